"""The text of a CSV by its encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.source.csv_text import CsvEncodingError, as_text, decode_csv, without_mark


@pytest.mark.parametrize(("encoding", "found"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp932", "cp932")])
def test_encodings(encoding: str, found: str) -> None:
    """UTF-8 with a mark or without, else cp932."""
    assert decode_csv("区分,質問".encode(encoding)) == ("区分,質問", found)


@pytest.mark.parametrize(
    ("content", "line"), [("a,b".encode("utf-16"), 1), (b"a\nb\n\x81 ", 3), ("a\n本\n".encode("iso-2022-jp"), 2)]
)
def test_neither(content: bytes, line: int) -> None:
    """The first line that is neither is told."""
    with pytest.raises(CsvEncodingError) as error:
        decode_csv(content)
    assert error.value.line == line


@given(st.text())
def test_mark_comes_off_as_it_was_put_on(text: str) -> None:
    """Any text is what it was; only what would be computed, or begins with a mark, gets one."""
    assert without_mark(as_text(text)) == text
    assert (as_text(text) != text) == text.startswith(tuple("=+-@\t\r'"))
