"""The branch list in its three forms, and what is refused or warned of, with its row and column."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from faqprint.errors import ContentError, Fault, UsageError
from faqprint.manuscript.branches import BranchList, read_branches, used_values
from faqprint.manuscript.load import load
from faqprint.manuscript.model import Appendix
from faqprint.messages.sentences import render

CONTENT = """\
title: 別紙３　ＦＡＱ
values: {desk: 事務部, tel: 000－000－0000, fax: 000－000－0001, spare: 予備, inner: 中, outer: "外{{inner}}"}
sections:
  - type: contact
    title: "お問い合わせ {{outer}}"
    desks: [{name: "{{desk}}", tel: "{{tel}}", fax: "{{fax}}"}]
"""


@pytest.fixture
def appendix(tmp_path: Path) -> Appendix:
    """A small appendix that prints all its values but one."""
    (tmp_path / "appendix.yaml").write_text(CONTENT, "utf-8")
    return load(tmp_path / "appendix.yaml")


def listed(appendix: Appendix, text: str, name: str = "branches.csv", encoding: str = "utf-8") -> BranchList:
    """Read a list that stands beside the appendix."""
    path = Path(appendix.path).parent / name
    path.write_bytes(text.encode(encoding))
    return read_branches(appendix, path)


def refused(appendix: Appendix, text: str, name: str = "branches.csv") -> list[tuple[str, int, int]]:
    """Give the errors of a list as (code, row, column)."""
    with pytest.raises(ContentError) as caught:
        listed(appendix, text, name)
    assert all(render(fault, lang) for fault in caught.value.faults for lang in ("ja", "en"))
    return [spot(fault) for fault in caught.value.faults if fault.severity == "error"]


def spot(fault: Fault) -> tuple[str, int, int]:
    """Give what and where a fault is."""
    return fault.code, fault.place.line, fault.place.column


def test_used_values_follow_values_in_values(appendix: Appendix) -> None:
    """A value is used if a text prints it, by itself or inside another value."""
    assert used_values(appendix) == {"desk", "tel", "fax", "inner", "outer"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_csv_keeps_text_as_typed(appendix: Appendix, encoding: str) -> None:
    """Codes and numbers stay text in every encoding; cp932 alone is warned of."""
    made = listed(
        appendix, 'code,name,desk,tel\r\n001,本店営業部,"事務部,２課",0120\r\n\r\n002,東支店,東,-\r\n', encoding=encoding
    )
    assert [(b.code, b.name, dict(b.values), b.file) for b in made.branches] == [
        ("001", "本店営業部", {"desk": "事務部,２課", "tel": "0120"}, "001_本店営業部.pdf"),
        ("002", "東支店", {"desk": "東", "tel": ""}, "002_東支店.pdf"),
    ]
    assert [fault.code for fault in made.warnings] == (["branches-cp932"] if encoding == "cp932" else [])
    assert made.branches[1].place.line == 4


def test_empty_cell_keeps_and_dash_empties(appendix: Appendix) -> None:
    """An empty cell leaves the appendix's value, with a warning if other rows fill the column; a dash of any width is empty."""
    made = listed(appendix, "code,name,desk,tel,fax\n1,い,課,,\n2,ろ,－,1,\n")
    assert [dict(b.values) for b in made.branches] == [{"desk": "課"}, {"desk": "", "tel": "1"}]
    assert list(map(spot, made.warnings)) == [("branch-cell-empty", 2, 4)]


def test_useless_columns_are_warned_of(appendix: Appendix) -> None:
    """A column that no value has, or that no text prints, is told and goes on."""
    made = listed(appendix, "code,name,tell,spare\n1,い,1,2\n")
    assert list(map(spot, made.warnings)) == [("branch-column-unknown", 1, 3), ("branch-column-unused", 1, 4)]
    assert dict(made.warnings[0].values)["near"] == "tel"
    assert all(render(fault, lang) for fault in made.warnings for lang in ("ja", "en"))


def test_faults_have_row_and_column(appendix: Appendix) -> None:
    """Every fault of a list is told at once, each at its cell."""
    text = 'code,name,tel,tel\n1,い,1\n,ろ,2\n3,,3\n1,は,4\n5,に,"一\n二"\n6,ほ,\x07\n7,へ,1,2,3\n'
    assert refused(appendix, text) == [
        ("branch-column-repeated", 1, 4),
        ("branch-cell-missing", 3, 1),
        ("branch-cell-missing", 4, 2),
        ("branch-code-repeated", 5, 1),
        ("branch-line-feed", 6, 3),
        ("control-character", 7, 3),
        ("branch-cell-extra", 8, 5),
    ]


def test_missing_columns_and_empty_lists(appendix: Appendix) -> None:
    """A list without its required columns, without rows, or that is no CSV is refused."""
    assert refused(appendix, "Code,tel\n1,2\n") == [("branch-column-missing", 1, 1)] * 2
    assert refused(appendix, "code,name\n") == [("branches-empty", 1, 1)]
    assert refused(appendix, "\n\n") == [("branches-empty", 1, 1)]
    assert refused(appendix, 'code,name\n1,"い\n') == [("branches-csv", 2, 1)]
    assert refused(appendix, "code,,name\n1,x,い\n") == [("branch-column-unnamed", 1, 2)]


def test_bytes_of_no_encoding_are_refused(appendix: Appendix) -> None:
    """A file that is neither UTF-8 nor cp932 is refused at its line."""
    path = Path(appendix.path).with_name("branches.csv")
    path.write_bytes(b"code,name\n1,\x81 \n")
    with pytest.raises(ContentError) as caught:
        read_branches(appendix)
    assert list(map(spot, caught.value.faults)) == [("branches-encoding", 2, 1)]


def test_one_file_name_for_two_branches_is_refused(appendix: Appendix) -> None:
    """Names that differ in form, case or width only would fall on one file on some system."""
    assert refused(appendix, "code,name\na,か\u3099\nＡ,が\n") == [("branch-file-repeated", 3, 2)]
    assert refused(appendix, "code,name\n1,2_い\n1_2,い\n") == [("branch-file-repeated", 3, 2)]


def test_xlsx_gives_what_is_shown(appendix: Appendix) -> None:
    """Text cells keep their zeros, padded numbers are padded, other numbers stand as typed, dates as days."""
    book = openpyxl.Workbook()
    sheet = book.active
    rows = [
        ["code", "name", "desk", "tel", "fax"],
        ["001", "本店", "課", 120, 1.5],
        [2, "東", datetime.date(2026, 4, 1), 9012345678, datetime.time(9, 30)],
    ]
    for row in rows:
        sheet.append(row)
    sheet["A3"].number_format = "000"
    path = Path(appendix.path).with_name("branches.xlsx")
    book.save(path)
    made = read_branches(appendix)  # found beside the appendix, for there is no CSV
    assert [(b.code, *b.values.values()) for b in made.branches] == [
        ("001", "課", "120", "1.5"),
        ("002", "2026-04-01", "9012345678", "09:30"),
    ]


def test_xlsx_formula_without_result_is_refused(appendix: Appendix) -> None:
    """A formula whose result was never saved is refused at its cell; an unreadable book at its head."""
    book = openpyxl.Workbook()
    book.active.append(["code", "name", "tel"])
    book.active.append(["1", "い", "=1+1"])
    path = Path(appendix.path).with_name("branches.xlsx")
    book.save(path)
    with pytest.raises(ContentError) as caught:
        read_branches(appendix)
    assert list(map(spot, caught.value.faults)) == [("branch-formula", 2, 3)]
    path.write_bytes(b"PK\x03\x04 no book")
    with pytest.raises(ContentError) as caught:
        read_branches(appendix)
    assert list(map(spot, caught.value.faults)) == [("branches-xlsx", 1, 1)]


def test_yaml_list(appendix: Appendix) -> None:
    """A list of mappings; a missing key is an empty cell, and places are lines and columns."""
    text = '- code: 001\n  name: 本店\n  tel: 0120\n- code: 002\n  name: 東\n  fax: "-"\n'
    made = listed(appendix, text, "branches.yaml")
    assert [(b.code, dict(b.values)) for b in made.branches] == [("001", {"tel": "0120"}), ("002", {"fax": ""})]
    assert refused(appendix, "- {code: a, name: い}\n- {code: a, name: ろ}\n", "branches.yaml") == [
        ("branch-code-repeated", 2, 10)
    ]
    assert refused(appendix, "code: a\n", "branches.yaml") == [("branches-not-list", 1, 1)]


def test_code_that_lost_its_zeros_is_guessed(appendix: Appendix) -> None:
    """A spreadsheet makes 3 of 003: the code that is meant is named."""
    branches = listed(appendix, "code,name\n003,本店\n030,東\n")
    with pytest.raises(UsageError) as caught:
        branches.find("3")
    assert caught.value.values["near"] == "003"


def test_find_branch(appendix: Appendix) -> None:
    """A branch is found by its code; an unknown code, a missing list or one of another kind is a fault of the command line."""
    listed(appendix, "code,name\n001,本店\n002,東\n")
    assert read_branches(appendix).find("002").name == "東"
    for code, path, expected in (
        ("00２", None, "edition-unknown"),
        ("1", "nowhere.csv", "branches-missing"),
        ("1", "branches.ods", "branches-suffix"),
    ):
        with pytest.raises(UsageError) as caught:
            read_branches(appendix, path).find(code)
        assert caught.value.code == expected


def test_unicode_text_of_excel_is_refused(appendix: Appendix) -> None:
    """UTF-16 is named for what it is not, and never read as cp932."""
    path = Path(appendix.path).with_name("branches.csv")
    path.write_bytes("code,name\n001,本店\n".encode("utf-16"))
    with pytest.raises(ContentError) as caught:
        read_branches(appendix)
    assert list(map(spot, caught.value.faults)) == [("branches-encoding", 1, 1)]


@pytest.mark.parametrize(
    ("head", "near", "unset"),
    [("電話", "", "tel, fax, inner, outer"), ("ｔｅl2", "tel", ""), ("連絡先", "", "tel, fax, inner, outer")],
)
def test_mistyped_column_names_what_it_may_mean(appendix: Appendix, head: str, near: str, unset: str) -> None:
    """A column that is no value is told with the value that is like it, else with those that no column sets."""
    (fault,) = listed(appendix, f"code,name,desk,{head}\n1,い,課,03\n").warnings
    assert (fault.code, dict(fault.values)["near"], dict(fault.values)["unset"]) == ("branch-column-unknown", near, unset)
    assert (near or unset) in render(fault, "ja") and (near or unset) in render(fault, "en")


@pytest.mark.parametrize(
    ("codes", "short"),
    [
        (("1", "002", "12"), [(2, "001"), (4, "012")]),
        (("1", "10", "100"), []),
        (("001", "1000"), []),
        (("本", "01", "A1"), []),
        (("0", "00"), [(2, "00")]),
    ],
)
def test_lost_zeros_are_warned_of(appendix: Appendix, codes: tuple[str, ...], short: list[tuple[int, str]]) -> None:
    """A number shorter than a code that begins with a zero is warned of at its cell, with its zeros put back."""
    made = listed(appendix, "code,name\n" + "".join(f"{code},い{i}\n" for i, code in enumerate(codes)))
    assert [(*spot(fault), dict(fault.values)["full"]) for fault in made.warnings] == [
        ("branch-code-short", line, 1, full) for line, full in short
    ]
    assert all(full in render(fault, "ja") for fault, (_, full) in zip(made.warnings, short, strict=True))
