"""The written sheets: where pages stand, by pdfium, and what the file holds and asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from faqprint.binding.arrangement import BOOKLET, CROP_MARKS, FOUR_UP, TWO_UP
from faqprint.binding.foreign_pdf import open_foreign
from faqprint.binding.imposed_pdf import write_sheets
from faqprint.binding.ink import InkReader
from faqprint.binding.sheet_layout import ImpositionOptions, lay_sheets
from faqprint.binding.source_page import read_pages
from faqprint.limits import WorkBudget
from faqprint.units import MM

from .numbered_pages import A4, A5, fold, numbered_pdf, seen_sides, turn_half

numbers = cache(numbered_pdf)


def imposed(content: bytes, mode: str = BOOKLET, title: str = "題", **options: Any) -> bytes:
    """The sheets of a file."""
    pdf = open_foreign("m.pdf", content).pdf
    pages = read_pages(pdf, WorkBudget(), to_be_trimmed=mode == CROP_MARKS)
    chosen = ImpositionOptions(mode, **options)
    layout = lay_sheets([page.size for page in pages], chosen)
    assert layout
    return write_sheets(pdf, pages, layout, chosen, title)


@contextmanager
def opened(content: bytes) -> Iterator[pikepdf.Pdf]:
    """A written file."""
    with pikepdf.open(BytesIO(content)) as pdf:
        yield pdf


@pytest.mark.parametrize("pages", range(1, 34))
@pytest.mark.parametrize("binding", ["left", "right"])
@pytest.mark.parametrize("flip", ["short", "long"])
def test_a_printed_booklet_reads_in_order(pages: int, binding: str, flip: str) -> None:
    """Printed as the file asks, folded and leafed through: every page once, in order, upright, full size, blanks at the end."""
    sides = seen_sides(imposed(numbers(pages), binding=binding, flip=flip))
    read = fold(sides, flip=flip, binding=binding)
    assert [page and page.number for page in read] == [*range(1, pages + 1), *[None] * (-pages % 4)]
    assert all(page.turn == 0 and page.length == pytest.approx(400, abs=0.1) for page in read if page)
    assert all(page.x in (pytest.approx(0.25, abs=0.01), pytest.approx(0.75, abs=0.01)) for page in read if page)


@pytest.mark.parametrize("binding", ["left", "right"])
def test_backs_are_the_same_whichever_edge_the_printer_turns(binding: str) -> None:
    """Upside down, and nothing else: creep moves their pages to the spine, too."""
    options: dict[str, Any] = {"binding": binding, "creep": 2, "gutter": 4}
    short, long = (seen_sides(imposed(numbers(16), flip=flip, **options)) for flip in ("short", "long"))
    for number, (one, other) in enumerate(zip(short, long, strict=True)):
        for seen, turned in zip(one, turn_half(other) if number % 2 else other, strict=True):
            assert (seen.number, seen.turn) == (turned.number, turned.turn)
            assert (seen.x, seen.y, seen.length) == pytest.approx((turned.x, turned.y, turned.length), abs=0.001)
    inner, outer = ([abs(page.x - 0.5) for page in side] for side in (short[-1], short[0]))
    assert max(inner) < min(outer)


@pytest.mark.parametrize("pages", [1, 2, 3, 4, 5, 8, 9, 33])
@pytest.mark.parametrize(("mode", "each", "scale"), [(TWO_UP, 2, 1), (FOUR_UP, 4, 0.5)])
@pytest.mark.parametrize("flip", ["short", "long"])
def test_rows_of_pages(pages: int, mode: str, each: int, scale: float, flip: str) -> None:
    """From the left, then down, upright on fronts; ``--flip long`` turns the backs."""
    sides = seen_sides(imposed(numbers(pages), mode, flip=flip))
    for number, side in enumerate(sides):
        turned = number % 2 == 1 and flip == "long"
        read = sorted(side, key=lambda one: (round(-one.y, 2), one.x), reverse=turned)
        assert [one.number for one in read] == list(range(each * number + 1, min(each * number + each, pages) + 1))
        assert all(one.turn == 180 * turned for one in side)
        assert all(one.length == pytest.approx(400 * scale, abs=0.1) for one in side)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_stand_upright(turn: int) -> None:
    """Turned clockwise, as a reader shows them, so that what was above the middle is at the right after a quarter."""
    with opened(numbers(4)) as pdf:
        out = BytesIO()
        for page in pdf.pages:
            page.obj.Rotate = turn
        pdf.save(out)
    sides = seen_sides(imposed(out.getvalue(), CROP_MARKS))
    assert [[(one.number, one.turn) for one in side] for side in sides] == [[(number, turn)] for number in range(1, 5)]
    assert [side[0].x for side in sides] == [pytest.approx(0.5, abs=0.02)] * 4


def test_what_lies_beyond_the_crop_box_is_not_printed() -> None:
    """Not over the neighbour either; the page is as large as its crop box."""
    with opened(numbers(2)) as pdf:
        out = BytesIO()
        for page in pdf.pages:
            page.obj.CropBox = pikepdf.Array([0, 300, 595, 842])
        pdf.save(out)
    made = imposed(out.getvalue(), TWO_UP)
    with opened(made) as pdf:
        assert [float(value) for value in pdf.pages[0].obj.Resources.XObject.P1.BBox][:3] == [0, 300, 595]
        # wider than high, so that two stand one above the other
        assert [float(value) for value in pdf.pages[0].mediabox] == pytest.approx([0, 0, 595, 2 * (841.8898 - 300)], abs=0.1)


def test_annotations_beyond_the_crop_box_are_not_printed() -> None:
    """They stood on the neighbour's page: a page's content is cut off at its box, its annotations were not."""
    with opened(numbers(2)) as pdf:
        look = pdf.make_stream(b"0 0 100 842 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        look.BBox = pikepdf.Array([0, 0, 100, 842])
        stamp = pikepdf.Dictionary(Subtype=pikepdf.Name.Stamp, F=4, Rect=pikepdf.Array([400, 0, 500, 842]), AP={"/N": look})
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(stamp)])
        for page in pdf.pages:
            page.obj.CropBox = pikepdf.Array([0, 0, 450, 842])
        out = BytesIO()
        pdf.save(out)
    reader = InkReader(imposed(out.getvalue(), TWO_UP))
    assert reader.has_ink_within(0, 425, 100, 20) and not reader.has_ink_within(0, 480, 100, 20)
    reader.close()


def test_units_of_the_user() -> None:
    """A page of 2/72 inch units is twice as large."""
    with opened(numbers(1, (A5,))) as pdf:
        out = BytesIO()
        pdf.pages[0].obj.UserUnit = 2
        pdf.save(out, min_version="1.6")
    made = imposed(out.getvalue(), CROP_MARKS)
    assert seen_sides(made)[0][0].length == pytest.approx(800, abs=0.1)


def test_what_the_file_asks_of_the_printer() -> None:
    """The edge, no scaling, the tray; never a direction of reading, and nothing of tags, bookmarks or links."""
    for flip, edge in (("short", "/DuplexFlipShortEdge"), ("long", "/DuplexFlipLongEdge")):
        with opened(imposed(numbers(4), flip=flip)) as pdf:
            asked = pdf.Root.ViewerPreferences
            assert [str(asked.Duplex), str(asked.PrintScaling)] == [edge, "/None"] and bool(asked.PickTrayByPDFSize)
            assert "/Direction" not in asked
            assert set(pdf.Root.keys()) == {"/Type", "/Pages", "/ViewerPreferences", "/Metadata"}
            assert str(pdf.docinfo.Title) == "題" and b"pdfuaid" not in pdf.Root.Metadata.read_bytes()
            assert pdf.pdf_version >= "1.7"


def test_a_title_of_any_characters() -> None:
    """In XMP, too, where some are markup."""
    with opened(imposed(numbers(1), title="<&>\u3000題")) as pdf, pdf.open_metadata() as facts:
        assert facts["dc:title"] == "<&>\u3000題"
    with opened(imposed(numbers(1), title="")) as pdf:
        assert "/Title" not in pdf.docinfo and "/DisplayDocTitle" not in pdf.Root.ViewerPreferences


def test_boxes_of_pages_with_trim_marks() -> None:
    """The page is cut at TrimBox, BleedBox is 3 mm more, and both lie in the middle of the paper."""
    with opened(imposed(numbers(2), CROP_MARKS)) as pdf:
        page = pdf.pages[0]
        trim, bleed, media = ([float(value) for value in box] for box in (page.trimbox, page.obj.BleedBox, page.mediabox))
        assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([*A4], abs=0.01)
        assert [inner - outer for inner, outer in zip(trim, bleed, strict=True)] == pytest.approx(
            [3 * MM, 3 * MM, -3 * MM, -3 * MM], abs=0.01
        )
        assert trim[0] == pytest.approx(media[2] - trim[2], abs=0.01)


def test_ticks_can_be_left_out() -> None:
    """Where ink stands is looked for without them."""
    pdf = open_foreign("m.pdf", numbers(4)).pdf
    pages = read_pages(pdf, WorkBudget())
    options = ImpositionOptions(TWO_UP, punch="left")
    layout = lay_sheets([page.size for page in pages], options)
    assert layout
    with opened(write_sheets(pdf, pages, layout, options, "", ticks=False)) as bare:
        assert "/Marks" not in bare.pages[0].obj.Resources.XObject
    with opened(write_sheets(pdf, pages, layout, options, "")) as ticked:
        assert ["/Marks" in page.obj.Resources.XObject for page in ticked.pages] == [True, False]


def test_layers_stay_as_they_are() -> None:
    """A hidden one stays hidden: the catalog says which, and the pages' content names the same objects."""
    with opened(numbers(1)) as pdf:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("下書き")))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=pikepdf.Array([layer])))
        pdf.pages[0].obj.Resources.Properties = pikepdf.Dictionary(MC0=layer)
        out = BytesIO()
        pdf.save(out)
    with opened(imposed(out.getvalue())) as made:
        form = made.pages[0].obj.Resources.XObject.P1
        assert form.Resources.Properties.MC0.objgen == made.Root.OCProperties.D.OFF[0].objgen


def test_the_same_bytes() -> None:
    """Whenever and however often."""
    assert imposed(numbers(9)) == imposed(numbers(9))


def test_no_larger_than_the_source() -> None:
    """But for what a sheet takes."""
    content = numbers(64)
    assert len(imposed(content)) < len(content)
