"""A drawn page as a value: it comes back as it was, and stands anywhere in a document."""

from __future__ import annotations

import json
from array import array

import pytest

from faqprint.export.drawn_page import DrawnPage
from faqprint.export.typeface import Shown
from faqprint.layout.display_list import Anchor, Link

LINK = Link(1.0, 2.0, 3.0, 4.5, "#q1", 12, "No.1")
PAGE = DrawnPage(
    b"<<>>stream\n\0\xff\r\nendstream",
    10,
    array("i", [10, 12, 11]),
    [LINK],
    [Anchor("q1", 97.46220472440946)],
    [Shown(' "a\\あ𠮷', ["か\u309a", "葛\U000e0100"], [(40_000, "、")]), Shown("", [], [])],
)


@pytest.mark.parametrize("page", [PAGE, PAGE._replace(owners=array("i"), links=[], anchors=[], shown=[])])
def test_a_page_comes_back(page: DrawnPage) -> None:
    """Its stream, its marks, what leads from it and to it, and what it shows of each typeface."""
    again = DrawnPage.unpack(page.pack())
    assert again.parts(10, -1) == page.parts(10, -1)
    assert (again.body, again.first) == (page.body, page.first)
    assert json.dumps(again.shown) == json.dumps(page.shown)


def test_a_page_stands_where_it_is_told() -> None:
    """Its elements count from another one; the stamp is the document's."""
    parts = PAGE.parts(30, 2)
    assert list(parts.owners) == [30, 32, 31]
    assert parts.links == [LINK._replace(tag=32)]
    assert (parts.anchors, parts.stamp) == (PAGE.anchors, 2)
    assert PAGE.parts(10, -1).owners is PAGE.owners
