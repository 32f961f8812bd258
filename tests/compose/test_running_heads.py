"""Running head and foot: side by side or stacked, the folio in the middle, all artifacts."""

from __future__ import annotations

import pytest

from faqprint.compose.running_heads import EDGE, GAP, PITCH, SIZE, Running, Strip, branch_stamp, draw_running, set_strip
from faqprint.layout.display_list import FOOTER, HEADER, Page, Text
from faqprint.layout.geometry import Area
from faqprint.layout.page_builder import PageBuilder
from faqprint.style import Style
from faqprint.text.fonts import Faces
from faqprint.text.setter import Typesetter
from faqprint.units import EM

from .real import words

SETTER = Typesetter(Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf"))
AREA = Area(50.0, 60.0, 450.0, 500.0)


def strip(left: str, right: str, width: float = AREA.width, middle: float = 0.0) -> Strip:
    """Two texts set at the ends of a strip."""
    return set_strip(SETTER, Style(), left, right, width, middle)


def running(head: tuple[str, str] = ("", ""), foot: tuple[str, str] = ("", ""), *, numbers: bool = False) -> Running:
    """Head and foot, with a folio of its own."""
    return Running(strip(*head), strip(*foot, middle=80.0), "別紙－", "／{pages}", numbers)


def drawn(made: Running, *, page: int = 3, numbers: tuple[int, int] | None = None) -> Page:
    """A page of ten with nothing but its head and foot, the branch's name among them."""
    builder = PageBuilder(page)
    draw_running(made, SETTER, AREA, 600.0, page, 10, numbers, builder)
    builder.texts += branch_stamp(made, AREA)
    return builder.page()


def right(item: Text) -> float:
    """The right edge of a line."""
    return item.x + item.line.width * SIZE / EM


def test_two_texts_stand_side_by_side_where_they_fit() -> None:
    """With an em between them at least; else one below the other, broken to the strip's width."""
    beside = strip("操作説明書", "別紙３")
    assert (beside.stacked, beside.line_count) == (False, 1)
    full = int(AREA.width / SIZE)
    assert not strip("あ" * (full - 5), "い" * 4).stacked
    stacked = strip("あ" * (full - 4), "い" * 4)
    assert (stacked.stacked, stacked.line_count) == (True, 2)
    assert strip("あ" * (2 * full), "い").line_count == 3


def test_a_text_that_is_missing_takes_no_line() -> None:
    """One alone, or none at all."""
    assert (strip("", "").line_count, strip("a", "").line_count, strip("", "b").line_count) == (0, 1, 1)


def test_room_for_the_folio_is_left_in_the_middle() -> None:
    """Neither text comes nearer to it than an em."""
    half = int((AREA.width - 80.0) / 2 / SIZE) - 1
    assert not strip("あ" * half, "い" * half, middle=80.0).stacked
    assert strip("あ" * (half + 1), "い", middle=80.0).stacked


def test_the_folio_says_page_and_pages() -> None:
    """With what stands before and behind it."""
    assert running().folio(3, 10) == "別紙－3／10"
    assert running()._replace(suffix="").folio("i", 10) == "別紙－i"


def test_heights_grow_with_the_lines() -> None:
    """From the paper's edge to the type area; the first and last No take a line of their own below stacked texts."""
    long = "あ" * int(AREA.width / SIZE)
    assert running().head_height == EDGE + GAP
    assert running(("a", "b")).head_height == EDGE + PITCH + GAP
    assert running((long, "b")).head_height == EDGE + 2 * PITCH + GAP
    assert running((long, "b"), numbers=True).head_height == EDGE + 3 * PITCH + GAP
    assert running(("a", "b"), numbers=True).head_height == EDGE + PITCH + GAP
    assert running().foot_height == EDGE + PITCH + GAP  # the folio has a line, whatever else there is
    assert running(foot=(long, "b")).foot_height == EDGE + 3 * PITCH + GAP


def test_head_and_foot_are_artifacts_outside_the_type_area() -> None:
    """The head above a rule, its texts at both edges; the foot below, the folio in the middle."""
    page = drawn(running(("操作説明書", "別紙３"), ("第1.0版", "本店")))
    found = {words(item): item for item in page.texts}
    assert [*found] == ["操作説明書", "別紙３", "第1.0版", "別紙－3／10", "本店"]
    assert [item.tag for item in page.texts] == [HEADER, HEADER, FOOTER, FOOTER, FOOTER]
    assert found["操作説明書"].x == found["第1.0版"].x == AREA.left
    assert right(found["別紙３"]) == pytest.approx(AREA.right)
    assert right(found["本店"]) == pytest.approx(AREA.right)
    folio = found["別紙－3／10"]
    assert (folio.x + right(folio)) / 2 == pytest.approx((AREA.left + AREA.right) / 2)
    assert len({item.y for item in page.texts if item.tag == FOOTER}) == 1
    (rule,) = page.rules
    assert found["別紙３"].y < rule.y0 < AREA.top
    assert min(item.y for item in page.texts if item.tag == FOOTER) > AREA.bottom


def test_without_a_head_there_is_no_rule() -> None:
    """Only the folio is drawn."""
    page = drawn(running())
    assert ([words(item) for item in page.texts], page.rules) == (["別紙－3／10"], ())


def test_stacked_lines_stand_below_each_other() -> None:
    """Left ones first; of the foot the folio below them all; nothing overlaps."""
    long = "あ" * int(AREA.width / SIZE)
    page = drawn(running((long, "b"), (long, "d")))
    head = [item.y for item in page.texts if item.tag == HEADER]
    foot = {words(item)[:1]: item.y for item in page.texts if item.tag == FOOTER}
    assert head[1] - head[0] == pytest.approx(PITCH)
    assert foot["あ"] < foot["d"] < foot["別"]
    assert foot["別"] - foot["d"] == pytest.approx(PITCH)


@pytest.mark.parametrize(("numbers", "shown"), [((3, 7), "No.3－7"), ((3, 3), "No.3"), (None, None)])
def test_the_first_and_last_number_of_a_page(numbers: tuple[int, int] | None, shown: str | None) -> None:
    """In the middle of the head if they are asked for; a page without a question has none."""
    page = drawn(running(("a", "b"), numbers=True), numbers=numbers)
    found = [item for item in page.texts if words(item).startswith("No.")]
    assert [words(item) for item in found] == ([shown] if shown else [])
    if found:
        assert (found[0].x + right(found[0])) / 2 == pytest.approx((AREA.left + AREA.right) / 2)
        assert found[0].tag == HEADER
    assert not [item for item in drawn(running(("a", "b")), numbers=numbers).texts if words(item).startswith("No.")]


def test_what_a_page_shows_but_for_the_branch() -> None:
    """Two branches' heads are alike if nothing else differs; another version's are not."""
    one = running(("a", "b"), ("第1.0版", "本店"))
    assert one.alike == one._replace(foot=one.foot._replace(right=strip("", "支店").right)).alike
    assert one.alike != one._replace(foot=strip("第1.1版", "本店", middle=80.0)).alike
    assert one.alike != one._replace(foot=one.foot._replace(right=())).alike
