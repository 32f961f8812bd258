"""``faqprint diff`` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from faqprint.cli.main import main

from ..git_runs import git

APPENDIX = """\
title: 別紙３　ＦＡＱ
version: 第1.1版
date: 2026-12-01
values: {tel: 000－000－0000}
sections:
  - type: faq
    title: ＦＡＱ
    categories:
      - name: 全般
        questions:
          - {question: 利用時間を教えてください。, answer: 平日の９時から１７時までです。}
          - {question: 印鑑は要りますか。, answer: "要りません。電話は{{tel}}です。"}
"""
OLD = APPENDIX.replace("１７時", "１５時").replace("第1.1版", "第1.0版").replace("2026-12-01", "2026-11-22")
LINE = "No.1 変更 回答: 平日の９時から［１５時］までです。 → 平日の９時から［１７時］までです。\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: ``old`` and ``content``, in Japanese."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FAQPRINT_LANG", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for folder, text in (("old", OLD), ("content", APPENDIX)):
        Path(folder).mkdir()
        Path(folder, "appendix.yaml").write_text(text, "utf-8")
        Path(folder, "branches.csv").write_text("code,name,tel\n001,本店,000－000－0100\n", "utf-8")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    """What is printed on standard output, or of a failure on standard error."""
    assert main(["diff", *arguments]) == status
    out, err = capsys.readouterr()
    return err if status and not out else out


def result(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> dict[str, Any]:
    """What ``--json`` says."""
    made: dict[str, Any] = json.loads(told(capsys, *arguments, "--json", status=status))
    return made


def test_one_line_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    """NEW is content/appendix.yaml; changed words stand in brackets; exit 0 also where something differs."""
    assert told(capsys, "old") == LINE
    assert told(capsys, "old", "content/appendix.yaml") == told(capsys, "old", "content") == LINE
    assert told(capsys, "content") == ""


def test_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    """1 if anything differs, where that is asked for."""
    assert told(capsys, "old", "--exit-code", status=1) == LINE
    assert told(capsys, "content", "--exit-code") == ""


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The keys are the contract's."""
    made = result(capsys, "old")
    assert list(made) == ["ok", "faults", "result"] and made["ok"] is True
    assert list(made["result"]) == ["old", "new", "summary", "rows", "revision"]
    assert made["result"]["old"] == {"source": "old", "version": "第1.0版", "date": "2026-11-22"}
    assert made["result"]["rows"][0]["new"]["file"] == "content/appendix.yaml"
    assert made["result"]["rows"][0]["new"]["line"] == 11


def test_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Made with its missing folders, and told of."""
    line = "--order before-first --heads 新,旧 --words law --full --effective 2027-01-01 --no-cache"
    assert told(capsys, "old", "-o", "a/b.pdf", *line.split()).endswith("a/b.pdf を作りました（1ページ）。\n")
    assert Path("a/b.pdf").read_bytes().startswith(b"%PDF")
    assert result(capsys, "old", "-o", "s.pdf", "--style", "strike")["result"]["pages"] == 1
    assert told(capsys, "content", "-o", "none.pdf").endswith("none.pdf を作りました（1ページ）。\n")


def test_edition(capsys: pytest.CaptureFixture[str]) -> None:
    """The branch's values on both sides."""
    Path("old/branches.csv").write_text("code,name,tel\n001,本店,000－000－0199\n", "utf-8")
    assert "［000－000－0199］" in told(capsys, "old", "--edition", "001")
    assert "999" in told(capsys, "old", "--edition", "999", status=2)


def test_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    """One that no change has is a warning on standard error."""
    Path("reasons.yaml").write_text("1: 延長\n9: 何か\n", "utf-8")
    assert main(["diff", "old", "-o", "a.pdf", "--reasons", "reasons.yaml"]) == 0
    assert capsys.readouterr().err.startswith("reasons.yaml:2:1: warning: 「9」")


def test_revision(capsys: pytest.CaptureFixture[str]) -> None:
    """Printed, and written once; what was written is no change."""
    entry = "- {version: 第1.1版, date: 2026-12-01, note: No.1を変更}\n"
    assert told(capsys, "old", "--revision") == LINE + entry
    assert Path("content/appendix.yaml").read_text("utf-8") == APPENDIX
    assert told(capsys, "old", "--revision", "--write").endswith("content/appendix.yaml の改訂履歴に書き加えました\n")
    written = Path("content/appendix.yaml").read_text("utf-8")
    assert "書き加えませんでした" in told(capsys, "old", "--revision", "--write")
    assert Path("content/appendix.yaml").read_text("utf-8") == written != APPENDIX
    assert told(capsys, "old") == LINE


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    ("arguments", "status", "word"),
    [
        ("none.yaml", 2, "none.yaml"),
        ("v9", 2, "v9"),
        ("git:v9", 2, "v9"),
        ("old --heads 新", 2, "新"),
        ("old --heads 新,旧,他", 2, "新,旧,他"),
        ("old --heads ,", 2, ","),
        ("old --effective 12月1日", 2, "12月1日"),
        ("old --effective 2026-02-30", 2, "2026-02-30"),
        ("old --order sideways", 2, "sideways"),
        ("old --style bold", 2, "bold"),
        ("old --words plain", 2, "plain"),
        ("old --reasons none.yaml", 2, "none.yaml"),
        ("old --write", 2, "--write"),
        ("old -o a.xlsx", 2, "a.xlsx"),
        ("old -o old", 2, "old"),
        ("old none.yaml", 2, "none.yaml"),
        ("old none", 2, "none"),
        ("old --edition 999", 2, "999"),
        ("", 2, "OLD"),
        ("bad", 1, "bad/appendix.yaml"),
        ("old bad", 1, "bad/appendix.yaml"),
        ("old --reasons bad/appendix.yaml", 1, "bad/appendix.yaml"),
    ],
)
def test_bad_input(arguments: str, status: int, word: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Told by name in both languages, and nothing is made."""
    Path("bad").mkdir()
    Path("bad/appendix.yaml").write_text("titel: 別紙\nsections:\n  - [a]\n", "utf-8")
    before = sorted(Path().rglob("*"))
    message = told(capsys, *arguments.split(), "--lang", lang, status=status)
    assert word in message
    assert lang == "ja" or not any("ぁ" <= letter <= "ん" for letter in message.split("\n")[0])
    assert sorted(Path().rglob("*")) == before


def test_revision_of_what_lies_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    """A PDF or a revision takes no entry; the line to copy is told."""
    assert main(["build", "--attach-source", "-o", "new.pdf"]) == 0
    capsys.readouterr()
    assert "note: No.1を変更" in told(capsys, "old", "new.pdf", "--revision", "--write", status=2)


def test_git_revision_and_no_git(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git it is the machine's fault (3)."""
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "one"), ("tag", "v1.0")):
        git(Path(), *arguments)
    path = Path("content/appendix.yaml")
    path.write_text(APPENDIX.replace("１７時", "１９時"), "utf-8")
    assert "［１７時］" in told(capsys, "v1.0") and told(capsys, "git:v1.0") == told(capsys, "HEAD", "content")
    assert result(capsys, "v1.0")["result"]["rows"][0]["old"]["file"] == "v1.0:content/appendix.yaml"
    monkeypatch.setenv("PATH", str(Path().resolve()))
    assert "git" in told(capsys, "v1.0", status=3)


def test_summary_only_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts first."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert told(capsys, "old").split("\n")[0] == "新設 0、削除 0、変更 1、移動 0、番号だけ変わったもの 0、同じ 1"


def test_table_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The PDF there, the words on standard error."""
    assert main(["diff", "old", "-o", "-"]) == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"%PDF") and LINE.encode() in err
    assert not Path("-").exists()
