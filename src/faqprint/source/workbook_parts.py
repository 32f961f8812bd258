"""The parts of a workbook (.xlsx), each read as a stream and within limits: sheets, styles, texts and what names them.

ECMA-376 part 1, 18, and part 2, 9.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import IO, Final
from xml.parsers import expat

from ..limits import CELL_CHARACTERS
from ..named_tuple import NamedTuple
from .number_format import GENERAL, NumberFormatError, built_in_format

_CHUNK: Final = 1 << 16
#: Characters that tell which cell is too long.
_SHOWN: Final = 20
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


class WorkbookError(ValueError):
    """A file that is no workbook, or too much of one.

    ``reason``: ``damaged``, ``locked`` (a password, or an older format), ``too-big``, or ``long-cell``: ``text`` begins it.
    """

    def __init__(self, reason: str, text: str = "") -> None:
        self.reason = reason
        self.text = text
        super().__init__(reason)


class TextRun(NamedTuple):
    """A stretch of a cell's text in one look: whether it is bold, and struck out."""

    text: str
    bold: bool
    struck: bool


class CellStyle(NamedTuple):
    """A style of cells: its number format (``None``: of a number that means nothing), and if its font is bold, struck out."""

    format: str | None
    bold: bool
    struck: bool


class WorkbookCell(NamedTuple):
    """A cell that holds something.

    ``kind``: ``n`` a number, ``text``, ``b`` TRUE or FALSE (``1``, ``0``), ``e`` an error, ``d`` a date by ISO 8601, ``none`` a
    formula whose result is not stored; ``format``: its number format, ``None`` for a number of one that means nothing.
    ``bold``, ``struck``: the look of all of it; ``runs``: of its text in pieces, ``()`` if it has one look;
    ``formula``: its value was computed.
    """

    row: int
    column: int
    kind: str
    value: str
    format: str | None
    bold: bool = False
    struck: bool = False
    formula: bool = False
    runs: tuple[TextRun, ...] = ()


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
        self._room = 0  # characters that may still be kept
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
        self._room = CELL_CHARACTERS
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
            self._room -= len(text)
            if self._room < 0:
                raise WorkbookError("long-cell", "".join(self._text)[:_SHOWN])

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
        self._related_parts = related
        self.sheets: list[SheetName] = []
        self.date1904 = False

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "workbookPr":
            self.date1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            identity = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            kind, part = self._related_parts.get(identity, ("", ""))
            if kind.endswith("/worksheet"):  # not a chart on a sheet of its own
                visible = attributes.get("state", "visible") == "visible"
                self.sheets.append(SheetName(attributes.get("name", ""), visible, part))


class StylesReader(PartReader):
    """Reads the styles of cells."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: list[CellStyle] = []
        self._codes: dict[str, str] = {}
        self._fonts: list[tuple[bool, bool]] = []
        self._within = ""

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("numFmts", "fonts", "cellXfs"):
            self._within = name
        elif name == "numFmt" and self._within == "numFmts":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", GENERAL)
        elif self._within == "fonts":
            self._look(name, attributes)
        elif name == "xf" and self._within == "cellXfs":
            self.styles.append(self._style(attributes))

    def _end(self, name: str) -> None:
        if name == self._within:
            self._within = ""

    def _look(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "font":
            self._fonts.append((False, False))
        elif name in ("b", "strike") and self._fonts and is_on(attributes):
            bold, struck = self._fonts[-1]
            self._fonts[-1] = bold or name == "b", struck or name == "strike"

    def _style(self, attributes: Mapping[str, str]) -> CellStyle:
        font = attributes.get("fontId", "0")
        known = font.isascii() and font.isdecimal() and int(font[:6]) < len(self._fonts)
        return CellStyle(self._format(attributes.get("numFmtId", "0")), *(self._fonts[int(font)] if known else (False, False)))

    def _format(self, number: str) -> str | None:
        try:
            return self._codes.get(number) or built_in_format(int(number))
        except NumberFormatError:
            return None


class TextReader(PartReader):
    """Reads texts: those of ``t`` elements, but for the readings of kanji (``rPh``), with the looks of their runs."""

    def __init__(self) -> None:
        super().__init__()
        self._runs: list[TextRun] = []
        self._look = (False, False)
        self._reading = False

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "t" and not self._reading:
            self._keep()
        elif name == "rPh":
            self._reading = True
        elif name == "r":
            self._look = (False, False)
        elif name in ("b", "strike") and is_on(attributes):
            bold, struck = self._look
            self._look = bold or name == "b", struck or name == "strike"

    def _end(self, name: str) -> None:
        if name == "t" and not self._reading:
            self._runs.append(TextRun(unescape(self._take()), *self._look))
        elif name == "rPh":
            self._reading = False
        elif name == "r":
            self._look = (False, False)

    def runs(self) -> tuple[str, tuple[TextRun, ...]]:
        """Give the text read since the last one, and its runs if any of them has a look of its own."""
        runs = tuple(self._runs)
        self._runs.clear()
        return "".join(run.text for run in runs), runs if any(run.bold or run.struck for run in runs) else ()


class StringsReader(TextReader):
    """Reads the texts that cells share; ``looks``: the runs of those that have some, by their places."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.looks: dict[int, tuple[TextRun, ...]] = {}

    def _end(self, name: str) -> None:
        super()._end(name)
        if name == "si":
            text, runs = self.runs()
            if runs:
                self.looks[len(self.texts)] = runs
            self.texts.append(text)


def is_on(attributes: Mapping[str, str]) -> bool:
    """Say whether an element that is there stands for yes (ECMA-376 part 1, 18.8.2 ``b``)."""
    return attributes.get("val", "1") not in ("0", "false")


def unescape(text: str) -> str:
    """Give a text with ``_x000D_`` and its like as the characters that they stand for."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
