"""The glyphs of a page with their places, as its PDF draws them and as its SVG does: each read from what was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pikepdf
import pytest
import uharfbuzz as hb
from fontTools.pens.areaPen import AreaPen  # type: ignore[import-untyped]  # it ships no types
from fontTools.pens.boundsPen import ControlBoundsPen  # type: ignore[import-untyped]  # it ships no types
from fontTools.svgLib.path import parse_path  # type: ignore[import-untyped]  # it ships no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

from faqprint.export.browser_files import font_file
from faqprint.layout.display_list import Layout
from faqprint.text.characters import ZERO_WIDTH
from faqprint.text.fonts import Face, Faces

SVG = "{http://www.w3.org/2000/svg}"
_MAPPING = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_PATH = re.compile(r"matrix\(([-\d.e]+) 0 0 [-\d.e]+ ([-\d.e]+) ([-\d.e]+)\)")


class Glyph(NamedTuple):
    """A glyph that is drawn."""

    #: What it reads as.
    text: str
    #: Its number in the font of its face, and that face's number.
    glyph: int
    face: int
    #: Its origin from the page's top left corner, and its type size, in pt.
    x: float
    y: float
    size: float


class PdfFont:
    """A font of a PDF: what its codes show, and how wide."""

    def __init__(self, font: Any) -> None:
        descendant = font.DescendantFonts[0]
        program = TTFont(BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
        self._glyf, self._order = program["glyf"], program.getGlyphOrder()
        self._upem: int = program["head"].unitsPerEm
        self.texts = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for code, text in _MAPPING.findall(font.ToUnicode.read_bytes())
        }
        self.widths: dict[int, float] = {}
        entries = list(descendant.W)
        for first, widths in zip(entries[::2], entries[1::2], strict=True):
            self.widths |= {int(first) + i: float(width) for i, width in enumerate(widths)}

    def origin(self, code: int, count: int) -> tuple[int, float]:
        """The glyph of the source font, which has ``count`` (-1: a blank), and how far right of the code its origin is, in em."""
        if code < count:
            return code, 0.0
        shown = self._glyf[self._order[code]]
        if not shown.isComposite():
            return -1, 0.0
        (component,) = shown.components
        return self._order.index(component.glyphName), component.x / self._upem


def pdf_glyphs(pdf: bytes, faces: Faces) -> list[list[Glyph]]:
    """What each page draws in text objects, in the order of its streams, but for blanks without width."""
    fonts: dict[tuple[int, int], PdfFont] = {}

    def open_font(font: Any) -> PdfFont:
        if font.objgen not in fonts:
            fonts[font.objgen] = PdfFont(font)
        return fonts[font.objgen]

    pages: list[list[Glyph]] = []
    with pikepdf.open(BytesIO(pdf)) as document:
        page: Any
        for page in document.pages:
            own = {str(name): open_font(font) for name, font in page.Resources.Font.items()}
            height = float(page.MediaBox[3])
            stamps = [form for _, form in page.Resources.get("/XObject", {}).items() if form.Subtype == "/Form"]
            pages.append([glyph for content in (page, *stamps) for glyph in _shown(content, own, height, faces)])
    return pages


def _shown(content: Any, fonts: dict[str, PdfFont], height: float, faces: Faces) -> list[Glyph]:
    found: list[Glyph] = []
    name, size, x, y = "", 0.0, 0.0, 0.0
    for instruction in pikepdf.parse_content_stream(content):
        operands: Any = instruction.operands
        operator = str(instruction.operator)
        match operator:
            case "Tf":
                name, size = str(operands[0]), float(operands[1])
            case "Td":
                x, y = float(operands[0]), float(operands[1])
            case "Tj" | "TJ":
                number = int(name.removeprefix("/F"))
                font, count = fonts[name], faces.faces[number].glyph_count
                for part in [operands[0]] if operator == "Tj" else operands[0]:
                    if not isinstance(part, pikepdf.String):
                        x -= float(part) / 1000 * size
                        continue
                    codes = bytes(part)
                    for at in range(0, len(codes), 2):
                        code = int.from_bytes(codes[at : at + 2])
                        glyph, shift = font.origin(code, count)
                        if glyph < 0 and font.texts[code] not in ZERO_WIDTH:  # a selector that the font does not know
                            found[-1] = found[-1]._replace(text=found[-1].text + font.texts[code])
                        elif glyph >= 0:
                            found.append(Glyph(font.texts[code], glyph, number, x + shift * size, height - y, size))
                        x += font.widths.get(code, 1000.0) / 1000 * size
    return found


@cache
def _served(face: Face) -> hb.Font:
    """A face as a browser has it."""
    return hb.Font(hb.Face(font_file(face)))


@cache
def _shape(face: Face, text: str) -> int:
    """The glyph that a browser draws a character with."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(_served(face), buffer, {})
    (info,) = buffer.glyph_infos
    number: int = info.codepoint
    return number


def svg_glyphs(svg: str, faces: Faces) -> list[Glyph]:
    """What a page's SVG draws: its characters, and the outlines that stand for what is written but not seen."""
    found: list[Glyph] = []
    for element in ElementTree.fromstring(svg).iter():
        if element.tag == f"{SVG}tspan":
            number = int(element.attrib["font-family"].removeprefix("f"))
            face, text = faces.faces[number], element.text or ""
            y, size = float(element.attrib["y"]), float(element.attrib["font-size"])
            places = [float(x) for x in element.attrib["x"].split()]
            assert len(places) == len(text)
            unseen = element.get("fill-opacity") == "0"
            for cluster, x in _clusters(text, places) if unseen else zip(text, places, strict=True):
                found.append(Glyph(cluster, -1 if unseen else _shape(face, cluster), number, x, y, size))
        elif element.tag == f"{SVG}path" and (match := _PATH.fullmatch(element.get("transform", ""))):
            _see(found, element.attrib["d"], [float(part) for part in match.groups()], faces)
    return found


def _clusters(text: str, places: Sequence[float]) -> Iterator[tuple[str, float]]:
    """Characters that stand in one place belong together."""
    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or places[at] != places[begin]:
            yield text[begin:at], places[begin]
            begin = at


def _see(found: list[Glyph], path: str, matrix: Sequence[float], faces: Faces) -> None:
    """Say of an unseen character that its outline is there: in its place, in its size."""
    scale, x, y = matrix
    number = next(i for i, glyph in enumerate(found) if glyph.glyph == -1 and (glyph.x, glyph.y) == (x, y))
    shown = found[number]
    face = faces.faces[shown.face]
    assert abs(scale * face.upem - shown.size) < 1e-4
    glyph = face.glyph(shown.text)
    assert _covered(path) == pytest.approx(_outline(face, glyph))
    found[number] = shown._replace(glyph=glyph)


@cache
def _outline(face: Face, glyph: int) -> tuple[float, ...]:
    """What a glyph of a font's file covers: its edges and its area."""
    font = _opened(face)
    bounds, area = ControlBoundsPen(font.getGlyphSet()), AreaPen(font.getGlyphSet())
    for pen in (bounds, area):
        font.getGlyphSet()[font.getGlyphName(glyph)].draw(pen)
    return (*(bounds.bounds or ()), area.value)


def _covered(path: str) -> tuple[float, ...]:
    """The same of an SVG's path."""
    bounds, area = ControlBoundsPen(None), AreaPen(None)
    for pen in (bounds, area):
        parse_path(path, pen)
    return (*(bounds.bounds or ()), area.value)


@cache
def _opened(face: Face) -> TTFont:
    return TTFont(face.path, fontNumber=face.number)


def compare_glyphs(layout: Layout, faces: Faces, pdf: bytes, svgs: Sequence[str]) -> int:
    """Assert that the SVGs of all pages draw what the PDF draws, in its order and places; gives the number of glyphs."""
    count = 0
    for index, (svg, expected) in enumerate(zip(svgs, pdf_glyphs(pdf, faces), strict=True)):
        drawn = svg_glyphs(svg, faces)
        assert [glyph[:3] for glyph in drawn] == [glyph[:3] for glyph in expected], index + 1
        for one, other in zip(drawn, expected, strict=True):
            assert abs(one.x - other.x) <= 0.01, (index + 1, one, other)
            assert abs(one.y - other.y) <= 0.005, (index + 1, one, other)
            assert one.size == other.size
        count += len(drawn)
    assert len(svgs) == layout.count
    return count
