"""The looks of form fields that were filled in by a program that drew none (``NeedAppearances``; ISO 32000-1, 12.7.3.3).

Readers then draw the text themselves, each with a font of its own.  On sheets, which have no fields, it must be drawn: in our
Gothic face, which has the characters that qpdf's generator, of Latin text alone, has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Pdf, Stream

from ..named_tuple import NamedTuple
from .pdf_values import array, dictionary, integer, items, text
from .source_page import rectangle

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

#: Bits of ``Ff`` (tables 226 and 228): several lines; a password, of which nothing is shown.
_MULTILINE, _PASSWORD = 1 << 12, 1 << 13
#: Flags of an annotation (table 165): printed, and neither invisible nor hidden.
_SHOWN_BITS, _SHOWN = 7, 4
#: How deep fields may stand in one another.
_DEPTH: Final = 64
#: pt between a field's edge and its text; the size of text that is to fit by itself, at most; and shares of that size.
_PADDING: Final = 2
_LARGEST: Final = 12.0
_HEIGHT_SHARE, _LEADING, _BASELINE = 0.7, 1.25, 0.35
_SIZE: Final = re.compile(r"([0-9]{1,4}(?:\.[0-9]*)?)\s+Tf")
_FONT: Final = "BIZUDGothic-Regular"


class BareField(NamedTuple):
    """A field with a text and no look."""

    #: Its annotation, and what it shows.
    entries: Any
    shown: str
    #: pt.
    width: float
    height: float
    #: pt; 0: as it fits.
    size: float
    #: 0: left, 1: in the middle, 2: right.
    alignment: int
    is_multiline: bool


def complete_looks(pdf: Pdf) -> None:
    """Give each filled field a look if it has none, and each look the form's fonts; the pages are changed in memory."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return
    if shared := dictionary(form.get("/DR")):
        for page in pdf.pages:
            for look in _looks(page.obj):
                _add_resources(look, shared)
    bare = [field for page in pdf.pages for field in _bare_fields(pdf, page.obj)]
    if not bare:
        return
    drawn = pikepdf.open(BytesIO(_draw(bare)))  # never closed: its streams are read when the sheets are written
    for field, page in zip(bare, drawn.pages, strict=True):
        field.entries.AP = Dictionary(N=pdf.copy_foreign(page.as_form_xobject()))


def _widgets(page: Any) -> Iterator[Any]:
    """Give the annotations of a page that stand for fields."""
    for entries in array(page.get("/Annots")):
        if isinstance(entries, Dictionary) and entries.get("/Subtype") == "/Widget":
            yield entries


def _looks(page: Any) -> Iterator[Any]:
    """Give the looks that fields of a page have, in each of their states."""
    for entries in _widgets(page):
        look = dictionary(entries.get("/AP")).get("/N")
        states = [look] if isinstance(look, Stream) else [state for _, state in dictionary(look).items()]
        yield from (state for state in states if isinstance(state, Stream))


def _add_resources(look: Any, shared: Any) -> None:
    """Put in what a look may call from the form's resources (``DR``), where it has none of that name."""
    if not isinstance(look.get("/Resources"), Dictionary):
        look.stream_dict.Resources = Dictionary()
    own = look.Resources
    for kind, things in shared.items():
        if not isinstance(things, Dictionary):
            continue
        if kind not in own:
            own[kind] = Dictionary()
        if isinstance(own[kind], Dictionary):
            for name, thing in things.items():
                if name not in own[kind]:
                    own[kind][name] = thing


def _bare_fields(pdf: Pdf, page: Any) -> Iterator[BareField]:
    """Give the filled fields of a page that have no look and are printed."""
    for entries in _widgets(page):
        if dictionary(entries.get("/AP")).get("/N") is not None:
            continue
        flags = _integer(_of_field(entries, "/Ff"))
        shown = _shown_text(entries)
        box = rectangle(entries.get("/Rect"))
        if not shown or not box or flags & _PASSWORD or _integer(entries.get("/F")) & _SHOWN_BITS != _SHOWN:
            continue
        styled = _SIZE.search(text(_of_field(entries, "/DA")) or text(pdf.Root.AcroForm.get("/DA")))
        if min(box.width, box.height) > 2 * _PADDING:
            size, alignment = float(styled[1]) if styled else 0.0, _integer(_of_field(entries, "/Q"))
            yield BareField(entries, shown, box.width, box.height, size, alignment, bool(flags & _MULTILINE))


def _shown_text(entries: Any) -> str:
    """Give what a field of text or choice shows; ``''``: it is of another kind, or empty."""
    if _of_field(entries, "/FT") not in ("/Tx", "/Ch"):
        return ""
    value = _of_field(entries, "/V")
    if isinstance(value, Stream):
        return value.read_bytes().decode("utf-8", "replace")
    words = list(filter(None, map(text, items(value))))
    pairs = [one for one in array(_of_field(entries, "/Opt")) if isinstance(one, Array)]
    named = {text(one[0]): text(one[1]) for one in pairs if len(one) == 2}
    return "\n".join(named.get(word, word) for word in words).replace("\r\n", "\n").replace("\r", "\n")


def _of_field(entries: Any, name: str) -> Any:
    """Give an entry of a field, or of the fields that it belongs to."""
    field = entries
    for _ in range(_DEPTH):
        if not isinstance(field, Dictionary):
            break
        if name in field:
            return field.get(name)
        field = field.get("/Parent")
    return None


def _integer(value: Any) -> int:
    return integer(value) or 0


def _draw(fields: Sequence[BareField]) -> bytes:
    """Draw each field's text on a page of its size."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from ..text.fonts import find_font

    registerFont(TTFont(_FONT, find_font(f"{_FONT}.ttf")))
    out = BytesIO()
    canvas = Canvas(out, invariant=True, pageCompression=1)
    for field in fields:
        canvas.setPageSize((field.width, field.height))
        _draw_field(canvas, field)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_field(canvas: Canvas, field: BareField) -> None:
    """Draw the text of a field: one line in the middle of its height, several from the top."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    from ..text import lines as break_lines

    room = field.width - 2 * _PADDING
    if field.is_multiline:
        size = field.size or _LARGEST
        lines = break_lines(field.shown, max(room / size, 1))
    else:
        lines = [field.shown.replace("\n", " ")]
        size = field.size or min(_LARGEST, _HEIGHT_SHARE * field.height)
        if not field.size:
            size = min(size, size * room / max(stringWidth(lines[0], _FONT, size), 1))
    y = field.height - _PADDING - size if field.is_multiline else field.height / 2 - _BASELINE * size
    canvas.setFont(_FONT, size)
    draw = {1: canvas.drawCentredString, 2: canvas.drawRightString}.get(field.alignment, canvas.drawString)
    x = {1: field.width / 2, 2: field.width - _PADDING}.get(field.alignment, _PADDING)
    for line in lines:
        draw(x, y, line)
        y -= _LEADING * size
