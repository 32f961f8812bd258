"""Mistakes within texts between brackets: backslashes, and plain texts that need quotes."""

from __future__ import annotations

import pytest

from faqprint.source.flow_texts import escape_mistake, text_mistake


@pytest.mark.parametrize(
    ("line", "column", "at", "mended"),
    [
        (r'["C:\dir"]', 1, 5, r"['C:\dir']"),
        (r'["a\qb"]', 1, 4, r"['a\qb']"),
        (r'["a\n\q"]', 1, 6, r'["a\n\\q"]'),
        (r'["it\"s \q"]', 1, 9, r'["it\"s \\q"]'),
        (r'["a\q', 1, 4, None),
    ],
)
def test_a_backslash_that_means_nothing(line: str, column: int, at: int, mended: str | None) -> None:
    """Single quotes where no escape was meant, a second backslash where one was; of an open text it is only told."""
    mistake = escape_mistake([line], 0, column)
    assert mistake is not None
    assert (mistake.code, mistake.line, mistake.column, mistake.mended) == ("bad-escape", 1, at, mended)


@pytest.mark.parametrize("line", [r'["a\nb"]', '["a"]', r'["\u3042\x41\""]'])
def test_escapes_that_mean_something(line: str) -> None:
    """Are no mistakes."""
    assert escape_mistake([line], 0, 1) is None


@pytest.mark.parametrize(
    ("line", "text", "code", "at", "mended"),
    [
        ("[a, @b]", "@b", "trap-start", 5, "[a, '@b']"),
        ("{x: あ {{t}} い}", "あ {{t}} い", "trap-start", 7, "{x: 'あ {{t}} い'}"),
        ("{x: あ: い}", "あ: い", "trap-colon", 6, "{x: 'あ: い'}"),
        ("{x: あ #3, y: b}", "あ #3", "trap-hash", 7, "{x: 'あ #3', y: b}"),
        ("{x: #9110, y: b}", "#9110", "trap-hash", 5, "{x: '#9110', y: b}"),
        ("[#1]", "#1", "trap-hash", 2, "['#1']"),
        ("[it's, `x`]", "`x`", "trap-start", 8, "[it's, '`x`']"),
    ],
)
def test_a_plain_text_that_needs_quotes(line: str, text: str, code: str, at: int, mended: str) -> None:
    """Where, why, and the line with them."""
    start = line.index(text)
    mistake = text_mistake([line], 0, start, start + len(text))
    assert mistake is not None
    assert (mistake.code, mistake.line, mistake.column, mistake.mended) == (code, 1, at, mended)


@pytest.mark.parametrize("text", ["あ", "a-b", "http://x.jp", "9:00", "a#b", "-5"])
def test_a_plain_text_that_needs_none(text: str) -> None:
    """Is no mistake."""
    assert text_mistake([f"[{text}]"], 0, 1, 1 + len(text)) is None


@pytest.mark.parametrize("comment", ["#電話", "#電話、ファクス", "#"])
def test_a_comment_that_hides_nothing_is_none_of_it(comment: str) -> None:
    """Where something else is wrong between the brackets, it was told to be a text that needs quotes."""
    assert text_mistake([f"{{tel: {comment}", "  03-1234-5678, x: @y}"], 0, 6, 6 + len(comment)) is None
