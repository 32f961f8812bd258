"""Cells of an inner table that take several rows: the rows below leave their columns to the cell above (TB-18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from ..named_tuple import NamedTuple
from .blocks import Lines
from .display_list import REPEAT


class GridRow(NamedTuple):
    """A row of set cells."""

    #: A cell a column, all of one pitch.
    cells: tuple[Lines, ...]
    #: Lines of the tallest of those that take this row alone.
    line_count: int
    #: Its least height in pt.
    least: float = 0.0
    #: The columns that belong to the cell above; their own cells have no lines.
    joined: frozenset[int] = frozenset()


class JoinedCell(NamedTuple):
    """A cell that takes the rows from ``first`` to before ``end``."""

    first: int
    end: int
    column: int
    lines: Lines


def joined_cells(rows: Sequence[GridRow]) -> list[JoinedCell]:
    """Give the cells that take several rows, those that end first before the others."""
    if not any(map(attrgetter("joined"), rows)):
        return []
    found = []
    for column in range(len(rows[0].cells)):
        first = 0
        for end in range(1, len(rows) + 1):
            if end == len(rows) or column not in rows[end].joined:
                if end - first > 1:
                    found.append(JoinedCell(first, end, column, rows[first].cells[column]))
                first = end
    return sorted(found, key=lambda cell: cell.end)


def open_cells(joined: Sequence[JoinedCell], i: int, k: int) -> list[JoinedCell]:
    """Give those of a table's ``joined_cells`` on both sides of a cut: before row ``i``, or behind ``k`` of its lines."""
    return [cell for cell in joined if cell.first < i + (k > 0) and i < cell.end]


def part_joined(
    cell: JoinedCell, above: tuple[GridRow, ...], below: tuple[GridRow, ...], room: int, rest: int
) -> tuple[tuple[GridRow, ...], tuple[GridRow, ...]]:
    """Part a cell that stands on both sides of a cut.

    ``room``, ``rest``: the lines that it has room for above and below.  Where all its text stands above, it stands below again,
    an artifact, if there is room for it.
    """
    lines = cell.lines
    if len(lines.lines) > room:
        lines, lower = lines.split(room)
    elif lines.lines and not lines.lines[0].start and len(lines.lines) <= rest:
        lower = lines._replace(tag=REPEAT, tags=(), links=())
    else:
        lower = lines._replace(lines=(), tags=(), links=())
    first = _with_cell(below[0], cell.column, lower)
    first = first._replace(joined=first.joined - {cell.column})
    if len(below) == 1 or cell.column not in below[1].joined:  # it takes this row alone now
        first = first._replace(line_count=max(first.line_count, len(lower.lines)))
    upper = _with_cell(above[cell.first], cell.column, lines)
    return (*above[: cell.first], upper, *above[cell.first + 1 :]), (first, *below[1:])


def _with_cell(row: GridRow, column: int, cell: Lines) -> GridRow:
    return row._replace(cells=(*row.cells[:column], cell, *row.cells[column + 1 :]))


def rule_stretches(row: GridRow, edges: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Give where the rule above a row begins and ends, as ``edges`` count; none crosses a cell over several rows."""
    if not row.joined:
        yield edges[0], edges[-1]
        return
    left: float | None = None
    for column, (start, end) in enumerate(pairwise(edges)):
        if column in row.joined:
            left = None
        elif left is None:
            left = start
        if left is not None and (column + 2 == len(edges) or column + 1 in row.joined):
            yield left, end
