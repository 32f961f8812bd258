"""Which of two processes sets which rows, and what each knows of those of the other one."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import Pipe
from threading import Thread

import pytest

from faqprint.compose.row_reuse import MeasuredRow
from faqprint.compose.row_shares import RowShares
from faqprint.layout.structure import SubTree
from faqprint.manuscript.model import Appendix, FaqSection, Question
from faqprint.storage.other_process import OtherProcess


def content(count: int, figure: int = 0) -> str:
    """A table of so many questions, the first ones shorter; one with a code."""
    code = "\\nQR https://a.example"
    rows = [
        f'      - {{question: 問{number}, answer: "{"＊" * number}{code if number == figure else ""}"}}'
        for number in range(1, count + 1)
    ]
    return "\n".join(["type: faq", "title: 表", "categories:", "  - name: 区分", "    questions:", *rows, ""])


def questions(load: Callable[..., Appendix], count: int, figure: int = 0) -> list[Question]:
    """The questions of a table."""
    (section,) = load(faq=content(count, figure)).sections
    assert isinstance(section, FaqSection)
    return [question for category in section.categories for question in category.questions]


def row(question: Question, share: int) -> MeasuredRow:
    """What a row comes to in the process of a share."""
    tree = SubTree(0)
    tree.add("TD", -1)
    return MeasuredRow(float(question.number), float(share), tree, ((str(question.number), ("語",)),))


def both(rows: list[Question]) -> tuple[RowShares, RowShares, list[MeasuredRow]]:
    """The shares as both processes see them once each has gone through all rows; and the rows that the first one knows."""
    here, there = Pipe()
    first, second = RowShares(rows, OtherProcess(0, here)), RowShares(rows, OtherProcess(1, there))
    thread = Thread(target=lambda: second.begin(lambda question: row(question, 1)), daemon=True)
    thread.start()
    first.begin(lambda question: row(question, 0))
    known = []
    for question in rows:
        known.append(first.row_of(question) or row(question, 0))
        first.note(question, known[-1])
    thread.join()
    return first, second, known


def test_each_sets_half_of_the_characters(load_one: Callable[..., Appendix]) -> None:
    """The rows that the second one sets come last, and the first one then knows all of them."""
    rows = questions(load_one, 60)
    first, second, known = both(rows)
    shares = [first.share_of(question) for question in rows]
    assert shares == sorted(shares) == [second.share_of(question) for question in rows]
    assert 35 < shares.count(0) < 48
    assert [int(measured.answer) for measured in known] == shares
    assert [measured.question for measured in known] == [question.number for question in rows]
    assert [measured.cut for measured in known] == [((str(question.number), ("語",)),) for question in rows]
    given = [second.row_of(question) for question in rows]
    assert [int(measured.answer) for measured in given if measured] == shares


def test_a_short_table_is_not_shared(load_one: Callable[..., Appendix]) -> None:
    """Each process sets all of it."""
    rows = questions(load_one, 12)
    first, second, _ = both(rows)
    assert not any(shares.share_of(question) for question in rows for shares in (first, second))
    assert [second.row_of(question) for question in rows] == [None] * 12


def test_a_row_with_a_code_is_set_by_both(load_one: Callable[..., Appendix]) -> None:
    """How it comes out is told where it is set."""
    rows = questions(load_one, 60, figure=59)
    first, second, known = both(rows)
    assert (first.share_of(rows[58]), first.row_of(rows[58]), second.row_of(rows[58])) == (0, None, None)
    assert [first.share_of(rows[at]) for at in (57, 59)] == [1, 1]
    assert known[58].answer == 0


@pytest.mark.parametrize("figure", [1, 20, 40])
def test_a_row_with_a_code_among_the_first_ones(figure: int, load_one: Callable[..., Appendix]) -> None:
    """It is told to nobody: the rows behind it were taken for their neighbours."""
    rows = questions(load_one, 60, figure)
    _, second, known = both(rows)
    given = [second.row_of(question) for question in rows]
    assert given.pop(figure - 1) is None
    assert [measured.question for measured in given if measured] == [row.number for row in rows if row.number != figure]
    assert [measured.question for measured in known] == [row.number for row in rows]


def test_rows_of_a_process_that_is_lost_are_set_here(load_one: Callable[..., Appendix]) -> None:
    """Nothing is given, and all shares stay as they were."""
    rows = questions(load_one, 60)
    here, there = Pipe()
    there.close()
    first = RowShares(rows, OtherProcess(0, here))
    for question in rows:
        assert first.row_of(question) is None
        first.note(question, row(question, 0))
