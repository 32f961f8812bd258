"""Comments that keep rules quiet: of the item that follows, of the value below, of their own line."""

from __future__ import annotations

import pytest

from faqprint.proofread.ignoring import IgnoredLines, read_ignoring
from faqprint.source.yaml_source import YamlSource

RULES = {"period", "mark-half"}

FILE = """\
type: faq
# faqprint: ignore
title: ＦＡＱ
categories:
  - name: 操作
    questions:
      # faqprint: ignore period
      # 次の質問は別

      - question: 一
        answer: |
          い
          ろ
      - question: 二  # faqprint: ignore [period, mark-half]
        # faqprint: ignore mark-half
        answer: は
      - question: 三
        answer: |  # faqprint: ignore
          # faqprint: ignore
          に
"""


def source_of(text: str) -> YamlSource:
    """Give a file that can be read."""
    source = YamlSource("f.yaml", text.encode())
    assert not source.faults
    return source


def test_a_comment_covers_what_follows_it_or_its_own_line() -> None:
    """An item with all its keys, a value, or the text of a ``|``."""
    said = read_ignoring(source_of(FILE), RULES)
    assert said.lines == (
        IgnoredLines(3, 3, frozenset()),
        IgnoredLines(10, 13, frozenset({"period"})),
        IgnoredLines(14, 14, frozenset({"period", "mark-half"})),
        IgnoredLines(16, 16, frozenset({"mark-half"})),
        IgnoredLines(18, 20, frozenset()),
    )
    assert said.lines[1].covers(12, "period")
    assert not said.lines[1].covers(12, "mark-half")
    assert not said.lines[1].covers(14, "period")


def test_a_comment_inside_a_text_is_text_and_a_warning() -> None:
    """It would be printed."""
    (fault,) = read_ignoring(source_of(FILE), RULES).faults
    assert (fault.code, fault.severity, fault.place.line, fault.place.column) == ("ignore-in-text", "warning", 19, 11)


@pytest.mark.parametrize(
    ("comment", "column", "near"),
    [
        ("# faqprint: ignore peroid", 20, "period"),
        ("# faqprint: ignore period, foo", 28, ""),
        ("# faqprint: ignroe", 13, "ignore"),
    ],
)
def test_an_unknown_name_is_a_warning(comment: str, column: int, near: str) -> None:
    """At the name, with the rule that may be meant."""
    (fault,) = read_ignoring(source_of(f"{comment}\na: い\n"), RULES).faults
    assert (fault.code, fault.place.column, dict(fault.values)["near"]) == ("ignore-unknown", column, near)


def test_a_misspelt_name_ignores_nothing() -> None:
    """Not all rules."""
    assert read_ignoring(source_of("# faqprint: ignore foo\na: い\n"), RULES).lines == ()


@pytest.mark.parametrize(
    "text",
    [
        "a: 'faqprint: ignore'\n",
        "a: 受付#faqprint:ignore\n",
        "# faqprintは使いません\na: い\n",
        "a: い\n# faqprint: ignore\n",
    ],
)
def test_what_is_no_such_comment_says_nothing(text: str) -> None:
    """Words of a text, another comment, one with nothing below it."""
    assert read_ignoring(source_of(text), RULES) == ((), ())


def test_quotes_of_several_lines_are_texts_too() -> None:
    """A comment behind the last line is one."""
    text = "a: 'b\n\n  # faqprint: ignore\n\n  c'  # faqprint: ignore period\n"
    said = read_ignoring(source_of(text), RULES)
    assert [(fault.code, fault.place.line) for fault in said.faults] == [("ignore-in-text", 3)]
    assert said.lines == (IgnoredLines(1, 5, frozenset({"period"})),)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("a:\n# faqprint: ignore\n- b: い\n  c: ろ\n- d\n", 3, 4),
        ("a:\n- # faqprint: ignore\n  b: い\n  c: ろ\n- d\n", 3, 4),
        ('{"a": [\n# faqprint: ignore\n{"b": "い",\n"c": "ろ"},\n"d"]}\n', 3, 4),
        ('{"a": [\n# faqprint: ignore\n"b",\n"d"]}\n', 3, 3),
    ],
)
def test_the_item_below_is_covered_as_a_whole(text: str, first: int, last: int) -> None:
    """Also in braces, of which only the first key was, and behind the dash of an item that begins in the next line."""
    assert read_ignoring(source_of(text), RULES).lines == (IgnoredLines(first, last, frozenset()),)
