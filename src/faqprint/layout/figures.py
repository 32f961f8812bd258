"""A picture or a code in a flow: never cut, kept with the line above it (TB-19)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..named_tuple import NamedTuple
from ..pictures.picture import PictureFile
from ..pictures.qr_code import QrModules
from .blocks import FIGURE, Flow, FlowBlock, InnerCut, flow_height, place_flow
from .display_list import Figure
from .page_builder import PageBuilder


class FigureBlock(NamedTuple):
    """A figure with white around it, and what stands beside it or below; lengths in pt."""

    shown: PictureFile | QrModules
    #: Of the figure itself.
    width: float
    figure_height: float
    #: Its structure element.
    tag: int
    #: Its left edge inside the flow.
    x: float
    #: White above and below it.
    margin: float
    #: What belongs to it, which begins at ``words_x``: beside it, in the middle of its height; or ``below`` it.
    words: Flow = ()
    words_x: float = 0.0
    below: bool = False
    role: int = FIGURE
    #: For the keeps it counts as two lines: by itself it may stand on either side of a cut.
    line_count: int = 2
    framed: bool = False
    #: Whether a bar beside it shows that it changed.
    bar: bool = False
    #: The mark of the item that it is, which hangs left of its upper edge; it takes no height of its own.
    mark: Flow = ()

    @property
    def height(self) -> float:
        """Pt with its white, and all that belongs to it."""
        own, words = self.figure_height + 2 * self.margin, flow_height(self.words)
        return own + words if self.below else max(own, words)

    def inner_cuts(self, room: float, fresh: float) -> Iterator[InnerCut]:
        """A figure is never cut."""
        return iter(())

    def split(self, token: Any) -> tuple[FlowBlock, FlowBlock]:
        """Never asked for: ``inner_cuts`` offers none."""
        raise AssertionError("a figure has no inner cut")

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw the mark, the figure, then its words, from the top left corner (x, y) in pt."""
        own, words = self.figure_height + 2 * self.margin, flow_height(self.words)
        top = y if self.below else y + max(0.0, words - own) / 2
        place_flow(self.mark, x, top, builder)
        place = x + self.x, top + self.margin, self.width, self.figure_height
        if self.bar:
            builder.bars.append((top + self.margin, top + self.margin + self.figure_height))
        builder.figures.append(Figure(*place, self.tag, self.shown, len(builder.texts)))
        place_flow(self.words, x + self.words_x, y + own if self.below else y + max(0.0, own - words) / 2, builder)
