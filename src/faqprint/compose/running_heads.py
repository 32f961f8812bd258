"""Running head 柱 and foot with the folio ノンブル: artifacts on every page (FM-4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from ..layout.display_list import FOOTER, HEADER, PlacedLine, Rule
from ..layout.geometry import Area
from ..layout.page_builder import PageBuilder
from ..named_tuple import NamedTuple
from ..style import Style
from ..text.line import Line
from ..text.setter import Typesetter
from ..units import EM, MM, em_units, fits

if TYPE_CHECKING:
    from .mark_box import MarkBox

#: Line pitch of head and foot, and from a baseline to the rule below it, in em.
PITCH: Final = 1.4
RULE_BELOW: Final = 0.5
#: From the head's rule to the type area, in pt: with the leading of the first line 2 to 3 mm stay white (TB-17).
BREATH: Final = 1.3 * MM
#: From the type area to the foot's first line, and from the paper's edge to head and foot, in pt.
GAP: Final = 9.0
EDGE: Final = 7 * MM
#: A bar beside lines that changed: how far left of the type area it stands, and its width, in pt.
BAR_GAP: Final = 3 * MM
BAR_WIDTH: Final = 1.0


class Strip(NamedTuple):
    """Lines at the left and at the right of a head or foot, stacked if they do not fit side by side."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    #: Whether the right ones stand below the left ones.
    stacked: bool

    @property
    def line_count(self) -> int:
        """How many lines the strip takes."""
        return len(self.left) + len(self.right) if self.stacked else max(len(self.left), len(self.right))


class Running(NamedTuple):
    """Head and foot of every page."""

    head: Strip
    #: The folio stands in its middle, or below it if it is stacked.
    foot: Strip
    #: What stands before the page number and behind it, where ``{page}`` and ``{pages}`` stand for it and for the last one.
    prefix: str
    suffix: str
    #: Whether the head shows the first and last No of its page.
    numbers: bool
    #: Type size in pt.
    size: float
    #: Whether even pages have left and right exchanged, as their margins are.
    duplex: bool
    #: At the right of the head, if there is one.
    mark: MarkBox | None = None
    #: Says from when the bars beside the lines show changes; empty: there are none.
    since: tuple[Line, ...] = ()

    def folio(self, page: int | str, pages: int | str) -> str:
        """Give the words of the folio with its numbers."""
        return fill_folio(self.prefix, self.suffix, page, pages)

    @property
    def contents_prefix(self) -> str:
        """What stands before a page's number in the contents and its label: nothing, where the folio says the last one first."""
        return "" if "{pages}" in self.prefix else self.prefix

    @property
    def shared_content(self) -> tuple[object, ...]:
        """All that a page shows of this but for the branch; the same objects where nothing else differs."""
        return self.head, *self.foot.left, self.foot.stacked, len(self.foot.right), *self[2:-2], self.mark or (), self.since

    @property
    def head_lines(self) -> int:
        """Lines of the head: the first and last No stand between its texts, or below them if they are stacked."""
        return self.head.line_count + (self.numbers and self.head.stacked)

    @property
    def rule_below(self) -> float:
        """Em from the last baseline of the head to its rule."""
        return self.mark.rule_below if self.mark and not (self.mark.above and self.head_lines) else RULE_BELOW

    @property
    def head_height(self) -> float:
        """Pt that the head takes from the paper's edge to the type area."""
        if not (self.head_lines or self.mark):
            return EDGE + BREATH
        lines = self.head_lines * PITCH + (self.mark.pitch if self.mark else 0.0)
        return EDGE + (lines + self.rule_below) * self.size + BREATH

    @property
    def foot_height(self) -> float:
        """Pt that the foot takes from the type area down."""
        lines = self.foot.line_count + 1 if self.foot.stacked else max(self.foot.line_count, 1)
        return EDGE + lines * PITCH * self.size + GAP

    def is_mirrored(self, page: int) -> bool:
        """Whether left and right are exchanged on a page (from 1): the even ones of a document printed on both sides."""
        return self.duplex and page % 2 == 0


def folio_parts(folio: str | None, title: str, *, continued: bool = False) -> tuple[str, str]:
    """Give what stands before the first page number of a folio and behind it, with the title's first word as its prefix.

    ``folio`` is the style's: a whole pattern, or the words before the number; ``None``: the usual one, which is the number alone
    where the pages are numbered on from another document's.
    """
    if folio is None and continued:
        return "", ""
    pattern = "{prefix}－" if folio is None else folio
    if "{page}" not in pattern:
        pattern += "{page}／{pages}"
    before, _, after = pattern.partition("{page}")
    prefix = (title.split() or [""])[0]
    return before.replace("{prefix}", prefix), after.replace("{prefix}", prefix)


def fill_folio(before: str, after: str, page: int | str, pages: int | str) -> str:
    """Give a folio of its parts: the number of the page and that of the last one put in."""
    return "{page}".join((before, after)).replace("{page}", str(page)).replace("{pages}", str(pages))


def set_strip(setter: Typesetter, style: Style, left: str, right: str, width: float, middle: float = 0.0) -> Strip:
    """Set two texts at the ends of a strip ``width`` pt wide with ``middle`` pt free between them (TB-17).

    Where they do not stand beside each other, the left one stands above the right one, each broken to ``width``.
    """
    size = style.sizes.running
    measure = em_units(width / size)
    side = em_units(max((width - middle) / 2 / size - 1, 1))

    at_left, at_right = ((setter.line_of(text),) if text else () for text in (left, right))
    wide = [line.width for line in at_left + at_right]
    beside = (max(wide, default=0) <= side) if middle else sum(wide) + EM <= measure
    if beside:
        return Strip(at_left, at_right, False)
    above, below = (setter.set(text, measure, style.line, justify=False) if text else () for text in (left, right))
    return Strip(above, below, True)


def set_head(
    setter: Typesetter, style: Style, left: str, right: str, mark: MarkBox | None, width: float, middle: float
) -> tuple[Strip, MarkBox | None]:
    """Set the texts of a head with its mark at its end, or above them where there is no room beside them.

    ``width``: of the head, ``middle``: what must stay free between the texts, in pt.  Gives the mark as it stands, too.
    """
    if mark:
        room = mark.room * (2 if middle else 1)  # what stands in the middle stays there
        if width - room >= middle + 2 * mark.size:
            strip = set_strip(setter, style, left, right, width - room, middle)
            if strip.line_count and not strip.stacked:
                return strip, mark
        mark = mark._replace(above=True)
    return set_strip(setter, style, left, right, width, middle), mark


def draw_running(
    running: Running,
    setter: Typesetter,
    area: Area,
    page: int,
    pages: int,
    numbers: Sequence[str],
    framed: bool,
    bars: Sequence[tuple[float, float]],
    builder: PageBuilder,
    mark_tag: int = HEADER,
) -> None:
    """Add head and foot of one page to ``builder``, as artifacts (FM-4, TB-17).

    ``page`` and ``pages`` count from 1 and make the folio; which side is left follows ``page`` (``Running.is_mirrored``).
    ``mark_tag``: the structure element of the mark on it, or an artifact.

    ``numbers``: the first and last No on it, one or none, which are drawn if they are asked for; ``framed``: a rule stands at
    the head of its type area, so that the running head has none of its own.  ``bars``: as in ``PageBuilder``.
    """
    size, pitch = running.size, PITCH * running.size
    foot = area.top - BREATH
    last = foot - running.rule_below * size
    if running.head_lines or running.mark:
        baseline = last - max(running.head_lines - 1, 0) * pitch
        beside = area
        if mark := running.mark:
            above = mark.pitch * size if running.head_lines else 0.0
            left = area.left if running.is_mirrored(page) else area.right - mark.width
            mark.place(left, baseline - above, mark_tag, builder)
            beside = (
                area._replace(left=area.left + mark.room)
                if running.is_mirrored(page)
                else area._replace(right=area.right - mark.room)
            )
        _draw_strip(running, running.head, beside, page, baseline, HEADER, builder.texts)
        if not framed:
            builder.rules.append(Rule(area.left, foot, area.right, foot, 0.35))
    if numbers and running.numbers:
        line = setter.line_of(f"No.{_join_numbers(numbers)}")
        left = (area.left + area.right - line.width * size / EM) / 2
        builder.texts.append(PlacedLine(left, last, size, line, HEADER))
    baseline = area.bottom + GAP + size
    folio = setter.line_of(running.folio(page, pages))
    middle = (area.left + area.right - folio.width * size / EM) / 2
    left_only = Strip(running.foot.left, (), running.foot.stacked)
    _draw_strip(running, left_only, area, page, baseline, FOOTER, builder.texts)
    if running.foot.stacked:
        baseline += running.foot.line_count * pitch
    builder.texts.append(PlacedLine(middle, baseline, size, folio, FOOTER))
    if bars:
        builder.texts += [PlacedLine(area.left, baseline + 1.2 * size, size, line, FOOTER) for line in running.since]
        builder.rules += change_bars(bars, max(area.left - BAR_GAP, BAR_WIDTH))


def change_bars(edges: Iterable[tuple[float, float]], x: float) -> list[Rule]:
    """Give the bars at ``x`` pt beside lines with these upper and lower edges; those that touch are one."""
    joined: list[tuple[float, float]] = []
    for top, foot in sorted(edges):
        if joined and fits(top, joined[-1][1]):
            top, foot = joined[-1][0], max(foot, joined.pop()[1])
        joined.append((top, foot))
    return [Rule(x, top, x, foot, BAR_WIDTH) for top, foot in joined]


def _join_numbers(numbers: Sequence[str]) -> str:
    """The first and last No; between two that hold dashes of their own a dash would be read as one of them."""
    return ("－" if all(map(str.isdecimal, numbers)) else "～").join(numbers)


def branch_stamp(running: Running, area: Area, page: int) -> tuple[PlacedLine, ...]:
    """Give the right side of the foot, which differs between editions and not between odd pages, nor between even ones.

    ``page``: 1 for an odd one, 2 for an even one.
    """
    texts: list[PlacedLine] = []
    pitch = PITCH * running.size
    baseline = area.bottom + GAP + running.size + (len(running.foot.left) * pitch if running.foot.stacked else 0.0)
    right_only = Strip((), running.foot.right, running.foot.stacked)
    _draw_strip(running, right_only, area, page, baseline, FOOTER, texts)
    return tuple(texts)


def _draw_strip(
    running: Running, strip: Strip, area: Area, page: int, baseline: float, tag: int, texts: list[PlacedLine]
) -> None:
    size, pitch, mirrored = running.size, PITCH * running.size, running.is_mirrored(page)
    for lines, at_right in ((strip.left, mirrored), (strip.right, not mirrored)):
        y = baseline
        for line in lines:
            x = area.right - line.width * size / EM if at_right else area.left
            texts.append(PlacedLine(x, y, size, line, tag))
            y += pitch
        if strip.stacked:
            baseline = y
