"""Which lines of a YAML file belong to each item of a list: its own, and the comments right above it."""

from __future__ import annotations

import re
from typing import Final

from ..named_tuple import NamedTuple
from .spans import NodeSpan, SequenceSpan, SpanText

_COMMENT: Final = re.compile(r"[ \t]*#")
_BLANK: Final = re.compile(r"[ \t\r]*(?:\n|$)")


class ItemLines(NamedTuple):
    """The lines of an item, from ``start`` to ``end``, with the comments right above it, which go where it goes.

    From ``above`` to ``start`` stand blank lines, and comments apart from it: they stay in their place.
    """

    above: int
    start: int
    end: int


def item_lines(source: SpanText, node: SequenceSpan) -> list[ItemLines]:
    """Give the lines of each item of a list in lines; raises ``ValueError`` for one that begins in another's line."""
    found: list[ItemLines] = []
    floor = 0  # where the item before ends: what looks like a comment in its text is none
    for item in node.items:
        dash = _dash_line(source, item, node.column)
        start = dash
        while start > floor and _COMMENT.match(source.text, line := source.line_start(start - 1)) and line >= floor:
            start = line
        above = start
        while above > floor and (line := source.line_start(above - 1)) >= floor:
            if not (_COMMENT.match(source.text, line) or _BLANK.match(source.text, line)):
                break
            above = line
        floor = source.line_end(max(item.end - 1, dash + node.column))
        found.append(ItemLines(above, start, floor))
    return found


def _dash_line(source: SpanText, item: NodeSpan, column: int) -> int:
    """Where the line begins in which an item has its dash."""
    line = source.line_start(item.start)
    while source.text[line + column : line + column + 1] != "-" or _COMMENT.match(source.text, line):
        if not line:
            raise ValueError("an item without a dash")
        line = source.line_start(line - 1)
    if source.text[line : line + column].strip():
        raise ValueError("a list within the line of another")
    return line


def shift(text: str, by: int) -> str:
    """Indent every line that is not blank by ``by`` columns more, or less if it is below 0."""
    if not by:
        return text
    lines = text.split("\n")
    if by > 0:
        return "\n".join(" " * by + line if line.strip() else line for line in lines)
    return "\n".join(line[-by:] if line[:-by].isspace() else line.lstrip(" ") for line in lines)
