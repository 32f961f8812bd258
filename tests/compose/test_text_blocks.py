"""Hangs of lists, indents of nested blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.compose.text_blocks import hangs
from faqprint.manuscript.model import Inline, Item, Note, Paragraph

from .real import content, layout, words


def test_siblings_hang_by_their_widest_mark() -> None:
    """１． and 10. of one list share a hang; a list under them has its own; a paragraph ends the run."""
    text = (
        Item("1.", Inline("一"), 1, True),
        Item("・", Inline("い"), 2),
        Item("100.", Inline("百"), 1, True),
        Paragraph(Inline("間")),
        Item("2.", Inline("二"), 1, True),
        Note("※", Inline("注")),
    )
    found = hangs(text, lambda mark: sum(0.5 if c < "\u0080" else 1.0 for c in mark))
    assert found[0] == found[2] >= 2.0
    assert found[1] == 1.0
    assert found[4] < found[0]
    assert found[5] == 1.0


def test_notes_beside_each_other_hang_by_the_widest_mark() -> None:
    """※１ is as wide as it is, and 注） beside it hangs as far: once ※ stood alone and its number behind a hole."""
    notes = (Note("※１", Inline("一")), Note("注）", Inline("二")), Note("※", Inline("三")), Note("（注１）", Inline("四")))
    found = hangs(notes, lambda mark: float(len(mark)))
    assert list(found.values()) == [4.0] * 4
    assert hangs(notes[:1], lambda mark: float(len(mark))) == {0: 2.0}


def test_a_mark_s_number_does_not_run_into_the_text_s() -> None:
    """※１ before １月１日 read ※１１月１日."""
    notes = (Note("※１", Inline("１月１日は休みます。")), Note("※２", Inline("窓口だけです。")))
    assert hangs(notes, lambda mark: float(len(mark))) == {0: 2.5, 1: 2.5}


def test_each_neighbouring_run_hangs_by_its_widest_mark() -> None:
    """Bullets, numbers and notes of any family; each run for itself, on each level."""
    marks = [("◆", 1), ("→", 1), ("ア．", 1), ("（ⅲ）", 1), ("a)", 2), ("(ii)", 2), ("①", 1), ("・", 1)]
    text = tuple(Item(mark, Inline("項目"), level, mark not in "◆→・") for mark, level in marks)
    found = hangs(text, lambda mark: sum(0.5 if c < "\u0080" else 1.0 for c in mark))
    assert [found[i] for i in range(len(marks))] == [1.0, 1.0, 3.0, 3.0, 2.5, 2.5, 3.0, 1.0]


NESTED = """\
type: faq
title: ＦＡＱ
categories:
  - name: 区分
    questions:
      - question: 一
        answer: |-
          ◆一段目の項目です。一段目の項目です。一段目の項目です。一段目の項目です。
            ・二段目の項目です。二段目の項目です。二段目の項目です。二段目の項目です。
              ①三段目の項目です。三段目の項目です。三段目の項目です。三段目の項目です。
              ※二段目の項目の注です。二段目の項目の注です。二段目の項目の注です。
          (10) 幅の広い番号の項目です。幅の広い番号の項目です。幅の広い番号の項目です。
"""


def test_three_levels_hang_by_their_marks(tmp_path: Path) -> None:
    """Each level's text stands behind its mark, its next line under its text, the next level's mark there too."""
    (page,) = layout(content(tmp_path, "title: 別紙\nsections: [a.yaml]\n", a=NESTED)).pages()

    def x_of(begin: str) -> float:
        return next(t.x for t in page.texts if words(t).startswith(begin))

    def next_line(begin: str) -> float:
        first = next(t for t in page.texts if words(t).startswith(begin))
        return next(t.x for t in page.texts if t.y == pytest.approx(first.y + 13.5))

    edge = x_of("◆")
    for mark, text, level in (("◆", "一段目", 0), ("・", "二段目", 1), ("①", "三段目の項目で", 2), ("※", "二段目の項目の注", 2)):
        assert x_of(mark) == pytest.approx(edge + 9 * level)
        assert x_of(text) == pytest.approx(edge + 9 * (level + 1)) == pytest.approx(next_line(text))
    assert x_of("(10)") == edge
    assert x_of("幅の広い") == pytest.approx(edge + 9 * 2.5) == pytest.approx(next_line("幅の広い"))


def test_lists_say_how_they_count(tmp_path: Path) -> None:
    """By digits, letters or Roman numerals, told by their first mark."""
    marks = {
        "（１）": "Decimal",
        "①": "Decimal",
        "ア．": "Decimal",
        "a.": "LowerAlpha",
        "（Ａ）": "UpperAlpha",
        "(i)": "LowerRoman",
    }
    marks |= {"Ⅰ．": "UpperRoman", "ⅱ）": "LowerRoman", "x)": "LowerAlpha", "・": "Disc"}
    body = "".join(f"      {mark}項目\n\n      間\n" for mark in marks)
    made = layout(content(tmp_path, f"title: 別紙\nsections:\n- type: text\n  body: |\n{body}"))
    lists = [number for number, kind in enumerate(made.tree.kinds) if kind == "L"]
    assert [made.tree.attributes[number]["ListNumbering"] for number in lists] == list(marks.values())
