"""見え消し: two texts in one, the old words struck through and the new ones behind them underlined (CD-18)."""

from __future__ import annotations

from collections.abc import Sequence

from ..manuscript.model import Block, HalfLine, Inline, InnerTable, Paragraph, Picture, QrLine, Span, Text
from ..named_tuple import NamedTuple
from .decoration import decorate_all
from .marks import BlockChange, Marks, Range, clip_ranges
from .printed_text import PrintedText, line_of


def strike_text(old: PrintedText, new: PrintedText, marks: Marks, left_out: str) -> Text:
    """Give both texts in one; ``left_out``: words in place of the paragraphs that stayed, '' if they are to be there.

    A paragraph that became one other paragraph is one; of others the old ones come first, then the new ones.
    """
    made: list[Block] = []
    at = 0

    def stay(end: int) -> None:
        blocks = [block for block in new.blocks[at:end] if not isinstance(block, HalfLine)]
        if blocks and left_out:
            made.append(Paragraph(Inline(left_out)))
        elif blocks:
            made.extend(new.blocks[at:end])

    struck = decorate_all(old, decoration="strike")
    added = decorate_all(new, decoration="underline")
    for change in marks.blocks:
        stay(change.new)
        at = change.new_end
        i, j = change.old, change.new
        for woven in _weave_blocks(old, new, marks, change):
            made += (*struck[i : woven.old], *added[j : woven.new], woven.block)
            i, j = woven.old + 1, woven.new + 1
        made += (*struck[i : change.old_end], *added[j : change.new_end])
    stay(len(new.blocks))
    return tuple(made)


class WovenBlock(NamedTuple):
    """A block out of two, and their places."""

    old: int
    new: int
    block: Block


def _weave_blocks(old: PrintedText, new: PrintedText, marks: Marks, change: BlockChange) -> list[WovenBlock]:
    """One block out of each two that have words in common, as many words as can be, in the order of both."""
    alone = change.old_end - change.old == 1 == change.new_end - change.new  # then no word need be in common
    best: dict[tuple[int, int], tuple[int, list[WovenBlock]]] = {}
    nothing: tuple[int, list[WovenBlock]] = (0, [])
    for i in range(change.old, change.old_end):
        for j in range(change.new, change.new_end):
            found = max(best.get((i - 1, j), nothing), best.get((i, j - 1), nothing), key=lambda one: one[0])
            block = _merge_blocks(old, i, new, j, marks)
            if block is not None:
                count, before = best.get((i - 1, j - 1), nothing)
                common = count + alone + len(_unmarked_text(_body(new, j).text, _inside(new, j, marks.new)))
                if common > found[0]:
                    found = common, [*before, WovenBlock(i, j, block)]
            best[i, j] = found
    return best.get((change.old_end - 1, change.new_end - 1), nothing)[1]


def _body(printed: PrintedText, block: int) -> Inline:
    """The line of a block that is no table and no space."""
    found = printed.blocks[block]
    assert not isinstance(found, HalfLine | InnerTable)
    return line_of(found)


def _merge_blocks(old: PrintedText, i: int, new: PrintedText, j: int, marks: Marks) -> Block | None:
    """One block out of two; ``None`` if they are not of one kind, or their unmarked words differ."""
    one, two = old.blocks[i], new.blocks[j]
    unwoven = HalfLine | InnerTable | Picture | QrLine
    if isinstance(one, unwoven) or isinstance(two, unwoven) or type(one) is not type(two):
        return None
    if getattr(one, "mark", "") != getattr(two, "mark", ""):
        return None
    olds, news = _inside(old, i, marks.old), _inside(new, j, marks.new)
    if _unmarked_text(one.body.text, olds) != _unmarked_text(two.body.text, news):
        return None
    return two._replace(body=_weave(one.body, olds, two.body, news))


def _unmarked_text(text: str, ranges: Sequence[Range]) -> str:
    """What of a text is in none of some ranges."""
    starts, ends = [0, *(end for _, end in ranges)], [*(start for start, _ in ranges), len(text)]
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _inside(printed: PrintedText, block: int, ranges: Sequence[Range]) -> list[Range]:
    """The ranges in the body of a block, by its own characters."""
    start, end = next((inline.start, inline.end) for inline in printed.inlines if inline.block == block)
    return clip_ranges(ranges, start, end)


def _weave(old: Inline, olds: Sequence[Range], new: Inline, news: Sequence[Range]) -> Inline:
    """One line out of two that are the same but for some ranges of each, which come in the same order."""
    parts: list[str] = []
    spans: list[Span] = []
    at, i, j, length = 0, 0, 0, 0

    def add(text: str, decoration: str = "") -> None:
        nonlocal length
        if text:
            parts.append(text)
            if decoration:
                spans.append(Span(length, length + len(text), decoration=decoration))
            length += len(text)

    x = 0  # in the old line
    while i < len(olds) or j < len(news):
        # what stands before the next change is the same on both sides
        before_old = olds[i][0] - x if i < len(olds) else len(old.text) + 1
        before_new = news[j][0] - at if j < len(news) else len(new.text) + 1
        step = min(before_old, before_new)
        add(new.text[at : at + step])
        at, x = at + step, x + step
        if before_old == step:
            add(old.text[x : olds[i][1]], "strike")
            x = olds[i][1]
            i += 1
        if before_new == step:
            add(new.text[at : news[j][1]], "underline")
            at = news[j][1]
            j += 1
    add(new.text[at:])
    return Inline("".join(parts), tuple(spans))
