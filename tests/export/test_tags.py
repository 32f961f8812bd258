"""The structure tree: every mark once in the stream, in the parent tree and in the tree, in reading order."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.export.pdf import write
from faqprint.layout.display_list import HEADER, REPEAT, Link, Page, PlacedLine
from faqprint.layout.structure import StructureTree

from .sample import faces, layout, line

FACES = faces()


def read(pdf: bytes) -> tuple[list[tuple[int, int]], dict[tuple[int, int], str], dict[tuple[int, int], str]]:
    """(page, mark) of each page's stream; owner of each (page, mark) by the tree; and by the parent tree.

    An owner is told by the path of its places from the root.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = {page.objgen: number for number, page in enumerate(opened.pages)}
        streamed = [
            (number, int(instruction.operands[1].MCID))
            for number, page in enumerate(opened.pages)
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
        ]
        root: Any = opened.Root.StructTreeRoot
        marked: dict[tuple[int, int], str] = {}
        paths: dict[tuple[int, int], str] = {}

        def walk(element: Any, path: str) -> None:
            paths[element.objgen] = path
            kids = element.get("/K")
            for place, kid in enumerate([] if kids is None else kids if isinstance(kids, pikepdf.Array) else [kids]):
                if isinstance(kid, int):
                    assert (pages[element.Pg.objgen], kid) not in marked
                    marked[pages[element.Pg.objgen], kid] = path
                elif kid.get("/Type") == "/MCR":
                    assert (pages[kid.Pg.objgen], int(kid.MCID)) not in marked
                    marked[pages[kid.Pg.objgen], int(kid.MCID)] = path
                elif kid.get("/Type") != "/OBJR":
                    assert kid.P.objgen == element.objgen
                    walk(kid, f"{path}.{place}")

        walk(root.K, "0")
        entries = list(root.ParentTree.Nums)
        values = dict(zip(map(int, entries[::2]), entries[1::2], strict=True))
        listed = {
            (number, mark): paths[owner.objgen]
            for number, page in enumerate(opened.pages)
            for mark, owner in enumerate(values[int(page.StructParents)])
        }
        for page in opened.pages:
            for annotation in page.get("/Annots", []):
                owner = values[int(annotation.StructParent)]
                assert any(
                    getattr(kid, "Obj", annotation).objgen == annotation.objgen for kid in owner.K if not isinstance(kid, int)
                )
        return streamed, marked, listed


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_mark_once(data: st.DataObject) -> None:
    """Whatever the tree and wherever its texts, stream, tree and parent tree agree, and empty elements are left out."""
    tree = StructureTree()
    for number in range(data.draw(st.integers(1, 12))):
        tree.add(data.draw(st.sampled_from(["P", "Sect", "TD", "Link", "Note"])), data.draw(st.integers(0, number)))
    tags = st.lists(st.integers(0, len(tree.kinds) - 1) | st.sampled_from([HEADER, REPEAT]), max_size=8)
    pages = []
    for number in range(1, data.draw(st.integers(1, 3)) + 1):
        texts = tuple(PlacedLine(50, 50 + 20 * i, 9, line("字"), tag) for i, tag in enumerate(data.draw(tags)))
        links = tuple(
            Link(0, 0, 9, 9, "#q1", tag, "字") for tag in data.draw(st.lists(st.integers(1, len(tree.kinds) - 1), max_size=2))
        )
        pages.append(Page(number, texts, links=links))
    streamed, marked, listed = read(write(layout(pages, tree), FACES))
    assert len(set(streamed)) == len(streamed)
    assert set(streamed) == marked.keys()
    assert marked == listed


def test_children_and_marks_in_order() -> None:
    """A paragraph's text and its links alternate as they are read, over the page; a child without marks keeps its place."""
    tree = StructureTree()
    paragraph = tree.add("P", 0)
    one, cell, two = tree.add("Link", paragraph), tree.add("TD", paragraph), tree.add("Link", paragraph)
    tags = [[paragraph, one, paragraph], [paragraph, two, paragraph]]
    pages = [
        Page(number, tuple(PlacedLine(50, 50 + 20 * i, 9, line("字"), tag) for i, tag in enumerate(each)))
        for number, each in enumerate(tags, 1)
    ]
    with pikepdf.open(BytesIO(write(layout(pages, tree), FACES))) as opened:
        paragraph_element: Any = opened.Root.StructTreeRoot.K.K[0]
        told = [kid if isinstance(kid, int) else str(kid.get("/S", "")) or f"MCR {kid.MCID}" for kid in paragraph_element.K]
    assert told == [0, "/Link", 2, "MCR 0", "/TD", "/Link", "MCR 2"]
    assert cell == one + 1


def test_attributes() -> None:
    """Attributes go to their owners; texts are entries of the element."""
    tree = StructureTree()
    head = tree.add("TH", 0, {"Scope": "Both", "RowSpan": "2", "ColSpan": "3", "Alt": "区分"})
    bullets = tree.add("L", 0, {"ListNumbering": "Decimal"})
    pages = [Page(1, (PlacedLine(50, 50, 9, line("字"), head), PlacedLine(50, 70, 9, line("字"), bullets)))]
    with pikepdf.open(BytesIO(write(layout(pages, tree), FACES))) as opened:
        elements: Any = opened.Root.StructTreeRoot.K.K
        first, second = elements
        assert str(first.Alt) == "区分"
        assert (first.A.O, first.A.Scope, first.A.RowSpan, first.A.ColSpan) == ("/Table", "/Both", 2, 3)
        assert (second.A.O, second.A.ListNumbering) == ("/List", "/Decimal")
