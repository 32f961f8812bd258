"""Units of length: PDF points for pages, integer em units for lines of text."""

from __future__ import annotations

from math import ceil
from typing import Final

#: One em in the integer unit of the text room.  Divisible by 1000 and by every usual
#: ``unitsPerEm`` (1000, 1024, 2048), so advances and aki add up without rounding (JU-7).
EM: Final = 1_024_000

#: One millimetre in points.
MM: Final = 72 / 25.4

#: What equal lengths (pt or em) may differ by after they were added and divided as floats: no eye and no printer sees it.
TOLERANCE: Final = 1e-6


def em_units(em: float) -> int:
    """Turn a length in em into the integer unit of the text room."""
    return round(em * EM)


def fits(length: float, room: float) -> bool:
    """Whether ``length`` is at most ``room`` (both in pt, or both in em), but for rounding."""
    return length <= room + TOLERANCE


def floor_half(em: float) -> float:
    """The most half em that fit into ``em`` (not negative), but for rounding."""
    return int(em * 2 + TOLERANCE) / 2


def ceil_half(em: float) -> float:
    """The least half em that hold ``em``, but for rounding."""
    return ceil(em * 2 - TOLERANCE) / 2
