"""Running head and foot: side by side or stacked, the folio in the middle, all artifacts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from faqprint.compose import running_heads
from faqprint.compose.running_heads import (
    BREATH,
    EDGE,
    GAP,
    RULE_BELOW,
    Running,
    Strip,
    branch_stamp,
    draw_running,
    folio_parts,
    set_strip,
)
from faqprint.layout.display_list import FOOTER, HEADER, Page, PlacedLine, Rule
from faqprint.layout.geometry import Area
from faqprint.layout.page_builder import PageBuilder
from faqprint.manuscript.styles import STYLES
from faqprint.style import Margins, Markers, Style
from faqprint.text.fonts import Faces
from faqprint.text.setter import Typesetter
from faqprint.units import EM, MM

from .real import body, content, layout, words

SETTER = Typesetter(Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf"))
AREA = Area(50.0, 60.0, 450.0, 500.0)
SIZE = Style().sizes.running
PITCH = running_heads.PITCH * SIZE


def strip(left: str, right: str, width: float = AREA.width, middle: float = 0.0) -> Strip:
    """Two texts set at the ends of a strip."""
    return set_strip(SETTER, Style(), left, right, width, middle)


def running(head: tuple[str, str] = ("", ""), foot: tuple[str, str] = ("", ""), *, numbers: bool = False) -> Running:
    """Head and foot, with a folio of its own."""
    return Running(strip(*head), strip(*foot, middle=80.0), "別紙－", "／{pages}", numbers, SIZE, False)


def drawn(made: Running, *, page: int = 3, numbers: Sequence[str] = ()) -> Page:
    """A page of ten with nothing but its head and foot, the branch's name among them."""
    builder = PageBuilder(page)
    draw_running(made, SETTER, AREA, page, 10, numbers, False, (), builder)
    builder.texts += branch_stamp(made, AREA, page)
    return builder.page()


def right(item: PlacedLine) -> float:
    """The right edge of a line."""
    return item.x + item.line.width * SIZE / EM


def test_two_texts_stand_side_by_side_where_they_fit() -> None:
    """With an em between them at least; else one below the other, broken to the strip's width."""
    beside = strip("操作説明書", "別紙３")
    assert (beside.stacked, beside.line_count) == (False, 1)
    full = int(AREA.width / SIZE)
    assert not strip("あ" * (full - 5), "い" * 4).stacked
    stacked = strip("あ" * (full - 4), "い" * 4)
    assert (stacked.stacked, stacked.line_count) == (True, 2)
    assert strip("あ" * (2 * full), "い").line_count == 3


def test_a_text_that_is_missing_takes_no_line() -> None:
    """One alone, or none at all."""
    assert (strip("", "").line_count, strip("a", "").line_count, strip("", "b").line_count) == (0, 1, 1)


def test_room_for_the_folio_is_left_in_the_middle() -> None:
    """Neither text comes nearer to it than an em."""
    half = int((AREA.width - 80.0) / 2 / SIZE) - 1
    assert not strip("あ" * half, "い" * half, middle=80.0).stacked
    assert strip("あ" * (half + 1), "い", middle=80.0).stacked


def test_the_folio_says_page_and_pages() -> None:
    """With what stands before and behind it."""
    assert running().folio(3, 10) == "別紙－3／10"
    assert running()._replace(suffix="").folio("i", 10) == "別紙－i"


def test_the_folio_may_be_a_whole_pattern() -> None:
    """With the title's first word, and the last page before the page's own number."""
    before, after = folio_parts("{prefix}（全{pages}頁）{page}", "別紙　ＦＡＱ")
    assert (before, after) == ("別紙（全{pages}頁）", "")
    assert running()._replace(prefix=before, suffix=after).folio(3, 10) == "別紙（全10頁）3"
    assert running()._replace(prefix=before).contents_prefix == ""
    assert (running().contents_prefix, folio_parts(None, "")) == ("別紙－", ("－", "／{pages}"))
    assert folio_parts("{prefix} p.", "別紙　ＦＡＱ") == ("別紙 p.", "／{pages}")


def test_heights_grow_with_the_lines() -> None:
    """From the paper's edge to the type area; the first and last No take a line of their own below stacked texts."""
    long = "あ" * int(AREA.width / SIZE)
    around = EDGE + RULE_BELOW * SIZE + BREATH
    assert running().head_height == EDGE + BREATH
    assert running(("a", "b")).head_height == pytest.approx(around + PITCH)
    assert running((long, "b")).head_height == pytest.approx(around + 2 * PITCH)
    assert running((long, "b"), numbers=True).head_height == pytest.approx(around + 3 * PITCH)
    assert running(("a", "b"), numbers=True).head_height == pytest.approx(around + PITCH)
    assert running().foot_height == pytest.approx(EDGE + PITCH + GAP)  # the folio has a line, whatever else there is
    assert running(foot=(long, "b")).foot_height == pytest.approx(EDGE + 3 * PITCH + GAP)


def test_head_and_foot_are_artifacts_outside_the_type_area() -> None:
    """The head above a rule, its texts at both edges; the foot below, the folio in the middle."""
    page = drawn(running(("操作説明書", "別紙３"), ("第1.0版", "本店")))
    found = {words(item): item for item in page.texts}
    assert [*found] == ["操作説明書", "別紙３", "第1.0版", "別紙－3／10", "本店"]
    assert [item.tag for item in page.texts] == [HEADER, HEADER, FOOTER, FOOTER, FOOTER]
    assert found["操作説明書"].x == found["第1.0版"].x == AREA.left
    assert right(found["別紙３"]) == pytest.approx(AREA.right)
    assert right(found["本店"]) == pytest.approx(AREA.right)
    folio = found["別紙－3／10"]
    assert (folio.x + right(folio)) / 2 == pytest.approx((AREA.left + AREA.right) / 2)
    assert len({item.y for item in page.texts if item.tag == FOOTER}) == 1
    (rule,) = page.rules
    assert found["別紙３"].y < rule.y0 < AREA.top
    assert min(item.y for item in page.texts if item.tag == FOOTER) > AREA.bottom


def test_without_a_head_there_is_no_rule() -> None:
    """Only the folio is drawn."""
    page = drawn(running())
    assert ([words(item) for item in page.texts], page.rules) == (["別紙－3／10"], ())


def test_stacked_lines_stand_below_each_other() -> None:
    """Left ones first; of the foot the folio below them all; nothing overlaps."""
    long = "あ" * int(AREA.width / SIZE)
    page = drawn(running((long, "b"), (long, "d")))
    head = [item.y for item in page.texts if item.tag == HEADER]
    foot = {words(item)[:1]: item.y for item in page.texts if item.tag == FOOTER}
    assert head[1] - head[0] == pytest.approx(PITCH)
    assert foot["あ"] < foot["d"] < foot["別"]
    assert foot["別"] - foot["d"] == pytest.approx(PITCH)


@pytest.mark.parametrize(
    ("numbers", "shown"), [(("3", "7"), "No.3－7"), (("3",), "No.3"), ((), None), (("1-1", "Q3"), "No.1-1～Q3")]
)
def test_the_first_and_last_number_of_a_page(numbers: Sequence[str], shown: str | None) -> None:
    """In the middle of the head if they are asked for; a page without a question has none."""
    page = drawn(running(("a", "b"), numbers=True), numbers=numbers)
    found = [item for item in page.texts if words(item).startswith("No.")]
    assert [words(item) for item in found] == ([shown] if shown else [])
    if found:
        assert (found[0].x + right(found[0])) / 2 == pytest.approx((AREA.left + AREA.right) / 2)
        assert found[0].tag == HEADER
    assert not [item for item in drawn(running(("a", "b")), numbers=numbers).texts if words(item).startswith("No.")]


def test_what_a_page_shows_but_for_the_branch() -> None:
    """Two branches' heads are alike if nothing else differs; another version's are not."""
    one = running(("a", "b"), ("第1.0版", "本店"))
    assert one.shared_content == one._replace(foot=one.foot._replace(right=strip("", "支店").right)).shared_content
    assert one.shared_content != one._replace(foot=strip("第1.1版", "本店", middle=80.0)).shared_content
    assert one.shared_content != one._replace(foot=one.foot._replace(right=())).shared_content


BOOK = """\
title: 別紙３　ＦＡＱ
manual: 操作説明書
version: 第1.0版
sections:
  - {type: text, title: 題, body: 本文です。}
  - {type: notice, page_break: before, items: [枠で始まるページです。]}
  - {type: memo, page_break: before, title: 題, fields: [氏名]}
"""


def pages(folder: Path, style: Style) -> list[Page]:
    """The three pages: a title, a box, a memo below its title."""
    return list(layout(content(folder, BOOK), style).pages())


def around(page: Page) -> list[PlacedLine]:
    """Head and foot."""
    return [t for t in page.texts if t.tag in (HEADER, FOOTER)]


def head_rules(page: Page, top: float) -> list[Rule]:
    """The rules above the type area."""
    return [rule for rule in page.rules if rule.y0 < top - 0.5]


@pytest.mark.parametrize(("style", "size"), [("standard", 8.5), ("large", 11.0)])
def test_head_and_foot_grow_with_the_style(tmp_path: Path, style: str, size: float) -> None:
    """All of their lines; once ``large`` had them as small as any."""
    for page in pages(tmp_path, STYLES[style]):
        assert {t.size for t in around(page)} == {size}


def test_a_style_says_how_large_they_are(tmp_path: Path) -> None:
    """``sizes: running``."""
    style = STYLES["standard"]
    (page, *_) = pages(tmp_path, style._replace(sizes=style.sizes._replace(running=14.0)))
    assert {t.size for t in around(page)} == {14.0}


@pytest.mark.parametrize("style", ["standard", "large"])
@pytest.mark.parametrize("paper", ["A4", "B5", "A5"])
def test_two_to_three_millimetres_stay_white_below_the_head_s_rule(tmp_path: Path, style: str, paper: str) -> None:
    """Above the first line on a page: title, text, or the marker of a table that continues."""
    made = layout(content(tmp_path, BOOK), STYLES[style]._replace(paper=paper))
    for page in made.pages():
        rules = head_rules(page, made.area[1])
        if rules:
            first = min(t.y - 0.88 * t.size for t in body(page))
            assert 2 * MM <= first - rules[0].y0 <= 3 * MM


def test_no_second_rule_stands_above_a_frame(tmp_path: Path) -> None:
    """The page that begins with a box has the box's frame alone; the others have the head's rule."""
    made = layout(content(tmp_path, BOOK), STYLES["standard"])
    assert [len(head_rules(page, made.area[1])) for page in made.pages()] == [1, 0, 1]


def test_a_table_without_markers_has_no_second_rule_either(tmp_path: Path) -> None:
    """Where it continues; with its marker the head's rule stays."""
    questions = "".join(f"      - {{question: 問い{i}, answer: 答え}}\n" for i in range(80))
    faq = "type: faq\ntitle: 題\ncategories:\n  - name: 区分\n    questions:\n" + questions
    appendix = content(tmp_path, "title: 別紙\nsections: [faq.yaml]\n", faq=faq)
    for previous, expected in (("", 0), ("続き", 1)):
        made = layout(appendix, STYLES["standard"]._replace(markers=Markers(previous=previous)))
        first, second, *_ = made.pages()
        assert len(head_rules(first, made.area[1])) == 1
        assert len(head_rules(second, made.area[1])) == expected


def test_duplex_exchanges_left_and_right_on_even_pages(tmp_path: Path) -> None:
    """Head and foot as the margins are; the folio stays in the middle."""
    style = STYLES["standard"]._replace(duplex=True, margins=Margins(left=25.0, right=15.0))
    made = layout(content(tmp_path, BOOK), style)
    for page in made.pages():
        left, _, right, _ = made.area if page.number % 2 else made.area_even
        texts = {words(t): t for t in around(page)}
        outer = {"操作説明書": page.number % 2 == 1, "別紙３　ＦＡＱ": page.number % 2 == 0, "第1.0版": page.number % 2 == 1}
        for text, at_left in outer.items():
            item = texts[text]
            end = item.x + item.line.width * item.size / 1_024_000
            assert item.x == pytest.approx(left) if at_left else end == pytest.approx(right)
        (folio,) = (t for text, t in texts.items() if text.startswith("別紙３－"))
        assert folio.x + folio.line.width * folio.size / 2_048_000 == pytest.approx((left + right) / 2)


def test_the_branch_s_name_is_exchanged_too(tmp_path: Path) -> None:
    """At the outer side of odd pages right, of even pages left; without duplex always right, and the same object."""
    for duplex, count in ((True, 2), (False, 1)):
        made = layout(content(tmp_path, BOOK), STYLES["standard"]._replace(duplex=duplex), "東支店")
        stamps = [page.stamp for page in made.pages()]
        assert len({id(stamp) for stamp in stamps}) == count
        assert (stamps[0][0].x > made.width / 2, stamps[1][0].x > made.width / 2) == (True, not duplex)
