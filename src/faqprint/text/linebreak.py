"""Breaking a measured paragraph: greedy, with one step of look-ahead, and the runt at its end cured (LB-14…18, JU-2)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from ..style import LineOptions
from ..units import em_units
from . import jlreq
from .adjust import capacity, give_back, head, reach, tail, width
from .paragraph import HALF, Cut, MeasuredParagraph
from .phrase import phrase_scores
from .runs import CUT_AFTER, CUT_BEFORE

_SPACES = frozenset(jlreq.SPACES)
_ENDING = frozenset(jlreq.TRAILING)
_HANGING = frozenset(jlreq.STOP + jlreq.COMMA)
#: What is no character of its own on a last line (FN-2, LB-10), and what is no content there (LB-15).
_UNSEEN = jlreq.SPACES + jlreq.NO_BREAK_SPACE + jlreq.ZERO + jlreq.VOICED
_NO_CONTENT = frozenset(_UNSEEN + jlreq.CLOSING)
_SEEN_ONLY, _CONTENT_ONLY = (str.maketrans(dict.fromkeys(letters, "")) for letters in (_UNSEEN, _NO_CONTENT))
#: In ragged cells narrower than this a last line of two characters is nothing unusual (LB-15).
_NARROW = em_units(14)

#: Kinds of lines of a paragraph that is not broken between phrases.
_NO_PHRASES = frozenset(("overflow", "hang"))
#: From this score on a place is nearly one between phrases: しなければ｜なりませんか, but not 利用で｜きますか.
_NEARLY = -500


class Breaker:
    """The rules of one paragraph at one measure (units of ``EM``)."""

    def __init__(self, paragraph: MeasuredParagraph, measure: int, options: LineOptions, printed: bool = False) -> None:
        """``printed``: the lines are set in a cell, those that may shrink are stretched, too (LB-15)."""
        self.paragraph = paragraph
        self.measure = measure
        self.options = options
        self.printed = printed
        self.shrinks = options.adjust == "shrink"
        self.forbidden = jlreq.forbidden_pairs(options.kinsoku)
        #: The paragraph's end, spaces after it left out.
        self.last = self.strip_spaces(len(paragraph.classes), 0)

    def cuts(self) -> list[Cut]:
        """All lines of the paragraph, at least one."""
        paragraph, measure, last, forbidden = self.paragraph, self.measure, self.last, self.forbidden
        sums, classes, spacing, ends = paragraph.sums, paragraph.classes, paragraph.spacing, paragraph.ends
        glued, free, tails = paragraph.glued, paragraph.free, paragraph.tails
        cuts: list[Cut] = []
        start = len(classes) - len(classes.lstrip(jlreq.SPACE))
        while start < last:
            limit = sums[start] + measure
            if spacing[start] == jlreq.OPEN:
                limit += HALF
            if sums[last] <= limit:
                break
            fit = bisect_right(sums, limit, start, last + 1) - 1
            # The first cluster that does not fit whole may still do so as the last one (SP-4).
            if fit < last and (ends[fit] in _ENDING or tails) and sums[fit + 1] - tail(paragraph, fit + 1) <= limit:
                fit += 1
            at = fit
            while at < last and classes[at] in _SPACES:
                at += 1
            if at >= last:
                break
            if (
                sums[at] == limit
                and at > start
                and ends[at - 1] not in _ENDING
                and at not in tails
                and at not in glued
                and classes[at - 1] not in _SPACES
                and (classes[at - 1 : at + 1] not in forbidden or at in free)
            ):
                cut = Cut(start, at, at)
            else:
                cut = self._short_line(start, fit, at)
            if cut.end > cut.start:  # an indent before what does not fit beside it is dropped
                cuts.append(cut)
            start = cut.next
        if start < last or not cuts:
            cuts.append(Cut(min(start, last), last, len(classes)))
        else:
            cuts[-1] = cuts[-1]._replace(next=len(classes))
        return self._cure_runt(cuts) if len(cuts) > 1 else cuts

    def strip_spaces(self, end: int, start: int) -> int:
        """``end``, a number of clusters, without the spaces before it (LB-10)."""
        classes = self.paragraph.classes
        while end > start and classes[end - 1] in _SPACES:
            end -= 1
        return end

    def is_legal(self, at: int) -> bool:
        """Whether a line may break before the cluster ``at``."""
        paragraph = self.paragraph
        classes = paragraph.classes
        if at >= self.last or (at in paragraph.free and classes[at] not in _SPACES):
            return True
        if at in paragraph.glued or classes[at - 1 : at + 1] in self.forbidden:
            return False
        if classes[at - 1] not in _SPACES:
            return True
        end = self.strip_spaces(at, 0)
        return classes[end - 1 : end] + classes[at] not in jlreq.FORBIDDEN_ACROSS_SPACES

    def _short_line(self, start: int, fit: int, at: int) -> Cut:
        """The line from ``start`` where ``fit`` is all that fits and ``at`` the natural cut: L0, or L1 by shrinking (JU-2)."""
        cut = at
        while cut > start and not self.is_legal(cut):
            cut -= 1
        if cut in self.paragraph.hyphens:
            cut = self._last_with_room(start, cut)
        kinsoku_tier = cut != at
        end = self.strip_spaces(cut, start)
        if self.shrinks and (cut == start or width(self.paragraph, start, end) < self.measure):
            longer = self._next_legal(start, at)
            if longer is not None and self._fits(start, longer, kinsoku_tier):
                return Cut(start, self.strip_spaces(longer, start), longer, kinsoku_tier)
        if self.options.hang == "allow" and fit == at and self.paragraph.classes[at] in _HANGING:
            after = self.past_spaces(at + 1)
            if self.is_legal(after):
                return Cut(start, at + 1, after, kind="hang")
        if cut > start:
            return Cut(start, end, cut)
        return self._overflow(start, fit)

    def _last_with_room(self, start: int, at: int) -> int:
        """The last legal break at ``at`` or before it where there is room for the hyphen that it needs (LB-10)."""
        while at > start and (not self.is_legal(at) or width(self.paragraph, start, at) > self.measure):
            at -= 1
        return at

    def past_spaces(self, at: int) -> int:
        """``at`` with the spaces behind it (LB-10)."""
        while at < self.last and self.paragraph.classes[at] in _SPACES:
            at += 1
        return at

    def _next_legal(self, start: int, at: int) -> int | None:
        """The next legal break after ``at``, unless no shrinking could bring it in: no glyph loses more than half."""
        sums = self.paragraph.sums
        most = sums[start] + 2 * (self.measure + 2 * HALF)
        for after in range(at + 1, self.last + 1):
            if sums[after - 1] > most:
                return None
            if self.is_legal(after):
                return after
        return None

    def _fits(self, start: int, at: int, kinsoku_tier: bool) -> bool:
        """Whether what stands before ``at`` fits, shrunk if that is allowed (JU-3, JU-4)."""
        end = self.strip_spaces(at, start)
        excess = width(self.paragraph, start, end) - self.measure
        return excess <= 0 or (self.shrinks and excess <= capacity(self.paragraph, start, end, kinsoku_tier))

    def _overflow(self, start: int, fit: int) -> Cut:
        """Cut a unit wider than the measure: before ``@``, after ``/ . - _``, or anywhere (LB-14)."""
        base = self.paragraph.base
        best: int | None = None
        ranked = 3
        for at in range(fit, start, -1):
            if not self._is_cuttable(at):
                continue
            rank = 0 if base[at] in CUT_BEFORE else 1 if base[at - 1] in CUT_AFTER else 2
            if rank < ranked:
                best, ranked = at, rank
                if rank == 0:
                    break
        if best is None:
            best = self._whole_clusters(start, fit)
        return Cut(start, self.strip_spaces(best, start), self.past_spaces(best), kind="overflow")

    def _is_cuttable(self, at: int) -> bool:
        """Whether a cut before ``at`` keeps LB-1, LB-2 and FN-2, and needs no hyphen."""
        classes = self.paragraph.classes
        if at in self.paragraph.hyphens:
            return False
        end = self.strip_spaces(at, 0)
        pair = classes[end - 1 : end] + classes[at]
        return classes[at] not in _SPACES and pair not in jlreq.uncuttable_pairs(self.options.kinsoku)

    def _whole_clusters(self, start: int, fit: int) -> int:
        """The last place that parts no voiced mark from its base, within ``fit`` if there is one."""
        classes = self.paragraph.classes
        at = fit
        while at > start and classes[at] == jlreq.VOICED:
            at -= 1
        if at > start:
            return at
        at = start + 1
        while at < self.last and classes[at] == jlreq.VOICED:
            at += 1
        return at

    def count_content(self, start: int, end: int) -> int:
        """Content characters from ``start`` to ``end``: closing marks and spaces do not count (LB-15)."""
        return len(self.paragraph.classes[start:end].translate(_CONTENT_ONLY))

    def has_content(self, start: int, end: int) -> bool:
        """Whether as much content stands there as on a last line that is no runt (LB-15)."""
        least = self.options.last_min
        first = self.paragraph.classes[start : start + least]
        return (start + least <= end and _NO_CONTENT.isdisjoint(first)) or self.count_content(start, end) >= least

    def _is_visibly_short(self, start: int, end: int) -> bool:
        """Whether a line that a cure leaves would be seen to be short in print (LB-15).

        In ragged text it is in a narrow cell, in justified text where it cannot be stretched to the measure (JU-5).
        """
        if not self.printed:
            return False
        if not self.shrinks:
            return self.measure < _NARROW
        slack = self.measure - width(self.paragraph, start, end)
        return slack - give_back(self.paragraph, end, slack) > reach(self.paragraph, start, end)

    def _cure_runt(self, cuts: list[Cut]) -> list[Cut]:
        """See that the last line is no runt: take it up, or push more down to it (LB-15).

        The latter is not done where it shows, and enough characters stand there if marks are counted.
        """
        least, (before, runt) = self.options.last_min, cuts[-2:]
        if self.has_content(runt.start, self.last):
            return cuts
        if self._fits(before.start, self.last, True):
            return [*cuts[:-2], Cut(before.start, self.last, runt.next, True, "runt")]
        may_stay = len(self.paragraph.classes[runt.start : self.last].translate(_SEEN_ONLY)) >= least
        overflow = before.kind == "overflow"
        for at in range(before.next - 1, before.start, -1):
            end = self.strip_spaces(at, before.start)
            if end == before.start or width(self.paragraph, at, self.last) > self.measure:
                break
            if (
                (self.is_legal(at) or (overflow and self._is_cuttable(at)))
                and self.has_content(at, self.last)
                and self._fits(before.start, at, before.kinsoku_tier)
            ):
                if may_stay and self._is_visibly_short(before.start, end):
                    return cuts
                pushed = Cut(before.start, end, at, before.kinsoku_tier, "overflow" if overflow else "")
                return [*cuts[:-2], pushed, Cut(at, self.last, runt.next, kind="runt")]
        return cuts


def overflowing_units(paragraph: MeasuredParagraph, cuts: Sequence[Cut], options: LineOptions) -> Iterator[tuple[int, int]]:
    """The units that were wider than the measure and so were cut (LB-14): first cluster, and the one after the last."""
    start = -1
    for cut in cuts:
        if cut.kind == "overflow":
            start = cut.start if start < 0 else start
        elif start >= 0:
            legal = Breaker(paragraph, 0, options).is_legal
            yield start, next((at for at in range(cut.start + 1, cut.end) if legal(at)), cut.end)
            start = -1


def widest_unit(paragraph: MeasuredParagraph, options: LineOptions) -> int:
    """The width of the widest stretch of a paragraph that no line may break, in units of ``EM``; 0 of an empty one."""
    breaker = Breaker(paragraph, 0, options)
    widest, start = 0, 0
    for at in range(1, breaker.last + 1):
        if breaker.is_legal(at):
            widest = max(widest, width(paragraph, start, breaker.strip_spaces(at, start)))
            start = at
    return widest


def break_paragraph(paragraph: MeasuredParagraph, measure: int, options: LineOptions, printed: bool = False) -> list[Cut]:
    """The lines of a measured paragraph at ``measure`` (units of ``EM``), at least one.

    ``printed``: the lines are set in a cell, with ``adjust: shrink`` stretched to its measure; LB-15 then looks to what shows.
    """
    breaker = Breaker(paragraph, measure, options, printed)
    cuts = breaker.cuts()
    if options.wrap == "phrase" and len(cuts) > 1 and _NO_PHRASES.isdisjoint([cut.kind for cut in cuts]):
        return _between_phrases(breaker, cuts)
    return cuts


def _between_phrases(breaker: Breaker, cuts: list[Cut]) -> list[Cut]:
    """Break as many lines as ``cuts`` has between phrases, each as late as it can be, wherever that costs no line (LB-17).

    Where that leaves a runt, the line before ends at a place that is nearly one between phrases, if there is any (LB-15).
    """
    classes = breaker.paragraph.classes
    score = phrase_scores(breaker.paragraph.base)
    made: list[Cut] = []
    start = cuts[0].start
    for first, cut in zip(_earliest_starts(breaker, len(cuts)), cuts, strict=False):
        earliest = max(first, start + 1)
        # a line that begins where it did ends as late as it did, but for one that gave to a runt, or that was shrunk
        known = start == cut.start and not breaker.shrinks and cuts[-1].kind != "runt"
        latest = cut.next if known else _latest_end(breaker, start)
        if not earliest <= latest < breaker.last:
            return cuts
        end = latest
        if earliest < latest:
            for at in range(latest, earliest - 1, -1):
                # what is left of a phrase that had to be broken does not fill a line alone
                if (score(at) > 0 or classes[at - 1] in _SPACES) and breaker.is_legal(at) and breaker.has_content(start, at):
                    end = at
                    break
        if len(made) == len(cuts) - 2 and not breaker.has_content(end, breaker.last):
            end = _before_no_runt(breaker, score, start, range(latest, earliest - 1, -1))
        made.append(Cut(start, breaker.strip_spaces(end, start), end))
        start = end
    last = breaker.last
    if not breaker.has_content(start, last) and breaker.count_content(start, last) < breaker.count_content(cuts[-1].start, last):
        return cuts
    return [*made, Cut(start, breaker.last, len(classes))]


def _before_no_runt(breaker: Breaker, score: Callable[[int], float], start: int, places: Sequence[int]) -> int:
    """The place most like one between phrases with a runt on neither side; the first of ``places`` if none is nearly one."""
    last = breaker.last
    fair = [at for at in places if breaker.is_legal(at) and breaker.has_content(start, at) and breaker.has_content(at, last)]
    best = max(fair, key=score, default=places[0])
    return best if score(best) > _NEARLY else places[0]


def _earliest_starts(breaker: Breaker, count: int) -> list[int]:
    """Where each of ``count`` lines but the first may begin at the earliest if as many lines hold what follows."""
    paragraph, sums = breaker.paragraph, breaker.paragraph.sums
    starts = []
    end = breaker.last
    for _ in range(count - 1):
        seen = breaker.strip_spaces(end, 0)
        least = sums[seen] - tail(paragraph, seen) - breaker.measure
        start = max(bisect_left(sums, least - HALF), 1)
        while start < end and not (sums[start] + head(paragraph, start) >= least and breaker.is_legal(start)):
            start += 1
        starts.append(start)
        end = start
    return starts[::-1]


def _latest_end(breaker: Breaker, start: int) -> int:
    """Where the line from ``start`` ends at the latest; ``start``: nothing fits."""
    paragraph, sums = breaker.paragraph, breaker.paragraph.sums
    most = sums[start] + head(paragraph, start) + breaker.measure
    at = breaker.past_spaces(min(bisect_right(sums, most + HALF), breaker.last) - 1)
    while at > start:
        end = breaker.strip_spaces(at, start)
        if breaker.is_legal(at) and sums[end] - tail(paragraph, end) <= most:
            break
        at -= 1
    return at
