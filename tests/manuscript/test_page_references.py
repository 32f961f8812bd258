"""The pages of questions, put in where they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from faqprint.manuscript.model import Appendix, FaqSection, Inline, InnerTable, Note, Paragraph, Span, TextSection
from faqprint.manuscript.page_references import folio_prefix, put_pages
from faqprint.manuscript.values import resolve
from faqprint.storage.memory_cache import MemoryCache
from faqprint.style import Style

from ..conftest import Faults

Load = Callable[..., Appendix]

#: A question whose page is asked for in every kind of text, and a section that asks for none.
TEXT = """\
title: 別紙３　ＦＡＱ
values: {x: 値}
revisions: [{version: 一, note: "[[a:page]]で"}]
sections:
  - {type: text, body: 何も尋ねない。}
  - type: text
    title: 題
    body: |
      **[[a:page]]**と{{x}}と[[a]]、https://x.jp/
      ※[[ b : page ]]
      | 月 |
      |---|
      | [[a:page]] |
  - type: faq
    title: 問い
    categories:
      - {name: あ, questions: [{question: 問, answer: 答, id: a}, {question: "[[a:page]]", answer: 答, id: b}]}
"""


def put(load_one: Load, pages: dict[int, int | str], memo: Any = None) -> Appendix:
    """The appendix with its values and then its pages put in."""
    appendix = resolve(load_one(TEXT))
    return put_pages(appendix, pages, memo) if memo else put_pages(appendix, pages)


def test_pages_stand_in_every_kind_of_text(load_one: Load) -> None:
    """With the folio's prefix, linked, what stands beside them as it was."""
    appendix = put(load_one, {1: 2, 2: 13})
    section = appendix.sections[1]
    assert isinstance(section, TextSection)
    paragraph, note, table = section.body
    assert paragraph == Paragraph(
        Inline(
            "別紙３－2ページと値とNo.1、https://x.jp/",
            (Span(0, 8, True, "#q1"), Span(11, 15, link="#q1"), Span(16, 29, link="https://x.jp/")),
        )
    )
    assert isinstance(note, Note) and note.body == Inline("別紙３－13ページ", (Span(0, 9, link="#q2"),))
    assert isinstance(table, InnerTable) and table.rows[1][0].text == "別紙３－2ページ"
    assert appendix.revisions[0].note.text == "別紙３－2ページで"
    questions = appendix.sections[2]
    assert isinstance(questions, FaqSection) and questions.categories[0].questions[1].question == (
        Paragraph(Inline("別紙３－2ページ", (Span(0, 8, link="#q1"),))),
    )


def test_what_asks_for_no_page_is_the_same_object(load_one: Load) -> None:
    """And what was put in once for the same pages is not put in again: editions share it."""
    appendix = resolve(load_one(TEXT))
    cache: MemoryCache[Any] = MemoryCache(99)
    one, two, other = (put_pages(appendix, pages, cache.memo) for pages in ({1: 2, 2: 3}, {1: 2, 2: 3}, {1: 3, 2: 3}))
    assert one.sections[0] is appendix.sections[0]
    assert all(left is right for left, right in zip(one.sections, two.sections, strict=True))
    assert one.sections[1] is not other.sections[1]


def test_an_appendix_that_names_no_page_stays(load_one: Load) -> None:
    """It costs nothing."""
    appendix = resolve(load_one("title: 別紙\nsections: [{type: text, body: 文}]\n"))
    assert appendix.paged == frozenset()
    assert put_pages(appendix, {}) is appendix


@pytest.mark.parametrize(
    ("folio", "prefix"),
    [
        (None, "別紙３－"),
        ("付録－", "付録－"),
        ("{prefix}の", "別紙３の"),
        ("- {page} -", "別紙３－"),
        ("{prefix}{page}／{pages}", "別紙３－"),
    ],
)
def test_the_prefix_is_that_of_the_folio(load_one: Load, folio: str | None, prefix: str) -> None:
    """Whatever its pattern: the words of the style, or the title up to its first space."""
    appendix = load_one("title: 別紙３　ＦＡＱ\nsections: [{type: text, body: 文}]\n")
    assert folio_prefix(appendix._replace(style=Style(folio=folio))) == prefix


@pytest.mark.parametrize(
    ("reference", "code", "mended"),
    [
        ("[[a:pages]]", "reference-part", "[[a:page]]"),
        ("[[a：page]]", "reference-part", "[[a:page]]"),
        ("[[a:ページ]]", "reference-part", "[[a:page]]"),
        ("[[a:]]", "reference-part", "[[a:page]]"),
        ("[[aa:page]]", "unknown-id", "「a」のことではありませんか"),
    ],
)
def test_what_is_no_reference_to_a_page_is_told(faults_of: Faults, reference: str, code: str, mended: str) -> None:
    """At its place, with what it should be, in both languages."""
    (fault,) = faults_of(TEXT.replace("何も尋ねない。", f"'あ{reference}'"))
    assert (fault.code, fault.place.line, fault.place.column, fault.length) == (code, 5, 26, len(reference))
    assert mended in fault.message("ja")
    assert mended.strip("「」のことではありませんか") in fault.message("en")


def test_a_page_that_a_file_lacks_is_left_out(load_one: Load) -> None:
    """So that the text of the file differs from what is expected."""
    assert "別紙３－7ページ" in str(put(load_one, {1: 7}).sections[1])
    assert "別紙３－ページ" in str(put(load_one, {}).sections[1])
