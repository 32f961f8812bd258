"""A manual and its appendix as one file."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, Pdf, String
from reportlab.pdfgen.canvas import Canvas

from tests.binding.manuals import Bound, add_outline, plain_pdf, saved, tagged_pdf, titles_of, unpacked


def pictures(content: bytes, password: str | None = None) -> list[tuple[str, bytes]]:
    """The text and the picture of each page, by a reader that had no part in it."""
    with pypdfium2.PdfDocument(content, password=password) as document:
        return [(page.get_textpage().get_text_range(), page.render(scale=0.3).to_pil().tobytes()) for page in document]


def reportlab_pdf(pages: int = 4) -> bytes:
    """A manual by reportlab: PDF 1.3, bookmarks, links by name, a form."""
    out = BytesIO()
    canvas = Canvas(out, invariant=True, pdfVersion=(1, 3))
    for number in range(pages):
        canvas.bookmarkPage(f"q{number + 1}")
        canvas.addOutlineEntry(f"Chapter {number + 1}", f"q{number + 1}")
        canvas.drawString(72, 700, f"Chapter {number + 1}")
        canvas.linkRect("", f"q{pages - number}", (72, 600, 200, 620), relative=0)
        if number == 1:
            canvas.acroForm.textfield(name="field", x=72, y=500, value="as it is")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def turned(pdf: Pdf) -> Pdf:
    """Pages turned, cropped, enlarged, some of it said once for all in the page tree."""
    for number, page in enumerate(pdf.pages):
        page.obj.Rotate = 90 * number
        page.obj.CropBox = Array([20, 30, 500, 700])
    pdf.pages[0].obj.UserUnit = 2
    del pdf.pages[1].obj.MediaBox
    pdf.Root.Pages.MediaBox = Array([0, 0, 400, 500])
    return pdf


def updated(content: bytes) -> bytes:
    """A file with an update behind its end, as a program writes that changes little."""
    start = int(content.rsplit(b"startxref", 1)[1].split()[0])
    with pikepdf.open(BytesIO(content)) as pdf:
        number, size = pdf.Root.objgen[0], int(pdf.trailer.Size)
        body = b"%d 0 obj\n" % number + pdf.Root.unparse(resolved=True) + b"\nendobj\n"
    at = len(content)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, number, start, at + len(body))
    return content + body + table + trailer


def hybrid(pdf: Pdf) -> bytes:
    """A file whose table hides an object that a cross-reference stream shows (ISO 32000-1, 7.5.8.4)."""
    content = unpacked(pdf)
    start = int(content.rsplit(b"startxref", 1)[1].split()[0])
    table, rest = content[start:].split(b"trailer", 1)
    extra = int(rest.split(b"/Size ")[1].split()[0])
    body = b"%d 0 obj\n<</Extra true>>\nendobj\n" % extra
    row = b"\x01" + start.to_bytes(4, "big") + b"\0"
    stream_at = start + len(body)
    entries = b"<</Type/XRef/Size %d/W[1 4 1]/Index[%d 1]/Length %d>>" % (extra + 1, extra, len(row))
    stream = b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (extra + 1, entries, row)
    trailer = b"trailer" + rest.split(b"startxref")[0].replace(b"<<", b"<</XRefStm %d " % stream_at, 1)
    end = b"startxref\n%d\n%%%%EOF\n" % (stream_at + len(stream))
    return content[:start] + body + stream + table + trailer + end


def packed(pdf: Pdf) -> bytes:
    """A file with object streams."""
    return saved(pdf, object_stream_mode=ObjectStreamMode.generate)


MANUALS = {
    "tagged": saved(tagged_pdf()),
    "untagged": saved(plain_pdf()),
    "reportlab, PDF 1.3": reportlab_pdf(),
    "PDF 2.0": saved(tagged_pdf(), min_version="2.0"),
    "object streams": packed(tagged_pdf()),
    "linearised": saved(tagged_pdf(), linearize=True),
    "turned and cropped": saved(turned(plain_pdf())),
    "updated": updated(unpacked(tagged_pdf())),
    "hybrid references": hybrid(tagged_pdf()),
    "broken references": unpacked(tagged_pdf()).replace(b"startxref", b"startxxxx"),
    "no end": unpacked(tagged_pdf())[:-300],
    "something before": b"line before\n" + unpacked(tagged_pdf()),
}


@pytest.mark.parametrize("name", MANUALS)
def test_every_page_stays_as_it_was(name: str, tmp_path: Path) -> None:
    """Texts and pictures are those of both, qpdf finds nothing, the same input gives the same bytes."""
    manual, appendix = MANUALS[name], saved(tagged_pdf(2, "other"))
    bound = Bound(manual, appendix)
    assert bound.findings == []
    try:
        before = pictures(manual)
    except pypdfium2.PdfiumError:  # pdfium reads no file without its end
        before = pictures(saved(pikepdf.open(BytesIO(manual))))
    assert pictures(bound.joined.content) == before + pictures(appendix)
    assert Bound(manual, appendix).joined.content == bound.joined.content
    (tmp_path / "a.pdf").write_bytes(bound.joined.content)
    checked = subprocess.run(["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_links_lead_to_their_own_pages() -> None:
    """Those of the appendix jumped into the manual."""
    bound = Bound(tagged_pdf(3), tagged_pdf(2))
    assert bound.link_pages == [1, 2, 0, 4, 3]


def test_links_that_count_pages_lead_to_their_own() -> None:
    """Some programs write the number of a page where the page itself should stand."""
    appendix = tagged_pdf(2)
    appendix.pages[0].obj.Annots[0].Dest = Array([1, Name.Fit])
    manual = tagged_pdf(3)
    manual.pages[0].obj.Annots[0].Dest = Array([2, Name.Fit])
    bound = Bound(add_outline(manual, [(0, "一", 0), (0, "二", 1)]), appendix, after="一")
    assert bound.findings == []
    assert bound.link_pages == [4, 2, 1, 4, 0]


def test_two_appendices_with_the_same_names() -> None:
    """The second one's links, bookmarks and names lead to its own pages, as the first one's do."""

    def appendix(word: str) -> Pdf:
        pdf = add_outline(tagged_pdf(2, word), [(0, word, 1)])
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("q1"), Array([pdf.pages[1].obj, Name.Fit])])))
        pdf.pages[0].obj.Annots[0].Dest = String("q1")
        pdf.Root.Outlines.First.Dest = String("q1")
        return pdf

    once = Bound(tagged_pdf(3), appendix("one"), title="一")
    twice = Bound(once.joined.content, appendix("two"), title="二")
    assert once.findings == [] and twice.findings == []
    assert titles_of(twice.pdf) == ["一", "  one", "二", "  two"]
    places = twice.pdf.Root.Names.Dests.Names
    pages = [page.obj.objgen for page in twice.pdf.pages]
    assert {str(places[i]): pages.index(places[i + 1][0].objgen) for i in range(0, len(places), 2)} == {
        "q1": 4,
        "appendix.q1": 6,
    }
    assert [str(twice.pdf.pages[number].obj.Annots[0].Dest) for number in (3, 5)] == ["q1", "appendix.q1"]


def test_links_that_stand_for_places_of_the_manual() -> None:
    """They are explicit destinations in the end, and no address is left."""
    appendix = tagged_pdf(2)
    note = appendix.pages[1].obj.Annots[0]
    del note.Dest
    note.A = Dictionary(S=Name.URI, URI=String("manual:1"))
    bound = Bound(tagged_pdf(3), appendix, pages=(0, 2))
    assert bound.findings == []
    assert bound.link_pages[4] == 2
    assert Name.A not in bound.pdf.pages[4].obj.Annots[0]


def test_versions() -> None:
    """The later version of the two counts, also one that an update set; what is older than 1.5 has no object streams."""
    old = tagged_pdf(1)
    old.Root.Version = Name("/1.6")
    assert Bound(saved(old, force_version="1.4"), saved(tagged_pdf(1), force_version="1.3")).pdf.pdf_version == "1.6"
    bound = Bound(saved(tagged_pdf(1), force_version="1.4"), saved(tagged_pdf(1), force_version="1.3"))
    assert bound.joined.content.startswith(b"%PDF-1.4") and b"/ObjStm" not in bound.joined.content


def test_an_encrypted_manual_is_bound_in_the_clear() -> None:
    """With its password; the result has none."""
    from faqprint.binding.foreign_pdf import open_foreign
    from faqprint.binding.insertion import Insertion
    from faqprint.binding.merged_pdf import join_files
    from faqprint.binding.merged_proof import MergedParts, find_differences

    content = saved(tagged_pdf(2)), BytesIO()
    tagged_pdf(2).save(content[1], encryption=Encryption(owner="o", user="u"))
    manual, appendix = open_foreign("m.pdf", content[1].getvalue(), "u"), open_foreign("a.pdf", content[0])
    joined = join_files(manual.pdf, appendix.pdf, Insertion(2, None), "別紙")
    assert not pikepdf.open(BytesIO(joined.content)).is_encrypted
    assert find_differences(joined, MergedParts(manual, appendix, 2, -1, "別紙")) == []


def test_widgets_that_no_form_has_are_not_told_of(capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder) -> None:
    """pikepdf warned of them in English."""
    pdf = tagged_pdf(1)
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 9, 9]))))
    content = saved(pdf)
    recwarn.clear()
    assert Bound(content, content).findings == []
    assert capfd.readouterr() == ("", "") and len(recwarn) == 0
