"""The command line: runs a verb, prints what it gives, and answers with the exit status of FM-64.

The only module that prints.  It imports next to nothing before ``main`` stands inside its ``try``, so that Ctrl-C at
any moment ends the program quietly; what a verb needs is imported by the verb.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # ``typing`` itself would cost a millisecond before Ctrl-C is caught
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from ..errors import Fault
    from .outcome import Outcome
    from .words import Words

STOPPED = 130
#: The answer in JSON where nothing can be said in it (FM-63).
_NO_ANSWER = '{"ok": false, "faults": [], "result": {}}'


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (``None``: the program's own) and give its exit status; nothing is raised."""
    status = STOPPED
    try:
        if argv is None:
            sys.unraisablehook = _hear_interrupt
        status = _run(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        pass  # it came while the answer was being printed, or while Ctrl-C was being answered
    return status


def _hear_interrupt(unraisable: sys.UnraisableHookArgs) -> None:
    """Let a Ctrl-C be felt that came inside a callback of the interpreter, which would only print it and go on."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        import _thread

        _thread.start_new_thread(_thread.interrupt_main, ())  # from outside, or it would be lost in here as well
    else:
        sys.__unraisablehook__(unraisable)


def _run(arguments: list[str]) -> int:
    """Run the verb and print its outcome."""
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_a_character(stream)
    from .words import Words, language

    words = Words(language(arguments))
    as_json = "--json" in arguments
    try:
        outcome = _outcome(arguments, words)
        told, report = _texts_of(outcome, words, as_json)
    except BaseException as error:  # SystemExit, too: each has its exit status
        if _is_interrupt(error):  # an import may have been cut short: nothing that is not here already can be relied on
            _say(sys.stderr, f"faqprint: error: {words('stopped')}")
            _say(sys.stdout, _NO_ANSWER if as_json else "")
            return STOPPED
        if isinstance(error, MemoryError):  # what the run held makes room for what is to be said
            error.__traceback__ = error.__context__ = None
        try:
            from .outcome import outcome_of

            outcome = outcome_of(error, words)
            told, report = _texts_of(outcome, words, as_json)
        except MemoryError:  # not even for the modules that say so
            _say(sys.stderr, f"faqprint: error: {words('memory-full')}")
            _say(sys.stdout, _NO_ANSWER if as_json else "")
            return 3
    if outcome.data:
        try:
            _put(sys.stdout, outcome.data)
        except OSError as error:  # a file that was cut short was not made
            return _lose_output(words("data-lost", reason=words.reason(error)), told)
        told, report = "\n".join(filter(None, (told, report))), ""
    try:
        _say(sys.stderr, told)
    except OSError:
        _drop(sys.stderr)  # nobody can be told; the exit status still says it
    try:
        _say(sys.stdout, report)
    except BrokenPipeError:
        _drop(sys.stdout)  # whoever read it has seen enough (``faqprint dump | head``)
    except OSError as error:
        return _lose_output(words("report-lost", reason=words.reason(error)))
    return _go_on(outcome, words)


def _lose_output(lost: str, told: str = "") -> int:
    """Tell that standard output did not take what it was given, behind what is told anyhow; gives the exit status."""
    _drop(sys.stdout)
    try:
        _say(sys.stderr, told)
        _say(sys.stderr, f"faqprint: error: {lost}")
    except OSError:
        _drop(sys.stderr)
    return 3


def _go_on(outcome: Outcome, words: Words) -> int:
    """Do what goes on once all is printed; Ctrl-C ends it."""
    if outcome.then is None:
        if outcome.faults and not outcome.status:
            from .double_click import keep_window

            keep_window(words)
        return outcome.status
    try:
        return outcome.then()
    except BaseException as error:
        if not _is_interrupt(error):
            from .outcome import outcome_of

            ended = outcome_of(error, words)
            _say(sys.stderr, _texts_of(ended, words, as_json=False)[0])
            return ended.status
        _say(sys.stderr, f"faqprint: error: {words('desk-ended')}")
        return STOPPED


def _is_interrupt(error: BaseException | None) -> bool:
    """Whether a Ctrl-C is behind an error: Python 3.11 makes another one of what comes while a class names its members."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__
    return error is not None


def _outcome(arguments: list[str], words: Words) -> Outcome:
    """Parse the command line and run its verb."""
    from .arguments import parse
    from .progress import Progress

    options = parse(arguments, words)
    silent = options.quiet or options.json or sys.stderr is None or not sys.stderr.isatty()
    progress = Progress(None if silent else sys.stderr)
    try:
        outcome: Outcome = options.run(options, words, progress)
    finally:
        progress.clear()
    return outcome._replace(report="") if options.quiet else outcome


# --- printing ---------------------------------------------------------------------------------------------------------


def _never_fail_on_a_character(stream: TextIO | None) -> None:
    r"""Print ``\uXXXX`` for what the console's encoding (cp932, ASCII) does not have."""
    import io

    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _say(stream: TextIO | None, text: str) -> None:
    """Print a text that ends its line; without a stream (closed by the caller) there is nobody to tell."""
    if stream is not None:
        line = text if not text or text.endswith("\n") else text + "\n"
        if _may_refuse(stream):
            _put(stream, line.encode(stream.encoding, stream.errors or "strict"))
            return
        stream.write(line)
        stream.flush()


def _may_refuse(stream: TextIO) -> bool:
    """Whether it is a pipe that takes what it has room for and refuses the rest: of a text that would be lost."""
    import os

    try:
        return not os.get_blocking(stream.fileno())
    except (OSError, ValueError, AttributeError):  # nothing of the system's, or a system that does not say it
        return False


def _put(stream: TextIO | None, data: bytes) -> None:
    """Give bytes to whoever reads a stream; a full pipe that does not block is waited for."""
    if stream is None:
        return
    rest = memoryview(data)
    while rest:
        try:
            taken = stream.buffer.write(rest) or 0  # without a buffer (``python -u``) a write may take a part, or nothing
        except BlockingIOError as full:
            taken = full.characters_written
        rest = rest[taken:]
        if not taken:
            _await_reader(stream)
    while True:
        try:
            stream.flush()
            break
        except BlockingIOError:
            _await_reader(stream)


def _await_reader(stream: TextIO) -> None:
    """Wait until a full pipe takes something again."""
    from select import select

    select((), (stream,), ())


def _drop(stream: TextIO | None) -> None:
    """Send what is left in a broken stream's buffer nowhere, or the interpreter would complain of it at its end."""
    import contextlib
    import os

    if stream is not None:
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _texts_of(outcome: Outcome, words: Words, as_json: bool) -> tuple[str, str]:
    """What goes to standard error (faults) and to standard output (the report)."""
    from .words import terminal_text

    details = "".join(error.details for error in outcome.errors)
    if as_json:
        return terminal_text(details), terminal_text(_json(outcome, words))
    told = _fault_lines(outcome.faults, words)
    told += [f"{error.subject}: error: {error.message}" for error in outcome.errors]
    return terminal_text(details + "\n".join(told)), terminal_text(outcome.report)


def _fault_lines(faults: Sequence[Fault], words: Words) -> list[str]:
    """Faults in words: of each code the first ones, and at the end how many more there are."""
    from ..limits import FAULTS

    counts: dict[str, int] = {}
    lines = []
    for fault in faults:
        counts[fault.code] = counts.get(fault.code, 0) + 1
        if counts[fault.code] <= FAULTS:
            lines.append(words.fault(fault))
    return lines + [words("more-faults", kind=code, count=f"{n - FAULTS:,}") for code, n in counts.items() if n > FAULTS]


def _json(outcome: Outcome, words: Words) -> str:
    """The one object of FM-63; faults without a place in the content have ``null`` for line and column."""
    import json

    faults: list[dict[str, object]] = []
    if outcome.faults or outcome.errors:
        from ..messages.sentences import error_record, fault_record

        faults += [fault_record(fault, words.lang) for fault in outcome.faults]
        faults += [error_record(error.code, error.message, error.file) for error in outcome.errors]
    answer = {"ok": outcome.status == 0, "faults": faults, "result": dict(outcome.result)}
    unicode = sys.stdout is not None and (sys.stdout.encoding or "").lower().startswith("utf")
    return json.dumps(answer, ensure_ascii=not unicode)
