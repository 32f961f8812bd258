"""From the files to the file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Encryption

from faqprint.binding.merge import MergeOptions, merge
from faqprint.errors import ForeignPdfError, ProofError, UsageError
from tests.binding.manuals import add_outline, labels_of, plain_pdf, saved, tagged_pdf, unpacked

APPENDIX = """\
title: 別紙３　ＦＡＱ
toc: questions
sections:
  - type: faq
    title: よくあるご質問
    categories:
      - name: 全般
        questions:
          - {id: one, question: 一つめは？, answer: "参照　「本文の語」と[[two:page]]"}
          - {id: two, question: 二つめは？, answer: "参照　[[one]]と「見出し」、[[two:page]]"}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a content, and a manual of two pages."""
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(APPENDIX, "utf-8")
    Path("m.pdf").write_bytes(saved(add_outline(plain_pdf(2, "words"), [(0, "見出し", 1)])))
    return tmp_path


def text_of(content: bytes, page: int) -> str:
    """What a page says, without spaces."""
    with pypdfium2.PdfDocument(content) as document:
        return "".join(document[page].get_textpage().get_text_range().split())


def test_into_a_stream() -> None:
    """With what was made, and what there is to tell."""
    out = BytesIO()
    report = merge("m.pdf", "a.yaml", out)
    assert (report.file, report.pages, report.manual_pages, report.appendix_pages, report.first_page) == ("-", 3, 2, 1, 3)
    assert (report.linked, report.lost, report.claims, report.bytes) == (1, 1, (), len(out.getvalue()))
    assert [fault.code for fault in report.warnings] == [
        "reference-not-found",
        "merge-untagged",
        "merge-claim-gone",
        "merge-claim-gone",
    ]
    assert "\n" not in repr(report)


def test_text_of_a_manual_that_pdfium_would_not_open() -> None:
    """Locked or damaged, it is looked into as qpdf reads it."""
    Path("a.yaml").write_text(APPENDIX.replace("本文の語", "words 2"), "utf-8")
    plain_pdf(2, "words").save("locked.pdf", encryption=Encryption(owner="o", user="u"))
    assert merge("locked.pdf", "a.yaml", "o.pdf", MergeOptions(password="u")).linked == 1
    Path("broken.pdf").write_bytes(saved(plain_pdf(2, "words"))[:-60])
    assert merge("broken.pdf", "a.yaml", "o.pdf").linked == 1


def test_numbers_that_go_on() -> None:
    """In the foot, the contents and where a text names a page; the folio is the number alone, unless the style has a pattern."""
    own, on = BytesIO(), BytesIO()
    merge("m.pdf", "a.yaml", own)
    merge("m.pdf", "a.yaml", on, MergeOptions(continued=True))
    assert "別紙３－１" in text_of(own.getvalue(), 2) or "別紙３－1" in text_of(own.getvalue(), 2)
    words = text_of(on.getvalue(), 2)
    assert "別紙３－" not in words and "3ページ" in words and words.count("3") >= 4
    with pikepdf.open(on) as pdf:
        assert labels_of(pdf) == ["1", "2", "3"]
    Path("style.yaml").write_text('folio: "{prefix}（{page}）"\nduplex: true\nmargins: {binding: 8}\n', "utf-8")
    Path("a.yaml").write_text(APPENDIX.replace("toc: questions", "toc: questions\nstyle: style.yaml"), "utf-8")
    merge("m.pdf", "a.yaml", on := BytesIO(), MergeOptions(continued=True))
    assert "別紙３（3）" in text_of(on.getvalue(), 2)


def test_the_pages_of_two_sides_follow_the_number() -> None:
    """The first page of the appendix is an even one where the manual ends with an odd one."""
    Path("style.yaml").write_text("duplex: true\nmargins: {binding: 10}\n", "utf-8")
    Path("a.yaml").write_text(APPENDIX.replace("toc: questions", "style: style.yaml"), "utf-8")
    edges = []
    for pages in (2, 3):
        Path("m.pdf").write_bytes(saved(plain_pdf(pages)))
        merge("m.pdf", "a.yaml", out := BytesIO(), MergeOptions(continued=True))
        with pypdfium2.PdfDocument(out.getvalue()) as document:
            image = document[pages].render(grayscale=True).to_pil().point(lambda shade: 255 * (shade < 128))
            edges.append(image.getbbox()[0])
    assert edges[0] - edges[1] == pytest.approx(10 / 25.4 * 72, abs=2)


def test_only_yaml_can_be_numbered_on() -> None:
    """A finished PDF has its numbers."""
    with pytest.raises(UsageError) as caught:
        merge("m.pdf", "m.pdf", "o.pdf", MergeOptions(continued=True))
    assert caught.value.code == "continue-needs-yaml" and not Path("o.pdf").exists()


def test_a_title_for_a_pdf_without_one() -> None:
    """Its name."""
    Path("別冊.pdf").write_bytes(saved(tagged_pdf(1)))
    merge("m.pdf", "別冊.pdf", out := BytesIO())
    with pikepdf.open(out) as pdf:
        assert pdf.Root.Outlines.Last.Title == "別冊"


def test_what_is_not_both_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file stays, and it is the program's fault."""
    Path("o.pdf").write_bytes(b"old")
    monkeypatch.setattr("faqprint.binding.merged_pdf.join_destinations", lambda manual, appendix: None)
    with pytest.raises(ProofError) as caught:
        merge("m.pdf", "a.yaml", "o.pdf")
    assert caught.value.exit_status == 4 and "名前の付いた場所" in str(caught.value)
    assert Path("o.pdf").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("title", "shown"), [("", "別紙３　ＦＡＱ"), (" \u3000", "別紙３　ＦＡＱ"), ("題\udcff", "題?"), ("a\nb", "a\nb")]
)
def test_titles_of_any_kind(title: str, shown: str) -> None:
    """Blank ones are none; bytes that are no text become a question mark."""
    merge("m.pdf", "a.yaml", out := BytesIO(), MergeOptions(title=title))
    with pikepdf.open(out) as pdf:
        assert pdf.Root.Outlines.Last.Title == shown


def test_damaged_manuals() -> None:
    """One that says it had more pages is bound; what would not stay as it is, is refused, and nothing is written."""
    pdf = tagged_pdf(2)
    pdf.Root.Pages.Count = 9
    Path("m.pdf").write_bytes(saved(pdf))
    assert merge("m.pdf", "a.yaml", "o.pdf").manual_pages == 2
    Path("o.pdf").unlink()
    pdf = tagged_pdf(2)
    pdf.pages[0].obj.Resources.Font.F1.Odd = pdf.Root.StructTreeRoot.K
    content = unpacked(pdf)
    Path("m.pdf").write_bytes(content)
    with pytest.raises(ForeignPdfError) as caught:
        merge("m.pdf", "a.yaml", "o.pdf")
    assert caught.value.values == {"file": "m.pdf", "place": "Pages/Kids/0/Resources/Font/F1/Odd"}
    assert "Pages/Kids/0/Resources/Font/F1/Odd が PDF の決まりに合っていない" in str(caught.value)
    Path("m.pdf").write_bytes(content.replace(b"startxref", b"startxxxx"))
    with pytest.raises(ForeignPdfError) as caught:
        merge("m.pdf", "a.yaml", "o.pdf")
    assert caught.value.code == "foreign-unsound" and not Path("o.pdf").exists()
