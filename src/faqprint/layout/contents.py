"""目次: an entry of the contents list, its leader and its page number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..named_tuple import NamedTuple
from ..text.setter import Typesetter
from ..units import EM, fits
from .blocks import PARAGRAPH, FlowBlock, InnerCut, Lines
from .display_list import LAYOUT, PlacedLine
from .page_builder import PageBuilder


class ContentsEntry(NamedTuple):
    """A line of the contents list: a block of a flow; its page number is known when the pages are drawn."""

    #: The entry's words.
    lines: Lines
    #: The named destination that it leads to.
    anchor: str
    #: The structure element of the page number.
    number_tag: int
    #: Pt from the flow's left edge to the right end of the page number.
    width: float
    setter: Typesetter
    #: The page of each destination, known when the pages are drawn; and what stands before its number.
    pages: Mapping[str, int]
    prefix: str
    role: int = PARAGRAPH
    framed: bool = False

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.lines.height

    @property
    def line_count(self) -> int:
        """Lines of the entry."""
        return self.lines.line_count

    def inner_cuts(self, room: float, fresh: float) -> Iterator[InnerCut]:
        """An entry is cut only if no page holds it."""
        return iter(()) if fits(self.height, fresh) else self.lines.inner_cuts(room, fresh)

    def split(self, token: Any) -> tuple[FlowBlock, FlowBlock]:
        """The lines above the cut, and the rest, which hangs and has the leader and the page."""
        above, below = self.lines.split(token)
        return above, self._replace(lines=below._replace(x=below.x + below.hang, hang=0.0))

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw the entry, the leader and the page, from the top left corner (x, y) in pt."""
        self.lines.place(x, y, builder)
        size = self.lines.size
        baseline = y + self.lines.rise + (self.lines.line_count - 1) * self.lines.pitch
        number = self.setter.line_of(f"{self.prefix}{self.pages[self.anchor]}")
        right = x + self.width - number.width * size / EM
        last = self.lines.lines[-1].width * size / EM + (self.lines.hang if self.lines.line_count > 1 else 0.0)
        dots = int((right - x - self.lines.x - last) / size - 1.0)
        if dots > 0:
            leader = self.setter.line_of("…" * dots)
            builder.texts.append(PlacedLine(right - (dots + 0.5) * size, baseline, size, leader, LAYOUT))
        builder.texts.append(PlacedLine(right, baseline, size, number, self.number_tag))
