"""What a line of a text is by the mark at its beginning: a paragraph, an item, a note."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..manuscript.markup import MarkupReader
from ..manuscript.model import Block, source_lines
from .printed_copy import CopyPart
from .rule import Galley


def numbered_blocks(text: str) -> Iterator[tuple[int, Block]]:
    """Give the blocks of a text, each with the number of its first line."""
    number = 0
    for block in MarkupReader({}, {}).text(text):  # names that are not known are told elsewhere
        yield number, block
        number += source_lines(block)


def block_at(galley: Galley, part: CopyPart, line_start: int) -> Block | None:
    """Give the block that begins with a line of the copy; ``None``: the line is a row of a table."""
    number = galley.copy.text.count("\n", part.start, line_start)
    return _blocks(galley.copy.text[part.start : part.end]).get(number)


@lru_cache(maxsize=8)
def _blocks(text: str) -> dict[int, Block]:
    """Give the blocks of a text by the numbers of their lines; a rule asks for many of one text in turn."""
    return dict(numbered_blocks(text))
