"""A file in which one item of a list was changed: its nodes are those that a whole reading gives, whatever was typed."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.source.changed_item import reread_changed_item
from faqprint.source.yaml_source import YamlSource
from tests.work import lines_run

FAQ = """\
# 質問の一覧
type: faq
title: ＦＡＱ
intro: |
  次のとおりです。

categories:
- name: 共通
  questions:
    - question: 一ですか。
      answer: |
        はい。
          【見出し】

    # 二つ目
    - question: "二\\tですか。"
      answer: 'No,
        it is not'
      id: two
    -   question: 三ですか。
        answer: >-
          folded
          words
        code: [a, b]
    - question: 四
      answer: はい # 注
- name: 個別
  questions:
  - question: 五
    answer: |+
      残す

  - question: 六
    answer: x
"""
#: What a typist may put anywhere, and what means something to YAML.
PIECES = st.sampled_from(
    [
        *"あ、:#-|>\"'[]{}&*!%@`,?\\ \t\u3000",
        *(
            "- ",
            ": ",
            " #",
            "---",
            "...",
            "\n",
            "\n- x: y",
            "\n    - ",
            "| ",
            "''",
            "\\n",
            "\\x41",
            "\\ud867\\ude3d",
            "か\u3099",
            "\ufeff",
        ),
    ]
)


def parts(source: YamlSource) -> tuple[object, ...]:
    """All that was read of a file."""
    return source.root, source.faults, source.replaced, source.guessed, source.text, source.lines


def places(source: YamlSource) -> list[tuple[int, int]]:
    """Where the characters of its texts stand."""
    return [source.position_at(scalar, at) for scalar in source.scalars() for at in range(len(scalar.text))]


def check(old: str, new: str) -> YamlSource:
    """Assert that a file read behind another is what it is by itself; gives it."""
    behind = YamlSource("faq.yaml", new.encode(), YamlSource("faq.yaml", old.encode()))
    alone = YamlSource("faq.yaml", new.encode())
    assert parts(behind) == parts(alone)
    assert places(behind) == places(alone)
    return behind


@given(st.integers(0, len(FAQ)), st.integers(0, 12), PIECES)
def test_any_change_is_read_as_in_a_whole_reading(at: int, length: int, piece: str) -> None:
    """One place: something typed, pasted over a stretch, or a stretch taken away."""
    check(FAQ, FAQ[:at] + piece + FAQ[at + length :])
    check(FAQ, FAQ[:at] + FAQ[at + length :])


@given(st.lists(st.tuples(st.integers(0, len(FAQ)), PIECES), min_size=2, max_size=4))
def test_changes_in_several_places_are_read_as_in_a_whole_reading(changes: list[tuple[int, str]]) -> None:
    """Each of them upon what the one before left."""
    before = text = FAQ
    for at, piece in changes:
        before, text = text, text[:at] + piece + text[at + 1 :]
        check(before, text)


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        ("はい。", "はい、そうです。", True),
        ("No,", "Not", True),
        ("三ですか", "参ですか", True),
        ("五\n", "五つ\n", True),
        ("name: 共通", "name: 共有", True),
        ("四\n", "四つ\n", True),
        ("六\n", "六つ\n", False),
        ("title: ＦＡＱ", "title: 質問", False),
        ("# 二つ目", "# 二番目", True),
        ("はい。\n", "はい。\n        もう一行\n", False),
        ("はい。", "はい *", False),
        ("answer: 'No,", "answer: No,", True),
    ],
)
def test_an_item_is_read_again_where_another_follows_it(old: str, new: str, again: bool) -> None:
    """Of the last of all it does not show where it ends, nor of one that may hold an anchor, nor if lines were added."""
    before = YamlSource("faq.yaml", FAQ.encode())
    text = FAQ.replace(old, new, 1)
    assert before.root is not None
    assert not before.faults
    found = reread_changed_item(before.root, before.lines, before, text.split("\n"))
    assert (found is not None) == again
    check(FAQ, text)


def test_what_is_the_same_is_the_same_object() -> None:
    """Nodes beside the way to the change."""
    before = YamlSource("faq.yaml", FAQ.encode())
    behind = YamlSource("faq.yaml", FAQ.replace("はい。", "はい、", 1).encode(), before)
    kept = {id(scalar) for scalar in before.scalars()}
    assert sum(id(scalar) not in kept for scalar in behind.scalars()) == 2


def test_a_long_file_costs_little_more_than_its_lines() -> None:
    """A tenth of the Python that a whole reading takes."""
    chance = Random(1)
    items = "".join(f"  - question: 質問{n}\n    answer: |\n      答え{chance.random()}\n" for n in range(400))
    text = f"type: faq\ncategories:\n- name: 共通\n  questions:\n{items}- name: x\n"
    before = YamlSource("faq.yaml", text.encode())
    changed = text.replace("質問200\n", "質問200です\n").encode()
    whole = lines_run(lambda: YamlSource("faq.yaml", changed))
    assert lines_run(lambda: YamlSource("faq.yaml", changed, before)) < whole / 5
