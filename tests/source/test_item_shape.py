"""An item that is a text alone becomes a mapping, and the other way round, in place."""

from __future__ import annotations

import pytest

from faqprint.source.changes import NewItem, NewText, SpliceError
from faqprint.source.splice import splice

PAIRS = [
    ("a:\n  - 一   # 1\n  - 二\n", "a:\n  - text: 一   # 1\n    note: 注\n  - 二\n"),
    ("a:\n- '一'\n", "a:\n- text: '一'\n  note: 注\n"),
    ("a:\n  -   一\n", "a:\n  -   text: 一\n      note: 注\n"),
    ("a:\r\n  - 一\r\n", "a:\r\n  - text: 一\r\n    note: 注\r\n"),
    ("a:\n  - 一", "a:\n  - text: 一\n    note: 注"),
    ("a: [一, 二]\n", "a: [{text: 一, note: 注}, 二]\n"),
]


@pytest.mark.parametrize(("bare", "full"), PAIRS)
def test_there_and_back(bare: str, full: str) -> None:
    """The bytes are the same again, with the comment, which was lost; a mapping of one key was left."""
    made = splice(bare.encode(), {("a", 0): NewItem((("text", "一"), ("note", "注")))})
    assert made.decode() == full
    back = splice(made, {("a", 0): NewText("一")}).decode()
    assert back.rstrip("\n") == bare.rstrip("\n")


@pytest.mark.parametrize(
    ("content", "change"),
    [
        ("a:\n  - |\n    一\n", NewItem((("text", "一\n"), ("note", "注")))),
        ("a:\n  - 一\n", NewItem((("text", "二"), ("note", "注")))),
        ("a:\n  - 一\n", NewText("一")),
        ("a:\n  - note: 注\n    text: 一\n", NewText("一")),
        ("a:\n  - text: |\n      一\n    note: 注\n", NewText("一")),
    ],
)
def test_what_would_be_written_anew_is_refused(content: str, change: NewItem | NewText) -> None:
    """Whoever asks may write it anew."""
    with pytest.raises(SpliceError):
        splice(content.encode(), {("a", 0): change})
