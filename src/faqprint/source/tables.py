"""A branch list as rows of cells, from CSV, a spreadsheet or YAML; every cell is text and knows where it stands."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..errors import ContentError, Fault, MachineError, Place, UsageError
from .yaml_source import MAX_BYTES, MappingNode, Scalar, SequenceNode, YamlSource

if TYPE_CHECKING:
    from datetime import date, datetime, time

#: The lists that are looked for beside the appendix, in this order.
DEFAULTS: Final = ("branches.csv", "branches.xlsx", "branches.yaml")
#: A number format that only pads with zeros: ``000``, ``0.00``.
_ZEROS: Final = re.compile(r"(0+)(?:\.(0+))?")
_EDGES: Final = " \t\u3000\u00a0"


class SheetCell(NamedTuple):
    """A cell's text, NFC, without spaces at its ends, and its place: row and column in a table, line and column in YAML."""

    text: str
    line: int
    column: int


class SheetRow(NamedTuple):
    """A row: its cells in the order of the heads, and where it begins."""

    cells: tuple[SheetCell, ...]
    line: int
    column: int


class SheetTable:
    """The heads and rows of a branch list, and what was wrong with the file."""

    def __init__(self, file: str) -> None:
        self.file: Final = file
        self.heads: tuple[SheetCell, ...] = ()
        self.rows: list[SheetRow] = []
        self.faults: list[Fault] = []
        self.source: YamlSource | None = None  # of YAML: its lines are shown with a fault

    def fault(self, at: SheetCell | SheetRow, code: str, /, *, severity: str = "error", **values: str) -> None:
        """Note a fault at a cell or a row."""
        if self.source is not None:
            length = len(at.text) if isinstance(at, SheetCell) else 1
            self.faults.append(self.source.fault_at(at.line, at.column, code, length=length, severity=severity, **values))
        else:
            place = Place(self.file, at.line, at.column)
            self.faults.append(Fault(place, code, tuple(values.items()), severity=severity))


def read_table(path: Path) -> SheetTable:
    """Read a branch list by its suffix.

    Raises ``ContentError`` if nothing can be made of the file, ``UsageError`` if it is missing or of another kind,
    ``MachineError`` if it cannot be read.
    """
    readers = {".csv": _read_csv, ".xlsx": _read_xlsx, ".yaml": _read_yaml, ".yml": _read_yaml}
    name = path.as_posix()
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UsageError("branches-suffix", file=name)
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError("branches-missing", file=name) from None
    except IsADirectoryError:
        raise UsageError("branches-folder", file=name) from None
    except OSError as error:
        raise MachineError("cannot-read", file=name, reason=error.strerror or str(error)) from None
    table = SheetTable(name)
    if len(content) > MAX_BYTES:
        table.fault(SheetCell("", 1, 1), "file-too-big", limit=str(MAX_BYTES // 1_000_000))
    else:
        reader(table, content)
    if not table.heads and not table.faults:
        table.fault(SheetCell("", 1, 1), "branches-empty")
    if not table.heads:
        raise ContentError(table.faults)
    return table


def _clean(text: str) -> str:
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip(_EDGES)


def _fill(table: SheetTable, rows: Iterator[tuple[int, list[str]]]) -> None:
    """Take the first row that is not empty as the heads, the others as rows."""
    for line, texts in rows:
        cells = [SheetCell(_clean(text), line, column) for column, text in enumerate(texts, 1)]
        while cells and not cells[-1].text:
            del cells[-1]
        if not cells:
            continue
        if not table.heads:
            table.heads = tuple(cells)
            continue
        for cell in cells[len(table.heads) :]:
            if cell.text:
                table.fault(cell, "branch-cell-extra", text=cell.text)
        cells += [SheetCell("", line, column) for column in range(len(cells) + 1, len(table.heads) + 1)]
        table.rows.append(SheetRow(tuple(cells[: len(table.heads)]), line, 1))


def _read_csv(table: SheetTable, content: bytes) -> None:
    """UTF-8 with or without a byte order mark; cp932 (what Excel saves as plain CSV) with a warning."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # what Excel saves as Unicode text
        table.fault(SheetCell("", 1, 1), "branches-encoding")
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as unreadable:
        try:
            text = content.decode("cp932")
        except UnicodeDecodeError:
            line = content.count(b"\n", 0, unreadable.start) + 1
            table.fault(SheetCell("", line, 1), "branches-encoding")
            return
        table.fault(SheetCell("", 1, 1), "branches-cp932", severity="warning")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend(enumerate(reader, 1))
    except csv.Error as error:
        table.fault(SheetCell("", len(rows) + 1, 1), "branches-csv", reason=str(error))
        return
    _fill(table, iter(rows))


def _read_xlsx(table: SheetTable, content: bytes) -> None:
    """The first sheet, its cells as they are shown: text as text, numbers without what Excel would add."""
    try:
        import openpyxl
    except ModuleNotFoundError:
        raise MachineError("extra-missing", extra="xlsx") from None
    try:
        sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
        sheet.reset_dimensions()
        cells = [[cell for cell in row if cell.value is not None] for row in sheet.iter_rows()]
        shown: dict[tuple[int, int], Any] = {}
        if any(cell.data_type == "f" for row in cells for cell in row):
            results = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
            results.reset_dimensions()
            shown = {(c.row, c.column): c for row in results.iter_rows() for c in row if c.value is not None}
    except Exception as error:  # openpyxl lets through whatever its zip and XML readers raise
        table.fault(SheetCell("", 1, 1), "branches-xlsx", reason=str(error) or type(error).__name__)
        return
    _fill(table, (_shown_row(table, row, shown) for row in cells if row))


def _shown_row(table: SheetTable, row: list[Any], shown: dict[tuple[int, int], Any]) -> tuple[int, list[str]]:
    texts = [""] * max(cell.column for cell in row)
    for cell in row:
        at = SheetCell("", cell.row, cell.column)
        result = shown.get((cell.row, cell.column)) if cell.data_type == "f" else cell
        if result is None:
            table.fault(at, "branch-formula")
        elif result.data_type == "e":
            table.fault(at, "branch-cell-error", text=str(result.value))
        else:
            texts[cell.column - 1] = _shown(result.value, str(result.number_format))
    return row[0].row, texts


def _shown(value: str | bool | float | date | datetime | time, format: str) -> str:
    """Give a cell's value as its author sees it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        if zeros := _ZEROS.fullmatch(format):
            decimals = len(zeros[2] or "")
            return f"{value:0{len(zeros[1]) + decimals + (decimals > 0)}.{decimals}f}"
        return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
    text = value.isoformat()
    day, _, hours = text.rpartition("T")
    if "y" not in format.lower() and ":" in hours:
        return hours[:5]
    return day if day and hours.startswith("00:00:00") else text.replace("T", " ")


def _read_yaml(table: SheetTable, content: bytes) -> None:
    """A list of mappings; a key that is left out is an empty cell."""
    source = table.source = YamlSource(table.file, content)
    table.faults += source.faults
    root = source.root
    if not isinstance(root, SequenceNode):
        if root is not None:
            table.fault(SheetCell("", root.line, root.column), "branches-not-list")
        return
    heads: dict[str, SheetCell] = {}
    found: list[tuple[MappingNode, dict[str, SheetCell]]] = []
    for item in root.items:
        if not isinstance(item, MappingNode):
            table.fault(SheetCell("", item.line, item.column), "branch-not-mapping")
            continue
        cells: dict[str, SheetCell] = {}
        for key, node in item.entries:
            name = _clean(key.text)
            heads.setdefault(name, SheetCell(name, key.line, key.column))
            if isinstance(node, Scalar):
                cells[name] = SheetCell(_clean(node.text), node.line, node.column)
            else:
                table.fault(SheetCell("", node.line, node.column), "branch-cell-not-text", column=name)
        found.append((item, cells))
    table.heads = tuple(heads.values())
    for item, cells in found:
        row = tuple(cells.get(name, SheetCell("", item.line, item.column)) for name in heads)
        table.rows.append(SheetRow(row, item.line, item.column))
