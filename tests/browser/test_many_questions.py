"""Eighteen hundred questions: only what is looked at is drawn, and every jump lands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Desk, answer_of, holding, until
from .latencies import write_content


@pytest.fixture
def desk(tmp_path: Path, open_desk: Callable[..., Desk]) -> Desk:
    """A desk of so many."""
    folder = tmp_path / "many" / "content"
    folder.parent.mkdir()
    write_content(folder, 1800)
    return open_desk(folder=folder)


def drawn(page: Page) -> int:
    """How many pages are drawn."""
    return int(page.locator("[data-page] svg").count())


def test_only_pages_near_the_view_are_drawn(page: Page) -> None:
    """All of them are there, and so is the button of each question; few have their words."""
    assert page.locator("[data-question]").count() == 1800
    assert page.locator("[data-page]").count() > 60
    until(page, lambda: drawn(page) > 1)
    page.wait_for_timeout(1000)
    assert 1 < drawn(page) < 8


@pytest.mark.parametrize("no", [900, 1800])
def test_a_jump_lands_at_its_row(page: Page, no: int) -> None:
    """From the list to a page that was never drawn; what is typed there shows there."""
    search = page.get_by_role("searchbox")
    search.fill(f"{no}番目")
    page.locator("nav .question").first.press("Enter")
    expect(page.get_by_role("heading", name=f"No.{no}", exact=True)).to_be_visible()
    row = page.locator(f'[data-question="{no}"]')
    expect(row).to_be_in_viewport(ratio=1)
    svg = page.locator(".page", has=row).locator("svg")
    expect(svg).to_contain_text(f"{no}番目のご質問は")
    answer_of(page).fill("短い回答です。")
    expect(svg).to_contain_text("短い回答です。")
    expect(row).to_be_in_viewport(ratio=1)


def test_scrolling_through_lets_go_of_pages(page: Page) -> None:
    """Whoever reads to the end does not keep every page in memory."""
    pages = page.locator("[data-page]").count()
    for number in range(1, pages, 3):
        page.locator(f'[data-page="{number}"]').evaluate("page => page.scrollIntoView()")
        # expect() would go through 1,800 questions for a second, to say what it sees
        page.wait_for_selector(f'[data-page="{number}"] svg')
    page.locator(f'[data-page="{pages}"]').evaluate("page => page.scrollIntoView()")
    page.wait_for_selector(f'[data-page="{pages}"] svg')
    until(page, lambda: drawn(page) <= 52)


def test_pages_that_come_late_are_let_go_of(page: Page) -> None:
    """Whoever scrolls faster than they are drawn kept all 81 of them."""
    page.evaluate("""() => {
      window.drawings = 0;
      const count = (node) => (window.drawings += node.localName === "svg");
      new MutationObserver((list) => list.forEach((one) => one.addedNodes.forEach(count)))
        .observe(document.querySelector("#pages"), { childList: true, subtree: true });
    }""")
    with holding(page, "**/page/*") as held:

        def is_asked_for(number: int) -> bool:
            return any(route.request.url.endswith(f"/page/{number}") for route in held)

        for number in range(5, 82, 2):
            page.locator(f'[data-page="{number}"]').evaluate("page => page.scrollIntoView()")
            until(page, partial(is_asked_for, number))
        assert len(held) > 52
        asked = len(held)
    until(page, lambda: page.evaluate("window.drawings") >= asked)
    assert drawn(page) <= 52
