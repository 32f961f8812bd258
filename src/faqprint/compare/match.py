"""Which question of one content is which of another: one to one, by what they say.

The rules in their order: the same id, an equal question, an equal answer, likeness, the place between neighbours that are known
(CD-3 to CD-5).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

#: Characters that an answer must have for equal ones to be the same question's.
LONG_ANSWER: Final = 20
#: What likeness must come to, and what it may be between the same neighbours; what the same category adds.
ALIKE: Final = 0.40
ALIKE_IN_PLACE: Final = 0.25
SAME_CATEGORY: Final = 0.05


class Candidate(NamedTuple):
    """A question as it is compared: its texts as they print, its id ('' if it has none), the name of its category."""

    question: str
    answer: str
    category: str = ""
    id: str = ""


class Pair(NamedTuple):
    """Two questions that are one, by their places in the old and the new list.

    ``rule``: what told it: ``id``, ``question``, ``answer``, ``similar`` or ``place``; ``score``: how alike they are, 0 to 1.
    """

    old: int
    new: int
    rule: str
    score: float


def match(old: Sequence[Candidate], new: Sequence[Candidate]) -> tuple[Pair, ...]:
    """Pair the questions of two contents, in the order of the new one."""
    found: dict[int, Pair] = {}  # by place in the new list
    likeness = _Likeness(old, new)
    keys: tuple[tuple[str, Callable[[Candidate], Hashable]], ...] = (
        ("id", lambda candidate: candidate.id),
        ("question", lambda candidate: squeeze(candidate.question)),
        ("answer", lambda candidate: text if len(text := squeeze(candidate.answer)) >= LONG_ANSWER else ""),
    )
    for rule, key in keys:
        taken = {pair.old for pair in found.values()}
        left = [(i, key(candidate)) for i, candidate in enumerate(old) if i not in taken]
        right = [(i, key(candidate)) for i, candidate in enumerate(new) if i not in found]
        for i, j in _unique_pairs(left, right):
            found[j] = Pair(i, j, rule, likeness.score(i, j))
    for pair in likeness.best(found):
        found[pair.new] = pair
    for pair in _between(found, likeness, len(old), len(new)):
        found[pair.new] = pair
    return tuple(found[j] for j in sorted(found))


def squeeze(text: str) -> str:
    """Give a text as it is compared: NFKC, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _unique_pairs(left: list[tuple[int, Hashable]], right: list[tuple[int, Hashable]]) -> Iterator[tuple[int, int]]:
    """The places that have the same key, which nothing else on either side has; an empty key is none."""
    counts = [Counter(key for _, key in side) for side in (left, right)]
    places = {key: i for i, key in left if key and counts[0][key] == 1}
    for j, key in right:
        if key in places and counts[1][key] == 1:
            yield places[key], j


#: The bigrams of a question and of its answer with their numbers, and the category.
_Measure = tuple[int, int, int, int, str]


class _Measured:
    """The measures of questions, each taken when it is asked for: most are known by what is equal."""

    def __init__(self, candidates: Sequence[Candidate], measure: Callable[[Candidate], _Measure]) -> None:
        self.candidates = candidates
        self._measure = measure
        self._taken: dict[int, _Measure] = {}

    def __getitem__(self, place: int) -> _Measure:
        if place not in self._taken:
            self._taken[place] = self._measure(self.candidates[place])
        return self._taken[place]


class _Likeness:
    """How alike questions are: half the Dice coefficient of the questions' bigrams, half that of the answers'.

    A text's bigrams are the bits of one integer, so that what two texts have in common is counted at once.
    """

    def __init__(self, old: Sequence[Candidate], new: Sequence[Candidate]) -> None:
        self._bits: dict[str, int] = {}
        self._old = _Measured(old, self._measure)
        self._new = _Measured(new, self._measure)

    def _measure(self, candidate: Candidate) -> _Measure:
        """The bigrams of both texts with their numbers, and the category."""
        question, answer = self._bigrams(candidate.question), self._bigrams(candidate.answer)
        return question, question.bit_count(), answer, answer.bit_count(), candidate.category

    def _bigrams(self, text: str) -> int:
        squeezed = squeeze(text)
        grams = {a + b for a, b in pairwise(squeezed)} or {squeezed}
        total = 0
        for gram in grams:
            total |= 1 << self._bits.setdefault(gram, len(self._bits))
        return total

    def score(self, i: int, j: int) -> float:
        """The likeness of two questions, 1 at the most."""
        one, two = self._old.candidates[i], self._new.candidates[j]
        if one.question == two.question and one.answer == two.answer:
            return 1.0
        question, questions, answer, answers, category = self._old[i]
        other, others, reply, replies, group = self._new[j]
        asked = 2 * (question & other).bit_count() / (questions + others)
        told = 2 * (answer & reply).bit_count() / (answers + replies)
        return min(1.0, (asked + told) / 2 + (SAME_CATEGORY if category == group else 0.0))

    def _candidates(self, i: int, news: Sequence[tuple[int, _Measure]]) -> list[int]:
        """Those of the new places that can be as alike as is asked for; every question is held against every other here."""
        question, questions, answer, answers, _ = self._old[i]
        least = ALIKE - SAME_CATEGORY
        return [
            j
            for j, other in news
            if (question & other[0]).bit_count() / (questions + other[1]) + (answer & other[2]).bit_count() / (answers + other[3])
            >= least
        ]

    def best(self, found: dict[int, Pair]) -> list[Pair]:
        """The pairs of what is left that are alike, the best first; of equal ones those that stand nearest."""
        taken = {pair.old for pair in found.values()}
        left = [i for i in range(len(self._old.candidates)) if i not in taken]
        right = [j for j in range(len(self._new.candidates)) if j not in found]
        news = [(j, self._new[j]) for j in right]
        scores = [
            (-score, abs(i - j), i, j) for i in left for j in self._candidates(i, news) if (score := self.score(i, j)) >= ALIKE
        ]
        pairs: list[Pair] = []
        open_olds, open_news = set(left), set(right)
        for score, _, i, j in sorted(scores):
            if i in open_olds and j in open_news:
                open_olds.remove(i)
                open_news.remove(j)
                pairs.append(Pair(i, j, "similar", -score))
        return pairs


def _between(found: dict[int, Pair], likeness: _Likeness, olds: int, news: int) -> list[Pair]:
    """Pairs of what is left between the same neighbours, if it is as much on both sides."""
    by_old = {pair.old: pair.new for pair in found.values()}
    pairs = []
    edges = [(-1, -1), *((pair.old, pair.new) for pair in sorted(found.values(), key=lambda pair: pair.new)), (olds, news)]
    for (_, begin), (_, end) in pairwise(edges):
        gap = range(begin + 1, end)
        if not gap:
            continue
        old_begin = found[begin].old if begin >= 0 else -1
        old_gap = range(old_begin + 1, old_begin + 1 + len(gap))
        behind = old_gap.stop
        closes = by_old.get(behind) == end if behind < olds else behind == olds and end == news
        if closes and not any(i in by_old for i in old_gap):
            for i, j in zip(old_gap, gap, strict=True):
                score = likeness.score(i, j)
                if score >= ALIKE_IN_PLACE:
                    pairs.append(Pair(i, j, "place", score))
    return pairs


def moved_places(pairs: Sequence[Pair]) -> frozenset[int]:
    """Give the new places of the questions that moved: outside the longest run of pairs that is in order on both sides (CD-6)."""
    ordered = sorted(pairs)
    tails: list[int] = []
    links: list[tuple[int, int]] = []  # for each pair its place in the run, and the pair before it
    last: list[int] = []
    for number, pair in enumerate(ordered):
        place = bisect_left(tails, pair.new)
        links.append((place, last[place - 1] if place else -1))
        tails[place : place + 1] = [pair.new]
        last[place : place + 1] = [number]
    still = set()
    at = last[-1] if last else -1
    while at >= 0:
        still.add(ordered[at].new)
        at = links[at][1]
    return frozenset(pair.new for pair in ordered) - still
