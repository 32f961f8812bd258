"""The mark in the head of every page."""

from __future__ import annotations

from faqprint.proof.finding import Finding
from faqprint.proof.page_marks import check_page_marks
from faqprint.proof.reader import read_pdf

from .small import PARAGRAPH, shown, small


def found(mark: str, *pages: bytes) -> list[Finding]:
    """What is said of pages that should bear a mark."""
    return list(check_page_marks(read_pdf(small(PARAGRAPH, *pages)), mark))


def test_each_page_bears_the_mark() -> None:
    """As content or as an artifact, white space apart, amid other texts of the head; two halves are none."""
    tagged, artifact = shown("abcd", 0), shown("ab cd", None, y=200.0)
    assert found("abcd", tagged, artifact, tagged + artifact) == []
    assert found("ab　cd", tagged) == []
    assert found("bc", tagged, artifact) == []
    told = found("abef", shown("ab", 0) + shown("ef", None, y=100.0), shown("abef", None))
    assert [(item.code, item.page, dict(item.values)) for item in told] == [("page-mark-missing", 1, {"expected": "abef"})]
    assert [item.page for item in found("x", tagged, tagged)] == [1, 2]


def test_without_a_mark_nothing_is_missed() -> None:
    """Nor with one of white space."""
    assert found("", shown("abcd", 0)) == found("　", shown("abcd", 0)) == []
