"""Changes shown in the blocks of a text: words underlined, struck, in bold or with a bar beside them; what stayed left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from ..manuscript.model import Block, HalfLine, Inline, InnerTable, Item, Note, Paragraph, Picture, QrLine, Reference, Span, Text
from .marks import Range, clip_ranges
from .printed_text import PrintedText, figure_words, inline_at, print_text


def decorate(printed: PrintedText, ranges: Sequence[Range], **change: Any) -> Text:
    """Give the blocks of a text with some ranges of its characters changed as ``change`` says (fields of ``Span``).

    An item or a note whose mark is in a range has the decoration, too (CD-24); a reference whose 参照 came or went is changed as
    a whole; a figure in a range becomes a line of words.
    """
    changed: dict[int, Block] = {}
    for start, end, number, row, column in printed.inlines:
        block = changed.get(number, printed.blocks[number])
        begin = printed.extents[number][0] if row < 0 else start  # of its mark
        if not any(a < end and b > begin for a, b in ranges):
            continue
        if isinstance(block, Picture | QrLine):
            block, start = _words_for(block), begin
        has_mark = any(a < start and b > begin for a, b in ranges)
        whole = has_mark and isinstance(block, Reference)
        inside = [(0, end - start)] if whole else clip_ranges(ranges, start, end)
        if has_mark and isinstance(block, Item | Note):
            block = block._replace(decoration=change.get("decoration", block.decoration))
        changed[number] = _with_inline(block, row, column, with_spans(inline_at(block, row, column), inside, **change))
    return tuple(changed.get(number, block) for number, block in enumerate(printed.blocks)) if changed else printed.blocks


def decorate_all(printed: PrintedText, **change: Any) -> Text:
    """Give the blocks of a text with all of its characters changed."""
    return decorate(printed, ((0, len(printed.text)),), **change)


def with_spans(inline: Inline, ranges: Sequence[Range], **change: Any) -> Inline:
    """Give a line of text in which the spans over some ranges, in order, are changed; links and strong words stay so."""
    text, spans = inline
    cuts = sorted({0, len(text), *(at for span in spans for at in span[:2]), *(at for ends in ranges for at in ends)})
    made: list[Span] = []
    for start, end in pairwise(cuts):
        span = next((span for span in spans if span.start <= start < span.end), Span(start, end))._replace(start=start, end=end)
        if any(a <= start < b for a, b in ranges):
            span = span._replace(**change)
        if span == Span(start, end):
            continue
        if made and made[-1].end == start and made[-1][2:] == span[2:] and not span.link:
            span = span._replace(start=made.pop().start)
        made.append(span)
    return Inline(text, tuple(made))


def without_question_links(blocks: Text) -> Text:
    """Give the blocks of a text without its links to questions, which lead nowhere outside their own appendix."""
    printed = print_text(blocks)
    return decorate(printed, [(it.start, it.end) for it in printed.references], link="") if printed.references else blocks


def words_for_figures(blocks: Text) -> Text:
    """Give the blocks of a text with a line of words in place of each figure: what is compared is not drawn."""
    return tuple(_words_for(block) if isinstance(block, Picture | QrLine) else block for block in blocks)


def _words_for(figure: Picture | QrLine) -> Paragraph:
    return _prefix(figure_words(figure), Paragraph(figure.words, figure.level))


def prefix_line(word: str, text: Text) -> Text:
    """Give a text whose first paragraph begins with a word that nobody typed."""
    first, *others = text or (Paragraph(Inline("")),)
    assert isinstance(first, Paragraph)
    return (_prefix(word, first), *others)


def _prefix(word: str, paragraph: Paragraph) -> Paragraph:
    text, spans = paragraph.body
    moved = tuple(span._replace(start=span.start + len(word), end=span.end + len(word)) for span in spans)
    return paragraph._replace(body=Inline(word + text, moved))


def leave_out(blocks: Text, shown: Sequence[Range], words: str) -> Text:
    """Give the blocks at the places of ``shown`` (from 0, without the end), one paragraph of ``words`` for each run of others."""
    kept = [any(start <= number < end for start, end in shown) for number in range(len(blocks))]
    made: list[Block] = []
    left_out = Paragraph(Inline(words))
    for block, is_kept in zip(blocks, kept, strict=True):
        if is_kept:
            made.append(block)
        elif not isinstance(block, HalfLine) and (not made or made[-1] is not left_out):
            made.append(left_out)
    return tuple(made)


def _with_inline(block: Block, row: int, column: int, line: Inline) -> Block:
    if isinstance(block, InnerTable):
        cells = (*block.rows[row][:column], line, *block.rows[row][column + 1 :])
        return block._replace(rows=(*block.rows[:row], cells, *block.rows[row + 1 :]))
    assert not isinstance(block, HalfLine | Picture | QrLine)
    return block._replace(body=line)
