"""Whole files read back: pages, their fonts, their content; one by itself and after others."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.limits import OverBudgetError, WorkBudget
from faqprint.proof.document import PdfFile
from faqprint.proof.kept_reading import KeptReading
from faqprint.proof.reader import ReadPdf, read_pdf
from faqprint.proof.syntax import DamageError
from faqprint.proof.tree import read_tree

from .changes import changed_copy
from .sample import Sample


@pytest.fixture(autouse=True, scope="module")
def good(sample: Sample) -> None:
    """The sample for tests that many examples go through."""
    global GOOD  # hypothesis would write a fixture's value out, which is long
    GOOD = sample.pdf


GOOD: bytes


def outcome(data: bytes, kept: KeptReading | None, *, forms: bool = True) -> Any:
    """What reading a file gives, or how it ends."""
    try:
        reading = read_pdf(data, WorkBudget.of_size(len(data)), forms=forms, kept=kept)
        tree = read_tree(reading.document)
    except (DamageError, OverBudgetError) as error:
        return type(error), getattr(error, "code", "")
    return [(page.page, page.content) for page in reading.pages], tree.elements, tree.marks


def reading() -> ReadPdf:
    """The sample as it is read."""
    return read_pdf(GOOD)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(0, 1 << 32), min_size=1, max_size=3))
def test_files_that_are_read_after_others(seeds: list[int]) -> None:
    """Whatever was read before, a file is read as by itself."""
    kept = KeptReading()
    outcome(GOOD, kept)
    for seed in seeds:
        data, _ = changed_copy(GOOD, random.Random(seed))
        assert outcome(data, kept) == outcome(data, None) == outcome(data, None, forms=False)


def test_pages_share_their_fonts() -> None:
    """A font object is read once, whatever pages call it."""
    pages = reading().pages
    assert len(pages) > 1
    assert all(page.fonts[name] is font for page in pages for name, font in pages[0].fonts.items())
    assert len(reading().fonts()) == len(pages[0].fonts)


def test_what_is_not_a_file() -> None:
    """Damaged syntax is told, in whatever form."""
    for forms in (True, False):
        with pytest.raises(DamageError):
            read_pdf(GOOD[:500], forms=forms)
    with pytest.raises(OverBudgetError):
        read_pdf(GOOD, WorkBudget(1000))
    assert PdfFile(GOOD).trailer == PdfFile(GOOD, forms=False).trailer
