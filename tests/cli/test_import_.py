"""``faqprint import`` as it is typed: what it writes, says and answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faqprint.cli.main import main

TABLE = "区分,質問,回答\r\n全般,問,答\r\n,二,"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a table, which is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FAQPRINT_LANG", raising=False)
    (tmp_path / "a.csv").write_text(TABLE + "答え\r\n", "utf-8", newline="")
    return tmp_path


def test_import_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new file, the same again, and a change that is only shown."""
    assert main(["import", "a.csv", "-o", "faq.yaml"]) == 0
    made = (folder / "faq.yaml").stat()
    assert main(["import", "a.csv", "-o", "faq.yaml"]) == 0
    (folder / "a.csv").write_text(TABLE + "別の答え\r\n", "utf-8", newline="")
    assert main(["import", "a.csv", "-o", "faq.yaml", "--dry-run"]) == 0
    assert (folder / "faq.yaml").stat() == made
    out, err = capsys.readouterr()
    first, same, planned = out.splitlines()
    assert first.startswith("faq.yaml に取り込みました（追加2、")
    assert same == "変わったところはありません（質問2件）。faq.yaml はそのままです。"
    assert planned.startswith("faq.yaml に取り込むと、次のようになります（追加0、変更1、") and planned.endswith(
        "何も書いていません。"
    )
    assert err == ""


def test_result_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The counts of the contract."""
    assert main(["import", "a.csv", "-o", "faq.yaml", "--json"]) == 0
    counts = {"questions": 2, "categories": 1, "added": 2, "changed": 0, "moved": 0, "same": 0, "missing": 0, "removed": 0}
    assert json.loads(capsys.readouterr().out) == {"ok": True, "faults": [], "result": counts}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_refused(folder: Path, capsys: pytest.CaptureFixture[str], lang: str) -> None:
    """A fault of the table is told at row and column, exits 1 and writes nothing."""
    (folder / "a.csv").write_text(TABLE + "\r\n", "utf-8", newline="")
    assert main(["import", "a.csv", "-o", "faq.yaml", "--lang", lang]) == 1
    assert capsys.readouterr().err.startswith("a.csv:3:3: error: ")
    assert not (folder / "faq.yaml").exists()


@pytest.mark.parametrize(
    "arguments", [["a.csv"], ["a.ods", "-o", "b.yaml"], ["a.csv", "-o", "b.txt"], ["a.csv", "-o", "b.yaml", "--map", "問=答"]]
)
def test_command_line_at_fault(folder: Path, arguments: list[str]) -> None:
    """What cannot be done as it is typed exits 2."""
    assert main(["import", *arguments]) == 2
    assert [path.name for path in folder.iterdir()] == ["a.csv"]


def test_options(folder: Path) -> None:
    """Named columns and pruning reach the import."""
    main(["import", "a.csv", "-o", "faq.yaml"])
    (folder / "b.csv").write_text("件名,案内\r\n問,答\r\n", "utf-8", newline="")
    assert main(["import", "b.csv", "-o", "faq.yaml", "--map", "質問=件名,回答=案内", "--prune", "--quiet"]) == 0
    assert "二" not in (folder / "faq.yaml").read_text("utf-8")
