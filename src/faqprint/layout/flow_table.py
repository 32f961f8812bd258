"""A table of texts on the page: rows of flows under a repeated head, with markers where it goes on (TB-9, TB-11, CD-19)."""

from __future__ import annotations

from ..errors import Place
from ..named_tuple import NamedTuple
from ..text.line import Line
from ..units import fits
from .blocks import Flow, FlowCut, Lines, first_part, flow_cuts, flow_height, place_flow, split_flow
from .display_list import REPEAT, Fill, Rule
from .marker import Marker
from .page_builder import PageBuilder
from .prices import HOLE, white_price
from .split import Split, WhyNot


class FlowTableStyle(NamedTuple):
    """What all parts of a table share; lengths in pt."""

    #: The columns' rules from the left one, which is 0.
    edges: tuple[float, ...]
    #: The heads of the columns, and their row's height.
    head: tuple[Lines, ...]
    head_height: float
    #: Beside, and above and below the text of a cell.
    padding_x: float
    padding_y: float
    #: Widths of the frame's rules and of those inside.
    outer: float
    inner: float
    #: Below a part that goes on, and above one that continues.
    next: Marker
    previous: Marker
    #: The word below the label of a row that goes on, its size, line pitch, and from a line box's top to its baseline.
    continued: Line
    size: float
    pitch: float
    rise: float


class FlowRow(NamedTuple):
    """A row, whole or the part of one that a page holds: a flow a column, or a single one over all columns."""

    cells: tuple[Flow, ...]
    #: Where its content is.
    place: Place
    #: Whether it goes on from an earlier page: its first cell is repeated then.
    continued: bool = False

    @property
    def height(self) -> float:
        """Pt that its texts take."""
        return max(flow_height(cell) for cell in self.cells)


class FlowTable(NamedTuple):
    """The table or, after a split, what is left of it."""

    style: FlowTableStyle
    rows: tuple[FlowRow, ...]
    #: Whether a part stands on an earlier page.
    continued: bool = False

    def split(self, available: float, fresh: float, alone: bool = False) -> Split:
        """Take the rows that fit into ``available`` pt, and a part of the next one where a hole would be left (TB-8)."""
        style = self.style
        room = available - style.head_height - (style.previous.height if self.continued else 0.0)
        count, used, needed = 0, 0.0, 0.0
        for row in self.rows:
            needed += self._height(row)
            if not fits(needed, room):
                break
            if fits(needed, room - style.next.height):
                count, used = count + 1, needed
        else:
            return Split(FlowTableFragment(self, self.rows, False))
        row, white = self.rows[count], room - style.next.height - used
        whole = fresh - style.head_height - style.previous.height - style.next.height
        if (white > HOLE * fresh or not count or self._height(row) > whole) and (parts := self._cut(row, white, whole)):
            return self._parts(count, parts)
        if not count:
            return Split(None, self, self._why_not(row, white))
        return self._parts(count, ())

    def _height(self, row: FlowRow) -> float:
        return row.height + 2 * self.style.padding_y

    def _parts(self, count: int, cut: tuple[FlowRow, ...]) -> Split:
        above, below = self.rows[:count], self.rows[count:]
        if cut:
            above, below = (*above, cut[0]), (cut[1], *below[1:])
        return Split(FlowTableFragment(self, above, True), self._replace(rows=below, continued=True))

    def _cut(self, row: FlowRow, room: float, fresh: float) -> tuple[FlowRow, FlowRow] | tuple[()]:
        """Cut a row so that at most ``room`` pt of each cell stay above, padding included; nothing if one has no legal cut."""
        inner = room - 2 * self.style.padding_y
        label, *texts = row.cells
        if len(row.cells) == 1 or not fits(flow_height(label), inner):
            return ()
        above, below = [label], [self._repeat_label(label, row)]
        for flow in texts:
            if fits(flow_height(flow), inner):
                above.append(flow)
                below.append(())
                continue
            cut = _best_cut(flow, inner, fresh)
            if cut is None:
                return ()
            upper, lower = split_flow(flow, cut)
            above.append(upper)
            below.append(lower)
        return row._replace(cells=tuple(above)), FlowRow(tuple(below), row.place, True)

    def _repeat_label(self, label: Flow, row: FlowRow) -> Flow:
        """The first cell of a row that goes on: an artifact, with 続き below it (TB-9)."""
        if row.continued:
            return label
        style = self.style
        word = Lines((style.continued,), style.size, style.pitch, style.rise, 0.0, REPEAT)
        return (*(block._replace(tag=REPEAT, tags=(), links=()) for block in label if isinstance(block, Lines)), word)

    def _why_not(self, row: FlowRow, room: float) -> WhyNot:
        needed = max(first_part(cell)[0] for cell in row.cells if cell) + 2 * self.style.padding_y
        return WhyNot("table-row-unplaceable", needed, room, row.place)


class FlowTableFragment(NamedTuple):
    """One page's part of the table."""

    #: The table as it was when the part was taken from it.
    table: FlowTable
    rows: tuple[FlowRow, ...]
    #: Whether a part stands on a later page.
    continues: bool

    @property
    def height(self) -> float:
        """Pt with the markers."""
        table, style = self.table, self.table.style
        rows = sum(row.height + 2 * style.padding_y for row in self.rows)
        markers = (style.previous.height if table.continued else 0.0) + (style.next.height if self.continues else 0.0)
        return style.head_height + rows + markers

    @property
    def framed(self) -> bool:
        """Whether no marker stands above its frame."""
        return not (self.table.continued and self.table.style.previous.height)

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw the part with its top left corner at (x, y), in pt."""
        table, style = self.table, self.table.style
        width = style.edges[-1]
        if table.continued:
            style.previous.place(x, y, width, builder, above=True)
            y += style.previous.height
        top = y
        builder.fills.append(Fill(x, y, width, style.head_height, 0.88))
        for edge, lines in zip(style.edges, style.head, strict=False):
            head = lines._replace(tag=REPEAT) if table.continued else lines
            head.place(x + edge + style.padding_x, y + style.padding_y, builder)
        y += style.head_height
        begin = y
        for number, row in enumerate(self.rows):
            if number:
                builder.rules.append(Rule(x, y, x + width, y, style.inner))
            height = row.height + 2 * style.padding_y
            for edge, cell in zip(style.edges, row.cells, strict=False):
                place_flow(cell, x + edge + style.padding_x, y + style.padding_y, builder)
            if len(row.cells) > 1:
                builder.rules += [Rule(x + edge, y, x + edge, y + height, style.inner) for edge in style.edges[1:-1]]
            y += height
        builder.rules += [Rule(x + edge, top, x + edge, begin, style.inner) for edge in style.edges[1:-1]]
        builder.rules.append(Rule(x, begin, x + width, begin, style.outer))
        builder.frame(x, top, x + width, y, style.outer)
        if self.continues:
            style.next.place(x, y, width, builder, above=False)


def _best_cut(flow: Flow, room: float, fresh: float) -> FlowCut | None:
    """The cut that costs least, its keep and the white above it counted."""
    return min(flow_cuts(flow, room, fresh), key=lambda cut: cut.price + white_price(room - cut.above, fresh), default=None)
