"""Titles of a manual, looked up."""

from __future__ import annotations

from collections.abc import Iterator

from faqprint.binding.manual_index import ManualIndex
from tests.binding.manuals import add_outline, plain_pdf


def test_bookmarks_then_text() -> None:
    """Where they lead, and the head of the page; the text is not asked for what is not wanted."""
    pdf = add_outline(plain_pdf(3), [(0, "第１章　概要", 1), (1, "１節　用語", 2), (0, "どこへも", 0)])
    del pdf.Root.Outlines.Last.Dest
    asked = []

    def texts() -> Iterator[str]:
        asked.append(True)
        yield from ("", "見出し", "")

    index = ManualIndex(pdf, texts)
    place = index.in_bookmarks("概要")
    assert place is not None and place.page == 1 and place.destination[0].objgen == pdf.pages[1].obj.objgen
    assert index.in_bookmarks("どこへも") is None
    assert index.in_text([]) == {} and not asked
    found = index.in_text(["見出し", "ない"])
    assert {title: place.page for title, place in found.items()} == {"見出し": 1}
    assert index.nearest_title("第１章　既要") == "第１章　概要"
    assert index.nearest_title("第１章　概要　２節　用語") == "第１章　概要\u3000１節　用語"
    assert index.nearest_title("まったく別のこと") == ""
