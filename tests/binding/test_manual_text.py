"""Titles in the text of a manual."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from faqprint.binding.manual_text import find_in_text, page_texts
from tests.binding.manuals import plain_pdf, saved

PAGES = [
    "目次\n第１章　ログイン……………２\n推奨環境 12\n付録　用語",
    "第２章では、推奨環境を確かめ、\n第１章　ログイン",
    "第１章　ログイン\n本文。推奨環\n境は次のとおり。",
    "推奨環境について\n１　付録　用語\n",
    "",
]


@pytest.mark.parametrize(
    ("title", "page"),
    [("第1章ログイン", 1), ("推奨環境", 3), ("付録用語", 0), ("本文。推奨環境", 2), ("ない", None), ("目次", 0)],
)
def test_the_best_place(title: str, page: int | None) -> None:
    """A line of its own, the beginning of one, within the text, in the list of contents, in this order; then the first."""
    assert find_in_text([title], PAGES).get(title) == page


def test_several_at_once() -> None:
    """What is found as a line is sought no further."""
    read = []

    def texts() -> Iterator[str]:
        for text in PAGES:
            read.append(text)
            yield text

    assert find_in_text(["目次"], texts()) == {"目次": 0}
    assert len(read) == 1
    assert find_in_text(["第1章ログイン", "目次"], PAGES) == {"第1章ログイン": 1, "目次": 0}


def test_the_text_of_pages() -> None:
    """As pdfium reads it; what it cannot read has none."""
    assert [text.strip() for text in page_texts(saved(plain_pdf(2)))] == ["page 1", "page 2"]
    assert [*page_texts(b"no pdf")] == []
