"""A clerk's hour at the desk, from opening it to the editions for all branches."""

from __future__ import annotations

import difflib
from pathlib import Path

from playwright.sync_api import Page, expect

from .conftest import Desk, answer_of, choose, save, status_of, undo_all
from .test_jobs import text_of

CORRECTED = {
    1: ("携帯電話には対応しておりません。", "携帯電話では、ご利用いただけません。"),
    7: ("その際は、パソコンごとに別々の", "その際は、パソコン１台ごとに別の"),
    16: ("お持ちでない方はお使いいただけません。", "お持ちでない方は、窓口へお尋ねください。"),
}
TABLE = """受付の時間は、次のとおりです。
| 曜日 | 時間 |
|---|---|
| 平日 | 9:00～15:00 |
| 土曜 | 9:00～12:00 |"""


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that are gone, and those that came."""
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [line[2:] for line in lines if line[:2] == "- "], [line[2:] for line in lines if line[:2] == "+ "]


def save_by_key(page: Page) -> None:
    """Save with Ctrl+S, and see that it is."""
    with page.expect_response("**/save"):
        page.keyboard.press("Control+s")
    expect(status_of(page)).to_have_text("保存済み")


def test_a_clerks_hour(page: Page, desk: Desk, tmp_path: Path) -> None:
    """Each step changes in the YAML what is meant by it and nothing else; what is made is what the command line makes."""
    files = {path.name: path.read_bytes() for path in desk.folder.iterdir() if path.is_file()}
    opened = desk.text()

    # three answers are corrected
    for no, (old, new) in CORRECTED.items():
        choose(page, no)
        answer = answer_of(page)
        answer.fill(answer.input_value().replace(old, new))
        expect(page.locator(".page", has=page.locator(f'[data-question="{no}"]')).locator("svg")).to_contain_text(new[:12])
    save_by_key(page)
    corrected = desk.text()
    expected = opened
    for old, new in CORRECTED.values():
        expected = expected.replace(old, new)
    assert corrected == expected

    # a question with a table is added
    choose(page, 18)
    page.get_by_role("button", name="下に足す", exact=True).click()
    expect(page.get_by_role("heading", name="No.19", exact=True)).to_be_visible()
    page.keyboard.type("受付の時間を教えてください。")
    answer_of(page).fill(TABLE)
    expect(page.locator("[data-page] svg", has_text="9:00～12:00")).to_have_count(1)
    save_by_key(page)
    added = desk.text()
    gone, came = changed_lines(corrected, added)
    assert gone == []
    assert [line.strip() for line in came if line.strip()] == [
        "- question: 受付の時間を教えてください。",
        "answer: |",
        *TABLE.splitlines(),
    ]

    # a 区分 is moved up
    page.get_by_role("navigation").locator(".form", has_text="ＦＡＱ").click()
    form = page.get_by_role("region", name="入力欄")
    form.locator("[data-item]").last.get_by_role("button", name="上へ").click()
    expect(page.locator("nav .category")).to_have_text(["利用環境", "その他", "電子証明書"])
    save_by_key(page)
    moved = desk.text()
    assert sorted(moved.splitlines()) == sorted(added.splitlines())
    assert moved.index("name: その他") < moved.index("name: 電子証明書")

    # a fault is made, told, and mended
    choose(page, 2)
    answer = answer_of(page)
    sound = answer.input_value()
    answer.fill("参照　推奨するパソコンの環境は、[[kankyo]]をご覧ください。")
    expect(page.get_by_role("alert")).to_contain_text("kankyo")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("button", name="誤りのまま保存")).to_be_visible()
    assert desk.text() == moved
    answer.fill(sound)
    expect(page.get_by_role("alert")).to_have_text("")
    expect(page.get_by_role("button", name="誤りのまま保存")).to_have_count(0)
    expect(status_of(page)).to_have_text("保存済み")

    # what proofreading finds is mended
    choose(page, 3)
    answer = answer_of(page)
    sound = answer.input_value()
    answer.fill(sound + "\nくわしくは窓口へお尋ね下さい")
    expect(form.locator(".fault.warning").first).to_be_visible()
    answer.fill(sound + "\n詳しくは、窓口へお尋ねください。")
    expect(form.locator(".fault.warning")).to_have_count(0)
    save_by_key(page)

    # what has changed since the file was opened, as a table
    before = tmp_path / "before"
    before.mkdir()
    for name, content in files.items():
        (before / name).write_bytes(content)
    page.get_by_role("button", name="新旧対照表", exact=True).click()
    page.get_by_label("フォルダー", exact=True).check()
    page.get_by_label("比べる原稿のフォルダー").set_input_files(before)
    page.get_by_role("button", name="対照表を作る").click()
    expect(page.get_by_role("button", name="開く", exact=True)).to_be_visible()
    table = text_of(page.request.get(f"{page.url}pdf?of=diff").body())
    assert all(new[:12] in table for _, new in CORRECTED.values())
    assert "受付の時間を教えてください。" in table

    # the PDF, and one for each branch
    page.get_by_role("button", name="作る", exact=True).click()
    expect(page.get_by_text("output/appendix.pdf を作りました")).to_be_visible()
    made = (desk.root / "output" / "appendix.pdf").read_bytes()
    desk.run("build", "content/appendix.yaml", "-o", "again.pdf", "--no-cache")
    assert made == (desk.root / "again.pdf").read_bytes()
    page.get_by_role("button", name="支店版", exact=True).click()
    expect(page.get_by_text("output/editions")).to_be_visible()
    assert desk.run("verify", "output/editions")["ok"]

    # nothing but the questions' own file was written; all the way back are its first bytes
    assert {name for name in files if (desk.folder / name).read_bytes() != files[name]} == {"faq.yaml"}
    undo_all(page)
    save(page)
    assert desk.text() == opened
