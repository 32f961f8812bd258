"""Sets paragraphs at one size and line pitch, with their links: the table has one such composer, the body another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from functools import cached_property
from math import inf
from typing import Final

from ..layout.blocks import BAR, PARAGRAPH, DecorationSpot, HangingMark, Lines, LinkSpot
from ..layout.display_list import PictureSize
from ..layout.geometry import REFERENCE_HANG
from ..layout.marker import Marker
from ..layout.structure import StructureTree
from ..manuscript.model import Inline
from ..manuscript.printed_words import REFERENCE_WORD
from ..storage.memory_cache import MemoryCache
from ..style import LineOptions, Style
from ..text.line import Line, piece_end
from ..text.setter import TextStretch, Typesetter
from ..units import EM, em_units

#: White behind the badge's word in em: its frame's, and the gap before the text.
BADGE_WHITE: Final = 0.44
#: How many hangs of references are kept with their badges: a content has one or two.
_HANGS: Final = 8
#: Where lines stand in their room: ``align`` of ``layout.blocks.Lines``.
ALIGN_CENTRE: Final = 0.5
ALIGN_RIGHT: Final = 1.0
#: The decorations that the structure tells of.
_DECORATION_TYPES: Final = {"underline": "Underline", "double": "Underline", "strike": "LineThrough"}


class TextComposer:
    """Sets texts at one size; lengths in pt unless named em."""

    def __init__(
        self,
        setter: Typesetter,
        tree: StructureTree,
        style: Style,
        size: float,
        pitch_em: float,
        *,
        body: bool = False,
        heading: str = "",
        reference_hang: float = REFERENCE_HANG,
        room: float = inf,
        pictures: list[PictureSize] | None = None,
    ) -> None:
        """``size``: type size in pt; ``pitch_em``: line pitch in em.

        ``body``: it sets what stands outside the table: tables have a frame and markers there.
        ``heading``: the structure type of heads (【…】); without it they are one level below a title, if one came before.
        ``reference_hang``: the hang of a reference behind its badge, in em.  ``room``: pt that a page has for a text at most;
        ``pictures``: grows by each that is set.
        """
        self.setter: Final = setter
        self.tree = tree
        self.style: Final = style
        self.options = style.line
        self._justified = style.line._replace(wrap="char")  # breaking by phrases is for ragged text (LB-17)
        self.size: Final = size
        self.pitch: Final = pitch_em * size
        self.body: Final = body
        self._heading: Final = heading
        self.reference_hang: Final = reference_hang
        self.room = room
        self.pictures: list[PictureSize] = [] if pictures is None else pictures
        self._badges: Final[MemoryCache[tuple[Line, float]]] = MemoryCache(_HANGS)
        face = setter.faces.faces[0]
        ascent = face.ascent / (face.ascent - face.descent)
        #: From the top of a line box to its baseline.
        self.rise: Final = (self.pitch - size) / 2 + ascent * size

    def on(self, tree: StructureTree, heading: str = "") -> TextComposer:
        """Give the same composer, adding its elements to another tree; ``heading``: the structure type of heads there."""
        other = TextComposer.__new__(TextComposer)  # there is one for each row, and ``copy`` takes longer than to set a line
        other.__dict__.update(self.__dict__, tree=tree, _heading=heading or self._heading)
        return other

    def without_hang(self) -> TextComposer:
        """Give the same composer whose punctuation does not hang: beside a rule there is no room for it (LB-16)."""
        other = copy(self)
        other.options, other._justified = (options._replace(hang="none") for options in (self.options, self._justified))
        return other

    @property
    def heading(self) -> str:
        """The structure type of a head here: levels must not skip, so before any title it is of the first."""
        return self._heading or ("H2" if "H1" in self.tree.kinds else "H1")

    def lines(
        self,
        inline: Inline,
        measure_em: float,
        tag: int,
        *,
        x: float = 0.0,
        role: int = PARAGRAPH,
        bold: bool = False,
        justify: bool = True,
        align: float = 0.0,
        marks: tuple[HangingMark, ...] = (),
    ) -> Lines:
        """Set one paragraph to a measure in em; its links become Link elements under ``tag``.

        ``x``: its left edge; ``align``: where each line stands in the measure, from 0 (left) to 1 (right).
        """
        text, spans = inline
        measure, options = em_units(measure_em), self._justified if justify else self.options
        if not spans:
            made = self.setter.set(text, measure, options, bold=bold, justify=justify)
            tags: tuple[tuple[int, ...], ...] = ()
            links: tuple[LinkSpot, ...] = ()
            decorations: tuple[DecorationSpot, ...] = ()
        else:
            made = self.setter.set(text, measure, options, bold=bold, spans=weights(inline, bold), justify=justify)
            tags, links, decorations = self._spots(inline, made, tag)
            # where a mark has changed with what follows it both have one rule
            if marks and decorations and decorations[0][:2] == (0, 0) and decorations[0].kind == marks[0].decoration:
                first = decorations[0]._replace(start=round((marks[0].x - x) / self.size * EM))
                marks, decorations = (marks[0]._replace(decoration=""),), (first, *decorations[1:])
        room = measure_em * self.size if align else 0.0
        return Lines(
            made, self.size, self.pitch, self.rise, x, tag, role, marks, tags, links, align, room, decorations=decorations
        )

    def line(self, text: str, *, bold: bool = False) -> Line:
        """Set a text as one line, however long, without a mark."""
        return self.setter.line_of(text, bold=bold)

    def badge(self, hang: float) -> tuple[Line, float]:
        """Give the word of a reference and its size: it shrinks so that badge and gap fill ``hang``, in em (TB-12).

        Behind it stands a space, which takes no room of the line: whoever hears or copies the text needs a word's end there
        (ISO 32000-1, 14.8.2.5).
        """
        return self._badges.memo(hang, lambda: self._make_badge(hang))

    def _make_badge(self, hang: float) -> tuple[Line, float]:
        line = self.line(REFERENCE_WORD, bold=True)
        *before, last = line.pieces
        space = self.setter.faces.faces[last.face].advances[" "]
        size = min(1.0, (hang - BADGE_WHITE) * EM / line.width, hang * EM / (line.width + space))
        return line._replace(pieces=(*before, last._replace(text=f"{last.text} "))), self.size * size

    def width(self, text: str, *, bold: bool = False) -> float:
        """Width in em of the widest line of a paragraph if only its line feeds end lines, spaced as the style says."""
        return self.setter.measure_of(text, self._justified, bold=bold) / EM

    def unbreakable_width(self, inline: Inline, *, bold: bool = False) -> float:
        """Width in em of the widest stretch that no line may break."""
        return self.setter.unit_of(inline.text, self._justified, bold=bold, spans=weights(inline, bold)) / EM

    def count(self, inline: Inline, measure_em: float, *, bold: bool = False) -> int:
        """How many lines a paragraph takes, set ragged to a measure in em that no unit exceeds."""
        options: LineOptions = self._justified
        spans = weights(inline, bold)
        return len(self.setter.set(inline.text, em_units(measure_em), options, bold=bold, spans=spans, justify=False))

    @cached_property
    def markers(self) -> tuple[Marker, Marker]:
        """The markers below a table that goes on and above one that continues (TB-11)."""
        words, size = self.style.markers, self.style.sizes.marker
        return (
            Marker(self.line(words.next), size, words.next_side == "right"),
            Marker(self.line(words.previous), size, words.previous_side == "right"),
        )

    def _piece_width(self, line: Line, index: int) -> int:
        """Width of one piece of a line in units of ``EM``."""
        piece = line.pieces[index]
        advances = self.setter.faces.faces[piece.face].advances
        return sum(map(advances.__getitem__, piece.text)) + sum(slot.before + slot.after for slot in piece.slots)

    def _spots(
        self, inline: Inline, lines: Sequence[Line], tag: int
    ) -> tuple[tuple[tuple[int, ...], ...], tuple[LinkSpot, ...], tuple[DecorationSpot, ...]]:
        """The tags of each line's pieces, the stretches that are links, and those that are decorated."""
        told = [span for span in inline.spans if span.link or span.decoration not in ("", BAR)]
        bars = self._bars(inline, lines)
        if not told:
            return (), (), bars
        starts = [span.start for span in told]
        holders: list[int] = []
        elements: list[int] = []  # in the order of the words: it is the order of reading
        # spans beside each other are one link, here strong, there not
        for before, span in zip((None, *told), told, strict=False):
            one = before and before.end == span.start and before.link == span.link
            holders.append(tag if not span.link else holders[-1] if one else self.tree.add("Link", tag))
            elements.append(self.decorated_element(span.decoration, holders[-1]))
        words = dict.fromkeys(holders, "")
        for element, span in zip(holders, told, strict=True):
            words[element] += inline.text[span.start : span.end]
        tags, links, decorations = [], [], list(bars)
        for number, line in enumerate(lines):
            own = []
            at, x = line.start, 0
            for index, piece in enumerate(line.pieces):
                width = self._piece_width(line, index)
                which = bisect_right(starts, at) - 1
                if which >= 0 and at < (span := told[which]).end:
                    own.append(elements[which])
                    if span.link:
                        links.append(LinkSpot(number, x, x + width, span.link, holders[which], words[holders[which]]))
                    if span.decoration:
                        decorations.append(DecorationSpot(number, x, x + width, span.decoration))
                else:
                    own.append(tag)
                at = piece_end(inline.text, at, piece)
                x += width
            tags.append(tuple(own))
        return tuple(tags), tuple(links), tuple(decorations)

    def decorated_element(self, decoration: str, holder: int) -> int:
        """Give the element of some words: where they are decorated, one of their own (ISO 32000-1, 14.8.5.4.4)."""
        kind = _DECORATION_TYPES.get(decoration)
        return self.tree.add("Span", holder, {"TextDecorationType": kind}) if kind else holder

    def _bars(self, inline: Inline, lines: Sequence[Line]) -> tuple[DecorationSpot, ...]:
        """A bar for each line that holds some of what changed; what is gone was in the line that holds its place."""
        numbers: set[int] = set()
        for start, end, *_, decoration in inline.spans:
            if decoration == BAR and lines:
                found = {number for number, line in enumerate(lines) if line.start < end and line.end > start}
                numbers |= found or {max((number for number, line in enumerate(lines) if line.start <= start), default=0)}
        return tuple(DecorationSpot(number, 0, 0, BAR) for number in sorted(numbers))


def weights(inline: Inline, bold: bool) -> tuple[TextStretch, ...]:
    """The spans of a line as the typesetter asks for them: start, end, whether that stretch is bold.

    A bar beside a line is none: the line is set as it would be without.
    """
    return tuple((span.start, span.end, bold or span.strong) for span in inline.spans if span.decoration != BAR)
