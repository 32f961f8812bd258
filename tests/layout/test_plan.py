"""Where the table is cut: by least cost over the whole table, against an exhaustive search."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pytest

from faqprint.errors import LayoutError
from faqprint.layout.blocks import HEADING, REFERENCE, Flow
from faqprint.layout.display_list import Page
from faqprint.layout.plan import WHITE_BEFORE_CUT, Plan, TableHeights, plan
from faqprint.layout.prices import CUT_ROW, HOLE, INSIDE_CATEGORY, KEEP, LONE_ROW, NEW_PAGE, white_price
from faqprint.layout.rows import FaqRow, row_cuts, split_row
from faqprint.layout.split import WhyNot
from faqprint.layout.table import FaqTable

from .mocks import HEAD, MARKER, PADDING, PITCH, Solid, categories, lay, names, parts, row, table, text

ROOM = TableHeights(HEAD, MARKER, MARKER, [PITCH + 2 * PADDING] * 30, 10_000.0)
#: A row of three lines.
THREE = 3 * PITCH + 2 * PADDING


def between(rows: Sequence[FaqRow], i: int) -> float:
    """The price of a cut after row ``i``, said anew from TB-8."""
    here, there = rows[i].category, rows[i + 1].category
    if here != there:
        return 0.0
    members = [j for j, r in enumerate(rows) if r.category == here]
    return INSIDE_CATEGORY + LONE_ROW * (i == members[0]) + LONE_ROW * (i + 1 == members[-1])


def stacked(rows: Sequence[FaqRow], labels: Sequence[float]) -> float:
    """Height of rows on one page, no category lower than its label."""
    total = 0.0
    for category in sorted({r.category for r in rows}):
        total += max(sum(r.height for r in rows if r.category == category), labels[category])
    return total


class PageEnd(NamedTuple):
    """A place where a page could end: its white, the price of what it parts, the state behind it, whether a row is cut."""

    white: float
    price: float
    state: int
    rest: FaqRow | None = None
    cut: bool = False


def all_ends(
    rows: Sequence[FaqRow], index: int, rest: FaqRow | None, room: TableHeights, full: float, fresh: float
) -> list[PageEnd]:
    """Every end of a page for which there is room, from the shortest; the table's end last, if it is one of them."""
    head = [rest] if rest else [rows[index]]
    whole = fresh - room.head - room.previous - room.next
    ends: list[PageEnd] = []
    for stop in range(index, len(rows)):
        taken = [*head, *rows[index + 1 : stop + 1]]
        height = stacked(taken, room.labels)
        if stop + 1 == len(rows) and height <= full + 1e-6:
            return [*ends, PageEnd(full - height, 0.0, len(rows))]
        if height <= full - room.next + 1e-6:
            ends.append(PageEnd(full - height, between(rows, stop), stop + 1))
            continue
        last, above = taken[-1], taken[:-1]
        white = full - (stacked(above, room.labels) if above else 0.0)
        if white > min(WHITE_BEFORE_CUT * fresh, room.hole) or last.height > whole:
            others = [r for r in above if r.category != last.category]
            mine = sum(r.height for r in above if r.category == last.category)
            free = full - room.next - (stacked(others, room.labels) if others else 0.0) - mine
            for cut in row_cuts(last, free, whole):
                tail, lower = split_row(last, cut, fresh)
                height = stacked([*above, tail], room.labels)
                if height <= full - room.next + 1e-6:
                    ends.append(PageEnd(full - height, CUT_ROW + cut.price, stop, lower, True))
        break
    return ends


def legal_ends(ends: Sequence[PageEnd], room: TableHeights, fresh: float) -> list[PageEnd]:
    """Those that leave no hole which something could fill, said anew from TB-8."""
    done = [end for end in ends if not end.cut]
    cuts = [end for end in ends if end.cut]
    kept = [end for end in cuts if end.price - CUT_ROW < KEEP]
    must = not done or done[-1].white > min(WHITE_BEFORE_CUT * fresh, room.hole)
    legal = [end for end in done[:-1] if end.white <= HOLE * fresh]
    if done and not (must and kept):
        legal.append(done[-1])
    return legal + [end for end in kept or cuts if end.white <= HOLE * fresh or end.white <= min(e.white for e in kept or [end])]


def cheapest(
    rows: Sequence[FaqRow], index: int, rest: FaqRow | None, room: TableHeights, first: float, fresh: float, begin: bool
) -> float:
    """The least cost of placing what is left, by trying every legal end; infinite if it cannot be placed."""
    full = (first if begin else fresh - room.previous) - room.head
    best = float("inf")
    for end in legal_ends(all_ends(rows, index, rest, room, full, fresh), room, fresh):
        if end.state == len(rows):
            return min(best, NEW_PAGE)
        price = NEW_PAGE + white_price(end.white, fresh) + end.price
        best = min(best, price + cheapest(rows, end.state, end.rest, room, first, fresh, False))
    return best


def cost(made: Plan, rows: Sequence[FaqRow], room: TableHeights, first: float, fresh: float) -> float:
    """What a plan costs, reckoned from its parts."""
    total, placed = 0.0, 0
    for part in made.parts:
        if not part.continues:
            return total + NEW_PAGE
        full = (fresh - room.previous if part.continued else first) - room.head
        total += NEW_PAGE + white_price(full - sum(part.heights), fresh)
        last = part.rows[-1]
        placed = last.number - 1
        following = made.parts[made.parts.index(part) + 1].rows[0]
        total += CUT_ROW if following.number == last.number else between(rows, placed)
    return total


def random_rows(seed: int, count: int) -> list[FaqRow]:
    """Rows of one to twelve lines in categories of one to four."""
    dice, category = random.Random(seed), 0
    rows: list[FaqRow] = []
    while len(rows) < count:
        for _ in range(dice.randint(1, 4)):
            rows.append(row(len(rows) + 1, category, dice.randint(1, 12), dice.randint(1, 3)))
        category += 1
    return rows[:count]


@pytest.mark.parametrize("seed", range(60))
def test_the_plan_is_as_cheap_as_an_exhaustive_search(seed: int) -> None:
    """On small tables no chain of cuts is cheaper than the plan, whole rows and cut ones."""
    dice = random.Random(seed)
    rows = random_rows(seed, dice.randint(3, 11))
    fresh = dice.uniform(150, 500)
    first = dice.choice([fresh, fresh * 0.7, fresh * 0.5])
    labels = [dice.choice([23.0, 23.0, 53.0, 83.0]) for _ in range(12)]
    room = ROOM._replace(labels=labels)
    made = plan(rows, room, first, fresh)
    least = cheapest(rows, 0, None, room, first, fresh, True)
    if isinstance(made, WhyNot):
        assert least == float("inf")
    else:
        assert cost(made, rows, room, first, fresh) == pytest.approx(least)


def test_a_table_that_fits_is_one_part_without_markers_room() -> None:
    """The markers' height is not reserved where the table ends: three rows and the head fill the page exactly."""
    assert parts(table(categories(3)), HEAD + 3 * THREE) == [[1, 2, 3]]
    assert parts(table(categories(3)), HEAD + 3 * THREE - 1) == [[1, 2], [3]]


def test_the_room_of_both_markers_is_reserved_where_they_print() -> None:
    """First page: the one below; middle pages: both; last page: the one above."""
    height = HEAD + 2 * MARKER + 2 * THREE
    assert parts(table(categories(*[1] * 6)), height) == [[1, 2], [3, 4], [5, 6]]
    assert parts(table(categories(*[1] * 6)), height - 1)[1] == [3]
    assert parts(table(categories(1, 1, 1)), HEAD + MARKER + 2 * THREE) == [[1, 2], [3]]


def test_a_cut_goes_between_categories_if_the_page_is_full_enough() -> None:
    """Room for 18 rows, a category of 16: it leaves the room of two, a seventh of the page; of three it does not."""
    assert parts(table(categories(16, 16)), HEAD + 2 * MARKER + 18 * THREE)[0][-1] == 16
    assert parts(table(categories(15, 16)), HEAD + 2 * MARKER + 18 * THREE)[0][-1] == 18


def test_no_single_row_of_a_category_is_left_behind() -> None:
    """Room for seven rows, categories of six and four: not one row of the second on the first page."""
    assert parts(table(categories(6, 4)), HEAD + 2 * MARKER + 7 * THREE) == [[1, 2, 3, 4, 5, 6], [7, 8, 9, 10]]
    # room for eight rows, a category of nine: two rows go over, not one
    assert parts(table(categories(9)), HEAD + 2 * MARKER + 8 * THREE) == [[1, 2, 3, 4, 5, 6, 7], [8, 9]]


def test_no_page_is_under_60_percent_full_where_a_better_cut_exists() -> None:
    """Categories of three and nine, room for eight: the cut goes into the second one rather than leave over half empty."""
    first, *_ = parts(table(categories(3, 9)), HEAD + 2 * MARKER + 8 * THREE)
    assert len(first) > 4
    assert white_price(40.0, 100.0) > CUT_ROW


def test_what_a_printer_would_rather_leave_white_is_what_it_costs() -> None:
    """The prices in their order: an edge, a lone row as much as may stay white, a cut row, a page, a keep."""
    assert white_price(14.0, 100.0) < INSIDE_CATEGORY < LONE_ROW == white_price(20.0, 100.0)
    assert INSIDE_CATEGORY + LONE_ROW < CUT_ROW < NEW_PAGE < KEEP / 10


def test_all_cuts_are_chosen_together() -> None:
    """A page is left shorter than it could be so that the next one begins and ends well too."""
    rows = categories(17, 14, 9)
    assert [len(page) for page in parts(table(rows), HEAD + 2 * MARKER + 16 * THREE)] == [15, 16, 9]


@pytest.mark.parametrize("seed", range(80))
def test_no_page_is_left_with_a_hole_that_something_fits(seed: int) -> None:
    """Where a table goes on: not a fifth white if the next row fits, nor a quarter if a part of it does; once 28 % and 35 %."""
    dice = random.Random(seed)
    rows = random_rows(seed, 40)
    fresh = dice.uniform(200, 700)
    room = ROOM._replace(labels=[dice.choice([23.0, 23.0, 53.0]) for _ in range(40)])
    made = plan(rows, room, fresh, fresh)
    assert isinstance(made, Plan)
    for part, following in pairwise(made.parts):
        head = part.rows[0]
        if following.rows[0].number == head.number:
            continue  # a part of one row only: it is as high as the page
        full = fresh - room.head - (room.previous if part.continued else 0.0)
        white = full - sum(part.heights)
        ends = all_ends(rows, head.number - 1, None if head.first else head, room, full, fresh)
        fuller = [end for end in ends if end.white < white - 1e-6 and end.price < KEEP]
        assert white <= HOLE * fresh or not any(not end.cut for end in fuller)
        assert white <= WHITE_BEFORE_CUT * fresh or not fuller


def test_neither_a_lone_row_nor_an_edge_is_an_excuse_for_a_hole() -> None:
    """Categories of six and of nine, room for nine: the second begins below the first, even with one row."""
    height = HEAD + 2 * MARKER + 9 * THREE
    assert parts(table(categories(6, 9)), height)[0] == [*range(1, 10)]
    tall = [*categories(6), row(7, 1, 9), row(8, 1), *[row(n, 1) for n in range(9, 14)]]
    assert parts(table(tall), height)[0] == [*range(1, 8)]


def test_a_row_splits_only_if_more_than_a_quarter_would_stay_empty() -> None:
    """A row of 14 lines after two rows: split on a page where it would leave a hole, whole where it would not."""
    rows = [row(1, 0), row(2, 0), row(3, 0, 14), row(4, 0)]
    tall = 14 * PITCH + 2 * PADDING
    hole = HEAD + MARKER + 2 * THREE + 0.6 * tall
    assert parts(table(rows), hole) == [[1, 2, 3], [3, 4]]
    small = HEAD + MARKER + 6 * THREE
    rows = [*categories(5), row(6, 0, 14), row(7, 0)]
    assert parts(table(rows), small) == [[1, 2, 3, 4, 5], [6, 7]]


def test_what_stands_above_the_table_counts_as_full() -> None:
    """Begun low on a page, the table does not split a row to fill a quarter of what little is left."""
    rows = [row(1, 0), row(2, 0), row(3, 0, 9), row(4, 0)]
    height = 600.0
    above = height - HEAD - MARKER - 2 * THREE - 5 * PITCH
    assert parts(table(rows), height, above)[0] == [1, 2]


def test_a_table_begun_low_goes_on_or_begins_anew() -> None:
    """No head stands at the foot of a page without a row: the whole table moves on."""
    assert parts(table(categories(3)), 400.0, 400.0 - HEAD - MARKER - 1) == [[1, 2, 3]]
    pages = lay(table(categories(3)), 400.0, 400.0 - HEAD - MARKER - 1)
    assert names(pages[0]) == ["above"]
    assert "previous" not in names(pages[1])


def test_keeps_yield_in_order() -> None:
    """参照 leaves its answer before it is cut, and is cut before a head stands alone; two lines stay in any case."""
    reference = text("r", 4, REFERENCE)
    head, body = text("h", 1, HEADING), text("b", 4)
    height = 200.0

    def answers(page: Page) -> list[str]:
        return [n for n in names(page) if n.split(".")[0] in ("r", "h", "b", "p")]

    def cut(answer: Flow, lines: int) -> list[str]:
        above = height - HEAD - MARKER - 2 * PADDING - lines * PITCH - 1
        return [
            n
            for n in names(lay(table([row(1, 0, answer), row(2, 0)]), height, above)[0])
            if n.split(".")[0] in ("r", "h", "b", "p")
        ]

    # two lines of the answer stay with the reference where they can
    assert cut((text("p", 4), reference), 5) == ["p.0", "p.1"]
    # a head goes over with its text
    assert cut((text("p", 3), head, body), 5) == ["p.0", "p.1", "p.2"]
    # what a new page can hold together is not begun here
    assert cut((text("p", 2), reference), 5) == []
    assert cut((Solid("p", 15.0, line_count=1), reference), 4) == []

    def yields(answer: Flow, lines: int) -> list[str]:
        height = HEAD + 2 * MARKER + 2 * PADDING + lines * PITCH + 1
        return [
            n for n in names(lay(table([row(1, 0, answer), row(2, 0)]), height)[0]) if n.split(".")[0] in ("r", "h", "b", "p")
        ]

    # no page holds all of it: the reference leaves its answer, whole
    assert yields((text("p", 2), reference), 4) == ["p.0", "p.1"]
    # one line of an answer cannot stay alone: the reference is cut
    assert yields((Solid("p", 15.0, line_count=1), reference), 3) == ["p", "r.0", "r.1"]
    # rather than leave a head alone
    assert yields((head, reference, text("x", 4)), 3) == ["h.0", "r.0", "r.1"]


def test_a_given_up_keep_is_told() -> None:
    """The plan names the question whose keep it gave up."""
    made = table([row(1, 0), row(2, 0, (Solid("p", 15.0, line_count=1), text("r", 4, REFERENCE)))])
    height = HEAD + 2 * MARKER + 2 * PADDING + 3 * PITCH
    first, rest, why_not = made.split(height, height)
    assert first is not None and why_not is None and isinstance(rest, FaqTable)
    assert rest.yielded == (2,)


def test_a_row_that_fits_no_page_is_an_error_that_names_it() -> None:
    """A block higher than a page that cannot be cut raises with the question's number and place."""
    made = table([row(1, 0), row(2, 0, (Solid("p", 500.0),))])
    with pytest.raises(LayoutError) as caught:
        parts(made, 300.0)
    assert caught.value.code == "row-unplaceable"
    assert caught.value.values == {"number": "n2", "needed": "179.3", "available": "86.4"}
    assert caught.value.place is not None and caught.value.place.line == 2


def test_a_label_that_fits_no_page_is_an_error_that_names_it() -> None:
    """A label higher than a page is told apart from a row that is."""
    with pytest.raises(LayoutError) as caught:
        parts(table([row(1, 0), row(2, 1)], [1, 40]), 300.0)
    assert caught.value.code == "label-too-tall"


class CountedRows(list[FaqRow]):
    """Rows that count how often one of them is looked at."""

    looks = 0

    def __getitem__(self, index: Any) -> Any:
        """Count, then give it."""
        self.looks += 1
        return super().__getitem__(index)


def test_work_is_linear_in_rows() -> None:
    """Ten times the rows are looked at ten times as often."""
    few, many = (CountedRows(random_rows(5, count)) for count in (300, 3000))
    for rows in (few, many):
        assert plan(rows, ROOM._replace(labels=[23.0] * len(rows)), 700.0, 700.0) is not None
    assert few.looks > 300
    assert many.looks < 10.5 * few.looks


def test_the_same_table_gives_the_same_plan() -> None:
    """Two runs give equal parts."""
    rows = random_rows(9, 60)
    first, second = (plan(rows, ROOM, 400.0, 400.0) for _ in range(2))
    assert first == second


def test_every_part_but_the_last_continues() -> None:
    """The marks of continuation stand on exactly the inner ends of the plan."""
    made = plan(random_rows(3, 50), ROOM, 300.0, 300.0)
    assert isinstance(made, Plan)
    assert [p.continued for p in made.parts] == [False] + [True] * (len(made.parts) - 1)
    assert [p.continues for p in made.parts] == [True] * (len(made.parts) - 1) + [False]
    for before, after in pairwise(made.parts):
        assert after.rows[0].number - before.rows[-1].number in (0, 1)
