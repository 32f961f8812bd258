"""The pages that an appendix names, by the file's own destinations."""

from __future__ import annotations

from pathlib import Path

from pikepdf import Array, Dictionary, Name, String

from faqprint.manuscript.load import load
from faqprint.manuscript.values import resolve
from faqprint.pipeline.build import build
from faqprint.proof.named_pages import check_named_pages, destination_pages
from faqprint.proof.reader import read_pdf

from .small import LINE, PARAGRAPH, small

TEXT = """\
title: 別紙３　ＦＡＱ
sections:
  - {type: text, body: "[[a:page]]"}
  - type: faq
    title: 問い
    categories: [{name: あ, questions: [{question: 問, answer: 答, id: a}, {question: 問, answer: 答}]}]
"""


def test_destinations_lie_on_pages() -> None:
    """By an array, or a dictionary that holds one; one that is not there, or leads nowhere, has no page."""

    def edit(pdf: object) -> None:
        pages = pdf.pages  # type: ignore[attr-defined]  # a pikepdf.Pdf
        targets = [
            *[String("q1"), Array([pages[0].obj, Name.Fit]), String("q2"), Dictionary(D=Array([pages[1].obj, Name.Fit]))],
            *[String("q3"), Array([]), String("q4"), Array([3, Name.Fit])],
        ]
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(targets)))  # type: ignore[attr-defined]  # a pikepdf.Pdf

    reading = read_pdf(small(PARAGRAPH, LINE, LINE, edit=edit))
    assert destination_pages(reading, frozenset((1, 2, 3, 4, 5))) == {1: 1, 2: 2}
    assert destination_pages(reading, frozenset()) == {}


def test_a_question_that_begins_elsewhere_is_a_finding(tmp_path: Path) -> None:
    """It names both pages; questions whose page nobody asks for do not count."""
    (tmp_path / "appendix.yaml").write_text(TEXT, "utf-8")
    appendix = resolve(load(tmp_path / "appendix.yaml"))
    assert list(check_named_pages(appendix, {1: 7}, {"q1": 7, "q2": 9})) == []
    (found,) = check_named_pages(appendix, {1: 7}, {"q1": 8})
    assert (found.code, found.page, found.where, dict(found.values)) == ("named-page", 8, "q1", {"named": "7"})
    (lacking,) = check_named_pages(appendix, {}, {"q1": 8})
    assert dict(lacking.values) == {"named": "—"}


def test_the_mark_of_a_page_may_name_a_page(tmp_path: Path) -> None:
    """Where it is an artifact its text was looked for without the page: exit 4."""
    (tmp_path / "appendix.yaml").write_text(f"{TEXT}mark: '[[a:page]]'\n", "utf-8")
    assert build(tmp_path / "appendix.yaml", tmp_path / "x.pdf").pages == 1
