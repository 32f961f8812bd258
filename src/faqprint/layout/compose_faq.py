"""An FAQ section to a table: rows set, structure built, labels and heads."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from ..errors import LayoutError
from ..manuscript.model import Category, FaqSection, Inline, Question, Text
from ..style import Style
from .blocks import Flow, Lines, flow_height
from .compose_text import TextComposer
from .frame import Bookmark
from .geometry import Columns
from .grid import Grid, lines_of
from .rows import Row
from .standing import Branch, Later, Shape, StandingRow, StandingRows
from .structure import Tree
from .table import Column, FaqTable, Marker, TableStyle

#: The heads of the columns.
HEADS = ("No", "区分", "質問", "回答")


def compose_faq(
    section: FaqSection,
    style: Style,
    composer: TextComposer,
    shares: Columns,
    element: int,
    standing: StandingRows | None = None,
) -> tuple[FaqTable, list[Bookmark]]:
    """Set the table of a section into its columns under the structure element ``element``.

    ``standing``: rows that an earlier build kept need not be set.  Gives the table and the categories' bookmarks.
    """
    table = composer.tree.add("Table", element)
    heads = _heads(composer, shares.measures, table)
    rows: list[Row] = []
    labels: list[Lines] = []
    anchors: list[tuple[str, ...]] = []
    bookmarks = []
    setter = _RowSetter(composer, style, shares.measures, standing)
    if standing:
        questions = [question for category in section.categories for question in category.questions]
        standing.begin(len(questions), lambda number: setter.settle(questions[number]))
    for index, category in enumerate(section.categories):
        name = f"c{category.questions[0].number}"
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
        composer.lines(Inline(head), measure, tree.add("TH", row, {"Scope": "Column"}), bold=True, justify=False, centered=True)
        for head, measure in zip(HEADS, measures, strict=True)
    )


def _category(category: Category, index: int, measure: float, setter: _RowSetter, table: int) -> tuple[list[Row], Lines]:
    """The rows of a category and its label; the label is a row head over all its rows, whatever page they stand on."""
    composer = setter.composer
    tree = composer.tree
    label: Lines | None = None
    rows = []
    span = {"Scope": "Row", "RowSpan": str(len(category.questions))}
    for question in category.questions:
        element = tree.add("TR", table)
        number = tree.add("TD", element)
        if label is None:
            label = composer.lines(category.name, measure, tree.add("TH", element, span), justify=False, centered=True)
        rows.append(setter.row(question, index, element, number))
    assert label is not None  # load refuses a category without questions
    return rows, label


class _Cells(NamedTuple):
    """The set cells of a row, with their heights in pt."""

    question: Flow
    answer: Flow
    question_height: float
    answer_height: float
    digest: bytes = b""


class _RowSetter:
    """Sets rows, or takes those that stand from an earlier build."""

    def __init__(self, composer: TextComposer, style: Style, measures: tuple[float, ...], standing: StandingRows | None) -> None:
        self.composer = composer
        self._measures = measures[2:]
        self._padding = style.padding.y * composer.size
        self._standing = standing
        if standing:
            context = (style._replace(place=None), self._measures, composer.size, composer.pitch, composer.reference_hang)
            self._digest = standing.digester(context)

    def row(self, question: Question, category: int, element: int, number: int) -> Row:
        """Set a row under the structure element ``element``; ``number``: the element of its No."""
        try:
            cells = self._stood(question, element) if self._standing else self._set(question, element)
        except LayoutError as error:
            error.place = error.place or question.place
            error.values.setdefault("number", str(question.number))
            raise
        return Row(
            question.number,
            self.composer.line(str(question.number)),
            category,
            cells.question,
            cells.answer,
            cells.question_height,
            cells.answer_height,
            self.composer.pitch,
            self._padding,
            element,
            number,
            question.place,
            digest=cells.digest,
        )

    def settle(self, question: Question) -> None:
        """Set a row before its place in the structure is known."""
        standing, tree = self._standing, Branch(0)
        assert standing
        digest = self._digest(question.question, question.answer)
        if standing.find(digest) is None:
            asked = self._cell(tree, 0, question.question, -1)
            answer = self._cell(tree, 1, question.answer, -1)
            if not (self.composer.setter.overflowing and (_overflows(asked) or _overflows(answer))):
                standing.keep(digest, StandingRow(Shape.of(tree, 0, 0), flow_height(asked), flow_height(answer)))

    def _set(self, question: Question, element: int) -> _Cells:
        asked = self._cell(self.composer.tree, 0, question.question, element)
        answer = self._cell(self.composer.tree, 1, question.answer, element)
        return _Cells(asked, answer, flow_height(asked), flow_height(answer))

    def _cell(self, tree: Tree, column: int, text: Text, element: int) -> Flow:
        composer = self.composer if tree is self.composer.tree else self.composer.on(tree)
        return composer.flow(text, self._measures[column], tree.add("TD", element), justify=bool(column))

    def _stood(self, question: Question, element: int) -> _Cells:
        """The cells of a row that was kept, to be set later; else set now, and kept."""
        standing, tree = self._standing, self.composer.tree
        assert standing
        digest = self._digest(question.question, question.answer)
        row = standing.find(digest)
        if row is None:
            first, attributed = len(tree.kinds), len(tree.attributes)
            cells = self._set(question, element)
            if not (self.composer.setter.overflowing and (_overflows(cells.question) or _overflows(cells.answer))):
                shape = Shape.of(tree, first, attributed)
                standing.keep(digest, StandingRow(shape, cells.question_height, cells.answer_height))
            return cells._replace(digest=digest)
        first = row.shape.add_to(tree, element)
        asked = partial(self._cell, Branch(first), 0, question.question, element)
        answer = partial(self._cell, Branch(first + row.shape.answer), 1, question.answer, element)
        return _Cells(Later(row.question, asked), Later(row.answer, answer), row.question, row.answer, digest)


def _overflows(flow: Flow) -> bool:
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
    markers = style.markers
    return TableStyle(
        tuple(made),
        heads,
        max(head.height for head in heads) + 2 * pad,
        pad,
        style.rules.outer,
        style.rules.inner,
        _marker(composer, style, markers.next, markers.next_side),
        _marker(composer, style, markers.previous, markers.previous_side),
        composer.pitch,
        composer.rise,
        size,
    )


def _marker(composer: TextComposer, style: Style, words: str, side: str) -> Marker:
    size = style.sizes.marker
    line = composer.line(words)
    return Marker(line, size, side == "right", 1.6 * size if words else 0.0)
