"""The rows of a table that two processes set, each a half of them; each then knows what all of them came to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from ..manuscript.model import Question, Text, Worded
from .row_reuse import MeasuredRow, holds_figure

if TYPE_CHECKING:
    from ..storage.other_process import OtherProcess

#: Rows of a table for which it pays to share them: a page or two are set sooner than told.
_LEAST: Final = 32
#: The share of the characters that the first process sets, which has more to do besides.
_FIRST_SHARE: Final = 0.48
#: Characters for which a block counts that is no line.
_TABLE: Final = 200


class RowShares:
    """Which rows the second process sets, and what the rows came to that the other process set."""

    def __init__(self, questions: Sequence[Question], other: OtherProcess) -> None:
        """``questions``: those of the table, in their order."""
        # how figures come out is told by each process for itself, so that each sets them
        plain = [question for question in questions if not holds_figure(question.question, question.answer)]
        half = _half(plain) if len(plain) >= _LEAST else len(plain)
        self._shares: Final = plain[:half], plain[half:]
        self._first, self._second = (frozenset([question.number for question in share]) for share in self._shares)
        self._other: Final = other
        self._own: list[bytes] = []
        self._given: dict[int, MeasuredRow] = {}

    def begin(self, measure: Callable[[Question], MeasuredRow]) -> None:
        """Let the second process set its rows, with ``measure``, while the first one sets those that come first anyhow."""
        if self._other.share and self._second:
            own = {question.number: measure(question) for question in self._shares[1]}
            self._own = [row.pack() for row in own.values()]
            self._swap()
            self._given.update(own)

    def share_of(self, question: Question) -> int:
        """Say which process sets a row: 0 or 1."""
        return int(question.number in self._second)

    def row_of(self, question: Question) -> MeasuredRow | None:
        """Say what a row came to; ``None``: it is to be set here."""
        if not self._given and not self._other.share and question.number in self._second:
            self._swap()
        return self._given.get(question.number)

    def note(self, question: Question, row: MeasuredRow) -> None:
        """Be told what a row came to that was set here."""
        if not self._other.share and self._second and question.number in self._first:
            self._own.append(row.pack())

    def _swap(self) -> None:
        other, own = self._other, self._own
        self._own = []
        theirs = self._shares[1 - other.share]
        for question, row in zip(theirs, other.swap(own) or (), strict=False):
            self._given[question.number] = MeasuredRow.unpack(row)


def _half(questions: Sequence[Question]) -> int:
    """Give where the share of the second process begins, by the number of characters."""
    ends = list(accumulate(_length(question.question) + _length(question.answer) for question in questions))
    return bisect_right(ends, ends[-1] * _FIRST_SHARE)


def _length(text: Text) -> int:
    return sum([len(block.body.text) if isinstance(block, Worded) else _TABLE for block in text])
