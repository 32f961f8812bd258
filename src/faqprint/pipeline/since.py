"""The bars of ``build --since``: an appendix beside an old content (CD-21)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..compare.change_bars import with_change_bars
from ..compare.comparison import compare
from ..manuscript.model import Appendix
from .compared_content import locate, read_compared


def add_change_bars(new: Appendix, old: str, edition: str | Mapping[str, str] | None) -> Appendix:
    """Give a resolved appendix with bars beside what changed since an old content.

    ``old``: as ``compared_content.locate`` takes it; it has the same edition's values.  Raises what reading it does.
    """
    there = locate(old, Path(new.path))
    code, values = (edition, None) if isinstance(edition, str) else (None, edition)
    if code is not None and there.is_in_pdf:
        code, values = None, {name: value.text for name, value in new.values.items()}
    before = read_compared(there, code, values)
    return with_change_bars(new, compare(before.appendix, new, (old, new.path), (before.examined, None)))
