"""The structure in bulk: the order of the marks, or none if anything in it may be wrong; and nothing else of the file counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from faqprint.proof.bulk_structure import PageMark, read_structure
from faqprint.proof.bulk_structure import marks_in_order as order_of
from faqprint.proof.document import PdfFile
from faqprint.proof.reader import ReadPdf, read_pdf
from faqprint.proof.structure import check_subject, subject
from faqprint.proof.syntax import Ref

from . import damage_elements, damage_marks
from .damage import DAMAGES, damaged_by
from .sample import Sample

#: Entered by the modules that are imported for it: without them the tests of every damage were none.
assert {change.__module__ for change, _ in DAMAGES.values()} == {damage_marks.__name__, damage_elements.__name__}


def drawn(reading: ReadPdf) -> dict[int, list[int]]:
    """The MCIDs of each page in stream order."""
    return {int(page.page.ref): [mark.mcid for mark in page.content.marks if mark.mcid >= 0] for page in reading.pages}


def marks_in_order(document: PdfFile, marks: Mapping[int, Sequence[int]]) -> list[PageMark] | None:
    """The marks as the tree reads them, if nothing is wrong with it."""
    found = read_structure(document)
    return found and order_of(found, marks)


def test_the_order_of_a_good_file(sample: Sample) -> None:
    """Every mark, once, as the tree has them."""
    order = marks_in_order(PdfFile(sample.pdf), drawn(read_pdf(sample.pdf)))
    assert order == [(mark.page, mark.mcid) for mark in subject(read_pdf(sample.pdf)).tree.marks]


def test_neither_content_nor_fonts_count(sample: Sample) -> None:
    """Without the pages' streams and the fonts the structure is what it was."""
    document = PdfFile(sample.pdf)
    pages = list(document.pages())
    gone = {int(ref) for page in pages for ref in document.array(page.entries["Contents"])}
    gone |= {int(page.entries["Contents"]) for page in pages if not document.array(page.entries["Contents"])}
    gone |= {int(ref) for ref in document.dictionary(pages[0].resources["Font"]).values()}
    rest = document.without(gone)
    assert [rest.get(Ref(number)) for number in gone] == [None] * len(gone)
    assert marks_in_order(rest, drawn(read_pdf(sample.pdf))) == marks_in_order(document, drawn(read_pdf(sample.pdf))) is not None


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_wrong_has_no_order(name: str, sample: Sample) -> None:
    """Whatever the check of each element finds, but of fonts and of marks within a page."""
    bad = damaged_by(name, sample.pdf)
    reading = read_pdf(bad)
    found = {item.code for item in check_subject(subject(reading))}
    within = {"mark-untagged", "mark-unbound", "mark-nested", "mark-unbalanced"}
    within |= {"font-not-embedded", "font-subtype", "font-encoding"}
    try:
        order = marks_in_order(PdfFile(bad), drawn(reading))
    except LookupError:
        order = None
    assert not (found - within and order is not None)


def test_other_marks_than_are_drawn(sample: Sample) -> None:
    """One more, one less, one twice, or another order on a page."""
    document, marks = PdfFile(sample.pdf), drawn(read_pdf(sample.pdf))
    first = next(iter(marks))
    for other in ([*marks[first], 999], marks[first][::-1]):
        assert marks_in_order(document, marks | {first: other}) is None
    with pytest.raises(LookupError):
        marks_in_order(document, marks | {first: marks[first][1:]})
