"""Numbers in kanji, as ``[DBNum1]``, ``[DBNum2]`` and ``[DBNum3]`` show them in Japanese Excel."""

from __future__ import annotations

from typing import Final

#: The digits, by the number of ``[DBNum…]``.
_DIGITS: Final = ("0123456789", "〇一二三四五六七八九", "〇壱弐参四伍六七八九", "０１２３４５６７８９")
#: Tens, hundreds and thousands.
_TENS: Final = ("", "十百千", "拾百阡", "十百千")
#: Ten thousands; above 兆 Excel has no names and writes digit by digit how many there are.
_MYRIAD: Final = ("", "万", "萬", "万")


def digit_by_digit(text: str, numerals: int) -> str:
    """Replace each digit of a text: 12 becomes 一二, 壱弐 or １２."""
    return text.translate({ord("0") + i: digit for i, digit in enumerate(_DIGITS[numerals])})


def in_places(digits: str, numerals: int) -> str:
    """Give a whole number with its places named: 12 becomes 十二, 壱拾弐 or 十２; no one stands before a place but in DBNum2."""
    named = ""
    for i, myriad in reversed(list(enumerate(("", _MYRIAD[numerals], "億", "兆")))):
        group = digits[: -4 * i or None] if i == 3 else digits[-4 * i - 4 : -4 * i or None]
        if group.strip("0"):
            whole = _group_in_places(group, numerals) if len(group) <= 4 else digit_by_digit(group, numerals)
            named += whole + myriad
    return named or _DIGITS[numerals][0]


def _group_in_places(group: str, numerals: int) -> str:
    text = ""
    for place, digit in zip(range(len(group) - 1, -1, -1), group, strict=True):
        if digit != "0":
            silent = digit == "1" and place and numerals != 2
            text += "" if silent else digit_by_digit(digit, numerals)
            text += _TENS[numerals][place - 1] if place else ""
    return text
