"""Bookmarks as they are read."""

from __future__ import annotations

from pikepdf import Name

from faqprint.binding.outline_items import outline_items
from tests.binding.manuals import add_outline, plain_pdf


def test_bookmarks_in_order_with_those_above_them() -> None:
    """Each before those below it; open is what counts upwards."""
    pdf = add_outline(plain_pdf(1), [(0, "一", 0), (1, "あ", 0), (0, "二", 0)])
    found = [*outline_items(pdf)]
    assert [item.path for item in found] == [("一",), ("一", "あ"), ("二",)]
    assert [item.is_open for item in found] == [True, False, False]
    assert found[1].parent.objgen == found[0].entries.objgen


def test_a_ring_ends() -> None:
    """Bookmarks that follow, or stand below, themselves; what is no bookmark is none."""
    pdf = add_outline(plain_pdf(1), [(0, "一", 0), (0, "二", 0)])
    last = pdf.Root.Outlines.Last
    last.Next = pdf.Root.Outlines.First
    last.First = last
    assert [item.path for item in outline_items(pdf)] == [("一",), ("二",)]
    last.Title = Name.No
    assert [item.path for item in outline_items(pdf)] == [("一",), ("",)]
    pdf.Root.Outlines = 3
    assert [*outline_items(pdf)] == []
