"""The parts of a workbook by themselves: what each reader takes, its limits, and what it refuses."""

from __future__ import annotations

import io
from typing import TypeVar

import pytest

from faqprint.source.number_format import GENERAL
from faqprint.source.workbook_parts import (
    BookReader,
    Budget,
    Merged,
    PartReader,
    RelationsReader,
    SheetName,
    SheetReader,
    StringsReader,
    StylesReader,
    WorkbookCell,
    WorkbookError,
)

Reader = TypeVar("Reader", bound=PartReader)
PLENTY = 10_000


def parsed(reader: Reader, xml: str) -> Reader:
    """The reader after it has read a part."""
    reader.parse(io.BytesIO(xml.encode()), Budget(PLENTY, PLENTY))
    return reader


def test_what_a_part_names() -> None:
    """By its id: type and path, from the part's own folder or from the root; what lies outside the file is left out."""
    xml = """<x:Relationships xmlns:x="u">
    <x:Relationship Id="a" Type="t/worksheet" Target="worksheets/sheet1.xml"/>
    <x:Relationship Id="b" Type="t/styles" Target="/xl/styles.xml"/>
    <x:Relationship Id="c" Type="t/x" Target="../docProps/app.xml"/>
    <x:Relationship Id="d" Type="t/link" Target="https://x.jp" TargetMode="External"/>
    </x:Relationships>"""
    assert parsed(RelationsReader("xl"), xml).targets == {
        "a": ("t/worksheet", "xl/worksheets/sheet1.xml"),
        "b": ("t/styles", "xl/styles.xml"),
        "c": ("t/x", "docProps/app.xml"),
    }


def test_the_names_of_sheets() -> None:
    """In their order, whether they are shown, and the part of each; a chart's sheet is none."""
    xml = """<workbook xmlns:r="u"><workbookPr date1904="1"/><sheets>
    <sheet name="一" r:id="a"/><sheet name="図" r:id="c"/><sheet name="二" state="veryHidden" r:id="b"/></sheets></workbook>"""
    made = parsed(BookReader({"a": ("t/worksheet", "1.xml"), "b": ("t/worksheet", "2.xml"), "c": ("t/chartsheet", "3.xml")}), xml)
    assert made.sheets == [SheetName("一", True, "1.xml"), SheetName("二", False, "2.xml")]
    assert made.date1904
    assert not parsed(BookReader({}), "<workbook/>").date1904


def test_the_number_format_of_each_style() -> None:
    """Its own code or the built-in one; ``None`` for a number that means nothing; styles of other kinds do not count."""
    xml = """<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000"/></numFmts>
    <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
    <cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="1"/><xf numFmtId="77777"/></cellXfs></styleSheet>"""
    assert parsed(StylesReader(), xml).formats == [GENERAL, "000", "0", None]


def test_texts_without_their_readings() -> None:
    """Runs joined, kana above kanji left out, escaped characters as themselves."""
    xml = """<sst><si><t>港町</t><rPh><t>ミナトマチ</t></rPh></si>
    <si><r><t>東</t></r><r><t xml:space="preserve"> 支店</t></r></si>
    <si/><si><t>a_x000A_b_x0041__xZZZZ_</t></si></sst>"""
    assert parsed(StringsReader(), xml).texts == ["港町", "東 支店", "", "a\nbA_xZZZZ_"]


def sheet(
    inner: str, *, strings: list[str] | None = None, formats: list[str | None] | None = None, most: int = 100
) -> SheetReader:
    """A sheet that was read."""
    return parsed(SheetReader(strings or [], formats or [], most), f"<worksheet><sheetData>{inner}</sheetData></worksheet>")


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
    assert sheet(f"<row>{cell}</row>", strings=["一", "二"]).rows == {1: (WorkbookCell(1, 1, kind, value, GENERAL),)}


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
        SheetReader([], ["0", None], 9),
        '<worksheet><sheetData><row hidden="1"><c s="1"><v>1</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="B2:C4"/><mergeCell ref="A9"/></mergeCells></worksheet>',
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


def test_a_part_declares_no_document_type() -> None:
    """Nothing can be defined that would be read a million times."""
    with pytest.raises(WorkbookError):
        parsed(StringsReader(), "<!DOCTYPE sst [<!ENTITY a 'b'>]><sst/>")


@pytest.mark.parametrize(("size", "elements"), [(10, 10), (100, 2)])
def test_nothing_is_read_beyond_the_budget(size: int, elements: int) -> None:
    """Neither bytes nor elements."""
    with pytest.raises(WorkbookError) as caught:
        StringsReader().parse(io.BytesIO(b"<sst><si/><si/></sst>"), Budget(size, elements))
    assert caught.value.reason == "too-big"


def test_a_budget_is_spent_over_all_parts() -> None:
    """What one part took, another has not."""
    budget = Budget(100, 3)
    StringsReader().parse(io.BytesIO(b"<sst><si/></sst>"), budget)
    assert (budget.size, budget.elements) == (84, 1)
