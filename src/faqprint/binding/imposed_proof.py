"""The written sheets read back: every page of the source stands on them once, whole, in its place and the right way up.

By a route of its own: where a page stands follows from the operators of the written sheet, which way up from the page's own
``/Rotate``, what it shows from the source, opened anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pikepdf
from pikepdf import Pdf

from ..named_tuple import NamedTuple
from .same_objects import ObjectComparison, have_same_data
from .sheet_geometry import PageBox, Transformation
from .sheet_layout import LaidSide, Placement, SheetLayout
from .source_page import page_contents, page_resources, page_rotation, read_appearances

#: pt by which a corner may lie elsewhere than it should: what is written has five digits.
_TOLERANCE: Final = 0.01
#: What is "up" for the reader of a page that is turned clockwise by so many degrees, in its own coordinates.
_UP: Final = {0: (0, 1), 90: (-1, 0), 180: (0, -1), 270: (1, 0)}


class DrawnForm(NamedTuple):
    """A form XObject as a sheet draws it."""

    name: str
    transformation: Transformation


def find_imposition_faults(source: Pdf, result: Pdf, layout: SheetLayout) -> Iterator[str]:
    """Give what is wrong with sheets, in English, for a report to those who look after the program; nothing: they are sound.

    ``source``: the PDF whose pages they bear; ``result``: the sheets as they were written; ``layout``: how they should be.
    """
    if len(result.pages) != len(layout.sides):
        yield f"{len(result.pages)} sides, not {len(layout.sides)}"
        return
    same = ObjectComparison()
    pages = [page.obj for page in source.pages]
    stood: list[int] = []
    for number, (sheet, side) in enumerate(zip(result.pages, layout.sides, strict=True), 1):
        drawn = read_drawn_forms(sheet.obj)
        forms: Any = sheet.obj.Resources.XObject
        for placement in side.placements:
            own = [one for one in drawn if one.name == f"/P{placement.page + 1}"]
            if len(own) != 1:
                yield f"side {number}: page {placement.page + 1} is drawn {len(own)} times"
                continue
            stood.append(placement.page)
            page, form = pages[placement.page], forms.get(own[0].name)
            faults = (
                ("content", not _has_content(form, page)),
                ("resources", not same.are_same(page_resources(page), form.get("/Resources"))),
                ("place", not _stands(own[0].transformation, form, placement, side, layout)),
                ("way up", not _is_upright(own[0].transformation, page, side)),
                ("appearances", not _has_appearances(drawn, forms, page, own[0].name, same)),
            )
            yield from (f"side {number}, page {placement.page + 1}: another {what}" for what, wrong in faults if wrong)
    if sorted(stood) != list(range(len(pages))):
        yield f"pages {sorted(set(range(len(pages))) ^ {*stood})} do not stand on the sheets once"


def read_drawn_forms(sheet: Any) -> list[DrawnForm]:
    """Give the form XObjects that the content of a sheet draws, in order, with the transformation in force."""
    now, kept, drawn = Transformation(1, 0, 0, 1, 0, 0), [], []
    for operation in pikepdf.parse_content_stream(sheet):
        operands = operation.operands
        match str(operation.operator):
            case "q":
                kept.append(now)
            case "Q":
                now = kept.pop()
            case "cm":
                a, b, c, d, e, f = map(float, operands)
                now = Transformation(*_times(now, a, b), *_times(now, c, d), *now.apply(e, f))
            case "Do":
                drawn.append(DrawnForm(str(operands[0]), now))
    return drawn


def _times(transformation: Transformation, x: float, y: float) -> tuple[float, float]:
    """Give where a direction leads."""
    return transformation.a * x + transformation.c * y, transformation.b * x + transformation.d * y


def _has_content(form: Any, page: Any) -> bool:
    """Whether a form holds the content of a page."""
    contents = page_contents(page)
    if len(contents) == 1:
        return have_same_data(form, contents[0])
    return bool(form.read_bytes() == b"\n".join(one.read_bytes() for one in contents))


def _stands(drawn: Transformation, form: Any, placement: Placement, side: LaidSide, layout: SheetLayout) -> bool:
    """Whether what is seen of a page covers its place; of a page with bleed, with that around it."""
    found = drawn.apply_to(PageBox(*map(float, form.BBox)))
    wanted = placement.box
    if side.is_turned:
        width, height = layout.paper.width, layout.paper.height
        wanted = PageBox(width - wanted.x1, height - wanted.y1, width - wanted.x0, height - wanted.y0)
    return _is_near(found.meet(wanted), wanted) and _is_near(found.meet(wanted.grow(layout.bleed)), found)


def _is_near(one: PageBox, other: PageBox) -> bool:
    return all(abs(first - second) <= _TOLERANCE for first, second in zip(one, other, strict=True))


def _is_upright(drawn: Transformation, page: Any, side: LaidSide) -> bool:
    """Whether a page's reader sees it upright, and not in a mirror."""
    x, y = _times(drawn, *_UP[page_rotation(page)])
    mirrored = drawn.a * drawn.d - drawn.b * drawn.c <= 0
    return abs(x) <= _TOLERANCE and (y < 0) == side.is_turned and not mirrored


def _has_appearances(drawn: list[DrawnForm], forms: Any, page: Any, name: str, same: ObjectComparison) -> bool:
    """Whether the printed appearances of a page's annotations are drawn, in order, each with its own look."""
    wanted = list(read_appearances(page, name, page_rotation(page)))
    found = [one.name for one in drawn if one.name.startswith(f"{name}A")]
    return found == [one.name for one in wanted] and all(same.are_same(one.form, forms.get(one.name)) for one in wanted)
