"""ICC profiles (ICC.1:2010, version 4.3) of what the pages are printed in: made here, so that they are the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from struct import pack

#: D50, the white of the profile connection space, and that of sRGB (D65) adapted to it by Bradford's matrix.
_WHITE = (0.9642, 1.0, 0.8249)
_ADAPTATION = (1.0479, 0.0229, -0.0502, 0.0296, 0.9904, -0.0171, -0.0092, 0.0151, 0.7517)
#: Red, green and blue of sRGB, adapted likewise (IEC 61966-2-1).
_PRIMARIES = {b"rXYZ": (0.4361, 0.2225, 0.0139), b"gXYZ": (0.3851, 0.7169, 0.0971), b"bXYZ": (0.1431, 0.0606, 0.7141)}
#: Its curve: (a x + b) ** g from d on, c x below.
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def grey_profile() -> bytes:
    """A grey display: white of D50, one curve."""
    curve = b"curv\0\0\0\0" + pack(">LH", 1, round(2.2 * 256))
    return _profile(b"GRAY", "Gray gamma 2.2", {b"wtpt": _xyz(_WHITE), b"kTRC": curve})


def srgb_profile() -> bytes:
    """An sRGB display (IEC 61966-2-1)."""
    curve = b"para\0\0\0\0" + pack(">HH", 3, 0) + _s15_numbers(*_CURVE)
    tags = {b"wtpt": _xyz(_WHITE), b"chad": b"sf32\0\0\0\0" + _s15_numbers(*_ADAPTATION)}
    tags |= {name: _xyz(value) for name, value in _PRIMARIES.items()}
    return _profile(b"RGB ", "sRGB IEC61966-2.1", {**tags, **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)})


def _profile(space: bytes, title: str, tags: Mapping[bytes, bytes]) -> bytes:
    """A profile of a display in a colour space; equal tags lie in it once."""
    tags = {b"desc": _text(title), b"cprt": _text("No copyright"), **tags}
    directory, data = pack(">L", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    placed: dict[bytes, int] = {}
    for tag, value in tags.items():
        if value not in placed:
            placed[value] = start + len(data)
            data += value + bytes(-len(value) % 4)
        directory += tag + pack(">LL", placed[value], len(value))
    size = start + len(data)
    created = pack(">6H", 2000, 1, 1, 0, 0, 0)  # the profile's own, not the document's
    header = pack(">L4sL4s4s4s", size, b"\0\0\0\0", 0x04300000, b"mntr", space, b"XYZ ") + created + b"acsp"
    return header.ljust(68, b"\0") + _s15_numbers(*_WHITE) + bytes(48) + directory + data


def _text(value: str) -> bytes:
    encoded = value.encode("utf-16-be")
    return b"mluc\0\0\0\0" + pack(">LL2s2sLL", 1, 12, b"en", b"US", len(encoded), 28) + encoded


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _s15_numbers(*values)


def _s15_numbers(*values: float) -> bytes:
    return pack(f">{len(values)}l", *(round(value * 65536) for value in values))
