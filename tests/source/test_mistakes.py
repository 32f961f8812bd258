"""Why a line was not read as it was meant: asked of the lines alone, and whatever stands in them."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.source.mistakes import YamlMistake, diagnose, left_open, misread, misread_key, misread_list, quoted

#: The parser in C, where PyYAML has it, and the one in Python.
LOADERS: list[Any] = [getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader]


def diagnosed(text: str, loader: Any = yaml.SafeLoader) -> YamlMistake:
    """What is wrong with a text that the parser gives up on."""
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        list(yaml.parse(text, loader))
    return diagnose(text.split("\n"), caught.value)


def told(mistake: YamlMistake | None) -> tuple[str, int, int, str | None] | None:
    """Code, line, column and the mended line of a mistake."""
    return None if mistake is None else (mistake.code, mistake.line, mistake.column, mistake.mended)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: @foo\n", ("trap-start", 1, 4, "a: '@foo'")),
        ("a: 注: これ\n", ("trap-colon", 1, 5, "a: '注: これ'")),
        ("a: b\nc: d: e # f\n", ("trap-colon", 2, 5, "c: 'd: e' # f")),
        ("a: 'x'y\n", ("quote-inside", 1, 4, "a: '''x''y'")),
        ('a: "C:\\dir"\n', ("bad-escape", 1, 4, "a: 'C:\\dir'")),
        ('a: "x', ("unclosed-quote", 1, 4, None)),
        ('a: "x\nb: y\n', ("open-quote", 1, 4, 'a: "x"')),
        ("\tb: c\n", ("tab-indent", 1, 1, None)),
        ("c:\n    - q: あ\n　　　　a: い\n    - q: う\n", ("wide-space-indent", 3, 1, None)),
        ("title: あ\nmanual：い\nx: y\n", ("wide-colon", 2, 7, "manual: い")),
        ("title:あ\nmanual: い\n", ("colon-space", 1, 6, "title: あ")),
        ("c:\n  - a: b\n  -d: e\n", ("dash-space", 3, 3, "  - d: e")),
        ("c:\n- q: x\n－q: あ\n  a: い\n", ("wide-dash", 3, 1, "- q: あ")),
        ("a: [1, 2\n", ("bracket", 1, 4, None)),
        ("a: [b, @c]\n", ("trap-start", 1, 8, "a: [b, '@c']")),
        ("a: [b, x {{c}}]\n", ("trap-start", 1, 10, "a: [b, 'x {{c}}']")),
        ("a: [b, c #3, d]\n", ("trap-hash", 1, 10, "a: [b, 'c #3', d]")),
        ("a:\n  b: c\n d: e\n", ("indent", 3, 2, None)),
        ("a: b\ntitle\nc: d\n", ("no-colon", 2, 1, None)),
        ("a: |あ\n  い\n", ("text-after-bar", 1, 5, None)),
    ],
)
@pytest.mark.parametrize("loader", LOADERS, ids=["C", "Python"])
def test_the_parser_s_error_is_put_as_the_author_s_mistake(
    loader: Any, text: str, expected: tuple[str, int, int, str | None]
) -> None:
    """Its code, its place, and the line mended where one can tell what was meant, whichever parser gives up."""
    assert told(diagnosed(text, loader)) == expected


def test_an_escape_of_no_character() -> None:
    """What the parser in C says of half a surrogate pair."""
    problem = "found invalid Unicode character escape code"
    mark = yaml.Mark("", 0, 0, 3, None, 0)
    error = yaml.MarkedYAMLError("while parsing a quoted scalar", mark, problem, yaml.Mark("", 0, 0, 4, None, 0))
    assert told(diagnose(['a: "\\ud800"'], error)) == ("escape-of-no-character", 1, 4, None)


def test_an_error_without_a_place_is_told_at_the_beginning() -> None:
    """With the parser's own words."""
    mistake = diagnose(["a: b"], yaml.MarkedYAMLError(problem="strange"))
    assert (told(mistake), mistake.values) == (("yaml-syntax", 1, 1, None), (("reason", "strange"),))


def test_an_error_at_the_end_is_told_at_the_last_line_that_says_something() -> None:
    """Empty lines after it are not shown."""
    assert diagnosed("a: [1, 2\n\n\n").line == 1


def test_a_mistake_says_what_it_is_made_of() -> None:
    """Its values, the mended line without its indent among them, and where a character was put in."""
    mistake = YamlMistake(3, 7, "open-quote", mended="    a: 'b'", length=2, put_in=9, quote="'")
    assert (mistake.line, mistake.column, mistake.length, mistake.put_in) == (3, 7, 2, 9)
    assert mistake.values == (("quote", "'"), ("mended", "a: 'b'"))
    plain = YamlMistake(3, 7, "tab-indent")
    assert (plain.values, plain.length, plain.put_in) == ((), 1, 7)


@pytest.mark.parametrize(
    ("line", "column", "mended", "start"),
    [
        ("  - tel: {{tel}} です # 注", 9, "  - tel: '{{tel}} です' # 注", "{{"),
        ("a: [[q1]] を", 3, "a: '[[q1]] を'", "[["),
        ("a: **b**", 3, "a: '**b**'", "**"),
        ("a: *b", 3, "a: '*b'", "*"),
        ("a: {b: it's, c: d}", 7, "a: {b: 'it''s', c: d}", "i"),
        ("a: [{{x}}, b]", 4, "a: ['{{x}}', b]", "{{"),
    ],
)
def test_a_text_that_lacks_quotes_gets_them(line: str, column: int, mended: str, start: str) -> None:
    """Alone behind its key, up to a comment, or among others between brackets, up to a comma."""
    mistake = YamlMistake.quoting(["x: y", line], 1, column)
    assert told(mistake) == ("trap-start", 2, column + 1, mended)
    assert dict(mistake.values)["start"] == start


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"), max_size=20))
def test_a_quoted_text_is_read_as_it_was(text: str) -> None:
    """Whatever it holds."""
    assert yaml.safe_load(quoted(text)) == text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tel：03", ("wide-colon", 1, 4, "tel: 03")),
        ("tel:03", ("colon-space", 1, 4, "tel: 03")),
        ("電話：03", ("wide-colon", 1, 3, None)),  # perhaps no key at all, but a text
        ("  -あ", ("dash-space", 1, 3, "  - あ")),
        ("-5", None),
        ("https://x.jp", None),
        ("あいう", None),
    ],
)
def test_a_line_that_was_to_be_a_key_or_an_item(line: str, expected: tuple[str, int, int, str | None] | None) -> None:
    """Why it was read as plain text, if that can be told."""
    assert told(misread([line], 0)) == expected


@pytest.mark.parametrize("dash", "－‐‑‒–—―−・")
def test_a_list_begun_with_another_dash(dash: str) -> None:
    """Any mark that is typed for the dash of an item."""
    mistake = misread_list(["a:", f"  {dash}あ"], 1)
    assert told(mistake) == ("wide-dash", 2, 3, "  - あ")
    assert misread_list(["a: あ"], 0) is None


@pytest.mark.parametrize(
    ("line", "column", "key", "bare", "expected"),
    [
        ("　a: b", 1, "　a", False, ("wide-space-indent", 1, 1, None)),
        ("<<: b", 1, "<<", False, ("merge-key", 1, 1, None)),
        ("{a:b}", 2, "a:b", True, ("colon-space", 1, 3, "{a: b}")),
        ("{a:b: c}", 2, "a:b", False, None),
        ("・tel: 03", 1, "・tel", False, ("wide-dash", 1, 1, "- tel: 03")),
        ("tel: 03", 1, "tel", False, None),
    ],
)
def test_a_key_that_cannot_have_been_meant(
    line: str, column: int, key: str, bare: bool, expected: tuple[str, int, int, str | None] | None
) -> None:
    """Its indent, its dash, or the colon inside it."""
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
    ],
)
def test_a_quote_left_open(lines: list[str], expected: tuple[str, int, int, str | None] | None) -> None:
    """Where the text began whose closing fellow was left off; of several lines where it ends is its author's to say."""
    assert told(left_open(lines, len(lines) - 1)) == expected


def test_a_quote_is_looked_for_from_a_line_on() -> None:
    """What stands above it is not looked at."""
    assert left_open(['a: "x', "b: y", "c: z"], 2, 1) is None


def test_a_very_long_line_is_not_taken_apart() -> None:
    """It is told of, and not mended."""
    mistake = diagnosed("a: " + "あ" * 5_000 + ": b\n")
    assert mistake.mended is None


LINE = st.text("a:- 　|>{}[]*&!%@`'\"#あ\\：・－\t", max_size=14)


@settings(max_examples=400)
@given(st.lists(LINE, min_size=1, max_size=4))
def test_any_text_has_a_mistake_inside_it(lines: list[str]) -> None:
    """Whatever the parser gives up on: the mistake has a place in the text, and a mended line is another one."""
    text = "\n".join(lines)
    try:
        list(yaml.parse(text, yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mistake = diagnose(lines, error)
        assert re.fullmatch("[a-z]+(-[a-z]+)*", mistake.code)
        assert 1 <= mistake.line <= len(lines)
        assert 1 <= mistake.column <= len(lines[mistake.line - 1]) + 1
        assert mistake.mended is None or mistake.mended != lines[mistake.line - 1]
    except yaml.YAMLError:
        pass
