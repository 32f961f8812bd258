"""``faqprint check`` as it is typed: exit status, counts, and the list of branches only where the rest is sound."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faqprint.cli.main import main
from faqprint.errors import Fault
from faqprint.proofread.rules import RULES

from .stage import ERROR, WARNING, Stage


@pytest.mark.parametrize(
    ("faults", "strict", "status"),
    [((), False, 0), ((), True, 0), ((WARNING,), False, 0), ((WARNING,), True, 1), ((ERROR, WARNING), False, 1)],
)
def test_check_fails_on_errors_and_under_strict_on_warnings(
    stage: Stage, capsys: pytest.CaptureFixture[str], faults: tuple[Fault, ...], strict: bool, status: int
) -> None:
    """Each fault is told on standard error, their count on standard output."""
    stage.faults = faults
    assert main(["check", *(["--strict"] if strict else [])]) == status
    out, err = capsys.readouterr()
    assert err.count("\n") == len(faults)
    assert out.count("\n") == 1


def test_check_hands_its_options_on(stage: Stage) -> None:
    """The entry, the branch and the branch list; by default content/appendix.yaml and none."""
    assert main(["check"]) == 0
    assert main(["check", "a.yaml", "--edition", "003", "--branches", "b.csv"]) == 0
    assert stage.calls == [
        (("content/appendix.yaml",), {"edition": None, "branches": None, "info": False}),
        (("a.yaml",), {"edition": "003", "branches": "b.csv", "info": False}),
    ]


def test_faults_are_counted(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors and warnings apart."""
    stage.faults = (ERROR, WARNING, WARNING)
    assert main(["check", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["result"] == {"errors": 1, "warnings": 2}
    assert [fault["severity"] for fault in answer["faults"]] == ["error", "warning", "warning"]


@pytest.mark.parametrize(("faults", "told"), [((), ["error"]), ((WARNING,), ["warning", "error"]), ((ERROR,), ["error"])])
def test_the_list_of_branches_is_looked_at_where_the_content_is_sound(
    stage: Stage, capsys: pytest.CaptureFixture[str], faults: tuple[Fault, ...], told: list[str]
) -> None:
    """Its faults come behind; of a content with errors nothing more is asked."""
    stage.faults = faults
    stage.listed = (ERROR._replace(code="repeated-key", values=(("key", "k"), ("line", "1"))),)
    assert main(["check", "--branches", "b.csv", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["faults"]
    assert [fault["severity"] for fault in found] == told
    assert (found[-1]["code"] == "repeated-key") == (ERROR not in faults)


INFO = WARNING._replace(severity="info")
FAQ = "type: faq\ntitle: ＦＡＱ\ncategories:\n  - name: 操作\n    questions:\n      - question: か?\n        answer: はい。。\n"


def test_hints_are_told_and_counted_when_they_are_asked_for(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """Never by ``--strict``."""
    stage.faults = (INFO,)
    assert main(["check", "--info", "--strict", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["result"] == {"errors": 0, "warnings": 0, "infos": 1}
    assert stage.calls[-1][1]["info"] is True


def test_rules_are_listed_with_their_levels_and_examples(capsys: pytest.CaptureFixture[str]) -> None:
    """From the table; no content is needed."""
    assert main(["check", "--rules"]) == 0
    out = capsys.readouterr().out
    assert "vary-katakana" in out
    assert "ユーザーの画面です。 / ユーザの設定です。" in out
    assert main(["check", "--rules", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["result"]["rules"]
    assert [row["id"] for row in rows] == [rule.id for rule in RULES]
    assert {row["id"]: row.get("max") for row in rows}["sentence-long"] == 100


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content with two things to mend."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "appendix.yaml").write_text("title: 別紙\nsections: [faq.yaml]\n", "utf-8")
    (tmp_path / "faq.yaml").write_text(FAQ, "utf-8")
    return tmp_path / "faq.yaml"


def test_fix_mends_and_then_tells_what_is_left(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run finds nothing to mend."""
    assert main(["check", "appendix.yaml", "--fix", "--strict"]) == 0
    assert "1個のファイルの2行を直しました。" in capsys.readouterr().out
    assert content.read_text("utf-8") == FAQ.replace("?", "？").replace("。。", "。")
    assert main(["check", "appendix.yaml", "--fix", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["result"] == {"errors": 0, "warnings": 0, "mended": []}


def test_dry_run_shows_before_and_after_and_writes_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line with its place; the warnings are those of the files as they are."""
    assert main(["check", "appendix.yaml", "--fix", "--dry-run", "--strict"]) == 1
    out, err = capsys.readouterr()
    assert "faq.yaml:7:\n  -         answer: はい。。\n  +         answer: はい。\n" in out
    assert "mark-double" not in err
    assert err.count("warning:") == 2
    assert content.read_text("utf-8") == FAQ
    assert main(["check", "appendix.yaml", "--fix", "--dry-run", "--json"]) == 0
    line = json.loads(capsys.readouterr().out)["result"]["mended"][0]
    assert line == {"file": "faq.yaml", "line": 6, "before": "      - question: か?", "after": "      - question: か？"}


def test_dry_run_goes_with_fix(capsys: pytest.CaptureFixture[str]) -> None:
    """Alone it would mean nothing."""
    assert main(["check", "--dry-run"]) == 2
    assert "--fix" in capsys.readouterr().err


def test_nothing_is_mended_in_a_content_with_errors(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are told first."""
    content.write_text(FAQ + "        colour: red\n", "utf-8")
    assert main(["check", "appendix.yaml", "--fix"]) == 1
    assert content.read_text("utf-8") == FAQ + "        colour: red\n"
