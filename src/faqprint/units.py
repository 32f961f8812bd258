"""Units of length: PDF points for pages, integer em units for lines of text."""

from __future__ import annotations

from typing import Final

#: One em in the integer unit of the text room.  Divisible by 1000 and by every usual
#: ``unitsPerEm`` (1000, 1024, 2048), so advances and aki add up without rounding (JU-7).
EM: Final = 1_024_000

#: One millimetre in points.
MM: Final = 72 / 25.4


def em_units(em: float) -> int:
    """Turn a length in em into the integer unit of the text room."""
    return round(em * EM)
