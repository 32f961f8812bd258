"""Flows and their legal cuts: two lines on each side, keeps priced in the order of TB-10."""

from __future__ import annotations

import pytest

from faqprint.layout.blocks import (
    HEADING,
    ITEM,
    NOTE,
    REFERENCE,
    Flow,
    HangingMark,
    Lines,
    LinkSpot,
    Space,
    flow_cuts,
    flow_height,
    split_flow,
)
from faqprint.layout.page_builder import PageBuilder
from faqprint.layout.prices import HEAD_ALONE, NOTE_FROM_NOTE, REFERENCE_CUT, REFERENCE_FROM_ANSWER, SMALL_TABLE_CUT
from faqprint.units import EM

from .mocks import PITCH, RISE, Solid, flow_names, grid, line, text


def cuts(flow: Flow, room: float = 10_000.0) -> list[tuple[float, float]]:
    """Lines above and price of every legal cut."""
    return [(cut.above / PITCH, cut.price) for cut in flow_cuts(flow, room)]


@pytest.mark.parametrize(("count", "where"), [(1, []), (2, []), (3, []), (4, [2]), (5, [2, 3]), (7, [2, 3, 4, 5])])
def test_a_paragraph_keeps_two_lines_on_each_side(count: int, where: list[int]) -> None:
    """Paragraphs of two and three lines are never cut (TB-9)."""
    assert [above for above, _ in cuts((text("p", count),))] == where


def test_a_flow_is_cut_between_blocks_only_with_two_lines_on_each_side() -> None:
    """Four paragraphs of one line: the cut is in the middle."""
    flow = tuple(text(f"p{i}", 1) for i in range(4))
    assert [above for above, _ in cuts(flow)] == [2]


def test_no_cut_is_lower_than_the_room() -> None:
    """With room for exactly three lines the fourth is not above any cut."""
    assert cuts((text("p", 9),), 3 * PITCH) == [(2, 0.0), (3, 0.0)]
    assert cuts((text("p", 9),), 3 * PITCH - 1) == [(2, 0.0)]


def test_space_vanishes_at_a_cut() -> None:
    """Half a line between two paragraphs stands on neither side; the room it would take is not asked for."""
    flow = (text("a", 3), Space(7.5), text("b", 3))
    (cut,) = flow_cuts(flow, 3 * PITCH)
    above, below = split_flow(flow, cut)
    assert (flow_height(above), flow_height(below)) == (3 * PITCH, 3 * PITCH)


def test_a_head_goes_with_two_lines() -> None:
    """After the head and after the head's first line a cut gives the keep up; after the second it is free."""
    flow = (text("a", 2), text("h", 1, HEADING), text("b", 1), text("c", 1), text("d", 2))
    assert cuts(flow) == [(2, 0.0), (3, HEAD_ALONE), (4, HEAD_ALONE), (5, 0.0)]


def test_a_note_goes_with_its_item() -> None:
    """No free cut before a note."""
    flow = (text("i", 2, ITEM), text("n", 2, NOTE), text("j", 2, ITEM))
    assert cuts(flow) == [(2, HEAD_ALONE), (4, 0.0)]


def test_notes_may_be_parted_from_each_other() -> None:
    """A table with three notes was held together as one block, and left 63 % of the page before it white."""
    flow = (grid("g", [2, 2]), text("n", 1, NOTE), text("o", 1, NOTE), text("p", 2, NOTE))
    assert [price for _, price in cuts(flow)][-3:] == [HEAD_ALONE, NOTE_FROM_NOTE, NOTE_FROM_NOTE]


def test_a_reference_of_six_lines_is_whole_one_of_seven_is_not() -> None:
    """Cutting a short reference gives a keep up (TB-10)."""
    assert {price for _, price in cuts((text("r", 6, REFERENCE),))} == {REFERENCE_CUT}
    assert {price for _, price in cuts((text("r", 7, REFERENCE),))} == {0.0}


def test_a_reference_goes_with_two_lines_of_its_answer() -> None:
    """Right before it, and one line before it, the keep is given up; two lines before it the cut is free."""
    flow: Flow = (text("a", 6), Space(7.5), text("r", 4, REFERENCE))
    assert cuts(flow, 6 * PITCH) == [(2, 0.0), (3, 0.0), (4, 0.0), (6, REFERENCE_FROM_ANSWER)]
    flow = (text("a", 2), text("b", 1), text("r", 4, REFERENCE))
    assert cuts(flow, 3 * PITCH) == [(2, REFERENCE_FROM_ANSWER), (3, REFERENCE_FROM_ANSWER)]


def test_between_two_references_a_cut_is_free() -> None:
    """The second one's answer is above the first."""
    assert cuts((text("r", 2, REFERENCE), text("s", 2, REFERENCE))) == [(2, 0.0)]


def test_an_item_is_not_parted_from_its_first_sub_item() -> None:
    """Nor is a paragraph of the item; a second sub-item, and one that stands no deeper, may begin a page."""

    def item(name: str, x: float, mark: bool = True) -> Lines:
        marks = (HangingMark(x - 10.0, line("◆", 1.0), 0, 10.0),) if mark else ()
        return text(name, 2, ITEM)._replace(x=x, marks=marks)

    flow = (item("a", 10), item("b", 20), item("c", 20), item("d", 10))
    assert cuts(flow) == [(2, HEAD_ALONE), (4, 0.0), (6, 0.0)]
    assert cuts((item("a", 10), item("p", 10, mark=False), item("b", 20))) == [(2, 0.0), (4, HEAD_ALONE)]


def test_lines_after_the_first_hang() -> None:
    """By as much as they are told, their links with them."""
    builder = PageBuilder(1)
    spot = LinkSpot(1, 0, EM, "#q1", 5, "a")
    text("p", 3)._replace(hang=10.0, links=(spot,)).place(0.0, 0.0, builder)
    assert [t.x for t in builder.texts] == [0.0, 10.0, 10.0]
    assert builder.links[0].x0 == 10.0


def test_keeps_are_given_up_in_the_order_of_tb_10() -> None:
    """参照 with its answer, then 参照 whole, then a small table, then a head."""
    assert 0 < REFERENCE_FROM_ANSWER < REFERENCE_CUT < SMALL_TABLE_CUT < HEAD_ALONE


@pytest.mark.parametrize("count", range(4, 20))
def test_the_parts_of_a_flow_are_the_flow(count: int) -> None:
    """Whatever the cut: every line once and in order, the first part as high as the cut says."""
    flow = (text("a", count), Space(7.5), text("b", 2), Solid("s"), text("c", 5))
    for cut in flow_cuts(flow, 10_000.0):
        above, below = split_flow(flow, cut)
        assert flow_names(above) + flow_names(below) == flow_names(flow)
        assert flow_height(above) == pytest.approx(cut.above)


def test_the_mark_of_an_item_stands_on_its_first_part_only() -> None:
    """The rest of an item hangs, without its mark; links go with their lines."""
    item = text("i", 6, ITEM)._replace(
        marks=(HangingMark(0.0, line("◆"), 1, 10.0),),
        links=(LinkSpot(1, 0, 1024, "#q1", 2, "x"), LinkSpot(4, 0, 1024, "#q1", 2, "x")),
        tags=((1,),) * 6,
    )
    above, below = item.split(3)
    assert (len(above.marks), len(below.marks)) == (1, 0)
    assert [spot.line for spot in above.links] == [1]
    assert [spot.line for spot in below.links] == [1]
    assert (len(above.tags), len(below.tags)) == (3, 3)


def test_lines_stand_at_their_pitch_and_links_on_their_lines() -> None:
    """The first baseline is the rise below the top, the next a pitch lower; a link covers its line's em box."""
    block = text("p", 2)._replace(x=5.0, links=(LinkSpot(1, 0, 1_024_000, "#q1", 2, "x"),), tags=((0,), (2,)))
    builder = PageBuilder(1)
    block.place(100.0, 200.0, builder)
    page = builder.page()
    assert [(t.x, t.y) for t in page.texts] == [(105.0, 200.0 + RISE), (105.0, 200.0 + RISE + PITCH)]
    (link,) = page.links
    assert (link.x0, link.x1) == (105.0, 115.0)
    assert link.y0 == pytest.approx(200.0 + RISE + PITCH - 8.8)


def test_a_centred_line_stands_in_the_middle() -> None:
    """Two em in fifty points: fifteen points on each side."""
    builder = PageBuilder(1)
    text("p", 1)._replace(align=0.5, room=50.0).place(0.0, 0.0, builder)
    assert builder.texts[0].x == 15.0


def test_the_badge_s_frame_is_closed_and_no_higher_than_1_3_em() -> None:
    """参照 in its frame of half a point, on the first baseline (TB-12)."""
    from .checks import check_rules

    builder = PageBuilder(1)
    reference = text("r", 3, REFERENCE)._replace(x=27.5, marks=(HangingMark(2.0, line("参照"), 1, 10.0, framed=True),))
    reference.place(0.0, 0.0, builder)
    check_rules(builder.rules)
    assert {rule.width for rule in builder.rules} == {0.5}
    assert max(r.y1 for r in builder.rules) - min(r.y0 for r in builder.rules) <= 13.0
    assert builder.texts[0].y == builder.texts[1].y
