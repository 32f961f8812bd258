"""Changes of two hands in one file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faqprint.desk.merging import merge_lines

LINES = st.lists(st.sampled_from([b"a\n", b"b\n", b"c\r\n", b"\n"]), max_size=8).map(b"".join)


def test_changes_of_different_lines_are_both_kept() -> None:
    """Whatever comes first, and whether lines come or go."""
    base = b"1\n2\n3\n4\n5\n"
    assert merge_lines(base, b"1\nM\n3\n4\n5\n", b"1\n2\n3\nT\n5\n6\n") == b"1\nM\n3\nT\n5\n6\n"
    assert merge_lines(base, b"1\n2\n3\n5\n", b"0\n1\n2\n3\n4\n5\n") == b"0\n1\n2\n3\n5\n"


def test_of_changes_of_the_same_lines_mine_are_taken() -> None:
    """Also where they only touch: nobody could say in which order they go."""
    assert merge_lines(b"1\n2\n3\n", b"1\nM\n3\n", b"1\nT\n3\n") == b"1\nM\n3\n"
    assert merge_lines(b"1\n2\n3\n", b"1\nM\n3\n", b"1\n2\nT\n") == b"1\nM\n3\n"


@given(LINES, LINES)
def test_who_changed_nothing_has_no_say(base: bytes, other: bytes) -> None:
    """One side alone is that side."""
    assert merge_lines(base, other, base) == other
    assert merge_lines(base, base, other) == other
    assert merge_lines(base, other, other) == other
