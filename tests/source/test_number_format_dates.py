"""Dates and times: serial numbers into the letters of a section, and ISO 8601 into serial numbers."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.source.number_format_dates import DateRangeError, serial_number, show_date
from faqprint.source.number_format_grammar import NumberFormatError, parse_format


def shown(code: str, serial: str | float, *, date1904: bool = False) -> str:
    """A serial number as a code of one section shows it."""
    (section,) = parse_format(code)
    return show_date(Decimal(str(serial)), section, date1904=date1904)


@pytest.mark.parametrize(
    ("code", "serial", "expected"),
    [
        ("yyyy/m/d", 46348, "2026/11/22"),
        ("yy/mm/dd", 46348, "26/11/22"),
        ("yyyy/m/d", 60, "1900/2/29"),  # the day that 1900 had not
        ("yyyy/m/d", 0, "1900/1/0"),
        ("ggge年", 46348, "令和8年"),
        ("ge.m.d", 32515, "S64.1.7"),
        ("ge.m.d", 32516, "H1.1.8"),
        ("[$-ja-JP-x-gannen]ggge年", 43586, "令和元年"),
        ("aaa", 46348, "日"),
        ("dddd", 46348, "Sunday"),
        ("mmm", 46348, "Nov"),
        ("h:mm", 0.5, "12:00"),
        ("h:mm AM/PM", 0.75, "6:00 PM"),
        ("[h]:mm", 1.5, "36:00"),
        ("ss.00", 0.00001, "00.86"),
        ("yyyy/m/d h:mm:ss", 46347.999999, "2026/11/22 0:00:00"),  # rounded to the next day
        ("[DBNum1]yyyy年m月", 46348, "二〇二六年十一月"),
    ],
)
def test_dates(code: str, serial: float, expected: str) -> None:
    """As Japanese Excel shows them."""
    assert shown(code, serial) == expected


def test_days_may_be_counted_from_1904() -> None:
    """Four years and a day later."""
    assert shown("yyyy/m/d", 0, date1904=True) == "1904/1/1"
    assert shown("yyyy/m/d", 46348 - 1462, date1904=True) == "2026/11/22"


@pytest.mark.parametrize("serial", ["-1", "2958466", "99999999"])
def test_days_that_excel_has_not(serial: str) -> None:
    """Before 1900 and after 9999 a cell is filled with #."""
    with pytest.raises(DateRangeError):
        shown("yyyy/m/d", serial)


@pytest.mark.parametrize("code", ["[$-804]ggge", "[$-804]dddd", "[$-804]mmmm"])
def test_words_of_another_language_are_refused(code: str) -> None:
    """They are not known here, and would be wrong."""
    with pytest.raises(NumberFormatError):
        shown(code, 46348)


@pytest.mark.parametrize(
    ("text", "serial"),
    [("2026-11-22", 46348), ("2026-11-22T12:00:00", 46348.5), ("T06:00:00", 0.25), ("18:00:00", 0.75), ("1900-01-01", 1)],
)
def test_serial_numbers_of_iso_dates(text: str, serial: float) -> None:
    """A date, a time or both."""
    assert serial_number(text, date1904=False) == serial


@pytest.mark.parametrize("text", ["", "2026-13-01", "25:00", "x"])
def test_what_is_no_date(text: str) -> None:
    """Refused."""
    with pytest.raises(NumberFormatError):
        serial_number(text, date1904=False)


@given(st.dates(datetime.date(1904, 1, 1), datetime.date(9999, 12, 31)), st.booleans())
def test_any_day_comes_back(day: datetime.date, date1904: bool) -> None:
    """From ISO to a serial number and back, whichever day is the first."""
    serial = serial_number(day.isoformat(), date1904=date1904)
    assert shown("yyyy-mm-dd", int(serial), date1904=date1904) == day.isoformat()
