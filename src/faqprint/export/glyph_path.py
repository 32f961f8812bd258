"""A glyph's outline as the path of an SVG, in the font's own units, y upwards."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..text.fonts import Face


@lru_cache(maxsize=1024)
def glyph_path(face: Face, glyph: int) -> str:
    """Give the path of a glyph of a face; empty: it has no ink."""
    import uharfbuzz as hb

    draw = hb.DrawFuncs()
    draw.set_move_to_func(lambda x, y, parts: parts.append(f"M{x:g} {y:g}"))
    draw.set_line_to_func(lambda x, y, parts: parts.append(f"L{x:g} {y:g}"))
    draw.set_quadratic_to_func(lambda x0, y0, x, y, parts: parts.append(f"Q{x0:g} {y0:g} {x:g} {y:g}"))
    draw.set_cubic_to_func(lambda x0, y0, x1, y1, x, y, parts: parts.append(f"C{x0:g} {y0:g} {x1:g} {y1:g} {x:g} {y:g}"))
    draw.set_close_path_func(lambda parts: parts.append("Z"))
    parts: list[Any] = []
    face.font.draw_glyph(glyph, draw, parts)
    return "".join(parts)
