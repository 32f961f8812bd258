"""Errors in words, wherever they are raised."""

from __future__ import annotations

import pytest

from faqprint.errors import (
    CodedError,
    ContentError,
    FaqprintError,
    Fault,
    MachineError,
    Place,
    ProofError,
    UsageError,
    read_error,
)

FAULTS = (Fault(Place("a.yaml", 1, 2), "tab-indent", line_text="\tb: c"), Fault(Place("b.yaml", 3, 4), "empty-file"))


def test_an_error_of_the_content_tells_its_faults() -> None:
    """Each with its place, its line and a caret, in the language that is asked for; Japanese by itself."""
    error = ContentError(FAULTS)
    assert str(error) == error.message() == error.message("ja")
    assert str(error).splitlines()[0].startswith("a.yaml:1:2: error: 字下げにタブが")
    assert [line for line in error.message("en").splitlines() if ": error: " in line] == [
        "a.yaml:1:2: error: a tab is used for indenting; put half-width spaces in its place",
        "b.yaml:3:4: error: the file is empty; write it after the starter that `faqprint init` makes",
    ]
    assert error.faults[0].message("en") == "\n".join(error.message("en").splitlines()[:3])


@pytest.mark.parametrize(
    ("error", "japanese", "english"),
    [
        (UsageError("appendix-missing", file="x.yaml"), "x.yaml がありません", "x.yaml is not there"),
        (MachineError("disk-full", file="a.pdf"), "ディスクがいっぱい", "the disk is full"),
        (CodedError("no-such-code", file="a"), "no-such-code: {'file': 'a'}", "no-such-code: {'file': 'a'}"),
    ],
)
def test_other_errors_tell_a_sentence(error: CodedError, japanese: str, english: str) -> None:
    """0.1.1: a code and its values."""
    assert japanese in str(error)
    assert english in error.message("en")


def test_a_failed_proof_tells_what_was_found() -> None:
    """In each language, whichever is asked for first."""
    error = ProofError("proof-failed", lambda lang: [f"found in {lang}"])
    assert "found in ja" in str(error)
    assert "found in en" in error.message("en")


def test_all_have_one_root() -> None:
    """For scripts that catch whatever the program tells."""
    for error in (ContentError(FAULTS), UsageError("a"), MachineError("a"), ProofError("a")):
        assert isinstance(error, FaqprintError)
    assert str(FaqprintError("some words")) == "some words"


def test_a_file_that_cannot_be_read() -> None:
    """With the system's reason, or what else the error says."""
    for error in (PermissionError(13, "Permission denied", "a.csv"), OSError("Permission denied")):
        told = read_error(error, "a.csv")
        assert told.values == {"file": "a.csv", "reason": "Permission denied"} and "a.csv" in str(told)
