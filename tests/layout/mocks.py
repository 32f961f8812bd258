"""Blocks that need no font: solids, flowing texts of numbered lines, and a table of them.

Every mock line says what it is in its one piece (``a3.2``: line 2 of the answer of No 3), so that a test can read from
the display list which line stands where.  One em of a mock line is ten points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from faqprint.errors import Place
from faqprint.layout.blocks import PARAGRAPH, Flow, InnerCut, Lines, flow_height
from faqprint.layout.display_list import Page, PlacedLine
from faqprint.layout.grid import Grid
from faqprint.layout.joined_cells import GridRow
from faqprint.layout.marker import Marker
from faqprint.layout.page_builder import PageBuilder
from faqprint.layout.paginate import FlowableEntry, PlannedPage, paginate
from faqprint.layout.rows import FaqRow
from faqprint.layout.split import Split, WhyNot
from faqprint.layout.table import Column, FaqFragment, FaqTable, TableStyle
from faqprint.text.line import Line, Piece
from faqprint.units import EM

SIZE, PITCH, RISE = 10.0, 15.0, 11.3
PADDING = 4.0
HEAD = PITCH + 2 * PADDING
MARKER = 16.0
PLACE = Place("mock.yaml", 1, 1)


def line(name: str, width: float = 2.0) -> Line:
    """A line of ``width`` em whose text is its name."""
    return Line(0, len(name), (Piece(0, name),), round(width * EM))


def text(name: str, count: int, role: int = PARAGRAPH, tag: int = 0) -> Lines:
    """A flowing text of ``count`` lines of 15 pt: ``name.0``, ``name.1``…"""
    return Lines(tuple(line(f"{name}.{i}") for i in range(count)), SIZE, PITCH, RISE, 0.0, tag, role)


class Solid(NamedTuple):
    """A block that is never cut; it draws its name as one line at its top."""

    name: str
    height: float = 40.0
    role: int = PARAGRAPH
    line_count: int = 2
    framed: bool = False

    def inner_cuts(self, room: float, fresh: float) -> Iterator[InnerCut]:
        """None."""
        return iter(())

    def split(self, token: Any) -> tuple[Any, Any]:
        """Never asked for."""
        raise AssertionError("a solid was cut")

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw the name."""
        builder.texts.append(PlacedLine(x, y + RISE, SIZE, line(self.name), 0))


def grid(name: str, counts: Sequence[int], margin: float = 0.0) -> Grid:
    """An inner table of two columns with a head of one line and rows of so many lines."""

    def row(i: str, n: int) -> GridRow:
        return GridRow((text(f"{name}.{i}l", n), text(f"{name}.{i}r", max(1, n // 2))), n)

    rows = tuple(row(str(i), n) for i, n in enumerate(counts))
    return Grid(row("h", 1), rows, (0.0, 60.0, 120.0), PITCH, 4.0, 2.0, 0.35, 0.35, margin=margin)


def row(number: int, category: int, answer: Flow | int = 3, question: Flow | int = 1) -> FaqRow:
    """Row ``number`` of category ``category``; a number stands for a text of so many lines."""
    if isinstance(answer, int):
        answer = (text(f"a{number}", answer, tag=100 * number + 3),)
    if isinstance(question, int):
        question = (text(f"q{number}", question, tag=100 * number + 2),)
    no, tag = line(f"n{number}", 1.0), 100 * number
    heights = flow_height(question), flow_height(answer)
    return FaqRow(number, no, category, question, answer, *heights, PITCH, PADDING, tag, tag, PLACE._replace(line=number))


def table(rows: Sequence[FaqRow], labels: Sequence[int] | None = None) -> FaqTable:
    """A table of rows; ``labels``: the lines of each category's label (1 each if left out)."""
    count = rows[-1].category + 1
    columns, left = [], 0.0
    for measure in (20.0, 50.0, 170.0, 260.0):
        columns.append(Column(left, left + PADDING, measure, left + measure + 2 * PADDING))
        left += measure + 2 * PADDING
    heads = tuple(text(f"h{i}", 1, tag=10 + i)._replace(align=0.5, room=column.measure) for i, column in enumerate(columns))
    following, previous = (Marker(line(words, 6.0), 10.0, words == "next") for words in ("next", "previous"))
    style = TableStyle(
        tuple(columns), heads, HEAD, PADDING, 0.75, 0.35, following, previous, PITCH, RISE, SIZE, line("cont"), SIZE
    )
    made = tuple(text(f"L{c}", (labels or [1] * count)[c], tag=50_000 + c)._replace(align=0.5, room=50.0) for c in range(count))
    return FaqTable(style, tuple(rows), made, tuple((f"q{r.number}",) for r in rows))


def categories(*sizes: int, answer: int = 3) -> list[FaqRow]:
    """Rows numbered from 1 in categories of so many rows, all with answers of ``answer`` lines."""
    rows: list[FaqRow] = []
    for category, size in enumerate(sizes):
        rows += [row(len(rows) + 1 + i, category, answer) for i in range(size)]
    return rows


def pages_of(planned: Sequence[PlannedPage]) -> list[Page]:
    """Draw planned pages with the type area's corner at (0, 0)."""
    pages = []
    for number, page in enumerate(planned, 1):
        builder = PageBuilder(number)
        for top, fragment in page.fragments:
            fragment.place(0.0, top, builder)
        pages.append(builder.page())
    return pages


def lay(made: FaqTable, height: float, above: float = 0.0) -> list[Page]:
    """The pages of a table on type areas ``height`` pt high, ``above`` pt of the first being taken."""
    entries = [FlowableEntry(Block(Solid("above", above)), PLACE)] if above else []
    return pages_of(paginate([*entries, FlowableEntry(made, PLACE)], height))


class Block(NamedTuple):
    """A flowable that is one block, never cut."""

    block: Solid

    @property
    def height(self) -> float:
        """Height of the block."""
        return self.block.height

    @property
    def framed(self) -> bool:
        """No."""
        return self.block.framed

    def split(self, available: float, fresh: float, alone: bool = False) -> Split:
        """Whole or not at all."""
        if self.height <= available + 1e-6:
            return Split(self)
        return Split(None, self, WhyNot("piece-unplaceable", self.height, available))

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw the block."""
        self.block.place(x, y, builder)


def fragments(planned: Sequence[PlannedPage]) -> list[FaqFragment]:
    """The parts of the table on planned pages."""
    return [f for page in planned for _, f in page.fragments if isinstance(f, FaqFragment)]


def names(page: Page) -> list[str]:
    """The names of the lines on a page in reading order."""
    return [piece.text for item in page.texts for piece in item.line.pieces]


def at(page: Page, name: str) -> PlacedLine:
    """The one line of that name on the page."""
    (found,) = [item for item in page.texts if item.line.pieces[0].text == name]
    return found


def parts(made: FaqTable, height: float, above: float = 0.0) -> list[list[int]]:
    """The numbers of the rows of which something stands on each page."""
    entries = [FlowableEntry(Block(Solid("above", above)), PLACE)] if above else []
    planned = paginate([*entries, FlowableEntry(made, PLACE)], height)
    return [[r.number for r in f.part.rows] for f in fragments(planned)]


def flow_names(flow: Flow) -> list[str]:
    """The names of a flow's lines in order, heads of inner tables aside."""
    found: list[str] = []
    for block in flow:
        if isinstance(block, Lines):
            found += [made.pieces[0].text for made in block.lines]
        elif isinstance(block, Solid):
            found.append(block.name)
        elif isinstance(block, Grid):
            for cells in block.rows:
                found += [made.pieces[0].text for cell in cells.cells for made in cell.lines]
    return found
