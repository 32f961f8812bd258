"""How a camera was held: the one thing of EXIF that a print must follow."""

from __future__ import annotations

from struct import error, unpack_from
from typing import Final

_ORIENTATION: Final = 0x0112
_SHORT: Final = 3


def orientation(exif: bytes) -> int:
    """The orientation, 1 to 8, that an EXIF block tells (from its TIFF header on); 1 if it tells none that makes sense."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return 1
    try:
        start = unpack_from(f"{order}L", exif, 4)[0]
        count = unpack_from(f"{order}H", exif, start)[0]
        for at in range(start + 2, start + 2 + 12 * count, 12):
            tag, kind, _, value = unpack_from(f"{order}HHLH", exif, at)
            if tag == _ORIENTATION:
                return value if kind == _SHORT and 1 <= value <= 8 else 1
    except error:
        pass
    return 1
