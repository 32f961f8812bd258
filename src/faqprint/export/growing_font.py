"""A TrueType program put together glyph by glyph, so that glyphs can be added to it at the price of those glyphs alone.

What a plain build embeds is HarfBuzz's subset, glyph ids retained.  To add a glyph to that is to make it anew: the table of
offsets is in the order of the ids.  By hand, because that is what editions would wait for: the subsetter takes 9.2 ms for each
of them, the whole edition 1.4.  Here glyphs stand in the order in which they are asked for, the shared ones first, and
``CIDToGIDMap`` leads from the code (always the source font's glyph id, or a copy's behind them) to the place.  What is shared
is compressed once: runs of deflate that do not look back at each other may follow each other in any order (RFC 1951, 3.2.3).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from operator import attrgetter
from pathlib import Path
from struct import pack, unpack_from
from typing import Any, Final

from ..named_tuple import NamedTuple
from .deflate import DeflateRun, compress_run, join_runs, store, zlib_stream
from .outlines import Copy, read_tables

_ARE_WORDS: Final = 0x0001
_MORE: Final = 0x0020
_INSTRUCTIONS: Final = 0x0100
#: Bytes of a component's scale by its flags: one, two or four numbers.
_SCALES: Final = ((0x0008, 2), (0x0040, 4), (0x0080, 8))
#: A component whose two words are an offset, rounded to the grid.
_OFFSET: Final = 0x0001 | 0x0002 | 0x0004
_TABLES: Final = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
_TAGS: Final = [tag.encode() for tag in _TABLES]
_ROWS: Final = ">" + "4sLLL" * len(_TABLES)
_WORD: Final = 0xFFFFFFFF
#: Bytes of the table from codes to places that are packed together: 64 codes.
_BLOCK: Final = 128


class Glyph(NamedTuple):
    """A glyph without its hints; ``parts``: where in its outline a component's glyph id stands, and which."""

    outline: bytes
    advance: int
    bearing: int
    parts: tuple[tuple[int, int], ...] = ()


class SourceFont:
    """The glyphs of a font as it was made."""

    def __init__(self, path: Path, number: int = 0) -> None:
        """Take the tables of face ``number`` of the file once; glyphs are read when asked for."""
        self.tables, self.checks = read_tables(path, _TABLES, number)
        self.upem: int = unpack_from(">H", self.tables["head"], 18)[0]
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
        body = bytes(self.tables["glyf"][begin:end])
        if not body:
            return Glyph(b"", advance, bearing)
        contours = unpack_from(">h", body)[0]
        if contours < 0:
            return Glyph(*_composite(body, advance, bearing))
        hints = 10 + 2 * contours
        points = hints + 2 + unpack_from(">H", body, hints)[0]
        return Glyph(_pad(body[:hints] + b"\0\0" + body[points:]), advance, bearing)

    def copy(self, copy: Copy) -> Glyph:
        """Give the glyph that shows another one with its sides trimmed."""
        before, after = (round(trim * self.upem / 1000) for trim in copy[1:])
        outline, advance, bearing, _ = self.glyph(copy.glyph)
        advance, bearing = advance - before - after, bearing - before
        if not outline:
            return Glyph(b"", advance, bearing)
        left, bottom, right, top = unpack_from(">4h", outline, 2)
        body = pack(">h4hHHhh", -1, left - before, bottom, right - before, top, _OFFSET, copy.glyph, -before, 0)
        return Glyph(_pad(body), advance, bearing, ((12, copy.glyph),))


def _pad(outline: bytes) -> bytes:
    return outline + bytes(-len(outline) % 4)


def _composite(body: bytes, advance: int, bearing: int) -> tuple[bytes, int, int, tuple[tuple[int, int], ...]]:
    made = bytearray(body)
    parts = []
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, number = unpack_from(">HH", body, at)
        parts.append((at + 2, number))
        made[at : at + 2] = (flags & ~_INSTRUCTIONS).to_bytes(2)
        at += (8 if flags & _ARE_WORDS else 6) + sum(size for flag, size in _SCALES if flags & flag)
    return _pad(bytes(made[:at])), advance, bearing, tuple(parts)


class GlyphRecord(NamedTuple):
    """A glyph as its file has it: outline, the run of deflate and the checksum of that, the entry of ``hmtx``."""

    code: int
    outline: bytes
    packed: bytes
    total: int
    metrics: bytes
    parts: tuple[tuple[int, int], ...] = ()


class GrowingFont:
    """The shared part of a font program: the glyphs of some codes; ``GrowingFont.extend`` adds more behind them."""

    def __init__(self, source: SourceFont, codes: Iterable[int], copies: Mapping[int, Copy]) -> None:
        """``copies`` may grow while the program is used."""
        self.source = source
        self._copies = copies
        self._parts = _GlyphRecords(self)
        shared = self._lay(map(self._unpack, [0, *codes]), {}, 0)
        self._known = {part.code: place for place, part in enumerate(shared)}
        outlines = [part.outline for part in shared]
        self._glyf = compress_run(b"".join(outlines))
        self._hmtx = compress_run(b"".join([part.metrics for part in shared]))
        self._loca = compress_run(_offsets(outlines, 0)[:-4])
        self._tables = (self._glyf, self._hmtx, self._loca)
        self._count = len(shared)
        small = {tag: bytes(source.tables[tag]) for tag in ("head", "hhea", "maxp")}
        self._front = _Front(small, [(len(table.plain), _sum(table.plain)) for table in self._tables], self._count)
        self._places = _Places(self._known)

    def glyph(self, code: int) -> Glyph:
        """Give the glyph of a code of the font."""
        copy = self._copies.get(code)
        return self.source.copy(copy) if copy else self.source.glyph(code)

    def advance(self, code: int) -> float:
        """Give the advance of a code in thousandths of an em."""
        return self.glyph(code).advance * 1000 / self.source.upem

    def _unpack(self, code: int) -> GlyphRecord:
        """Give the glyph of a code that is going to be packed with others."""
        outline, advance, bearing, parts = self.glyph(code)
        return GlyphRecord(code, outline, b"", 0, pack(">Hh", advance, bearing), parts)

    def _lay(self, glyphs: Iterable[GlyphRecord], known: Mapping[int, int], first: int) -> list[GlyphRecord]:
        """Lay glyphs from place ``first`` on, but for those that have one; a component comes before what it is a part of."""
        laid = [part for part in glyphs if part.code not in known]  # what is a component of another may be known
        if not any(map(attrgetter("parts"), laid)):
            return laid
        asked, places, laid = laid, dict(known), []
        for part in asked:  # a function of its own that calls itself would be a cycle, and garbage of each edition
            self._place(part, places, first, laid)
        return laid

    def _place(self, part: GlyphRecord, places: dict[int, int], first: int, laid: list[GlyphRecord]) -> int:
        """Give the place of a glyph, laying it behind those it is made of where it has none."""
        if part.code not in places:
            made = bytearray(part.outline)
            for at, number in part.parts:
                made[at : at + 2] = self._place(self._parts[number], places, first, laid).to_bytes(2)
            places[part.code] = first + len(laid)
            laid.append(_pack(part._replace(outline=bytes(made))) if part.parts else part)
        return places[part.code]

    def extend(self, codes: Iterable[int]) -> tuple[list[bytes], int, list[bytes]]:
        """Give the program with more codes, its length when unpacked, and the table from codes to places (``CIDToGIDMap``).

        ``codes`` are none of the shared ones.  GrowingFont and table are the parts of zlib streams.
        """
        more = self._lay(map(self._parts.__getitem__, codes), self._known, self._count)
        own, outlines, packed, totals, metrics, _ = zip(*more, strict=True) if more else ((),) * len(GlyphRecord._fields)
        bodies = b"".join(outlines), b"".join(metrics), _offsets(outlines, len(self._glyf.plain))
        sums = sum(totals), _sum(bodies[1]), _sum(bodies[2])
        front, length = self._front.head_of(len(more), list(map(len, bodies)), sums)
        hmtx, loca = store(bodies[1]), store(bodies[2])
        glyf = DeflateRun(bodies[0], b"".join(packed), zlib.adler32(bodies[0]))
        program = join_runs((store(front), self._hmtx, hmtx, self._loca, loca, self._glyf, glyf))
        return program, length, self._places.extend(sorted(zip(own, range(self._count, self._count + len(more)), strict=True)))


class _GlyphRecords(dict[int, GlyphRecord]):
    """Code -> its glyph, packed when it is first asked for."""

    def __init__(self, program: GrowingFont) -> None:
        self._program = program

    def __missing__(self, code: int) -> GlyphRecord:
        part = self[code] = _pack(self._program._unpack(code))
        return part


def _pack(part: GlyphRecord) -> GlyphRecord:
    return part._replace(packed=compress_run(part.outline).packed if part.outline else b"", total=_sum(part.outline))


class _Voids(dict[int, bytes]):
    """Number of empty blocks -> the run of them."""

    def __missing__(self, count: int) -> bytes:
        void = self[count] = compress_run(bytes(count * _BLOCK)).packed if count else b""
        return void


class _Places:
    """The table from codes to places, two bytes a code; it is nearly empty, and packed in blocks so that few are packed anew."""

    def __init__(self, places: Mapping[int, int]) -> None:
        table = bytearray(-(-2 * (max(places) + 1) // _BLOCK) * _BLOCK)
        for code, place in places.items():
            table[2 * code : 2 * code + 2] = place.to_bytes(2)
        self._size = len(table)
        check = zlib.adler32(table)
        self._low, self._high = check & 0xFFFF, check >> 16
        blocks = [bytes(table[at : at + _BLOCK]) for at in range(0, len(table), _BLOCK)]
        self._filled = {number: block for number, block in enumerate(blocks) if any(block)}
        self._voids = _Voids()
        #: For each block the first filled one from there on, and where its run begins; the end of the last one before, and of
        #: its run.
        self._next: list[tuple[int, int]] = []
        self._last: list[tuple[int, int]] = []
        #: The runs one behind the other, those of filled blocks and between two of them one of empty ones, and where they end.
        self._runs, self._end = self._lay()

    def _lay(self) -> tuple[bytes, int]:
        """Pack the blocks, and note for each of them how to get at its neighbours."""
        runs: list[bytes] = []
        at = done = 0
        for number in sorted(self._filled):
            begin = at + len(self._voids[number - done])
            self._next += [(number, begin)] * (number + 1 - done)
            self._last += [(done, at)] * (number + 1 - done)
            runs += (self._voids[number - done], compress_run(self._filled[number]).packed)
            at, done = begin + len(runs[-1]), number + 1
        rest = _BLOCKS + 1 - done
        self._next += [(_BLOCKS, at)] * rest
        self._last += [(done, at)] * rest
        return b"".join(runs), done

    def extend(self, more: Iterable[tuple[int, int]]) -> list[bytes]:
        """Give the parts of the table with more places, for codes that have none in it, in the order of the codes."""
        own = list(more)
        size = max(self._size, (own[-1][0] * 2 // _BLOCK + 1) * _BLOCK) if own else self._size
        low, high = self._low, self._high + (size - self._size) * self._low
        packed: list[bytes] = []
        block: Any = b""
        done = 0
        blocks, voids = self._filled, self._voids
        for code, place in own:
            number = code >> _SHIFT
            if number >= done:
                filled, at = self._next[done]
                if filled < number:
                    last, to = self._last[number]
                    packed += (voids[filled - done], self._runs[at:to], voids[number - last])
                else:
                    packed.append(voids[number - done])
                block = bytearray(blocks.get(number, _BLOCK))
                packed += (_BLOCK_HEAD, block)
                done = number + 1
            at = 2 * code & _BLOCK - 1
            block[at] = upper = place >> 8
            block[at + 1] = lower = place & 255
            low += upper + lower  # both bytes were 0, and each counts as often as bytes follow it
            high += (size - 2 * code) * (upper + lower) - lower
        if done < self._end:
            filled, at = self._next[done]
            packed += (voids[filled - done], self._runs[at:])
        return zlib_stream(packed, low, high)


#: Codes in a block, as a power of two, and blocks of all codes that there may be.
_SHIFT: Final = (_BLOCK // 2).bit_length() - 1
_BLOCKS: Final = 0x10000 >> _SHIFT
#: How a block begins that is taken as it is (RFC 1951, 3.2.4).
_BLOCK_HEAD: Final = pack("<xHH", _BLOCK, _BLOCK ^ 0xFFFF)


def _offsets(outlines: Sequence[bytes], start: int) -> bytes:
    return pack(f">{len(outlines) + 1}L", *accumulate(map(len, outlines), initial=start))


def _sum(padded: bytes) -> int:
    """Give the checksum of a table or of a part of one, a multiple of four bytes long."""
    total: int = sum(unpack_from(f">{len(padded) // 4}L", padded))
    return total & _WORD


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

    def __init__(self, tables: Mapping[str, bytes], shared: Sequence[tuple[int, int]], count: int) -> None:
        """``shared``: length and sum of what all have of glyf, hmtx and loca; ``count``: of its glyphs."""
        head = tables["head"]
        self._head = head[:8] + b"\0\0\0\0" + head[12:50] + pack(">hhxx", 1, 0)
        self._hhea = tables["hhea"][:34] + b"\0\0"
        self._maxp = _profile(tables["maxp"])
        self._sums = [_sum(table) for table in (self._head, self._hhea, self._maxp)]
        self._lengths = [len(self._head) - 2, len(self._hhea), len(self._maxp)]
        self._shared = shared
        self._count = count
        number = len(_TABLES)
        power = 1 << (number.bit_length() - 1)
        self._header = pack(">LHHHH", 0x10000, number, 16 * power, power.bit_length() - 1, 16 * (number - power))
        self._begin = 12 + 16 * number
        self._constant = _sum(self._header + b"".join(_TAGS))

    def head_of(self, more: int, lengths: Sequence[int], sums: Sequence[int]) -> tuple[bytes, int]:
        """Give the head of a file with so many glyphs more, the whole file's checksum put in, and the file's length.

        ``lengths`` and ``sums``: of what is added to glyf, hmtx and loca, which stand behind the head as hmtx, loca, glyf.
        """
        glyphs = self._count + more
        (glyf, glyf_sum), (hmtx, hmtx_sum), (loca, loca_sum) = self._shared
        glyf, hmtx, loca = glyf + lengths[0], hmtx + lengths[1], loca + lengths[2]
        head, hhea, maxp = self._lengths
        # the number of glyphs is the lower half of its word in hhea, the upper one in maxp
        sums_of = (
            (glyf_sum + sums[0]) & _WORD,
            self._sums[0],
            (self._sums[1] + glyphs) & _WORD,
            (hmtx_sum + sums[1]) & _WORD,
            (loca_sum + sums[2]) & _WORD,
            (self._sums[2] + (glyphs << 16)) & _WORD,
        )
        at_hhea = self._begin + head + -head % 4
        at_maxp = at_hhea + hhea + -hhea % 4
        at_hmtx = at_maxp + maxp + -maxp % 4
        at_loca = at_hmtx + hmtx
        at_glyf = at_loca + loca
        starts = at_glyf, self._begin, at_hhea, at_hmtx, at_loca, at_maxp
        sizes = glyf, head, hhea, hmtx, loca, maxp
        directory = pack(_ROWS, *chain.from_iterable(zip(_TAGS, sums_of, starts, sizes, strict=True)))
        whole = self._constant + 2 * sum(sums_of) + sum(starts) + sum(sizes)  # the sums stand in the directory, too
        adjustment = ((0xB1B0AFBA - whole) & _WORD).to_bytes(4)
        number = glyphs.to_bytes(2)
        head_table = (self._head[:8], adjustment, self._head[12:])
        parts = (self._header, directory, *head_table, self._hhea[:34], number, self._maxp[:4], number, self._maxp[6:])
        return b"".join(parts), at_glyf + glyf
