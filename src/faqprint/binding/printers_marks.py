"""Marks for who cuts, folds and punches: トンボ and ticks, as lines in pt.

A double トンボ shows at each corner where the page is cut (内トンボ) and, 3 mm farther, how far its ink goes (外トンボ); a mark
at the middle of each side (センタートンボ) is for setting colours and sides upon each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..named_tuple import NamedTuple
from ..units import MM
from .sheet_geometry import PageBox

#: How far ink goes beyond the edge of a page, and how long the marks are beyond that.
BLEED: Final = 3 * MM
_LENGTH: Final = 10 * MM
#: Between the bleed and a mark, so that nothing of its thickness stands within the bleed.
_GAP: Final = 0.25 * MM
#: What a page with its marks needs on each side.
MARKED_MARGIN: Final = BLEED + _LENGTH + 2 * MM
#: From the bleed to the line across a mark in the middle, and half its length.
_ACROSS: Final = 3 * MM
_HALF_ACROSS: Final = 9 * MM
#: Half a line of a tick: both lie within a hole of 6 mm.
_TICK: Final = 1.5 * MM


class MarkLine(NamedTuple):
    """A line between two points."""

    x0: float
    y0: float
    x1: float
    y1: float


def draw_trim_marks(trim: PageBox) -> Iterator[MarkLine]:
    """Give the lines of the double トンボ and the marks in the middle for a page that is cut at ``trim``."""
    bleed = trim.grow(BLEED)
    near, far = bleed.grow(_GAP), bleed.grow(_LENGTH)
    for y in (trim.y0, trim.y1, bleed.y0, bleed.y1):
        yield MarkLine(far.x0, y, near.x0, y)
        yield MarkLine(near.x1, y, far.x1, y)
    for x in (trim.x0, trim.x1, bleed.x0, bleed.x1):
        yield MarkLine(x, far.y0, x, near.y0)
        yield MarkLine(x, near.y1, x, far.y1)
    x, y = (trim.x0 + trim.x1) / 2, (trim.y0 + trim.y1) / 2
    across = bleed.grow(_ACROSS)
    for edge, end, line in ((near.x0, far.x0, across.x0), (near.x1, far.x1, across.x1)):
        yield MarkLine(edge, y, end, y)
        yield MarkLine(line, y - _HALF_ACROSS, line, y + _HALF_ACROSS)
    for edge, end, line in ((near.y0, far.y0, across.y0), (near.y1, far.y1, across.y1)):
        yield MarkLine(x, edge, x, end)
        yield MarkLine(x - _HALF_ACROSS, line, x + _HALF_ACROSS, line)


def draw_ticks(x: float, y: float) -> Iterator[MarkLine]:
    """Give the cross at the centre of a hole."""
    yield MarkLine(x - _TICK, y, x + _TICK, y)
    yield MarkLine(x, y - _TICK, x, y + _TICK)
