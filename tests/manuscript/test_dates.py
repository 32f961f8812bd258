"""Dates in 和暦."""

from __future__ import annotations

from datetime import date

import pytest

from faqprint.manuscript.dates import iso_date, wareki


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-22", "令和8年11月22日"),
        ("2020-01-01", "令和2年1月1日"),
        ("2019-05-01", "令和元年5月1日"),
        ("2019-04-30", "平成31年4月30日"),
        ("1989-01-08", "平成元年1月8日"),
        ("1989-01-07", "昭和64年1月7日"),
        ("1926-12-25", "昭和元年12月25日"),
        ("1926-12-24", "大正15年12月24日"),
        ("1912-07-30", "大正元年7月30日"),
        ("1912-07-29", "明治45年7月29日"),
        ("1873-01-01", "明治6年1月1日"),
        ("1872-12-31", "1872年12月31日"),
    ],
)
def test_wareki(day: str, expected: str) -> None:
    """Each era begins on its day; its first year is 元年."""
    assert wareki(date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    "text", ["2026-2-3", "2026/02/03", "20260203", "2026-13-01", "2026-02-30", "２０２６-01-01", "2026-W01-1", ""]
)
def test_other_forms_are_no_dates(text: str) -> None:
    """Only a day that exists, as YYYY-MM-DD in half-width digits, is a date."""
    assert iso_date(text) is None
