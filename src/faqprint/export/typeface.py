"""A face as a Type0 font: CID = glyph id of the source font, whatever of it a document needs.

A code stands for a text, and which code it is depends on the font alone, never on the document: so a page's stream can
be kept, and glyphs can be added to the subset later, without drawing anything anew.  Behind the font's own glyphs lie,
at fixed numbers, copies of some of them:

* trimmed punctuation (SP-5, PX-4): every bracket, comma and stop by thirds of its half em, every middle dot by its quarters;
* blanks without width, which read as a zero width space, a joiner or a variation selector that the font does not know;
* second readings: a character whose glyph a lower one has, too, and each character with its variation selector (FN-5).

With them every code has one text, so that ToUnicode is right by construction (PX-2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final

from ..errors import MachineError
from ..named_tuple import NamedTuple
from ..text.characters import COMBINING_MARKS, ZERO_WIDTH
from ..units import EM
from .outlines import Copy

if TYPE_CHECKING:
    from pathlib import Path

    import uharfbuzz as hb

    from ..text.fonts import Face
    from ..text.line import Piece

#: A cluster of more than one character (FN-2): a base and what combines with it.
_CLUSTER: Final = re.compile(f"(.?[{COMBINING_MARKS}]+)", re.DOTALL)
_MARK: Final = re.compile(f"[{COMBINING_MARKS}]")
_EACH: Final = f"(?s).?[{COMBINING_MARKS}]+|."

_THOUSANDTH: Final = EM // 1000
#: What a trim leaves over is a gap: less than the 0.1 em at which readers see a space (PX-5), in thousandths of an em.
_GAP_MOST: Final = 90
#: Thirds of half an em in whole thousandths: any trim is nearer than ``_GAP_MOST`` to one of them, and a character has four
#: codes at the most (more of them look to a checker like a wrong mapping).
_THIRDS: Final = (167, 333, 500)
#: Marks whose glyph, if it is half an em wide, is widened instead, so that no gap stands beside it (CL-7, PX-5).
_BARE: Final = "«»"
#: The trims of each punctuation mark, (before, after): cl-01 before, cl-02, 06 and 07 after, cl-05 on both sides.
_TRIMS: Final = {
    **dict.fromkeys("（「『【〔［｛〈《｟〘〖〝“‘", tuple((n, 0) for n in _THIRDS)),
    **dict.fromkeys("）」』】〕］｝〉》｠〙〗〟”’。．、，", tuple((0, n) for n in _THIRDS)),
    **dict.fromkeys("・：；", ((250, 0), (0, 250), (250, 250))),
    "«": tuple((-n, 0) for n in _THIRDS),
    "»": tuple((0, -n) for n in _THIRDS),
}
_TRIMMED: Final = [(mark, *trim) for mark, trims in _TRIMS.items() for trim in trims]
_TRIM_RANK: Final = {trimmed: rank for rank, trimmed in enumerate(_TRIMMED)}
#: What has neither ink nor width, and selectors that the font does not know: a blank without width, so that they read back.
_BLANKS: Final = {
    mark: rank for rank, mark in enumerate((*ZERO_WIDTH, *map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0))))
}
#: Copies of whole glyphs, for second readings, come behind the others.
_WHOLE: Final = len(_TRIMMED) + len(_BLANKS)


class Usage:
    """What is shown of a typeface, noted while it is drawn."""

    __slots__ = ("texts", "trims")

    def __init__(self) -> None:
        #: Texts that are shown as they are.
        self.texts: list[str] = []
        #: Clusters that have a slot, with what is added before and behind them in ``EM``.
        self.trims: set[tuple[str, int, int]] = set()

    def add(self, other: Usage) -> None:
        """Add what was noted elsewhere."""
        self.texts += other.texts
        self.trims |= other.trims


class Shown(NamedTuple):
    """What a page shows of a typeface, each thing once."""

    #: Characters.
    characters: str
    #: Clusters of more than one character.
    clusters: Sequence[str]
    #: Codes of trimmed punctuation, with the marks.
    trimmed: Sequence[tuple[int, str]]


class _Combines(Exception):
    """A character combines with the one before it."""


class _Codes(dict[int, str]):
    """Code point -> its code, escaped as part of a string literal; filled as characters are first drawn."""

    def __init__(self, typeface: Typeface) -> None:
        self._typeface = typeface

    def __missing__(self, code_point: int) -> str:
        if _MARK.match(chr(code_point)):
            raise _Combines
        code = self[code_point] = self._typeface.code(chr(code_point))
        return code


class _Known(dict[str, tuple[int, ...]]):
    """Cluster -> its codes; filled as clusters are first drawn."""

    def __init__(self, typeface: Typeface) -> None:
        self._typeface = typeface

    def __missing__(self, cluster: str) -> tuple[int, ...]:
        codes = self[cluster] = self._typeface.find_codes(cluster)
        return codes


class Typeface:
    """The codes of one face, and which of them were drawn with.

    ``resource``: its name among the pages' fonts.  ``texts``: code -> text, of those that were asked for.  ``copies``: those
    of them that are copies.
    """

    def __init__(self, face: Face, resource: str) -> None:
        self.name = face.name
        self.resource = resource
        self.texts: dict[int, str] = {}
        self.copies: dict[int, Copy] = {}
        self.face: Final = face
        self._codes = _Codes(self)
        self._clusters: set[str] = set()
        self._characters: list[str] = []
        self._taken: set[int] = set()
        #: The codes of each cluster that was asked for.
        self.codes: dict[str, tuple[int, ...]] = _Known(self)
        self._trimmed: dict[tuple[str, int, int], tuple[str, int, int]] = {}
        self._trim_codes: dict[tuple[str, int, int], int | None] = {}

    @property
    def path(self) -> Path:
        """Where the font file lies."""
        return self.face.path

    @property
    def number(self) -> int:
        """The place of the face in it, from 0."""
        return self.face.number

    @property
    def source(self) -> hb.Face:
        """The font as HarfBuzz sees it."""
        return self.face.font.face

    @cached_property
    def _second_readings(self) -> dict[int, int]:
        """Code points whose glyph a lower code point has, too -> their rank."""
        return {code_point: rank for rank, code_point in enumerate(self.face.seconds)}

    @cached_property
    def _variations(self) -> dict[str, int]:
        """Character with variation selector -> its rank."""
        return {cluster: rank for rank, cluster in enumerate(self.face.sequences)}

    def encode(self, text: str) -> str:
        """Give the codes of ``text`` as the inside of a string literal, in Latin-1 characters."""
        known = len(self._codes)
        try:
            return text.translate(self._codes)
        except _Combines:
            while len(self._codes) > known:  # what was met before may be the base of a cluster, and not drawn
                self._codes.popitem()
            parts = _CLUSTER.split(text)
            self._clusters.update(parts[1::2])
            parts[::2] = (part.translate(self._codes) for part in parts[::2])
            parts[1::2] = map(self.code, parts[1::2])
            return "".join(parts)

    def take(self, shown: Shown) -> None:
        """Count as drawn what a page shows that was drawn in an earlier build."""
        self._characters.append(shown.characters)
        self._clusters.update(shown.clusters)
        for code, mark in shown.trimmed:
            if code not in self._taken:
                self._copy(code - self.face.glyph_count, mark)
                self._taken.add(code)

    @property
    def shown_so_far(self) -> Shown:
        """What was drawn so far, for another typeface of the same face to take."""
        characters = set("".join(self._characters)).union(map(chr, self._codes))
        trimmed = [(code, self.texts[code]) for code in sorted(self._taken)]
        return Shown("".join(sorted(characters)), sorted(self._clusters), trimmed)

    @property
    def used_codes(self) -> set[int]:
        """The codes of all that was drawn."""
        clusters = self._clusters.union("".join(self._characters), map(chr, self._codes))
        return self._taken.union(*map(self.codes.__getitem__, clusters))

    def code(self, cluster: str) -> str:
        """Give the code of one cluster, escaped as part of a string literal."""
        return "".join(map(escape_code, self.codes[cluster]))

    def summarize(self, usage: Usage) -> Shown:
        """Give what pages showed: characters, longer clusters, trimmed marks with their codes; sorted, so that it packs alike."""
        clusters, trimmed = self._find_shown(usage)
        more = sorted(cluster for cluster in clusters if len(cluster) > 1)
        return Shown("".join(sorted(clusters.difference(more))), more, sorted(trimmed))

    def _find_shown(self, usage: Usage) -> tuple[set[str], list[tuple[int, str]]]:
        """The clusters that pages showed as they are, and the codes of trimmed marks with these."""
        clusters = set("".join(usage.texts))
        if _MARK.search("".join(clusters)):
            clusters = set(chain.from_iterable(map(re.compile(_EACH).findall, usage.texts)))
        codes = {(self._trim_code(*trim), trim[0]) for trim in usage.trims}
        clusters.update(cluster for code, cluster in codes if code is None)
        return clusters, [(code, mark) for code, mark in codes if code is not None]

    def codes_for(self, pieces: Iterable[Piece]) -> set[int]:
        """Give the codes that it takes to show pieces of this face."""
        usage = Usage()
        for piece in pieces:
            show(piece, self, usage)
        return self.codes_of(usage)

    def codes_of(self, usage: Usage, known: Set[str] = frozenset()) -> set[int]:
        """Give the codes of what was shown, but for the clusters whose codes are ``known``."""
        clusters, trimmed = self._find_shown(usage)
        return {code for code, _ in trimmed}.union(*map(self.codes.__getitem__, clusters - known))

    def find_codes(self, cluster: str) -> tuple[int, ...]:
        """Give the codes of one cluster: one, or that of a character and one of a blank selector; ``MachineError``: no glyph."""
        glyph = self.face.glyph(cluster)
        if cluster in _BLANKS:
            return (self._copy(len(_TRIMMED) + _BLANKS[cluster], cluster),)
        if not glyph:
            raise MachineError("no-glyph", text=cluster, font=self.name)
        if len(cluster) == 1:
            if ord(cluster) in self._second_readings:
                return (self._copy(_WHOLE + self._second_readings[ord(cluster)], cluster),)
        elif len(cluster) == 2 and cluster in self._variations:
            rank = len(self._second_readings) + self._variations[cluster]
            return (self._copy(_WHOLE + rank, cluster),)
        elif cluster[1:] in _BLANKS:
            return self.codes[cluster[0]] + self.codes[cluster[1:]]
        self.texts[glyph] = cluster
        return (glyph,)

    def trim(self, cluster: str, before: int, after: int) -> tuple[str, int, int]:
        """Give a cluster's code and the gaps before and behind it, in ``EM``, for a slot: those of the nearest of its trims.

        Where no trim is near, the cluster as it is with the gaps as they are asked for.
        """
        key = (cluster, before, after)
        found = self._trimmed.get(key)
        if found is None:
            found = self._trimmed[key] = self._trim(*key)
        return found

    def _trim(self, cluster: str, before: int, after: int) -> tuple[str, int, int]:
        code = self._trim_code(cluster, before, after)
        if code is None:
            return self.encode(cluster), before, after
        self._taken.add(code)
        copy = self.copies[code]
        return escape_code(code), before + copy.before * _THOUSANDTH, after + copy.after * _THOUSANDTH

    def _trim_code(self, cluster: str, before: int, after: int) -> int | None:
        """The code of the nearest trim of a cluster for a slot; ``None``: it is shown as it is."""
        key = (cluster, before, after)
        if key not in self._trim_codes:
            rank = _TRIM_RANK.get((cluster, *_nearest_trim(cluster, -before / _THOUSANDTH, -after / _THOUSANDTH)))
            fits = rank is not None and self.face.advances[cluster] == (EM // 2 if cluster in _BARE else EM)
            self._trim_codes[key] = self._copy(rank, cluster) if rank is not None and fits else None
        return self._trim_codes[key]

    def _copy(self, rank: int, text: str) -> int:
        """Give the code of a copy, by its place among all that there are."""
        code = self.face.glyph_count + rank
        if code > 0xFFFF:
            raise MachineError("font-too-large", font=self.name)
        if rank < len(_TRIMMED):
            copy = Copy(self.face.glyph(text), *_TRIMMED[rank][1:])
        elif rank < _WHOLE:
            copy = Copy(self.face.glyph(" "), round(self.face.advances[" "] / _THOUSANDTH), 0)
        else:
            copy = Copy(self.face.glyph(text), 0, 0)
        self.texts[code], self.copies[code] = text, copy
        return code


def _nearest_trim(mark: str, before: float, after: float) -> tuple[int, int]:
    """The trim of ``mark`` nearest to the one wanted, in thousandths; none that leaves a gap which would be read as a space."""

    def off(trim: tuple[int, int]) -> tuple[bool, float, bool]:
        gaps = (trim[0] - before, trim[1] - after)
        seen = gaps[0] > max(_GAP_MOST, -before) or gaps[1] > max(_GAP_MOST, -after)  # by the trim, not by what was asked for
        return seen, sum(map(abs, gaps)), min(gaps) < 0

    return min(((0, 0), *_TRIMS.get(mark, ())), key=off)


def escape_code(code: int) -> str:
    """Give a code as part of a string literal, in Latin-1 characters."""
    return (chr(code >> 8) + chr(code & 0xFF)).translate(_ESCAPES)


#: What a string literal must not hold as it is (ISO 32000-1, 7.3.4.2); a bare carriage return would be read as a line feed, and
#: Ghostscript loses what follows some bare line feeds (規 is 0A0A in BIZ UDMincho).
_ESCAPES: Final = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r", "\n": r"\n"})


def show(piece: Piece, typeface: Typeface, usage: Usage) -> str:
    """Give the operator that shows a piece: ``Tj``, or ``TJ`` where slots move what follows; ``usage``: notes what it shows.

    Gaps are in thousandths of an em with a decimal; each is rounded from its true position, so that errors do not add up.
    """
    _, text, slots = piece
    encode, texts = typeface.encode, usage.texts
    if not slots:
        texts.append(text)
        return f"({encode(text)})Tj"
    parts: list[str] = []
    moved = False
    start = target = drawn = 0  # the gaps so far: in EM, and in the tenths of thousandths that were written
    for index, before, after in slots:
        cluster = _CLUSTER.match(text, index)
        end = cluster.end() if cluster else index + 1
        mark = text[index:end]
        usage.trims.add((mark, before, after))
        code, gap_before, gap_after = typeface.trim(mark, before, after)
        if start < index:
            texts.append(text[start:index])
            parts.append(encode(texts[-1]))
        moved = moved or bool(gap_before or gap_after)
        if gap_before:
            target += gap_before
            drawn += (tenths := round(target * 10_000 / EM) - drawn)
            parts.append(f"){-tenths / 10:g}(")
        parts.append(code)
        if gap_after:
            target += gap_after
            drawn += (tenths := round(target * 10_000 / EM) - drawn)
            parts.append(f"){-tenths / 10:g}(")
        start = end
    texts.append(text[start:])
    parts.append(encode(texts[-1]))
    string = f"({''.join(parts)})"
    return f"[{string}]TJ" if moved else f"{string}Tj"
