"""The folder of a clerk, and commands that run in one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faqprint.cli.main import main

from .clerk import ClerkFolder
from .force import Ended, Run


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ClerkFolder:
    """An empty folder but for the appendix; it is the current one."""
    monkeypatch.chdir(tmp_path)
    return ClerkFolder(tmp_path)


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder of its own, with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAQPRINT_CACHE", str(tmp_path / "cache"))

    def run(*arguments: str) -> Ended:
        status = main([*arguments, "--json"])
        said = capfd.readouterr()
        faults = json.loads(said.out)["faults"] if said.out.startswith("{") else []
        places = [(f"{fault['file']}:{fault['line']}", fault["code"]) for fault in faults]
        return Ended(status, places, said.out + said.err)

    return run
