"""The PDF of what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.desk.printing import print_draft
from faqprint.desk.session import FaultyDraftError
from faqprint.errors import ProofError
from faqprint.pipeline.build import build

from .browser import Browser


def test_a_draft_prints_as_its_saved_files_would(browser: Browser, tmp_path: Path) -> None:
    """To the byte, before it is saved."""
    browser.put("/draft", question=1, field="answer", value="はい。")
    printed = print_draft(browser.session)
    browser.put("/save")
    build(browser.session.path, tmp_path / "a.pdf")
    assert printed == (tmp_path / "a.pdf").read_bytes()


def test_a_fault_prints_nothing(browser: Browser) -> None:
    """The last good pages are not what is drafted."""
    browser.put("/draft", 422, question=1, field="answer", value="")
    with pytest.raises(FaultyDraftError):
        print_draft(browser.session)


def test_it_is_proved(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF that reads back as something else is the program's fault, and not given."""

    def refuse(*args: object) -> None:
        raise ProofError("proof-failed")

    monkeypatch.setattr("faqprint.pipeline.build.prove", refuse)
    assert browser.ask("GET", "/pdf").status_code == 500
