"""The mark in its box: at the right of every head, told once, and never on anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.compose.mark_box import mark_box
from faqprint.compose.running_heads import set_head
from faqprint.errors import LayoutError
from faqprint.layout.display_list import HEADER, Layout, Page, PlacedLine
from faqprint.style import Style
from faqprint.text.fonts import Faces
from faqprint.text.setter import Typesetter
from faqprint.units import EM, MM

from .real import composed, find, tagged, words

SETTER = Typesetter(Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf"))


def marked(folder: Path, mark: str, *, title: str = "別紙３　ＦＡＱ", manual: str = "操作説明書", style: str = "") -> Layout:
    """Three pages with a mark."""
    body = "  - {type: text, title: 題, page_break: before, body: 文}\n" * 3
    text = f"title: {title}\nmanual: {manual}\nmark: '{mark}'\nstyle: style.yaml\nsections:\n{body}"
    return composed(folder, text, style=f"base: standard\n{style}\n")


def box(page: Page, item: PlacedLine) -> tuple[float, float, float, float]:
    """The frame around a line: left, top, right, bottom."""
    rules = [rule for rule in page.rules if rule.width == 0.5]
    assert len(rules) == 4
    left, right = min(rule.x1 for rule in rules), max(rule.x0 for rule in rules)
    top, bottom = min(rule.y0 for rule in rules), max(rule.y1 for rule in rules)
    assert left < item.x and right > item.x + item.line.width * item.size / EM
    assert top < item.y - 0.88 * item.size and bottom > item.y + 0.12 * item.size
    return left, top, right, bottom


def test_the_mark_stands_at_the_right_of_every_head(tmp_path: Path) -> None:
    """In the bold face, boxed, the title at its left and the rule below it; told once, before the first heading."""
    made = marked(tmp_path, "社外秘")
    pages = list(made.pages())
    assert [find(page, "社外秘").tag for page in pages] == [1, HEADER, HEADER]
    assert tagged(made)[1] == "  P 社外秘"
    for page in pages:
        item = find(page, "社外秘")
        left, _, right, bottom = box(page, item)
        title = find(page, "別紙３　ＦＡＱ")
        assert item.line.pieces[0].face == 1
        assert right == pytest.approx(made.area[2])
        assert title.y == item.y and left - (title.x + title.line.width * title.size / EM) == pytest.approx(8.5)
        assert made.area[1] - bottom > 1.2 * MM


@pytest.mark.parametrize("mark", ["", "　", " "])
def test_a_mark_of_nothing_has_no_box(tmp_path: Path, mark: str) -> None:
    """The pages are those of an appendix without one."""
    bare = marked(tmp_path / "a", "")
    made = marked(tmp_path / "b", mark)
    assert [page.texts for page in made.pages()] == [page.texts for page in bare.pages()]
    assert "P" not in [line.split()[0] for line in tagged(made)[:2]]


def test_duplex_has_it_at_the_left_of_even_pages(tmp_path: Path) -> None:
    """As the rest of the head, at the outer edge."""
    made = marked(tmp_path, "社外秘", style="duplex: true\nmargins: {binding: 10}")
    for page in made.pages():
        area = made.area if page.number % 2 else made.area_even
        left, _, right, _ = box(page, find(page, "社外秘"))
        assert (right if page.number % 2 else left) == pytest.approx(area[2] if page.number % 2 else area[0])
        title = find(page, "別紙３　ＦＡＱ")
        assert title.x > right + 8 if not page.number % 2 else title.x < left


@pytest.mark.parametrize(
    ("title", "style"),
    [
        ("別紙３　" + "長い題" * 16, ""),
        ("題", "paper: A5\nrunning_numbers: true"),
        ("別紙３　" + "長い題" * 40, "sizes: {running: 14}"),
    ],
)
def test_where_there_is_no_room_beside_the_texts_it_stands_above_them(tmp_path: Path, title: str, style: str) -> None:
    """On a line of its own: no box lies on a text."""
    made = marked(tmp_path, "関係者以外閲覧禁止", title=title, manual="操作説明書の長い名前", style=style)
    for page in made.pages():
        left, _, _, bottom = box(page, find(page, "関係者以外閲覧禁止"))
        for item in page.texts:
            if item.tag == HEADER and words(item) != "関係者以外閲覧禁止":
                beside = item.x + item.line.width * item.size / EM <= left
                assert beside or item.y - 0.88 * item.size >= bottom


def test_a_mark_that_fits_no_line_is_told_with_its_length() -> None:
    """So many characters fit, one more does not."""
    width = 300.0
    with pytest.raises(LayoutError) as caught:
        mark_box(SETTER, Style(), "秘" * 60, width)
    most = int(caught.value.values["most"])
    assert caught.value.code == "mark-too-long"
    assert mark_box(SETTER, Style(), "秘" * most, width)
    with pytest.raises(LayoutError):
        mark_box(SETTER, Style(), "秘" * (most + 1), width)
    assert all(str(most) in caught.value.message(lang) for lang in ("ja", "en"))


def test_one_that_leaves_no_room_beside_the_numbers_stands_above() -> None:
    """A title of one character was put between the mark and the numbers in the middle, on top of these: exit 4."""
    mark = mark_box(SETTER, Style(), "事務部" * 9, 481.0)
    strip, placed = set_head(SETTER, Style(), "", "（", mark, 481.0, 60.0)
    assert placed and placed.above and strip.line_count == 1
    strip, placed = set_head(SETTER, Style(), "", "（", mark_box(SETTER, Style(), "秘", 481.0), 481.0, 60.0)
    assert placed and not placed.above and not strip.stacked
