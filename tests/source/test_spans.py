"""Spans: from which character to which each node is written."""

from __future__ import annotations

import pytest

from faqprint.source.item_lines import item_lines, shift
from faqprint.source.spans import SequenceSpan, SpanText, plain_value, spans_of

TEXT = "a: &x 'b'\nc: |\n  d\n\n  e\n\n# f\ng:\n- h\n# i\n\n# j\n- {k: *x}  # l\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_scalar_is_found_as_it_is_written(newline: str) -> None:
    """With its anchor, a block without the blank lines behind it; CR LF counts as the two characters that it is."""
    source = SpanText.read(TEXT.replace("\n", newline).encode())
    written = [source.text[span.start : span.end].replace("\r", "") for _, span in spans_of(source.root)]
    assert written == ["&x 'b'", "|\n  d\n\n  e", "h", "*x"]
    assert source.newline == newline
    assert plain_value(source.root) == {"a": "b", "c": "d\n\ne", "g": ["h", {"k": "b"}]}


def test_item_has_the_comments_right_above_it() -> None:
    """Those apart from it, and the blank lines, stand above and stay."""
    source = SpanText.read(TEXT.encode())
    node = source.node(("g",))
    assert isinstance(node, SequenceSpan)
    lines = [(source.text[above:start], source.text[start:end]) for above, start, end in item_lines(source, node)]
    assert lines == [("", "- h\n"), ("# i\n\n", "# j\n- {k: *x}  # l\n")]


def test_the_line_of_a_character() -> None:
    """Its line feed is the last of it; the last line may have none."""
    source = SpanText.read(b"\na: b\nc: d")
    assert [(source.line_start(at), source.line_end(at)) for at in (0, 1, 4, 5, 6, 9)] == [
        (0, 1), (1, 6), (1, 6), (1, 6), (6, 10), (6, 10)
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"\xff", b"a: [", b"a: *b", b"? [a]\n: b"])
def test_what_is_no_yaml_is_a_value_error(content: bytes) -> None:
    """Bytes that are no UTF-8, a bracket left open, an alias of nothing, a key that is no text."""
    with pytest.raises(ValueError, match=r"."):
        SpanText.read(content)


def test_shift_leaves_blank_lines() -> None:
    """Lines move as far as they can."""
    assert shift("  a\n\n    b\n", 2) == "    a\n\n      b\n"
    assert shift("  a\n\n    b\n", -2) == "a\n\n  b\n"
