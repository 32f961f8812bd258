"""The usual form of a character that looks like another."""

from __future__ import annotations

import pytest

from faqprint.manuscript.usual_forms import usual_form


@pytest.mark.parametrize(
    ("strange", "usual"),
    [("⼀", "一"), ("⻑", "長"), ("⼾", "戸"), ("ﬁ", "fi"), ("一", ""), ("𠮷", ""), ("🙂", ""), ("\u00a0", ""), ("\x1b", "")],
)
def test_a_stranger_is_told_by_what_is_usually_typed(strange: str, usual: str) -> None:
    """Radicals and ligatures of a copied text; what is no stranger has no other form."""
    assert usual_form(strange) == usual
