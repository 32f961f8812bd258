"""The grammar of a spreadsheet's number formats: a format code -> sections of tokens.

ECMA-376 part 1, 18.8.31 (``numFmts``), with what Japanese Excel adds to it: eras (``g``, ``e``, ``r``), days of the week
(``aaa``), ``[DBNum1]`` to ``[DBNum3]``, Japanese names of colours and ``!`` before a character that stands for itself.

By hand, for no library renders what Japanese Excel shows: of those on PyPI, one knows neither eras nor ``[DBNum]``, one is
without conditions and literals, one fails at import, and the one that knows most takes seconds to load.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import Final

from ..named_tuple import NamedTuple

#: Excel takes no longer code.
_LONGEST: Final = 255


class NumberFormatError(ValueError):
    """A number format that this grammar does not know, or a number that it cannot show."""


class Token(NamedTuple):
    """A piece of a section.

    ``kind``: ``literal`` (``text`` prints), ``digit`` (``0``, ``#`` or ``?``), ``number`` (a digit that stands for itself),
    ``point``, ``comma``, ``percent``, ``slash``, ``exponent`` (``E+``, ``E-``), ``general``, ``text`` (``@``), ``date``
    (letters of one kind, in lower case; ``n`` for minutes), ``elapsed`` (``h``, ``n`` or ``s``), ``meridiem`` (as typed) and
    ``subsecond`` (its zeros).
    """

    kind: str
    text: str


class Condition(NamedTuple):
    """``[<=100]``: which numbers a section is for."""

    operator: str
    operand: Decimal

    def holds(self, value: Decimal) -> bool:
        """Whether a number meets it."""
        below, equal = value < self.operand, value == self.operand
        meets = {"<": below, "<=": below or equal, "=": equal, "<>": not equal, ">=": not below, ">": not (below or equal)}
        return meets[self.operator]


class FormatSection(NamedTuple):
    """One of up to four sections of a code.

    ``kind``: ``date``, ``fraction``, ``exponent``, ``number``, ``general``, ``text`` or ``literal``; ``numerals``: 1 to 3 of
    ``[DBNum1]`` to ``[DBNum3]``, 0 without; ``language``: ``ja`` or ``en`` of ``[$-411]`` and its kin, ``-`` for another one,
    ``''`` if none is named; ``calendar``: its number in the same bracket; ``gannen``: the first year of an era prints 元.
    """

    tokens: tuple[Token, ...]
    kind: str
    condition: Condition | None = None
    numerals: int = 0
    language: str = ""
    calendar: int = 0
    gannen: bool = False


_PIECE: Final = re.compile(
    r"""
      "(?P<quoted>[^"]*)" | [\\!](?P<escaped>.) | (?P<width>_.) | (?P<fill>\*.) | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/標準) | (?P<meridiem>AM/PM|A/P|午前/午後|上午/下午) | (?P<calendar>B[12])
    | (?P<exponent>(?<=[0#?.,])E[+-](?=[ ]*[0#?]))
    | (?P<date>y+|m+|d+|h+|s+|g+|e+|b+|r+|a{3,4}(?!M/PM))
    | (?P<digit>[0#?]) | (?P<number>[1-9]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<slash>/) | (?P<text>@)
    | (?P<literal>[^"\[_*\\!;A-Za-z]) | (?P<end>;)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_COLOUR: Final = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|[黒青水緑紫赤白黄]|(?:color|色)\s*\d{1,2}", re.IGNORECASE
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+\.?\d*(?:E[+-]?\d{1,3})?)", re.IGNORECASE)
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
_NUMERALS: Final = re.compile(r"DBNum([123])", re.IGNORECASE)
_LOCALE: Final = re.compile(r"\$(?P<currency>[^-]*)(?:-(?P<tag>[A-Za-z0-9-]*)(?:,(?P<more>[0-9A-Fa-f]{1,4}))?)?")
_LCID: Final = re.compile(r"[0-9A-Fa-f]{3,8}")
#: What the system's own long date and time are in Japanese Windows, by the codes that ask for them.
_SYSTEM: Final = {"f800": 'yyyy"年"m"月"d"日"', "x-sysdate": 'yyyy"年"m"月"d"日"', "f400": "h:mm:ss", "x-systime": "h:mm:ss"}
_DATES: Final = frozenset({"date", "elapsed", "meridiem"})


@functools.lru_cache(maxsize=512)
def parse_format(code: str) -> tuple[FormatSection, ...]:
    """Give the sections of a format code.  Raises ``NumberFormatError`` if it is none."""
    if len(code) > _LONGEST:
        raise NumberFormatError(code)
    sections = []
    section = _SectionReader(code)
    position = 0
    while position < len(code):
        piece = _PIECE.match(code, position)
        if piece is None:
            raise NumberFormatError(code)
        position = piece.end()
        if piece.lastgroup == "end":
            sections.append(section.section())
            section = _SectionReader(code)
        else:
            section.take(piece.lastgroup or "", piece[piece.lastgroup or 0])
    sections.append(section.section())
    if len(sections) > 4 or sum(section.condition is not None for section in sections) > 2:
        raise NumberFormatError(code)
    return tuple(sections)


class _SectionReader:
    """Collects the tokens and the brackets of a section."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._tokens: list[Token] = []
        self._condition: Condition | None = None
        self._numerals = 0
        self._language = ""
        self._calendar = 0
        self._gannen = False
        self._system = ""
        self._marked = False  # by a colour, a condition or numerals: then an empty section is General

    def take(self, kind: str, text: str) -> None:
        """Take a piece of the code."""
        if kind == "bracket":
            self._take_bracket(text)
        elif kind == "calendar":
            if text[1] == "2":  # B2: the Hijri calendar
                raise NumberFormatError(self._code)
        elif kind == "width":
            self._tokens.append(Token("literal", " "))
        elif kind in ("quoted", "escaped"):
            self._tokens.append(Token("literal", text))
        elif kind != "fill":  # what fills the width of a cell is no text
            self._tokens.append(Token(kind, text.lower() if kind == "date" else text))

    def _take_bracket(self, text: str) -> None:
        if locale := _LOCALE.fullmatch(text):
            self._take_locale(locale)
            return
        if _ELAPSED.fullmatch(text):
            self._tokens.append(Token("elapsed", text.lower().replace("m", "n")))
            return
        self._marked = True
        if condition := _CONDITION.fullmatch(text):
            self._condition = Condition(condition[1], Decimal(condition[2]))
        elif numerals := _NUMERALS.fullmatch(text):
            self._numerals = int(numerals[1])
        elif not _COLOUR.fullmatch(text):
            raise NumberFormatError(self._code)

    def _take_locale(self, locale: re.Match[str]) -> None:
        """``[$¥-411]``: a currency, and a language by its Windows id or its tag, with numerals and calendar."""
        if locale["currency"]:
            self._tokens.append(Token("literal", locale["currency"]))
        tag = (locale["tag"] or "").lower()
        self._system = _SYSTEM.get(tag, self._system)
        more = int(locale["more"] or "0", 16)
        if tag in _SYSTEM or not tag:
            return
        if _LCID.fullmatch(tag):
            number = int(tag, 16)
            self._language = {0x11: "ja", 0x09: "en"}.get(number & 0x3FF, "-")
            more = number >> 16
        else:
            self._language = next((name for name in ("ja", "en") if tag.split("-")[0] == name), "-")
            self._gannen = tag.endswith("-x-gannen")
        self._calendar = more & 0x7F  # above them a mark of the dialogue
        if more >> 8 > 1:  # the numerals of another script
            raise NumberFormatError(self._code)

    def section(self) -> FormatSection:
        """Give the section that was read."""
        if self._system:
            return parse_format(self._system)[0]._replace(condition=self._condition, numerals=self._numerals)
        kinds = {token.kind for token in self._tokens}
        if not self._tokens and self._marked:
            self._tokens.append(Token("general", ""))
            kinds = {"general"}
        kind = self._kind(kinds)
        if kind == "date":
            tokens = self._date_tokens()
        else:
            bare = kind not in ("number", "exponent", "fraction")
            tokens = [Token("literal", t.text) if bare and t.kind not in ("general", "text") else t for t in self._tokens]
        numerals = 0 if self._language == "en" else self._numerals
        if numerals and self._language == "-":
            raise NumberFormatError(self._code)
        return FormatSection(tuple(tokens), kind, self._condition, numerals, self._language, self._calendar, self._gannen)

    def _kind(self, kinds: set[str]) -> str:
        found = [
            kind
            for kind, marks in (("date", _DATES), ("general", {"general"}), ("text", {"text"}))
            if not kinds.isdisjoint(marks)
        ]
        if len(found) > 1 or (found and found != ["date"] and "digit" in kinds):
            raise NumberFormatError(self._code)
        if found or "digit" not in kinds:
            return found[0] if found else "literal"
        if "exponent" in kinds:
            return "exponent"
        return "fraction" if "slash" in kinds else "number"

    def _date_tokens(self) -> list[Token]:
        """Tell minutes from months, zeros behind a point from the point, and letters that mean nothing."""
        tokens: list[Token] = []
        units: list[int] = []  # where dates, times and AM/PM stand in ``tokens``
        for token in self._tokens:
            kind, text = token
            last = tokens[units[-1]].text[0] if units else ""
            if kind == "digit":
                if text != "0" or not tokens or tokens[-1].kind != "subsecond":
                    raise NumberFormatError(self._code)
                tokens[-1] = Token("subsecond", tokens[-1].text + "0")
                continue
            if kind in ("date", "elapsed"):
                if text in ("m", "mm") and last == "h":
                    text = text.replace("m", "n")
                elif text[0] == "s" and units and tokens[units[-1]].text in ("m", "mm"):
                    tokens[units[-1]] = Token("date", tokens[units[-1]].text.replace("m", "n"))
                units.append(len(tokens))
                tokens.append(Token(kind, text))
            elif kind == "meridiem":
                units.append(len(tokens))
                tokens.append(token)
            elif kind == "point":
                tokens.append(Token("subsecond", ""))
            else:
                tokens.append(Token("literal", text))
        return [Token("literal", ".") if token == ("subsecond", "") else token for token in tokens]
