"""The compositor: a paragraph, a measure and options in, set lines out; the same paragraph is never broken twice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any, Final

from ..storage.memory_cache import Memoizer, MemoryCache
from ..style import LineOptions
from ..units import EM
from .adjust import Change, adjust_line
from .characters import SOFT_HYPHEN
from .fonts import Faces, clusters
from .line import CutWords, Line, Piece, Slot
from .linebreak import break_paragraph, overflowing_units, widest_unit
from .paragraph import HALF, Cut, MeasuredParagraph, Metrics, plain_width
from .paragraph import measure as measured

#: A stretch of a paragraph's text: start, end, whether it is bold.
TextStretch = tuple[int, int, bool]

#: How many paragraphs are kept.
_KEPT: Final = 10_000
#: As wide as any line.
_BOUNDLESS: Final = EM * 10**9
_begin: Final = itemgetter(0)
_RAGGED: Final = LineOptions(adjust="none")


class Typesetter:
    """Sets paragraphs in the faces of a style; keeps what it has set by value."""

    def __init__(self, faces: Faces, memo: Memoizer | None = None) -> None:
        """``faces``: index 0 sets text, 1 bold text, the others what those lack; ``memo``: has what was set in them before."""
        self.faces: Final = faces
        self._metrics: Final = (Metrics(faces, False), Metrics(faces, True))
        #: The words wider than their measure that had to be cut (LB-14), by the paragraph that holds them: of each as it was
        #: cut last.  Whoever wants to know of some paragraphs puts an empty one in its place meanwhile.
        self.overflowing: dict[str, tuple[str, ...]] = {}
        self._cut: list[tuple[str, tuple[str, ...]]] = []  # of the paragraph that is being set
        self._memo: Final = memo
        self._lines_by_value: MemoryCache[tuple[tuple[Line, ...], CutWords]] = MemoryCache(_KEPT)

    def set(
        self,
        text: str,
        measure: int,
        options: LineOptions,
        *,
        bold: bool = False,
        spans: tuple[TextStretch, ...] = (),
        justify: bool = True,
    ) -> tuple[Line, ...]:
        """Break NFC ``text`` to ``measure`` (units of ``EM``) and set its lines; LF is a hard break (LB-11).

        ``spans``: disjoint, in order; at their edges pieces are split (strong text and links).  ``justify=False``: ragged,
        without adjustment (JU-1).  A line whose unit had to be cut has the note ``overflow`` (LB-14).
        """
        key = (text, measure, options, bold, spans, justify)
        lines, cut = self._lines_by_value.memo(key, lambda: self._set_before(key) if self._memo else self._set(*key))
        if cut:
            self.overflowing.update(cut)
        return lines

    def _set_before(self, key: tuple[Any, ...]) -> tuple[tuple[Line, ...], CutWords]:
        """Give a paragraph, and its cut words, as it was set before, perhaps by another typesetter."""
        assert self._memo
        known: tuple[tuple[Line, ...], CutWords] = self._memo(key, lambda: self._set(*key))
        return known

    def line_of(self, text: str, bold: bool = False) -> Line:
        """``text`` as one unbroken line at its natural width."""
        if text.isdecimal() and text.isascii():  # a table has as many numbers as rows; digits take nothing from each other
            width = sum(map(self._metrics[bold].advances.__getitem__, text))
            return Line(0, len(text), (Piece(int(bold), text),), width)
        return self.set(text.replace("\n", " "), _BOUNDLESS, _RAGGED, bold=bold, justify=False)[0]

    def measure_of(self, text: str, options: LineOptions = _RAGGED, *, bold: bool = False) -> int:
        """Natural width of the widest line of ``text`` if only LF ends its lines, in units of ``EM``."""
        return max(line.width for line in self.set(text, _BOUNDLESS, options, bold=bold, justify=False))

    def unit_of(self, text: str, options: LineOptions, *, bold: bool = False, spans: tuple[TextStretch, ...] = ()) -> int:
        """Width of the widest stretch of ``text`` that no line may break, in units of ``EM``: no measure below it does."""
        normal, heavy = self._metrics[bold], self._metrics[True]
        return widest_unit(measured(text.replace("\n", " "), normal, heavy, spans, options), options)

    def _set(
        self, text: str, measure: int, options: LineOptions, bold: bool, spans: tuple[TextStretch, ...], justify: bool
    ) -> tuple[tuple[Line, ...], CutWords]:
        """Set a paragraph; gives its words that had to be cut, too."""
        self._cut = []
        if not justify and options.adjust != "none":
            options = options._replace(adjust="none")
        if "\n" not in text:
            return tuple(self._lines(text, measure, options, bold, spans, 0)), tuple(self._cut)
        lines: list[Line] = []
        start = 0
        for part in text.split("\n"):
            end = start + len(part)
            inside = tuple((max(a, start) - start, min(b, end) - start, heavy) for a, b, heavy in spans if a < end and b > start)
            lines += self._lines(part, measure, options, bold, inside, start)
            start = end + 1
        return tuple(lines), tuple(self._cut)

    def _lines(
        self, text: str, measure: int, options: LineOptions, bold: bool, spans: tuple[TextStretch, ...], offset: int
    ) -> Iterable[Line]:
        """The lines of a paragraph without LF that begins at ``offset`` of its text; a short plain one is not broken."""
        normal = self._metrics[bold]
        widest = (HALF if text.isascii() else EM) * len(text)  # most Latin letters take half an em
        if not spans and widest <= measure and (width := plain_width(text, normal, options, measure)) is not None:
            return (Line(offset, offset + len(text), (Piece(int(bold), text),), width),)
        return self._break_lines(text, measure, options, bold, spans, offset)

    def _break_lines(
        self, text: str, measure: int, options: LineOptions, bold: bool, spans: tuple[TextStretch, ...], offset: int
    ) -> Iterable[Line]:
        """The lines of a paragraph without LF, whatever it needs."""
        normal, heavy = self._metrics[bold], self._metrics[True]
        paragraph = measured(text, normal, heavy, spans, options)
        cuts = break_paragraph(paragraph, measure, options, printed=True)
        if "overflow" in [cut.kind for cut in cuts]:
            units = overflowing_units(paragraph, cuts, options)
            words = tuple(text[paragraph.offset(a) : paragraph.offset(b)].rstrip(" \u3000") for a, b in units)
            self._cut.append((text, words))
        edges = self._edges(text, bold, spans)
        stretched = options.adjust == "shrink"
        last = len(cuts) - 1
        for number, cut in enumerate(cuts):
            yield _line(paragraph, cut, measure, stretched and number < last, edges, offset)

    def _edges(self, text: str, bold: bool, spans: Sequence[TextStretch]) -> list[tuple[int, int]]:
        """Where pieces begin in ``text``, and the face of each."""
        foreign = self._metrics[0].foreign | self._metrics[1].foreign
        if not spans and (not foreign or foreign.isdisjoint(text)):
            return [(0, int(bold))]
        weights = [bold] * len(text)
        starts = {0}
        for start, end, heavy in spans:
            weights[start:end] = [bold or heavy] * (end - start)
            starts |= {start, end}
        edges: list[tuple[int, int]] = []
        at = 0
        for cluster in clusters(text):
            face = self.faces.face_for(cluster, weights[at])
            if face < 0:  # what no face has is refused where it is drawn (FN-4)
                face = int(weights[at])
            if at in starts or face != edges[-1][1]:
                edges.append((at, face))
            at += len(cluster)
        return edges


def _line(
    paragraph: MeasuredParagraph, cut: Cut, measure: int, justify: bool, edges: Sequence[tuple[int, int]], offset: int
) -> Line:
    start, end, _, _, kind = cut
    if start == end:
        at = offset + paragraph.offset(start)
        return Line(at, at, (), 0)
    changes, width, note = adjust_line(paragraph, cut, measure, justify)
    hyphenated = end in paragraph.hyphens
    if paragraph.offsets is not None:
        changes = [(paragraph.base_offset(at), before, after) for at, before, after in changes]
        start, end = paragraph.offset(start), paragraph.offset(end)
    pieces = _pieces(paragraph.text, start, end, edges, changes)
    if SOFT_HYPHEN in paragraph.text:
        pieces = _without_soft_hyphens(pieces, hyphenated)
    return Line(offset + start, offset + end, pieces, width, note if kind in ("", "hang") else kind)


def _without_soft_hyphens(pieces: Sequence[Piece], hyphenated: bool) -> tuple[Piece, ...]:
    """The pieces without U+00AD, but for the last where it is the hyphen at the line's end (LB-10)."""
    last = len(pieces) - 1
    return tuple(
        Piece(
            face,
            text.replace(SOFT_HYPHEN, "") + (SOFT_HYPHEN if hyphenated and number == last else ""),
            tuple(Slot(index - text.count(SOFT_HYPHEN, 0, index), before, after) for index, before, after in slots),
        )
        for number, (face, text, slots) in enumerate(pieces)
    )


def _pieces(text: str, start: int, end: int, edges: Sequence[tuple[int, int]], changes: Sequence[Change]) -> tuple[Piece, ...]:
    """The pieces of ``text[start:end]``; ``changes``: what is added before and after the characters of the whole text."""
    if len(edges) == 1:
        slots = tuple([Slot(at - start, before, after) for at, before, after in changes]) if changes else ()
        return (Piece(edges[0][1], text[start:end], slots),)
    first, last = bisect_right(edges, start, key=_begin) - 1, bisect_left(edges, end, key=_begin)
    inside = edges[first:last]
    ends = [at for at, _ in inside[1:]] + [end]
    return tuple(
        Piece(
            face,
            text[max(a, start) : min(b, end)],
            tuple(Slot(at - max(a, start), before, after) for at, before, after in changes if a <= at < b),
        )
        for (a, face), b in zip(inside, ends, strict=True)
    )
