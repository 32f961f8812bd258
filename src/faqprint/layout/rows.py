"""A row of the FAQ table, whole or a part of one, and how it is cut."""

from __future__ import annotations

from ..errors import Place
from ..named_tuple import NamedTuple
from ..text.line import CutWords, Line
from ..units import TOLERANCE
from .blocks import TABLE, Flow, FlowCut, first_part, flow_cuts, flow_height
from .reach import height_within_reach, part_within_reach, split_within_reach
from .split import WhyNot


class FaqRow(NamedTuple):
    """A row of questions, whole or the part of one that a page holds."""

    #: The question's running number, and the line that prints it.
    number: int
    no: Line
    #: The index of its 区分.
    category: int
    question: Flow
    answer: Flow
    #: Heights of the two flows in pt, without padding.
    question_height: float
    answer_height: float
    #: Line pitch, and the padding above and below a cell, in pt.
    pitch: float
    padding: float
    #: The structure elements of the row and of its No.
    element: int
    no_tag: int
    #: Where the question is in the content.
    place: Place
    #: Whether this part bears the No as content: the first one does.
    first: bool = True
    #: Tells the parts of one row apart: the lines of answer and question that stand on earlier pages.
    key: tuple[int, int] = (0, 0)
    #: Of what the cells show, if rows are used again; else empty.
    digest: bytes = b""
    #: The words of its cells that had to be cut.
    cut: CutWords = ()
    #: Which of two processes set it, if two do: 0 or 1; and what is still to be added to the elements of its cells.
    share: int = 0
    shift: int = 0

    @property
    def printed_no(self) -> str:
        """The No as it is printed."""
        return "".join([piece.text for piece in self.no.pieces])

    @property
    def height(self) -> float:
        """Pt with the padding above and below."""
        return max(self.question_height, self.answer_height, self.number_height) + 2 * self.padding

    @property
    def number_height(self) -> float:
        """Pt that its No takes: a line, and where it goes on another one below it (TB-9)."""
        return self.pitch if self.first else 2 * self.pitch


class RowCut(NamedTuple):
    """A way to cut a row."""

    #: Height of the part above in pt, with its padding.
    height: float
    #: What it costs: the keeps that it gives up.
    price: float
    #: Where each cell is cut; ``None``: it ends above.
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
    reach, whole = max(inner, fresh), fresh - 2 * row.padding
    if question_height > inner:
        if question_height + 2 * row.padding <= fresh:
            return []
        cuts = flow_cuts(part_within_reach(row.question, reach)[0], inner, whole)
        question = max(cuts, key=lambda cut: cut.above, default=None)
        if question is None:
            return []
        question_height = question.above
    least = max(question_height, row.number_height)
    if row.answer_height <= inner:
        # only the question goes on
        return [RowCut(max(least, row.answer_height) + 2 * row.padding, question.price, None, question)] if question else []
    lowest: dict[float, FlowCut] = {}
    for cut in flow_cuts(part_within_reach(row.answer, reach)[0], inner, whole):
        lowest[cut.price] = cut
    extra = question.price if question else 0.0
    return [RowCut(max(least, c.above) + 2 * row.padding, c.price + extra, c, question) for c in lowest.values()]


def why_not(row: FaqRow, room: float, fresh: float) -> WhyNot:
    """Say why no part of a row fits ``room`` pt; ``fresh``: room on a new page."""
    needed, role = first_part(row.answer)
    asked, asked_role = row.question_height, 0
    if asked + 2 * row.padding > fresh:  # only then may it be cut
        asked, asked_role = first_part(row.question)
    if asked > needed:
        needed, role = asked, asked_role
    code = "inner-row-too-tall" if role == TABLE else "row-unplaceable"
    return WhyNot(code, needed + 2 * row.padding, room, row.place, (("number", row.printed_no),))


def split_row(row: FaqRow, cut: RowCut, page: float) -> tuple[FaqRow, FaqRow]:
    """The parts of a row above and below a cut; the rest bears its No as an artifact, and no question that has ended.

    ``page``: pt of a whole page; the rest has its own height if a page holds it, else some height that none does.
    """
    above_answer, below_answer = split_within_reach(row.answer, cut.answer, page) if cut.answer else (row.answer, ())
    above_question, below_question = split_within_reach(row.question, cut.question, page) if cut.question else (row.question, ())
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
        question_height=height_within_reach(below_question, page),
        answer_height=height_within_reach(below_answer, page),
        first=False,
        key=(row.key[0] + _lines(above_answer), row.key[1] + _lines(above_question)),
        digest=row.digest and row.digest + f"below{cut}".encode(),
    )
    return above, below


def _lines(flow: Flow) -> int:
    return sum(block.line_count for block in flow)
