"""A row of the FAQ table, whole or a part of one, and how it is cut."""

from __future__ import annotations

from typing import NamedTuple

from ..errors import Place
from ..text.line import Line
from ..units import TOLERANCE
from .blocks import Flow, FlowCut, flow_cuts, flow_height, split_flow


class FaqRow(NamedTuple):
    """A row: its cells' flows and heights in pt, without padding.

    ``category`` is the index of its 区分.  ``first``: the part that bears the No.  ``key`` tells parts of one row
    apart: the lines of answer and question already placed.  ``digest``: of what its cells show, if anything is kept.
    """

    number: int
    no: Line
    category: int
    question: Flow
    answer: Flow
    question_height: float
    answer_height: float
    pitch: float
    padding: float
    element: int
    no_tag: int
    place: Place
    first: bool = True
    key: tuple[int, int] = (0, 0)
    digest: bytes = b""

    @property
    def height(self) -> float:
        """Height with the padding above and below."""
        return max(self.question_height, self.answer_height, self.pitch if self.first else 0.0) + 2 * self.padding


class RowCut(NamedTuple):
    """A way to cut a row: the height of its first part, the price, and where each cell is cut (None: it ends above)."""

    height: float
    price: float
    answer: FlowCut | None
    question: FlowCut | None


def row_cuts(row: FaqRow, room: float, fresh: float) -> list[RowCut]:
    """The ways worth a look to cut a row so that its first part is at most ``room`` high; ``fresh``: room on a new page.

    Of the cuts of one price only the lowest counts.  The question stays whole on the first part unless it alone
    outgrows a fresh page (TB-9).
    """
    inner = room - 2 * row.padding + TOLERANCE
    question: FlowCut | None = None
    question_height = row.question_height
    if question_height > inner:
        if question_height + 2 * row.padding <= fresh:
            return []
        question = max(flow_cuts(row.question, inner), key=lambda cut: cut.above, default=None)
        if question is None:
            return []
        question_height = question.above
    least = max(question_height, row.pitch if row.first else 0.0)
    if row.answer_height <= inner:
        # only the question goes on
        return [RowCut(max(least, row.answer_height) + 2 * row.padding, question.price, None, question)] if question else []
    lowest: dict[float, FlowCut] = {}
    for cut in flow_cuts(row.answer, inner):
        lowest[cut.price] = cut
    extra = question.price if question else 0.0
    return [RowCut(max(least, c.above) + 2 * row.padding, c.price + extra, c, question) for c in lowest.values()]


def split_row(row: FaqRow, cut: RowCut) -> tuple[FaqRow, FaqRow]:
    """The parts of a row above and below a cut; the rest bears no No, and no question that has ended."""
    above_answer, below_answer = split_flow(row.answer, cut.answer) if cut.answer else (row.answer, ())
    above_question, below_question = split_flow(row.question, cut.question) if cut.question else (row.question, ())
    above = row._replace(
        question=above_question,
        answer=above_answer,
        question_height=flow_height(above_question),
        answer_height=flow_height(above_answer),
        digest=row.digest and row.digest + f"above{cut}".encode(),
    )
    below = row._replace(
        question=below_question,
        answer=below_answer,
        question_height=flow_height(below_question),
        answer_height=flow_height(below_answer),
        first=False,
        key=(row.key[0] + _lines(above_answer), row.key[1] + _lines(above_question)),
        digest=row.digest and row.digest + f"below{cut}".encode(),
    )
    return above, below


def _lines(flow: Flow) -> int:
    return sum(block.line_count for block in flow)
