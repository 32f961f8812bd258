"""A ruled table inside a flow: an answer's inner table, the revisions, the ledger.  It continues with its head repeated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..text.line import Line
from ..units import fits
from .blocks import TABLE, Flow, InnerCut, Lines
from .display_list import REPEAT, Fill, Rule
from .page_builder import PageBuilder
from .prices import INNER_CUT_ROW, INNER_LONE_ROW


class GridRow(NamedTuple):
    """A row of set cells."""

    #: A cell a column, all of one pitch.
    cells: tuple[Lines, ...]
    #: Lines of the tallest cell.
    line_count: int
    #: Its least height in pt.
    least: float = 0.0


class Grid(NamedTuple):
    """Rows under a head row; lengths in pt."""

    head: GridRow
    rows: tuple[GridRow, ...]
    #: The columns' rules from the left one, which is 0.
    edges: tuple[float, ...]
    pitch: float
    #: Beside, and above and below the text of a cell.
    padding_x: float
    padding_y: float
    #: Width of the rules.
    rule: float
    #: Its left rule inside the flow.
    x: float = 0.0
    #: White above and below it.
    margin: float = 0.0
    #: Whether it continues, so that its head is an artifact.
    repeated: bool = False
    role: int = TABLE

    @property
    def line_count(self) -> int:
        """Number of lines, for the keeps."""
        return sum(row.line_count for row in self.rows)

    @property
    def height(self) -> float:
        """Height with the head and the space around."""
        return self.row_height(self.head) + sum(self.row_height(row) for row in self.rows) + 2 * self.margin

    def row_height(self, row: GridRow) -> float:
        """Height of one row with its padding."""
        return max(row.line_count * self.pitch + 2 * self.padding_y, row.least)

    def inner_cuts(self, room: float) -> Iterator[InnerCut]:
        """Between two rows, or inside one with two lines on each side; never right under the head."""
        y = self.margin + self.row_height(self.head)
        for i, row in enumerate(self.rows):
            if not fits(y, room):
                return
            if i and fits(y + self.margin, room):
                single = i == 1 or i + 1 == len(self.rows)
                yield InnerCut(y + self.margin, INNER_LONE_ROW if single else 0.0, (i, 0))
            for k in range(2, row.line_count - 1):
                above = y + k * self.pitch + 2 * self.padding_y + self.margin
                if not fits(above, room):
                    return
                if all(k <= len(cell.lines) - 2 or k >= len(cell.lines) for cell in row.cells):
                    yield InnerCut(above, INNER_CUT_ROW, (i, k))
            y += self.row_height(row)

    def split(self, token: tuple[int, int]) -> tuple[Grid, Grid]:
        """The rows above and below a cut; the part below repeats the head."""
        i, k = token
        above, below = self.rows[:i], self.rows[i:]
        if k:
            cells = [cell.split(k) if len(cell.lines) > k else (cell, cell._replace(lines=())) for cell in below[0].cells]
            above += (GridRow(tuple(upper for upper, _ in cells), k),)
            below = (GridRow(tuple(lower for _, lower in cells), below[0].line_count - k), *below[1:])
        return self._replace(rows=above), self._replace(rows=below, repeated=True)

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw head, cells and rules."""
        x, y = x + self.x, y + self.margin
        left, right, top = x, x + self.edges[-1], y
        head_height = self.row_height(self.head)
        builder.fills.append(Fill(left, y, right - left, head_height, 0.92))
        head = self.head
        if self.repeated:
            head = GridRow(tuple(cell._replace(tag=REPEAT, tags=(), links=()) for cell in head.cells), head.line_count)
        for row in (head, *self.rows):
            builder.rules.append(Rule(left - self.rule / 2, y, right + self.rule / 2, y, self.rule))
            for edge, cell in zip(self.edges, row.cells, strict=False):
                if cell.lines:
                    cell.place(x + edge + self.padding_x, y + (self.row_height(row) - row.line_count * self.pitch) / 2, builder)
            y += self.row_height(row)
        builder.rules.append(Rule(left - self.rule / 2, y, right + self.rule / 2, y, self.rule))
        builder.rules += [Rule(x + edge, top, x + edge, y, self.rule) for edge in self.edges]


def lines_of(flow: Flow) -> Iterator[Line]:
    """The lines of a flow and of the rows of its tables, but not their heads."""
    for block in flow:
        if isinstance(block, Lines):
            yield from block.lines
        elif isinstance(block, Grid):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.lines
