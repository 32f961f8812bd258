"""What a line is by its mark."""

from __future__ import annotations

from collections.abc import Callable

from faqprint.errors import Place
from faqprint.manuscript.model import Appendix, InnerTable, Item, Paragraph
from faqprint.manuscript.source_text import SourceText
from faqprint.proofread.block_lines import block_at, numbered_blocks
from faqprint.proofread.printed_copy import PrintedCopy
from faqprint.proofread.rule import Galley
from faqprint.source.yaml_source import YamlSource

TEXT = "はい。\n| 月 | 額 |\n|---|---|\n| 一 | 二 |\n・窓口"


def test_blocks_have_the_numbers_of_their_first_lines() -> None:
    """A table has a line for each row, and one for its rule."""
    assert [(number, type(block)) for number, block in numbered_blocks(TEXT)] == [(0, Paragraph), (1, InnerTable), (4, Item)]


def test_a_line_of_the_copy_is_found(load_one: Callable[..., Appendix]) -> None:
    """A row of a table begins no block."""
    source = YamlSource("f.yaml", b"a: b\n")
    text = SourceText("answer", "question", Place("f.yaml", 1, 1), True, source, next(source.scalars())._replace(text=TEXT))
    galley = Galley(load_one(), (text,), {"f.yaml": source}, PrintedCopy([text]))
    part = galley.copy.parts[0]
    starts = [0, *(at + 1 for at, character in enumerate(TEXT) if character == "\n")]
    blocks = [block_at(galley, part, start) for start in starts]
    assert [type(block) for block in blocks] == [Paragraph, InnerTable, type(None), type(None), Item]
