"""Every option of a style changes the display list, and in the way it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import reportlab

from faqprint.layout.display_list import FOOTER, HEADER, Page
from faqprint.style import PROFILES, Fonts, LineOptions, Margins, Markers, Measures, Padding, RuleWidths, Sizes, Style
from faqprint.units import EM, MM

from .real import CONTENT, STARTER, content, find, layout, words

#: A face without kana and kanji, so that a fallback must draw them.
LATIN = str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")


def pages(**options: Any) -> list[Page]:
    """The content's pages in ``standard`` with other options."""
    return list(layout(CONTENT, Style()._replace(**options)).pages())


def rules_of(page: Page) -> list[float]:
    """The x of the vertical rules of a page, each once."""
    return sorted({r.x0 for r in page.rules if r.x0 == r.x1})


PLAIN = pages()


def test_paper() -> None:
    """Another paper, another page."""
    made = layout(CONTENT, Style(paper="B5"))
    assert (made.width, made.height) == pytest.approx((182 * MM, 257 * MM))
    assert list(made.pages()) != PLAIN


@pytest.mark.parametrize("side", ["top", "bottom", "left", "right", "binding"])
def test_margins(side: str) -> None:
    """Ten millimetres more move that edge of the type area, and no other."""
    margins = Margins()
    more = margins._replace(**{side: getattr(margins, side) + 10})
    before, after = layout(CONTENT).area, layout(CONTENT, Style(margins=more)).area
    moved = {"left": (10, 0, 0, 0), "binding": (10, 0, 0, 0), "top": (0, 10, 0, 0), "right": (0, 0, -10, 0)}
    delta = moved.get(side, (0, 0, 0, -10))
    assert after == pytest.approx(tuple(b + d * MM for b, d in zip(before, delta, strict=True)))
    assert pages(margins=more) != PLAIN


def test_duplex_mirrors_the_binding_edge() -> None:
    """On even pages the binding edge is at the right."""
    margins = Margins(left=20, right=15, binding=5)
    made = layout(CONTENT, Style(margins=margins, duplex=True))
    assert made.area[0] == pytest.approx(25 * MM) and made.area_even[0] == pytest.approx(15 * MM)
    assert made.area[2] - made.area[0] == pytest.approx(made.area_even[2] - made.area_even[0])
    first, second = list(made.pages())[:2]
    assert rules_of(first)[0] == pytest.approx(25 * MM) and rules_of(second)[0] == pytest.approx(15 * MM)
    plain = layout(CONTENT, Style(margins=margins))
    assert plain.area_even == plain.area


def test_fonts_text_and_fallback() -> None:
    """What the text's face has not is drawn by the fallback; its Latin is its own."""
    made = layout(CONTENT, Style(fonts=Fonts(text=LATIN, fallback=("BIZUDMincho-Regular.ttf",))))
    faces = {piece.face for page in made.pages() for t in page.texts for piece in t.line.pieces}
    assert faces == {0, 1, 2}
    assert list(made.pages()) != PLAIN


def test_fonts_bold() -> None:
    """Titles and heads are set in the bold face."""
    made = layout(CONTENT, Style(fonts=Fonts(bold=LATIN, fallback=("BIZUDGothic-Bold.ttf",))))
    page = next(iter(made.pages()))
    assert {piece.face for piece in find(page, "質問").line.pieces} == {2}
    assert find(page, "No").line.width != find(PLAIN[0], "No").line.width


@pytest.mark.parametrize(
    ("option", "word", "size"), [("table", "質問", 8.5), ("title", "ＦＡＱ", 18.0), ("marker", "＜次頁へ続く＞", 8.0)]
)
def test_sizes(option: str, word: str, size: float) -> None:
    """The lines that the option names are set at that size."""
    made = pages(sizes=Sizes()._replace(**{option: size}))
    where = next(page for page in made if any(words(t) == word for t in page.texts))
    assert find(where, word).size == size
    assert made != PLAIN


def test_size_of_the_body() -> None:
    """Intro, boxes and lists."""
    made = pages(sizes=Sizes(body=12))
    page = next(p for p in made if any(words(t).startswith("ＴＥＬ") for t in p.texts))
    assert next(t for t in page.texts if words(t).startswith("ＴＥＬ")).size == 12


@pytest.mark.parametrize(
    ("option", "column", "em"), [("no", 0, 3.0), ("category", 1, 4.0), ("question", 2, 16.0), ("answer", 3, 24.0)]
)
def test_measures(option: str, column: int, em: float) -> None:
    """A named measure and its padding are the column's width, never squeezed (TB-2)."""
    made = layout(CONTENT, Style(measures=Measures()._replace(**{option: em})))
    page = next(iter(made.pages()))
    head = find(page, "区分")
    edges = sorted({r.x0 for r in page.rules if r.x0 == r.x1 and r.y0 <= head.y <= r.y1})
    width = edges[column + 1] - edges[column]
    padding = 2 * 0.5 * 9.0
    assert em * 9.0 + padding - 1e-6 <= width <= em * 9.0 + padding + 0.5 * 9.0
    assert list(made.pages()) != PLAIN


def test_measure_of_a_reference() -> None:
    """A shorter one breaks the text of 参照 earlier."""
    made = pages(measures=Measures(reference=18))
    widest = max(
        line.line.width
        for page in made
        for badge in page.texts
        if words(badge).strip() == "参照"
        for line in page.texts
        if abs(line.y - badge.y) < 2 and line.x > badge.x
    )
    assert widest <= 18.5 * EM
    assert made != PLAIN


def test_padding() -> None:
    """More padding at the sides moves the text from the rules, more above moves it down."""
    wide = pages(padding=Padding(x=0.6), measures=Measures(answer=24))[0]
    tall = pages(padding=Padding(y=0.8))[0]
    question = find(PLAIN[0], "携帯電話から利用できますか？")
    left = max(x for x in rules_of(wide) if x < find(wide, words(question)).x)
    assert find(wide, words(question)).x - left >= 0.6 * 9 - 1e-6
    assert find(tall, words(question)).y > question.y


def test_leading() -> None:
    """The pitch of a cell's lines in em."""
    made = pages(leading=1.7)
    (first, second) = [t for t in made[0].texts if words(t).startswith(("使用できるパソコン", "ブラウザは決"))][:2]
    assert second.y - first.y == pytest.approx(1.7 * 9)


@pytest.mark.parametrize("option", ["outer", "inner"])
def test_rules(option: str) -> None:
    """The width of the frame and of the rules inside."""
    made = pages(rules=RuleWidths()._replace(**{option: 0.6}))
    assert 0.6 in {r.width for r in made[0].rules}
    assert 0.6 not in {r.width for r in PLAIN[0].rules}


def test_markers_words_and_sides() -> None:
    """Other words on other sides."""
    made = pages(markers=Markers("（続く）", "（続き）", "left", "right"))
    below, above = find(made[0], "（続く）"), find(made[1], "（続き）")
    assert below.x == pytest.approx(rules_of(made[0])[0])
    assert above.x + above.line.width * above.size / EM == pytest.approx(rules_of(made[1])[-1])


@pytest.mark.parametrize(
    ("option", "value", "name"),
    [("next", "", "＜前ページからの続き＞"), ("previous", "", "＜次頁へ続く＞")],
)
def test_a_marker_without_words_takes_no_room(option: str, value: str, name: str) -> None:
    """It is not drawn, and the other one stays."""
    made = pages(markers=Markers()._replace(**{option: value}))
    found = {words(t) for page in made for t in page.texts}
    assert "" not in found and name in found


def test_profile() -> None:
    """The seed's profile sets every glyph at its own width and ragged; other lines than the default's."""
    made = pages(line=PROFILES["seed"])
    assert {t.line.note for page in made for t in page.texts} <= {"", "overflow"}
    assert made != PLAIN


LATIN_TEXT = """\
type: faq
title: ＦＡＱ
categories:
  - name: 区分
    questions:
      - question: ＩＤを何度も間違えて入力したときは、どうなりますか、教えてください。
        answer: |-
          次の「ＩＤ」（利用者）を、「画面」に入れて、OKを押してください、それから、（3分以内）に、パスワードを入れてください。
          当金庫のデータセンターへ、ファックスをお送りくださるか、IBサービスのIDをお確かめのうえ、キャッシュカードをお持ちください。
          電子証明書を取得する操作は、管理者の方はこちらをご覧ください、利用者の方はあちらをご覧になってください。
"""

OPTIONS: list[tuple[str, Any]] = [
    ("kinsoku", "loose"),
    ("spacing", "fixed"),
    ("line_end", "full"),
    ("adjust", "none"),
    ("hang", "allow"),
    ("autospace", 0.25),
    ("last_min", 6),
]


@pytest.mark.parametrize(("option", "value"), OPTIONS, ids=[name for name, _ in OPTIONS])
def test_line_options(option: str, value: Any, tmp_path: Path) -> None:
    """Each option of the line breaker reaches the table's cells."""
    path = content(tmp_path, "title: 別紙\nsections: [a.yaml]\n", a=LATIN_TEXT)
    base = LineOptions(spacing="fixed") if option == "line_end" else LineOptions()  # under jlreq a line end may always be half

    def made(options: LineOptions, answer: float) -> list[Page]:
        return list(layout(path, Style(line=options, measures=Measures(answer=answer))).pages())

    changed = base._replace(**{option: value})
    assert any(made(changed, answer) != made(base, answer) for answer in (12.0, 15.0, 18.0, 20.5, 26.0))


@pytest.mark.parametrize(
    ("folio", "expected"),
    [
        ("付録－{page}", "付録－1"),
        ("{page}／{pages}頁", "1／4頁"),
        ("－", "－1／4"),
        ("{prefix}－{page}", "別紙３－1"),
        ("{prefix}、全{pages}頁の{page}", "別紙３、全4頁の1"),
        ("{prefix} p.", "別紙３ p.1／4"),
    ],
)
def test_folio(folio: str, expected: str) -> None:
    """The style's own folio: 0.1.1 printed ``{prefix}－1`` and ``{pages}`` before the number as they stand."""
    made = pages(folio=folio)
    assert words([t for t in made[0].texts if t.tag == FOOTER][-1]) == expected


def test_running_numbers() -> None:
    """The first and last No of a page stand in the running head."""
    made = pages(running_numbers=True)
    heads = [[words(t) for t in page.texts if t.tag == HEADER] for page in made]
    assert heads[0][-1].startswith("No.1－") and heads[1][-1].endswith("－18")
    assert not any(word.startswith("No.") for word in heads[-1])


def test_contents_list() -> None:
    """With ``toc: true`` the list comes first, without it there is none."""
    assert words(next(t for t in next(iter(layout(STARTER).pages())).texts if t.size == 15)) == "目次"
    assert not any(words(t) == "目次" for page in PLAIN for t in page.texts)


def test_a_turned_over_entry_of_the_contents_hangs(tmp_path: Path) -> None:
    """Its second line stands an em to the right of its first; one that fits a line has no hang."""
    name = "とても長い名前の節" * 6
    made = layout(content(tmp_path, f"title: 別紙\ntoc: true\nsections:\n- {{type: text, title: {name}, body: い}}\n"))
    page = next(iter(made.pages()))
    first = next(t for t in page.texts if words(t).startswith("とても") and t.size == 10.5)
    second = next(t for t in page.texts if t.y == pytest.approx(first.y + 10.5 * 1.65))
    assert second.x == pytest.approx(first.x + 10.5)
    made = layout(content(tmp_path / "b", "title: 別紙\ntoc: true\nsections:\n- {type: text, title: 短い名前, body: い}\n"))
    assert find(next(iter(made.pages())), "短い名前").x == pytest.approx(made.area[0])
