"""Where the content stands on a page: the rows of questions between their rules, and each section."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from faqprint.compose.appendix import compose
from faqprint.layout.display_list import ContentArea, Layout, Page, Rule
from faqprint.text.fonts import Faces
from tests.stress import write_stress

from .real import CONTENT, composed, content, layout, manuscript

LONG = "".join(f"        {n}．この手順では、画面の指示のとおりに進めてください。\n" for n in range(90))
SECTIONS = f"""\
title: 別紙
toc: true
sections:
- type: notice
  items: [お客さまへのご案内です。]
- type: faq
  title: ＦＡＱ
  intro: 次のとおりです。
  categories:
  - name: 共通の長い区分の名前
    questions:
    - question: 一ですか。
      answer: はい。
    - question: 二ですか。
      answer: |
{LONG}    - question: 三ですか。
      answer: はい。
- type: memo
  label: 連絡票
  fields: [店名]
revisions:
- version: 第1.0版
  date: 2026-04-01
  note: 初版
"""


def areas(made: Layout) -> list[list[ContentArea]]:
    """Those of each page."""
    return [list(made.areas(index)) for index in range(made.count)]


def spans(rules: tuple[Rule, ...], x: float) -> list[float]:
    """Where horizontal rules begin at ``x``, from the top down."""
    return sorted({rule.y0 for rule in rules if rule.y0 == rule.y1 and rule.x0 == pytest.approx(x, abs=0.5)})


def check_rows(page: Page, found: list[ContentArea]) -> int:
    """Assert that each row reaches from one rule of the No column to the next, beside its number."""
    rows = [area for area in found if area.question]
    for area in rows:
        rules = spans(page.rules, area.x)
        upper = max(y for y in rules if y < area.y + 0.01)
        lower = min(y for y in rules if y > area.y + 0.01)
        assert area.y == pytest.approx(upper)
        assert area.y + area.height == pytest.approx(lower)
        assert area.x + area.width == pytest.approx(
            max(rule.x1 for rule in page.rules if rule.y0 == pytest.approx(upper)), abs=0.5
        )
        numbers = [
            "".join(piece.text for piece in text.line.pieces)
            for text in page.texts
            if area.y < text.y < area.y + area.height and text.x < area.x + 30
        ]
        assert numbers[0] == str(area.question)
    return len(rows)


@pytest.mark.parametrize("path", [CONTENT])
def test_a_row_reaches_from_rule_to_rule(path: Path) -> None:
    """The label of its 区分, which hangs beside later rows, does not count."""
    made = layout(path)
    assert sum(check_rows(page, found) for page, found in zip(made.pages(), areas(made), strict=True)) >= 18


def test_rows_that_run_over_pages_have_an_area_on_each(tmp_path: Path) -> None:
    """Also in the stress document: each part of a row between its own rules."""
    made = layout(write_stress(tmp_path))
    found = areas(made)
    assert sum(check_rows(page, each) for page, each in zip(made.pages(), found, strict=True)) > 100
    numbers = [area.question for page in found for area in page if area.question]
    assert numbers == sorted(numbers)
    assert len(numbers) > len(set(numbers))


def test_each_section_has_areas_of_its_own(tmp_path: Path) -> None:
    """Contents and revisions are the appendix's; title, introduction and the table's head are the section's."""
    made = composed(tmp_path, SECTIONS)
    found = [(area.section, area.question) for page in areas(made) for area in page]
    assert found[0] == (0, 0)
    order = list(dict.fromkeys(found))
    assert order == [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (2, 3), (3, 0)]
    assert sum(each == (2, 2) for each in found) >= 2
    assert found[-2:] == [(3, 0), (3, 0)] or (0, 0) in found[1:]


def test_areas_lie_in_the_type_area_and_below_each_other(tmp_path: Path) -> None:
    """None overlaps another."""
    made = composed(tmp_path, SECTIONS)
    for index, found in enumerate(areas(made)):
        left, top, right, bottom = made.area if index % 2 == 0 else made.area_even
        for one, other in pairwise(found):
            assert one.y + one.height <= other.y + 1e-3
        for area in found:
            assert area.x >= left - 1e-3
            assert area.x + area.width <= right + 1e-3
            assert top - 1e-3 <= area.y
            assert area.y + area.height <= bottom + 1e-3


@pytest.mark.parametrize("first", [1, 2, 7])
def test_one_page_is_drawn_as_among_all_and_its_areas_lie_on_it(tmp_path: Path, first: int) -> None:
    """Also where its numbers go on from a manual's, and even pages have other margins: areas lay on the other side."""
    path = content(tmp_path, SECTIONS.replace("toc:", "style: style.yaml\ntoc:"))
    (tmp_path / "style.yaml").write_text("duplex: true\nmargins: {left: 30, right: 15}\n", "utf-8")
    appendix = manuscript(path)._replace(first_page=first)
    made = compose(appendix, Faces(appendix.style.fonts.text, appendix.style.fonts.bold))
    for index, page in enumerate(made.pages()):
        assert made.page(index) == page
        assert page.number == first + index
        left = (made.area if index % 2 == 0 else made.area_even)[0]
        assert {round(area.x, 3) for area in made.areas(index)} == {round(left, 3)}
