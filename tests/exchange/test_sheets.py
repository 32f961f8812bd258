"""A content's lists as sheets: names that a workbook takes, heads and rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.errors import ContentError
from faqprint.exchange.content_lists import ContentList, TypedItem, TypedQuestion, read_lists
from faqprint.exchange.sheets import TextTrouble, refuse_texts, sheets_of

APPENDIX = """\
title: 題
sections:
- type: faq
  categories:
  - name: 𠮷
    questions:
    - question: 𠮷
      answer: 𠮷
    - question: 問
      answer: 答
      id: 𠮷
- type: checklist
  title: 題
  items:
  - 𠮷
  - {text: 文, note: 𠮷}
"""


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


def test_texts_that_cannot_be_written_are_told_where_they_stand(tmp_path: Path) -> None:
    """All of them were told at the first line of the appendix."""
    (tmp_path / "appendix.yaml").write_text(APPENDIX, "utf-8")
    sheets = sheets_of(read_lists(tmp_path / "appendix.yaml"), ["1", "2"])
    with pytest.raises(ContentError) as error:
        refuse_texts(sheets, "x", lambda text: TextTrouble("y", (("text", text),)) if "𠮷" in text else None)
    assert [fault.place[1:] for fault in error.value.faults] == [(5, 11), (7, 17), (8, 15), (11, 11), (15, 5), (16, 21)]
    assert {fault.place.file for fault in error.value.faults} == {(tmp_path / "appendix.yaml").as_posix()}
