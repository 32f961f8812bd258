"""An entry of the contents list: its words, its leader, its page number at the right."""

from __future__ import annotations

import pytest

from faqprint.layout.blocks import Lines
from faqprint.layout.contents import ContentsEntry
from faqprint.layout.display_list import LAYOUT, Page
from faqprint.layout.page_builder import PageBuilder
from faqprint.text.fonts import Faces
from faqprint.text.setter import Typesetter
from faqprint.units import EM

from .mocks import PITCH, RISE, SIZE, at, names, text

SETTER = Typesetter(Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf"))
#: Two em wide, as every mock line.
WORDS = "e.0"


def entry(width: float = 200.0, lines: int = 1, prefix: str = "", x: float = 0.0) -> ContentsEntry:
    """An entry ``width`` pt wide that leads to the section on page 12."""
    return ContentsEntry(text("e", lines)._replace(x=x), "s1", 7, width, SETTER, {"s1": 12}, prefix)


def placed(made: ContentsEntry, x: float = 30.0, y: float = 100.0) -> Page:
    """The page on which it is drawn."""
    builder = PageBuilder(1)
    made.place(x, y, builder)
    return builder.page()


def test_an_entry_is_not_cut_where_a_page_holds_it() -> None:
    """As high as its lines."""
    made = entry(lines=3)
    assert (made.height, made.line_count, list(made.inner_cuts(1000.0, 500.0))) == (3 * PITCH, 3, [])


def test_an_entry_that_no_page_holds_is_cut_between_its_lines() -> None:
    """The rest is an entry that hangs and bears the page (one of 400 characters fitted no page, and nothing was printed)."""
    made = entry(lines=9)._replace(lines=text("e", 9)._replace(x=5.0, hang=10.0))
    cuts = list(made.inner_cuts(6 * PITCH, 8 * PITCH))
    assert [cut.above for cut in cuts] == [count * PITCH for count in (2, 3, 4, 5, 6)]
    above, below = made.split(cuts[-1].token)
    assert isinstance(above, Lines) and (above.line_count, above.x, above.hang) == (6, 5.0, 10.0)
    assert isinstance(below, ContentsEntry) and (below.line_count, below.lines.x, below.lines.hang) == (3, 15.0, 0.0)
    assert names(placed(below))[-1] == "12"


def test_words_leader_and_number_stand_on_one_line() -> None:
    """The number ends at the right edge; between it and the words dots, an artifact, half an em apart from it."""
    page = placed(entry())
    words, leader, number = at(page, WORDS), *page.texts[1:]
    assert {item.y for item in page.texts} == {100.0 + RISE}
    assert (names(page)[2], number.tag, leader.tag) == ("12", 7, LAYOUT)
    assert number.x + number.line.width * SIZE / EM == pytest.approx(230.0)
    assert set(names(page)[1]) == {"…"}
    assert leader.x + leader.line.width * SIZE / EM == pytest.approx(number.x - SIZE / 2)
    assert leader.x >= words.x + words.line.width * SIZE / EM + SIZE / 2 - 1e-6


def test_the_number_has_the_prefix_of_the_folio() -> None:
    """As the page is labelled."""
    assert names(placed(entry(prefix="別紙３－")))[-1] == "別紙３－12"


def test_of_several_lines_the_last_one_leads() -> None:
    """Leader and number stand beside it."""
    page = placed(entry(lines=2))
    assert [item.y for item in page.texts] == [100.0 + RISE, 100.0 + RISE + PITCH, 100.0 + RISE + PITCH, 100.0 + RISE + PITCH]


@pytest.mark.parametrize(("width", "dots"), [(200.0, 16), (60.0, 2), (50.0, 1), (49.0, 0), (30.0, 0)])
def test_the_leader_fills_what_is_left_in_whole_dots(width: float, dots: int) -> None:
    """An em for the gaps at both its ends; where no dot fits there is none, and the number stands all the same."""
    found = names(placed(entry(width)))
    assert found == [WORDS, *(["…" * dots] if dots else []), "12"]


def test_an_indent_takes_from_the_leader() -> None:
    """Entries of categories stand farther to the right."""
    assert len(names(placed(entry(x=20.0)))[1]) == len(names(placed(entry()))[1]) - 2
