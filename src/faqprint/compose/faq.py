"""An FAQ section to a table: rows set, structure built, labels and heads."""

from __future__ import annotations

from functools import partial

from ..errors import LayoutError
from ..layout.blocks import Flow, Lines, flow_height
from ..layout.display_list import Bookmark
from ..layout.geometry import Columns
from ..layout.grid import Grid, lines_of
from ..layout.prices import HOLE
from ..layout.rows import FaqRow
from ..layout.structure import StructureTree
from ..layout.table import Column, FaqTable, TableStyle
from ..manuscript.model import Category, FaqSection, Inline, Question, Text
from ..manuscript.printed_words import CONTINUED, HEADS
from ..style import PAPERS, Style
from ..units import EM, MM
from .row_reuse import LazyFlow, ReusableRow, RowReuse, SubTree
from .text_blocks import compose_flow
from .text_composer import CENTRED, TextComposer

#: A row's cells, question and answer, and their heights in pt.
_Cells = tuple[Flow, Flow, float, float]


def compose_faq(
    section: FaqSection,
    style: Style,
    composer: TextComposer,
    shares: Columns,
    element: int,
    reuse: RowReuse | None = None,
) -> tuple[FaqTable, list[Bookmark]]:
    """Set the table of a section into its columns under the structure element ``element``.

    ``reuse``: rows that an earlier build kept need not be set.  Gives the table and the categories' bookmarks.
    """
    table = composer.tree.add("Table", element)
    heads = _heads(composer, shares.measures, table)
    rows: list[FaqRow] = []
    labels: list[Lines] = []
    anchors: list[tuple[str, ...]] = []
    bookmarks = []
    setter = _RowSetter(composer, style, shares.measures, reuse)
    for index, category in enumerate(section.categories):
        name = f"c{category.questions[0].number}"
        if category.name.text:
            bookmarks.append(Bookmark(1, category.name.text, name))
        made, label = _category(category, index, shares.measures[1], setter, table)
        rows += made
        labels.append(label)
        anchors += [(f"q{q.number}", name) if not i else (f"q{q.number}",) for i, q in enumerate(category.questions)]
    return FaqTable(
        _table_style(style, composer, shares.measures, shares.padding, heads), tuple(rows), tuple(labels), tuple(anchors)
    ), bookmarks


def _heads(composer: TextComposer, measures: tuple[float, ...], table: int) -> tuple[Lines, ...]:
    tree = composer.tree
    row = tree.add("TR", table)
    return tuple(
        composer.lines(Inline(head), measure, tree.add("TH", row, {"Scope": "Column"}), bold=True, justify=False, align=CENTRED)
        for head, measure in zip(HEADS, measures, strict=True)
    )


def _category(category: Category, index: int, measure: float, setter: _RowSetter, table: int) -> tuple[list[FaqRow], Lines]:
    """The rows of a category and its label; the label is a row head over all its rows, whatever page they stand on."""
    composer = setter.composer
    tree = composer.tree
    label: Lines | None = None
    rows = []
    span = {"RowSpan": str(len(category.questions))}
    kind, span = ("TH", {"Scope": "Row", **span}) if category.name.text.strip() else ("TD", span)
    for question in category.questions:
        element = tree.add("TR", table)
        number = tree.add("TD", element)
        if label is None:
            label = composer.lines(category.name, measure, tree.add(kind, element, span), justify=False, align=CENTRED)
        rows.append(setter.row(question, index, element, number))
    assert label is not None  # load refuses a category without questions
    return rows, label


class _RowSetter:
    """Sets rows, or takes those that stand from an earlier build."""

    def __init__(self, composer: TextComposer, style: Style, measures: tuple[float, ...], reuse: RowReuse | None) -> None:
        self.composer = composer
        self._measures = measures[2:]
        self._padding = style.padding.y * composer.size
        self._reuse = reuse
        if reuse:
            context = (
                style._replace(place=None),
                self._measures,
                composer.size,
                composer.pitch,
                composer.reference_hang,
                composer.heading,
            )
            self._digest = reuse.digester(context)

    def row(self, question: Question, category: int, element: int, number: int) -> FaqRow:
        """Set a row under the structure element ``element``; ``number``: the element of its No."""
        reuse = self._reuse
        digest = self._digest(question.question, question.answer) if reuse else b""
        reused = reuse.find(digest) if reuse else None
        try:
            cells = (
                self._reused_cells(question, element, reused)
                if reused
                else self._set(question, self.composer.tree, element, digest)
            )
        except LayoutError as error:
            error.place = error.place or question.place
            error.values.setdefault("number", str(question.number))
            raise
        return FaqRow(
            question.number,
            self.composer.line(str(question.number)),
            category,
            *cells,
            self.composer.pitch,
            self._padding,
            element,
            number,
            question.place,
            digest=digest,
        )

    def _set(self, question: Question, tree: StructureTree, element: int, digest: bytes) -> _Cells:
        """Set the cells of a row, and keep what they came to."""
        reuse = self._reuse
        first, attributed = len(tree.kinds), len(tree.attributes)
        asked = self._cell(tree, 0, question.question, element)
        answer = self._cell(tree, 1, question.answer, element)
        heights = flow_height(asked), flow_height(answer)
        if reuse and not (self.composer.setter.overflowing and (_has_overflow(asked) or _has_overflow(answer))):
            reuse.keep(digest, tree, first, attributed, *heights)
        return asked, answer, *heights

    def _reused_cells(self, question: Question, element: int, reused: ReusableRow) -> _Cells:
        """The cells of a row that was kept, to be set when they are looked into."""
        shape, asked_height, answer_height = reused
        first = shape.add_to(self.composer.tree, element)
        asked = partial(self._cell, SubTree(first), 0, question.question, element)
        answer = partial(self._cell, SubTree(first + shape.answer), 1, question.answer, element)
        return LazyFlow(asked_height, asked), LazyFlow(answer_height, answer), asked_height, answer_height

    def _cell(self, tree: StructureTree, column: int, text: Text, element: int) -> Flow:
        composer = self.composer if tree is self.composer.tree else self.composer.on(tree)
        return compose_flow(composer, text, self._measures[column], tree.add("TD", element), justify=bool(column))


def _has_overflow(flow: Flow) -> bool:
    """Whether a word of the flow had to be cut (LB-14): that must be told in every build."""
    heads = [line for block in flow if isinstance(block, Grid) for cell in block.head.cells for line in cell.lines]
    return any(line.note == "overflow" for line in (*heads, *lines_of(flow)))


def _table_style(
    style: Style, composer: TextComposer, measures: tuple[float, ...], padding: float, heads: tuple[Lines, ...]
) -> TableStyle:
    size, left = composer.size, 0.0
    made = []
    for measure in measures:
        right = left + measure * size + 2 * padding
        made.append(Column(left, left + padding, measure * size, right))
        left = right
    pad = style.padding.y * size
    continued = composer.line(CONTINUED)
    for key, marker in zip(("next", "previous"), composer.markers, strict=True):
        marker.check_width(key, left)
    return TableStyle(
        tuple(made),
        heads,
        max(head.height for head in heads) + 2 * pad,
        pad,
        style.rules.outer,
        style.rules.inner,
        *composer.markers,
        composer.pitch,
        composer.rise,
        size,
        continued,
        min(size, measures[0] * size * EM / continued.width),
        HOLE * PAPERS[style.paper][1] * MM,
    )
