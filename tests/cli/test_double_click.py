"""A start by a double-click."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from faqprint.cli.double_click import appendix_here, has_own_console, keep_window
from faqprint.cli.words import Words


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


@pytest.mark.parametrize(("asked", "said"), [("1", "警告があります。読み終えたら、Enter キーを押してください。"), ("", "")])
def test_a_window_that_would_close_waits(
    asked: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """For a key, where a command asks for it; nobody who could press one is no error."""
    monkeypatch.setenv("FAQPRINT_KEEP_WINDOW", asked)
    monkeypatch.setattr("sys.stdin", None)
    keep_window(Words("ja"))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    keep_window(Words("ja"))
    rest = io.StringIO("\nrest")
    monkeypatch.setattr("sys.stdin", rest)
    keep_window(Words("ja"))
    assert rest.read() == ("rest" if asked else "\nrest")
    assert capsys.readouterr().out == said * 2
