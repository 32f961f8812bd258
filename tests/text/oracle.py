"""The rules of text/RULES.md read plainly and slowly, character by character: what the fast breaker must agree with.

Knows plain text only: no marks, zero-width characters, e-mail addresses or URLs, whose units it would have to know.
"""

from __future__ import annotations

import re
from itertools import pairwise

from faqprint.style import LineOptions
from faqprint.text import jlreq
from faqprint.text.runs import glue

_CLOSING = jlreq.CLOSE + jlreq.STOP + jlreq.COMMA
_DOTS = jlreq.MIDDLE + jlreq.COLON
_UNCOUNTED = jlreq.CLOSING + jlreq.SPACES


def aki(before: str, after: str) -> float:
    """The space between two classes in em before adjustment (SP-2, JLREQ table 1), autospace apart."""
    return sum(_kept(before, after)) + 0.25 * sum(letter in _DOTS for letter in (before, after))


def shrink(before: str, after: str, kinsoku_tier: bool) -> float:
    """How far the aki of a pair shrinks, in em: by JU-3, or by JU-4 in the ``kinsoku_tier``; after a full stop never."""
    trailing, leading = _kept(before, after)
    brackets = leading + (0.0 if before == jlreq.STOP else trailing)
    return brackets + 0.25 * sum(letter in _DOTS for letter in (before, after)) if kinsoku_tier else brackets / 2


def _kept(before: str, after: str) -> tuple[float, float]:
    """The half em after the first and before the second of a pair that are still there, middle dots apart."""
    trailing = before in _CLOSING and not re.match(jlreq.TRIMMED_AFTER, before + after)
    leading = after == jlreq.OPEN and not re.search(jlreq.TRIMMED_BEFORE, before + after)
    return 0.5 * trailing, 0.5 * leading


class Oracle:
    """One text without spaces at its edges at one measure in em."""

    def __init__(self, text: str, measure: float, options: LineOptions) -> None:
        self.text, self.measure, self.options = text, measure, options
        self.classes = [jlreq.class_of(character) for character in text]
        self.glued = glue(text).glued

    def lines(self) -> list[tuple[str, float]]:
        """The lines and their widths, or an empty list where a unit would have to be cut."""
        ends = [0]
        while ends[-1] < len(self.text):
            end = self.next_end(ends[-1])
            if end is None:
                return []
            ends.append(end)
        if len(ends) > 2:
            ends = self.cured(ends)
        return [(self.text[a:b].strip(" \u3000"), min(self.width(a, b), self.measure)) for a, b in pairwise(ends)]

    def next_end(self, start: int) -> int | None:
        """L0, or L1 where that shrinks to the measure (JU-2)."""
        places = range(start + 1, len(self.text) + 1)
        fitting = [at for at in places if self.width(start, at) <= self.measure and not self.before_space(at)]
        natural = max(fitting, default=start)
        legal = [at for at in fitting if self.legal(at)]
        best = max(legal, default=None)
        if best == len(self.text):
            return best
        if self.options.adjust == "shrink" and (best is None or self.width(start, best) < self.measure):
            longer = next((at for at in places if at > natural and self.legal(at)), None)
            tier = best != natural
            if longer is not None and self.width(start, longer) - self.capacity(start, longer, tier) <= self.measure:
                return longer
        return best

    def before_space(self, at: int) -> bool:
        """Whether the break would stand before a space that the line end takes."""
        return at < len(self.text) and self.classes[at] in jlreq.SPACES

    def legal(self, at: int) -> bool:
        """LB-1 to LB-10."""
        if at == len(self.text):
            return True
        before = at - 1
        while self.classes[before] in jlreq.SPACES:
            before -= 1
        pair = self.classes[before] + self.classes[at]
        if before < at - 1 and pair in jlreq.FORBIDDEN_ACROSS_SPACES:
            return False
        return at not in self.glued and jlreq.may_break(self.classes[at - 1], self.classes[at], self.options.kinsoku)

    def body(self, at: int) -> float:
        """A glyph without its aki."""
        if self.options.spacing == "jlreq" and self.classes[at] in _CLOSING + _DOTS + jlreq.OPEN:
            return 0.5
        character = self.text[at]
        return 0.5 if character.isascii() or character in "—–" else 1.0

    def width(self, start: int, end: int) -> float:
        """Natural width, spaces at the edges and line-end aki left out (SP-2 to SP-4)."""
        while end > start and self.classes[end - 1] in jlreq.SPACES:
            end -= 1
        if end == start:
            return 0.0
        total = sum(map(self.body, range(start, end)))
        if self.options.spacing == "jlreq":
            total += sum(aki(a, b) for a, b in pairwise(self.classes[start:end]))
            total += 0.25 * ((self.classes[start] in _DOTS) + (self.classes[end - 1] in _DOTS))
        elif self.options.line_end == "half" and self.classes[end - 1] in _CLOSING:
            total -= 0.5
        return total

    def capacity(self, start: int, end: int, kinsoku_tier: bool) -> float:
        """JU-3, JU-4."""
        while self.classes[end - 1] in jlreq.SPACES:
            end -= 1
        total = 0.25 * self.text[start:end].count(" ")
        if self.options.spacing == "jlreq":
            total += sum(shrink(a, b, kinsoku_tier) for a, b in pairwise(self.classes[start:end]))
        return total

    def content(self, start: int) -> int:
        """Content characters from ``start`` to the end."""
        return sum(letter not in _UNCOUNTED for letter in self.classes[start:])

    def cured(self, ends: list[int]) -> list[int]:
        """LB-15."""
        before, runt, end = ends[-3:]
        shrinks = self.options.adjust == "shrink"
        if self.content(runt) >= self.options.last_min:
            return ends
        if shrinks and self.width(before, end) - self.capacity(before, end, True) <= self.measure:
            return [*ends[:-2], end]
        for at in range(runt - 1, before, -1):
            if self.width(at, end) > self.measure or self.width(before, at) == 0:
                break
            if self.legal(at) and self.content(at) >= self.options.last_min and self.width(before, at) <= self.measure:
                return [*ends[:-2], at, end]
        return ends
