"""Dates as the content writes them (ISO) and as they are printed (和暦; FM-5)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

#: First day and name of each era since Japan counts by the Gregorian calendar (1873), latest first.
_ERAS: Final = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
    (date(1868, 10, 23), "明治"),
)
_FIRST_DAY: Final = date(1873, 1, 1)
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def wareki(day: date) -> str:
    """Write a date as 令和8年11月22日; an era's first year is 元年.  A day before 1873 keeps its western year."""
    if day < _FIRST_DAY:
        return f"{day.year}年{day.month}月{day.day}日"
    first, era = next(pair for pair in _ERAS if pair[0] <= day)
    year = day.year - first.year + 1
    return f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日"


def iso_date(text: str) -> date | None:
    """Read YYYY-MM-DD; ``None`` if it is written otherwise or is no day of the calendar."""
    if not _ISO.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
