"""Column measures of inner tables, hangs of lists, indents of nested blocks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from faqprint.compose.text_blocks import NARROW, TextComposer, column_measures, hangs
from faqprint.errors import LayoutError
from faqprint.layout.structure import StructureTree
from faqprint.manuscript.model import Inline, Item, Note, Paragraph
from faqprint.style import LineOptions
from faqprint.text.fonts import Faces
from faqprint.text.line import Line
from faqprint.text.setter import Typesetter

from .real import content, layout, words


@pytest.fixture(scope="module")
def composer() -> TextComposer:
    """A composer of table cells."""
    faces = Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf")
    return TextComposer(Typesetter(faces), faces, StructureTree(), LineOptions(), 9.0, 1.5)


def measures(composer: TextComposer, measure: float, *columns: int, even: bool = False) -> list[float]:
    """The measures of columns that need so many em."""
    return column_measures([[Inline("あ" * need) for need in columns]], measure, 0.4, composer, even=even)


def test_columns_that_fit_have_what_they_need(composer: TextComposer) -> None:
    """No wider, unless the table is to fill the measure; none below two em."""
    assert measures(composer, 26, 4, 8, 1) == [4, 8, 2]
    assert measures(composer, 26, 4, 8, 1, even=True) == [4, 8, 11.5]


@pytest.mark.parametrize(
    "columns", [(3, 11, 15, 42), (3, 40), (9, 9, 9, 9), (2, 2, 2, 2, 2, 2, 30), (100, 1), (20, 20, 20, 20, 20)]
)
def test_columns_that_do_not_fit_share_the_measure(composer: TextComposer, columns: tuple[int, ...]) -> None:
    """They fill it; narrow ones keep what they need where there is room, longer ones are never narrower, none below two em."""
    made = measures(composer, 26, *columns)
    assert sum(made) == int((26 - 0.8 * len(columns)) * 2 + 1e-6) / 2
    assert min(made) >= 2
    by_need = [width for _, width in sorted(zip(columns, made, strict=True))]
    assert by_need == sorted(by_need)
    if NARROW * len(columns) <= sum(made):
        assert all(width == max(need, 2) for need, width in zip(columns, made, strict=True) if need <= NARROW)


def test_the_longest_column_gets_most_of_what_is_left(composer: TextComposer) -> None:
    """A remark of 42 em beside times of 11: the table is not as high as the remark in a fair share."""
    made = measures(composer, 26, 3, 11, 15, 42)  # em
    assert made[0] == 3 and made[3] > made[2] >= made[1] >= NARROW


def test_too_many_columns_are_an_error(composer: TextComposer) -> None:
    """Ten of two em and their padding do not fit 26 em."""
    with pytest.raises(LayoutError) as caught:
        measures(composer, 26, *[1] * 10)
    assert caught.value.values == {"columns": "10"}


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


def test_phrases_are_for_ragged_text_only() -> None:
    """``wrap: phrase`` reaches heads and questions, never justified text (LB-17)."""
    asked: list[tuple[str, str]] = []

    class Asked(Typesetter):
        def set(self, text: str, measure: int, options: LineOptions, **rest: Any) -> tuple[Line, ...]:
            asked.append((text, options.wrap))
            return super().set(text, measure, options, **rest)

    faces = Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf")
    made = TextComposer(Asked(faces), faces, StructureTree(), LineOptions(wrap="phrase"), 9.0, 1.5)
    made.lines(Inline("質問"), 17, 0, justify=False)
    made.lines(Inline("回答"), 26, 0)
    assert asked == [("質問", "phrase"), ("回答", "char")]


def test_a_date_beside_a_long_remark_stays_on_one_line(composer: TextComposer) -> None:
    """The revisions over the whole measure: version and date as wide as they are, the remark the rest."""
    assert measures(composer, 47, 4, 8, 60, even=True) == [4, 8, 47 - 2.5 - 12]
