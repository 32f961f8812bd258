"""Sections but the FAQ table: what each is to a screen reader, where it stands, and what leads to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.layout.display_list import Layout, Page
from faqprint.units import EM

from .real import body, composed, find, tagged, words


def sections(folder: Path, *texts: str, head: str = "") -> Layout:
    """An appendix of sections, each told in YAML's flow style."""
    return composed(folder, f"title: 別紙\n{head}sections:\n" + "".join(f"  - {text}\n" for text in texts))


def section(made: Layout, number: int = 0) -> list[str]:
    """The tags of a section without its own line, from the first level on."""
    lines = tagged(made)
    begins = [place for place, line in enumerate(lines) if line == "  Sect"] + [len(lines)]
    return [line.removeprefix("    ") for line in lines[begins[number] + 1 : begins[number + 1]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{type: contact, title: 連絡先, intro: 前書き, desks: [{name: 事務部, tel: '03', hours: 平日, url: 'https://x.jp'}]}",
            [
                "H1 連絡先",
                "P 前書き",
                "Div",
                "  P 事務部",
                "  P ＴＥＬ：03",
                "  P ＵＲＬ：",
                "    Link https://x.jp",
                "  P 受付時間：平日",
            ],
        ),
        (
            "{type: checklist, title: 確認, items: [一, {text: 二, note: ※注}], boxes: true}",
            [
                *["H1 確認", "L ListNumbering=Disc", "  LI", "    Lbl □", "    LBody 一"],
                *["  LI", "    Lbl □", "    LBody 二", "      Note", "        Lbl ※", "        P 注"],
            ],
        ),
        (
            "{type: notice, items: [一, ・二]}",
            ["H1 重要", "L ListNumbering=Disc", "  LI", "    Lbl ◆", "    LBody 一", "  LI", "    Lbl ・", "    LBody 二"],
        ),
        ("{type: text, title: 文章, body: 本文}", ["H1 文章", "P 本文"]),
        ("{type: memo, title: メモ, fields: [氏名], return_to: 提出先}", ["H1 メモ", "P 【メモ欄】", "P 氏名", "P 提出先"]),
        ("{type: memo}", ["H1 【メモ欄】"]),
    ],
    ids=["contact", "checklist", "notice", "text", "memo", "bare memo"],
)
def test_what_a_section_is_to_a_screen_reader(tmp_path: Path, text: str, expected: list[str]) -> None:
    """Headings, lists with their labels, notes in their items, links in their lines."""
    assert section(sections(tmp_path, text)) == expected


def test_the_revisions_are_a_table_with_heads(tmp_path: Path) -> None:
    """A row each, which its version heads."""
    head = "revisions: [{version: 第1版, date: 2026-11-22, note: 初版}, {version: 第2版, note: 改訂}]\n"
    made = sections(tmp_path, "{type: text, body: 本文}", head=head)
    assert section(made, 1) == [
        "H1 改訂履歴",
        "Table",
        *["  TR", "    TD 版", "    TH Scope=Column 日付", "    TH Scope=Column 内容"],
        *["  TR", "    TH Scope=Row 第1版", "    TD 令和8年11月22日", "    TD 初版"],
        *["  TR", "    TH Scope=Row 第2版", "    TD", "    TD 改訂"],
    ]


def test_the_contents_lead_to_what_they_name(tmp_path: Path) -> None:
    """Each entry is a link to its section's anchor and has the label of its page."""
    made = sections(tmp_path, "{type: text, title: 一, body: 本文}", "{type: notice, items: [あ]}", head="toc: true\n")
    lines = tagged(made)
    assert lines[1:9] == [
        *["  TOC", "    Caption 目次"],
        *["    TOCI", "      Reference", "        Link 一", "      Lbl 別紙－1"],
        *["    TOCI", "      Reference"],
    ]
    links = [link for page in made.pages() for link in page.links]
    assert [(link.target, link.text) for link in links] == [("#s1", "一"), ("#s2", "重要")]
    anchors = {anchor.name: anchor.y for page in made.pages() for anchor in page.anchors}
    assert anchors.keys() == {"s1", "s2"}


def test_bookmarks_are_the_titles_of_sections(tmp_path: Path) -> None:
    """A section without one has none."""
    texts = [
        "{type: text, title: 一, body: あ}",
        "{type: text, body: い}",
        "{type: notice, label: 注意, items: [う]}",
        "{type: memo}",
    ]
    made = sections(tmp_path, *texts)
    assert [(mark.level, mark.title, mark.anchor) for mark in made.bookmarks] == [(0, "一", "s1"), (0, "注意", "s3")]


def frame(page: Page) -> tuple[float, float, float, float]:
    """The edges of the outermost frame of a page, its head's rule apart."""
    down = [rule for rule in page.rules if rule.x0 == rule.x1]
    return min(r.x0 for r in down), min(r.y0 for r in down), max(r.x0 for r in down), max(r.y1 for r in down)


@pytest.mark.parametrize(
    "text", ["{type: contact, title: 連絡先, desks: [{name: 事務部, tel: '03'}]}", "{type: notice, items: [あ, い]}"]
)
def test_contact_and_notice_stand_in_a_frame(tmp_path: Path, text: str) -> None:
    """As wide as the type area; their words inside it."""
    made = sections(tmp_path, text)
    (page,) = made.pages()
    left, top, right, bottom = frame(page)
    assert (left, right) == pytest.approx((made.area[0], made.area[2]), abs=0.5)
    inside = [item for item in body(page) if top < item.y < bottom]
    assert len(inside) >= 2
    assert all(left < item.x and item.x + item.line.width * item.size / EM < right for item in inside)


def test_a_notice_has_its_label_beside_its_items(tmp_path: Path) -> None:
    """Left of a rule, in the middle of the frame's height."""
    (page,) = sections(tmp_path, "{type: notice, items: [あ, い, う]}").pages()
    _, top, _, bottom = frame(page)
    label, first = find(page, "重要"), find(page, "あ")
    assert label.x + label.line.width * label.size / EM < first.x
    assert label.y - 0.38 * label.size == pytest.approx((top + bottom) / 2, abs=1.0)


def test_desks_are_told_apart(tmp_path: Path) -> None:
    """Each with its lines; what is left out takes no line."""
    desks = "[{name: 一課, tel: '03', fax: '04'}, {name: 二課, email: a@b.jp}]"
    made = sections(tmp_path, f"{{type: contact, title: 連絡先, desks: {desks}}}")
    assert section(made)[1:] == [
        *["Div", "  P 一課", "  P ＴＥＬ：03", "  P ＦＡＸ：04"],
        *["Div", "  P 二課", "  P Ｅメール：", "    Link a@b.jp"],
    ]


def test_a_memo_takes_the_rest_of_its_page(tmp_path: Path) -> None:
    """Down to the foot of the type area; rules in it only where they are asked for."""
    plain = sections(tmp_path / "a", "{type: text, body: あ}", "{type: memo}")
    ruled = sections(tmp_path / "b", "{type: text, body: あ}", "{type: memo, ruled: true}")
    (page,), (with_rules,) = plain.pages(), ruled.pages()
    assert frame(page)[3] == pytest.approx(plain.area[3], abs=0.5)
    assert len(with_rules.rules) > len(page.rules) + 10


def test_a_section_begins_a_new_page_where_it_asks_to(tmp_path: Path) -> None:
    """The one before stays alone on its page."""
    made = sections(tmp_path, "{type: text, title: 一, body: あ}", "{type: text, title: 二, body: い, page_break: before}")
    assert [[words(item) for item in body(page)] for page in made.pages()] == [["一", "あ"], ["二", "い"]]


def test_a_checklist_without_a_title_has_no_heading(tmp_path: Path) -> None:
    """Its items are a list all the same."""
    assert section(sections(tmp_path, "{type: checklist, items: [一]}"))[0] == "L ListNumbering=Disc"
