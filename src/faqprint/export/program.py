"""A TrueType program put together glyph by glyph, so that glyphs can be added to it at the price of those glyphs alone.

What a plain build embeds is HarfBuzz's subset, glyph ids retained.  To add a glyph to that is to make it anew: the table of
offsets is in the order of the ids.  Here glyphs stand in the order in which they are asked for, the shared ones first, and
``CIDToGIDMap`` leads from the code (always the source font's glyph id, or a copy's behind them) to the place.  What is shared
is compressed once: runs of deflate that do not look back at each other may follow each other in any order (RFC 1951, 3.2.3).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from struct import pack, unpack_from
from typing import TYPE_CHECKING, Final, NamedTuple

from .outlines import Copy

if TYPE_CHECKING:
    import uharfbuzz as hb

_WORDS: Final = 0x0001
_MORE: Final = 0x0020
_INSTRUCTIONS: Final = 0x0100
#: Bytes of a component's scale by its flags: one, two or four numbers.
_SCALES: Final = ((0x0008, 2), (0x0040, 4), (0x0080, 8))
#: A component whose two words are an offset, rounded to the grid.
_OFFSET: Final = 0x0001 | 0x0002 | 0x0004
_TABLES: Final = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
_LEVEL: Final = 6


class Run(NamedTuple):
    """Bytes, and a run of deflate that stands for them wherever it stands."""

    plain: bytes
    packed: bytes


def run(plain: bytes) -> Run:
    """Compress bytes by themselves."""
    bits = min(max((len(plain) - 1).bit_length(), 9), 15)  # a window larger than the content takes long to set up
    squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, -bits, bits - 7)
    return Run(plain, squeeze.compress(plain) + squeeze.flush(zlib.Z_FULL_FLUSH))


def stored(plain: bytes) -> Run:
    """Take a few bytes as they are."""
    size = len(plain)
    return Run(plain, b"\0" + pack("<HH", size, size ^ 0xFFFF) + plain) if size < 0x10000 else run(plain)


def joined(runs: Sequence[Run]) -> bytes:
    """Give the zlib stream of runs that follow each other."""
    check = 1
    for plain, _ in runs:
        check = zlib.adler32(plain, check)
    return b"".join((b"\x78\x9c", *(packed for _, packed in runs), b"\x03\x00", check.to_bytes(4)))


class Glyph(NamedTuple):
    """A glyph without its hints; ``parts``: where in its outline a component's glyph id stands, and which."""

    outline: bytes
    advance: int
    bearing: int
    parts: tuple[tuple[int, int], ...] = ()


class Source:
    """The glyphs of a font as it was made."""

    def __init__(self, face: hb.Face) -> None:
        """Take the tables once; glyphs are read when asked for."""
        self.tables = {tag: face.reference_table(tag).data for tag in _TABLES}
        self.upem: int = face.upem
        self._long = unpack_from(">h", self.tables["head"], 50)[0]
        self._full = unpack_from(">H", self.tables["hhea"], 34)[0]
        self.glyph = lru_cache(maxsize=None)(self._glyph)

    def _glyph(self, number: int) -> Glyph:
        hmtx, full = self.tables["hmtx"], self._full
        if number < full:
            advance, bearing = unpack_from(">Hh", hmtx, 4 * number)
        else:
            advance = unpack_from(">H", hmtx, 4 * full - 4)[0]
            bearing = unpack_from(">h", hmtx, 4 * full + 2 * (number - full))[0]
        loca = self.tables["loca"]
        if self._long:
            begin, end = unpack_from(">LL", loca, 4 * number)
        else:
            begin, end = (2 * offset for offset in unpack_from(">HH", loca, 2 * number))
        body = self.tables["glyf"][begin:end]
        if not body:
            return Glyph(b"", advance, bearing)
        contours = unpack_from(">h", body)[0]
        if contours < 0:
            return Glyph(*_composite(body, advance, bearing))
        hints = 10 + 2 * contours
        points = hints + 2 + unpack_from(">H", body, hints)[0]
        return Glyph(_padded(body[:hints] + b"\0\0" + body[points:]), advance, bearing)

    def copy(self, copy: Copy) -> Glyph:
        """Give the glyph that shows another one with its sides trimmed."""
        before, after = (round(trim * self.upem / 1000) for trim in copy[1:])
        outline, advance, bearing, _ = self.glyph(copy.glyph)
        advance, bearing = advance - before - after, bearing - before
        if not outline:
            return Glyph(b"", advance, bearing)
        left, bottom, right, top = unpack_from(">4h", outline, 2)
        body = pack(">h4hHHhh", -1, left - before, bottom, right - before, top, _OFFSET, copy.glyph, -before, 0)
        return Glyph(_padded(body), advance, bearing, ((12, copy.glyph),))


def _padded(outline: bytes) -> bytes:
    return outline + bytes(-len(outline) % 4)


def _composite(body: bytes, advance: int, bearing: int) -> tuple[bytes, int, int, tuple[tuple[int, int], ...]]:
    made = bytearray(body)
    parts = []
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, number = unpack_from(">HH", body, at)
        parts.append((at + 2, number))
        made[at : at + 2] = (flags & ~_INSTRUCTIONS).to_bytes(2)
        at += (8 if flags & _WORDS else 6) + sum(size for flag, size in _SCALES if flags & flag)
    return _padded(bytes(made[:at])), advance, bearing, tuple(parts)


class Laid(NamedTuple):
    """Glyphs laid one after the other: their outlines, offsets (where each begins), metrics, and the place of each code."""

    outlines: list[bytes]
    metrics: bytes
    places: dict[int, int]


def _put(table: bytearray, places: Mapping[int, int]) -> bytearray:
    """Put the places of codes into the table that leads to them, two bytes a code."""
    table += bytes(max(0, 2 * max(places, default=0) + 2 - len(table)))
    for code, place in places.items():
        table[2 * code : 2 * code + 2] = place.to_bytes(2)
    return table


class Program:
    """The shared part of a font program: the glyphs of some codes; ``Program.extended`` adds more behind them."""

    def __init__(self, source: Source, codes: Iterable[int], copies: Mapping[int, Copy]) -> None:
        self.source = source
        self.copies = dict(copies)
        self.laid = self._lay([0, *codes], self.copies, {})
        self.glyf = run(b"".join(self.laid.outlines))
        self.hmtx = run(self.laid.metrics)
        self.count = len(self.laid.outlines)
        self.places = bytes(_put(bytearray(), self.laid.places))
        self.loca = run(_offsets(self.laid.outlines, 0)[:-4])
        self._sums = [_sum(part.plain) for part in (self.glyf, self.hmtx, self.loca)]
        self._packed = lru_cache(maxsize=4096)(lambda outline: (run(outline), _sum(outline)))

    def _lay(self, codes: Iterable[int], copies: Mapping[int, Copy], known: Mapping[int, int], first: int = 0) -> Laid:
        """Lay glyphs from place ``first`` on, but for those that have one; a component comes before what it is a part of."""
        places: dict[int, int] = {}
        outlines: list[bytes] = []
        metrics: list[int] = []

        def place(code: int) -> int:
            found = known.get(code, places.get(code))
            if found is not None:
                return found
            copy = copies.get(code)
            outline, advance, bearing, parts = self.source.copy(copy) if copy else self.source.glyph(code)
            if parts:
                made = bytearray(outline)
                for at, part in parts:
                    made[at : at + 2] = place(part).to_bytes(2)
                outline = bytes(made)
            places[code] = first + len(outlines)
            outlines.append(outline)
            metrics.extend((advance, bearing & 0xFFFF))
            return places[code]

        for code in codes:
            place(code)
        return Laid(outlines, pack(f">{len(metrics)}H", *metrics), places)

    def extended(self, codes: Iterable[int], copies: Mapping[int, Copy]) -> tuple[bytes, int, dict[int, int]]:
        """Give the program (a zlib stream, and its length when unpacked) with more codes, and the places of those."""
        more = self._lay(codes, copies, self.laid.places, self.count)
        packed = list(map(self._packed, filter(None, more.outlines)))
        glyf = [self.glyf, *(part for part, _ in packed)]
        offsets = _offsets(more.outlines, len(self.glyf.plain))
        added = (sum(check for _, check in packed), _sum(more.metrics), _sum(offsets))
        hmtx, loca = [self.hmtx, stored(more.metrics)], [self.loca, stored(offsets)]
        total = self.count + len(more.outlines)
        tables = self.source.tables
        chunks = {
            "head": [tables["head"][:8] + b"\0\0\0\0" + tables["head"][12:50] + pack(">hh", 1, 0) + b"\0\0"],
            "hhea": [tables["hhea"][:34] + total.to_bytes(2)],
            "maxp": [_profile(tables["maxp"], total)],
        }
        sums = {tag: _sum(chunk) for tag, (chunk,) in chunks.items()}
        lengths = {tag: len(chunk) for tag, (chunk,) in chunks.items()} | {"head": 54}
        for tag, runs, base, check in zip(("glyf", "hmtx", "loca"), (glyf, hmtx, loca), self._sums, added, strict=True):
            sums[tag] = (base + check) & 0xFFFFFFFF
            lengths[tag] = sum([len(part.plain) for part in runs])
        front = _front(lengths, sums, [chunks[tag][0] for tag in ("head", "hhea", "maxp")])
        runs = [stored(front), *hmtx, *loca, *glyf]
        return joined(runs), sum(len(part.plain) for part in runs), more.places

    def places_with(self, more: Mapping[int, int]) -> bytes:
        """Give the table from codes to places, with more of them (``CIDToGIDMap``), as a zlib stream."""
        squeeze = zlib.compressobj(_LEVEL, strategy=zlib.Z_RLE)  # it is nearly empty: there are only runs of zeros to find
        return squeeze.compress(_put(bytearray(self.places), more)) + squeeze.flush()

    def advance(self, code: int, copies: Mapping[int, Copy]) -> float:
        """Give the advance of a code in thousandths of an em."""
        copy = copies.get(code)
        glyph = self.source.copy(copy) if copy else self.source.glyph(code)
        return glyph.advance * 1000 / self.source.upem


def _offsets(outlines: Sequence[bytes], start: int) -> bytes:
    return pack(f">{len(outlines) + 1}L", *accumulate(map(len, outlines), initial=start))


def _sum(padded: bytes) -> int:
    """Give the checksum of a table or of a part of one, a multiple of four bytes long."""
    total: int = sum(unpack_from(f">{len(padded) // 4}L", padded))
    return total & 0xFFFFFFFF


def _profile(maxp: bytes, total: int) -> bytes:
    """Give ``maxp`` for ``total`` glyphs without hints, some of them composites of one that the font has."""
    limits = list(unpack_from(">14H", maxp, 4))
    limits[0] = total
    limits[3], limits[4] = max(limits[1], limits[3]), max(limits[2], limits[4])
    limits[5:12] = [1, 0, 0, 0, 0, 0, 0]
    limits[12], limits[13] = max(limits[12], 1), limits[13] + 1
    return maxp[:4] + pack(">14H", *limits)


def _front(lengths: Mapping[str, int], sums: Mapping[str, int], small: Sequence[bytes]) -> bytes:
    """Give the head of the file: the directory of its tables and the small ones, the whole file's checksum put in."""
    count = len(_TABLES)
    power = 1 << (count.bit_length() - 1)
    header = pack(">LHHHH", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    starts = {}
    at = 12 + 16 * count
    for tag in ("head", "hhea", "maxp", "hmtx", "loca", "glyf"):
        starts[tag] = at
        at += lengths[tag] + -lengths[tag] % 4
    directory = b"".join(tag.encode() + pack(">LLL", sums[tag], starts[tag], lengths[tag]) for tag in _TABLES)
    adjustment = (0xB1B0AFBA - _sum(header + directory) - sum(sums.values())) & 0xFFFFFFFF
    head = small[0][:8] + adjustment.to_bytes(4) + small[0][12:]
    return b"".join((header, directory, head, *small[1:]))
