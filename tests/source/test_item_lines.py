"""Which lines go where an item of a list goes, and which stay in their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.source.item_lines import item_lines, shift
from faqprint.source.spans import SequenceSpan, SpanText


def split(text: str, *path: str) -> list[tuple[str, str]]:
    """What stays above each item of a list and what goes with it, as texts."""
    source = SpanText.read(text.encode())
    node = source.node(path)
    assert isinstance(node, SequenceSpan)
    return [(source.text[each.above : each.start], source.text[each.start : each.end]) for each in item_lines(source, node)]


def test_an_item_has_its_lines() -> None:
    """From its dash to the line end behind its last character, however many lines that is."""
    text = "a:\n  - one\n  - two: x\n    three: |\n      text\n\n      more\n  - four\nb: c\n"
    assert split(text, "a") == [
        ("", "  - one\n"),
        ("", "  - two: x\n    three: |\n      text\n\n      more\n"),
        ("", "  - four\n"),
    ]


def test_comments_right_above_go_along() -> None:
    """Those apart from it, by a blank line, stay; so do blank lines."""
    text = "- one\n\n# of the file\n\n# of two\n  # and this\n- two # behind it\n- three\n"
    assert split(text) == [
        ("", "- one\n"),
        ("\n# of the file\n\n", "# of two\n  # and this\n- two # behind it\n"),
        ("", "- three\n"),
    ]


def test_what_looks_like_a_comment_inside_an_item_is_none() -> None:
    """The text of the item before ends where that one ends."""
    assert split("- |\n  text\n  # text\n- two\n") == [("", "- |\n  text\n  # text\n"), ("", "- two\n")]


def test_a_dash_may_stand_above_its_item() -> None:
    """On a line of its own, with comments between."""
    assert split("-\n  # c\n  a: b\n-\n  - x\n") == [("", "-\n  # c\n  a: b\n"), ("", "-\n  - x\n")]


def test_the_last_line_may_have_no_end() -> None:
    """The file ends with the item."""
    assert split("- one\n- two") == [("", "- one\n"), ("", "- two")]


@pytest.mark.parametrize("text", ["- - a\n  - b\n", "- a: b\n- - c\n"])
def test_a_list_within_the_line_of_another_cannot_be_taken_apart(text: str) -> None:
    """Its items have no lines of their own."""
    source = SpanText.read(text.encode())
    assert isinstance(source.root, SequenceSpan)
    inner = next(item for item in source.root.items if isinstance(item, SequenceSpan))
    with pytest.raises(ValueError):
        item_lines(source, inner)


@pytest.mark.parametrize(
    ("text", "by", "expected"),
    [
        ("- a\n\n  b\n", 2, "  - a\n\n    b\n"),
        ("  - a\n \n    b\n", -2, "- a\n\n  b\n"),
        (" a\n", -4, "a\n"),
        ("- a\n", 0, "- a\n"),
    ],
)
def test_lines_are_indented_more_or_less(text: str, by: int, expected: str) -> None:
    """Blank ones not; less than there is cannot be taken."""
    assert shift(text, by) == expected


ITEMS = st.lists(
    st.sampled_from(["- a\n", "- b: c\n  d: e\n", "- |\n  x\n\n  # y\n", "# c\n- f\n", "\n- g\n", "# s\n\n# t\n- h\n"]),
    min_size=1,
    max_size=6,
)


@given(ITEMS)
def test_the_lines_of_all_items_are_the_list(items: list[str]) -> None:
    """Nothing is lost between them, nothing belongs to two."""
    text = "".join(items)
    parts = split(text)
    assert len(parts) == len(items)
    assert "".join(above + own for above, own in parts) == text
