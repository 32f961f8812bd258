"""Continuation markers: where they stand, and which find no room (TB-11)."""

from __future__ import annotations

import pytest

from faqprint.errors import LayoutError
from faqprint.layout.display_list import REPEAT
from faqprint.layout.marker import Marker
from faqprint.layout.page_builder import PageBuilder
from faqprint.text.line import Line, Piece
from faqprint.units import EM

from .mocks import line


def marker(words: str, size: float, *, right: bool = True) -> Marker:
    """A marker of full-width characters."""
    return Marker(Line(start=0, end=len(words), pieces=(Piece(0, words),), width=len(words) * EM), size, right)


@pytest.mark.parametrize(
    ("size", "code", "fits", "most"), [(24.0, "marker-too-large", "20", "16"), (60.0, "marker-too-large", "20", "6")]
)
def test_marker_wider_than_the_type_area(size: float, code: str, fits: str, most: str) -> None:
    """The size and the words that would do are told (0.1.1: off the page, or past the type area in silence)."""
    made = marker("あ" * 20, size)
    with pytest.raises(LayoutError) as caught:
        made.check_width("next", 400.0)
    assert (caught.value.code, caught.value.values["fits"], caught.value.values["most"]) == (code, fits, most)
    marker("あ" * 20, float(fits)).check_width("next", 400.0)
    marker("あ" * int(most), size).check_width("next", 400.0)


def test_no_size_makes_a_long_marker_fit() -> None:
    """Below the least size only fewer words do."""
    with pytest.raises(LayoutError, check=lambda error: error.code == "marker-too-long"):
        marker("あ" * 60, 9.0).check_width("previous", 400.0)


@pytest.mark.parametrize(("right", "width", "left"), [(True, 100.0, 90.0), (False, 100.0, 10.0), (True, 5.0, 10.0)])
def test_marker_stands_at_its_side_and_never_left_of_the_table(right: bool, width: float, left: float) -> None:
    """Two characters of 10 pt at a table whose left rule is at 10 pt."""
    builder = PageBuilder(1)
    marker("続く", 10.0, right=right).place(10.0, 0.0, width, builder, above=False)
    assert [text.x for text in builder.texts] == [left]


SIZE = 9.0
#: Six em wide.
WORDS = line("next", 6.0)


@pytest.mark.parametrize(("right", "x"), [(False, 30.0), (True, 30.0 + 200.0 - 6 * SIZE)])
@pytest.mark.parametrize("above", [False, True])
def test_a_marker_stands_in_its_band(right: bool, x: float, above: bool) -> None:
    """At its edge of the table, an artifact, its em box within the band's height."""
    builder = PageBuilder(1)
    marker = Marker(WORDS, SIZE, right)
    marker.place(30.0, 100.0, 200.0, builder, above=above)
    (text,) = builder.texts
    assert text.x == pytest.approx(x)
    assert (text.size, text.line, text.tag) == (SIZE, WORDS, REPEAT)
    assert text.y - 0.88 * SIZE >= 100.0 and text.y + 0.12 * SIZE <= 100.0 + marker.height
    assert text.line.width * SIZE / EM == 6 * SIZE


def test_above_a_table_the_words_stand_closer_to_it() -> None:
    """White above them is more than below."""
    builder = PageBuilder(1)
    marker = Marker(WORDS, SIZE, True)
    for above in (False, True):
        marker.place(0.0, 0.0, 200.0, builder, above=above)
    below_table, above_table = (text.y for text in builder.texts)
    assert below_table < above_table
    assert marker.ink_height == pytest.approx(below_table + 0.12 * SIZE)


def test_without_words_it_takes_no_room() -> None:
    """Nor is anything drawn."""
    builder = PageBuilder(1)
    marker = Marker(Line(0, 0, (), 0), SIZE, True)
    marker.place(0.0, 0.0, 200.0, builder, above=True)
    assert (marker.height, marker.ink_height, builder.texts) == (0.0, 0.0, [])
