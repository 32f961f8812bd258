"""The document around its content: language, title, labels, tab order, bookmarks, links' targets, embedded fonts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from .document import PdfFile
from .finding import Finding, finding
from .reader import ReadPdf
from .syntax import Ref, text

#: Types of simple fonts, and of the descendants of composite ones.
_FONTS: Final = frozenset(("Type1", "MMType1", "TrueType", "Type3", "CIDFontType0", "CIDFontType2"))
#: The CMaps that a file may name, without the -H or -V of their direction (ISO 32000-1, Table 118).
_CMAPS: Final = frozenset(
    (
        "83pv-RKSJ", "90ms-RKSJ", "90msp-RKSJ", "90pv-RKSJ", "Add-RKSJ", "B5pc", "CNS-EUC", "ETen-B5", "ETenms-B5", "EUC",
        "Ext-RKSJ", "GB-EUC", "GBK-EUC", "GBK2K", "GBKp-EUC", "GBpc-EUC", "HKscs-B5", "Identity", "KSC-EUC", "KSCms-UHC",
        "KSCms-UHC-HW", "KSCpc-EUC", "UniCNS-UCS2", "UniCNS-UTF16", "UniGB-UCS2", "UniGB-UTF16", "UniJIS-UCS2", "UniJIS-UCS2-HW",
        "UniJIS-UTF16", "UniKS-UCS2", "UniKS-UTF16",
    )
)  # fmt: skip
#: Units of work that a node of a tree takes.
_NODE_UNITS: Final = 80


def _is_cmap(name: str) -> bool:
    collection, _, direction = name.rpartition("-")
    return direction in ("H", "V") and (not collection or collection in _CMAPS)


def _check_catalog(document: PdfFile) -> Iterator[Finding]:
    """What PDF/UA-1 asks of the catalog."""
    catalog = document.catalog
    if not text(document.get(catalog.get("Lang"))):
        yield finding("catalog-lang")
    if document.get(document.dictionary(catalog.get("MarkInfo")).get("Marked")) is not True:
        yield finding("catalog-mark-info")
    if not document.dictionary(catalog.get("StructTreeRoot")):
        yield finding("catalog-no-tree")
    metadata = document.decode(catalog.get("Metadata"))
    if not metadata:
        yield finding("catalog-metadata")
    if not text(document.get(document.dictionary(document.trailer.get("Info")).get("Title"))) and b"dc:title" not in metadata:
        yield finding("catalog-title")
    if document.get(document.dictionary(catalog.get("ViewerPreferences")).get("DisplayDocTitle")) is not True:
        yield finding("catalog-show-title")
    if 0 not in document.number_tree(catalog.get("PageLabels")):
        yield finding("catalog-labels")


def named_destinations(document: PdfFile) -> dict[bytes, Any]:
    """Give the named destinations of the name tree."""
    found: dict[bytes, Any] = {}
    pending: list[Any] = [document.dictionary(document.catalog.get("Names")).get("Dests")]
    seen: set[int] = set()
    while pending:
        node = pending.pop()
        if type(node) is Ref:
            if node in seen:
                continue
            seen.add(node)
        entries = document.dictionary(node)
        names = document.array(entries.get("Names"))
        document.budget.spend(_NODE_UNITS + len(names))
        found.update((key, value) for key, value in zip(names[::2], names[1::2], strict=False) if isinstance(key, bytes))
        pending += document.array(entries.get("Kids"))
    return found


def bookmarks(document: PdfFile) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the bookmarks with their levels, in order; their chains are sound (``check_navigation``)."""
    pending = [(0, document.dictionary(document.catalog.get("Outlines")).get("First"))]
    while pending:
        level, reference = pending.pop()
        if entries := document.dictionary(reference):
            yield level, entries
            pending += [(level, entries.get("Next")), (level + 1, entries.get("First"))]


class _Targets:
    """Answers whether a destination or an action leads to a page of this file (or out of it)."""

    def __init__(self, reading: ReadPdf) -> None:
        self.document = reading.document
        self.pages = {page.page.ref for page in reading.pages}
        self.named = named_destinations(reading.document)

    def page(self, target: Any) -> bool:
        """A destination, named or explicit, leads to a page."""
        target = self.document.get(target)
        if isinstance(target, bytes):
            target = self.document.get(self.named.get(target))
        elif isinstance(target, str):
            target = self.document.get(self.document.dictionary(self.document.catalog.get("Dests")).get(target))
        if isinstance(target, dict):
            target = self.document.get(target.get("D"))
        return isinstance(target, list) and len(target) > 1 and type(target[0]) is Ref and target[0] in self.pages

    def leads_somewhere(self, entries: dict[str, Any]) -> bool:
        """A bookmark or a link leads somewhere."""
        if "Dest" in entries:
            return self.page(entries["Dest"])
        action = self.document.dictionary(entries.get("A"))
        if action.get("S") == "GoTo":
            return self.page(action.get("D"))
        return bool(self.document.get(action.get("URI"))) if action.get("S") == "URI" else bool(action)


def _check_outline(document: PdfFile, targets: _Targets) -> Iterator[Finding]:
    """Bookmarks: titles, targets, chains and counts at every level (ISO 32000-1, 12.3.3)."""
    root = document.catalog.get("Outlines")
    seen: set[int] = set()

    def level(ref: Any, parent: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
        before, kid = None, parent.get("First")
        while kid is not None:
            entries = document.dictionary(kid)
            if type(kid) is not Ref or kid in seen or entries.get("Prev") != before or entries.get("Parent") != ref:
                broken.append(finding("outline-chain", where=text(document.get(entries.get("Title")))))
                return
            seen.add(kid)
            document.budget.spend(_NODE_UNITS)
            yield kid, entries
            before, kid = kid, entries.get("Next")
        if parent.get("Last") != before:
            broken.append(finding("outline-chain"))

    broken: list[Finding] = []
    order: list[tuple[Any, dict[str, Any], list[int]]] = [(root, document.dictionary(root), [])]
    for ref, entries, kids in order:  # grows: breadth first
        for kid, below in level(ref, entries):
            kids.append(len(order))
            order.append((kid, below, []))
    yield from broken
    shown = [0] * len(order)  # descendants that are seen when this one is open
    for index in range(len(order) - 1, -1, -1):
        ref, entries, kids = order[index]
        count = document.get(entries.get("Count"))
        shown[index] = sum(1 + (shown[kid] if _is_open(document, order[kid][1]) else 0) for kid in kids)
        if abs(count if isinstance(count, int) else 0) != shown[index]:
            yield finding("outline-count", where=text(document.get(entries.get("Title"))), count=count or 0, actual=shown[index])
    for _, entries, _ in order[1:]:
        title = text(document.get(entries.get("Title")))
        if not title.strip():
            yield finding("outline-title")
        if not targets.leads_somewhere(entries):
            yield finding("outline-target", where=title)


def _is_open(document: PdfFile, entries: dict[str, Any]) -> bool:
    count = document.get(entries.get("Count"))
    return isinstance(count, int) and count > 0


def check_navigation(reading: ReadPdf) -> Iterator[Finding]:
    """All findings about the document around its content."""
    document, targets = reading.document, _Targets(reading)
    yield from _check_catalog(document)
    for page in reading.pages:
        if document.get(page.page.entries.get("Tabs")) != "S":
            yield finding("page-tabs", page.page.number)
        annotations = document.array(page.page.entries.get("Annots"))
        document.budget.spend(_NODE_UNITS * len(annotations))
        for ref in annotations:
            annotation = document.dictionary(ref)
            if annotation.get("Subtype") == "Link" and not targets.leads_somewhere(annotation):
                yield finding("link-target", page.page.number, text(document.get(annotation.get("Contents"))))
    if document.dictionary(document.catalog.get("Outlines")):
        yield from _check_outline(document, targets)
    yield from check_fonts(reading)


def check_fonts(reading: ReadPdf) -> Iterator[Finding]:
    """Whether fonts are embedded, of a type and in an encoding that there are."""
    for _, font in reading.fonts().values():
        if not font.program and not font.drawn:
            yield finding("font-not-embedded", where=font.name)
        if font.subtype not in _FONTS:
            yield finding("font-subtype", where=font.name, subtype=font.subtype)
        if font.composite and font.encoding and not _is_cmap(font.encoding):
            yield finding("font-encoding", where=font.name, encoding=font.encoding)
