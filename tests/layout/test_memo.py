"""The memo on its page: frame, rules, fields, where to hand it in."""

from __future__ import annotations

from itertools import pairwise

import pytest

from faqprint.layout.memo import MEMO_PITCH, MemoFrame
from faqprint.layout.page_builder import PageBuilder
from faqprint.layout.paginate import FlowableEntry

from .checks import check_rules
from .entries import HEIGHT, WIDTH, filled, lay, stems, title
from .mocks import PITCH, PLACE, at, text


def memo(*, ruled: bool = True, fields: int = 0, return_to: int = 0) -> MemoFrame:
    """A memo."""
    flow = (text("ret", return_to),) if return_to else ()
    made = tuple(text(f"f{i}", 1) for i in range(fields))
    return MemoFrame(WIDTH, made, max(1, min(fields, 3)), flow, ruled, 0.75)


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
    assert max(rule.y1 for rule in builder.rules) <= 600.0
