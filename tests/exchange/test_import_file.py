"""Cells come in as Excel shows them, whatever program wrote the file; what cannot be taken is told at its cell."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from faqprint.errors import ContentError, UsageError
from faqprint.exchange.import_file import read_sheets

from ..source.workbook_files import archive, cell, workbook
from ..source.workbook_files import rows as raw_rows
from .books import HEADS, ROWS, book, csv_file, read, texts, told

EXPECTED = [("全般", "利用時間は？", "九時からです。"), ("全般", "休みは？", "日曜です。")]


def answered(tmp_path: Path, answer: Any, change: Any = None) -> tuple[str, list[str]]:
    """The answer that a cell comes to, and the faults; a second question has a plain one."""
    rows, faults = read(book(tmp_path / "a.xlsx", (HEADS, (1, "区", "問", answer), (2, "区", "問二", "答")), change))
    return rows[0].answer, faults


def test_inline_strings_without_styles(tmp_path: Path) -> None:
    """A book of inline strings, as web offices export them, reads like any other; macros and links are not looked at."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(raw_rows([[*HEADS], [1.0, *EXPECTED[0]], [2.0, *EXPECTED[1]]])))
    assert texts(read(path)[0]) == EXPECTED
    assert texts(read(path.rename(tmp_path / "a.xlsm"))[0]) == EXPECTED


def test_readings_of_kanji_stay_out(tmp_path: Path) -> None:
    """Furigana is no part of the text."""
    strings = (
        "<si><t>質問</t></si><si><t>回答</t></si><si><r><t>休</t></r><r><t>み</t></r><rPh sb='0' eb='1'><t>ヤス</t></rPh></si>"
    )
    shared = [f'<c r="{ref}" t="s"><v>{n}</v></c>' for ref, n in (("A1", 0), ("B1", 1), ("A2", 2), ("B2", 2))]
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(f'<row r="1">{shared[0]}{shared[1]}</row><row r="2">{shared[2]}{shared[3]}</row>', strings=strings))
    assert texts(read(path)[0]) == [("", "休み", "休み")]


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1330, '#,##0"円"', "1,330円"),
        (datetime.date(2026, 10, 1), 'yyyy"年"m"月"d"日"', "2026年10月1日"),
        (datetime.time(9, 0), "h:mm", "9:00"),
        (0.5, "0%", "50%"),
        (120001111, "0000000000", "0120001111"),
        (True, "General", "TRUE"),
    ],
)
def test_numbers_as_shown(tmp_path: Path, value: Any, number_format: str, shown: str) -> None:
    """Amounts, dates, times, per cent and numbers with their zeros come in as Excel shows them, without a warning."""

    def form(sheet: Any) -> None:
        sheet["D2"].number_format = number_format

    assert answered(tmp_path, value, form) == (shown, [])


def test_lost_zero_and_lost_digits(tmp_path: Path) -> None:
    """Nine or ten digits without a leading zero and sixteen digits are told; as text they are what somebody typed."""
    assert answered(tmp_path, 120001111) == ("120001111", ["warning lost-zero 2:4"])
    assert answered(tmp_path, 1234567890123456)[1] == ["warning digits-lost 2:4"]
    assert answered(tmp_path, "312345678") == ("312345678", [])
    rows, faults = read(csv_file(tmp_path / "a.csv", (HEADS, (1, "区", "問", "312345678"))))
    assert (rows[0].answer, faults) == ("312345678", ["warning lost-zero 2:4"])


def test_errors_and_short_writing_in_csv(tmp_path: Path) -> None:
    """What a spreadsheet saved instead of a value is told where it stands."""
    rows = [HEADS, (1, "区", "問", "#REF!"), (2, "区", "次", "9.01E+09"), (3, "区", "#1は？", "##を押す")]
    assert read(csv_file(tmp_path / "a.csv", rows))[1] == ["error cell-error 2:4", "warning digits-lost 3:4"]


def test_line_ends_and_spaces(tmp_path: Path) -> None:
    """CR LF, its escape, NBSP, tabs and spaces at line ends become what a person would have typed."""
    assert answered(tmp_path, "一行目 \r\n二行目　\n三\xa0四\t五\n\n") == ("一行目\n二行目\n三 四 五", [])
    path = tmp_path / "b.xlsx"
    path.write_bytes(workbook(raw_rows([["質問", "回答"], ["問", "一_x000D_\n二_x000D_三_x005F_x0041_"]])))
    assert read(path)[0][0].answer == "一\n二\n三_x0041_"


def test_bold_and_struck_runs(tmp_path: Path) -> None:
    """Bold words get their marks, line by line; struck ones are left out and told."""
    bold, struck = InlineFont(b=True), InlineFont(strike=True)
    rich = CellRichText("必ず", TextBlock(bold, "事前に\n届け"), "を", TextBlock(struck, "印鑑で"), "出す")
    assert answered(tmp_path, rich) == ("必ず**事前に**\n**届け**を出す", ["warning struck-text 2:4"])


def test_wholly_bold_answer(tmp_path: Path) -> None:
    """A bold cell is meant so where others of its column are not, and is mere look where all are."""

    def embolden(*references: str) -> Any:
        def change(sheet: Any) -> None:
            for reference in references:
                sheet[reference].font = Font(bold=True)

        return change

    assert answered(tmp_path, "答", embolden("D2"))[0] == "**答**"
    assert answered(tmp_path, "答", embolden("D2", "D3"))[0] == "答"


def test_struck_row(tmp_path: Path) -> None:
    """A row that is struck out stays out, and is told once."""

    def strike(sheet: Any) -> None:
        for column in "ABCD":
            sheet[f"{column}2"].font = Font(strike=True)

    rows, faults = read(book(tmp_path / "a.xlsx", change=strike))
    assert (texts(rows), faults) == (EXPECTED[1:], ["warning struck-row 2:3"])


def test_hidden_rows(tmp_path: Path) -> None:
    """A hidden row, a filtered one among them, comes in with a warning, or stays out if that is asked for."""

    def hide(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.auto_filter.ref = "A1:D3"
        sheet.auto_filter.add_filter_column(3, ["九時からです。"])

    path = book(tmp_path / "a.xlsx", change=hide)
    assert (texts(read(path)[0]), read(path)[1]) == (EXPECTED, ["warning hidden-row 3:1"])
    assert (texts(read(path, skip_hidden=True)[0]), read(path, skip_hidden=True)[1]) == (EXPECTED[:1], [])


def test_notes(tmp_path: Path) -> None:
    """A cell's note stays out and is told at the cell."""

    def note(sheet: Any) -> None:
        sheet["D3"].comment = Comment("要確認", "係")

    assert read(book(tmp_path / "a.xlsx", change=note))[1] == ["warning cell-note 3:4"]


def test_formulas(tmp_path: Path) -> None:
    """A stored result comes in with a warning; none stored, or an error, is an error; in other columns neither matters."""
    formula = '<c r="{}" t="str"><f>A1</f>{}</c>'
    path = tmp_path / "a.xlsx"

    def written(*cells: str) -> tuple[list[str], list[str]]:
        head = raw_rows([["質問", "回答", "備考"]])
        path.write_bytes(workbook(head + f'<row r="2">{cell("A2", "問")}{"".join(cells)}</row>'))
        rows, faults = read(path)
        return [row.answer for row in rows], [fault for fault in faults if "column-ignored" not in fault]

    assert written(formula.format("B2", "<v>九時</v>")) == (["九時"], ["warning cell-computed 2:2"])
    assert written('<c r="B2"><f>A1</f></c>')[1] == ["error cell-formula 2:2"]
    assert written('<c r="B2" t="e"><f>A1</f><v>#N/A</v></c>')[1] == ["error cell-error 2:2"]
    assert written(cell("B2", "答"), '<c r="C2" t="e"><f>A1</f><v>#REF!</v></c>') == (["答"], [])


def test_guide_and_hidden_sheets_are_passed_over(tmp_path: Path) -> None:
    """A sheet 書き方 and hidden ones are none; one that is named is read all the same."""
    sheets = [("書き方", raw_rows([["質問", "回答"]])), ("!控え", raw_rows([["質問", "回答"], ["古い", "答"]]))]
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(raw_rows([["質問", "回答"], ["問", "答"]]), name="一覧", sheets=sheets))
    assert [sheet.name for sheet in read_sheets(path)[0]] == ["一覧"]
    assert [sheet.name for sheet in read_sheets(path, "控え")[0]] == ["控え"]
    with pytest.raises(UsageError) as error:
        read_sheets(path, "ない")
    assert (error.value.code, error.value.values["sheets"]) == ("sheet-missing", "一覧、書き方、控え")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_csv_encodings(tmp_path: Path, encoding: str) -> None:
    """UTF-8 with and without a mark is read; cp932 with a warning."""
    rows, faults = read(csv_file(tmp_path / "a.csv", encoding=encoding))
    assert (texts(rows), faults) == (EXPECTED, ["warning csv-cp932 1:1"] if encoding == "cp932" else [])


def test_csv_takes_off_marks_of_text_only_where_they_are_one(tmp_path: Path) -> None:
    """``'=1`` is =1, and ``'それ'`` stays."""
    answers = ("'=1+1", "'それ'", "''quoted'", "'-", "'@x")
    rows, _ = read(csv_file(tmp_path / "a.csv", [("質問", "回答"), *((f"問{n}", text) for n, text in enumerate(answers))]))
    assert [row.answer for row in rows] == ["=1+1", "'それ'", "'quoted'", "-", "@x"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("質問\t回答\r\n問\t答\r\n".encode(), "csv-tabs"),
        ("質問;回答\r\n問;答\r\n".encode(), "csv-semicolons"),
        ('質問,回答\r\n"問,答\r\n'.encode(), "csv-broken"),
        ("質問,回答".encode("utf-16"), "csv-encoding"),
        ("質問".encode() + b"\n\xff\xff", "csv-encoding"),
    ],
)
def test_csv_that_is_none(tmp_path: Path, content: bytes, code: str) -> None:
    """What else parts the columns, another encoding and open quotes are told by name."""
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(ContentError) as error:
        read_sheets(path)
    assert [fault.code for fault in error.value.faults] == [code]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.xls", "import-old-kind"),
        ("a.ODS", "import-old-kind"),
        ("a.txt", "import-suffix"),
        ("b.xlsx", "import-missing"),
        ("c.csv", "import-folder"),
    ],
)
def test_files_of_another_kind(tmp_path: Path, name: str, code: str) -> None:
    """Older formats, other ones, what is not there and folders are refused."""
    (tmp_path / "c.csv").mkdir()
    with pytest.raises(UsageError) as error:
        read_sheets(tmp_path / name)
    assert error.value.code == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (lambda: b"PK no book", "workbook-damaged"),
        (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "workbook-locked"),
        (lambda: archive({"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'}), "workbook-damaged"),
        (lambda: workbook("<row/>" * 160_000), "workbook-too-big"),
        (lambda: workbook(raw_rows([["質問", "回答"], ["問", "あ" * 30_000_000]])), "workbook-long-cell"),
    ],
    ids=["no zip", "password", "entities", "rows without end", "bomb"],
)
def test_hostile_books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: Callable[[], bytes], code: str) -> None:
    """What is damaged, locked or grows without end is refused in one sentence; without end is here a tenth of the limit."""
    monkeypatch.setattr("faqprint.source.workbook.WORKBOOK_ELEMENTS", 150_000)
    path = tmp_path / "a.xlsx"
    path.write_bytes(content())
    with pytest.raises(ContentError) as error:
        read_sheets(path)
    assert [fault.code for fault in error.value.faults] == [code]


def test_wide_and_long_books_are_read(tmp_path: Path) -> None:
    """A million empty rows and a cell in the last column are no reason to refuse a book."""
    path = tmp_path / "a.xlsx"
    far = '<row r="1"><c r="XFD1" t="inlineStr"><is><t>隅</t></is></c></row>'
    table = raw_rows([["質問", "回答"], ["問", "答"]]).replace("</row>", far.removeprefix('<row r="1">'), 1)
    path.write_bytes(workbook(table + "<row/>" * 1_000_000, behind='<mergeCells><mergeCell ref="C3:XFD1048576"/></mergeCells>'))
    rows, faults = read(path)
    assert (texts(rows), faults) == ([("", "問", "答")], ["warning column-ignored 1:16384"])


def test_rows_of_heads_only(tmp_path: Path) -> None:
    """The same rows by openpyxl and as CSV say the same."""
    (sheet,), faults = read_sheets(book(tmp_path / "a.xlsx", ROWS))
    (other,), _ = read_sheets(csv_file(tmp_path / "a.csv", ROWS))
    assert told(faults) == []
    assert [[cell.text for cell in row.values()] for row in sheet.rows.values()] == [
        [cell.text for cell in row.values()] for row in other.rows.values()
    ]


def test_a_sheet_of_commas_and_a_cell_without_end_are_refused(tmp_path: Path) -> None:
    """They took 9 s, and 13 s with 1.3 GB: empty cells were counted by no bound, and the length of a cell by none."""
    commas = tmp_path / "commas.csv"
    commas.write_text("区分,質問,回答\n" + "," * 16_384, "utf-8")
    long = tmp_path / "long.xlsx"
    long.write_bytes(workbook(raw_rows([[*HEADS], [1.0, "区", "問", "あ" * 100_001]])))
    for path, code, line in ((commas, "workbook-too-big", 2), (long, "workbook-long-cell", 1)):
        with pytest.raises(ContentError) as raised:
            read_sheets(path)
        assert [(fault.code, fault.place.line) for fault in raised.value.faults] == [(code, line)]
    assert dict(raised.value.faults[0].values)["text"] == "あ" * 20
