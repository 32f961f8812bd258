"""A text as YAML: whatever the form that is wished for, it is read back."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from faqprint.source.scalar_form import block, is_plain, quote_double, quote_single, rewrite_double, write_scalar

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029\ufeff"), max_size=40) | st.text(
    "あ#: -|'\"\n {}[],", max_size=20
)


@given(TEXTS, st.sampled_from(["", "'", '"', "|", ">"]), st.booleans(), st.sampled_from(["'", '"']))
def test_any_text_is_read_back(text: str, style: str, flow: bool, quote: str) -> None:
    """In lines and within brackets, but for the line feeds at its end."""
    text = text.rstrip("\n")
    form = write_scalar(text, style=style, flow=flow, parent=0, indent=2, quote=quote)
    written = f"k: {{v: {form.head}, w: x}}\n" if flow else "\n".join((f"k: {form.head}", *form.rows, "z: end", ""))
    if flow:
        assert not form.rows
    loaded = yaml.load(written, yaml.BaseLoader)
    value = loaded["k"]["v"] if flow else loaded["k"]
    assert value.rstrip("\n") == text


@pytest.mark.parametrize("text", ["a: b", "a #b", "終わり:", "- a", "[あ]い", " あ", "{{名}}", "", "@a", "#a", "a\tb"])
def test_texts_that_need_quotes(text: str) -> None:
    """What YAML, or its reader, would take for something else is not plain."""
    assert not is_plain(text)


@pytest.mark.parametrize("text", ["利用できますか？", "0120", "no", "9:00", "a:b", "C#", "※注", "１，０００円"])
def test_texts_that_need_none(text: str) -> None:
    """What an office types stays as it is typed."""
    assert is_plain(text)


def test_brackets_ask_for_more() -> None:
    """A comma parts items within brackets only."""
    assert is_plain("a, b") and not is_plain("a, b", flow=True)


def test_block_that_begins_with_a_space_says_its_indent() -> None:
    """Else its first line would set the indent of all."""
    assert block("  a\nb", 4, 6) == ("|2", ("        a", "      b"))


def test_a_folded_block_stays_one() -> None:
    """Of one line it became a literal one."""
    assert write_scalar("一行です。", style=">", indent=4) == (">-", ("    一行です。",))
    assert write_scalar(" 一行です。", style=">", indent=4) == ("|4", ("     一行です。",))


def test_marks_within_quotes() -> None:
    """A single mark is doubled, a double one escaped, a line feed written as two characters."""
    assert quote_single("a'b") == "'a''b'"
    assert quote_double('a"b\\\n') == '"a\\"b\\\\\\n"'


@pytest.mark.parametrize(
    ("written", "before", "after", "rewritten"),
    [
        (r'"\u3042\"か?\x41\n"', 'あ"か?A\n', 'あ"か？A', r'"\u3042\"か？\x41\n"'),
        (r'"あ\tい"', "あ\tい", "あ", '"あ"'),
        (r'"ああ"', "ああ", "あああ", '"あああ"'),
        (r'"\U0001f600\\い"', "😀\\い", "😀\\ろ", r'"\U0001f600\\ろ"'),
        ('"あ\n\nい"', "あ\nい", "あ\nろ", None),
    ],
)
def test_what_does_not_change_stays_as_it_was_escaped(written: str, before: str, after: str, rewritten: str | None) -> None:
    """In one line, in which each character can be told apart."""
    assert rewrite_double(written, before, after) == rewritten


@given(TEXTS, TEXTS)
def test_a_rewritten_text_is_read_back(before: str, after: str) -> None:
    """Whatever it becomes, but for the line feeds at its end."""
    after = after.rstrip("\n")
    rewritten = rewrite_double(quote_double(before), before, after)
    assert rewritten is not None
    assert yaml.load(f"k: {rewritten}", yaml.BaseLoader)["k"].rstrip("\n") == after
