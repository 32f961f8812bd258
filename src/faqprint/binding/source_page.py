"""The pages of a PDF as form XObjects, with all that is printed of them; in the coordinates of the page (ISO 32000-1, 8.10).

What is printed of a page is its content and the appearances of its annotations, form fields among them (12.5.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from ..export.names import decimal
from ..limits import WorkBudget
from ..named_tuple import NamedTuple
from .pdf_values import array, dictionary, inherit, items
from .printers_marks import BLEED
from .sheet_geometry import PageBox, Transformation, upright
from .sheet_layout import PageSize

#: A page without a size: as readers take it (ISO 32000-1 requires one).
_LETTER: Final = PageBox(0, 0, 612, 792)
#: Flags of an annotation: 4 is "print", 3 "invisible or hidden" (ISO 32000-1, table 165).
_PRINT, _HIDDEN = 4, 3


class PageAppearance(NamedTuple):
    """The appearance of an annotation: its name among the sheet's objects, and the content that draws it on its page."""

    name: str
    form: Any
    content: bytes
    #: The layer that it belongs to; ``None``: it is always shown.
    layer: Any


class SourcePage(NamedTuple):
    """A page of a PDF that is to stand on a sheet."""

    #: Its content as a form XObject of the same file, and the name of that among the sheet's objects.
    name: str
    form: Any
    appearances: tuple[PageAppearance, ...]
    #: What of it is seen, in its own coordinates; and its size as it is read.
    box: PageBox
    size: PageSize
    #: From its own coordinates to those of the page as it is read, with its lower left corner at 0, 0.
    upright: Transformation


def read_pages(pdf: Pdf, budget: WorkBudget, *, to_be_trimmed: bool = False) -> tuple[SourcePage, ...]:
    """Read all pages; ``to_be_trimmed``: what is cut off counts as the bleed of a page that says where it is cut.

    ``budget``: bytes of content that may be unpacked.  Raises ``pikepdf.PdfError`` for a page whose content cannot be read, and
    ``OverBudgetError``.
    """
    shared: dict[Any, Any] = {}
    return tuple(_read_page(pdf, number, page.obj, shared, budget, to_be_trimmed) for number, page in enumerate(pdf.pages, 1))


def _read_page(pdf: Pdf, number: int, page: Any, shared: dict[Any, Any], budget: WorkBudget, to_be_trimmed: bool) -> SourcePage:
    box = seen = visible_box(page)
    trim = rectangle(page.get("/TrimBox")) if to_be_trimmed else None
    if trim and not _is_empty(trimmed := trim.meet(box)):
        box, seen = trimmed, trimmed.grow(BLEED).meet(box)
    unit = _number(page.get("/UserUnit"), 1)
    unit = unit if unit > 0 else 1
    rotation, resources = page_rotation(page), page_resources(page)
    contents = page_contents(page)
    if not resources.is_indirect:  # within a stream's dictionary they would not be packed
        written = resources.unparse()
        resources = shared[written] if written in shared else shared.setdefault(written, pdf.make_indirect(resources))
    # what several pages share is drawn from one object
    key = (tuple(one.objgen for one in contents), resources.objgen, seen)
    if key not in shared:
        entries = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([*map(pdf_number, seen)])}
        entries |= {"Resources": resources}
        if isinstance(group := page.get("/Group"), Dictionary):
            entries["Group"] = group
        shared[key] = _content_stream(pdf, contents, entries, budget)
    turned = rotation % 180 == 90
    width, height = (box.height, box.width) if turned else (box.width, box.height)
    name = f"/P{number}"
    return SourcePage(
        name,
        shared[key],
        tuple(read_appearances(page, name, rotation)),
        seen,
        PageSize(unit * width, unit * height),
        upright(box, rotation).then(unit, 0, 0),
    )


def page_rotation(page: Any) -> int:
    """Give by how many degrees a page is turned clockwise for its reader: 0, 90, 180 or 270."""
    quarters: int = round(_number(inherit(page, Name.Rotate), 0) / 90)
    return quarters * 90 % 360


def page_resources(page: Any) -> Any:
    """Give the fonts, pictures and so on by the names that a page's content calls them."""
    return dictionary(inherit(page, Name.Resources)) or Dictionary()


def page_contents(page: Any) -> Sequence[Any]:
    """Give the streams that a page's content is made of."""
    contents = page.get("/Contents")
    return [part for part in items(contents) if isinstance(part, Stream)]


def _content_stream(pdf: Pdf, contents: Sequence[Any], entries: Mapping[str, Any], budget: WorkBudget) -> Any:
    """Give a page's content as one stream: a copy of the only one as it lies there, or several put together."""
    if len(contents) == 1:
        kept = {name: contents[0].get(name) for name in ("/Filter", "/DecodeParms") if name in contents[0]}
        stream = Stream(pdf, contents[0].read_raw_bytes())
        for name, value in kept.items():
            stream[name] = value
    else:
        parts = []
        for one in contents:
            parts.append(one.read_bytes())
            budget.spend(len(parts[-1]))
        stream = Stream(pdf, b"\n".join(parts))
    for name, value in entries.items():
        stream[f"/{name}"] = value
    return pdf.make_indirect(stream)


def visible_box(page: Any) -> PageBox:
    """Give what of a page is seen, and printed: its crop box, as far as there is paper (ISO 32000-1, 14.11.2)."""
    media = rectangle(inherit(page, Name.MediaBox)) or _LETTER
    crop = rectangle(inherit(page, Name.CropBox)) or media
    both = crop.meet(media)
    return media if _is_empty(both) else both


def read_appearances(page: Any, page_name: str, rotation: int) -> Iterator[PageAppearance]:
    """Give what is printed of a page's annotations, in their order."""
    for number, entries in enumerate(array(page.get("/Annots")), 1):
        if not isinstance(entries, Dictionary) or "/AP" not in entries or "/Rect" not in entries:
            continue
        annotation = pikepdf.Annotation(entries)
        form = annotation.get_appearance_stream(Name.N)
        if form is None or entries.get("/Subtype") == "/Popup":
            continue
        form.stream_dict.Subtype = Name.Form  # what lacks it would not be drawn
        name = f"{page_name}A{number}"
        content = annotation.get_page_content_for_appearance(Name(name), rotation, _PRINT, _HIDDEN)
        if content:
            yield PageAppearance(name, form, content, entries.get("/OC"))


# --- how pages write numbers --------------------------------------------------------------------


def rectangle(value: Any) -> PageBox | None:
    """Give a rectangle, its corners put in order; ``None``: it is none, or has no size."""
    if not isinstance(value, Array) or len(value) != 4:
        return None
    numbers = [_number(one, None) for one in value]
    x0, y0, x1, y1 = (0.0 if number is None else number for number in numbers)
    box = PageBox(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return None if None in numbers or _is_empty(box) else box


def _is_empty(box: PageBox) -> bool:
    return box.width <= 0 or box.height <= 0


def _number(value: Any, default: Any) -> Any:
    """Give a number as a float; ``default`` if it is none."""
    from decimal import Decimal

    return float(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else default


def pdf_number(value: float) -> Any:
    """Give a number as pikepdf takes it: to a hundred-thousandth of a point."""
    from decimal import Decimal

    return Decimal(decimal(value, 5))
