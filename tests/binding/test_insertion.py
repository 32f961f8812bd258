"""Where an appendix goes."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from faqprint.binding.insertion import bookmark_targets, find_insertion
from faqprint.errors import UsageError
from tests.binding.manuals import add_outline, plain_pdf


def manual() -> Pdf:
    """Ten pages: 一 from 0, in it あ from 1 and い from 3, 二 from 5, 三 from 8."""
    titles = [(0, "一", 0), (1, "あ", 1), (1, "い", 3), (0, "二", 5), (0, "三", 8)]
    return add_outline(plain_pdf(10), titles)


def at(pdf: Pdf, after: str) -> int:
    """Before which page it goes."""
    return find_insertion(pdf, after, "m.pdf").at


@pytest.mark.parametrize(("after", "page"), [("", 10), ("一", 5), ("あ", 3), ("い", 5), ("二", 8), ("三", 10), ("一　あ", 3)])
def test_behind_what_a_bookmark_stands_for(after: str, page: int) -> None:
    """With all that stands below it."""
    assert at(manual(), after) == page


def test_a_page_that_two_share() -> None:
    """Where the next one begins further down, the page is the first one's, too."""
    pdf = manual()
    targets = bookmark_targets(pdf)
    targets[3].item.entries.Dest = Array([pdf.pages[5].obj, Name.XYZ, 0, 500, None])
    assert at(pdf, "一") == 6
    targets[3].item.entries.Dest = Array([pdf.pages[5].obj, Name.FitH, 100])
    assert at(pdf, "一") == 6
    targets[3].item.entries.Dest = Array([pdf.pages[5].obj, Name.Fit])
    assert at(pdf, "一") == 5
    targets[2].item.entries.Dest = Array([pdf.pages[5].obj, Name.Fit])  # い begins on it
    assert at(pdf, "一") == 6


def test_never_before_the_page_on_which_it_begins() -> None:
    """Two that begin on one page, or one behind the other in the outline and before it in the book."""
    pdf = add_outline(plain_pdf(4), [(0, "一", 2), (0, "二", 2), (0, "三", 0)])
    assert (at(pdf, "一"), at(pdf, "二")) == (3, 3)


def test_destinations_of_every_kind() -> None:
    """By name, by action, by the number of a page; what leads elsewhere leads to no page."""
    pdf = manual()
    items = [target.item.entries for target in bookmark_targets(pdf)]
    pdf.Root.Dests = Dictionary({"/n": Array([pdf.pages[7].obj, Name.Fit])})
    items[0].Dest = Name.n
    del items[1].Dest
    items[1].A = Dictionary(S=Name.GoTo, D=Array([6, Name.Fit]))
    del items[2].Dest
    items[2].A = Dictionary(S=Name.URI, URI=String("https://example.jp/"))
    items[3].Dest = String("nobody")
    found = bookmark_targets(pdf)
    assert [target.page for target in found] == [7, 6, None, None, 8]
    assert found[1].destination[0].objgen == pdf.pages[6].obj.objgen


@pytest.mark.parametrize(
    ("pdf", "after", "code"),
    [
        (manual(), "四", "bookmark-unknown"),
        (plain_pdf(1), "一", "bookmark-none"),
        (add_outline(plain_pdf(2), [(0, "一", 0), (0, "一", 1)]), "一", "bookmark-several"),
    ],
)
def test_bookmarks_that_cannot_be_found(pdf: Pdf, after: str, code: str) -> None:
    """It is the command line's fault."""
    with pytest.raises(UsageError) as caught:
        at(pdf, after)
    assert caught.value.code == code


def test_a_bookmark_that_leads_nowhere() -> None:
    """Unless one below it does."""
    pdf = manual()
    items = [target.item.entries for target in bookmark_targets(pdf)]
    del items[0].Dest
    assert at(pdf, "一") == 5
    del items[3].Dest
    with pytest.raises(UsageError) as caught:
        at(pdf, "二")
    assert caught.value.code == "bookmark-no-page"
