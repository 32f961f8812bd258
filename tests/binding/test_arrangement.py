"""Which page stands where: as values, for every number of pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.binding.arrangement import LEFT, RIGHT, PageCell, SheetSide, arrange_booklet, arrange_rows, count_blanks

BINDINGS = st.sampled_from([LEFT, RIGHT])


def columns_of(side: SheetSide) -> list[int | None]:
    """The pages of a spread from the left, from 1; ``None`` is a blank one."""
    found = {cell.column: cell.page + 1 for cell in side.cells}
    return [found.get(0), found.get(1)]


def test_a_booklet_of_eight_pages() -> None:
    """The outer sheet has 8 and 1, behind them 2 and 7; the inner one 6 and 3, behind them 4 and 5."""
    assert [columns_of(side) for side in arrange_booklet(8, LEFT)] == [[8, 1], [2, 7], [6, 3], [4, 5]]


def test_a_booklet_that_is_bound_at_the_right() -> None:
    """It is the mirror of the other."""
    assert [columns_of(side) for side in arrange_booklet(8, RIGHT)] == [[1, 8], [7, 2], [3, 6], [5, 4]]


@pytest.mark.parametrize("binding", [LEFT, RIGHT])
def test_blank_pages_stand_at_the_end(binding: str) -> None:
    """Of five pages three more are blank, and page 1 is on the cover, with a right binding, too: others begin with a blank."""
    sides = [columns_of(side) for side in arrange_booklet(5, binding)]
    left: list[list[int | None]] = [[None, 1], [2, None], [None, 3], [4, 5]]
    assert sides == (left if binding == LEFT else [side[::-1] for side in left])


@given(st.integers(1, 400), BINDINGS)
def test_a_folded_booklet_reads_in_order(pages: int, binding: str) -> None:
    """Leafing through the folded sheets gives every page once, in order, then the blank ones."""
    sides = [columns_of(side) for side in arrange_booklet(pages, binding)]
    ahead, back = (1, 0) if binding == LEFT else (0, 1)
    fronts, backs = sides[::2], sides[1::2]
    read = [page for front, behind in zip(fronts, backs, strict=True) for page in (front[ahead], behind[back])]
    read += [page for front, behind in reversed([*zip(fronts, backs, strict=True)]) for page in (behind[ahead], front[back])]
    assert read == [*range(1, pages + 1), *[None] * count_blanks(pages)]
    assert count_blanks(pages) < 4 and len(read) % 4 == 0


@given(st.integers(1, 100), st.integers(1, 4), st.integers(1, 4), BINDINGS)
def test_rows_read_in_order(pages: int, columns: int, rows: int, binding: str) -> None:
    """From the left, or from the right, then down, then the next side; no place is taken twice."""
    sides = arrange_rows(pages, columns, rows, binding)
    assert [cell.page for side in sides for cell in side.cells] == list(range(pages))
    for side in sides:
        places = [(cell.row, cell.column if binding == LEFT else columns - 1 - cell.column) for cell in side.cells]
        assert places == sorted({*places}) and places[-1] < (rows, 0)
    assert [(side.sheet, side.is_back) for side in sides] == [(number // 2, number % 2 == 1) for number in range(len(sides))]


def test_four_to_a_side() -> None:
    """Left to right, then down."""
    assert arrange_rows(4, 2, 2, LEFT)[0].cells == (PageCell(0, 0, 0), PageCell(1, 1, 0), PageCell(2, 0, 1), PageCell(3, 1, 1))
