"""Paragraphs at one size: what is asked of the typesetter, and how wide and high a text is."""

from __future__ import annotations

from typing import Any

import pytest

from faqprint.compose.text_composer import ALIGN_RIGHT, TextComposer
from faqprint.layout.structure import StructureTree
from faqprint.manuscript.model import Inline, Span
from faqprint.style import LineOptions, Style
from faqprint.text.fonts import Faces
from faqprint.text.line import Line
from faqprint.text.setter import Typesetter


@pytest.fixture(scope="module")
def composer() -> TextComposer:
    """A composer of table cells."""
    return TextComposer(Typesetter(Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf")), StructureTree(), Style(), 9.0, 1.5)


def test_phrases_are_for_ragged_text_only() -> None:
    """``wrap: phrase`` reaches heads and questions, never justified text (LB-17)."""
    asked: list[tuple[str, str]] = []

    class Asked(Typesetter):
        def set(self, text: str, measure: int, options: LineOptions, **rest: Any) -> tuple[Line, ...]:
            asked.append((text, options.wrap))
            return super().set(text, measure, options, **rest)

    faces = Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf")
    made = TextComposer(Asked(faces), StructureTree(), Style(line=LineOptions(wrap="phrase")), 9.0, 1.5)
    made.lines(Inline("質問"), 17, 0, justify=False)
    made.lines(Inline("回答"), 26, 0)
    assert asked == [("質問", "phrase"), ("回答", "char")]


def test_the_widest_unit_is_what_no_line_breaks(composer: TextComposer) -> None:
    """A date, a word, a telephone number: at that measure none is cut, at less one is."""
    for text, unit in (("電話は096-326-9407へ", 6.0), ("ログインＩＤは", 2.0), ("2026-04-01から", 5.0), ("", 0.0)):
        assert composer.unbreakable_width(Inline(text)) == unit
    assert composer.unbreakable_width(Inline("とても**", (Span(0, 2, strong=True),))) == 1.0


def test_lines_are_counted_as_they_are_set(composer: TextComposer) -> None:
    """Ragged, at a measure in em."""
    text = Inline("電話は096-326-9407へおかけください。")
    for measure in (6.0, 8.5, 30.0):
        assert composer.count(text, measure) == len(composer.lines(text, measure, 0, justify=False).lines)


def test_lines_at_the_right_end_together(composer: TextComposer) -> None:
    """They are told in which room."""
    made = composer.lines(Inline("1,100円"), 8.0, 0, justify=False, align=ALIGN_RIGHT)
    assert (made.align, made.room) == (1.0, 72.0)


def test_a_link_of_several_looks_is_one_element(composer: TextComposer) -> None:
    """Strong here and plain there: one Link with all its words; another one behind it is its own."""
    tree = StructureTree()
    spans = (Span(0, 2, True, "https://a.jp"), Span(2, 4, False, "https://a.jp"), Span(4, 6, False, "https://b.jp"))
    made = composer.on(tree).lines(Inline("重要案内窓口", spans), 10.0, 0)
    assert tree.kinds.count("Link") == 2
    assert [(spot.target, spot.text) for spot in made.links] == [
        *(("https://a.jp", "重要案内"), ("https://a.jp", "重要案内"), ("https://b.jp", "窓口"))
    ]
