"""New items within brackets: between comments, in place of nothing, as a new key."""

from __future__ import annotations

import pytest

from faqprint.source.changes import NewItem, NewText, OldItem, SpliceError
from faqprint.source.flow_lists import has_comments
from faqprint.source.spans import SequenceSpan, SpanText
from faqprint.source.splice import splice

ONE, TWO, NEW = OldItem(("a", 0)), OldItem(("a", 1)), NewText("新")
LINES = "a: [\n  一,   # 1\n  二   # 2\n]\n"


@pytest.mark.parametrize(
    ("items", "made"),
    [
        ([NEW, ONE, TWO], "a: [\n  新,\n  一,   # 1\n  二   # 2\n]\n"),
        ([ONE, NEW, TWO], "a: [\n  一,   # 1\n  新,\n  二   # 2\n]\n"),
        ([ONE, TWO, NEW], "a: [\n  一,   # 1\n  二,   # 2\n  新\n]\n"),
    ],
)
def test_comments_stay_with_their_items(items: list[NewText | OldItem], made: str) -> None:
    """A list with comments took no new items."""
    assert splice(LINES.encode(), {("a",): items}).decode() == made
    crlf = LINES.replace("\n", "\r\n")
    assert splice(crlf.encode(), {("a",): items}).decode() == made.replace("\n", "\r\n")


def test_the_comma_behind_the_last_item_stays_there() -> None:
    """Where the file has one."""
    assert splice(b"a: [\n  x,\n  y, # 2\n]\n", {("a",): [ONE, TWO, NEW]}).decode() == "a: [\n  x,\n  y, # 2\n  新,\n]\n"
    assert splice(b"a: [x, # 1\n  y]\n", {("a",): [ONE, TWO, NEW]}).decode() == "a: [x, # 1\n  y, 新]\n"


@pytest.mark.parametrize("items", [[TWO, ONE], [ONE], [NEW, TWO]])
def test_an_item_does_not_leave_its_comment(items: list[NewText | OldItem]) -> None:
    """What moves or goes is refused."""
    with pytest.raises(SpliceError):
        splice(LINES.encode(), {("a",): items})


@pytest.mark.parametrize(
    ("content", "made"),
    [
        ("a: []   # 欄\n", "a: [新]   # 欄\n"),
        ("{b: 1, a: []}\n", "{b: 1, a: [新]}\n"),
        ('{"b": "1", "a": []}\n', '{"b": "1", "a": ["新"]}\n'),
        ("{b: 1}\n", "{b: 1, a: [新]}\n"),
        ('{"b": "1"}\n', '{"b": "1", "a": ["新"]}\n'),
    ],
)
def test_a_list_is_begun_within_brackets(content: str, made: str) -> None:
    """In place of an empty one, and as a new key, in quotes where all is."""
    assert splice(content.encode(), {("a",): [NEW]}).decode() == made


def test_mappings_within_brackets() -> None:
    """As items of what is begun, and as a new key."""
    new = NewItem((("q", "問"), ("l", (NewText("x"),))))
    assert splice(b"{b: 1, a: []}\n", {("a",): [new]}).decode() == "{b: 1, a: [{q: 問, l: [x]}]}\n"
    assert splice(b'{"b": "1"}\n', {("a",): [new]}).decode() == '{"b": "1", "a": [{"q": "問", "l": ["x"]}]}\n'
    assert splice(b"{b: 1}\n", {("a",): new}).decode() == "{b: 1, a: {q: 問, l: [x]}}\n"


@pytest.mark.parametrize(("text", "found"), [(LINES, True), ("a: [一, '#'] # 1\n", False), ("a: [ # 1\n  一]\n", True)])
def test_where_comments_stand(text: str, found: bool) -> None:
    """Within the brackets, and not in a text or behind them."""
    source = SpanText.read(text.encode())
    node = source.node(("a",))
    assert isinstance(node, SequenceSpan) and has_comments(source, node) is found
