"""Rectangles and transformations."""

from __future__ import annotations

import pytest

from faqprint.binding.sheet_geometry import PageBox, half_turn, upright


@pytest.mark.parametrize(
    ("rotation", "corner", "size"),
    [(0, (10, 20), (100, 200)), (90, (110, 20), (200, 100)), (180, (110, 220), (100, 200)), (270, (10, 220), (200, 100))],
)
def test_upright_pages(rotation: int, corner: tuple[int, int], size: tuple[int, int]) -> None:
    """The corner that is the lower left one for the reader comes to 0, 0, and all lies within the size that she sees."""
    box = PageBox(10, 20, 110, 220)
    transformation = upright(box, rotation)
    assert transformation.apply(*corner) == (0, 0)
    assert transformation.apply_to(box) == (0, 0, *size)
    assert transformation.a * transformation.d - transformation.b * transformation.c == 1


def test_scaled_and_moved() -> None:
    """In this order."""
    assert upright(PageBox(10, 0, 20, 10), 0).then(2, 100, 7).apply(12, 3) == (104, 13)


def test_half_a_turn() -> None:
    """A corner comes to the one across."""
    assert half_turn(300, 200).apply(0, 0) == (300, 200)
    assert half_turn(300, 200).apply_to(PageBox(0, 0, 10, 20)) == (290, 180, 300, 200)


def test_rectangles() -> None:
    """They grow on all sides; those that lie apart share nothing."""
    box = PageBox(0, 0, 10, 20)
    assert box.grow(1) == (-1, -1, 11, 21)
    assert box.meet(PageBox(5, 5, 50, 50)) == (5, 5, 10, 20)
    apart = box.meet(PageBox(20, 0, 30, 20))
    assert apart.width < 0 and apart.height == 20
