"""One mistake as a value: what it says, and the texts that lack quotes."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from faqprint.source.yaml_mistake import YamlMistake, count_unchanged, quote_yaml


def test_a_mistake_says_what_it_is_made_of() -> None:
    """Its values, the mended line without its indent among them."""
    mistake = YamlMistake(3, 7, "open-quote", {"quote": "'"}, mended="    a: 'b'", length=2)
    assert (mistake.line, mistake.column, mistake.length) == (3, 7, 2)
    assert mistake.values == (("quote", "'"), ("mended", "a: 'b'"))
    bare = mistake.without_line()
    assert (bare.values, bare.mended, bare.length) == ((("quote", "'"),), None, 2)


@pytest.mark.parametrize(
    ("line", "column", "mended", "start"),
    [
        ("  - tel: {{tel}} です # 注", 9, "  - tel: '{{tel}} です' # 注", "{{"),
        ("a: [[q1]] を", 3, "a: '[[q1]] を'", "[["),
        ("a: **b**", 3, "a: '**b**'", "**"),
        ("a: *b", 3, "a: '*b'", "*"),
        ("a: [重要]ご利用", 3, "a: '[重要]ご利用'", "["),
        ("a: {b: it's, c: d}", 7, "a: {b: 'it''s', c: d}", "i"),
        ("a: [{{x}}, b]", 4, "a: ['{{x}}', b]", "{{"),
    ],
)
def test_a_text_that_lacks_quotes_gets_them(line: str, column: int, mended: str, start: str) -> None:
    """Alone behind its key, up to a comment, or among others between brackets, up to a comma."""
    mistake = YamlMistake.quote_text(["x: y", line], 1, column)
    assert (mistake.code, mistake.line, mistake.column, mistake.mended) == ("trap-start", 2, column + 1, mended)
    assert dict(mistake.values)["start"] == start


def test_a_text_that_lacks_its_first_quote_gets_that() -> None:
    """Not two more around it."""
    mistake = YamlMistake.quote_text(['a: {{x}}"'], 0, 3)
    assert (mistake.code, mistake.mended) == ("quote-unopened", 'a: "{{x}}"')


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"), max_size=20))
def test_a_quoted_text_is_read_as_it_was(text: str) -> None:
    """Whatever it holds."""
    assert yaml.safe_load(quote_yaml(text)) == text


@given(st.text("ab", max_size=8), st.text("ab", max_size=8))
def test_what_a_change_left_is_at_the_ends(old: str, new: str) -> None:
    """Beginning and end are the same in both, and do not overlap."""
    head, tail = count_unchanged(old, new)
    assert old[:head] == new[:head]
    assert old[len(old) - tail :] == new[len(new) - tail :]
    assert head + tail <= min(len(old), len(new))
