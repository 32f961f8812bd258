"""YAML's mistakes: why a line was not read as its author meant it, and the same line mended (FORMAT.md, Text)."""

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
#: What stands between brackets on a line: a quoted text, a plain one, or a sign.
_FLOW: Final = re.compile(
    r"""\s*(?:(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')"""
    r"""|(?P<text>(?:\{\{[^{}]*\}\}|\[\[[^\[\]]*\]\]|[^,\[\]{}\s"'])(?:\{\{[^{}]*\}\}|\[\[[^\[\]]*\]\]|[^,\[\]{}])*)"""
    r"""|(?P<sign>\S))"""
)
_FLOW_KEY: Final = re.compile(r"""\s*[^\s,\[\]{}:"'][^,\[\]{}:]*:(?=\s|$)(?P<sign>)(?P<text>)""")
_FLOW_HASH: Final = re.compile(r"[ ]#(?=\S)")
_COLON: Final = re.compile(r":(?=[ \t]|$)")
_KEY_COLON: Final = re.compile(r"""([ ]*(?:-[ ]+)*[^\s:：'"(（「{\[#-][^\s:：'"(（「{\[]{0,30})[ 　]*(：|:(?=[^\s/]))[ 　]*""")
_DASH: Final = re.compile(r"([ ]*(?:-[ ]+)*-)(?=[^-\s0-9])")
#: What is typed for the dash of an item.
_WIDE_DASHES: Final = "－‐‑‒–—―−﹣・･•"
#: One of them where an item should begin, and one that a key follows.
_WIDE_DASH: Final = re.compile(rf"(?P<lead>[ ]*)(?P<dash>[{_WIDE_DASHES}])[ \u3000]*(?=\S)")
_WIDE_ITEM: Final = re.compile(_WIDE_DASH.pattern + "(?=[A-Za-z_]+[:：])")
#: A full-width space (or one that does not break) before a key or an item.
_WIDE_LEAD: Final = re.compile(r"[ ]*(?:-[ ]*)*[\u3000\u00a0]\s*(?:-[ \u3000]|[^\s:：]{1,30}:(?:[ ]|$))")
#: Where a block text is announced, and the dashes and the key before it.
_BLOCK: Final = re.compile(r"(?P<dashes>[ ]*(?:-[ ]+)*)(?P<key>[^\s\"'#|>].*?:[ ]+)?[|>][-+0-9]{0,2}[ ]*(?:#.*)?$")
#: A line that begins an entry: an item, or a key.
_FRESH: Final = re.compile(r"""[ ]*(?:-[ ]|[^\s:："'#]{1,30}:(?:[ ]|$))""")
_CLOSED: Final = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"'), "'": re.compile("'(?:[^']|'')*+'")}
#: In brackets: a key, its colon, and the value that should stand apart from it.
_TIGHT_KEY: Final = re.compile(r"[^\s:：/]{1,30}:(?=[^\s/])")


#: Longest line that is taken apart to mend it.
_LONGEST: Final = 4000


def _entry(line: str) -> re.Match[str] | None:
    return _ENTRY.match(line) if len(line) <= _LONGEST else None


class YamlMistake(Exception):
    """A line that YAML does not read as it was meant: where, why, and the line mended (``None``: it cannot be guessed).

    ``put_in`` is the column of the character that the mended line has more (0: ``column``).
    """

    def __init__(
        self, line: int, column: int, code: str, /, *, mended: str | None = None, length: int = 1, put_in: int = 0, **values: str
    ) -> None:
        super().__init__(code)
        self.line, self.column, self.code, self.mended, self.length = line, column, code, mended, length
        self.put_in = put_in or column
        self.values = tuple(values.items()) if mended is None else (*values.items(), ("mended", mended.strip()))

    @classmethod
    def quoting(cls, lines: Sequence[str], row: int, column: int) -> YamlMistake:
        """Make the mistake of a text that lacks quotes; ``row`` and ``column`` (from 0) say where it begins."""
        line = lines[row]
        match = _entry(line)
        if match is not None and match.start("text") == column:
            text = match["text"].rstrip()
        else:  # among others between brackets
            text = (_PIECE.match(line, column) or _REST.match(line, column))[0].rstrip()  # type: ignore[index]  # the second always matches
        start = text[:2] if text[:2] in ("{{", "[[", "**") else text[:1]
        mended = line[:column] + quoted(text) + line[column + len(text) :]
        return cls(row + 1, column + 1, "trap-start", start=start, mended=mended, length=len(text))


def quoted(text: str) -> str:
    """Put a text between single quotes as YAML wants them."""
    return "'" + text.replace("'", "''") + "'"


def diagnose(lines: Sequence[str], error: yaml.MarkedYAMLError) -> YamlMistake:
    """Say what an office worker did wrong where the YAML parser gave up, with the mended line if it can be guessed."""
    problem, context = error.problem_mark, error.context_mark
    mark = context if context is not None and error.context in _WHERE_IT_BEGAN else problem or context
    if mark is None:
        return YamlMistake(1, 1, "yaml-syntax", reason=str(error.problem))
    row, column = min(mark.line, len(lines) - 1), mark.column
    if mark.line >= len(lines) or (not lines[row].strip() and row):
        row = next((n for n in range(row, -1, -1) if lines[n].strip()), 0)
        column = len(lines[row])
    ended = error.context == "while scanning a quoted scalar" and "end of stream" in str(error.problem)
    return (
        left_open(lines, row)
        or (left_open(lines, len(lines) - 1) if ended else None)
        or _indent(lines, row)
        or _wide_dash(lines, row)
        or _unquoted(lines, row)
        or _between_brackets(lines, row)
        or _key_colon(lines, row)
        or _dash(lines, row)
        or (_key_colon(lines, row - 1) if row else None)
        or _quote(lines, row, error)
        or (YamlMistake(row + 1, column + 1, "bracket", bracket=lines[row][column]) if error.context in _BRACKETS else None)
        or _structure(lines, row, min(column, len(lines[row])), error)
    )


def _structure(lines: Sequence[str], row: int, column: int, error: yaml.MarkedYAMLError) -> YamlMistake:
    """A line without a colon, or one that is in line with none before it; else only where reading ended."""
    above = lines[row - 1] if row else ":"
    if "mapping values" in str(error.problem) and ":" not in above and _depth(above) == _depth(lines[row]):
        row -= 1  # a key without its colon runs on into this line
    lead = _depth(lines[row])
    text = lines[row].strip()
    if re.match(r"- |[^\s:]+:(?: |$)", text):
        return YamlMistake(row + 1, lead + 1, "indent", spaces=str(lead))
    if ":" not in text or error.context == "while scanning a simple key":
        return YamlMistake(row + 1, lead + 1, "no-colon", length=len(text))
    return YamlMistake(row + 1, column + 1, "yaml-structure")


def misread(lines: Sequence[str], row: int) -> YamlMistake | None:
    """Say why a line (``row`` from 0) that was to be a key or an item of a list was read as plain text, if it can be told."""
    return _key_colon(lines, row) or _dash(lines, row)


def misread_list(lines: Sequence[str], row: int) -> YamlMistake | None:
    """Say why a line (``row`` from 0) was not read as the list that was to begin there, if it can be told."""
    return _dashed(lines, row) or misread(lines, row)


def misread_key(lines: Sequence[str], line: int, column: int, key: str, bare: bool) -> YamlMistake | None:
    """Say why a plain key cannot have been meant; positions count from 1, ``bare``: it has neither colon nor value."""
    row, match = lines[line - 1], _TIGHT_KEY.match(key)
    if key.startswith(("\u3000", "\u00a0")):
        return YamlMistake(line, column, "wide-space-indent")
    if key == "<<":
        return YamlMistake(line, column, "merge-key", length=2)
    if bare and match:
        at = column - 1 + match.end()
        return YamlMistake(line, at, "colon-space", mended=f"{row[:at]} {row[at:]}")
    return _dashed(lines, line - 1) if _WIDE_ITEM.match(row, column - 1) else None


def left_open(lines: Sequence[str], row: int, first: int = 0) -> YamlMistake | None:
    """A quote above ``row`` (from row ``first`` on) whose closing fellow was left off, so that it ran on into what follows."""
    for quote, closed in _CLOSED.items():
        at = next((n for n in range(row - 1, first - 1, -1) if quote in lines[n]), row)
        match = _entry(lines[at]) if at < row else None
        if match is None or not match["text"].startswith(quote) or not match["lead"].strip() or closed.match(match["text"]):
            continue
        own = _dashes(lines[at])
        fresh = next((n for n in range(at + 1, row + 1) if _FRESH.match(lines[n]) and _depth(lines[n]) <= own), None)
        if fresh is None or at not in _outside_blocks(lines, at):
            continue
        start, text = match.start("text"), match["text"].rstrip()
        if fresh > at + 1:  # a text of several lines: where it ends is for its author to say
            return YamlMistake(at + 1, start + 1, "unclosed-quote", quote=quote)
        end = start + len(text)
        mended = lines[at][:end] + quote + lines[at][end:]
        return YamlMistake(at + 1, start + 1, "open-quote", mended=mended, length=len(text), put_in=end + 1, quote=quote)
    return None


def _wide_dash(lines: Sequence[str], row: int) -> YamlMistake | None:
    """A full-width dash or dot before the first key of an item, here or lines above, where it was read as part of the key."""
    at = _first(lines, row, _WIDE_ITEM)
    return None if at is None else _dashed(lines, at)


def _dashed(lines: Sequence[str], row: int) -> YamlMistake | None:
    match = _WIDE_DASH.match(lines[row])
    if match is None:
        return None
    mended = f"{match['lead']}- {lines[row][match.end() :]}"
    return YamlMistake(row + 1, match.start("dash") + 1, "wide-dash", mended=mended, dash=match["dash"])


def _dashes(line: str) -> int:
    """Count the characters before the text or key of a line: its indent and the dashes of its items."""
    return re.match(r"[ ]*(?:-[ ]+)*", line).end()  # type: ignore[union-attr]  # it always matches


def _outside_blocks(lines: Sequence[str], last: int) -> set[int]:
    """Give the rows up to ``last`` that belong to no block text (``|``)."""
    rows = set()
    inside: int | None = None
    for row, line in enumerate(lines[: last + 1]):
        if inside is not None and (not line.strip() or _depth(line) > inside):
            continue
        inside = None
        rows.add(row)
        if line.rstrip()[-1:] in "|>-+123456789" and (match := _BLOCK.match(line)):
            inside = match.end("dashes") if match["key"] else match["dashes"].rfind("-")
    return rows


def _first(lines: Sequence[str], last: int, pattern: re.Pattern[str]) -> int | None:
    """Give the first line up to ``last``, block texts apart, that a pattern matches."""
    found = [row for row in range(last + 1) if pattern.match(lines[row])]
    outside = _outside_blocks(lines, last) if found else set()
    return next((row for row in found if row in outside), None)


_BRACKETS: Final = ("while parsing a flow sequence", "while parsing a flow mapping")
#: Parser contexts whose beginning, not their end, is where the author erred.
_WHERE_IT_BEGAN: Final = ("while scanning a simple key", "while scanning a quoted scalar", *_BRACKETS)


def _indent(lines: Sequence[str], row: int) -> YamlMistake | None:
    """A tab or a full-width space before the text; one before a key may stand far above, read as part of the key."""
    at = _first(lines, row, _WIDE_LEAD)
    if at is not None:
        return YamlMistake(at + 1, re.search("[\u3000\u00a0]", lines[at]).start() + 1, "wide-space-indent")  # type: ignore[union-attr]  # it always matches
    for at in (row, row - 1):
        if at < 0:
            continue
        lead = re.match(r"\s*(?:- *)?\s*", lines[at])
        white = lead.group() if lead else ""
        if "\t" in white:
            return YamlMistake(at + 1, white.index("\t") + 1, "tab-indent")
        if (match := re.search("[\u3000\u00a0]", white)) and at in _outside_blocks(lines, at):
            return YamlMistake(at + 1, match.start() + 1, "wide-space-indent")
    return None


def _unquoted(lines: Sequence[str], row: int) -> YamlMistake | None:
    """A plain text that begins with a character of YAML's, or holds a colon and a space."""
    match = _entry(lines[row])
    if match is None or not match["text"]:
        return None
    text, at = match["text"], match.start("text")
    if _START.match(text):
        if text[0] in "|>" and row + 1 < len(lines) and lines[row + 1].startswith(" " * (_depth(lines[row]) + 1)):
            return YamlMistake(row + 1, at + 2, "text-after-bar", length=len(text) - 1, bar=text[0])
        return YamlMistake.quoting(lines, row, at)
    if text[0] in "\"'[{":
        return None
    if (colon := _COLON.search(text)) and match["lead"].rstrip().endswith(":"):
        mended = match["lead"] + quoted(text.rstrip()) + (match["comment"] or "")
        return YamlMistake(row + 1, at + colon.start() + 1, "trap-colon", mended=mended)
    return None


def _between_brackets(lines: Sequence[str], row: int) -> YamlMistake | None:
    """A plain text in a list or mapping between brackets that needs quotes."""
    line = lines[row]
    entry = _entry(line)
    if entry is None or entry["text"][:1] not in ("[", "{"):
        return None
    opened: list[str] = []
    is_key = False
    at, end = entry.span("text")
    while piece := (is_key and _FLOW_KEY.match(line, at, end)) or _FLOW.match(line, at, end):
        at = piece.end()
        sign = piece["sign"]
        if sign in ("[", "{"):
            opened.append(sign)
        elif sign in ("]", "}"):
            del opened[-1:]
        elif sign in ("'", '"'):  # no fellow of it follows on the line
            return YamlMistake(row + 1, piece.start("sign") + 1, "unclosed-quote", quote=sign)
        elif piece["text"] and (mistake := _trap_of_piece(lines, row, *piece.span("text"))):
            return mistake
        is_key = sign in ("{", ",") and opened[-1:] == ["{"]
    return None


def _trap_of_piece(lines: Sequence[str], row: int, start: int, end: int) -> YamlMistake | None:
    """Why the plain text from ``start`` to ``end`` of a line, among others between brackets, needs quotes."""
    line = lines[row]
    text = line[start:end].rstrip()
    hidden = _FLOW_HASH.search(text)
    if hidden:  # all after it, the closing bracket too, has become a comment
        text = text[: hidden.end()] + (re.match(r"[^,\]}]*", line[start + hidden.end() :]) or hidden)[0].rstrip()
    mended = line[:start] + quoted(text) + line[start + len(text) :]
    if not text or text[0] in "&!":
        return None
    if hidden:
        return YamlMistake(row + 1, start + hidden.start() + 2, "trap-hash", mended=mended)
    if _START.match(text):
        return YamlMistake.quoting(lines, row, start)
    if inside := re.search(r"\{\{|\[\[", text):
        return YamlMistake(row + 1, start + inside.start() + 1, "trap-start", start=inside[0], mended=mended, length=2)
    if text.endswith(":") and line[end : end + 1] in ("[", "{"):
        return YamlMistake(row + 1, end, "colon-space", mended=f"{line[:end]} {line[end:]}")
    if colon := _COLON.search(text):
        return YamlMistake(row + 1, start + colon.start() + 1, "trap-colon", mended=mended)
    return None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _key_colon(lines: Sequence[str], row: int) -> YamlMistake | None:
    """A full-width colon after a key, or no space after the colon."""
    line = lines[row]
    match = _KEY_COLON.match(line)
    if match is None:
        return None
    code = "wide-colon" if match[2] == "：" else "colon-space"
    mistake = YamlMistake(row + 1, match.start(2) + 1, code, mended=f"{match[1]}: {line[match.end() :]}".rstrip())
    if not match[1].isascii():
        mistake.mended = None  # perhaps no key at all, but a line of text: do not go on from a guess
    return mistake


def _dash(lines: Sequence[str], row: int) -> YamlMistake | None:
    """No space after the dash of an item."""
    line = lines[row]
    match = _DASH.match(line)
    if match is None:
        return None
    return YamlMistake(row + 1, match.end(), "dash-space", mended=f"{match[1]} {line[match.end() :].lstrip(chr(0x3000))}")


def _quote(lines: Sequence[str], row: int, error: yaml.MarkedYAMLError) -> YamlMistake | None:
    """A quote that is not closed, or is closed too early."""
    match = _entry(lines[row])
    text = match["text"] if match else ""
    if match is None or text[:1] not in ("'", '"') or not text:
        return None
    at = match.start("text")
    if error.context == "while scanning a quoted scalar" and "end of stream" in str(error.problem):
        return YamlMistake(row + 1, at + 1, "unclosed-quote", quote=text[0])
    if error.context in ("while parsing a quoted scalar", "while scanning a double-quoted scalar"):
        if "Unicode" in str(error.problem):
            return YamlMistake(row + 1, at + 1, "escape-of-no-character")
        return YamlMistake(row + 1, at + 1, "bad-escape", mended=lines[row][:at] + quoted(text.strip('"')))
    return YamlMistake(row + 1, at + 1, "quote-inside", mended=lines[row][:at] + quoted(text))
