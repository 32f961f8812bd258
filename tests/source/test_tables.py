"""Branch lists from workbooks: every cell as Excel shows it, or a fault at its place; hostile books within limits."""

from __future__ import annotations

import datetime
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from faqprint.errors import ContentError
from faqprint.limits import LIST_CELLS, LIST_COLUMNS
from faqprint.messages.sentences import render
from faqprint.source.tables import SheetTable, read_table

from .workbook_files import cell, rows, workbook

HEADS = ("code", "name")
#: The heads of a list, as the first row of a sheet.
HEAD = rows([["code", "name", "tel", "open"]])


def read(folder: Path, content: bytes) -> SheetTable:
    """Read a workbook."""
    path = folder / "branches.xlsx"
    path.write_bytes(content)
    return read_table(path, HEADS)


def texts(table: SheetTable) -> list[list[str]]:
    """Give the texts of the rows."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def told(table: SheetTable) -> list[tuple[str, int, int, str]]:
    """Give the faults as (code, row, column, severity), each with a sentence in both languages."""
    assert all(render(fault, lang) for fault in table.faults for lang in ("ja", "en"))
    return [(fault.code, fault.place.line, fault.place.column, fault.severity) for fault in table.faults]


def refused(folder: Path, content: bytes) -> list[tuple[str, int, int]]:
    """Give the faults of a workbook that is no list."""
    with pytest.raises(ContentError) as caught:
        read(folder, content)
    assert all(render(fault, lang) for fault in caught.value.faults for lang in ("ja", "en"))
    return [(fault.code, fault.place.line, fault.place.column) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("value", "format", "shown"),
    [
        (46113, 'm"月"d"日"', "4月1日"),  # 00:00
        (46113, "m/d", "4/1"),  # 00:00
        (46113.375, "m/d h:mm", "4/1 9:00"),  # 09:00
        (46113, 27, "R8.4.1"),  # 46113
        (46113, 30, "4/1/26"),
        (46113, 31, "2026年4月1日"),
        (0.375, 32, "9時00分"),
        (46113, 36, "R8.4.1"),
        (46113, 50, "R8.4.1"),
        (46113, 58, "令和8年4月1日"),
        (46113, 14, "2026/4/1"),
        (1.083333333333333, "[h]:mm", "26:00"),  # exit 4
        (1.083333333333333, "[hh]:mm:ss", "26:00:00"),
        (46113, '[$-411]ggge"年"m"月"d"日"', "令和8年4月1日"),
        (46113, "[$-ja-JP]ge.m.d;@", "R8.4.1"),
        (9012345678, "000-0000-0000", "090-1234-5678"),  # B: 9012345678
        (0.25, 9, "25%"),
        (1234567, '#,##0"円"', "1,234,567円"),
        (1234567, '"内線"0', "内線1234567"),
        (1234567, "[<=9999999]###-####;(00) 0000-0000", "123-4567"),
        (120123456, "0000000000", "0120123456"),
        (1.5, "General", "1.5"),
        (2958465, "yyyy-mm-dd", "9999-12-31"),
        ("本店", '@"様"', "本店様"),
        ("本店", "000", "本店"),
    ],
)
def test_cell_is_what_excel_shows_in_it(tmp_path: Path, value: float | str, format: int | str, shown: str) -> None:
    """A, B: a number or a text in its format; what stood there instead is beside some of them."""
    data = HEAD + f'<row r="2">{cell("A2", "001")}{cell("B2", "本店")}{cell("C2", value, 1)}</row>'
    table = read(tmp_path, workbook(data, formats=[format]))
    assert texts(table) == [["001", "本店", shown, ""]]
    assert not table.faults


def test_days_may_be_counted_from_1904(tmp_path: Path) -> None:
    """A: a workbook from a Mac of old counts its days from 1904."""
    data = HEAD + f'<row r="2">{cell("A2", "001")}{cell("B2", "本店")}{cell("D2", 44651, 1)}</row>'
    content = workbook(data, formats=["yyyy/m/d"], properties='<workbookPr date1904="1"/>')
    assert texts(read(tmp_path, content)) == [["001", "本店", "", "2026/4/1"]]


def test_what_a_library_writes_is_read(tmp_path: Path) -> None:
    """Dates, times, truth and text as openpyxl writes them, and nothing of its English warnings (F)."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["code", "name", "tel", "open"],
        ["001", "本店", True, datetime.date(2026, 4, 1)],
        [2, "東", False, datetime.time(9, 30)],
        ["003", "西\u3000", datetime.timedelta(hours=26), datetime.datetime(2026, 4, 1, 9, 5)],
    ):
        sheet.append(row)
    sheet["A3"].number_format = "000"
    sheet.add_data_validation(DataValidation(type="list", formula1='"本店,東"'))
    book.save(tmp_path / "branches.xlsx")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        table = read_table(tmp_path / "branches.xlsx", HEADS)
    assert texts(table) == [
        ["001", "本店", "TRUE", "2026-04-01"],
        ["002", "東", "FALSE", "9:30:00"],
        ["003", "西", "26:00:00", "2026-04-01 9:05:00"],
    ]


def test_what_cannot_be_shown_is_told_at_its_cell(tmp_path: Path) -> None:
    """A: no date, a format that nobody knows, an error and a formula without result are faults, and no others follow."""
    data = HEAD + (
        f'<row r="2">{cell("A2", "001")}{cell("B2", "本店")}{cell("C2", -1, 1)}{cell("D2", 5, 2)}</row>'
        f'<row r="3">{cell("A3", "002")}{cell("B3", 1, 3)}<c r="C3"><f>1+1</f></c><c r="D3" t="e"><v>#REF!</v></c></row>'
        f'<row r="4">{cell("A4", "003")}{cell("B4", "東")}<c r="C4"><v>1_0</v></c><c r="D4"><v>INF</v></c></row>'
    )
    table = read(tmp_path, workbook(data, formats=["yyyy/m/d", "[NatNum1]0", 25]))
    assert told(table) == [
        ("branch-cell-hashes", 2, 3, "error"),
        ("branch-cell-format", 2, 4, "error"),
        ("branch-cell-format", 3, 2, "error"),
        ("branch-formula", 3, 3, "error"),
        ("branch-cell-error", 3, 4, "error"),
        ("branch-cell-format", 4, 3, "error"),
        ("branch-cell-format", 4, 4, "error"),
    ]
    assert table.refused == {(2, 3), (2, 4), (3, 2), (3, 3), (3, 4), (4, 3), (4, 4)}


def test_merged_cell_counts_for_all_its_rows(tmp_path: Path) -> None:
    """K: the rows below printed the appendix's own value; a merged title or head is nobody's value."""
    data = rows(
        [["code", "name", "desk"], ["001", "本店", "共通"], ["002", "駅前"], ["003", "港", ""], ["004", "山", "山の窓口"]]
    )
    ranges = ("C2:C4", "A1:A1", "A1:B1", "B1:B3", "C5:D5")
    behind = "<mergeCells>" + "".join(f'<mergeCell ref="{reference}"/>' for reference in ranges) + "</mergeCells>"
    table = read(tmp_path, workbook(data, behind=behind))
    assert texts(table) == [["001", "本店", "共通"], ["002", "駅前", "共通"], ["003", "港", "共通"], ["004", "山", "山の窓口"]]
    assert told(table) == [("branch-cell-merged", 2, 3, "warning")]


def test_hidden_row_is_read_and_told(tmp_path: Path) -> None:
    """K: a row that nobody sees makes an edition all the same, and not without a word."""
    data = HEAD + (
        f'<row r="2">{cell("A2", "001")}{cell("B2", "本店")}</row>'
        f'<row r="3" hidden="1">{cell("A3", "002")}{cell("B3", "駅前")}</row><row r="4" hidden="1"/>'
    )
    table = read(tmp_path, workbook(data))
    assert [row.line for row in table.rows] == [2, 3]
    assert told(table) == [("branch-row-hidden", 3, 1, "warning")]


def test_first_sheet_that_is_shown_is_read(tmp_path: Path) -> None:
    """A sheet that is hidden is no list, where another one is shown."""
    listed = rows([["code", "name"], ["001", "本店"]])
    assert texts(read(tmp_path, workbook(rows([["控え"]]), name="!控え", sheets=[("一覧", listed)]))) == [["001", "本店"]]
    assert texts(read(tmp_path, workbook(listed, name="!一覧"))) == [["001", "本店"]]


def test_title_above_the_heads_is_told_once(tmp_path: Path) -> None:
    """L: in a workbook as in a CSV."""
    content = workbook(rows([["支店一覧"], [], ["code", "name"], ["001", "本店"]]))
    assert refused(tmp_path, content) == [("branches-title", 1, 1)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, "branches-locked"),
        (lambda: b"PK\x03\x04 no book", "branches-damaged"),
        (lambda: workbook('<row r="99999999999"><c r="A1"><v>1</v></c></row>'), "branches-damaged"),
        (lambda: workbook(rows([["code"]]) + " " * 70_000_000), "branches-too-big"),
    ],
    ids=["locked", "damaged", "row-number", "bomb"],
)
def test_what_is_no_list_is_refused(tmp_path: Path, content: Callable[[], bytes], code: str) -> None:
    """One fault at the head of the file, in words of ours."""
    assert refused(tmp_path, content()) == [(code, 1, 1)]


def test_lists_too_large_are_refused(tmp_path: Path) -> None:
    """More columns than a list has are told at the first too many, more cells at the heads or where they are too many."""
    wide = '<row r="1">' + "".join(f'<c t="inlineStr"><is><t>c{i}</t></is></c>' for i in range(16384)) + "</row>"
    assert refused(tmp_path, workbook(wide)) == [("branches-too-wide", 1, LIST_COLUMNS + 1)]
    heads = "".join(f",c{i}" for i in range(500))
    (tmp_path / "branches.csv").write_text(f"code,name{heads}\n" + "1,い\n" * 300, "utf-8")
    with pytest.raises(ContentError) as caught:
        read_table(tmp_path / "branches.csv", HEADS)
    assert [fault.code for fault in caught.value.faults] == ["branches-too-big"]
    (tmp_path / "branches.csv").write_text("code,name\n" + "1,い\n" * (LIST_CELLS // 2), "utf-8")
    with pytest.raises(ContentError) as caught:
        read_table(tmp_path / "branches.csv", HEADS)
    assert [(fault.code, fault.place.line) for fault in caught.value.faults] == [("branches-too-big", LIST_CELLS // 2 + 1)]
    (tmp_path / "branches.yaml").write_text("".join(f"- {{code: a{i}, name: b, v{i}: c}}\n" for i in range(1200)), "utf-8")
    with pytest.raises(ContentError) as caught:
        read_table(tmp_path / "branches.yaml", HEADS)
    assert [fault.code for fault in caught.value.faults] == ["branches-too-wide"]


def test_csv_without_end_is_refused(tmp_path: Path) -> None:
    """A row of very many cells and very many blank rows came to 2.5 GiB."""
    path = tmp_path / "branches.csv"
    path.write_text("code,name\n" + "a," * 1_000_000, "utf-8")
    with pytest.raises(ContentError) as caught:
        read_table(path, HEADS)
    assert [(fault.code, fault.place.line) for fault in caught.value.faults] == [("branches-too-big", 2)]
    path.write_text("code,name\n" + ",\n" * 1_000_000 + "001,本店\n", "utf-8")
    assert [(row.line, row.cells[1].text) for row in read_table(path, HEADS).rows] == [(1_000_002, "本店")]


def test_overlapping_merged_cells_are_counted(tmp_path: Path) -> None:
    """Ranges over ranges, that Excel never writes, come to an end."""
    data = rows([["code", "name"], *[[f"{i}", "い"] for i in range(3000)]])
    behind = "<mergeCells>" + '<mergeCell ref="A2:A1048576"/>' * 100 + "</mergeCells>"
    assert refused(tmp_path, workbook(data, behind=behind))[-1] == ("branches-too-big", 2, 1)


#: Reads a list in 512 MiB of memory, whatever the process that starts it has.
_READ = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
from faqprint.errors import ContentError
from faqprint.source.tables import read_table
try:
    read_table(Path(sys.argv[1]), ("code", "name"))
except ContentError as error:
    print(error.faults[0].code)
"""


@pytest.mark.parametrize(
    "content",
    [
        lambda: workbook('<row r="99999999999"><c r="A1"><v>1</v></c></row>'),
        lambda: workbook(HEAD, strings="<si><t>" + "あ" * 60_000_000 + "</t></si>"),
        lambda: workbook(HEAD, strings="<si><t>a</t></si>" * 1_000_000),
        lambda: workbook(HEAD + "<a>" * 1_600_000),
    ],
    ids=["row-number", "one-text", "many-texts", "nested"],
)
def test_hostile_workbooks_take_little_memory(tmp_path: Path, content: Callable[[], bytes]) -> None:
    """What took 6 GiB is told within 512 MiB."""
    path = tmp_path / "branches.xlsx"
    path.write_bytes(content())
    run = subprocess.run([sys.executable, "-c", _READ, str(path)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() in ("branches-damaged", "branches-too-big", "branches-long-cell")
