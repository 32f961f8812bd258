"""Real content on every paper in both styles, read from the display list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from faqprint.compose.appendix import compose
from faqprint.errors import LayoutError
from faqprint.layout.display_list import FOOTER, HEADER, REPEAT, Layout, Page
from faqprint.manuscript.styles import STYLES
from faqprint.pipeline.build import check
from faqprint.storage.memory_cache import MemoryCache
from faqprint.style import PAPERS, Measures, Sizes, Style
from faqprint.text.fonts import Faces
from faqprint.text.setter import Typesetter
from faqprint.units import EM, MM

from ..layout.checks import SLACK, box, check_overlap, check_rules
from .real import CONTENT, STARTER, body, content, find, layout, manuscript, words

MADE = [
    (path, base, paper) for path in (CONTENT, STARTER) for base in STYLES for paper in PAPERS if (base, paper) != ("large", "A5")
]


def check_page(made: Layout, page: Page) -> None:
    """Texts in the type area, head and foot on the paper, no overlap, rules that meet."""
    left, top, right, bottom = made.area if page.number % 2 else made.area_even
    for item in body(page):
        x0, y0, x1, y1 = box(item)
        hung = 0.5 * item.size  # a bracket at the line's head or end is trimmed, its em box is not
        assert x0 >= left - SLACK and x1 <= right + hung + SLACK and y0 >= top - SLACK and y1 <= bottom + SLACK, words(item)
    for item in page.texts:
        if item.tag in (HEADER, FOOTER):
            x0, y0, x1, y1 = box(item)
            assert left - SLACK <= x0 and x1 <= right + SLACK
            assert (y1 < top and y0 > 5 * MM) if item.tag == HEADER else (y0 > bottom and y1 < made.height - 5 * MM)
    check_overlap([item for item in page.texts if not item.line.note])
    check_rules([rule for rule in page.rules if rule.y0 >= top - 1])
    for rule in page.rules:
        assert left - 0.5 <= min(rule.x0, rule.x1) and max(rule.x0, rule.x1) <= right + 0.5
        assert rule.y1 <= bottom + 0.5 and rule.width >= 0.25
    for fill in page.fills:
        assert left - SLACK <= fill.x and fill.x + fill.width <= right + SLACK and 0.85 <= fill.gray <= 1


@pytest.mark.parametrize(("path", "base", "paper"), MADE, ids=lambda v: v.parent.name if isinstance(v, Path) else v)
def test_every_page_of_every_paper_and_style_is_sound(path: Path, base: str, paper: str) -> None:
    """Type area, running head and foot, rules, overlaps; the paper's size; markers where the table continues."""
    made = layout(path, STYLES[base]._replace(paper=paper))
    assert (made.width, made.height) == pytest.approx(tuple(length * MM for length in PAPERS[paper]))
    pages = list(made.pages())
    assert [page.number for page in pages] == list(range(1, made.count + 1))
    for page in pages:
        check_page(made, page)
    markers = STYLES[base].markers
    going_on = [any(words(t) == markers.next for t in page.texts) for page in pages]
    continued = [any(words(t) == markers.previous for t in page.texts) for page in pages]
    assert continued == [False, *going_on[:-1]]
    assert any(going_on) and not going_on[-1]


@pytest.mark.parametrize("path", [CONTENT, STARTER], ids=["content", "starter"])
def test_a_style_that_cannot_fit_names_a_size_that_does(path: Path) -> None:
    """``large`` on A5: the error names the sums and a size, and with that size it fits."""
    style = STYLES["large"]._replace(paper="A5")
    with pytest.raises(LayoutError) as caught:
        layout(path, style)
    assert caught.value.code == "columns-too-narrow"
    size = float(caught.value.values["fits"])
    assert 8 <= size < style.sizes.table
    layout(path, style._replace(sizes=style.sizes._replace(table=size)))
    with pytest.raises(LayoutError):
        layout(path, style._replace(sizes=style.sizes._replace(table=size + 0.5)))


def columns(page: Page, made: Layout) -> list[float]:
    """The x of the table's vertical rules, from its left."""
    head = find(page, "区分")
    return sorted({r.x0 for r in page.rules if r.x0 == r.x1 and r.y0 <= head.y <= r.y1})


@pytest.mark.parametrize(
    ("base", "measures"), [("standard", (2, 5, 17, 26)), ("large", (2, 5, 12, 18))], ids=["standard", "large"]
)
def test_the_table_s_measures_on_a4(base: str, measures: tuple[int, ...]) -> None:
    """FM-40, FM-41: 2, 5, 17 and 26 em of 9 pt; 2, 5, 12 and 18 em of 12 pt; as wide as the text."""
    made = layout(CONTENT, STYLES[base])
    page = next(iter(made.pages()))
    edges = columns(page, made)
    size = STYLES[base].sizes.table
    padding = 2 * STYLES[base].padding.x
    for left, right, measure in zip(edges, edges[1:], measures, strict=False):
        assert measure + padding - 1e-6 <= (right - left) / size <= measure + padding + 0.5
    assert edges[0] == pytest.approx(made.area[0]) and edges[-1] == pytest.approx(made.area[2], abs=0.5 * size)


def test_cells_keep_their_padding_from_the_rules() -> None:
    """Every line of the table stands 0.5 em inside its column's rules, and its row's rules 0.4 em above and below."""
    made = layout(CONTENT)
    for page in made.pages():
        if not any(words(t) == "区分" for t in page.texts):
            continue
        edges = columns(page, made)
        foot = max(r.y1 for r in page.rules if r.x0 == pytest.approx(edges[0]) and r.x0 == r.x1)
        for item in body(page):
            if item.size != 9.0 or item.y > foot or words(item).startswith("＜"):
                continue
            x0, y0, x1, y1 = box(item)
            column = max(e for e in edges if e <= x0)
            right = min(e for e in edges if e > x0)
            assert x0 - column >= 0.5 * 9 - SLACK and right - x1 >= 0.5 * 9 - SLACK, words(item)
            for rule in page.rules:
                if rule.y0 == rule.y1 and rule.width != 0.5 and rule.x0 <= x0 and rule.x1 >= x1:
                    assert y1 <= rule.y0 - 0.4 * 9 + SLACK or y0 >= rule.y0 + 0.4 * 9 - SLACK, words(item)


def test_running_head_and_foot_of_every_page() -> None:
    """Manual left and title right; version and date left, folio in the middle, the branch at the right of an edition."""
    made = layout(CONTENT, branch="本店営業部")
    for page in made.pages():
        head = [words(t) for t in page.texts if t.tag == HEADER]
        foot = [words(t) for t in (*page.texts, *page.stamp) if t.tag == FOOTER]
        assert head == ["法人ＩＢサービス　操作説明書", "別紙３　ＦＡＱ"]
        assert foot == ["第1.0版　令和8年11月22日", f"別紙３－{page.number}／{made.count}", "本店営業部"]
        folio = find(page, foot[1])
        assert folio.x + folio.line.width * folio.size / EM / 2 == pytest.approx((made.area[0] + made.area[2]) / 2)
        (branch,) = page.stamp
        assert branch.x + branch.line.width * branch.size / EM == pytest.approx(made.area[2])


def test_tel_and_fax_numbers_stand_on_one_left_edge() -> None:
    """By position, not by spaces (TB-14)."""
    pages = list(layout(CONTENT).pages())
    page = next(p for p in pages if any(words(t).startswith("ＴＥＬ") for t in p.texts))
    numbers = [t for t in page.texts if words(t).startswith("000－")]
    assert len(numbers) == 2 and numbers[0].x == numbers[1].x


def test_contents_name_sections_and_categories_with_their_pages() -> None:
    """Each entry's page is the one on which its title or category begins; entries are links to it."""
    made = layout(STARTER)
    pages = list(made.pages())
    where = {anchor.name: page.number for page in pages for anchor in page.anchors}
    bookmarks = [b for b in made.bookmarks if b.anchor in where]
    assert len(bookmarks) == len(made.bookmarks) >= 8
    for mark in bookmarks:
        (entry,) = [t for t in pages[0].texts if words(t) == mark.title and t.tags and t.size == 10.5]
        (number,) = [t for t in pages[0].texts if t.y == entry.y and words(t).startswith("別紙１－")]
        assert words(number) == f"別紙１－{where[mark.anchor]}"
        assert any(link.target == f"#{mark.anchor}" and link.y0 < entry.y < link.y1 for link in pages[0].links)


def test_links_in_the_text_lead_to_anchors_and_addresses() -> None:
    """[[id]] to its question's anchor, addresses as they are; every rectangle covers text."""
    made = layout(STARTER)
    pages = list(made.pages())
    names = {anchor.name for page in pages for anchor in page.anchors}
    links = [(page, link) for page in pages for link in page.links]
    assert {"https://www.example.jp/app/", "mailto:desk@example.jp"} <= {link.target for _, link in links}
    assert any(link.target.startswith("#q") for _, link in links)
    for page, link in links:
        assert not link.target.startswith("#") or link.target[1:] in names
        assert any(link.y0 < t.y < link.y1 and link.tag in t.tags for t in page.texts), link


def test_every_anchor_is_set_once() -> None:
    """Questions, categories and sections."""
    for path in (CONTENT, STARTER):
        made = [anchor.name for page in layout(path).pages() for anchor in page.anchors]
        assert len(made) == len(set(made))
        assert {"q1", "c1", "s1"} <= set(made)


def test_page_labels_and_information() -> None:
    """The document's own facts for the PDF."""
    information = layout(CONTENT).information
    assert information.title == "別紙３　ＦＡＱ"
    assert information.label_prefix == "別紙３－"
    assert information.date == "2026-11-22"


def test_the_revisions_are_a_ruled_table_before_the_memo() -> None:
    """As wide as the text, after the other sections."""
    made = layout(STARTER)
    page = next(p for p in made.pages() if any(words(t) == "改訂履歴" and t.size > 12 for t in p.texts))
    title, memo = find(page, "改訂履歴"), find(page, "【メモ欄】")
    assert title.y < find(page, "内容").y < memo.y
    table = [r for r in page.rules if r.x0 == r.x1 and title.y < r.y0 and r.y1 < memo.y]
    assert min(r.x0 for r in table) == pytest.approx(made.area[0])
    assert max(r.x0 for r in table) == pytest.approx(made.area[2])


def test_two_runs_give_the_same_display_list() -> None:
    """And drawing twice gives the same pages."""
    made = layout(CONTENT)
    assert list(made.pages()) == list(made.pages()) == list(layout(CONTENT).pages())


def test_repeated_heads_and_labels_are_artifacts() -> None:
    """Heads on the second page; the label of a category that goes on."""
    pages = list(layout(CONTENT).pages())
    first, second = pages[:2]
    assert find(first, "質問").tag >= 0 and find(second, "質問").tag == REPEAT
    assert find(first, "電子証明書").tag >= 0 and find(second, "電子証明書").tag == REPEAT


def test_the_reading_order_of_a_page() -> None:
    """Marker, head, then No, 区分, 質問, 回答 of row after row, then the closing marker (PX-3)."""
    page = next(iter(layout(CONTENT).pages()))
    table = [words(t) for t in body(page)]
    begin = table.index("No")
    assert table[begin : begin + 6] == ["No", "区分", "質問", "回答", "1", "利用環境"]
    assert table[-1] == "＜次頁へ続く＞"


FAQ = """\
type: faq
title: ＦＡＱ
categories:
  - name: 区分の一
    questions:
      - {question: 一つ目ですか？, answer: はい。, id: first}
"""


def test_two_tables_number_their_questions_on(tmp_path: Path) -> None:
    """Each has its own head and label; No runs through."""
    path = content(tmp_path, "title: 別紙\nsections: [a.yaml, b.yaml]\n", a=FAQ, b=FAQ.replace("first", "second"))
    (page,) = layout(path).pages()
    assert [words(t) for t in page.texts if words(t) in ("1", "2")] == ["1", "2"]
    assert [a.name for a in page.anchors] == ["s1", "q1", "c1", "s2", "q2", "c2"]


def test_page_break_before_a_section(tmp_path: Path) -> None:
    """The second table begins a new page."""
    path = content(
        tmp_path, "title: 別紙\nsections: [a.yaml, b.yaml]\n", a=FAQ, b=f"page_break: before\n{FAQ.replace('first', 'b')}"
    )
    assert layout(path).count == 2


def test_a_long_manual_and_title_do_not_collide(tmp_path: Path) -> None:
    """They stand one below the other, inside the margins, and the type area makes room."""
    names = f"title: {'とても長い別紙の題名' * 4}\nmanual: {'とても長い操作説明書の名前' * 5}\n"
    head = f"{names}version: {'版' * 40}\nsections: [a.yaml]\n"
    made = layout(content(tmp_path, head, a=FAQ), branch="長い名前の支店" * 5)
    for page in made.pages():
        check_page(made, page)
        assert len([t for t in page.texts if t.tag == HEADER]) >= 3


def test_an_answer_wider_than_its_column_is_an_error_that_names_the_question(tmp_path: Path) -> None:
    """An inner table of forty columns."""
    cells = "|".join("列" * 1 for _ in range(40))
    table = f"        answer: |\n          |{cells}|\n          |{'|'.join('---' for _ in range(40))}|\n          |{cells}|\n"
    faq = f"type: faq\ntitle: ＦＡＱ\ncategories:\n  - name: 区分\n    questions:\n      - question: 表\n{table}"
    with pytest.raises(LayoutError) as caught:
        layout(content(tmp_path, "title: 別紙\nsections: [a.yaml]\n", a=faq))
    assert caught.value.code == "inner-table-too-wide"
    assert caught.value.values["number"] == "1"
    assert caught.value.place is not None and caught.value.place.file.endswith("a.yaml")


@pytest.mark.parametrize(("measures", "line"), [("question: 4", 11), ("answer: 6", 19)])
def test_a_table_too_wide_for_its_column_is_told_in_that_column(tmp_path: Path, measures: str, line: int) -> None:
    """Of two tables alike it was always the first, the question's."""
    table = "          |{0}|い|う|\n          |-|-|-|\n          |え|お|か|\n"
    texts = "      - question: |\n" + table.format("問") + "        answer: |\n          文\n          |一|二|\n          |-|-|\n"
    faq = "  - type: faq\n    title: ＦＡＱ\n    categories:\n    - name: 区分\n      questions:\n" + texts + "          間\n"
    (tmp_path / "appendix.yaml").write_text(f"title: 別紙\nstyle: style.yaml\n\nsections:\n{faq}{table.format('答')}", "utf-8")
    (tmp_path / "style.yaml").write_text(f"measures: {{{measures}}}\n", "utf-8")
    (fault,) = check(tmp_path / "appendix.yaml")
    assert (fault.code, fault.place.line) == ("inner-table-too-wide", line)


def sizes(page: Page) -> set[float]:
    """Type sizes of the lines of a page."""
    return {t.size for t in page.texts}


def test_sizes_of_standard() -> None:
    """Table 9 pt, body 10.5 pt, title 15 pt, head and foot 8.5 pt (TB-1); nothing else but the badge's word."""
    found: set[float] = set().union(*(sizes(page) for page in layout(CONTENT).pages()))
    assert {9.0, 10.5, 15.0, 8.5} <= found
    assert STYLES["standard"].sizes == Sizes()


@pytest.mark.parametrize("mark", ["", "※"])
def test_a_checklist_keeps_items_with_their_notes(tmp_path: Path, mark: str) -> None:
    """Wherever the page ends, no note stands at the head of a page, whether it has a mark or not."""
    items = "".join(f"  - {{text: 項目{i}, note: {mark}注{i}}}\n" for i in range(40))
    for lines in range(8):
        intro = "intro: |-\n  前書き\n" + "".join(f"  前書き{i}\n" for i in range(lines))
        checklist = f"type: checklist\ntitle: 用意するもの\n{intro}items:\n{items}"
        _, second, *_ = layout(content(tmp_path, "title: 別紙\nsections: [a.yaml]\n", a=checklist)).pages()
        assert words(next(body(second))) == "◆"


def made_of(folder: Path, sections: str, style: str = "") -> Layout:
    """The layout of an appendix whose ``sections`` are written in YAML's flow style."""
    path = folder / "appendix.yaml"
    path.write_text(f"title: 別紙　題\nsections:\n{sections}\n", encoding="utf-8")
    return layout(path, Style(measures=Measures(no=1)) if style else Style())


@pytest.mark.parametrize("toc", ["", "toc: true\n"])
def test_a_head_before_any_title_is_of_the_first_level(tmp_path: Path, toc: str) -> None:
    """A 【…】 line in a section without a title must not skip a level; after a title it is of the second."""
    made = made_of(tmp_path, f"- {{type: text, body: 【初めに】}}\n- {{type: text, title: 題, body: 【次に】}}\n{toc}")
    assert [kind for kind in made.tree.kinds if kind.startswith("H")] == ["H1", "H1", "H2"]


def test_a_number_wider_than_its_column_is_refused(tmp_path: Path) -> None:
    """Three digits need an em and a half."""
    rows = "\n".join(f"    - {{question: 問{i}, answer: 答}}" for i in range(100))
    sections = f"- type: faq\n  title: 題\n  categories:\n  - name: 区\n    questions:\n{rows}"
    with pytest.raises(LayoutError) as caught:
        made_of(tmp_path, sections, "narrow")
    assert (caught.value.code, caught.value.values["needed"]) == ("no-too-narrow", "1.5")


def test_a_title_too_long_for_the_folio_is_refused(tmp_path: Path) -> None:
    """The folio bears the title up to its first space; it must fit on a line."""
    path = tmp_path / "appendix.yaml"
    path.write_text(f"title: {'長' * 200}\nsections:\n- {{type: text, body: 本文}}\n", encoding="utf-8")
    with pytest.raises(LayoutError, check=lambda error: error.code == "folio-too-long"):
        layout(path)


def test_a_wide_inner_table_is_told_at_its_section(tmp_path: Path) -> None:
    """Also outside of the FAQ."""
    cells = "|".join("甲" * 40)
    with pytest.raises(LayoutError) as caught:
        made_of(tmp_path, f"- type: text\n  title: 題\n  body: |\n    |{cells}|\n    |---|\n    |{cells}|")
    assert caught.value.code == "inner-table-too-wide" and caught.value.place is not None and caught.value.place.line == 3


def tags(made: Layout) -> list[tuple[str, str]]:
    """Each element that holds words, in reading order, with its type."""
    found: dict[int, str] = {}
    for page in made.pages():
        for item in page.texts:
            for tag, piece in zip(item.tags or [item.tag] * len(item.line.pieces), item.line.pieces, strict=True):
                if tag >= 0:
                    found[tag] = found.get(tag, "") + piece.text
    return [(made.tree.kinds[tag], text) for tag, text in sorted(found.items())]


def headings(made: Layout) -> list[tuple[str, str]]:
    """What a reader's list of headings shows."""
    return [(kind, text) for kind, text in tags(made) if kind in ("H1", "H2")]


ANSWERED = "{{type: faq, title: '{title}', categories: [{{name: 区分, questions: [{{question: 問, answer: {answer}}}]}}]}}"
HEADS = r'"【窓口】\n通帳。\n(1) 手順\n  【番号札】\n  引きます。"'


@pytest.mark.parametrize(("title", "levels"), [("題", ["H1", "H2", "H2"]), ("{{empty}}", ["H1", "H1"])])
def test_heads_in_an_answer_are_headings(tmp_path: Path, title: str, levels: list[str]) -> None:
    """They were paragraphs, which no list of headings has; of the level below a title, of the first without any."""
    made = made_of(tmp_path, f"- {ANSWERED.format(title=title, answer=HEADS)}\nvalues: {{empty: ''}}")
    assert [kind for kind, _ in headings(made)] == levels
    assert [text for _, text in headings(made)][-2:] == ["【窓口】", "【番号札】"]


@pytest.mark.parametrize(
    ("section", "found"),
    [
        ("{type: notice, items: [一つ]}", [("H1", "重要")]),
        ("{type: notice, label: 注意, items: [一つ]}", [("H1", "注意")]),
        ("{type: checklist, title: 題, intro: 前書き, items: [一つ]}", [("H1", "題")]),
        (r'{type: checklist, intro: "前書き\nその続き", items: [一つ]}', [("H1", "前書き")]),
        ("{type: checklist, intro: 【前書き】, items: [一つ]}", [("H1", "【前書き】")]),
        ("{type: checklist, items: [一つ]}", []),
        ("{type: contact, title: '{{none}}', intro: 前書き, desks: [{name: 係, tel: 000}]}", [("H1", "前書き")]),
        ("{type: memo, title: 題, label: メモ欄}", [("H1", "題")]),
        ("{type: memo, label: メモ欄}", [("H1", "メモ欄")]),
        (r'{type: text, body: "【初めに】\n本文。\n【次に】"}', [("H1", "【初めに】"), ("H2", "【次に】")]),
        ("{type: text, body: 本文。}", []),
    ],
)
def test_sections_are_found_by_their_headings(tmp_path: Path, section: str, found: list[tuple[str, str]]) -> None:
    """Where there is no title, what stands for one: a label, or what the section begins with if it introduces the rest."""
    assert headings(made_of(tmp_path, f"- {section}\nvalues: {{none: ''}}")) == found


def test_a_word_ends_between_the_badge_and_its_text(tmp_path: Path) -> None:
    """It was heard as 参照別紙: a space stands in the tags, and takes no room on the page."""
    answer = '"参照　別紙をご覧ください。"'
    made = made_of(tmp_path, f"- {ANSWERED.format(title='題', answer=answer)}")
    assert ("P", "参照 別紙をご覧ください。") in tags(made)
    badge, text = [item for page in made.pages() for item in body(page) if made.tree.kinds[item.tag] == "P"]
    assert badge.x + badge.line.width * badge.size / EM < text.x


def test_a_category_without_a_name_heads_nothing(tmp_path: Path) -> None:
    """A value may leave it empty: its cell is no head, and neither bookmark nor contents name it."""
    questions = "questions: [{question: 問, answer: 答}, {question: 問, answer: 答}]"
    sections = f"- {{type: faq, title: 題, categories: [{{name: '{{{{none}}}}', {questions}}}]}}\nvalues: {{none: ''}}\ntoc: true"
    made = made_of(tmp_path, sections)
    ((element, found),) = [(e, a) for e, a in made.tree.attributes.items() if "RowSpan" in a]
    assert (made.tree.kinds[element], found) == ("TD", {"RowSpan": "2"})
    assert [bookmark.title for bookmark in made.bookmarks] == ["題"]
    assert made.tree.kinds.count("TOCI") == 1


def test_a_link_says_the_question_that_it_leads_to() -> None:
    """The first block of it; what else is linked to says itself."""
    made = layout(STARTER)
    targets = {link.target for page in made.pages() for link in page.links}
    said = {target: made.words_at(target) for target in targets}
    assert said["#q6"] == "暗証番号を忘れてしまいました。"
    assert {words for target, words in said.items() if not target.startswith("#q")} == {""}
    assert made.words_at("#q999") == ""


def test_editions_share_what_is_the_same() -> None:
    """Sections, parts of tables and pages that print the same are the same objects; all of it reads as it does alone."""
    appendix = manuscript(STARTER)._replace(toc="")  # a table of contents is set each time: it shows page numbers
    fonts = appendix.style.fonts
    faces = Faces(fonts.text, fonts.bold, fonts.fallback)
    last = appendix.sections[-1]
    other = appendix._replace(branch="本店", sections=(*appendix.sections[:-1], last._replace(page_break=not last.page_break)))
    setter, cache = Typesetter(faces), MemoryCache[Any](1024)
    alone = [list(compose(each, faces).pages()) for each in (appendix, other)]
    shared = [list(compose(each, faces, setter, cache.memo).pages()) for each in (appendix, other, appendix)]
    assert shared == [*alone, alone[0]]
    assert all(one.texts is again.texts for one, again in zip(shared[0], shared[2], strict=True))
    alike = [one.texts is another.texts for one, another in zip(shared[0], shared[1], strict=False)]
    assert any(alike) == (len(shared[0]) == len(shared[1]))  # a page more changes every folio
