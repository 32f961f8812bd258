"""Which rows of a YAML file belong to texts below ``|`` and ``>``: what looks like a key or an item there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..named_tuple import NamedTuple
from .yaml_mistake import depth

#: Where a block text is announced, and the dashes and the key before it.
_HEADER: Final = re.compile(
    r"(?P<dashes>[ ]*(?:-[ ]+)*)(?P<key>[^\s\"'#|>].*?:[ ]+|\"[^\"]*\":[ ]+)?[|>][-+0-9]{0,2}[ ]*(?:#.*)?$"
)


class BlockText(NamedTuple):
    """A text below ``|`` or ``>``: the column of its key or dash, and the indent of its first row."""

    parent: int
    margin: int


def block_header(line: str) -> int | None:
    """Give the column of the key (or dash) whose text begins below a line; ``None``: the line announces no text."""
    if line.rstrip()[-1:] not in ("|", ">", "-", "+") and "#" not in line and not line.rstrip()[-1:].isdecimal():
        return None
    match = _HEADER.match(line)
    if match is None:
        return None
    return match.end("dashes") if match["key"] else match["dashes"].rfind("-")


def block_texts(lines: Sequence[str], last: int) -> dict[int, BlockText]:
    """Give the block texts up to row ``last``, by each of their rows, the blank ones among them."""
    rows: dict[int, BlockText] = {}
    inside: BlockText | None = None
    for row, line in enumerate(lines[: last + 1]):
        if inside is not None:
            if not line.strip() or depth(line) > inside.parent:
                if inside.margin < 0 and line.strip():
                    inside = inside._replace(margin=depth(line))
                rows[row] = inside
                continue
            inside = None
        parent = block_header(line)
        if parent is not None:
            inside = BlockText(parent, -1)
    return rows


def rows_outside(lines: Sequence[str], last: int) -> set[int]:
    """Give the rows up to ``last`` that belong to no block text."""
    return set(range(last + 1)) - block_texts(lines, last).keys()
