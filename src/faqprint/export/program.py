"""A TrueType program put together glyph by glyph, so that glyphs can be added to it at the price of those glyphs alone.

What a plain build embeds is HarfBuzz's subset, glyph ids retained.  To add a glyph to that is to make it anew: the table of
offsets is in the order of the ids.  Here glyphs stand in the order in which they are asked for, the shared ones first, and
``CIDToGIDMap`` leads from the code (always the source font's glyph id, or a copy's behind them) to the place.  What is shared
is compressed once: runs of deflate that do not look back at each other may follow each other in any order (RFC 1951, 3.2.3).
"""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from operator import add
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
_TAGS: Final = [tag.encode() for tag in _TABLES]
_ROWS: Final = ">" + "4sLLL" * len(_TABLES)
_LEVEL: Final = 6
#: The modulus of Adler-32.
_ADLER: Final = 65521
#: Bytes of the table from codes to places that are packed together: 64 codes.
_BLOCK: Final = 128


class Run(NamedTuple):
    """Bytes, a run of deflate that stands for them wherever it stands, and their Adler-32."""

    plain: bytes
    packed: bytes
    check: int


def run(plain: bytes) -> Run:
    """Compress bytes by themselves."""
    bits = min(max((len(plain) - 1).bit_length(), 9), 15)  # a window larger than the content takes long to set up
    squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, -bits, bits - 7)
    return Run(plain, squeeze.compress(plain) + squeeze.flush(zlib.Z_FULL_FLUSH), zlib.adler32(plain))


def stored(plain: bytes) -> Run:
    """Take a few bytes as they are."""
    size = len(plain)
    return Run(plain, pack("<xHH", size, size ^ 0xFFFF) + plain, zlib.adler32(plain)) if size < 0x10000 else run(plain)


def joined(runs: Sequence[Run]) -> list[bytes]:
    """Give the parts of the zlib stream of runs that follow each other."""
    low, high = 1, 0
    for plain, _, check in runs:  # what two checksums come to together (RFC 1950, 8.2) takes no second look at the bytes
        high += (check >> 16) + len(plain) * (low - 1)
        low += (check & 0xFFFF) - 1
    return zlib_stream([packed for _, packed, _ in runs], low, high)


def zlib_stream(packed: Sequence[bytes], low: int, high: int) -> list[bytes]:
    """Give the parts of the zlib stream of runs of deflate; ``low``, ``high``: the sums of their Adler-32, not yet reduced."""
    return [b"\x78\x9c", *packed, b"\x03\x00" + pack(">HH", high % _ADLER, low % _ADLER)]


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
    """Glyphs laid one after the other: their outlines and metrics, and the place of each code."""

    outlines: list[bytes]
    metrics: bytes
    places: dict[int, int]


class Program:
    """The shared part of a font program: the glyphs of some codes; ``Program.extended`` adds more behind them."""

    def __init__(self, source: Source, codes: Iterable[int], copies: Mapping[int, Copy]) -> None:
        """``copies`` may grow while the program is used."""
        self.source = source
        self._copies = copies
        self._glyph = lru_cache(maxsize=None)(self._find)
        self._packed = lru_cache(maxsize=4096)(lambda outline: (run(outline).packed, _sum(outline)))
        self.laid = self._lay([0, *codes], {}, 0)
        self.glyf = run(b"".join(self.laid.outlines))
        self.hmtx = run(self.laid.metrics)
        self.count = len(self.laid.outlines)
        self.loca = run(_offsets(self.laid.outlines, 0)[:-4])
        self._sums = [_sum(part.plain) for part in (self.glyf, self.hmtx, self.loca)]
        self._front = _Front(source.tables)
        self._places = _Places(self.laid.places)

    def _find(self, code: int) -> Glyph:
        copy = self._copies.get(code)
        return self.source.copy(copy) if copy else self.source.glyph(code)

    def _lay(self, codes: Iterable[int], known: Mapping[int, int], first: int) -> Laid:
        """Lay glyphs from place ``first`` on, but for those that have one; a component comes before what it is a part of."""
        places: dict[int, int] = {}
        outlines: list[bytes] = []
        metrics: list[int] = []

        def lay(code: int) -> int:
            found = known.get(code, places.get(code))
            if found is not None:
                return found
            outline, advance, bearing, parts = self._glyph(code)
            if parts:
                made = bytearray(outline)
                for at, part in parts:
                    made[at : at + 2] = lay(part).to_bytes(2)
                outline = bytes(made)
            place = places[code] = first + len(outlines)
            outlines.append(outline)
            metrics.append(advance)
            metrics.append(bearing & 0xFFFF)
            return place

        for code in codes:
            lay(code)
        return Laid(outlines, pack(f">{len(metrics)}H", *metrics), places)

    def extended(self, codes: Iterable[int]) -> tuple[list[bytes], int, list[bytes]]:
        """Give the program with more codes, its length when unpacked, and the table from codes to places (``CIDToGIDMap``).

        Program and table are the parts of zlib streams.
        """
        more = self._lay(codes, self.laid.places, self.count)
        packed = list(map(self._packed, filter(None, more.outlines)))
        outlines = b"".join(more.outlines)
        glyf = Run(outlines, b"".join([part for part, _ in packed]), zlib.adler32(outlines))
        hmtx, loca = stored(more.metrics), stored(_offsets(more.outlines, len(self.glyf.plain)))
        shared = (self.glyf, self.hmtx, self.loca)
        lengths = [len(base.plain) + len(own.plain) for base, own in zip(shared, (glyf, hmtx, loca), strict=True)]
        added = (sum([check for _, check in packed]), _sum(hmtx.plain), _sum(loca.plain))
        front = stored(self._front.head_of(self.count + len(more.outlines), lengths, list(map(add, self._sums, added))))
        program = joined((front, self.hmtx, hmtx, self.loca, loca, self.glyf, glyf))
        return program, len(front.plain) + sum(lengths), self._places.extended(more.places)

    def advance(self, code: int) -> float:
        """Give the advance of a code in thousandths of an em."""
        return self._glyph(code).advance * 1000 / self.source.upem


class _Places:
    """The table from codes to places, two bytes a code; it is nearly empty, and packed in blocks so that few are packed anew."""

    def __init__(self, places: Mapping[int, int]) -> None:
        table = bytearray(-(-2 * (max(places) + 1) // _BLOCK) * _BLOCK)
        for code, place in places.items():
            table[2 * code : 2 * code + 2] = place.to_bytes(2)
        blocks = {number: bytes(table[at : at + _BLOCK]) for number, at in enumerate(range(0, len(table), _BLOCK))}
        self._filled = {number: block for number, block in blocks.items() if any(block)}
        self._void = lru_cache(maxsize=None)(lambda count: run(bytes(count * _BLOCK)).packed if count else b"")
        #: Where each run begins, those of empty blocks between filled ones among them, and where the table ends.
        self._starts = sorted({0, *self._filled, *(number + 1 for number in self._filled)})
        runs = [
            run(self._filled[start]).packed if start in self._filled else self._void(end - start)
            for start, end in pairwise(self._starts)
        ]
        #: The runs one behind the other, and where each begins.
        self._runs = b"".join(runs)
        self._offsets = list(accumulate(map(len, runs), initial=0))
        self._size = len(table)
        self._check = zlib.adler32(table)

    def extended(self, more: Mapping[int, int]) -> list[bytes]:
        """Give the parts of the table with more places, for codes that have none in it."""
        size = max(self._size, (max(more, default=0) * 2 // _BLOCK + 1) * _BLOCK)
        low, high = self._check & 0xFFFF, self._check >> 16
        high += (size - self._size) * low
        changed: dict[int, bytearray] = {}
        for code, place in more.items():
            number, at = divmod(2 * code, _BLOCK)
            if number not in changed:
                changed[number] = bytearray(self._filled.get(number, _BLOCK))
            upper, lower = divmod(place, 256)
            changed[number][at], changed[number][at + 1] = upper, lower
            low += upper + lower  # both bytes were 0, and each counts as often as bytes follow it
            high += (size - 2 * code) * upper + (size - 2 * code - 1) * lower
        packed: list[bytes] = []
        done = 0
        for number in sorted(changed):
            packed += self._between(done, number)
            packed.append(_BLOCK_HEAD + changed[number])
            done = number + 1
        if done < self._starts[-1]:
            packed += self._between(done, self._starts[-1])
        return zlib_stream(packed, low, high)

    def _between(self, begin: int, end: int) -> list[bytes]:
        """Give the runs of the blocks from ``begin`` to ``end``, neither of them inside a filled one."""
        starts = self._starts
        first, last = bisect_left(starts, begin), bisect_right(starts, end) - 1
        if first > last:
            return [self._void(end - begin)]
        runs = self._runs[self._offsets[first] : self._offsets[last]]
        return [self._void(starts[first] - begin), runs, self._void(end - starts[last])]


#: How a block begins that is taken as it is (RFC 1951, 3.2.4).
_BLOCK_HEAD: Final = pack("<xHH", _BLOCK, _BLOCK ^ 0xFFFF)


def _offsets(outlines: Sequence[bytes], start: int) -> bytes:
    return pack(f">{len(outlines) + 1}L", *accumulate(map(len, outlines), initial=start))


def _sum(padded: bytes) -> int:
    """Give the checksum of a table or of a part of one, a multiple of four bytes long."""
    total: int = sum(unpack_from(f">{len(padded) // 4}L", padded))
    return total & 0xFFFFFFFF


def _profile(maxp: bytes) -> bytes:
    """Give ``maxp`` for no glyphs yet, without hints, some of them composites of one that the font has."""
    limits = list(unpack_from(">14H", maxp, 4))
    limits[0] = 0
    limits[3], limits[4] = max(limits[1], limits[3]), max(limits[2], limits[4])
    limits[5:12] = [1, 0, 0, 0, 0, 0, 0]
    limits[12], limits[13] = max(limits[12], 1), limits[13] + 1
    return maxp[:4] + pack(">14H", *limits)


class _Front:
    """The head of the file: the directory of its tables, and the small ones."""

    def __init__(self, tables: Mapping[str, bytes]) -> None:
        head = tables["head"]
        self._head = head[:8] + b"\0\0\0\0" + head[12:50] + pack(">hhxx", 1, 0)
        self._hhea = tables["hhea"][:34] + b"\0\0"
        self._maxp = _profile(tables["maxp"])
        self._sums = [_sum(table) for table in (self._head, self._hhea, self._maxp)]
        self._lengths = [len(self._head) - 2, len(self._hhea), len(self._maxp)]
        count = len(_TABLES)
        power = 1 << (count.bit_length() - 1)
        self._header = pack(">LHHHH", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
        self._begin = 12 + 16 * count

    def head_of(self, glyphs: int, lengths: Sequence[int], sums: Sequence[int]) -> bytes:
        """Give the head of a file of so many glyphs, the whole file's checksum put in.

        ``lengths`` and ``sums``: those of glyf, hmtx and loca, which stand behind it as hmtx, loca, glyf.
        """
        (glyf, hmtx, loca), (head, hhea, maxp) = lengths, self._lengths
        every = (glyf, head, hhea, hmtx, loca, maxp)
        # the number of glyphs is the lower half of its word in hhea, the upper one in maxp
        own = (self._sums[0], self._sums[1] + glyphs, self._sums[2] + (glyphs << 16))
        checks = [total & 0xFFFFFFFF for total in (sums[0], own[0], own[1], sums[1], sums[2], own[2])]
        starts = list(accumulate((size + -size % 4 for size in (head, hhea, maxp, hmtx, loca)), initial=self._begin))
        places = (starts[5], starts[0], starts[1], starts[3], starts[4], starts[2])
        rows = zip(_TAGS, checks, places, every, strict=True)
        directory = self._header + pack(_ROWS, *chain.from_iterable(rows))
        adjustment = (0xB1B0AFBA - _sum(directory) - sum(checks)) & 0xFFFFFFFF
        number = glyphs.to_bytes(2)
        head_table = (self._head[:8], adjustment.to_bytes(4), self._head[12:])
        return b"".join((directory, *head_table, self._hhea[:34], number, self._maxp[:4], number, self._maxp[6:]))
