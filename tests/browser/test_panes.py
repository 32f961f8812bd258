"""What is seen: three panes and a head, as the contract names them, and how one gets from one to the other."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk, answer_of, choose, status_of

#: What the head offers.
ACTIONS = ("元に戻す", "やり直す", "保存", "作る", "支店版", "新旧対照表", "印刷", "終わる")
#: What the form of a question offers.
MARKS = ("※", "・", "①", "参照", "【】", "太字")
MOVES = ("上へ", "下へ", "下に足す", "削除")


def test_the_token_leaves_the_address(page: Page, desk: Desk) -> None:
    """The address that the program printed becomes a cookie; what can be read over one's shoulder opens nothing."""
    assert page.url == desk.url.partition("?")[0]


def test_the_head_offers_all_actions(page: Page) -> None:
    """Each is a button of exactly that name."""
    for name in ACTIONS:
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(1)
    expect(page).to_have_title("別紙３　ＦＡＱ")
    expect(status_of(page)).to_have_text("保存済み")
    expect(page.get_by_role("alert")).to_have_text("")


def test_the_questions_stand_by_category_with_a_search(page: Page) -> None:
    """The left pane has all questions under their 区分, and finds them whatever the width of letters and the kind of kana."""
    outline = page.get_by_role("navigation")
    expect(outline.locator(".question")).to_have_count(18)
    expect(outline.locator(".category")).to_have_text(["利用環境", "電子証明書", "その他"])
    search = page.get_by_role("searchbox", name="探す")
    search.fill("lanを")
    expect(outline.locator(".question")).to_have_text([re.compile("社内ＬＡＮを通して")])
    search.fill("ぱそこん")
    expect(outline.locator(".question").first).to_contain_text("パソコン")
    search.press("Escape")
    expect(outline.locator(".question")).to_have_count(18)


def test_every_page_is_there_and_every_question_once(page: Page) -> None:
    """Pages are numbered from 1; each question is one button, over its own row and beside no other's."""
    numbers = page.locator("[data-page]").evaluate_all("pages => pages.map(page => page.dataset.page)")
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    numbers = page.locator("[data-question]").evaluate_all("rows => rows.map(row => [row.tagName, row.dataset.question])")
    assert numbers == [["BUTTON", str(number)] for number in range(1, 19)]


def test_a_row_is_where_its_words_are(page: Page) -> None:
    """Each button covers the printed No and question of its own number, and no other No."""
    expect(page.locator("[data-page] svg").first).to_be_attached()
    expect(page.locator("[data-page]:not(:has(svg))")).to_have_count(0)
    page.evaluate("document.fonts.ready")  # a word has its width from its face
    found = page.evaluate("""() => [...document.querySelectorAll("[data-question]")].map((row) => {
        const box = row.getBoundingClientRect();
        const inside = [...row.closest("[data-page]").querySelectorAll("text")].filter((text) => {
          const { x, y, width, height } = text.getBoundingClientRect();
          return x >= box.x && x + width <= box.right && y + height / 2 > box.y && y + height / 2 < box.bottom;
        });
        return [row.dataset.question, inside.map((text) => text.textContent).filter((text) => /^[0-9]+$/.test(text))];
      })""")
    assert found == [[str(number), [str(number)]] for number in range(1, 19)]


@pytest.mark.parametrize("pane", ["pages", "list"])
def test_a_question_opens_from_the_pages_and_from_the_list(page: Page, pane: str) -> None:
    """Its form has number, 区分, question, marks, answer and moves; its row and its entry are marked."""
    if pane == "pages":
        choose(page, 5)
    else:
        page.get_by_role("navigation").get_by_text("社内ＬＡＮを通して").click()
    expect(page.get_by_role("heading", name="No.5", exact=True)).to_be_visible()
    expect(page.get_by_label("区分", exact=True)).to_have_value("1")
    expect(page.get_by_label("質問", exact=True)).to_have_value("社内ＬＡＮを通してサービスを利用できますか？")
    expect(answer_of(page)).to_have_value(re.compile("^インターネットに接続できる環境であれば"))
    for name in (*MARKS, *MOVES):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(1)
    expect(page.locator('[data-question="5"]')).to_have_attribute("aria-current", "true")
    expect(page.locator("nav [aria-current]")).to_contain_text("社内ＬＡＮを通して")


def test_a_click_leaves_the_focus_and_a_second_takes_it_to_the_answer(page: Page) -> None:
    """Who only looks is not taken away from the pages."""
    choose(page, 5)
    expect(answer_of(page)).not_to_be_focused()
    page.locator('[data-question="5"]').dblclick()
    expect(answer_of(page)).to_be_focused()


def test_by_keys_alone(page: Page) -> None:
    """From the top to an answer, with a word typed and saved, without any pointer; back with Esc; pane by pane with F6."""
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="一覧へ")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.textContent").startswith("4"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="No.4", exact=True)).to_be_visible()
    expect(answer_of(page)).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type("追記です。")
    expect(status_of(page)).to_have_text("未保存")
    page.keyboard.press("Control+s")
    expect(status_of(page)).to_have_text("保存済み")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent").startswith("4")
    page.keyboard.press("F6")
    expect(page.locator('[data-question="4"]')).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator('[data-question="5"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="No.5", exact=True)).to_be_visible()
    expect(answer_of(page)).to_be_focused()
    page.keyboard.press("F6")
    assert page.evaluate("document.activeElement.closest('nav') !== null")


def test_the_tab_key_stops_once_in_each_list(page: Page) -> None:
    """Eighteen questions and more are not eighteen stops."""
    stops = page.evaluate("""() => ["#outline", "#pages"].map(
      (pane) => document.querySelectorAll(`${pane} button:not([tabindex="-1"])`).length)""")
    assert stops == [1, 1]


def test_opening_an_entry_brings_its_row_into_view(page: Page) -> None:
    """A jump lands at the row that was asked for, also on a page that had not been drawn."""
    page.get_by_role("navigation").locator(".question", has_text="パソコンが故障したときも").click()
    expect(page.locator('[data-question="18"]')).to_be_in_viewport(ratio=1)


def test_pages_can_be_found_chosen_and_read(page: Page) -> None:
    """The words are text, which the browser's own search finds and a reader reads aloud; nothing of it is hidden from them."""
    svg = page.locator('[data-page="1"] svg')
    expect(svg).to_contain_text("携帯電話には対応しておりません。")
    assert page.evaluate("window.find('日本語を表示でき')")
    assert page.evaluate("document.querySelector('[data-page] svg').closest('[aria-hidden=true]')") is None


def test_pages_grow_and_shrink(page: Page) -> None:
    """Who sees badly makes the pages larger, and the middle of the view stays."""
    width = page.locator('[data-page="1"]').bounding_box()
    page.get_by_role("button", name="大きく").click()
    larger = page.locator('[data-page="1"]').bounding_box()
    assert width and larger
    assert larger["width"] == pytest.approx(width["width"] * 1.25, abs=2)
    page.get_by_role("button", name="125%").click()
    again = page.locator('[data-page="1"]').bounding_box()
    assert again
    assert again["width"] == width["width"]


def test_a_desk_for_reading_changes_nothing(open_desk: Callable[..., Desk], open_page: Callable[..., Page]) -> None:
    """With ``--read-only`` all can be looked at and printed, and no field or button writes."""
    page = open_page(open_desk("--read-only"))
    choose(page, 5)
    expect(answer_of(page)).to_have_attribute("readonly", "")
    for name in ("保存", "元に戻す", "作る", "支店版", *MOVES):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_disabled()
    expect(page.get_by_role("button", name="印刷", exact=True)).to_be_enabled()
    expect(page.get_by_text("読むだけ")).to_be_visible()
