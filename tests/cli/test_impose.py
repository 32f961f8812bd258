"""``faqprint impose`` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from faqprint.cli.main import main

from ..binding.numbered_pages import A4, numbered_pdf, seen_sides


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a PDF of four pages, in Japanese."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FAQPRINT_LANG", raising=False)
    Path("m.pdf").write_bytes(numbered_pdf(4))
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> tuple[str, str]:
    """What is printed on standard output and standard error."""
    assert main(["impose", *arguments]) == status
    out, err = capsys.readouterr()
    return out, err


def result(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """What ``--json`` says of a run."""
    out, _ = run(capsys, *arguments, "--json")
    found: dict[str, Any] = json.loads(out)["result"]
    return found


def test_a_booklet_and_what_is_set_at_the_printer(capsys: pytest.CaptureFixture[str]) -> None:
    """In a clerk's words; no path of the printer's own booklet."""
    out, err = run(capsys, "m.pdf", "--booklet", "-o", "out/b.pdf")
    assert err == ""
    lines = out.splitlines()
    assert lines[0] == "out/b.pdf を作りました（4ページを二つ折りの冊子に。左とじ。A3 1枚）。"
    assert lines[1] == (
        "印刷専用です（しおり、リンク、読み上げの情報は入りません）。両面は『短辺とじ』で印刷してください。A3 1枚"
    )
    assert "『実際のサイズ』" in lines[2] and "二つに折り" in lines[3] and len(lines) == 4
    assert [[one.number for one in side] for side in seen_sides(Path("out/b.pdf").read_bytes())] == [[4, 1], [2, 3]]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--booklet", "--flip", "long"], "両面は『長辺とじ』で印刷してください。A3 1枚"),
        (["--booklet", "--binding", "right"], "右とじ"),
        (["--booklet", "--paper", "A4"], "71% に縮めました。"),
        (["--booklet", "--paper", "ａ4"], "71% に縮めました。"),
        (["--2up"], "１面に２ページずつ。A3 1枚"),
        (["--4up"], "片面で印刷してください。A4 1枚"),
        (["--marks"], "用紙 240 × 327 mm"),
        (["--marks"], "仕上がりは A4、塗り足しは 3 mm です"),
    ],
)
def test_what_is_said_of_each_mode(options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The edge, the side of the spine, the per cent, the sheets."""
    out, err = run(capsys, "m.pdf", *options, "-o", "o.pdf")
    assert said in out and err == ""


def test_other_things_that_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Blank pages, thick booklets, some pages reduced, papers that no printer has, how an upright sheet is turned."""
    Path("29.pdf").write_bytes(numbered_pdf(29))
    out, _ = run(capsys, "29.pdf", "--booklet", "-o", "o.pdf")
    assert "最後に白いページが3ページ入ります。" in out and "--creep 0.1" in out and "8枚を重ねて" in out
    Path("w.pdf").write_bytes(numbered_pdf(6, (A4, A4, (A4[1], A4[0]), (A4[1], A4[0]), A4, A4)))
    assert "3～4ページは 71% に縮めました。" in run(capsys, "w.pdf", "--booklet", "-o", "o.pdf")[0]
    Path("s.pdf").write_bytes(numbered_pdf(4, ((960, 540),)))
    assert "677 × 190 mm という用紙は" in run(capsys, "s.pdf", "--booklet", "-o", "o.pdf")[0]
    assert "プリンターで『長辺とじ』を選びます" in run(capsys, "29.pdf", "--4up", "-o", "o.pdf")[0]
    assert "--flip long を付けずに" in run(capsys, "29.pdf", "--4up", "--flip", "long", "-o", "o.pdf")[0]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], "impose-mode"),
        (["--booklet", "--2up"], "impose-mode"),
        (["--marks", "--4up"], "impose-mode"),
        (["--2up", "--creep", "0.1"], "impose-creep"),
        (["--marks", "--gutter", "5"], "impose-gutter"),
        (["--booklet", "--creep", "x"], "arguments"),
        (["--booklet", "--gutter", "-1"], "arguments"),
        (["--booklet", "--paper", "A9"], "arguments"),
        (["--booklet", "--binding", "top"], "arguments"),
        (["--booklet", "--flip", "none"], "arguments"),
        (["--booklet", "--punch", "right"], "arguments"),
    ],
)
def test_refused_command_lines(options: list[str], code: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, and nothing is written."""
    out, _ = run(capsys, "m.pdf", *options, "-o", "o.pdf", "--json", status=2)
    assert [fault["code"] for fault in json.loads(out)["faults"]] == [code]
    assert not Path("o.pdf").exists()


def test_refused_files(capsys: pytest.CaptureFixture[str]) -> None:
    """One that is missing and one that would be written over are the command line's fault, what is no PDF the file's."""
    before = Path("m.pdf").read_bytes()
    run(capsys, "none.pdf", "--booklet", "-o", "o.pdf", status=2)
    run(capsys, "m.pdf", "--booklet", "-o", "m.pdf", status=2)
    Path("link.pdf").symlink_to("m.pdf")
    run(capsys, "m.pdf", "--booklet", "-o", "link.pdf", status=2)
    run(capsys, "m.pdf", "--booklet", "-o", "o.xlsx", status=2)
    run(capsys, "m.pdf", "--booklet", status=2)
    Path("t.pdf").write_text("ただの文", "utf-8")
    _, err = run(capsys, "t.pdf", "--booklet", "-o", "o.pdf", status=1)
    assert "t.pdf は PDF ではありません" in err
    Path("a.yaml").write_text("title: 別紙\n", "utf-8")
    assert "先に faqprint build" in run(capsys, "a.yaml", "--booklet", "-o", "o.pdf", status=1)[1]
    run(capsys, "none.yaml", "--booklet", "-o", "o.pdf", status=2)
    assert Path("m.pdf").read_bytes() == before and not Path("o.pdf").exists()


def test_a_password(capsys: pytest.CaptureFixture[str]) -> None:
    """It is asked for by the refusal, which names an option that there is."""
    with pikepdf.open("m.pdf") as pdf:
        pdf.save("e.pdf", encryption=pikepdf.Encryption(owner="o", user="秘密"))
    _, err = run(capsys, "e.pdf", "--booklet", "-o", "o.pdf", status=1)
    assert "--password-file" in err
    Path("p.txt").write_text("秘密\n", "utf-8")
    _, err = run(capsys, "e.pdf", "--booklet", "-o", "o.pdf", "--password-file", "p.txt")
    assert "e.pdf:1:1: warning: e.pdf には保護（パスワードか制限）がかかっていましたが" in err


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """All that is said, as values."""
    found = result(capsys, "m.pdf", "--4up", "-o", "o.pdf")
    size = Path("o.pdf").stat().st_size
    assert found == {
        "file": "o.pdf",
        "mode": "4up",
        "pages": 4,
        "blanks": 0,
        "paper": "A4",
        "sheets": 1,
        "sides": 1,
        "percent": 50,
        "reduced": {"50": [1, 2, 3, 4]},
        "flip": "short",
        "binding": "left",
        "bytes": size,
    }


def test_warnings_have_their_place(capsys: pytest.CaptureFixture[str]) -> None:
    """The file and the page; under ``--quiet``, too, and the sheets are written."""
    from reportlab.pdfgen import canvas

    sheet = canvas.Canvas("ink.pdf", pagesize=A4)
    for _ in range(4):
        sheet.rect(30, 100, 10, 600, fill=1)
        sheet.showPage()
    sheet.save()
    out, err = run(capsys, "ink.pdf", "--2up", "--punch", "left", "-o", "o.pdf", "--quiet")
    assert err.startswith("ink.pdf:1:1: warning: 1ページの文字や罫線が、パンチの穴") and out == ""
    assert Path("o.pdf").exists()


def test_a_damaged_file(capsys: pytest.CaptureFixture[str]) -> None:
    """It is read by its remains, which is told; one of which nothing is left is the file's fault."""
    whole = Path("m.pdf").read_bytes()
    Path("d.pdf").write_bytes(whole.replace(b"startxref", b"startxxxx"))
    _, err = run(capsys, "d.pdf", "--booklet", "-o", "o.pdf")
    assert err.startswith("d.pdf:1:1: warning: d.pdf には壊れた所がありました") and Path("o.pdf").exists()
    Path("d.pdf").write_bytes(whole[:300])
    assert "壊れていて" in run(capsys, "d.pdf", "--booklet", "-o", "p.pdf", status=1)[1]
    assert not Path("p.pdf").exists()


def test_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The sheets; the report goes to standard error, and no file of that name is written."""
    assert main(["impose", "m.pdf", "--booklet", "-o", "-"]) == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"%PDF-") and "印刷専用です".encode() in err
    assert not Path("-").exists()


def test_english(capsys: pytest.CaptureFixture[str]) -> None:
    """Under ``--lang en``."""
    out, _ = run(capsys, "m.pdf", "--booklet", "-o", "o.pdf", "--lang", "en")
    assert "flip on short edge" in out and out.isascii() is False and "左" not in out
    help_text, _ = run(capsys, "--help")
    assert "短辺とじ" in help_text
