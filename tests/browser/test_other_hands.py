"""Files that change elsewhere, a program that ends, a draft of the last time, a folder without content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from .conftest import (
    PATIENCE,
    Desk,
    answer_of,
    choose,
    conflict,
    holding,
    save,
    status_of,
    stop_clock,
    theirs,
    until,
    wait_for_program,
)


@pytest.mark.usefixtures("own_clock")
def test_a_file_changed_on_disk_renews_the_pages_and_keeps_the_scroll(page: Page, desk: Desk) -> None:
    """Within half a second by the page's clock of the program's knowing it, and nothing jumps."""
    held: list[Route] = []
    page.wait_for_selector('[data-page="2"] svg')
    page.locator("#paper").evaluate("pane => (pane.scrollTop = 700)")
    page.route("**/state", lambda route: held.append(route), times=1)
    until(page, lambda: held)
    stop_clock(page)
    held[0].fulfill(json=page.request.get(f"{page.url}state").json() | {"title": "今聞いた題"})
    expect(page.locator("#title")).to_have_text("今聞いた題")  # now it waits, and asks again by its clock alone
    desk.write(desk.text().replace("間違えて電子証明書を消してしまいました。", "電子証明書を誤って消しました。"))
    wait_for_program(page, "state", "電子証明書を誤って消しました。")
    with page.expect_request("**/state"):
        page.clock.run_for(500)
    page.clock.resume()
    expect(page.locator('[data-page="2"] svg')).to_contain_text("電子証明書を誤って消しました。")
    assert page.locator("#paper").evaluate("pane => pane.scrollTop") == 700
    expect(status_of(page)).to_have_text("保存済み")


def test_the_open_form_follows_the_disk(page: Page, desk: Desk) -> None:
    """A form without the focus shows what the file says now."""
    choose(page, 1)
    theirs(desk)
    expect(answer_of(page)).to_have_value("ほかの人の文です。")


def test_the_open_form_follows_its_question(page: Page, desk: Desk) -> None:
    """Another hand put a question above: the form stays with the text that it showed, under its new number."""
    choose(page, 3)
    head = "    questions:\n"
    new = f"{head}\n      - question: 上に足した質問\n        answer: その回答です。\n"
    desk.write(desk.text().replace(head, new, 1))
    expect(page.get_by_role("heading", name="No.4", exact=True)).to_be_visible()
    expect(page.get_by_label("質問", exact=True)).to_have_value("海外でも利用できますか？")


def test_the_open_form_follows_its_question_among_others_of_its_title(page: Page, desk: Desk) -> None:
    """Another hand put one above: what was typed next was written over the answer of the question before."""
    title = "海外でも利用できますか？"
    desk.write(desk.text().replace("１台のパソコンを何人かで共用してもかまいませんか？", title))
    expect(page.get_by_role("navigation").locator(".question", has_text=title)).to_have_count(2)
    choose(page, 4)
    answer_of(page).fill("四つめの回答です。")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("四つめの回答です。")
    save(page)
    answer_of(page).focus()
    page.keyboard.press("Control+End")
    head = "    questions:\n"
    desk.write(desk.text().replace(head, f"{head}\n      - question: 上に足した質問\n        answer: その回答です。\n", 1))
    expect(page.get_by_role("heading", name="No.5", exact=True)).to_be_visible()
    page.keyboard.type("続き", delay=5)
    expect(page.locator('[data-page="1"] svg')).to_contain_text("四つめの回答です。続き")
    save(page)
    assert desk.text().count("四つめの回答です。") == 1


@contextmanager
def unaware(page: Page, write: Callable[[], None], path: str, words: str) -> Iterator[None]:
    """Another hand writes: the program answers with words at a path, and the page hears of it only afterwards."""
    with holding(page, "**/state") as held:
        until(page, lambda: held)  # no other is under way
        write()
        wait_for_program(page, path, words)
        with page.expect_response(re.compile("/(draft|delete)$")):
            yield


@contextmanager
def one_above(page: Page, desk: Desk) -> Iterator[None]:
    """Another hand puts a question above all, and the page hears of it only afterwards."""
    head = "    questions:\n"
    new = desk.text().replace(head, f"{head}\n      - question: 上に足した質問\n        answer: その回答です。\n", 1)
    with unaware(page, lambda: desk.write(new), "state", "上に足した質問"):
        yield


def test_a_text_that_is_typed_at_that_moment_stays_with_its_question(page: Page, desk: Desk) -> None:
    """It landed in the neighbour that had the number by then; the caret goes on where it was."""
    choose(page, 3)
    answer_of(page).fill("はい。")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("はい。")
    save(page)
    answer_of(page).focus()
    page.keyboard.press("Control+End")
    with one_above(page, desk):
        page.keyboard.type("打った文", delay=5)
    expect(page.get_by_role("heading", name="No.4", exact=True)).to_be_visible()
    page.keyboard.type("です。", delay=5)
    expect(answer_of(page)).to_have_value("はい。打った文です。")
    expect(answer_of(page)).to_be_focused()
    save(page)
    text = desk.text()
    assert text.count("打った文です。") == 1 and text.index("海外でも利用できますか？") < text.index("打った文です。")


def test_the_question_that_is_deleted_is_the_one_that_was_shown(page: Page, desk: Desk) -> None:
    """The neighbour went; now nothing goes, the page says why and shows the question under its number."""
    choose(page, 3)
    with one_above(page, desk):
        page.get_by_role("button", name="削除", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("ほかの人が原稿を直したので、書き込みませんでした")
    expect(page.get_by_role("heading", name="No.4", exact=True)).to_be_visible()
    page.get_by_role("button", name="削除", exact=True).click()
    expect(page.locator("#outline")).not_to_contain_text("海外でも利用できますか？")
    expect(page.get_by_role("alert")).to_have_text("")


@pytest.mark.parametrize(("button", "kept"), [("打った文にする", "自分の文です。"), ("新しい文にする", "ほかの人の文です。")])
def test_both_hands_in_one_text(page: Page, desk: Desk, button: str, kept: str) -> None:
    """Another hand changed the very text: both are there to choose from, and nothing is written before that."""
    choose(page, 1)
    new = desk.text().replace("携帯電話には対応しておりません。", "ほかの人の文です。")
    with unaware(page, lambda: desk.write(new), "question/1", "ほかの人の文です。"):
        answer_of(page).fill("自分の文です。")
    expect(page.get_by_text("打った文は、まだ書き込んでいません")).to_be_visible()
    expect(answer_of(page)).to_have_value("自分の文です。")
    expect(status_of(page)).to_have_text("未保存")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("ほかの人の文です。")
    page.get_by_role("button", name=button, exact=True).click()
    expect(answer_of(page)).to_have_value(kept)
    expect(page.locator('[data-page="1"] svg')).to_contain_text(kept)
    expect(page.get_by_text("打った文は、まだ書き込んでいません")).to_be_hidden()


def in_second_item(page: Page) -> tuple[int, Locator]:
    """Open the checklist, with the caret at the end of its second item; gives the form's number and the field."""
    outline = page.evaluate("() => fetch('/state').then(answer => answer.json())")["outline"]
    form, title = next((entry["form"], entry["title"]) for entry in outline if entry["kind"] == "checklist")
    page.get_by_role("navigation").get_by_role("button", name=title, exact=True).click()
    control = page.locator(".item:nth-of-type(2) textarea").first
    control.focus()
    page.keyboard.press("Control+End")
    return form, control


def test_an_item_that_is_typed_at_that_moment_stays_itself(page: Page, desk: Desk) -> None:
    """Another hand put an item above it."""
    form, control = in_second_item(page)
    before = control.input_value()
    new = desk.text("checklist.yaml").replace("items:\n", "items:\n  - 上に足した項目\n", 1)
    with unaware(page, lambda: desk.write(new, "checklist.yaml"), f"form/{form}", "上に足した項目"):
        page.keyboard.type("続き", delay=5)
    there = page.locator(".item:nth-of-type(3) textarea").first
    expect(there).to_have_value(f"{before}続き")
    expect(there).to_be_focused()
    save(page)
    assert f"- {before}続き\n" in desk.text("checklist.yaml") and "- 上に足した項目\n" in desk.text("checklist.yaml")


@contextmanager
def until_read_anew(page: Page, form: int, words: str) -> Iterator[None]:
    """Something is done inside; then the form is read until it has the words."""
    read: list[str] = []

    def take(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer)
        read.append(answer.text())

    page.route(f"**/form/{form}", take)
    yield
    until(page, lambda: any(words in text for text in read))
    page.unroute(f"**/form/{form}", take)
    page.wait_for_timeout(200)  # the page has taken it in


def test_items_that_others_moved_while_one_is_in_use_stay_themselves(page: Page, desk: Desk) -> None:
    """Told of a second change, the fields of before took others' places: what was typed next stood in the item above."""
    form, control = in_second_item(page)
    first, second = page.locator(".item textarea").first.input_value(), control.input_value()
    with until_read_anew(page, form, "上に足した項目"):
        desk.write(desk.text("checklist.yaml").replace("items:\n", "items:\n  - 上に足した項目\n", 1), "checklist.yaml")
    with until_read_anew(page, form, "上に足した項目"):
        desk.write(desk.text("appendix.yaml").replace("第1.0版", "第2.0版"), "appendix.yaml")
    page.keyboard.type("続き", delay=5)
    there = page.locator(".item:nth-of-type(3) textarea").first
    expect(there).to_have_value(f"{second}続き")
    expect(there).to_be_focused()
    save(page)
    assert f"- {second}続き\n" in desk.text("checklist.yaml") and f"text: {first}\n" in desk.text("checklist.yaml")


def test_a_form_that_waits_until_it_is_left_has_what_was_typed_meanwhile(page: Page, desk: Desk) -> None:
    """It was drawn as it had been read: all that was typed since seemed to be gone."""
    form, control = in_second_item(page)
    before = control.input_value()
    with until_read_anew(page, form, "終わりに足した項目"):
        desk.write(desk.text("checklist.yaml") + "  - 終わりに足した項目\n", "checklist.yaml")
    page.keyboard.type("続き", delay=5)
    expect(page.locator("[data-page] svg", has_text="続き").first).to_be_attached()
    page.locator("#search").click()
    expect(page.locator(".item textarea").last).to_be_visible()
    expect(page.locator(".item").last.locator("textarea").first).to_have_value("終わりに足した項目")
    expect(control).to_have_value(f"{before}続き")


def test_a_conflict_writes_nothing_over(page: Page, desk: Desk) -> None:
    """With an unsaved draft the other's file stays as it is, also when one saves, until one has chosen."""
    conflict(page, desk)
    there = desk.text()
    with page.expect_response("**/save"):
        page.keyboard.press("Control+s")
    assert desk.text() == there
    expect(status_of(page)).to_have_text("未保存")
    for name in ("自分の文を残す", "読み直す", "見比べる"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()


def test_keep_mine(page: Page, desk: Desk) -> None:
    """自分の文を残す: one's own text is saved, and what else the other changed stays changed."""
    conflict(page, desk)
    page.get_by_role("button", name="自分の文を残す", exact=True).click()
    expect(page.get_by_text("ほかの人が直しました")).to_have_count(0)
    expect(answer_of(page)).to_have_value("自分の文です。")
    save(page)
    assert "自分の文です。" in desk.text()
    assert "ほかの人の文です。" not in desk.text()
    assert "国外でも利用できますか？" in desk.text()


def test_read_again(page: Page, desk: Desk) -> None:
    """読み直す: the other's text it is."""
    conflict(page, desk)
    page.get_by_role("button", name="読み直す", exact=True).click()
    expect(answer_of(page)).to_have_value("ほかの人の文です。")
    expect(status_of(page)).to_have_text("保存済み")


def test_compare(page: Page, desk: Desk) -> None:
    """見比べる: both texts side by side; the question stays."""
    conflict(page, desk)
    page.get_by_role("button", name="見比べる", exact=True).click()
    dialog = page.get_by_role("dialog", name="見比べる")
    expect(dialog).to_contain_text("自分の文です。")
    expect(dialog).to_contain_text("ほかの人の文です。")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="読み直す", exact=True)).to_be_visible()


def test_a_program_that_ends_is_told_and_no_typing_is_lost(
    page: Page, desk: Desk, open_desk: Callable[..., Desk], open_page: Callable[..., Page]
) -> None:
    """Killed while one types: the page says so and keeps the text; the next start offers what had reached the program."""
    choose(page, 1)
    answer_of(page).fill("途中まで書いた文です。")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("途中まで書いた文です。")
    desk.kill()
    expect(page.get_by_role("alert")).to_contain_text("faqprint が応えません")
    answer_of(page).press_sequentially("続きも書けます。")
    expect(answer_of(page)).to_have_value("途中まで書いた文です。続きも書けます。")
    expect(status_of(page)).to_have_text("未保存")
    assert "途中まで" not in desk.text()

    again = open_page(open_desk(folder=desk.folder))
    expect(again.get_by_text("前に保存しなかった文が残っています")).to_be_visible()
    again.get_by_role("button", name="続きから直す").click()
    expect(again.locator('[data-page="1"] svg')).to_contain_text("途中まで書いた文です。")
    expect(status_of(again)).to_have_text("未保存")


class HalfAnswer(BaseHTTPRequestHandler):
    """Breaks off within what it promised, as a program does that is killed while it answers."""

    def do_GET(self) -> None:
        """Give the head of an answer and the beginning of its body."""
        self.send_response(200)
        self.send_header("Content-Type", self.path[1:])
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"<svg ")

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def half_answers() -> Iterator[str]:
    """The URL of a program whose answers break off."""
    with ThreadingHTTPServer(("127.0.0.1", 0), HalfAnswer) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(("path", "kind"), [("**/page/1", "image/svg+xml"), ("**/draft", "application/json")])
def test_an_answer_that_breaks_off_is_asked_for_again(page: Page, half_answers: str, path: str, kind: str) -> None:
    """It was an error of the page, and the page's picture stayed as it was."""
    broken: list[Route] = []

    def break_off(route: Route) -> None:
        broken.append(route)
        route.continue_(url=f"{half_answers}/{kind}", method="GET")

    choose(page, 1)
    page.route(path, break_off, times=2)
    answer_of(page).fill("途切れても届く文です。")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("途切れても届く文です。")
    assert len(broken) == 2
    expect(status_of(page)).to_have_text("未保存")


def test_the_page_goes_on_when_the_program_is_back(page: Page, desk: Desk) -> None:
    """A program that only paused gets what was typed meanwhile."""
    import signal

    choose(page, 1)
    desk.process.send_signal(signal.SIGSTOP)
    answer_of(page).fill("待たされた文です。")
    page.wait_for_timeout(1000)
    expect(answer_of(page)).to_have_value("待たされた文です。")
    desk.process.send_signal(signal.SIGCONT)
    expect(page.locator('[data-page="1"] svg')).to_contain_text("待たされた文です。")


def test_a_draft_that_is_not_wanted_is_dropped(
    page: Page, desk: Desk, open_desk: Callable[..., Desk], open_page: Callable[..., Page]
) -> None:
    """捨てる: the files count, and it is not offered again."""
    choose(page, 1)
    answer_of(page).fill("要らない文です。")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("要らない文です。")
    desk.kill()
    again = open_page(open_desk(folder=desk.folder))
    again.get_by_role("button", name="捨てる", exact=True).click()
    expect(again.get_by_text("前に保存しなかった文が残っています")).to_have_count(0)
    expect(again.locator('[data-page="1"] svg')).to_contain_text("携帯電話には対応しておりません。")
    expect(status_of(again)).to_have_text("保存済み")


def test_a_draft_behind_another_is_offered_too(desk: Desk, open_page: Callable[..., Page]) -> None:
    """Kept in the same minute it was taken for the one that had been answered for, and nothing asked for it."""
    for number in (1, 2):
        page = open_page(desk)
        choose(page, number)
        answer_of(page).fill(f"{number}つめの下書き")
        expect(page.locator('[data-page="1"] svg')).to_contain_text(f"{number}つめの下書き")
        desk.kill()
        page.close()
        desk.start()
    page = open_page(desk)
    take = page.get_by_role("button", name="続きから直す", exact=True)
    for number in (2, 1):
        with page.expect_response("**/draft"):
            take.click()
        expect(page.locator('[data-page="1"] svg')).to_contain_text(f"{number}つめの下書き")
    expect(take).to_have_count(0)


def test_a_folder_without_content_offers_the_starter(
    tmp_path: Path, open_desk: Callable[..., Desk], open_page: Callable[..., Page]
) -> None:
    """One button, and the pages of the starter are there to be changed."""
    folder = tmp_path / "new" / "content"
    folder.mkdir(parents=True)
    page = open_page(open_desk(folder=folder))
    page.get_by_role("button", name="見本から始める").click()
    page.wait_for_selector('[data-page="1"] svg')
    assert (folder / "appendix.yaml").exists()
    choose(page, 1)


@pytest.mark.parametrize("answer", ["保存して終わる", "保存せずに終わる"])
def test_the_end(page: Page, desk: Desk, answer: str) -> None:
    """終わる asks for what is not saved, ends the program with 0, and says so."""
    choose(page, 1)
    answer_of(page).fill("終わりの文です。")
    page.get_by_role("button", name="終わる", exact=True).click()
    page.get_by_role("button", name="やめる", exact=True).click()
    page.get_by_role("button", name="終わる", exact=True).click()
    page.get_by_role("button", name=answer, exact=True).click()
    expect(page.get_by_text("faqprint を終わりました")).to_be_visible()
    assert desk.process.wait(PATIENCE / 1000) == 0
    assert ("終わりの文です。" in desk.text()) == (answer == "保存して終わる")
