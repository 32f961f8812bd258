"""The memo on its page: frame, rules, fields, where to hand it in."""

from __future__ import annotations

from itertools import pairwise

import pytest

from faqprint.layout.display_list import LAYOUT
from faqprint.layout.memo import FIELD_HEIGHT, MEMO_PITCH, MemoField, MemoFrame
from faqprint.layout.page_builder import PageBuilder
from faqprint.layout.paginate import FlowableEntry

from .checks import check_rules
from .entries import HEIGHT, WIDTH, filled, lay, stems, title
from .mocks import PITCH, PLACE, at, line, text


def memo(*, ruled: bool = True, fields: int = 0, return_to: int = 0, size: float = 10.5) -> MemoFrame:
    """A memo; its fields stand three beside each other."""
    flow = (text("ret", return_to),) if return_to else ()
    made = [MemoField(i % 3 * WIDTH / 3, WIDTH / 3, text(f"f{i}", 1), 30.0) for i in range(fields)]
    rows = tuple(tuple(made[i : i + 3]) for i in range(0, fields, 3))
    return MemoFrame(WIDTH, rows, flow, ruled, 0.75, size)


def test_the_memo_takes_the_rest_of_its_page() -> None:
    """Down to the foot of the type area, if a third of the page is left."""
    first, *others = lay(filled(HEIGHT * 2 / 3 - 1), FlowableEntry(memo(), PLACE))
    assert not others
    assert max(r.y1 for r in first.rules) == pytest.approx(HEIGHT)
    check_rules(first.rules)


def test_the_memo_takes_a_new_page_if_less_than_a_third_is_left() -> None:
    """With its title and label."""
    entries = [filled(HEIGHT * 2 / 3 + 1 - PITCH), title(), FlowableEntry(memo(), PLACE)]
    pages = lay(*entries)
    assert [stems(p) for p in pages] == [["above"], ["t"]]
    assert max(r.y1 for r in pages[1].rules) == pytest.approx(HEIGHT)


def test_the_memo_s_rules_are_at_least_seven_millimetres_apart() -> None:
    """TB-15; without ``ruled`` there is the frame only."""
    (page,) = lay(FlowableEntry(memo(), PLACE))
    heights = sorted({r.y0 for r in page.rules if r.y0 == r.y1})
    assert len(heights) > 5
    assert min(b - a for a, b in pairwise(heights)) >= MEMO_PITCH - 1e-6 >= 7 * 72 / 25.4
    (plain,) = lay(FlowableEntry(memo(ruled=False), PLACE))
    assert len(plain.rules) == 4


def test_the_memo_s_fields_and_place_of_return_stand_below_its_frame() -> None:
    """In a row of boxes, then the text, all inside the page."""
    (page,) = lay(FlowableEntry(memo(fields=3, return_to=2), PLACE))
    check_rules(page.rules)
    assert stems(page) == ["f0", "f1", "f2", "ret"]
    assert at(page, "f0.0").y == at(page, "f2.0").y < at(page, "ret.0").y
    foot = max(r.y1 for r in page.rules)
    assert at(page, "f0.0").y < foot < at(page, "ret.0").y


def test_more_fields_than_fit_beside_each_other_go_below() -> None:
    """Seven fields, three beside each other, take three rows, and the frame ends above them."""
    fragment, *_ = memo(fields=7).split(600.0, 600.0)
    assert fragment is not None
    builder = PageBuilder(1)
    fragment.place(0.0, 0.0, builder)
    rows = sorted({t.y for t in builder.texts})
    assert len(rows) == 3 and len({round(b - a, 6) for a, b in pairwise(rows)}) == 1
    assert max(rule.y1 for rule in builder.rules) <= 600.0 + 1e-6


def test_a_field_is_at_least_nine_millimetres_high_and_grows_with_the_type() -> None:
    """The rows of labels are so far apart; at 12 pt rules and rows are farther apart than at 10.5 pt."""
    (page,) = lay(FlowableEntry(memo(fields=6), PLACE))
    assert at(page, "f3.0").y - at(page, "f0.0").y >= FIELD_HEIGHT >= 9 * 72 / 25.4
    (large,) = lay(FlowableEntry(memo(fields=6, size=12.0), PLACE))
    assert at(large, "f3.0").y - at(large, "f0.0").y >= FIELD_HEIGHT * 12 / 10.5 - 1e-6
    heights = sorted({r.y0 for r in large.rules if r.width == 0.25})
    assert min(b - a for a, b in pairwise(heights)) >= MEMO_PITCH * 12 / 10.5 - 1e-6


def test_a_date_s_words_stand_in_the_space_to_write_in() -> None:
    """年, 月 and 日 with room before each, as artifacts, on the label's line."""
    marks = tuple(line(mark, 1.0) for mark in "年月日")
    field = MemoField(0.0, 200.0, text("f", 1), 60.0, marks)
    builder = PageBuilder(1)
    field.place(0.0, 0.0, 30.0, builder)
    page = builder.page()
    year, month, day = (at(page, mark) for mark in "年月日")
    assert {item.tag for item in (year, month, day)} == {LAYOUT}
    assert year.x > 60.0 + 20.0 and year.x + 10.0 + 15.0 < month.x and month.x + 10.0 + 15.0 < day.x and day.x + 10.0 <= 200.0
    assert year.y == at(page, "f.0").y


def test_a_frame_to_write_in_is_left_above_many_fields() -> None:
    """Four lines at least, else a new page; alone on a page two will do."""
    many = memo(fields=18)
    first, *_ = many.split(260.0, 600.0)
    assert first is None
    alone, *_ = many.split(260.0, 260.0, True)
    assert alone is not None
