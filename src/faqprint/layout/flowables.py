"""What a page is filled with from top to bottom: titles, running text, boxes, the memo.

Each piece answers ``split(available, fresh, alone)``: the part for this page (``None``: nothing fits) and what is left (``None``:
all is placed).  ``available``: pt free here, ``fresh``: pt on a new page, ``alone``: the page holds nothing but what is kept with
the piece, so that a new page has no more room for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple, Protocol

from ..errors import Place
from ..text.setter import Typesetter
from ..units import EM, MM, fits
from .blocks import (
    ALL_BUT_EMPTY,
    REFERENCE_FROM_ANSWER,
    Block,
    Flow,
    InnerCut,
    Lines,
    flow_cuts,
    flow_height,
    place_flow,
    split_flow,
)
from .display_list import LAYOUT, REPEAT, Anchor, Fill, Rule, Text
from .page_builder import PageBuilder

#: White space at the foot of a page, as a price to weigh against a broken keep.
_WHITE: Final = 400.0
#: Distance of the memo's write-on rules in pt: at least 7 mm (TB-15).
MEMO_PITCH: Final = 8 * MM
#: White between the memo's frame, its fields and the line below, in pt.
FIELD_GAP: Final = 9.0
#: The memo never takes less than this share of a page.
MEMO_SHARE: Final = 1 / 3


class Fragment(Protocol):
    """A part of a piece that stands on one page."""

    @property
    def height(self) -> float:
        """Height in pt."""

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw it with its top left corner at (x, y)."""


class Flowable(Protocol):
    """Something to put on pages, see the module."""

    def split(self, available: float, fresh: float, alone: bool = False) -> tuple[Fragment | None, Flowable | None]:
        """The part for this page and what is left."""


class Title(NamedTuple):
    """A section's title; it sets the section's anchor."""

    lines: Lines
    anchor: str

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.lines.height

    def split(self, available: float, fresh: float, alone: bool = False) -> tuple[Fragment | None, Flowable | None]:
        """A title is never cut."""
        return (self, None) if fits(self.height, available) else (None, self)

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw it."""
        builder.anchors.append(Anchor(self.anchor, y))
        self.lines.place(x, y, builder)


class RunningText(NamedTuple):
    """A flow over the whole measure."""

    flow: Flow
    place_of: Place

    @property
    def height(self) -> float:
        """Height in pt."""
        return flow_height(self.flow)

    def split(self, available: float, fresh: float, alone: bool = False) -> tuple[Fragment | None, Flowable | None]:
        """Cut where the broken keep and the white space left cost least."""
        if fits(self.height, available):
            return self, None
        parts = cut_flow(self.flow, available, fresh, alone)
        if parts is None:
            return None, self
        return self._replace(flow=parts[0]), self._replace(flow=parts[1])

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw it."""
        place_flow(self.flow, x, y, builder)


def cut_flow(flow: Flow, available: float, fresh: float, alone: bool) -> tuple[Flow, Flow] | None:
    """Split a flow so that at most ``available`` pt stay above; ``None`` if there is no legal cut.

    Nor is there one if it breaks a keep that a new page could hold, unless this page is all but empty or ``alone`` is set.
    """
    best = min(flow_cuts(flow, available), key=lambda cut: cut.price + _WHITE * (available - cut.above) / fresh, default=None)
    if best is None:
        return None
    low = available < ALL_BUT_EMPTY * fresh and not alone
    if low and best.price >= REFERENCE_FROM_ANSWER and flow_height(flow) <= fresh:
        return None
    return split_flow(flow, best)


class Box(NamedTuple):
    """A framed flow; with a ``label`` in a filled cell at its left (TB-14).  Cut only if it is taller than a page."""

    flow: Flow
    width: float
    padding: float
    rule: float
    place_of: Place
    label: Lines | None = None
    label_width: float = 0.0
    anchor: str = ""

    @property
    def height(self) -> float:
        """Height in pt."""
        label = self.label.height if self.label else 0.0
        return max(flow_height(self.flow), label) + 2 * self.padding

    def split(self, available: float, fresh: float, alone: bool = False) -> tuple[Fragment | None, Flowable | None]:
        """Whole, or whole on a new page, or cut if no page could hold it with what is kept with it."""
        if fits(self.height, available):
            return self, None
        if fits(self.height, fresh) and not alone:
            return None, self
        parts = cut_flow(self.flow, available - 2 * self.padding, fresh, alone)
        if parts is None or (self.label and not fits(self.label.height + 2 * self.padding, available)):
            return None, self
        label = self.label._replace(tag=REPEAT, tags=(), links=()) if self.label else None
        return self._replace(flow=parts[0]), self._replace(flow=parts[1], label=label, anchor="")

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw frame, label and content."""
        height = self.height
        if self.anchor:
            builder.anchors.append(Anchor(self.anchor, y))
        if self.label:
            builder.fills.append(Fill(x, y, self.label_width, height, 0.88))
            builder.rules.append(Rule(x + self.label_width, y, x + self.label_width, y + height, self.rule))
            self.label.place(x, y + (height - self.label.height) / 2, builder)
        builder.frame(x, y, x + self.width, y + height, self.rule)
        content = flow_height(self.flow)
        place_flow(self.flow, x + self.label_width + self.padding, y + (height - content) / 2, builder)


class MemoFrame(NamedTuple):
    """A frame to write in down to the foot of its page, ruled or empty, with fields and the place to hand it in below."""

    width: float
    fields: tuple[Lines, ...]
    across: int  # fields beside each other
    return_to: Flow
    ruled: bool
    rule: float
    place_of: Place
    filled: float = 0.0

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.filled

    def split(self, available: float, fresh: float, alone: bool = False) -> tuple[Fragment | None, Flowable | None]:
        """All of this page if a third of one is left, else a new page."""
        least = 0.0 if alone else fresh * MEMO_SHARE
        if not fits(max(least, self._below() + 2 * MEMO_PITCH), available):
            return None, self
        return self._replace(filled=available), None

    def _below(self) -> float:
        fields = self._fields_height() + FIELD_GAP if self.fields else 0.0
        return fields + (flow_height(self.return_to) + FIELD_GAP if self.return_to else 0.0)

    def _fields_height(self) -> float:
        return self._field_height() * -(-len(self.fields) // self.across)

    def _field_height(self) -> float:
        return max([field.height for field in self.fields], default=0.0) + 12.0

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw the frame with its rules, the fields, and where to hand it in."""
        foot = y + self.filled - self._below()
        builder.frame(x, y, x + self.width, foot, self.rule)
        if self.ruled:
            count = int((foot - y) / MEMO_PITCH)
            step = (foot - y) / max(count, 1)
            builder.rules += [Rule(x, y + i * step, x + self.width, y + i * step, 0.25) for i in range(1, count)]
        foot += FIELD_GAP
        if self.fields:
            self._place_fields(x, foot, builder)
            foot += self._fields_height() + FIELD_GAP
        place_flow(self.return_to, x, foot, builder)

    def _place_fields(self, x: float, y: float, builder: PageBuilder) -> None:
        """Rows of labelled boxes, as wide as the frame."""
        height, share = self._field_height(), self.width / self.across
        for i, field in enumerate(self.fields):
            row, column = divmod(i, self.across)
            left, top = x + column * share, y + row * height
            label = max(line.width for line in field.lines) * field.size / EM + field.size
            builder.fills.append(Fill(left, top, label, height, 0.92))
            builder.rules.append(Rule(left + label, top, left + label, top + height, 0.35))
            if column:
                builder.rules.append(Rule(left, top, left, top + height, 0.35))
            elif row:
                builder.rules.append(Rule(x, top, x + self.width, top, 0.35))
            field.place(left + field.size / 2, top + (height - field.height) / 2, builder)
        builder.frame(x, y, x + self.width, y + self._fields_height(), self.rule)


class ContentsEntry(NamedTuple):
    """A line of the contents list: a block of a flow; its page number is known when the pages are drawn."""

    lines: Lines
    anchor: str
    number_tag: int
    width: float
    setter: Typesetter
    pages: Mapping[str, int]
    prefix: str
    role: int = 0

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.lines.height

    @property
    def line_count(self) -> int:
        """Lines of the entry."""
        return self.lines.line_count

    def inner_cuts(self, room: float) -> Iterator[InnerCut]:
        """An entry is never cut."""
        return iter(())

    def split(self, token: Any) -> tuple[Block, Block]:
        """Never asked for: ``inner_cuts`` offers none."""
        raise AssertionError("a contents entry has no inner cut")

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw the entry, the leader and the page."""
        self.lines.place(x, y, builder)
        size = self.lines.size
        baseline = y + self.lines.rise + (self.lines.line_count - 1) * self.lines.pitch
        number = self.setter.line_of(f"{self.prefix}{self.pages[self.anchor]}")
        right = x + self.width - number.width * size / EM
        last = self.lines.lines[-1].width * size / EM
        dots = int((right - x - self.lines.x - last) / size - 1.0)
        if dots > 0:
            leader = self.setter.line_of("…" * dots)
            builder.texts.append(Text(right - (dots + 0.5) * size, baseline, size, leader, LAYOUT))
        builder.texts.append(Text(right, baseline, size, number, self.number_tag))
