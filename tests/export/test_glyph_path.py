"""A glyph's outline as a path."""

from __future__ import annotations

import pytest
from fontTools.pens.areaPen import AreaPen  # type: ignore[import-untyped]  # it ships no types
from fontTools.svgLib.path import parse_path  # type: ignore[import-untyped]  # it ships no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

from faqprint.export.glyph_path import glyph_path
from faqprint.text.fonts import Face, find_font

FACE = Face(find_font("BIZUDMincho-Regular.ttf"))


@pytest.mark.parametrize("character", "☎※電Ａ")
def test_a_path_covers_what_the_glyph_covers(character: str) -> None:
    """In the font's own units."""
    font = TTFont(FACE.path)
    drawn, expected = AreaPen(None), AreaPen(font.getGlyphSet())
    parse_path(glyph_path(FACE, FACE.glyph(character)), drawn)
    font.getGlyphSet()[font.getGlyphName(FACE.glyph(character))].draw(expected)
    assert drawn.value == pytest.approx(expected.value)
    assert drawn.value


def test_a_blank_has_no_path() -> None:
    """A space."""
    assert glyph_path(FACE, FACE.glyph("　")) == ""
