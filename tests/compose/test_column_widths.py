"""The columns' widths make the table lowest: against every way there is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.compose.column_widths import MeasuredCell, least_height


def cell(natural: int) -> MeasuredCell:
    """A cell that breaks anywhere."""
    return MeasuredCell(natural, lambda width: -(-natural // width))


def height(cells: Sequence[Sequence[int]], widths: Sequence[int], floor: float = 0.0) -> float:
    """The lines of all rows."""
    return float(sum(max(floor, *[-(-n // w) for n, w in zip(row, widths, strict=True)]) for row in zip(*cells, strict=True)))


TABLES = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(st.integers(1, 90), min_size=columns, max_size=columns), min_size=1, max_size=5)
)


@settings(deadline=None, max_examples=150)
@given(TABLES, st.integers(0, 14))
def test_no_way_to_share_the_measure_is_lower(rows: list[list[int]], over: int) -> None:
    """Of up to four columns, each at least four half em wide, the widths add up and every other way is as high or higher."""
    cells = list(zip(*rows, strict=True))
    leasts, needs = [min(4, max(column)) for column in cells], [max(column) for column in cells]
    free = sum(leasts) + over
    if free >= sum(needs):
        return
    made = least_height([[cell(n) for n in column] for column in cells], leasts, needs, free, 0.0)
    assert sum(made) == free
    assert all(width >= least for width, least in zip(made, leasts, strict=True))
    spans = [range(least, least + over + 1) for least in leasts]
    least = min(height(cells, widths) for widths in product(*spans) if sum(widths) <= free)
    assert height(cells, made) == least


def test_a_column_of_short_cells_takes_no_more_than_it_needs() -> None:
    """A date of eleven em beside a remark of sixty: once the date wrapped while half the remark's column was empty."""
    made = least_height([[cell(8), cell(7)], [cell(22), cell(22)], [cell(120), cell(4)]], [8, 22, 4], [8, 22, 120], 90, 0.0)
    assert made == [8, 22, 60]


def test_rows_that_are_high_in_any_case_ask_for_nothing() -> None:
    """Two lines fit a row for a seal: the column that wraps into them leaves the rest to the other one."""
    tall, flat = [cell(40)], [cell(60)]
    assert least_height([tall, flat], [4, 4], [40, 60], 50, 2.0) == [20, 30]


@pytest.mark.parametrize("columns", [5, 8, 12])
def test_many_columns_and_rows_are_shared_too(columns: int) -> None:
    """Not all ways are tried, but the widths add up and none is below its least."""
    cells = [[cell(3 + (7 * r + 11 * c) % 60) for r in range(300)] for c in range(columns)]
    leasts, needs = [4] * columns, [max(text.natural for text in column) for column in cells]
    made = least_height(cells, leasts, needs, 10 * columns, 0.0)
    assert sum(made) == 10 * columns and min(made) >= 4
