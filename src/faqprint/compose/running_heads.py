"""Running head 柱 and foot with the folio ノンブル: artifacts on every page."""

from __future__ import annotations

from typing import NamedTuple

from ..layout.display_list import FOOTER, HEADER, Rule, Text
from ..layout.geometry import Area
from ..layout.page_builder import PageBuilder
from ..style import Style
from ..text.line import Line
from ..text.setter import Typesetter
from ..units import EM, MM, em_units

#: Size of head and foot in pt, their line pitch, and their distance from the type area and the paper's edge.
SIZE = 8.5
PITCH = 12.0
GAP = 9.0
EDGE = 7 * MM


class Strip(NamedTuple):
    """Lines at the left and at the right of a head or foot, stacked if they do not fit side by side."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    #: Whether the right ones stand below the left ones.
    stacked: bool

    @property
    def line_count(self) -> int:
        """Lines that the strip takes."""
        return len(self.left) + len(self.right) if self.stacked else max(len(self.left), len(self.right))


class Running(NamedTuple):
    """Head and foot of every page."""

    head: Strip
    #: The folio stands in its middle, or below it if it is stacked.
    foot: Strip
    #: What stands before the page number and behind it, where ``{pages}`` stands for the number of pages.
    prefix: str
    suffix: str
    #: Whether the head shows the first and last No of its page.
    numbers: bool

    def folio(self, page: int | str, pages: int | str) -> str:
        """The words of the folio."""
        return f"{self.prefix}{page}{self.suffix.replace('{pages}', str(pages))}"

    @property
    def alike(self) -> tuple[object, ...]:
        """All that a page shows of this but for the branch; the same objects where nothing else differs."""
        return self.head, *self.foot.left, self.foot.stacked, len(self.foot.right), *self[2:]

    @property
    def head_lines(self) -> int:
        """Lines of the head: the first and last No stand between its texts, or below them if they are stacked."""
        return self.head.line_count + (self.numbers and self.head.stacked)

    @property
    def head_height(self) -> float:
        """Pt that the head takes from the paper's edge to the type area."""
        return EDGE + self.head_lines * PITCH + GAP

    @property
    def foot_height(self) -> float:
        """Pt that the foot takes."""
        lines = self.foot.line_count + 1 if self.foot.stacked else max(self.foot.line_count, 1)
        return EDGE + lines * PITCH + GAP


def set_strip(setter: Typesetter, style: Style, left: str, right: str, width: float, middle: float = 0.0) -> Strip:
    """Set two texts at the ends of a strip ``width`` pt wide with ``middle`` pt free between them."""
    measure = em_units(width / SIZE)
    side = em_units(max((width - middle) / 2 / SIZE - 1, 1))

    at_left, at_right = ((setter.line_of(text),) if text else () for text in (left, right))
    wide = [line.width for line in at_left + at_right]
    beside = (max(wide, default=0) <= side) if middle else sum(wide) + EM <= measure
    if beside:
        return Strip(at_left, at_right, False)
    above, below = (setter.set(text, measure, style.line, justify=False) if text else () for text in (left, right))
    return Strip(above, below, True)


def draw_running(
    running: Running,
    setter: Typesetter,
    area: Area,
    height: float,
    page: int,
    pages: int,
    numbers: tuple[int, int] | None,
    builder: PageBuilder,
) -> None:
    """Draw head and foot of one page; ``numbers``: the first and last No on it, if they are asked for."""
    if running.head.line_count:
        baseline = area.top - GAP - 0.25 * SIZE - (running.head_lines - 1) * PITCH
        _draw_strip(running.head, area, baseline, HEADER, builder.texts)
        builder.rules.append(Rule(area.left, area.top - GAP + 2.0, area.right, area.top - GAP + 2.0, 0.35))
    if numbers and running.numbers:
        first, last = numbers
        text = f"No.{first}" if first == last else f"No.{first}－{last}"
        line = setter.line_of(text)
        width = line.width * SIZE / EM
        builder.texts.append(Text((area.left + area.right - width) / 2, area.top - GAP - 0.25 * SIZE, SIZE, line, HEADER))
    baseline = area.bottom + GAP + SIZE
    folio = setter.line_of(running.folio(page, pages))
    middle = (area.left + area.right - folio.width * SIZE / EM) / 2
    _draw_strip(Strip(running.foot.left, (), running.foot.stacked), area, baseline, FOOTER, builder.texts)
    if running.foot.stacked:
        baseline += running.foot.line_count * PITCH
    builder.texts.append(Text(middle, baseline, SIZE, folio, FOOTER))


def branch_stamp(running: Running, area: Area) -> tuple[Text, ...]:
    """Give the right side of the foot, which differs between editions and not between pages of one area."""
    texts: list[Text] = []
    baseline = area.bottom + GAP + SIZE + (len(running.foot.left) * PITCH if running.foot.stacked else 0.0)
    _draw_strip(Strip((), running.foot.right, running.foot.stacked), area, baseline, FOOTER, texts)
    return tuple(texts)


def _draw_strip(made: Strip, area: Area, baseline: float, tag: int, texts: list[Text]) -> None:
    for line in made.left:
        texts.append(Text(area.left, baseline, SIZE, line, tag))
        baseline += PITCH
    if not made.stacked:
        baseline -= PITCH * len(made.left)
    for line in made.right:
        texts.append(Text(area.right - line.width * SIZE / EM, baseline, SIZE, line, tag))
        baseline += PITCH
