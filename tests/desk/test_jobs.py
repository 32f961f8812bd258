"""What takes longer than an answer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from faqprint.distribution.verify import verify
from faqprint.pipeline.build import build

from .browser import FILES, Browser, open_session


def test_the_pdf_is_what_build_makes(browser: Browser, tmp_path: Path) -> None:
    """Of the saved files, to the byte, at the same place; a draft is to be saved first."""
    browser.put("/draft", question=1, field="answer", value="はい。")
    assert browser.post("/build", 409)["unsaved"]
    browser.put("/save")
    assert browser.post("/build")["job"]["state"] == "running"
    job = browser.wait()
    assert (job["state"], job["files"], job["faults"]) == ("done", ["output/appendix.pdf"], [])
    assert "output/appendix.pdf を作りました" in job["message"]
    build(browser.session.path, tmp_path / "other.pdf")
    assert Path("output/appendix.pdf").read_bytes() == (tmp_path / "other.pdf").read_bytes()
    assert browser.ask("GET", "/pdf").data == (tmp_path / "other.pdf").read_bytes()


def test_the_pdf_of_the_branch_that_is_shown(browser: Browser, tmp_path: Path) -> None:
    """As ``--edition`` makes it."""
    browser.put("/draft", edition=2)
    browser.post("/build")
    assert browser.wait()["state"] == "done"
    build(browser.session.path, tmp_path / "other.pdf", edition="002")
    assert Path("output/appendix.pdf").read_bytes() == (tmp_path / "other.pdf").read_bytes()


def test_an_answer_that_comes_late_is_known_as_older(browser: Browser) -> None:
    """A job has a number, and what tells of it the revision; without it, 'it runs' counted after 'it has ended'."""
    since = browser.get("/state")["revision"]
    first = browser.post("/build")
    assert (first["since"], first["job"]["number"]) == (since, 1)
    assert since < first["revision"]
    browser.wait()
    assert browser.get("/state")["revision"] > first["revision"]
    assert browser.post("/build")["job"]["number"] == 2
    browser.wait()
    stopped = browser.post("/stop", 200)
    assert (stopped["since"], stopped["revision"]) == (browser.get("/state")["revision"],) * 2


def test_another_may_begin_as_soon_as_the_end_is_told(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """A click at once was refused, for the thread of what had ended was still there."""
    note_job = browser.session.note_job
    running: list[bool] = []

    def note_and_look(job: dict[str, Any] | None) -> None:
        note_job(job)
        if job and job["state"] == "done":
            running.append(browser.jobs.is_running)

    monkeypatch.setattr(browser.session, "note_job", note_and_look)
    browser.post("/build")
    browser.jobs.wait()
    assert running == [False]


def test_editions_are_made_and_counted(browser: Browser) -> None:
    """Each is told of; the folder is whole."""
    browser.post("/editions")
    job = browser.wait()
    assert (job["state"], job["done"], job["total"], job["files"]) == ("done", 2, 2, ["output/editions"])
    assert verify(Path("output/editions")).findings == ()


def test_a_job_can_be_stopped(browser: Browser) -> None:
    """What is not made whole is not there; another one may be started then."""
    browser.post("/editions")
    browser.post("/build", 409)
    browser.post("/stop", 200)
    assert browser.wait()["state"] == "stopped"
    assert list(Path().rglob("*.part")) == []
    browser.post("/editions")
    assert browser.wait()["state"] == "done"


def test_a_job_is_stopped_by_one_signal(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it is asked to: one more came for each, and at the process's start another one, while it was ending."""
    signals: list[int] = []
    started: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen

    def start(*args: Any, **named: Any) -> subprocess.Popen[bytes]:
        browser.post("/stop", 200)
        started.append(begin([sys.executable, "-c", "input()"], **{**named, "stdin": subprocess.PIPE}))
        return started[0]

    def interrupt(group: int, signal: int) -> None:
        signals.append(signal)
        if len(signals) < 3:  # it goes on for a while
            browser.post("/stop", 200)
        assert started[0].stdin is not None
        started[0].stdin.close()

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(os, "killpg", interrupt, raising=False)
    browser.post("/editions")
    assert browser.wait()["state"] == "stopped"
    assert signals == [signal.SIGINT]


def test_a_job_can_be_stopped_before_its_process_is_there(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it was made, and told as stopped."""
    start = subprocess.Popen

    def start_late(*command: Any, **options: Any) -> subprocess.Popen[bytes]:
        browser.post("/stop", 200)
        return start(*command, **options)

    monkeypatch.setattr(subprocess, "Popen", start_late)
    browser.post("/editions")
    assert browser.wait()["state"] == "stopped"
    assert not list(Path().rglob("00?_*.pdf"))


def test_a_job_that_fails_says_why(browser: Browser) -> None:
    """In the words of the command line."""
    (browser.session.folder / "branches.csv").unlink()
    browser.session.look()
    browser.post("/editions")
    job = browser.wait()
    assert (job["state"], job["faults"][0]["code"]) == ("failed", "branches-missing")
    assert job["message"] == job["faults"][0]["message"]


def test_jobs_speak_the_desk_s_language(appendix: Path) -> None:
    """English."""
    browser = Browser(open_session(appendix, lang="en"))
    browser.post("/build")
    assert browser.wait()["message"].startswith("Made output/appendix.pdf")


@pytest.mark.parametrize("against", [{"against": "saved"}, {}, {"against": "files", "files": FILES}])
def test_a_comparison_is_made_of_the_draft(browser: Browser, against: dict[str, object]) -> None:
    """Not saved: the table can be seen, and lies beside the PDF."""
    assert browser.ask("GET", "/pdf?of=diff").status_code == 404
    browser.put("/draft", question=1, field="answer", value="はい。")
    browser.post("/diff", **against)
    job = browser.wait()
    assert (job["state"], job["files"], len(job["changes"])) == ("done", ["output/comparison.pdf"], 1)
    assert "No.1 変更 回答" in job["changes"][0]
    assert browser.ask("GET", "/pdf?of=diff").data == Path("output/comparison.pdf").read_bytes()


def test_a_comparison_that_cannot_be_made_says_why(browser: Browser) -> None:
    """No git, no such revision, a draft at fault, files without an appendix."""
    browser.post("/diff", against="git", revision="--help")
    assert browser.wait()["faults"][0]["code"] in ("git-no-repository", "git-revision-unknown", "git-missing")
    browser.put("/draft", 422, question=1, field="answer", value="")
    browser.post("/diff")
    assert browser.wait()["faults"][0]["code"] == "empty-text"
