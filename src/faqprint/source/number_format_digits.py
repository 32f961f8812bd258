"""Numbers of a number format: digits into the placeholders of a section, with exponent or as a vulgar fraction, and General."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Final

from .number_format_grammar import FormatSection, NumberFormatError, Token
from .number_format_kanji import digit_by_digit, in_places

#: What stands for a digit that a number has not.
_ABSENT: Final = {"0": "0", "#": "", "?": " "}
#: Excel calculates with fifteen digits, and a number has 308 before its point.
_EXACT: Final = Context(prec=700, rounding=ROUND_HALF_UP)
#: The widest that General shows: eleven digits, or ten and a point.
_WIDEST: Final = 11


def show_general(value: Decimal, numerals: int = 0) -> str:
    """Give a number that is not negative as General shows it in a cell that is wide enough (ECMA-376 18.8.30)."""
    text = _show_general(value)
    if not numerals:
        return text
    whole, point, rest = (_plain_digits(value) if "E" in text else text).partition(".")
    return in_places(whole, numerals) + point + digit_by_digit(rest, numerals)


def _show_general(value: Decimal) -> str:
    if value == 0:
        return "0"
    places = value.adjusted()
    if places >= -4:
        value = _round(value, 9 if places < 0 else max(_WIDEST - 2 - places, 0))
        if value < 10**_WIDEST:
            return _plain_digits(value)
    elif len(_plain_digits(value)) <= _WIDEST:
        return _plain_digits(value)
    digits, _, exponent = f"{value:.5E}".partition("E")
    return f"{_plain_digits(Decimal(digits))}E{int(exponent):+03}"


def show_digits(value: Decimal, section: FormatSection) -> tuple[str, bool]:
    """Give a number that is not negative in the placeholders of a section, and whether a digit but 0 is shown."""
    tokens = _commas(section.tokens)
    scale = 2 * sum(t.kind == "percent" for t in tokens) - 3 * sum(t.kind == "scale" for t in tokens)
    point, places = _places(tokens)
    number = _round(value.scaleb(scale, _EXACT), len(places) - point)
    return _fill(tokens, number, point, section.numerals), number != 0


def show_exponent(value: Decimal, section: FormatSection) -> str:
    """Give a number that is not negative with its exponent: as many places before the point as there are placeholders."""
    tokens = _commas(section.tokens)
    at = next(i for i, token in enumerate(tokens) if token.kind == "exponent")
    head, tail = tokens[:at], tokens[at + 1 :]
    point, places = _places(head)
    exponent = 0
    if value:
        step = max(point, 1)
        exponent = (value.adjusted() + (point == 0)) // step * step
        if _round(value.scaleb(-exponent, _EXACT), len(places) - point) >= Decimal(10) ** point:
            exponent += step
    else:  # Excel fills every place before the point
        before = list(itertools.takewhile(lambda token: token.kind != "point", head))
        head = (*(Token("digit", "0") if t.kind == "digit" else t for t in before), *head[len(before) :])
    number = _round(value.scaleb(-exponent, _EXACT), len(places) - point)
    sign = "-" if exponent < 0 else "+" if tokens[at].text[1] == "+" else ""
    power = _fill(tail, Decimal(abs(exponent)), len(_places(tail)[1]), section.numerals)
    return _fill(head, number, point, section.numerals) + "E" + sign + power


def show_fraction(value: Decimal, section: FormatSection) -> str:
    """Give a number that is not negative as whole and fraction: ``# ?/?``, ``??/??``, ``# ?/8``.

    Raises ``NumberFormatError`` for a format that means nothing.
    """
    tokens = section.tokens
    at = next(i for i, token in enumerate(tokens) if token.kind == "slash")
    begin = at - len(list(itertools.takewhile(lambda token: token.kind == "digit", reversed(tokens[:at]))))
    bottom = list(itertools.takewhile(lambda token: token.kind in ("digit", "number"), tokens[at + 1 :]))
    head, top = _commas(tokens[:begin]), "".join(token.text for token in tokens[begin:at])
    tail = tokens[at + 1 + len(bottom) :]
    if (
        not top
        or not bottom
        or not {t.kind for t in head} <= {"digit", "group", "literal"}
        or {t.kind for t in tail} - {"literal"}
    ):
        raise NumberFormatError("a fraction without its parts, or with others")
    whole, rest = divmod(Fraction(value), 1)
    mixed = any(token.kind == "digit" for token in head)
    upper, lower = _ratio(rest if mixed else whole + rest, "".join(token.text for token in bottom))
    if mixed and upper >= lower:
        whole, upper = whole + 1, 0
    below = "".join("?" if token.kind == "number" else token.text for token in bottom)
    if mixed and not upper and "0" not in top + below:
        if not whole:
            head = tuple(Token("digit", "0") if i == _last_digit(head) else token for i, token in enumerate(head))
        ratio = " " * (len(top) + 1 + len(below)) if "?" in top + below else ""
    else:
        ratio = _fill_numerator(str(upper) if upper else "0", top) + "/" + _fill_denominator(str(lower), below)
    text = _fill(head, Decimal(whole), len(_places(head)[1]), section.numerals) if mixed else "".join(t.text for t in head)
    return text + digit_by_digit(ratio, section.numerals) + "".join(token.text for token in tail)


def _last_digit(tokens: Sequence[Token]) -> int:
    return max(i for i, token in enumerate(tokens) if token.kind == "digit")


def _ratio(value: Fraction, bottom: str) -> tuple[int, int]:
    """Give the fraction nearest to a value: over a fixed number, or the last convergent that has no more digits."""
    if any(digit in "123456789" for digit in bottom):
        fixed = int(bottom.replace("#", "0").replace("?", "0"))
        return int(value * fixed + Fraction(1, 2)), fixed
    convergent = (0, 1)
    for numerator, denominator in _convergents(value):
        if denominator >= 10 ** len(bottom):
            break
        convergent = numerator, denominator
    return convergent


def _convergents(value: Fraction) -> Iterator[tuple[int, int]]:
    before, last = (0, 1), (1, 0)
    while True:
        whole = int(value // 1)
        before, last = last, (whole * last[0] + before[0], whole * last[1] + before[1])
        yield last
        if value == whole:
            return
        value = 1 / (value - whole)


def _fill_numerator(digits: str, pattern: str) -> str:
    pads = "".join(_ABSENT[mark] for mark in pattern[: max(len(pattern) - len(digits), 0)])
    return pads + digits


def _fill_denominator(digits: str, pattern: str) -> str:
    return digits + "".join(" " if mark == "?" else "" for mark in pattern[len(digits) :])


def _commas(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Tell what a comma is: between digits before the point ``group``, behind the last digit ``scale``, else it prints."""
    told: list[Token] = []
    for i, token in enumerate(tokens):
        if token.kind != "comma":
            told.append(token)
            continue
        part = list(itertools.takewhile(lambda token: token.kind not in ("point", "exponent"), tokens[i + 1 :]))
        if not told or told[-1].kind not in ("digit", "group", "scale", "point"):
            told.append(Token("literal", ","))
        elif any(t.kind == "digit" for t in part):
            if any(t.kind == "point" for t in told):
                raise NumberFormatError("a comma between decimals")
            told.append(Token("group", ""))
        else:
            told.append(Token("scale", ""))
    return tuple(told)


def _places(tokens: Sequence[Token]) -> tuple[int, list[str]]:
    """Give the number of placeholders before the point, and all of them."""
    marks = [token.text for token in tokens if token.kind == "digit"]
    points = [i for i, token in enumerate(tokens) if token.kind == "point"]
    if len(points) > 1:
        raise NumberFormatError("two points")
    before = sum(token.kind == "digit" for token in tokens[: points[0]]) if points else len(marks)
    return before, marks


def _fill(tokens: Sequence[Token], number: Decimal, point: int, numerals: int) -> str:
    """Put the digits of a rounded number into the placeholders, the first ``point`` of which stand before the point."""
    whole, _, decimals = f"{number:f}".partition(".")
    whole, decimals = whole.lstrip("0"), decimals.rstrip("0")
    kinds = [token.kind for token in tokens]
    digits = [i for i, kind in enumerate(kinds) if kind == "digit"][:point]
    unbroken = not digits or all(kind in ("digit", "group") for kind in kinds[digits[0] : digits[-1]])
    grouped = "group" in kinds and unbroken
    text = ""
    place = 0
    for token in tokens:
        if token.kind == "digit":
            if place < point:
                shown = _whole_digits(whole, token.text, point - 1 - place, first=place == 0, grouped=grouped)
            else:
                shown = decimals[place - point : place - point + 1] or _ABSENT[token.text]
            text += digit_by_digit(shown, numerals)
            place += 1
        elif token.kind == "point":
            text += (digit_by_digit(whole, numerals) if point == 0 else "") + "."
        elif token.kind not in ("group", "scale"):
            text += token.text
    return text


def _whole_digits(whole: str, mark: str, place: int, *, first: bool, grouped: bool) -> str:
    """Give what stands at a place before the point, 0 for ones: its digit, for the first one all that are left, with commas."""
    end = len(whole) - place
    digits = whole[: max(end, 0)] if first else whole[max(end - 1, 0) : max(end, 0)]
    digits = digits or _ABSENT[mark]
    if not grouped:
        return digits
    text = ""
    for above, digit in zip(range(place + len(digits) - 1, place - 1, -1), digits, strict=True):
        text += digit + (("," if digit != " " else " ") if above and above % 3 == 0 else "")
    return text


def _round(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)


def _plain_digits(value: Decimal) -> str:
    """Give a number without exponent and without zeros at its end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
