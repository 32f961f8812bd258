"""YAML's traps: why a line was not read as its author meant it, and the same line mended (FORMAT.md, Text)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import yaml

#: Indent, dashes and key of a line; its text; a comment.
_ENTRY: Final = re.compile(
    r"""(?P<lead>[ ]*(?:-[ ]+)*(?:(?![\[{"'])[^\s:#][^:#]*?:[ ]+|(?:"[^"]*"|'[^']*'):[ ]+)?)"""
    r"""(?P<text>.*?)(?P<comment>[ ]+\#(?:[ ].*)?)?$""",
    re.VERBOSE,
)
#: First characters that YAML takes for its own; a block header (``|``, ``>-``) is meant.
_START: Final = re.compile(r"""[*@`%&!?,\]}]|\{\{|\[\[|-(?:[ ]|$)|[|>](?![-+0-9]{0,2}[ ]*$)""")
#: A text between brackets: up to a comma or the closing bracket.
_PIECE: Final = re.compile(r"(?:\{\{[^{}]*\}\}|\[\[[^\[\]]*\]\]|[^,\[\]{}])+")
_REST: Final = re.compile(".*")
_COLON: Final = re.compile(r":(?=[ \t]|$)")
_KEY_COLON: Final = re.compile(r"""([ ]*(?:-[ ]+)*[^\s:：'"(（「{\[#-][^\s:：'"(（「{\[]{0,30})[ 　]*(：|:(?=[^\s/]))[ 　]*""")
_DASH: Final = re.compile(r"([ ]*(?:-[ ]+)*-)(?=[^-\s0-9])")


#: Longest line that is taken apart to mend it.
_LONGEST: Final = 4000


def _entry(line: str) -> re.Match[str] | None:
    return _ENTRY.match(line) if len(line) <= _LONGEST else None


class Trap(Exception):
    """A line that YAML does not read as it was meant: where, why, and the line mended (``None``: it cannot be guessed)."""

    def __init__(
        self, line: int, column: int, code: str, /, *, mended: str | None = None, length: int = 1, **values: str
    ) -> None:
        super().__init__(code)
        self.line, self.column, self.code, self.mended, self.length = line, column, code, mended, length
        self.values = tuple(values.items()) if mended is None else (*values.items(), ("mended", mended.strip()))

    @classmethod
    def quoting(cls, lines: Sequence[str], row: int, column: int) -> Trap:
        """Make the trap of a text that lacks quotes; ``row`` and ``column`` (from 0) say where it begins."""
        line = lines[row]
        match = _entry(line)
        if match is not None and match.start("text") == column:
            text = match["text"].rstrip()
        else:  # among others between brackets
            text = (_PIECE.match(line, column) or _REST.match(line, column))[0].rstrip()  # type: ignore[index]
        start = text[:2] if text[:2] in ("{{", "[[", "**") else text[:1]
        mended = line[:column] + quoted(text) + line[column + len(text) :]
        return cls(row + 1, column + 1, "trap-start", start=start, mended=mended, length=len(text))


def quoted(text: str) -> str:
    """Put a text between single quotes as YAML wants them."""
    return "'" + text.replace("'", "''") + "'"


def diagnose(lines: Sequence[str], error: yaml.MarkedYAMLError) -> Trap:
    """Say what an office worker did wrong where the YAML parser gave up, with the mended line if it can be guessed."""
    problem, context = error.problem_mark, error.context_mark
    mark = context if context is not None and error.context in _WHERE_IT_BEGAN else problem or context
    if mark is None:
        return Trap(1, 1, "yaml-syntax", reason=str(error.problem))
    row, column = min(mark.line, len(lines) - 1), mark.column
    if mark.line >= len(lines) or (not lines[row].strip() and row):
        row = next((n for n in range(row, -1, -1) if lines[n].strip()), 0)
        column = len(lines[row])
    return (
        _indent(lines, row)
        or _unquoted(lines, row)
        or _key_colon(lines, row)
        or _dash(lines, row)
        or (_key_colon(lines, row - 1) if row else None)
        or _quote(lines, row, error)
        or (Trap(row + 1, column + 1, "bracket", bracket=lines[row][column]) if error.context in _BRACKETS else None)
        or _structure(lines, row, min(column, len(lines[row])), error)
    )


def _structure(lines: Sequence[str], row: int, column: int, error: yaml.MarkedYAMLError) -> Trap:
    """A line without a colon, or one that is in line with none before it; else only where reading ended."""
    above = lines[row - 1] if row else ":"
    if "mapping values" in str(error.problem) and ":" not in above and _depth(above) == _depth(lines[row]):
        row -= 1  # a key without its colon runs on into this line
    lead = _depth(lines[row])
    text = lines[row].strip()
    if re.match(r"- |[^\s:]+:(?: |$)", text):
        return Trap(row + 1, lead + 1, "indent", spaces=str(lead))
    if ":" not in text or error.context == "while scanning a simple key":
        return Trap(row + 1, lead + 1, "no-colon", length=len(text))
    return Trap(row + 1, column + 1, "yaml-structure")


def misread(lines: Sequence[str], row: int) -> Trap | None:
    """Say why a line (``row`` from 0) that was to be a key or an item of a list was read as plain text, if it can be told."""
    return _key_colon(lines, row) or _dash(lines, row)


_BRACKETS: Final = ("while parsing a flow sequence", "while parsing a flow mapping")
#: Parser contexts whose beginning, not their end, is where the author erred.
_WHERE_IT_BEGAN: Final = ("while scanning a simple key", "while scanning a quoted scalar", *_BRACKETS)


def _indent(lines: Sequence[str], row: int) -> Trap | None:
    """A tab or a full-width space before the text."""
    for at in (row, row - 1):
        if at < 0:
            continue
        lead = re.match(r"\s*(?:- *)?\s*", lines[at])
        white = lead.group() if lead else ""
        if "\t" in white:
            return Trap(at + 1, white.index("\t") + 1, "tab-indent")
        if match := re.search("[\u3000\u00a0]", white):
            return Trap(at + 1, match.start() + 1, "wide-space-indent")
    return None


def _unquoted(lines: Sequence[str], row: int) -> Trap | None:
    """A plain text that begins with a character of YAML's, or holds a colon and a space."""
    match = _entry(lines[row])
    if match is None or not match["text"]:
        return None
    text, at = match["text"], match.start("text")
    if _START.match(text):
        if text[0] in "|>" and row + 1 < len(lines) and lines[row + 1].startswith(" " * (_depth(lines[row]) + 1)):
            return Trap(row + 1, at + 2, "text-after-bar", length=len(text) - 1, bar=text[0])
        return Trap.quoting(lines, row, at)
    if text[0] in "\"'[{":
        return None
    if (colon := _COLON.search(text)) and match["lead"].rstrip().endswith(":"):
        mended = match["lead"] + quoted(text.rstrip()) + (match["comment"] or "")
        return Trap(row + 1, at + colon.start() + 1, "trap-colon", mended=mended)
    return None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _key_colon(lines: Sequence[str], row: int) -> Trap | None:
    """A full-width colon after a key, or no space after the colon."""
    line = lines[row]
    match = _KEY_COLON.match(line)
    if match is None:
        return None
    code = "wide-colon" if match[2] == "：" else "colon-space"
    trap = Trap(row + 1, match.start(2) + 1, code, mended=f"{match[1]}: {line[match.end() :]}".rstrip())
    if not match[1].isascii():
        trap.mended = None  # perhaps no key at all, but a line of text: do not go on from a guess
    return trap


def _dash(lines: Sequence[str], row: int) -> Trap | None:
    """No space after the dash of an item."""
    line = lines[row]
    match = _DASH.match(line)
    if match is None:
        return None
    return Trap(row + 1, match.end(), "dash-space", mended=f"{match[1]} {line[match.end() :].lstrip(chr(0x3000))}")


def _quote(lines: Sequence[str], row: int, error: yaml.MarkedYAMLError) -> Trap | None:
    """A quote that is not closed, or is closed too early."""
    match = _entry(lines[row])
    text = match["text"] if match else ""
    if match is None or text[:1] not in ("'", '"') or not text:
        return None
    at = match.start("text")
    if error.context == "while scanning a quoted scalar" and "end of stream" in str(error.problem):
        return Trap(row + 1, at + 1, "unclosed-quote", quote=text[0])
    if error.context in ("while parsing a quoted scalar", "while scanning a double-quoted scalar"):
        if "Unicode" in str(error.problem):
            return Trap(row + 1, at + 1, "escape-of-no-character")
        return Trap(row + 1, at + 1, "bad-escape", mended=lines[row][:at] + quoted(text.strip('"')))
    return Trap(row + 1, at + 1, "quote-inside", mended=lines[row][:at] + quoted(text))
