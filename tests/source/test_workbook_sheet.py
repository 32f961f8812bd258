"""What the cells of a sheet look like, which were computed, and which have notes."""

from __future__ import annotations

import io

from openpyxl import Workbook as Written
from openpyxl.comments import Comment
from openpyxl.styles import Font

from faqprint.source.workbook import Workbook

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
