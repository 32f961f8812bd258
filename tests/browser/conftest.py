"""A desk in a process of its own and a browser before it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, Route, expect, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
#: Milliseconds after which what was expected has not come: no test waits so long that is in order, on whatever machine.
PATIENCE = 60_000
#: Milliseconds between two looks for it.
PAUSE = 5


class Desk:
    """``faqprint preview`` of a content of its own."""

    def __init__(self, folder: Path, cache: Path, options: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self.root = folder.parent
        self.cache = cache
        #: Modules of a test's own, which the processes that it starts find.
        self.modules = self.root / "modules"
        path = os.pathsep.join([str(self.modules), str(ROOT / "src")])
        self.environment = os.environ | {"FAQPRINT_CACHE": str(cache), "PYTHONPATH": path}
        self.start(*options)

    def start(self, *options: str) -> None:
        """Start the program; its URL is the only line that it prints."""
        appendix = str(self.folder.relative_to(self.root) / "appendix.yaml")
        command = [sys.executable, "-m", "faqprint", "preview", appendix, "--no-open", *options]
        self.process = subprocess.Popen(command, cwd=self.root, env=self.environment, stdout=subprocess.PIPE, encoding="utf-8")
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()

    def run(self, *arguments: str) -> dict[str, Any]:
        """Run another verb beside it, and give what it tells with ``--json``."""
        command = [sys.executable, "-m", "faqprint", *arguments, "--json"]
        done = subprocess.run(command, cwd=self.root, env=self.environment, capture_output=True, encoding="utf-8", check=False)
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    def text(self, name: str = "faq.yaml") -> str:
        """A file of the content as it lies on the disk."""
        return (self.folder / name).read_bytes().decode()

    def write(self, text: str, name: str = "faq.yaml") -> None:
        """Change a file as another hand does, in one step: half a file would be another change."""
        new = self.root / "new"
        new.write_bytes(text.encode())
        new.replace(self.folder / name)

    def children(self) -> list[int]:
        """The processes that it has started and that run still."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        found: list[int] = []
        for task in tasks:
            with suppress(OSError):  # the thread has ended
                found += map(int, task.read_text().split())
        return found

    def kill(self) -> None:
        """End it without a word."""
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        """End it as Ctrl-C does."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browser."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as made:
        yield made


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, without its sandbox where one is root."""
    made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--lang=ja"])
    yield made
    made.close()


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Opens a desk of a copy of a content (the project's own)."""
    opened: list[Desk] = []

    def make(*options: str, content: Path = ROOT / "content", folder: Path | None = None) -> Desk:
        target = folder or tmp_path / f"desk{len(opened)}" / "content"
        if not target.exists():
            shutil.copytree(content, target)
        opened.append(Desk(target, tmp_path / "cache", options))
        return opened[-1]

    yield make
    for desk in opened:
        desk.end()


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    """A desk of the project's own content."""
    return open_desk()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without cookies."""
    made = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ja-JP")
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def own_clock(context: BrowserContext) -> None:
    """The clock of the pages that are opened later, to be stopped and turned: a machine's pace then decides nothing."""
    context.clock.install()


@pytest.fixture
def open_page(context: BrowserContext) -> Iterator[Callable[..., Page]]:
    """Opens a desk's page; whatever goes wrong in it, or is kept out of it by its policy, fails the test."""
    wrong: list[str] = []

    def make(desk: Desk) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
        page.goto(desk.url)
        return page

    yield make
    assert wrong == []


@pytest.fixture
def page(desk: Desk, open_page: Callable[..., Page]) -> Page:
    """The page of the desk, with its first page drawn."""
    made = open_page(desk)
    made.wait_for_selector('[data-page="1"] svg')
    return made


def status_of(page: Page) -> Locator:
    """What says whether all is saved."""
    return page.get_by_role("status")


def answer_of(page: Page) -> Locator:
    """The field of the open question's answer."""
    return page.get_by_label("回答", exact=True)


def stop_clock(page: Page) -> None:
    """Stop the page's clock, which was installed before it was opened: no timer runs off until it is turned."""
    page.clock.pause_at(
        page.evaluate("Date.now()") / 1000 + 5
    )  # not in what is past by then, nor so late that a request is given up


def until(page: Page, found: Callable[[], object]) -> None:
    """Wait for something that comes with what the browser tells, or lies on the disk."""
    for _ in range(0, PATIENCE, PAUSE):
        if found():
            return
        page.wait_for_timeout(PAUSE)
    raise AssertionError("it has not come")


@contextmanager
def holding(page: Page, url: str) -> Iterator[list[Route]]:
    """Let what a page asks for at a URL wait inside; then it goes, and so does all that is asked for later."""
    held: list[Route] = []
    holds = True

    def take(route: Route) -> None:
        if holds:
            held.append(route)
        else:
            route.continue_()

    page.route(url, take)
    yield held
    holds = False
    for route in held:
        route.continue_()


def wait_for_program(page: Page, path: str, words: str) -> None:
    """Wait until the program answers with words at a path, whether the page knows of them or not."""
    until(page, lambda: words in page.request.get(f"{page.url}{path}").text())


def save(page: Page) -> None:
    """Click on 保存, and see that it is: what says so may have said it before."""
    with page.expect_response("**/save"):
        page.get_by_role("button", name="保存", exact=True).click()
    expect(status_of(page)).to_have_text("保存済み")


def undo_all(page: Page) -> None:
    """Click on 元に戻す until there is nothing left, as each answer says."""
    left = True
    while left:
        with page.expect_response("**/undo") as answered:
            page.get_by_role("button", name="元に戻す", exact=True).click()
        answer = answered.value.json()
        left = answer.get("desk", answer)["undo"]
    expect(page.get_by_role("button", name="元に戻す", exact=True)).to_be_disabled()


def choose(page: Page, no: int | str) -> None:
    """Open a question by its row in the pages."""
    page.locator(f'[data-question="{no}"]').click()
    expect(page.get_by_role("heading", name=f"No.{no}", exact=True)).to_be_visible()


def theirs(desk: Desk) -> None:
    """Another hand changes the third question and the first answer."""
    text = desk.text().replace("海外でも利用できますか？", "国外でも利用できますか？")
    desk.write(text.replace("携帯電話には対応しておりません。", "ほかの人の文です。"))


def conflict(page: Page, desk: Desk) -> None:
    """An unsaved text here, another one there."""
    choose(page, 1)
    answer_of(page).fill("自分の文です。")
    expect(page.locator('[data-page="1"] svg')).to_contain_text("自分の文です。")
    theirs(desk)
    expect(page.get_by_text("ほかの人が直しました")).to_be_visible()


def export_workbook(page: Page, path: Path) -> None:
    """The questions go out into a workbook."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel に書き出す").click()
    download.value.save_as(path)
