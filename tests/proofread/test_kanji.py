"""What the rules of ``kanji`` mark, and what looks like it and is right."""

from __future__ import annotations

import pytest

from .conftest import Find, SentenceCase, cases, judge


@pytest.mark.parametrize("case", cases("kanji"), ids=str)
def test_a_text_is_marked_or_let_alone(find: Find, case: SentenceCase) -> None:
    """Each text of the data file."""
    judge(find, case)
