"""The command line as a program: exit statuses, where things are printed, consoles, broken pipes, Ctrl-C."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Any, NoReturn

import pytest

from faqprint.cli import outcome
from faqprint.cli.main import main
from faqprint.cli.outcome import Outcome
from faqprint.cli.words import Words
from faqprint.errors import ContentError, Fault, LayoutError, MachineError, UsageError
from faqprint.limits import FAULTS
from faqprint.pipeline.build import dump

from .stage import ERROR, WARNING, MadeReport, Stage, run


@pytest.mark.parametrize(
    ("error", "status", "part"),
    [
        (ContentError([ERROR]), 1, "content/faq.yaml:7:12: error: "),
        (LayoutError("row-unplaceable", number="7", needed="50", available="40"), 1, "No.7"),
        (UsageError("appendix-missing", file="x.yaml"), 2, "x.yaml"),
        (MachineError("disk-full", file="a.pdf"), 3, "a.pdf"),
        (ZeroDivisionError("division by zero"), 4, "ZeroDivisionError: division by zero; stage.py:"),
        (KeyboardInterrupt(), 130, "中止"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value),
)
def test_every_failure_has_its_status_and_one_clear_line(
    stage: Stage, capsys: pytest.CaptureFixture[str], error: BaseException, status: int, part: str
) -> None:
    """Content 1, command line 2, machine 3, program 4, Ctrl-C 130; never a traceback, nothing on standard output."""
    stage.fail(error)
    assert main(["build"]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert part in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_interrupt_that_the_interpreter_wraps_is_one(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """In ``__set_name__`` Python 3.11 makes a RuntimeError of it, which was told as a fault of ours."""
    error = RuntimeError("Error calling __set_name__")
    error.__cause__ = KeyboardInterrupt()
    stage.fail(error)
    assert main(["build"]) == 130
    assert "中止" in capsys.readouterr().err


def test_traceback_only_for_those_who_ask(
    stage: Stage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAQPRINT_DEBUG=1 shows where an unforeseen error came from, before the line that tells of it."""
    stage.fail(ZeroDivisionError())
    monkeypatch.setenv("FAQPRINT_DEBUG", "1")
    assert main(["build"]) == 4
    err = capsys.readouterr().err
    assert err.startswith("Traceback") and err.splitlines()[-1].startswith("faqprint: error: ")


def test_quiet_prints_nothing_but_faults(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """No report; warnings are still told."""
    stage.answer = lambda **named: MadeReport(warnings=(WARNING,))
    assert main(["build", "--quiet"]) == 0
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


@pytest.mark.parametrize(("warnings", "asked"), [((WARNING,), "1"), ((), "1"), ((WARNING,), "")])
def test_warnings_are_read_before_the_window_closes(
    stage: Stage,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    warnings: tuple[Fault, ...],
    asked: str,
) -> None:
    """A command whose window closes with it waits for a key, if there are any: nobody ever read them."""
    monkeypatch.setenv("FAQPRINT_KEEP_WINDOW", asked)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    stage.answer = lambda **named: MadeReport(warnings=warnings)
    assert main(["build"]) == 0
    assert ("Enter キー" in capsys.readouterr().out) == bool(warnings and asked)


def test_of_one_kind_of_fault_the_first_thousand_are_told(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """And how many more there are: 20,000 of them were 4 MB on a terminal; other kinds are told all the same."""
    other = WARNING._replace(code="picture-in-cell", values=(("written", "other"),))
    stage.answer = lambda **named: MadeReport(warnings=(*[WARNING] * (FAULTS + 5), other))
    assert main(["build", "--lang", "en"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines.count(lines[0]) == FAULTS
    assert "other" in lines[-2]
    assert lines[-1] == f"And 5 more of the same kind ({WARNING.code})."
    main(["build", "--json"])
    assert len(json.loads(capsys.readouterr().out)["faults"]) == FAULTS + 6


# --- json -------------------------------------------------------------------------------------------------------------


def test_json_is_one_object(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """ok, faults with place, severity, code and message, and the result; nothing on standard error."""
    stage.answer = lambda **named: MadeReport(warnings=(WARNING,))
    assert main(["build", "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    answer = json.loads(out)
    (fault,) = answer.pop("faults")
    assert fault.pop("message")
    assert fault == {"file": "content/faq.yaml", "line": 7, "column": 12, "severity": "warning", "code": WARNING.code}
    assert answer == {
        "ok": True,
        "result": {"file": "output/appendix.pdf", "pages": 5, "questions": 18, "seconds": 0.21, "bytes": 12345},
    }


@pytest.mark.parametrize(
    ("arguments", "status"), [(["build", "--json"], 3), (["build", "--foo", "--json"], 2), (["--json", "nothing"], 2)]
)
def test_json_tells_failures_too(stage: Stage, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int) -> None:
    """A machine fault and a bad command line are faults without a place."""
    stage.fail(MachineError("disk-full", file="a.pdf"))
    assert main(arguments) == status
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] is False
    (fault,) = answer["faults"]
    assert fault["severity"] == "error"
    assert fault["line"] is None
    assert "error:" not in fault["message"]


def test_a_stopped_run_is_told_as_json(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """One object after Ctrl-C, too."""
    stage.fail(KeyboardInterrupt())
    assert main(["build", "--json"]) == 130
    assert json.loads(capsys.readouterr().out) == {"ok": False, "faults": [], "result": {}}


# --- consoles ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "cp932"}, {"PYTHONIOENCODING": "ascii"}, {"LANG": "C", "LC_ALL": "C"}]
)
@pytest.mark.parametrize("arguments", [["--help"], ["build", "𠮷野家.yaml"], ["nonsense—é"], ["build", "x.yaml", "--json"]])
def test_no_console_breaks_it(environment: dict[str, str], arguments: list[str]) -> None:
    """Consoles in cp932 and ASCII get what they can show; never a traceback."""
    ended = run(*arguments, environment=environment)
    assert ended.returncode == (0 if arguments == ["--help"] else 2)
    assert b"Traceback" not in ended.stderr
    assert ended.stdout + ended.stderr != b""
    if "--json" in arguments:
        assert json.loads(ended.stdout.decode(environment.get("PYTHONIOENCODING", "utf-8")))["ok"] is False


def test_closed_pipe_is_no_error() -> None:
    """``faqprint schema | head -1``: quiet, and the verb's own status."""
    with subprocess.Popen(
        [sys.executable, "-m", "faqprint", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def write_more_than_a_pipe_holds(content: Path) -> None:
    """Put a comment into the appendix that takes so much of a PDF that its source is attached to, however it is packed."""
    with content.open("a", encoding="utf-8") as file:
        file.write(f"# {random.Random(1).randbytes(1 << 17).hex()}\n")


@pytest.mark.parametrize("options", [[], ["-u"]], ids=["buffered", "unbuffered"])
def test_file_that_is_cut_short_is_told(content: Path, options: list[str]) -> None:
    """``-o -`` into a pipe that is read on no longer: it said 書きました and ended with 0."""
    write_more_than_a_pipe_holds(content)
    command = [sys.executable, *options, "-m", "faqprint", "build", str(content), "--attach-source", "-o", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(4) == b"%PDF"
        process.stdout.close()
        told = process.stderr.read().decode()
    assert process.returncode == 3
    assert "途中まで" in told
    assert "書きました" not in told


class CountedWrites(io.FileIO):
    """One end of a pipe that counts what is asked of it, and says when it first took nothing."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(descriptor, "w")
        self.count = 0
        self.full = Event()

    def write(self, data: Any, /) -> int:
        """Write what the pipe takes."""
        self.count += 1
        taken = super().write(data)
        if taken is None:  # typeshed does not know of it
            self.full.set()
        return taken


def read_late(arguments: list[str], monkeypatch: pytest.MonkeyPatch, *, buffered: bool) -> tuple[bytes, int]:
    """What comes of a run through a pipe that does not block and is read once it is full, and how often it was asked."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    read: list[bytes] = []

    def read_all() -> None:
        pipe.full.wait()
        with open(reading, "rb", buffering=0) as file:
            while piece := file.read(1 << 16):
                read.append(piece)

    reader = Thread(target=read_all)
    with CountedWrites(writing) as pipe:
        out = io.TextIOWrapper(io.BufferedWriter(pipe) if buffered else pipe, encoding="utf-8", write_through=not buffered)
        monkeypatch.setattr(sys, "stdout", out)
        reader.start()
        try:
            assert main(arguments) == 0
        finally:
            monkeypatch.undo()
            pipe.full.set()
            out.close()
            reader.join()
    return b"".join(read), pipe.count


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe always blocks on Windows")
@pytest.mark.parametrize("buffered", [True, False])
def test_full_pipe_that_does_not_block_is_waited_for(content: Path, monkeypatch: pytest.MonkeyPatch, buffered: bool) -> None:
    """``-o -`` for a program that reads when it likes: without a buffer it asked without end, with one the file was cut short."""
    write_more_than_a_pipe_holds(content)
    assert main(["build", str(content), "--attach-source", "-o", str(content.with_name("a.pdf")), "--quiet"]) == 0
    expected = content.with_name("a.pdf").read_bytes()
    read, count = read_late(["build", str(content), "--attach-source", "-o", "-", "--quiet"], monkeypatch, buffered=buffered)
    assert read == expected
    assert count <= 2 * len(expected) / 4096  # what a pipe has room for at the least when it takes anything


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe always blocks on Windows")
@pytest.mark.parametrize("buffered", [True, False])
def test_report_longer_than_a_pipe_that_does_not_block_is_whole(
    content: Path, monkeypatch: pytest.MonkeyPatch, buffered: bool
) -> None:
    """Without a buffer it ended with 0 and was cut short after 64 KB, with one it was given up."""
    text = content.read_text("utf-8")
    content.write_text(text.replace("要りません。", "要りません。" * 5000), "utf-8")
    read, _ = read_late(["dump", str(content)], monkeypatch, buffered=buffered)
    assert read.decode() == dump(content)


def test_closed_streams_are_no_error() -> None:
    """Started without standard output and error at all."""
    ended = subprocess.run(["sh", "-c", '"$0" -m faqprint schema >&- 2>&-', sys.executable], timeout=60)
    assert ended.returncode == 0


def test_exit_status_stands_though_nobody_can_be_told() -> None:
    """A standard error on a full disk does not change what the run came to."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-m", "faqprint", "build", "nai.yaml"], stderr=full, timeout=60)
    assert done.returncode == 2


def test_report_that_cannot_be_printed_is_told() -> None:
    """Standard output on a full disk: the machine's fault, told on standard error."""
    with open("/dev/full", "wb") as full:
        ended = subprocess.run([sys.executable, "-m", "faqprint", "schema"], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert ended.returncode == 3
    assert ended.stderr.count(b"\n") == 1


def test_no_bar_off_a_terminal(stage: Stage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Into a file or a pipe not a character of it goes."""

    def build(*, progress: Callable[[int, int], None], **named: object) -> MadeReport:
        monkeypatch.setattr(time, "monotonic", lambda: 1e9)
        progress(1, 2)
        return MadeReport()

    stage.answer = build
    assert main(["build"]) == 0
    assert capsys.readouterr().err == ""


def test_full_memory_that_has_no_room_for_the_sentences(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are modules, too: a traceback and exit 1 blamed the content; and there was no answer in JSON (FM-63)."""

    def find(error: BaseException, words: Words) -> NoReturn:
        raise MemoryError

    monkeypatch.setattr(outcome, "outcome_of", find)
    stage.fail(MemoryError())
    assert main(["build"]) == 3
    assert capsys.readouterr().err == f"faqprint: error: {Words('ja')('memory-full')}\n"
    assert main(["build", "--json"]) == 3
    assert json.loads(capsys.readouterr().out) == {"ok": False, "faults": [], "result": {}}


def test_what_is_said_of_full_memory_has_room(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that the run held was held still: the sentences found no room, and exit 1 with a traceback blamed the content."""

    class Held:
        """Pages, say."""

    at_the_end: list[object] = []
    held: list[weakref.ref[Held]] = []

    def build(**named: object) -> NoReturn:
        pages = Held()
        held.append(weakref.ref(pages))
        raise MemoryError

    def say(error: BaseException, words: Words) -> Outcome:
        at_the_end.append(held[0]())
        return outcome_of(error, words)

    outcome_of = outcome.outcome_of
    monkeypatch.setattr(outcome, "outcome_of", say)
    stage.answer = build
    assert main(["build"]) == 3
    assert at_the_end == [None]


# --- Ctrl-C -----------------------------------------------------------------------------------------------------------


def test_interrupt_at_any_moment_gives_130_and_no_traceback(tmp_path: Path) -> None:
    """SIGINT while the program imports, runs and prints: done or stopped, and nothing in between.

    The signal comes once ``main`` has begun (before that no program can answer): its first import gives the sign.
    """
    program = """if True:
        import sys, faqprint.__main__
        def tell(event, values):
            if event == "import" and values[0] == "faqprint.cli.words":
                sys.stderr.write("!")
                sys.stderr.flush()
        sys.addaudithook(tell)
        faqprint.__main__.run()"""
    statuses = set()
    for pause in range(0, 100, 4):
        with subprocess.Popen(
            [sys.executable, "-c", program, "check", str(tmp_path / "none.yaml")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stderr is not None
            process.stderr.read(1)
            time.sleep(pause / 1000)
            process.send_signal(signal.SIGINT)
            rest = process.stderr.read()
        assert b"Traceback" not in rest, rest.decode()
        statuses.add(process.returncode)
    assert statuses <= {2, 130}
    assert 130 in statuses


def test_interrupt_inside_a_callback_is_not_lost() -> None:
    """A Ctrl-C that the interpreter would print and forget (in a destructor, in the import lock's callback) stops the run."""
    program = """if True:
        import sys, time, faqprint.cli.main, faqprint.cli.schema
        class Held:
            def __del__(self):
                raise KeyboardInterrupt
        def run(*options):
            Held()
            for _ in range(3000):
                time.sleep(0.01)
        faqprint.cli.schema.run = run
        sys.argv[1:] = ["schema"]
        sys.exit(faqprint.cli.main.main())"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=20)
    assert ended.returncode == 130
    assert b"Traceback" not in ended.stderr


COMMANDS = "\x1b]0;EVIL\x07\x1b[31m\x9b\u202e"
SHOWN = "\\u001b]0;EVIL\\u0007\\u001b[31m\\u009b\\u202e"


def test_no_name_commands_the_terminal(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """What a file's name, an argument or a page holds is shown, not obeyed; under --json it is the same value still."""
    for line in (["verify", f"{COMMANDS}.pdf"], [COMMANDS], ["build", f"--{COMMANDS}"]):
        assert main(line) == 2
        told = capsys.readouterr().err
        assert SHOWN in told and "EVIL\x07" not in told and "\u202e" not in told
    stage.answer = lambda **named: MadeReport(file=COMMANDS)
    assert main(["build"]) == 0
    assert capsys.readouterr().out.startswith(f"{SHOWN} を作りました")
    assert main(["verify", f"{COMMANDS}.pdf", "--json"]) == 2
    told = capsys.readouterr().out
    assert json.loads(told)["faults"][0]["file"] == f"{COMMANDS}.pdf"
    assert "\u202e" not in told and "\x9b" not in told


@pytest.mark.parametrize(
    ("error", "status", "part"),
    [
        (None, 0, ""),
        (MachineError("disk-full", file="a.pdf"), 3, "a.pdf"),
        (ZeroDivisionError("division by zero"), 4, "ZeroDivisionError"),
        (KeyboardInterrupt(), 130, "終わりました"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value),
)
@pytest.mark.parametrize("option", ["--lang=ja", "--json"])
def test_what_goes_on_begins_once_all_is_printed(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    option: str,
    error: BaseException | None,
    status: int,
    part: str,
) -> None:
    """How that ends is the exit status; what ends it early is told on standard error, which gets its line alone."""
    seen: list[str] = []

    def go_on() -> int:
        seen.append(capsys.readouterr().out)
        if error is not None:
            raise error
        return 0

    monkeypatch.setattr(
        "faqprint.cli.preview.run", lambda *given: Outcome(report="http://x", result={"url": "http://x"}, then=go_on)
    )
    assert main(["preview", option]) == status
    assert len(seen) == 1 and "http://x" in seen[0]
    out, err = capsys.readouterr()
    assert out == "" and part in err and err.count("\n") == (error is not None)
