"""What a page break costs: every evil is priced by the white that a printer would rather leave at the foot of a page.

The unit is one hundredth of a page.  White is an evil by its square, so that a fifth of a page costs 20 and a tenth only 5: small
holes are nearly free, and one large hole is worse than two small ones.  What no printer does for white costs more than all pages
that it could save: the keeps of TB-10, in the order in which they give way.
"""

from __future__ import annotations

from typing import Final

#: The share of a page that stays white at most where the next row fits (TB-8); by the square of it white is priced.
HOLE: Final = 0.2

#: A cut inside a category is worth a seventh of a page left white: at its edge a page ends well.
INSIDE_CATEGORY: Final = 10.0
#: On top of that, a row of a category that stands alone on its side is worth a fifth, all that may stay white.
LONE_ROW: Final = 20.0
#: A row cut in two is worth more than a quarter of a page, but not a page under 60 % full, which costs 80 (TB-8).
CUT_ROW: Final = 40.0
#: A page costs all its white: more than any row mended by it.
NEW_PAGE: Final = 100.0

#: An inner table parted from the sentence that leads to it is worth a quarter of a page.
TABLE_FROM_TEXT: Final = 30.0
#: A row of an inner table that stands alone on its side is worth what one of a category is, and one that is cut even more.
INNER_LONE_ROW: Final = LONE_ROW
INNER_CUT_ROW: Final = 30.0
#: A note parted from the one before it: only the first of a run is kept with what it belongs to (TB-10).
NOTE_FROM_NOTE: Final = 10.0
#: A cell over several rows that stands on both sides, as the edge of a category; where its text is cut, a cut row on top of that.
INNER_JOINED: Final = INSIDE_CATEGORY

#: 参照 parted from the answer it belongs to gives way first: from this price on a keep of TB-10 is given up.
REFERENCE_FROM_ANSWER: Final = 2_000.0
KEEP: Final = REFERENCE_FROM_ANSWER
#: Then a 参照 is cut.
REFERENCE_CUT: Final = 4_000.0
#: Then a small inner table.
SMALL_TABLE_CUT: Final = 6_000.0
#: Last a head stands alone, or a note without its item.
HEAD_ALONE: Final = 8_000.0


def white_price(white: float, page: float) -> float:
    """The price of ``white`` pt left at the foot of a page that holds ``page`` pt."""
    empty = white / page
    return 100.0 / HOLE * empty * empty
