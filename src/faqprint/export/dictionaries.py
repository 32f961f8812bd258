"""A font's dictionaries in the file, but for what a subset says of itself (ISO 32000-1, 9.6 to 9.8)."""

from __future__ import annotations

from struct import unpack_from
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, format

from .document import Bytes
from .page_parts import CALL, SUBSET, WIDTHS

if TYPE_CHECKING:
    import uharfbuzz as hb

    from .typeface import Typeface

#: Glyphs outside the standard Latin set, upright (ISO 32000-1, table 123).
_SYMBOLIC: Final = 4


def dictionaries(typeface: Typeface) -> list[bytes]:
    """Give descriptor, descendant and Type0 font of a typeface, for any subset of it (``page_parts.SUBSET``, ``WIDTHS``)."""
    program, descriptor, descendant, unicode = (Bytes(CALL % place) for place in range(4))
    name = Bytes(b"/%b+%b" % (SUBSET, format(PDFName(typeface.name), None)[1:]))
    made = (
        {"FontName": name, **describe(typeface.source), "FontFile2": program},
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "CIDToGIDMap": "/Identity",
            "DW": 1000,
            "W": Bytes(b"[%b]" % WIDTHS),
            "FontDescriptor": descriptor,
        },
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": PDFArray([descendant]),
            "ToUnicode": unicode,
        },
    )
    return [PDFDictionary(entries).format(None) for entries in made]


def describe(source: hb.Face) -> dict[str, object]:
    """Give what a font descriptor says of a font, whatever of it is embedded."""
    scale = 1000 / source.upem
    ascent, descent = unpack_from(">hh", source.reference_table("hhea").data, 4)
    box = unpack_from(">4h", source.reference_table("head").data, 36)
    os2 = source.reference_table("OS/2").data
    weight = unpack_from(">H", os2, 4)[0] if len(os2) > 6 else 400
    capitals = unpack_from(">h", os2, 88)[0] if len(os2) >= 90 and unpack_from(">H", os2)[0] >= 2 else ascent
    post = source.reference_table("post").data
    return {
        "Type": "/FontDescriptor",
        "Flags": _SYMBOLIC,
        "FontBBox": PDFArray([round(edge * scale) for edge in box]),
        "ItalicAngle": round(unpack_from(">l", post, 4)[0] / 65536, 3) if len(post) >= 8 else 0,
        "Ascent": round(ascent * scale),
        "Descent": round(descent * scale),
        "CapHeight": round(capitals * scale),
        "StemV": round(50 + (weight / 65) ** 2),  # the usual estimate: no TrueType table holds it
    }
