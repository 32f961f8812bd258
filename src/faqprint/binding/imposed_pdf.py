"""The PDF of imposed sheets: pages as form XObjects, placed; marks; what the file asks of the printer.

A new file, into which pikepdf copies the pages with all that they need and nothing else: no tags, links, bookmarks, claims.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from ..export.names import decimal
from .arrangement import CROP_MARKS
from .printers_marks import BLEED, MarkLine, draw_ticks, draw_trim_marks
from .sheet_geometry import PageBox, Transformation, half_turn
from .sheet_layout import SHORT, ImpositionOptions, LaidSide, Placement, SheetLayout
from .source_page import SourcePage, pdf_number

#: The colour of marks: all inks that there are (ISO 32000-1, 8.6.6.4), on paper in one ink black.
_ALL_INKS: Final = "/CSAll"
#: How sides call what all their marks are drawn with.
_MARKS: Final = "/Marks"
#: Thickness of marks, in pt.
_HAIRLINE: Final = "0.3"
#: What the catalog asks for came with this version.
_VERSION: Final = "1.7"
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{title}<pdf:Producer>faqprint</pdf:Producer>
<xmp:Label>imposed</xmp:Label>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
#: Characters that no XML may hold.
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XMP_TITLE: Final = '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>\n'


def sheet_transformation(page: SourcePage, placement: Placement, side: LaidSide, layout: SheetLayout) -> Transformation:
    """Give how a page's own coordinates come to lie on the printed side of its sheet, both in pt from the lower left corner."""
    placed = page.upright.then(placement.scale, placement.box.x0, placement.box.y0)
    if not side.is_turned:
        return placed
    turn = half_turn(layout.paper.width, layout.paper.height)
    return Transformation(-placed.a, -placed.b, -placed.c, -placed.d, *turn.apply(placed.e, placed.f))


def write_sheets(
    source: Pdf,
    pages: Sequence[SourcePage],
    layout: SheetLayout,
    options: ImpositionOptions,
    title: str,
    *,
    ticks: bool = True,
) -> bytes:
    """Write the PDF of all sheets; ``title``: ``''`` if there is none; ``ticks``: with those of the holes."""
    with pikepdf.new() as pdf:
        copied: dict[tuple[int, int], Any] = {}
        drawn_marks: dict[bytes, Any] = {}

        def copy(thing: Any) -> Any:
            """Copy an object of the source, once."""
            if thing.objgen not in copied:
                copied[thing.objgen] = pdf.copy_foreign(thing)
            return copied[thing.objgen]

        for side in layout.sides:
            page = _sheet(pdf, side, pages, layout, copy)
            _add_marks(pdf, page, side, options, ticks, drawn_marks)
            pdf.pages.append(pikepdf.Page(page))
        _describe(pdf, options, title)
        if isinstance(layers := source.Root.get("/OCProperties"), Dictionary):
            pdf.Root.OCProperties = copy(layers if layers.is_indirect else source.make_indirect(layers))
        out = BytesIO()
        pdf.save(
            out,
            min_version=max(_VERSION, source.pdf_version),
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return out.getvalue()


def _sheet(
    pdf: Pdf,
    side: LaidSide,
    pages: Sequence[SourcePage],
    layout: SheetLayout,
    copy: Any,
) -> Any:
    """Give the page object of one side of a sheet, without marks."""
    forms, layers = Dictionary(), Dictionary()
    content: list[bytes] = []
    for placement in side.placements:
        page = pages[placement.page]
        forms[page.name] = copy(page.form)
        content.append(
            b"q %b%b cm %b Do" % (_clip(placement, side, layout), _matrix(page, placement, side, layout), page.name.encode())
        )
        if page.appearances:  # what lies beyond the page's edge is not printed of them either
            content.append(_clip_to(page.box))
        for one in page.appearances:
            forms[one.name] = copy(one.form)
            drawn = one.content
            if one.layer is not None:
                layers[f"{one.name}L"] = copy(one.layer)
                drawn = b"/OC %bL BDC\n%bEMC\n" % (one.name.encode(), drawn)
            content.append(drawn)
        content.append(b"Q")
    resources = Dictionary(XObject=forms)
    if len(layers):
        resources.Properties = layers
    whole = PageBox(0, 0, layout.paper.width, layout.paper.height)
    entries = Dictionary(Type=Name.Page, MediaBox=_array(whole), Resources=resources)
    entries.Contents = pdf.make_stream(b"\n".join(content))
    return entries


def _add_marks(pdf: Pdf, page: Any, side: LaidSide, options: ImpositionOptions, ticks: bool, drawn: dict[bytes, Any]) -> None:
    """Put the marks for who cuts and punches on a side; those that many sides have stand in the file once, in ``drawn``."""
    lines = [line for hole in side.ticked if ticks for line in draw_ticks(*hole)]
    if options.mode == CROP_MARKS:
        trim = side.placements[0].box
        page.BleedBox, page.TrimBox = _array(trim.grow(BLEED)), _array(trim)
        lines += draw_trim_marks(trim)
    if not lines:
        return
    content = _draw_lines(lines)
    if content not in drawn:
        fade = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([0]), N=1)
        inks = Dictionary({_ALL_INKS: Array([Name.Separation, Name.All, Name.DeviceGray, fade])})
        drawn[content] = pdf.make_stream(
            content, Type=Name.XObject, Subtype=Name.Form, BBox=page.MediaBox, Resources=Dictionary(ColorSpace=inks)
        )
    page.Resources.XObject[_MARKS] = drawn[content]
    page.Contents.write(page.Contents.read_bytes() + f"\n{_MARKS} Do".encode())


def _matrix(page: SourcePage, placement: Placement, side: LaidSide, layout: SheetLayout) -> bytes:
    return " ".join(decimal(value, 5) for value in sheet_transformation(page, placement, side, layout)).encode()


def _clip(placement: Placement, side: LaidSide, layout: SheetLayout) -> bytes:
    """Give the operators that keep a page within its half of the sheet."""
    if placement.clip is None:
        return b""
    return _clip_to(
        half_turn(layout.paper.width, layout.paper.height).apply_to(placement.clip) if side.is_turned else placement.clip
    )


def _clip_to(box: PageBox) -> bytes:
    return " ".join(decimal(value, 5) for value in (box.x0, box.y0, box.width, box.height)).encode() + b" re W n "


def _draw_lines(lines: Sequence[MarkLine]) -> bytes:
    paths = ("{} {} m {} {} l S".format(*(decimal(value) for value in line)) for line in lines)
    return "\n".join((f"q {_ALL_INKS} CS 1 SCN {_HAIRLINE} w 0 J [] 0 d", *paths, "Q")).encode()


def _array(box: PageBox) -> Any:
    return Array([*map(pdf_number, box)])


def _describe(pdf: Pdf, options: ImpositionOptions, title: str) -> None:
    """Say what the file is called, and what it asks of the printer; never ``/Direction``, by which pdfium misreads sheets."""
    from html import escape

    edge = Name.DuplexFlipShortEdge if options.flip == SHORT else Name.DuplexFlipLongEdge
    pdf.Root.ViewerPreferences = Dictionary(Duplex=edge, PrintScaling=Name("/None"), PickTrayByPDFSize=True)
    facts = Dictionary(Producer=String("faqprint"))
    if title:
        facts.Title = String(title)
        pdf.Root.ViewerPreferences.DisplayDocTitle = True
    pdf.trailer.Info = pdf.make_indirect(facts)
    packet = _XMP.format(title=_XMP_TITLE.format(escape(_NO_XML.sub("", title), quote=False)) if title else "")
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
