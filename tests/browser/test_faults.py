"""Faults and findings: the last good pages stay, each is told in the command line's words, at its field."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from .conftest import ROOT, Desk, answer_of, choose, save, status_of

FAULTY = "{{nothing}}をご覧ください。"


def put_fault(page: Page) -> None:
    """A value that is not there, in the third answer."""
    choose(page, 3)
    answer_of(page).fill(FAULTY)
    expect(page.get_by_role("alert")).to_contain_text("nothing")


def test_the_last_good_pages_stay(page: Page) -> None:
    """What stood before the fault is still to be seen, and what is typed without it shows again."""
    put_fault(page)
    expect(page.locator('[data-page="1"] svg')).to_contain_text("日本語を表示でき")
    answer_of(page).fill("直した文です。")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("直した文です。")
    expect(page.get_by_role("alert")).to_have_text("")


def test_a_fault_is_told_in_the_words_of_the_command_line(page: Page, desk: Desk) -> None:
    """The same message as ``check`` tells, with file, line and column."""
    put_fault(page)
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_role("button", name="誤りのまま保存", exact=True).click()
    expect(status_of(page)).to_have_text("保存済み")
    (fault,) = [one for one in desk.run("check", "content/appendix.yaml")["faults"] if one["severity"] == "error"]
    expect(page.get_by_role("alert")).to_contain_text(fault["message"])
    expect(page.get_by_role("alert")).to_contain_text(f"{fault['file']}:{fault['line']}:{fault['column']}")


def test_a_fault_stands_at_its_field(page: Page) -> None:
    """The field says that it is wrong, and why; the list and the row show it, too, and the alert leads back to it."""
    put_fault(page)
    answer = answer_of(page)
    expect(answer).to_have_attribute("aria-invalid", "true")
    described = answer.get_attribute("aria-describedby") or ""
    expect(page.locator(f"#{described.split()[0]}")).to_contain_text("nothing")
    expect(page.locator("nav [aria-current]")).to_contain_text("誤り 1")
    expect(page.locator('[data-question="3"]')).to_have_attribute("data-faults", "error")
    choose(page, 1)
    page.get_by_role("alert").get_by_role("button", name="その欄へ").click()
    expect(page.get_by_role("heading", name="No.3", exact=True)).to_be_visible()
    expect(answer).to_be_focused()


def test_saving_a_fault_must_be_meant(page: Page, desk: Desk) -> None:
    """保存 alone writes nothing; 誤りのまま保存 does; once the fault is mended it is not offered any more."""
    before = desk.text()
    put_fault(page)
    expect(page.get_by_role("button", name="誤りのまま保存")).to_have_count(0)
    page.keyboard.press("Control+s")
    expect(page.get_by_role("button", name="誤りのまま保存")).to_be_visible()
    expect(answer_of(page)).to_be_focused()
    assert desk.text() == before
    page.get_by_role("button", name="誤りのまま保存").click()
    expect(status_of(page)).to_have_text("保存済み")
    expect(page.get_by_role("button", name="誤りのまま保存")).to_have_count(0)
    assert FAULTY in desk.text()
    answer_of(page).fill("直した文です。")
    save(page)
    assert "直した文です。" in desk.text()


def test_what_a_file_cannot_take_is_told(page: Page, desk: Desk) -> None:
    """A question within brackets that have comments: nothing moved, and nobody said why."""
    one, other = "{question: 一つめ, answer: あ}", "{question: 二つめ, answer: い}"
    text = f"type: faq\ntitle: ＦＡＱ\ncategories:\n  - name: 区分\n    questions: [{one}, # 注\n      {other}]\n"
    desk.write(text)
    expect(page.locator('[data-page="1"] svg')).to_contain_text("二つめ")
    choose(page, 1)
    page.get_by_role("button", name="下へ", exact=True).click()
    expect(page.get_by_role("alert")).not_to_have_text("")
    expect(status_of(page)).to_have_text("保存済み")
    assert desk.text() == text


def test_content_at_fault_still_opens(desk: Desk, page: Page) -> None:
    """A file that another hand broke is told; its text is there to be mended, or is mended elsewhere."""
    sound = desk.text()
    desk.write(sound.replace("answer: 携帯電話には", "answer: {{携帯}}電話には", 1))
    expect(page.get_by_role("alert")).to_contain_text("faq.yaml:")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("携帯電話には対応しておりません。")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("faq.yaml:")
    desk.write(sound)
    expect(page.get_by_role("alert")).to_have_text("")


def test_content_at_fault_from_the_start(open_desk: Callable[..., Desk], open_page: Callable[..., Page], tmp_path: Path) -> None:
    """Nothing could be printed yet: the fault leads to its field, and with it mended there are pages."""
    folder = tmp_path / "faulty" / "content"
    shutil.copytree(ROOT / "content", folder)
    faq = folder / "faq.yaml"
    faq.write_text(faq.read_text("utf-8").replace("携帯電話には対応しておりません。", "{{none}}です。"), "utf-8")
    page = open_page(open_desk(folder=folder))
    expect(page.get_by_text("誤りを直すと、ここに紙面が出ます。")).to_be_visible()
    page.get_by_role("alert").get_by_role("button", name="その欄へ").first.click()
    expect(answer_of(page)).to_be_focused()
    answer_of(page).fill("直した文です。")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("直した文です。")
    expect(page.get_by_text("誤りを直すと、ここに紙面が出ます。")).to_be_hidden()


def test_findings_stand_beside_their_question(page: Page) -> None:
    """What ``check`` would mark: a sign at the row, a count in the list, the words in the form; no alert."""
    choose(page, 4)
    answer_of(page).fill("ログオンしてください")
    expect(page.locator('[data-question="4"]')).to_have_attribute("data-faults", "remark")
    expect(page.locator('[data-question="4"]')).to_have_attribute("title", re.compile("ログオン"))
    form = page.get_by_role("region", name="入力欄")
    expect(form.locator(".fault.warning").first).to_be_visible()
    expect(page.locator("nav [aria-current] .badge")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_text("")


def test_content_is_never_markup(page: Page) -> None:
    """Whatever is typed is text, in the pages, the list, the form and the alert; nothing of it runs."""
    choose(page, 1)
    wicked = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
    page.get_by_label("質問", exact=True).fill(wicked)
    answer_of(page).fill("[案内](javascript:window.ran=1) <a href='javascript:window.ran=1'>x</a>")
    expect(page.locator("nav [aria-current]")).to_contain_text("<script>")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("<script>")
    assert page.locator("#pages script, #pages a, #outline script, #outline img, #form img").count() == 0
    answer_of(page).fill("{{<img src=x onerror=window.ran=1>}}")
    expect(page.get_by_role("alert")).to_contain_text("<img src=x")
    assert page.evaluate("window.ran") is None
