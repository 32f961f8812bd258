"""Rows below ``|`` and ``>``: text, whatever it looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.source.block_lines import BlockText, block_header, block_texts, rows_outside


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("a: |", 0),
        ("  - a: >-", 4),
        ("a: |2+  # 注", 0),
        ('"a b": |', 0),
        ("- |", 0),
        ("  - - >", 4),
        ("a: b|", None),
        ("a: b", None),
        ("a: '|'", None),
        ("# a: |", None),
        ("", None),
    ],
)
def test_a_header_announces_a_text(line: str, column: int | None) -> None:
    """By the column of its key, or of the dash that stands for one."""
    assert block_header(line) == column


LINES = ["a: |", "  text", "", "    more: |", "  - no item", "b:", "  - c: >", "      text", "    d: e", "f: |", "g: h"]


def test_each_row_knows_its_text() -> None:
    """Blank rows among them; deeper lines that look like headers are text, too."""
    first, second = BlockText(0, 2), BlockText(4, 6)
    assert block_texts(LINES, len(LINES) - 1) == {
        1: first,
        2: first,
        3: first,
        4: first,
        7: second,
    }
    assert rows_outside(LINES, len(LINES) - 1) == {0, 5, 6, 8, 9, 10}


def test_only_rows_up_to_the_last_are_looked_at() -> None:
    """What stands below is nobody's yet."""
    assert block_texts(LINES, 0) == {}
    assert set(block_texts(LINES, 2)) == {1, 2}
    assert rows_outside(LINES, 0) == {0}


def test_the_margin_is_that_of_the_first_row_that_says_something() -> None:
    """Blank rows before it have none."""
    assert block_texts(["a: |", "", "   x", "     y"], 3) == {
        1: BlockText(0, -1),
        2: BlockText(0, 3),
        3: BlockText(0, 3),
    }


@given(st.lists(st.sampled_from([*LINES, "   ", "x"]), max_size=12))
def test_every_row_is_inside_or_outside(lines: list[str]) -> None:
    """Never both, and a text begins below its header."""
    inside, outside = block_texts(lines, len(lines) - 1), rows_outside(lines, len(lines) - 1)
    assert inside.keys() | outside == set(range(len(lines)))
    assert not inside.keys() & outside
    headers = {row: max(above for above in outside if above < row) for row in inside}
    assert all(block_header(lines[headers[row]]) == text.parent for row, text in inside.items())
