"""The verbs ``editions`` and ``verify`` of a folder, as they are typed."""

import json
from pathlib import Path

import pytest

from faqprint.cli.main import main


def test_editions_and_verify(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both report in a sentence; a second run makes nothing; the exit status is 0."""
    out = content.parent / "out"
    assert main(["editions", str(content), "-o", str(out)]) == 0
    assert "4件作りました（変更なし0件、失敗0件" in capsys.readouterr().out
    assert main(["editions", str(content), "-o", str(out), "--lang", "en"]) == 0
    assert "Made 0 editions" in capsys.readouterr().out
    assert main(["verify", str(out)]) == 0
    assert "問題は見つかりませんでした" in capsys.readouterr().out


def test_json_is_one_object(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output is one object; the events of a long run go to standard error, an object a line."""
    out = content.parent / "out"
    assert main(["editions", str(content), "-o", str(out), "--json", "--only", "002", "004"]) == 0
    printed = capsys.readouterr()
    answer = json.loads(printed.out)
    assert answer["ok"] and answer["result"]["codes"] == ["002", "004"]
    events = [json.loads(line) for line in printed.err.splitlines()]
    assert events[-1]["done"] == events[-1]["total"] == 2


def test_verify_tells_the_bad_files(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An altered and a missing file are each one line, exit status 1; a stray one is told of and changes nothing."""
    out = content.parent / "out"
    assert main(["editions", str(content), "-o", str(out), "--quiet"]) == 0
    (out / "x.pdf").write_bytes(b"%PDF-1.4")
    assert main(["verify", str(out), "--quick"]) == 0
    assert "x.pdf" in capsys.readouterr().out
    (out / "001_本店営業部.pdf").write_bytes(b"%PDF-1.4")
    (out / "002_髙田支店.pdf").unlink()
    assert main(["verify", str(out)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": error:")[0].rpartition("/")[2] for line in lines] == ["001_本店営業部.pdf", "002_髙田支店.pdf"]
    assert main(["verify", str(out), "--json", "--lang", "en"]) == 1
    assert [fault["code"] for fault in json.loads(capsys.readouterr().out)["faults"]] == ["edition-altered", "edition-missing"]


def test_exit_status(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bad row is 1, a bad command line 2, a refused write 3."""
    out = content.parent / "out"
    assert main(["editions", str(content), "-o", str(out), "--only", "999"]) == 2
    assert main(["editions", str(content), "-o", str(out), "--jobs", "0"]) == 2
    assert main(["verify", str(content.parent)]) == 2
    (out / "001_本店営業部.pdf").mkdir(parents=True)
    assert main(["editions", str(content), "-o", str(out)]) == 2  # the target is a folder: FORMAT.md's 2
    path = content.with_name("branches.csv")
    path.write_text(path.read_text("utf-8").replace("港町支店", "港町\U0001f600"), "utf-8")
    assert main(["editions", str(content), "-o", str(content.parent / "other")]) == 1
    assert "branches.csv:5:2: error:" in capsys.readouterr().err
    assert len(list((content.parent / "other").glob("0*.pdf"))) == 3
