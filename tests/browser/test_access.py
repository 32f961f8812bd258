"""For everybody: axe-core finds nothing, by day and by night, wide and narrow; nothing is lost at 200 %."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from .conftest import PATIENCE, ROOT, Desk, answer_of, until

AXE = ROOT / ".ci" / "node_modules" / "axe-core" / "axe.min.js"
#: Sizes of the window in CSS pixels: the least, a usual one, and those that 200 % make of the two.
SIZES = {"1024": (1024, 768), "1440": (1440, 900), "1440 at 200 %": (720, 450), "1024 at 200 %": (512, 384)}


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong: rule and element."""
    page.evaluate(AXE.read_text("utf-8") + "; 0")
    found: dict[str, Any] = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    """By day and by night."""
    return str(request.param)


@pytest.fixture
def starter(open_desk: Callable[..., Desk]) -> Desk:
    """A desk of the starter, which has a section of every type."""
    return open_desk(content=ROOT / "src" / "faqprint" / "starter")


@pytest.fixture
def visit(browser: Browser, starter: Desk, scheme: Any) -> Iterator[Callable[..., Page]]:
    """Opens the starter's desk in a window of some size, for who wants nothing to move: no color is on its way to another."""
    contexts = []

    def make(size: tuple[int, int]) -> Page:
        window = ViewportSize(width=size[0], height=size[1])
        context = browser.new_context(viewport=window, color_scheme=scheme, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.goto(starter.url)
        page.wait_for_selector('[data-page="1"] svg')
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_axe_finds_nothing_in_a_question(visit: Callable[..., Page], size: tuple[int, int]) -> None:
    """The whole page with a question open and its further settings shown, then with a fault and its notice."""
    page = visit(size)
    page.locator('[data-question="2"]').click()
    page.get_by_text("詳しい設定").click()
    assert violations(page) == []
    answer_of(page).fill("{{none}}")
    expect(page.get_by_role("alert")).to_contain_text("none")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("button", name="誤りのまま保存")).to_be_visible()
    assert violations(page) == []


def test_axe_finds_nothing_in_any_form(visit: Callable[..., Page]) -> None:
    """Every form of the list in turn."""
    page = visit(SIZES["1440"])
    entries = page.locator("nav .entry.form")
    found = {}
    for number in range(entries.count()):
        entry = entries.nth(number)
        before = page.query_selector("#form h2")
        entry.click()
        until(page, lambda: before is None or not before.evaluate("head => head.isConnected"))  # noqa: B023  # called at once
        expect(page.locator("#form h2")).to_be_visible()
        found[entry.inner_text()] = violations(page)
    assert len(found) >= 8
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("opener", ["書き方", "新旧対照表"])
def test_axe_finds_nothing_in_the_dialogs(visit: Callable[..., Page], opener: str) -> None:
    """They have names, take the focus, and give it back."""
    page = visit(SIZES["1440"])
    page.locator('[data-question="1"]').click()
    page.get_by_role("button", name=opener, exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert violations(page) == []
    assert dialog.evaluate("dialog => dialog.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=opener, exact=True)).to_be_focused()


@pytest.mark.parametrize("scheme", ["light"], indirect=True)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_nothing_is_cut_off_or_out_of_reach(visit: Callable[..., Page], size: tuple[int, int]) -> None:
    """No sideways scrolling of the whole, and each button can be brought into view and is not covered."""
    page = visit(size)
    page.locator('[data-question="2"]').click()
    expect(answer_of(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    for button in reachable(page.locator("header, #form")):
        button.click(trial=True)
    answer_of(page).click()
    page.keyboard.type("あ")
    expect(page.get_by_role("status")).to_have_text("未保存")


def reachable(panes: Locator) -> list[Locator]:
    """The buttons and fields that are there and can be used."""
    all_of_them = panes.locator("button:enabled, select:enabled, textarea").all()
    return [one for one in all_of_them if one.is_visible()]


@pytest.mark.parametrize("scheme", ["light"], indirect=True)
def test_nothing_moves_for_who_does_not_want_it(visit: Callable[..., Page]) -> None:
    """prefers-reduced-motion: no transition and no animation is left."""
    page = visit(SIZES["1440"])
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const { transitionDuration, animationName } = getComputedStyle(one);
          return transitionDuration.split(", ").some((each) => each !== "0s") || animationName !== "none";
        }).length"""
    )
    assert moving == 0


def test_day_and_night_are_two(visit: Callable[..., Page], scheme: str) -> None:
    """The surface follows the system; the paper stays light, and its words dark."""
    page = visit(SIZES["1440"])
    lightness = "(element) => getComputedStyle(element).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0)"
    surface = page.locator("body").evaluate(lightness)
    paper = page.locator('[data-page="1"]').evaluate(lightness)
    assert (surface > 600) == (scheme == "light")
    assert paper > 600


@pytest.mark.parametrize("scheme", ["light"], indirect=True)
def test_the_landmarks_and_their_order(visit: Callable[..., Page]) -> None:
    """Who hears the page finds head, list, pages and form, in this order, and the words of a page as texts."""
    page = visit(SIZES["1440"])
    landmarks = page.evaluate("""() => [...document.querySelectorAll("header, nav, main, section[aria-label]")]
      .map((one) => [one.localName, one.getAttribute("aria-label")])""")
    assert landmarks == [["header", None], ["nav", "一覧"], ["main", "紙面"], ["section", "入力欄"]]
    expect(page.locator("[role=status]")).to_have_count(1)
    expect(page.locator("[role=alert]")).to_have_count(1)
    snapshot = page.locator('[data-page="1"]').aria_snapshot()
    assert "目次" in snapshot


@pytest.mark.parametrize("scheme", ["light"], indirect=True)
def test_the_judge_finds_what_is_wrong(visit: Callable[..., Page]) -> None:
    """A button without a name and gray on gray are told, so that silence means something."""
    page = visit(SIZES["1440"])
    page.evaluate("""() => {
      const button = document.querySelector("header").appendChild(document.createElement("button"));
      const words = document.querySelector("header").appendChild(document.createElement("p"));
      words.textContent = "読めない字";
      words.style.color = "#777";
      words.style.backgroundColor = "#888";
    }""")
    assert {found.partition(":")[0] for found in violations(page)} == {"button-name", "color-contrast"}
