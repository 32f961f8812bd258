"""What is made from the page: PDF, editions, comparison, print, workbooks; typing goes on meanwhile."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk, answer_of, choose, export_workbook, save, status_of


def text_of(pdf: bytes) -> str:
    """All that a PDF prints, without line breaks."""
    pages = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "")


def test_build_asks_to_save_and_makes_what_build_makes(page: Page, desk: Desk) -> None:
    """作る offers 保存して作る; the PDF is byte for byte the command line's."""
    choose(page, 1)
    answer_of(page).fill("作る前の文です。")
    page.get_by_role("button", name="作る", exact=True).click()
    page.get_by_role("button", name="保存して作る", exact=True).click()
    expect(page.get_by_text("output/appendix.pdf を作りました")).to_be_visible()
    expect(status_of(page)).to_have_text("保存済み")
    made = (desk.root / "output" / "appendix.pdf").read_bytes()
    desk.run("build", "content/appendix.yaml", "-o", "again.pdf", "--no-cache")
    assert made == (desk.root / "again.pdf").read_bytes()
    assert "作る前の文です。" in text_of(made)


def many_branches(desk: Desk, count: int) -> None:
    """A list of so many branches."""
    rows = [f"{number:03},支店{number:03},係{number},000－000－{number:04},-" for number in range(1, count + 1)]
    (desk.folder / "branches.csv").write_text("code,name,desk,tel,fax\n" + "\n".join(rows) + "\n", "utf-8")


#: Python runs it before a program: what tells of the second edition stops itself, and all whom it has told to help, at that.
STOP_ITSELF = """\
import os, signal, sys

write = sys.stderr.write

def write_and_stop(text):
    write(text)
    sys.stderr.flush()
    if text.startswith("2/400 "):
        os.killpg(0, signal.SIGSTOP)

sys.stderr.write = write_and_stop
"""


@contextmanager
def held_editions(page: Page, desk: Desk) -> Iterator[None]:
    """支店版 of 400 branches, held once two are made: how fast they are made, and the page is drawn, decides nothing."""
    many_branches(desk, 400)
    expect(page.get_by_label("支店", exact=True).locator("option")).to_have_count(401)
    desk.modules.mkdir()
    (desk.modules / "sitecustomize.py").write_text(STOP_ITSELF, "utf-8")
    page.get_by_role("button", name="支店版", exact=True).click()
    expect(page.locator("#job")).to_contain_text("2／400")
    (job,) = desk.children()
    try:
        yield
    finally:
        os.killpg(job, signal.SIGCONT)


def test_editions_tell_how_far_they_are(page: Page, desk: Desk) -> None:
    """支店版: n／m while they are made, and one types on; then what was made."""
    with held_editions(page, desk):
        choose(page, 1)
        answer_of(page).fill("作っている間の文です。")
        expect(page.locator('[data-page="1"] svg')).to_contain_text("作っている間の文です。")
    expect(page.locator("#job")).to_be_hidden()
    expect(page.get_by_text("output/editions")).to_be_visible()
    assert len(list((desk.root / "output" / "editions").glob("*_支店*.pdf"))) == 400


def test_editions_can_be_stopped(page: Page, desk: Desk) -> None:
    """中止: what is whole stays, the rest is not begun."""
    with held_editions(page, desk), page.expect_response("**/stop"):
        page.get_by_role("button", name="中止", exact=True).click()
    expect(page.locator("#job")).to_be_hidden()
    assert 0 < len(list((desk.root / "output" / "editions").glob("*.pdf"))) < 400


@pytest.fixture
def committed(desk: Desk) -> Desk:
    """A desk whose content is kept in git."""
    who = ["-c", "user.name=x", "-c", "user.email=x@example.jp"]
    for command in (["init", "-q"], ["add", "content"], [*who, "commit", "-qm", "first"]):
        subprocess.run(["git", *command], cwd=desk.root, check=True)
    return desk


@pytest.mark.parametrize("against", ["最後に保存した原稿", "Git の版", "フォルダー"])
def test_comparison(page: Page, committed: Desk, tmp_path: Path, against: str) -> None:
    """新旧対照表 against each of the three: its PDF opens, and says what changed."""
    old = tmp_path / "old"
    shutil.copytree(committed.folder, old)
    choose(page, 1)
    answer_of(page).fill("新しい回答です。")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("新しい回答です。")
    page.get_by_role("button", name="新旧対照表", exact=True).click()
    dialog = page.get_by_role("dialog", name="新旧対照表")
    dialog.get_by_label(against, exact=True).check()
    if against == "フォルダー":
        dialog.get_by_label("比べる原稿のフォルダー").set_input_files(old)
    dialog.get_by_role("button", name="対照表を作る").click()
    with page.expect_popup() as opened:
        page.get_by_role("button", name="開く", exact=True).click()
    opened.value.wait_for_load_state()
    table = page.request.get(f"{page.url}pdf?of=diff").body()
    assert "新しい回答です。" in text_of(table)
    assert "携帯電話には対応しておりません。" in text_of(table)


def test_print_opens_the_proved_pdf(page: Page, desk: Desk) -> None:
    """印刷: what is shown, saved or not, as a PDF in a tab of its own; not with a fault."""
    choose(page, 1)
    answer_of(page).fill("印刷する文です。")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="印刷", exact=True).click()
    expect(opened.value).to_have_url(f"{page.url}pdf")
    assert "印刷する文です。" in text_of(page.request.get(f"{page.url}pdf").body())
    answer_of(page).fill("{{nothing}}")
    expect(page.get_by_role("alert")).to_contain_text("nothing")
    page.get_by_role("button", name="印刷", exact=True).click()
    expect(page.get_by_text("誤りを直すと、印刷できます。")).to_be_visible()


def test_a_workbook_goes_out_and_comes_back(page: Page, desk: Desk, tmp_path: Path) -> None:
    """Excel: the questions go into a workbook; what is changed there is told first, and becomes the draft."""
    path = tmp_path / "faq.xlsx"
    export_workbook(page, path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "携帯電話には対応しておりません。"]
    cell.value = "ブックで直した文です。"
    book.save(path)
    before = desk.text()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Excel から取り込む").click()
    chooser.value.set_files(path)
    expect(page.get_by_text("変更 1")).to_be_visible()
    expect(status_of(page)).to_have_text("保存済み")
    page.get_by_role("button", name="取り込む", exact=True).last.click()
    expect(page.locator('[data-page="1"] svg')).to_contain_text("ブックで直した文です。")
    expect(status_of(page)).to_have_text("未保存")
    assert desk.text() == before
    save(page)
    assert desk.text() == before.replace("携帯電話には対応しておりません。", "ブックで直した文です。")


def test_a_file_that_is_no_workbook_is_told(page: Page, tmp_path: Path) -> None:
    """In the alert, in the program's words; nothing changes."""
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"no workbook")
    page.get_by_label("取り込むブック").set_input_files(path)
    expect(page.get_by_role("alert")).to_contain_text("Excel のブックとして読めません")
    expect(status_of(page)).to_have_text("保存済み")
