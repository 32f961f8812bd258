"""The FAQ table on the page: head, rows, labels in every part, markers, rules."""

from __future__ import annotations

from itertools import accumulate
from math import inf

from ..named_tuple import NamedTuple
from ..text.line import Line
from ..units import EM
from .blocks import Lines, place_flow
from .display_list import REPEAT, Anchor, Fill, PlacedLine, Rule
from .marker import Marker
from .page_builder import PageBuilder
from .plan import Plan, TableHeights, TablePart, plan
from .rows import FaqRow
from .split import Split, WhyNot


class Column(NamedTuple):
    """A column; positions in pt from the table's left rule."""

    #: Its left rule, and the left edge of its text.
    left: float
    text: float
    #: The width of its text in pt.
    measure: float
    #: Its right rule.
    right: float


class TableStyle(NamedTuple):
    """What all parts of a table share; lengths in pt."""

    #: No, 区分, 質問, 回答; their heads, and the head row's height.
    columns: tuple[Column, ...]
    head: tuple[Lines, ...]
    head_height: float
    #: Above and below the text of a cell.
    padding: float
    #: Widths of the frame's rules and of those inside.
    outer: float
    inner: float
    #: Below a part that goes on, and above one that continues.
    next: Marker
    previous: Marker
    #: Line pitch, from a line box's top to its baseline, and type size of a No.
    pitch: float
    rise: float
    size: float
    #: The word below the No of a row that goes on, and its type size.
    continued: Line
    continued_size: float
    #: White that no page is left with below the marker if a part of the next row fits (TB-8).
    hole: float = inf

    @property
    def width(self) -> float:
        """Pt from the left rule to the right one."""
        return self.columns[-1].right


class FaqTable(NamedTuple):
    """The table or, after a split, what is left of it, with the plan of its pages."""

    style: TableStyle
    #: All rows of the table, the label of each category, and the named destinations that each row sets.
    rows: tuple[FaqRow, ...]
    labels: tuple[Lines, ...]
    anchors: tuple[tuple[str, ...], ...]
    #: The parts of its pages; empty: the table is not yet planned.
    parts: tuple[TablePart, ...] = ()
    #: The numbers of the questions at which the plan gives a keep up.
    yielded: tuple[int, ...] = ()
    #: How many of its parts are on pages already.
    placed: int = 0

    def split(self, available: float, fresh: float, alone: bool = False) -> Split:
        """Give the part for ``available`` pt of this page and the table that continues; the cuts are planned once (TB-8)."""
        table = self
        if not table.parts:
            made = self._plan(available, fresh, alone)
            if isinstance(made, WhyNot):
                return Split(None, self, made)
            table = self._replace(parts=made.parts, yielded=made.yielded)
        following = table.placed + 1
        rest = table._replace(placed=following) if following < len(table.parts) else None
        return Split(FaqFragment(table, table.parts[table.placed]), rest)

    def category_before(self, row: FaqRow) -> int:
        """The category of the row before, -1: there is none."""
        before = row.number - self.rows[0].number - 1
        return self.rows[before].category if before >= 0 else -1

    def _plan(self, available: float, fresh: float, alone: bool) -> Plan | WhyNot:
        style = self.style
        labels = [label.height + 2 * style.padding for label in self.labels]
        hole = style.hole + style.next.ink_height
        room = TableHeights(style.head_height, style.previous.height, style.next.height, labels, hole)
        return plan(self.rows, room, available, fresh, alone)


class FaqFragment(NamedTuple):
    """One page's part of the table."""

    #: The table, planned.
    table: FaqTable
    part: TablePart

    @property
    def height(self) -> float:
        """Pt with the markers above and below."""
        return self.part.height

    @property
    def framed(self) -> bool:
        """Whether no marker stands above its frame."""
        return not (self.part.continued and self.table.style.previous.height)

    @property
    def share(self) -> int:
        """Which of two processes draws it: 1 if that one set all of its rows."""
        return min(row.share for row in self.part.rows)

    @property
    def anchor_names(self) -> tuple[str, ...]:
        """The names of the anchors that this part will set."""
        names: list[str] = []
        for row in self.part.rows:
            if row.first:
                names += self.table.anchors[row.number - self.table.rows[0].number]
        return tuple(names)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The first and last No, as printed, of which something stands on this page; one, if all is of one question."""
        first, last = self.part.rows[0], self.part.rows[-1]
        return (first.printed_no,) if first.number == last.number else (first.printed_no, last.printed_no)

    @property
    def row_edges(self) -> tuple[float, ...]:
        """Pt from the part's head to each rule of its rows: the one below the table's head, then the lower edge of each row."""
        style = self.table.style
        first = style.head_height + (style.previous.height if self.part.continued else 0.0)
        return tuple(accumulate(self.part.heights, initial=first))

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw the part with its top left corner at (x, y), in pt."""
        style, part = self.table.style, self.part
        if part.continued:
            style.previous.place(x, y, style.width, builder, above=True)
            y += style.previous.height
        top = y
        y = _head(style, x, y, part.continued, builder)
        edges = self._rows(x, y, builder)
        _rules(style, x, top, y, edges, part, builder)
        if part.continues:
            style.next.place(x, edges[-1], style.width, builder, above=False)

    def _rows(self, x: float, y: float, builder: PageBuilder) -> list[float]:
        """Draw the cells; gives the rows' lower edges."""
        style, part, table = self.table.style, self.part, self.table
        number, _, question, answer = style.columns
        first_number = table.rows[0].number
        edges = []
        category = -1
        for i, (row, height) in enumerate(zip(part.rows, part.heights, strict=True)):
            top = y + style.padding
            no = _centre_line(row.no, style.size, x, top + style.rise, number, row.no_tag if row.first else REPEAT)
            builder.texts.append(no)
            if not row.first:
                baseline = top + style.rise + style.pitch
                builder.texts.append(_centre_line(style.continued, style.continued_size, x, baseline, number, REPEAT))
            else:
                for name in table.anchors[row.number - first_number]:
                    builder.anchors.append(Anchor(name, y))
            if row.category != category:
                category = row.category
                self._label(i, x, y, builder)
            before = len(builder.texts), len(builder.links)
            place_flow(row.question, x + question.text, top, builder)
            place_flow(row.answer, x + answer.text, top, builder)
            if row.shift:
                builder.renumber(*before, row.shift)
            y += height
            edges.append(y)
        return edges

    def _label(self, i: int, x: float, y: float, builder: PageBuilder) -> None:
        """Draw a category's label centred in its part that begins with row ``i`` at ``y`` (TB-7)."""
        part, style = self.part, self.table.style
        row = part.rows[i]
        extent = 0.0
        for other, height in zip(part.rows[i:], part.heights[i:], strict=True):
            if other.category != row.category:
                break
            extent += height
        label = self.table.labels[row.category]
        begins = row.first and self.table.category_before(row) != row.category
        if not begins:
            label = label._replace(tag=REPEAT, tags=(), links=())
        label.place(x + style.columns[1].text, y + (extent - label.height) / 2, builder)


def _centre_line(line: Line, size: float, x: float, baseline: float, column: Column, tag: int) -> PlacedLine:
    """A line centred in a column of the table whose left rule is at ``x``."""
    return PlacedLine(x + column.text + (column.measure - line.width * size / EM) / 2, baseline, size, line, tag)


def _head(style: TableStyle, x: float, y: float, repeated: bool, builder: PageBuilder) -> float:
    """Draw the head row and give its lower edge; a repeated one is an artifact."""
    builder.fills.append(Fill(x, y, style.width, style.head_height, 0.88))
    for column, lines in zip(style.columns, style.head, strict=True):
        cell = lines._replace(tag=REPEAT) if repeated else lines
        cell.place(x + column.text, y + style.padding, builder)
    return y + style.head_height


def _rules(
    style: TableStyle, x: float, top: float, head: float, edges: list[float], part: TablePart, builder: PageBuilder
) -> None:
    """Draw every edge once, from the final rows: the frame last so that its corners close (TB-6)."""
    right, foot = x + style.width, edges[-1]
    number, category = style.columns[0], style.columns[1]
    rules = [Rule(x + column.left, top, x + column.left, foot, style.inner) for column in style.columns[1:]]
    for i, edge in enumerate(edges[:-1]):
        if part.rows[i].category != part.rows[i + 1].category:
            rules.append(Rule(x, edge, right, edge, style.inner))
        else:
            rules.append(Rule(x, edge, x + number.right, edge, style.inner))
            rules.append(Rule(x + category.right, edge, right, edge, style.inner))
    rules.append(Rule(x, head, right, head, style.outer))
    builder.rules += rules
    builder.frame(x, top, right, foot, style.outer)
