"""From the last keystroke to the new picture, in the browser: medians of eleven, printed and never judged.

    python -m tests.browser.latencies

The clock is the browser's: from the event of the key to the frame after the renewed page.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from .conftest import CHROMIUM, Desk

TIMES = 11
SIZES = (18, 180, 1800)

MEASURE = """
async () => {
  const field = document.querySelector("textarea[name=answer]");
  const host = document.querySelector("[data-question][aria-current]").closest(".page").querySelector(".sheet");
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  const renewed = new Promise((resolve) => new MutationObserver((_, observer) => {
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  }).observe(host, { childList: true }));
  const from = performance.now();
  document.execCommand("insertText", false, "あ");
  const typed = performance.now() - from;
  await renewed;
  return [performance.now() - from, typed];
}
"""


def write_content(folder: Path, count: int) -> None:
    """So many questions of two lines each, in 区分 of twelve."""
    lines = ["type: faq", "title: ＦＡＱ", "categories:"]
    for number in range(count):
        if number % 12 == 0:
            lines += [f"  - name: 区分{number // 12 + 1}", "    questions:"]
        lines += [
            f"      - question: {number + 1}番目のご質問は、どのように印刷されますか？",
            "        answer: |",
            f"          {number + 1}番目の回答です。操作の手順は、画面の案内に沿ってお進みください。",
            "          ※通信の状況によっては、お時間をいただくことがあります。",
        ]
    folder.mkdir()
    (folder / "faq.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "appendix.yaml").write_text("title: 別紙３　ＦＡＱ\ndate: 2026-11-22\nsections: [faq.yaml]\n", "utf-8")


def measure(page: Page, desk: Desk) -> str:
    """A line of figures, in ms."""
    page.goto(desk.url)
    page.wait_for_selector('[data-page="1"] svg')
    first = page.evaluate("performance.now()")
    page.locator('[data-question="4"]').click()
    page.wait_for_selector("textarea[name=answer]")
    found = []
    for _ in range(TIMES):
        page.wait_for_timeout(900)  # proofreading has ended
        found.append(page.evaluate(MEASURE))
    renewed, typed = (statistics.median(column) for column in zip(*found, strict=True))
    status = Path(f"/proc/{desk.process.pid}/status")
    memory = next((line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")), "0")
    return f"{renewed:8.0f}{max(row[0] for row in found):8.0f}{typed:8.1f}{first:8.0f}{int(memory) / 1024:8.0f}"


def main() -> None:
    """Measure each size in a browser of its own."""
    print("questions  median     max   typed   first  memory (ms, MiB; typed: how long the key itself took)")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        for count in SIZES:
            folder = Path(scratch) / str(count) / "content"
            folder.parent.mkdir()
            write_content(folder, count)
            desk = Desk(folder, Path(scratch) / "cache")
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            try:
                print(f"{count:9}{measure(browser.new_page(), desk)}")
            finally:
                browser.close()
                desk.end()


if __name__ == "__main__":
    main()
