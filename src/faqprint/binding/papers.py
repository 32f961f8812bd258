"""Papers by their names, and the one that holds two pages of a size; lengths are pt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..named_tuple import NamedTuple
from ..units import MM

#: mm, the short side first: JIS P 0138 (B is Japan's), and the North American sizes.
_SIZES: Final[Mapping[str, tuple[float, float]]] = {
    "A0": (841, 1189),
    "A1": (594, 841),
    "A2": (420, 594),
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "A6": (105, 148),
    "B1": (728, 1030),
    "B2": (515, 728),
    "B3": (364, 515),
    "B4": (257, 364),
    "B5": (182, 257),
    "B6": (128, 182),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
}
SHEET_PAPERS: Final = tuple(_SIZES)
#: A size is a paper's if neither side differs more, in pt: two A5 are 1 mm narrower than A4.
_TOLERANCE: Final = 2 * MM


class SheetPaper(NamedTuple):
    """A paper as it lies before the reader."""

    #: ``''``: a size that has no name.
    name: str
    width: float
    height: float

    @property
    def is_landscape(self) -> bool:
        """Whether it is at least as wide as it is high."""
        return self.width >= self.height

    def turn(self) -> SheetPaper:
        """Give it turned by a quarter."""
        return SheetPaper(self.name, self.height, self.width)


def paper_of_name(name: str) -> SheetPaper:
    """Give a paper of ``SHEET_PAPERS``, upright."""
    width, height = _SIZES[name]
    return SheetPaper(name, width * MM, height * MM)


def paper_of_size(width: float, height: float) -> SheetPaper:
    """Give the paper that is as large as this, lying likewise; without a name if there is none."""
    short, long = sorted((width, height))
    for name in SHEET_PAPERS:
        paper = paper_of_name(name)
        if abs(paper.width - short) <= _TOLERANCE and abs(paper.height - long) <= _TOLERANCE:
            return paper if width <= height else paper.turn()
    return SheetPaper("", width, height)


def paper_of_two(width: float, height: float) -> SheetPaper | None:
    """Give the paper that is twice as large as a page, A3 for A4, on its side; ``None``: none that has a name."""
    short, long = sorted((width, height))
    paper = paper_of_size(2 * short, long)
    return paper if paper.name else None
