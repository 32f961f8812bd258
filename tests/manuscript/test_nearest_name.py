"""Did you mean: what is near enough to be guessed, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.manuscript.nearest_name import nearest_name


@pytest.mark.parametrize(
    ("written", "known", "expected"),
    [
        ("titel", ["title", "toc"], "title"),
        ("ＴＩＴＬＥ", ["title"], "title"),  # width and case do not count
        (" title ", ["title"], "title"),
        ("xyz", ["title", "toc"], ""),
        ("title", [], ""),
        ("1", ["001", "010"], "001"),  # a spreadsheet took the zeros away
        ("０１", ["001", "100"], "001"),
        ("1", ["010"], ""),
        ("0", ["000"], "000"),
        ("本店営業", ["本店営業部", "港町支店"], "本店営業部"),
    ],
)
def test_the_nearest_name(written: str, known: list[str], expected: str) -> None:
    """As it is known, not as it was written; nothing where none is like it."""
    assert nearest_name(written, known) == expected


@given(st.text(max_size=8), st.lists(st.text(min_size=1, max_size=8), max_size=6))
def test_what_is_given_is_known(written: str, known: list[str]) -> None:
    """Whatever was written."""
    assert nearest_name(written, known) in {"", *known}
