"""Whatever is printed can be changed in a form of its own, opened like a question."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from .conftest import ROOT, Desk, save, status_of, until


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    """A desk of the starter, which has a section of every type."""
    return open_desk(content=ROOT / "src" / "faqprint" / "starter")


def open_form(page: Page, title: str) -> Locator:
    """Open a form by its entry in the list, and give its pane."""
    page.get_by_role("navigation").get_by_role("button", name=title, exact=True).click()
    pane = page.get_by_role("region", name="入力欄")
    expect(pane.get_by_role("heading", level=2)).to_be_visible()
    return pane


def all_pages(page: Page) -> Locator:
    """The pages that say something."""
    return page.locator("[data-page] svg")


@pytest.mark.parametrize(
    ("title", "label", "file"),
    [
        ("表紙・書誌", "題・見出し", "appendix.yaml"),
        ("表紙・書誌", "版", "appendix.yaml"),
        ("表紙・書誌", "service", "appendix.yaml"),
        ("この別紙について", "本文", "about.yaml"),
        ("よくあるご質問", "前書き", "faq.yaml"),
        ("【お問い合わせ先】", "電話番号", "contact.yaml"),
        ("お尋ねの前に", "文", "checklist.yaml"),
        ("重要", "枠の見出し", "notice.yaml"),
        ("ご意見・ご要望", "提出先", "memo.yaml"),
        ("ご利用を終えるとき", "題・見出し", "appendix.yaml"),
    ],
)
def test_a_field_prints_and_is_saved(page: Page, desk: Desk, title: str, label: str, file: str) -> None:
    """Its text is on the pages at once, and in its own file once it is saved; the other files stay to the byte."""
    before = {path.name: path.read_bytes() for path in desk.folder.iterdir() if path.is_file()}
    field = open_form(page, title).get_by_label(label, exact=True).first
    field.fill("新しい語")
    expect(all_pages(page).filter(has_text="新しい語").first).to_be_attached()
    save(page)
    after = {path.name: path.read_bytes() for path in desk.folder.iterdir() if path.is_file()}
    assert [name for name in before if before[name] != after[name]] == [file]
    assert "新しい語" in after[file].decode()


def test_a_section_opens_from_its_place_in_the_pages(page: Page) -> None:
    """As a question does, by its area."""
    page.locator("[data-form]", has_not_text="no").filter(visible=True).first.wait_for()
    page.get_by_role("main").get_by_role("button", name="よくあるご質問").first.click()
    expect(page.get_by_role("region", name="入力欄").get_by_label("前書き", exact=True)).to_be_visible()


def test_items_are_added_moved_and_deleted(page: Page, desk: Desk) -> None:
    """In any list; the focus goes along, and 元に戻す leads back."""
    before = desk.text("checklist.yaml")
    pane = open_form(page, "お尋ねの前に")
    items = pane.locator("[data-item]")
    count = items.count()
    items.first.get_by_role("button", name="下に足す").click()
    expect(items).to_have_count(count + 1)
    expect(items.nth(1).get_by_label("文", exact=True)).to_be_focused()
    items.nth(1).get_by_label("文", exact=True).fill("足した項目")
    expect(all_pages(page).filter(has_text="足した項目")).to_have_count(1)
    items.nth(1).get_by_role("button", name="上へ").click()
    expect(items.first.get_by_label("文", exact=True)).to_have_value("足した項目")
    items.first.get_by_role("button", name="削除").click()
    expect(items).to_have_count(count)
    save(page)
    assert desk.text("checklist.yaml") == before


def test_an_item_is_moved_right_after_typing(page: Page) -> None:
    """A click before the text was answered was refused: ほかの人が原稿を直したので, which nobody had."""
    held: list[Route] = []
    items = open_form(page, "お尋ねの前に").locator("[data-item]")
    page.route("**/draft", lambda route: held.append(route))
    items.first.get_by_label("文", exact=True).fill("打ったばかりの文です。")
    until(page, lambda: held)
    items.first.get_by_role("button", name="下へ").click()
    held[0].continue_()
    expect(items.nth(1).get_by_label("文", exact=True)).to_have_value("打ったばかりの文です。")
    expect(page.get_by_role("alert")).to_have_text("")


def test_a_double_click_moves_an_item_once(page: Page) -> None:
    """The second click was refused, as another hand's change."""
    held: list[Route] = []
    page.route("**/move", lambda route: held.append(route))
    items = open_form(page, "お尋ねの前に").locator("[data-item]")
    text = items.first.get_by_label("文", exact=True).input_value()
    items.first.get_by_role("button", name="下へ").dblclick()
    until(page, lambda: held)
    held.pop().continue_()  # after both clicks, however slow they are
    expect(items.nth(1).get_by_label("文", exact=True)).to_have_value(text)
    expect(items.nth(1).get_by_label("文", exact=True)).to_be_focused()
    expect(page.get_by_role("alert")).to_have_text("")
    assert held == []


def test_categories_are_named_moved_and_added(page: Page, desk: Desk) -> None:
    """The 区分 of the questions, in the form of their section."""
    pane = open_form(page, "よくあるご質問")
    names = page.locator("nav .category")
    first = names.first.inner_text()
    pane.locator("[data-item]").first.get_by_role("button", name="下へ").click()
    expect(names.nth(1)).to_have_text(first)
    expect(pane.locator("[data-item]").nth(1).get_by_label("名前", exact=True)).to_be_focused()  # the form is drawn anew
    pane.locator("[data-item]").nth(1).get_by_label("名前", exact=True).fill("改めた区分")
    expect(names.nth(1)).to_have_text("改めた区分")
    count = names.count()
    pane.locator("[data-item]").last.get_by_role("button", name="下に足す").click()
    expect(names).to_have_count(count + 1)
    save(page)
    assert "改めた区分" in desk.text()


def test_values_are_added_by_name(page: Page, desk: Desk) -> None:
    """A word that differs by branch gets a name, then its text."""
    pane = open_form(page, "表紙・書誌")
    pane.get_by_label("足す値の名前").fill("合言葉")
    pane.get_by_role("button", name="値を足す").click()
    pane.get_by_label("合言葉", exact=True).fill("ひまわり")
    save(page)
    assert '合言葉: "ひまわり"' in desk.text("appendix.yaml")


def test_revisions(page: Page) -> None:
    """The table of revisions prints what its form says."""
    pane = open_form(page, "表紙・書誌")
    pane.get_by_label("改訂の内容", exact=True).last.fill("文言の整理")
    expect(all_pages(page).filter(has_text="文言の整理")).to_have_count(1)


def test_paper_and_style(page: Page) -> None:
    """Another paper is another shape of the pages at once."""
    pane = open_form(page, "体裁・用紙")

    def ratio() -> float:
        found: float = page.locator('[data-page="1"]').evaluate("page => page.clientWidth / page.clientHeight")
        return found

    before = ratio()
    pane.get_by_label("用紙", exact=True).select_option("Letter")
    until(page, lambda: abs(ratio() - before) > 0.02)
    pane.get_by_label("行送り（em）", exact=True).fill("2")
    expect(status_of(page)).to_have_text("未保存")


def test_the_branch_list(page: Page, desk: Desk) -> None:
    """A branch's row is changed in its form, and its edition shows it."""
    pane = open_form(page, "支店の一覧")
    pane.locator("[data-item]").first.get_by_label("tel", exact=True).fill("03－0000－1111")
    expect(status_of(page)).to_have_text("未保存")
    page.get_by_label("支店", exact=True).select_option(index=1)
    expect(all_pages(page).filter(has_text="03－0000－1111").first).to_be_attached()
    save(page)
    assert "03－0000－1111" in desk.text("branches.csv")


def test_a_branch_is_shown(page: Page) -> None:
    """The chooser shows any branch's edition, and the content as it stands again."""
    chooser = page.get_by_label("支店", exact=True)
    name = chooser.locator("option").nth(1).inner_text().partition("　")[2]
    chooser.select_option(index=1)
    expect(all_pages(page).filter(has_text=name).first).to_be_attached()
    chooser.select_option(index=0)
    expect(all_pages(page).filter(has_text=name)).to_have_count(0)
    expect(status_of(page)).to_have_text("保存済み")


def test_every_mark_of_the_format_has_its_help(page: Page) -> None:
    """The help names each mark that FORMAT.md and the README name."""
    page.locator('[data-question="1"]').click()
    page.get_by_role("button", name="書き方").click()
    help_text = page.get_by_role("dialog", name="印の書き方").inner_text()
    heads = "【 〔 ≪ 〈 ＜ ※ ＊ 注） ◆ ◇ ・ • ● ○ ◯ 〇 ■ □ ◎ ▲ △ ▼ ▽ ★ ☆ → ⇒ （１） １） １． ① ⑴ ❶ （ア） （ａ） Ⅰ． 参照"
    marks = f"{heads} |---| <br> ^^ ** {{{{ [[ ![ QR \\"
    assert [mark for mark in marks.split() if mark not in help_text] == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="書き方")).to_be_focused()


def ending(text: str) -> re.Pattern[str]:
    """What ends so, but for white space."""
    return re.compile(re.escape(text) + r"\s*$")


PNG = ROOT / ".readme" / "page.png"


def test_a_picture_is_put_in_by_file(page: Page, desk: Desk) -> None:
    """It lies beside the content once it is saved, and prints; its words are chosen, to be typed over."""
    page.locator('[data-question="1"]').click()
    answer = page.get_by_label("回答", exact=True)
    answer.press("Control+End")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="絵", exact=True).click()
    chooser.value.set_files(PNG)
    expect(answer).to_have_value(ending("![何の絵か](page.png)"))
    page.keyboard.type("最初の画面")
    expect(page.locator("[data-page] svg image")).to_have_count(1)
    assert not (desk.folder / "page.png").exists()
    save(page)
    assert (desk.folder / "page.png").read_bytes() == PNG.read_bytes()
    assert "![最初の画面](page.png)" in desk.text()


def test_a_picture_is_put_in_by_paste(page: Page) -> None:
    """From the clipboard, as a screenshot comes."""
    page.locator('[data-question="1"]').click()
    answer = page.get_by_label("回答", exact=True)
    answer.evaluate(
        """async (field, bytes) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }));
          field.focus();
          field.setSelectionRange(field.value.length, field.value.length);
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        list(PNG.read_bytes()),
    )
    expect(answer).to_have_value(ending("![何の絵か](画面.png)"))
    expect(page.locator("[data-page] svg image")).to_have_count(1)
