"""The command line: exit statuses, where things are printed, languages, consoles, Ctrl-C."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time
import types
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from faqprint.cli import arguments as cli_arguments
from faqprint.cli import main as cli
from faqprint.cli import words as cli_words
from faqprint.cli.outcome import outcome_of
from faqprint.compose.report import ColumnReport, TypesettingReport
from faqprint.errors import ContentError, Fault, LayoutError, MachineError, Place, ProofError, UsageError
from faqprint.messages.machine import MACHINE_SENTENCES
from faqprint.messages.reports import REPORT_SENTENCES
from faqprint.messages.sentences import SENTENCES

WARNING = Fault(Place("content/faq.yaml", 7, 12), "mixed-width", (), "  question: ＩＤとID", 2, "warning")
ANSWERS = ColumnReport("answer", 61, {"shrunk": (3, 3, 5), "overflow": ()})
ERROR = WARNING._replace(severity="error")


class MadeReport(NamedTuple):
    """What a build tells, as ``pipeline.build.Report``."""

    file: str = "output/appendix.pdf"
    pages: int = 5
    questions: int = 18
    seconds: float = 0.2149
    bytes: int = 12345
    warnings: tuple[Fault, ...] = ()
    typesetting: Callable[[], TypesettingReport] = lambda: TypesettingReport((ANSWERS,), (7,))


class Stage:
    """Stands in for the pipeline and remembers how it was called; the command line's own work is what is tested."""

    def __init__(self) -> None:
        self.calls: list[tuple[tuple[Any, ...], dict[str, Any]]] = []
        self.answer: Callable[[], Any] = MadeReport
        self.faults: tuple[Fault, ...] = ()

    def build(self, *args: Any, **named: Any) -> Any:
        """Remember the call; give the answer."""
        self.calls.append((args, named))
        return self.answer()

    def check(self, *args: Any, **named: Any) -> tuple[Fault, ...]:
        """Remember the call; give the faults."""
        self.calls.append((args, named))
        return self.faults

    def dump(self, path: str) -> str:
        """Give a page."""
        return "1 ページ\n－ ＦＡＱ 𠮷\n"


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """A stand-in for ``faqprint.pipeline.build`` and the sentences of the stand-in's faults."""
    stage = Stage()
    module = types.ModuleType("faqprint.pipeline.build")
    module.build, module.check, module.dump = stage.build, stage.check, stage.dump  # type: ignore[attr-defined]  # a stand-in
    monkeypatch.setitem(sys.modules, "faqprint.pipeline.build", module)
    making = types.ModuleType("faqprint.distribution.edition_maker")
    making.look_at_editions = lambda path: ()  # type: ignore[attr-defined]  # a stand-in: there is no list of branches
    monkeypatch.setitem(sys.modules, "faqprint.distribution.edition_maker", making)
    monkeypatch.delenv("FAQPRINT_LANG", raising=False)
    monkeypatch.delenv("FAQPRINT_DEBUG", raising=False)
    monkeypatch.setattr(cli_words.Words, "fault", lambda self, fault: f"{fault.place.file}: {fault.severity}: {fault.code}")
    yield stage


def run(*arguments: str, environment: dict[str, str] | None = None, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own."""
    environ = {**os.environ, **(environment or {})}
    return subprocess.run([sys.executable, "-m", "faqprint", *arguments], env=environ, capture_output=True, timeout=60, **options)


# --- build ------------------------------------------------------------------------------------------------------------


def test_build_says_in_one_line_what_it_made(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """File, pages, questions, seconds; the defaults are content/appendix.yaml and output/appendix.pdf."""
    assert cli.main(["build"]) == 0
    out, err = capsys.readouterr()
    assert out == "output/appendix.pdf を作りました（5ページ、質問18件、0.21秒）。\n"
    assert err == ""
    ((path, target), named) = stage.calls[0]
    assert (path, target) == ("content/appendix.yaml", "output/appendix.pdf")
    del named["progress"]
    assert named == {
        "edition": None,
        "branches": None,
        "proof": True,
        "attach_source": False,
        "password": None,
        "cache": True,
    }


def test_build_hands_every_option_on(stage: Stage, tmp_path: Path) -> None:
    """Each option reaches the library; the password comes from the file's first line."""
    secret = tmp_path / "secret.txt"
    secret.write_bytes("\ufeffひみつ 1\r\n二行目".encode())
    line = "build a.yaml -o b.pdf --edition 003 --branches c.csv --attach-source --no-proof --no-cache --encrypt"
    assert cli.main([*line.split(), "--password-file", str(secret)]) == 0
    ((path, target), named) = stage.calls[0]
    del named["progress"]
    assert (path, target) == ("a.yaml", "b.pdf")
    assert named == {
        "edition": "003",
        "branches": "c.csv",
        "proof": False,
        "attach_source": True,
        "password": "ひみつ 1",
        "cache": False,
    }


def test_warnings_go_to_standard_error_and_do_not_fail(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """A build with warnings is done."""
    stage.answer = lambda: MadeReport(warnings=(WARNING,))
    assert cli.main(["build"]) == 0
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert err == "content/faq.yaml: warning: mixed-width\n"


def test_quiet_prints_nothing_but_faults(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """No report; warnings are still told."""
    stage.answer = lambda: MadeReport(warnings=(WARNING,))
    assert cli.main(["build", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "content/faq.yaml: warning: mixed-width\n")


def test_report_tells_how_the_lines_came_out(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """Per column the lines and what was done to them, each question named once; nothing of what did not occur."""
    assert cli.main(["build", "--report"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "回答：61行",
        "  詰めた行 3（No.3、No.5）",
        "ページの変わり目で離れた組 1（No.7）",
    ]
    assert cli.main(["build", "--report", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["result"]["typesetting"]
    assert told == {"answer": {"lines": 61, "shrunk": [3, 3, 5], "overflow": []}, "yielded": [7]}


# --- exit statuses ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "status", "part"),
    [
        (ContentError([ERROR]), 1, "content/faq.yaml: error: mixed-width"),
        (UsageError("appendix-missing", file="x.yaml"), 2, "x.yaml"),
        (UsageError("output-is-folder", file="out"), 2, "out/appendix.pdf"),
        (MachineError("disk-full", file="a.pdf"), 3, "ディスク"),
        (OSError(errno.ENOSPC, "No space left on device", "b.pdf"), 3, "b.pdf"),
        (PermissionError(errno.EACCES, "Permission denied", "c.yaml"), 3, "c.yaml"),
        (OSError("strange"), 3, "strange"),
        (MemoryError(), 3, "メモリー"),
        (RecursionError(), 3, "入れ子"),
        (ModuleNotFoundError("No module named 'uharfbuzz'", name="uharfbuzz"), 3, "uharfbuzz"),
        (ZeroDivisionError("division by zero"), 4, "ZeroDivisionError: division by zero; test_main.py:"),
        (ModuleNotFoundError("No module named 'faqprint.x'", name="faqprint.x"), 4, "faqprint.x"),
        (KeyboardInterrupt(), 130, "中止"),
    ],
)
def test_every_failure_has_its_status_and_one_clear_line(
    stage: Stage, capsys: pytest.CaptureFixture[str], error: BaseException, status: int, part: str
) -> None:
    """Content 1, command line 2, machine 3, program 4, Ctrl-C 130; never a traceback, nothing on standard output."""

    def fail() -> Any:
        raise error

    stage.answer = fail
    assert cli.main(["build"]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert part in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_failed_proof_is_the_programs_fault(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 4, and what differs is told."""

    def fail() -> Any:
        raise ProofError("proof-failed", findings="p. 3, No.12: 参照")

    stage.answer = fail
    assert cli.main(["build"]) == 4
    assert "No.12" in capsys.readouterr().err


def test_traceback_only_for_those_who_ask(
    stage: Stage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAQPRINT_DEBUG=1 shows where an unforeseen error came from."""

    def fail() -> Any:
        raise ZeroDivisionError

    stage.answer = fail
    monkeypatch.setenv("FAQPRINT_DEBUG", "1")
    assert cli.main(["build"]) == 4
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    "line",
    [
        "",
        "biuld",
        "build --foo",
        "build -o",
        "build a b",
        "check --lang fr",
        "build --json=1",
        "build --password-file x",
        "build --password=x",
        "merge a.pdf",
        "--nonsense",
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_bad_command_line_is_told_in_the_users_language(
    stage: Stage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, line: str, lang: str
) -> None:
    """Exit 2, one line, no word of argparse's English in Japanese and no Japanese in English; the library is not called."""
    monkeypatch.setenv("FAQPRINT_LANG", lang)
    assert cli.main(line.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("faqprint: error: ")
    assert err.count("\n") == 1
    assert stage.calls == []
    assert bool(re.search("[ぁ-んァ-ヶ]", err)) == (lang == "ja")
    if lang == "ja":
        assert not re.search(r"\b(argument|expected|unrecognized|required|invalid|choice)\b", err)


def test_mistyped_verb_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest verb is named."""
    assert cli.main(["biuld"]) == 2
    assert "「build」" in capsys.readouterr().err


# --- check, dump, schema, init ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("faults", "strict", "status"),
    [((), False, 0), ((), True, 0), ((WARNING,), False, 0), ((WARNING,), True, 1), ((ERROR, WARNING), False, 1)],
)
def test_check_fails_on_errors_and_under_strict_on_warnings(
    stage: Stage, capsys: pytest.CaptureFixture[str], faults: tuple[Fault, ...], strict: bool, status: int
) -> None:
    """Each fault is told on standard error, their count on standard output."""
    stage.faults = faults
    assert cli.main(["check", *(["--strict"] if strict else [])]) == status
    out, err = capsys.readouterr()
    assert err.count("\n") == len(faults)
    assert out.count("\n") == 1


def test_dump_prints_the_pages(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """As they are, with one line end."""
    assert cli.main(["dump"]) == 0
    assert capsys.readouterr().out == "1 ページ\n－ ＦＡＱ 𠮷\n"


def test_init_writes_a_starter_that_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By default into content/; every file the starter has, and the schema its files name."""
    from faqprint.manuscript.load import read

    monkeypatch.chdir(tmp_path)
    assert cli.main(["init"]) == 0
    names = {path.name for path in (tmp_path / "content").iterdir()}
    assert {"appendix.yaml", "faq.yaml", "branches.csv", "style.yaml", "appendix.schema.json"} <= names
    appendix, faults = read("content/appendix.yaml")
    assert appendix is not None
    assert faults == ()


@pytest.mark.parametrize("name", ["appendix.yaml", "memo.yaml", "branches.csv", "appendix.schema.json"])
def test_init_touches_nothing_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Any file it would write: exit 2, and the folder is as it was."""
    (tmp_path / name).write_bytes(b"mine")
    assert cli.main(["init", str(tmp_path)]) == 2
    assert name in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == b"mine"


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    """What it prints is the schema that ``init`` writes beside the starter."""
    assert cli.main(["schema"]) == 0
    assert "$defs" in json.loads(capsys.readouterr().out)


def test_verify_tells_what_is_wrong_with_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged file: exit 1 with its name; a missing one and a folder: exit 2."""
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing more")
    assert cli.main(["verify", str(bad)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{bad.as_posix()}: error: ")
    assert cli.main(["verify", str(tmp_path / "none.pdf")]) == 2
    assert cli.main(["verify", str(tmp_path)]) == 2


# --- json -------------------------------------------------------------------------------------------------------------


def test_json_is_one_object(stage: Stage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """ok, faults with place, severity, code and message, and the result."""
    monkeypatch.setattr(cli_words.Words, "message", lambda self, code, values: f"<{code}>")
    stage.answer = lambda: MadeReport(warnings=(WARNING,))
    assert cli.main(["build", "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert json.loads(out) == {
        "ok": True,
        "faults": [
            {
                "file": "content/faq.yaml",
                "line": 7,
                "column": 12,
                "severity": "warning",
                "code": "mixed-width",
                "message": "<mixed-width>",
            }
        ],
        "result": {"file": "output/appendix.pdf", "pages": 5, "questions": 18, "seconds": 0.21, "bytes": 12345},
    }


@pytest.mark.parametrize(
    ("arguments", "status"), [(["build", "--json"], 3), (["build", "--foo", "--json"], 2), (["--json", "nothing"], 2)]
)
def test_json_tells_failures_too(stage: Stage, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int) -> None:
    """A machine fault and a bad command line are faults without a place."""

    def fail() -> Any:
        raise MachineError("disk-full", file="a.pdf")

    stage.answer = fail
    assert cli.main(arguments) == status
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] is False
    (fault,) = answer["faults"]
    assert fault["severity"] == "error"
    assert fault["line"] is None
    assert "error:" not in fault["message"]


# --- languages and consoles -------------------------------------------------------------------------------------------


def test_language_is_chosen_by_option_then_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """--lang before or after the verb wins over FAQPRINT_LANG; Japanese otherwise."""
    monkeypatch.delenv("FAQPRINT_LANG", raising=False)
    assert cli_words.language(["build"]) == "ja"
    assert cli_words.language(["--lang", "en", "build"]) == "en"
    assert cli_words.language(["build", "--lang=en"]) == "en"
    assert cli_words.language(["build", "--", "--lang=en"]) == "ja"
    monkeypatch.setenv("FAQPRINT_LANG", "en_US.UTF-8")
    assert cli_words.language(["build"]) == "en"
    assert cli_words.language(["build", "--lang", "ja"]) == "ja"


@pytest.mark.parametrize("verb", ["", *cli_arguments.VERBS])
def test_help_is_japanese_or_english(capsys: pytest.CaptureFixture[str], verb: str) -> None:
    """Every verb's help, wholly in one language."""
    assert cli.main([*verb.split(), "--help"]) == 0
    japanese = capsys.readouterr().out
    assert japanese.startswith("使い方: faqprint")
    assert not re.search(r"\b(usage|options|show|positional)\b", japanese)
    assert cli.main([*verb.split(), "--help", "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert english.startswith("usage: faqprint")
    assert not re.search("[ぁ-んァ-ヶ一-龠]", english)


def test_help_lists_the_verbs_that_are_built() -> None:
    """One line for each verb, and no other."""
    text = run("--help", environment={"PYTHONUTF8": "1"}).stdout.decode()
    for verb in cli_arguments.VERBS:
        assert re.search(rf"(?m)^ +{verb} ", text)


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


def test_closed_pipe_is_no_error(tmp_path: Path) -> None:
    """``faqprint schema | head -1``: quiet, and the verb's own status."""
    with subprocess.Popen(
        [sys.executable, "-m", "faqprint", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


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


def test_interrupt_at_any_moment_gives_130_and_no_traceback(tmp_path: Path) -> None:
    """SIGINT while the program imports, runs and prints: done or stopped, and nothing in between.

    The signal comes once ``main`` has begun (before that no program can answer): its first import gives the sign.
    """
    program = """if True:
        import sys, faqprint.cli.main
        def tell(event, values):
            if event == "import" and values[0] == "faqprint.cli.words":
                sys.stderr.write("!")
                sys.stderr.flush()
        sys.addaudithook(tell)
        sys.exit(faqprint.cli.main.main())"""
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


def test_own_fault_of_another_process_names_its_line() -> None:
    """What a working process stumbled over is told with the line where it happened, not where it was heard of."""
    with ProcessPoolExecutor(1) as pool:
        error = pool.submit(json.loads, "{").exception()
    assert error
    (trouble,) = outcome_of(error, cli_words.Words("ja")).troubles
    assert re.search(r"decoder\.py:\d+", trouble.message)


# --- the password -----------------------------------------------------------------------------------------------------


def test_password_is_asked_for_twice(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same twice is taken; two different ones, and none, are refused."""
    for answers, status in ((["a", "a"], 0), (["a", "b"], 2), (["", ""], 2)):
        given = iter(answers)
        monkeypatch.setattr("getpass.getpass", lambda prompt, given=given: next(given))
        assert cli.main(["build", "--encrypt"]) == status
    assert [named["password"] for _, named in stage.calls] == ["a"]


def test_bad_password_file_is_told(stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Missing, empty, or not UTF-8: the command line's fault, and no PDF."""
    (tmp_path / "empty").write_bytes(b"\n")
    (tmp_path / "cp932").write_bytes("あ".encode("cp932"))
    for name in ("none", "empty", "cp932"):
        assert cli.main(["build", "--encrypt", "--password-file", str(tmp_path / name)]) == 2
    assert stage.calls == []


# --- the bar ----------------------------------------------------------------------------------------------------------


class Terminal:
    """A stream that remembers what was written."""

    def __init__(self) -> None:
        self.written = ""

    def write(self, text: str) -> int:
        """Remember it."""
        self.written += text
        return len(text)

    def flush(self) -> None:
        """Nothing is kept back."""


def test_bar_appears_past_a_second_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the first second; then a bar that is taken off again."""
    from faqprint.cli.progress import Progress

    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    terminal = Terminal()
    progress = Progress(terminal)  # type: ignore[arg-type]  # it has all that is used of a stream
    progress(1, 10)
    assert terminal.written == ""
    now[0] += 1.1
    progress(5, 10)
    assert " 50 %" in terminal.written
    progress(6, 10)
    assert " 60 %" not in terminal.written
    progress.clear()
    assert terminal.written.endswith(" \r")


def test_no_bar_off_a_terminal(stage: Stage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Into a file or a pipe not a character of it goes."""

    def build(*args: Any, progress: Callable[[int, int], None], **named: Any) -> MadeReport:
        monkeypatch.setattr(time, "monotonic", lambda: 1e9)
        progress(1, 2)
        return MadeReport()

    monkeypatch.setattr(sys.modules["faqprint.pipeline.build"], "build", build)
    assert cli.main(["build"]) == 0
    assert capsys.readouterr().err == ""


# --- the words --------------------------------------------------------------------------------------------------------


def test_every_sentence_is_in_both_languages_with_the_same_values() -> None:
    """No sentence lacks its other half, and both use the same values."""
    for code, (japanese, english) in {**REPORT_SENTENCES, **MACHINE_SENTENCES}.items():
        assert set(re.findall(r"\{(\w+)\}", japanese)) == set(re.findall(r"\{(\w+)\}", english)), code
        assert not re.search("[ぁ-んァ-ヶ]", english), code


def test_layout_error_is_the_contents_fault(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fits no page is for the editor or the style's author to change."""

    def fail() -> Any:
        raise LayoutError("x")

    monkeypatch.setattr(cli_words.Words, "message", lambda self, code, values: code)
    stage.answer = fail
    assert cli.main(["build"]) == 1


def test_every_error_has_its_sentence() -> None:
    """Whatever code the program raises, there is a sentence for it."""
    package = Path(cli.__file__).parents[1]
    raised = re.compile(r"(?:UsageError|MachineError|ProofError|LayoutError)\(\s*\"([\w-]+)\"")
    codes = {code for path in package.rglob("*.py") for code in raised.findall(path.read_text("utf-8"))}
    assert len(codes) > 20
    assert sorted(codes - set(SENTENCES)) == []
