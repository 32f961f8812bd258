"""Glyphs against the fonts they come from, in a page drawn here: each code's character, outline and advance."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools has no types

from faqprint.export.pdf import write
from faqprint.export.typeface import Typeface
from faqprint.proof.finding import Finding
from faqprint.proof.glyphs import GlyphSource, Sources, are_glyphs_sound, check_glyphs
from faqprint.proof.reader import read_pdf
from faqprint.proof.truetype import TrueType
from faqprint.text.line import Line, Piece, Slot
from faqprint.units import EM

from ..export.sample import faces, paragraphs

FACES = faces()
MINCHO = FACES.faces[0]
#: By the name that pages call the text face by, its own name and its file.
SOURCES: Sources = {"F0": GlyphSource(MINCHO.name, TrueType(MINCHO.path.read_bytes()), MINCHO.key)}


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A page with kanji, a trimmed bracket, a variation sequence, half-width letters and a space, all in the text face."""
    pieces = (Piece(0, "「番目 a1", (Slot(0, -EM // 2, 0),)), Piece(0, "葛\U000e0100\u200b"))
    return write(paragraphs([Line(0, 9, pieces, 0)]), FACES)


def found(pdf: bytes, sources: Sources | None = SOURCES) -> list[Finding]:
    """What is wrong with the glyphs of a file."""
    return list(check_glyphs(read_pdf(pdf), sources, lambda page, mark: "No.3"))


def told(pdf: bytes, sources: Sources | None = SOURCES) -> list[tuple[str, str]]:
    """The codes of what is wrong, with the character that it is wrong with."""
    return [(item.code, dict(item.values).get("character", "")) for item in found(pdf, sources)]


def code(text: str) -> int:
    """The code of a cluster in the text face."""
    return Typeface(MINCHO, "F0").codes[text][0]


def changed(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """The file after its font object was changed."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened.pages[0].Resources.Font.F0)
        out = BytesIO()
        opened.save(out)
    return out.getvalue()


def with_program(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """The file after its font program was changed."""

    def in_file(font: Any) -> None:
        descriptor = font.DescendantFonts[0].FontDescriptor
        program = TTFont(BytesIO(descriptor.FontFile2.read_bytes()), recalcBBoxes=False)
        change(program)
        out = BytesIO()
        program.save(out)
        descriptor.FontFile2.write(out.getvalue())

    return changed(pdf, in_file)


def test_a_sound_page_has_no_finding(pdf: bytes) -> None:
    """Whether the source is at hand or not."""
    assert told(pdf) == []
    assert told(pdf, None) == []


def test_a_finding_names_page_place_and_font(pdf: bytes) -> None:
    """Where the glyph is first drawn."""

    def change(font: Any) -> None:
        font.DescendantFonts[0].W = pikepdf.Array()

    items = found(changed(pdf, change))
    assert {(item.code, item.page) for item in items} == {("glyph-width", 1)}
    assert all(re.fullmatch(r"No\.3 [A-Z]{6}\+BIZUDMincho-Regular", item.where) for item in items)
    assert {dict(item.values)["character"] for item in items} >= {"a", "1"}


def test_every_code_has_a_character(pdf: bytes) -> None:
    """One that no text layer may hold is none; a missing one is told by its code."""
    cmap = re.compile(rb"<%04X> <\w+>" % code("番"))
    for entry in (b"", b"<%04X> <FFFD>" % code("番"), b"<%04X> <0007>" % code("番"), b"<%04X> <E000>" % code("番")):

        def change(font: Any, entry: bytes = entry) -> None:
            font.ToUnicode.write(cmap.sub(entry, font.ToUnicode.read_bytes()))

        (item,) = found(changed(pdf, change))
        assert (item.code, dict(item.values)) == ("glyph-no-unicode", {"number": str(code("番"))})


def test_a_character_that_is_another_s(pdf: bytes) -> None:
    """The code of 番 says 審: seen only where the source is at hand."""

    def change(font: Any) -> None:
        entry = b"<%04X> <%04X>"
        texts = font.ToUnicode.read_bytes()
        font.ToUnicode.write(texts.replace(entry % (code("番"), ord("番")), entry % (code("番"), ord("審"))))

    assert told(changed(pdf, change)) == [("glyph-wrong", "審")]
    assert told(changed(pdf, change), None) == []


def outline(program: Any, character: str) -> str:
    """The name of a character's glyph in the program."""
    return str(program.getGlyphName(code(character)))


def erase(program: Any) -> None:
    """Take the outline of 番 away."""
    program["glyf"].glyphs[outline(program, "番")] = type(program["glyf"][program.getGlyphName(0)])()


def exchange(program: Any) -> None:
    """Have 番 and 目 take each other's outline."""
    glyphs, one, other = program["glyf"].glyphs, outline(program, "番"), outline(program, "目")
    glyphs[one], glyphs[other] = glyphs[other], glyphs[one]


def widen(program: Any) -> None:
    """Give 番 another advance than the file says."""
    advance, bearing = program["hmtx"][outline(program, "番")]
    program["hmtx"][outline(program, "番")] = (advance + 100, bearing)


def shift(program: Any) -> None:
    """Move 番 to the side by its bearing alone."""
    advance, bearing = program["hmtx"][outline(program, "番")]
    program["hmtx"][outline(program, "番")] = (advance, bearing + 50)


@pytest.mark.parametrize(
    ("change", "expected", "without"),
    [
        (erase, [("glyph-no-outline", "番")], [("glyph-no-outline", "番")]),
        (exchange, [("glyph-outline", "番"), ("glyph-outline", "目")], []),
        (widen, [("glyph-width", "番"), ("glyph-width", "番")], [("glyph-width", "番")]),
        (shift, [("glyph-outline", "番")], []),
    ],
)
def test_outlines_and_advances_are_the_source_s(
    pdf: bytes, change: Callable[[Any], None], expected: list[tuple[str, str]], without: list[tuple[str, str]]
) -> None:
    """What the program draws, glyph by glyph; without the source only what the file itself contradicts."""
    broken = with_program(pdf, change)
    assert sorted(told(broken)) == sorted(expected)
    assert told(broken, None) == without


@pytest.mark.parametrize(("field", "value"), [("y", 40), ("glyphName", "番")], ids=["raised", "of another glyph"])
def test_a_trimmed_mark_is_a_copy_of_the_very_mark(pdf: bytes, field: str, value: Any) -> None:
    """Moved sideways, and nothing else."""
    ((_, font),) = read_pdf(pdf).fonts().values()
    number = next(number for number, text in font.characters.items() if number >= MINCHO.glyph_count and text == "「")

    def change(program: Any) -> None:
        component = program["glyf"][program.getGlyphName(number)].components[0]
        setattr(component, field, outline(program, value) if isinstance(value, str) else value)

    assert ("glyph-wrong", "「") in told(with_program(pdf, change))


def test_a_font_that_is_none_of_the_faces(pdf: bytes) -> None:
    """Told by its name, once; its glyphs are compared with nothing."""

    def rename(font: Any) -> None:
        font.BaseFont = pikepdf.Name("/ABCDEF+Other")

    (item,) = found(changed(pdf, rename))
    assert (item.code, item.where) == ("font-unknown", "ABCDEF+Other")
    assert [each.code for each in found(pdf, {"F1": SOURCES["F0"]})] == ["font-unknown"]


def test_what_the_last_proof_found_holds_for_the_same_codes_of_the_same_fonts_alone(pdf: bytes) -> None:
    """Another file of the face, more codes, another outline, width or character: each is looked at anew, and told."""
    kept: dict[bytes, bytes] = {}

    def is_sound(data: bytes, sources: Sources = SOURCES, text: str = "番目") -> bool:
        def memo(key: bytes, make: Callable[[], bytes]) -> bytes:
            return kept[key] if key in kept else kept.setdefault(key, make())

        return are_glyphs_sound(read_pdf(data), sources, {"F0": set(map(code, text))}, memo)

    def narrow(font: Any) -> None:
        font.DescendantFonts[0].W = pikepdf.Array()

    def rename(font: Any) -> None:
        entry = b"<%04X> <%04X>"
        texts = font.ToUnicode.read_bytes()
        font.ToUnicode.write(texts.replace(entry % (code("番"), ord("番")), entry % (code("番"), ord("審"))))

    assert is_sound(pdf) and len(kept) == 1
    assert is_sound(pdf) and len(kept) == 1
    assert is_sound(pdf, {"F0": SOURCES["F0"]._replace(key="of yesterday")}) and len(kept) == 2
    assert is_sound(pdf, text="番目1") and len(kept) == 3
    narrower = changed(pdf, narrow)
    assert is_sound(narrower) and not is_sound(narrower, text="1"), "kanji are as wide as a font says that says nothing"
    assert not is_sound(changed(pdf, rename))
    assert not is_sound(with_program(pdf, exchange))
    assert not is_sound(with_program(pdf, exchange)), "what was found wrong stays wrong"
    assert is_sound(pdf)


def test_a_map_of_glyphs_counts_whole(pdf: bytes) -> None:
    """Which glyph a trimmed mark is a copy of is found by all codes, also by those that are not shown."""
    kept: dict[bytes, bytes] = {}
    ((_, font),) = read_pdf(pdf).fonts().values()
    trimmed = next(number for number, text in font.characters.items() if number >= MINCHO.glyph_count and text == "「")

    def is_sound(exchanged: dict[int, int]) -> bool:
        def memo(key: bytes, make: Callable[[], bytes]) -> bytes:
            return kept[key] if key in kept else kept.setdefault(key, make())

        table = b"".join(exchanged.get(number, number).to_bytes(2) for number in range(0x10000))

        def lead(font: Any) -> None:
            font.DescendantFonts[0].CIDToGIDMap.write(table)

        return are_glyphs_sound(read_pdf(changed(with_table, lead)), SOURCES, {"F0": {trimmed}}, memo)

    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.pages[0].Resources.Font.F0.DescendantFonts[0].CIDToGIDMap = opened.make_stream(b"\0\0")
        out = BytesIO()
        opened.save(out)
    with_table = out.getvalue()
    assert is_sound({})
    assert not is_sound({code("「"): code("番"), code("番"): code("「")})
    assert is_sound({})


def test_a_program_that_cannot_be_read(pdf: bytes) -> None:
    """Damage of the font, and no end of the proof."""

    def break_it(font: Any) -> None:
        font.DescendantFonts[0].FontDescriptor.FontFile2.write(b"\0\1\0\0")

    assert [item.code for item in found(changed(pdf, break_it))] == ["font-damaged"]


def test_a_code_that_leads_to_no_glyph(pdf: bytes) -> None:
    """The box that a reader draws for it is told."""

    table = b"".join((0 if number == code("番") else number).to_bytes(2) for number in range(0x10000))
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.pages[0].Resources.Font.F0.DescendantFonts[0].CIDToGIDMap = opened.make_stream(table)
        out = BytesIO()
        opened.save(out)
    assert [item.code for item in found(out.getvalue())] == ["glyph-notdef"]
