"""Cells of a sheet, and the merged cells that they belong to."""

from __future__ import annotations

from faqprint.exchange.import_sheet import ImportCell, ImportSheet, MergedColumns, by_rows
from faqprint.source.workbook_parts import Merged

AREAS = (Merged("B2:B4", 2, 2, 4, 2), Merged("A6:C6", 6, 1, 6, 3), Merged("D1:XFD1048576", 1, 4, 1_048_576, 16_384))


def test_cells_of_merged_areas() -> None:
    """A cell below the first of its column is that one; one beside it only where that is asked for."""
    cells = [ImportCell("区", 2, 2), ImportCell("帯", 6, 1)]
    sheet = ImportSheet("a.xlsx", "", by_rows(cells), MergedColumns(AREAS))
    assert [sheet.cell(row, 2) for row in (1, 2, 3, 4, 5)] == [None, *cells[:1] * 3, None]
    assert sheet.cell(6, 2) is None
    assert sheet.cell(6, 2, across=True) == cells[1]
    assert sheet.cell(9, 4) is None


def test_areas() -> None:
    """The area of a cell, by row and column, however large it is."""
    merged = MergedColumns(AREAS)
    assert merged.merged_at(3, 2) == AREAS[0]
    assert merged.merged_at(5, 2) is None
    assert merged.merged_at(1_000_000, 9_999) == AREAS[2]
