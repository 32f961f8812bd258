"""The grammar of number formats: sections, their kinds, and the tokens that they are made of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.source.number_format_grammar import Condition, NumberFormatError, Token, parse_format


def tokens(code: str) -> list[tuple[str, str]]:
    """The tokens of a code of one section."""
    (section,) = parse_format(code)
    return [(token.kind, token.text) for token in section.tokens]


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("0", ["number"]),
        ("0.00E+00", ["exponent"]),
        ("# ?/?", ["fraction"]),
        ("yyyy/m/d", ["date"]),
        ("[h]:mm", ["date"]),
        ("AM/PM", ["date"]),
        ("General", ["general"]),
        ("G/標準", ["general"]),
        ("@", ["text"]),
        ('"円"', ["literal"]),
        ("", ["literal"]),
        ("[赤]", ["general"]),
        ('0;-0;"零";@', ["number", "number", "literal", "text"]),
    ],
)
def test_sections_by_their_kinds(code: str, kinds: list[str]) -> None:
    """Up to four of them."""
    assert [section.kind for section in parse_format(code)] == kinds


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('0"円"\\a!b', [("digit", "0"), ("literal", "円"), ("literal", "a"), ("literal", "b")]),
        ("_)0*-", [("literal", " "), ("digit", "0")]),  # what fills a cell's width is no text
        ("#,0.?%", [("digit", "#"), ("comma", ","), ("digit", "0"), ("point", "."), ("digit", "?"), ("percent", "%")]),
        ("h:mm", [("date", "h"), ("literal", ":"), ("date", "nn")]),
        ("mm:ss", [("date", "nn"), ("literal", ":"), ("date", "ss")]),
        ("m/d", [("date", "m"), ("literal", "/"), ("date", "d")]),
        ("[mm]:ss.00", [("elapsed", "nn"), ("literal", ":"), ("date", "ss"), ("subsecond", "00")]),
        ("ss.", [("date", "ss"), ("literal", ".")]),
        ("GGGE年", [("date", "ggg"), ("date", "e"), ("literal", "年")]),
        ("[$¥-411]0", [("literal", "¥"), ("digit", "0")]),
    ],
)
def test_tokens(code: str, expected: list[tuple[str, str]]) -> None:
    """Minutes told from months, escapes resolved, brackets without what prints."""
    assert tokens(code) == expected


@pytest.mark.parametrize(
    ("code", "numerals", "language", "calendar", "gannen"),
    [
        ("[DBNum1]0", 1, "", 0, False),
        ("[$-411]d", 0, "ja", 0, False),
        ("[$-409]d", 0, "en", 0, False),
        ("[$-804]d", 0, "-", 0, False),
        ("[$-ja-JP-x-gannen]ggge", 0, "ja", 0, True),
        ("[$-ja-JP,80]ggge", 0, "ja", 0, False),
        ("[$-30411]ggge", 0, "ja", 3, False),
        ("[DBNum1][$-409]0", 0, "en", 0, False),
    ],
)
def test_what_brackets_say(code: str, numerals: int, language: str, calendar: int, gannen: bool) -> None:
    """Numerals, language and calendar; English has no kanji."""
    (section,) = parse_format(code)
    assert (section.numerals, section.language, section.calendar, section.gannen) == (numerals, language, calendar, gannen)


@pytest.mark.parametrize("code", ["[$-F800]0", "[$-x-sysdate]dddd"])
def test_the_system_s_own_date(code: str) -> None:
    """What Japanese Windows has for it."""
    assert parse_format(code) == parse_format('yyyy"年"m"月"d"日"')


@pytest.mark.parametrize(
    ("condition", "value", "holds"),
    [("<", 9, True), ("<", 10, False), ("<=", 10, True), ("=", 10, True), ("<>", 10, False), (">=", 10, True), (">", 10, False)],
)
def test_conditions(condition: str, value: int, holds: bool) -> None:
    """Which numbers a section is for."""
    (section,) = parse_format(f"[{condition}10]0")
    assert section.condition == Condition(condition, Decimal(10))
    assert section.condition.holds(Decimal(value)) == holds


@pytest.mark.parametrize(
    "code",
    [
        "0;0;0;0;0",
        "[<1]0;[<2]0;[<3]0",
        "x",
        "[x]0",
        '"',
        "0@",
        "General0",
        "yyyy0",
        "y.#",
        "B2yyyy",
        "[DBNum1][$-804]0",
        "0" * 256,
        "[$-2000411]0",
    ],
)
def test_what_is_no_code(code: str) -> None:
    """Refused, so that nothing is shown that Excel would not show."""
    with pytest.raises(NumberFormatError):
        parse_format(code)


@given(st.text('0#?.,%/@;ymdhsgeaE+-[]"\\!_*<>=1年 ', max_size=12))
def test_any_code_is_parsed_or_refused(code: str) -> None:
    """Nothing else is raised; every token has a kind and every section one of seven."""
    try:
        sections = parse_format(code)
    except NumberFormatError:
        return
    assert 1 <= len(sections) <= 4
    for section in sections:
        assert section.kind in ("date", "fraction", "exponent", "number", "general", "text", "literal")
        assert all(isinstance(token, Token) and token.kind for token in section.tokens)
