"""What a PUT asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.desk.answers import RefusedRequestError
from faqprint.desk.writes import WRITES, section_number

from .browser import Browser, open_session


def test_there_is_one_for_each_route(browser: Browser) -> None:
    """Those of the contract."""
    assert set(WRITES) == {"draft", "save", "undo", "redo", "move", "add", "delete"}
    assert section_number(browser.session, 2) == 1
    for wrong in (1, 8, 9, 0, -1):
        with pytest.raises(RefusedRequestError):
            section_number(browser.session, wrong)


def test_typing_on_is_one_step(browser: Browser) -> None:
    """Where the page says so."""
    browser.put("/draft", question=1, field="answer", value="は")
    browser.put("/draft", question=1, field="answer", value="はい", continues=True)
    browser.put("/draft", question=1, field="answer", value="はい。")
    assert browser.put("/undo")["redo"] and browser.get("/question/1")["answer"] == "はい"
    assert not browser.put("/undo")["undo"] and browser.get("/question/1")["answer"] == "ご利用いただけません。"
    assert not browser.put("/undo")["undo"]
    assert not browser.put("/redo")["saved"]
    assert not browser.put("/redo")["redo"]
    assert not browser.put("/redo")["redo"]


def test_saved_with_a_fault_it_is_told_and_done(browser: Browser) -> None:
    """422 without the word, 200 with it."""
    browser.put("/draft", 422, question=1, field="answer", value="")
    assert browser.put("/save", 422)["desk"]["saved"] is False
    assert browser.put("/save", faulty=True)["saved"]


def test_an_offer_is_taken_or_dropped(appendix: Path, tmp_path: Path) -> None:
    """By the page."""
    session = open_session(appendix, tmp_path / "cache")
    browser = Browser(session)
    browser.put("/draft", question=1, field="answer", value="下書き")
    session.close()
    browser = Browser(open_session(appendix, tmp_path / "cache"))
    assert browser.get("/state")["offer"]["time"] and browser.get("/state")["offer"]["number"] == 1
    assert not browser.put("/draft", offer="take")["saved"]
    assert browser.get("/state")["offer"] is None and browser.get("/question/1")["answer"] == "下書き"
