"""The branch list in its three forms, and what is refused or warned of, with its row and column."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from faqprint.errors import ContentError, Fault, UsageError
from faqprint.manuscript.branches import BranchList, lists_beside, read_branches, used_values
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
    """An empty cell leaves the appendix's value, with a warning if other rows fill the column; a dash is empty."""
    made = listed(appendix, "code,name,desk,tel,fax\n1,い,課,,\n2,ろ,－,1,\n")
    assert [dict(b.values) for b in made.branches] == [{"desk": "課"}, {"desk": "", "tel": "1"}]
    assert list(map(spot, made.warnings)) == [("branch-cell-empty", 2, 4)]


@pytest.mark.parametrize("dash", ["-", "－", "ー", "―", "—", "‐", "−", "–", "ｰ", "‑", "‒", "─", "━", "﹣"])
def test_dash_of_every_kind_empties(appendix: Appendix, dash: str) -> None:
    """What an office types for nothing is nothing: ー, ―, —, ‐ and − were printed as the number."""
    made = listed(appendix, f"code,name,fax\n001,い,{dash}\n002,ろ,０{dash}１\n")
    assert [dict(branch.values) for branch in made.branches] == [{"fax": ""}, {"fax": f"０{dash}１"}]


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
        ("002", "2026-04-01", "9012345678", "9:30:00"),
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
    assert list(map(spot, caught.value.faults)) == [("branches-damaged", 1, 1)]


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
    told = [fault for fault in made.warnings if fault.code == "branch-code-short"]
    assert [(*spot(fault), dict(fault.values)["full"]) for fault in told] == [
        ("branch-code-short", line, 1, full) for line, full in short
    ]
    assert all(full in render(fault, "ja") for fault, (_, full) in zip(told, short, strict=True))


@pytest.mark.parametrize(
    ("codes", "mixed"),
    [
        (("1", "10", "100"), [(2, "001")]),
        (("12", "7", "8"), [(3, "07")]),
        (("001", "1000"), [(2, "0001")]),
        (("101", "205"), []),
        (("A1", "本店", "12"), []),
        (("1", "002", "12"), []),  # told already, each with its zeros
    ],
)
def test_codes_of_mixed_lengths_are_warned_of(appendix: Appendix, codes: tuple[str, ...], mixed: list[tuple[int, str]]) -> None:
    """Numbers of several lengths are told once: 1 to 12 after 001 to 012 made every edition anew without a word."""
    made = listed(appendix, "code,name\n" + "".join(f"{code},い{i}\n" for i, code in enumerate(codes)))
    told = [fault for fault in made.warnings if fault.code == "branch-codes-mixed"]
    assert [(fault.place.line, fault.place.column, dict(fault.values)["full"]) for fault in told] == [
        (line, 1, full) for line, full in mixed
    ]


def warned(appendix: Appendix, text: str, name: str = "branches.csv") -> list[tuple[str, int, int, str]]:
    """Give the warnings of a list as (code, row, column, what is to be written), each with a sentence in both languages."""
    made = listed(appendix, text, name).warnings
    assert all(render(fault, lang) for fault in made for lang in ("ja", "en"))
    return [(*spot(fault), dict(fault.values).get("full", "")) for fault in made]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ('="004"', "004"),
        ('"=""004"""', "004"),
        ('= "0120-000-000"', "0120-000-000"),
        ("'004", "004"),
        ("'0120-000-001", "0120-000-001"),
        ("'=1+1", "=1+1"),
        ("'-", ""),
    ],
)
def test_marks_for_a_spreadsheet_are_taken_off(appendix: Appendix, text: str, plain: str) -> None:
    """B: ``="004"`` and ``'004`` are read as 004 and told; they were printed, and made the file ``=”004”_山手.pdf``."""
    made = listed(appendix, f"code,name,tel\n001,い,{text}\n")
    assert dict(made.branches[0].values) == {"tel": plain}
    assert list(map(spot, made.warnings)) == [("branch-cell-marked", 2, 3)]


def test_marked_codes_are_codes(appendix: Appendix) -> None:
    """B: a code keeps its zeros and loses its marks, in the name of the file too."""
    made = listed(appendix, 'code,name\n="001",本店\n\'002,駅前\n')
    assert [branch.file for branch in made.branches] == ["001_本店.pdf", "002_駅前.pdf"]


@pytest.mark.parametrize("text", ["'tis", "'90'", "=1+1", "＝004", "'本店"])
def test_other_quotes_are_text(appendix: Appendix, text: str) -> None:
    """An apostrophe before a word, or around one, is the author's."""
    made = listed(appendix, f"code,name,desk\n001,い,{text}\n")
    assert dict(made.branches[0].values) == {"desk": text}
    assert not made.warnings


@pytest.mark.parametrize(
    ("tel", "code", "full"),
    [
        ("1.20123E+08", "branch-cell-number", ""),
        ("9.01E+09", "branch-cell-number", ""),
        ("1E+11", "branch-cell-number", ""),
        ("0120123456.0", "branch-cell-number", ""),
        ("120123456.0", "branch-cell-number", ""),
        ("120123456", "branch-cell-short", "0120123456"),
        ("9012345678", "branch-cell-short", "09012345678"),
        ("312345678", "branch-cell-short", "0312345678"),
        ("3-1234-5678", "branch-cell-short", "03-1234-5678"),
        ("90-1234-5678", "branch-cell-short", "090-1234-5678"),
        ("(90) 1234-5678", "branch-cell-short", "(090) 1234-5678"),
        ("(3)1234-5678", "branch-cell-short", "(03)1234-5678"),
        ("120-123-4567", "branch-cell-short", "0120-123-4567"),
        ("#REF!", "branch-cell-trace", ""),
        ("#N/A", "branch-cell-trace", ""),
        ("#NAME?", "branch-cell-trace", ""),
        ("########", "branch-cell-trace", ""),
    ],
)
@pytest.mark.parametrize("column", ["tel", "desk"])
def test_what_a_spreadsheet_left_is_warned_of(appendix: Appendix, column: str, tel: str, code: str, full: str) -> None:
    """B: numbers without their zero or in a spreadsheet's writing, and its errors, are told in whatever column they stand."""
    assert warned(appendix, f"code,name,{column}\n001,い,{tel}\n") == [(code, 2, 3, full)]


@pytest.mark.parametrize(
    "tel",
    [
        "0120123456",
        "090-1234-5678",
        "(03)1234-5678",
        "2026-04-01",
        "123-4567",
        "1234-5678-9012",
        "1,330円",
        "1.5",
        "12.0",
        "12345678",
        "12345678901",
        "#1",
        "2E3",
        "Ａ１",
    ],
)
def test_what_an_office_writes_is_not_warned_of(appendix: Appendix, tel: str) -> None:
    """Telephone numbers, amounts and rates as they are printed are left alone."""
    assert warned(appendix, f'code,name,tel\n001,い,"{tel}"\n') == []


def test_zeros_lost_in_any_column_are_warned_of(appendix: Appendix) -> None:
    """A number that is shorter than the others of its column, which begin with a zero, has lost its own."""
    text = "code,name,desk\n001,い,012\n002,ろ,34\n003,は,９\n"
    assert warned(appendix, text) == [("branch-cell-short", 3, 3, "034")]


def test_code_with_decimals_is_warned_of(appendix: Appendix) -> None:
    """A program that took codes for numbers writes 1.0; it is told once, not as a code of another length too."""
    assert warned(appendix, "code,name\n1.0,い\n002,ろ\n003,は\n") == [("branch-cell-number", 2, 1, "")]


def test_two_lists_side_by_side_are_told(appendix: Appendix) -> None:
    """L: the list that is read and the one that is not are named; a list that is named on the command line is alone."""
    folder = Path(appendix.path).parent
    (folder / "branches.yaml").write_text("- {code: a, name: い}\n", "utf-8")
    (folder / "branches.csv").write_text("code,name\nb,ろ\n", "utf-8")
    made = read_branches(appendix)
    assert [branch.code for branch in made.branches] == ["b"]
    (told,) = made.warnings
    assert (spot(told), dict(told.values)) == (
        ("branches-two", 1, 1),
        {"file": "branches.csv", "other": "branches.yaml"},
    )
    assert not read_branches(appendix, folder / "branches.yaml").warnings


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("支店一覧,,\ncode,name,tel\n001,い,1\n002,ろ,2\n", ("branches-title", 1, 1)),
        (",2026年4月現在\n\n\ncode,name,tel\n001,い,1\n", ("branches-title", 1, 2)),
        ("code\tname\ttel\n001\tい\t1\n", ("branches-tabs", 1, 1)),
        ('"code"\t"name"\n"001"\t"い、ろ,は"\n', ("branches-tabs", 1, 1)),
        ("支店一覧\t\ncode\tname\n001\tい\n", ("branches-tabs", 1, 1)),
        ("code;name;tel\n001;い;1\n", ("branches-semicolons", 1, 1)),
        ("code，name，tel\n001，い，1\n", ("branches-wide-commas", 1, 1)),
        ("code、name、tel\n001、い、1\n", ("branches-wide-commas", 1, 1)),
        ("001,い,1\n002,ろ,2\n", ("branches-no-head", 1, 1)),
        ("コード,支店名,電話\n001,い,1\n", ("branches-no-head", 1, 1)),
        ("<html><table><tr><td>code</td></tr></table></html>", ("branches-not-csv", 1, 1)),
    ],
)
def test_list_of_another_shape_is_told_once(appendix: Appendix, text: str, fault: tuple[str, int, int]) -> None:
    """L: a title above the heads flooded errors, tabs were told as U+0009; each is one fault with its advice."""
    assert refused(appendix, text) == [fault]


@pytest.mark.parametrize(
    "text", ["支店一覧\n（2026年4月）\ncode,name,tel\n001,い,1\n", "code\tname\ttel\n001\tい\t1\n", "code;name;tel\n001;い;1\n"]
)
def test_advice_on_lists_of_another_shape_works(appendix: Appendix, text: str) -> None:
    """With the rows above the heads deleted, or commas put in, the list is read without a word."""
    with pytest.raises(ContentError) as caught:
        listed(appendix, text)
    head = int(dict(caught.value.faults[0].values).get("line", "1"))
    mended = "".join(text.splitlines(keepends=True)[head - 1 :]).replace("\t", ",").replace(";", ",")
    assert warned(appendix, mended) == []


def test_lists_beside_an_appendix(tmp_path: Path) -> None:
    """The one that is read first stands first; none is no fault."""
    assert lists_beside(tmp_path / "appendix.yaml") == []
    for name in ("branches.yaml", "branches.csv"):
        (tmp_path / name).write_text("", "utf-8")
    assert [path.name for path in lists_beside(tmp_path / "appendix.yaml")] == ["branches.csv", "branches.yaml"]
