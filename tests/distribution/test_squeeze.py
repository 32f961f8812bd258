"""Texts as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.distribution.squeeze import squeezed


@pytest.mark.parametrize(
    ("text", "expected"), [("", ""), (" あ　い\n\tう\u00a0え ", "あいうえ"), ("か\u3099", "が"), ("Ａ１", "Ａ１")]
)
def test_white_space_and_composition_do_not_count(text: str, expected: str) -> None:
    """Every white space goes; width stays."""
    assert squeezed(text) == expected


@given(st.text(max_size=20))
def test_squeezing_twice_changes_nothing(text: str) -> None:
    """What is squeezed is as it is compared."""
    assert squeezed(squeezed(text)) == squeezed(text)
