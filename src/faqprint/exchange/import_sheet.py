"""A sheet as an import sees it: its cells' clean texts, merged cells, hidden rows and notes."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..errors import Fault, Place
from ..named_tuple import NamedTuple
from ..source.workbook_parts import Merged


class ImportCell(NamedTuple):
    """A cell's text as Excel shows it, cleaned; its row and column from 1.

    ``bold``, ``struck``: all of it is; ``faults``: what is to be told if the cell is used.
    """

    text: str
    row: int
    column: int
    bold: bool = False
    struck: bool = False
    faults: tuple[Fault, ...] = ()


class MergedColumns:
    """Merged cells by the columns that they cover."""

    def __init__(self, areas: Iterable[Merged]) -> None:
        self._areas = sorted(areas, key=lambda area: area.row)
        self._columns: dict[int, tuple[list[int], list[Merged]]] = {}

    def merged_at(self, row: int, column: int) -> Merged | None:
        """Give the merged cell to which a cell belongs, row and column from 1; ``None``: it is none's."""
        if column not in self._columns:
            over = [area for area in self._areas if area.column <= column <= area.last_column]
            self._columns[column] = [area.row for area in over], over
        starts, over = self._columns[column]
        found = over[place - 1] if (place := bisect_right(starts, row)) else None
        return found if found and row <= found.last_row else None


class ImportSheet(NamedTuple):
    """A sheet; ``file``: what messages call the file, ``name``: '' for a CSV; ``notes``: the rows and columns of notes."""

    file: str
    name: str
    rows: Mapping[int, Mapping[int, ImportCell]]
    merged: MergedColumns
    hidden: frozenset[int] = frozenset()
    notes: tuple[tuple[int, int], ...] = ()

    def cell(self, row: int, column: int, *, across: bool = False) -> ImportCell | None:
        """Give the cell that is filled here: itself, or the one that it is merged with.

        ``across``: also where that one stands in another column; ``None``: nothing is filled.
        """
        area = self.merged.merged_at(row, column)
        if area and area.column != column and not across:
            return None
        return self.rows.get(area.row if area else row, {}).get(area.column if area else column)

    def fault(self, row: int, column: int, code: str, severity: str = "error", **values: str) -> Fault:
        """Make a fault at a cell, row and column from 1; ``values`` fill its sentence."""
        return Fault(Place(self.file, row, max(column, 1)), code, tuple(values.items()), severity=severity)


def by_rows(cells: Iterable[ImportCell]) -> dict[int, dict[int, ImportCell]]:
    """Give cells by row and column."""
    rows: defaultdict[int, dict[int, ImportCell]] = defaultdict(dict)
    for cell in cells:
        rows[cell.row][cell.column] = cell
    return dict(rows)
