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
    """Standard output is one object, and standard error says nothing (0.1.1 wrote events there, into the mails of cron)."""
    out = content.parent / "out"
    assert main(["editions", str(content), "-o", str(out), "--json", "--only", "002", "004"]) == 0
    printed = capsys.readouterr()
    answer = json.loads(printed.out)
    assert answer["ok"] and answer["result"]["codes"] == ["002", "004"]
    assert printed.err == ""


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
    assert main(["editions", str(content), "-o", str(out)]) == 2  # the target is a folder: FM-64's 2
    path = content.with_name("branches.csv")
    path.write_text(path.read_text("utf-8").replace("港町支店", "港町\U0001f600"), "utf-8")
    assert main(["editions", str(content), "-o", str(content.parent / "other")]) == 1
    assert "branches.csv:5:2: error:" in capsys.readouterr().err
    assert len(list((content.parent / "other").glob("0*.pdf"))) == 3


def test_no_code_is_meant_that_is_asked_for_too(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--only 002,003,009`` was answered with 「003」のことではありませんか."""
    (content.parent / "branches.csv").write_text("code,name\n002,本店\n003,南\n", "utf-8")
    assert main(["editions", str(content), "-o", str(content.parent / "out"), "--only", "002,003,009"]) == 2
    assert "のことではありませんか" not in capsys.readouterr().err


@pytest.mark.parametrize("only", [["002,004"], ["002，004"], ["002、", "004"], ["002", "004"]])
def test_codes_may_stand_in_one_word(content: Path, capsys: pytest.CaptureFixture[str], only: list[str]) -> None:
    """With commas between, as in a list (0.1.1 took ``003,004`` for a code and suggested 004)."""
    out = content.parent / "out"
    assert main(["editions", str(content), "-o", str(out), "--json", "--only", *only]) == 0
    assert json.loads(capsys.readouterr().out)["result"]["codes"] == ["002", "004"]


def test_a_code_may_hold_a_comma(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A word that is a code is not parted."""
    path = content.with_name("branches.csv")
    path.write_text(path.read_text("utf-8").replace("002,", '"002,4",'), "utf-8")
    assert main(["editions", str(content), "-o", str(content.parent / "out"), "--json", "--only", "002,4"]) == 0
    assert json.loads(capsys.readouterr().out)["result"]["codes"] == ["002,4"]


@pytest.mark.parametrize("name", ["out.pdf", "out.ZIP", "branches.csv"])
def test_a_folder_that_looks_like_a_file_is_refused(content: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """``-o`` of ``build`` is a file, that of ``editions`` a folder; one that is there may be called as it likes."""
    assert main(["editions", str(content), "-o", str(content.parent / "new" / name), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["faults"][0]["code"] == "folder-like-file"
    assert not (content.parent / "new").exists()
    (content.parent / "old" / name).mkdir(parents=True)
    assert main(["editions", str(content), "-o", str(content.parent / "old" / name)]) == 0


def test_under_strict_a_warning_is_enough(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is made, and the warning is told; proofreading is none of its business."""
    out = content.parent / "out"
    assert main(["editions", str(content), "-o", str(out), "--strict"]) == 1  # 004 has no desk of its own
    assert ": warning: " in capsys.readouterr().err
    assert not out.exists()
    path = content.with_name("branches.csv")
    path.write_text(path.read_text("utf-8").replace("港町支店,,", "港町支店,港町の窓口,"), "utf-8")
    content.write_text(content.read_text("utf-8").replace("要りません。", "要りません&nbsp;。"), "utf-8")
    assert main(["editions", str(content), "-o", str(out), "--strict"]) == 0


def test_a_dry_run_says_what_pruning_would_delete(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And deletes nothing (0.1.1 said nothing)."""
    out = content.parent / "out"
    assert main(["editions", str(content), "-o", str(out), "--quiet"]) == 0
    path = content.with_name("branches.csv")
    path.write_text("".join(line for line in path.read_text("utf-8").splitlines(True) if not line.startswith("002")), "utf-8")
    (out / "foreign.pdf").write_bytes(b"%PDF-1.4")
    capsys.readouterr()
    assert main(["editions", str(content), "-o", str(out), "--dry-run", "--prune"]) == 0
    told = capsys.readouterr().out
    assert "002_髙田支店.pdf を消すことになります" in told and "foreign.pdf は支店の一覧にありませんが" in told
    assert (out / "002_髙田支店.pdf").exists()
    assert main(["editions", str(content), "-o", str(out), "--dry-run", "--prune", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["result"]["pruned"] == ["002_髙田支店.pdf"]


def many(content: Path, count: int) -> None:
    """Give the content a list of many branches."""
    rows = "".join(f"{n:03},支店{n},窓口,000－0,000－1\n" for n in range(1, count + 1))
    content.with_name("branches.csv").write_text("code,name,desk,tel,fax\n" + rows, "utf-8")


def test_verify_tells_what_is_not_of_today(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After ``--only`` with changed text the others are of yesterday (0.1.1: all was well); of many it says how many more."""
    out = content.parent / "out"
    many(content, 14)
    assert main(["editions", str(content), "-o", str(out), "--quiet"]) == 0
    assert main(["verify", str(out)]) == 0
    content.write_text(content.read_text("utf-8").replace("要りません。", "要ります。"), "utf-8")
    assert main(["editions", str(content), "-o", str(out), "--only", "001"]) == 0
    assert "13件（002、003、004、005、006、007、008、009、010、011、ほか3件）は今の原稿で" in capsys.readouterr().out
    assert main(["verify", str(out)]) == 1
    told = capsys.readouterr().err
    assert "13件（002、" in told and "ほか3件）は、今の原稿と支店の一覧で作ったものではありません" in told
    assert main(["verify", str(out), "--quick", "--json", "--lang", "en"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["result"]["stale"] == [f"{n:03}" for n in range(2, 15)]
    assert [fault["code"] for fault in answer["faults"]] == ["edition-old"]
    assert main(["editions", str(content), "-o", str(out), "--quiet"]) == 0
    assert main(["verify", str(out), "--quiet"]) == 0


def test_verify_looks_at_the_content_of_today(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A changed row, a content with an error, and one that is gone, of which nothing is known."""
    out = content.parent / "out"
    assert main(["editions", str(content), "-o", str(out), "--quiet"]) == 0
    path = content.with_name("branches.csv")
    path.write_text(path.read_text("utf-8").replace("髙田の係", "髙田の課"), "utf-8")
    assert main(["verify", str(out), "--quick", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["result"]["stale"] == ["002"]
    content.write_text("title: [", "utf-8")
    assert main(["verify", str(out), "--quick", "--json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["result"]["stale"]) == 4
    content.unlink()
    assert main(["verify", str(out), "--quick"]) == 0


def test_of_many_files_some_are_named(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And the others counted."""
    out = content.parent / "out"
    many(content, 12)
    assert main(["editions", str(content), "-o", str(out), "--quiet"]) == 0
    many(content, 1)
    assert main(["editions", str(content), "-o", str(out)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 12
    assert told[-1] == "ほかに1件あります。"


def test_sheets_beside_each_edition(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counted, with what is set at the printer; named under ``--json``."""
    out = content.parent / "out"
    assert main(["editions", str(content), "-o", str(out), "--impose", "booklet"]) == 0
    assert "印刷用に面付けした PDF を4通作りました" in capsys.readouterr().out
    (out / "001_本店営業部_冊子.pdf").unlink()
    assert main(["editions", str(content), "-o", str(out), "--impose", "booklet", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["result"]["imposed"] == ["001_本店営業部_冊子.pdf"]
    assert main(["editions", str(content), "-o", str(out), "--impose", "3up"]) == 2
