"""The ruled table inside an answer: its cuts, its repeated head, its rules."""

from __future__ import annotations

import pytest

from faqprint.layout.display_list import REPEAT
from faqprint.layout.marker import Marker
from faqprint.layout.page_builder import PageBuilder
from faqprint.layout.prices import KEEP

from .checks import check_rules
from .mocks import PITCH, at, flow_names, grid, line, names

ROW = PITCH + 4.0


def test_it_is_cut_between_rows_and_never_right_under_its_head() -> None:
    """Eight rows of a line: seven cuts, the first below the first row."""
    assert [cut.above for cut in grid("g", [1] * 8).inner_cuts(1000.0, 10_000.0)] == [ROW * i for i in range(2, 9)]


def test_up_to_six_rows_stay_whole_where_a_new_page_holds_them() -> None:
    """Cutting them gives a keep up; not where the page is lower than the table, nor of seven rows, nor of what is left."""
    small, large = grid("g", [2] * 6), grid("g", [2] * 7)
    assert all(cut.price >= KEEP for cut in small.inner_cuts(1000.0, 10_000.0))
    assert all(cut.price < KEEP for cut in small.inner_cuts(1000.0, small.height - 1))
    assert all(cut.price < KEEP for cut in large.inner_cuts(1000.0, 10_000.0))
    _, rest = large.split((2, 0))
    assert all(cut.price < KEEP for cut in rest.inner_cuts(1000.0, 10_000.0))


def test_markers_stand_where_it_goes_on_and_their_room_is_kept() -> None:
    """Below the first part and above the second, outside the frame; whole it has none."""
    markers = Marker(line("next"), 10.0, True), Marker(line("previous"), 10.0, False)
    made = grid("g", [1] * 8)._replace(markers=markers, frame=0.75)
    assert made.height == grid("g", [1] * 8).height
    (cut,) = [cut for cut in made.inner_cuts(1000.0, 10_000.0) if cut.token == (4, 0)]
    above, below = made.split((4, 0))
    assert above.height == pytest.approx(cut.above) == pytest.approx(5 * ROW + 16.0)
    assert below.height == pytest.approx(5 * ROW + 16.0)
    assert sorted(cut.above for cut in below.inner_cuts(1000.0, 10_000.0))[0] == pytest.approx(3 * ROW - ROW + 16.0 + 16.0)
    for part, marker in ((above, "next"), (below, "previous")):
        builder = PageBuilder(1)
        part.place(10.0, 20.0, builder)
        page = builder.page()
        check_rules(page.rules)
        assert [n for n in names(page) if n in ("next", "previous")] == [marker]
        assert at(page, marker).tag == REPEAT
        top, foot = min(r.y0 for r in page.rules), max(r.y1 for r in page.rules)
        assert at(page, marker).y > foot if marker == "next" else at(page, marker).y < top
        assert {r.width for r in page.rules if r.y0 == r.y1 and r.y0 in (top, foot)} == {0.75}
    middle, _ = below.split((2, 0))
    assert middle.height == pytest.approx(3 * ROW + 32.0)


def test_a_part_that_continues_has_no_white_above_its_marker() -> None:
    """The page has its own (TB-17): once 3.4 mm stood below the head's rule in large print; in a cell it stays."""
    markers = Marker(line("next"), 10.0, True), Marker(line("previous"), 10.0, False)
    heights, tops = [], []
    for margin in (0.0, 3.0):
        _, part = grid("g", [1] * 8, margin)._replace(markers=markers).split((4, 0))
        builder = PageBuilder(1)
        part.place(10.0, 20.0, builder)
        page = builder.page()
        heights.append(part.height)
        tops.append((at(page, "previous").y, min(rule.y0 for rule in page.rules)))
    assert heights[1] == heights[0] + 3.0 and tops[1] == tops[0]
    _, inner = grid("g", [1] * 8, 3.0).split((4, 0))
    assert inner.height == pytest.approx(5 * ROW + 6.0)


def test_a_single_row_on_a_side_costs_more() -> None:
    """Cuts in the middle are free."""
    prices = [cut.price for cut in grid("g", [1] * 8).inner_cuts(1000.0, 10_000.0)]
    assert prices[0] == prices[-1] > prices[1] == prices[2] == 0.0


def test_a_row_is_cut_with_two_lines_on_each_side_in_every_cell() -> None:
    """A row of eight lines beside four: after two lines, or after four and more, where the shorter cell has ended."""
    tokens = [cut.token for cut in grid("g", [8]).inner_cuts(1000.0, 10_000.0)]
    assert tokens == [(0, 2), (0, 4), (0, 5), (0, 6)]


def test_no_cut_is_lower_than_the_room() -> None:
    """The lowest cut leaves no more than the room above."""
    made = grid("g", [1, 6, 1, 9])
    for room in range(10, 400, 7):
        assert all(cut.above <= room + 1e-6 for cut in made.inner_cuts(room, 10_000.0))


def test_the_parts_have_every_line_once_and_the_heights_that_the_cut_says() -> None:
    """Whatever the cut; the part below has the head again."""
    made = grid("g", [1, 6, 2, 8, 1])
    for cut in made.inner_cuts(1000.0, 10_000.0):
        above, below = made.split(cut.token)
        assert above.height == pytest.approx(cut.above)
        found = sorted(flow_names((above,)) + flow_names((below,)))
        assert found == sorted(flow_names((made,)))
        assert below.continued and above.continues and not above.continued
        assert below.head == made.head


def test_the_repeated_head_is_an_artifact() -> None:
    """Real on the first part, an artifact below; rules meet on both."""
    made = grid("g", [1] * 6)
    above, below = made.split((3, 0))
    for part, tag in ((above, 0), (below, REPEAT)):
        builder = PageBuilder(1)
        part.place(10.0, 20.0, builder)
        page = builder.page()
        assert names(page)[:2] == ["g.hl.0", "g.hr.0"]
        assert {t.tag for t in page.texts[:2]} == {tag}
        check_rules(page.rules)


def test_an_ended_cell_is_not_drawn_again() -> None:
    """The short cell of a cut row stands on its first part only."""
    above, below = grid("g", [8]).split((0, 5))
    assert [n for n in flow_names((below,)) if "r" in n] == []
    assert len([n for n in flow_names((above,)) if "r" in n]) == 4
