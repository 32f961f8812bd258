"""Which words of a text changed: marks on both sides, never inside a word, and which of its blocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from .printed_text import PrintedReference, PrintedText
from .tokens import TextToken, tokens

#: Two changes with so many characters between them are one (CD-11).
JOINED: Final = 2
#: What parts two changes however near they are.
_PARTS: Final = frozenset("、。\n")

#: A range of a text's characters.
Range = tuple[int, int]


class BlockChange(NamedTuple):
    """Blocks ``old`` to ``old_end`` of a text became blocks ``new`` to ``new_end``; on one side there may be none."""

    old: int
    old_end: int
    new: int
    new_end: int


class Marks(NamedTuple):
    """What changed in a text."""

    #: The ranges of characters, in order, in the old and in the new text.
    old: tuple[Range, ...]
    new: tuple[Range, ...]
    #: The blocks that hold all that changed, in order.
    blocks: tuple[BlockChange, ...] = ()
    #: Where in the old text words came in, and where in the new one words are gone, with nothing in their place.
    came: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()


class CutText(NamedTuple):
    """A text cut into tokens."""

    printed: PrintedText
    tokens: tuple[TextToken, ...]

    @property
    def keys(self) -> list[str]:
        """What its tokens are compared by."""
        return [token.key for token in self.tokens]


class _TokenBlock(NamedTuple):
    """Tokens ``first`` to ``end`` stand in block ``number``."""

    number: int
    first: int
    end: int


class _TokenChange(NamedTuple):
    """Tokens ``old`` to ``old_end`` became tokens ``new`` to ``new_end``."""

    old: int
    old_end: int
    new: int
    new_end: int


def cut_text(printed: PrintedText, references: Sequence[tuple[PrintedReference, str]] = ()) -> CutText:
    """Cut a text; ``references``: what each of its references is compared by."""
    return CutText(printed, tokens(printed.text, references))


def mark_changes(old: CutText, new: CutText) -> Marks:
    """Mark what differs between two texts; with both exchanged it is the same."""
    if old.keys > new.keys:  # the matcher is no mirror of itself
        turned = mark_changes(new, old)
        blocks = tuple(BlockChange(new, new_end, old, old_end) for old, old_end, new, new_end in turned.blocks)
        return Marks(turned.new, turned.old, blocks, turned.gone, turned.came)
    changed, changes = _find_changes(old, new)
    joined: list[_TokenChange] = []
    for change in changes:
        if joined and _is_near(old, joined[-1].old_end, change.old) and _is_near(new, joined[-1].new_end, change.new):
            last = joined.pop()
            change = _TokenChange(last.old, change.old_end, last.new, change.new_end)
        joined.append(change)
    olds: list[Range] = []
    news: list[Range] = []
    came, gone = [], []
    for change in joined:
        one, two = _range(old, change.old, change.old_end), _range(new, change.new, change.new_end)
        if not one and not two:  # only a line's end came or went: the word before it shows where
            one, two = _range(old, max(0, change.old - 1), change.old), _range(new, max(0, change.new - 1), change.new)
        olds += [one] if one else []
        news += [two] if two else []
        came += [_place(old, change.old)] if two and not one else []
        gone += [_place(new, change.new)] if one and not two else []
    return Marks(tuple(olds), tuple(news), tuple(changed), tuple(came), tuple(gone))


def _find_changes(old: CutText, new: CutText) -> tuple[list[BlockChange], list[_TokenChange]]:
    """What differs, by whole blocks first: a paragraph that is on both sides is never cut into."""
    blocks: list[BlockChange] = []
    found: list[_TokenChange] = []
    olds, news = _token_blocks(old), _token_blocks(new)
    old_keys, new_keys = old.keys, new.keys
    said = [tuple(old_keys[one.first : one.end]) for one in olds], [tuple(new_keys[one.first : one.end]) for one in news]
    for tag, i, i_end, j, j_end in SequenceMatcher(None, *said, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        blocks.append(BlockChange(*_numbers(olds, i, i_end), *_numbers(news, j, j_end)))
        begin, end = _extent(olds, i, i_end)
        other, other_end = _extent(news, j, j_end)
        matcher = SequenceMatcher(None, old_keys[begin:end], new_keys[other:other_end], autojunk=False)
        found += [
            _TokenChange(begin + a, begin + b, other + c, other + d)
            for tag, a, b, c, d in matcher.get_opcodes()
            if tag != "equal"
        ]
    return blocks, found


def _token_blocks(text: CutText) -> list[_TokenBlock]:
    """The tokens of each block that has any."""
    starts = [token.start for token in text.tokens]
    extents = enumerate(text.printed.extents)
    return [_TokenBlock(number, bisect_left(starts, a), bisect_left(starts, b)) for number, (a, b) in extents if a < b]


def _numbers(blocks: Sequence[_TokenBlock], first: int, end: int) -> Range:
    """The numbers of some blocks; of none the place where they would stand."""
    if first < end:
        return blocks[first].number, blocks[end - 1].number + 1
    at = blocks[first].number if first < len(blocks) else (blocks[-1].number + 1 if blocks else 0)
    return at, at


def _extent(blocks: Sequence[_TokenBlock], first: int, end: int) -> Range:
    """The tokens of some blocks and of the line feeds between them."""
    if first < end:
        return blocks[first].first, blocks[end - 1].end
    at = blocks[first].first if first < len(blocks) else (blocks[-1].end if blocks else 0)
    return at, at


def _is_near(text: CutText, end: int, start: int) -> bool:
    """Whether two changes are one here: few characters between them, and no sentence or part of one ends there."""
    between = text.printed.text[text.tokens[end].start : text.tokens[start - 1].end] if end < start else ""
    return len(between) <= JOINED and _PARTS.isdisjoint(between)


def _place(text: CutText, token: int) -> int:
    """Where a token begins, or the text ends."""
    return text.tokens[token].start if token < len(text.tokens) else len(text.printed.text)


def _range(text: CutText, first: int, end: int) -> Range | None:
    """The characters of some tokens, without line feeds at the ends; ``None``: there are none."""
    if first == end:
        return None
    start, stop = text.tokens[first].start, text.tokens[end - 1].end
    while start < stop and text.printed.text[start] == "\n":
        start += 1
    while stop > start and text.printed.text[stop - 1] == "\n":
        stop -= 1
    return (start, stop) if start < stop else None
