"""A page's stream in the forms in which most are written, read in bulk: lines of text in marks that do not nest, and rules.

What is not wholly of these forms is left to ``content``, which reads any stream; of what is, both give the same runs.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from struct import unpack
from typing import Final

from ..named_tuple import NamedTuple
from .font import Font
from .syntax import string

NUMBER: Final = rb"-?[0-9]++(?:\.[0-9]++)?"
_STRING: Final = rb"\((?:[^()\\]++|\\.)*+\)"
#: A font, of a size that can be read: text has 6 pt at least (TB-1), 続き in the narrowest No column 4 (TB-9).
_FONT: Final = rb"/\w++ (?:[4-9]|[1-9][0-9]++)(?:\.[0-9]++)? Tf"
#: A move within a line: on by any gap, back by little more than half an em (SP-5), lest a glyph stand on another one.
_GAP: Final = rb"(?:-[0-9]++|[0-5]?[0-9]{1,2})(?:\.[0-9]++)?"
#: Strings with a move before each and behind the last one, or none.
_ITEMS: Final = rb"(?:" + _GAP + rb")?(?:" + _STRING + rb"(?:" + _GAP + rb")?)*+"
SHOWS: Final = rb"(?:(?:" + _FONT + rb")?(?:" + _STRING + rb"Tj|\[" + _ITEMS + rb"\]TJ))++"
LINES: Final = rb"(?:BT " + NUMBER + rb" " + NUMBER + rb" Td(?:" + SHOWS + rb")?+\nET\n)*+"
#: Areas that are filled, too pale to hide text, black being set again behind them; rules, too narrow to.
_PATHS: Final = (
    b"(?:(?:(?:0\\.[5-9][0-9]*+|1) g\n(?:N N N N re\n)++f\n)++0 g\n|(?:[0-3](?:\\.[0-9]++)? w\n(?:N N m N N l\n)++S\n)++)"
).replace(b"N", NUMBER)
ARTIFACT: Final = rb"/Artifact<<(?:/(?:Type|Subtype)/\w++|/Attached\[/\w++\])*+>>BDC\n"
CONTENT: Final = rb"/(?!Artifact<)\w++<</MCID ([0-9]++)>>BDC\n"
#: Areas and rules: they come before all text.
PAINTED: Final = rb"(?:\s*+" + ARTIFACT + _PATHS + rb"EMC\n)*+"
_PAINTED: Final = re.compile(PAINTED)
_MARK: Final = re.compile(rb"\s*+(?:" + ARTIFACT + rb"|" + CONTENT + rb")(" + LINES + rb")EMC\n|\s*+(\S.*+)", re.DOTALL)
_LINE: Final = re.compile(
    rb"BT (" + NUMBER + rb") (" + NUMBER + rb") Td(?:(?:/(\w++) (" + NUMBER + rb") Tf)?(" + _STRING + rb")Tj\nET\n|"
    rb"(" + SHOWS + rb"|)\nET\n)", re.DOTALL
)  # fmt: skip
_SHOW: Final = re.compile(rb"(?:/(\w++) (" + NUMBER + rb") Tf)?(?:(" + _STRING + rb")Tj|\[(" + _ITEMS + rb")\]TJ)", re.DOTALL)
_STRINGS: Final = re.compile(_STRING, re.DOTALL)
_MOVE: Final = re.compile(NUMBER)


#: Numbers that are found once; more would take memory without coming again.
_KEPT: Final = 1 << 14


#: The first line, and whether it sets a font: before it no string stands, in which the like might.
_FIRST: Final = re.compile(rb"\nBT " + NUMBER + rb" " + NUMBER + rb" Td(/)?")


class _NumberValues(dict[bytes, float]):
    """The value of each number, found once: lines stand in few places."""

    def __missing__(self, token: bytes) -> float:
        value = float(token)
        if len(self) < _KEPT:
            self[token] = value
        return value


_NUMBERS: Final = _NumberValues()


def stands_alone(stream: bytes) -> bool:
    """Whether a stream means the same behind any other one that does so: it is wholly of the forms, and sets a font first."""
    first = _FIRST.search(stream)
    _, marked = _split(stream)
    return not any(other for *_, other in marked) and (first is None or bool(first[1]))


def _split(stream: bytes) -> tuple[int, list[tuple[bytes, bytes, bytes]]]:
    """How many artifacts a stream paints first, and its marks: MCID, lines, what is neither."""
    painted = _PAINTED.match(stream)
    assert painted  # it matches nothing, too
    return painted[0].count(b"BDC"), _MARK.findall(stream, painted.end())


class TextRuns(NamedTuple):
    """The runs of a page in stream order, each property by itself (``content.GlyphRun``).

    ``marks``: the place of each one's mark among the page's; ``lefts``, ``rights``, ``baselines``: in pt from the page's lower
    left corner; ``sizes``: in pt.
    """

    marks: Sequence[int]
    texts: Sequence[str]
    lefts: Sequence[float]
    rights: Sequence[float]
    baselines: Sequence[float]
    sizes: Sequence[float]


#: A font as a stream sets it: its resource name and its size.
SetFont = tuple[bytes, bytes]
#: None is set yet.
NO_FONT: Final = (b"", b"")


class FormPage(NamedTuple):
    """A page's marks by their MCID (-1: an artifact) in stream order, its runs, and the codes that it shows of each font."""

    marks: Sequence[int]
    runs: TextRuns
    codes: Mapping[str, Iterable[int]]
    #: The font that is set at its end.
    font: SetFont = NO_FONT


class FormText(NamedTuple):
    """What a stream shows, and its marks by their MCID in stream order, artifacts aside."""

    text: str
    mcids: Sequence[int]
    #: The font that is set at its end.
    font: SetFont


class _Shows(NamedTuple):
    """What a stream shows, before its codes are read; ``marks``, ``font``: as in ``FormPage``."""

    marks: Sequence[int]
    #: Mark, font, its size, x, y (``nan``: behind the one before), a string as it is written.
    shows: Sequence[tuple[int, bytes, bytes, bytes, bytes, bytes]]
    #: By the place of the show that follows, or that moves back: by how much, in 1/1000 em.
    joined: Mapping[int, float]
    font: SetFont


def read_text(stream: bytes, fonts: Mapping[str, Font], set_font: SetFont = NO_FONT) -> FormText | None:
    """What a decoded stream shows, wherever that stands; ``None``: where ``read_forms`` gives ``None``."""
    found = _find_shows(stream, set_font)
    if found is None:
        return None
    characters: list[str] = []
    for _, name, _, _, _, shown in found.shows:
        font, codes = fonts.get(name.decode()), _codes(shown)
        if font is None or not font.composite or len(codes) % 2:
            return None
        try:
            characters += map(font.characters.__getitem__, unpack(f">{len(codes) // 2}H", codes))
        except KeyError:
            return None
    return FormText("".join(characters), tuple([mcid for mcid in found.marks if mcid >= 0]), found.font)


def read_forms(stream: bytes, fonts: Mapping[str, Font], set_font: SetFont = NO_FONT) -> FormPage | None:
    """The marks and runs of a page's decoded stream; ``None`` if it is not wholly of the forms that are known here.

    ``fonts``: by their resource names; ``set_font``: the one that is set before it.  A code without a character is of none of
    the forms.
    """
    found = _find_shows(stream, set_font)
    if found is None:
        return None
    marks, shows, joined, last = found
    if not shows:
        return FormPage(marks, TextRuns((), (), (), (), (), ()), {}, set_font)
    of_marks, names, ems, xs, ys, strings = zip(*shows, strict=True)
    measured = _measure(names, list(map(_codes, strings)), fonts)
    if measured is None:
        return None
    texts, advances, codes = measured
    lefts, baselines, sizes = (list(map(_NUMBERS.__getitem__, column)) for column in (xs, ys, ems))
    for place, back in joined.items():
        advances[place] -= back
    rights = [left + advance / 1000 * size for left, advance, size in zip(lefts, advances, sizes, strict=True)]
    if b"nan" in xs:
        for place, x in enumerate(xs):
            if x == b"nan":
                lefts[place] = rights[place - 1]
                rights[place] = lefts[place] + advances[place] / 1000 * sizes[place]
    return FormPage(marks, TextRuns(of_marks, texts, lefts, rights, baselines, sizes), codes, last)


def _find_shows(stream: bytes, set_font: SetFont) -> _Shows | None:
    """The marks and strings of a stream; ``None`` if it is not wholly of the forms."""
    painted, marked = _split(stream)
    marks = [-1] * painted
    shows: list[tuple[int, bytes, bytes, bytes, bytes, bytes]] = []
    joined: dict[int, float] = {}
    font, size = set_font
    for mcid, body, other in marked:
        if other:
            return None
        mark = len(marks)
        marks.append(int(mcid or -1))
        for x, y, name, em, shown, several in _LINE.findall(body):
            if name:
                font, size = name, em
            if shown:
                shows.append((mark, font, size, x, y, shown))
                continue
            for name, em, one, items in _SHOW.findall(several):
                if name:
                    font, size = name, em
                if items:
                    joined[len(shows)] = sum(map(float, _MOVE.findall(_STRINGS.sub(b" ", items))))
                    one = b"(%b)" % b"".join([string[1:-1] for string in _STRINGS.findall(items)])
                shows.append((mark, font, size, x, y, one))
                x = b"nan"
    return _Shows(marks, shows, joined, (font, size))


def _codes(shown: bytes) -> bytes:
    """The codes of a string as it is written."""
    return string(shown) if b"\\" in shown or b"\r" in shown else shown[1:-1]


def _measure(
    names: Sequence[bytes], strings: Sequence[bytes], fonts: Mapping[str, Font]
) -> tuple[list[str], list[float], dict[str, array[int]]] | None:
    """Text and advance (1/1000 em) of each string in its font, and the codes of each font; ``None``: it lacks one."""
    texts, advances = [""] * len(strings), [0.0] * len(strings)
    codes: dict[str, array[int]] = {}  # of all pages at once: a set takes ten times the room
    for name in set(names):
        font = fonts.get(name.decode())
        places = [place for place, other in enumerate(names) if other == name]
        own = [strings[place] for place in places]
        counts = [len(shown) // 2 for shown in own]
        joined = b"".join(own)
        if font is None or not font.composite or 2 * sum(counts) != len(joined):
            return None
        shown = unpack(f">{len(joined) // 2}H", joined)
        try:
            characters = list(map(font.characters.__getitem__, shown))
        except KeyError:
            return None
        bounds = list(accumulate(counts, initial=0))
        if font.longest == 1 and len(text := "".join(characters)) == len(shown):
            own_texts = [text[start:end] for start, end in pairwise(bounds)]
        else:
            own_texts = ["".join(characters[start:end]) for start, end in pairwise(bounds)]
        ends = list(accumulate(map(font.metrics.advances.__getitem__, shown), initial=0.0))
        for place, own_text, (start, end) in zip(places, own_texts, pairwise(bounds), strict=True):
            texts[place] = own_text
            advances[place] = ends[end] - ends[start]
        codes[name.decode()] = array("H", set(shown))
    return texts, advances, codes
