"""``faqprint dump``: the laid-out pages as text."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from .options import add_appendix, add_edition
from .outcome import Outcome

if TYPE_CHECKING:
    from .progress import Progress
    from .words import Words


def add_options(parser: ArgumentParser, words: Words) -> None:
    """The options of ``dump``."""
    add_appendix(parser, words)
    add_edition(parser, words)


def run(options: Namespace, words: Words, progress: Progress) -> Outcome:
    """Print the laid-out pages as text."""
    from ..pipeline.build import dump as dump_appendix

    text = dump_appendix(options.appendix, edition=options.edition, branches=options.branches)
    return Outcome(report=text, result={"text": text})
