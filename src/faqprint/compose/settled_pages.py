"""An appendix that names its own pages (``[[id:page]]``) is laid out again until the pages that it names stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ..errors import LayoutError
from ..layout.display_list import Layout
from ..manuscript.model import Appendix
from ..manuscript.page_references import put_pages
from ..storage.memory_cache import Memoizer

#: How often an appendix is laid out again at most.
AGAIN: Final = 5


def settle_pages(appendix: Appendix, lay_out: Callable[[Appendix], Layout], memo: Memoizer) -> Layout:
    """Lay out an appendix, with the pages that it names put in; raises ``LayoutError`` if they never stand."""
    pages: Mapping[int, int] = dict.fromkeys(appendix.paged, 1)
    before = pages
    for _ in range(1 + AGAIN):
        layout = lay_out(put_pages(appendix, pages, memo))
        found = pages_named(appendix, layout)
        if found == pages:
            return layout
        before, pages = pages, found
    number = next(number for number in sorted(pages) if pages[number] != before[number])
    name = next(question.id for question in appendix.questions() if question.number == number)
    raise LayoutError("pages-unsettled", id=name, page=str(before[number]), other=str(pages[number]))


def pages_named(appendix: Appendix, layout: Layout) -> dict[int, int]:
    """The pages of the questions whose page an appendix names, by their running numbers."""
    return {number: layout.pages_of[f"q{number}"] for number in appendix.paged}


def with_pages(appendix: Appendix, layout: Layout) -> Appendix:
    """Give the appendix as it was laid out."""
    return put_pages(appendix, pages_named(appendix, layout)) if appendix.paged else appendix
