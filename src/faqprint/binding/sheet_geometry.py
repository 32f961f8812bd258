"""Rectangles and transformations of a PDF: pt, y upwards (ISO 32000-1, 8.3)."""

from __future__ import annotations

from ..named_tuple import NamedTuple


class PageBox(NamedTuple):
    """A rectangle with its lower left and its upper right corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.y1 - self.y0

    def grow(self, length: float) -> PageBox:
        """Give it larger by so much on every side."""
        return PageBox(self.x0 - length, self.y0 - length, self.x1 + length, self.y1 + length)

    def meet(self, other: PageBox) -> PageBox:
        """Give what both share; its width or height is not positive if there is nothing."""
        return PageBox(max(self.x0, other.x0), max(self.y0, other.y0), min(self.x1, other.x1), min(self.y1, other.y1))


class Transformation(NamedTuple):
    """``x' = a x + c y + e``, ``y' = b x + d y + f``."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, scale: float, x: float, y: float) -> Transformation:
        """Give it with its result scaled, and then moved."""
        a, b, c, d, e, f = (scale * value for value in self)
        return Transformation(a, b, c, d, e + x, f + y)

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Give where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def apply_to(self, box: PageBox) -> PageBox:
        """Give where a rectangle comes to lie, of a transformation that turns by quarters alone."""
        (x0, y0), (x1, y1) = self.apply(box.x0, box.y0), self.apply(box.x1, box.y1)
        return PageBox(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def upright(box: PageBox, rotation: int) -> Transformation:
    """Give how a page with this box, turned clockwise by so many degrees, comes to stand with its lower left corner at 0, 0."""
    x0, y0, x1, y1 = box
    return {
        0: Transformation(1, 0, 0, 1, -x0, -y0),
        90: Transformation(0, -1, 1, 0, -y0, x1),
        180: Transformation(-1, 0, 0, -1, x1, y1),
        270: Transformation(0, 1, -1, 0, y1, -x0),
    }[rotation]


def half_turn(width: float, height: float) -> Transformation:
    """Give how a sheet comes to lie upside down."""
    return Transformation(-1, 0, 0, -1, width, height)
