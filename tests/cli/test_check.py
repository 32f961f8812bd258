"""``faqprint check`` as it is typed: exit status, counts, and the list of branches only where the rest is sound."""

from __future__ import annotations

import json

import pytest

from faqprint.cli.main import main
from faqprint.errors import Fault

from .stage import ERROR, WARNING, Stage


@pytest.mark.parametrize(
    ("faults", "strict", "status"),
    [((), False, 0), ((), True, 0), ((WARNING,), False, 0), ((WARNING,), True, 1), ((ERROR, WARNING), False, 1)],
)
def test_check_fails_on_errors_and_under_strict_on_warnings(
    stage: Stage, capsys: pytest.CaptureFixture[str], faults: tuple[Fault, ...], strict: bool, status: int
) -> None:
    """Each fault is told on standard error, their count on standard output."""
    stage.faults = faults
    assert main(["check", *(["--strict"] if strict else [])]) == status
    out, err = capsys.readouterr()
    assert err.count("\n") == len(faults)
    assert out.count("\n") == 1


def test_check_hands_its_options_on(stage: Stage) -> None:
    """The entry, the branch and the branch list; by default content/appendix.yaml and none."""
    assert main(["check"]) == 0
    assert main(["check", "a.yaml", "--edition", "003", "--branches", "b.csv"]) == 0
    assert stage.calls == [
        (("content/appendix.yaml",), {"edition": None, "branches": None}),
        (("a.yaml",), {"edition": "003", "branches": "b.csv"}),
    ]


def test_faults_are_counted(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors and warnings apart."""
    stage.faults = (ERROR, WARNING, WARNING)
    assert main(["check", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["result"] == {"errors": 1, "warnings": 2}
    assert [fault["severity"] for fault in answer["faults"]] == ["error", "warning", "warning"]


@pytest.mark.parametrize(("faults", "told"), [((), ["error"]), ((WARNING,), ["warning", "error"]), ((ERROR,), ["error"])])
def test_the_list_of_branches_is_looked_at_where_the_content_is_sound(
    stage: Stage, capsys: pytest.CaptureFixture[str], faults: tuple[Fault, ...], told: list[str]
) -> None:
    """Its faults come behind; of a content with errors nothing more is asked."""
    stage.faults = faults
    stage.listed = (ERROR._replace(code="repeated-key", values=(("key", "k"), ("line", "1"))),)
    assert main(["check", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["faults"]
    assert [fault["severity"] for fault in found] == told
    assert (found[-1]["code"] == "repeated-key") == (ERROR not in faults)
