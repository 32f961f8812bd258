"""How the lines came out, counted on planned pages of mock tables."""

from __future__ import annotations

import pytest

from faqprint.compose.report import NOTES, typesetting_report
from faqprint.layout.blocks import REFERENCE, Flow, Lines
from faqprint.layout.paginate import FlowableEntry, paginate
from faqprint.layout.rows import FaqRow

from ..layout.mocks import HEAD, MARKER, PADDING, PITCH, PLACE, Block, Solid, grid, row, table, text


def noted(name: str, *notes: str) -> Lines:
    """A text of lines that bear these notes."""
    made = text(name, len(notes))
    return made._replace(lines=tuple(line._replace(note=note) for line, note in zip(made.lines, notes, strict=True)))


def report_of(
    *rows: FaqRow, height: float = 600.0
) -> tuple[dict[str, int], dict[str, dict[str, tuple[int, ...]]], tuple[int, ...]]:
    """The lines and the notes that occurred, by column, and the questions at which a keep was given up."""
    made = typesetting_report(paginate([FlowableEntry(table(rows), PLACE)], height))
    notes = {each.column: {note: numbers for note, numbers in each.notes.items() if numbers} for each in made.columns}
    return {each.column: each.lines for each in made.columns}, notes, made.yielded


def test_lines_are_counted_by_column() -> None:
    """Questions and answers apart, inner tables cell by cell, their heads apart; every note is told, though none bears it."""
    answer: Flow = (text("a1", 3), grid("g", [2, 1]))
    made = typesetting_report(paginate([FlowableEntry(table([row(1, 0, answer, 2), row(2, 0, 4)]), PLACE)], 600.0))
    assert [each.column for each in made.columns] == ["question", "answer"]
    assert all(list(each.notes) == list(NOTES) for each in made.columns)
    assert {each.column: each.lines for each in made.columns} == {"question": 3, "answer": 3 + (2 + 1) + (1 + 1) + 4}


def test_each_line_that_bears_a_note_names_its_question() -> None:
    """As often as there are such lines, in their order."""
    one = row(1, 0, (noted("a", "shrunk", "", "shrunk"),), (noted("q", "overflow"),))
    two = row(2, 0, (noted("b", "", "shrunk", "runt"),))
    _, notes, _ = report_of(one, two)
    assert notes == {"question": {"overflow": (1,)}, "answer": {"shrunk": (1, 1, 2), "runt": (2,)}}


def test_a_row_that_goes_on_is_counted_once() -> None:
    """Each line where it stands."""
    rows = [row(1, 0, 40)]
    lines, _, _ = report_of(*rows, height=HEAD + 2 * MARKER + 2 * PADDING + 15 * PITCH)
    assert lines["answer"] == 40


def test_keeps_given_up_are_told_by_their_question() -> None:
    """Once each, in order."""
    two = row(2, 0, (Solid("p", 15.0, line_count=1), text("r", 4, REFERENCE)))
    height = HEAD + 2 * MARKER + 2 * PADDING + 3 * PITCH
    assert report_of(row(1, 0), two, height=height)[2] == (2,)
    assert report_of(row(1, 0), row(2, 0))[2] == ()


@pytest.mark.parametrize("entries", [[], [FlowableEntry(Block(Solid("x")), PLACE)]])
def test_pages_without_a_table_have_nothing_to_tell(entries: list[FlowableEntry]) -> None:
    """Only the table's lines are counted."""
    made = typesetting_report(paginate(entries, 300.0))
    assert [each.lines for each in made.columns] == [0, 0]
    assert made.yielded == ()
