"""Pages without tags."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from faqprint.binding.untagged_pages import tag_pages
from tests.binding.manuals import Bound, plain_pdf, tagged_pdf


def test_each_page_is_a_section_with_a_paragraph() -> None:
    """Its mark stands around all that the page draws."""
    bound = Bound(plain_pdf(3), tagged_pdf(1))
    sections = bound.pdf.Root.StructTreeRoot.K.K[0].K
    assert [(str(section.S), str(section.K.S)) for section in sections] == [("/Sect", "/P")] * 3
    assert [section.K.Pg.objgen for section in sections] == [page.obj.objgen for page in list(bound.pdf.pages)[:3]]
    assert bound.texts[0].split(b"\n") == [b"/P<</MCID 0>>BDC", b"BT /F1 20 Tf 72 700 Td (page 1) Tj ET", b"EMC"]
    assert bound.joined.untagged == (True, False) and bound.findings == []


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


@pytest.mark.parametrize(
    ("content", "number"),
    [(b"/P <</MCID 3>> BDC EMC", 4), (b"/P <</Lang (ja)/MCID\n0>>BDC EMC", 1), (b"/P <</MCID 999999999>> BDC EMC", 0)],
)
def test_marks_that_were_left_keep_their_numbers(content: bytes, number: int) -> None:
    """The new one is another; a number that cannot be meant is not believed."""
    pdf = left(plain_pdf(1), content)
    tag_pages(pdf)
    tree = pdf.Root.StructTreeRoot
    paragraph = tree.K.K[0].K
    assert number == paragraph.K
    assert tree.ParentTree.Nums[1][number].objgen == paragraph.objgen
    assert pdf.pages[0].obj.StructParents == 0
    assert Name.StructParent not in pdf.pages[0].obj.Annots[0]


def test_marks_named_by_the_resources() -> None:
    """A list of properties may stand there, on the page or above it."""
    pdf = plain_pdf(1)
    page = pdf.pages[0].obj
    pdf.Root.Pages.Resources = page.Resources
    pdf.Root.Pages.Resources.Properties = Dictionary(M0=Dictionary(MCID=5))
    del page.Resources
    tag_pages(pdf)
    assert pdf.Root.StructTreeRoot.K.K[0].K.K == 6


def test_pages_that_draw_nothing() -> None:
    """They are pages all the same."""
    pdf = plain_pdf(2)
    del pdf.pages[0].obj.Contents
    pdf.pages[1].obj.Contents = Array()
    bound = Bound(pdf, tagged_pdf(1))
    assert bound.findings == []
    assert bound.texts[0] == b"/P<</MCID 0>>BDC\n\nEMC"
