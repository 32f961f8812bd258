"""Mistakes of single lines, asked of the lines alone."""

from __future__ import annotations

import pytest

from faqprint.source.line_mistakes import (
    levels,
    misread_key,
    misread_list,
    misread_text,
    missing_quotes,
    quote_left_open,
    white_lead,
)
from faqprint.source.yaml_mistake import YamlMistake


def told(mistake: YamlMistake | None) -> tuple[str, int, int, str | None] | None:
    """Code, line, column and the mended line of a mistake."""
    return None if mistake is None else (mistake.code, mistake.line, mistake.column, mistake.mended)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tel：03", ("wide-colon", 1, 4, "tel: 03")),
        ("tel:03", ("colon-space", 1, 4, "tel: 03")),
        ("tel:\u300003", ("colon-wide-space", 1, 4, "tel: 03")),
        ("tel:\u00a003", ("colon-wide-space", 1, 4, "tel: 03")),
        ("tel:\u200303", ("colon-wide-space", 1, 4, "tel: 03")),
        ("tel:\u200a03", ("colon-wide-space", 1, 4, "tel: 03")),
        ("  -\u00a0あ", ("nbsp-indent", 1, 4, "  - あ")),
        ("電話：03", ("wide-colon", 1, 3, "電話: 03")),
        ("  -あ", ("dash-space", 1, 3, "  - あ")),
        ("-5", None),
        ("https://x.jp", None),
        ("あいう", None),
    ],
)
def test_a_line_that_was_to_be_a_key_or_an_item(line: str, expected: tuple[str, int, int, str | None] | None) -> None:
    """Why it was read as plain text, if that can be told."""
    assert told(misread_text([line], 0)) == expected


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("a: [b] c", "a: '[b] c'"),
        ("a: {b: {c: d}} e", "a: '{b: {c: d}} e'"),
        ("a: [b, [c] d", None),
        ("a: [b, [c]]", None),
        ("a: {b: [c]}。", None),
    ],
)
def test_a_text_behind_a_bracket_needs_quotes(line: str, mended: str | None) -> None:
    """Behind the one that closes the first, those inside passed over; what only ends a sentence is no text."""
    assert told(missing_quotes([line], 0)) == (None if mended is None else ("trap-start", 1, 4, mended))


@pytest.mark.parametrize("dash", "－‐‑‒–—―−・")
def test_a_list_begun_with_another_dash(dash: str) -> None:
    """Any mark that is typed for the dash of an item."""
    mistake = misread_list(["a:", f"  {dash}あ"], 1)
    assert told(mistake) == ("wide-dash", 2, 3, "  - あ")
    assert misread_list(["a: あ"], 0) is None


@pytest.mark.parametrize(
    ("line", "column", "key", "bare", "expected"),
    [
        ("　a: b", 1, "　a", False, ("wide-space-indent", 1, 1, "  a: b")),
        ("<<: b", 1, "<<", False, ("merge-key", 1, 1, None)),
        ("{a:b}", 2, "a:b", True, ("colon-space", 1, 3, "{a: b}")),
        ("{a:b: c}", 2, "a:b", False, None),
        ("・tel: 03", 1, "・tel", False, ("wide-dash", 1, 1, "- tel: 03")),
        ("＃ 注: い", 1, "＃ 注", False, ("comment-mark", 1, 1, "# 注: い")),
        ("// 注: い", 1, "// 注", False, ("comment-mark", 1, 1, "# 注: い")),
        ("sizes： {a: 9}", 1, "sizes： {a", False, ("wide-colon", 1, 6, "sizes: {a: 9}")),
        ("\u2002\u2002a: b", 1, "\u2002\u2002a", False, ("nbsp-indent", 1, 1, "  a: b")),
        ("tel: 03", 1, "tel", False, None),
    ],
)
def test_a_key_that_cannot_have_been_meant(
    line: str, column: int, key: str, bare: bool, expected: tuple[str, int, int, str | None] | None
) -> None:
    """Its indent, its dash, or the colon inside it; a comment as others write it."""
    assert told(misread_key([line], 1, column, key, bare)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (['a: "x', "b: y"], ("open-quote", 1, 4, 'a: "x"')),
        (['a: "x # 注', "b: y"], ("open-quote", 1, 4, 'a: "x" # 注')),
        (['a: "x"', "b: y"], None),
        (['a: "x', "  y", "b: z"], ("unclosed-quote", 1, 4, None)),
        (['a: "x', "  y"], None),
        (["a: |", '  b: "x', "c: y"], None),  # in a block text a quote is a character
        (['"x', "b: y"], None),  # a line of text
        (["- 'x", "", "  b: 'y"], None),  # an item's text that goes on
    ],
)
def test_a_quote_left_open(lines: list[str], expected: tuple[str, int, int, str | None] | None) -> None:
    """Where the text began whose closing fellow was left off; of several lines where it ends is its author's to say."""
    assert told(quote_left_open(lines, len(lines) - 1)) == expected


def test_a_quote_is_looked_for_from_a_line_on() -> None:
    """What stands above it is not looked at."""
    assert quote_left_open(['a: "x', "b: y", "c: z"], 2, 1) is None


def test_the_indents_at_which_a_line_may_stand() -> None:
    """Of a text below a bar, of a key, of the dash of its item, and of the lists around it."""
    lines = ["c:", "  - name: x", "    questions:", "      - question: |", "          あ", ""]
    assert levels(lines, 5) == [10, 8, 6, 4, 2, 0]


def test_white_space_is_as_wide_as_it_looks_or_as_its_neighbours() -> None:
    """The likeliest first, with the lines below that have it, too."""
    lines = ["c:", "  - q: あ", "\u3000\u3000a: |", "\u3000\u3000\u3000い", "  - q: う"]
    first = next(white_lead(lines, 2))
    assert (first.code, first.mended, dict(first.values)["spaces"]) == ("wide-space-indent", "    a: |", "4")
    assert first.also == {3: "      い"}
