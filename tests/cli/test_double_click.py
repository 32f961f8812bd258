"""A start by a double-click."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from faqprint.cli.double_click import appendix_here, has_own_console


@pytest.mark.skipif(sys.platform == "win32", reason="there a test may run in a console of its own")
def test_only_windows_starts_programs_in_consoles_of_their_own() -> None:
    """On every other system a program without a verb prints its help."""
    assert not has_own_console()


def test_the_content_of_the_folder_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In its usual place, or in the folder itself; where there is none the usual place is offered a starter."""
    monkeypatch.chdir(tmp_path)
    assert appendix_here() == []
    (tmp_path / "appendix.yaml").touch()
    assert appendix_here() == ["appendix.yaml"]
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "appendix.yaml").touch()
    assert appendix_here() == []
