"""The stress document, laid out on every paper: what a careful reader would check page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from faqprint.layout.display_list import REPEAT, Layout, Page
from faqprint.manuscript.styles import STYLES
from faqprint.style import Markers

from ..layout.checks import check_overlap, check_rules
from ..stress import entries, write_stress
from .real import body, layout, words

MARKERS = Markers()
CASES = [("standard", "A4"), ("standard", "A5"), ("large", "A4")]


@pytest.fixture(scope="module", params=CASES, ids=[f"{base}-{paper}" for base, paper in CASES])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """The document in a style on a paper."""
    base, paper = request.param
    return layout(write_stress(tmp_path_factory.mktemp("stress")), STYLES[base]._replace(paper=paper))


@pytest.fixture(scope="module")
def pages(made: Layout) -> list[Page]:
    """Its pages."""
    return list(made.pages())


def table_pages(pages: list[Page]) -> Iterator[Page]:
    """The pages that bear a part of the FAQ table."""
    return (page for page in pages if any(words(t) == "区分" for t in page.texts))


def test_every_sentence_stands_once(pages: list[Page]) -> None:
    """The characters of all questions and answers, marks of structure aside, are those drawn as content."""
    drawn = Counter("".join(words(t) for page in pages for t in page.texts if t.tag != REPEAT))
    marks = str.maketrans("", "", "|- \u3000\n\\")
    for character, count in Counter("".join(e.question + e.answer for e in entries()).translate(marks)).items():
        assert drawn[character] >= count, character


def test_rules_meet_and_lines_keep_apart(made: Layout, pages: list[Page]) -> None:
    """On every page; nothing stands outside the type area."""
    for page in pages:
        left, top, right, bottom = made.area
        check_rules([rule for rule in page.rules if rule.y0 >= top - 1])
        check_overlap([t for t in page.texts if not t.line.note])
        assert all(left - 1 <= t.x <= right and top <= t.y <= bottom for t in body(page))


def test_markers_stand_where_the_table_goes_on(pages: list[Page]) -> None:
    """And on no other page."""
    parts = list(table_pages(pages))
    assert [any(words(t) == MARKERS.next for t in page.texts) for page in parts] == [True] * (len(parts) - 1) + [False]
    assert [any(words(t) == MARKERS.previous for t in page.texts) for page in parts] == [False] + [True] * (len(parts) - 1)


def test_every_part_bears_its_label(pages: list[Page]) -> None:
    """In the column 区分 of every page stand the labels of the categories whose rows do, real once, artifacts after."""
    names = list(dict.fromkeys(entry.category for entry in entries()))
    real: list[str] = []
    for page in table_pages(pages):
        head = next(t for t in page.texts if words(t) == "区分")
        edges = sorted({r.x0 for r in page.rules if r.x0 == r.x1 and r.y0 <= head.y <= r.y1})
        top, foot = next((r.y0, r.y1) for r in page.rules if r.x0 == r.x1 == edges[1])
        labels = [t for t in body(page) if edges[1] < t.x < edges[2] and head.y < t.y < foot]
        joined = "".join(words(t) for t in labels)
        across = {r.y0 for r in page.rules if r.y0 == r.y1 and r.x0 <= edges[1] + 1 and r.x1 >= edges[2] - 1}
        assert len([name for name in names if name in joined]) == len([y for y in across if top <= y <= foot]) - 2
        real += ["".join(words(t) for t in labels if t.tag != REPEAT)]
    assert "".join(real) == "".join(names)


def test_no_page_of_the_table_is_left_with_a_hole(made: Layout, pages: list[Page]) -> None:
    """Where the table goes on a page is four fifths full, or the whole row that begins the next page is higher than the rest."""
    top, bottom = made.area[1], made.area[3]
    parts = list(table_pages(pages))
    for page, following in pairwise(parts):
        white = bottom - max(rule.y1 for rule in page.rules if rule.x0 == rule.x1)
        head = next(t for t in following.texts if words(t) == "No")
        across = sorted({r.y0 for r in following.rules if r.y0 == r.y1 and r.y0 > head.y and r.x0 <= made.area[0] + 1})
        goes_on = any(words(t) == "続き" for t in following.texts)
        assert goes_on or white <= 0.2 * (bottom - top) or across[1] - across[0] > white - 14.4, page.number


def test_inner_tables_repeat_their_head(pages: list[Page]) -> None:
    """The table of sixty rows: a head on each of its pages, real on the first."""
    heads = [t.tag for page in pages for t in page.texts if words(t) == "お手続き"]
    tables = sum(entry.answer.count("| お手続き |") for entry in entries())
    assert len([tag for tag in heads if tag != REPEAT]) == tables
    assert heads.count(REPEAT) >= 1
