"""What is tried with an input, and what counts as broken: exit 4, a traceback, no end, other bytes, a fault that stays."""

from __future__ import annotations

import contextlib
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
LIMIT: Final = 20.0


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


def killed(folder: Path) -> None:
    """After a kill at any moment every PDF is whole, and the next run brings all up to date."""
    environ = {**os.environ, "FAQPRINT_CACHE": str(folder / "cache")}
    wait = random.Random((folder / "appendix.yaml").read_bytes()).uniform(0.05, 1.5)
    command = [sys.executable, "-m", "faqprint", "editions", str(folder / "appendix.yaml"), "-o", str(folder / "out")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environ)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(wait)
    process.kill()
    process.wait()
    for path in (folder / "out").glob("*.pdf"):
        run("verify", path)
    run(*("editions", folder / "appendix.yaml", "-o", folder / "out"), environ={"FAQPRINT_CACHE": str(folder / "cache")})
    run("verify", folder / "out")


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
    "kill": killed,
}
