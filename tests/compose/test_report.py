"""What the report of a build counts: lines, keeps given up anywhere, white at the foot of each page."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import cast

import pytest

from faqprint.compose.report import NOTES, TypesettingReport, typesetting_report
from faqprint.layout.blocks import HEADING, REFERENCE, Flow, Lines
from faqprint.layout.paginate import FlowableEntry, paginate
from faqprint.layout.rows import FaqRow
from faqprint.manuscript.styles import STYLES
from faqprint.style import PAPERS

from ..layout.entries import HEIGHT, box, filled, running, title
from ..layout.mocks import HEAD, MARKER, PADDING, PITCH, PLACE, Block, Solid, grid, line, row, table, text
from .real import CONTENT, STARTER, layout


def noted(name: str, *notes: str) -> Lines:
    """A text of lines that bear these notes."""
    made = text(name, len(notes))
    return made._replace(lines=tuple(line._replace(note=note) for line, note in zip(made.lines, notes, strict=True)))


def report_of(
    *rows: FaqRow, height: float = 600.0
) -> tuple[dict[str, int], dict[str, dict[str, tuple[int | str, ...]]], tuple[int | str, ...]]:
    """The lines and the notes that occurred, by column, and the questions at which a keep was given up."""
    made = typesetting_report(paginate([FlowableEntry(table(rows), PLACE)], height), height, 400.0)
    notes = {each.column: {note: numbers for note, numbers in each.notes.items() if numbers} for each in made.columns}
    return {each.column: each.lines for each in made.columns}, notes, made.yielded


def test_lines_are_counted_by_column() -> None:
    """Questions and answers apart, inner tables cell by cell, their heads apart; every note is told, though none bears it."""
    answer: Flow = (text("a1", 3), grid("g", [2, 1]))
    made = typesetting_report(paginate([FlowableEntry(table([row(1, 0, answer, 2), row(2, 0, 4)]), PLACE)], 600.0), 600.0, 800.0)
    assert [each.column for each in made.columns] == ["question", "answer"]
    assert all(list(each.notes) == list(NOTES) for each in made.columns)
    assert {each.column: each.lines for each in made.columns} == {"question": 3, "answer": 3 + (2 + 1) + (1 + 1) + 4}


def test_each_line_that_bears_a_note_names_its_question() -> None:
    """As often as there are such lines, in their order; by a number, or by the text that it prints."""
    one = row(1, 0, (noted("a", "shrunk", "", "shrunk"),), (noted("q", "overflow"),))
    two = row(2, 0, (noted("b", "", "shrunk", "runt"),))._replace(no=line("2", 1.0))
    _, notes, _ = report_of(one, two)
    assert notes == {"question": {"overflow": ("n1",)}, "answer": {"shrunk": ("n1", "n1", 2), "runt": (2,)}}


def test_a_row_that_goes_on_is_counted_once() -> None:
    """Each line where it stands."""
    rows = [row(1, 0, 40)]
    lines, _, _ = report_of(*rows, height=HEAD + 2 * MARKER + 2 * PADDING + 15 * PITCH)
    assert lines["answer"] == 40


def test_keeps_given_up_are_told_by_their_question() -> None:
    """Once each, in order."""
    two = row(2, 0, (Solid("p", 15.0, line_count=1), text("r", 4, REFERENCE)))
    height = HEAD + 2 * MARKER + 2 * PADDING + 3 * PITCH
    assert report_of(row(1, 0), two, height=height)[2] == ("n2",)
    assert report_of(row(1, 0), row(2, 0))[2] == ()


@pytest.mark.parametrize("entries", [[], [FlowableEntry(Block(Solid("x")), PLACE)]])
def test_pages_without_a_table_have_nothing_to_tell(entries: list[FlowableEntry]) -> None:
    """Only the table's lines are counted."""
    made = typesetting_report(paginate(entries, 300.0), 300.0, 400.0)
    assert [each.lines for each in made.columns] == [0, 0]
    assert made.yielded == ()


def report(*entries: FlowableEntry, height: float = HEIGHT) -> TypesettingReport:
    """The report of entries on type areas of one height, on paper of 400 pt."""
    return typesetting_report(paginate(entries, height), height, 400.0)


def test_keeps_are_counted_wherever_they_give_way() -> None:
    """At a head that no page holds with its text, at a box higher than a page, at a title whose block takes all of one."""
    heads = running(text("h", 10, HEADING), text("p", 2), text("q", 2))
    assert report(title(lines=9), heads).parted == (1,)
    assert report(FlowableEntry(box((text("p", 50),)), PLACE)).parted == (1, 2)
    assert report(title(), filled(HEIGHT)).parted == (1,)
    assert report(title(), running(text("p", 30))).parted == ()


def test_a_keep_of_a_question_is_counted_by_its_number() -> None:
    """And not as one of the page."""
    made = table([row(1, 0), row(2, 0, (Solid("p", 15.0, line_count=1), text("r", 4, REFERENCE)))])
    found = report(FlowableEntry(made, PLACE), height=HEAD + 2 * MARKER + 2 * PADDING + 3 * PITCH)
    assert (found.yielded, found.parted) == (("n2",), ())


def test_white_is_told_page_by_page() -> None:
    """As a share of the paper's height; the fullest and the emptiest page by their numbers."""
    found = report(filled(250.0), filled(300.0), filled(100.0))
    assert found.whites == pytest.approx((0.125, 0.0, 0.5))
    assert (found.fullest, found.emptiest) == (2, 3)


@pytest.mark.parametrize("path", [CONTENT, STARTER], ids=["content", "starter"])
@pytest.mark.parametrize(("base", "paper"), [pair for pair in product(STYLES, PAPERS) if pair != ("large", "A5")])
def test_the_project_s_own_pages(path: Path, base: str, paper: str) -> None:
    """Each page is counted, none is fuller than full, and no keep gives way."""
    made = layout(path, STYLES[base]._replace(paper=paper))
    found = cast(TypesettingReport, made.report())
    assert len(found.whites) == made.count
    assert all(0 <= white < 1 and str(white)[0] != "-" for white in found.whites)  # a full page was told as -0 %
    assert (found.yielded, found.parted) == ((), ())


def test_large_type_leaves_no_hole_in_the_project_s_table() -> None:
    """On A4 page 3 was 28 % white though the next row fits, on B5 at 10 pt page 1 was 35 %: now each is four fifths full."""
    large = STYLES["large"]
    for style in (large, large._replace(paper="B5", sizes=large.sizes._replace(table=10))):
        found = cast(TypesettingReport, layout(CONTENT, style).report())
        assert max(found.whites[:3]) < 0.2
