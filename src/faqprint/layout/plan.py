"""Where the FAQ table is cut: all cuts of the table chosen together by least cost (TB-8).

A state is the content not yet placed: a row number and how much of that row is already above.  From each state every legal
end of the page is priced (``prices``), and the cheapest chain of pages to the table's end wins.  An end that leaves a hole is
not legal if the next row fits, or a part of it.  A page holds a bounded number of rows, so the cost is linear in rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import Final

from ..named_tuple import NamedTuple
from ..units import fits
from .blocks import ALL_BUT_EMPTY
from .prices import CUT_ROW, HOLE, INSIDE_CATEGORY, KEEP, LONE_ROW, NEW_PAGE, white_price
from .rows import FaqRow, row_cuts, split_row, why_not
from .split import WhyNot

#: A row that would fit a page is cut only if else more than this share of the page stays white (TB-8).
WHITE_BEFORE_CUT: Final = 0.25


class TableHeights(NamedTuple):
    """Heights in pt that the plan needs."""

    #: Of the table's head, and of the markers above a part that continues and below one that goes on.
    head: float
    previous: float
    next: float
    #: Of each category's label with its padding.
    labels: Sequence[float]
    #: Of a hole: no page is left with more below its last rule if a part of the next row fits.
    hole: float


class TablePart(NamedTuple):
    """What one page takes of the table."""

    #: The rows, the first and the last of them perhaps parts, and the heights in pt that they are drawn with (TB-7).
    rows: tuple[FaqRow, ...]
    heights: tuple[float, ...]
    #: Of head, rows and markers in pt.
    height: float
    #: Whether a part stands on an earlier page, and whether one will stand on a later page.
    continued: bool
    continues: bool


class Plan(NamedTuple):
    """Where a table is cut."""

    #: Page by page, at least one.
    parts: tuple[TablePart, ...]
    #: The numbers of the questions at which a keep had to be given up.
    yielded: tuple[int, ...]


_RowsBehind = tuple[int, int, int]


#: An end of a page: the state behind it, its price, the parts of the row that it cuts, and whether it gives a keep up.
_End = tuple[_RowsBehind, float, FaqRow | None, FaqRow | None, bool]


class _Rows(NamedTuple):
    """All rows, the height of each in pt, and the price of a cut behind each but the last."""

    rows: Sequence[FaqRow]
    heights: Sequence[float]
    prices: Sequence[float]


class _Step(NamedTuple):
    """The best way known to a state."""

    #: Of all pages before it.
    cost: float
    #: Where the page that leads here begins; ``None``: here the table begins.
    previous: _RowsBehind | None
    #: The part of a cut row that ends that page, and what is left of that row.
    tail: FaqRow | None
    rest: FaqRow | None
    #: Whether that page gives a keep up.
    yielded: bool


def plan(rows: Sequence[FaqRow], room: TableHeights, first: float, fresh: float, alone: bool = False) -> Plan | WhyNot:
    """Choose all cuts of a table, or say why nothing of it stands on the first page, or of one of its rows on any page.

    ``first``: pt free on the page where the table begins; ``fresh``: on every later page.  Nothing stands on the first one if
    not even the head with a first part fits, or only by giving up a keep that a new page may hold (unless ``alone``: no new
    page has more room).
    """
    whole = _Rows(rows, [row.height for row in rows], [_between(rows, i) for i in range(len(rows) - 1)])
    end: _RowsBehind = (len(rows), 0, 0)
    start: _RowsBehind = (0, 0, 0)
    steps: dict[_RowsBehind, _Step] = {start: _Step(0.0, None, None, None, False)}
    queue: list[_RowsBehind] = [start]
    stuck: WhyNot | None = None
    while queue:
        key = heappop(queue)
        if key == end:
            break
        step = steps[key]
        full = first - room.head if key == start else fresh - room.head - room.previous
        found = False
        for target, price, tail, rest, yielded in _ends(whole, key[0], step.rest, room, full, fresh):
            found = True
            known = steps.get(target)
            if known is None:
                heappush(queue, target)
            if known is None or step.cost + price < known.cost:
                steps[target] = _Step(step.cost + price, key, tail, rest, yielded)
        if not found:
            stuck = stuck or _why_not(step.rest or rows[key[0]], room, full, fresh)
    if end not in steps:
        assert stuck
        return stuck
    keys = _best_way(steps, end)
    if steps[keys[1]].yielded and not alone and first < ALL_BUT_EMPTY * fresh:
        return _why_not(rows[0], room, first - room.head, fresh)
    return _parts(rows, steps, keys, room)


def _ends(whole: _Rows, index: int, rest: FaqRow | None, room: TableHeights, full: float, page: float) -> list[_End]:
    """Every legal end of a page that begins with row ``index`` (or ``rest`` of it) and has ``full`` pt for rows.

    ``page``: pt of a whole page.  What stands above a table counts as full, the marker below it as white.
    """
    ends: list[_End] = []
    rows, heights, prices = whole
    limit = full - room.next
    fresh = page - room.head - room.previous - room.next
    above, part, used = 0.0, 0.0, 0.0  # finished categories; the rows of the last one; both, with its label
    category = -1
    last = len(rows) - 1
    for i in range(index, len(rows)):
        row, height = rows[i], heights[i]
        if i == index and rest is not None:
            row, height = rest, rest.height
        if row.category != category:
            above, part, category = used, 0.0, row.category
        taken = above + max(part + height, room.labels[category])
        if not fits(taken, full if i == last else limit):
            white = full - used
            must = white > min(WHITE_BEFORE_CUT * page, room.hole)
            cuts = _cut_ends(i, row, room, above, part, full, fresh, page) if must or height > fresh else []
            if i > index and not (must and any(not yielded for *_, yielded in cuts)):
                # all that fits whole; it may leave a hole, for no part of the next row fits, or none need
                ends = ends or [((i, 0, 0), NEW_PAGE + white_price(white, page) + prices[i - 1], None, None, False)]
            else:
                ends = []
            return ends + cuts
        part += height
        used = taken
        if i < last and full - used <= HOLE * page:
            ends.append(((i + 1, 0, 0), NEW_PAGE + white_price(full - used, page) + prices[i], None, None, False))
    ends.append(((len(rows), 0, 0), NEW_PAGE, None, None, False))
    return ends


def _between(rows: Sequence[FaqRow], i: int) -> float:
    """The price of a cut after row ``i``, by what it separates."""
    category = rows[i].category
    if rows[i + 1].category != category:
        return 0.0
    price = INSIDE_CATEGORY
    if i == 0 or rows[i - 1].category != category:
        price += LONE_ROW
    if i + 2 == len(rows) or rows[i + 2].category != category:
        price += LONE_ROW
    return price


def _cut_ends(
    i: int, row: FaqRow, room: TableHeights, above: float, part: float, full: float, fresh: float, page: float
) -> list[_End]:
    """The legal ends of a page inside row ``i``, which does not fit whole; some that give a keep up only if all do."""
    label = room.labels[row.category]
    limit = full - room.next
    free = limit - above - part
    if not fits(above + label, limit):
        return []
    cuts = [(full - above - max(part + cut.height, label), cut) for cut in row_cuts(row, free, fresh)]
    if kept := [(white, cut) for white, cut in cuts if cut.price < KEEP]:
        least = max(HOLE * page, min(white for white, _ in kept))
        cuts = [(white, cut) for white, cut in kept if white <= least]
    ends: list[_End] = []
    for white, cut in cuts:
        tail, rest = split_row(row, cut, page)
        price = NEW_PAGE + white_price(white, page) + CUT_ROW + cut.price
        ends.append(((i, *rest.key), price, tail, rest, cut.price >= KEEP))
    return ends


def _why_not(row: FaqRow, room: TableHeights, full: float, page: float) -> WhyNot:
    """Say why no page of the table can begin with a row (or what is left of one) in ``full`` pt; ``page``: pt of a whole page."""
    limit = full - room.next
    made = why_not(row, limit, page - room.head - room.previous - room.next)
    label = room.labels[row.category]
    return made if label <= made.needed else made._replace(code="label-too-tall", needed=label)


def _best_way(steps: dict[_RowsBehind, _Step], end: _RowsBehind) -> list[_RowsBehind]:
    """The states on the cheapest way to the end."""
    keys = [end]
    while (previous := steps[keys[-1]].previous) is not None:
        keys.append(previous)
    keys.reverse()
    return keys


def _parts(rows: Sequence[FaqRow], steps: dict[_RowsBehind, _Step], keys: Sequence[_RowsBehind], room: TableHeights) -> Plan:
    """Turn the cheapest chain into parts."""
    parts, yielded = [], []
    for here, there in pairwise(keys):
        begin, step = steps[here].rest, steps[there]
        taken = list(rows[here[0] : there[0]])
        if begin is not None and taken:
            taken[0] = begin
        if step.tail is not None:
            taken.append(step.tail)
            if step.yielded:
                yielded.append(step.tail.number)
        heights = _drawn_heights(taken, room.labels)
        continued, continues = here != keys[0], there != keys[-1]
        height = room.head + sum(heights) + (room.previous if continued else 0.0) + (room.next if continues else 0.0)
        parts.append(TablePart(tuple(taken), heights, height, continued, continues))
    return Plan(tuple(parts), tuple(yielded))


def _drawn_heights(rows: Sequence[FaqRow], labels: Sequence[float]) -> tuple[float, ...]:
    """Row heights in which the last row of a category's part makes up for a taller label (TB-7)."""
    heights = [row.height for row in rows]
    begin = 0
    for i, row in enumerate(rows):
        if i + 1 == len(rows) or rows[i + 1].category != row.category:
            lack = labels[row.category] - sum(heights[begin : i + 1])
            if lack > 0:
                heights[i] += lack
            begin = i + 1
    return tuple(heights)
