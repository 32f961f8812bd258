"""The folder of a clerk."""

from __future__ import annotations

from pathlib import Path

import pytest

from .clerk import ClerkFolder


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ClerkFolder:
    """An empty folder but for the appendix; it is the current one."""
    monkeypatch.chdir(tmp_path)
    return ClerkFolder(tmp_path)
