"""Workbooks as they are stored: values, formats, texts, merged cells and hidden rows, and what is refused."""

from __future__ import annotations

import pytest

from faqprint.source.workbook import Workbook, Worksheet
from faqprint.source.workbook_parts import WorkbookError

from .workbook_files import archive, cell, rows, workbook


def first(content: bytes, most_cells: int = 1000) -> Worksheet:
    """Read the first sheet of a workbook."""
    book = Workbook(content)
    return book.worksheet(book.sheets[0], most_cells)


def stored(data: str, **parts: object) -> list[tuple[int, int, str, str]]:
    """Give the cells of a sheet as (row, column, kind, value)."""
    sheet = first(workbook(data, **parts))  # type: ignore[arg-type]  # passed through as they are
    return [cell[:4] for row in sheet.rows.values() for cell in row]


def refusal(content: bytes, most_cells: int = 1000) -> str:
    """Give why a workbook is refused."""
    with pytest.raises(WorkbookError) as caught:
        first(content, most_cells)
    return caught.value.reason


def test_cells_keep_their_raw_values() -> None:
    """Numbers, texts, TRUE, errors, dates by ISO 8601 and results of formulas stand as stored; empty ones are left out."""
    data = (
        '<row r="2"><c r="A2"><v>46113.39583333334</v></c><c r="B2" t="inlineStr"><is><t>本店</t></is></c>'
        '<c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#REF!</v></c><c r="E2" t="d"><v>2026-04-01</v></c></row>'
        '<row r="3"><c r="A3" s="0"/><c r="B3"><f>1+1</f><v>2</v></c><c r="C3" t="str"><f>A1</f><v>文</v></c>'
        '<c r="D3" t="str"><f>""</f><v></v></c><c r="E3"><f>1+1</f><v></v></c><c r="F3"><f>1+1</f></c></row>'
    )
    assert stored(data) == [
        (2, 1, "n", "46113.39583333334"),
        (2, 2, "text", "本店"),
        (2, 3, "b", "1"),
        (2, 4, "e", "#REF!"),
        (2, 5, "d", "2026-04-01"),
        (3, 2, "n", "2"),
        (3, 3, "text", "文"),
        (3, 5, "none", "="),
        (3, 6, "none", "="),
    ]


def test_shared_texts_have_no_readings_of_kanji() -> None:
    """Runs of a text are joined, readings left out, and _x000D_ is the character that it stands for."""
    strings = (
        '<si><r><t>本</t></r><r><rPr><b/></rPr><t xml:space="preserve">店 </t></r></si>'
        '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>'
        "<si><t>一_x000D_\n二_x005F_x000D_</t></si>"
        "<si><t>_xD867__xDE3D_</t></si>"
    )
    data = '<row r="1">' + "".join(f'<c t="s"><v>{i}</v></c>' for i in range(4)) + "</row>"
    assert [value for *_, value in stored(data, strings=strings)] == ["本店 ", "東京", "一\r\n二_x000D_", "𩸽"]


def test_cells_without_references_follow_each_other() -> None:
    """Rows and cells that do not say where they stand stand behind the last ones."""
    data = '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"/><row><c><v>4</v></c></row>'
    assert [(row, column) for row, column, *_ in stored(data)] == [(1, 1), (1, 4), (1, 5), (6, 1)]


def test_formats_of_styles() -> None:
    """A style names a built-in format by number, or one of the workbook; a number without meaning is none."""
    data = '<row r="1">' + "".join(f'<c s="{i}"><v>1</v></c>' for i in range(5)) + "</row>"
    sheet = first(workbook(data, formats=[14, '#,##0"円"', 57, 26]))
    assert [cell.format for cell in sheet.rows[1]] == ["General", "yyyy/m/d", '#,##0"円"', "[$-411]ge.m.d", None]


def test_hidden_rows_and_merged_cells() -> None:
    """Rows that are hidden and ranges that are merged are told beside the cells."""
    data = '<row r="1"><c r="C1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row>'
    sheet = first(workbook(data, behind='<mergeCells count="1"><mergeCell ref="C1:D4"/></mergeCells>'))
    assert sheet.hidden == {2}
    assert sheet.merged == (("C1:D4", 1, 3, 4, 4),)


def test_sheets_have_names_and_may_be_hidden() -> None:
    """The sheets stand in their order; a sheet of a chart is none; days may be counted from 1904."""
    book = Workbook(workbook(rows([["表"]]), sheets=[("!控え", rows([["裏"]]))], properties='<workbookPr date1904="1"/>'))
    assert [(sheet.name, sheet.visible) for sheet in book.sheets] == [("Sheet1", True), ("控え", False)]
    assert book.date1904
    assert book.worksheet(book.sheets[1], 10).rows[1][0].value == "裏"


def test_names_with_prefixes_and_absolute_paths_are_read() -> None:
    """Other programs put a prefix before every element and write whole paths, by the strict names of the standard."""
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    content = archive(
        {
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{strict}/officeDocument" '
            'Target="/book/main.xml"/></Relationships>',
            "book/main.xml": f'<x:workbook xmlns:x="m" xmlns:r="{strict}"><x:sheets><x:sheet name="一" r:id="b"/></x:sheets>'
            "</x:workbook>",
            "book/_rels/main.xml.rels": f'<p:Relationships xmlns:p="{package}"><p:Relationship Id="b" Type="{strict}/worksheet" '
            'Target="../sheets/one.xml"/></p:Relationships>',
            "sheets/one.xml": '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>文</x:v></x:c></x:row>'
            "</x:sheetData></x:worksheet>",
        }
    )
    assert first(content).rows[1][0].value == "文"


@pytest.mark.parametrize(
    "data",
    [
        '<row r="99999999999"><c r="A1"><v>1</v></c></row>',
        '<row r="1048577"/>',
        '<row r="0"/>',
        '<row r="一"/>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
        '<row r="1"><c r="A1" s="7"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c>',
        '<row r="1">' + "<c/>" * 16385 + "</row>",
    ],
)
def test_places_that_no_sheet_has_are_refused(data: str) -> None:
    """A row far down took 6 GiB; what names a cell, a text or a style that is not there is no workbook."""
    assert refusal(workbook(data)) == "damaged"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 no book",
        archive({"a.txt": "文"}),
        archive({"xl/workbook.xml": "<workbook><sheets>"}),
        archive({"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'}),
        workbook(rows([["文"]]))[:-30],
        workbook(rows([["文"]])).replace(b"PK\1\2\x14\3\x14", b"PK\1\2\x14\3\x57"),
        workbook(rows([["文"]]))[:400] + b"\0" * 40 + workbook(rows([["文"]]))[440:],
    ],
    ids=["empty", "no-zip", "other-zip", "cut-xml", "entities", "cut-zip", "newer-zip", "damaged-zip"],
)
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    """Damage of every kind is the file's fault, never ours."""
    with pytest.raises(WorkbookError) as caught:
        book = Workbook(content)
        book.worksheet(book.sheets[0], 10)
    assert caught.value.reason == "damaged"


def test_locked_workbook_is_told_apart() -> None:
    """With a password, or from before 2007, a workbook is another kind of file."""
    assert refusal(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512) == "locked"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (lambda: workbook(rows([["文"]]) + " " * 70_000_000), "too-big"),
        (lambda: workbook(rows([["文"]]), strings="<si><t>" + "あ" * 30_000_000 + "</t></si>"), "long-cell"),
        (lambda: workbook('<row><c s="0"/></row>' * 80_000), "too-big"),
    ],
    ids=["spaces", "one-text", "empty-cells"],
)
def test_workbooks_without_end_are_refused(monkeypatch: pytest.MonkeyPatch, content: object, reason: str) -> None:
    """A few packed bytes that unpack to very many are read no further than a list can go.

    Of elements a tenth is enough here: a list goes to the very limit in ``test_hostile_workbooks_take_little_memory``.
    """
    monkeypatch.setattr("faqprint.source.workbook.WORKBOOK_ELEMENTS", 150_000)
    assert callable(content)
    assert refusal(content()) == reason


def test_filled_cells_are_counted() -> None:
    """So many filled cells as are asked for, and no more."""
    data = rows([["a", "b"], ["c", "d"]])
    assert len(first(workbook(data), 4).rows) == 2
    assert refusal(workbook(data), 3) == "too-big"


def test_many_empty_rows_are_no_harm() -> None:
    """A sheet that was formatted down to its end holds what it holds."""
    data = rows([["a"]]) + "".join(f'<row r="{i}"/>' for i in range(2, 200_000)) + f'<row r="200000">{cell("A200000", 5)}</row>'
    assert list(first(workbook(data)).rows) == [1, 200000]
