"""What stands between brackets in YAML and JSON, taken apart one thing after the other; nothing that stands there is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..named_tuple import NamedTuple
from .yaml_mistake import depth, entry

#: What closes each bracket.
OPENERS: Final = {"[": "]", "{": "}"}
#: A text in quotes.
STRINGS: Final = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile("'(?:[^']|'')*'(?!')")}
#: A plain text: it ends before a comma, a bracket, a comment, or a colon that ends a key.
_PLAIN: Final = re.compile(
    r"(?:\{\{[^{}]*\}\}|\[\[[^\[\]]*\]\]"
    r"|(?!:(?:[\s,\[\]{}]|$)|\s+#\s)[^,\[\]{}\s]"
    r"|\s+(?!#\s|[,\]}]|\{(?!\{)|\[(?!\[)|$|:(?:\s|$)))+"
)
_BLANK: Final = re.compile(r"[ \t\u3000\u00a0]*(?:#(?:\s.*)?$)?")
#: A value or a reference.
_NAMED: Final = re.compile(r"\{\{[^{}\[\]\"':,]+\}\}|\[\[[^{}\[\]\"':,]+\]\]")
#: Rows that a text in quotes may go on for.
_LONGEST: Final = 500
#: Rows that are looked through for the bracket to which one belongs.
_HIGHEST: Final = 2000


class FlowToken(NamedTuple):
    """Something between brackets: ``kind`` is a sign, ``quoted``, ``plain`` or ``end``; rows and columns from 0."""

    kind: str
    row: int
    column: int
    end_row: int
    end: int


class OpenBracket(NamedTuple):
    """A bracket that is open, and what is expected next: ``key``, ``:``, ``value`` or ``,``."""

    sign: str
    row: int
    column: int
    expects: str


def skip_white(lines: Sequence[str], row: int, column: int) -> tuple[int, int]:
    """Go over white space, line ends and comments; at the end of the text the row is none of its rows."""
    while row < len(lines):
        line = lines[row]
        match = _BLANK.match(line, column)
        column = match.end() if match else column
        if column < len(line):
            return row, column
        row, column = row + 1, 0
    return row, 0


def next_token(lines: Sequence[str], row: int, column: int, behind_key: bool) -> FlowToken:
    """Give what stands at a place or behind the white space there; ``behind_key``: a colon is expected."""
    row, column = skip_white(lines, row, column)
    if row >= len(lines):
        return FlowToken("end", row, 0, row, 0)
    line = lines[row]
    sign = line[column]
    if sign in STRINGS:
        return _string(lines, row, column, sign)
    if sign in "[]{},:" and not _is_text(line, column, behind_key):
        return FlowToken(sign, row, column, row, column + 1)
    match = _PLAIN.match(line, column)
    return FlowToken("plain", row, column, row, match.end() if match else column + 1)


def _is_text(line: str, column: int, behind_key: bool) -> bool:
    """Whether a sign begins a text: a colon that no key stands before, or ``{{`` and ``[[`` that hold a name."""
    if line[column] == ":":
        return not behind_key and line[column + 1 : column + 2] not in ("", " ", "\t")
    return _NAMED.match(line, column) is not None


def _string(lines: Sequence[str], row: int, column: int, quote: str) -> FlowToken:
    """A text in quotes, of one row or of several; ``open``: it is not closed."""
    match = STRINGS[quote].match(lines[row], column)
    if match:
        return FlowToken("quoted", row, column, row, match.end())
    text = lines[row][column:]
    for below in range(row + 1, min(row + _LONGEST, len(lines))):
        start = len(text) + 1
        text = f"{text}\n{lines[below]}"
        if quote in lines[below] and (match := re.compile(STRINGS[quote].pattern, re.DOTALL).match(text)):
            return FlowToken("quoted", row, column, below, match.end() - start)
    return FlowToken("open", row, column, row, len(lines[row]))


def flow_entry(lines: Sequence[str], row: int) -> tuple[int, int] | None:
    """Give where the brackets begin in which a row stands, or that begin in it: row and column, from 0; ``None``: in none."""
    for at in range(row, max(row - _HIGHEST, -1), -1):
        match = entry(lines[at])
        if match is not None and match["text"][:1] in OPENERS:
            start = match.start("text")
        elif match is None and lines[at].lstrip()[:1] in OPENERS:
            start = depth(lines[at])
        elif at < row and match is not None and match["lead"].strip() and match["text"]:
            return None
        else:
            continue
        return (at, start) if at == row or _last_row(lines, at, start) >= row else None
    return None


def _last_row(lines: Sequence[str], row: int, column: int) -> int:
    """Give the row in which a bracket is closed, whatever stands in it."""
    opened, behind_key = 0, False
    while True:
        token = next_token(lines, row, column, behind_key)
        row, column = token.end_row, token.end
        behind_key = token.kind in ("quoted", "plain")
        opened += (token.kind in OPENERS) - (token.kind in ("]", "}"))
        if opened <= 0 or token.kind == "end":
            return row
