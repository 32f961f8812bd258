"""Our reader of TrueType files against fontTools."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from faqprint.proof.syntax import DamageError
from faqprint.proof.truetype import Component, TrueType
from faqprint.text.fonts import find_font


@pytest.mark.parametrize("name", ["BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf"])
def test_the_shipped_fonts_are_read_as_others_read_them(name: str) -> None:
    """Every character's glyph, every variation sequence's, every advance and bearing."""
    path = find_font(name)
    ours, theirs = TrueType(path.read_bytes()), TTFont(path)
    numbers = theirs.getReverseGlyphMap()
    characters = {code: numbers[glyph] for code, glyph in theirs.getBestCmap().items()}
    assert {code: ours.glyph(chr(code)) for code in characters} == characters
    assert ours.glyph("\U0010fffd") == 0
    metrics = theirs["hmtx"].metrics
    assert all(ours.metrics(number) == tuple(metrics[glyph]) for glyph, number in numbers.items())
    for table in theirs["cmap"].tables:
        for selector, sequences in getattr(table, "uvsDict", {}).items():
            for code, glyph in sequences[:200]:
                assert ours.glyph(chr(code) + chr(selector)) == (numbers[glyph] if glyph else characters[code])


def small_font() -> bytes:
    """A font of a triangle and a composite that moves it, with a cmap of format 4 only."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((250, 500))
    pen.closePath()
    triangle = pen.glyph()
    parts = TTGlyphPen({"A": triangle})
    parts.addComponent("A", (1, 0, 0, 1, -40, 0))
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "A", "B", "space"])
    builder.setupCharacterMap({0x41: "A", 0x42: "B", 0x20: "space"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": triangle, "B": parts.glyph(), "space": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (600, 0), "B": (600, -40), "space": (300, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def test_composites_and_short_tables() -> None:
    """A composite's parts, its outline through them, an empty glyph, format 4."""
    font = TrueType(small_font())
    assert [font.glyph(character) for character in "AB C"] == [1, 2, 3, 0]
    assert font.components(2) == [Component(1, -40, 0, b"")]
    assert font.outline(2) == ((-40, 0, b"", font.outline(1)),)
    assert font.outline(3) == () != font.outline(1)
    assert font.metrics(3) == (300, 0)


@pytest.mark.parametrize("name", ["BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf", ""])
def test_plain_glyphs_draw_and_have_their_advance(name: str) -> None:
    """Nearly all of a shipped font, of a small one all but composites and empty ones; a glyph that is not there is not plain."""
    font = TrueType(find_font(name).read_bytes() if name else small_font())
    plain = font.plain_advances([*range(font.glyph_count), 0xFFFF])
    assert all(font.draws(glyph) and font.metrics(glyph)[0] == advance for glyph, advance in plain.items())
    assert {glyph: advance for glyph, (advance, *_) in font.plain_outlines(range(font.glyph_count)).items()} == plain
    drawn = [glyph for glyph in range(font.glyph_count) if font.draws(glyph)]
    assert len(plain) > 0.9 * len(drawn) if name else plain == {1: 600}


def test_plain_glyphs_of_a_broken_font_are_told_of_by_others() -> None:
    """Cut anywhere, what is told is what ``draws`` and ``metrics`` tell, too; nothing is raised."""
    data = small_font()
    for end in range(len(data) - 1, 0, -3):
        try:
            font = TrueType(data[:end])
        except DamageError:
            continue
        assert all(
            font.draws(glyph) and font.metrics(glyph)[0] == plain for glyph, plain in font.plain_advances(range(5)).items()
        )
        outlines = font.plain_outlines(range(5))
        assert all(font.metrics(glyph) == (advance, bearing) for glyph, (advance, bearing, _) in outlines.items())


def test_plain_outlines_are_equal_where_outlines_are() -> None:
    """Without hints and padding; other bounds draw the same, another point, contour, advance or bearing does not."""
    data = small_font()
    font = TrueType(data)
    known = font.plain_outlines([1])[1]
    found = set()
    for at in range(len(data)):
        try:
            other = TrueType(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            plain = other.plain_outlines([1]).get(1)
            same = (*other.metrics(1), other.outline(1)) == (*font.metrics(1), font.outline(1))
        except DamageError:
            continue
        found.add((plain == known, same))
    assert found == {(True, True), (False, False)}


def test_a_broken_font_is_damage() -> None:
    """Cut anywhere, a font raises ``DamageError`` or answers, and nothing else."""
    data = small_font()
    for end in range(0, len(data), 7):
        try:
            font = TrueType(data[:end])
            for glyph in range(5):
                font.outline(glyph), font.components(glyph), font.metrics(glyph)
            font.glyph("A")
        except DamageError:
            continue
    with pytest.raises(DamageError):
        TrueType(b"")
