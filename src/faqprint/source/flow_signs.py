"""Signs between brackets that were typed for others: semicolons, equals signs, full-width brackets, comments of other languages.

Each is looked for only where it cannot be the beginning of a text that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .flow_tokens import FlowToken
from .yaml_mistake import YamlMistake

#: What other languages end a member with.
_SEMICOLON: Final = re.compile(r"[;；](?=\s*(?:[\"'}\]]|[A-Za-z_]+\s*:|$))")
#: What they put between a name and its value.
_EQUALS: Final = re.compile(r"(?P<sign>=>?|->|:=|[＝＞→]+)\s*")
_COLONS: Final = re.compile(r"\s*:+\s*")
#: A full-width bracket before what cannot be its text: a quote, another bracket, a key, the line's end.
_WIDE_OPENER: Final = re.compile(r"[［｛](?=\s*(?:[\"'\[{［｛]|[A-Za-z_]+\s*:|$))")
_COMMENT: Final = re.compile(r"(?P<sign>//|/\*|;|＃|<!--)[ \u3000]*")
_NARROW: Final = str.maketrans("［｛", "[{")


def other_signs(lines: Sequence[str], token: FlowToken, last: FlowToken | None, expects: str) -> Iterator[YamlMistake]:
    """Give what a token was typed for; ``last`` stands before it, and what may follow that is ``expects`` (``OpenBracket``)."""
    line, row, at = lines[token.row], token.row, token.column
    if expects == "value" and last is not None and last.kind == ":" and token.kind in (":", "plain") and line[at] == ":":
        match = _COLONS.match(line, at)
        end = match.end() if match else at
        yield YamlMistake(row + 1, at + 1, "colon-twice", old=line, mended=f"{line[:at].rstrip()} {line[end:]}")
    if token.kind != "plain":
        return
    if (match := _COMMENT.match(line, at)) and not line[:at].strip():
        yield YamlMistake(row + 1, at + 1, "comment-mark", {"mark": match["sign"]}, old=line, mended=f"# {line[match.end() :]}")
    if expects == "," and (match := _SEMICOLON.match(line, at)):
        mended = line[:at].rstrip() + "," + line[match.end() :]
        yield YamlMistake(row + 1, at + 1, "other-comma", {"sign": match[0]}, old=line, mended=mended)
    if expects == ":" and (match := _EQUALS.match(line, at)):
        mended = f"{line[:at].rstrip()}: {line[match.end() :]}"
        yield YamlMistake(row + 1, at + 1, "other-colon", {"sign": match["sign"]}, old=line, mended=mended)
    if expects in ("value", "key") and (match := _WIDE_OPENER.match(line, at)):
        narrow = match[0].translate(_NARROW)
        mended = line[:at] + narrow + line[match.end() :]
        yield YamlMistake(row + 1, at + 1, "wide-bracket", {"sign": match[0], "narrow": narrow}, old=line, mended=mended)
