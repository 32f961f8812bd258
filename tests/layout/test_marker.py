"""Continuation markers: at the right or the left edge of their table, in a band of their own above or below it."""

from __future__ import annotations

import pytest

from faqprint.layout.display_list import REPEAT
from faqprint.layout.marker import Marker
from faqprint.layout.page_builder import PageBuilder
from faqprint.text.line import Line
from faqprint.units import EM

from .mocks import line

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
    assert marker.ink == pytest.approx(below_table + 0.12 * SIZE)


def test_without_words_it_takes_no_room() -> None:
    """Nor is anything drawn."""
    builder = PageBuilder(1)
    marker = Marker(Line(0, 0, (), 0), SIZE, True)
    marker.place(0.0, 0.0, 200.0, builder, above=True)
    assert (marker.height, marker.ink, builder.texts) == (0.0, 0.0, [])
