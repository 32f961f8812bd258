"""Tables of texts on the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faqprint.layout.display_list import REPEAT, Page
from faqprint.layout.flow_table import FlowRow, FlowTable, FlowTableFragment, FlowTableStyle
from faqprint.layout.marker import Marker
from faqprint.layout.page_builder import PageBuilder
from faqprint.layout.split import WhyNot

from .mocks import HEAD, PADDING, PITCH, PLACE, RISE, SIZE, Solid, line, text

EDGES = (0.0, 60.0, 260.0, 460.0)
STYLE = FlowTableStyle(
    EDGES,
    tuple(text(f"head{i}", 1) for i in range(3)),
    HEAD,
    PADDING,
    PADDING,
    0.75,
    0.35,
    Marker(line("next", 6.0), SIZE, True),
    Marker(line("previous", 6.0), SIZE, False),
    line("続き"),
    SIZE,
    PITCH,
    RISE,
)


def row(number: int, new: int, old: int = 1) -> FlowRow:
    """A row: its label, and texts of so many lines."""
    return FlowRow(((text(f"n{number}", 1),), (text(f"a{number}", new),), (text(f"b{number}", old),)), PLACE)


def pages_of(table: FlowTable, first: float, fresh: float) -> list[FlowTableFragment]:
    """The parts of a table on pages of so many pt."""
    fragments: list[FlowTableFragment] = []
    room = first
    rest: object = table
    while rest is not None:
        assert isinstance(rest, FlowTable)
        split = rest.split(room, fresh)
        if split.fragment is not None:
            assert isinstance(split.fragment, FlowTableFragment)
            assert split.fragment.height <= room + 1e-6
            fragments.append(split.fragment)
        else:
            assert room < fresh, split.why_not
        room, rest = fresh, split.rest
    return fragments


def draw(fragment: FlowTableFragment) -> Page:
    """A part on a page of its own."""
    builder = PageBuilder(1)
    fragment.place(0.0, 0.0, builder)
    return builder.page()


def words(fragment: FlowTableFragment) -> list[str]:
    """All lines of a part."""
    return [placed.line.pieces[0].text for placed in draw(fragment).texts]


def test_whole_table_on_one_page() -> None:
    """Its head, its rows, no marker."""
    (only,) = pages_of(FlowTable(STYLE, (row(1, 2), row(2, 1))), 500.0, 500.0)
    assert words(only) == ["head0.0", "head1.0", "head2.0", "n1.0", "a1.0", "a1.1", "b1.0", "n2.0", "a2.0", "b2.0"]
    assert only.height == HEAD + 2 * PITCH + PITCH + 4 * PADDING and only.framed


def test_rows_that_do_not_fit_go_on() -> None:
    """Under the repeated head, with markers on both sides; a head that is repeated is an artifact."""
    rows = tuple(row(number, 4, 4) for number in range(6))
    first, second = pages_of(FlowTable(STYLE, rows), 300.0, 400.0)
    assert words(first)[-1] == "next" and words(second)[0] == "previous"
    assert [placed.tag for placed in draw(second).texts if placed.line.pieces[0].text.startswith("head")] == [REPEAT] * 3
    assert len(first.rows) + len(second.rows) == 6 and not second.framed


def test_row_that_outgrows_its_page_is_cut() -> None:
    """Its label stands again with 続き below it, as artifacts; a cell that has ended is empty."""
    first, *others = pages_of(FlowTable(STYLE, (row(1, 40, 3),)), 300.0, 300.0)
    assert [name for name in words(first) if name.startswith("b")] == ["b1.0", "b1.1", "b1.2"]
    for part in others:
        page = draw(part)
        shown = [placed.line.pieces[0].text for placed in page.texts]
        assert "n1.0" in shown and "続き" in shown and not [name for name in shown if name.startswith("b")]
        assert {placed.tag for placed in page.texts if placed.line.pieces[0].text in ("n1.0", "続き")} == {REPEAT}
    lines = [name for part in (first, *others) for name in words(part) if name.startswith("a")]
    assert lines == [f"a1.{number}" for number in range(40)]


def test_single_cell_over_all_columns() -> None:
    """No rules between columns cross it."""
    wide = FlowRow(((text("略", 1),),), PLACE)
    (only,) = pages_of(FlowTable(STYLE, (row(1, 1), wide)), 500.0, 500.0)
    page = draw(only)
    below = HEAD + PITCH + 2 * PADDING
    assert {rule.y1 for rule in page.rules if rule.x0 == rule.x1 == EDGES[1]} == {HEAD, below}
    assert words(only)[-1] == "略.0"


def test_what_fits_no_page_says_why() -> None:
    """What is needed, and what there is."""
    solid = FlowRow(((text("n", 1),), (Solid("s", 600.0),), ()), PLACE)
    split = FlowTable(STYLE, (solid,)).split(400.0, 400.0)
    assert split.fragment is None and isinstance(split.why_not, WhyNot)
    assert split.why_not.code == "table-row-unplaceable" and split.why_not.needed == 600.0 + 2 * PADDING


ROWS = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 30)), min_size=1, max_size=12)


@given(ROWS, st.integers(150, 700), st.integers(200, 700))
def test_every_line_stands_once_in_order(sizes: list[tuple[int, int]], first: int, fresh: int) -> None:
    """Whatever the pages, and none is fuller than it is."""
    table = FlowTable(STYLE, tuple(row(number, new, old) for number, (new, old) in enumerate(sizes)))
    fragments = pages_of(table, float(min(first, fresh)), float(fresh))
    for side, at in (("a", 0), ("b", 1)):
        shown = [name for part in fragments for name in words(part) if name.startswith(side)]
        assert shown == [f"{side}{number}.{k}" for number, size in enumerate(sizes) for k in range(size[at])]
