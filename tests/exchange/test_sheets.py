"""A content's lists as sheets: names that a workbook takes, heads and rows."""

from __future__ import annotations

from pathlib import Path

from faqprint.exchange.content_lists import ContentList, TypedItem, TypedQuestion
from faqprint.exchange.sheets import sheets_of


def content(kind: str, title: str) -> ContentList:
    """A list of one question or item."""
    asked = (
        TypedQuestion("区", "問", "答", "", ("categories", 0, "questions", 0)),
        TypedQuestion("区", "次", "答", "", ("categories", 0, "questions", 1)),
    )
    return ContentList(kind, title, Path("a.yaml"), (), questions=asked if kind == "faq" else (), items=(TypedItem(("文",)),))


def test_names() -> None:
    """Signs that no sheet may have go, long names are cut, none is used twice, and none is the guide's."""
    titles = ["質問?/[1]", "あ" * 40, "あ" * 40, "書き方", "", "Faq", "FAQ"]
    names = [sheet.name for sheet in sheets_of([content("notice", title) for title in titles], ())]
    assert names == ["質問1", "あ" * 31, "あ" * 26 + "（2）", "書き方（2）", "重要", "Faq", "FAQ（2）"]


def test_rows() -> None:
    """The number stands first, and a 区分 that is repeated is known."""
    (sheet,) = sheets_of([content("faq", "題")], ["1-1", "1-2"])
    assert sheet.rows == (("1-1", "区", "問", "答", ""), ("1-2", "区", "次", "答", ""))
    assert sheet.repeated == {1}
    assert sheets_of([content("notice", "題")], ())[0].rows == (("文",),)
