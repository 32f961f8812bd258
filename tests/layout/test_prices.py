"""Prices of page breaks: white by its square, and an order in which what must not be gives way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.layout import prices
from faqprint.layout.prices import HOLE, NEW_PAGE, white_price


@pytest.mark.parametrize(("share", "price"), [(0.0, 0.0), (0.1, 5.0), (0.2, 20.0), (0.4, 80.0), (1.0, 500.0)])
def test_white_is_priced_by_its_square(share: float, price: float) -> None:
    """Whatever the page's height: a fifth of it costs 20, a tenth only 5."""
    assert white_price(share * 700.0, 700.0) == pytest.approx(price)


@given(st.floats(0, 0.5), st.floats(0, 0.5), st.floats(100, 1000))
def test_one_large_hole_is_worse_than_two_small_ones(one: float, other: float, page: float) -> None:
    """Together they cost at least what they do apart."""
    together = white_price((one + other) * page, page)
    assert together >= white_price(one * page, page) + white_price(other * page, page) - 1e-6


def test_what_gives_way_first_costs_least() -> None:
    """References, then what is cut of them, then small tables, then heads; each more than any page saved by it."""
    order = [prices.KEEP, prices.REFERENCE_CUT, prices.SMALL_TABLE_CUT, prices.HEAD_ALONE]
    assert order == sorted(order)
    assert prices.KEEP == prices.REFERENCE_FROM_ANSWER > 10 * NEW_PAGE


def test_cuts_are_weighed_against_white() -> None:
    """A row is cut rather than leave a page under 60 % full, and not for what may stay white (TB-8)."""
    assert white_price(HOLE, 1.0) < prices.CUT_ROW < white_price(0.4, 1.0)
    assert prices.INSIDE_CATEGORY < prices.LONE_ROW == white_price(HOLE, 1.0)
    assert prices.CUT_ROW < NEW_PAGE
