"""The document around its text against the content: what is another is told by both routes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Name, Pdf, String

from faqprint.pipeline.build import ProofKind, build
from faqprint.proof import is_sound, prove
from faqprint.proof.expected import expected_bookmarks

from .damage import bookmarks, damaged
from .sample import QUESTIONS, Sample, make


def names(pdf: Pdf) -> Any:
    """The named destinations and where they lead, in turn."""
    node = pdf.Root.Names.Dests
    while "/Names" not in node:
        node = node.Kids[0]
    return node.Names


def other_title(pdf: Pdf) -> None:
    """The viewer's window has another title."""
    pdf.trailer.Info.Title = String("違う題")


def other_title_in_metadata(pdf: Pdf) -> None:
    """The title in the XMP is another one."""
    metadata: Any = pdf.Root.Metadata
    metadata.write(metadata.read_bytes().replace("別紙３　ＦＡＱ".encode(), b"x"))


def other_language(pdf: Pdf) -> None:
    """A screen reader would read Japanese in an English voice."""
    pdf.Root.Lang = String("en-US")


def pages_exchanged(pdf: Pdf) -> None:
    """Two pages stand in each other's place: the tree reads them in the old order."""
    kids: Any = pdf.Root.Pages.Kids
    kids[1], kids[2] = kids[2], kids[1]


def paper_wider(pdf: Pdf) -> None:
    """A page is wider than the paper; its text stands where it stood."""
    pdf.pages[1].obj.MediaBox = Array([0, 0, 2000, *list(pdf.pages[1].obj.MediaBox)[3:]])


def paper_deeper(pdf: Pdf) -> None:
    """A page reaches below the paper."""
    pdf.pages[1].obj.MediaBox = Array([0, -500, *list(pdf.pages[1].obj.MediaBox)[2:]])


def destination_on_another_page(pdf: Pdf) -> None:
    """A question's name leads to the last page."""
    listed = names(pdf)
    next(listed[i + 1] for i in range(0, len(listed), 2) if bytes(listed[i]) == b"q1")[0] = pdf.pages[-1].obj


def bookmarks_titles_exchanged(pdf: Pdf) -> None:
    """Two bookmarks have each other's title."""
    one, other, *_ = bookmarks(pdf)
    one.Title, other.Title = other.Title, one.Title


def bookmark_elsewhere(pdf: Pdf) -> None:
    """A bookmark leads where another one does."""
    one, other, *_ = bookmarks(pdf)
    one.Dest = other.Dest


def no_bookmarks(pdf: Pdf) -> None:
    """There is no outline."""
    del pdf.Root["/Outlines"]


def set_upright(pdf: Pdf) -> None:
    """A font runs downwards."""
    next(iter(pdf.pages[0].obj.Resources.Font.values())).Encoding = Name("/Identity-V")


def other_codes(pdf: Pdf) -> None:
    """The codes of a font are those of characters, not of glyphs."""
    next(iter(pdf.pages[0].obj.Resources.Font.values())).Encoding = Name("/UniJIS-UTF16-H")


def program_of_another_type(pdf: Pdf) -> None:
    """The program is called OpenType, and was not looked into."""
    descriptor = next(iter(pdf.pages[0].obj.Resources.Font.values())).DescendantFonts[0].FontDescriptor
    descriptor.FontFile3 = descriptor.FontFile2
    del descriptor["/FontFile2"]


#: What was called sound on both routes, with the codes that tell it now.
OTHER: tuple[tuple[Callable[[Pdf], None], str], ...] = (
    (other_title, "document-fact"),
    (other_title_in_metadata, "document-fact"),
    (other_language, "document-fact"),
    (pages_exchanged, "page-order"),
    (paper_wider, "page-paper"),
    (paper_deeper, "page-paper"),
    (destination_on_another_page, "destination-page"),
    (bookmarks_titles_exchanged, "outline-differs"),
    (bookmark_elsewhere, "outline-differs"),
    (no_bookmarks, "outline-differs"),
    (set_upright, "font-form"),
    (other_codes, "font-form"),
    (program_of_another_type, "font-form"),
)


@pytest.fixture(scope="module")
def without_list(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """A sound document without a list of contents, whose page numbers would tell some of what is changed."""
    sample = make(tmp_path_factory.mktemp("facts"), QUESTIONS, "", lambda text: text.replace("toc: true\n", ""))
    assert is_sound(sample.pdf, sample.appendix, sample.faces, sample.layout.area, sample.layout.area_even)
    return sample


@pytest.mark.parametrize(("change", "code"), OTHER)
def test_another_document_around_the_same_text_is_told(change: Callable[[Pdf], None], code: str, without_list: Sample) -> None:
    """On both routes."""
    sample = without_list
    arguments = sample.appendix, sample.faces, sample.layout.area, sample.layout.area_even
    bad = damaged(sample.pdf, change)
    assert not is_sound(bad, *arguments)
    assert code in {item.code for item in prove(bad, *arguments, full=True)}


def test_bookmarks_are_the_titles_and_categories(sample: Sample) -> None:
    """In the order in which they are printed; the memo has no title of its own."""
    found = list(expected_bookmarks(sample.appendix))
    assert found[:3] == [(0, "ＦＡＱ", "s1"), (1, "区分1", "c1"), (1, "区分2", "c8")]
    assert [anchor for _, _, anchor in found[-2:]] == ["s5", "revisions"]


def test_a_title_that_names_a_page(tmp_path: Path) -> None:
    """Its bookmark has the page that is printed: by the plain route the content was taken without it."""
    content = "title: 別紙\nsections:\n- {type: memo, title: '（[[q1:page]]）'}\n- type: faq\n  title: 表\n  categories:\n"
    content += "  - name: 区分\n    questions:\n    - {id: q1, question: 問, answer: 答え}\n"
    (tmp_path / "appendix.yaml").write_text(content, "utf-8")
    kinds: tuple[ProofKind, ...] = (True, "full")
    for proof in kinds:
        assert build(tmp_path / "appendix.yaml", tmp_path / "a.pdf", cache=False, proof=proof).pages > 0
