"""An FAQ section to a table: rows set, structure built, labels and heads."""

from __future__ import annotations

from ..errors import LayoutError
from ..manuscript.model import Category, FaqSection, Inline, Question
from ..style import Style
from .blocks import Flow, Lines, flow_height
from .compose_text import TextComposer
from .frame import Bookmark
from .geometry import Columns
from .rows import Row
from .table import Column, FaqTable, Marker, TableStyle

#: The heads of the columns.
HEADS = ("No", "区分", "質問", "回答")


def compose_faq(
    section: FaqSection, style: Style, composer: TextComposer, shares: Columns, element: int
) -> tuple[FaqTable, list[Bookmark]]:
    """Set the table of a section into its columns under the structure element ``element``.

    Gives the table and the categories' bookmarks.
    """
    table = composer.tree.add("Table", element)
    heads = _heads(composer, shares.measures, table)
    rows: list[Row] = []
    labels: list[Lines] = []
    anchors: list[tuple[str, ...]] = []
    bookmarks = []
    for index, category in enumerate(section.categories):
        name = f"c{category.questions[0].number}"
        bookmarks.append(Bookmark(1, category.name.text, name))
        made, label = _category(category, index, shares.measures, composer, table, style)
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


def _category(
    category: Category, index: int, measures: tuple[float, ...], composer: TextComposer, table: int, style: Style
) -> tuple[list[Row], Lines]:
    """The rows of a category and its label; the label is a row head over all its rows, whatever page they stand on."""
    tree = composer.tree
    label: Lines | None = None
    rows = []
    span = {"Scope": "Row", "RowSpan": str(len(category.questions))}
    for question in category.questions:
        element = tree.add("TR", table)
        number = tree.add("TD", element)
        if label is None:
            label = composer.lines(category.name, measures[1], tree.add("TH", element, span), justify=False, centered=True)
        rows.append(_row(question, index, measures, composer, element, number, style))
    assert label is not None  # load refuses a category without questions
    return rows, label


def _row(
    question: Question,
    category: int,
    measures: tuple[float, ...],
    composer: TextComposer,
    element: int,
    number: int,
    style: Style,
) -> Row:
    tree = composer.tree
    try:
        asked = composer.flow(question.question, measures[2], tree.add("TD", element), justify=False)
        answer: Flow = composer.flow(question.answer, measures[3], tree.add("TD", element))
    except LayoutError as error:
        error.place = error.place or question.place
        error.values.setdefault("number", str(question.number))
        raise
    return Row(
        question.number,
        composer.line(str(question.number)),
        category,
        asked,
        answer,
        flow_height(asked),
        flow_height(answer),
        composer.pitch,
        style.padding.y * composer.size,
        element,
        number,
        question.place,
    )


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
