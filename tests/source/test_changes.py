"""What a file must say after changes, by its plain values alone, and where two values differ."""

from __future__ import annotations

import pytest

from faqprint.source.changes import Changes, NewItem, NewText, OldItem, SpliceError, expect, first_difference
from faqprint.source.spans import NodePath, Plain, SpanText, plain_value

FILE = """\
title: 題
list:
  - a: あ
    b: い
  - a: う
  - え
more: [お]
"""


def said(changes: Changes) -> Plain:
    """What the file must say after changes."""
    return expect(SpanText.read(FILE.encode()).root, changes)


BEFORE: dict[str, Plain] = {"title": "題", "list": [{"a": "あ", "b": "い"}, {"a": "う"}, "え"], "more": ["お"]}


def test_without_changes_it_says_what_it_says() -> None:
    """An empty file nothing."""
    assert said({}) == BEFORE == plain_value(SpanText.read(FILE.encode()).root)
    assert expect(None, {}) == ""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({("title",): "新\n"}, {**BEFORE, "title": "新"}),
        ({("title",): None}, {"list": BEFORE["list"], "more": ["お"]}),
        ({("new",): "加"}, {**BEFORE, "new": "加"}),
        ({("list", 0, "b"): None, ("list", 1, "a"): "x"}, {**BEFORE, "list": [{"a": "あ"}, {"a": "x"}, "え"]}),
        ({("list", 0, "c"): "y"}, {**BEFORE, "list": [{"a": "あ", "b": "い", "c": "y"}, {"a": "う"}, "え"]}),
        ({("more",): [OldItem(("list", 2)), NewText("か\n")]}, {**BEFORE, "more": ["え", "か"]}),
        ({("list",): [OldItem(("list", 1)), NewItem((("a", "z"), ("l", (NewText("w"),))))]},
         {**BEFORE, "list": [{"a": "う"}, {"a": "z", "l": ["w"]}]}),
        ({("list",): [OldItem(("list", 0))], ("list", 0, "a"): "v"}, {**BEFORE, "list": [{"a": "v", "b": "い"}]}),
        ({("more",): []}, {**BEFORE, "more": []}),
    ],
)  # fmt: skip
def test_changes_say_what_must_be(changes: Changes, expected: Plain) -> None:
    """Texts, keys and items; an item taken elsewhere brings its own changes along."""
    assert said(changes) == expected


def test_an_item_that_is_not_there_cannot_be_taken() -> None:
    """The path is told."""
    with pytest.raises(SpliceError) as caught:
        said({("more",): [OldItem(("list", 9))]})
    assert caught.value.path == ("list", 9)
    assert "list/9" in str(caught.value)


@pytest.mark.parametrize(
    ("one", "other", "path"),
    [
        ("a", "a", ()),
        ("a", "b", ()),
        ({"a": "x", "b": "y"}, {"a": "x", "b": "z"}, ("b",)),
        ({"a": ["x", {"b": "y"}]}, {"a": ["x", {"b": "z"}]}, ("a", 1, "b")),
        ({"a": "x"}, {"a": "x", "b": "y"}, ("b",)),
        (["x"], ["x", "y"], ()),
        ({"a": ["x"]}, {"a": "x"}, ("a",)),
    ],
)
def test_the_first_difference(one: Plain, other: Plain, path: NodePath) -> None:
    """By the path of the node that is not what was meant; of lists of several lengths the list's own."""
    assert first_difference(one, other) == path
