"""The workbook that is exported: texts that nothing computes, pleasant to edit, the same bytes each time."""

from __future__ import annotations

import builtins
import errno
import io
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from faqprint.errors import ContentError, MachineError
from faqprint.exchange.sheets import FAQ_HEADS, FAQ_WIDTHS, ExportSheet
from faqprint.exchange.workbook_export import write_workbook

ROWS = (("1", "全般", "問", "答\n二行目", "a"), ("2", "全般", "=1+1", "+81", ""), ("3", "他", "'引用", "_x000D_", ""))


def sheet(rows: tuple[tuple[str, ...], ...] = ROWS) -> ExportSheet:
    """A sheet of questions, of which the second has the 区分 of the first."""
    return ExportSheet("ＦＡＱ", FAQ_HEADS, FAQ_WIDTHS, rows, frozenset({1}), True)


def opened(**options: Any) -> Any:
    """The sheet as openpyxl reads it."""
    return load_workbook(io.BytesIO(write_workbook([sheet()], **options)))["ＦＡＱ"]


def test_texts_are_texts() -> None:
    """Every cell is a text of format ``@``; what would be computed is marked as quoted."""
    page = opened()
    assert [[cell.value or "" for cell in row] for row in page.iter_rows(min_row=2)][1:] == [
        list(ROWS[1]),
        [*ROWS[2][:3], "_x005F_x000D_", ""],
    ]
    cells = [cell for row in page.iter_rows(min_row=2) for cell in row if cell.value]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    assert [cell.value for cell in cells if cell.quotePrefix] == ["=1+1", "+81", "'引用"]


def test_look() -> None:
    """Widths, wrapped lines, a frozen head with a filter, categories to choose from, and a page that prints."""
    page = opened()
    assert [page.column_dimensions[letter].width for letter in "ABCDE"] == [5, 14, 34, 60, 12]
    assert all(cell.alignment.wrap_text and cell.alignment.vertical == "top" for row in page.iter_rows(min_row=2) for cell in row)
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("A2", "A1:E4", "$1:$1")
    (offered,) = page.data_validations.dataValidation
    assert (offered.formula1, offered.type, bool(offered.showErrorMessage)) == ("'書き方'!$D$2:$D$3", "list", False)
    assert [cell.value for cell in page.parent["書き方"]["D"][:4]] == ["ＦＡＱの区分", "全般", "他", None]
    setup = page.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
    assert "&P" in page.oddFooter.center.text
    grey = [cell.font.color is not None for cell in page["B"][1:]]
    assert grey == [False, True, False]


def test_rows_are_as_high_as_their_texts() -> None:
    """In a column of 34 characters of half width, and 60: a full-width one takes two; each line counts by itself."""
    texts = ("a" * 30, "あ" * 30, "あ\nい\nう", "あ" * 30 + "\nい", "")
    rows = tuple((str(number), "他", text, "a" * 40, "") for number, text in enumerate(texts, 1))
    page = load_workbook(io.BytesIO(write_workbook([sheet(rows)])))["ＦＡＱ"]
    assert [(page.row_dimensions[row].height - 5) / 16.5 for row in range(2, 7)] == [1, 2, 3, 3, 1]


def test_merged_categories() -> None:
    """The rows of a 区分 are one cell if that is wished."""
    assert [str(area) for area in opened(merge=True).merged_cells.ranges] == ["B2:B3"]
    assert opened().merged_cells.ranges == set()


def test_guide() -> None:
    """A second sheet explains the marks."""
    book = load_workbook(io.BytesIO(write_workbook([sheet()])))
    assert book.sheetnames == ["ＦＡＱ", "書き方"]
    assert "**強調**" in [cell.value for cell in book["書き方"]["A"]]


def test_same_bytes() -> None:
    """No clock and no chance."""
    assert write_workbook([sheet()]) == write_workbook([sheet()])


def test_too_long_for_a_cell() -> None:
    """A text longer than a cell holds is refused, never cut; one that just fits is whole."""
    fits = "あ" * 32_767
    page = load_workbook(io.BytesIO(write_workbook([sheet((("1", "区", "問", fits, ""),))])))["ＦＡＱ"]
    assert page["D2"].value == fits
    with pytest.raises(ContentError) as error:
        write_workbook([sheet((("1", "区", "問", fits + "い", ""),))])
    assert [fault.code for fault in error.value.faults] == ["cell-too-long"]


def test_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without openpyxl the line is told that installs it."""
    known = builtins.__import__

    def find(name: str, *rest: Any, **named: Any) -> Any:
        if name.partition(".")[0] == "openpyxl":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return known(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", find)
    with pytest.raises(MachineError) as error:
        write_workbook([sheet()])
    assert (error.value.code, error.value.values) == ("extra-missing", {"extra": "xlsx"})


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), RuntimeError("IO_ENOSPC")])
def test_no_room_for_temporary_files_is_the_machines_fault(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Lxml says it with an error of its own, which ended in exit 4."""

    def save(book: Workbook, stream: io.BytesIO) -> None:
        raise error

    monkeypatch.setattr(Workbook, "save", save)
    with pytest.raises(MachineError) as raised:
        write_workbook([sheet()])
    assert raised.value.code == "disk-full"
