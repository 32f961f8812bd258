"""Did you mean: the known name that lies nearest to what was written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def nearest_name(written: str, known: Iterable[str]) -> str:
    """Give the known name that ``written`` was probably meant to be, or ``''``; width and case do not count."""
    from difflib import get_close_matches

    folded = {_fold(name): name for name in known}
    for name in folded:
        if name.isdecimal() and _fold(written).isdecimal() and name.lstrip("0") == _fold(written).lstrip("0"):
            return folded[name]  # a spreadsheet takes the zeros at the head away
    found = get_close_matches(_fold(written), folded, 1, 0.6)
    return folded[found[0]] if found else ""


def _fold(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()
