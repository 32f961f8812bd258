"""A question in one line, as a list of questions has it."""

from __future__ import annotations

from .model import Heading, Item, Paragraph, Text

#: Between the lines that a question was typed in.
_BETWEEN = "　"


def question_line(question: Text) -> str:
    """Give the words of a question's paragraphs, heads and items; its notes, references and tables are left out."""
    parts = [
        f"{block.mark if isinstance(block, Item) else ''}{block.body.text}"
        for block in question
        if isinstance(block, Paragraph | Heading | Item)
    ]
    return _BETWEEN.join(part.strip() for part in parts if part.strip())
