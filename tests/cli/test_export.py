"""``faqprint export`` as it is typed: the files that it writes, what it says and refuses."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from faqprint.cli.main import main
from faqprint.text.fonts import find_font

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with this repository's content, which is the current one."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FAQPRINT_LANG", raising=False)
    return tmp_path


def records(path: Path) -> list[list[str]]:
    """The records of a CSV."""
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def test_workbook_and_csv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both are written whole, twice the same, and missing folders are made."""
    assert main(["export", "content/appendix.yaml", "-o", "out/a.xlsx"]) == 0
    first = (folder / "out/a.xlsx").read_bytes()
    assert main(["export", "content/appendix.yaml", "-o", "out/a.xlsx"]) == 0
    assert (folder / "out/a.xlsx").read_bytes() == first
    assert main(["export", "content/faq.yaml", "-o", "a.csv", "--json"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == "out/a.xlsx に質問18件を書き出しました。"
    assert json.loads(out.splitlines()[2])["result"] == {"file": "a.csv", "questions": 18}
    assert err == ""


def test_numbers_as_printed(folder: Path) -> None:
    """A section's questions have the numbers that they print in the appendix that lists it."""
    content = folder / "content"
    (content / "more.yaml").write_text(
        "type: faq\ntitle: 追補\ncategories: [{name: 区, questions: [{question: 問, answer: 答}]}]\n", "utf-8"
    )
    appendix = content / "appendix.yaml"
    appendix.write_text(
        appendix.read_text("utf-8").replace("faq.yaml", "more.yaml, faq.yaml").replace("- more.yaml, ", "- more.yaml\n  - "),
        "utf-8",
    )
    assert main(["export", "content/faq.yaml", "-o", "a.csv", "--quiet"]) == 0
    assert [row[0] for row in records(folder / "a.csv")[1:3]] == ["2", "3"]
    appendix.unlink()
    assert main(["export", "content/faq.yaml", "-o", "a.csv", "--quiet"]) == 0
    assert [row[0] for row in records(folder / "a.csv")[1:3]] == ["1", "2"]


def test_flat(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Values are put in, those of a branch if it is named; long answers are told."""
    assert main(["export", "content/faq.yaml", "-o", "a.csv", "--flat", "--limit", "100", "--edition", "001"]) == 0
    assert records(folder / "a.csv")[0] == ["区分", "質問", "回答"]
    assert len(records(folder / "a.csv")) == 19
    assert not (folder / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "{{" not in (folder / "a.csv").read_text("utf-8")
    assert "answer-long" not in (err := capsys.readouterr().err)
    assert "100字を超えています" in err


def test_flat_in_another_encoding(folder: Path) -> None:
    """The file is in the encoding that was asked for; it was UTF-8 without a word."""
    assert main(["export", "content/faq.yaml", "-o", "a.csv", "--flat", "--encoding", "cp932"]) == 0
    assert (folder / "a.csv").read_bytes().startswith("区分,質問,回答\r\n".encode("cp932"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["content/faq.yaml", "-o", "a.pdf"],
        ["content/faq.yaml", "-o", "a.xlsx", "--flat"],
        ["content/faq.yaml", "-o", "a.csv", "--limit", "9"],
        ["content/faq.yaml", "-o", "a.csv", "--edition", "001"],
        ["content/none.yaml", "-o", "a.csv"],
        ["content/memo.yaml", "-o", "a.csv"],
        ["content", "-o", "a.csv"],
        ["content/faq.yaml", "-o", "content/branches.csv"],
    ],
)
def test_command_line_at_fault(folder: Path, arguments: list[str]) -> None:
    """What cannot be written as it is typed exits 2 and leaves no file."""
    assert main(["export", *arguments]) == 2
    assert [path.name for path in folder.iterdir()] == ["content"]


@pytest.mark.parametrize("name", ["appendix.yaml", "faq.yaml", "notice.yaml", "style.yaml", "own.ttf", "branches.csv"])
@pytest.mark.parametrize("flat", [[], ["--flat"]])
def test_no_input_is_written_over_by_a_link(folder: Path, name: str, flat: list[str]) -> None:
    """A section and the style were; also where the content has an error, and only a section is written."""
    content = folder / "content"
    appendix = content / "appendix.yaml"
    appendix.write_text(f"style: style.yaml\n{appendix.read_text('utf-8')}", "utf-8")
    (content / "style.yaml").write_text("fonts: {bold: own.ttf}\n", "utf-8")
    shutil.copy(find_font("BIZUDGothic-Bold.ttf"), content / "own.ttf")
    for link in (Path.symlink_to, Path.hardlink_to):
        out = folder / f"{link.__name__}.csv"
        link(out, content / name)
        for at in ("appendix.yaml", "faq.yaml"):
            before = (content / name).read_bytes()
            assert main(["export", f"content/{at}", "-o", out.name, *flat]) == 2
            assert (content / name).read_bytes() == before


def test_content_at_fault(folder: Path) -> None:
    """YAML that cannot be read, and characters that an encoding has not, exit 1."""
    faq = folder / "content/faq.yaml"
    faq.write_text(faq.read_text("utf-8").replace("携帯電話から", "한국から"), "utf-8")
    assert main(["export", "content/faq.yaml", "-o", "a.csv", "--encoding", "cp932"]) == 1
    faq.write_text("type: faq\ntitle: [", "utf-8")
    assert main(["export", "content/faq.yaml", "-o", "a.csv"]) == 1
    assert [path.name for path in folder.iterdir()] == ["content"]
