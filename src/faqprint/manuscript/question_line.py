"""A question in one line, as a list of questions has it."""

from __future__ import annotations

from .model import Heading, InnerTable, Item, Paragraph, Text

#: Between the lines that a question was typed in.
_BETWEEN = "　"


def question_line(question: Text) -> str:
    """Give the words of a question's paragraphs, heads and items; its notes, references and tables are left out.

    Of one that holds nothing else the heads of its first table are given.
    """
    parts = [
        f"{block.mark if isinstance(block, Item) else ''}{block.body.text}"
        for block in question
        if isinstance(block, Paragraph | Heading | Item)
    ]
    heads = next(([cell.text for cell in block.rows[0]] for block in question if isinstance(block, InnerTable)), [])
    return _BETWEEN.join(part.strip() for part in (parts if any(map(str.strip, parts)) else heads) if part.strip())
