"""Workbooks and CSV files to import, as several programs write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from faqprint.errors import ContentError, Fault
from faqprint.exchange.content_lists import TypedQuestion
from faqprint.exchange.import_file import read_sheets
from faqprint.exchange.imported_sheet import find_head, read_questions
from faqprint.exchange.importing import Imported, ImportOptions, import_file

HEADS = ("No", "区分", "質問", "回答")
ROWS = (HEADS, (1, "全般", "利用時間は？", "九時からです。"), (2, "全般", "休みは？", "日曜です。"))


def book(
    path: Path, rows: Sequence[Sequence[Any]] = ROWS, change: Callable[[Any], None] | None = None, title: str = "ＦＡＱ"
) -> Path:
    """A workbook of one sheet by openpyxl; ``change``: done to its sheet."""
    made = Workbook()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if change:
        change(sheet)
    made.save(path)
    return path


def csv_file(path: Path, rows: Sequence[Sequence[Any]] = ROWS, encoding: str = "utf-8", separator: str = ",") -> Path:
    """A CSV."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def read(path: Path, *, skip_hidden: bool = False, **named: str) -> tuple[list[TypedQuestion], list[str]]:
    """The questions of a file's only sheet, and its faults as severity, code, row and column."""
    (sheet,), faults = read_sheets(path)
    head = find_head(sheet, named)
    assert head is not None
    rows, more = read_questions(sheet, head, skip_hidden=skip_hidden)
    return rows, told([*faults, *more])


def told(faults: Sequence[Fault]) -> list[str]:
    """Faults as they are compared."""
    return [f"{fault.severity} {fault.code} {fault.place.line}:{fault.place.column}" for fault in faults]


def texts(rows: Sequence[TypedQuestion]) -> list[tuple[str, str, str]]:
    """What questions say."""
    return [(row.category, row.question, row.answer) for row in rows]


def bring(source: Path, target: Path, **options: Any) -> Imported:
    """Import, and write."""
    imported = import_file(source, target, ImportOptions(**options))
    for path, content in imported.files.items():
        path.write_bytes(content)
    return imported


def refused(source: Path, target: Path, **options: Any) -> list[str]:
    """The errors of an import that is refused; nothing is written."""
    before = target.read_bytes() if target.exists() else None
    try:
        import_file(source, target, ImportOptions(**options))
    except ContentError as error:
        assert (target.read_bytes() if target.exists() else None) == before
        return told([fault for fault in error.faults if fault.severity == "error"])
    raise AssertionError("nothing was refused")
