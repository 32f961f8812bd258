"""The structure of a file in bulk: the order in which its tree reads the marks of its pages, once nothing in it is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from .content import Content
from .document import PdfFile
from .elements import check_elements
from .entries import check_entries
from .navigation import check_navigation
from .reader import PageContent, ReadPdf
from .structure import Subject, check_annotations, subject

#: What a page's content is of which only the marks are known.
_UNREAD: Final = Content((), 0)

#: The number of a page's object, and an MCID.
PageMark = tuple[int, int]


def read_structure(document: PdfFile) -> Subject | None:
    """The structure of a file, of whose pages only the objects are read.

    ``None``: anything but content and fonts is not surely as it should be, be it the marks that the pages draw.
    """
    document = document.apart()  # nobody asks for an element again
    pages = tuple(PageContent(page, {}, _UNREAD) for page in document.pages())
    it = subject(ReadPdf(document, pages))
    wrong = (
        not pages
        or it.tree.findings
        or any(True for _ in check_annotations(it))
        or any(True for _ in check_elements(document, it.tree, it.numbers))
        or any(True for _ in check_navigation(it.reading))
        or any(True for _ in check_entries(it))
    )
    return None if wrong else it


def marks_in_order(it: Subject, drawn: Mapping[int, Sequence[int]]) -> list[PageMark] | None:
    """The marks of the pages as the tree reads them; ``None``: streams, tree and ParentTree do not name the same, once each.

    ``drawn``: the MCIDs that each page draws, in stream order, by its object.  Marks that one page has behind each other in the
    tree must be so in its stream.
    """
    places = {page: {mcid: place for place, mcid in enumerate(mcids)} for page, mcids in drawn.items()}
    owners: dict[int, dict[int, int]] = {page: {} for page in drawn}
    before = last = 0
    for page, mcid, element in it.tree.marks:
        place = places[page][mcid]
        if mcid in owners[page] or (page == before and place != last + 1):
            return None
        owners[page][mcid] = it.tree.elements[element].ref
        before, last = page, place
    document = it.reading.document
    for each in it.reading.pages:
        named = document.array(it.parents[document.get(each.page.entries.get("StructParents"))])
        own = owners[each.page.ref]
        if len(own) != len(places[each.page.ref]) or len(own) != len(named) or list(map(own.get, range(len(named)))) != named:
            return None
    return [(int(page), mcid) for page, mcid, _ in it.tree.marks]
