"""An FAQ section to a table: rows set, structure built, labels and heads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ..errors import LayoutError
from ..layout.blocks import Flow, Lines, flow_height
from ..layout.display_list import Bookmark
from ..layout.geometry import Columns
from ..layout.grid import Grid, lines_of
from ..layout.lazy_flow import LazyFlow
from ..layout.prices import HOLE
from ..layout.rows import FaqRow
from ..layout.structure import SubTree
from ..layout.table import Column, FaqTable, TableStyle
from ..manuscript.model import Category, FaqSection, Inline, Question, Text
from ..manuscript.printed_words import CONTINUED, PRINTED_HEADS
from ..style import Style, paper_size
from ..text.line import CutWords
from ..units import EM, MM
from .overflow import texts_of
from .row_reuse import MeasuredRow, RowReuse, holds_figure
from .text_blocks import compose_flow
from .text_composer import ALIGN_CENTRE, TextComposer

if TYPE_CHECKING:
    from ..storage.other_process import OtherProcess
    from .row_shares import RowShares


def compose_faq(
    section: FaqSection,
    style: Style,
    composer: TextComposer,
    shares: Columns,
    element: int,
    known: RowReuse | None = None,
    other: OtherProcess | None = None,
) -> tuple[FaqTable, list[Bookmark]]:
    """Set the table of a section into its columns under the structure element ``element``.

    ``known``: the rows of the last build need not be set, nor those that the ``other`` process sets.  Gives the table and the
    categories' bookmarks.
    """
    table = composer.tree.add("Table", element)
    heads = _heads(composer, shares.measures, table)
    rows: list[FaqRow] = []
    labels: list[Lines] = []
    anchors: list[tuple[str, ...]] = []
    bookmarks = []
    row_shares = None
    if other:
        from .row_shares import RowShares

        row_shares = RowShares([q for category in section.categories for q in category.questions], other)
    setter = _RowSetter(composer, style, shares.measures, known, row_shares)
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
        composer.lines(
            Inline(head), measure, tree.add("TH", row, {"Scope": "Column"}), bold=True, justify=False, align=ALIGN_CENTRE
        )
        for head, measure in zip(PRINTED_HEADS, measures, strict=True)
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
            label = composer.lines(category.name, measure, tree.add(kind, element, span), justify=False, align=ALIGN_CENTRE)
        rows.append(setter.row(question, index, element, number))
    assert label is not None  # load refuses a category without questions
    return rows, label


class _RowSetter:
    """Sets rows, but for those that the last build or another process did: their lines are set when they are looked into."""

    def __init__(
        self,
        composer: TextComposer,
        style: Style,
        measures: tuple[float, ...],
        known: RowReuse | None,
        shares: RowShares | None,
    ) -> None:
        self.composer = composer
        self._measures = measures[2:]
        self._padding = style.padding.y * composer.size
        self._known = known
        self._shares = shares
        self._ahead: dict[int, _Cells] = {}
        if known:
            context = (
                style._replace(place=None),
                self._measures,
                composer.size,
                composer.pitch,
                composer.reference_hang,
                composer.heading,
            )
            self._digest = known.digester(context)
        if shares:
            shares.begin(self._set_ahead)

    def row(self, question: Question, category: int, element: int, number: int) -> FaqRow:
        """Set a row under the structure element ``element``; ``number``: the element of its No."""
        composer, shares = self.composer, self._shares
        ahead = self._ahead.pop(question.number, None)
        cells = ahead or _Cells(composer, element, self._measures, question)
        measured, digest = self._measure(question, cells)
        shift = composer.tree.next_number if ahead else 0
        composer.tree.add_tree(measured.tree, element)
        if measured.cut:
            composer.setter.overflowing.update(measured.cut)
        return FaqRow(
            question.number,
            composer.line(question.printed_no),
            category,
            cells.flow(0, measured.question),
            cells.flow(1, measured.answer),
            measured.question,
            measured.answer,
            composer.pitch,
            self._padding,
            element,
            number,
            question.place,
            digest=digest,
            cut=measured.cut,
            share=shares.share_of(question) if shares else 0,
            shift=shift,
        )

    def _measure(self, question: Question, cells: _Cells) -> tuple[MeasuredRow, bytes]:
        """What a row came to, set here or elsewhere, and its digest, if it is known by one."""
        # how figures come out is told in each build, so that they are set in each
        known = self._known if self._known and not holds_figure(question.question, question.answer) else None
        given = self._shares.row_of(question) if self._shares else None
        measure: Callable[[], MeasuredRow] = (lambda: given) if given else cells.measure
        digest = self._digest(question.question, question.answer) if known else b""
        measured = known.memo(digest, measure) if known else measure()
        if self._shares:
            self._shares.note(question, measured)
        return measured, digest

    def _set_ahead(self, question: Question) -> MeasuredRow:
        """Set a row whose place in the structure is not known yet: its cells' elements count from 0."""
        cells = self._ahead[question.number] = _Cells(self.composer.on(SubTree(0)), -1, self._measures, question)
        return cells.measure()


class _Cells:
    """The cells of a row, which are set when they are looked into."""

    __slots__ = ("_composer", "_element", "_flows", "_measures", "_overflowing", "_question", "_tree")

    def __init__(self, composer: TextComposer, element: int, measures: tuple[float, ...], question: Question) -> None:
        """``element``: the row's; their own are the next ones of the composer's tree, and not added to it."""
        self._composer = composer
        self._element = element
        self._tree = SubTree(composer.tree.next_number)
        self._measures = measures
        self._question = question
        self._flows: tuple[Flow, Flow] | None = None
        self._overflowing: dict[str, tuple[str, ...]] = {}  # what was cut in this row, whatever other rows cut of the same text

    def flow(self, column: int, height: float) -> Flow:
        """Give the flow of question (``column`` 0) or answer (1); set when it is used, for its ``height`` is known in pt."""
        return self._flows[column] if self._flows else LazyFlow(height, lambda: self._set()[column])

    def measure(self) -> MeasuredRow:
        """Set both cells and give their heights in pt, their structure, and the words that had to be cut (LB-14)."""
        question, answer = self._set()
        cut = (
            *_cut_words(question, self._question.question, self._overflowing),
            *_cut_words(answer, self._question.answer, self._overflowing),
        )
        return MeasuredRow(flow_height(question), flow_height(answer), self._tree, cut)

    def _set(self) -> tuple[Flow, Flow]:
        if self._flows is None:
            question, tree, element = self._question, self._tree, self._element
            composer = self._composer.on(tree)
            setter = composer.setter
            asked, others = None, setter.overflowing
            setter.overflowing = self._overflowing
            try:
                asked = compose_flow(composer, question.question, self._measures[0], tree.add("TD", element), justify=False)
                self._flows = asked, compose_flow(composer, question.answer, self._measures[1], tree.add("TD", element))
            except LayoutError as error:
                error.place = error.place or question.place
                error.values.setdefault("number", question.printed_no)
                error.values.setdefault("field", "question" if asked is None else "answer")
                raise
            finally:
                setter.overflowing = others
        return self._flows


def _cut_words(flow: Flow, text: Text, overflowing: Mapping[str, tuple[str, ...]]) -> CutWords:
    """The words of a text that had to be cut (LB-14), if its flow has any."""
    if not overflowing:
        return ()
    heads = [line for block in flow if isinstance(block, Grid) for cell in block.head.cells for line in cell.lines]
    if not any(line.note == "overflow" for line in (*heads, *lines_of(flow))):
        return ()
    return tuple((words, overflowing[words]) for words in texts_of(text) if words in overflowing)


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
        HOLE * paper_size(style)[1] * MM,
    )
