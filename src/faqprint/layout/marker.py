"""続きの印: the words that say that a table goes on, and that it continues (TB-11)."""

from __future__ import annotations

from typing import Final

from ..errors import LayoutError
from ..named_tuple import NamedTuple
from ..style import SIZE_LEAST
from ..text.line import Line
from ..units import EM, MM, fits, floor_half
from .display_list import REPEAT, PlacedLine
from .page_builder import PageBuilder

#: White above and below the words, in em; above a table that continues they stand a little closer to it.
_GAP: Final = 0.3
_ABOVE_TABLE: Final = 0.42
#: From the top of an em box to its baseline, in em.
_ASCENT: Final = 0.88


class Marker(NamedTuple):
    """A continuation marker."""

    line: Line
    #: Type size in pt.
    size: float
    #: Whether it stands at the table's right edge, else at its left.
    right: bool

    @property
    def height(self) -> float:
        """Pt that it takes above or below the table; without words none."""
        return (1.0 + 2 * _GAP) * self.size if self.line.pieces else 0.0

    @property
    def ink_height(self) -> float:
        """Pt from the table's last rule to where the white below the words begins."""
        return (1.0 + _GAP) * self.size if self.line.pieces else 0.0

    def check_width(self, key: str, width: float) -> None:
        """Raise ``LayoutError`` if it is wider than the ``width`` pt that there are; ``key``: the style's, of the words."""
        needed = self.line.width * self.size / EM
        if fits(needed, width):
            return
        fitting = floor_half(width * EM / self.line.width)
        raise LayoutError(
            "marker-too-large" if fitting >= SIZE_LEAST else "marker-too-long",
            key=key,
            words="".join(piece.text for piece in self.line.pieces),
            size=f"{self.size:g}",
            needed=f"{needed / MM:.1f}",
            available=f"{width / MM:.1f}",
            fits=f"{fitting:g}",
            most=str(int(width / self.size)),
        )

    def place(self, x: float, y: float, width: float, builder: PageBuilder, *, above: bool) -> None:
        """Draw it in its band, whose top is at ``y``, at a table of ``width`` pt whose left rule is at ``x``."""
        if not self.line.pieces:
            return
        left = x + (max(0.0, width - self.line.width * self.size / EM) if self.right else 0.0)
        baseline = y + (self.height - _ABOVE_TABLE * self.size if above else (_GAP + _ASCENT) * self.size)
        builder.texts.append(PlacedLine(left, baseline, self.size, self.line, REPEAT))
