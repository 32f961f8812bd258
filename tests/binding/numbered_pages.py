"""PDFs whose pages bear their number at the top and at the bottom, and where those stand on imposed sheets, by pdfium."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from math import atan2, degrees
from typing import NamedTuple

import pypdfium2
from reportlab.pdfgen import canvas

A4 = (595.2756, 841.8898)
A5 = (419.5276, 595.2756)


class SeenPage(NamedTuple):
    """A page on one side of a sheet as it is drawn."""

    #: From 1.
    number: int
    #: Where its middle stands, from 0 to 1 of the sheet's width and of its height, from the lower left corner.
    x: float
    y: float
    #: By how many degrees it is turned clockwise, in quarters.
    turn: int
    #: Between its numbers, in pt: 400 at full size.
    length: float


def numbered_pdf(pages: int, sizes: Sequence[tuple[float, float]] = (A4,)) -> bytes:
    """Pages that bear ``T1`` 200 pt above their middle and ``B1`` 200 pt below it; ``sizes``: in turn."""
    out = BytesIO()
    sheet = canvas.Canvas(out, invariant=True)
    for page in range(pages):
        width, height = sizes[page % len(sizes)]
        sheet.setPageSize((width, height))
        sheet.setFont("Helvetica", 20)
        sheet.drawCentredString(width / 2, height / 2 + 200, f"T{page + 1}")
        sheet.drawCentredString(width / 2, height / 2 - 200, f"B{page + 1}")
        sheet.showPage()
    sheet.setTitle("番号の付いたページ")
    sheet.save()
    return out.getvalue()


def seen_sides(pdf: bytes) -> list[list[SeenPage]]:
    """The pages that stand on each side of the sheets, from the left, then from the top."""
    document = pypdfium2.PdfDocument(pdf)
    sides = []
    for page in document:
        width, height = page.get_size()
        found = _marks(page)
        seen = []
        for number in sorted({number for _, number in found}):
            (top_x, top_y), (bottom_x, bottom_y) = found["T", number], found["B", number]
            x, y = (top_x + bottom_x) / 2 / width, (top_y + bottom_y) / 2 / height
            length = ((top_x - bottom_x) ** 2 + (top_y - bottom_y) ** 2) ** 0.5
            turn = round(degrees(atan2(top_x - bottom_x, top_y - bottom_y))) % 360
            seen.append(SeenPage(number, x, y, turn, length))
        sides.append(sorted(seen, key=lambda one: (round(one.x, 2), -one.y)))
    document.close()
    return sides


def _marks(page: pypdfium2.PdfPage) -> dict[tuple[str, int], tuple[float, float]]:
    """Where the middle of each mark stands, by what it says."""
    text = page.get_textpage()
    found = {}
    for match in re.finditer("([TB])([0-9]+)", text.get_text_range()):
        boxes = [text.get_charbox(at) for at in range(match.start(), match.end())]
        x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
        x1, y1 = max(box[2] for box in boxes), max(box[3] for box in boxes)
        found[match[1], int(match[2])] = (x0 + x1) / 2, (y0 + y1) / 2
    return found


def turn_half(side: Sequence[SeenPage]) -> list[SeenPage]:
    """A side as it is seen upside down."""
    turned = [one._replace(x=1 - one.x, y=1 - one.y, turn=(one.turn + 180) % 360) for one in side]
    return sorted(turned, key=lambda one: (round(one.x, 2), -one.y))


def fold(sides: Sequence[Sequence[SeenPage]], *, flip: str, binding: str) -> list[SeenPage | None]:
    """Print landscape sheets on both sides, lay them one in another, fold them, and leaf through: ``None`` is a blank page.

    A printer that turns about the short edge shows the back upright to who turns the sheet sideways; one that turns about the
    long edge shows it upside down.
    """
    fronts = [list(side) for side in sides[::2]]
    backs = [list(side) if flip == "short" else turn_half(side) for side in sides[1::2]]
    outwards = "right" if binding == "left" else "left"
    inwards = binding
    ahead = [
        half(side, place)
        for front, back in zip(fronts, backs, strict=True)
        for side, place in ((front, outwards), (back, inwards))
    ]
    back_again = [
        half(side, place)
        for front, back in reversed([*zip(fronts, backs, strict=True)])
        for side, place in ((back, outwards), (front, inwards))
    ]
    return ahead + back_again


def half(side: Sequence[SeenPage], place: str) -> SeenPage | None:
    """The page on one half of a side."""
    found = [one for one in side if (one.x < 0.5) == (place == "left")]
    assert len(found) <= 1
    return found[0] if found else None
