"""Lengths: rounding to half an em and the tolerance of sums."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faqprint.units import ceil_half, fits, floor_half


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
