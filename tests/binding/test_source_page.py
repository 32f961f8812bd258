"""Pages of any PDF as form XObjects: what is seen of them, and all that is printed."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.pdfgen import canvas

from faqprint.binding.source_page import SourcePage, read_pages, visible_box
from faqprint.limits import WorkBudget


def page_of(pdf: Pdf, content: bytes = b"0 0 m", **entries: Any) -> SourcePage:
    """What is read of a page with such entries."""
    pdf.add_blank_page(page_size=(200, 300))
    page = pdf.pages[-1].obj
    page.Contents = pdf.make_stream(content)
    for name, value in entries.items():
        page[f"/{name}"] = value
    return read_pages(pdf, WorkBudget())[-1]


@pytest.mark.parametrize(
    ("entries", "box", "size"),
    [
        ({}, (0, 0, 200, 300), (200, 300)),
        ({"Rotate": 90}, (0, 0, 200, 300), (300, 200)),
        ({"Rotate": -90}, (0, 0, 200, 300), (300, 200)),
        ({"CropBox": Array([50, 60, 150, 160])}, (50, 60, 150, 160), (100, 100)),
        ({"CropBox": Array([150, 160, 50, 60])}, (50, 60, 150, 160), (100, 100)),
        ({"CropBox": Array([100, 100, 900, 900])}, (100, 100, 200, 300), (100, 200)),
        ({"CropBox": Array([900, 900, 990, 990])}, (0, 0, 200, 300), (200, 300)),
        ({"MediaBox": Array([-10, -20, 90, 180])}, (-10, -20, 90, 180), (100, 200)),
        ({"MediaBox": Array([0, 0, 0, 0])}, (0, 0, 612, 792), (612, 792)),
        ({"MediaBox": Name.None_}, (0, 0, 612, 792), (612, 792)),
        ({"UserUnit": 2}, (0, 0, 200, 300), (400, 600)),
        ({"TrimBox": Array([10, 10, 190, 290])}, (0, 0, 200, 300), (200, 300)),
    ],
)
def test_what_is_seen_of_a_page(entries: dict[str, Any], box: tuple[float, ...], size: tuple[float, ...]) -> None:
    """Its crop box within its paper, turned and scaled; a box that is none counts as missing."""
    with pikepdf.new() as pdf:
        page = page_of(pdf, **entries)
        assert (page.box, page.size) == (box, size)
        assert page.upright.apply_to(page.box) == (0, 0, *size)
        assert [float(value) for value in page.form.BBox] == [*box]


def test_a_page_that_says_where_it_is_cut() -> None:
    """For trim marks that counts, with 3 mm around it if there is so much."""
    with pikepdf.new() as pdf:
        page_of(pdf, TrimBox=Array([20, 5, 180, 280]))
        page = read_pages(pdf, WorkBudget(), to_be_trimmed=True)[0]
        assert page.size == (160, 275)
        assert page.box == pytest.approx((20 - 8.504, 0, 180 + 8.504, 280 + 8.504), abs=0.001)


def test_what_pages_inherit() -> None:
    """Size, rotation and resources of the nodes above; a ring of nodes ends."""
    with pikepdf.new() as pdf:
        page_of(pdf)
        page, tree = pdf.pages[0].obj, pdf.Root.Pages
        del page["/MediaBox"], page["/Resources"]
        tree.MediaBox, tree.Rotate, tree.Resources = Array([0, 0, 50, 60]), 270, Dictionary(Font=Dictionary())
        tree.Parent = tree
        found = read_pages(pdf, WorkBudget())[0]
        assert found.size == (60, 50) and "/Font" in found.form.Resources
        assert visible_box(page) == (0, 0, 50, 60)


def test_content_of_several_streams() -> None:
    """They are one, with white space between; of one stream the packed bytes are taken over, and shared pages share them."""
    with pikepdf.new() as pdf:
        parts = Array([pdf.make_stream(b"1 0 0 RG"), pdf.make_stream(b"0 0 m"), Name.Stray])
        assert page_of(pdf, Contents=parts).form.read_bytes() == b"1 0 0 RG\n0 0 m"
        assert page_of(pdf, Contents=Name.None_).form.read_bytes() == b""
        pdf.pages.append(pdf.pages[0])
    out = BytesIO()
    sheet = canvas.Canvas(out, pageCompression=1)
    sheet.drawString(10, 10, "text")
    sheet.showPage()
    sheet.save()
    with pikepdf.open(out) as pdf:
        pdf.pages.append(pdf.pages[0])
        first, second = read_pages(pdf, WorkBudget())
        assert first.form.read_raw_bytes() == pdf.pages[0].obj.Contents.read_raw_bytes()
        assert first.form.Filter == pdf.pages[0].obj.Contents.Filter
        assert (first.name, second.name) == ("/P1", "/P2")
        assert first.form.objgen == second.form.objgen


def with_annotation(pdf: Pdf, **entries: Any) -> SourcePage:
    """A page with an annotation that has an appearance."""
    form = pdf.make_stream(b"0 0 5 5 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 10, 10]))
    annotation = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([20, 30, 40, 50]), F=4, AP=Dictionary(N=form))
    for name, value in entries.items():
        annotation[f"/{name}"] = value
    return page_of(pdf, Annots=Array([Name.Stray, pdf.make_indirect(annotation)]))


def test_what_a_field_shows_is_printed() -> None:
    """Its appearance, scaled to its place."""
    with pikepdf.new() as pdf:
        (found,) = with_annotation(pdf).appearances
        assert found.name == "/P1A2" and b"/P1A2 Do" in found.content and b"2 0 0 2 20 30 cm" in found.content


@pytest.mark.parametrize(
    "entries",
    [{"F": 0}, {"F": 6}, {"Subtype": Name.Popup}, {"AP": Dictionary()}, {"Rect": Name.None_}, {"AP": Dictionary(N=Dictionary())}],
)
def test_what_is_not_printed(entries: dict[str, Any]) -> None:
    """A field for the screen alone, a hidden one, a note's window, one without a look."""
    with pikepdf.new() as pdf:
        assert with_annotation(pdf, **entries).appearances == ()


def test_a_box_that_is_ticked() -> None:
    """Of several looks that of its state."""
    with pikepdf.new() as pdf:
        on, off = (
            pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 10, 10]))
            for content in (b"on", b"off")
        )
        looks = Dictionary(N=Dictionary({"/Yes": on, "/Off": off}))
        (found,) = with_annotation(pdf, AP=looks, AS=Name.Yes).appearances
        assert found.form.read_bytes() == b"on"
