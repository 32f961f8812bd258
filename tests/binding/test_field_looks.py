"""Form fields that were filled in without a look of their own."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from faqprint.binding.arrangement import CROP_MARKS
from faqprint.binding.field_looks import complete_looks
from faqprint.binding.foreign_pdf import open_foreign
from faqprint.binding.imposition import impose
from faqprint.binding.sheet_layout import ImpositionOptions


@pytest.fixture
def pdf() -> Iterator[Pdf]:
    """A page without fields."""
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(300, 400))
        yield made


def add_field(pdf: Pdf, parent: Dictionary | None = None, **entries: Any) -> Any:
    """Put a field onto the page."""
    settings = {"FT": Name.Tx, "T": String("a"), "Rect": Array([20, 300, 220, 320]), "F": 4, "DA": String("/Helv 0 Tf 0 g")}
    field = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget))
    for name, value in (settings | entries).items():
        if value is not None:
            field[f"/{name}"] = value
    if parent is not None:
        field.Parent = pdf.make_indirect(parent)
    page = pdf.pages[0].obj
    page.Annots = Array([*page.get("/Annots", []), field])
    pdf.Root.AcroForm = Dictionary(Fields=page.Annots, NeedAppearances=True)
    return field


def text_on_sheets(pdf: Pdf) -> str:
    """What the imposed page says."""
    out = BytesIO()
    pdf.save(out)
    made = impose(open_foreign("m.pdf", out.getvalue()), ImpositionOptions(CROP_MARKS))
    read = pypdfium2.PdfDocument(made.pdf)
    said: str = read[0].get_textpage().get_text_range()
    read.close()
    return said


def test_a_text_in_japanese_is_printed(pdf: Pdf) -> None:
    """It was lost: fields are not on sheets, and there was nothing else to draw."""
    add_field(pdf, V=String("山田　太郎 abc"))
    assert text_on_sheets(pdf).strip() == "山田　太郎 abc"


@pytest.mark.parametrize(
    "entries",
    [
        {"V": None},
        {"V": String("")},
        {"V": String("x"), "Ff": 1 << 13},
        {"V": String("x"), "F": 0},
        {"V": String("x"), "F": 6},
        {"V": String("x"), "FT": Name.Btn},
        {"V": String("x"), "Rect": None},
        {"V": String("x"), "Rect": Array([20, 300, 21, 320])},
        {"V": Name.x},
    ],
)
def test_what_is_not_drawn(pdf: Pdf, entries: dict[str, Any]) -> None:
    """An empty field, a password, one that is not printed, a button, one without a place."""
    field = add_field(pdf, **entries)
    complete_looks(pdf)
    assert "/AP" not in field


def test_a_look_that_is_there_stays(pdf: Pdf) -> None:
    """It is what the page shows."""
    look = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    field = add_field(pdf, V=String("x"), AP=Dictionary(N=look))
    complete_looks(pdf)
    assert field.AP.N.objgen == look.objgen


def test_a_look_gets_the_form_s_fonts(pdf: Pdf) -> None:
    """Readers seek there what it calls and has not itself: a tick in Zapf Dingbats was lost; its own fonts stay."""
    looks = [pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1])) for _ in range(2)]
    looks[1].Resources = Dictionary(Font=Dictionary(Helv=Dictionary(Name="own")), XObject=Name.Stray)
    field = add_field(pdf, FT=Name.Btn, AP=Dictionary(N=Dictionary(Off=looks[0], Yes=looks[1])))
    fonts = Dictionary(ZaDb=Dictionary(Name="form"), Helv=Dictionary(Name="form"))
    pdf.Root.AcroForm.DR = Dictionary(Font=fonts, XObject=Dictionary(A=Dictionary()), Stray=1)
    complete_looks(pdf)
    assert set(field.AP.N.Off.Resources.Font.keys()) == {"/ZaDb", "/Helv"}
    assert [str(field.AP.N.Yes.Resources.Font[name].Name) for name in ("/ZaDb", "/Helv")] == ["form", "own"]


def test_what_the_field_above_says_counts(pdf: Pdf) -> None:
    """Its type and its text."""
    add_field(pdf, Dictionary(FT=Name.Tx, V=String("上の語"), DA=String("/Helv 9 Tf")), FT=None, T=None, DA=None)
    assert "上の語" in text_on_sheets(pdf)


def test_choices_show_their_words(pdf: Pdf) -> None:
    """Not what they export."""
    options = Array([Array([String("1"), String("普通")]), Array([String("2"), String("当座")]), String("3")])
    add_field(pdf, FT=Name.Ch, V=String("2"), Opt=options)
    add_field(pdf, FT=Name.Ch, V=Array([String("1"), String("3")]), Opt=options, Rect=Array([20, 200, 220, 220]))
    said = text_on_sheets(pdf)
    assert "当座" in said and "普通" in said and "3" in said and "2" not in said


def placed(pdf: Pdf, **entries: Any) -> tuple[float, float, float, float]:
    """What the text of a field's look covers."""
    field = add_field(pdf, **entries)
    complete_looks(pdf)
    with pikepdf.new() as made:
        width, height = (float(value) for value in field.AP.N.BBox[2:])
        made.add_blank_page(page_size=(width, height))
        made.pages[0].obj.Resources = Dictionary(XObject=Dictionary(A=made.copy_foreign(field.AP.N)))
        made.pages[0].obj.Contents = made.make_stream(b"/A Do")
        out = BytesIO()
        made.save(out)
    read = pypdfium2.PdfDocument(out.getvalue())
    boxes = [read[0].get_textpage().get_charbox(at) for at in range(read[0].get_textpage().count_chars())]
    read.close()
    boxes = [box for box in boxes if box[2] > box[0]]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


@pytest.mark.parametrize(("alignment", "left", "right"), [(0, True, False), (1, False, False), (2, False, True)])
def test_alignment(pdf: Pdf, alignment: int, left: bool, right: bool) -> None:
    """At the left, in the middle, at the right; in the middle of the height."""
    x0, y0, x1, y1 = placed(pdf, V=String("国国国"), Q=alignment)
    assert (x0 < 10, x1 > 190) == (left, right)
    assert abs((y0 + y1) / 2 - 10) < 2


@pytest.mark.parametrize("text", ["とても長い文です。" * 10, "ab\rcd"])
def test_one_line_fits_its_field(pdf: Pdf, text: str) -> None:
    """A long text is made smaller, unless its size is given."""
    x0, y0, x1, y1 = placed(pdf, V=String(text))
    assert x0 >= 0 and x1 <= 200 and y0 >= 0 and y1 <= 20


def test_several_lines_are_broken(pdf: Pdf) -> None:
    """By our own rules, from the top of the field."""
    _, y0, x1, y1 = placed(
        pdf, V=String("とても長い文です。" * 10), Ff=1 << 12, Rect=Array([0, 0, 200, 200]), DA=String("/H 10 Tf")
    )
    assert x1 <= 200 and y1 > 180 and 90 < y0 < 160
