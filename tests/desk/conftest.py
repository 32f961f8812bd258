"""A content with comments and every kind of section, and a browser that has opened its desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from .browser import Browser, open_session, write_content


@pytest.fixture
def appendix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The appendix of a content in a folder of the current one."""
    monkeypatch.chdir(tmp_path)
    write_content(Path("content"))
    return Path("content/appendix.yaml")


@pytest.fixture
def browser(appendix: Path) -> Browser:
    """A browser at the desk of that content."""
    return Browser(open_session(appendix))
