"""A PDF's pages on sheets, from bytes to bytes: what is refused, what is said, what is printed of forms."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Encryption, Name, Pdf, Permissions, String
from reportlab.pdfgen import canvas

from faqprint.binding import imposition as imposition_module
from faqprint.binding.arrangement import BOOKLET, CROP_MARKS, FOUR_UP, TWO_UP
from faqprint.binding.foreign_pdf import open_foreign
from faqprint.binding.imposition import Imposition, document_title, impose
from faqprint.binding.sheet_layout import ImpositionOptions
from faqprint.errors import CodedError
from faqprint.units import MM

from .numbered_pages import A4, A5, numbered_pdf, seen_sides


def imposed(content: bytes, mode: str = BOOKLET, password: str = "", **options: Any) -> Imposition:
    """What comes of a file."""
    return impose(open_foreign("m.pdf", content, password), ImpositionOptions(mode, **options))


def saved(pdf: Pdf, **settings: Any) -> bytes:
    """The bytes of a file."""
    out = BytesIO()
    pdf.save(out, **settings)
    return out.getvalue()


def refusal(content: bytes, **options: Any) -> tuple[str, int]:
    """The code and exit status of what is refused."""
    with pytest.raises(CodedError) as caught:
        imposed(content, **options)
    return caught.value.code, caught.value.exit_status


def locked(**permissions: bool) -> bytes:
    """A file that opens without a password, with bans."""
    with pikepdf.open(BytesIO(numbered_pdf(4))) as pdf:
        return saved(pdf, encryption=Encryption(owner="owner", user="", allow=Permissions(**permissions)))


def test_a_booklet_of_five_pages() -> None:
    """Two sheets, three blank pages, nothing reduced."""
    found = imposed(numbered_pdf(5))
    assert (found.pages, found.blanks, found.layout.sheets, found.layout.paper.name) == (5, 3, 2, "A3")
    assert (found.reduced, found.is_thick, found.punched, found.cut) == ({}, False, (), ())
    assert not found.is_decrypted and not found.loses_signature


def test_reductions_are_told_by_pages() -> None:
    """By the per cent, and never as 100: a page that is reduced at all is not full size."""
    assert imposed(numbered_pdf(4), FOUR_UP).reduced == {50: (1, 2, 3, 4)}
    assert imposed(numbered_pdf(3, (A4, A4, (A4[1], A4[0])))).reduced == {71: (3,)}
    assert imposed(numbered_pdf(2), TWO_UP, gutter=2.1).reduced == {99: (1, 2)}


@pytest.mark.parametrize(("pages", "creep", "said"), [(28, 0, False), (29, 0, True), (29, 0.1, False)])
def test_creep_is_advised_from_eight_sheets_on(pages: int, creep: float, said: bool) -> None:
    """Unless it was asked for."""
    assert imposed(numbered_pdf(pages), creep=creep).is_thick is said


def test_encrypted_files() -> None:
    """The password that opens one is enough; the sheets have none, which is told."""
    with pikepdf.open(BytesIO(numbered_pdf(4))) as pdf:
        content = saved(pdf, encryption=Encryption(owner="owner", user="user"))
    found = imposed(content, password="user", creep=0.1)
    assert found.is_decrypted
    with pikepdf.open(BytesIO(found.pdf)) as made:
        assert not made.is_encrypted
    assert [[one.number for one in side] for side in seen_sides(found.pdf)] == [[4, 1], [2, 3]]


def test_bans_are_heeded() -> None:
    """On print, which sheets are for; one on changes does not matter: such files were refused, though they may be printed."""
    assert imposed(locked(modify_other=False, modify_assembly=False, modify_form=False, extract=False)).is_decrypted
    assert refusal(locked(print_lowres=False, print_highres=False)) == ("foreign-unprintable", 1)
    assert imposed(locked(print_highres=False)).pages == 4
    banned = locked(print_lowres=False, print_highres=False, modify_other=False, modify_assembly=False)
    assert imposed(banned, password="owner").pages == 4


def test_a_form_that_only_some_programs_show() -> None:
    """One whose page is a notice to wait is refused (it was printed); one with fields on its pages is printed as they are."""
    with pikepdf.open(BytesIO(numbered_pdf(4))) as pdf:
        pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp/>"))
        assert refusal(saved(pdf)) == ("foreign-xfa", 1)
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"), Rect=[0, 0, 9, 9])
        pdf.Root.AcroForm.Fields = pdf.pages[2].obj.Annots = [pdf.make_indirect(field)]
        static = saved(pdf)
        pdf.Root.NeedsRendering = True
        assert refusal(saved(pdf)) == ("foreign-xfa", 1)
    assert imposed(static).is_xfa and imposed(static).pages == 4
    assert not imposed(numbered_pdf(1)).is_xfa


def test_signed_files_are_printed() -> None:
    """The signature is not in the sheets, which is told."""
    with pikepdf.open(BytesIO(numbered_pdf(1))) as pdf:
        signature = Dictionary(Type=Name.Sig, Contents=String("x"))
        field = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("a"), V=signature))
        pdf.Root.AcroForm = Dictionary(Fields=[field])
        assert imposed(saved(pdf)).loses_signature


def test_no_room() -> None:
    """The command line is at fault."""
    assert refusal(numbered_pdf(4, (A5,)), gutter=200, paper="A6") == ("impose-no-room", 2)


def test_a_page_that_cannot_be_unpacked() -> None:
    """Content in several parts must be; a part that is not what it says is the file's fault, not ours."""
    with pikepdf.open(BytesIO(numbered_pdf(1))) as pdf:
        broken = pikepdf.Stream(pdf, b"no such thing", Filter=Name.FlateDecode)
        pdf.pages[0].obj.Contents = pikepdf.Array([pdf.make_stream(b"q"), pdf.make_indirect(broken)])
        assert refusal(saved(pdf)) == ("foreign-damaged", 1)


@pytest.mark.parametrize(("parts", "options"), [(8, {}), (1, {"punch": "left"}), (1, {"creep": 1})])
def test_content_that_is_too_much_for_its_size(parts: int, options: dict[str, Any]) -> None:
    """A file of some kilobytes that would take gigabytes and minutes: where its content must be unpacked it is refused."""
    with pikepdf.open(BytesIO(numbered_pdf(5))) as pdf:
        bomb = pdf.make_indirect(
            pikepdf.Stream(pdf, zlib.compress(b" " * (16_000_000 // min(parts, 4)), 9), Filter=Name.FlateDecode)
        )
        pdf.pages[0].obj.Contents = bomb if parts == 1 else pikepdf.Array([bomb] * parts)
        content = saved(pdf)
    assert len(content) < 50_000
    assert refusal(content, **options) == ("foreign-heavy", 1)


def test_what_is_wrong_with_sheets_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit status 4, and what was found."""
    smaller = imposed(numbered_pdf(4, (A5,))).pdf
    monkeypatch.setattr(imposition_module, "write_sheets", lambda *arguments: smaller)
    with pytest.raises(CodedError) as caught:
        imposed(numbered_pdf(4))
    assert (caught.value.code, caught.value.exit_status) == ("impose-proof-failed", 4)
    assert "another place" in caught.value.message()


def test_what_stands_in_a_form_is_printed() -> None:
    """A field's text and a ticked box are there where they were, as the page shows them: the fields themselves are lost."""
    out = BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    sheet.acroForm.textfield(name="a", value="FILLED", x=100, y=500, width=200, height=30)
    sheet.acroForm.checkbox(name="b", checked=True, x=100, y=400, size=40, buttonStyle="cross")
    sheet.showPage()
    sheet.save()
    before = sum(map(dark, draw_middle(out.getvalue(), 20)))
    after = sum(map(dark, draw_middle(imposed(out.getvalue(), CROP_MARKS).pdf, 20 + 15 * MM)))
    assert before > 400 and abs(before - after) < before / 5


def draw_middle(content: bytes, margin: float) -> bytes:
    """The grey values of the first page without a margin, fields as they are filled in."""
    pdf = pypdfium2.PdfDocument(content)
    pdf.init_forms()
    values = bytes(pdf[0].render(crop=(margin, margin, margin, margin), grayscale=True).buffer)
    pdf.close()
    return values


def dark(value: int) -> bool:
    """Whether a pixel has ink."""
    return value < 128


@pytest.mark.parametrize(("x", "two_up", "cut"), [(12, (1, 4), (1, 3, 4)), (40, (), ())])
def test_ink_where_a_hole_comes_is_warned_of(x: float, two_up: tuple[int, ...], cut: tuple[int, ...]) -> None:
    """On the front the page at the left, on the back the one at the right of the sheet, through which the hole comes."""
    out = BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    for page in range(4):
        at = A4[0] - x * MM if page == 3 else x * MM
        sheet.rect(at - 2, A4[1] / 2 + 40 * MM - 2, 4, 4, fill=1)
        sheet.showPage()
    sheet.save()
    assert imposed(out.getvalue(), TWO_UP, punch="left").punched == two_up
    assert imposed(out.getvalue(), TWO_UP, punch="left", flip="long").punched == two_up
    assert imposed(out.getvalue(), CROP_MARKS, punch="left").punched == cut
    assert imposed(out.getvalue(), TWO_UP).punched == ()


def test_ink_that_creep_cuts_off_is_warned_of() -> None:
    """A rule at the spine of an inner page; the outer sheet does not move."""
    out = BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    for _ in range(8):
        sheet.rect(1, 100, 2, 500, fill=1)
        sheet.showPage()
    sheet.save()
    assert imposed(out.getvalue(), creep=2).cut == (3, 5)
    assert imposed(out.getvalue(), creep=2, binding="right").cut == (4, 6)
    assert imposed(out.getvalue()).cut == ()


def test_titles() -> None:
    """The one of Info, else that of XMP, else none; what is no text is none."""
    with pikepdf.new() as pdf:
        assert document_title(pdf) == ""
        with pdf.open_metadata(update_docinfo=False) as facts:
            facts["dc:title"] = "題"
        assert document_title(pdf) == "題"
        pdf.docinfo.Title = Name.None_
        assert document_title(pdf) == "題"
        pdf.docinfo.Title = String("別の題")
        assert document_title(pdf) == "別の題"
        pdf.Root.Metadata = pdf.make_stream(b"<no xml", Type=Name.Metadata, Subtype=Name.XML)
        del pdf.docinfo.Title
        assert document_title(pdf) == ""
        pdf.Root.Metadata = Name.Stray
        assert document_title(pdf) == ""


def test_the_title_stays() -> None:
    """For who looks at the printer's queue."""
    with pikepdf.open(BytesIO(imposed(numbered_pdf(1)).pdf)) as made:
        assert str(made.docinfo.Title) == "番号の付いたページ"
