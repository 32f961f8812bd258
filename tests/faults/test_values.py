"""A, B, C, F, K, L: what a spreadsheet holds is printed as it shows it, and what it left behind is told."""

from __future__ import annotations

import datetime
import io
import warnings
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from faqprint.errors import ContentError, Fault

from ..cli.stage import run
from ..source.workbook_files import cell, workbook
from .clerk import ClerkFolder

DAY = datetime.datetime(2026, 4, 1)
NINE = datetime.datetime(2026, 4, 1, 9, 5)


def book(*values: tuple[Any, str]) -> Workbook:
    """A branch list with a row for each value and its number format, in the column ``open``."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["code", "name", "open"])
    for number, (value, number_format) in enumerate(values, 1):
        sheet.append([f"{number:03}", f"支店{number}", value])
        sheet.cell(number + 1, 3).number_format = number_format
    return made


def saved(made: Workbook) -> bytes:
    """Its bytes."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


SHOWN: list[tuple[Any, str, str]] = [
    (DAY, 'm"月"d"日"', "4月1日"),
    (DAY, "m/d", "4/1"),
    (NINE, "m/d h:mm", "4/1 9:05"),
    (DAY, 'm"月"d"日"(aaa)', "4月1日(水)"),
    (DAY, '[$-411]ggge"年"m"月"d"日"', "令和8年4月1日"),
    (DAY, "[$-ja-JP]ge.m.d;@", "R8.4.1"),
    (datetime.datetime(2019, 4, 30), '[$-411]ggge"年"m"月"d"日"', "平成31年4月30日"),
    (datetime.time(17, 0), "h:mm AM/PM", "5:00 PM"),
    (NINE, '[$-411]AM/PM h"時"mm"分"', "午前 9時05分"),
    (datetime.timedelta(hours=26, minutes=5), "[h]:mm", "26:05"),
    (9012345678, "0##-####-####", "090-1234-5678"),
    (9012345678, "000-0000-0000", "090-1234-5678"),
    (0.25, "0%", "25%"),
    (1234567, '#,##0"円"', "1,234,567円"),
    (-1234, '#,##0;"▲"#,##0', "▲1,234"),
    (1234567, '"内線"0', "内線1234567"),
    (3, '"第"0"号"', "第3号"),
    (True, "General", "TRUE"),
    (2026, "[DBNum1][$-411]0", "二〇二六"),
    (1.25, "# ?/?", "1 1/4"),
    (12345678901, "General", "12345678901"),
    ("窓口", '@"様"', "窓口様"),
]


@pytest.mark.parametrize(("value", "number_format", "shown"), SHOWN)
def test_a_a_cell_prints_as_excel_shows_it(desk: ClerkFolder, value: Any, number_format: str, shown: str) -> None:
    """``00:00``, ``46113``, a date lost, exit 4 for ``[h]:mm``; ``0%``, ``円`` and ``内線`` dropped (B)."""
    (branch,) = desk.branches(saved(book((value, number_format))), "branches.xlsx").branches
    assert branch.values["open"] == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(14, "2026/4/1"), (27, "R8.4.1"), (30, "4/1/26"), (31, "2026年4月1日"), (55, "2026年4月"), (56, "4月1日"), (57, "R8.4.1")],
)
def test_a_built_in_formats_have_their_japanese_meaning(desk: ClerkFolder, number: int, shown: str) -> None:
    """27 to 36 and 50 to 58 printed ``46113``."""
    head = "".join(cell(f"{letter}1", text) for letter, text in zip("ABC", ("code", "name", "open"), strict=True))
    row = cell("A2", "001") + cell("B2", "本店") + cell("C2", 46113.0, 1)
    data = workbook(f'<row r="1">{head}</row><row r="2">{row}</row>', formats=[number])
    (branch,) = desk.branches(data, "branches.xlsx").branches
    assert branch.values["open"] == shown


def test_a_what_cannot_be_shown_is_a_fault_at_its_cell(desk: ClerkFolder) -> None:
    """Never a guess: a day before 1900 is ``####`` in Excel, too."""
    with pytest.raises(ContentError) as caught:
        desk.branches(saved(book((-1.0, "yyyy/m/d"))), "branches.xlsx")
    assert [fault.place for fault in caught.value.faults] == [("branches.xlsx", 2, 3)]


def warned(desk: ClerkFolder, rows: str, head: str = "code,name,tel,fax") -> list[tuple[str, int, int]]:
    """The warnings of a list in CSV."""
    return [(fault.code, *fault.place[1:]) for fault in desk.branches(f"{head}\n{rows}").warnings]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1.20123E+08", "branch-cell-number"),
        ("9.01E+09", "branch-cell-number"),
        ("0120123456.0", "branch-cell-number"),
        ("120123456.0", "branch-cell-number"),
        ("120123456", "branch-cell-short"),
        ("90-1234-5678", "branch-cell-short"),
        ('"=""0120-000-000"""', "branch-cell-marked"),
        ("'0120-000-001", "branch-cell-marked"),
        ("#REF!", "branch-cell-trace"),
        ("#N/A", "branch-cell-trace"),
        ("#DIV/0!", "branch-cell-trace"),
        ("#NAME?", "branch-cell-trace"),
        ("########", "branch-cell-trace"),
    ],
)
def test_b_debris_is_told_in_every_column(desk: ClerkFolder, typed: str, code: str) -> None:
    """It was printed; the warning of a lost zero existed for ``code`` alone."""
    assert warned(desk, f"001,本店,{typed},000\n")[0] == (code, 2, 3)
    assert warned(desk, f"001,本店,000,{typed}\n")[0] == (code, 2, 4)


@pytest.mark.parametrize("typed", ['"=""004"""', "'004"])
def test_b_a_marked_code_is_read_as_it_is_meant(desk: ClerkFolder, typed: str) -> None:
    """The file was called ``=”004”_山手.pdf``."""
    (branch,) = desk.branches(f"code,name\n{typed},山手\n").branches
    assert (branch.code, branch.file) == ("004", "004_山手.pdf")


@pytest.mark.parametrize("dash", ["-", "－", "ー", "―", "—", "‐", "−", "–", "ｰ"])
def test_c_a_dash_means_none(desk: ClerkFolder, dash: str) -> None:
    """It was printed as the number."""
    (branch,) = desk.branches(f"code,name,fax\n001,本店,{dash}\n").branches
    assert branch.values["fax"] == ""


@pytest.mark.parametrize("options", [[], ["--quiet"], ["--json"]])
def test_f_no_words_of_the_library_reach_the_clerk(desk: ClerkFolder, options: list[str]) -> None:
    """openpyxl's English warnings reached standard error, under ``--quiet`` and ``--json`` too."""
    made = book(("平日", "General"))
    sheet = made.active
    assert sheet is not None
    sheet.add_data_validation(DataValidation(type="list", formula1='"平日,毎日"', sqref="C2"))
    desk.branches(saved(made), "branches.xlsx")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        desk.branches(saved(made), "branches.xlsx")
    ended = run("check", "appendix.yaml", *options)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_k_a_merged_cell_counts_for_all_its_rows(desk: ClerkFolder) -> None:
    """Its second and third row printed the appendix's own value; hidden rows were made without a word."""
    made = book(("共通", "General"), (None, "General"), (None, "General"))
    sheet = made.active
    assert sheet is not None
    sheet.merge_cells("C2:C4")
    sheet.row_dimensions[3].hidden = True
    listed = desk.branches(saved(made), "branches.xlsx")
    assert [branch.values["open"] for branch in listed.branches] == ["共通"] * 3
    assert [(fault.code, fault.place.line) for fault in listed.warnings] == [("branch-cell-merged", 2), ("branch-row-hidden", 3)]


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (("1", "2", "012"), ["branch-code-short"] * 2),
        (("001", "002", "0103"), ["branch-code-short"] * 2),
        (("A1", "B12", "C123"), []),
    ],
)
def test_l_codes_that_lost_their_zeros_or_have_other_lengths(desk: ClerkFolder, codes: tuple[str, ...], told: list[str]) -> None:
    """No word."""
    rows = "".join(f"{code},支店{code}\n" for code in codes)
    assert [fault.code for fault in desk.branches(f"code,name\n{rows}").warnings] == told


def test_l_two_lists_side_by_side_are_told(desk: ClerkFolder) -> None:
    """One was used in silence."""
    desk.write("branches.xlsx", saved(book(("平日", "General"))))
    faults = desk.branches("code,name\n001,本店\n").warnings
    assert [fault.code for fault in faults] == ["branches-two"]
    assert "branches.csv" in faults[0].message() and "branches.xlsx" in faults[0].message()


@pytest.mark.parametrize(
    ("text", "place", "piece"),
    [
        ("支店一覧（令和8年4月）\n\ncode,name\n001,本店\n", (1, 1), "見出し"),
        ("code\tname\n001\t本店\n", (1, 1), "タブ"),
        ("code;name\n001;本店\n", (1, 1), "セミコロン"),
    ],
)
def test_l_a_title_above_the_head_and_tabs_are_told_once(
    desk: ClerkFolder, text: str, place: tuple[int, int], piece: str
) -> None:
    """A flood of errors; U+0009."""
    faults: tuple[Fault, ...] = ()
    try:
        desk.branches(text)
    except ContentError as error:
        faults = error.faults
    assert [fault.place[1:] for fault in faults] == [place]
    assert piece in faults[0].message()
    assert Path("branches.csv").read_text("utf-8") == text
