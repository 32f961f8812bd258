"""TrueType tables by hand: glyphs appended to a subset as components of others, and the file put together.

A code of a Type0 font is a glyph, so whatever must extract or advance differently needs a glyph of its own: a composite
glyph of one component, 16 bytes, beside the outline that it shows (PX-4).
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import iter_unpack, pack, pack_into, unpack_from

from ..named_tuple import NamedTuple
from ..storage.packing import numbers

#: Component flags: two words of arguments, which are offsets, rounded to the grid (which no grid ever does here).
_COMPONENT = 0x0001 | 0x0002 | 0x0004
#: Tables that a CIDFontType2 needs (ISO 32000-1, 9.9), in the order of an sfnt's directory.
TABLES = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")


class Copy(NamedTuple):
    """A glyph that shows another one with its sides trimmed, in thousandths of an em (some readers know no part of one).

    Negative: widened.
    """

    glyph: int
    before: int
    after: int


def read_tables(path: Path, tags: Sequence[str], number: int = 0) -> tuple[dict[str, memoryview], bytes]:
    """Give tables of a TrueType file, of font ``number`` of a collection, and the checksums that the file says they have.

    The tables are read when they are looked into.
    """
    with path.open("rb") as file:
        content = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    begin = unpack_from(">L", content, 12 + 4 * number)[0] if bytes(content[:4]) == b"ttcf" else 0
    count = unpack_from(">H", content, begin + 4)[0]
    rows = {tag: row for tag, *row in iter_unpack(">4sLLL", content[begin + 12 : begin + 12 + 16 * count])}
    found = [rows[tag.encode()] for tag in tags]
    tables = {tag: content[start : start + size] for tag, (_, start, size) in zip(tags, found, strict=True)}
    return tables, pack(f">{len(found)}L", *[check for check, _, _ in found])


def append_copies(tables: dict[str, bytes], copies: Mapping[int, Copy]) -> None:
    """Add ``copies`` (by their glyph id, all behind the last glyph) to a font's tables, in place."""
    glyf, head, maxp = tables["glyf"], tables["head"], tables["maxp"]
    count = unpack_from(">H", maxp, 4)[0]
    is_long = unpack_from(">h", head, 50)[0]
    offsets = numbers("I", tables["loca"]) if is_long else array("I", [2 * half for half in numbers("H", tables["loca"])])
    total = max(copies) + 1
    metrics = _metrics(tables, count) + bytearray(4 * (total - count))
    bodies = [b""] * (total - count)
    upem = unpack_from(">H", head, 18)[0]
    for number, (glyph, *trims) in copies.items():
        before, after = (round(trim * upem / 1000) for trim in trims)
        advance, bearing = unpack_from(">Hh", metrics, 4 * glyph)
        pack_into(">Hh", metrics, 4 * number, advance - before - after, bearing - before)
        if offsets[glyph] < offsets[glyph + 1]:
            left, bottom, right, top = unpack_from(">4h", glyf, offsets[glyph] + 2)
            box = (left - before, bottom, right - before, top)
            bodies[number - count] = pack(">h4hHHhh", -1, *box, _COMPONENT, glyph, -before, 0) + b"\0\0"
    end = offsets[count]
    offsets.extend(accumulate(map(len, bodies), initial=end))
    del offsets[count]
    tables["glyf"] = glyf[:end] + b"".join(bodies)
    tables["loca"] = numbers("I", offsets.tobytes()).tobytes()
    tables["hmtx"] = bytes(metrics)
    tables["head"] = head[:50] + pack(">h", 1) + head[52:]
    tables["hhea"] = tables["hhea"][:34] + pack(">H", total)
    tables["maxp"] = _profile(maxp, total)


def _metrics(tables: Mapping[str, bytes], count: int) -> bytearray:
    """``hmtx`` with an advance and a left side bearing for each glyph."""
    full = unpack_from(">H", tables["hhea"], 34)[0]
    hmtx = tables["hmtx"]
    advance = hmtx[4 * full - 4 : 4 * full - 2]
    rest = hmtx[4 * full : 4 * full + 2 * (count - full)]
    return bytearray(hmtx[: 4 * full] + b"".join(advance + rest[i : i + 2] for i in range(0, len(rest), 2)))


def _profile(maxp: bytes, total: int) -> bytes:
    """``maxp`` for ``total`` glyphs, some of them composites of what was there."""
    limits = list(unpack_from(">14H", maxp, 4))
    limits[0] = total
    limits[3] = max(limits[1], limits[3])  # points and contours of a composite: at most those of its one component
    limits[4] = max(limits[2], limits[4])
    limits[12] = max(limits[12], 1)
    limits[13] += 1
    return maxp[:4] + pack(">14H", *limits)


def sfnt(tables: Mapping[str, bytes]) -> bytes:
    """Put a TrueType file together from its tables."""
    present = [tag for tag in TABLES if tables.get(tag)]
    power = 1 << (len(present).bit_length() - 1)
    header = pack(">LHHHH", 0x10000, len(present), 16 * power, power.bit_length() - 1, 16 * (len(present) - power))
    padded = {tag: tables[tag] + b"\0" * (-len(tables[tag]) % 4) for tag in present}
    head = padded["head"]
    padded["head"] = head[:8] + b"\0\0\0\0" + head[12:]
    checks = list(map(_checksum, padded.values()))
    starts = accumulate(map(len, padded.values()), initial=12 + 16 * len(present))
    directory = b"".join(
        tag.encode() + pack(">LLL", check, start, len(tables[tag]))
        for tag, check, start in zip(present, checks, starts, strict=False)
    )
    adjustment = (0xB1B0AFBA - _checksum(header + directory) - sum(checks)) & 0xFFFFFFFF
    padded["head"] = head[:8] + pack(">L", adjustment) + head[12:]
    return header + directory + b"".join(padded.values())


def _checksum(padded: bytes) -> int:
    return sum(numbers("I", padded)) & 0xFFFFFFFF
