"""A good file damaged in many ways: our checker finds what it is for, the validators what is theirs."""

from __future__ import annotations

import page
import pytest

from faqprint.proof import examine, report

from . import damage_elements, damage_marks
from .damage import DAMAGES, damaged
from .sample import Sample


def test_there_are_damages_of_every_kind() -> None:
    """Both modules entered theirs, thirty in all at the least, each under a sentence that says what it does."""
    assert {change.__module__ for change, _ in DAMAGES.values()} == {damage_marks.__name__, damage_elements.__name__}
    assert len(DAMAGES) >= 30
    assert all(change.__doc__ for change, _ in DAMAGES.values())


@pytest.fixture(scope="module")
def good(sample: Sample) -> bytes:
    """The sample after the same rewriting that the damaged files go through."""
    return damaged(sample.pdf, lambda pdf: None)


def test_the_good_file_has_no_finding(sample: Sample, good: bytes) -> None:
    """No false positive, neither as written nor as another program writes it."""
    assert report(examine(sample.pdf)) == []
    assert report(examine(good)) == []


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_is_found(name: str, good: bytes) -> None:
    """Our checker names what was done, or where the matter is not its own, a validator does."""
    change, found = DAMAGES[name]
    bad = damaged(good, change)
    if found in ("ua1", "2a"):
        assert not page.validate_pdf_bytes(bad, profile=found).is_compliant
    else:
        assert found in {item.code for item in examine(bad)}


def test_the_good_file_satisfies_the_validators(sample: Sample) -> None:
    """PDF/UA-1 and PDF/A-2a hold for the file that is damaged here."""
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(sample.pdf, profile=profile).is_compliant
