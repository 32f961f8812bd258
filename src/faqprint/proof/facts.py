"""The document around its text against the content: its title and language, its pages, its bookmarks, where its names lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from ..style import paper_size
from ..units import MM
from .document import PdfFile
from .expected import expected_bookmarks
from .finding import Finding, finding
from .navigation import bookmarks, named_destinations
from .reader import ReadPdf
from .syntax import text

if TYPE_CHECKING:
    from ..manuscript.model import Appendix

_LANGUAGE: Final = "ja-JP"
#: What the size of a page may differ from its paper's, in pt.
_TOLERANCE: Final = 0.01
_MARKUP: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}


def check_facts(reading: ReadPdf, appendix: Appendix, order: Iterable[int], begins: Mapping[str, int]) -> Iterator[Finding]:
    """Everything that is told or shown of the document as a whole is that of the content.

    ``order``: the pages' objects as the tree comes to them; ``begins``: the page of each anchor's text.
    """
    document = reading.document
    yield from _check_information(document, appendix)
    yield from _check_pages(reading, appendix, order)
    yield from _check_bookmarks(document, appendix)
    numbers = {page.page.ref: page.page.number for page in reading.pages}
    names = named_destinations(document)
    for anchor, page in begins.items():
        target = document.array(names.get(anchor.encode()))
        if not target or numbers.get(target[0]) != page:
            yield finding("destination-page", page, anchor)


def _check_information(document: PdfFile, appendix: Appendix) -> Iterator[Finding]:
    information = document.dictionary(document.trailer.get("Info"))
    told = {"Title": appendix.title.text, "Subject": appendix.manual.text, "Author": appendix.publisher.text}
    metadata = document.decode(document.catalog.get("Metadata"))
    for entry, expected in told.items():
        found = text(document.get(information.get(entry)))
        escaped = "".join(_MARKUP.get(character, character) for character in expected)
        if found != expected or b">%b<" % escaped.encode() not in metadata:
            yield finding("document-fact", where=entry, expected=expected, found=found)
    language = text(document.get(document.catalog.get("Lang")))
    if language != _LANGUAGE:
        yield finding("document-fact", where="Lang", expected=_LANGUAGE, found=language)


def _check_pages(reading: ReadPdf, appendix: Appendix, order: Iterable[int]) -> Iterator[Finding]:
    """The pages stand in the order in which they are read, and each has the paper of the style."""
    width, height = paper_size(appendix.style)
    expected = (0.0, 0.0, width * MM, height * MM)
    for page, read in zip_longest((each.page for each in reading.pages), dict.fromkeys(order)):
        if page is None or read != page.ref:
            yield finding("page-order", page.number if page else 0)
            return
        if any(abs(edge - other) > _TOLERANCE for edge, other in zip(page.box, expected, strict=True)):
            yield finding("page-paper", page.number)


def _check_bookmarks(document: PdfFile, appendix: Appendix) -> Iterator[Finding]:
    found = [
        (level, text(document.get(entries.get("Title"))), _name_of(document, entries)) for level, entries in bookmarks(document)
    ]
    for (level, title, anchor), bookmark in zip_longest(expected_bookmarks(appendix), found, fillvalue=(0, "", "")):
        if (level, title, anchor) != bookmark:
            yield finding("outline-differs", where=anchor, expected=title, found=bookmark[1])
            return


def _name_of(document: PdfFile, bookmark: Mapping[str, Any]) -> str:
    """The named destination that a bookmark leads to."""
    name = document.get(bookmark.get("Dest"))
    return name.decode("latin-1") if isinstance(name, bytes) else ""
