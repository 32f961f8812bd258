"""Editions, the command line and scripts: what they did in silence, misunderstood, or said in English."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

import faqprint
from faqprint.cli.arguments import VERBS
from faqprint.cli.main import main

from ..cli.stage import run
from ..conftest import APPENDIX, BRANCHES


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder with its content, the current one."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "appendix.yaml").write_text(APPENDIX, "utf-8")
    (tmp_path / "content" / "branches.csv").write_text(BRANCHES, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_editions_stale_ones_are_told_by_verify(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--only`` with a changed text left others stale, and ``verify`` said that all is well."""
    assert main(["editions", "--quiet"]) == 0
    appendix = folder / "content" / "appendix.yaml"
    appendix.write_text(appendix.read_text("utf-8").replace("要りません", "不要です"), "utf-8")
    assert main(["editions", "--only", "001", "--quiet"]) == 0
    capsys.readouterr()
    assert main(["verify"]) == 1
    assert "3件（002、003、004）" in capsys.readouterr().err
    verdict = faqprint.verify("output/editions")
    assert not verdict.sound and "002、003、004" in verdict.messages()[0]


def test_editions_many_names_end_with_their_number(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list of ten names without "and 51 more"."""
    (folder / "content" / "branches.csv").write_text("code,name\n" + "".join(f"{n:03},支店\n" for n in range(1, 62)), "utf-8")
    assert main(["editions", "--quiet", "--no-ledger", "--no-proof"]) == 0
    appendix = folder / "content" / "appendix.yaml"
    appendix.write_text(appendix.read_text("utf-8").replace("要りません", "不要です"), "utf-8")
    assert main(["verify", "--quick"]) == 1
    assert "ほか51件" in capsys.readouterr().err


@pytest.mark.parametrize("typed", [["001", "004"], ["001,004"], ["001、004"], ["001 004"], ["001,", "004"]])
def test_editions_codes_with_commas_are_understood(folder: Path, typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """``--only 003,004`` suggested 004."""
    assert main(["editions", "--dry-run", "--json", "--only", *typed]) == 0
    assert json.loads(capsys.readouterr().out)["result"]["codes"] == ["001", "004"]


@pytest.mark.parametrize("name", ["output/x.pdf", "x.zip", "x.csv", "-"])
def test_editions_a_file_is_no_folder(folder: Path, name: str) -> None:
    """``-o output/x.pdf`` took it as a folder."""
    assert main(["editions", "-o", name]) == 2
    assert not (folder / name).exists()


def test_editions_a_dry_run_says_what_would_go(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--dry-run --prune`` said nothing of it."""
    assert main(["editions", "--quiet"]) == 0
    (folder / "content" / "branches.csv").write_text(BRANCHES[: BRANCHES.rindex("004")], "utf-8")
    assert main(["editions", "--dry-run", "--prune"]) == 0
    assert "004_港町支店.pdf を消すことになります" in capsys.readouterr().out
    assert (folder / "output" / "editions" / "004_港町支店.pdf").exists()


def test_editions_pruning_never_takes_lost_zeros_for_other_branches(folder: Path) -> None:
    """L: ``--prune`` deleted all twelve, at once or after a run without it."""
    assert main(["editions", "--quiet"]) == 0
    (folder / "content" / "branches.csv").write_text(BRANCHES.replace("\n00", "\n"), "utf-8")
    assert main(["editions", "--prune", "--quiet"]) == 1
    assert main(["editions", "--quiet"]) == 0
    assert main(["editions", "--prune", "--quiet"]) == 1
    assert len(list((folder / "output" / "editions").glob("00?_*.pdf"))) == 4


def test_editions_strict_makes_nothing_where_there_is_a_warning(folder: Path) -> None:
    """An empty cell in a column that others fill is one."""
    assert main(["editions", "--strict"]) == 1
    assert not (folder / "output").exists()


def test_command_line_minus_is_standard_output(folder: Path) -> None:
    """``build -o -`` wrote a file named ``-``."""
    ended = run("build", "-o", "-")
    assert ended.stdout.startswith(b"%PDF-") and "標準出力" in ended.stderr.decode()
    assert not (folder / "-").exists()


@pytest.mark.parametrize("verb", [["build"], ["editions"], ["check"], ["dump"], ["verify", "output/editions"]])
def test_command_line_json_leaves_nothing_on_standard_error(folder: Path, verb: list[str]) -> None:
    """Progress went there as JSON events, into the mails of cron."""
    assert main(["editions", "--quiet"]) == 0
    ended = run(*verb, "--json")
    assert ended.stderr == b"" and json.loads(ended.stdout)["ok"]


def test_command_line_inside_the_content_s_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The advice did not see ``./appendix.yaml``; as it says, it works."""
    monkeypatch.chdir(folder / "content")
    ended = run("check")
    assert ended.returncode == 2 and "「./appendix.yaml」" in ended.stderr.decode()
    assert run("check", "./appendix.yaml").returncode == 0


def test_command_line_a_section_behind_a_link_is_told_as_a_link(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """It was told as outside."""
    target = tmp_path_factory.mktemp("elsewhere") / "faq.yaml"
    target.write_text("type: memo\n", "utf-8")
    (folder / "content" / "memo.yaml").symlink_to(target)
    appendix = folder / "content" / "appendix.yaml"
    appendix.write_text(APPENDIX.replace("sections:\n", "sections:\n  - memo.yaml\n"), "utf-8")
    (fault,) = (fault for fault in faqprint.check(appendix) if fault.severity == "error")
    assert (fault.code, fault.place.line) == ("listed-file-link", 8) and "リンク" in fault.message()


def test_command_line_no_english_of_python_where_a_password_shows(folder: Path) -> None:
    """GetPassWarning: without a terminal that hides it, the next lines are taken, and nobody is told in English."""
    ended = subprocess.run(
        [sys.executable, "-W", "always", "-m", "faqprint", "build", "--encrypt", "-o", "a.pdf"],
        input="ひみつ\nひみつ\n".encode(),
        capture_output=True,
        timeout=60,
    )
    assert ended.returncode == 0
    assert b"GetPass" not in ended.stderr and b"Warning" not in ended.stderr


def test_command_line_without_a_terminal_there_is_no_progress(folder: Path) -> None:
    """A line in ten seconds at most, and this takes one: nothing but the warning of an empty cell, with its line and caret."""
    assert run("editions").stderr.decode().splitlines()[0].startswith("content/branches.csv:5:3: warning: ")
    assert run("editions", "--no-cache", "--quiet").stderr.decode().count("\n") <= 3


def test_command_line_what_was_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Completion, ``help``, ``dump --edition``, ``check --branches``."""
    assert {"completion", "dump", "check", "editions"} <= set(VERBS)
    assert main(["help", "editions"]) == 0 and "--strict" in capsys.readouterr().out
    assert main(["dump", "--edition", "002"]) == 0 and "髙田の係" in capsys.readouterr().out
    (folder / "other.csv").write_text("code,name,tell\n001,本店,1\n", "utf-8")
    assert main(["check", "--branches", "other.csv"]) == 0
    assert "other.csv:1:3: warning: " in capsys.readouterr().err


def test_scripts_names_errors_and_reports(folder: Path) -> None:
    """No exceptions at the top level, ``str(error)`` a code, ``dir()`` hid the names, a report of 12 kB, values nobody uses."""
    assert {"Error", "ContentError", "UsageError", "MachineError", "ProofError", "verify"} <= set(dir(faqprint))
    with pytest.raises(faqprint.Error, match="ありません"):
        faqprint.load("none.yaml")
    report = faqprint.build("content/appendix.yaml", "a.pdf", edition={"tell": "1"})
    assert [fault.code for fault in report.warnings] == ["edition-value-unused"]
    assert len(repr(report)) < 300
    assert {"quick"} <= set(inspect.signature(faqprint.verify).parameters)


ESCAPES = "\x1b[31m\x1b]0;x\x07\u202e\u009b"


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", f"{ESCAPES}.yaml"],
        ["build", "-o", f"{ESCAPES}.txt"],
        ["build", "--edition", ESCAPES],
        ["build", f"--{ESCAPES}"],
        [ESCAPES],
        ["help", ESCAPES],
        ["completion", ESCAPES],
        ["editions", "--only", ESCAPES],
        ["editions", "-o", f"{ESCAPES}.pdf"],
        ["editions", "--jobs", ESCAPES],
        ["editions", "--branches", ESCAPES],
        ["check", "--branches", f"{ESCAPES}.csv"],
        ["dump", ESCAPES],
        ["verify", ESCAPES],
        ["export", ESCAPES, "-o", "a.csv"],
        ["export", "content/appendix.yaml", "-o", ESCAPES],
        ["import", ESCAPES, "-o", "a.yaml"],
        ["init", f"content/appendix.yaml/{ESCAPES}"],
    ],
)
@pytest.mark.parametrize("options", [[], ["--json"], ["--lang", "en"]])
def test_command_line_no_name_commands_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], options: list[str]
) -> None:
    """10: escape sequences of file names and arguments were sent as they are; they are shown as ``\\u001b``."""
    assert main([*arguments, *options]) != 0
    printed = capsys.readouterr()
    said = printed.out + printed.err
    assert "\\u001b" in said or "001b" in said
    assert not set(said) & set("\x1b\x07\u202e\u009b")


def test_command_line_no_file_s_own_name_does_either(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sections, branches, PDFs that nobody lists: in a folder that someone else filled."""
    (folder / "content" / f"{ESCAPES}.yaml").write_text("type: memo\nfields: {}\n", "utf-8")
    out = folder / "output" / "editions"
    assert main(["editions", "--quiet"]) == 0
    (out / f"{ESCAPES}.pdf").write_bytes(b"%PDF-")
    (out / "001_本店営業部.pdf").write_bytes(b"%PDF-")
    for arguments in (["check"], ["editions", "--prune", "--dry-run"], ["verify"], ["verify", f"{out}/{ESCAPES}.pdf"]):
        for options in ([], ["--json"]):
            main([*arguments, *options])
            printed = capsys.readouterr()
            assert not set(printed.out + printed.err) & set("\x1b\x07\u202e\u009b")
