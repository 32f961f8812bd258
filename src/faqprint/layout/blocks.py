"""Set paragraphs and spaces: what a cell or a page is stacked from, how high it is, where it may be cut.

A flow is a tuple of blocks, one below the other.  A cut says what stands above it, what it costs, and where the rest
begins; the rest is a new flow that knows that it continues (its first block has no mark).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import Any, Final, Protocol

from ..named_tuple import NamedTuple
from ..text.line import Line
from ..units import EM, TOLERANCE, fits
from .display_list import Link, PlacedLine, Rule
from .page_builder import PageBuilder
from .prices import HEAD_ALONE, NOTE_FROM_NOTE, REFERENCE_CUT, REFERENCE_FROM_ANSWER, TABLE_FROM_TEXT

#: Roles of a block, for the keeps of TB-10.
PARAGRAPH: Final = 0
HEADING: Final = 1
ITEM: Final = 2
NOTE: Final = 3
REFERENCE: Final = 4
SPACE: Final = 5
TABLE: Final = 6
FIGURE: Final = 7

#: Decorations (``model.Span``) by where their rules stand below the baseline, in em; the rules' width in em; and the one that is
#: a bar at the page's edge.
_RULE_HEIGHTS: Final = {"underline": (0.18,), "double": (0.15, 0.24), "strike": (-0.36,)}
_RULE_WIDTH: Final = 0.045
BAR: Final = "bar"

#: With this share of a page free, a keep that breaks there would break on a new page too.
ALL_BUT_EMPTY: Final = 0.75

#: A reference is kept whole up to this many lines (TB-10).
REFERENCE_WHOLE: Final = 6


class FlowCut(NamedTuple):
    """A legal place to cut a flow."""

    #: Pt of the flow that stay above.
    above: float
    #: What it costs: the keep that it gives up, or 0.
    price: float
    #: The block in which the rest begins, and the block's own token of the cut inside it (None: at its head).
    block: int
    inner: Any = None


class InnerCut(NamedTuple):
    """A legal place to cut inside one block."""

    #: Pt of the block that stay above.
    above: float
    #: What it costs: the keep that it gives up, or 0.
    price: float
    #: The block's own name for the cut, for its ``split``.
    token: Any


class FlowBlock(Protocol):
    """What a flow is stacked from; lengths in pt."""

    @property
    def height(self) -> float:
        """Pt that it takes on the page."""

    @property
    def role(self) -> int:
        """What it is for the keeps of TB-10: one of ``PARAGRAPH`` to ``FIGURE``."""

    @property
    def line_count(self) -> int:
        """Number of lines, for the keeps."""

    @property
    def framed(self) -> bool:
        """Whether its upper edge is a rule."""

    def inner_cuts(self, room: float, fresh: float) -> Iterator[InnerCut]:
        """Legal cuts inside the block that leave at most ``room`` pt above, from the top down; ``fresh``: pt on a new page."""

    def split(self, token: Any) -> tuple[FlowBlock, FlowBlock]:
        """The parts before and after an inner cut."""

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw the block with its top left corner at (x, y), in pt from the page's."""


Flow = Sequence[FlowBlock]


class HangingMark(NamedTuple):
    """What hangs left of a paragraph's first line: an item's mark, or the framed word 参照 (TB-12, TB-13)."""

    #: Its left edge in pt inside the flow.
    x: float
    line: Line
    #: Its structure element.
    tag: int
    #: Type size in pt.
    size: float
    framed: bool = False
    #: Pt that it stands above the line's baseline.
    rise: float = 0.0
    #: As in ``DecorationSpot``; '' if it has none of its own.
    decoration: str = ""


class LinkSpot(NamedTuple):
    """A stretch of a set line that is a link."""

    #: The line's number in its paragraph, from 0.
    line: int
    #: Where it begins and ends behind the line's head, in units of ``EM``.
    start: int
    end: int
    #: Where it leads: as in ``model.Span.link``.
    target: str
    #: Its Link element.
    tag: int
    #: Its words, for screen readers.
    text: str


class DecorationSpot(NamedTuple):
    """A stretch of a set line that is shown as changed."""

    #: The line's number in its paragraph, from 0.
    line: int
    #: Where it begins and ends behind the line's head, in units of ``EM``.
    start: int
    end: int
    #: As in ``model.Span.decoration``.
    kind: str


class Lines(NamedTuple):
    """A set paragraph: lines of one size under each other."""

    lines: tuple[Line, ...]
    #: Type size, distance of two baselines, and from a line box's top to its baseline; in pt.
    size: float
    pitch: float
    rise: float
    #: The lines' left edge in pt inside the flow.
    x: float
    #: The structure element of its text.
    tag: int
    #: One of the roles above.
    role: int = PARAGRAPH
    #: What hangs left of the first line.
    marks: tuple[HangingMark, ...] = ()
    #: For each line the tags of its pieces, where they differ (links); else empty.
    tags: tuple[tuple[int, ...], ...] = ()
    links: tuple[LinkSpot, ...] = ()
    #: Where each line stands in ``room`` pt: 0 from the left, ½ centred, 1 at the right.
    align: float = 0.0
    room: float = 0.0
    #: Pt that the lines after the first one are moved to the right.
    hang: float = 0.0
    decorations: tuple[DecorationSpot, ...] = ()

    @property
    def height(self) -> float:
        """Pt that it takes on the page."""
        return len(self.lines) * self.pitch

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    @property
    def framed(self) -> bool:
        """No rule stands above a paragraph."""
        return False

    def inner_cuts(self, room: float, fresh: float) -> Iterator[InnerCut]:
        """At least two lines stay on each side (TB-9)."""
        price = HEAD_ALONE if self.role == HEADING else 0.0
        if self.role == REFERENCE and len(self.lines) <= REFERENCE_WHOLE:
            price = REFERENCE_CUT
        for k in range(2, min(len(self.lines) - 2, int(room / self.pitch + TOLERANCE)) + 1):
            yield InnerCut(k * self.pitch, price, k)

    def split(self, token: int) -> tuple[Lines, Lines]:
        """The first ``token`` lines with the mark, and the others without."""
        k = token
        above = self._replace(
            lines=self.lines[:k],
            tags=self.tags[:k],
            links=tuple(s for s in self.links if s.line < k),
            decorations=tuple(s for s in self.decorations if s.line < k),
        )
        below = self._replace(
            lines=self.lines[k:],
            tags=self.tags[k:],
            links=tuple(s._replace(line=s.line - k) for s in self.links if s.line >= k),
            decorations=tuple(s._replace(line=s.line - k) for s in self.decorations if s.line >= k),
            marks=(),
        )
        return above, below

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw marks and lines from (x, y), in pt, down."""
        lines, size, pitch, rise, indent, tag, _, marks, tags, links, align, room, hang, decorations = self
        add = builder.texts.append
        baseline = y + rise
        for mark in marks:
            add(PlacedLine(x + mark.x, baseline - mark.rise, mark.size, mark.line, mark.tag))
            if mark.framed:
                _badge(x + mark.x, baseline - mark.rise, mark, builder)
            if mark.decoration:
                right = x + mark.x + mark.line.width * mark.size / EM
                _decorate(mark.decoration, x + mark.x, right, baseline, mark.size, builder)
        left = x = x + indent
        for number, line in enumerate(lines):
            if align:
                left = x + (room - line.width * size / EM) * align
            add(PlacedLine(left, baseline, size, line, tag, tags[number] if tags else ()))
            baseline += pitch
            if hang:
                left = x + hang
        for spot in links:
            base = y + rise + spot.line * pitch
            left = x + (room - lines[spot.line].width * size / EM) * align + (hang if spot.line else 0.0)
            builder.links.append(
                Link(
                    left + spot.start * size / EM,
                    base - 0.88 * size,
                    left + spot.end * size / EM,
                    base + 0.16 * size,
                    spot.target,
                    spot.tag,
                    spot.text,
                )
            )
        for stretch in decorations:
            if stretch.kind == BAR:
                builder.bars.append((y + stretch.line * pitch, y + (stretch.line + 1) * pitch))
                continue
            base = y + rise + stretch.line * pitch
            left = x + (room - lines[stretch.line].width * size / EM) * align + (hang if stretch.line else 0.0)
            _decorate(stretch.kind, left + stretch.start * size / EM, left + stretch.end * size / EM, base, size, builder)


def _decorate(kind: str, left: float, right: float, baseline: float, size: float, builder: PageBuilder) -> None:
    """Draw what shows a change: a rule below the words, two of them, or one through them."""
    for height in _RULE_HEIGHTS[kind]:
        builder.rules.append(Rule(left, baseline + height * size, right, baseline + height * size, _RULE_WIDTH * size))


def _badge(x: float, baseline: float, mark: HangingMark, builder: PageBuilder) -> None:
    """Frame the word 参照 (TB-12): not higher than 1.3 em, on the first baseline."""
    size, width = mark.size, mark.line.width * mark.size / EM
    top, foot = baseline - 0.97 * size, baseline + 0.23 * size
    left, right = x - 0.12 * size, x + width + 0.12 * size
    builder.rules += (
        Rule(left - 0.25, top, right + 0.25, top, 0.5),
        Rule(left - 0.25, foot, right + 0.25, foot, 0.5),
        Rule(left, top, left, foot, 0.5),
        Rule(right, top, right, foot, 0.5),
    )


class Space(NamedTuple):
    """White space between blocks; it vanishes at a cut and at the head of a page."""

    height: float
    role: int = SPACE
    line_count: int = 0
    framed: bool = False

    def inner_cuts(self, room: float, fresh: float) -> Iterator[InnerCut]:
        """Space is never cut: it vanishes instead."""
        return iter(())

    def split(self, token: Any) -> tuple[FlowBlock, FlowBlock]:
        """Never asked for: ``inner_cuts`` offers none."""
        raise AssertionError("a space has no inner cut")

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draws nothing."""


def flow_height(flow: Flow) -> float:
    """Add up the heights of a flow's blocks, in pt."""
    return sum([block.height for block in flow])


def place_flow(flow: Flow, x: float, y: float, builder: PageBuilder) -> None:
    """Draw a flow with its top left corner at (x, y), in pt."""
    for block in flow:
        block.place(x, y, builder)
        y += block.height


def flow_cuts(flow: Flow, room: float, fresh: float = inf) -> Iterator[FlowCut]:
    """Every legal cut of the flow that leaves at most ``room`` pt above it, from the top down; ``fresh``: pt on a new page.

    Two lines stay on each side at least (TB-9); giving up a keep of TB-10 is priced, not forbidden.
    """
    counts = [block.line_count for block in flow]
    total, seen, y, content = sum(counts), 0, 0.0, 0.0
    for i, block in enumerate(flow):
        if not fits(min(y, content), room):
            return
        height = block.height
        if block.role != SPACE:
            if seen >= 2 and total - seen >= 2 and fits(content, room):
                yield FlowCut(content, _between(flow, i), i)
            for above, price, token in block.inner_cuts(room - y, fresh):
                yield FlowCut(y + above, price, i, token)
            content = y + height
        y += height
        seen += counts[i]


def _between(flow: Flow, i: int) -> float:
    """The price of a cut before block ``i``: which keep of TB-10 it gives up."""
    before = [block for block in flow[max(0, i - 4) : i] if block.role != SPACE]
    if not before:
        return 0.0
    last = before[-1]
    if last.role == flow[i].role == NOTE:
        return NOTE_FROM_NOTE
    if last.role == HEADING or flow[i].role == NOTE or (flow[i].role == FIGURE != last.role) or _leads_to(last, flow[i]):
        return HEAD_ALONE
    if len(before) > 1 and before[-2].role == HEADING and last.line_count < 2:
        return HEAD_ALONE
    if flow[i].role == TABLE and last.role != TABLE:
        return TABLE_FROM_TEXT
    lines = 0
    for block in flow[i:]:
        if block.role == REFERENCE:
            return REFERENCE_FROM_ANSWER if last.role != REFERENCE else 0.0
        lines += block.line_count
        if lines >= 2:
            break
    return 0.0


def _leads_to(block: FlowBlock, following: FlowBlock) -> bool:
    """Whether a block is of an item and the following one begins its first sub-item."""
    if not (isinstance(block, Lines) and isinstance(following, Lines) and block.role == following.role == ITEM):
        return False
    return bool(following.marks) and following.x > block.x + TOLERANCE


def first_part(flow: Flow) -> tuple[float, int]:
    """The height in pt of the least that can be cut off a flow's head, and the role of the tallest block in it.

    That is the whole flow where no cut is legal, and nothing where it has ended.
    """
    if not flow:
        return 0.0, 0
    cut = next(flow_cuts(flow, flow_height(flow)), None)
    blocks = flow if cut is None else flow[: cut.block + (cut.inner is not None)]
    return cut.above if cut else flow_height(flow), max(blocks, key=lambda block: block.height).role


def split_flow(flow: Flow, cut: FlowCut) -> tuple[Flow, Flow]:
    """The flow above and below a cut; spaces at the cut vanish."""
    if cut.inner is None:
        above, below = flow[: cut.block], flow[cut.block :]
    else:
        upper, lower = flow[cut.block].split(cut.inner)
        above, below = (*flow[: cut.block], upper), (lower, *flow[cut.block + 1 :])
    while above and above[-1].role == SPACE:
        above = above[:-1]
    while below and below[0].role == SPACE:
        below = below[1:]
    return above, below
