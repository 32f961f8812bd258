"""The structure elements by themselves: nesting, headings, tables, lists, notes (ISO 32000-1, 14.8.4; ISO 14289-1, 7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from .document import PdfFile
from .finding import Finding, finding
from .syntax import text
from .tree import STANDARD, Element, ReadTree, attributes

#: Which elements may stand in which; elements not named here may hold anything but ``_ONLY_IN``'s.
_MAY_HOLD: Final = {
    "Table": frozenset({"TR", "THead", "TBody", "TFoot", "Caption"}),
    "THead": frozenset({"TR"}),
    "TBody": frozenset({"TR"}),
    "TFoot": frozenset({"TR"}),
    "TR": frozenset({"TH", "TD"}),
    "L": frozenset({"L", "LI", "Caption"}),
    "LI": frozenset({"Lbl", "LBody"}),
    "TOC": frozenset({"TOC", "TOCI", "Caption"}),
}
_ONLY_IN: Final = {
    "TR": frozenset({"Table", "THead", "TBody", "TFoot"}),
    "TH": frozenset({"TR"}),
    "TD": frozenset({"TR"}),
    "THead": frozenset({"Table"}),
    "TBody": frozenset({"Table"}),
    "TFoot": frozenset({"Table"}),
    "LI": frozenset({"L"}),
    "LBody": frozenset({"LI"}),
    "TOCI": frozenset({"TOC"}),
}
#: Columns that a cell may span, and units of work that each takes.
_COLUMNS: Final = 10_000
_CELL_UNITS: Final = 4
_HEADINGS: Final = {f"H{level}": level for level in range(1, 7)}


class _Walk:
    """One pass over the elements of a file."""

    def __init__(self, document: PdfFile, tree: ReadTree, numbers: dict[int, int]) -> None:
        self.document = document
        self.tree = tree
        self.numbers = numbers
        self._pages: list[int] = []

    def finding_at(self, code: str, index: int, **values: object) -> Finding:
        """A finding about an element, with the page where it begins."""
        self._pages = self._pages or self.tree.first_pages()
        page = self.numbers.get(self._pages[index], 0)
        return finding(code, page, self.tree.elements[index].kind, **values)

    def nesting(self, index: int, element: Element) -> Iterator[Finding]:
        """Type, parent link and place of an element."""
        parent = self.tree.elements[element.parent]
        if element.kind not in STANDARD:
            yield self.finding_at("element-kind", index)
        if element.entries.get("P") != parent.ref:
            yield self.finding_at("element-parent", index)
        allowed, places = _MAY_HOLD.get(parent.kind), _ONLY_IN.get(element.kind)
        if (allowed and element.kind not in allowed) or (places and parent.kind not in places):
            yield self.finding_at("element-child", index, parent=parent.kind or "StructTreeRoot")

    def kinds(self, element: Element) -> list[str]:
        """The types of an element's children."""
        return [self.tree.elements[kid].kind for kid in element.kids]

    def item(self, index: int, element: Element) -> Iterator[Finding]:
        """A list item has at most one label, then one body."""
        if self.kinds(element) not in (["Lbl", "LBody"], ["LBody"]):
            yield self.finding_at("list-label", index)

    def figure(self, index: int, element: Element) -> Iterator[Finding]:
        """A figure has words in its stead."""
        get = self.document.get
        if not get(element.entries.get("Alt")) and not get(element.entries.get("ActualText")):
            yield self.finding_at("figure-alt", index)

    def link(self, index: int, element: Element) -> Iterator[Finding]:
        """A link element names its annotation."""
        if index not in self.linked:
            yield self.finding_at("link-no-object", index)

    def note(self, index: int, element: Element) -> Iterator[Finding]:
        """A note has an ID that no other element has."""
        own = text(self.document.get(element.entries.get("ID")))
        if not own or self.ids.get(own) != 1:
            yield self.finding_at("note-id", index)

    def heading_cell(self, index: int, element: Element) -> Iterator[Finding]:
        """A head cell says whether it heads its row or its column."""
        if attributes(self.document, element.entries, "Table").get("Scope") not in ("Row", "Column", "Both"):
            yield self.finding_at("table-scope", index)

    def rows(self, element: Element) -> Iterator[int]:
        """The rows of a table, through its head and bodies."""
        for kid in element.kids:
            if self.tree.elements[kid].kind == "TR":
                yield kid
            elif self.tree.elements[kid].kind in ("THead", "TBody", "TFoot"):
                yield from (row for row in self.tree.elements[kid].kids if self.tree.elements[row].kind == "TR")

    def table(self, index: int, element: Element) -> Iterator[Finding]:
        """Every row of a table takes as many columns as the first one, spans from above counted."""
        above: list[int] = []  # rows below this one that a cell from above still takes, by column
        columns, count = -1, 0
        for count, row in enumerate(self.rows(element), 1):
            taken = above
            above = []
            cells = iter(self.tree.elements[row].kids)
            while True:
                if len(above) < len(taken) and taken[len(above)]:
                    above.append(taken[len(above)] - 1)
                    continue
                cell = next(cells, None)
                if cell is None:
                    break
                high, wide = self.spans(self.tree.elements[cell])
                if high < 1 or wide < 1:
                    yield self.finding_at("table-span", cell)
                wide = max(1, min(wide, _COLUMNS))
                self.document.budget.spend(_CELL_UNITS * wide)
                above += [max(0, high - 1)] * wide
            above += [max(0, rest - 1) for rest in taken[len(above) :] if rest]
            self.document.budget.spend(_CELL_UNITS * len(above))
            columns = len(above) if columns < 0 else columns
            if len(above) != columns:
                yield self.finding_at("table-irregular", row, row=count, cells=len(above), columns=columns)
        if not count:
            yield self.finding_at("table-empty", index)
        elif any(above):
            yield self.finding_at("table-row-span", index)

    def spans(self, element: Element) -> tuple[int, int]:
        """RowSpan and ColSpan of a cell; 0 for what is no whole number."""
        if "A" not in element.entries and "C" not in element.entries:
            return 1, 1
        own = attributes(self.document, element.entries, "Table")
        high, wide = (self.document.get(own.get(key, 1)) for key in ("RowSpan", "ColSpan"))
        return (high if isinstance(high, int) else 0), (wide if isinstance(wide, int) else 0)

    def headings(self) -> Iterator[Finding]:
        """Levels begin at 1 and go down one at a time."""
        before = 0
        for index, element in enumerate(self.tree.elements):
            level = _HEADINGS.get(element.kind)
            if level:
                if level > before + 1:
                    yield self.finding_at("heading-skip", index, before=f"H{before}" if before else "—", after=element.kind)
                before = level

    def run(self) -> Iterator[Finding]:
        """Every element against the rules of its type."""
        elements = self.tree.elements
        self.linked = {mark.element for mark in self.tree.objects}
        self.ids: dict[str, int] = {}
        for element in elements:
            if "ID" in element.entries:
                own = text(self.document.get(element.entries["ID"]))
                self.ids[own] = self.ids.get(own, 0) + 1
        rules: dict[str, Any] = {
            "LI": self.item, "Link": self.link, "Note": self.note, "TH": self.heading_cell, "Table": self.table,
            "Figure": self.figure, "Formula": self.figure,
        }  # fmt: skip
        for index, element in enumerate(elements[1:], 1):
            yield from self.nesting(index, element)
            if element.kind in rules:
                yield from rules[element.kind](index, element)
        yield from self.headings()


def check_elements(document: PdfFile, tree: ReadTree, numbers: dict[int, int]) -> Iterator[Finding]:
    """All findings about elements; ``numbers``: the number of each page's object."""
    if len(tree.elements) > 1:
        yield from _Walk(document, tree, numbers).run()
