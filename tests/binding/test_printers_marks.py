"""トンボ and ticks."""

from __future__ import annotations

import pytest

from faqprint.binding.printers_marks import BLEED, MARKED_MARGIN, MarkLine, draw_ticks, draw_trim_marks
from faqprint.binding.sheet_geometry import PageBox
from faqprint.units import MM

TRIM = PageBox(100, 100, 400, 500)
LINES = list(draw_trim_marks(TRIM))


def box_of(line: MarkLine) -> PageBox:
    """What a line covers, with its thickness of 0.3 pt."""
    return PageBox(min(line.x0, line.x1), min(line.y0, line.y1), max(line.x0, line.x1), max(line.y0, line.y1)).grow(0.15)


def test_nothing_stands_within_the_bleed() -> None:
    """Nor beyond the margin that they are given."""
    bleed, sheet = TRIM.grow(BLEED), TRIM.grow(MARKED_MARGIN)
    for line in LINES:
        shared = box_of(line).meet(bleed)
        assert min(shared.width, shared.height) < 0, line
        assert box_of(line).meet(sheet) == box_of(line), line


@pytest.mark.parametrize("at", [100, 400, 100 - BLEED, 400 + BLEED])
def test_double_marks_at_the_corners(at: float) -> None:
    """Both where the page is cut and 3 mm beyond: a line above and one below."""
    ends = sorted(min(line.y0, line.y1) for line in LINES if line.x0 == line.x1 == at)
    assert len(ends) == 2 and ends[0] < TRIM.y0 < TRIM.y1 < ends[1]
    assert round(BLEED / MM, 6) == 3


def test_marks_in_the_middle_of_each_side() -> None:
    """A line away from the page and one across it."""
    assert sum(line.x0 == line.x1 == 250 for line in LINES) == 2
    assert sum(line.y0 == line.y1 == 300 for line in LINES) == 2
    assert len(LINES) == 16 + 8


def test_ticks_lie_within_the_hole() -> None:
    """A cross of 3 mm that a hole of 6 mm takes away."""
    boxes = [box_of(line) for line in draw_ticks(50, 60)]
    hole = PageBox(50, 60, 50, 60).grow(3 * MM)
    assert len(boxes) == 2 and all(box.meet(hole) == box for box in boxes)
