"""Lengths: an em divides without remainder, rounding to units and to half an em, and the tolerance of sums."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.units import EM, MM, ceil_half, em_units, fits, floor_half


@pytest.mark.parametrize("upem", [1000, 1024, 2048])
def test_an_em_divides_by_the_usual_units_of_fonts(upem: int) -> None:
    """No advance of such a font is rounded (JU-7)."""
    assert EM % upem == 0


@given(st.integers(-400, 400))
def test_quarters_of_an_em_are_exact(quarters: int) -> None:
    """What aki, trimming and measures are made of."""
    assert em_units(quarters / 4) * 4 == quarters * EM


@given(st.floats(-1000, 1000))
def test_a_length_is_off_by_less_than_a_unit(em: float) -> None:
    """Rounded to the nearest whole unit."""
    assert isinstance(em_units(em), int)
    assert abs(em_units(em) - em * EM) <= 0.5


def test_a_millimetre_is_a_25th_of_an_inch_of_72_points() -> None:
    """A4 is 595.28 by 841.89 points."""
    assert (round(210 * MM, 2), round(297 * MM, 2)) == (595.28, 841.89)


def test_half_em_of_sums_that_floats_miss() -> None:
    """0.1 + 0.2 + 0.7 is one em, 3 times 1.1 - 0.3 three: neither half an em less nor more."""
    assert floor_half(0.7 + 0.1 + 0.2) == ceil_half(0.7 + 0.1 + 0.2) == 1.0
    assert floor_half(3 * 1.1 - 0.3) == ceil_half(3 * 1.1 - 0.3) == 3.0
    assert floor_half(17.4) == 17.0
    assert ceil_half(17.1) == 17.5


@given(st.floats(0, 1000))
def test_half_em_on_both_sides(em: float) -> None:
    """What is rounded down fits, what is rounded up holds it, and they are at most half an em apart."""
    low, high = floor_half(em), ceil_half(em)
    assert fits(low, em)
    assert fits(em, high)
    assert high - low in (0.0, 0.5)


def test_fits_is_no_licence() -> None:
    """A thousandth of a point too much does not fit; what adding loses does."""
    assert fits(0.1 + 0.2, 0.3)
    assert not fits(0.301, 0.3)
