"""The sheets of a workbook or a CSV that is imported."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Final

from ..errors import ContentError, Fault, Place, UsageError, read_error
from ..limits import SHEET_CELLS, SHEET_COLUMNS, WORKBOOK_BYTES, LargeFileError, SpecialFileError, read_regular
from ..source.cell_text import CellError, show_cell
from ..source.csv_text import CsvEncodingError, decode_csv, without_mark
from ..source.workbook import Workbook
from ..source.workbook_parts import SheetName, WorkbookCell, WorkbookError
from .import_sheet import ImportCell, ImportSheet, MergedColumns, by_rows
from .imported_sheet import find_head, squeeze_head
from .imported_text import clean_text, mark_text
from .sheets import GUIDE

_LOST_ZERO: Final = re.compile("[1-9][0-9]{8,9}")
#: A number of which a spreadsheet keeps no more than 15 digits, and one that it shows in its own writing.
_LONG: Final = re.compile(r"[0-9]{16,}|[0-9](?:\.[0-9]+)?E\+[0-9]+")
#: What a CSV holds of a cell that was an error, or too narrow.
_ERROR: Final = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|#+)")
#: What separates columns where it is no comma, by the name of the fault.
_SEPARATORS: Final = {"csv-tabs": "\t", "csv-semicolons": ";"}


def read_sheets(path: Path, only: str = "") -> tuple[list[ImportSheet], list[Fault]]:
    """Read the sheets of a file that are shown (the guide is none of them), or the one named ``only``; and the warnings.

    Raises ``UsageError`` for a file that is missing or of another kind and a sheet that is not there, ``MachineError`` for one
    that cannot be read, ``ContentError`` for one of which nothing can be made.
    """
    suffix = path.suffix.lower()
    name = path.as_posix()
    if suffix not in (".xlsx", ".xlsm", ".csv"):
        raise UsageError("import-old-kind" if suffix in (".xls", ".ods") else "import-suffix", file=name)
    content = _content(path, name)
    if suffix != ".csv":
        return _workbook_sheets(content, name, only), []
    if only:
        raise UsageError("sheet-of-csv", file=name)
    sheet, faults = _csv_sheet(content, name)
    return [sheet], faults


def _content(path: Path, name: str) -> bytes:
    try:
        return read_regular(path, WORKBOOK_BYTES)
    except LargeFileError:
        raise _content_error(name, "workbook-too-big") from None
    except SpecialFileError:
        raise UsageError("import-not-file", file=name) from None
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError("import-missing", file=name) from None
    except IsADirectoryError:
        raise UsageError("import-folder", file=name) from None
    except OSError as error:
        raise read_error(error, name) from None


def _content_error(name: str, code: str, line: int = 1, **values: str) -> ContentError:
    return ContentError([Fault(Place(name, line, 1), code, tuple(values.items()))])


# --- workbooks --------------------------------------------------------------------------------------------------------


def _workbook_sheets(content: bytes, name: str, only: str) -> list[ImportSheet]:
    try:
        book = Workbook(content)
        if only:
            wanted = [sheet for sheet in book.sheets if squeeze_head(sheet.name) == squeeze_head(only)]
            wanted = [sheet for sheet in wanted if sheet.name == only] or wanted
        else:
            shown = [sheet for sheet in book.sheets if sheet.visible] or list(book.sheets)
            wanted = [sheet for sheet in shown if sheet.name != GUIDE]
        if only and not wanted:
            raise UsageError("sheet-missing", file=name, sheet=only, sheets="、".join(sheet.name for sheet in book.sheets))
        return [_import_sheet(book, sheet, name) for sheet in wanted]
    except WorkbookError as error:
        raise _content_error(name, f"workbook-{error.reason}", text=error.text) from None


def _import_sheet(book: Workbook, sheet: SheetName, file: str) -> ImportSheet:
    read = book.worksheet(sheet, SHEET_CELLS)
    rows = {
        row: {cell.column: _import_cell(cell, file, date1904=book.date1904) for cell in cells} for row, cells in read.rows.items()
    }
    return ImportSheet(file, sheet.name, rows, MergedColumns(read.merged), read.hidden, book.notes(sheet))


def _import_cell(cell: WorkbookCell, file: str, *, date1904: bool) -> ImportCell:
    place = Place(file, cell.row, cell.column)
    try:
        shown = show_cell(cell, date1904=date1904)
    except CellError as error:
        fault = Fault(place, f"cell-{error.reason}", (("text", error.text), ("format", error.format)))
        return ImportCell(error.text, cell.row, cell.column, faults=(fault,))
    warnings = [("cell-computed", shown)] if cell.formula else []
    if cell.kind != "text":
        warnings += _number_warnings(shown)
    runs = cell.runs
    struck = cell.struck if not runs else all(run.struck for run in runs if run.text.strip())
    bold = cell.bold if not runs else all(run.bold for run in runs if run.text.strip())
    if runs and not struck:
        warnings += [("struck-text", run.text.strip()) for run in runs if run.struck and run.text.strip()]
        shown = "".join(run.text for run in runs if not run.struck) if bold else mark_text(runs)
    faults = tuple(Fault(place, code, (("text", _shorten(text)),), severity="warning") for code, text in warnings)
    return ImportCell(clean_text(shown), cell.row, cell.column, bold, struck, faults)


def _number_warnings(text: str) -> list[tuple[str, str]]:
    if _LOST_ZERO.fullmatch(text):
        return [("lost-zero", text)]
    return [("digits-lost", text)] if _LONG.fullmatch(text) else []


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 20 else text[:20] + "…"


# --- CSV --------------------------------------------------------------------------------------------------------------


def _csv_sheet(content: bytes, name: str) -> tuple[ImportSheet, list[Fault]]:
    try:
        text, encoding = decode_csv(content)
    except CsvEncodingError as error:
        raise _content_error(name, "csv-encoding", error.line) from None
    warnings = [Fault(Place(name, 1, 1), "csv-cp932", severity="warning")] if encoding == "cp932" else []
    if find_head(sheet := _parse_csv(text, ",", name)) is None:
        for code, separator in _SEPARATORS.items():
            if separator in text and find_head(_parse_csv(text, separator, name)):
                raise _content_error(name, code)
    return sheet, warnings


def _parse_csv(text: str, separator: str, name: str) -> ImportSheet:
    """The records of a CSV; raises ``ContentError`` if it is none."""
    cells: list[ImportCell] = []
    row = 1
    try:
        for row, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1):
            if len(record) > SHEET_COLUMNS:
                raise _content_error(name, "workbook-too-big", row)
            for column, written in enumerate(record, 1):
                if shown := clean_text(without_mark(written)):
                    place = Place(name, row, column)
                    found = _number_warnings(shown)
                    faults = [Fault(place, code, (("text", value),), severity="warning") for code, value in found]
                    if _ERROR.fullmatch(shown):
                        faults.append(Fault(place, "cell-error", (("text", shown),)))
                    cells.append(ImportCell(shown, row, column, faults=tuple(faults)))
            if len(cells) > SHEET_CELLS:
                raise _content_error(name, "workbook-too-big", row)
    except csv.Error:  # a quotation mark left open, or words behind a closed one
        raise _content_error(name, "csv-broken", row) from None
    return ImportSheet(name, "", by_rows(cells), MergedColumns(()))
