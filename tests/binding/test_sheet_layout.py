"""Pages on sheets with their measures."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.binding.arrangement import BOOKLET, CROP_MARKS, FOUR_UP, MODES, TWO_UP
from faqprint.binding.papers import SHEET_PAPERS
from faqprint.binding.printers_marks import MARKED_MARGIN
from faqprint.binding.sheet_geometry import PageBox
from faqprint.binding.sheet_layout import ImpositionOptions, PageSize, SheetLayout, lay_sheets
from faqprint.units import MM

A4 = PageSize(210 * MM, 297 * MM)
A5 = PageSize(148 * MM, 210 * MM)
WIDE = PageSize(297 * MM, 210 * MM)


def laid(sizes: list[PageSize], mode: str = BOOKLET, **options: Any) -> SheetLayout:
    """The layout of pages that have room."""
    found = lay_sheets(sizes, ImpositionOptions(mode, **options))
    assert found
    return found


def scales(layout: SheetLayout) -> list[float]:
    """The scale of each page."""
    return [round(one.scale, 3) for side in layout.sides for one in side.placements]


def in_mm(box: PageBox) -> tuple[int, ...]:
    """A rectangle, rounded."""
    return tuple(round(value / MM) for value in box)


@pytest.mark.parametrize(
    ("size", "mode", "paper", "landscape", "scale"),
    [
        (A4, BOOKLET, "A3", True, 1),
        (A5, BOOKLET, "A4", True, 1),
        (A4, TWO_UP, "A3", True, 1),
        (A4, FOUR_UP, "A4", False, 0.5),
        (WIDE, TWO_UP, "A3", False, 1),
        (WIDE, BOOKLET, "A3", True, 0.707),
        (WIDE, FOUR_UP, "A4", True, 0.5),
        (PageSize(500, 400), BOOKLET, "", True, 1),
        (PageSize(500, 300), TWO_UP, "", False, 1),
        (PageSize(105 * MM, 297 * MM), BOOKLET, "A4", False, 1),
    ],
)
def test_the_paper_that_suits(size: PageSize, mode: str, paper: str, landscape: bool, scale: float) -> None:
    """Twice the page, or as large as it; wide pages stand one above the other where nothing is folded."""
    layout = laid([size] * 4, mode)
    assert (layout.paper.name, layout.paper.is_landscape) == (paper, landscape)
    assert scales(layout) == [scale] * 4


@pytest.mark.parametrize(
    ("size", "mode", "paper", "scale"),
    [
        (A4, BOOKLET, "A4", 0.707),
        (A4, BOOKLET, "B4", 0.865),
        (A5, BOOKLET, "A3", 1),
        (A4, FOUR_UP, "A3", 0.707),
        (A4, TWO_UP, "A2", 1),
    ],
)
def test_a_paper_that_is_named(size: PageSize, mode: str, paper: str, scale: float) -> None:
    """Pages are never made larger, and smaller only where they do not fit."""
    layout = laid([size] * 4, mode, paper=paper)
    assert layout.paper.name == paper
    assert scales(layout) == [scale] * 4


def test_sizes_of_other_programs_are_full_size() -> None:
    """A4 as 595 by 842 pt, 595.32 by 841.92 and the like fit on A3: 99 % was told for a hundredth of a millimetre."""
    for size in (PageSize(595, 842), PageSize(595.32, 841.92), PageSize(596, 842)):
        assert scales(laid([size] * 4)) == [1] * 4


def test_most_pages_say_how_large_the_paper_is() -> None:
    """A wide one among them is made smaller; of two sizes that are as many the larger counts."""
    layout = laid([A4, A4, WIDE, A4])
    assert layout.paper.name == "A3" and sorted(scales(layout)) == [0.707, 1, 1, 1]
    assert laid([A5, A4]).paper.name == laid([A4, A5]).paper.name == "A3"


def test_pages_with_trim_marks_keep_their_sizes() -> None:
    """The paper holds the largest, and each is cut at its own size."""
    layout = laid([A5, A4], CROP_MARKS)
    assert layout.paper.width == A4.width + 2 * MARKED_MARGIN
    assert [side.placements[0].box.width for side in layout.sides] == pytest.approx([A5.width, A4.width])
    assert scales(layout) == [1, 1]
    assert not laid([A4] * 2, CROP_MARKS, flip="long").sides[1].is_turned


def test_gutter_makes_room_between_pages() -> None:
    """They are reduced for it, as little as they must be."""
    layout = laid([A4] * 4, TWO_UP, gutter=20)
    left, right = (one.box for one in layout.sides[0].placements)
    assert right.x0 - left.x1 == pytest.approx(20 * MM)
    assert scales(layout) == [0.952] * 4
    assert in_mm(laid([A5] * 4, TWO_UP, gutter=20, paper="A3").sides[0].placements[1].box)[0] == 220 + (200 - 148) // 2


def test_creep_moves_inner_sheets_to_the_spine() -> None:
    """Each that much nearer than the one around it, on both sides; what would lie on the other leaf is cut off."""
    layout = laid([A4] * 16, creep=0.5)
    plain = laid([A4] * 16)
    for number, (side, still) in enumerate(zip(layout.sides, plain.sides, strict=True)):
        sheet = number // 2
        for one, unmoved in zip(side.placements, still.placements, strict=True):
            towards = 1 if one.box.x0 < layout.paper.width / 3 else -1
            assert one.box.x0 - unmoved.box.x0 == pytest.approx(towards * 0.5 * MM * sheet)
            assert (one.clip is not None) == (sheet > 0)
            if one.clip:
                assert one.clip.width == pytest.approx(layout.paper.width / 2)


def test_no_room_is_no_layout() -> None:
    """Where the gutter takes the whole sheet, or creep would move a page over the fold."""
    assert lay_sheets([A5] * 4, ImpositionOptions(TWO_UP, gutter=250, paper="A6")) is None
    assert lay_sheets([A5] * 40, ImpositionOptions(BOOKLET, creep=10)) is None


@pytest.mark.parametrize(
    ("sizes", "options", "sideways", "turned"),
    [
        ([A4] * 4, {}, True, False),
        ([A4] * 4, {"flip": "long"}, True, True),
        ([PageSize(105 * MM, 297 * MM)] * 4, {}, True, True),
        ([PageSize(105 * MM, 297 * MM)] * 4, {"flip": "long"}, True, False),
        ([A4] * 8, {"mode": FOUR_UP}, False, False),
        ([A4] * 8, {"mode": FOUR_UP, "flip": "long"}, False, True),
        ([A4] * 8, {"mode": FOUR_UP, "punch": "left"}, True, True),
        ([A4] * 8, {"mode": FOUR_UP, "punch": "left", "flip": "long"}, True, False),
        ([A4] * 4, {"mode": TWO_UP, "punch": "top"}, False, True),
        ([A4] * 4, {"mode": TWO_UP, "punch": "left"}, True, False),
    ],
)
def test_how_backs_lie(sizes: list[PageSize], options: dict[str, Any], sideways: bool, turned: bool) -> None:
    """Upright when the reader turns the sheet: sideways what is folded or filed at the left, else about the short edge."""
    layout = laid(sizes, **options)
    assert layout.turns_sideways is sideways
    assert [side.is_turned for side in layout.sides[:2]] == [False, turned]


@pytest.mark.parametrize(
    ("mode", "options", "front", "back"),
    [
        (TWO_UP, {"punch": "left"}, [(12, 188.5), (12, 108.5)], [(408, 188.5), (408, 108.5)]),
        (TWO_UP, {"punch": "top"}, [(170, 285), (250, 285)], [(170, 12), (250, 12)]),
        (CROP_MARKS, {"punch": "left"}, [(27, 203.5), (27, 123.5)], [(213, 203.5), (213, 123.5)]),
    ],
)
def test_holes(mode: str, options: dict[str, Any], front: list[tuple[float, float]], back: list[tuple[float, float]]) -> None:
    """80 mm apart, 12 mm from the edge of the sheet, or of the page that is cut; on the back where they come through."""
    layout = laid([A4] * 4, mode, **options)
    found = [[(round(x / MM, 2), round(y / MM, 2)) for x, y in side.holes] for side in layout.sides[:2]]
    assert found == [front, back]
    assert layout.sides[0].ticked == layout.sides[0].holes and layout.sides[1].ticked == ()


@pytest.mark.parametrize(("binding", "x"), [("left", 210 + 12), ("right", 210 - 12)])
def test_holes_of_a_booklet_are_at_the_spine(binding: str, x: float) -> None:
    """Through both leaves of every sheet; ticks are on the cover alone."""
    layout = laid([A4] * 8, punch="left", binding=binding)
    assert all({round(hole[0] / MM) for hole in side.holes} == {198, 222} for side in layout.sides)
    assert [[round(hole[0] / MM) for hole in side.ticked] for side in layout.sides] == [[x, x], [], [], []]
    assert len(laid([A4] * 8, punch="top").sides[0].ticked) == 2


SIZES = st.builds(PageSize, st.floats(30, 3000), st.floats(30, 3000))


@given(st.lists(SIZES, min_size=1, max_size=9), st.sampled_from(MODES), st.sampled_from(["", *SHEET_PAPERS]), st.floats(0, 30))
def test_every_page_stands_on_the_paper(sizes: list[PageSize], mode: str, paper: str, gutter: float) -> None:
    """Once, whole, and over no other page, whatever the sizes; a millimetre is what no printer prints."""
    layout = lay_sheets(sizes, ImpositionOptions(mode, paper, gutter=0 if mode == CROP_MARKS else gutter))
    if layout is None:
        return
    sheet = PageBox(0, 0, layout.paper.width, layout.paper.height).grow(1 * MM)
    assert sorted(one.page for side in layout.sides for one in side.placements) == list(range(len(sizes)))
    for side in layout.sides:
        boxes = [one.box for one in side.placements]
        assert all(box.meet(sheet) == pytest.approx(box) for box in boxes)
        for number, box in enumerate(boxes):
            for other in boxes[number + 1 :]:
                shared = box.meet(other)
                assert min(shared.width, shared.height) <= 1 * MM
        for one in side.placements:
            assert one.scale <= 1 and one.box.width == pytest.approx(one.scale * sizes[one.page].width)
