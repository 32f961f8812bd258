"""Many names in one sentence: the first ones, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .reports import REPORT_SENTENCES

#: Names that are shown of many.
SHOWN: Final = 10


def list_names(names: Sequence[str], lang: str = "ja") -> str:
    """Give some names in a row, and of many how many more there are; ``lang`` is ``ja`` or ``en``."""
    english = lang == "en"
    shown = (", " if english else "、").join(names[:SHOWN])
    return shown if len(names) <= SHOWN else REPORT_SENTENCES["and-more"][english].format(shown=shown, count=len(names) - SHOWN)
