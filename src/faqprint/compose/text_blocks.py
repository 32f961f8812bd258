"""The blocks of one text, set: paragraphs, heads, items, notes, references and inner tables, with their structure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from typing import ClassVar, Final

from ..layout.blocks import HEADING, ITEM, NOTE, PARAGRAPH, REFERENCE, Flow, FlowBlock, HangingMark, Lines, Space
from ..layout.figures import FigureBlock
from ..layout.geometry import HUNG_LEAST, REFERENCE_HANG, place_hang
from ..manuscript.model import HalfLine, Heading, Inline, InnerTable, Item, Note, Paragraph, Picture, QrLine, Reference, Text
from ..manuscript.printed_words import REFERENCE_WORD
from ..units import ceil_half, fits, floor_half
from .text_composer import TextComposer

_BULLETS: Final = {"ListNumbering": "Disc"}
_ROMAN: Final = "[IVX]+|[ivx]+"


def compose_flow(
    composer: TextComposer,
    text: Text,
    measure_em: float,
    parent: int,
    *,
    justify: bool = True,
    container: bool = False,
    heading: str = "",
    beside: Collection[int] = (),
) -> Flow:
    """Set the blocks of a text to a measure in em under the structure element ``parent``.

    A flow is the tuple of blocks from the top down, without space at its end.  Raises ``LayoutError`` where a mark or an inner
    table leaves no room for its text (TB-13, TB-16).

    A text of a single paragraph bears its parent's own tag, unless ``container`` asks for elements of its own.
    ``heading``: the structure type of the first block, if that is a paragraph or a head: it stands for a title.
    ``beside``: the places in the text of items without words, whose marks stand beside the figures that follow them.
    """
    if len(text) == 1 and isinstance(text[0], Paragraph) and not container:
        return (composer.lines(text[0].body, measure_em, parent, justify=justify),)
    return _FlowBuilder(composer, measure_em, parent, justify, heading, beside).build(text)


class _FlowBuilder:
    """Builds one flow: follows the levels of items for indents and for the L/LI elements."""

    def __init__(
        self,
        composer: TextComposer,
        measure_em: float,
        parent: int,
        justify: bool,
        heading: str,
        beside: Collection[int],
    ) -> None:
        self.composer = composer
        self.measure = measure_em
        self.parent = parent
        self.justify = justify
        self._first = heading  # the structure type of the first block, if it stands for a title
        self.blocks: list[FlowBlock] = []
        self.indents = [0.0]  # em, text edge of each level
        self.lists: list[tuple[int, int, bool]] = []  # of each open level: L, the last LBody, numbered
        self._hangs: Mapping[int, float] = {}
        self._beside = beside
        self._mark_beside: Flow = ()  # of the item whose figure comes next

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
            self.lists.append((tree.add("L", parent, _numbering(block.mark) if block.numbered else _BULLETS), -1, block.numbered))
        element = tree.add("LI", self.lists[-1][0])
        label, body = tree.add("Lbl", element), tree.add("LBody", element)
        self.lists[-1] = (self.lists[-1][0], body, block.numbered)
        base, indent = place_hang(self.measure, self._indent(level - 1), self._hangs[i], block.mark)
        del self.indents[level:]
        self.indents.append(indent)
        self._set(block.body, body, indent, ITEM, (self._mark(block, base, label),))
        if i in self._beside and isinstance(lines := self.blocks.pop(), Lines):
            self._mark_beside = (lines._replace(lines=()),)

    def _note(self, i: int, block: Note) -> None:
        tree = self.composer.tree
        element = self._add("Note", block.level)
        label, body = tree.add("Lbl", element), tree.add("P", element)
        base, indent = place_hang(self.measure, self._indent(block.level), self._hangs[i], block.mark)
        self._set(block.body, body, indent, NOTE, (self._mark(block, base, label),))

    def _reference(self, _: int, block: Reference) -> None:
        composer = self.composer
        if self.blocks and getattr(self.blocks[-1], "role", None) != REFERENCE:
            self._space()
        tag = self._add("P", block.level)
        outer = self._indent(block.level)
        # the style's hang is that of answers: where it does not fit, a reference hangs as usual
        fitting = self.measure - outer - composer.reference_hang >= HUNG_LEAST
        hang = composer.reference_hang if fitting else REFERENCE_HANG
        base, indent = place_hang(self.measure, outer, hang, REFERENCE_WORD)
        line, size = composer.badge(hang)
        badge = HangingMark(base * composer.size, line, tag, size, True, 0.38 * (composer.size - size))
        self._set(block.body, tag, indent, REFERENCE, (badge,))

    def _table(self, _: int, block: InnerTable) -> None:
        from .inner_tables import compose_grid, least_measure

        # where the measure is narrow the table leaves its indent before it has no room
        least = least_measure(len(block.rows[0]))
        base = max(0.0, min(self._indent(block.level), floor_half(self.measure - least)))
        element = self._add("Table", block.level)
        measure, x = self.measure - base, base * self.composer.size
        self.blocks.append(compose_grid(self.composer, block, measure, element, x=x))

    def _picture(self, _: int, block: Picture) -> None:
        from .figures import compose_picture

        tag = self._add("Figure", block.level)
        self._figure(compose_picture(self.composer, block, self.measure, self._indent(block.level), tag))

    def _qr(self, _: int, block: QrLine) -> None:
        from .figures import compose_qr

        tag = self._add("Figure", block.level)
        parent = self.composer.tree.parent_of(tag)
        self._figure(compose_qr(self.composer, block, self.measure, self._indent(block.level), tag, parent))

    def _figure(self, figure: FigureBlock) -> None:
        if self._mark_beside:
            white = max(figure.margin, (self.composer.pitch - figure.figure_height) / 2)  # the mark needs a line's height
            figure = figure._replace(mark=self._mark_beside, margin=white)
            self._mark_beside = ()
        self.blocks.append(figure)

    def _mark(self, block: Item | Note, base: float, label: int) -> HangingMark:
        composer = self.composer
        tag = composer.decorated_element(block.decoration, label)
        return HangingMark(base * composer.size, composer.line(block.mark), tag, composer.size, decoration=block.decoration)

    _SETTERS: ClassVar[Mapping[type, Callable[..., None]]] = {
        Paragraph: _paragraph,
        Heading: _heading,
        Item: _item,
        Note: _note,
        Reference: _reference,
        InnerTable: _table,
        Picture: _picture,
        QrLine: _qr,
        HalfLine: _space,
    }


def _numbering(mark: str) -> Mapping[str, str]:
    """Give how a list counts whose first mark this is (ISO 32000-1, table 347); kana and kanji have no name there."""
    count = unicodedata.normalize("NFKC", mark).strip("().")
    if not (count.isascii() and count.isalpha()):
        return {"ListNumbering": "Decimal"}
    case = "Upper" if count.isupper() else "Lower"
    return {"ListNumbering": f"{case}Roman" if re.fullmatch(_ROMAN, count) and count[0] in "Ii" else f"{case}Alpha"}


def hangs(text: Text, width: Callable[[str], float]) -> dict[int, float]:
    """For each item and note of a text its hang in em: that of the widest mark of its run of siblings (TB-13).

    Bullets and numbers that follow each other are two lists, each with a hang of its own.
    """
    found: dict[int, float] = {}
    runs: dict[tuple[str, int], list[int]] = {}

    def close(level: int, kind: str = "") -> None:
        for key in [k for k in runs if k[1] > level or (k[1] == level and k[0] == kind)]:
            members = runs.pop(key)
            widest = max(_hang(text[i], width) for i in members)  # type: ignore[arg-type]  # only items and notes enter a run
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


def _hang(block: Item | Note, width: Callable[[str], float]) -> float:
    """At least 1 em, in half em; a mark that ends in a half-width character gets a little air, as does a digit before another."""
    mark, measured = block.mark, width(block.mark)
    hang = max(1.0, ceil_half(measured))
    airless = mark[-1] < "\u0080" or (mark[-1].isdecimal() and block.body.text[:1].isdecimal())
    return hang + 0.5 if airless and not fits(measured, hang - 0.5) else hang
