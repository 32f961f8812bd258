"""A font program put together by hand against the font itself."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools has no types
from fontTools.ttLib.sfnt import calcChecksum  # type: ignore[import-untyped]  # fontTools has no types

from faqprint.export.growing_font import GrowingFont, SourceFont
from faqprint.export.outlines import Copy, read_tables
from faqprint.text.fonts import find_font

FONT = find_font("BIZUDMincho-Regular.ttf")
TABLES = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")


@pytest.fixture(scope="module")
def font() -> hb.Font:
    """The font as HarfBuzz reads it."""
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(FONT))))


def outline(font: hb.Font, glyph: int) -> tuple[list[tuple[str, tuple[float, ...]]], int]:
    """What a glyph draws: every segment, and how far it advances."""
    pen: list[tuple[str, tuple[float, ...]]] = []
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(lambda *call: pen.append(("move", call[:2])), None)
    funcs.set_line_to_func(lambda *call: pen.append(("line", call[:2])), None)
    funcs.set_quadratic_to_func(lambda *call: pen.append(("curve", call[:4])), None)
    font.draw_glyph(glyph, funcs, None)
    return pen, font.get_glyph_h_advance(glyph)


def glyphs(font: hb.Font, text: str) -> list[int]:
    """The glyphs of characters, in order."""
    return sorted(font.get_nominal_glyph(ord(character)) or 0 for character in text)


def test_tables_are_read_as_they_lie(font: hb.Font, tmp_path: Path) -> None:
    """Each table is HarfBuzz's, each checksum the table's; of a collection the first font is read."""
    tables, checks = read_tables(FONT, TABLES)
    assert all(bytes(tables[tag]) == font.face.reference_table(tag).data for tag in TABLES)
    for tag, at in (("glyf", 0), ("hmtx", 12)):
        assert int.from_bytes(checks[at : at + 4]) == calcChecksum(bytes(tables[tag]))
    collection = tmp_path / "two.ttc"
    content = bytearray(b"ttcf\0\1\0\0\0\0\0\1\0\0\0\x10" + FONT.read_bytes())
    for row in range(int.from_bytes(content[20:22])):
        at = 16 + 12 + 16 * row + 8
        content[at : at + 4] = (int.from_bytes(content[at : at + 4]) + 16).to_bytes(4)
    collection.write_bytes(content)
    assert read_tables(collection, TABLES) == (tables, checks)


@pytest.mark.parametrize("more", ["", "髙", "辻漢字検査麴Ωé", "０１２"])
def test_glyphs_that_are_added_draw_what_the_font_draws(font: hb.Font, tmp_path: Path, more: str) -> None:
    """Shared glyphs, added ones and trimmed copies: outline, advance and the way from code to place; every checksum holds."""
    base = glyphs(font, "支店係あいう「」")
    extra = [code for code in glyphs(font, more) if code not in base]
    bracket = font.get_nominal_glyph(ord("『")) or 0
    copies = {60_000: Copy(base[0], 0, 500), 60_001: Copy(bracket, 500, 0)}
    program = GrowingFont(SourceFont(FONT), [*base, 60_000], copies)
    added = [*extra, 60_001]
    parts, length, places = program.extend(added)
    content = zlib.decompress(b"".join(parts))
    assert len(content) == length
    path = tmp_path / "made.ttf"
    path.write_bytes(content)
    made = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
    table = zlib.decompress(b"".join(places))
    at = {code: int.from_bytes(table[2 * code : 2 * code + 2]) for code in range(len(table) // 2)}
    for code in [*base, *extra]:
        assert outline(made, at[code]) == outline(font, code)
        assert program.advance(code) == font.get_glyph_h_advance(code) * 1000 / font.face.upem
    assert all(not place for code, place in at.items() if code not in {*base, *added, 60_000, bracket})
    pen, advance = outline(font, bracket)
    trimmed, narrow = outline(made, at[60_001])
    assert narrow == advance - font.face.upem // 2
    assert [list(call[1][::2]) for call in trimmed] == [[x - font.face.upem // 2 for x in call[1][::2]] for call in pen]
    check(content)


def test_glyph_that_is_known_as_a_part_of_another(font: hb.Font) -> None:
    """A bracket of which the base has only a trimmed copy, and then the bracket itself: one place, and sound streams."""
    bracket = font.get_nominal_glyph(ord("（")) or 0
    program = GrowingFont(SourceFont(FONT), [60_000], {60_000: Copy(bracket, 500, 0)})
    for codes in ([bracket], [bracket, *glyphs(font, "漢")], []):
        parts, length, places = program.extend(codes)
        assert len(zlib.decompress(b"".join(parts))) == length
        table = zlib.decompress(b"".join(places))
        assert int.from_bytes(table[2 * bracket : 2 * bracket + 2]) == 1


def check(content: bytes) -> None:
    """Every table has the checksum that the directory says, and the whole file that of a font."""
    count = int.from_bytes(content[4:6])
    for row in range(count):
        entry = content[12 + 16 * row : 28 + 16 * row]
        told, start, size = (int.from_bytes(entry[at : at + 4]) for at in (4, 8, 12))
        body = content[start : start + size]
        if entry[:4] == b"head":
            body = body[:8] + bytes(4) + body[12:]
        assert calcChecksum(body) == told, entry[:4]
    assert calcChecksum(content) == 0xB1B0AFBA


def test_a_program_is_a_font_for_others_too(tmp_path: Path, font: hb.Font) -> None:
    """fontTools takes every table of it, and finds every glyph."""
    codes: Sequence[int] = glyphs(font, "あ漢Ａ（")
    parts, _, _ = GrowingFont(SourceFont(FONT), codes[:2], {}).extend(codes[2:])
    path = tmp_path / "made.ttf"
    path.write_bytes(zlib.decompress(b"".join(parts)))
    with TTFont(path) as made:
        assert made["maxp"].numGlyphs == len(codes) + 1
        assert [made["glyf"][name].numberOfContours != 0 for name in made.getGlyphOrder()[1:]] == [True] * len(codes)
