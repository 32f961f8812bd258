"""What a run came to: every error by whose fault it is, in one line, whoever raised it."""

from __future__ import annotations

import errno
import json
import re
from concurrent.futures import ProcessPoolExecutor

import pytest

from faqprint.cli.outcome import Outcome, outcome_of
from faqprint.cli.words import Words
from faqprint.errors import ContentError, LayoutError, MachineError, Place, ProofError, UsageError

from .stage import ERROR, WARNING

JAPANESE, ENGLISH = Words("ja"), Words("en")


def raised(error: BaseException) -> BaseException:
    """The error with a traceback."""
    try:
        raise error
    except BaseException as caught:
        return caught


@pytest.mark.parametrize(
    ("error", "status", "part"),
    [
        (UsageError("appendix-missing", file="x.yaml"), 2, "x.yaml"),
        (UsageError("output-is-folder", file="out"), 2, "out/appendix.pdf"),
        (MachineError("disk-full", file="a.pdf"), 3, "ディスク"),
        (OSError(errno.ENOSPC, "No space left on device", "b.pdf"), 3, "b.pdf"),
        (PermissionError(errno.EACCES, "Permission denied", "c.yaml"), 3, "c.yaml"),
        (OSError("strange"), 3, "strange"),
        (MemoryError(), 3, "メモリー"),
        (RecursionError(), 3, "入れ子"),
        (ModuleNotFoundError("No module named 'uharfbuzz'", name="uharfbuzz"), 3, "uharfbuzz"),
        (LayoutError("row-unplaceable", place=Place("faq.yaml", 3, 1), number="7", needed="50", available="40"), 1, "7"),
        (ZeroDivisionError("division by zero"), 4, "ZeroDivisionError: division by zero; test_outcome.py:"),
        (ModuleNotFoundError("No module named 'faqprint.x'", name="faqprint.x"), 4, "faqprint.x"),
        (ModuleNotFoundError("strange"), 4, "strange"),
        (MachineError("no-such-sentence"), 4, "no-such-sentence"),
    ],
    ids=repr,
)
def test_every_error_has_its_status_and_one_line(error: BaseException, status: int, part: str) -> None:
    """Content 1, command line 2, machine 3, program 4; in both languages, without a report or a traceback."""
    outcome = outcome_of(raised(error), JAPANESE)
    (told,) = outcome.errors
    assert (outcome.status, outcome.report, outcome.faults, told.details) == (status, "", (), "")
    assert part in told.message
    assert "\n" not in told.message
    assert outcome_of(raised(error), ENGLISH).status == status


def test_faults_of_the_content_are_told_as_they_are() -> None:
    """All of them, and nothing else."""
    assert outcome_of(ContentError([ERROR, WARNING]), JAPANESE) == Outcome(1, faults=(ERROR, WARNING))


@pytest.mark.parametrize(("code", "status"), [(0, 0), (2, 2), (None, 0), ("text", 0)])
def test_leaving_is_no_error(code: object, status: int) -> None:
    """After ``--help`` and ``--version``; only a number is a status."""
    assert outcome_of(SystemExit(code), JAPANESE) == Outcome(status)


def test_the_file_of_an_error_is_told_apart() -> None:
    """For ``--json``; an error of no file has none."""
    (told,) = outcome_of(MachineError("disk-full", file="a.pdf"), JAPANESE).errors
    assert (told.code, told.file, told.subject) == ("disk-full", "a.pdf", "faqprint")
    (told,) = outcome_of(MemoryError(), JAPANESE).errors
    assert (told.code, told.file) == ("out-of-memory", "")


def test_a_failed_proof_tells_every_finding() -> None:
    """A line each, in the language of the run."""
    error = ProofError("proof-failed", lambda lang: [f"{lang}: p. 3", f"{lang}: p. 4"])
    (told,) = outcome_of(error, ENGLISH).errors
    assert "en: p. 3\nen: p. 4" in told.message


def test_our_own_fault_fits_a_line_however_long_it_is() -> None:
    """Line ends in its text become spaces, and of a long one the beginning is told."""
    (told,) = outcome_of(raised(ValueError("a\nb " + "x" * 10_000)), JAPANESE).errors
    assert "ValueError: a b xxx" in told.message
    assert len(told.message) < 600


def test_traceback_only_for_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    """FAQPRINT_DEBUG=1 and no other value shows where an unforeseen error came from."""
    for value, wanted in (("1", True), ("0", False)):
        monkeypatch.setenv("FAQPRINT_DEBUG", value)
        (told,) = outcome_of(raised(ZeroDivisionError()), JAPANESE).errors
        assert ("Traceback" in told.details) == wanted


def test_own_fault_of_another_process_names_its_line() -> None:
    """What a working process stumbled over is told with the line where it happened, not where it was heard of."""
    with ProcessPoolExecutor(1) as pool:
        error = pool.submit(json.loads, "{").exception()
    assert error
    (told,) = outcome_of(error, JAPANESE).errors
    assert re.search(r"decoder\.py:\d+", told.message)


def test_an_error_without_a_traceback_is_told_all_the_same() -> None:
    """Nobody knows where it came from."""
    (told,) = outcome_of(ZeroDivisionError("x"), JAPANESE).errors
    assert "ZeroDivisionError: x" in told.message
