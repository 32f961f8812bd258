"""Marks whose numbers lead nowhere."""

from __future__ import annotations

import pytest
from pikepdf import Dictionary, String

from faqprint.binding.loose_marks import has_marks, without_numbers

PROPERTIES = {"/M0": Dictionary(MCID=5, Lang=String("ja")), "/L0": Dictionary(OCG=1)}


@pytest.mark.parametrize(
    ("content", "left"),
    [
        (b"/P <</MCID 3>> BDC EMC", b"/P <<>> BDC EMC"),
        (b"/P<</Lang(ja)/MCID\n0>>BDC EMC", b"/P<</Lang(ja)>>BDC EMC"),
        (b"/Span <</ActualText <FEFF> /MCID 999999999999>> BDC", b"/Span <</ActualText <FEFF> >> BDC"),
        (b"/P /M0 BDC EMC /OC /L0 BDC EMC", b"/P << /Lang (ja) >> BDC EMC /OC /L0 BDC EMC"),
    ],
)
def test_numbers_go_and_the_rest_stays(content: bytes, left: bytes) -> None:
    """In place, or in a list of properties that the resources name."""
    assert has_marks(content, PROPERTIES)
    assert without_numbers(content, PROPERTIES) == left
    assert not has_marks(left, PROPERTIES)


@pytest.mark.parametrize("content", [b"", b"(/MCID 3) Tj", rb"(\) /MCID 3) Tj", b"/Artifact BMC EMC", b"/OC /L0 BDC EMC"])
def test_what_is_no_number_of_a_mark(content: bytes) -> None:
    """Text that looks like one is text."""
    assert not has_marks(content, PROPERTIES)
    assert without_numbers(content, PROPERTIES) == content
