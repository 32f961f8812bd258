"""The text of the tags against the content in bulk: all characters as two strings, then where white space stands.

As strict as ``text``, which goes run by run and tells what differs; a text that this finds equal, that one does, too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from ..named_tuple import NamedTuple
from .page_summary import LINE, RUN
from .text import visible_texts

if TYPE_CHECKING:
    from .expected import Passage

_SPACE: Final = re.compile(r"\s+")


class TextPlaces(NamedTuple):
    """Where the passages stand: the page of each anchor, the places of the marks in the head, and each named page's label."""

    begins: Mapping[str, int]
    heads: frozenset[int]
    labels: Sequence[tuple[str, str]]


def lay_beside(marks: Sequence[str], pages: Sequence[int], passages: Sequence[Passage]) -> TextPlaces | None:
    """Compare the texts of marks in reading order (``PageSummary``) with the passages; ``None``: they are not surely the same.

    ``pages``: the page of each mark.
    """
    drawn = "".join(marks)
    solid = "".join(drawn.split())
    gaps = _gaps(drawn)
    runs = sorted(at for at, gap in gaps.items() if LINE in gap or RUN in gap)
    pairs = visible_texts(passages)
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
        if LINE not in drawn and drawn.replace(RUN, "") != gap:
            return False
    return all(
        LINE in gap or gap == RUN or at in starts or gap.replace(RUN, "") == expected.get(at, "") for at, gap in gaps.items()
    )
