"""The memo: a frame to write in down to the foot of its page, and a form below it (TB-15)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..named_tuple import NamedTuple
from ..text.line import Line
from ..units import EM, MM, fits
from .blocks import Flow, Lines, flow_height, place_flow
from .display_list import LAYOUT, Fill, PlacedLine, Rule
from .page_builder import PageBuilder
from .split import Split, WhyNot

#: Distance of the rules to write on in pt, at the size for which all is measured here; larger type has more.
MEMO_PITCH: Final = 8 * MM
_SIZE: Final = 10.5
#: The least height of a field, and the least width to write in beside its label, in pt.
FIELD_HEIGHT: Final = 9 * MM
FIELD_WIDTH: Final = 35 * MM
#: White above and below a label together, and between the frame, its fields and the line below, in em.
_PADDING: Final = 1.15
_GAP: Final = 0.85
#: The memo never takes less than this share of a page, nor has fewer lines to write on; those alone on a page may have fewer.
MEMO_SHARE: Final = 1 / 3
_LINES: Final = 4
_LINES_ALONE: Final = 2
#: What a date is written in: so wide at most in em, and of that so much before 年, 月 and 日.
_DATE_WIDTH: Final = 14.0
_DATE_GAPS: Final = (0.4, 0.3, 0.3)


class MemoField(NamedTuple):
    """A labelled space to write in; lengths in pt."""

    #: Its left edge from that of the form, and its width with the label.
    x: float
    width: float
    label: Lines
    #: Width of the filled cell in which the label stands.
    label_width: float
    #: The words of a date that stand in the space to write in; empty: it is no date.
    date: tuple[Line, ...] = ()

    def place(self, x: float, y: float, height: float, builder: PageBuilder) -> None:
        """Draw it, ``height`` pt high, in a form whose left edge is at ``x``; its own edges are the form's."""
        left, size = x + self.x, self.label.size
        right = left + self.label_width
        builder.fills.append(Fill(left, y, self.label_width, height, 0.92))
        builder.rules.append(Rule(right, y, right, y + height, 0.35))
        self.label.place(left + size / 2, y + (height - self.label.height) / 2, builder)
        room = min(self.width - self.label_width - size, _DATE_WIDTH * size) - sum(mark.width for mark in self.date) * size / EM
        right += size / 2
        baseline = y + (height - self.label.pitch) / 2 + self.label.rise
        for mark, gap in zip(self.date, _DATE_GAPS, strict=False):
            right += gap * room
            builder.texts.append(PlacedLine(right, baseline, size, mark, LAYOUT))
            right += mark.width * size / EM


class MemoFrame(NamedTuple):
    """The frame, ruled or empty, the fields, and where to hand it in."""

    #: Width of the frame in pt.
    width: float
    #: The fields below the frame, row by row.
    rows: tuple[tuple[MemoField, ...], ...]
    #: Where to hand it in, below all; empty: not said.
    return_to: Flow
    #: Whether the frame has rules to write on, else it is empty.
    ruled: bool
    #: Width of the frame's rules in pt.
    rule: float
    #: Type size in pt.
    size: float = _SIZE
    #: Height in pt once it is on a page; 0 before.
    filled: float = 0.0

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.filled

    @property
    def framed(self) -> bool:
        """The memo begins with its frame."""
        return True

    @property
    def pitch(self) -> float:
        """Distance of the rules to write on, at least, in pt."""
        return MEMO_PITCH * max(self.size / _SIZE, 1.0)

    def split(self, available: float, fresh: float, alone: bool = False) -> Split:
        """All of this page if there is enough left, else a new page; ``available`` and ``fresh`` in pt."""
        least = self._below() + (_LINES_ALONE if alone else _LINES) * self.pitch
        if not fits(needed := max(least, 0.0 if alone else fresh * MEMO_SHARE), available):
            return Split(None, self, WhyNot("memo-too-tall", needed, available))
        return Split(self._replace(filled=available))

    def _below(self) -> float:
        gap = _GAP * self.size
        fields = self._field_height() * len(self.rows) + gap if self.rows else 0.0
        return fields + (flow_height(self.return_to) + gap if self.return_to else 0.0)

    def _field_height(self) -> float:
        labels = [field.label.height for row in self.rows for field in row]
        return max(FIELD_HEIGHT * self.size / _SIZE, max(labels, default=0.0) + _PADDING * self.size)

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw the frame with its rules, the fields, and where to hand it in, from the top left corner (x, y) in pt."""
        foot = y + self.filled - self._below()
        builder.frame(x, y, x + self.width, foot, self.rule)
        if self.ruled:
            count = int((foot - y) / self.pitch)
            step = (foot - y) / max(count, 1)
            builder.rules += [Rule(x, y + i * step, x + self.width, y + i * step, 0.25) for i in range(1, count)]
        foot += _GAP * self.size
        if self.rows:
            foot = self._place_rows(x, foot, self._field_height(), builder) + _GAP * self.size
        place_flow(self.return_to, x, foot, builder)

    def _place_rows(self, x: float, y: float, height: float, builder: PageBuilder) -> float:
        """Draw the fields in a frame; give its lower edge."""
        top = y
        before: Sequence[MemoField] = ()
        for row in self.rows:
            if before:
                builder.rules.append(Rule(x, y, x + self.width, y, 0.35))
            for field in row:
                if field.x:
                    builder.rules.append(Rule(x + field.x, y, x + field.x, y + height, 0.35))
                field.place(x, y, height, builder)
            y += height
            before = row
        builder.frame(x, top, x + self.width, y, self.rule)
        return y
