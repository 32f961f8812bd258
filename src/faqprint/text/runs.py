"""Unbreakable runs: Latin words, full-width words, telephone numbers, e-mail addresses and URLs (LB-5, 6, 8, 9)."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from typing import Final, NamedTuple

#: Characters of which such runs are made; a paragraph is searched for them once, at the speed of ``re``.
_LETTER: Final = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_FULL: Final = "０-９Ａ-Ｚａ-ｚ"
_SIGNED: Final = f"[!-~{_LETTER}{_FULL}＋（）．－‐‑–−]"
RUN: Final = re.compile(f"{_SIGNED}{_SIGNED}+")  # twice as fast as {2,}

_HYPHEN: Final = "-－‐‑–−"
_WORD_JOINS: Final = frozenset("-.,'_:/@&+")
_WORD: Final = re.compile(rf"[{_LETTER}]+(?:[-.,'_:/@&+]+[{_LETTER}]+)*\+*")  # LB-5; & is cl-27, too, and C++ one name
_FULL_WORD: Final = re.compile(f"[{_FULL}]+(?:(?<=[０-９])．[０-９][{_FULL}]*)*")  # LB-6
_FULL_WORD_MOST: Final = 8
_DIGITS: Final = "[0-9０-９]++"
_PHONE: Final = re.compile(  # LB-8: groups of digits joined by hyphens or by brackets about one of them
    rf"(?<![0-9０-９])[+＋]?[(（]?{_DIGITS}"
    rf"(?:[)）]?[{_HYPHEN}]?[(（]{_DIGITS}[)）][{_HYPHEN}]?{_DIGITS}|[)）]?[{_HYPHEN}]{_DIGITS}|[)）]{_DIGITS})+"
)
_PHONE_DIGITS: Final = 9
_MAIL: Final = re.compile(r"[0-9A-Za-z._%+\-]{1,64}@[0-9A-Za-z\-]+(?:\.[0-9A-Za-z\-]+)*")  # LB-9
_URL: Final = re.compile(r"[A-Za-z][0-9A-Za-z+.\-]{0,30}://[0-9A-Za-z\-._~:/?#@!$&'*+,;=%]+")  # LB-9
_URL_BREAK: Final = re.compile(r"(?<=/)(?!/)|(?=[?&#])")

#: What may stand beside a plain word in a run without becoming part of it.
_EDGES: Final = "（）．－()[]{}"

#: Where a unit wider than the measure is cut first: before these, then after those (LB-14).
CUT_BEFORE: Final = "@＠"
CUT_AFTER: Final = "/.-_／．－＿‐‑–−"


class Glue(NamedTuple):
    """Positions of a text before which no line breaks, and those before which one does even so (LB-9's ``?``)."""

    glued: Set[int]
    free: Set[int]


_NOTHING: Final = Glue(frozenset(), frozenset())


def glue(text: str) -> Glue:
    """Where the runs of a text hold together; of half-width letters and digits beside each other their classes say so."""
    found: list[tuple[int, Glue]] = []
    for match in RUN.finditer(text):
        word = match[0].strip(_EDGES)
        if not (word.isascii() and word.isalnum()) and (inside := _glue(match[0])) is not _NOTHING:
            found.append((match.start(), inside))
    if not found:
        return _NOTHING
    return Glue(
        {start + at for start, inside in found for at in inside.glued},
        {start + at for start, inside in found for at in inside.free},
    )


@lru_cache(maxsize=4096)
def _glue(run: str) -> Glue:
    """``glue`` of one run; the same few come again and again."""
    glued: set[int] = set()
    free: set[int] = set()
    for word in _WORD.finditer(run) if not _WORD_JOINS.isdisjoint(run) else ():
        glued.update(range(word.start() + 1, word.end()))
    for word in _FULL_WORD.finditer(run):
        if word.end() - word.start() <= _FULL_WORD_MOST:
            glued.update(range(word.start() + 1, word.end()))
    if len(run) > _PHONE_DIGITS:
        for phone in _PHONE.finditer(run):
            if sum(map(str.isdigit, phone[0])) >= _PHONE_DIGITS:
                glued.update(range(phone.start() + 1, phone.end()))
    for mail in _MAIL.finditer(run) if "@" in run else ():
        glued.update(range(mail.start() + 1, mail.end()))
    for url in _URL.finditer(run) if "://" in run else ():
        start, end = url.span()
        glued.update(range(start + 1, end))
        breaks = {at.start() for at in _URL_BREAK.finditer(run, start + 1, end) if start < at.start() < end}
        glued -= breaks
        free.update(at for at in breaks if run[at] == "?")
    return Glue(glued, free) if glued else _NOTHING
