"""What a spreadsheet added to a text goes, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.exchange.imported_text import clean_text, emphasize, mark_text, one_line
from faqprint.source.workbook_parts import TextRun


@given(st.text())
def test_clean_text_stays_so(text: str) -> None:
    """Cleaning twice is cleaning once, and no line ends with a space."""
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert all(line == line.rstrip(" \u3000") for line in cleaned.split("\n"))


def test_one_line() -> None:
    """A line feed between half-width words is a space, and nothing beside a full-width character."""
    assert one_line(" ログイン\n関係 ") == "ログイン関係"
    assert one_line("Web\nBank\n用") == "Web Bank用"


@pytest.mark.parametrize(
    ("text", "marked"),
    [("強調", "**強調**"), (" 一 \n\n　二", " **一** \n\n　**二**"), ("**既に**", "**既に**"), ("", ""), ("　", "　")],
)
def test_emphasize(text: str, marked: str) -> None:
    """Marks stand around the words of each line, once."""
    assert emphasize(text) == marked


def test_marked_text() -> None:
    """Bold runs side by side have one pair of marks, also where a struck one between them goes."""
    runs = [TextRun("前", False, False), TextRun("太", True, False), TextRun("消", False, True), TextRun("字", True, False)]
    assert mark_text(runs) == "前**太字**"
