"""Which part of a paragraph's text a piece draws, with the soft hyphens that it leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.text.line import Piece, piece_end

SOFT = "\u00ad"


@pytest.mark.parametrize(
    ("text", "start", "drawn", "end"),
    [
        ("abcdef", 0, "abc", 3),
        ("abcdef", 2, "cd", 4),
        (f"ab{SOFT}cd", 0, "abcd", 5),
        (f"ab{SOFT}cd", 0, "ab", 3),  # a soft hyphen behind it is left out, too
        (f"ab{SOFT}{SOFT}cd", 0, "ab", 4),
        (f"{SOFT}ab", 0, "ab", 3),
        (f"ab{SOFT}cd", 3, "cd", 5),
        ("abc", 3, "", 3),
    ],
)
def test_where_a_piece_ends(text: str, start: int, drawn: str, end: int) -> None:
    """Behind its last character, and behind the soft hyphens that follow."""
    assert piece_end(text, start, Piece(0, drawn)) == end


@given(st.text(f"ab{SOFT}", max_size=12), st.data())
def test_the_part_without_soft_hyphens_is_what_is_drawn(text: str, data: st.DataObject) -> None:
    """Wherever it begins and however long it is; the next piece begins with a character."""
    start = data.draw(st.integers(0, len(text)))
    shown = text[start:].replace(SOFT, "")
    drawn = shown[: data.draw(st.integers(0, len(shown)))]
    end = piece_end(text, start, Piece(0, drawn))
    assert text[start:end].replace(SOFT, "") == drawn
