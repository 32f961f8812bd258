"""Where ink stands on a page: asked of pdfium, which draws any page as readers do (pypdfium2; imported only when it is asked)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

#: Pixels to the pt: a hole of 6 mm is 68 of them wide.
_SCALE: Final = 4
#: The smallest part that is drawn, in pt.
_PIXEL: Final = 1 / _SCALE
#: Whiter than this is no ink: the smoothing of an edge that only touches.
_WHITE: Final = 240


class InkReader:
    """The pages of a PDF, as they are read; on one that pdfium cannot draw there is no ink."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        self._pdf = pypdfium2.PdfDocument(content)

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()

    def has_ink_within(self, page: int, x: float, y: float, radius: float) -> bool:
        """Whether any ink stands within a circle on a page (from 0): pt from the lower left corner as it is read."""
        rows = self._draw(page, x - radius, y - radius, x + radius, y + radius)
        left, top = (max(x - radius, 0) - x) * _SCALE, (y - min(y + radius, self._pdf[page].get_height())) * _SCALE
        return any(
            value < _WHITE and (column + 0.5 + left) ** 2 + (row + 0.5 + top) ** 2 <= (radius * _SCALE) ** 2
            for row, values in enumerate(rows)
            for column, value in enumerate(values)
        )

    def has_ink_at_side(self, page: int, share: float, *, left: bool) -> bool:
        """Whether any ink stands in the strip at the left or right side of a page (from 0); ``share``: of its width, 0 to 1."""
        width, height = self._pdf[page].get_size()
        strip = max(share * width, 2 * _PIXEL)
        x0, x1 = (0, strip) if left else (width - strip, width)
        return any(min(values, default=255) < _WHITE for values in self._draw(page, x0, 0, x1, height))

    def _draw(self, page: int, x0: float, y0: float, x1: float, y1: float) -> Sequence[bytes]:
        """Give the rows of grey values of a part of a page; what lies beyond its edge is left out."""
        import pypdfium2

        try:
            drawn = self._pdf[page]
            width, height = drawn.get_size()
            if min(x1, width) - max(x0, 0) < _PIXEL or min(y1, height) - max(y0, 0) < _PIXEL:
                return []
            crop = (max(x0, 0), max(y0, 0), max(width - x1, 0), max(height - y1, 0))
            bitmap = drawn.render(scale=_SCALE, crop=crop, grayscale=True)
        except pypdfium2.PdfiumError:
            return []
        buffer = bytes(bitmap.buffer)
        return [buffer[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height)]
