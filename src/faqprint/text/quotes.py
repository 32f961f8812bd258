"""Quotation marks whose class depends on what stands around them: Japanese or Latin, opening or closing (CL-6, LB-5).

JLREQ has “ ‘ ” ’ among its brackets and among its Western characters and leaves it to the text which they are
(A.1, A.2, A.27); UAX 14 keeps quotation marks with their word (LB19).  Here a pair round Latin text alone is Latin, an
apostrophe belongs to its word, and ASCII's marks, which do not say themselves which way they look, are told by pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from . import jlreq

#: Characters that are looked at here.
AMBIGUOUS: Final = "“”‘’\"'#"

_CLOSERS: Final = {"“": "”", "‘": "’"}
_STRAIGHT: Final = "\"'"
_APOSTROPHES: Final = "'’"
#: What text between Latin quotation marks is made of.
_LATIN_TEXT: Final = frozenset(jlreq.WESTERN + jlreq.SPACE + jlreq.NO_BREAK_SPACE + jlreq.NO_BREAK_HYPHEN + jlreq.HYPHEN) | {
    jlreq.INSEPARABLE["…"],
    jlreq.INSEPARABLE["—"],
}


def classes_of(text: str, places: Sequence[int]) -> Mapping[int, str]:
    """The classes of the ``AMBIGUOUS`` characters of a text, which stand at ``places``; left out: what ``class_of`` says."""
    found: dict[int, str] = {}
    curly: list[int] = []
    straight: dict[str, list[int]] = {}
    for at in places:
        mark = text[at]
        if mark == "#":
            if _is_alphabetic(text, at - 1):  # C#
                found[at] = jlreq.LATIN_SIGN
        elif mark in _APOSTROPHES and _is_alphabetic(text, at - 1) and _is_alphabetic(text, at + 1):
            found[at] = jlreq.LATIN
        elif mark in _STRAIGHT:
            straight.setdefault(mark, []).append(at)
        else:
            curly.append(at)
    for alike in straight.values():
        found |= _straight_quotes(text, alike)
    return found | _curly_quotes(text, curly) if curly else found


def _is_alphabetic(text: str, at: int) -> bool:
    return 0 <= at < len(text) and jlreq.class_of(text[at]) in jlreq.ALPHABETIC


def _straight_quotes(text: str, places: Sequence[int]) -> dict[int, str]:
    """ASCII's marks of one kind by pairs; none if they do not come in pairs, as those that mean inches do not."""
    opening, closing = places[::2], places[1::2]
    if len(opening) != len(closing) or any(text[at + 1] == " " for at in opening) or any(text[at - 1] == " " for at in closing):
        return {}
    return dict.fromkeys(opening, jlreq.LATIN_OPEN) | dict.fromkeys(closing, jlreq.LATIN_CLOSE)


def _curly_quotes(text: str, places: Sequence[int]) -> dict[int, str]:
    """“ ” ‘ ’ round Latin text, and each lone ’ that ends or begins a Latin word (users’, ’90s)."""
    found: dict[int, str] = {}
    closed: set[int] = set()
    for first, last in _pairs(text, places):
        closed.add(last)
        if _is_latin(text[first + 1 : last]):
            found[first], found[last] = jlreq.LATIN_OPEN, jlreq.LATIN_CLOSE
    for at in places:
        if text[at] == "’" and at not in closed and (_is_alphabetic(text, at - 1) or _is_alphabetic(text, at + 1)):
            found[at] = jlreq.LATIN
    return found


def _pairs(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of “ and ”, ‘ and ’, the inner ones first."""
    open_places: list[int] = []
    for at in places:
        if text[at] in _CLOSERS:
            open_places.append(at)
        elif open_places and text[at] == _CLOSERS[text[open_places[-1]]]:
            yield open_places.pop(), at


def _is_latin(inner: str) -> bool:
    """Whether a text between quotation marks is Latin alone, those inside it apart."""
    classes = {jlreq.class_of(character) for character in inner if character not in AMBIGUOUS}
    return classes <= _LATIN_TEXT and not classes.isdisjoint(jlreq.ALPHABETIC)
