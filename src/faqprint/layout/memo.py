"""The memo: a frame to write in, and a form below it (TB-15)."""

from __future__ import annotations

from typing import Final, NamedTuple

from ..units import EM, MM, fits
from .blocks import Flow, Lines, flow_height, place_flow
from .display_list import Fill, Rule
from .page_builder import PageBuilder
from .split import Split, WhyNot

#: Distance of the memo's write-on rules in pt: at least 7 mm (TB-15).
MEMO_PITCH: Final = 8 * MM
#: White between the memo's frame, its fields and the line below, in pt.
FIELD_GAP: Final = 9.0
#: The memo never takes less than this share of a page.
MEMO_SHARE: Final = 1 / 3


class MemoFrame(NamedTuple):
    """A frame to write in down to the foot of its page, ruled or empty, with fields and the place to hand it in below."""

    #: Width of the frame in pt.
    width: float
    #: The labels of the fields below the frame, and how many fields stand beside each other.
    fields: tuple[Lines, ...]
    across: int
    #: Where to hand it in, below all; empty: not said.
    return_to: Flow
    #: Whether the frame has rules to write on, else it is empty.
    ruled: bool
    #: Width of the frame's rules in pt.
    rule: float
    #: Height in pt once it is on a page; 0 before.
    filled: float = 0.0

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.filled

    def split(self, available: float, fresh: float, alone: bool = False) -> Split:
        """All of this page if a third of one is left, else a new page."""
        least = 0.0 if alone else fresh * MEMO_SHARE
        if not fits(needed := max(least, self._below() + 2 * MEMO_PITCH), available):
            return Split(None, self, WhyNot("memo-too-tall", needed, available))
        return Split(self._replace(filled=available))

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
