"""The blocks of one text, set: paragraphs, heads, items, notes, references and inner tables, with their structure.

``TextComposer`` sets at one size and line pitch; the table has one, the body another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import ClassVar, Final

from ..errors import LayoutError
from ..layout.blocks import HEADING, ITEM, NOTE, PARAGRAPH, REFERENCE, Block, Flow, HangingMark, Lines, LinkSpot, Space
from ..layout.geometry import REFERENCE_HANG
from ..layout.grid import Grid, GridRow
from ..layout.head_cells import head_scopes
from ..layout.structure import StructureTree
from ..manuscript.model import Form, HalfLine, Heading, Inline, InnerTable, Item, Note, Paragraph, Reference, Text
from ..manuscript.printed_words import REFERENCE_WORD
from ..style import LineOptions
from ..text.fonts import Faces
from ..text.line import Line, piece_end
from ..text.setter import Typesetter
from ..units import EM, ceil_half, em_units, fits, floor_half

#: White behind the badge's word in em: its frame's, and the gap before the text.
BADGE_WHITE: Final = 0.44

#: Up to this many em, and up to this share of its measure, a column of an inner table keeps what it needs.
NARROW: Final = 5.5
NARROW_SHARE: Final = 0.2

_ORDERED: Final = {"ListNumbering": "Decimal"}
_BULLETS: Final = {"ListNumbering": "Disc"}


class TextComposer:
    """Sets texts at one size; lengths in pt unless named em."""

    def __init__(
        self,
        setter: Typesetter,
        faces: Faces,
        tree: StructureTree,
        options: LineOptions,
        size: float,
        pitch_em: float,
        *,
        heading: str = "",
        reference_hang: float = REFERENCE_HANG,
    ) -> None:
        """``heading``: the structure type of heads (【…】); without it they are one level below a title, if one came before."""
        self.setter = setter
        self.tree = tree
        self.options = options
        self._justified = options._replace(wrap="char")  # breaking by phrases is for ragged text (LB-17)
        self.size = size
        self.pitch = pitch_em * size
        self._heading = heading
        self.reference_hang = reference_hang
        self._faces = faces
        face = faces.faces[0]
        ascent = face.ascent / (face.ascent - face.descent)
        self.rise = (self.pitch - size) / 2 + ascent * size

    def on(self, tree: StructureTree) -> TextComposer:
        """Give the same composer, adding its elements to another tree."""
        other = copy(self)
        other.tree = tree
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
        centered: bool = False,
        marks: tuple[HangingMark, ...] = (),
    ) -> Lines:
        """Set one paragraph to a measure in em; its links become Link elements under ``tag``."""
        text, spans = inline
        measure, options = em_units(measure_em), self._justified if justify else self.options
        if not spans:
            made = self.setter.set(text, measure, options, bold=bold, justify=justify)
            tags: tuple[tuple[int, ...], ...] = ()
            links: tuple[LinkSpot, ...] = ()
        else:
            ranges = tuple((span.start, span.end, bold or span.strong) for span in spans)
            made = self.setter.set(text, measure, options, bold=bold, spans=ranges, justify=justify)
            tags, links = self._links(inline, made, tag)
        center = measure_em * self.size if centered else 0.0
        return Lines(made, self.size, self.pitch, self.rise, x, tag, role, marks, tags, links, center)

    def line(self, text: str, *, bold: bool = False) -> Line:
        """One unbroken line."""
        return self.setter.line_of(text, bold=bold)

    @cached_property
    def badge(self) -> tuple[Line, float]:
        """The word of a reference and its size: it shrinks so that badge and gap fill the hang.

        Behind it stands a space, which takes no room of the line: whoever hears or copies the text needs a word's end there
        (ISO 32000-1, 14.8.2.5).
        """
        line = self.line(REFERENCE_WORD, bold=True)
        *before, last = line.pieces
        space = self._faces.faces[last.face].advances[" "]
        size = min(1.0, (self.reference_hang - BADGE_WHITE) * EM / line.width, self.reference_hang * EM / (line.width + space))
        return line._replace(pieces=(*before, last._replace(text=f"{last.text} "))), self.size * size

    def width(self, text: str, *, bold: bool = False) -> float:
        """Width of one unbroken line in em."""
        return self.setter.measure_of(text, bold=bold) / EM

    def flow(
        self, text: Text, measure_em: float, parent: int, *, justify: bool = True, container: bool = False, heading: str = ""
    ) -> Flow:
        """Set the blocks of a text under the structure element ``parent``.

        A text of a single paragraph bears its parent's own tag, unless ``container`` asks for elements of its own.
        ``heading``: the structure type of the first block, if that is a paragraph or a head: it stands for a title.
        """
        if len(text) == 1 and isinstance(text[0], Paragraph) and not container:
            return (self.lines(text[0].body, measure_em, parent, justify=justify),)
        return _FlowBuilder(self, measure_em, parent, justify, heading).build(text)

    def piece_width(self, line: Line, index: int) -> int:
        """Width of one piece of a line in units of ``EM``."""
        piece = line.pieces[index]
        advances = self._faces.faces[piece.face].advances
        return sum(map(advances.__getitem__, piece.text)) + sum(slot.before + slot.after for slot in piece.slots)

    def _links(self, inline: Inline, lines: Sequence[Line], tag: int) -> tuple[tuple[tuple[int, ...], ...], tuple[LinkSpot, ...]]:
        """The tags of each line's pieces and the stretches that are links."""
        linked = [span for span in inline.spans if span.link]
        if not linked:
            return (), ()
        elements = [self.tree.add("Link", tag) for _ in linked]
        starts = [span.start for span in linked]
        tags, spots = [], []
        for number, line in enumerate(lines):
            own = []
            at, x = line.start, 0
            for index, piece in enumerate(line.pieces):
                width = self.piece_width(line, index)
                which = bisect_right(starts, at) - 1
                if which >= 0 and at < (span := linked[which]).end:
                    own.append(elements[which])
                    words = inline.text[span.start : span.end]
                    spots.append(LinkSpot(number, x, x + width, span.link, elements[which], words))
                else:
                    own.append(tag)
                at = piece_end(inline.text, at, piece)
                x += width
            tags.append(tuple(own))
        return tuple(tags), tuple(spots)


class _FlowBuilder:
    """Builds one flow: follows the levels of items for indents and for the L/LI elements."""

    def __init__(self, composer: TextComposer, measure_em: float, parent: int, justify: bool, heading: str) -> None:
        self.composer = composer
        self.measure = measure_em
        self.parent = parent
        self.justify = justify
        self._first = heading  # the structure type of the first block, if it stands for a title
        self.blocks: list[Block] = []
        self.indents = [0.0]  # em, text edge of each level
        self.lists: list[tuple[int, int, bool]] = []  # of each open level: L, the last LBody, numbered
        self._hangs: Mapping[int, float] = {}

    def build(self, text: Text) -> Flow:
        kinds = set(map(type, text))
        if Item in kinds or Note in kinds:
            self._hangs = hangs(text, self.composer.width)
        for i, block in enumerate(text):
            self._SETTERS[type(block)](self, i, block)
        while self.blocks and isinstance(self.blocks[-1], Space):
            self.blocks.pop()
        return tuple(self.blocks)

    def _space(self, *_: object) -> None:
        if self.blocks and not isinstance(self.blocks[-1], Space):
            self.blocks.append(Space(self.composer.pitch / 2))

    def _add(self, kind: str, level: int) -> int:
        """Add an element where a block of this level belongs; a block of level 0 ends every list."""
        del self.lists[level:], self.indents[level + 1 :]
        return self.composer.tree.add(kind, self.lists[-1][1] if self.lists else self.parent)

    def _indent(self, level: int) -> float:
        return self.indents[min(level, len(self.indents) - 1)]

    def _set(
        self, body: Inline, tag: int, indent: float, role: int, marks: tuple[HangingMark, ...] = (), *, bold: bool = False
    ) -> None:
        composer = self.composer
        lines = composer.lines(
            body,
            self.measure - indent,
            tag,
            x=indent * composer.size,
            role=role,
            bold=bold,
            justify=self.justify and role != HEADING,
            marks=marks,
        )
        self.blocks.append(lines)

    def _paragraph(self, i: int, block: Paragraph) -> None:
        tag = self._add((not i and self._first) or "P", block.level)
        self._set(block.body, tag, self._indent(block.level), ITEM if block.level else PARAGRAPH)

    def _heading(self, i: int, block: Heading) -> None:
        self._space()
        tag = self._add((not i and self._first) or self.composer.heading, block.level)
        self._set(block.body, tag, self._indent(block.level), HEADING, bold=True)

    def _item(self, i: int, block: Item) -> None:
        tree, level = self.composer.tree, block.level
        del self.lists[level:], self.indents[level + 1 :]
        if len(self.lists) == level and self.lists[-1][2] != block.numbered:
            self.lists.pop()
        if len(self.lists) < level:
            parent = self.lists[-1][1] if self.lists else self.parent
            self.lists.append((tree.add("L", parent, _ORDERED if block.numbered else _BULLETS), -1, block.numbered))
        element = tree.add("LI", self.lists[-1][0])
        label, body = tree.add("Lbl", element), tree.add("LBody", element)
        self.lists[-1] = (self.lists[-1][0], body, block.numbered)
        base = self._indent(level - 1)
        indent = base + self._hangs[i]
        del self.indents[level:]
        self.indents.append(indent)
        self._set(block.body, body, indent, ITEM, (self._mark(block.mark, base, label),))

    def _note(self, i: int, block: Note) -> None:
        tree = self.composer.tree
        element = self._add("Note", block.level)
        label, body = tree.add("Lbl", element), tree.add("P", element)
        base = self._indent(block.level)
        self._set(block.body, body, base + self._hangs[i], NOTE, (self._mark(block.mark, base, label),))

    def _reference(self, _: int, block: Reference) -> None:
        composer = self.composer
        if self.blocks and getattr(self.blocks[-1], "role", None) != REFERENCE:
            self._space()
        tag = self._add("P", block.level)
        base = self._indent(block.level)
        line, size = composer.badge
        badge = HangingMark(base * composer.size, line, tag, size, True, 0.38 * (composer.size - size))
        self._set(block.body, tag, base + composer.reference_hang, REFERENCE, (badge,))

    def _table(self, _: int, block: InnerTable) -> None:
        base = self._indent(block.level)
        element = self._add("Table", block.level)
        measure, x = self.measure - base, base * self.composer.size
        grid = compose_grid(self.composer, block.rows, measure, element, x=x, even=block.form is not None, form=block.form)
        self.blocks.append(grid)

    def _mark(self, text: str, base: float, tag: int) -> HangingMark:
        composer = self.composer
        return HangingMark(base * composer.size, composer.line(text), tag, composer.size)

    _SETTERS: ClassVar[Mapping[type, Callable[..., None]]] = {
        Paragraph: _paragraph,
        Heading: _heading,
        Item: _item,
        Note: _note,
        Reference: _reference,
        InnerTable: _table,
        HalfLine: _space,
    }


def hangs(text: Text, width: Callable[[str], float]) -> dict[int, float]:
    """For each item and note of a text its hang in em: that of the widest mark of its run of siblings (TB-13).

    Bullets and numbers that follow each other are two lists, each with a hang of its own.
    """
    found: dict[int, float] = {}
    runs: dict[tuple[str, int], list[int]] = {}

    def close(level: int, kind: str = "") -> None:
        for key in [k for k in runs if k[1] > level or (k[1] == level and k[0] == kind)]:
            members = runs.pop(key)
            widest = max(_hang(width(text[i].mark), text[i].mark) for i in members)  # type: ignore[union-attr]  # only items and notes enter a run
            found.update(dict.fromkeys(members, widest))

    for i, block in enumerate(text):
        if isinstance(block, HalfLine):
            continue
        level = block.level
        if isinstance(block, Item):
            close(level, "bullets" if block.numbered else "numbers")
            runs.setdefault(("numbers" if block.numbered else "bullets", level), []).append(i)
        elif isinstance(block, Note):
            runs.setdefault(("notes", level), []).append(i)
        else:
            close(level)
    close(-1)
    return found


def _hang(width: float, mark: str) -> float:
    """At least 1 em, in half em; a mark that ends in a half-width character gets a little air."""
    hang = max(1.0, ceil_half(width))
    return hang + 0.5 if mark[-1] < "\u0080" and not fits(width, hang - 0.5) else hang


def compose_grid(
    composer: TextComposer,
    rows: Sequence[Sequence[Inline]],
    measure_em: float,
    element: int,
    *,
    x: float = 0.0,
    even: bool = False,
    form: Form | None = None,
) -> Grid:
    """Set a ruled table into a measure; the first row is its head.  ``even`` spreads it over the whole measure."""
    padding = 0.4
    least = form.columns if form else ()
    measures = column_measures(rows, measure_em, padding, composer, even=even, least=least)
    size, tree = composer.size, composer.tree
    edges = [0.0]
    for measure in measures:
        edges.append(edges[-1] + (measure + 2 * padding) * size)
    set_rows = []
    scopes = head_scopes([[inline.text.strip() for inline in row] for row in rows])
    for i, row in enumerate(rows):
        line = tree.add("TR", element)
        cells = []
        for measure, inline, scope in zip(measures, row, scopes[i], strict=True):
            tag = tree.add("TH", line, {"Scope": scope}) if scope else tree.add("TD", line)
            cells.append(composer.lines(inline, measure, tag, bold=not i, justify=False, centered=not i))
        set_rows.append(
            GridRow(tuple(cells), max(1, *[len(cell.lines) for cell in cells]) if cells else 1, form.row if form and i else 0.0)
        )
    return Grid(set_rows[0], tuple(set_rows[1:]), tuple(edges), composer.pitch, padding * size, 0.2 * size, 0.35, x, 0.25 * size)


def column_measures(
    rows: Sequence[Sequence[Inline]],
    measure_em: float,
    padding: float,
    composer: TextComposer,
    *,
    even: bool,
    least: Sequence[float] = (),
) -> list[float]:
    """Column measures in half em: what each needs, but at least ``least``, if that fits.

    Else narrow columns keep what they need and the others share what is left by need, none below 2 em.
    """
    count = len(rows[0])
    needs = [max(low, *[_need(row[c], composer) for row in rows]) for c, low in enumerate(least or count * (2.0,))]
    free = floor_half(measure_em - 2 * padding * count)
    if free < 2.0 * count:
        raise LayoutError("inner-table-too-wide", columns=str(count))
    if sum(needs) <= free:
        if even:
            needs[-1] += free - sum(needs)
        return needs
    order, narrow = sorted(range(count), key=needs.__getitem__), max(NARROW, floor_half(free * NARROW_SHARE))
    measures = [0.0] * count
    for position, c in enumerate(order):
        measures[c] = min(needs[c], narrow, floor_half(free / (count - position)))
        free -= measures[c]
    lacking = sum(needs) - sum(measures)
    shares = [floor_half(free * (need - measure) / lacking) for need, measure in zip(needs, measures, strict=True)]
    shares[order[-1]] += free - sum(shares)
    return [measure + share for measure, share in zip(measures, shares, strict=True)]


def _need(inline: Inline, composer: TextComposer) -> float:
    """A cell's width on one line, in whole half em."""
    return ceil_half(composer.width(inline.text))
