"""A desk from its opening to its end."""

from __future__ import annotations

import subprocess
import sys
import time
import webbrowser
from pathlib import Path
from typing import Any

import pytest

from faqprint.desk.opening import open_desk
from faqprint.errors import MachineError, UsageError

from .browser import FAQ, write_content
from .served import ServedDesk


def test_what_cannot_be_opened_is_told_before_anything_is_served(appendix: Path) -> None:
    """A branch that there is not, a folder in place of the file, a port that is taken."""
    with pytest.raises(UsageError) as caught:
        open_desk(appendix, port=0, edition="999", read_only=False, lang="ja")
    assert caught.value.code == "edition-unknown"
    with pytest.raises(UsageError):
        open_desk(appendix.parent, port=0, edition="", read_only=False, lang="ja")
    desk = open_desk(appendix, port=0, edition="001", read_only=True, lang="ja")
    port = int(desk.url.partition("/?")[0].rpartition(":")[2])
    with pytest.raises(MachineError):
        open_desk(appendix, port=port, edition="", read_only=True, lang="ja")


def test_a_slip_in_a_name_is_no_folder_without_content(appendix: Path) -> None:
    """It was offered the starter, of which one file or another was there already."""
    with pytest.raises(UsageError) as caught:
        open_desk(appendix.with_name("apendix.yaml"), port=0, edition="", read_only=False, lang="ja")
    assert caught.value.code == "appendix-missing"
    assert open_desk(Path("new/appendix.yaml"), port=0, edition="", read_only=True, lang="ja").url


def test_the_user_s_browser_is_opened(appendix: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By Python's own means, and what it prints goes nowhere."""
    started: list[Any] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **options: started.append((command, options)))
    monkeypatch.setattr(webbrowser, "open", lambda url: started.append(([url], {"stdout": subprocess.DEVNULL})))
    monkeypatch.setattr(sys, "platform", "linux")
    desk = open_desk(appendix, port=0, edition="", read_only=True, lang="ja")
    desk.open_browser()
    ((command, options),) = started
    assert command[-1] == desk.url and options["stdout"] == subprocess.DEVNULL


def test_a_draft_comes_back_after_a_kill(tmp_path: Path) -> None:
    """Killed between two saves: the files are as they were saved, the draft is offered, and is what was typed last."""
    write_content(tmp_path / "content")
    with ServedDesk(tmp_path, cache=tmp_path / "cache") as desk:
        assert desk.ask("PUT", "/draft", {"question": 1, "field": "answer", "value": "保存した文"})[0] == 200
        assert desk.ask("PUT", "/save", {})[0] == 200
        assert desk.ask("PUT", "/draft", {"question": 1, "field": "answer", "value": "まだの文"})[0] == 200
        desk.process.kill()
    saved = FAQ.replace("ご利用いただけません。   #", "保存した文   #")
    assert (tmp_path / "content" / "faq.yaml").read_text("utf-8") == saved
    with ServedDesk(tmp_path, cache=tmp_path / "cache") as desk:
        _, state = desk.ask("GET", "/state")
        assert state["offer"] and state["saved"]
        desk.ask("PUT", "/draft", {"offer": "take"})
        assert desk.ask("GET", "/question/1")[1]["answer"] == "まだの文"


def test_another_hand_is_seen_while_it_is_served(tmp_path: Path) -> None:
    """The page asks again and again; the files are looked at meanwhile."""
    write_content(tmp_path / "content")
    with ServedDesk(tmp_path, cache=tmp_path / "cache") as desk:
        before = desk.ask("GET", "/state")[1]["revision"]
        (tmp_path / "content" / "faq.yaml").write_text(FAQ.replace("要りません", "要ります"), "utf-8")
        for _ in range(2_000):  # the program looks at them every 0.4 s
            state = desk.ask("GET", "/state")[1]
            if state["layout"] > 1:
                break
            time.sleep(0.01)
        assert state["revision"] > before
        assert desk.ask("GET", "/question/3")[1]["answer"] == "要ります。"
