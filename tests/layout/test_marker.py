"""Continuation markers: where they stand, and which a table is too narrow for (TB-11)."""

from __future__ import annotations

import pytest

from faqprint.errors import LayoutError
from faqprint.layout.marker import Marker
from faqprint.layout.page_builder import PageBuilder
from faqprint.text.line import Line, Piece
from faqprint.units import EM


def marker(words: str, size: float, *, right: bool = True) -> Marker:
    """A marker of full-width characters."""
    return Marker(Line(start=0, end=len(words), pieces=(Piece(0, words),), width=len(words) * EM), size, right)


@pytest.mark.parametrize(
    ("size", "code", "fits", "most"), [(24.0, "marker-too-large", "20", "16"), (60.0, "marker-too-large", "20", "6")]
)
def test_marker_wider_than_its_table(size: float, code: str, fits: str, most: str) -> None:
    """The size and the words that would do are told (0.1.1: off the page, or past the type area in silence)."""
    made = marker("あ" * 20, size)
    with pytest.raises(LayoutError) as caught:
        made.check_width("next", 400.0)
    assert (caught.value.code, caught.value.values["fits"], caught.value.values["most"]) == (code, fits, most)
    marker("あ" * 20, float(fits)).check_width("next", 400.0)
    marker("あ" * int(most), size).check_width("next", 400.0)


def test_no_size_makes_a_long_marker_fit() -> None:
    """Below the least size only fewer words do."""
    with pytest.raises(LayoutError, match="marker-too-long"):
        marker("あ" * 60, 9.0).check_width("previous", 400.0)


@pytest.mark.parametrize(("right", "width", "left"), [(True, 100.0, 90.0), (False, 100.0, 10.0), (True, 5.0, 10.0)])
def test_marker_stands_at_its_side_and_never_left_of_the_table(right: bool, width: float, left: float) -> None:
    """Two characters of 10 pt at a table whose left rule is at 10 pt."""
    builder = PageBuilder(1)
    marker("続く", 10.0, right=right).place(10.0, 0.0, width, builder, above=False)
    assert [text.x for text in builder.texts] == [left]
