"""The table's parts on the page: labels, markers, head, rules, and what stands on which page."""

from __future__ import annotations

import pytest

from faqprint.layout.blocks import REFERENCE
from faqprint.layout.display_list import REPEAT, Page, Rule
from faqprint.layout.table import FaqFragment, FaqTable
from faqprint.units import EM

from .checks import check_pages, check_rules
from .mocks import (
    HEAD,
    MARKER,
    PADDING,
    PITCH,
    RISE,
    Solid,
    at,
    categories,
    grid,
    lay,
    names,
    parts,
    row,
    table,
    text,
)

THREE = 3 * PITCH + 2 * PADDING


def labels(page: Page) -> list[tuple[str, int]]:
    """First lines of the labels on a page and their tags."""
    return [(t.line.pieces[0].text, t.tag) for t in page.texts if t.line.pieces[0].text.startswith("L")]


def extent(page: Page, left: float, right: float) -> list[float]:
    """The heights of the horizontal rules that close the column between two edges, from the top."""
    return sorted({r.y0 for r in page.rules if r.y0 == r.y1 and r.x0 <= left + 1e-6 and r.x1 >= right - 1e-6})


def category_edges(page: Page, made: FaqTable) -> list[float]:
    """The upper and lower edges of the categories' parts on a page, the head's foot first."""
    column = made.style.columns[1]
    return extent(page, column.left, column.right)[1:]


def check_centred(page: Page, made: FaqTable) -> None:
    """Every label stands centred in its part, horizontally and vertically."""
    edges = category_edges(page, made)
    column = made.style.columns[1]
    blocks: dict[str, list[float]] = {}
    for item in page.texts:
        name = item.line.pieces[0].text
        if name.startswith("L"):
            blocks.setdefault(name.split(".")[0], []).append(item.y)
            assert item.x + 10.0 == pytest.approx((column.left + column.right) / 2)
    assert len(blocks) == len(edges) - 1
    for baselines, top, foot in zip(blocks.values(), edges[:-1], edges[1:], strict=True):
        middle = (baselines[0] - RISE + baselines[-1] - RISE + PITCH) / 2
        assert middle == pytest.approx((top + foot) / 2)


def test_the_label_is_named_again_and_centred_in_every_part() -> None:
    """A category over three pages bears its label on each: real on the first, an artifact on the others."""
    made = table(categories(9), [2])
    pages = lay(made, HEAD + 2 * MARKER + 4 * THREE)
    assert len(pages) == 3
    for page in pages:
        check_centred(page, made)
    assert [labels(p) for p in pages] == [
        [("L0.0", 50_000), ("L0.1", 50_000)],
        [("L0.0", REPEAT), ("L0.1", REPEAT)],
        [("L0.0", REPEAT), ("L0.1", REPEAT)],
    ]


def test_a_row_with_a_span_is_not_judged_without_it() -> None:
    """The label of a category cut in two stands on both sides, each part at least as high as the label and its padding."""
    made = table([row(1, 0, 2), row(2, 0, 2), row(3, 0, 2), row(4, 0, 2)], [7])
    pages = lay(made, HEAD + 2 * MARKER + 3 * (2 * PITCH + 2 * PADDING))
    assert len(pages) > 1
    for page in pages:
        check_centred(page, made)
        top, foot = category_edges(page, made)
        assert foot - top >= 7 * PITCH + 2 * PADDING - 1e-6


def test_a_part_is_never_lower_than_its_label_its_last_row_grows() -> None:
    """One row of one line under a label of five: the row's lower edge goes down, the answer stays at the top."""
    made = table([row(1, 0, 1), row(2, 1, 1)], [5, 1])
    (page,) = lay(made, 400.0)
    check_centred(page, made)
    assert category_edges(page, made)[1] == pytest.approx(HEAD + 5 * PITCH + 2 * PADDING)
    assert at(page, "a1.0").y == pytest.approx(HEAD + PADDING + RISE)


def test_only_the_last_row_of_a_part_grows() -> None:
    """Two rows under a tall label: the first keeps its height."""
    made = table([row(1, 0, 1), row(2, 0, 1)], [6])
    (page,) = lay(made, 400.0)
    question = made.style.columns[2]
    edges = extent(page, question.left, question.right)
    assert edges[2] - edges[1] == pytest.approx(PITCH + 2 * PADDING)
    assert edges[3] - edges[1] == pytest.approx(6 * PITCH + 2 * PADDING)


def test_a_category_of_one_row() -> None:
    """It has its label once, on the row's page."""
    made = table(categories(1))
    (page,) = lay(made, 300.0)
    check_centred(page, made)
    assert names(page) == ["h0.0", "h1.0", "h2.0", "h3.0", "n1", "L0.0", "q1.0", "a1.0", "a1.1", "a1.2"]


def test_a_category_longer_than_five_pages_does_not_crash_and_keeps_its_label() -> None:
    """Sixty rows of one category: six pages and more, each with label, head and the markers it needs."""
    made = table(categories(60), [3])
    pages = lay(made, HEAD + 2 * MARKER + 9 * THREE)
    assert len(pages) >= 6
    check_pages(made, pages, HEAD + 2 * MARKER + 9 * THREE)
    for page in pages:
        check_centred(page, made)


def test_a_label_longer_than_its_rows_on_every_page() -> None:
    """A label of ten lines beside rows of two: each part has room for it."""
    made = table([row(i, 0, 2) for i in range(1, 12)], [10])
    height = HEAD + 2 * MARKER + 10 * PITCH + 2 * PADDING
    pages = lay(made, height)
    check_pages(made, pages, height)
    for page in pages:
        check_centred(page, made)


def test_twenty_categories_of_one_row_each() -> None:
    """Each label stands once; cuts fall between them."""
    made = table(categories(*[1] * 20))
    height = HEAD + 2 * MARKER + 6 * THREE
    pages = lay(made, height)
    check_pages(made, pages, height)
    assert [name for page in pages for name, _ in labels(page)] == [f"L{i}.0" for i in range(20)]
    assert all(tag != REPEAT for page in pages for _, tag in labels(page))


def test_a_cut_exactly_between_two_categories_has_both_markers_and_new_labels() -> None:
    """The markers stand at every break of the table, also between categories (TB-11); no label comes twice."""
    pages = lay(table(categories(5, 5)), HEAD + MARKER + 5 * THREE)
    assert [labels(p) for p in pages] == [[("L0.0", 50_000)], [("L1.0", 50_001)]]
    assert names(pages[0])[-1] == "next"
    assert names(pages[1])[0] == "previous"


def test_the_markers_stand_exactly_where_the_table_continues() -> None:
    """First page: only the one below; middle: both; last: only the one above; a table of one page: none."""
    pages = lay(table(categories(12)), HEAD + 2 * MARKER + 5 * THREE)
    assert [[n for n in names(p) if n in ("next", "previous")] for p in pages] == [
        ["next"],
        ["previous", "next"],
        ["previous"],
    ]
    (only,) = lay(table(categories(3)), 400.0)
    assert not {"next", "previous"} & set(names(only))


def test_the_markers_stand_at_the_table_s_edges_on_their_sides() -> None:
    """次頁 directly under the bottom rule at the right, 前ページ directly above the head at the left."""
    made = table(categories(12))
    pages = lay(made, HEAD + 2 * MARKER + 5 * THREE)
    below, above = at(pages[1], "next"), at(pages[1], "previous")
    foot, top = max(r.y1 for r in pages[1].rules), min(r.y0 for r in pages[1].rules)
    assert below.x + 6 * 10.0 == pytest.approx(made.style.width)
    assert foot < below.y - 0.88 * 10.0 and below.y + 0.12 * 10.0 <= foot + MARKER
    assert above.x == 0.0
    assert top - MARKER <= above.y - 0.88 * 10.0 and above.y + 0.12 * 10.0 < top
    assert below.tag == above.tag == REPEAT


def test_the_head_is_repeated_as_an_artifact_and_never_alone() -> None:
    """Every page has the head and a row under it; only the first head is content."""
    pages = lay(table(categories(12)), HEAD + 2 * MARKER + 5 * THREE)
    for i, page in enumerate(pages):
        heads = [t for t in page.texts if t.line.pieces[0].text.startswith("h")]
        assert [t.tag for t in heads] == ([10, 11, 12, 13] if not i else [REPEAT] * 4)
        assert any(n.startswith("a") for n in names(page))


def test_the_head_does_not_stand_alone_at_the_foot() -> None:
    """Room for head and marker but no row: nothing of the table stands there."""
    pages = lay(table(categories(4)), 300.0, 300.0 - HEAD - MARKER - 20.0)
    assert names(pages[0]) == ["above"]


def test_no_header_only_pages_after_a_tall_row() -> None:
    """A row of 200 lines takes as many pages as its lines need, each with lines of it."""
    made = table([row(1, 0, 200), row(2, 0)])
    height = HEAD + 2 * MARKER + 2 * PADDING + 20 * PITCH
    pages = lay(made, height)
    assert len(pages) <= 11
    check_pages(made, pages, height)
    assert all(sum(n.startswith("a") for n in names(p)) >= 2 for p in pages)


def test_no_line_of_a_tall_row_is_dropped() -> None:
    """All 140 lines of a row stand once and in order."""
    made = table([row(1, 0, 140)])
    pages = lay(made, 300.0)
    assert [n for p in pages for n in names(p) if n.startswith("a")] == [f"a1.{i}" for i in range(140)]
    check_pages(made, pages, 300.0)


def test_several_rows_taller_than_a_page() -> None:
    """Three in a row, with short ones between."""
    made = table([row(1, 0, 70), row(2, 0, 90), row(3, 0), row(4, 1, 80), row(5, 1)])
    pages = lay(made, 320.0)
    check_pages(made, pages, 320.0)


def test_finished_cells_are_not_begun_again_after_a_cut() -> None:
    """The question stands on the first part only, and so does the No as content."""
    made = table([row(1, 0, 60, 3)])
    pages = lay(made, 300.0)
    assert [n for p in pages for n in names(p) if n.startswith("q1")] == ["q1.0", "q1.1", "q1.2"]
    assert [at(p, "n1").tag for p in pages] == [100, *[REPEAT] * (len(pages) - 1)]


def test_a_row_that_goes_on_names_its_number_again_with_a_word_below_it() -> None:
    """Both are artifacts, centred in the No column, one below the other; once nothing told whose answer went on (TB-9)."""
    made = table([row(1, 0, 60)])
    first, *others = lay(made, 300.0)
    assert "cont" not in names(first) and others
    number = made.style.columns[0]
    for page in others:
        no, word = at(page, "n1"), at(page, "cont")
        assert no.tag == word.tag == REPEAT
        assert word.y - no.y == pytest.approx(PITCH)
        for item in (no, word):
            assert item.x - number.text == pytest.approx(number.text + number.measure - item.x - item.line.width / EM * item.size)
        assert no.y == pytest.approx(at(page, next(n for n in names(page) if n.startswith("a1."))).y)


def test_a_part_that_goes_on_is_as_high_as_its_number_and_the_word() -> None:
    """The last line of an answer, which nothing cuts, leaves the row two lines high."""
    solids = (Solid("s0", 200.0), Solid("s1", 10.0))
    made = table([row(1, 0, solids), row(2, 0)])
    _, second = lay(made, HEAD + MARKER + 210.0)
    question = made.style.columns[2]
    edges = extent(second, question.left, question.right)
    assert edges[2] - edges[1] == pytest.approx(2 * PITCH + 2 * PADDING)


def test_a_question_longer_than_its_answer() -> None:
    """The row is as high as the question."""
    made = table([row(1, 0, 1, 8), row(2, 0)])
    (page,) = lay(made, 400.0)
    assert at(page, "q2.0").y - at(page, "q1.0").y == pytest.approx(8 * PITCH + 2 * PADDING)


def test_a_question_that_fits_a_page_stays_whole_on_the_first_part() -> None:
    """A row begun low on a page is not cut through its question of six lines."""
    made = table([*categories(3), row(4, 0, 40, 6), row(5, 0)])
    pages = lay(made, 400.0)
    (where,) = {i for i, p in enumerate(pages) if any(n.startswith("q4") for n in names(p))}
    assert [n for n in names(pages[where]) if n.startswith("q4")] == [f"q4.{i}" for i in range(6)]
    check_pages(made, pages, 400.0)


def test_a_question_taller_than_a_page_splits_beside_its_answer() -> None:
    """Both cells go on at their own legal points; every line once and in order."""
    for answer in (1, 30, 60):
        made = table([row(1, 0, answer, 45), row(2, 0)])
        pages = lay(made, 300.0)
        check_pages(made, pages, 300.0)


def test_the_edge_at_a_cut_is_ruled_on_both_sides() -> None:
    """A row cut in two has a rule under its first part and the head's above its second."""
    made = table([row(1, 0, 60), row(2, 0)])
    for page in lay(made, 300.0):
        foot = max(r.y1 for r in page.rules)
        bottom = [r for r in page.rules if r.y0 == r.y1 == foot]
        assert [(r.width, r.x0, r.x1) for r in bottom] == [(0.75, -0.375, made.style.width + 0.375)]


def test_rules_meet_and_are_drawn_once_per_edge() -> None:
    """No rule lies on another; every end lies on a rule; corners are closed."""
    made = table(categories(3, 1, 4, 2), [1, 3, 2, 1])
    for page in lay(made, HEAD + 2 * MARKER + 4 * THREE):
        check_rules(page.rules)


def test_cells_keep_their_padding() -> None:
    """First baseline: the row's top, padding, and the rise; the lines begin at the column's text edge (TB-3)."""
    made = table(categories(2))
    (page,) = lay(made, 400.0)
    for column, name in zip(made.style.columns[2:], ("q2.0", "a2.0"), strict=True):
        assert at(page, name).x == column.left + PADDING
        assert at(page, name).y == pytest.approx(HEAD + THREE + PADDING + RISE)


def test_an_inner_table_goes_on_with_its_head_repeated() -> None:
    """An answer's table of forty rows: its head stands on each page, real on the first."""
    made = table([row(1, 0, (text("a1", 3, tag=103), grid("g", [1] * 40)))])
    pages = lay(made, 300.0)
    assert len(pages) > 2
    assert [n for p in pages for n in names(p) if n.startswith("g.h")] == ["g.hl.0", "g.hr.0"] * len(pages)
    assert [at(p, "g.hl.0").tag for p in pages] == [0] + [REPEAT] * (len(pages) - 1)
    assert [n for p in pages for n in names(p) if n.startswith("g.") and n[2] != "h" and n[-3] == "l"] == [
        f"g.{i}l.0" for i in range(40)
    ]
    check_pages(made, pages, 300.0)


def test_a_reference_of_six_lines_is_whole_and_keeps_two_lines_of_its_answer() -> None:
    """The cut goes two lines above it, where the answer allows it."""
    reference = text("r1", 6, REFERENCE)
    made = table([row(1, 0, (text("a1", 20, tag=103), reference)), row(2, 0)])
    height = HEAD + MARKER + 2 * PADDING + 22 * PITCH
    first, second = lay(made, height)[:2]
    assert [n for n in names(first) if n.startswith("r1")] == []
    assert [n for n in names(second) if n[:2] in ("a1", "r1")] == [f"a1.{i}" for i in (18, 19)] + [f"r1.{i}" for i in range(6)]


def test_the_same_row_gets_one_anchor() -> None:
    """A row cut in two is a link's target where its No stands."""
    pages = lay(table([row(1, 0, 60), row(2, 0)]), 300.0)
    assert [a.name for p in pages for a in p.anchors] == ["q1", "q2"]


def test_solids_move_whole() -> None:
    """Blocks of 40 pt that cannot be cut are told between them."""
    made = table([row(1, 0, tuple(Solid(f"s{i}") for i in range(20)))])
    pages = lay(made, 300.0)
    assert [n for p in pages for n in names(p) if n.startswith("s")] == [f"s{i}" for i in range(20)]
    check_pages(made, pages, 300.0)


def test_two_runs_give_the_same_pages() -> None:
    """The display list is equal, item by item."""
    first, second = (lay(table(categories(7, 2, 9, 1)), 280.0) for _ in range(2))
    assert first == second


def test_parts_of_a_table_of_one_row_a_page() -> None:
    """A page that holds one row only still has head, label and row."""
    assert parts(table(categories(3)), HEAD + 2 * MARKER + THREE) == [[1], [2], [3]]


def test_every_rule_is_horizontal_or_vertical() -> None:
    """No rule is slanted, and none is thinner than a quarter point (TB-6)."""
    rules: list[Rule] = [r for p in lay(table(categories(5, 5)), 250.0) for r in p.rules]
    assert all((r.x0 == r.x1) != (r.y0 == r.y1) and r.width >= 0.25 for r in rules)


def test_the_parts_of_a_long_table_share_it() -> None:
    """Each page has the one planned table: where each had the parts behind it, their number grew with its square."""
    made = table(categories(40))
    fragment, rest, _ = made.split(20 * PITCH, 20 * PITCH)
    held = []
    while rest is not None:
        assert isinstance(fragment, FaqFragment)
        held.append(fragment.table.parts)
        fragment, rest, _ = rest.split(20 * PITCH, 20 * PITCH)
    assert len(held) > 5
    assert all(each is held[0] for each in held)
