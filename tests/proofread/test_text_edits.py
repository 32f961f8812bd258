"""Edits of a text by its characters."""

from __future__ import annotations

from faqprint.proofread.text_edits import TextEdit, edit_text


def test_edits_come_in_any_order() -> None:
    """One that puts in, one that takes away, one twice."""
    edits = [TextEdit(3, 4, ""), TextEdit(0, 1, "甲乙"), TextEdit(3, 4, "")]
    assert edit_text("一二三四五", edits) == "甲乙二三五"
    assert edit_text("一二", ()) == "一二"


def test_of_two_that_overlap_the_first_is_made() -> None:
    """What touches it is made, too."""
    assert edit_text("一二三四", [TextEdit(0, 2, "甲"), TextEdit(1, 3, "乙"), TextEdit(2, 3, "丙")]) == "甲丙四"
