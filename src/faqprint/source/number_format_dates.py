"""Dates and times of a number format: a serial number and the tokens of a section -> text.

Days are counted from 1900-01-00 with the leap day that 1900 had not (serial 60), as Excel counts them, or from 1904-01-01.
"""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ..named_tuple import NamedTuple
from .number_format_grammar import FormatSection, NumberFormatError, Token
from .number_format_kanji import digit_by_digit, in_places

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS: Final = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_DAYS_JA: Final = "日月火水木金土"
#: The eras by their first day: the letter, the name.
_ERAS: Final = (
    ((2019, 5, 1), "R", "令和"),
    ((1989, 1, 8), "H", "平成"),
    ((1926, 12, 25), "S", "昭和"),
    ((1912, 7, 30), "T", "大正"),
    ((1868, 1, 25), "M", "明治"),
)
#: The first day that Excel cannot show: 10000-01-01.
_END: Final = 2958466
#: Days from 1900-01-00 to 1904-01-01.
_DAYS_TO_1904: Final = 1462
_BUDDHIST: Final = 543


class DateRangeError(NumberFormatError):
    """A date before 1900 (or 1904) or after 9999: Excel fills its cell with #."""


class _Moment(NamedTuple):
    """A serial number as date and time."""

    year: int
    month: int
    day: int
    weekday: int  # 0: Sunday
    seconds: Decimal  # of the day, rounded to what is shown
    elapsed: Decimal  # seconds since the first day


def show_date(serial: Decimal, section: FormatSection, *, date1904: bool) -> str:
    """Give a serial number as a date section shows it.

    Raises ``DateRangeError`` for a day that Excel has not, ``NumberFormatError`` for words of another language.
    """
    kinds = {token.kind for token in section.tokens}
    letters = {token.text[0] for token in section.tokens if token.kind in ("date", "elapsed")}
    if section.calendar > 1 and (section.calendar != 3 or "y" in letters):
        raise NumberFormatError("a calendar that is not known")
    timed = not letters.isdisjoint("hns") or "meridiem" in kinds
    moment = _moment(serial, max((len(t.text) for t in section.tokens if t.kind == "subsecond"), default=0), timed, date1904)
    show = {"date": _date, "elapsed": _show_elapsed, "meridiem": _meridiem, "subsecond": _subsecond}
    return "".join(
        token.text if token.kind == "literal" else show[token.kind](token, moment, section) for token in section.tokens
    )


def serial_number(text: str, *, date1904: bool) -> float:
    """Give the serial number of a date, a time or both by ISO 8601.  Raises ``NumberFormatError`` if it is none."""
    first = datetime.datetime(1904, 1, 1) if date1904 else datetime.datetime(1899, 12, 30)
    try:
        moment = datetime.datetime.fromisoformat(text if "-" in text else f"{first.date()}T{text.removeprefix('T')}")
        days = (moment.replace(tzinfo=None) - first) / datetime.timedelta(days=1)
    except ValueError:
        raise NumberFormatError(text) from None
    return days - 1 if not date1904 and 1 <= days < 61 else days  # before the leap day that 1900 had not


def _moment(serial: Decimal, decimals: int, timed: bool, date1904: bool) -> _Moment:
    if serial < 0:
        raise DateRangeError("before the first day")
    if serial >= _END:
        raise DateRangeError("after the last day")
    day, rest = divmod(serial, 1)
    # a time is rounded to what the smallest part shows, a second at most; what reaches midnight is the next day's
    seconds = (rest * 86400).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if seconds >= 86400:
        day, seconds = (day + 1, seconds - 86400) if timed else (day, seconds)
    number = int(day) + (_DAYS_TO_1904 if date1904 else 0)
    if number >= _END:
        raise DateRangeError("after the last day")
    return _Moment(*_calendar(number), (number - 1) % 7, seconds, day * 86400 + seconds)


def _calendar(number: int) -> tuple[int, int, int]:
    """Give year, month and day; the days 0 and 60 are no days but in Excel."""
    if number == 0:
        return 1900, 1, 0
    if number == 60:
        return 1900, 2, 29
    date = datetime.date(1899, 12, 30 + (number < 60)) + datetime.timedelta(days=number)
    return date.year, date.month, date.day


def _numeral(text: str, section: FormatSection, *, placed: bool = True) -> str:
    """Give a number in the numerals of its section: by places, but for years and what begins with a zero."""
    if section.numerals in (1, 2) and placed and (text[0] != "0" or len(text) == 1):
        return in_places(text, section.numerals)
    return digit_by_digit(text, section.numerals)


def _date(token: Token, moment: _Moment, section: FormatSection) -> str:
    letter, length = token.text[0], len(token.text)
    if letter in "gr" or (letter == "e" and section.language != "en"):
        return _era(token, moment, section)
    if letter == "a" or (letter == "d" and length > 2):
        return _weekday(token, moment, section)
    if letter == "m" and length > 2:
        return _month(length, moment, section)
    if letter in "yeb":
        year = moment.year + (_BUDDHIST if letter == "b" else 0)
        return _numeral(f"{year % 100:02}" if length < 3 and letter != "e" else f"{year:04}", section, placed=False)
    number = {
        "m": moment.month,
        "d": moment.day,
        "h": int(moment.seconds // 3600),
        "n": int(moment.seconds // 60 % 60),
        "s": int(moment.seconds % 60),
    }[letter]
    if letter == "h" and any(token.kind == "meridiem" for token in section.tokens):
        number = number % 12 or 12
    return _numeral(f"{number:0{min(length, 2)}}", section)


def _era(token: Token, moment: _Moment, section: FormatSection) -> str:
    """``g``, ``gg``, ``ggg``: the era; ``e``, ``ee``: its year; ``r`` is ``ee``, ``rr`` is ``gggee``."""
    letter, length = token.text[0], len(token.text)
    if section.language == "en" and letter == "g":
        return ""
    if section.language not in ("", "ja"):
        raise NumberFormatError("an era in another language")
    first, initial, name = next(era for era in _ERAS if (moment.year, moment.month, moment.day) >= era[0])
    era = (initial, name[0], name)[min(length, 3) - 1]
    if letter == "g":
        return era
    number = moment.year - first[0] + 1
    year = "元" if section.gannen and number == 1 else _numeral(f"{number:0{1 if token.text == 'e' else 2}}", section)
    return name + year if letter == "r" and length > 1 else year


def _weekday(token: Token, moment: _Moment, section: FormatSection) -> str:
    """``aaa`` and ``aaaa`` are Japanese, ``ddd`` and ``dddd`` English, unless the section names a language."""
    language = section.language or ("ja" if token.text[0] == "a" else "en")
    long = len(token.text) > 3
    if language == "ja":
        return _DAYS_JA[moment.weekday] + ("曜日" if long else "")
    if language != "en":
        raise NumberFormatError("a day of the week in another language")
    return _DAYS[moment.weekday] if long else _DAYS[moment.weekday][:3]


def _month(length: int, moment: _Moment, section: FormatSection) -> str:
    if section.language == "-":
        raise NumberFormatError("the name of a month in another language")
    if section.language == "ja":
        name = f"{moment.month}月"
        return name[:-1] if length == 3 else name[0] if length == 5 else name
    name = _MONTHS[moment.month - 1]
    return name[:3] if length == 3 else name[0] if length == 5 else name


def _show_elapsed(token: Token, moment: _Moment, section: FormatSection) -> str:
    unit = {"h": 3600, "n": 60, "s": 1}[token.text[0]]
    return _numeral(f"{int(moment.elapsed // unit):0{len(token.text)}}", section)


def _meridiem(token: Token, moment: _Moment, section: FormatSection) -> str:
    before, after = ("午前", "午後") if section.language == "ja" else token.text.split("/")
    if section.language == "-":
        raise NumberFormatError("before and after noon in another language")
    return before if moment.seconds < 12 * 3600 else after


def _subsecond(token: Token, moment: _Moment, section: FormatSection) -> str:
    digits = f"{moment.seconds % 1:f}".partition(".")[2].ljust(len(token.text), "0")
    return "." + _numeral(digits[: len(token.text)], section, placed=False)
