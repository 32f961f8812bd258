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
from struct import unpack
from typing import Final

from ..named_tuple import NamedTuple

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


class _Measure(NamedTuple):
    """What the likeness of a question is measured by: the bigrams of both texts."""

    question: frozenset[str]
    answer: frozenset[str]


class _Measured:
    """The measures of questions, each taken when it is asked for: most are known by what is equal."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = candidates
        self._taken: dict[int, _Measure] = {}

    def __getitem__(self, place: int) -> _Measure:
        if place not in self._taken:
            candidate = self.candidates[place]
            self._taken[place] = _Measure(_bigrams(candidate.question), _bigrams(candidate.answer))
        return self._taken[place]


def _bigrams(text: str) -> frozenset[str]:
    squeezed = squeeze(text)
    return frozenset(a + b for a, b in pairwise(squeezed)) or frozenset({squeezed})


class _SharedBigrams:
    """Of some texts how many bigrams each shares with another one: all are counted at once, each text a binary digit.

    Held against each other one by one, 1,800 questions and 1,800 that say something else took 3 to 29 s.
    """

    def __init__(self, texts: Sequence[frozenset[str]]) -> None:
        self._sizes = [len(grams) for grams in texts]
        self._holders: dict[str, int] = {}
        for number, grams in enumerate(texts):
            for gram in grams:
                self._holders[gram] = self._holders.get(gram, 0) | 1 << number

    def shares(self, grams: frozenset[str]) -> list[float]:
        """Give half the Dice coefficient of each text with another one."""
        size = len(grams)
        return [shared / (size + other) for shared, other in zip(self._counts(grams), self._sizes, strict=True)]

    def _counts(self, grams: frozenset[str]) -> Sequence[int]:
        digits: list[int] = []  # the lowest binary digits of all counts, then the next ones
        for gram in grams:
            carry = self._holders.get(gram, 0)
            for place, digit in enumerate(digits):
                digits[place], carry = digit ^ carry, digit & carry
            if carry:
                digits.append(carry)
        texts = len(self._sizes)
        ones = int.from_bytes(("\1" * texts).encode("utf-32-be"))
        total = 0
        for place, digit in enumerate(digits):  # each text's digit to a number of four bytes
            total += (int.from_bytes(f"{digit:0{texts}b}".encode("utf-32-be")) & ones) << place
        return unpack(f">{texts}I", total.to_bytes(4 * texts))[::-1]


class _Likeness:
    """How alike questions are: half the Dice coefficient of the questions' bigrams, half that of the answers'."""

    def __init__(self, old: Sequence[Candidate], new: Sequence[Candidate]) -> None:
        self._old = _Measured(old)
        self._new = _Measured(new)

    def score(self, i: int, j: int) -> float:
        """The likeness of the old question ``i`` and the new one ``j`` (from 0), from 0 to 1."""
        one, two = self._old.candidates[i], self._new.candidates[j]
        if one.question == two.question and one.answer == two.answer:
            return 1.0
        old, new = self._old[i], self._new[j]
        asked = 2 * len(old.question & new.question) / (len(old.question) + len(new.question))
        told = 2 * len(old.answer & new.answer) / (len(old.answer) + len(new.answer))
        return min(1.0, (asked + told) / 2 + (SAME_CATEGORY if one.category == two.category else 0.0))

    def _scores(self, left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[float, int, int]]:
        """The pairs that are alike, with their scores: every question is held against every other here."""
        news = [self._new[j] for j in right]
        questions, answers = _SharedBigrams([new.question for new in news]), _SharedBigrams([new.answer for new in news])
        categories = [self._new.candidates[j].category for j in right]
        least = ALIKE - SAME_CATEGORY
        for i in left:
            old, category = self._old[i], self._old.candidates[i].category
            shares = zip(right, categories, questions.shares(old.question), answers.shares(old.answer), strict=True)
            for j, other, asked, told in shares:
                if asked + told >= least:
                    score = min(1.0, asked + told + (SAME_CATEGORY if category == other else 0.0))
                    if score >= ALIKE:
                        yield score, i, j

    def best(self, found: dict[int, Pair]) -> list[Pair]:
        """The pairs of what is left that are alike, the best first; of equal ones those that stand nearest."""
        taken = {pair.old for pair in found.values()}
        left = [i for i in range(len(self._old.candidates)) if i not in taken]
        right = [j for j in range(len(self._new.candidates)) if j not in found]
        scores = [(-score, abs(i - j), i, j) for score, i, j in self._scores(left, right)]
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
