"""Mistakes within the texts between brackets: backslashes that mean nothing, and plain texts that need quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .flow_tokens import STRINGS
from .line_mistakes import KEY_COLON
from .yaml_mistake import YamlMistake, quote_yaml

#: What YAML lets stand behind a backslash.
_ESCAPE: Final = re.compile(r"\\(?:[0abt\tnvfre \"/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|$)")
#: A text that is a path of Windows: no backslash of it is an escape.
_WINDOWS: Final = re.compile(r'"(?:[A-Za-z]:\\|\\\\)')
#: Where a text ends as YAML reads it, and one that it takes for a comment from its first character on, with what ends it.
_HASH: Final = re.compile(r"[ ]#(?=\S)")
_HASH_FIRST: Final = re.compile(r"#(?=\S)(?=[^,\]}]*[,\]}])")
_START: Final = re.compile(r"[*@`%!?|>]|&(?!\w+[ ,])|-(?:[ ]|$)")


def escape_mistake(lines: Sequence[str], row: int, column: int) -> YamlMistake | None:
    """Say which backslash of a double-quoted text (it begins at ``row`` and ``column``) means nothing."""
    line = lines[row]
    match = STRINGS['"'].match(line, column)
    end = match.end() if match else len(line)
    at = line.find("\\", column, end)
    while at >= 0 and (good := _ESCAPE.match(line, at)):
        at = line.find("\\", good.end(), end)
    if at < 0:
        return None
    if match is None:
        return YamlMistake(row + 1, at + 1, "bad-escape", length=2)
    if match[0].count("\\") == match[0].count('\\"') or '\\"' not in match[0]:
        text = match[0][1:-1]
        escapes = [unit[0] for unit in _ESCAPE.finditer(text)]
        if _WINDOWS.match(match[0]) or not escapes:  # no escape of it is meant as one
            mended = line[:column] + quote_yaml(text) + line[end:]
            return YamlMistake(row + 1, at + 1, "bad-escape", old=line, mended=mended, length=2)
    body = re.sub(r"\\.|\\$", lambda unit: unit[0] if _ESCAPE.match(match[0], unit.start()) else "\\" + unit[0], match[0])
    return YamlMistake(row + 1, at + 1, "bad-escape", old=line, mended=line[:column] + body + line[end:], length=2)


def text_mistake(lines: Sequence[str], row: int, start: int, end: int) -> YamlMistake | None:
    """Say why the plain text from ``start`` to ``end`` of a line, among others between brackets, needs quotes."""
    line = lines[row]
    text = line[start:end].rstrip()
    hidden = _HASH_FIRST.match(line, start) or _HASH.search(line, start, max(end, start + len(text)) + 2)
    if hidden and hidden.start() <= end:  # all after it, the closing bracket too, has become a comment
        text = line[start : hidden.end()] + (re.match(r"[^,\]}]*", line[hidden.end() :]) or hidden)[0].rstrip()
    mended = line[:start] + quote_yaml(text) + line[start + len(text) :]
    if hidden and hidden.start() <= end:
        return YamlMistake(row + 1, hidden.end(), "trap-hash", old=line, mended=mended)
    if _START.match(text):
        return YamlMistake.quote_text(lines, row, start)
    if inside := re.search(r"\{\{|\[\[", text):
        at = start + inside.start() + 1
        return YamlMistake(row + 1, at, "trap-start", {"start": inside[0]}, old=line, mended=mended, length=2)
    if colon := KEY_COLON.search(text):
        return YamlMistake(row + 1, start + colon.start() + 1, "trap-colon", old=line, mended=mended)
    return None
