"""Digits in the placeholders of a section, and what General shows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.source.number_format_digits import show_digits, show_exponent, show_fraction, show_general
from faqprint.source.number_format_grammar import FormatSection, NumberFormatError, parse_format


def section(code: str) -> FormatSection:
    """The one section of a code."""
    (made,) = parse_format(code)
    return made


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0"),
        ("12.50", "12.5"),
        ("12345678901", "12345678901"),
        ("123456789012", "1.23457E+11"),
        ("0.1234567891", "0.123456789"),
        ("0.00001", "0.00001"),
        ("0.0000123456789", "1.23457E-05"),
        ("99999999999.6", "1E+11"),
    ],
)
def test_general(value: str, shown: str) -> None:
    """Eleven digits or ten and a point, else with an exponent (ECMA-376 18.8.30)."""
    assert show_general(Decimal(value)) == shown


def test_general_in_kanji() -> None:
    """Before the point by places, behind it digit by digit."""
    assert show_general(Decimal("1200.05"), 1) == "千二百.〇五"


@pytest.mark.parametrize(
    ("code", "value", "shown", "is_something"),
    [
        ("000", "7", "007", True),
        ("#", "0", "", False),
        ("0.0", "0.04", "0.0", False),
        ("0.0", "0.05", "0.1", True),
        ("#,##0,", "1234567", "1,235", True),
        ("0%", "0.005", "1%", True),
        ("[DBNum1]0", "12", "一二", True),
    ],
)
def test_numbers_in_placeholders(code: str, value: str, shown: str, is_something: bool) -> None:
    """And whether anything but zeros is shown: then a number keeps its sign."""
    assert show_digits(Decimal(value), section(code)) == (shown, is_something)


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0.00E+00", "12345", "1.23E+04"),
        ("0E-0", "12345", "1E4"),
        ("##0.0E+0", "12345", "12.3E+3"),
        ("0.0E+0", "0", "0.0E+0"),
        ("0E+0", "9.6", "1E+1"),
        ("0.0E+0", "0.00123", "1.2E-3"),
    ],
)
def test_exponents(code: str, value: str, shown: str) -> None:
    """As many places before the point as there are placeholders."""
    assert show_exponent(Decimal(value), section(code)) == shown


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("# ?/?", "1.5", "1 1/2"),
        ("# ??/??", "3.14159", "3  1/7 "),
        ("?/?", "1.5", "3/2"),
        ("# ?/8", "0.26", " 2/8"),
        ("# ?/?", "2", "2    "),
        ("# ?/?", "0.99", "1    "),
    ],
)
def test_fractions(code: str, value: str, shown: str) -> None:
    """The nearest that its digits allow; a whole number leaves the fraction's room."""
    assert show_fraction(Decimal(value), section(code)) == shown


def test_a_fraction_needs_its_parts() -> None:
    """Else it is no code that could be shown."""
    with pytest.raises(NumberFormatError):
        show_fraction(Decimal(1), section("0/"))


@given(st.integers(0, 10**12), st.integers(0, 6))
def test_any_whole_number_is_shown_whole(number: int, zeros: int) -> None:
    """With as many digits as the code asks for, or as it has."""
    text, is_something = show_digits(Decimal(number), section("0" * (zeros + 1)))
    assert (int(text), is_something) == (number, number != 0)
    assert len(text) == max(zeros + 1, len(str(number)))
