"""What of a flow has a say in a cut: with it alone every cut is the one that the whole flow has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.layout.blocks import Flow, flow_cuts, flow_height, split_flow
from faqprint.layout.flowables import Box
from faqprint.layout.grid import Grid
from faqprint.layout.reach import height_within_reach, join_parted, part_within_reach, split_within_reach
from faqprint.layout.rows import row_cuts, split_row
from faqprint.layout.split import Flowable
from faqprint.layout.table import FaqFragment, FaqTable

from .mocks import PADDING, grid, row, table, text

#: Rows of a table: their lines, and whether the second column belongs to the cell above.
rows = st.lists(st.tuples(st.integers(1, 6), st.booleans()), min_size=1, max_size=40)


def joined(counts: list[tuple[int, bool]]) -> Grid:
    """A table some of whose cells take several rows."""
    made = grid("g", [count for count, _ in counts])
    cells = [
        one._replace(joined=frozenset({1}), cells=(one.cells[0], one.cells[1]._replace(lines=()))) if above else one
        for one, (_, above) in zip(made.rows[1:], counts[1:], strict=True)
    ]
    return made._replace(rows=(made.rows[0], *cells))


@given(rows, st.integers(0, 8), st.floats(20, 400), st.floats(20, 400))
def test_cuts_are_those_of_the_whole_flow(counts: list[tuple[int, bool]], before: int, room: float, fresh: float) -> None:
    """Their places, prices and parts; what stands far below is joined again."""
    flow: Flow = (*([text("p", before)] if before else []), joined(counts), text("b", 4))
    reach = max(room, fresh)
    near, far = part_within_reach(flow, reach)
    assert join_parted(near, far) == flow
    assert not far or flow_height(near) > reach
    cuts = list(flow_cuts(flow, room, fresh))
    assert list(flow_cuts(near, room, fresh)) == cuts
    for cut in cuts:
        above, below = split_flow(flow, cut)
        assert split_within_reach(flow, cut, reach) == (above, below)
        height = height_within_reach(below, reach)
        assert height == flow_height(below) or min(height, flow_height(below)) > reach


def test_a_page_of_a_long_table_looks_at_its_own_rows() -> None:
    """It measured all that follow, for each cut that it tried: 4,000 rows in an answer took 7.7 s, 1.4 now."""
    whole = grid("g", [1] * 4_000)
    (near,), far = part_within_reach((whole,), 700.0)
    assert isinstance(near, Grid)
    assert len(near.rows) < 50
    assert len(far) == 1
    made = row(1, 0, (whole,))
    cut = max(row_cuts(made, 700.0, 700.0), key=lambda cut: cut.height)
    _, rest = split_row(made, cut, 700.0)
    assert 700.0 < rest.answer_height < 2 * 700.0
    assert rest.answer[0].line_count == 4_000 - 35


@pytest.mark.parametrize("counts", [[1] * 200, [3, 1, 9] * 40], ids=["short", "mixed"])
def test_a_long_table_in_a_row_is_whole_on_its_pages(counts: list[int]) -> None:
    """Each of its rows stands once, in order, and each part is as high as what it shows."""
    made: FaqTable | None = table([row(1, 0, (text("p", 2), grid("g", counts), text("b", 2)))])
    placed = 0
    shown: list[int] = []
    while made is not None:
        split = made.split(400.0, 400.0)
        assert isinstance(split.fragment, FaqFragment)
        (part,) = split.fragment.part.rows
        assert part.answer_height == flow_height(part.answer) <= 400.0 - 2 * PADDING
        shown += [block.line_count for block in part.answer if isinstance(block, Grid)]
        placed += 1
        rest = split.rest
        made = rest if isinstance(rest, FaqTable) else None
    assert (sum(shown), placed > 5) == (sum(counts), True)


def test_a_long_table_in_a_box_is_whole_on_its_pages() -> None:
    """As in a row; a label stands beside each part."""
    rest: Flowable | None = Box((grid("g", [2] * 200), text("b", 2)), 200.0, 5.0, 1.0, text("label", 1), 30.0)
    shown = []
    while rest is not None:
        fragment, rest, _ = rest.split(400.0, 400.0)
        assert isinstance(fragment, Box) and fragment.label
        assert fragment.height <= 400.0
        shown += [block.line_count for block in fragment.flow if isinstance(block, Grid)]
    assert (sum(shown), len(shown)) == (400, 20)
