"""``faqprint schema``: the JSON Schema of the content."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from .outcome import Outcome

if TYPE_CHECKING:
    from .progress import Progress
    from .words import Words


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``schema``."""


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Print the JSON Schema of the content."""
    import json

    from ..manuscript.json_schema import schema as content_schema
    from ..proofread.rules import RULES

    made = content_schema({rule.id: rule.title[0] for rule in RULES})
    return Outcome(report=json.dumps(made, ensure_ascii=False, indent=1), result=made)
