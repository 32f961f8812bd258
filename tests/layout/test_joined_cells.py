"""Cells over several rows: their heights, rules and cuts (TB-18)."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.layout.blocks import FlowBlock, flow_height
from faqprint.layout.display_list import REPEAT, Page
from faqprint.layout.flowables import RunningText, cut_flow
from faqprint.layout.grid import Grid
from faqprint.layout.joined_cells import GridRow, joined_cells, open_cells, rule_stretches
from faqprint.layout.marker import Marker
from faqprint.layout.page_builder import PageBuilder
from faqprint.layout.split import Split, WhyNot
from faqprint.units import fits

from .checks import check_overlap, check_rules
from .mocks import PITCH, at, grid, line, names, text

ROW = PITCH + 4.0


def joined_grid(spans: Sequence[int], counts: Sequence[int], tops: Sequence[int]) -> Grid:
    """A table of two columns, the left one of cells over ``spans`` rows with ``tops`` lines, the right one of ``counts``."""
    rows: list[GridRow] = []
    for group, (span, top) in enumerate(zip(spans, tops, strict=True)):
        for place in range(span):
            own = text(f"b{len(rows)}", counts[len(rows)], tag=1)
            left = text(f"a{group}", 0 if place else top, tag=1)
            line_count = len(own.lines) if span > 1 else max(len(own.lines), top)
            rows.append(GridRow((left, own), line_count, joined=frozenset([0] if place else [])))
    return grid("g", [1])._replace(rows=tuple(rows))


def drawn(part: Grid) -> Page:
    """A part as it is drawn."""
    builder = PageBuilder(1)
    part.place(10.0, 20.0, builder)
    return builder.page()


def test_the_last_row_grows_where_the_rows_do_not_hold_the_text() -> None:
    """Two rows of a line and a cell of five lines: the second one takes what is lacking; a cell of two lines asks nothing."""
    assert joined_grid([2], [1, 1], [5]).row_heights() == [ROW, 5 * PITCH + 4 - ROW]
    assert joined_grid([2], [1, 1], [2]).row_heights() == [ROW, ROW]
    assert joined_grid([2, 1], [1, 1, 1], [2, 3]).row_heights() == [ROW, ROW, 3 * PITCH + 4]


def test_it_is_drawn_as_one_cell_its_text_in_the_middle() -> None:
    """No rule crosses it; those of the other column stand between all rows."""
    page = drawn(joined_grid([3, 1], [1, 1, 1, 1], [1, 1]))
    check_rules(page.rules)
    assert at(page, "a0.0").y == at(page, "b1.0").y
    assert at(page, "a1.0").y == at(page, "b3.0").y
    # between the three rows it begins at the second column
    assert [rule.x0 for rule in page.rules if rule.y0 == rule.y1].count(70.0) == 2


def test_stretches_of_a_rule() -> None:
    """From edge to edge of what belongs to no cell above."""
    cells = tuple(text(name, 1) for name in "abcd")
    edges = (0.0, 10.0, 20.0, 30.0, 40.0)
    for joined, stretches in (
        ([], [(0.0, 40.0)]),
        ([0], [(10.0, 40.0)]),
        ([3], [(0.0, 30.0)]),
        ([1, 2], [(0.0, 10.0), (30.0, 40.0)]),
        ([0, 2], [(10.0, 20.0), (30.0, 40.0)]),
    ):
        assert list(rule_stretches(GridRow(cells, 1, joined=frozenset(joined)), edges)) == stretches


def test_what_it_says_stands_again_on_the_next_part() -> None:
    """An artifact there; where its text has no room in the lower part it does not."""
    above, below = joined_grid([4], [1, 1, 1, 1], [2]).split((2, 0))
    assert names(drawn(above))[2:4] == ["a0.0", "a0.1"]
    page = drawn(below)
    assert [item.tag for item in page.texts if item.line.pieces[0].text.startswith("a0")] == [REPEAT] * 2
    _, below = joined_grid([3], [2, 1, 1], [2]).split((2, 0))
    assert not [name for name in names(drawn(below)) if name.startswith("a0")]


def test_a_text_that_has_no_room_goes_on() -> None:
    """A cell of nine lines over two rows of a line: its lines part where the rows do, and inside the row that grew for it."""
    made = joined_grid([2], [1, 1], [9])
    tokens = [cut.token for cut in made.inner_cuts(1000.0, 10_000.0)]
    assert tokens[0] == (1, 0) and len(tokens) > 3
    for token in tokens:
        above, below = made.split(token)
        lines = [name for part in (above, below) for name in names(drawn(part)) if name.startswith("a0")]
        assert lines == [f"a0.{i}" for i in range(9)]


def test_cuts_between_cells_cost_least() -> None:
    """Inside one more; where its text is parted, more still."""
    made = joined_grid([3, 3, 3], [1] * 9, [1, 3, 1])
    prices = {cut.token: cut.price for cut in made.inner_cuts(1000.0, 10_000.0)}
    assert prices[3, 0] == prices[6, 0] == 0.0 < prices[2, 0] < prices[4, 0]


def test_open_cells_stand_on_both_sides() -> None:
    """Before their first row and behind their last one a cut parts nothing."""
    rows = joined_grid([2, 3], [3] * 5, [1, 1]).rows
    joined = joined_cells(rows)
    assert [(cell.first, cell.end) for cell in joined] == [(0, 2), (2, 5)]
    assert [len(open_cells(joined, i, 0)) for i in range(5)] == [0, 1, 0, 1, 1]
    assert [open_cells(joined, i, 2)[0].first for i in range(5)] == [0, 0, 2, 2, 2]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 12)), min_size=1, max_size=4), st.data())
def test_the_parts_are_as_high_as_the_cut_says_and_say_all_once(groups: list[tuple[int, int]], data: st.DataObject) -> None:
    """Whatever the spans and the lengths, cut and cut again; rules meet, no two lines overlap."""
    spans = [span for span, _ in groups]
    counts = data.draw(st.lists(st.integers(1, 7), min_size=sum(spans), max_size=sum(spans)))
    made = joined_grid(spans, counts, [top for _, top in groups])
    expected = sorted(names(drawn(made)))
    parts, rest = [], made
    while cuts := list(rest.inner_cuts(data.draw(st.sampled_from([60.0, 100.0, 1000.0])), 10_000.0)):
        cut = data.draw(st.sampled_from(cuts))
        above, rest = rest.split(cut.token)
        assert above.height == pytest.approx(cut.above)
        parts.append(above)
    said = []
    for part in (*parts, rest):
        page = drawn(part)
        check_rules(page.rules)
        check_overlap(page.texts)
        foot = max(rule.y1 for rule in page.rules)
        assert all(item.y < foot for item in page.texts)
        said += [item.line.pieces[0].text for item in page.texts if item.tag != REPEAT and item.line.pieces[0].text[0] != "g"]
    assert sorted(said) == [name for name in expected if name[0] != "g"]


def random_flow(dice: Random) -> tuple[FlowBlock, ...]:
    """Texts, a table with cells over any number of rows, and texts; its first rows may have no text, and room for it."""
    spans = [dice.randint(1, 9) for _ in range(dice.randint(1, 12))]
    empty = dice.choice([0, 0, 12])
    counts = [0 if row < empty else dice.choice([0, 1, 1, 2, 9]) for row in range(sum(spans))]
    made = joined_grid(spans, counts, [0 if empty else dice.randint(0, 9) for _ in spans])
    if empty or dice.random() < 0.5:
        made = made._replace(rows=tuple(row._replace(least=30.0) for row in made.rows))
    if dice.random() < 0.5:
        made = made._replace(markers=(Marker(line("next"), 10.0, True), Marker(line("previous"), 10.0, False)))
    before, behind = ([text(f"{name}{i}", dice.randint(1, 4)) for i in range(dice.randint(0, 2))] for name in "pq")
    return (*before, made, *behind)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_of_a_long_table_the_rows_near_a_page_say_where_it_is_cut(seed: int) -> None:
    """Cut as if all its rows and all that follows were measured, whatever cells the rows have; nothing is lost."""
    dice = Random(seed)
    flow, available, fresh = random_flow(dice), dice.randint(20, 300), dice.randint(100, 300)
    split = RunningText(flow).split(available, fresh)
    if fits(flow_height(flow), available):
        assert split == Split(RunningText(flow))
        return
    parts = cut_flow(flow, available, fresh, False)
    if isinstance(parts, WhyNot):
        assert split == Split(None, RunningText(flow), parts)
    else:
        above, below, parted = parts
        assert split == Split(RunningText(above, parted), RunningText(below))
