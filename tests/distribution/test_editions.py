"""The editions of all branches for scripts: each option does what the verb's does."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.distribution.editions import editions
from faqprint.errors import ContentError, UsageError


def test_options_are_the_verb_s(content: Path, tmp_path: Path) -> None:
    """Nothing is written when nothing is to be, codes are chosen, and progress is told."""
    told: list[tuple[int, int]] = []
    planned = editions(content, tmp_path / "out", dry_run=True)
    assert (len(planned.made), (tmp_path / "out").exists()) == (4, False)
    made = editions(
        content,
        tmp_path / "out",
        only=["002"],
        ledger=False,
        zip=True,
        progress=lambda done, total, code: told.append((done, total)),
    )
    assert made.made == ["002"]
    assert {path.suffix for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")} >= {".pdf", ".zip", ".json"}
    assert not (tmp_path / "out" / "ledger.pdf").exists()
    assert told[-1] == (1, 1)


@pytest.mark.parametrize("only", ["002,003", "002、003", "002 003", "002, 003", "003，　002"])
def test_codes_in_one_word_are_taken_apart(content: Path, tmp_path: Path, only: str) -> None:
    """With commas or spaces between: 0.1.1 took them for one code, and proposed the last."""
    assert editions(content, tmp_path / "out", only=[only], dry_run=True).made == ["002", "003"]


@pytest.mark.parametrize(("folder", "code"), [("-", "editions-to-stream"), ("x.pdf", "folder-like-file")])
def test_a_folder_is_wanted(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, code: str) -> None:
    """0.1.1 made folders of these names."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as caught:
        editions(content, folder)
    assert caught.value.code == code and not (tmp_path / folder).exists()


def test_strict_makes_nothing_where_there_is_a_warning(content: Path, tmp_path: Path) -> None:
    """The list of the tests leaves a cell empty."""
    with pytest.raises(ContentError):
        editions(content, tmp_path / "out", strict=True)
    assert not (tmp_path / "out").exists()
