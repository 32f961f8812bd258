"""Edits of a text by its characters."""

from __future__ import annotations

from collections.abc import Iterable

from ..named_tuple import NamedTuple


class TextEdit(NamedTuple):
    """Characters ``start`` to ``end`` of a text are to be ``mended``."""

    start: int
    end: int
    mended: str


def edit_text(text: str, edits: Iterable[TextEdit]) -> str:
    """Make edits in a text; of two that overlap the first."""
    parts, at = [], 0
    for start, end, mended in sorted(set(edits)):
        if start >= at:
            parts += [text[at:start], mended]
            at = end
    return "".join((*parts, text[at:]))
