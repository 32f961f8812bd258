"""A branch list as rows of cells, from CSV, a spreadsheet or YAML; every cell is text and knows where it stands (FM-50)."""

from __future__ import annotations

import bisect
import csv
import io
import itertools
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..errors import ContentError, Fault, Place, UsageError, read_error
from ..limits import CELL_CHARACTERS, CONTENT_BYTES, LIST_CELLS, LIST_COLUMNS, LargeFileError, read_regular
from ..named_tuple import NamedTuple
from .csv_text import CsvEncodingError, decode_csv
from .file_kinds import file_kind
from .nodes import MappingNode, Scalar, SequenceNode
from .yaml_source import YamlSource

if TYPE_CHECKING:
    from .workbook import Workbook, Worksheet
    from .workbook_parts import Merged, WorkbookCell

#: The lists that are looked for beside the appendix, in this order.
DEFAULTS: Final = ("branches.csv", "branches.xlsx", "branches.yaml")
#: Rows among which the heads are looked for.
_HEAD_ROWS: Final = 30
#: Characters in which they stand.
_HEAD_SIZE: Final = 100_000
#: What makes a text of a number in a spreadsheet: ``="004"`` and ``'004``.
_AS_FORMULA: Final = re.compile(r'=\s*"((?:[^"]|"")*)"')
_AS_TEXT: Final = re.compile(r"'([0-9０-９=+\-@][^']*)")
#: The faults of cells that cannot be shown, by what is wrong with them.
_CELL_FAULTS: Final = {
    "formula": "branch-formula",
    "error": "branch-cell-error",
    "hashes": "branch-cell-hashes",
    "format": "branch-cell-format",
}
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
        self.refused: set[tuple[int, int]] = set()  # the cells that a fault was told of while reading: their text is empty
        self.source: YamlSource | None = None  # of YAML: its lines are shown with a fault

    def fault(self, at: SheetCell | SheetRow, code: str, /, *, severity: str = "error", **values: str) -> None:
        """Note a fault at a cell or a row."""
        if self.source is not None:
            length = len(at.text) if isinstance(at, SheetCell) else 1
            self.faults.append(self.source.fault_at(at.line, at.column, code, length=length, severity=severity, **values))
        else:
            place = Place(self.file, at.line, at.column)
            self.faults.append(Fault(place, code, tuple(values.items()), severity=severity))


def read_table(path: Path, heads: Collection[str], content: bytes | None = None) -> SheetTable:
    """Read a branch list by its suffix; ``heads`` are the columns that it must have, ``content`` its bytes if they are known.

    Raises ``ContentError`` if nothing can be made of the file, ``UsageError`` if it is missing or of another kind,
    ``MachineError`` if it cannot be read.
    """
    readers = {".csv": _read_csv, ".xlsx": _read_xlsx, ".yaml": _read_yaml, ".yml": _read_yaml}
    name = path.as_posix()
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UsageError("branches-suffix", file=name)
    try:
        content = read_regular(path, CONTENT_BYTES) if content is None else content
    except LargeFileError:
        content = None
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError("branches-missing", file=name) from None
    except IsADirectoryError:
        raise UsageError("branches-folder", file=name) from None
    except OSError as error:
        raise read_error(error, name) from None
    table = SheetTable(name)
    if content is None or len(content) > CONTENT_BYTES:
        table.fault(SheetCell("", 1, 1), "file-too-big", limit=str(CONTENT_BYTES // 1_000_000))
    else:
        reader(table, content, heads)
    if not table.heads and not table.faults:
        table.fault(SheetCell("", 1, 1), "branches-empty")
    if not table.heads:
        raise ContentError(table.faults)
    return table


def _clean_cell(text: str) -> str:
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip(_EDGES)


#: The number of a row, and its texts by the number of their column.
_RowTexts = tuple[int, dict[int, str]]


def _fill(table: SheetTable, rows: Iterable[_RowTexts], heads: Collection[str], merged: Sequence[Merged] = ()) -> None:
    """Take the first row that is not empty as the heads, the others as rows."""
    filled: list[_RowTexts] = []
    count = 0
    for line, texts in rows:
        cleaned = {column: text for column, raw in texts.items() if (text := _clean_cell(raw))}
        if cleaned:
            filled.append((line, cleaned))
        count += len(cleaned)
        if count > LIST_CELLS:
            table.fault(SheetCell("", line, 1), "branches-too-big", limit=f"{LIST_CELLS:,}")
            return
    if not filled or _has_title(table, filled, heads):
        return
    line, texts = filled.pop(0)
    width = max(texts)
    columns = [_cell(table, line, column, texts) for column in range(1, width + 1)]
    if _is_too_big(table, len(filled), columns) or not _spread(table, [a for a in merged if a.row > line], dict(filled)):
        return
    table.heads = tuple(columns)
    for line, texts in filled:
        if extra := min((column for column in texts if column > width), default=0):
            table.fault(SheetCell("", line, extra), "branch-cell-extra", text=texts[extra])
        table.rows.append(SheetRow(tuple(_cell(table, line, column, texts) for column in range(1, width + 1)), line, 1))


def _is_too_big(table: SheetTable, rows: int, columns: Sequence[SheetCell]) -> bool:
    """Whether there are more columns or cells than a list has; told at the head that is too many."""
    if len(columns) > LIST_COLUMNS:
        table.fault(columns[LIST_COLUMNS], "branches-too-wide", limit=f"{LIST_COLUMNS:,}")
    elif rows * len(columns) > LIST_CELLS:
        table.fault(columns[0], "branches-too-big", limit=f"{LIST_CELLS:,}")
    else:
        return False
    return True


def _cell(table: SheetTable, line: int, column: int, texts: dict[int, str]) -> SheetCell:
    """Give a cell; what a spreadsheet wrote to make a text of a number is taken off, and told."""
    text = texts.get(column, "")
    if text.startswith(("=", "'")) and (match := _AS_FORMULA.fullmatch(text) or _AS_TEXT.fullmatch(text)):
        plain = _clean_cell(match[1].replace('""', '"'))
        table.fault(SheetCell("", line, column), "branch-cell-marked", severity="warning", text=text, plain=plain)
        text = plain
    return SheetCell(text, line, column)


def _has_title(table: SheetTable, filled: list[_RowTexts], heads: Collection[str]) -> bool:
    """Whether the heads stand below the first row; told once, for nothing below it can be read."""
    for line, texts in filled[:_HEAD_ROWS]:
        if not set(heads) - set(texts.values()):
            first, titles = filled[0]
            if line != first:
                table.fault(SheetCell("", first, min(titles)), "branches-title", text=next(iter(titles.values())), line=str(line))
            return line != first
    return False


def _spread(table: SheetTable, merged: Sequence[Merged], rows: dict[int, dict[int, str]]) -> bool:
    """Give the value of merged cells to all their rows; whether that came to an end within the limits."""
    lines = sorted(rows)
    count = 0
    for area in merged:
        text = rows.get(area.row, {}).get(area.column)
        if text is None or area.last_row == area.row:
            continue
        at = SheetCell(text, area.row, area.column)
        within = lines[bisect.bisect(lines, area.row) : bisect.bisect(lines, area.last_row)]
        count += len(within)
        if count > LIST_CELLS:
            table.fault(at, "branches-too-big", limit=f"{LIST_CELLS:,}")
            return False
        table.fault(at, "branch-cell-merged", severity="warning", text=text, cells=area.reference)
        for line in within:
            rows[line].setdefault(area.column, text)
    return True


def _read_csv(table: SheetTable, content: bytes, heads: Collection[str]) -> None:
    """UTF-8 with or without a byte order mark; cp932 (what Excel saves as plain CSV) with a warning."""
    if kind := file_kind(content):
        table.fault(SheetCell("", 1, 1), "branches-not-csv", kind=kind)
        return
    try:
        text, encoding = decode_csv(content)
    except CsvEncodingError as error:
        table.fault(SheetCell("", error.line, 1), "branches-encoding")
        return
    if encoding == "cp932":
        table.fault(SheetCell("", 1, 1), "branches-cp932", severity="warning")
    if separator := _other_separator(text, heads):
        table.fault(SheetCell("", 1, 1), f"branches-{separator}")
        return
    records = _Records(text)
    try:
        _fill(table, records, heads)
    except csv.Error:  # a quotation mark left open, or words behind a closed one
        table.fault(SheetCell("", records.line, 1), "branches-csv")


class _Records:
    """The records of a CSV that hold something; ``line``: the number of the one that is read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.line = 1

    def __iter__(self) -> Iterator[_RowTexts]:
        for cells in csv.reader(io.StringIO(self._text, newline=""), strict=True):
            if any(map(str.strip, cells)):
                filled = ((column, cell) for column, cell in enumerate(cells, 1) if cell)
                yield self.line, dict(itertools.islice(filled, LIST_CELLS + 1))
            self.line += 1


def _other_separator(text: str, heads: Collection[str]) -> str:
    """Give what parts the heads if it is no comma: ``tabs``, ``semicolons``, or full-width commas (``wide-commas``)."""
    for line in text[:_HEAD_SIZE].split("\n", _HEAD_ROWS)[:_HEAD_ROWS]:
        for name, mark in (("tabs", "\t"), ("semicolons", ";"), ("wide-commas", "，"), ("wide-commas", "、")):
            if not set(heads) - {_clean_cell(cell).strip('"') for cell in line.rstrip("\r").split(mark)}:
                return name
    return ""


def _read_xlsx(table: SheetTable, content: bytes, heads: Collection[str]) -> None:
    """The first sheet that is shown, its cells as Excel shows them; a row that is hidden is read and told."""
    from .workbook import Workbook
    from .workbook_parts import WorkbookError

    try:
        book = Workbook(content)
        shown = [sheet for sheet in book.sheets if sheet.visible] or book.sheets
        if not shown:
            raise WorkbookError("damaged")
        sheet = book.worksheet(shown[0], LIST_CELLS)
    except WorkbookError as error:
        limit = CELL_CHARACTERS if error.reason == "long-cell" else LIST_CELLS
        table.fault(SheetCell("", 1, 1), f"branches-{error.reason}", limit=f"{limit:,}", text=error.text)
        return
    _fill(table, _show_rows(table, book, sheet), heads, sheet.merged)
    for row in table.rows:
        if row.line in sheet.hidden:
            table.fault(row, "branch-row-hidden", severity="warning")


def _show_rows(table: SheetTable, book: Workbook, sheet: Worksheet) -> Iterable[_RowTexts]:
    for line in sorted(sheet.rows):
        texts = {cell.column: _show_cell(table, cell, date1904=book.date1904) for cell in sheet.rows[line]}
        table.refused.update((line, column) for column, text in texts.items() if text is None)
        yield line, {column: text or "" for column, text in texts.items()}


def _show_cell(table: SheetTable, cell: WorkbookCell, *, date1904: bool) -> str | None:
    """Give a cell's value as Excel shows it; what cannot be shown is told, and nothing given."""
    from .cell_text import CellError, show_cell

    try:
        return show_cell(cell, date1904=date1904)
    except CellError as error:
        at = SheetCell("", cell.row, cell.column)
        table.fault(at, _CELL_FAULTS[error.reason], text=error.text, format=error.format)
    return None


def _read_yaml(table: SheetTable, content: bytes, heads: Collection[str]) -> None:
    """A list of mappings; a key that is left out is an empty cell."""
    source = table.source = YamlSource(table.file, content)
    table.faults += source.faults
    root = source.root
    if not isinstance(root, SequenceNode):
        if root is not None:
            table.fault(SheetCell("", root.line, root.column), "branches-not-list")
        return
    columns: dict[str, SheetCell] = {}
    found: list[tuple[MappingNode, dict[str, SheetCell]]] = []
    for item in root.items:
        if not isinstance(item, MappingNode):
            table.fault(SheetCell("", item.line, item.column), "branch-not-mapping")
            continue
        cells: dict[str, SheetCell] = {}
        for key, node in item.entries:
            name = _clean_cell(key.text)
            columns.setdefault(name, SheetCell(name, key.line, key.column))
            if isinstance(node, Scalar):
                cells[name] = SheetCell(_clean_cell(node.text), node.line, node.column)
            else:
                table.fault(SheetCell("", node.line, node.column), "branch-cell-not-text", column=name)
        found.append((item, cells))
    if _is_too_big(table, len(found), list(columns.values())):
        return
    table.heads = tuple(columns.values())
    for item, cells in found:
        row = tuple(cells.get(name, SheetCell("", item.line, item.column)) for name in columns)
        table.rows.append(SheetRow(row, item.line, item.column))
