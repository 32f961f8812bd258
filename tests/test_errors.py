"""What went wrong, as values: the exit status of each error, what it says of itself, and that it travels between processes."""

from __future__ import annotations

import pickle

import pytest

from faqprint import errors
from faqprint.errors import ContentError, Fault, LayoutError, MachineError, Place, ProofError, UsageError

FAULTS = (Fault(Place("a.yaml", 3, 7), "unknown-key"), Fault(Place("b.yaml", 1, 1), "missing-key", severity="warning"))


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ContentError(FAULTS), 1),
        (LayoutError("column-too-narrow"), 1),
        (UsageError("appendix-missing"), 2),
        (MachineError("disk-full"), 3),
        (ProofError("proof-failed"), 4),
        (errors.FaqprintError(), 4),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_error_has_the_status_of_its_kind(error: errors.FaqprintError, status: int) -> None:
    """FORMAT.md's: content 1, command line 2, machine 3, and whatever else is the program's own, 4."""
    assert error.exit_status == status


def test_a_content_error_holds_every_fault() -> None:
    """In the order given, as a tuple, each named with its place in the error's own text."""
    error = ContentError([*FAULTS])
    assert error.faults == FAULTS
    assert str(error) == "a.yaml:3:7: unknown-key; b.yaml:1:1: missing-key"


def test_a_coded_error_holds_its_values() -> None:
    """Code and values as they were given, both in the error's own text."""
    error = MachineError("disk-full", file="x.pdf")
    assert (error.code, error.values) == ("disk-full", {"file": "x.pdf"})
    assert "disk-full" in str(error) and "x.pdf" in str(error)


def test_a_layout_error_may_have_a_place() -> None:
    """The place is no value of the sentence; there may be none."""
    place = Place("style.yaml", 2, 1)
    error = LayoutError("column-too-narrow", place=place, column="no")
    assert (error.place, error.values) == (place, {"column": "no"})
    assert LayoutError("x").place is None


def test_a_failed_proof_tells_what_was_found_by_language() -> None:
    """A line each; nothing if nothing was given."""
    error = ProofError("proof-failed", lambda lang: [f"{lang}: p. 3"], file="a.pdf")
    assert error.found("ja") == ["ja: p. 3"]
    assert error.values == {"file": "a.pdf"}
    assert list(ProofError("proof-failed").found("en")) == []


def test_a_fault_shows_one_character_as_an_error_unless_it_says_otherwise() -> None:
    """The defaults: no values, no line shown, a caret of one character, severity ``error``."""
    assert FAULTS[0][2:] == ((), "", 1, "error")


@pytest.mark.parametrize("value", [*FAULTS, FAULTS[0].place])
def test_faults_travel_between_processes(value: Fault | Place) -> None:
    """A fault found in a working process is the same in the one that tells it."""
    assert pickle.loads(pickle.dumps(value)) == value


def test_overflow_can_be_warned_of() -> None:
    """Scripts filter it as a user's warning."""
    assert issubclass(errors.OverflowWarning, UserWarning)
