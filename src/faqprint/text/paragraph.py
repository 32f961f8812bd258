"""A paragraph measured: its clusters, classes, running widths and unbreakable places, made ready for breaking.

Everything is done to the whole paragraph at the speed of C, so that what remains costs by the line, not by the character.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import accumulate
from typing import Final, NamedTuple, cast

from ..style import LineOptions
from ..units import EM, em_units
from . import jlreq, runs
from .characters import MARKS, ZERO_WIDTH
from .fonts import Face, Faces, nominal_advance

HALF: Final = EM // 2
QUARTER: Final = EM // 4

#: A paragraph without these is measured character by character.
_CLUSTERED: Final = re.compile(f"[{MARKS}{ZERO_WIDTH}]")
#: A cluster with the zero-width characters after it; those after a space stand alone, for the space may be dropped.
_ATOM: Final = re.compile(f"[ \u3000]|.[{MARKS}]*[{ZERO_WIDTH}]*", re.DOTALL)
_BREAKS: Final = "\u200b"
_JOINS: Final = frozenset("\u2060\ufeff\u200d")

_TRIMMED: Final = re.compile(f"{jlreq.TRIMMED_AFTER}|{jlreq.TRIMMED_BEFORE}")
#: Two marks beside each other, without which nothing is trimmed: much faster to look for.
_MARKS: Final = re.compile(f"[{jlreq.OPEN + jlreq.TRAILING + jlreq.CENTRED + jlreq.WIDE_SPACE}]{{2}}")
#: Letters of ``MeasuredParagraph.spacing`` for marks whose aki a neighbour has taken away.
TRIMMED_OPEN: Final = "{"
TRIMMED_CLOSE: Final = "}"
#: Classes that lose something at a line's edge.
_EDGES: Final = frozenset(jlreq.OPEN + jlreq.TRAILING + jlreq.SPACES)
_FIXED: Final = str.maketrans(dict.fromkeys(jlreq.OPEN + jlreq.TRAILING + jlreq.CENTRED, "_"))
_AUTOSPACED: Final = jlreq.pairs_where(jlreq.autospaced)
_AUTOSPACE: Final = re.compile("|".join(f"{re.escape(pair[0])}(?={re.escape(pair[1])})" for pair in sorted(_AUTOSPACED)))


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
        letter = jlreq.class_of(character)
        if letter in jlreq.OPEN + jlreq.TRAILING + jlreq.CENTRED and not self._is_half_body(character, letter):
            letter = jlreq.narrow(letter)
        self[code] = letter
        return letter

    def _is_half_body(self, character: str, letter: str) -> bool:
        """Whether half an em can be taken from the glyph without touching its ink (SP-5)."""
        face = self._metrics.face_of(character)
        if face is None or face.advances[character] != EM:
            return False
        left, right = face.ink(face.glyph(character))
        if letter == jlreq.OPEN:
            return left >= HALF
        return right <= HALF if letter in jlreq.TRAILING else left >= QUARTER and right <= EM - QUARTER


class MeasuredParagraph:
    """A paragraph of ``len(classes)`` clusters.

    ``offsets``: where each cluster begins in the text, and its length; ``None``: at its own index.
    ``sums[i]``: natural width of the clusters before ``i``, with what neighbours take from each other's aki.
    ``spacing``: ``classes`` as the spacing sees it: trimmed marks by letters of their own, in ``fixed`` no marks at all;
    ``ends``: as the line end sees it, where the marks of ``TRAILING`` count half an em (SP-4).
    ``glued``, ``free``: positions that units forbid, and that are allowed whatever stands beside them.
    ``gaps``: positions before which autospace stands, and ``autospace`` itself; ``space``: the advance of U+0020.
    ``trimmed``: the clusters whose aki a neighbour has taken away, in order.
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
        "offsets",
        "space",
        "spacing",
        "sums",
        "text",
        "trimmed",
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

    def offset(self, position: int) -> int:
        """Where the cluster at ``position`` begins in the text."""
        return position if self.offsets is None else self.offsets[position]

    def glued_at(self, places: Set[int]) -> MeasuredParagraph:
        """The paragraph with more positions that units forbid."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        return MeasuredParagraph(**{**fields, "glued": self.glued | places})


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
    atoms: list[str] = []
    offsets: list[int] | None = None
    base, drawn = text, cast(Sequence[str], text)
    if _CLUSTERED.search(text) is not None:
        atoms = _ATOM.findall(text)
        base = "".join([atom[0] for atom in atoms])
        drawn = [atom[:1] + atom[1:].rstrip(ZERO_WIDTH) for atom in atoms]
        offsets = list(accumulate(map(len, atoms), initial=0))
    glued, free = runs.glue(base)
    if atoms:
        breaks = [(at, atom[0] == _BREAKS) for at, atom in enumerate(atoms, 1) if _BREAKS in atom]
        # what stands alone begins the line, for the spaces before it end theirs
        free = free | {at for at, _ in breaks} | {at - 1 for at, alone in breaks if alone}
        glued = glued | {at for at, atom in enumerate(atoms, 1) if _BREAKS not in atom and not _JOINS.isdisjoint(atom)}
    classes = base.translate(metrics.classes)
    advances = list(map(metrics.advances.__getitem__, drawn))
    for start, end, is_bold in spans:
        if is_bold:
            first, last = (start, end) if offsets is None else (bisect_left(offsets, start), bisect_left(offsets, end))
            classes = classes[:first] + base[first:last].translate(bold.classes) + classes[last:]
            advances[first:last] = map(bold.advances.__getitem__, drawn[first:last])
    gaps: frozenset[int] = frozenset()
    autospace = em_units(options.autospace) if options.autospace else 0
    if autospace:
        gaps = frozenset(match.end() for match in _AUTOSPACE.finditer(classes))
        for at in gaps:
            advances[at - 1] += autospace
    spacing, trimmed = classes, cast(Sequence[int], ())
    if options.spacing != "jlreq":
        spacing = classes.translate(_FIXED)
    elif (pair := _MARKS.search(classes)) is not None:
        spacing, trimmed = _take_aki(classes, advances, pair.start())
    ends = classes if options.spacing == "fixed" and options.line_end == "half" else spacing
    sums = list(accumulate(advances, initial=0))
    return MeasuredParagraph(
        text, base, classes, spacing, ends, sums, glued, free, offsets, gaps, autospace, metrics.space, trimmed
    )


def plain_width(text: str, metrics: Metrics, options: LineOptions, measure: int) -> int | None:
    """The width on one line of a text whose every character keeps its advance and its face there, in units of ``EM``.

    ``None``: it may be otherwise, or wider than the ``measure``, or there is nothing to set.  What the edges of a line take
    away (SP-3, SP-4, LB-11), what neighbours do (SP-2), autospace, and clusters are looked for; how a line is broken is not.
    """
    classes = text.translate(metrics.classes)
    if not classes or classes[0] in _EDGES or classes[-1] in _EDGES or _MARKS.search(classes) or _CLUSTERED.search(text):
        return None
    if options.autospace and _AUTOSPACE.search(classes):
        return None
    width = sum(map(metrics.advances.__getitem__, text))
    return width if width <= measure and metrics.foreign.isdisjoint(text) else None


def _take_aki(classes: str, advances: list[int], first: int) -> tuple[str, list[int]]:
    """Take from ``advances`` the half ems that neighbouring marks take from each other, ``first`` the first of them (SP-2).

    Gives the classes that show it, and where it is.
    """
    trimmed = [match.start() for match in _TRIMMED.finditer(classes, first)]
    letters = list(classes)
    for at in trimmed:
        advances[at] -= HALF
        letters[at] = TRIMMED_OPEN if letters[at] == jlreq.OPEN else TRIMMED_CLOSE
    return "".join(letters), trimmed
