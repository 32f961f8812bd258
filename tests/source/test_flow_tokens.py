"""What stands between brackets, one thing after the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.source.flow_tokens import FlowToken, flow_entry, next_token, skip_white


def tokens(text: str) -> list[tuple[str, str]]:
    """The kinds and the texts of all that stands in a text, a colon being expected behind texts."""
    lines = text.split("\n")
    found: list[tuple[str, str]] = []
    row, column, behind_key = 0, 0, False
    while True:
        token = next_token(lines, row, column, behind_key)
        if token.kind == "end":
            return found
        shown = lines[token.row][token.column : token.end] if token.row == token.end_row else "…"
        found.append((token.kind, shown))
        row, column = token.end_row, token.end
        behind_key = token.kind in ("quoted", "plain")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a, b c]", [("[", "["), ("plain", "a"), (",", ","), ("plain", "b c"), ("]", "]")]),
        ("{a: 'b', \"c\": d}", [*[("{", "{"), ("plain", "a"), (":", ":"), ("quoted", "'b'"), (",", ",")],
                               *[("quoted", '"c"'), (":", ":"), ("plain", "d"), ("}", "}")]]),
        ("[{{tel}}, [[q]]を]", [("[", "["), ("plain", "{{tel}}"), (",", ","), ("plain", "[[q]]を"), ("]", "]")]),
        ("[https://x.jp:80/]", [("[", "["), ("plain", "https://x.jp:80/"), ("]", "]")]),
        ("[a # 注]\n]", [("[", "["), ("plain", "a"), ("]", "]")]),
        ("[a#b]", [("[", "["), ("plain", "a#b"), ("]", "]")]),
        ('["a\nb"]', [("[", "["), ("quoted", "…"), ("]", "]")]),
        ("['it''s']", [("[", "["), ("quoted", "'it''s'"), ("]", "]")]),
        ('["x]', [("[", "["), ("open", '"x]')]),
        ("", []),
    ],
)  # fmt: skip
def test_tokens_one_after_the_other(text: str, expected: list[tuple[str, str]]) -> None:
    """Signs, texts with and without quotes; values and references are texts; comments are nothing."""
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("lines", "row", "column", "expected"),
    [
        (["  a"], 0, 0, (0, 2)),
        (["", "# c", "\u3000x"], 0, 0, (2, 1)),
        (["a"], 0, 0, (0, 0)),
        (["", " "], 0, 0, (2, 0)),
    ],
)
def test_white_space_and_comments_are_gone_over(lines: list[str], row: int, column: int, expected: tuple[int, int]) -> None:
    """Line ends too; at the end of the text no row is left."""
    assert skip_white(lines, row, column) == expected


@pytest.mark.parametrize(
    ("lines", "row", "expected"),
    [
        (["a: [b,", "  c,", "  d]"], 2, (0, 3)),
        (["a: [b]"], 0, (0, 3)),
        (["a: [b]", "c: d"], 1, None),
        (["a: b", "  c"], 1, None),
        (["- {a: b,", "   c: d}"], 1, (0, 2)),
        (["[", " a", "]"], 1, (0, 0)),
    ],
)
def test_the_brackets_in_which_a_row_stands(lines: list[str], row: int, expected: tuple[int, int] | None) -> None:
    """Where they begin; none if they were closed before it, or if it stands in none."""
    assert flow_entry(lines, row) == expected


@given(st.lists(st.text("[]{},:'\"#a \\あ", max_size=8), max_size=4))
def test_anything_is_taken_apart(lines: list[str]) -> None:
    """Nothing is refused: each token moves on, and the end is reached."""
    row, column, behind_key = 0, 0, False
    for _ in range(100):
        token: FlowToken = next_token(lines, row, column, behind_key)
        if token.kind == "end":
            break
        assert (token.row, token.column) >= (row, column) and (token.end_row, token.end) > (token.row, token.column)
        row, column, behind_key = token.end_row, token.end, token.kind in ("quoted", "plain")
    assert token.kind == "end"
