"""What the values of the model say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.errors import Place
from faqprint.manuscript.load import load
from faqprint.manuscript.model import HalfLine, Inline, InnerTable, Paragraph, Question, Span, source_lines


def test_a_span_is_open_while_a_value_is_to_come() -> None:
    """In its text or in where it leads."""
    assert Span(0, 7, value="tel").is_open
    assert Span(0, 2, link="https://{{host}}/").is_open
    assert not Span(0, 2, True, "https://a.jp").is_open


def test_cells_take_the_rows_that_belong_to_them() -> None:
    """One above the other without end, in each column for itself."""
    rows = ((Inline(""), Inline("")),) * 6
    table = InnerTable(rows, joined=((2, 0), (3, 0), (3, 1), (5, 0)))
    assert table.row_spans() == {(1, 0): 3, (2, 1): 2, (4, 0): 2}
    assert InnerTable(rows).row_spans() == {}


@pytest.mark.parametrize(("no", "printed"), [("", "12"), ("Q103", "Q103")])
def test_a_question_prints_its_number_unless_it_has_another_no(no: str, printed: str) -> None:
    """A pattern or a code gives it one."""
    assert Question(12, (), (), "", Place("faq.yaml", 1, 1), no).printed_no == printed


def test_questions_of_all_sections_in_order() -> None:
    """Their numbers count from 1 over the whole appendix; sections without questions give none."""
    appendix = load(Path(__file__).parents[2] / "content" / "appendix.yaml")
    assert [question.number for question in appendix.questions()] == [*range(1, 19)]


def test_lines_of_the_source() -> None:
    """A table has a line of hyphens below its head."""
    row = (Inline("甲"), Inline("乙"))
    assert [source_lines(block) for block in (Paragraph(row[0]), HalfLine(), InnerTable((row, row)))] == [1, 1, 3]
