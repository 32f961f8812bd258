"""Units that no pair of classes tells: full-width words and numbers, telephone numbers, URLs, postcodes (LB-6 to LB-9)."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from typing import Final

from ..named_tuple import NamedTuple

#: Characters of which such units are made; a paragraph is searched for runs of them once, at the speed of ``re``.
_MADE_OF: Final = "[!-~０-９Ａ-Ｚａ-ｚ＋（），．：／－〒℡☎☏§±‐‑–−∓]"
RUN: Final = re.compile(f"{_MADE_OF}{_MADE_OF}+")  # twice as fast as {2,}

#: One digit, and one letter, for all: which of them it is counts nowhere here.
_KINDS: Final = {
    code: kind
    for first, last, kind in ("090", "AZA", "azA", "０９０", "ＡＺＡ", "ａｚＡ")
    for code in range(ord(first), ord(last) + 1)
}
#: What the patterns below have for digits and letters.
_DIGIT: Final = "0０"
_LETTER: Final = "AＡ"
_FULL: Final = "０Ａ"
_HYPHEN: Final = "-－‐‑–−"
#: LB-6: words and numbers, with marks between digits, or between an abbreviation and its number, inside.
_FULL_UNIT: Final = re.compile(
    rf"(?:[{_FULL}]+|0+|(?<!A)A++(?=．))"
    rf"(?:(?:(?<=[{_DIGIT}])[，．：／,.:/]|(?<=[{_LETTER}])．)(?=[{_DIGIT}])(?:[{_FULL}]+|0+))*"
)
_FULL_RUN: Final = re.compile(f"[{_FULL}]+")
_WORD_MOST: Final = 8
_NUMBER_MOST: Final = 12
#: LB-6: a sign holds with its number; between two numbers it is an operator or a dash.
_SIGNED: Final = re.compile(rf"(?<![{_DIGIT}{_LETTER}])[＋－−±∓§](?=[{_DIGIT}])")
_POSTCODE: Final = rf"〒[{_DIGIT}]{{3}}[{_HYPHEN}][{_DIGIT}]{{4}}"  # LB-7
_DIGITS: Final = f"[{_DIGIT}]++"
_PHONE: Final = re.compile(  # LB-8: groups of digits joined by hyphens or by brackets about one of them
    rf"(?<![{_DIGIT}])[℡☎☏]?[+＋]?[(（]?{_DIGITS}"
    rf"(?:[)）]?[{_HYPHEN}]?[(（]{_DIGITS}[)）][{_HYPHEN}]?{_DIGITS}|[)）]?[{_HYPHEN}]{_DIGITS}|[)）]{_DIGITS})+"
)
_PHONE_DIGITS: Final = 9
_URL: Final = r"A[0A+.\-]{0,30}://[0A\-._~:/?#@!$&'*+,;=%]+"  # LB-9
_URL_BREAK: Final = re.compile(r"(?<=/)(?!/)|(?=[?&#])")

#: Runs of which is kept what holds in them: those of a content are alike but for their digits and letters.
_KEPT: Final = 1 << 12

#: Where a unit wider than the measure is cut first: before these, then after those (LB-14).
CUT_BEFORE: Final = "@＠"
CUT_AFTER: Final = "/.-_／．－＿‐‑–−"


class Glue(NamedTuple):
    """Positions of a text before which no line breaks, and those before which one does even so (LB-9)."""

    glued: Set[int]
    free: Set[int]


_NOTHING: Final = Glue(frozenset(), frozenset())


def glue(text: str) -> Glue:
    """Where the runs of a text hold together, and where they do not; of what is Latin alone the classes say so (LB-5)."""
    found: list[tuple[int, Glue]] = []
    for match in RUN.finditer(text):
        run = match[0]
        if (not run.isascii() or "://" in run) and (inside := _glue(run.translate(_KINDS))) is not _NOTHING:
            found.append((match.start(), inside))
    if not found:
        return _NOTHING
    return Glue(
        {start + at for start, inside in found for at in inside.glued},
        {start + at for start, inside in found for at in inside.free},
    )


@lru_cache(_KEPT)
def _glue(run: str) -> Glue:
    """``glue`` of one run, of ``_KINDS``."""
    units = [unit.span() for unit in _FULL_UNIT.finditer(run) if _holds(unit[0])]
    units += [(sign.start(), sign.end() + 1) for sign in _SIGNED.finditer(run)]
    units += [code.span() for code in re.finditer(_POSTCODE, run)] if "〒" in run else []
    if len(run) > _PHONE_DIGITS:
        units += [phone.span() for phone in _PHONE.finditer(run) if sum(map(str.isdigit, phone[0])) >= _PHONE_DIGITS]
    glued = {at for start, end in units for at in range(start + 1, end)}
    free: set[int] = set()
    for url in re.finditer(_URL, run) if "://" in run else ():
        start, end = url.span()
        free.update(at.start() for at in _URL_BREAK.finditer(run, start + 1, end) if start < at.start() < end)
    return Glue(glued, free) if glued or free else _NOTHING


def _holds(unit: str) -> bool:
    """Whether a full-width word or number is short enough to be held together (LB-6)."""
    words = (len(run) for run in _FULL_RUN.findall(unit) if "Ａ" in run)
    return max(words, default=0) <= _WORD_MOST and sum(map(str.isdigit, unit)) <= _NUMBER_MOST
