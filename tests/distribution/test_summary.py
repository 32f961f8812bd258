"""What a run did, told in words and in one line."""

from __future__ import annotations

from faqprint.distribution.summary import Summary
from faqprint.errors import Fault, MachineError, Place


def test_what_was_not_done_is_told() -> None:
    """Faults, files that were not written, and stale editions."""
    summary = Summary("out", [Fault(Place("b.csv", 2, 1), "edition-unknown", (("branch", "1"), ("file", "b.csv"), ("near", "")))])
    summary.failures.append(("001.pdf", MachineError("disk-full", file="001.pdf")))
    summary.stale += ["002", "003"]
    told = summary.messages()
    assert [piece in text for piece, text in zip(("b.csv:2:1", "001.pdf", "2件（002、003）"), told, strict=True)] == [True] * 3
    assert Summary("out").messages("en") == ()


def test_it_prints_in_one_line() -> None:
    """With counts only."""
    summary = Summary("out")
    summary.made += ["001", "002"]
    assert (
        repr(summary)
        == "Summary(folder='out', made=2, unchanged=0, failures=0, faults=0, strays=0, pruned=0, stale=0, seconds=0.00)"
    )
