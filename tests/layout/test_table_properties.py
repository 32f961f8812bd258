"""What holds of every table on every type area: hypothesis looks for one of which it does not."""

from __future__ import annotations

import os
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.errors import LayoutError
from faqprint.layout.blocks import (
    HEADING,
    ITEM,
    NOTE,
    PARAGRAPH,
    REFERENCE,
    Flow,
    FlowBlock,
    Space,
    flow_cuts,
    flow_height,
    split_flow,
)
from faqprint.layout.flowables import RunningText
from faqprint.layout.paginate import FlowableEntry, paginate
from faqprint.layout.rows import FaqRow
from faqprint.layout.table import FaqTable

from .checks import check_pages
from .mocks import PLACE, Solid, flow_names, grid, lay, pages_of, row, table, text

#: A table is laid out in a moment: many are looked at, and very many where that is asked for.
MANY = settings(max_examples=20_000 if os.environ.get("HYPOTHESIS_PROFILE") == "full" else 500)

ROLES = (PARAGRAPH, PARAGRAPH, ITEM, NOTE, REFERENCE, HEADING)


def random_flow(dice: Random, name: str, most: int) -> Flow:
    """A flow of up to six blocks of every kind; heads are of one line."""
    blocks: list[FlowBlock] = []
    for i in range(dice.randint(1, 6)):
        kind = dice.randint(0, 9)
        stem = f"{name}x{i}"
        if kind == 0 and blocks:
            blocks.append(Space(7.5))
        elif kind == 1:
            blocks.append(Solid(stem, float(dice.randint(10, 60)), line_count=dice.randint(1, 3)))
        elif kind == 2:
            blocks.append(grid(stem, [dice.randint(1, 6) for _ in range(dice.randint(1, 8))], 2.5))
        else:
            role = dice.choice(ROLES)
            blocks.append(text(stem, 1 if role == HEADING else dice.randint(1, most), role))
    return tuple(blocks)


def random_table(seed: int, categories: int) -> FaqTable:
    """Up to five rows a category, cells of every kind, labels of every height."""
    dice = Random(seed)
    rows: list[FaqRow] = []
    labels: list[int] = []
    for category in range(categories):
        labels.append(dice.choice([1, 1, 2, 3, 5, 8]))
        for _ in range(dice.randint(1, 5)):
            number = len(rows) + 1
            question = (text(f"q{number}", dice.choice([1, 2, 3, 5, 9, 30])),)
            rows.append(row(number, category, random_flow(dice, f"a{number}", dice.choice([3, 9, 40])), question))
    return table(rows, labels)


# A table is made from a seed: drawn value by value by hypothesis it takes ten times as long to make as to lay out.
SEEDS = st.integers(0, 2**32)
TABLES = st.builds(random_table, SEEDS, st.integers(1, 5))
FLOWS = SEEDS.map(lambda seed: random_flow(Random(seed), "p", 30))
HEIGHTS = st.one_of(st.integers(150, 400), st.integers(150, 1200)).map(float)


@MANY
@given(TABLES, HEIGHTS, st.sampled_from([0.0, 0.0, 0.3, 0.6, 0.9]))
def test_every_table_is_laid_out_whole_and_right(made: FaqTable, height: float, share: float) -> None:
    """Every line once and in order, inside, apart; rules meet, markers and labels are right, twice the same."""
    above = height * share
    try:
        pages = lay(made, height, above)
    except LayoutError as error:
        assert error.values.get("number", "").startswith("n")
        assert error.place is not None
        return
    if above:
        first, *others = pages
        begun = len(first.texts) > 1  # else the table did not begin below the solid
        pages = [first._replace(texts=first.texts[1:]), *others] if begun else others
    check_pages(made, pages, height)
    assert lay(made, height, above)[-len(pages) :][1:] == pages[1:]


@MANY
@given(TABLES, st.integers(900, 1200).map(float))
def test_a_page_that_can_hold_every_block_always_suffices(made: FaqTable, height: float) -> None:
    """No block here is as high as the page: there is no error, and no page without a row."""
    pages = lay(made, height)
    assert all(any(t.line.pieces[0].text[0] in "qa" for t in page.texts) for page in pages)
    assert len(pages) <= sum(r.height for r in made.rows) / (0.2 * height) + 2


@MANY
@given(FLOWS, st.integers(30, 600).map(float))
def test_every_cut_of_a_flow_leaves_the_flow(made: Flow, room: float) -> None:
    """Parts joined are the whole; the first is as high as the cut says and fits; heads repeated aside nothing grows."""
    for cut in flow_cuts(made, room):
        above, below = split_flow(made, cut)
        assert sorted(flow_names(above) + flow_names(below)) == sorted(flow_names(made))
        assert abs(flow_height(above) - cut.above) < 1e-6 and cut.above <= room + 1e-6
        assert flow_names(above) and flow_names(below)


@MANY
@given(FLOWS, st.integers(0, 9), HEIGHTS)
def test_running_text_is_laid_out_whole(made: Flow, tenth: int, height: float) -> None:
    """Every line of a text stands once and in order on its pages, or an error names the place."""
    entries = [FlowableEntry(RunningText((Solid("s", height * tenth / 10),)), PLACE)] if tenth else []
    entries.append(FlowableEntry(RunningText(made), PLACE))
    try:
        pages = pages_of(paginate(entries, height))
    except LayoutError as error:
        assert error.place == PLACE
        return
    found = [t.line.pieces[0].text for page in pages for t in page.texts]
    found = [name for name in found if name != "s" and ".h" not in name]
    assert sorted(found) == sorted(flow_names(made))
    for page in pages:
        assert all(t.y - 0.88 * t.size >= 0 and t.y <= height for t in page.texts)
