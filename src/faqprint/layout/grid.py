"""A ruled table inside a flow: an answer's inner table, the revisions, the ledger; it goes on with its head (TB-16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..named_tuple import NamedTuple
from ..text.line import Line
from ..units import TOLERANCE, fits
from .blocks import TABLE, Flow, InnerCut, Lines
from .display_list import REPEAT, Fill, Rule
from .joined_cells import GridRow, JoinedCell, joined_cells, open_cells, part_joined, rule_stretches
from .marker import Marker
from .page_builder import PageBuilder
from .prices import INNER_CUT_ROW, INNER_JOINED, INNER_LONE_ROW, SMALL_TABLE_CUT

#: A table of so many rows at most is kept whole (TB-16).
SMALL_TABLE: Final = 6


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
    #: White above and below it; none above a part that continues with its marker (TB-17).
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
        return self._above + sum(self.row_heights()) + self.margin + self._below * self.continues

    @property
    def framed(self) -> bool:
        """Whether no marker stands above its frame."""
        return not (self.markers and self.continued and self.markers[1].height)

    @property
    def _above(self) -> float:
        """What stands above the first row."""
        marker = self.markers[1].height if self.markers and self.continued else 0.0
        return self._margin_above + marker + self.row_height(self.head)

    @property
    def _margin_above(self) -> float:
        return 0.0 if self.markers and self.continued else self.margin

    @property
    def _below(self) -> float:
        """What stands below the last row of a part that goes on, its margin aside."""
        return self.markers[0].height if self.markers else 0.0

    def row_height(self, row: GridRow) -> float:
        """Pt of one row with its padding."""
        return max(self._height_of(row.line_count), row.least)

    def row_heights(self) -> list[float]:
        """Heights of the rows below the head; the last row of a cell that others belong to grows if they do not hold its text."""
        pitch, padding = self.pitch, 2 * self.padding_y
        heights = [max(row.line_count * pitch + padding, row.least) for row in self.rows]  # asked of all rows at every cut
        for cell in joined_cells(self.rows):
            free = sum(heights[cell.first : cell.end])
            heights[cell.end - 1] += max(0.0, self._height_of(len(cell.lines.lines)) - free)
        return heights

    def _height_of(self, line_count: int) -> float:
        """Height of a cell of so many lines with its padding."""
        return line_count * self.pitch + 2 * self.padding_y

    def _lines_in(self, height: float) -> int:
        """How many lines a cell of a height holds."""
        return int((height - 2 * self.padding_y) / self.pitch + TOLERANCE)

    def inner_cuts(self, room: float, fresh: float) -> Iterator[InnerCut]:
        """Cuts between two rows, or inside one with two lines on each side; never under the head; ``room``, ``fresh`` in pt.

        A small table that a new page holds stays whole (TB-16).
        """
        keep = SMALL_TABLE_CUT if len(self.rows) <= SMALL_TABLE and not self.continued and fits(self.height, fresh) else 0.0
        y, foot = self._above, self._below + self.margin
        heights, joined = self.row_heights(), joined_cells(self.rows)
        for i, (row, height) in enumerate(zip(self.rows, heights, strict=True)):
            if not fits(y, room):
                return
            if i and fits(y + foot, room):
                lone = i == 1 or i + 1 == len(self.rows)
                price = keep + self._joined_price(joined, i, 0, heights)
                yield InnerCut(y + foot, price + (INNER_LONE_ROW if lone else 0.0), (i, 0))
            alone = self._cells_alone(i)
            grown = not fits(height, self.row_height(row))
            for k in range(2, (self._lines_in(height) if grown else row.line_count) - 1):
                above = y + k * self.pitch + 2 * self.padding_y + foot
                if not fits(above, room):
                    return
                if all(k <= len(cell.lines) - 2 or k >= len(cell.lines) for cell in alone):
                    yield InnerCut(above, keep + INNER_CUT_ROW + self._joined_price(joined, i, k, heights), (i, k))
            y += height

    def part_within_reach(self, room: float) -> tuple[Grid, tuple[GridRow, ...]]:
        """Part the rows that have a say in a cut with at most ``room`` pt above it from those far below it.

        The first are higher than that by a row, and part no cell over several rows.
        """
        height, lines = 0.0, 0
        for i in range(1, len(self.rows)):
            if lines >= 2 and not fits(height, room) and not self.rows[i].joined:
                return self._replace(rows=self.rows[:i]), self.rows[i:]
            height += self.row_height(self.rows[i - 1])  # at the least
            lines += self.rows[i - 1].line_count
        return self, ()

    def _cells_alone(self, i: int) -> list[Lines]:
        """The cells of a row that take no other one."""
        below = self.rows[i + 1].joined if i + 1 < len(self.rows) else frozenset()
        return [cell for column, cell in enumerate(self.rows[i].cells) if column not in below]

    def _joined_price(self, joined: Sequence[JoinedCell], i: int, k: int, heights: Sequence[float]) -> float:
        """What it costs that a cut parts cells over several rows, and that it parts the text of one."""
        cells = open_cells(joined, i, k)
        if not cells:
            return 0.0
        cut = any(len(cell.lines.lines) > self._room_above(cell, i, k, heights) for cell in cells)
        return INNER_JOINED + INNER_CUT_ROW * cut

    def _room_above(self, cell: JoinedCell, i: int, k: int, heights: Sequence[float]) -> int:
        """The lines that a cell over several rows has room for above a cut."""
        return self._lines_in(sum(heights[cell.first : i]) + (self._height_of(k) if k else 0.0))

    def split(self, token: tuple[int, int]) -> tuple[Grid, Grid]:
        """The rows above and below a cut; the part below repeats the head, and what a cell over several rows says.

        ``token``: the row that is below, from 0, and how many of its lines stay above.
        """
        i, k = token
        above, below = self.rows[:i], self.rows[i:]
        if k:
            upper, lower = self._split_row(i, k)
            above, below = (*above, upper), (lower, *below[1:])
        heights: Sequence[float] = ()
        for cell in open_cells(joined_cells(self.rows), i, k):
            heights = heights or self.row_heights()
            rest = sum(map(self.row_height, below[: cell.end - i]))
            above, below = part_joined(cell, above, below, self._room_above(cell, i, k, heights), self._lines_in(rest))
        return self._replace(rows=above, continues=True), self._replace(rows=below, continued=True)

    def _split_row(self, i: int, k: int) -> tuple[GridRow, GridRow]:
        """The first ``k`` lines of a row, and the others; the cells over several rows stay above."""
        row = self.rows[i]
        below = self.rows[i + 1].joined if i + 1 < len(self.rows) else frozenset()
        ended = [cell._replace(lines=(), tags=(), links=()) for cell in row.cells]
        parts = [
            (cell, rest) if column in below or len(cell.lines) <= k else cell.split(k)
            for column, (cell, rest) in enumerate(zip(row.cells, ended, strict=True))
        ]
        upper, lower = zip(*parts, strict=True)
        return GridRow(upper, k, joined=row.joined), GridRow(lower, max(row.line_count - k, 0), joined=row.joined | below)

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw head, cells, rules and markers from (x, y), in pt, down."""
        x, y = x + self.x, y + self._margin_above
        width = self.edges[-1]
        if self.markers and self.continued:
            self.markers[1].place(x, y, width, builder, above=True)
        top = y = y + self._above - self._margin_above - self.row_height(self.head)
        builder.fills.append(Fill(x, y, width, self.row_height(self.head), 0.92))
        head = self.head
        if self.continued:
            head = GridRow(tuple(cell._replace(tag=REPEAT, tags=(), links=()) for cell in head.cells), head.line_count)
        rules = []
        rows, heights = (head, *self.rows), [self.row_height(head), *self.row_heights()]
        over = {(cell.first + 1, cell.column): sum(heights[cell.first + 1 : cell.end + 1]) for cell in joined_cells(self.rows)}
        for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
            if number:
                for left, right in rule_stretches(row, self.edges):
                    rules.append(Rule(x + left, y, x + right, y, self.frame if number == 1 else self.rule))
            for column, (edge, cell) in enumerate(zip(self.edges, row.cells, strict=False)):
                if not cell.lines:
                    continue
                white = height - row.line_count * self.pitch
                if (number, column) in over:
                    white = over[number, column] - cell.height
                cell.place(x + edge + self.padding_x, y + white / 2, builder)
            y += height
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
