"""A question in one line, as a list of questions has it."""

from __future__ import annotations

from collections.abc import Iterable

from .model import Heading, InnerTable, Item, Note, Paragraph, Picture, QrLine, Reference, Text
from .printed_words import PICTURE_WORDS

#: Between the lines that a question was typed in.
_BETWEEN = "　"


def question_line(question: Text) -> str:
    """Give the words of a question's paragraphs, heads and items; its notes, references and tables are left out.

    Of one that holds nothing else the heads of its tables are given, or what else it holds, at last what its figures show.
    """
    parts = [
        f"{block.mark if isinstance(block, Item) else ''}{block.body.text}"
        for block in question
        if isinstance(block, Paragraph | Heading | Item)
    ]
    heads = [cell.text for block in question if isinstance(block, InnerTable) for cell in block.rows[0]]
    rest = [block.body.text for block in question if isinstance(block, Note | Reference)]
    shown = [f"{PICTURE_WORDS}{block.words.text}" for block in question if isinstance(block, Picture)]
    shown += [block.words.text or block.url.text for block in question if isinstance(block, QrLine)]
    return next(filter(None, map(_join, (parts, heads, rest, shown))), "")


def _join(parts: Iterable[str]) -> str:
    lines = [line.strip() for part in parts for line in part.split("\n")]  # a head may have several
    return _BETWEEN.join(filter(None, lines))
