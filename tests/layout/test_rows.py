"""A row of the table and its cuts: each cell at its own legal point, the question whole where a page can hold it."""

from __future__ import annotations

import pytest

from faqprint.layout.rows import row_cuts, split_row, why_not

from .mocks import PADDING, PITCH, Solid, flow_names, row, text


def test_a_row_is_as_high_as_its_tallest_cell() -> None:
    """With padding above and below; the No needs a line of the first part."""
    assert row(1, 0, 5, 2).height == 5 * PITCH + 2 * PADDING
    assert row(1, 0, 2, 7).height == 7 * PITCH + 2 * PADDING
    assert row(1, 0, (), ()).height == PITCH + 2 * PADDING


def test_the_question_stays_on_the_first_part() -> None:
    """No cut has less room than the question needs (TB-9)."""
    whole = row(1, 0, 20, 6)
    assert row_cuts(whole, 5 * PITCH + 2 * PADDING, 1000.0) == []
    (cut,) = row_cuts(whole, 8 * PITCH + 2 * PADDING, 1000.0)
    above, below = split_row(whole, cut, 1000.0)
    assert flow_names(above.question) == [f"q1.{i}" for i in range(6)]
    assert below.question == ()


def test_a_question_is_cut_only_if_it_outgrows_a_fresh_page() -> None:
    """Twenty lines, of which a fresh page holds ten: cut beside the answer."""
    whole = row(1, 0, 20, 20)
    (cut,) = row_cuts(whole, 8 * PITCH + 2 * PADDING, 10 * PITCH + 2 * PADDING)
    above, below = split_row(whole, cut, 1000.0)
    assert len(flow_names(above.question)) == len(flow_names(above.answer)) == 8
    assert below.key == (8, 8)


def test_a_question_goes_on_after_its_answer_has_ended() -> None:
    """The rest of the row has an empty answer, which is not begun again."""
    whole = row(1, 0, 2, 30)
    (cut,) = row_cuts(whole, 10 * PITCH + 2 * PADDING, 10 * PITCH + 2 * PADDING)
    above, below = split_row(whole, cut, 1000.0)
    assert flow_names(above.answer) == ["a1.0", "a1.1"]
    assert below.answer == ()
    assert below.height == 20 * PITCH + 2 * PADDING


def test_the_rest_bears_no_number_and_knows_what_stands_above() -> None:
    """The key tells the parts of a row apart, whatever way they came about."""
    whole = row(1, 0, 30)
    (cut,) = row_cuts(whole, 10 * PITCH + 2 * PADDING, 1000.0)
    above, below = split_row(whole, cut, 1000.0)
    assert (above.first, below.first) == (True, False)
    assert (above.key, below.key) == ((0, 0), (10, 1))
    (second,) = row_cuts(below, 10 * PITCH + 2 * PADDING, 1000.0)
    assert split_row(below, second, 1000.0)[1].key == (20, 1)


def test_of_the_cuts_of_one_price_the_lowest_is_offered() -> None:
    """A flowing text of twenty lines: one cut, as low as the room allows."""
    (cut,) = row_cuts(row(1, 0, 20), 11 * PITCH + 2 * PADDING, 1000.0)
    assert cut.height == 11 * PITCH + 2 * PADDING


def test_heights_of_both_parts_are_those_of_their_cells() -> None:
    """The first part is at least as high as the question, the second as its answer's rest."""
    whole = row(1, 0, 20, 9)
    for cut in row_cuts(whole, 12 * PITCH + 2 * PADDING, 1000.0):
        above, below = split_row(whole, cut, 1000.0)
        assert above.height == pytest.approx(cut.height)
        assert below.height == below.answer_height + 2 * PADDING


def test_a_row_of_a_block_that_cannot_be_cut_has_no_cut() -> None:
    """A solid taller than the room."""
    assert row_cuts(row(1, 0, (Solid("s", 400.0),)), 300.0, 300.0) == []
    assert row_cuts(row(1, 0, (text("a", 3),)), 2 * PITCH + 2 * PADDING, 300.0) == []


def test_a_question_that_fits_no_page_is_told_when_its_answer_has_ended() -> None:
    """It was the maximum of no blocks: exit 4, where the heads of a table in the question were taller than a page."""
    left = row(1, 0, (), (Solid("heads", 900.0),))
    told = why_not(left, 700.0, 700.0)
    assert (told.code, told.needed) == ("row-unplaceable", 900.0 + 2 * PADDING)
