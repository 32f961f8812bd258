"""Where in a manual the appendix goes: behind all, or behind what a bookmark stands for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from pikepdf import Array, Name, Page, Pdf

from ..errors import UsageError
from ..manuscript.nearest_name import nearest_name
from ..named_tuple import NamedTuple
from .bookmark_search import find_titles
from .destinations import named_places, page_numbers, page_of
from .outline_items import OutlineItem, outline_items
from .pdf_values import dictionary, inherit, integer, name
from .source_page import visible_box

#: The share of a page's height above which what begins there is taken to begin the page: a head and its white stand above.
_TOP: Final = 0.25
#: Where in a destination its height stands, by its kind (ISO 32000-1, table 151).
_HEIGHTS: Final = {"/XYZ": 3, "/FitH": 2, "/FitBH": 2, "/FitR": 5}


class Insertion(NamedTuple):
    """Where pages are put in."""

    #: Before which page, from 0; the number of pages: behind all.
    at: int
    #: The bookmark behind which that of the appendix stands; ``None``: behind all.
    behind: OutlineItem | None
    #: Its place among all bookmarks, from 0; -1: behind all.
    place: int = -1


class BookmarkTarget(NamedTuple):
    """A bookmark, the page that it leads to (from 0; ``None``: to none), and its destination."""

    item: OutlineItem
    page: int | None
    destination: Any


def bookmark_targets(pdf: Pdf) -> list[BookmarkTarget]:
    """Give the bookmarks of a file in order, with where they lead."""
    numbers, places = page_numbers(pdf), named_places(pdf)
    found = []
    for item in outline_items(pdf):
        destination = item.entries.get(Name.Dest)
        action = item.entries.get(Name.A)
        if destination is None and dictionary(action).get(Name.S) == Name.GoTo:
            destination = action.get(Name.D)
        target = places.find(destination)
        page = page_of(target, numbers)
        if page is not None:
            target = Array([pdf.pages[page].obj, *list(target)[1:]])
        found.append(BookmarkTarget(item, page, target))
    return found


def find_insertion(pdf: Pdf, after: str, file: str) -> Insertion:
    """Find where an appendix goes that is to stand behind the bookmark ``after``; ``''``: behind all.

    Behind a bookmark is where the next one that does not stand below it begins.  Raises ``UsageError`` if there is no such
    bookmark, or several, or it leads to no page of ``file``.
    """
    if not after:
        return Insertion(len(pdf.pages), None)
    targets = bookmark_targets(pdf)
    found = find_titles(after, [target.item.path for target in targets])
    if not found:
        near = nearest_name(after, [target.item.path[-1] for target in targets])
        raise UsageError("bookmark-unknown" if targets else "bookmark-none", title=after, file=file, near=near)
    if len(found) > 1:
        raise UsageError("bookmark-several", title=after, file=file, count=str(len(found)))
    place = found[0]
    depth = len(targets[place].item.path)
    behind = next((i for i in range(place + 1, len(targets)) if len(targets[i].item.path) <= depth), len(targets))
    begins = [target.page for target in targets[place:behind] if target.page is not None]
    if not begins:
        raise UsageError("bookmark-no-page", title=after, file=file)
    following = next((target for target in targets[behind:] if target.page is not None), None)
    if following is None or following.page is None:
        return Insertion(len(pdf.pages), targets[place].item, place)
    at = following.page + (not _begins_page(following.destination, pdf.pages[following.page]))
    last = max((page for page in begins if page <= following.page), default=begins[0])
    return Insertion(max(at, last + 1), targets[place].item, place)


def _begins_page(destination: Any, page: Page) -> bool:
    """Whether a destination is at the head of its page, so that nothing of what comes before it stands there."""
    kind = name(destination[1]) if len(destination) > 1 else ""
    index = _HEIGHTS.get(kind, len(destination))
    height = destination[index] if index < len(destination) else None
    if height is None or integer(inherit(page.obj, Name.Rotate)):
        return True
    box = visible_box(page.obj)
    return not isinstance(height, int | float | Decimal) or float(height) >= box.y1 - _TOP * box.height
