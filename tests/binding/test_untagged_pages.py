"""Pages without tags."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from pypdf import PdfWriter

from faqprint.binding.claims import Claims
from faqprint.binding.untagged_pages import tag_pages, untagged_pages
from tests.binding.manuals import Bound, plain_pdf, saved, tagged_pdf
from tests.binding.test_claims import claiming


def test_each_page_is_a_section_with_a_paragraph() -> None:
    """Its mark stands around all that the page draws."""
    bound = Bound(plain_pdf(3), tagged_pdf(1))
    sections = bound.pdf.Root.StructTreeRoot.K.K[0].K
    assert [(str(section.S), str(section.K.S)) for section in sections] == [("/Sect", "/P")] * 3
    assert [section.K.Pg.objgen for section in sections] == [page.obj.objgen for page in list(bound.pdf.pages)[:3]]
    assert bound.texts[0].split(b"\n") == [b"/P<</MCID 0>>BDC", b"BT /F1 20 Tf 72 700 Td (page 1) Tj ET", b"EMC"]
    assert bound.joined.untagged == ((0, 1, 2), ()) and bound.findings == []


def test_both_files_without_tags() -> None:
    """There is one tree all the same."""
    bound = Bound(plain_pdf(1), plain_pdf(2))
    assert [len(part.K) for part in bound.pdf.Root.StructTreeRoot.K.K] == [1, 2]
    assert bound.findings == []


def left(pdf: Pdf, content: bytes) -> Pdf:
    """A file whose tags were dropped, and whose pages still have marks and keys."""
    for page in pdf.pages:
        page.obj.Contents = pdf.make_stream(content)
        page.obj.StructParents = 7
        page.obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), StructParent=1)])
    return pdf


def test_keys_that_were_left_lead_nowhere() -> None:
    """They are taken off, and the page has one of its own."""
    pdf = left(plain_pdf(1), b"/P <</MCID 3>> BDC EMC")
    tag_pages(pdf, (0,))
    tree = pdf.Root.StructTreeRoot
    assert tree.ParentTree.Nums[1][0].objgen == tree.K.K[0].K.objgen
    assert pdf.pages[0].obj.StructParents == 0
    assert Name.StructParent not in pdf.pages[0].obj.Annots[0]


def test_marks_that_were_left_are_plain_content() -> None:
    """They kept their numbers, which led to no element, within a mark that leads to one."""
    bound = Bound(left(plain_pdf(1), b"/P <</MCID 3/Lang (ja)>> BDC (/MCID 1) Tj EMC"), tagged_pdf(1))
    assert bound.texts[0] == b"/P<</MCID 0>>BDC\n/P <</Lang (ja)>> BDC (/MCID 1) Tj EMC\nEMC"
    assert bound.findings == []


def test_marks_named_by_the_resources() -> None:
    """A list of properties may stand there, on the page or above it; the rest of it stays."""
    pdf = left(plain_pdf(1), b"/P /M0 BDC EMC /OC /L0 BDC EMC")
    page = pdf.pages[0].obj
    page.Resources.Properties = Dictionary(M0=Dictionary(MCID=5, Lang=String("ja")), L0=Dictionary(Type=Name.OCG))
    pdf.Root.Pages.Resources = page.Resources
    del page.Resources
    bound = Bound(pdf, tagged_pdf(1))
    assert bound.texts[0] == b"/P<</MCID 0>>BDC\n/P << /Lang (ja) >> BDC EMC /OC /L0 BDC EMC\nEMC"
    assert bound.findings == []


def with_appended_pages(content: bytes) -> Pdf:
    """A tagged file, behind whose page pypdf put two of another, without their tags."""
    out = BytesIO()
    writer = PdfWriter(clone_from=BytesIO(saved(tagged_pdf(1))))
    writer.append(BytesIO(saved(left(plain_pdf(2, "more"), content))))
    writer.write(out)
    return pikepdf.open(out)


def test_pages_that_were_put_behind_tagged_ones() -> None:
    """They are tagged like those of a file without a tree, behind all that has tags; their marks led nowhere."""
    pdf = with_appended_pages(b"/H1 <</MCID 0>> BDC (x) Tj EMC")
    assert untagged_pages(pdf) == (1, 2)
    bound = Bound(pdf, tagged_pdf(1))
    assert bound.joined.untagged == ((1, 2), ()) and bound.findings == []
    kids = bound.pdf.Root.StructTreeRoot.K.K[0].K
    assert [str(kid.S) for kid in kids] == ["/P", "/Sect", "/Sect"]
    assert bound.texts[2] == b"/P<</MCID 0>>BDC\n/H1 <<>> BDC (x) Tj EMC\nEMC"
    assert bound.pdf.Root.MarkInfo.Suspects is True
    keys = [page.obj.StructParents for page in bound.pdf.pages]
    parents = bound.pdf.Root.StructTreeRoot.ParentTree.Nums
    found = {parents[at]: parents[at + 1] for at in range(0, len(parents), 2)}
    assert len({*keys}) == 4 and [found[key][0].Pg.objgen for key in keys] == [page.obj.objgen for page in bound.pdf.pages]


def test_what_is_not_so_is_not_claimed() -> None:
    """PDF/UA-1 and the level A of such a file were claimed by the result, too."""
    full = Claims("1", "2", "A", ())
    one, other = claiming(with_appended_pages(b"(x) Tj"), full), claiming(tagged_pdf(1), full)
    bound = Bound(one, other)
    assert bound.joined.claimed == Claims("", "2", "U", ()) and bound.findings == []
    assert Bound(claiming(tagged_pdf(2), full), claiming(tagged_pdf(1), full)).joined.claimed == full


@pytest.mark.parametrize("content", [b"", b"q Q", b"/Artifact BMC (1) Tj EMC"])
def test_pages_that_need_no_tags(content: bytes) -> None:
    """Such as show nothing, or nothing but artifacts; or what they show has elements of its own."""
    assert untagged_pages(with_appended_pages(content)) == ()


def test_pages_whose_pictures_have_elements() -> None:
    """The mark stands within what they draw."""
    pdf = with_appended_pages(b"/X0 Do")
    pdf.pages[1].obj.Resources.XObject = Dictionary(X0=pdf.make_stream(b"", Subtype=Name.Form, StructParents=9))
    assert untagged_pages(pdf) == (2,)


def test_a_key_that_two_pages_have() -> None:
    """It is that of the page on which its element stands."""
    pdf = tagged_pdf(3)
    pdf.pages[2].obj.StructParents = 1
    assert untagged_pages(pdf) == (2,)
    bound = Bound(pdf, tagged_pdf(1))
    assert bound.findings == []


def test_pages_that_draw_nothing() -> None:
    """They are pages all the same."""
    pdf = plain_pdf(2)
    del pdf.pages[0].obj.Contents
    pdf.pages[1].obj.Contents = Array()
    bound = Bound(pdf, tagged_pdf(1))
    assert bound.findings == []
    assert bound.texts[0] == b"/P<</MCID 0>>BDC\n\nEMC"
