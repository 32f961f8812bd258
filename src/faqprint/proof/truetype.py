"""A TrueType font's tables, as far as the proof needs them: which glyph a character has, its advance and its outline.

By hand, apart from HarfBuzz and fontTools, with which the writer makes its subsets: a fault of theirs is seen here.  It reads
the few tables that it needs where they lie in the file, which takes no time at the start.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from mmap import mmap
from struct import error, unpack_from
from typing import Final

from ..limits import GLYPH_PARTS, WorkBudget
from ..named_tuple import NamedTuple
from ..storage.packing import numbers
from .syntax import DamageError

#: Flags of a component: another one follows, how its place is written, and what changes what is drawn.
_MORE, _WORDS, _OFFSETS, _SCALE, _TWO_SCALES, _MATRIX = 0x20, 0x1, 0x2, 0x8, 0x40, 0x80
#: Units of work that a part of a glyph takes.
_PART_UNITS: Final = 80
#: Unicode subtables of cmap, best first.
_SUBTABLES: Final = ((3, 10), (0, 6), (0, 4), (0, 3), (3, 1), (0, 2), (0, 1), (0, 0))


class Component(NamedTuple):
    """A part of a composite glyph: another glyph, moved by (dx, dy) font units; ``scaled``: its matrix, ``b''`` if none."""

    glyph: int
    dx: int
    dy: int
    scaled: bytes


class TrueType:
    """A font file, its tables read when asked for; whatever does not fit together raises ``DamageError``."""

    def __init__(self, data: bytes | mmap, number: int = 0, budget: WorkBudget | None = None) -> None:
        """Read the directory, of a collection that of its font ``number``; ``budget``: what compound glyphs may take."""
        self._data = data
        self._budget = budget or WorkBudget()
        self._parts = 0  # of the glyph whose outline is asked for
        try:
            begin = unpack_from(">L", data, 12 + 4 * number)[0] if data[:4] == b"ttcf" else 0
            count = unpack_from(">H", data, begin + 4)[0]
            directory = [unpack_from(">4sLLL", data, begin + 12 + 16 * index) for index in range(count)]
            self._tables: dict[bytes, tuple[int, int]] = {tag: (start, length) for tag, _, start, length in directory}
            self.upem: int = unpack_from(">H", data, self._start(b"head") + 18)[0]
            self.glyph_count: int = unpack_from(">H", data, self._start(b"maxp") + 4)[0]
            self._long = unpack_from(">h", data, self._start(b"head") + 50)[0] != 0
            self._full: int = unpack_from(">H", data, self._start(b"hhea") + 34)[0]
        except error:
            raise DamageError("font-table-end") from None
        if not self.upem or not self._full:
            raise DamageError("font-head")

    def _start(self, tag: bytes) -> int:
        if tag not in self._tables:
            raise DamageError("font-table", table=tag.decode("latin-1"))
        return self._tables[tag][0]

    def metrics(self, glyph: int) -> tuple[int, int]:
        """Advance and left side bearing of a glyph, in font units; raises ``DamageError`` where ``hmtx`` is cut short."""
        start, full = self._start(b"hmtx"), self._full
        try:
            if glyph < full:
                advance, bearing = unpack_from(">Hh", self._data, start + 4 * glyph)
            else:
                advance = unpack_from(">H", self._data, start + 4 * full - 4)[0]
                bearing = unpack_from(">h", self._data, start + 4 * full + 2 * (glyph - full))[0]
        except error:
            raise DamageError("font-table-end") from None
        return advance, bearing

    @cached_property
    def _places(self) -> Sequence[int]:
        """Where in ``glyf`` the body of each glyph begins, and where that of the last one ends; of a short font by halves."""
        size = 4 if self._long else 2
        start = self._start(b"loca")
        body = self._data[start : start + size * (self.glyph_count + 1)]
        return numbers("I" if self._long else "H", body[: len(body) // size * size])

    def _body(self, glyph: int) -> bytes:
        if not 0 <= glyph < self.glyph_count:
            return b""
        places = self._places
        if len(places) < glyph + 2:
            raise DamageError("font-table-end")
        begin, end = places[glyph : glyph + 2] if self._long else (2 * place for place in places[glyph : glyph + 2])
        if begin == end:  # a font of nothing but such glyphs has no table for them
            return b""
        glyf = self._start(b"glyf")
        if end > self._tables[b"glyf"][1]:
            raise DamageError("glyph-outside", glyph=glyph)
        self._budget.spend(_PART_UNITS + max(0, end - begin))  # glyphs may lie in one another
        return self._data[glyf + begin : glyf + end]

    def components(self, glyph: int) -> list[Component]:
        """The parts of a composite glyph; ``[]`` for a simple or an empty one; or ``DamageError``."""
        body = self._body(glyph)
        found: list[Component] = []
        try:
            if not body or unpack_from(">h", body)[0] >= 0:
                return found
            at, flags = 10, _MORE
            while flags & _MORE:
                flags, part = unpack_from(">HH", body, at)
                form = ">hh" if flags & _WORDS else ">bb"
                dx, dy = unpack_from(form, body, at + 4)
                at += 8 if flags & _WORDS else 6
                size = 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
                matrix = body[at : at + size] if flags & _OFFSETS else b"points" + body[at : at + size]
                found.append(Component(part, dx, dy, matrix))
                at += size
        except error:
            raise DamageError("font-table-end") from None
        return found

    def draws(self, glyph: int) -> bool:
        """Whether a glyph draws anything: whether ``outline`` is not empty."""
        body = self._body(glyph)
        if len(body) < 12 or body[0] & 0x80:  # cut short, or composite
            return bool(self.outline(glyph))
        contours = unpack_from(">h", body)[0]
        return bool(contours) and (len(body) >= 12 + 2 * contours or bool(self.outline(glyph)))

    def plain_advances(self, glyphs: Iterable[int]) -> dict[int, int]:
        """Give the advances of those of ``glyphs`` that surely draw something: contours of their own, all in the file.

        It says nothing of the others; ``draws`` and ``metrics`` do, glyph by glyph, and what is wrong with them.
        """
        data = self._data
        try:
            hmtx = self._start(b"hmtx")
            return {glyph: unpack_from(">H", data, hmtx + 4 * glyph)[0] for glyph, _, _, _ in self._plain_bodies(glyphs)}
        except (DamageError, IndexError, error):
            return {}

    def plain_outlines(self, glyphs: Iterable[int]) -> dict[int, tuple[int, int, bytes]]:
        """Give advance, left side bearing and contours of those of ``glyphs`` that ``plain_advances`` tells of.

        Where the contours of two are equal, so are their ``outline``.
        """
        data = self._data
        found: dict[int, tuple[int, int, bytes]] = {}
        try:
            hmtx = self._start(b"hmtx")
            for glyph, begin, end, contours in self._plain_bodies(glyphs):
                hints = begin + 10 + 2 * contours
                points = hints + 2 + unpack_from(">H", data, hints)[0]
                advance, bearing = unpack_from(">Hh", data, hmtx + 4 * glyph)
                drawn = data[begin : begin + 2] + data[begin + 10 : hints] + data[points:end].rstrip(b"\0")
                found[glyph] = advance, bearing, drawn
        except (DamageError, IndexError, error):
            return {}
        return found

    def _plain_bodies(self, glyphs: Iterable[int]) -> Iterator[tuple[int, int, int, int]]:
        """Those of ``glyphs`` with contours of their own, all in the file: where each begins and ends, and how many they are."""
        data, most, unit = self._data, min(self.glyph_count, self._full), 1 if self._long else 2
        glyf, places = self._start(b"glyf"), self._places
        length = min(self._tables[b"glyf"][1], len(data) - glyf)
        for glyph in glyphs:
            begin, end = (places[glyph], places[glyph + 1]) if glyph < most else (0, 0)
            held = unit * (end - begin)
            if held >= 12 and unit * end <= length:
                contours = unpack_from(">h", data, glyf + unit * begin)[0]
                if 0 < contours <= (held - 12) // 2:
                    yield glyph, glyf + unit * begin, glyf + unit * end, contours

    def outline(self, glyph: int) -> tuple[object, ...]:
        """What a glyph draws, as a value that is equal for equal contours; hinting is left out, ``()`` draws nothing."""
        self._parts = 0
        return self._outline(glyph, 0)

    def _outline(self, glyph: int, depth: int) -> tuple[object, ...]:
        body = self._body(glyph)
        if not body:
            return ()
        try:
            contours = unpack_from(">h", body)[0]
            if not contours:
                return ()
            if contours > 0:
                ends = 10 + 2 * contours
                points = ends + 2 + unpack_from(">H", body, ends)[0]
                return body[10:ends], body[points:].rstrip(b"\0")
        except error:
            raise DamageError("font-table-end") from None
        parts = self.components(glyph)
        self._parts += len(parts)
        if depth > 8 or self._parts > GLYPH_PARTS:
            raise DamageError("glyph-ring", glyph=glyph)
        return tuple((*part[1:], self._outline(part.glyph, depth + 1)) for part in parts)

    @cached_property
    def _maps(self) -> dict[tuple[int, int], int]:
        start = self._start(b"cmap")
        count = unpack_from(">H", self._data, start + 2)[0]
        records = (unpack_from(">HHL", self._data, start + 4 + 8 * index) for index in range(count))
        return {(platform, encoding): start + offset for platform, encoding, offset in records}

    @cached_property
    def _groups(self) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        """Stretches of code points: the first of each, ascending, the last of each, and the glyph of the first of each."""
        data = self._data
        for key in _SUBTABLES:
            at = self._maps.get(key)
            if at is None:
                continue
            kind = unpack_from(">H", data, at)[0]
            if kind == 12:
                count = unpack_from(">L", data, at + 12)[0]
                body = data[at + 16 : at + 16 + 12 * count]
                if len(body) < 12 * count:
                    raise DamageError("font-table-end")
                groups = numbers("I", body)
                return groups[::3], groups[1::3], groups[2::3]
            if kind == 4:
                return self._format_4(at)
        raise DamageError("no-cmap")

    def _format_4(self, at: int) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        data = self._data
        count = unpack_from(">H", data, at + 6)[0] // 2
        ends = unpack_from(f">{count}H", data, at + 14)
        starts = unpack_from(f">{count}H", data, at + 16 + 2 * count)
        deltas = unpack_from(f">{count}H", data, at + 16 + 4 * count)
        ranges_at = at + 16 + 6 * count
        if sum(max(0, last - first + 1) for first, last in zip(starts, ends, strict=True)) > 1 << 16:
            raise DamageError("cmap-overlap")
        codes: list[int] = []
        glyphs: list[int] = []
        for index, (first, last, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
            offset = unpack_from(">H", data, ranges_at + 2 * index)[0]
            for code in range(first, last + 1):
                glyph = code
                if offset:
                    glyph = unpack_from(">H", data, ranges_at + 2 * index + offset + 2 * (code - first))[0]
                    if not glyph:
                        continue
                codes.append(code)
                glyphs.append((glyph + delta) & 0xFFFF)
        return codes, codes, glyphs

    def glyph(self, cluster: str) -> int:
        """The glyph of a character, or of a character with its variation selector; 0 if the font has none.

        Raises ``DamageError`` if its map is cut off.
        """
        try:
            if len(cluster) == 2:
                return self._variation(ord(cluster[0]), ord(cluster[1]))
            return self._nominal(ord(cluster)) if len(cluster) == 1 else 0
        except error:
            raise DamageError("font-table-end") from None

    def _nominal(self, code: int) -> int:
        starts, ends, glyphs = self._groups
        index = bisect_right(starts, code) - 1
        return 0 if index < 0 or ends[index] < code else glyphs[index] + code - starts[index]

    def _variation(self, base: int, selector: int) -> int:
        """cmap format 14: a selector's default ranges (the plain glyph) and its own glyphs."""
        data, at = self._data, self._maps.get((0, 5))
        if at is None:
            return 0
        for index in range(unpack_from(">L", data, at + 6)[0]):
            record = at + 10 + 11 * index
            if int.from_bytes(data[record : record + 3], "big") != selector:
                continue
            default, own = unpack_from(">LL", data, record + 3)
            for entry in range(unpack_from(">L", data, at + default)[0] if default else 0):
                first, more = divmod(unpack_from(">L", data, at + default + 4 + 4 * entry)[0], 256)
                if first <= base <= first + more:
                    return self._nominal(base)
            for entry in range(unpack_from(">L", data, at + own)[0] if own else 0):
                place = at + own + 4 + 5 * entry
                if int.from_bytes(data[place : place + 3], "big") == base:
                    return int(unpack_from(">H", data, place + 3)[0])
        return 0
