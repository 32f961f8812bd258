"""``faqprint build`` as it is typed: what it hands on, what it reports, and where its password comes from."""

from __future__ import annotations

import getpass
import io
import json
import sys
import warnings
from pathlib import Path

import pikepdf
import pytest

from faqprint.cli.main import main
from faqprint.compose.report import ColumnReport, TypesettingReport

from .stage import WARNING, MadeReport, Stage

DEFAULTS = {
    "edition": None,
    "branches": None,
    "since": None,
    "proof": True,
    "attach_source": False,
    "password": None,
    "cache": True,
}


def call(stage: Stage) -> tuple[tuple[object, ...], dict[str, object]]:
    """The one call of the pipeline: what it makes of what, and its options but the progress."""
    ((files, named),) = stage.calls
    assert callable(named.pop("progress"))
    return files, named


def test_build_says_in_one_line_what_it_made(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """File, pages, questions, seconds; the defaults are content/appendix.yaml and output/appendix.pdf."""
    assert main(["build"]) == 0
    assert capsys.readouterr() == ("output/appendix.pdf を作りました（5ページ、質問18件、0.21秒）。\n", "")
    assert call(stage) == (("content/appendix.yaml", "output/appendix.pdf"), DEFAULTS)


def test_a_full_proof_is_handed_on(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """``--proof full`` is a kind of proof; there is no other one by name."""
    assert main(["build", "--proof", "full"]) == 0
    assert call(stage)[1] == {**DEFAULTS, "proof": "full"}
    assert main(["build", "--proof", "quick", "--lang", "en"]) == 2
    assert "--proof quick: not one of full" in capsys.readouterr().err


def test_build_hands_every_option_on(stage: Stage, tmp_path: Path) -> None:
    """Each option reaches the library; the password comes from the file's first line."""
    secret = tmp_path / "secret.txt"
    secret.write_bytes("\ufeffひみつ 1\r\n二行目".encode())
    line = "build a.yaml -o b.pdf --edition 003 --branches c.csv --since v1.0 --attach-source --no-proof --no-cache --encrypt"
    assert main([*line.split(), "--password-file", str(secret)]) == 0
    assert call(stage) == (
        ("a.yaml", "b.pdf"),
        {
            "edition": "003",
            "branches": "c.csv",
            "since": "v1.0",
            "proof": False,
            "attach_source": True,
            "password": "ひみつ 1",
            "cache": False,
        },
    )


def test_warnings_go_to_standard_error_and_do_not_fail(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """A build with warnings is done."""
    stage.answer = lambda **named: MadeReport(warnings=(WARNING,))
    assert main(["build"]) == 0
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert err.startswith("content/faq.yaml:7:12: warning: ")


def test_report_tells_how_the_lines_came_out(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """Per column the lines and what was done to them, each question named once; nothing of what did not occur."""
    assert main(["build", "--report"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "回答：61行",
        "  詰めた行 3（No.3、No.5）",
        "ページの変わり目で離れた組 1（No.7）",
        "ページの変わり目で離れた組（質問のほか） 2（2、4ページ）",
        "ページの下の空き（用紙の高さに対して）：平均12%、いちばん詰まったページは3ページ（0%）、いちばん空いたページは4ページ（24%）",
    ]
    assert main(["build", "--report", "--lang", "en"]) == 0
    assert "(No.3, No.5)" in capsys.readouterr().out


def test_report_is_part_of_the_json(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """With every number as often as it occurred."""
    assert main(["build", "--report", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["result"]["typesetting"]
    assert told == {
        "answer": {"lines": 61, "shrunk": [3, 3, 5], "overflow": []},
        "yielded": [7],
        "parted": [2, 4],
        "white": [0.05, 0.131, 0.0, 0.244, 0.2],
        "fullest": 3,
        "emptiest": 4,
    }


@pytest.mark.parametrize("note", ["shrunk", "stretched", "ragged", "runt", "overflow"])
@pytest.mark.parametrize("column", ["question", "answer"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_note_of_every_column_can_be_told(
    stage: Stage, capsys: pytest.CaptureFixture[str], column: str, note: str, lang: str
) -> None:
    """Whatever was done to a line of the table there are words for it."""
    report = TypesettingReport((ColumnReport(column, 9, {note: (4,)}),), ())
    stage.answer = lambda **named: MadeReport(typesetting=lambda: report)
    assert main(["build", "--report", "--lang", lang]) == 0
    _, column_line, note_line, _ = capsys.readouterr().out.splitlines()
    assert "9" in column_line and "No.4" in note_line


def test_the_report_is_not_counted_unless_it_is_asked_for(stage: Stage) -> None:
    """It takes time."""

    def count() -> TypesettingReport:
        raise AssertionError("nobody asked for it")

    stage.answer = lambda **named: MadeReport(typesetting=count)
    assert main(["build"]) == 0


@pytest.mark.parametrize(("typed", "status"), [(["a", "a"], 0), (["a", "b"], 2)])
def test_a_password_is_asked_for_before_anything_is_made(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, typed: list[str], status: int
) -> None:
    """What is typed goes to the library; what is refused ends the run."""
    given = iter(typed)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(given))
    assert main(["build", "--encrypt"]) == status
    assert [named["password"] for _, named in stage.calls] == (["a"] if not status else [])


def test_minus_is_standard_output(content: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The bytes of the PDF alone; the words go to standard error (0.1.1 wrote a file called ``-``)."""
    assert main(["build", str(content), "-o", "-"]) == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"%PDF-") and out.rstrip().endswith(b"%%EOF")
    assert err.decode().count("\n") == 1 and "標準出力" in err.decode()
    assert main(["build", str(content), "-o", "-", "--json"]) == 0
    again, err = capfdbinary.readouterr()
    assert again == out
    assert json.loads(err)["result"]["file"] == "-"
    assert not Path("-").exists()


def test_a_terminal_is_no_place_for_a_pdf(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told before anything is made."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["build", "-o", "-", "--quiet"]) == 2
    assert stage.calls == []


def test_a_content_with_an_error_gives_no_bytes(content: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Nothing half done, on standard output either."""
    content.write_text("title: [", "utf-8")
    assert main(["build", str(content), "-o", "-"]) == 1
    assert capfdbinary.readouterr().out == b""


def test_a_password_from_a_pipe(content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal the next lines are taken, and nobody is warned in English (GetPassWarning)."""
    monkeypatch.setattr("sys.stdin", io.StringIO("ひみつ\nひみつ\n"))

    def visible(prompt: str) -> str:
        warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=2)
        raise AssertionError("asked all the same")

    monkeypatch.setattr("getpass.getpass", visible)
    assert main(["build", str(content), "-o", str(content.with_name("a.pdf")), "--encrypt"]) == 0
    assert capsys.readouterr().err == ""
    with pikepdf.open(content.with_name("a.pdf"), password="ひみつ") as pdf:
        assert pdf.is_encrypted


def test_a_password_file_needs_encryption(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """Else the PDF would be open, though a password was named."""
    assert main(["build", "--password-file", "x", "--lang", "en"]) == 2
    assert "--password-file goes with --encrypt" in capsys.readouterr().err
    assert not stage.calls


@pytest.mark.parametrize("password", ["あ" * 43, "a\0b", "\u200b", "\u0627a"])
def test_a_password_that_no_reader_takes_is_refused(content: Path, tmp_path: Path, password: str) -> None:
    """Over 127 bytes (0.1.1: a file that nobody could open), with NUL (0.1.1: exit 4), nothing, both directions."""
    secret, out = tmp_path / "secret", tmp_path / "a.pdf"
    secret.write_text(password, "utf-8")
    assert main(["build", str(content), "-o", str(out), "--encrypt", "--password-file", str(secret)]) == 2
    assert not out.exists()
