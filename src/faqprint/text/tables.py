"""What a TrueType file says of its glyphs, read with HarfBuzz at once, so that it can be kept and need not be read again."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from itertools import compress
from operator import eq
from struct import error, unpack_from
from typing import TYPE_CHECKING, Final

from ..named_tuple import NamedTuple
from ..storage.packing import numbers, unwrap, wrap
from .characters import ZERO_WIDTH
from .jlreq import HALF_BODIES

if TYPE_CHECKING:
    import uharfbuzz as hb


_METRIC_TABLES: Final = ("head", "hhea", "maxp", "hmtx", "loca")
#: What no name of a font may hold (ISO 32000-1, 7.3.5 and 9.8.1).
_NO_NAME: Final = re.compile(r"[^!-~]|[\[\](){}<>/%#]")


def name_of(face: hb.Face, kind: int, language: str = "en") -> str:
    """Give a face's name of a kind (OpenType, name); ``''``: it has none, or none that can be read."""
    try:
        return face.get_name(kind, language) or ""
    except UnicodeDecodeError:
        return ""


def is_intact(font: bytes, number: int) -> bool:
    """Say whether every table of face ``number`` of a font file has the checksum that the file says (OpenType, chapter 5)."""
    try:
        begin = unpack_from(">L", font, 12 + 4 * number)[0] if font[:4] == b"ttcf" else 0
        count = unpack_from(">H", font, begin + 4)[0]
        rows = [unpack_from(">4sLLL", font, begin + 12 + 16 * row) for row in range(count)]
    except error:
        return False
    for tag, check, start, size in rows:
        table = font[start : start + size]
        if tag == b"head":
            table = table[:8] + b"\0\0\0\0" + table[12:]  # what lies there is of the whole file
        if len(table) < size or sum(numbers("I", table + b"\0" * (-len(table) % 4))) & 0xFFFFFFFF != check:
            return False
    return True


def fit_together(face: hb.Face) -> bool:
    """Say whether the tables of a TrueType face are there and as long as they say of each other (OpenType, chapter 5)."""
    head, hhea, maxp, hmtx, loca = (face.reference_table(tag).data for tag in _METRIC_TABLES)
    if len(head) < 54 or len(hhea) < 36 or len(maxp) < 32:
        return False
    full, count = int.from_bytes(hhea[34:36]), int.from_bytes(maxp[4:6])
    if not 1 <= full <= count or len(hmtx) < 2 * (full + count) or int.from_bytes(head[18:20]) != face.upem:
        return False
    if len(loca) < (count + 1) * (4 if head[51] else 2):
        return False
    offsets = _offsets(face).tolist()
    return offsets[-1] <= len(face.reference_table("glyf")) and offsets == sorted(offsets)


def _offsets(face: hb.Face) -> array[int]:
    """Where each glyph's outline begins and the last one ends, in bytes or, in a short table, in halves of them."""
    head, maxp, loca = (face.reference_table(tag).data for tag in ("head", "maxp", "loca"))
    kind, size = ("I", 4) if head[51] else ("H", 2)
    offsets = numbers(kind, loca[: size * (int.from_bytes(maxp[4:6]) + 1)])
    return offsets if head[51] else array("I", [2 * half for half in offsets])


def _empty_glyphs(face: hb.Face) -> frozenset[int]:
    """The glyphs without an outline."""
    offsets = _offsets(face)
    return frozenset(compress(range(len(offsets)), map(eq, offsets, offsets[1:])))


class FontTables(NamedTuple):
    """A font's glyphs and metrics, in its own units.

    ``number``: the place of the face in its file, from 0; ``code_points``: those with a glyph that draws what it should,
    ascending, ``glyphs``: theirs; ``seconds``: those whose glyph a lower one has, too;
    ``advances``: by glyph, those behind the last have the last one's; ``ink``: left and right edge of each mark that is half
    a body beside half an em of space.
    """

    name: str
    upem: int
    glyph_count: int
    ascender: int
    descender: int
    number: int
    code_points: array[int]
    glyphs: array[int]
    seconds: array[int]
    advances: array[int]
    ink: dict[int, tuple[int, int]]

    @classmethod
    def read(cls, font: hb.Font) -> FontTables:
        """Read what setting asks of a font: advances, inks, glyphs by character."""
        import uharfbuzz as hb

        face = font.face
        empty = _empty_glyphs(face)
        code_points = sorted(face.unicodes)
        glyphs = [glyph or 0 for glyph in map(font.get_nominal_glyph, code_points)]
        # a glyph without an outline stands rightly for white; of any other character the font has but the place
        blank = map(chr, compress(code_points, map(empty.__contains__, glyphs)))
        if vain := {ord(c) for c in blank if c not in ZERO_WIDTH and not c.isspace()}:
            glyphs = [glyph for c, glyph in zip(code_points, glyphs, strict=True) if c not in vain]
            code_points = [c for c in code_points if c not in vain]
        lowest = dict(zip(reversed(glyphs), reversed(code_points), strict=True))
        seconds = [c for c, first in zip(code_points, map(lowest.__getitem__, glyphs), strict=True) if c != first]
        full = int.from_bytes(face.reference_table("hhea").data[34:36])
        metrics = numbers("H", face.reference_table("hmtx").data[: 4 * full])
        extents = font.get_font_extents("ltr")
        marks = {glyph for glyph in map(font.get_nominal_glyph, map(ord, HALF_BODIES)) if glyph}
        return cls(
            _NO_NAME.sub("", name_of(face, hb.OTNameIdPredefined.POSTSCRIPT_NAME)),
            face.upem,
            face.glyph_count,
            extents.ascender,
            extents.descender,
            face.index,
            array("I", code_points),
            array("H", glyphs),
            array("I", seconds),
            metrics[::2],
            {glyph: ink_of(font, glyph) for glyph in marks},
        )

    def glyph(self, code_point: int) -> int:
        """Give the number of a character's glyph; 0: it has none."""
        place = bisect_left(self.code_points, code_point)
        return self.glyphs[place] if place < len(self.glyphs) and self.code_points[place] == code_point else 0

    def pack(self) -> bytes:
        """Give the tables as bytes, for this machine."""
        ink = array("i", [number for glyph, edges in self.ink.items() for number in (glyph, *edges)])
        arrays = (array("i", self[1:6]), self.code_points, self.glyphs, self.seconds, self.advances, ink)
        return wrap([self.name.encode(), *map(array.tobytes, arrays)])

    @classmethod
    def unpack(cls, packed: bytes) -> FontTables:
        """Give back what ``pack`` gave."""
        name, *parts = unwrap(packed)
        arrays = (array(kind, part) for kind, part in zip("iIHIHi", parts, strict=True))
        facts, code_points, glyphs, seconds, advances, ink = arrays
        upem, count, ascender, descender, number = facts
        inked = {glyph: (left, right) for glyph, left, right in zip(ink[::3], ink[1::3], ink[2::3], strict=True)}
        return cls(name.decode(), upem, count, ascender, descender, number, code_points, glyphs, seconds, advances, inked)


def ink_of(font: hb.Font, glyph: int) -> tuple[int, int]:
    """Left and right edge of a glyph's ink from its origin, in the font's units; (0, 0): it has none."""
    extents = font.get_glyph_extents(glyph)
    if extents is None or not extents.width:
        return 0, 0
    return extents.x_bearing, extents.x_bearing + extents.width


class Sequences(NamedTuple):
    """The font's variation sequences, by selector and base, with the glyph of each."""

    selectors: array[int]
    bases: array[int]
    glyphs: array[int]

    @classmethod
    def read(cls, font: hb.Font) -> Sequences:
        """Read which variation sequences a font draws (FN-5)."""
        face = font.face
        sequences = sorted((s, base) for s in face.variation_selectors for base in face.variation_unicodes(s))
        glyphs = (font.get_variation_glyph(base, selector) or 0 for selector, base in sequences)
        selectors, bases = ([sequence[i] for sequence in sequences] for i in (0, 1))
        return cls(array("I", selectors), array("I", bases), array("I", glyphs))

    def pack(self) -> bytes:
        """Give the sequences as bytes, for this machine."""
        return b"".join(map(array.tobytes, self))

    @classmethod
    def unpack(cls, packed: bytes) -> Sequences:
        """Give back what ``pack`` gave."""
        every: array[int] = array("I", packed)
        size = len(every) // 3
        return cls(every[:size], every[size : 2 * size], every[2 * size :])

    def clusters(self) -> dict[str, int]:
        """Give the glyph of each cluster, in order."""
        return {chr(base) + chr(s): glyph for s, base, glyph in zip(*self, strict=True)}
