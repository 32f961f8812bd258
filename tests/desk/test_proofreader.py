"""Findings of ``check`` beside what is typed."""

from __future__ import annotations

from faqprint.desk.proofreader import Proofreader

from .browser import Browser


def test_findings_stand_beside_their_question(browser: Browser) -> None:
    """Those that ``check`` tells, apart from what a build would refuse; gone once they are mended."""
    browser.put("/draft", question=1, field="answer", value="出来ます。。")
    revision = browser.get("/state")["revision"]
    Proofreader(browser.session).read(browser.session.laid)
    state = browser.get("/state")
    assert state["revision"] > revision
    mine = [one for one in state["faults"] if one["question"] == 1]
    assert mine and all(one["severity"] in ("warning", "error") and one["message"] for one in mine)
    assert browser.get("/question/1")["faults"] == mine
    assert state["outline"][1]["categories"][0]["questions"][0]["remarks"] == len(mine)
    browser.put("/draft", question=1, field="answer", value="ご利用いただけません。")
    Proofreader(browser.session).read(browser.session.laid)
    assert [one for one in browser.get("/state")["faults"] if one["question"] == 1] == []


def test_what_was_read_of_an_older_draft_is_let_go(browser: Browser) -> None:
    """The keys came first."""
    laid = browser.session.laid
    assert laid is not None
    browser.put("/draft", question=1, field="answer", value="はい。")
    browser.session.note_findings(laid.examined, laid.faults)
    assert browser.session.findings == []


def test_it_begins_and_ends(browser: Browser) -> None:
    """As a thread that holds nobody up."""
    reader = Proofreader(browser.session)
    reader.start()
    reader.stop()
