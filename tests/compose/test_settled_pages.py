"""Appendices that name their own pages: laid out again until the pages stand, and no more often than that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from faqprint.compose.settled_pages import AGAIN, settle_pages, with_pages
from faqprint.errors import LayoutError
from faqprint.layout.display_list import Layout
from faqprint.manuscript.model import Appendix, FaqSection, Paragraph
from faqprint.manuscript.values import resolve
from faqprint.storage.memory_cache import make_anew

from .real import composed, content, manuscript, words

TEXT = """\
title: 別紙３　ＦＡＱ
sections:
  - type: faq
    title: 問い
    categories:
      - {name: あ, questions: [{question: 問, answer: "[[a:page]]", id: a}, {question: 問, answer: 答}]}
"""


def laid(pages: Sequence[int]) -> tuple[Callable[[Appendix], Layout], list[str]]:
    """Lays the question out on one of the pages after the other; and what was to be printed each time."""
    seen: list[str] = []

    def lay_out(appendix: Appendix) -> Layout:
        (section,) = appendix.sections
        assert isinstance(section, FaqSection)
        (block,) = section.categories[0].questions[0].answer
        assert isinstance(block, Paragraph)
        seen.append(block.body.text)
        pages_of: Mapping[str, int] = {"q1": pages[min(len(seen), len(pages)) - 1]}
        return cast("Layout", SimpleNamespace(pages_of=pages_of))  # all that is asked of a layout here

    return lay_out, seen


@pytest.mark.parametrize(("pages", "times"), [([1], 1), ([9, 9], 2), ([9, 10, 9, 9], 4)])
def test_it_is_laid_out_until_the_pages_stand(tmp_path: Path, pages: list[int], times: int) -> None:
    """Each time with the pages of the last one."""
    appendix = resolve(manuscript(content(tmp_path, TEXT)))
    lay_out, seen = laid(pages)
    layout = settle_pages(appendix, lay_out, make_anew)
    assert layout.pages_of == {"q1": pages[-1]}
    assert (len(seen), seen[-1]) == (times, f"別紙３－{pages[-1]}ページ")


def test_pages_that_never_stand_are_a_fault(tmp_path: Path) -> None:
    """After so many times; it names the question and both of its pages."""
    lay_out, seen = laid([9, 10] * 9)
    with pytest.raises(LayoutError) as caught:
        settle_pages(resolve(manuscript(content(tmp_path, TEXT))), lay_out, make_anew)
    assert len(seen) == 1 + AGAIN == 6
    assert caught.value.code == "pages-unsettled"
    assert caught.value.values == {"id": "a", "page": "9", "other": "10"}
    assert all("[[a]]" in caught.value.message(lang) for lang in ("ja", "en"))


def test_the_page_that_is_named_is_the_one_where_the_question_begins(tmp_path: Path) -> None:
    """Forty pages on, in a text that comes first; and the appendix can be had as it was laid out."""
    rows = "".join(f"          - {{question: 問{number}, answer: '{'文' * 1500}', id: i{number}}}\n" for number in range(1, 31))
    body = "、".join(f"[[i{number}:page]]" for number in range(1, 31))
    path = content(
        tmp_path,
        f"title: 別紙３　ＦＡＱ\nsections:\n  - {{type: text, body: '{body}'}}\n  - type: faq\n    title: 問い\n"
        f"    categories:\n      - name: あ\n        questions:\n{rows}",
    )
    made = composed(tmp_path, path.read_text("utf-8"))
    begins = {anchor.name: page.number for page in made.pages() for anchor in page.anchors}
    assert begins["q30"] > 9
    shown = "".join(words(item) for item in next(iter(made.pages())).texts if item.tags)  # lines that hold links
    assert shown == "、".join(f"別紙３－{begins[f'q{number}']}ページ" for number in range(1, 31))
    section = with_pages(manuscript(path), made).sections[0]
    assert f"別紙３－{begins['q30']}ページ" in str(section)
