"""What a comparison is asked for with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from faqprint.desk.answers import RefusedRequestError
from faqprint.desk.comparing import comparison_of
from tests.git_runs import git
from tests.pictures.files import plain

from .browser import FAQ, FILES, Browser


def test_a_revision_of_git_is_compared(browser: Browser) -> None:
    """The branch's values are put in on both sides."""
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        git(Path(), *arguments)
    (browser.session.folder / "faq.yaml").write_text(FAQ.replace("要りません。", "要ります。"), "utf-8")
    browser.session.look()
    browser.put("/draft", edition=1)
    made = comparison_of(browser.session, {"against": "git", "revision": "HEAD"})()
    assert made.pdf.startswith(b"%PDF") and len(made.changes) == 1


def test_chosen_files_of_a_branch(browser: Browser) -> None:
    """Their list need not be among them."""
    browser.put("/draft", edition=1)
    files = {f"old/{name}": text for name, text in FILES.items() if name != "branches.csv"}
    assert comparison_of(browser.session, {"against": "files", "files": files})().changes == []


def test_chosen_files_with_a_picture(browser: Browser) -> None:
    """It came with no request: the one of its name here stands for it."""
    (browser.session.folder / "a.png").write_bytes(plain(20, 20))
    text = FAQ.replace("ご利用いただけません。   #", '"![画面](a.png)"   #')
    browser.put("/draft", question=1, field="answer", value="![画面](a.png)")
    assert browser.draft() == text
    assert comparison_of(browser.session, {"against": "files", "files": FILES | {"faq.yaml": text}})().changes == []


NAMES = ("../a.yaml", "/etc/a.yaml", "C:\\a.yaml", "a/../../b.yaml")
BAD: list[dict[str, Any]] = [
    {"against": "x"},
    {"against": "files"},
    {"against": "files", "files": {}},
    {"against": "files", "files": {"a.yaml": 1}},
    {"against": "files", "files": {"a.txt": ""}},
    *({"against": "files", "files": {name: ""}} for name in NAMES),
]


@pytest.mark.parametrize("body", BAD)
def test_names_lead_nowhere(browser: Browser, body: dict[str, Any]) -> None:
    """And what is no content is refused."""
    with pytest.raises(RefusedRequestError):
        comparison_of(browser.session, body)
