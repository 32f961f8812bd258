"""A new FAQ loads, and says what it was made of."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqprint.exchange.content_lists import TypedQuestion, read_lists
from faqprint.exchange.imported_text import clean_text, one_line
from faqprint.exchange.new_file import write_faq

LETTERS = st.text(st.sampled_from("あ漢A1 :#-'\"[]{}*&!|>%@`,\\\n　=?ー。"), min_size=1, max_size=20).map(clean_text)
LINES = LETTERS.map(one_line).filter(bool)


@given(LINES, st.lists(st.tuples(LINES, LETTERS.filter(bool), LETTERS.filter(bool)), min_size=1, max_size=6))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_says_what_it_was_made_of(tmp_path: Path, title: str, rows: list[tuple[str, str, str]]) -> None:
    """Any text in any place, by 区分."""
    path = tmp_path / "a.yaml"
    path.write_bytes(write_faq(title, [TypedQuestion(*row) for row in rows]))
    (found,) = read_lists(path)
    order = list(dict.fromkeys(category for category, _, _ in rows))
    assert found.title == title
    assert [asked[:3] for asked in found.questions] == sorted(rows, key=lambda row: order.index(row[0]))
