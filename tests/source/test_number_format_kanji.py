"""Numbers in kanji, digit by digit and by places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.source.number_format_kanji import digit_by_digit, in_places


@pytest.mark.parametrize(("numerals", "expected"), [(0, "a1,20b"), (1, "a一,二〇b"), (2, "a壱,弐〇b"), (3, "a１,２０b")])
def test_digits_one_by_one(numerals: int, expected: str) -> None:
    """Whatever stands between them stays."""
    assert digit_by_digit("a1,20b", numerals) == expected


@pytest.mark.parametrize(
    ("digits", "one", "two", "three"),
    [
        ("0", "〇", "〇", "０"),
        ("7", "七", "七", "７"),
        ("10", "十", "壱拾", "十"),
        ("12", "十二", "壱拾弐", "十２"),
        ("20", "二十", "弐拾", "２十"),
        ("101", "百一", "壱百壱", "百１"),
        ("1100", "千百", "壱阡壱百", "千百"),
        ("10000", "一万", "壱萬", "１万"),
        ("120000", "十二万", "壱拾弐萬", "十２万"),
        ("100000001", "一億一", "壱億壱", "１億１"),
        ("1000000000000", "一兆", "壱兆", "１兆"),
        ("120000000000000000", "一二〇〇〇〇兆", "壱弐〇〇〇〇兆", "１２００００兆"),
    ],
)
def test_places_are_named(digits: str, one: str, two: str, three: str) -> None:
    """No one before a place but in the second kind; above 兆 digit by digit how many there are."""
    assert [in_places(digits, numerals) for numerals in (1, 2, 3)] == [one, two, three]


@given(st.integers(1, 9_999_999_999_999_999))
def test_places_say_the_number(number: int) -> None:
    """Read back by their names, they are the number."""
    total = group = digit = 0
    for character in in_places(str(number), 1):
        if character in "一二三四五六七八九":
            digit = "一二三四五六七八九".index(character) + 1
        elif character in "十百千":
            group, digit = group + (digit or 1) * 10 ** ("十百千".index(character) + 1), 0
        else:
            total, group, digit = total + (group + digit) * 10_000 ** ("万億兆".index(character) + 1), 0, 0
    assert total + group + digit == number
