"""TrueType tables by hand, read back by fontTools: copies of glyphs, their metrics, and a file that is one."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from struct import pack, unpack
from typing import Any

import pytest
from fontTools import subset  # type: ignore[import-untyped]  # fontTools has no types
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]  # fontTools has no types

from faqprint.export.outlines import TABLES, Copy, append_copies, read_tables, sfnt
from faqprint.text.fonts import find_font

MINCHO = find_font("BIZUDMincho-Regular.ttf")
#: A glyph of the small font that has ink and a full em.
INKED = 4


def tables_of(path: Path = MINCHO) -> dict[str, bytes]:
    """The tables of a font file that a subset keeps, as far as it has them."""
    with TTFont(path) as font:
        return {tag: font.reader[tag] for tag in TABLES if tag in font}


def opened(tables: dict[str, bytes]) -> Any:
    """A font put together of tables, as fontTools reads it; names and codes, which no subset has, apart."""
    return TTFont(BytesIO(sfnt(tables)), recalcBBoxes=False)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tables of a font of a few glyphs with short offsets: nothing, a kanji, a space, a bracket."""
    with TTFont(MINCHO) as font:
        names = [font.getBestCmap()[ord(character)] for character in "鬱 「"]
    options = subset.Options(hinting=False, glyph_names=False, notdef_outline=True)
    with TTFont(MINCHO) as font:
        made = subset.Subsetter(options)
        made.populate(glyphs=names)
        made.subset(font)
        path = tmp_path_factory.mktemp("small") / "small.ttf"
        font.save(path)
    return tables_of(path)


def test_tables_are_read_where_they_lie() -> None:
    """The bytes of each table asked for, in that order, and the checksums that the file's directory has."""
    found, checks = read_tables(MINCHO, ("head", "maxp", "hmtx"))
    with TTFont(MINCHO) as font:
        assert {tag: bytes(table) for tag, table in found.items()} == {tag: font.reader[tag] for tag in ("head", "maxp", "hmtx")}
        assert unpack(">3L", checks) == tuple(font.reader.tables[tag].checkSum for tag in ("head", "maxp", "hmtx"))


def test_a_missing_table_is_an_error() -> None:
    """Nothing is made up."""
    with pytest.raises(KeyError):
        read_tables(MINCHO, ("CFF ",))


def test_of_a_collection_the_first_font_is_read(tmp_path: Path) -> None:
    """Its directory lies where the collection's head says."""
    collection = TTCollection()
    collection.fonts = [TTFont(MINCHO), TTFont(find_font("BIZUDGothic-Bold.ttf"))]
    path = tmp_path / "both.ttc"
    collection.save(path)
    with TTFont(path, fontNumber=0) as first:
        assert bytes(read_tables(path, ("hmtx",))[0]["hmtx"]) == first.reader["hmtx"]


def test_a_font_put_together_is_whole() -> None:
    """Every table as it was, checksums right, the file's own adjustment too; tables that are empty are left out."""
    tables = tables_of()
    content = sfnt({**tables, "cvt ": b""})
    with TTFont(BytesIO(content), checkChecksums=2) as font:
        assert {*font.reader.tables} == {tag for tag in tables if tag != "cvt "}
        for tag in font.reader.tables:
            if tag != "head":
                assert font.reader[tag] == tables[tag]
    padded = content + b"\0" * (-len(content) % 4)
    assert sum(unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF == 0xB1B0AFBA
    count, search, selector, shift = unpack(">4H", content[4:12])
    assert (search, selector, shift) == (16 * 2 ** (count.bit_length() - 1), count.bit_length() - 1, 16 * count - search)


def test_a_copy_shows_another_glyph_with_its_sides_trimmed(small: dict[str, bytes]) -> None:
    """The outline moved to the left by what is trimmed before it, the advance less by what is trimmed in all."""
    count = unpack(">H", small["maxp"][4:6])[0]
    tables = dict(small)
    append_copies(tables, {count: Copy(INKED, 250, 500), count + 1: Copy(INKED, 0, 0)})
    with opened(tables) as font:
        upem, names = font["head"].unitsPerEm, font.getGlyphOrder()
        glyphs, metrics = font["glyf"], font["hmtx"].metrics
        source, trimmed, plain = (glyphs[names[number]] for number in (INKED, count, count + 1))
        (component,) = trimmed.components
        before, after = round(upem * 0.25), round(upem * 0.5)
        assert (component.glyphName, component.x, component.y) == (names[INKED], -before, 0)
        assert (trimmed.xMin, trimmed.xMax) == (source.xMin - before, source.xMax - before)
        assert (trimmed.yMin, trimmed.yMax) == (source.yMin, source.yMax)
        advance, bearing = metrics[names[INKED]]
        assert metrics[names[count]] == (advance - before - after, bearing - before)
        assert metrics[names[count + 1]] == (advance, bearing)
        assert [(each.x, each.glyphName) for each in plain.components] == [(0, names[INKED])]


def test_what_was_there_stays(small: dict[str, bytes]) -> None:
    """Outlines and advances of the glyphs before the copies; numbers between them are glyphs without ink or width."""
    count = unpack(">H", small["maxp"][4:6])[0]
    tables = dict(small)
    append_copies(tables, {count + 3: Copy(1, 100, 0)})
    with opened(small) as before, opened(tables) as after:
        order = after.getGlyphOrder()
        assert len(order) == after["maxp"].numGlyphs == after["hhea"].numberOfHMetrics == count + 4
        for number, name in enumerate(before.getGlyphOrder()):
            assert after["glyf"][order[number]] == before["glyf"][name]
            assert after["hmtx"][order[number]] == before["hmtx"][name]
        for number in range(count, count + 3):
            assert (after["glyf"][order[number]].numberOfContours, after["hmtx"][order[number]][0]) == (0, 0)


def test_a_copy_of_a_glyph_without_ink_has_none(small: dict[str, bytes]) -> None:
    """A blank of another width."""
    with opened(small) as font:
        order = font.getGlyphOrder()
        blank = next(n for n, name in enumerate(order) if font["glyf"][name].numberOfContours == 0 and font["hmtx"][name][0])
        advance, upem = font["hmtx"][order[blank]][0], font["head"].unitsPerEm
    tables = dict(small)
    append_copies(tables, {len(order): Copy(blank, round(advance * 1000 / upem), 0)})
    with opened(tables) as font:
        name = font.getGlyphOrder()[len(order)]
        assert (font["glyf"][name].numberOfContours, font["hmtx"][name][0]) == (0, 0)


def test_the_profile_knows_of_components(small: dict[str, bytes]) -> None:
    """At most one component a glyph, a level deeper than before, as many points as any glyph had (OpenType, maxp)."""
    tables = dict(small)
    count = unpack(">H", small["maxp"][4:6])[0]
    append_copies(tables, {count: Copy(1, 0, 0)})
    with opened(small) as before, opened(tables) as after:
        old, new = before["maxp"], after["maxp"]
        assert new.maxCompositePoints >= old.maxPoints and new.maxCompositeContours >= old.maxContours
        assert (new.maxComponentElements, new.maxComponentDepth) == (max(old.maxComponentElements, 1), old.maxComponentDepth + 1)


def test_offsets_become_long() -> None:
    """Copies may end beyond what short offsets reach; a table of these is read all the same."""
    glyph = pack(">hhhhhHHBHhh", 1, 0, 0, 10, 10, 0, 0, 1, 0, 0, 0)[:20]
    tables = {
        "head": bytes(18) + pack(">H", 1000) + bytes(30) + pack(">h", 0) + bytes(2),
        "hhea": bytes(34) + pack(">H", 1),
        "hmtx": pack(">Hhh", 500, 7, 9),
        "maxp": pack(">L14H", 0x10000, 2, *[0] * 13),
        "glyf": glyph,
        "loca": pack(">3H", 0, 0, len(glyph) // 2),
    }
    append_copies(tables, {2: Copy(1, 100, 0)})
    assert unpack(">h", tables["head"][50:52]) == (1,)
    assert unpack(">4L", tables["loca"])[:3] == (0, 0, len(glyph))
    assert unpack(">HhHhHh", tables["hmtx"]) == (500, 7, 500, 9, 400, -91)
