"""The entries of dictionaries that files of ours have: any other one may show, say or do what the proof knows nothing of.

A page that is turned or cropped, an element that is read as another word, a layer, a script, a type that stands for another one:
readers obey hundreds of such entries, and the checks of the proof read some thirty.  In a file that was just written every
other one is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from .document import PdfFile
from .finding import Finding, finding
from .navigation import bookmarks
from .structure import Subject
from .tree import Element


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_KNOWN: Final[Mapping[str, frozenset[str]]] = {
    "Catalog": _names(
        "Type Pages Names Outlines PageMode OutputIntents PageLabels StructTreeRoot Metadata MarkInfo Lang ViewerPreferences AF"
    ),
    "Names": _names("Dests EmbeddedFiles"),
    "MarkInfo": _names("Marked"),
    "ViewerPreferences": _names("DisplayDocTitle"),
    "Info": _names("Title Subject Author Producer CreationDate ModDate"),
    "Pages": _names("Type Kids Count Parent MediaBox"),
    "Page": _names("Type Parent Contents Resources Tabs StructParents Annots MediaBox"),
    "Resources": _names("Font XObject"),
    "Image": _names("Type Subtype Width Height BitsPerComponent ColorSpace Filter Length"),
    "Link": _names("Type Subtype Rect Border F Contents StructParent Dest A"),
    "Action": _names("Type S URI"),
    "Bookmark": _names("Title Parent Dest Prev Next First Last Count"),
    "StructTreeRoot": _names("Type K ParentTree IDTree"),
    "StructElem": _names("Type S P Pg K A ID Alt"),
    "Attributes": _names("O Scope RowSpan ColSpan ListNumbering Placement BBox TextDecorationType"),
}
_KINDS: Final = _names("Document Sect Div H1 H2 P Span Caption TOC TOCI Reference Link L LI Lbl LBody Note Table TR TH TD Figure")
#: Elements that may hold nothing: without them a table's rows would not be of one length.
_CELLS: Final = _names("TH TD")
#: Elements that have words in their stead.
_DESCRIBED: Final = _names("Figure")


def check_entries(it: Subject) -> Iterator[Finding]:
    """No dictionary but those of fonts has an entry that none of ours has."""
    document = it.reading.document
    catalog = document.catalog
    yield from _unknown("Catalog", catalog)
    for name in ("Names", "MarkInfo", "ViewerPreferences"):
        yield from _unknown(name, document.dictionary(catalog.get(name)))
    yield from _unknown("Info", document.dictionary(document.trailer.get("Info")))
    yield from _check_page_tree(document)
    for page in it.reading.pages:
        yield from _unknown("Page", page.page.entries, page.page.number)
        yield from _unknown("Resources", page.page.resources, page.page.number)
        for annotation in map(document.dictionary, document.array(page.page.entries.get("Annots"))):
            yield from _check_link(document, annotation, page.page.number)
    for picture in {id(page.page.resources): page.page.resources.get("XObject") for page in it.reading.pages}.values():
        for reference in document.dictionary(picture).values():
            yield from _unknown("Image", document.dictionary(reference))
    for _, bookmark in bookmarks(document):
        yield from _unknown("Bookmark", bookmark)
    yield from _unknown("StructTreeRoot", it.tree.elements[0].entries)
    yield from _check_elements(document, it.tree.elements[1:])


def _unknown(where: str, entries: Iterable[str], page: int = 0) -> Iterator[Finding]:
    known = _KNOWN[where]
    for entry in entries:
        if entry not in known:
            yield finding("entry-unknown", page, where, entry=entry)


def _check_page_tree(document: PdfFile) -> Iterator[Finding]:
    pending = [document.catalog.get("Pages")]
    while pending:
        entries = document.dictionary(pending.pop())
        if "Kids" in entries:
            yield from _unknown("Pages", entries)
            pending += document.array(entries["Kids"])


def _check_link(document: PdfFile, annotation: Mapping[str, Any], page: int) -> Iterator[Finding]:
    yield from _unknown("Link", annotation, page)
    yield from _unknown("Action", document.dictionary(annotation.get("A")), page)
    kind = document.get(document.dictionary(annotation.get("A")).get("S", "URI"))
    seen = document.get(annotation.get("F")), document.array(annotation.get("Border"))
    if annotation.get("Subtype") != "Link" or kind != "URI" or seen != (4, [0, 0, 0]):
        yield finding("entry-value", page, "Link")


def _check_elements(document: PdfFile, elements: list[Element]) -> Iterator[Finding]:
    """All at once: there are a hundred thousand."""
    yield from _unknown("StructElem", set().union(*[element.entries for element in elements]))
    for kind in {element.entries.get("S") for element in elements} - _KINDS:
        yield finding("element-kind", where=str(kind))
    owned = [document.get(element.entries["A"]) for element in elements if "A" in element.entries]
    attributes = [document.dictionary(item) for own in owned for item in (own if isinstance(own, list) else [own])]
    yield from _unknown("Attributes", set().union(*attributes))
    for element in elements:
        if "K" not in element.entries and element.kind not in _CELLS:
            yield finding("element-empty", where=element.kind)
        if "Alt" in element.entries and element.kind not in _DESCRIBED:
            yield finding("entry-unknown", where=element.kind, entry="Alt")
