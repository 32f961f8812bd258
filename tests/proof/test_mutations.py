"""A good file damaged in many ways: our checker finds what it is for, the validators what is theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.proof import examine, report

from .damage import DAMAGES, damaged
from .sample import Sample

#: Damages that only the rules of PDF/UA and PDF/A know: who must find them.
VALIDATORS = {"identifier_of_ua_missing": "ua1", "output_intent_missing": "2a"}


@pytest.fixture(scope="module")
def good(sample: Sample) -> bytes:
    """The sample after the same rewriting that the damaged files go through."""
    return damaged(sample.pdf, lambda pdf: None)


def test_the_good_file_has_no_finding(sample: Sample, good: bytes) -> None:
    """No false positive, neither as written nor as another program writes it."""
    assert report(examine(sample.pdf)) == []
    assert report(examine(good)) == []


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_is_found(name: str, good: bytes, tmp_path: Path) -> None:
    """Our checker, or where the matter is not its own a validator, sees what was done."""
    bad = damaged(good, DAMAGES[name])
    profile = VALIDATORS.get(name)
    if profile is None:
        assert examine(bad), DAMAGES[name].__doc__
    else:
        import page

        path = tmp_path / "bad.pdf"
        path.write_bytes(bad)
        assert not page.validate_pdf(str(path), profile=profile).is_compliant
