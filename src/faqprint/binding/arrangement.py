"""Which page stands where on which side of which sheet: pure, without sizes; pages and sheets count from 0.

A booklet is saddle-stitched: its sheets lie one in another, are folded once, and its blank pages stand at the end alone.
"""

from __future__ import annotations

from typing import Final

from ..named_tuple import NamedTuple

BOOKLET: Final = "booklet"
TWO_UP: Final = "2up"
FOUR_UP: Final = "4up"
CROP_MARKS: Final = "marks"
#: What a sheet can hold.
MODES: Final = (BOOKLET, TWO_UP, FOUR_UP, CROP_MARKS)
#: The side on which a booklet is bound: left for text set across, right for vertical text.
LEFT: Final = "left"
RIGHT: Final = "right"
#: Pages of one folded sheet.
_FOLDED: Final = 4


class PageCell(NamedTuple):
    """Where a page stands on its side of a sheet."""

    page: int
    #: From the left and from the top, from 0, as the side is read.
    column: int
    row: int


class SheetSide(NamedTuple):
    """One side of a sheet, as it is read; the sides of a document follow each other front, back, front, back."""

    #: In a booklet 0 is the outermost sheet, that of the cover.
    sheet: int
    is_back: bool
    #: In the order of reading; of blank pages there is nothing.
    cells: tuple[PageCell, ...]


def count_blanks(pages: int) -> int:
    """Give how many blank pages a booklet of so many pages has at its end."""
    return -pages % _FOLDED


def arrange_booklet(pages: int, binding: str) -> tuple[SheetSide, ...]:
    """Arrange the pages of a booklet; the outermost sheet comes first.

    The front of each sheet has, of the pages that are left, the last and the first, its back the second and the last but one.
    A booklet that is bound at the right is the mirror of one that is bound at the left.
    """
    whole = pages + count_blanks(pages)
    sides = []
    for sheet in range(whole // _FOLDED):
        first, last = 2 * sheet, whole - 1 - 2 * sheet
        for is_back, spread in ((False, (last, first)), (True, (first + 1, last - 1))):
            columns = enumerate(spread if binding == LEFT else spread[::-1])
            cells = sorted(PageCell(page, column, 0) for column, page in columns if page < pages)
            sides.append(SheetSide(sheet, is_back, tuple(cells)))
    return tuple(sides)


def arrange_rows(pages: int, columns: int, rows: int, binding: str) -> tuple[SheetSide, ...]:
    """Arrange pages row by row, from the left, or for what is bound at the right from the right, then down.

    ``pages``: how many there are; ``columns``, ``rows``: how many stand on a side; ``binding``: ``LEFT`` or ``RIGHT``.  Gives the
    front and the back of each sheet in turn; a side without pages is left out.
    """
    each = columns * rows
    sides = []
    for number, first in enumerate(range(0, pages, each)):
        cells = []
        for place, page in enumerate(range(first, min(first + each, pages))):
            row, column = divmod(place, columns)
            cells.append(PageCell(page, column if binding == LEFT else columns - 1 - column, row))
        sides.append(SheetSide(number // 2, number % 2 == 1, tuple(cells)))
    return tuple(sides)
