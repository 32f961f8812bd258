"""The parts of a workbook (.xlsx), each read as a stream and within limits: sheets, styles, texts and what names them.

ECMA-376 part 1, 18, and part 2, 9.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import IO, Final, NamedTuple
from xml.parsers import expat

from .number_format import GENERAL, NumberFormatError, built_in

#: What a sheet has in Excel.
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
_CHUNK: Final = 1 << 16
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


class WorkbookError(ValueError):
    """A file that is no workbook; ``reason``: ``damaged``, ``locked`` (a password, or an older format) or ``too-big``."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class WorkbookCell(NamedTuple):
    """A cell that holds something.

    ``kind``: ``n`` a number, ``text``, ``b`` TRUE or FALSE (``1``, ``0``), ``e`` an error, ``d`` a date by ISO 8601, ``none`` a
    formula whose result is not stored; ``format``: its number format, ``None`` for a number of one that means nothing.
    """

    row: int
    column: int
    kind: str
    value: str
    format: str | None


class Merged(NamedTuple):
    """A range of merged cells, whose first cell alone holds a value."""

    reference: str
    row: int
    column: int
    last_row: int
    last_column: int


class SheetName(NamedTuple):
    """A sheet of a workbook: its name, whether it is shown, and the part that holds it."""

    name: str
    visible: bool
    part: str


class Budget:
    """How many bytes and elements may still be read of a workbook."""

    def __init__(self, size: int, elements: int) -> None:
        self.size = size
        self.elements = elements

    def spend(self, size: int = 0, elements: int = 0) -> None:
        """Count what is read.  Raises ``WorkbookError`` where nothing is left."""
        self.size -= size
        self.elements -= elements
        if self.size < 0 or self.elements < 0:
            raise WorkbookError("too-big")


class PartReader:
    """Reads a part as a stream: ``_begin`` and ``_end`` get the names of elements without their prefix."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._kept = False
        self._budget = Budget(0, 0)

    def parse(self, stream: IO[bytes], budget: Budget) -> None:
        """Parse a part within the limits.  Raises ``WorkbookError``, and what expat and the stream do."""
        self._budget = budget
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._begin_prefixed
        parser.EndElementHandler = self._end_prefixed
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._refuse
        while chunk := stream.read(_CHUNK):
            budget.spend(size=len(chunk))
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""

    def _end(self, name: str) -> None:
        """Take the end of an element."""

    def _keep(self) -> None:
        """Keep the characters from here on."""
        self._text.clear()
        self._kept = True

    def _take(self) -> str:
        """Give the characters kept, and keep no more."""
        self._kept = False
        return "".join(self._text)

    def _begin_prefixed(self, name: str, attributes: dict[str, str]) -> None:
        self._budget.spend(elements=1)
        self._begin(name.rpartition(":")[2], attributes)

    def _end_prefixed(self, name: str) -> None:
        self._end(name.rpartition(":")[2])

    def _characters(self, text: str) -> None:
        if self._kept:
            self._text.append(text)

    def _refuse(self, *_: object) -> None:
        raise WorkbookError("damaged")  # no part of a workbook declares a document type


class RelationsReader(PartReader):
    """Reads which parts a part names."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self.targets: dict[str, tuple[str, str]] = {}

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", "")))
            self.targets[attributes.get("Id", "")] = (attributes.get("Type", ""), path.lstrip("/"))


class BookReader(PartReader):
    """Reads the names of the sheets."""

    def __init__(self, related: Mapping[str, tuple[str, str]]) -> None:
        super().__init__()
        self._related = related
        self.sheets: list[SheetName] = []
        self.date1904 = False

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "workbookPr":
            self.date1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            identity = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            kind, part = self._related.get(identity, ("", ""))
            if kind.endswith("/worksheet"):  # not a chart on a sheet of its own
                visible = attributes.get("state", "visible") == "visible"
                self.sheets.append(SheetName(attributes.get("name", ""), visible, part))


class StylesReader(PartReader):
    """Reads the number formats of the styles of cells."""

    def __init__(self) -> None:
        super().__init__()
        self.formats: list[str | None] = []
        self._codes: dict[str, str] = {}
        self._within = ""

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("numFmts", "cellXfs"):
            self._within = name
        elif name == "numFmt" and self._within == "numFmts":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", GENERAL)
        elif name == "xf" and self._within == "cellXfs":
            self.formats.append(self._format(attributes.get("numFmtId", "0")))

    def _end(self, name: str) -> None:
        if name == self._within:
            self._within = ""

    def _format(self, number: str) -> str | None:
        try:
            return self._codes.get(number) or built_in(int(number))
        except NumberFormatError:
            return None


class TextReader(PartReader):
    """Reads texts: those of ``t`` elements, but for the readings of kanji (``rPh``)."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[str] = []
        self._reading = False

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "t" and not self._reading:
            self._keep()
        elif name == "rPh":
            self._reading = True

    def _end(self, name: str) -> None:
        if name == "t" and not self._reading:
            self._pieces.append(self._take())
        elif name == "rPh":
            self._reading = False

    def text(self) -> str:
        """Give the text read since the last one."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return _unescape(text)


class StringsReader(TextReader):
    """Reads the texts that cells share."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def _end(self, name: str) -> None:
        super()._end(name)
        if name == "si":
            self.texts.append(self.text())


class SheetReader(TextReader):
    """Reads the rows and cells of a sheet."""

    def __init__(self, strings: list[str], formats: list[str | None], most_cells: int) -> None:
        super().__init__()
        self._left = most_cells
        self._strings = strings
        self._formats = formats
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
            self._row = _whole(attributes["r"], LAST_ROW) if "r" in attributes else self._row + 1
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
        text = self.text()
        if kind == "inlineStr":
            kind, value = "text", text
        elif kind == "s" and value:
            kind, value = "text", self._strings[_whole(value, len(self._strings) - 1, least=0)]
        elif kind == "str":
            kind, value = "text", _unescape(value or "")
        elif not value and self._formula:
            kind, value = "none", "="
        if not value:
            return
        style = _whole(self._cell.get("s", "0"), max(len(self._formats) - 1, 0), least=0)
        code = self._formats[style] if self._formats else GENERAL
        self._cells[self._column] = WorkbookCell(self._row, self._column, kind, value, code)
        self._left -= 1
        if self._left < 0:
            raise WorkbookError("too-big")

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        row, column = _cell_place(first)
        last_row, last_column = _cell_place(last or first)
        self.merged.append(Merged(reference, row, column, last_row, last_column))


def _whole(text: str, most: int, *, least: int = 1) -> int:
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
    return _whole(match[2], LAST_ROW), column


def _unescape(text: str) -> str:
    """Give a text with ``_x000D_`` and its like as the characters that they stand for."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
