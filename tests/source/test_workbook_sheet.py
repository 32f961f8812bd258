"""What the cells of a sheet look like, which were computed, and which have notes."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook as Written
from openpyxl.comments import Comment
from openpyxl.styles import Font

from faqprint.source.number_format import GENERAL
from faqprint.source.workbook import Workbook
from faqprint.source.workbook_parts import Budget, CellStyle, Merged, StringsReader, WorkbookCell, WorkbookError
from faqprint.source.workbook_sheet import SheetReader

from .workbook_files import workbook


def test_looks_of_cells() -> None:
    """The fonts of styles are told; those of differential styles are no cell's."""
    book = Written()
    sheet = book.active
    sheet.append(["地", "太", "消", "両"])
    sheet["B1"].font, sheet["C1"].font, sheet["D1"].font = Font(bold=True), Font(strike=True), Font(bold=True, strike=True)
    sheet["A1"].font = Font(bold=False)
    stream = io.BytesIO()
    book.save(stream)
    opened = Workbook(stream.getvalue())
    cells = opened.worksheet(opened.sheets[0], 9).rows[1]
    assert [(cell.bold, cell.struck) for cell in cells] == [(False, False), (True, False), (False, True), (True, True)]


def test_runs_of_inline_and_shared_texts() -> None:
    """Runs are given where one has a look; ``val="0"`` means none."""
    rich = '<r><t>一</t></r><r><rPr><b/><strike val="0"/></rPr><t>二</t></r><r><rPr><strike/></rPr><t>三</t></r>'
    strings = f"<si>{rich}</si><si><r><t>無</t></r><r><t>地</t></r></si>"
    data = f'<row r="1"><c r="A1" t="inlineStr"><is>{rich}</is></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'
    book = Workbook(workbook(data, strings=strings))
    one, two, three = book.worksheet(book.sheets[0], 9).rows[1]
    assert one.runs == two.runs == (("一", False, False), ("二", True, False), ("三", False, True))
    assert (three.value, three.runs) == ("無地", ())


def test_computed_cells() -> None:
    """A cell with a formula says so, whether its result is stored or not."""
    book = Workbook(workbook('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1</f></c><c r="C1"><v>3</v></c></row>'))
    assert [(cell.kind, cell.formula) for cell in book.worksheet(book.sheets[0], 9).rows[1]] == [
        ("n", True),
        ("none", True),
        ("n", False),
    ]


def test_notes() -> None:
    """The rows and columns of cells with notes; a sheet without any has none."""
    book = Written()
    book.active["B3"].comment = Comment("注", "係")
    book.create_sheet("他").append(["文"])
    stream = io.BytesIO()
    book.save(stream)
    opened = Workbook(stream.getvalue())
    assert [opened.notes(sheet) for sheet in opened.sheets] == [((3, 2),), ()]


def parsed(reader: SheetReader, xml: str) -> SheetReader:
    """The reader after it has read a sheet."""
    reader.parse(io.BytesIO(f"<worksheet>{xml}</worksheet>".encode()), Budget(10_000, 10_000))
    return reader


def sheet(inner: str, *, strings: Sequence[str] = (), most: int = 100) -> SheetReader:
    """A sheet that was read."""
    shared = StringsReader()
    shared.texts.extend(strings)
    return parsed(SheetReader(shared, (), most), f"<sheetData>{inner}</sheetData>")


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ("<c><v>1.5</v></c>", "n", "1.5"),
        ('<c t="s"><v>1</v></c>', "text", "二"),
        ('<c t="inlineStr"><is><t>文</t></is></c>', "text", "文"),
        ('<c t="str"><f>A1</f><v>a_x000D_</v></c>', "text", "a\r"),
        ('<c t="b"><v>1</v></c>', "b", "1"),
        ('<c t="e"><v>#N/A</v></c>', "e", "#N/A"),
        ('<c t="d"><v>2026-11-22</v></c>', "d", "2026-11-22"),
        ("<c><f>A1+1</f></c>", "none", "="),
        ("<c><f>A1+1</f><v>3</v></c>", "n", "3"),
    ],
)
def test_cells_by_their_kinds(cell: str, kind: str, value: str) -> None:
    """The stored value as it is; a formula without a result is told as such."""
    assert sheet(f"<row>{cell}</row>", strings=["一", "二"]).rows == {
        1: (WorkbookCell(1, 1, kind, value, GENERAL, formula="<f>" in cell),)
    }


def test_places_are_told_or_follow_each_other() -> None:
    """A cell with a place stands there, one without behind the last; rows too; empty cells are none."""
    made = sheet('<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c><c/></row><row r="5"><c><v>4</v></c></row><row/>')
    assert {row: [(cell.column, cell.value) for cell in cells] for row, cells in made.rows.items()} == {
        1: [(1, "1"), (4, "2"), (5, "3")],
        5: [(1, "4")],
    }


def test_styles_hidden_rows_and_merged_cells() -> None:
    """A cell's number format by its style; which rows are hidden; ranges with their corners."""
    made = parsed(
        SheetReader(StringsReader(), [CellStyle("0", False, False), CellStyle(None, False, False)], 9),
        '<sheetData><row hidden="1"><c s="1"><v>1</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="B2:C4"/><mergeCell ref="A9"/></mergeCells>',
    )
    assert (made.rows[1][0].format, made.hidden) == (None, [1])
    assert made.merged == [Merged("B2:C4", 2, 2, 4, 3), Merged("A9", 9, 1, 9, 1)]


@pytest.mark.parametrize(
    "inner",
    [
        '<row r="0"/>',
        '<row r="1048577"/>',
        '<row r="x"/>',
        '<row r="2"><c r="A3"><v>1</v></c></row>',
        '<row><c r="XFE1"><v>1</v></c></row>',
        '<row><c r="1A"><v>1</v></c></row>',
        '<row><c t="s"><v>7</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        '<row><c s="9"><v>1</v></c></row>',
    ],
)
def test_what_no_sheet_has_is_refused(inner: str) -> None:
    """Places, shared texts and styles that are not there."""
    with pytest.raises(WorkbookError) as caught:
        sheet(inner, strings=["一"])
    assert caught.value.reason == "damaged"


def test_no_more_cells_than_allowed() -> None:
    """Filled ones count."""
    row = "<row><c><v>1</v></c><c/><c><v>2</v></c></row>"
    assert len(sheet(row, most=2).rows[1]) == 2
    with pytest.raises(WorkbookError) as caught:
        sheet(row, most=1)
    assert caught.value.reason == "too-big"
