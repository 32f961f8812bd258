"""Which words of a text changed: marks on both sides, never inside a word, and which of its blocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final

from ..named_tuple import NamedTuple
from .printed_text import PrintedReference, PrintedText
from .tokens import TextToken, tokens

#: Two changes with so many characters between them are one (CD-11).
JOINED: Final = 2
#: What the likeness of two changed blocks must come to for one to have become the other, and pairs that are looked at for it.
_ALIKE: Final = 0.5
_MOST_BLOCKS: Final = 250_000
#: What parts two changes however near they are.
_PARTS: Final = frozenset("、。\n")

#: A range of a text's characters.
Range = tuple[int, int]


def clip_ranges(ranges: Iterable[Range], start: int, end: int) -> list[Range]:
    """Give what of some ranges lies between two characters, counted from the first of them."""
    return [(max(a, start) - start, min(b, end) - start) for a, b in ranges if a < end and b > start]


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
    made = tokens(printed.text, references)
    for start, end, sha256 in printed.pictures:
        made = tuple(it._replace(key=f"{it.key}\0{sha256}") if start <= it.start < end else it for it in made)
    return CutText(printed, made)


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
        for a, a_end, b, b_end in _alike_blocks(said[0][i:i_end], said[1][j:j_end]):
            begin, end = _extent(olds, i + a, i + a_end)
            other, other_end = _extent(news, j + b, j + b_end)
            matcher = SequenceMatcher(None, old_keys[begin:end], new_keys[other:other_end], autojunk=False)
            found += [
                _TokenChange(begin + c, begin + d, other + e, other + f)
                for tag, c, d, e, f in matcher.get_opcodes()
                if tag != "equal"
            ]
    return blocks, found


def _alike_blocks(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> list[tuple[int, int, int, int]]:
    """Changed blocks in parts that are compared each: those that are alike with each other, and what stands between them.

    Where one block became several, or several one, it is one part: words may only have gone to another line.
    """
    if min(len(old), len(new)) < 2 or len(old) * len(new) > _MOST_BLOCKS:
        return [(0, len(old), 0, len(new))]
    bits: dict[str, int] = {}
    sides = [[sum(1 << bits.setdefault(key, len(bits)) for key in {*keys}) for keys in side] for side in (old, new)]
    scores = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]  # of all pairs from here on
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            scores[i][j] = max(_likeness(sides[0][i], sides[1][j]) + scores[i + 1][j + 1], scores[i + 1][j], scores[i][j + 1])
    parts: list[tuple[int, int, int, int]] = []
    i = j = begin = other = 0
    while i < len(old) and j < len(new):
        likeness = _likeness(sides[0][i], sides[1][j])
        if likeness and scores[i][j] == likeness + scores[i + 1][j + 1]:
            parts += [(begin, i, other, j), (i, i + 1, j, j + 1)]
            i, j = begin, other = i + 1, j + 1
        elif scores[i][j] == scores[i + 1][j]:
            i += 1
        else:
            j += 1
    return [*parts, (begin, len(old), other, len(new))]


def _likeness(old: int, new: int) -> float:
    """The Dice coefficient of the words of two blocks, each a bit; 0 if it is too little for one to have become the other."""
    likeness = 2 * (old & new).bit_count() / (old.bit_count() + new.bit_count())
    return likeness if likeness >= _ALIKE else 0.0


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
