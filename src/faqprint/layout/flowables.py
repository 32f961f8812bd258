"""What a page is filled with from top to bottom: titles, running text, boxes; ``split`` says what each answers."""

from __future__ import annotations

from ..named_tuple import NamedTuple
from ..units import fits
from .blocks import (
    ALL_BUT_EMPTY,
    TABLE,
    Flow,
    Lines,
    first_part,
    flow_cuts,
    flow_height,
    place_flow,
    split_flow,
)
from .display_list import REPEAT, Anchor, Fill, Rule
from .page_builder import PageBuilder
from .prices import KEEP, white_price
from .reach import join_parted, part_within_reach
from .split import Split, WhyNot


class Title(NamedTuple):
    """A section's title; it sets the section's anchor."""

    lines: Lines
    #: The named destination that the title's head is.
    anchor: str

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.lines.height

    @property
    def framed(self) -> bool:
        """No rule stands above a title."""
        return False

    def split(self, available: float, fresh: float, alone: bool = False) -> Split:
        """A title is never cut; ``available`` and ``fresh`` in pt."""
        if fits(self.height, available):
            return Split(self)
        return Split(None, self, WhyNot("title-too-tall", self.height, available))

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw it from (x, y), in pt, down."""
        builder.anchors.append(Anchor(self.anchor, y))
        self.lines.place(x, y, builder)


class RunningText(NamedTuple):
    """A flow over the whole measure."""

    flow: Flow
    #: Whether it ends at a cut that gives a keep up.
    parted: bool = False

    @property
    def height(self) -> float:
        """Height in pt."""
        return flow_height(self.flow)

    @property
    def framed(self) -> bool:
        """Whether it begins with the frame of a table."""
        return self.flow[0].framed

    def split(self, available: float, fresh: float, alone: bool = False) -> Split:
        """Cut, with at most ``available`` pt above, where the keep that is given up and the white cost least (``prices``)."""
        flow, far = part_within_reach(self.flow, max(available, fresh))
        if not far and fits(flow_height(flow), available):
            return Split(self)
        parts = cut_flow(flow, available, fresh, alone)
        if isinstance(parts, WhyNot):
            return Split(None, self, parts)
        above, below, parted = parts
        return Split(self._replace(flow=above, parted=parted), self._replace(flow=join_parted(below, far), parted=False))

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw it from (x, y), in pt, down."""
        place_flow(self.flow, x, y, builder)


def cut_flow(flow: Flow, available: float, fresh: float, alone: bool) -> tuple[Flow, Flow, bool] | WhyNot:
    """Split a flow so that at most ``available`` pt stay above; or say why not if there is no legal cut.

    Gives the two parts, and whether a keep is given up between them.
    Nor is there one if it breaks a keep that a new page could hold, unless this page is all but empty or ``alone`` is set.
    """
    best = min(
        flow_cuts(flow, available, fresh), key=lambda cut: cut.price + white_price(available - cut.above, fresh), default=None
    )
    if best is None:
        needed, role = first_part(flow)
        return WhyNot("inner-row-too-tall" if role == TABLE else "piece-unplaceable", needed, available)
    low = available < ALL_BUT_EMPTY * fresh and not alone
    if low and best.price >= KEEP and flow_height(flow) <= fresh:
        return WhyNot("piece-unplaceable", flow_height(flow), available)
    return *split_flow(flow, best), best.price >= KEEP


class Box(NamedTuple):
    """A framed flow; with a ``label`` in a filled cell at its left (TB-14).  Cut only if it is taller than a page."""

    flow: Flow
    #: Outer width and the distance of the flow from the frame, in pt.
    width: float
    padding: float
    #: Width of the frame's rules in pt.
    rule: float
    #: Stands in a filled cell of ``label_width`` pt; on the parts that go on it is an artifact.
    label: Lines | None = None
    label_width: float = 0.0
    #: The named destination that the box's head is; empty: none, and on the parts that go on.
    anchor: str = ""
    #: Whether it goes on: a box that no page holds.
    parted: bool = False

    @property
    def height(self) -> float:
        """Height in pt."""
        label = self.label.height if self.label else 0.0
        return max(flow_height(self.flow), label) + 2 * self.padding

    @property
    def framed(self) -> bool:
        """A box begins with its frame."""
        return True

    def split(self, available: float, fresh: float, alone: bool = False) -> Split:
        """Whole, or whole on a new page, or cut if no page could hold it with what is kept with it."""
        flow, far = part_within_reach(self.flow, max(available, fresh))
        height = self._replace(flow=flow).height
        if fits(height, available):
            return Split(self)
        if fits(height, fresh) and not alone:
            return Split(None, self, WhyNot("piece-unplaceable", height, available))
        if self.label and not fits(label := self.label.height + 2 * self.padding, available):
            return Split(None, self, WhyNot("box-label-too-tall", label, available))
        parts = cut_flow(flow, available - 2 * self.padding, fresh, alone)
        if isinstance(parts, WhyNot):
            return Split(None, self, parts)
        repeated = self.label._replace(tag=REPEAT, tags=(), links=()) if self.label else None
        above, below, _ = parts
        rest = self._replace(flow=join_parted(below, far), label=repeated, anchor="", parted=False)
        return Split(self._replace(flow=above, parted=True), rest)

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw frame, label and content from (x, y), in pt, down."""
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
