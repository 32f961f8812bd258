"""What errors are answered with."""

from __future__ import annotations

import errno

import pytest

from faqprint.desk.answers import RefusedRequestError, records, refusal_of
from faqprint.errors import ContentError, Fault, MachineError, Place, ProofError, UsageError

FAULT = Fault(Place("faq.yaml", 3, 5), "empty-file")


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (ContentError([FAULT]), 422, "empty-file"),
        (UsageError("appendix-missing", file="a.yaml", near=""), 400, "appendix-missing"),
        (MachineError("disk-full", file="a.yaml"), 503, "disk-full"),
        (OSError(errno.ENOSPC, "full", "a.yaml"), 503, "disk-full"),
        (ProofError("proof-failed"), 500, "proof-failed"),
        (ModuleNotFoundError("x", name="openpyxl"), 503, "package-missing"),
        (RefusedRequestError(409, "desk-busy"), 409, "desk-busy"),
    ],
)
def test_each_kind_of_error_has_its_status(error: Exception, status: int, code: str) -> None:
    """In the shape of ``--json``, in words."""
    for lang in ("ja", "en"):
        told, body = refusal_of(error, lang)
        assert told == status
        assert (body["ok"], body["result"], body["faults"][0]["code"]) == (False, {}, code)
        assert body["faults"][0]["message"]


def test_what_nobody_foresaw_is_raised_again() -> None:
    """It is no refusal."""
    with pytest.raises(ZeroDivisionError):
        refusal_of(ZeroDivisionError(), "ja")


def test_faults_are_told_as_json_tells_them() -> None:
    """Each with its place, in the session's language."""
    assert [(told["file"], told["line"], told["code"]) for told in records([FAULT], "en")] == [("faq.yaml", 3, "empty-file")]
    assert records([FAULT], "en") != records([FAULT], "ja")
