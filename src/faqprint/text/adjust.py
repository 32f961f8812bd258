"""The spaces of one line: how far they give way, and where what is left over or wanting goes (SP-4, JU-1…7).

A line is the clusters ``start`` … ``end`` of a measured paragraph, spaces at its edges left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from ..units import EM, em_units
from . import jlreq
from .paragraph import HALF, QUARTER, TRIMMED_OPEN, Cut, MeasuredParagraph

#: The most that one gap is stretched by: beyond it, extraction prints a space (JU-5, PX-5).
STRETCH_MOST: Final = em_units(0.09)
#: Autospace shrinks to this and stretches to half an em (JU-4, JU-5).
AUTOSPACE_LEAST: Final = EM // 8

#: Space added before and after a cluster, in units of ``EM``: the cluster, before, after.
Change = tuple[int, int, int]

_ENDING: Final = frozenset(jlreq.TRAILING)
#: Marks whose half em after them gives way, and all marks that give way.
_SHRINKING_AFTER: Final = frozenset((jlreq.CLOSE, jlreq.COMMA))
_SHRINKING: Final = re.compile(f"[{jlreq.OPEN}{jlreq.CLOSE}{jlreq.COMMA}{jlreq.CENTRED}]")
#: Where space is added: before or after clusters, and the cluster.
_AddedSpace = tuple[dict[int, int], int]
#: A gap that is stretched.
_GAP: Final = re.compile(jlreq.STRETCHED)
#: The middle dots, whose quarters before and after give way in the kinsoku tier.
_CENTRED: Final = frozenset(jlreq.CENTRED)


def head(paragraph: MeasuredParagraph, start: int) -> int:
    """What an opening bracket loses, in units of ``EM``, at a line start, where it is set tight (SP-3)."""
    return HALF if paragraph.spacing[start] == jlreq.OPEN else 0


def tail(paragraph: MeasuredParagraph, end: int) -> int:
    """What, in ``EM``, a closing mark and autospace lose at a line end (SP-4, SP-6), and what a hyphen adds (LB-10)."""
    loss = HALF if paragraph.ends[end - 1] in _ENDING else 0
    return loss + paragraph.tails[end] if end in paragraph.tails else loss


def width(paragraph: MeasuredParagraph, start: int, end: int) -> int:
    """Natural width of a line, in units of ``EM``, as it counts for the fit: line-end aki taken away (SP-4)."""
    if start >= end:
        return 0
    return paragraph.sums[end] - paragraph.sums[start] - head(paragraph, start) - tail(paragraph, end)


def give_back(paragraph: MeasuredParagraph, end: int, slack: int) -> int:
    """How much of its aki, in units of ``EM``, the mark at a line end gets back where there is ``slack`` (SP-4)."""
    return max(min(slack, HALF), 0) if paragraph.ends[end - 1 : end] in _ENDING else 0


def _brackets(spacing: str, start: int, end: int) -> int:
    """How many brackets and commas inside a line still have their half em; after a full stop it is never touched (JU-3)."""
    inside = end - 1
    return (
        spacing.count(jlreq.OPEN, start + 1, end)
        + spacing.count(jlreq.CLOSE, start, inside)
        + spacing.count(jlreq.COMMA, start, inside)
    )


def _quarters(spacing: str, start: int, end: int) -> int:
    """How many quarters stand beside the middle dots inside a line, those at its edges apart."""
    count = 2 * sum(spacing.count(dot, start, end) for dot in jlreq.CENTRED)
    if count:
        count -= (spacing[start] in _CENTRED) + (spacing[end - 1] in _CENTRED)
    return count


def _changes_at_edges(paragraph: MeasuredParagraph, start: int, end: int, trailing: int) -> list[Change]:
    """The aki that neighbours and the line's edges take away; ``trailing``: what a mark at its end loses."""
    spacing, trimmed = paragraph.spacing, paragraph.trimmed
    taken = [(start, -HALF, 0)] if spacing[start] == jlreq.OPEN else []
    if trimmed:
        inside = trimmed[bisect_left(trimmed, start) : bisect_left(trimmed, end)]
        taken += [(at, -HALF, 0) if spacing[at] == TRIMMED_OPEN else (at, 0, -HALF) for at in inside]
    if trailing and paragraph.ends[end - 1] in _ENDING:
        taken.append((end - 1, 0, -trailing))
    return taken


def _autospaces(paragraph: MeasuredParagraph, start: int, end: int) -> Sequence[int]:
    return [at for at in range(start + 1, end) if at in paragraph.gaps] if paragraph.gaps else ()


def _word_spaces(paragraph: MeasuredParagraph, start: int, end: int) -> list[int]:
    spacing = paragraph.spacing
    if spacing.find(jlreq.SPACE, start, end) < 0:
        return []
    return [at for at in range(start, end) if spacing[at] == jlreq.SPACE]


def capacity(paragraph: MeasuredParagraph, start: int, end: int, kinsoku_tier: bool) -> int:
    """How far, in units of ``EM``, a line may be shrunk: JU-3, or JU-4 in the ``kinsoku_tier``."""
    spacing = paragraph.spacing
    total = _brackets(spacing, start, end) * (HALF if kinsoku_tier else QUARTER)
    total += paragraph.classes.count(jlreq.SPACE, start, end) * max(paragraph.space - QUARTER, 0)
    if kinsoku_tier:
        total += _quarters(spacing, start, end) * QUARTER
        if paragraph.gaps:
            total += len(_autospaces(paragraph, start, end)) * max(paragraph.autospace - AUTOSPACE_LEAST, 0)
    return total


def _expansions(paragraph: MeasuredParagraph, start: int, end: int) -> tuple[tuple[list[int], int], ...]:
    """The clusters after which a line is stretched, and the most that each takes, in the order of the steps (JU-5)."""
    autospaces = [at - 1 for at in _autospaces(paragraph, start, end)]
    gaps = [gap.start() for gap in _GAP.finditer(paragraph.classes, start, end)]
    return (
        (_word_spaces(paragraph, start, end), max(HALF - paragraph.space, 0)),
        (autospaces, max(HALF - paragraph.autospace, 0)),
        (gaps, STRETCH_MOST),
    )


def reach(paragraph: MeasuredParagraph, start: int, end: int) -> int:
    """How much, in units of ``EM``, a line can be stretched at the most (JU-5)."""
    return sum(len(places) * most for places, most in _expansions(paragraph, start, end))


class Spaces:
    """The space added before and after the clusters of one line (positive or negative), and what came of it."""

    def __init__(self, paragraph: MeasuredParagraph, start: int, end: int) -> None:
        """Begin with the aki that neighbours and the line's edges take away."""
        self.before: dict[int, int] = {}
        self.after: dict[int, int] = {}
        #: '' | 'shrunk' | 'stretched' | 'ragged'
        self.note = ""
        self._paragraph, self._start, self._end = paragraph, start, end
        for at, before, after in _changes_at_edges(paragraph, start, end, HALF):
            if before:
                self.before[at] = before
            else:
                self.after[at] = after
        for at in _autospaces(paragraph, start, end):
            self.after[at - 1] = paragraph.autospace

    def changes(self) -> list[Change]:
        """What is added where, in order."""
        before, after = self.before, self.after
        changes = [(at, before.get(at, 0), after.get(at, 0)) for at in sorted({*before, *after})]
        return [change for change in changes if change[1] or change[2]]

    def shrink(self, excess: int, kinsoku_tier: bool) -> None:
        """Take ``excess`` out of the line: U+0020, then middle dots, brackets and commas, autospace (JU-4)."""
        self.note = "shrunk"
        first, last = self._start, self._end - 1
        marks = [(match.start(), match[0]) for match in _SHRINKING.finditer(self._paragraph.spacing, first, self._end)]
        spaces = [(self.after, at) for at in _word_spaces(self._paragraph, first, self._end)]
        excess -= self._share(-excess, spaces, self._paragraph.space - QUARTER)
        if kinsoku_tier:
            quarters = [(self.before, at) for at, letter in marks if letter in _CENTRED and at > first]
            quarters += [(self.after, at) for at, letter in marks if letter in _CENTRED and at < last]
            excess -= self._share(-excess, quarters, QUARTER)
        halves = [(self.before, at) for at, letter in marks if letter == jlreq.OPEN and at > first]
        halves += [(self.after, at) for at, letter in marks if letter in _SHRINKING_AFTER and at < last]
        excess -= self._share(-excess, halves, HALF if kinsoku_tier else QUARTER)
        if kinsoku_tier:
            autospaces = [(self.after, at - 1) for at in _autospaces(self._paragraph, self._start, self._end)]
            self._share(-excess, autospaces, self._paragraph.autospace - AUTOSPACE_LEAST)

    def stretch(self, slack: int, end: int) -> int:
        """Fill ``slack`` before ``end``: U+0020, autospace, then all gaps alike; beyond the cap leave the line ragged (JU-5).

        Returns how much was filled: all or nothing.
        """
        if slack <= 0:
            return 0
        expansions = _expansions(self._paragraph, self._start, end)
        if slack > sum(len(places) * most for places, most in expansions):
            self.note = "ragged"
            return 0
        self.note = "stretched"
        left = slack
        for places, most in expansions:
            left -= self._share(left, [(self.after, at) for at in places], most)
        return slack

    @staticmethod
    def _share(amount: int, places: list[_AddedSpace], most: int) -> int:
        """Add up to ``amount`` (negative: take away) to all places alike, ``most`` each; returns how much, unsigned."""
        total = min(abs(amount), len(places) * max(most, 0))
        if total == 0:
            return 0
        share, rest = divmod(total, len(places))
        sign = 1 if amount > 0 else -1
        for rank, (side, at) in enumerate(places):
            side[at] = side.get(at, 0) + sign * (share + (rank < rest))
        return total


def _widen(paragraph: MeasuredParagraph, start: int, end: int, changes: list[Change]) -> list[Change]:
    """The changes of a line with the half ems that some of its glyphs lack (CL-7)."""
    sides = {at: (before, after) for at, before, after in changes}
    for at in paragraph.widened.intersection(range(start, end)):
        before, after = sides.get(at, (0, 0))
        sides[at] = (before + HALF, after) if paragraph.classes[at] == jlreq.OPEN else (before, after + HALF)
    return [(at, *sides[at]) for at in sorted(sides) if any(sides[at])]


def adjust_line(paragraph: MeasuredParagraph, cut: Cut, measure: int, justify: bool) -> tuple[list[Change], int, str]:
    """The spaces of a broken line, its width with them, and what came of it; stretched only if ``justify`` (JU-1, JU-6)."""
    start, end, _, kinsoku_tier, kind = cut
    natural = width(paragraph, start, end)
    slack = measure - natural
    given = give_back(paragraph, end, slack)
    settled = slack == given or (slack > given and not justify)
    if settled and kind != "hang" and not paragraph.gaps:
        changes = _changes_at_edges(paragraph, start, end, HALF - given)
        return _widen(paragraph, start, end, changes) if paragraph.widened else changes, natural + given, ""
    spaces = Spaces(paragraph, start, end)
    if kind == "hang":
        inside = paragraph.sums[end - 1] - paragraph.sums[start] - head(paragraph, start)
        natural += spaces.stretch(measure - inside, end - 1) if justify else 0
    elif slack < 0 and kind != "overflow":
        spaces.shrink(-slack, kinsoku_tier)
        natural = measure
    elif slack >= 0:
        if given:
            spaces.after[end - 1] += given
        natural += given + (spaces.stretch(slack - given, end) if justify else 0)
    changes = spaces.changes()
    return _widen(paragraph, start, end, changes) if paragraph.widened else changes, natural, spaces.note
