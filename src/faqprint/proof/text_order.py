"""The text of the tags against the content in bulk: mark by mark where a mark is a passage, which most are; else all characters
of a stretch as two strings, then where white space stands.

As strict as ``text``, which goes run by run and tells what differs; a text that this finds equal, that one does, too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final

from ..named_tuple import NamedTuple
from .page_summary import LINE_SIGN, NOWHERE, RUN_SIGN
from .text import visible_texts

if TYPE_CHECKING:
    from .expected import Passage

_SPACE: Final = re.compile(r"\s+")
_SIGN: Final = re.compile(f"[{LINE_SIGN}{RUN_SIGN}]")


class TextPlaces(NamedTuple):
    """Where the passages stand: the page of each anchor, the places of the marks in the head, and each named page's label."""

    begins: Mapping[str, int]
    heads: frozenset[int]
    labels: Sequence[tuple[str, str]]


def lay_beside(marks: Sequence[str], pages: Sequence[int], passages: Sequence[Passage]) -> TextPlaces | None:
    """Compare the texts of marks in reading order (``PageSummary``) with the passages; ``None``: they are not surely the same.

    ``pages``: the page of each mark.
    """
    pairs, drawn = visible_texts(passages), _DrawnMarks(marks)
    words = [NOWHERE if passage.page_of else text.strip() for passage, text in pairs]
    begins: dict[str, int] = {}
    labels: list[tuple[str, str]] = []
    index = headed = 0
    while drawn.pass_space() and index < len(pairs):
        place = drawn.place
        same = drawn.take_same(words, index)
        for at, (passage, _) in zip(same, pairs[index : index + len(same)], strict=True):
            if passage.begins:
                begins.update(dict.fromkeys(passage.begins, pages[at]))
            if passage.in_head:
                headed = at + 1
        if same:
            index += len(same)
            continue
        passage, _ = pairs[index]
        if passage.page_of:
            labels.append((passage.page_of, drawn.take_run()))
        elif drawn.take(words[index]):
            if passage.begins:
                begins.update(dict.fromkeys(passage.begins, pages[place]))
            if passage.in_head:
                headed = place + 1
        else:
            stretch, stop = _common_stretch(drawn.rest(), pairs, index)
            found = _lay_stretch_beside(stretch, pages[place : place + len(stretch)], pairs[index:stop])
            if found is None:
                return None
            begins.update(found.begins)
            labels += found.labels
            headed = place + max(found.heads) + 1 if found.heads else headed
            drawn.place, drawn.left, index = place + len(stretch), "", stop - 1
        index += 1
    if index < len(pairs) or drawn.pass_space():
        return None
    return TextPlaces(begins, frozenset(range(headed)), labels)


class _DrawnMarks:
    """The texts of marks, to be taken whole or by their first runs."""

    def __init__(self, marks: Sequence[str]) -> None:
        self._marks = marks
        self._words = list(map(str.strip, _solid(NOWHERE.join(marks)).split(NOWHERE)))
        #: The mark that is taken next, and what is left of it (empty: all).
        self.place = 0
        self.left = ""

    def pass_space(self) -> bool:
        """Pass marks without text; says whether one is left."""
        while self.place < len(self._marks):
            if (self.left or self._marks[self.place]).strip():
                return True
            self.place, self.left = self.place + 1, ""
        return False

    def take_same(self, words: Sequence[str], index: int) -> list[int]:
        """Take passages' words from ``index`` on, as ``take`` does, and give the marks of each.

        As long as each is a mark, or two of them are its first run and its others.
        """
        own, marks = self._words, self._marks
        places: list[int] = []
        place = self.place
        while place < len(own) and index < len(words) and not self.left:
            if own[place] == words[index]:
                places.append(place)
            else:
                first, left = _parts(marks[place])
                if [first, _solid(left)] != words[index : index + 2]:
                    break
                places += place, place
                index += 1
            place, index = place + 1, index + 1
        self.place = place
        return places

    def take(self, words: str) -> bool:
        """Take a mark, or else its first run, if that is all of these words; white space at the edges aside."""
        mark = self.left or self._marks[self.place]
        if _solid(mark) == words:
            self.place, self.left = self.place + 1, ""
            return True
        first, left = _parts(mark)
        if first != words or not left:
            return False
        self.left = left
        return True

    def take_run(self) -> str:
        """Take the first run of a mark."""
        first, self.left = _parts(self.left or self._marks[self.place])
        self.place += not self.left
        return first

    def rest(self) -> Iterator[str]:
        """The marks from here on, and of the first one what is left."""
        yield self.left or self._marks[self.place]
        yield from islice(self._marks, self.place + 1, None)


def _solid(marks: str) -> str:
    """A text without the signs of its runs, and without white space at its edges."""
    return marks.replace(LINE_SIGN, "").replace(RUN_SIGN, "").strip()


def _parts(mark: str) -> tuple[str, str]:
    """The first run of a mark, white space at its edges aside, and the others."""
    mark = mark.lstrip()
    sign = _SIGN.search(mark)
    return (mark[: sign.start()].rstrip(), mark[sign.start() :]) if sign else (mark.rstrip(), "")


def _common_stretch(marks: Iterable[str], pairs: Sequence[tuple[Passage, str]], index: int) -> tuple[list[str], int]:
    """The marks up to the next one with which a passage begins, if the texts are the same, and the place of that passage.

    All of them if that cannot be told.
    """
    stretch: list[str] = []
    drawn, expected, stop = 0, 0, index
    for mark in marks:
        stretch.append(mark)
        drawn += len("".join(mark.split()))
        while expected < drawn and stop < len(pairs) and not pairs[stop][0].page_of:
            expected += len("".join(pairs[stop][1].split()))
            stop += 1
        if drawn == expected > 0:
            return stretch, stop
    return stretch, len(pairs)


def _lay_stretch_beside(marks: Sequence[str], pages: Sequence[int], pairs: Sequence[tuple[Passage, str]]) -> TextPlaces | None:
    """As ``lay_beside`` does, of marks and passages that begin and end together, but in whatever way within."""
    drawn = "".join(marks)
    solid = "".join(drawn.split())
    gaps = _gaps(drawn)
    runs = sorted(at for at, gap in gaps.items() if LINE_SIGN in gap or RUN_SIGN in gap)
    words = ["".join(text.split()) for _, text in pairs]
    labels: list[tuple[str, str]] = []
    if any(passage.page_of for passage, _ in pairs):
        at = 0
        for place, (passage, _) in enumerate(pairs):
            if passage.page_of:
                following = bisect_right(runs, at)
                words[place] = solid[at : runs[following]] if following < len(runs) else solid[at:]
                labels.append((passage.page_of, words[place]))
            at += len(words[place])
    if "".join(words) != solid:
        return None
    starts = list(accumulate(map(len, words), initial=0))
    spaced = [(start, text) for start, word, (_, text) in zip(starts, words, pairs, strict=False) if len(text) > len(word)]
    if not _same_gaps(gaps, spaced, set(starts), set(runs)):
        return None
    of_marks = list(accumulate((len("".join(text.split())) for text in marks), initial=0))
    begins: dict[str, int] = {}
    for start, (passage, _) in zip(starts, pairs, strict=False):
        if passage.begins:
            begins.update(dict.fromkeys(passage.begins, pages[bisect_right(of_marks, start) - 1]))
    ends = [end for end, (passage, _) in zip(starts[1:], pairs, strict=False) if passage.in_head]
    heads = frozenset(place for place, start in enumerate(of_marks[:-1]) if ends and start < ends[-1])
    return TextPlaces(begins, heads, labels)


def _gaps(text: str) -> dict[int, str]:
    """The white space of a text by how many other characters stand before it."""
    gaps: dict[int, str] = {}
    passed = 0
    for match in _SPACE.finditer(text):
        gap = match[0]
        gaps[match.start() - passed] = gap
        passed += len(gap)
    return gaps


def _same_gaps(gaps: Mapping[int, str], texts: Sequence[tuple[int, str]], starts: set[int], runs: set[int]) -> bool:
    """Whether white space stands where the content has it; at the edges of lines and passages it may stand or not.

    ``texts``: those that have any, with where they start; ``starts``: of passages, which must begin with a run.
    """
    if not starts <= runs | {max(starts)}:
        return False
    expected = {start + at: gap for start, text in texts for at, gap in _gaps(text).items() if start + at not in starts}
    for at, gap in expected.items():
        drawn = gaps.get(at, "")
        if LINE_SIGN not in drawn and drawn.replace(RUN_SIGN, "") != gap:
            return False
    return all(
        LINE_SIGN in gap or gap == RUN_SIGN or at in starts or gap.replace(RUN_SIGN, "") == expected.get(at, "")
        for at, gap in gaps.items()
    )
