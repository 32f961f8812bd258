"""A font's dictionaries: what they say is what the font file says, and what only a subset knows is left open."""

from __future__ import annotations

from typing import Any, cast

import pikepdf
import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools has no types

from faqprint.export.dictionaries import describe, dictionaries
from faqprint.export.page_parts import CALL, SUBSET, WIDTHS
from faqprint.export.typeface import Typeface
from faqprint.text.fonts import Face, find_font

MINCHO = find_font("BIZUDMincho-Regular.ttf")


class Tables:
    """A font of 2,000 units whose tables are given; those that are not are empty."""

    upem = 2000

    def __init__(self, **tables: bytes) -> None:
        self.tables = {
            "hhea": bytes(4) + (1760).to_bytes(2) + (-240).to_bytes(2, signed=True),
            "head": bytes(36) + b"".join(edge.to_bytes(2, signed=True) for edge in (-20, -250, 2010, 1800)),
            "OS/2": b"",
            "post": b"",
        } | {name.replace("OS2", "OS/2"): table for name, table in tables.items()}

    def reference_table(self, tag: str) -> hb.Blob:
        """The table."""
        return hb.Blob(self.tables[tag])


def described(**tables: bytes) -> dict[str, object]:
    """What is said of a font of such tables."""
    return describe(cast(hb.Face, Tables(**tables)))


def test_the_shipped_face_is_described_as_its_tables_say() -> None:
    """In thousandths of an em: box, ascent, descent, height of capitals; the angle in degrees."""
    with TTFont(MINCHO) as font:
        scale = 1000 / font["head"].unitsPerEm
        expected = {
            "Ascent": round(font["hhea"].ascent * scale),
            "Descent": round(font["hhea"].descent * scale),
            "CapHeight": round(font["OS/2"].sCapHeight * scale),
            "ItalicAngle": font["post"].italicAngle,
            "StemV": round(50 + (font["OS/2"].usWeightClass / 65) ** 2),
        }
    told = describe(Face(MINCHO).font.face)
    assert {name: told[name] for name in expected} == expected
    assert (told["Type"], told["Flags"]) == ("/FontDescriptor", 4)


def test_what_a_font_does_not_say_is_taken_for_the_usual() -> None:
    """Without OS/2 the weight is 400 and capitals are as high as the ascent; without post it stands upright."""
    told = described()
    assert (told["Ascent"], told["Descent"], told["CapHeight"], told["ItalicAngle"], told["StemV"]) == (880, -120, 880, 0, 88)


@pytest.mark.parametrize(("version", "height"), [(1, 880), (2, 700)])
def test_old_tables_hold_no_height_of_capitals(version: int, height: int) -> None:
    """Only from version 2 on what stands there is one."""
    os2 = bytearray(90)
    os2[0:2] = version.to_bytes(2)
    os2[4:6] = (700).to_bytes(2)
    os2[88:90] = (1400).to_bytes(2)
    assert described(OS2=bytes(os2))["CapHeight"] == height


def test_slant_is_told_in_degrees() -> None:
    """A fixed point number with its sign."""
    assert described(post=bytes(4) + (-12 * 65536 - 32768).to_bytes(4, signed=True))["ItalicAngle"] == -12.5


def test_the_dictionaries_call_each_other_by_their_places() -> None:
    """Descriptor, descendant and Type0 font, for any subset: its name and widths, and the objects' numbers, come later."""
    made = dictionaries(Typeface(Face(MINCHO), "F0"))
    numbered = [body.replace(SUBSET, b"ABCDEF").replace(WIDTHS, b"3[500]") for body in made]
    for place in range(4):
        numbered = [body.replace(CALL % place, b"%d 0 R" % (10 + place)) for body in numbered]
    assert b"\0" not in b"".join(numbered)
    descriptor, descendant, font = (cast(Any, pikepdf.Object.parse(b"[%b]" % body.replace(b" 0 R", b"")))[0] for body in numbered)
    assert {str(font.BaseFont), str(descendant.BaseFont), str(descriptor.FontName)} == {"/ABCDEF+BIZUDMincho-Regular"}
    assert (descriptor.FontFile2, descendant.FontDescriptor, list(font.DescendantFonts), font.ToUnicode) == (10, 11, [12], 13)
    assert (str(font.Encoding), str(descendant.CIDToGIDMap), descendant.DW) == ("/Identity-H", "/Identity", 1000)
    assert [*map(int, descendant.W[:1]), *map(int, descendant.W[1])] == [3, 500]
