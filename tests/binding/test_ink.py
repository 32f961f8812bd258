"""Where ink stands, by pdfium."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen import canvas

from faqprint.binding.ink import InkReader


@pytest.fixture
def reader() -> InkReader:
    """A page of 200 by 300 pt with a black square from 50 to 60 in both directions."""
    out = BytesIO()
    sheet = canvas.Canvas(out, pagesize=(200, 300))
    sheet.rect(50, 50, 10, 10, stroke=0, fill=1)
    sheet.showPage()
    sheet.save()
    return InkReader(out.getvalue())


@pytest.mark.parametrize(
    ("x", "y", "found"),
    [(55, 55, True), (45.5, 55, True), (41, 55, False), (46.8, 46.8, True), (45, 45, False), (0, 0, False), (199, 299, False)],
)
def test_ink_within_a_circle(reader: InkReader, x: float, y: float, found: bool) -> None:
    """A circle of 5 pt that meets the square, or comes near it only with its corners; beyond the page is nothing."""
    assert reader.has_ink_within(0, x, y, 5) is found
    reader.close()


@pytest.mark.parametrize(
    ("share", "left", "found"), [(0.24, True, False), (0.26, True, True), (0.69, False, False), (0.71, False, True)]
)
def test_ink_at_a_side(reader: InkReader, share: float, left: bool, found: bool) -> None:
    """A strip that ends before the square, and one that reaches into it; the thinnest is none at all."""
    assert reader.has_ink_at_side(0, share, left=left) is found
    assert not reader.has_ink_at_side(0, 1e-9, left=left)
    reader.close()


def test_a_circle_that_reaches_beyond_the_page() -> None:
    """What is seen of it stands where it should: it was measured from the edge of the page."""
    out = BytesIO()
    sheet = canvas.Canvas(out, pagesize=(200, 300))
    sheet.rect(0, 296, 4, 4, stroke=0, fill=1)
    sheet.showPage()
    sheet.save()
    reader = InkReader(out.getvalue())
    assert reader.has_ink_within(0, -5, 305, 10) and reader.has_ink_within(0, 10, 298, 8)
    assert not reader.has_ink_within(0, -8, 290, 10)
    reader.close()


def test_a_circle_beyond_the_page(reader: InkReader) -> None:
    """Has no ink: holes 80 mm apart do not lie on the smallest papers."""
    assert not reader.has_ink_within(0, 100, 400, 5) and not reader.has_ink_within(0, -5, 55, 5)
    reader.close()
