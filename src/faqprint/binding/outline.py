"""Bookmarks of two files made one outline (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from typing import Any

from pikepdf import Dictionary, Name, Pdf, String

from .outline_items import OutlineItem, outline_items
from .pdf_values import dictionary, import_value


def join_outlines(manual: Pdf, appendix: Pdf, title: str, place: Any, behind: Any = None) -> None:
    """Put the appendix's bookmarks, whose pages are the manual's by now, below one of their own.

    ``place``: where that leads; ``behind``: the manual's bookmark that it follows at the same level, ``None``: the last one.
    """
    root = manual.Root.get(Name.Outlines)
    if not isinstance(root, Dictionary):
        root = manual.make_indirect(Dictionary(Type=Name.Outlines))
        manual.Root.Outlines = root
    elif not root.is_indirect:
        root = _own_object(manual, root)
    item = manual.make_indirect(Dictionary(Title=String(title), Dest=place))
    source = appendix.Root.get(Name.Outlines)
    if isinstance(dictionary(source).get(Name.First), Dictionary):
        copied = import_value(manual, appendix, source)
        item.First = copied.First
        kids = _level(item)
        item.Last = kids[-1]
        for kid in kids:
            kid.Parent = item
    if behind is None:
        level = list(_level(root))
        behind, parent = (level[-1] if level else None), root
    else:
        parent = dictionary(behind.get(Name.Parent)) or root
    item.Parent = parent
    _insert(item, behind, parent)
    count_items(manual)


def _own_object(pdf: Pdf, root: Any) -> Any:
    """Make the root of an outline an object of its own, which its bookmarks can name."""
    pdf.Root.Outlines = root = pdf.make_indirect(root)
    for item in _level(root):
        item.Parent = root
    return root


def _level(parent: Any) -> list[Any]:
    """Give the bookmarks right below one, or below the root."""
    found: list[Any] = []
    item, seen = parent.get(Name.First), set()
    while isinstance(item, Dictionary) and item.objgen not in seen:
        seen.add(item.objgen)
        found.append(item)
        item = item.get(Name.Next)
    return found


def _insert(item: Any, behind: Any, parent: Any) -> None:
    following = None if behind is None else behind.get(Name.Next)
    if behind is None:
        parent.First = item
    else:
        item.Prev, behind.Next = behind, item
    if isinstance(following, Dictionary):
        item.Next, following.Prev = following, item
    else:
        parent.Last = item


def count_items(pdf: Pdf) -> None:
    """Say of each bookmark, and of the root, how many are seen below it; one that was closed stays closed."""
    items = [*outline_items(pdf)]
    shown: dict[tuple[int, int], int] = {}
    for item in reversed(items):
        count = shown.get(item.entries.objgen, 0)
        _count(item, count)
        above = item.parent.objgen
        shown[above] = shown.get(above, 0) + 1 + (count if item.is_open else 0)
    root = pdf.Root.Outlines
    root.Count = shown.get(root.objgen, 0)


def _count(item: OutlineItem, count: int) -> None:
    if count:
        item.entries.Count = count if item.is_open else -count
    elif Name.Count in item.entries:
        del item.entries[Name.Count]
