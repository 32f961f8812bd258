"""``faqprint init`` as it is typed: a starter that is sound, and nothing overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faqprint.cli.main import main
from faqprint.manuscript.json_schema import schema
from faqprint.manuscript.load import read
from faqprint.proofread.rules import RULES


def test_init_writes_a_starter_that_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By default into content/; every file the starter has, and the schema its files name."""
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    names = {path.name for path in (tmp_path / "content").iterdir()}
    assert {"appendix.yaml", "faq.yaml", "branches.csv", "style.yaml", "appendix.schema.json"} <= names
    appendix, faults = read("content/appendix.yaml")
    assert appendix is not None
    assert faults == ()


def test_init_says_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder and the entry by name; as JSON every file."""
    folder = tmp_path / "x"
    assert main(["init", str(folder)]) == 0
    assert f"{folder.as_posix()}/appendix.yaml" in capsys.readouterr().out
    other = tmp_path / "y"
    assert main(["init", str(other), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)["result"]
    assert result["folder"] == other.as_posix()
    assert {*map(Path, result["files"])} == {*other.iterdir()}


def test_the_schema_beside_the_starter_is_the_program_s(tmp_path: Path) -> None:
    """An editor that reads it helps with what this version reads."""
    assert main(["init", str(tmp_path / "x")]) == 0
    assert json.loads((tmp_path / "x" / "appendix.schema.json").read_text("utf-8")) == schema(
        {rule.id: rule.title[0] for rule in RULES}
    )


@pytest.mark.parametrize("name", ["appendix.yaml", "memo.yaml", "branches.csv", "appendix.schema.json"])
def test_init_touches_nothing_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Any file it would write: exit 2, and the folder is as it was."""
    (tmp_path / name).write_bytes(b"mine")
    assert main(["init", str(tmp_path)]) == 2
    assert name in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == b"mine"
