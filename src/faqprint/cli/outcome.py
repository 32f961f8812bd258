"""What a run came to, and every way in which it can end early, sorted by whose fault it is (FM-64)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence

from ..errors import CodedError, ContentError, Fault, MachineError
from ..messages.lists import SHOWN
from ..named_tuple import NamedTuple
from ..storage import files
from ..version import __version__
from .words import Words

_FRAME = r'(?m)^  File "([^"\n]+)", line (\d+)'


class ErrorMessage(NamedTuple):
    """An error without a place in the content, in words: told of ``subject``; ``details`` is for those who mend the program."""

    code: str
    message: str
    file: str = ""
    subject: str = "faqprint"
    details: str = ""


class Outcome(NamedTuple):
    """What a run came to."""

    #: The exit status.
    status: int = 0
    #: What is told of it, and the same for ``--json``.
    report: str = ""
    result: Mapping[str, object] = {}
    #: Faults of the content, and other errors.
    faults: tuple[Fault, ...] = ()
    errors: tuple[ErrorMessage, ...] = ()
    #: A file for standard output: the report goes to standard error then.
    data: bytes = b""
    #: What goes on once all this is printed; it gives the exit status.
    then: Callable[[], int] | None = None


def outcome_of(error: BaseException, words: Words) -> Outcome:
    """Give what is printed and answered for an error; never raises."""
    if isinstance(error, SystemExit):  # after --help and --version
        return Outcome(status=error.code if isinstance(error.code, int) else 0)
    if isinstance(error, ContentError):
        return Outcome(status=error.exit_status, faults=error.faults)
    if isinstance(error, MemoryError):
        return _outcome_of_code(MachineError("out-of-memory"), words)
    if isinstance(error, RecursionError):
        return _outcome_of_code(MachineError("too-deep"), words)
    if isinstance(error, ModuleNotFoundError) and not (error.name or "faqprint").startswith("faqprint"):
        return _outcome_of_code(MachineError("package-missing", name=error.name or ""), words)
    if isinstance(error, OSError):
        refused = files.system_error(error, error.filename if isinstance(error.filename, str) else "")
        return _outcome_of_code(refused, words) if isinstance(refused, CodedError) else _own_fault(error, words)
    if isinstance(error, CodedError):
        return _outcome_of_code(error, words)
    return _own_fault(error, words)


def file_lines(code: str, files: Sequence[str], words: Words) -> list[str]:
    """Give a line for each of some files, and for many the number of those that are not shown."""
    lines = [words(code, file=name) for name in files[:SHOWN]]
    return [*lines, *([words("more-files", count=str(len(files) - SHOWN))] if len(files) > SHOWN else [])]


def _outcome_of_code(error: CodedError, words: Words) -> Outcome:
    from ..messages.sentences import SENTENCES

    if error.code not in SENTENCES:  # nobody wrote its sentence
        return _own_fault(error, words)
    try:
        message = error.message(words.lang)
    except LookupError:  # or it lacks a value
        return _own_fault(error, words)
    told = (ErrorMessage(error.code, message, error.values.get("file", "")),)
    return Outcome(status=error.exit_status, report=error.values.get("help", ""), errors=told)


def _own_fault(error: BaseException, words: Words) -> Outcome:
    """Something that nobody foresaw: one line with what a report needs; the traceback for those who ask for it."""
    import platform
    import traceback  # neither is wanted but here

    frames = [(frame.filename, str(frame.lineno)) for frame in traceback.extract_tb(error.__traceback__)]
    frames += re.findall(_FRAME, str(error.__cause__ or ""))  # in another process, which could only send its traceback as text
    file, line = frames[-1] if frames else ("?", "?")
    place = f"{os.path.basename(file)}:{line}"
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    version = f"faqprint {__version__}, Python {platform.python_version()}, {platform.system()}"
    message = words("own-fault", what=what, place=place, version=version)
    details = "".join(traceback.format_exception(error)) if os.environ.get("FAQPRINT_DEBUG") == "1" else ""
    return Outcome(status=4, errors=(ErrorMessage("own-fault", message, details=details),))
