"""A ruled table inside a flow: an answer's inner table, the revisions, the ledger; it goes on with its head (TB-16)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from ..text.line import Line
from ..units import fits
from .blocks import TABLE, Flow, InnerCut, Lines
from .display_list import REPEAT, Fill, Rule
from .marker import Marker
from .page_builder import PageBuilder
from .prices import INNER_CUT_ROW, INNER_LONE_ROW, SMALL_TABLE_CUT

#: A table of so many rows at most is kept whole (TB-16).
SMALL_TABLE: Final = 6


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
    #: Width of the rules inside, and of the frame's and the one below the head.
    rule: float
    frame: float
    #: Below a part that goes on and above one that continues; none inside a table that has its own.
    markers: tuple[Marker, Marker] | None = None
    #: Its left rule inside the flow.
    x: float = 0.0
    #: White above and below it.
    margin: float = 0.0
    #: Whether a part stands on an earlier page, so that the head is an artifact, and whether one will stand on a later page.
    continued: bool = False
    continues: bool = False
    role: int = TABLE

    @property
    def line_count(self) -> int:
        """Number of lines, for the keeps."""
        return sum(row.line_count for row in self.rows)

    @property
    def height(self) -> float:
        """Pt with the head, the markers and the space around."""
        return self._above + sum(self.row_height(row) for row in self.rows) + self.margin + self._below * self.continues

    @property
    def framed(self) -> bool:
        """Whether no marker stands above its frame."""
        return not (self.markers and self.continued and self.markers[1].height)

    @property
    def _above(self) -> float:
        """What stands above the first row."""
        marker = self.markers[1].height if self.markers and self.continued else 0.0
        return self.margin + marker + self.row_height(self.head)

    @property
    def _below(self) -> float:
        """What stands below the last row of a part that goes on, its margin aside."""
        return self.markers[0].height if self.markers else 0.0

    def row_height(self, row: GridRow) -> float:
        """Pt of one row with its padding."""
        return max(row.line_count * self.pitch + 2 * self.padding_y, row.least)

    def inner_cuts(self, room: float, fresh: float) -> Iterator[InnerCut]:
        """Cuts between two rows, or inside one with two lines on each side; never under the head; ``room``, ``fresh`` in pt.

        A small table that a new page holds stays whole (TB-16).
        """
        keep = SMALL_TABLE_CUT if len(self.rows) <= SMALL_TABLE and not self.continued and fits(self.height, fresh) else 0.0
        y, foot = self._above, self._below + self.margin
        for i, row in enumerate(self.rows):
            if not fits(y, room):
                return
            if i and fits(y + foot, room):
                lone = i == 1 or i + 1 == len(self.rows)
                yield InnerCut(y + foot, keep + (INNER_LONE_ROW if lone else 0.0), (i, 0))
            for k in range(2, row.line_count - 1):
                above = y + k * self.pitch + 2 * self.padding_y + foot
                if not fits(above, room):
                    return
                if all(k <= len(cell.lines) - 2 or k >= len(cell.lines) for cell in row.cells):
                    yield InnerCut(above, keep + INNER_CUT_ROW, (i, k))
            y += self.row_height(row)

    def split(self, token: tuple[int, int]) -> tuple[Grid, Grid]:
        """The rows above and below a cut; the part below repeats the head."""
        i, k = token
        above, below = self.rows[:i], self.rows[i:]
        if k:
            cells = [cell.split(k) if len(cell.lines) > k else (cell, cell._replace(lines=())) for cell in below[0].cells]
            above += (GridRow(tuple(upper for upper, _ in cells), k),)
            below = (GridRow(tuple(lower for _, lower in cells), below[0].line_count - k), *below[1:])
        return self._replace(rows=above, continues=True), self._replace(rows=below, continued=True)

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw head, cells, rules and markers from (x, y), in pt, down."""
        x, y = x + self.x, y + self.margin
        width = self.edges[-1]
        if self.markers and self.continued:
            self.markers[1].place(x, y, width, builder, above=True)
        top = y = y + self._above - self.margin - self.row_height(self.head)
        builder.fills.append(Fill(x, y, width, self.row_height(self.head), 0.92))
        head = self.head
        if self.continued:
            head = GridRow(tuple(cell._replace(tag=REPEAT, tags=(), links=()) for cell in head.cells), head.line_count)
        rules = []
        for number, row in enumerate((head, *self.rows)):
            if number:
                rules.append(Rule(x, y, x + width, y, self.frame if number == 1 else self.rule))
            for edge, cell in zip(self.edges, row.cells, strict=False):
                if cell.lines:
                    cell.place(x + edge + self.padding_x, y + (self.row_height(row) - row.line_count * self.pitch) / 2, builder)
            y += self.row_height(row)
        builder.rules += [*rules, *[Rule(x + edge, top, x + edge, y, self.rule) for edge in self.edges[1:-1]]]
        builder.frame(x, top, x + width, y, self.frame)
        if self.markers and self.continues:
            self.markers[0].place(x, y, width, builder, above=False)


def lines_of(flow: Flow) -> Iterator[Line]:
    """The lines of a flow and of the rows of its tables, but not their heads."""
    for block in flow:
        if isinstance(block, Lines):
            yield from block.lines
        elif isinstance(block, Grid):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.lines
