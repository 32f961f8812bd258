"""A program that is slow, answers in another order, refuses or ends: nothing is lost, and what is shown is so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import APIResponse, Page, Route, expect

from .conftest import ROOT, Desk, answer_of, choose, conflict, export_workbook, holding, status_of, until, wait_for_program

TITLE = "別紙３　ＦＡＱ"
VERSION = "第1.0版"


@pytest.fixture
def held() -> list[Route]:
    """Requests that wait for the test."""
    return []


def open_cover(page: Page) -> None:
    """Open the form of the title and the version."""
    page.get_by_role("navigation").get_by_role("button", name="表紙・書誌", exact=True).click()
    expect(page.get_by_label("版", exact=True)).to_have_value(VERSION)


def change_version(page: Page, desk: Desk) -> None:
    """Another hand changes the version; the program knows it."""
    desk.write(desk.text("appendix.yaml").replace(VERSION, "第2.0版"), "appendix.yaml")
    wait_for_program(page, "form/1", "第2.0版")


def test_what_others_changed_while_one_typed_comes_into_the_form(page: Page, desk: Desk, held: list[Route]) -> None:
    """It was passed over as long as the text was under way, and afterwards nothing read it any more."""
    open_cover(page)
    page.route("**/draft", lambda route: held.append(route), times=1)
    page.get_by_label("題・見出し", exact=True).fill("新しい題")
    until(page, lambda: held)
    change_version(page, desk)
    expect(page.locator("[data-page] svg", has_text="第2.0版").first).to_be_attached()  # the page has heard of it
    held[0].continue_()
    expect(page.get_by_label("版", exact=True)).to_have_value("第2.0版")
    expect(page.get_by_label("題・見出し", exact=True)).to_have_value("新しい題")


def test_what_others_changed_just_before_one_typed_comes_into_the_form(page: Page, desk: Desk) -> None:
    """The answer to the text told a newer revision, which was taken for one's own alone."""
    open_cover(page)
    with holding(page, "**/state") as states:
        until(page, lambda: states)  # no other is under way
        change_version(page, desk)
        with page.expect_response("**/draft"):
            page.get_by_label("題・見出し", exact=True).fill("新しい題")
    expect(page.get_by_label("版", exact=True)).to_have_value("第2.0版")
    expect(page.get_by_label("題・見出し", exact=True)).to_have_value("新しい題")


def test_a_form_that_was_read_before_a_text_is_read_again(page: Page, desk: Desk) -> None:
    """Its answer came after that of the text, which was then said to be another hand's."""
    early: list[tuple[Route, APIResponse]] = []
    asked: list[str] = []
    choose(page, 1)
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/question/1") else None)
    page.route("**/question/1", lambda route: early.append((route, route.fetch())), times=1)
    desk.write(desk.text().replace("海外でも利用できますか？", "国外でも利用できますか？"))
    until(page, lambda: early)
    answer_of(page).fill("打った文です。")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("打った文です。")
    early[0][0].fulfill(response=early[0][1])
    until(page, lambda: len(asked) > 1)
    expect(page.get_by_text("この欄は、ほかで直されました。")).to_be_hidden()
    expect(answer_of(page)).to_have_value("打った文です。")


def test_a_page_that_was_not_there_for_a_moment_is_asked_for_again(page: Page, desk: Desk, held: list[Route]) -> None:
    """Told in the midst of it that there is a newer one, it stayed as it was."""
    page.route("**/page/1", lambda route: held.append(route), times=1)
    desk.write(desk.text().replace("海外でも", "国外でも"))
    until(page, lambda: held)
    desk.write(desk.text().replace("国外でも", "外国でも"))
    expect(page.get_by_role("navigation")).to_contain_text("外国でも")
    page.wait_for_timeout(1000)  # typing has rested, at which all pages are asked for once more
    held[0].fulfill(status=404, json={"ok": False, "faults": []})
    expect(page.locator('[data-page="1"] svg')).to_contain_text("外国でも")


def test_a_job_that_ends_before_its_beginning_is_answered(page: Page, desk: Desk) -> None:
    """The answer that it runs came after the one that it had ended: the bar stood there for ever, and nobody was told."""
    late: list[tuple[Route, APIResponse]] = []
    page.route("**/build", lambda route: late.append((route, route.fetch())))
    page.get_by_role("button", name="作る", exact=True).click()
    until(page, lambda: late)
    expect(page.get_by_text("output/appendix.pdf を作りました")).to_be_visible()
    with page.expect_response("**/state"):
        late[0][0].fulfill(response=late[0][1])
    expect(page.locator("#job")).to_be_hidden()
    expect(page.get_by_text("output/appendix.pdf を作りました")).to_be_visible()


def test_a_refusal_is_no_fault_of_the_content(page: Page) -> None:
    """What was busy for a moment was a fault that stayed, and kept the pages from being printed."""
    fault = {"severity": "error", "code": "desk-busy", "message": "ほかのものを作っています", "file": "", "line": None}
    page.route("**/build", lambda route: route.fulfill(status=409, json={"ok": False, "faults": [fault], "result": {}}))
    page.get_by_role("button", name="作る", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("ほかのものを作っています")
    with page.expect_popup():
        page.get_by_role("button", name="印刷", exact=True).click()


def test_a_text_that_is_refused_is_not_saved(page: Page) -> None:
    """It was taken for written; nothing asked before the page was closed."""
    fault = {"severity": "error", "code": "desk-too-big", "message": "大きすぎます", "file": "", "line": None}
    choose(page, 1)
    page.route("**/draft", lambda route: route.fulfill(status=413, json={"ok": False, "faults": [fault], "result": {}}))
    answer_of(page).fill("大きい文です。")
    expect(page.get_by_role("alert")).to_contain_text("大きすぎます")
    expect(status_of(page)).to_have_text("未保存")
    page.unroute("**/draft")
    answer_of(page).fill("小さい文です。")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("小さい文です。")
    expect(page.get_by_role("alert")).to_have_text("")


def test_a_double_click_makes_once(page: Page) -> None:
    """The second one was refused, for the first was under way."""
    asked: list[Route] = []
    page.route("**/build", lambda route: asked.append(route))
    page.get_by_role("button", name="作る", exact=True).dblclick()
    until(page, lambda: asked)
    asked[0].continue_()
    expect(page.get_by_text("output/appendix.pdf を作りました")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_text("")
    assert len(asked) == 1


def test_a_double_click_on_an_answer_is_one(page: Page, held: list[Route]) -> None:
    """保存して作る saved twice, and the second 作る was refused."""
    choose(page, 1)
    answer_of(page).fill("作る前の文です。")
    page.get_by_role("button", name="作る", exact=True).click()
    page.route("**/save", lambda route: held.append(route))
    page.get_by_role("button", name="保存して作る", exact=True).dblclick()
    until(page, lambda: held)
    held[0].continue_()
    expect(page.get_by_text("output/appendix.pdf を作りました")).to_be_visible()
    assert len(held) == 1


def test_what_is_typed_during_the_save_is_asked_for_again(page: Page, held: list[Route]) -> None:
    """保存して作る was refused for it, and its question went with the first: nothing was made, and nobody told."""
    choose(page, 1)
    answer_of(page).fill("作る前の文です。")
    page.get_by_role("button", name="作る", exact=True).click()
    page.route("**/save", lambda route: held.append(route), times=1)
    again = page.get_by_role("button", name="保存して作る", exact=True)
    again.click()
    until(page, lambda: held)
    answer_of(page).fill("保存の間の文です。")
    with page.expect_response("**/build"):
        held[0].continue_()
    page.wait_for_timeout(200)
    again.click()
    expect(page.get_by_text("output/appendix.pdf を作りました")).to_be_visible()


def test_a_double_click_writes_the_starter_once(
    tmp_path: Path, open_desk: Callable[..., Desk], open_page: Callable[..., Page], held: list[Route]
) -> None:
    """The second one found the files there, and said so."""
    folder = tmp_path / "new" / "content"
    folder.mkdir(parents=True)
    page = open_page(open_desk(folder=folder))
    page.route("**/draft", lambda route: held.append(route))
    page.get_by_role("button", name="見本から始める").dblclick()
    until(page, lambda: held)
    held[0].continue_()
    page.wait_for_selector('[data-page="1"] svg')
    expect(page.get_by_role("alert")).to_have_text("")
    assert len(held) == 1


def test_what_others_changed_is_asked_until_it_is_answered(page: Page, desk: Desk) -> None:
    """The question went with the click, though the program had not heard it; without an answer two texts are not the same."""
    conflict(page, desk)
    keep = page.get_by_role("button", name="自分の文を残す", exact=True)
    expect(keep).to_be_visible()
    page.route("**/draft", lambda route: route.abort(), times=2)
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="見比べる", exact=True).click()
    with page.expect_event("requestfailed"):
        keep.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_text("")  # the program answers after all
    keep.click()
    expect(keep).to_have_count(0)
    expect(answer_of(page)).to_have_value("自分の文です。")


def test_a_conflict_that_comes_while_one_is_settled_is_asked_for(page: Page, desk: Desk) -> None:
    """Its question went with that of the one before."""
    conflict(page, desk)
    keep = page.get_by_role("button", name="自分の文を残す", exact=True)
    expect(keep).to_be_visible()
    with holding(page, "**/question/1") as held:
        keep.click()
        expect(keep).to_have_count(0)
        until(page, lambda: held)  # the form that is settled is on its way
        desk.write(desk.text().replace("ほかの人の文です。", "また別の文です。"))
        expect(keep).to_be_visible()
    page.wait_for_timeout(300)
    expect(keep).to_be_visible()


def test_the_end_is_asked_for_until_it_is_answered(page: Page, desk: Desk, held: list[Route]) -> None:
    """Whatever came from the program before the text was answered took the question away."""
    choose(page, 1)
    page.route("**/draft", lambda route: held.append(route), times=1)
    answer_of(page).fill("終わりの文です。")
    until(page, lambda: held)
    page.get_by_role("button", name="終わる", exact=True).click()
    stay = page.get_by_role("button", name="やめる", exact=True)
    expect(stay).to_be_visible()
    change_version(page, desk)
    expect(page.locator("[data-page] svg", has_text="第2.0版").first).to_be_attached()
    expect(stay).to_be_visible()
    held[0].continue_()
    stay.click()


def test_an_answer_after_the_end_is_nothing(page: Page, held: list[Route]) -> None:
    """It was an error of the page: what it was to be shown in had gone."""
    page.route("**/state", lambda route: held.append(route))
    until(page, lambda: held)
    state = page.request.get(f"{page.url}state").json()
    page.get_by_role("button", name="終わる", exact=True).click()
    expect(page.get_by_text("faqprint を終わりました")).to_be_visible()
    with page.expect_response("**/state") as answered:
        held[0].fulfill(json={**state, "revision": state["revision"] + 1, "title": "別の題"})
    answered.value.finished()
    page.wait_for_timeout(200)


PNG = ROOT / ".readme" / "page.png"


def test_a_picture_comes_to_where_one_has_typed_on(page: Page, held: list[Route]) -> None:
    """It came to where the caret had been, in the midst of what was typed since, and in the place of it."""
    choose(page, 1)
    page.route("**/import?*", lambda route: held.append(route))
    answer_of(page).fill("前の文です。")
    answer_of(page).press("Control+a")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="絵", exact=True).click()
    chooser.value.set_files(PNG)
    until(page, lambda: held)
    answer_of(page).fill("後の文です。")
    answer_of(page).press("Control+End")
    page.keyboard.type("続きです。")
    held[0].continue_()
    expect(answer_of(page)).to_have_value("後の文です。続きです。\n![何の絵か](page.png)")


def test_a_workbook_is_taken_in_as_it_was_chosen(page: Page, desk: Desk, tmp_path: Path) -> None:
    """Saved once more between the two steps, it could not be sent: faqprint が応えません, and nothing was taken in."""
    path = tmp_path / "faq.xlsx"
    export_workbook(page, path)
    book = openpyxl.load_workbook(path)
    (cell,) = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == "携帯電話には対応しておりません。"]
    cell.value = "ブックで直した文です。"
    book.save(path)
    page.get_by_label("取り込むブック").set_input_files(path)
    expect(page.get_by_text("変更 1")).to_be_visible()
    cell.value = "あとで直した文です。"
    book.save(path)
    page.get_by_role("button", name="取り込む", exact=True).click()
    expect(page.locator('[data-page="1"] svg')).to_contain_text("ブックで直した文です。")
    expect(page.get_by_role("alert")).to_have_text("")


def test_a_chosen_file_that_is_gone_is_told(page: Page, desk: Desk, tmp_path: Path) -> None:
    """It was an error of the page, and nothing came of the click."""
    old = tmp_path / "old"
    old.mkdir()
    (old / "faq.yaml").write_text(desk.text(), "utf-8")
    page.get_by_role("button", name="新旧対照表", exact=True).click()
    page.get_by_label("比べる原稿のフォルダー").set_input_files(old)
    (old / "faq.yaml").unlink()
    page.get_by_role("button", name="対照表を作る").click()
    expect(page.get_by_text("faq.yaml を読めませんでした")).to_be_visible()
