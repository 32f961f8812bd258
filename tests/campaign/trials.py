"""What is tried with an input, and what counts as broken: exit 4, a traceback, no end, other bytes, a fault that stays."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from faqprint.cli.main import main

#: Seconds of the processor that a command may take.
LIMIT: Final = 5.0


class EndlessError(BaseException):
    """A command did not end: no error that the program might take for one of its own."""


class BrokenError(Exception):
    """Something broke; the message says what, without what is another in each run."""


def run(*arguments: str | Path, allowed: tuple[int, ...] = (0,), environ: dict[str, str] | None = None) -> int:
    """Run a command in this process and give its exit status; raises ``BrokenError`` if it is not one that is ``allowed``."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace") for _ in range(2))
    before = {name: os.environ.get(name) for name in environ or ()}
    os.environ.update(environ or {})
    try:
        with _limited(), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main([*map(str, arguments), "--lang", "en"])
    except EndlessError:
        raise BrokenError(f"{arguments[0]}: no end after {LIMIT:g} s") from None
    except Exception as error:  # whatever it is, the program should have told of it
        raise BrokenError(f"{arguments[0]}: {type(error).__name__}: {error}") from error
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    if status not in allowed:
        out.flush()
        err.flush()
        told = (err.buffer.getvalue() + out.buffer.getvalue()).decode("utf-8", "replace")
        raise BrokenError(f"{arguments[0]}: exit {status}\n{told[:2000]}")
    return int(status)


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    """Raise ``EndlessError`` after ``LIMIT`` seconds of the processor."""

    def end(*_: object) -> None:
        raise EndlessError

    previous = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)


def document(folder: Path) -> None:
    """A content is printed, or it is at fault; what is printed is sound."""
    if run("build", folder / "appendix.yaml", "-o", folder / "out.pdf", "--no-cache", allowed=(0, 1)) == 0:
        run("verify", folder / "out.pdf")


def edit(folder: Path) -> None:
    """After an edit a build with what the last one left makes the bytes of a build without."""
    appendix, out = folder / "appendix.yaml", folder / "out.pdf"
    cache = {"FAQPRINT_CACHE": str(folder / "cache")}
    run("build", appendix, "-o", out, allowed=(0, 1), environ=cache)
    appendix.write_bytes((folder / "edited.yaml").read_bytes())
    if run("build", appendix, "-o", out, allowed=(0, 1), environ=cache) == 0:
        warm = out.read_bytes()
        run("build", appendix, "-o", out, "--no-cache")
        if out.read_bytes() != warm:
            raise BrokenError("build: other bytes with a warm cache")


def editions(folder: Path) -> None:
    """Editions are made, sound, and not made again."""
    arguments = ("editions", folder / "appendix.yaml", "-o", folder / "out", "--jobs", "1")
    cache = {"FAQPRINT_CACHE": str(folder / "cache")}
    if run(*arguments, allowed=(0, 1), environ=cache) == 0:
        run("verify", folder / "out")
        before = _files(folder / "out")
        run(*arguments, environ=cache)
        if _files(folder / "out") != before:
            raise BrokenError("editions: other files without an edit")


def content(folder: Path) -> None:
    """A damaged content is checked, and printed if it is sound."""
    if run("check", folder / "appendix.yaml", allowed=(0, 1)) == 0:
        run("build", folder / "appendix.yaml", "-o", folder / "out.pdf", "--no-cache", "--no-proof")


def listed(folder: Path) -> None:
    """A damaged list of branches is read, or told of."""
    name = next(path for path in folder.iterdir() if path.stem == "list")
    run("editions", folder / "appendix.yaml", "--branches", name, "-o", folder / "out", "--dry-run", allowed=(0, 1))


def pdf(folder: Path) -> None:
    """A damaged PDF is examined."""
    run("verify", folder / "out.pdf", allowed=(0, 1))


def healed(folder: Path) -> None:
    """Whatever was damaged in a folder of editions: ``verify`` ends, the next run mends it."""
    run("verify", folder / "out", allowed=(0, 1, 2))
    run(
        "editions",
        folder / "appendix.yaml",
        "-o",
        folder / "out",
        "--jobs",
        "1",
        environ={"FAQPRINT_CACHE": str(folder / "none")},
    )
    run("verify", folder / "out")


def cached(folder: Path) -> None:
    """A damaged cache is of no consequence."""
    run("build", folder / "appendix.yaml", "-o", folder / "new.pdf", environ={"FAQPRINT_CACHE": str(folder / "cache")})
    if (folder / "new.pdf").read_bytes() != (folder / "out.pdf").read_bytes():
        raise BrokenError("build: other bytes with a damaged cache")


def imported(folder: Path) -> None:
    """A damaged sheet or content is imported or told of; what was imported once changes nothing when it comes again."""
    faq = folder / "faq.yaml"
    for sheet in (folder / "sheet.csv", folder / "sheet.xlsx"):
        if run("import", sheet, "-o", faq, allowed=(0, 1, 2)) == 0:  # 2: there is no sheet, or no list to change
            before = faq.read_bytes()
            run("check", folder / "appendix.yaml", allowed=(0, 1))
            run("import", sheet, "-o", faq)
            if faq.read_bytes() != before:
                raise BrokenError("import: the same sheet changes the content twice")


def killed(folder: Path) -> None:
    """After a kill at any moment every PDF is whole, and the next run brings all up to date."""
    rng = random.Random((folder / "appendix.yaml").read_bytes())
    arguments = _some_command(rng, folder)
    if rng.random() < 0.25:
        process = subprocess.Popen(
            [sys.executable, "-m", "faqprint", *map(str, arguments)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "FAQPRINT_CACHE": str(folder / "cache")},
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(rng.uniform(0.05, 1.0))
        process.kill()
        process.wait()
    else:
        _run_apart(arguments, folder, _Files(folder, rng.randint(1, _FILES_TOUCHED), None))
    for path in folder.rglob("*.pdf"):
        run("verify", path)
    _heals(folder)


def refused(folder: Path) -> None:
    """Whatever the machine refuses at any file, once or from then on: it is told as its fault, and the next run mends all."""
    rng = random.Random((folder / "appendix.yaml").read_bytes())
    files = _Files(folder, rng.randint(1, _FILES_TOUCHED), rng.choice(_REFUSALS), rng.random() < 0.5)
    _run_apart(_some_command(rng, folder), folder, files)
    for path in folder.rglob("*.pdf"):
        run("verify", path)
    _heals(folder)


#: What a machine may say.
_REFUSALS: Final = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EMFILE, errno.EROFS, errno.EINTR, errno.ENOENT)
#: About how many files a run looks for or touches, the same one twice counted twice.
_FILES_TOUCHED: Final = 60


def _some_command(rng: random.Random, folder: Path) -> tuple[str | Path, ...]:
    editions = ("editions", folder / "appendix.yaml", "-o", folder / "out")
    return rng.choice(
        (
            (*editions, "--jobs", "1", "--zip"),
            (*editions, "--jobs", "1", "--zip-each", "--no-proof"),
            (*editions, "--jobs", "1", "--only", "002", "--no-ledger"),
            ("build", folder / "appendix.yaml", "-o", folder / "out.pdf"),
        )
    )


def _heals(folder: Path) -> None:
    cache = {"FAQPRINT_CACHE": str(folder / "cache")}
    run("editions", folder / "appendix.yaml", "-o", folder / "out", "--jobs", "1", environ=cache)
    run("build", folder / "appendix.yaml", "-o", folder / "out.pdf", environ=cache)
    run("verify", folder / "out")
    if any((folder / "out").glob(".faqprint*")):
        raise BrokenError("editions: what a run left in the folder stays")


class _Files:
    """Counts what a process does to the files of a folder; at the last one that it may touch it is killed, or refused."""

    def __init__(self, folder: Path, left: int, refusal: int | None, always: bool = False) -> None:
        self.folder, self.left, self.refusal, self.always = str(folder), left, refusal, always

    def __call__(self, event: str, values: tuple[object, ...]) -> None:
        if event not in ("open", "os.rename", "os.remove", "os.mkdir", "os.scandir", "os.listdir"):
            return
        if not any(isinstance(value, str) and value.startswith(self.folder) for value in values):
            return
        self.left -= 1
        if self.left == 0 or (self.always and self.left < 0):
            if self.refusal is None:
                os.kill(os.getpid(), signal.SIGKILL)
            else:
                raise OSError(self.refusal, os.strerror(self.refusal))


def _run_apart(arguments: tuple[str | Path, ...], folder: Path, files: _Files) -> None:
    """Run a command in a copy of this process, which is watched at its files; raises ``BrokenError`` for what may not be."""
    told = folder.parent / f"{folder.name}-told"
    child = os.fork()
    if child == 0:
        try:
            sys.addaudithook(files)
            run(*arguments, allowed=(0, 1, 2, 3), environ={"FAQPRINT_CACHE": str(folder / "cache")})
        except BrokenError as error:
            told.write_text(str(error), "utf-8")
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    if told.exists():
        broken = told.read_text("utf-8")
        told.unlink()
        raise BrokenError(broken)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


#: By what is damaged, or made.
TRIALS: Final[dict[str, Callable[[Path], None]]] = {
    "document": document,
    "edit": edit,
    "editions": editions,
    "yaml": content,
    "csv": listed,
    "xlsx": listed,
    "font": document,
    "picture": document,
    "pdf": pdf,
    "folder": healed,
    "cache": cached,
    "import": imported,
    "kill": killed,
    "refusal": refused,
}
