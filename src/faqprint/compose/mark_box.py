"""The mark 社外秘 in its box at the right of every page's head (FM-4)."""

from __future__ import annotations

from typing import Final

from ..errors import LayoutError
from ..layout.display_list import PlacedLine
from ..layout.page_builder import PageBuilder
from ..named_tuple import NamedTuple
from ..style import Style
from ..text.line import Line
from ..text.setter import Typesetter
from ..units import EM, MM

#: White between the box and its text at the sides, above and below, and from the box to a text beside it, in em.
_SIDE: Final = 0.5
_ABOVE: Final = 0.3
_GAP: Final = 1.0
#: From its baseline to that of a line below it, and to the rule below it, in em: 0.4 em stay white.
_PITCH: Final = 1.7
_RULE_BELOW: Final = 0.82
#: An em box's part above and below the baseline (TB-3).
_ASCENT: Final = 0.88
_DESCENT: Final = 0.12
#: Of the box's rules, in pt.
_RULE: Final = 0.5


class MarkBox(NamedTuple):
    """A mark and its box."""

    line: Line
    #: Type size, and the width of the box, in pt.
    size: float
    width: float
    #: Whether it has a line of its own above the texts of the head.
    above: bool = False

    @property
    def pitch(self) -> float:
        """Em from its baseline to that of a text below it; 0: it has no line of its own."""
        return _PITCH if self.above else 0.0

    @property
    def rule_below(self) -> float:
        """Em from its baseline to a rule below it."""
        return _RULE_BELOW

    @property
    def room(self) -> float:
        """Pt that it takes of the line of a text beside it."""
        return 0.0 if self.above else self.width + _GAP * self.size

    def place(self, left: float, baseline: float, tag: int, builder: PageBuilder) -> None:
        """Draw it with its left edge and its baseline at these places, in pt, as the structure element ``tag``."""
        size = self.size
        top, bottom = baseline - (_ASCENT + _ABOVE) * size, baseline + (_DESCENT + _ABOVE) * size
        x = left + (self.width - self.line.width * size / EM) / 2
        builder.texts.append(PlacedLine(x, baseline, size, self.line, tag))
        builder.frame(left, top, left + self.width, bottom, _RULE)


def mark_box(setter: Typesetter, style: Style, mark: str, width: float) -> MarkBox:
    """Set a visible mark for a head of ``width`` pt; raises ``LayoutError`` if it does not fit."""
    mark = mark.strip()
    size = style.sizes.running
    line = setter.line_of(mark, bold=True)
    needed = line.width / EM * size + 2 * _SIDE * size
    if needed > width:
        most = int(width / size - 2 * _SIDE)
        raise LayoutError("mark-too-long", mark=mark, needed=f"{needed / MM:.0f}", available=f"{width / MM:.0f}", most=str(most))
    return MarkBox(line, size, max(needed, 2 * size))
