"""Input methods: until a word is whole it is the clerk's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession, Page, Request, Route, expect

from .conftest import Desk, answer_of, choose, status_of, stop_clock, until, wait_for_program


@pytest.fixture
def keyboard(page: Page) -> CDPSession:
    """An input method, as Chromium's own protocol has it."""
    return page.context.new_cdp_session(page)


def compose(keyboard: CDPSession, text: str) -> None:
    """Begin a word, or go on with it: it stands underlined in the field."""
    keyboard.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})


def commit(keyboard: CDPSession, text: str) -> None:
    """The word is chosen."""
    keyboard.send("Input.insertText", {"text": text})


def empty_answer(page: Page) -> None:
    """Take all out of the first answer, and see that this has been answered, and that no page is still to come."""
    choose(page, 1)
    answer_of(page).fill("")
    expect(page.get_by_role("alert")).not_to_have_text("")
    expect(status_of(page)).to_have_text("未保存")
    expect(page.locator("[data-page]:not(:has(svg))")).to_have_count(0)
    page.evaluate("document.fonts.ready")


def until_told(page: Page) -> None:
    """Wait until all that the page has asked for up to now is in ``sent``."""
    page.evaluate("0")


@pytest.fixture
def sent(page: Page) -> Iterator[list[str]]:
    """What the page asks of the program: method and path."""
    requests: list[str] = []

    def note(request: Request) -> None:
        requests.append(f"{request.method} {request.url.partition('/')[2].partition('/')[2].partition('/')[2]}")

    page.on("request", note)
    yield requests
    page.remove_listener("request", note)


@pytest.mark.usefixtures("own_clock")
def test_nothing_is_sent_while_a_word_is_composed(page: Page, keyboard: CDPSession, sent: list[str]) -> None:
    """Neither the draft nor anything else, however long it takes; the whole word then goes at once."""
    empty_answer(page)
    answer_of(page).click()
    compose(keyboard, "に")
    until_told(page)
    sent.clear()
    for text in ("にほ", "にほん", "日本"):
        page.clock.run_for(2000)
        compose(keyboard, text)
    page.clock.run_for(2000)
    until_told(page)
    assert sent == []
    commit(keyboard, "日本")
    expect(answer_of(page)).to_have_value("日本")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("日本")
    page.clock.run_for(2000)
    until_told(page)
    assert sent.count("PUT draft") == 1


@pytest.mark.usefixtures("own_clock")
def test_what_was_typed_just_before_waits_for_the_word(page: Page, keyboard: CDPSession, sent: list[str]) -> None:
    """A pause that has not ended is not ended by a composition: both texts go together."""
    empty_answer(page)
    stop_clock(page)
    sent.clear()
    page.keyboard.insert_text("あ")
    compose(keyboard, "に")
    page.clock.run_for(500)
    until_told(page)
    assert "PUT draft" not in sent
    page.clock.resume()
    commit(keyboard, "二")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("あ二")
    assert sent.count("PUT draft") == 1


def test_nothing_is_redrawn_while_a_word_is_composed(page: Page, keyboard: CDPSession, desk: Desk) -> None:
    """Another hand's change waits, in the pages as in the form, and does not break the word, though it is told in the midst."""
    held: list[Route] = []
    choose(page, 1)
    answer_of(page).click()
    page.keyboard.press("Control+End")
    page.route("**/state", lambda route: held.append(route), times=1)
    until(page, lambda: held)
    compose(keyboard, "にほん")
    page.evaluate("""() => {
      window.changed = 0;
      new MutationObserver((list) => (window.changed += list.length))
        .observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
    }""")
    desk.write(desk.text().replace("海外でも利用できますか？", "国外でも利用できますか？"))
    wait_for_program(page, "state", "国外でも利用できますか？")
    with page.expect_response("**/state"):
        held[0].continue_()
    page.wait_for_timeout(300)
    assert page.evaluate("window.changed") == 0
    assert answer_of(page).input_value().endswith("にほん")
    commit(keyboard, "日本")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("国外でも利用できますか？")
    expect(answer_of(page)).to_have_value("携帯電話には対応しておりません。日本")


def test_an_answer_on_its_way_waits_for_the_word(page: Page, keyboard: CDPSession) -> None:
    """What was sent just before the word began is answered in the midst of it, and shows only after it, a fault, too."""
    held: list[Route] = []
    choose(page, 1)
    page.route("**/draft", lambda route: held.append(route), times=1)
    answer_of(page).fill("{{nothing}}")
    until(page, lambda: held)
    compose(keyboard, "にほん")
    page.evaluate("""() => {
      window.changed = 0;
      new MutationObserver((list) => (window.changed += list.length))
        .observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
    }""")
    with page.expect_response("**/draft"):
        held[0].continue_()
    page.wait_for_timeout(300)
    assert page.evaluate("window.changed") == 0
    commit(keyboard, "日本")
    expect(page.get_by_role("alert")).to_contain_text("nothing")


@pytest.mark.parametrize("key", ["Escape", "F6", "Control+s", "Control+b"])
def test_no_key_is_read_while_a_word_is_composed(page: Page, keyboard: CDPSession, key: str, sent: list[str]) -> None:
    """Esc, F6 and the rest belong to the input method then: the focus stays, nothing is saved."""
    empty_answer(page)
    answer_of(page).focus()
    compose(keyboard, "にほん")
    until_told(page)
    sent.clear()
    page.evaluate(
        """([key, control]) => document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown",
          { key, ctrlKey: control, isComposing: true, keyCode: 229, bubbles: true, cancelable: true }))""",
        [key.rpartition("+")[2], "+" in key],
    )
    page.wait_for_timeout(300)
    assert sent == []
    expect(answer_of(page)).to_be_focused()
    commit(keyboard, "日本")
    expect(answer_of(page)).to_have_value("日本")


def test_a_key_of_the_input_method_after_its_end_is_not_read(page: Page) -> None:
    """Some send the Enter or Esc that ended the word once more, with the code 229."""
    page.get_by_role("navigation").locator(".question").first.press("Enter")
    expect(answer_of(page)).to_be_focused()
    page.evaluate("""() => document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Escape", keyCode: 229, bubbles: true, cancelable: true }))""")
    expect(answer_of(page)).to_be_focused()


def test_the_search_waits_for_the_word(page: Page, keyboard: CDPSession) -> None:
    """The list stays as it is until what is looked for is whole."""
    page.get_by_role("searchbox").click()
    compose(keyboard, "かいがい")
    page.wait_for_timeout(300)
    expect(page.locator("nav .question")).to_have_count(18)
    commit(keyboard, "海外")
    expect(page.locator("nav .question")).to_have_count(1)


def test_a_word_that_is_given_up_changes_nothing(page: Page, keyboard: CDPSession, desk: Desk) -> None:
    """The input method may leave the field as it was; then nothing is to be saved."""
    choose(page, 1)
    answer_of(page).click()
    compose(keyboard, "にほん")
    compose(keyboard, "")
    page.wait_for_timeout(600)
    expect(status_of(page)).to_have_text("保存済み")
    expect(answer_of(page)).to_have_value("携帯電話には対応しておりません。")
