"""Page labels of two files."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from faqprint.binding.page_labels import LabelRange, has_labels, join_labels, last_number, read_labels
from tests.binding.manuals import Bound, add_outline, labels_of, plain_pdf

ROMAN, DECIMAL = LabelRange(0, "r", "", 1), LabelRange(2, "D", "", 1)


def labelled(pdf: Pdf) -> Pdf:
    """Two roman pages, then decimal ones."""
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D)]))
    return pdf


def test_each_page_keeps_its_label() -> None:
    """In the middle, too: the manual goes on where it was."""
    own = Dictionary(Nums=Array([0, Dictionary(S=Name.D, P=String("別紙３－"), St=4)]))
    appendix = plain_pdf(2)
    appendix.Root.PageLabels = own
    bound = Bound(add_outline(labelled(plain_pdf(4)), [(0, "一", 0), (0, "二", 3)]), appendix, after="一")
    assert labels_of(bound.pdf) == ["i", "ii", "1", "別紙３－4", "別紙３－5", "2"]
    assert bound.findings == []


def test_files_without_labels() -> None:
    """Behind all others nothing need be said; in the middle each page would else have another number than before."""
    assert not has_labels(Bound(plain_pdf(2), plain_pdf(2)).pdf)
    bound = Bound(add_outline(plain_pdf(3), [(0, "一", 0), (0, "二", 1)]), plain_pdf(2), after="一")
    assert labels_of(bound.pdf) == ["1", "1", "2", "2", "3"]
    assert bound.findings == []


def test_a_file_whose_first_pages_have_none() -> None:
    """They are numbered as usual; what is beyond the pages, or no number, is not there."""
    pdf = plain_pdf(4)
    pdf.Root.PageLabels = Dictionary(Nums=Array([2, Dictionary(S=Name.A, St=-3), 9, Dictionary(), String("x"), 1]))
    assert read_labels(pdf) == [LabelRange(0, "D", "", 1), LabelRange(2, "A", "", 1)]


@pytest.mark.parametrize(("at", "number"), [(1, 1), (2, 2), (3, 1), (5, 3)])
def test_the_last_number(at: int, number: int) -> None:
    """By the label of the page before."""
    assert last_number(labelled(plain_pdf(5)), at) == number


def test_the_last_number_of_pages_that_have_none() -> None:
    """Their place."""
    pdf = plain_pdf(3)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("表紙"))]))
    assert last_number(pdf, 3) == 3
    assert last_number(plain_pdf(7), 7) == 7


def test_ranges_are_put_in() -> None:
    """Before the first page, at an edge of a range, within one, behind all."""
    more = [LabelRange(0, "D", "別", 1)]
    middle = LabelRange(2, "D", "別", 1)
    assert join_labels([ROMAN, DECIMAL], more, 2, 5, 3) == [ROMAN, middle, DECIMAL._replace(first=5)]
    assert join_labels([ROMAN, DECIMAL], more, 5, 5, 3) == [ROMAN, DECIMAL, LabelRange(5, "D", "別", 1)]
    assert join_labels([ROMAN], more, 1, 5, 3) == [ROMAN, LabelRange(1, "D", "別", 1), LabelRange(4, "r", "", 2)]
