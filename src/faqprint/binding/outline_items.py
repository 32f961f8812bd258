"""The bookmarks of a PDF of any origin, read in order (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary, Name, Pdf

from ..named_tuple import NamedTuple
from .pdf_values import dictionary, integer, text


class OutlineItem(NamedTuple):
    """A bookmark."""

    #: The titles from the outermost bookmark down to its own.
    path: tuple[str, ...]
    #: Its object, and that in which it stands.
    entries: Any
    parent: Any

    @property
    def is_open(self) -> bool:
        """Whether those below it are seen at once."""
        return (integer(self.entries.get(Name.Count)) or 0) > 0


def outline_items(pdf: Pdf) -> Iterator[OutlineItem]:
    """Give the bookmarks in order, each before those below it; a ring ends where it began."""
    root = dictionary(pdf.Root.get(Name.Outlines))
    seen: set[tuple[int, int]] = set()
    pending: list[tuple[Any, Any, tuple[str, ...]]] = [(root.get(Name.First), root, ())]
    while pending:
        entries, parent, above = pending.pop()
        if not isinstance(entries, Dictionary) or entries.objgen in seen:
            continue
        seen.add(entries.objgen)
        path = (*above, text(entries.get(Name.Title)))
        yield OutlineItem(path, entries, parent)
        pending += [(entries.get(Name.Next), parent, above), (entries.get(Name.First), entries, path)]
