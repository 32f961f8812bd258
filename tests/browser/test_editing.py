"""Typing changes the pages and not the files; marks are put in as if typed; every step can be taken back."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import APIResponse, Dialog, Page, Route, expect

from .conftest import Desk, answer_of, choose, save, status_of, undo_all, until


def first_page(page: Page) -> str:
    """The words of the first page."""
    return page.locator('[data-page="1"] svg').text_content() or ""


def test_typing_changes_the_page_and_not_the_file(page: Page, desk: Desk) -> None:
    """What is typed is printed at once and lies nowhere until it is saved; then nothing but that text is another."""
    before = desk.text()
    choose(page, 1)
    answer_of(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type("ただし、タブレットは使えます。")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("ただし、タブレットは使えます。")
    expect(status_of(page)).to_have_text("未保存")
    assert desk.text() == before
    save(page)
    old = "answer: 携帯電話には対応しておりません。"
    assert desk.text() == before.replace(old, f"{old}ただし、タブレットは使えます。")


def test_a_row_that_grows_keeps_the_scroll(page: Page) -> None:
    """A renewed page stands where it stood, and is never empty in between."""
    choose(page, 12)
    page.wait_for_selector('[data-page="2"] svg')
    page.locator("#paper").evaluate("pane => (pane.scrollTop = 900)")
    page.evaluate("""() => {
      window.emptied = 0;
      new MutationObserver(() => (window.emptied += !document.querySelector('[data-page="2"] svg')))
        .observe(document.querySelector("#pages"), { childList: true, subtree: true });
    }""")
    answer_of(page).fill("一行目です。\n二行目です。")
    expect(page.locator('[data-page="2"] svg')).to_contain_text("二行目です。")
    assert page.locator("#paper").evaluate("pane => pane.scrollTop") == 900
    assert page.evaluate("window.emptied") == 0


def test_a_row_pushed_to_another_page_is_followed(page: Page) -> None:
    """The row that one is typing in does not vanish from view when it moves to the next page."""
    choose(page, 10)
    expect(page.locator('[data-question="10"]')).to_be_in_viewport()
    answer_of(page).fill("\n".join(f"{number}行目の文です。" for number in range(1, 40)))
    expect(page.locator("[data-page] svg", has_text="39行目の文です。")).to_have_count(1)
    expect(page.locator('[data-question="10"]')).to_be_in_viewport()


@pytest.mark.parametrize(
    ("mark", "typed"),
    [("※", "※"), ("・", "・"), ("①", "①"), ("参照", "参照　"), ("【】", "【】"), ("太字", "****")],
)
def test_a_mark_is_put_in_at_the_caret(page: Page, mark: str, typed: str) -> None:
    """It goes in as if typed: the browser's own Ctrl+Z takes it back, and the focus stays in the text."""
    choose(page, 1)
    answer_of(page).fill("前後")
    answer_of(page).evaluate("field => field.setSelectionRange(1, 1)")
    page.get_by_role("button", name=mark, exact=True).click()
    expect(answer_of(page)).to_have_value(f"前{typed}後")
    expect(answer_of(page)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(answer_of(page)).to_have_value("前後")


@pytest.mark.parametrize(("mark", "before"), [("太字", "**"), ("【】", "【")])
def test_a_pair_leaves_the_caret_inside(page: Page, mark: str, before: str) -> None:
    """With nothing chosen one types on between the two."""
    choose(page, 1)
    answer_of(page).fill("")
    page.get_by_role("button", name=mark, exact=True).click()
    page.keyboard.type("語")
    expect(answer_of(page)).to_have_value(re.compile(f"^{re.escape(before)}語"))


def test_marks_go_round_and_before_what_is_chosen(page: Page) -> None:
    """Chosen words become bold or a heading; of chosen lines each gets its mark, and numbers go on."""
    choose(page, 1)
    answer = answer_of(page)
    answer.fill("大事な語")
    answer.evaluate("field => field.setSelectionRange(0, 3)")
    page.get_by_role("button", name="太字", exact=True).click()
    expect(answer).to_have_value("**大事な**語")
    answer.fill("①一つ\n二つ\n三つ")
    answer.evaluate("field => field.setSelectionRange(4, 9)")
    page.get_by_role("button", name="①", exact=True).click()
    expect(answer).to_have_value("①一つ\n②二つ\n③三つ")


def test_marks_go_into_the_field_that_was_left_last(page: Page) -> None:
    """By key, too: the button's field is the one that one wrote in."""
    choose(page, 1)
    question = page.get_by_label("質問", exact=True)
    question.fill("問い")
    question.press("Control+Home")
    page.get_by_role("button", name="※", exact=True).press("Enter")
    expect(question).to_have_value("※問い")
    expect(question).to_be_focused()


def test_a_double_click_is_one_click(page: Page, desk: Desk) -> None:
    """The second one was refused, ほかの人が原稿を直したので, which nobody had; now it asks for nothing."""
    before = desk.text()
    held: list[Route] = []
    page.route(re.compile("/(move|add|delete)$"), lambda route: held.append(route))
    choose(page, 5)
    expect(page.get_by_label("質問", exact=True)).to_have_value(re.compile("^社内ＬＡＮ"))
    for name, number, count in (("下へ", 6, 18), ("下に足す", 7, 19), ("削除", 7, 18)):
        page.get_by_role("button", name=name, exact=True).dblclick()
        until(page, lambda: held)
        held.pop().continue_()  # after both clicks, however slow they are
        expect(page.get_by_role("heading", name=f"No.{number}", exact=True)).to_be_visible()
        expect(page.locator("[data-question]")).to_have_count(count)
    expect(page.get_by_role("alert")).to_have_text("")
    assert held == []
    choose(page, 6)
    expect(page.get_by_label("質問", exact=True)).to_have_value(re.compile("^社内ＬＡＮ"))
    undo_all(page)
    save(page)
    assert desk.text() == before


def test_a_question_moves_is_added_and_deleted(page: Page, desk: Desk) -> None:
    """The form stays with its question through all of it, and 元に戻す leads back to the first bytes, past a save."""
    before = desk.text()
    choose(page, 5)
    page.get_by_role("button", name="下へ", exact=True).click()
    expect(page.get_by_role("heading", name="No.6", exact=True)).to_be_visible()
    expect(page.get_by_label("質問", exact=True)).to_have_value(re.compile("^社内ＬＡＮ"))
    page.get_by_role("button", name="上へ", exact=True).click()
    expect(page.get_by_role("heading", name="No.5", exact=True)).to_be_visible()
    page.get_by_role("button", name="下に足す", exact=True).click()
    expect(page.get_by_role("heading", name="No.6", exact=True)).to_be_visible()
    expect(page.get_by_label("質問", exact=True)).to_be_focused()
    page.keyboard.type("新しい問いですか？")  # over the words that say what to type
    expect(page.get_by_role("navigation").locator(".question").nth(5)).to_have_text("6新しい問いですか？")
    expect(page.locator("[data-question]")).to_have_count(19)
    save(page)
    page.get_by_role("button", name="削除", exact=True).click()
    expect(page.locator("[data-question]")).to_have_count(18)
    undo_all(page)
    expect(page.get_by_label("質問", exact=True)).not_to_have_value("新しい問いですか？")
    save(page)
    assert desk.text() == before


def test_another_category(page: Page) -> None:
    """Chosen in the form, the question goes there, and so does its form."""
    choose(page, 1)
    page.get_by_label("区分", exact=True).select_option(label="その他")
    expect(page.get_by_role("heading", name="No.18", exact=True)).to_be_visible()
    expect(page.get_by_label("質問", exact=True)).to_have_value("携帯電話から利用できますか？")


def test_undo_and_redo_show_in_the_form(page: Page) -> None:
    """A field without the focus shows what was undone; Ctrl+Z outside of texts is the same."""
    choose(page, 1)
    first = answer_of(page).input_value()
    answer_of(page).fill("別の文です。")
    expect(status_of(page)).to_have_text("未保存")
    page.get_by_role("button", name="元に戻す", exact=True).click()
    expect(answer_of(page)).to_have_value(first)
    expect(status_of(page)).to_have_text("保存済み")
    page.get_by_role("button", name="やり直す", exact=True).click()
    expect(answer_of(page)).to_have_value("別の文です。")
    page.locator('[data-question="1"]').click()
    page.keyboard.press("Control+z")
    expect(answer_of(page)).to_have_value(first)


def test_an_answer_never_writes_into_the_field_in_use(page: Page, desk: Desk) -> None:
    """Another hand's text is offered beside the field that has the focus, and comes into it once it is asked for."""
    choose(page, 1)
    answer_of(page).click()
    desk.write(desk.text().replace("携帯電話には対応しておりません。", "ほかの人の文です。"))
    expect(page.locator('[data-page="1"] svg')).to_contain_text("ほかの人の文です。")
    expect(page.get_by_text("この欄は、ほかで直されました。")).to_be_visible()
    expect(answer_of(page)).to_have_value("携帯電話には対応しておりません。")
    page.get_by_role("button", name="新しい文にする").click()
    expect(answer_of(page)).to_have_value("ほかの人の文です。")


def test_requests_never_pile_up(page: Page) -> None:
    """While one draft is under way no other is sent; then the latest alone, and the page shows that one."""
    held: list[Route] = []
    choose(page, 1)
    page.route("**/draft", lambda route: held.append(route))
    answer_of(page).fill("")
    until(page, lambda: held)
    for letter in "あいうえおかきくけこ":
        page.keyboard.insert_text(letter)
        page.wait_for_timeout(60)
    page.wait_for_timeout(300)
    assert len(held) == 1
    held[0].continue_()
    until(page, lambda: len(held) > 1)
    assert json.loads(held[1].request.post_data or "{}")["value"] == "あいうえおかきくけこ"
    held[1].continue_()
    expect(page.locator('[data-page="1"] svg')).to_contain_text("あいうえおかきくけこ")
    assert len(held) == 2


def test_a_question_is_moved_right_after_typing(page: Page, desk: Desk) -> None:
    """A click before the text was answered was refused: ほかの人が原稿を直したので, which nobody had."""
    held: list[Route] = []
    choose(page, 5)
    page.route("**/draft", lambda route: held.append(route))
    answer_of(page).fill("打ったばかりの文です。")
    until(page, lambda: held)
    page.get_by_role("button", name="下へ", exact=True).click()
    held[0].continue_()
    expect(page.get_by_role("heading", name="No.6", exact=True)).to_be_visible()
    expect(answer_of(page)).to_have_value("打ったばかりの文です。")
    expect(page.get_by_role("alert")).to_have_text("")


def test_a_form_that_was_read_before_an_undo_is_read_again(page: Page) -> None:
    """Its answer came after that of the undo, and what had been undone stood there."""
    choose(page, 1)
    first = answer_of(page).input_value()
    answer_of(page).fill("別の文です。")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("別の文です。")
    held: list[tuple[Route, APIResponse]] = []
    page.route("**/question/1", lambda route: held.append((route, route.fetch())), times=1)
    page.locator('[data-question="1"]').click()
    until(page, lambda: held)
    page.keyboard.press("Control+z")
    expect(page.locator('[data-page="1"] svg')).to_contain_text(first)
    ((route, early),) = held
    route.fulfill(response=early)
    page.wait_for_timeout(300)
    expect(answer_of(page)).to_have_value(first)


def test_what_is_not_saved_asks_before_the_page_goes(page: Page) -> None:
    """Closing the window by mistake loses nothing without a question; after a save it goes at once."""
    choose(page, 1)
    answer_of(page).click()
    page.keyboard.type("あ")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    until(page, lambda: asked)
    assert asked == ["beforeunload"]
    save(page)
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
