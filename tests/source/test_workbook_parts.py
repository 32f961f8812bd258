"""The parts of a workbook by themselves: what each reader takes, its limits, and what it refuses."""

from __future__ import annotations

import io
from typing import TypeVar

import pytest

from faqprint.source.number_format import GENERAL
from faqprint.source.workbook_parts import (
    BookReader,
    Budget,
    CellStyle,
    PartReader,
    RelationsReader,
    SheetName,
    StringsReader,
    StylesReader,
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
    assert parsed(StylesReader(), xml).styles == [CellStyle(code, False, False) for code in (GENERAL, "000", "0", None)]


def test_texts_without_their_readings() -> None:
    """Runs joined, kana above kanji left out, escaped characters as themselves."""
    xml = """<sst><si><t>港町</t><rPh><t>ミナトマチ</t></rPh></si>
    <si><r><t>東</t></r><r><t xml:space="preserve"> 支店</t></r></si>
    <si/><si><t>a_x000A_b_x0041__xZZZZ_</t></si></sst>"""
    assert parsed(StringsReader(), xml).texts == ["港町", "東 支店", "", "a\nbA_xZZZZ_"]


def test_runs_have_the_looks_that_they_say() -> None:
    """Each its own: what stands before the first run, behind the last one or in the next text has none."""
    xml = """<sst><si><t>一</t></si><si><r><rPr><b/></rPr><t>二</t></r><r><rPr><strike/></rPr><t>三</t></r><r><t>四</t></r></si>
    <si><r><rPr><b/></rPr><t>五</t></r></si><si><rPh sb="0" eb="1"></rPh><t>六</t></si></sst>"""
    made = parsed(StringsReader(), xml)
    assert made.texts == ["一", "二三四", "五", "六"]
    looks = {place: [tuple(run) for run in runs] for place, runs in made.looks.items()}
    assert looks == {1: [("二", True, False), ("三", False, True), ("四", False, False)], 2: [("五", True, False)]}


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
