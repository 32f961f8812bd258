"""A typeface's objects: the subset's tables, widths and texts of its codes, its name, and what the cache keeps."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools has no types
from hypothesis import given
from hypothesis import strategies as st

from faqprint.export.embedding import (
    CMAP_HEAD,
    CMAP_TAIL,
    blocks_of,
    embed,
    font_dictionaries,
    format_widths,
    mapping,
    mappings,
    subset_tag,
)
from faqprint.export.object_file import ObjectBody
from faqprint.export.page_parts import CALL, FONT, SUBSET, WIDTHS, Embedded
from faqprint.export.typeface import Typeface
from faqprint.storage.disk_cache import DiskCache
from faqprint.text.fonts import Face
from faqprint.units import EM

from .sample import faces

MINCHO = faces().faces[0]


def drawn(text: str) -> Typeface:
    """A typeface that a text was drawn with."""
    typeface = Typeface(MINCHO, "F0")
    typeface.encode(text)
    return typeface


def embedded(text: str) -> tuple[Typeface, Embedded]:
    """The objects of a typeface for a text."""
    typeface = drawn(text)
    return typeface, embed(typeface, typeface.used_codes)


def whole(body: ObjectBody | bytes) -> bytes:
    """An object as it stands in the file."""
    return body if isinstance(body, bytes) else b"".join(body.parts)


def unpacked(body: ObjectBody | bytes) -> bytes:
    """The content of a stream object."""
    return zlib.decompress(whole(body).partition(b"stream\n")[2].removesuffix(b"\r\nendstream"))


def program(objects: Embedded) -> Any:
    """The font program, as fontTools reads it."""
    return TTFont(BytesIO(unpacked(objects.bodies[0])))


def test_the_program_holds_the_glyphs_drawn_at_their_codes() -> None:
    """The font's own numbers and outlines, an empty glyph where nothing was drawn; no hints, no names, no codes."""
    _, objects = embedded("鬱あ")
    with program(objects) as font, TTFont(MINCHO.path) as source:
        order, source_order = font.getGlyphOrder(), source.getGlyphOrder()
        for character in "鬱あ":
            glyph = MINCHO.glyph(character)
            made, known = font["glyf"][order[glyph]], source["glyf"][source_order[glyph]]
            assert [*made.getCoordinates(font["glyf"])[0]] == [*known.getCoordinates(source["glyf"])[0]]
        inked = [number for number, name in enumerate(order) if font["glyf"][name].numberOfContours]
        assert {*inked} - {0} == {MINCHO.glyph("鬱"), MINCHO.glyph("あ")}
        assert {*font.reader.tables} <= {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
        assert f"/Length1 {len(unpacked(objects.bodies[0]))}".encode() in whole(objects.bodies[0])


def test_copies_stand_behind_the_font_s_own_glyphs() -> None:
    """A trimmed bracket is a component of the whole one, which comes along."""
    typeface = Typeface(MINCHO, "F0")
    typeface.trim("「", -EM // 2, 0)
    (code,) = typeface.used_codes
    assert code > MINCHO.glyph_count
    with program(embed(typeface, typeface.used_codes)) as font:
        order = font.getGlyphOrder()
        (component,) = font["glyf"][order[code]].components
        assert component.glyphName == order[MINCHO.glyph("「")]


def test_every_code_is_mapped_to_its_text() -> None:
    """The CMap says for each code what it was drawn for, once (PX-2)."""
    typeface, objects = embedded("鬱あ葛\U000e0100𠮟")
    texts = unpacked(objects.bodies[3]).decode()
    assert texts.startswith(CMAP_HEAD) and texts.endswith(CMAP_TAIL)
    entries = re.findall(r"(?m)^<(\w{4})> <(\w+)>$", texts.removeprefix(CMAP_HEAD))
    told = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in entries}
    assert len(told) == len(entries)
    assert told == {code: typeface.texts[code] for code in typeface.used_codes}


def test_widths_are_told_where_they_are_not_an_em() -> None:
    """Of half-width letters; of kanji the default speaks."""
    typeface, objects = embedded("鬱a")
    told = re.search(rb"/W \[([^]]*\])?\]", whole(objects.bodies[2]))
    assert told is not None
    assert told[1] == b"%d[500]" % typeface.codes["a"][0]
    _, wide = embedded("鬱")
    assert b"/W []" in whole(wide.bodies[2])


def test_a_subset_s_name_is_its_glyphs() -> None:
    """The same six letters in all three dictionaries, others for other glyphs; nothing is left to be filled in."""
    (_, one), (_, same), (_, other) = embedded("あい"), embedded("いあ"), embedded("あう")
    names = [
        {*re.findall(rb"/([A-Z]{6})\+BIZUDMincho-Regular", b"".join(map(whole, each.bodies[1:])))} for each in (one, same, other)
    ]
    assert names[0] == names[1] != names[2]
    assert all(len(each) == 1 for each in names)
    for mark in (SUBSET, WIDTHS):
        assert mark not in b"".join(map(whole, one.bodies))
    assert [len(CALL % place) for place in range(len(FONT))] == [3] * 5


@given(st.binary(min_size=8, max_size=32))
def test_letters_of_a_digest(digest: bytes) -> None:
    """Six capitals, whatever the digest; only its first eight bytes count."""
    assert re.fullmatch("[A-Z]{6}", subset_tag(digest))
    assert subset_tag(digest) == subset_tag(digest[:8])


@pytest.mark.parametrize(
    ("advances", "expected"),
    [
        ([], ""),
        ([(3, 1000)], ""),
        ([(3, 500)], "3[500]"),
        ([(3, 500), (4, 250.0), (5, 333.333)], "3[500 250 333.3]"),
        ([(3, 500), (4, 1000), (5, 500)], "3[500]5[500]"),
        ([(3, 500), (7, 0)], "3[500]7[0]"),
    ],
)
def test_widths(advances: list[tuple[int, float]], expected: str) -> None:
    """Neighbours share an entry; a full em breaks it and is not told."""
    assert format_widths(advances) == expected


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (1, [1]), (100, [100]), (101, [100, 1]), (250, [100, 100, 50])])
def test_a_cmap_has_no_more_than_a_hundred_entries_at_a_time(count: int, sizes: list[int]) -> None:
    """Each block says how many it has; none is empty (Adobe's CMap specification)."""
    made = blocks_of([mapping(code, "あ") for code in range(count)])
    assert [int(size) for size in re.findall(r"(\d+) beginbfchar", made)] == sizes
    assert [block.count("\n") - 1 for block in made.split("endbfchar\n")[:-1]] == sizes


@pytest.mark.parametrize(
    ("code", "text", "line"),
    [(0, "a", "<0000> <0061>"), (0xFFFF, "𠮟", "<FFFF> <D842DF9F>"), (10, "葛\U000e0100", "<000A> <845BDB40DD00>")],
)
def test_a_mapping_is_in_utf_16(code: int, text: str, line: str) -> None:
    """Four digits of a code; surrogates for what lies beyond the basic plane."""
    assert mapping(code, text) == f"{line}\n"
    assert mappings({code: text}, [code]) == f"1 beginbfchar\n{line}\nendbfchar\n"


def test_dictionaries_are_kept_by_the_font_file(tmp_path: Path) -> None:
    """What comes from the cache is what was made; another font has others."""
    cache = DiskCache(tmp_path)
    first = font_dictionaries(Typeface(Face(MINCHO.path, cache.memo), "F0"))
    assert first == font_dictionaries(Typeface(MINCHO, "F0"))
    assert len(list(tmp_path.rglob("*-dictionaries"))) == 1
    assert font_dictionaries(Typeface(Face(MINCHO.path, cache.memo), "F0")) == first
    other = Face(faces().faces[1].path, cache.memo)
    assert font_dictionaries(Typeface(other, "F1")) != first


class SubsetWithoutTables:
    """A subset of which HarfBuzz had room for nothing."""

    def reference_table(self, tag: str) -> hb.Blob:
        """Nothing."""
        return hb.Blob(b"")


@pytest.mark.parametrize("lost", ["all of it", "tables"])
def test_subset_that_memory_is_lacking_for(monkeypatch: pytest.MonkeyPatch, lost: str) -> None:
    """HarfBuzz only says that it failed, which was told as a fault of the program; of a damaged font it is the font's."""

    def subset(*_: object) -> SubsetWithoutTables:
        if lost == "tables":
            return SubsetWithoutTables()
        raise RuntimeError("Subsetting failed")

    monkeypatch.setattr(hb, "subset", subset)
    typeface = drawn("あ")
    with pytest.raises(MemoryError):
        embed(typeface, [1])
    monkeypatch.setattr(Face, "intact", False)
    with pytest.raises(RuntimeError):
        embed(typeface, [1])
