"""A paragraph measured: its clusters, classes, running widths and unbreakable places, made ready for breaking.

Everything is done to the whole paragraph at the speed of C, so that what remains costs by the line, not by the character.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import accumulate
from typing import Final, cast

from ..named_tuple import NamedTuple
from ..style import LineOptions
from ..units import EM, em_units
from . import clusters, jlreq, quotes, runs
from .characters import SOFT_HYPHEN
from .fonts import Face, Faces, combines, nominal_advance

HALF: Final = EM // 2
QUARTER: Final = EM // 4

#: Letters that ``Metrics.classes`` gives until it is known what stands around: what combines, and marks told by context.
_COMBINING: Final = "j"
_AMBIGUOUS: Final = "q"
#: Brackets that a face may have without the half em of space that belongs to them (CL-7).
_GUILLEMETS: Final = "«»"
_NO_PLACES: Final[frozenset[int]] = frozenset()
_NO_LETTERS: Final[dict[int, str]] = {}
_NO_HYPHENS: Final[Mapping[int, int]] = {}

_TRIMMED: Final = re.compile(f"{jlreq.TRIMMED_AFTER}|{jlreq.TRIMMED_BEFORE}")
#: Two marks beside each other, without which nothing is trimmed: much faster to look for.
_MARKS: Final = re.compile(f"[{jlreq.OPEN + jlreq.TRAILING + jlreq.CENTRED + jlreq.WIDE_SPACE}]{{2}}")
#: These, or letters that stand for what is not known yet: without them each character is as it stands alone.
_SPECIAL: Final = re.compile(f"{_MARKS.pattern}|[{_COMBINING}{_AMBIGUOUS}{jlreq.ZERO}]")
#: Letters of ``MeasuredParagraph.spacing`` for marks whose aki a neighbour has taken away.
TRIMMED_OPEN: Final = "{"
TRIMMED_CLOSE: Final = "}"
#: Classes that lose something at a line's edge.
_EDGES: Final = frozenset(jlreq.OPEN + jlreq.TRAILING + jlreq.SPACES)
_FIXED: Final = str.maketrans(dict.fromkeys(jlreq.OPEN + jlreq.TRAILING + jlreq.CENTRED, "_"))


class Metrics:
    """Advances and classes of one weight of ``Faces``, and which characters its own face lacks."""

    def __init__(self, faces: Faces, bold: bool) -> None:
        self.faces: Final = faces
        self.bold: Final = bold
        self.advances: Final[dict[str, int]] = _ClusterAdvances(self)
        self.classes: Final[dict[int, str]] = _Classes(self)
        #: First characters of the clusters that another face draws, or none.
        self.foreign: Final[set[str]] = set()
        self.space: Final = self.advances[" "]
        self._letters: Final[dict[str, str]] = {}

    def letter(self, character: str) -> str:
        """The class of a character in this face: a bracket or comma is one only with a glyph that can be trimmed (SP-5)."""
        letter = self._letters.get(character)
        if letter is None:
            letter = jlreq.class_of(character)
            if letter in jlreq.OPEN + jlreq.TRAILING + jlreq.CENTRED and not self.is_half_body(character):
                letter = letter if self._is_half_body(character, letter) else jlreq.narrow_class(letter)
            self._letters[character] = letter
        return letter

    def is_half_body(self, character: str) -> bool:
        """Whether the glyph of « or » is the half body alone, to which its half em of space is to be added."""
        return character in _GUILLEMETS and self.advances[character] == HALF

    def _is_half_body(self, character: str, letter: str) -> bool:
        """Whether half an em can be taken from the glyph without touching its ink (SP-5)."""
        face = self.face_of(character)
        if face is None or face.advances[character] != EM:
            return False
        left, right = face.ink(face.glyph(character))
        if letter == jlreq.OPEN:
            return left >= HALF
        return right <= HALF if letter in jlreq.TRAILING else left >= QUARTER and right <= EM - QUARTER

    def face_of(self, cluster: str) -> Face | None:
        """The face that draws a cluster."""
        index = self.faces.face_for(cluster, self.bold)
        if index != int(self.bold):
            self.foreign.add(cluster[0])
        return None if index < 0 else self.faces.faces[index]


class _ClusterAdvances(dict[str, int]):
    def __init__(self, metrics: Metrics) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, cluster: str) -> int:
        face = self._metrics.face_of(cluster)
        advance = nominal_advance(cluster[0]) if face is None else face.advances[cluster]
        self[cluster] = advance
        return advance


class _Classes(dict[int, str]):
    """Class letters by code point, for ``str.translate``."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if combines(character):
            letter = _COMBINING
        elif character in quotes.AMBIGUOUS + _GUILLEMETS:
            letter = _AMBIGUOUS
        else:
            letter = self._metrics.letter(character)
        self[code] = letter
        return letter


class MeasuredParagraph:
    """A paragraph of ``len(classes)`` clusters.

    ``offsets``: where each cluster begins in the text, and its length; ``None``: at its own index.
    ``sums[i]``: natural width of the clusters before ``i``, with what neighbours take from each other's aki.
    ``spacing``: ``classes`` as the spacing sees it: trimmed marks by letters of their own, in ``fixed`` no marks at all;
    ``ends``: as the line end sees it, where the marks of ``TRAILING`` count half an em (SP-4).
    ``glued``, ``free``: positions that units forbid, and that are allowed whatever stands beside them.
    ``gaps``: positions before which autospace stands, and ``autospace`` itself; ``space``: the advance of U+0020.
    ``trimmed``: the clusters whose aki a neighbour has taken away, in order, and Latin quotation marks, which have none.
    ``widened``: the clusters whose aki their glyph lacks.
    ``hyphens``: the positions before which a line ends with a hyphen, for U+00AD stands there, and the hyphen's advance.
    ``tails``: what a line that ends before a position loses there by autospace, or gains by a hyphen (negative).
    """

    # read so often that the slower attributes of a tuple would tell, and ``dataclasses`` takes long to import
    __slots__ = (
        "autospace",
        "base",
        "classes",
        "ends",
        "free",
        "gaps",
        "glued",
        "hyphens",
        "offsets",
        "space",
        "spacing",
        "sums",
        "tails",
        "text",
        "trimmed",
        "widened",
    )

    def __init__(
        self,
        text: str,
        base: str,
        classes: str,
        spacing: str,
        ends: str,
        sums: Sequence[int],
        glued: Set[int],
        free: Set[int],
        offsets: Sequence[int] | None,
        gaps: frozenset[int],
        autospace: int,
        space: int,
        trimmed: Sequence[int],
        widened: frozenset[int],
        hyphens: Mapping[int, int],
    ) -> None:
        self.text = text
        self.base = base
        self.classes = classes
        self.spacing = spacing
        self.ends = ends
        self.sums = sums
        self.glued = glued
        self.free = free
        self.offsets = offsets
        self.gaps = gaps
        self.autospace = autospace
        self.space = space
        self.trimmed = trimmed
        self.widened = widened
        self.hyphens = hyphens
        self.tails = dict.fromkeys(gaps, autospace) | {at: -advance for at, advance in hyphens.items()} if gaps or hyphens else {}

    def offset(self, position: int) -> int:
        """Where the cluster at ``position`` begins in the text."""
        return position if self.offsets is None else self.offsets[position]

    def base_offset(self, position: int) -> int:
        """Where the character of the cluster at ``position`` stands in the text, behind what has no width."""
        at = self.offset(position)
        while self.text[at] in clusters.WIDTHLESS:
            at += 1
        return at


class Cut(NamedTuple):
    """One line of a paragraph: clusters ``start`` … ``end``, after which ``next`` begins the next one.

    ``kinsoku_tier``: what it may be shrunk by (JU-4, else JU-3).  ``kind``: '' | 'hang' | 'runt' | 'overflow'.
    """

    start: int
    end: int
    next: int
    kinsoku_tier: bool = False
    kind: str = ""


def measure(
    text: str, metrics: Metrics, bold: Metrics, spans: Sequence[tuple[int, int, bool]], options: LineOptions
) -> MeasuredParagraph:
    """Measure a paragraph without LF; the ``spans`` (start, end, bold) of its text that are bold with the metrics ``bold``."""
    base, classes, advances, parts, metrics_at = _weigh(text, metrics, bold, spans)
    latin, widened, hyphens = _NO_LETTERS, _NO_PLACES, _NO_HYPHENS
    glued, free = runs.glue(base)
    if _AMBIGUOUS in classes:
        classes, latin, widened = _tell_quotes(base, classes, advances, metrics_at, options.spacing)
    if parts is not None:
        classes = classes.replace(_COMBINING, jlreq.IDEOGRAPHIC)
        hyphens = _hyphens(parts, classes, metrics_at, options.kinsoku)
        glued, free = glued | parts.joined, free | parts.parted | set(hyphens)
    gaps = _NO_PLACES
    autospace = em_units(options.autospace) if options.autospace else 0
    if autospace:
        gaps = frozenset(match.end() for match in re.finditer(jlreq.AUTOSPACED, classes))
        for at in gaps:
            advances[at - 1] += autospace
    spacing, trimmed = _space(classes, advances, latin, options.spacing)
    ends = classes if options.spacing == "fixed" and options.line_end == "half" else spacing
    sums = list(accumulate(advances, initial=0))
    places = None if parts is None else parts.offsets
    return MeasuredParagraph(
        text, base, classes, spacing, ends, sums, glued, free, places, gaps, autospace, metrics.space, trimmed, widened, hyphens
    )


def _weigh(
    text: str, metrics: Metrics, bold: Metrics, spans: Sequence[tuple[int, int, bool]]
) -> tuple[str, str, list[int], clusters.Clusters | None, Callable[[int], Metrics]]:
    """Look up the clusters of a text in their faces.

    Gives the first character, the class and the advance of each, what ``clusters`` found if it had to look, and the metrics
    of the face at a position.
    """
    classes = text.translate(metrics.classes)
    base, drawn, parts = text, cast(Sequence[str], text), None
    if jlreq.ZERO in classes or _COMBINING in classes:
        parts = clusters.split(text)
        base, drawn = parts.base, parts.drawn
        classes = base.translate(metrics.classes)
    advances = list(map(metrics.advances.__getitem__, drawn))
    heavy: list[range] = []
    for start, end, is_bold in spans:
        if is_bold:
            first, last = (start, end) if parts is None else (bisect_left(parts.offsets, edge) for edge in (start, end))
            heavy.append(range(first, last))
            classes = classes[:first] + base[first:last].translate(bold.classes) + classes[last:]
            advances[first:last] = map(bold.advances.__getitem__, drawn[first:last])
    return base, classes, advances, parts, lambda at: bold if any(at in places for places in heavy) else metrics


def _hyphens(parts: clusters.Clusters, classes: str, metrics_at: Callable[[int], Metrics], kinsoku: str) -> Mapping[int, int]:
    """The places behind U+00AD where a line may end, and what the hyphen takes there."""
    return {
        at: metrics_at(at - 1).advances[SOFT_HYPHEN]
        for at in parts.hyphenated
        if at not in parts.joined and jlreq.may_break(jlreq.KANA, classes[at], kinsoku)
    }


def _tell_quotes(
    base: str, classes: str, advances: list[int], metrics_at: Callable[[int], Metrics], spacing: str
) -> tuple[str, dict[int, str], frozenset[int]]:
    """Put in the classes of the marks told by context; take from or add to ``advances`` what their glyphs have amiss.

    Gives the classes, the letters for ``MeasuredParagraph.spacing`` of the Latin marks that are trimmed, and the widened marks.
    """
    places = [found.start() for found in re.finditer(_AMBIGUOUS, classes)]
    told = quotes.classes_of(base, places)
    letters: dict[int, str] = {}
    latin: dict[int, str] = {}
    widened: set[int] = set()
    for at in places:
        mark, own = base[at], metrics_at(at)
        letters[at] = letter = own.letter(mark)
        if at in told:
            letters[at] = told[at]
            if letter in jlreq.OPEN + jlreq.CLOSE:
                advances[at] -= HALF
                latin[at] = TRIMMED_OPEN if letter == jlreq.OPEN else TRIMMED_CLOSE
        elif own.is_half_body(mark):
            if spacing == "jlreq":
                advances[at] += HALF
                widened.add(at)
            else:
                letters[at] = jlreq.narrow_class(letter)
    return _replace_letters(classes, letters), latin, frozenset(widened)


def _replace_letters(classes: str, letters: Mapping[int, str]) -> str:
    """Classes with other letters at some places."""
    changed = list(classes)
    for at, letter in letters.items():
        changed[at] = letter
    return "".join(changed)


def plain_width(text: str, metrics: Metrics, options: LineOptions, measure: int) -> int | None:
    """The width on one line of a text whose every character keeps its advance and its face there, in units of ``EM``.

    ``None``: it may be otherwise, or wider than the ``measure``, or there is nothing to set.  What the edges of a line take
    away (SP-3, SP-4, LB-11), what neighbours do (SP-2), autospace, clusters, and marks told by context are looked for; how a
    line is broken is not.
    """
    classes = text.translate(metrics.classes)
    if not classes or classes[0] in _EDGES or classes[-1] in _EDGES or _SPECIAL.search(classes):
        return None
    if options.autospace and re.search(jlreq.AUTOSPACED, classes):
        return None
    width = sum(map(metrics.advances.__getitem__, text))
    return width if width <= measure and metrics.foreign.isdisjoint(text) else None


def _space(classes: str, advances: list[int], latin: dict[int, str], spacing: str) -> tuple[str, Sequence[int]]:
    """Take from ``advances`` the half ems that neighbouring marks take from each other (SP-2).

    Gives the classes that show it, and where it is, the ``latin`` marks among them.
    """
    trimmed = latin
    if spacing != "jlreq":
        classes = classes.translate(_FIXED)
    elif (first := _MARKS.search(classes)) is not None:
        found = _TRIMMED.finditer(classes, first.start())
        taken = {match.start(): TRIMMED_OPEN if match[0] == jlreq.OPEN else TRIMMED_CLOSE for match in found}
        for at in taken:
            advances[at] -= HALF
        trimmed = taken | latin
    return (_replace_letters(classes, trimmed), sorted(trimmed)) if trimmed else (classes, ())
