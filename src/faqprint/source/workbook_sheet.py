"""The sheets of a workbook (.xlsx): their cells, hidden rows and merged cells, and which cells have notes.

ECMA-376 part 1, 18.3 and 18.7.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from .number_format import GENERAL
from .workbook_parts import (
    CellStyle,
    Merged,
    PartReader,
    StringsReader,
    TextReader,
    WorkbookCell,
    WorkbookError,
    unescape,
)

#: What a sheet has in Excel.
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_PLAIN: Final = CellStyle(GENERAL, False, False)


class SheetReader(TextReader):
    """Reads the rows and cells of a sheet."""

    def __init__(self, strings: StringsReader, styles: Sequence[CellStyle], most_cells: int) -> None:
        super().__init__()
        self._left = most_cells
        self._strings = strings
        self._styles = styles
        self._row = 0
        self._column = 0
        self._cell: Mapping[str, str] = {}
        self._formula = False
        self._value: str | None = None
        self._cells: dict[int, WorkbookCell] = {}
        self.rows: dict[int, tuple[WorkbookCell, ...]] = {}
        self.hidden: list[int] = []
        self.merged: list[Merged] = []

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._row = _whole_number(attributes["r"], LAST_ROW) if "r" in attributes else self._row + 1
            self._column = 0
            self._cells = {}
            if attributes.get("hidden") in ("1", "true"):
                self.hidden.append(self._row)
        elif name == "v":
            self._keep()
        elif name == "f":
            self._formula = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        else:
            super()._begin(name, attributes)

    def _end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "v":
            self._value = self._take()
        elif name == "row" and self._cells:
            self.rows[self._row] = tuple(self._cells[column] for column in sorted(self._cells))
        else:
            super()._end(name)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._column += 1
        if reference := attributes.get("r"):
            row, self._column = _cell_place(reference)
            if row != self._row:
                raise WorkbookError("damaged")
        if self._column > LAST_COLUMN:
            raise WorkbookError("damaged")
        self._cell = attributes
        self._formula = False
        self._value = None

    def _end_cell(self) -> None:
        kind, value = self._cell.get("t", "n"), self._value
        text, runs = self.runs()
        if kind == "inlineStr":
            kind, value = "text", text
        elif kind == "s" and value:
            place = _whole_number(value, len(self._strings.texts) - 1, least=0)
            kind, value, runs = "text", self._strings.texts[place], self._strings.looks.get(place, ())
        elif kind == "str":
            kind, value = "text", unescape(value or "")
        elif not value and self._formula:
            kind, value = "none", "="
        if not value:
            return
        number = _whole_number(self._cell.get("s", "0"), max(len(self._styles) - 1, 0), least=0)
        style = self._styles[number] if self._styles else _PLAIN
        cell = WorkbookCell(self._row, self._column, kind, value, *style, self._formula, runs)
        self._cells[self._column] = cell
        self._left -= 1
        if self._left < 0:
            raise WorkbookError("too-big")

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        row, column = _cell_place(first)
        last_row, last_column = _cell_place(last or first)
        self.merged.append(Merged(reference, row, column, last_row, last_column))


class NotesReader(PartReader):
    """Reads which cells have notes: their rows and columns."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[tuple[int, int]] = []

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "comment":
            self.places.append(_cell_place(attributes.get("ref", "")))


def _whole_number(text: str, most: int, *, least: int = 1) -> int:
    """Read a whole number within bounds."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else -1
    if not least <= number <= most:
        raise WorkbookError("damaged")
    return number


def _cell_place(reference: str) -> tuple[int, int]:
    """``C12`` is row 12, column 3."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise WorkbookError("damaged")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    if column > LAST_COLUMN:
        raise WorkbookError("damaged")
    return _whole_number(match[2], LAST_ROW), column
