"""The password of an encrypted PDF: a file's first line, or typed twice, or the next lines of standard input."""

from __future__ import annotations

import getpass
import io
import os
import socket
import threading
import warnings
from argparse import Namespace
from pathlib import Path

import pytest

from faqprint.cli.password import read_password
from faqprint.cli.words import Words
from faqprint.errors import UsageError

WORDS = Words("ja")


def asked(file: Path | None = None, output: str = "out.pdf") -> str:
    """The password that a command line gives."""
    return read_password(Namespace(password_file=None if file is None else str(file), output=output), WORDS)


def refused(file: Path | None = None, output: str = "out.pdf") -> str:
    """The code of why there is none."""
    with pytest.raises(UsageError) as caught:
        asked(file, output)
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "password"),
    [("ひみつ", "ひみつ"), ("\ufeffa b \r\n二行目", "a b "), ("a\n", "a"), ("x" * 20_000, "x" * 10_000)],
)
def test_a_file_s_first_line_is_the_password(tmp_path: Path, content: str, password: str) -> None:
    """Without a byte order mark and the line's end, spaces and all; of a file without an end no more than a line may hold."""
    file = tmp_path / "secret"
    file.write_bytes(content.encode())
    assert asked(file) == password


def test_the_file_may_be_a_pipe(tmp_path: Path) -> None:
    """A shell makes one of ``<(command)``."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=("ひみつ\n".encode(),))
    writer.start()
    assert asked(pipe) == "ひみつ"
    writer.join()


@pytest.mark.parametrize(
    ("parts", "patience", "expected"),
    [
        (None, 0.01, "password-file-silent"),
        ((), 0.01, "password-file-silent"),
        ((b"a",), 0.2, "password-file-silent"),
        ((b"a", b"b\n"), 60, "ab"),
        ((b"ab", None), 60, "ab"),
        ((None,), 60, "password-empty"),
    ],
)
def test_a_pipe_is_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: tuple[bytes | None, ...] | None, patience: float, expected: str
) -> None:
    """That nobody opens, to which nobody writes, without a line's end: it hung; in parts, and closed (``None``), it is read."""
    for name in ("PIPE_OPENED", "PIPE_WRITTEN"):
        monkeypatch.setattr(f"faqprint.cli.password.{name}", patience)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # a writer can be opened while there is a reader only
    writer = None if parts is None else os.open(pipe, os.O_WRONLY)

    def write() -> None:
        for part in parts or ():
            os.close(writer or 0) if part is None else os.write(writer or 0, part)

    late = threading.Timer(0.1, write)
    late.start()
    assert (refused if expected.startswith("password-") else asked)(pipe) == expected
    late.join()
    os.close(reader)
    if writer is not None and None not in (parts or ()):
        os.close(writer)


def test_what_is_no_file_has_no_password(tmp_path: Path) -> None:
    """A folder was called a folder to write to, a socket a write that failed; a device gives what no password is."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
    assert refused(tmp_path / "socket") == refused(tmp_path) == "not-a-file"
    assert asked(Path("/dev/zero")) == "\0" * 10_000


def test_a_line_that_is_too_long_is_cut_between_characters(tmp_path: Path) -> None:
    """Its tenth thousand of bytes ends within a character."""
    file = tmp_path / "secret"
    file.write_text("あ" * 20_000, "utf-8")
    assert asked(file) == "あ" * 3_333


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "password-file-missing"),
        (b"", "password-empty"),
        (b"\nsecond", "password-empty"),
        ("あ".encode("cp932"), "password-file-encoding"),
    ],
)
def test_a_file_without_a_password(tmp_path: Path, content: bytes | None, code: str) -> None:
    """Missing, empty, or not UTF-8."""
    file = tmp_path / "secret"
    if content is not None:
        file.write_bytes(content)
    assert refused(file) == code


def test_the_pdf_is_not_written_over_its_password(tmp_path: Path) -> None:
    """A slip of the command line."""
    file = tmp_path / "secret"
    file.write_text("ひみつ")
    refused(file, str(file))
    assert file.read_text() == "ひみつ"


@pytest.mark.parametrize(
    ("typed", "password", "code"),
    [(["a", "a"], "a", ""), (["a", "b"], "", "password-differs"), (["", ""], "", "password-empty")],
)
def test_it_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch, typed: list[str], password: str, code: str) -> None:
    """The same twice is taken; two different ones, and none, are refused; the prompts are in the user's language."""
    given, prompts = iter(typed), []

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        return next(given)

    monkeypatch.setattr("getpass.getpass", ask)
    if code:
        assert refused() == code
    else:
        assert asked() == password
    assert prompts == [WORDS("password-prompt"), WORDS("password-again")]


def test_nobody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input at its end, or closed, is no password."""

    def end(prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", end)
    assert refused() == "password-empty"


def visible(prompt: str) -> str:
    """What ``getpass`` does where what is typed can be seen."""
    warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=2)
    raise AssertionError("asked all the same")


@pytest.mark.parametrize(("lines", "password"), [("ひみつ\nひみつ\n", "ひみつ"), ("a\r\na", "a")])
def test_without_a_terminal_the_next_lines_are_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lines: str, password: str
) -> None:
    """And nobody is warned in English (GetPassWarning)."""
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    monkeypatch.setattr("getpass.getpass", visible)
    assert asked() == password
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("stdin", [io.StringIO(""), None])
def test_without_lines_there_is_none(monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO | None) -> None:
    """Nor without standard input at all."""
    monkeypatch.setattr("sys.stdin", stdin)
    monkeypatch.setattr("getpass.getpass", visible)
    assert refused() == "password-empty"


def test_a_terminal_that_shows_what_is_typed_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In our own words, before each prompt."""
    typed = io.StringIO("a\na\n")
    typed.isatty = lambda: True  # type: ignore[method-assign]  # a terminal
    monkeypatch.setattr("sys.stdin", typed)
    monkeypatch.setattr("getpass.getpass", visible)
    assert asked() == "a"
    err = capsys.readouterr().err
    assert err.count(WORDS("password-visible")) == 2
    assert WORDS("password-again") in err
