"""Bookmarks of two files made one outline."""

from __future__ import annotations

from pikepdf import Dictionary, Name

from faqprint.binding.outline import count_items
from tests.binding.manuals import Bound, add_outline, plain_pdf, tagged_pdf, titles_of

MANUAL = [(0, "一", 0), (1, "あ", 1), (0, "二", 2)]


def test_below_a_bookmark_of_their_own() -> None:
    """Behind all others; it leads to the first page of the appendix."""
    bound = Bound(add_outline(tagged_pdf(3), MANUAL), add_outline(tagged_pdf(2), [(0, "イ", 0), (0, "ロ", 1)]))
    assert titles_of(bound.pdf) == ["一", "  あ", "二", "別紙", "  イ", "  ロ"]
    head = bound.pdf.Root.Outlines.Last
    assert head.Dest[0].objgen == bound.pdf.pages[3].obj.objgen
    assert (head.Count, bound.pdf.Root.Outlines.Count) == (-2, 4)
    assert bound.findings == []


def test_behind_a_bookmark() -> None:
    """At its level, whatever stands below it."""
    for after, titles in {
        "一": ["一", "  あ", "別紙", "二"],
        "あ": ["一", "  あ", "  別紙", "二"],
        "二": ["一", "  あ", "二", "別紙"],
    }.items():
        bound = Bound(add_outline(tagged_pdf(3), MANUAL), tagged_pdf(1), after=after)
        assert titles_of(bound.pdf) == titles
        assert bound.findings == []


def test_files_without_bookmarks() -> None:
    """The appendix has one in any case."""
    bound = Bound(plain_pdf(1), plain_pdf(1))
    assert titles_of(bound.pdf) == ["別紙"] and bound.findings == []
    pdf = tagged_pdf(1)
    pdf.Root.Outlines = Dictionary(Type=Name.Outlines)
    bound = Bound(pdf, tagged_pdf(1))
    assert titles_of(bound.pdf) == ["別紙"] and bound.findings == []


def test_counts_are_what_is_seen() -> None:
    """reportlab counts too many in the root; what was closed stays closed."""
    pdf = add_outline(plain_pdf(1), [(0, "一", 0), (1, "あ", 0), (2, "い", 0), (0, "二", 0)])
    first = pdf.Root.Outlines.First
    pdf.Root.Outlines.Count, first.Count, first.First.Count, first.Next.Count = 18, 9, -9, 4
    count_items(pdf)
    assert (pdf.Root.Outlines.Count, first.Count, first.First.Count) == (3, 1, -1)
    assert Name.Count not in first.Next
