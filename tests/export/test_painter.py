"""A page's operators: what is drawn beneath, marks and their owners, fonts named once, artifacts by their kinds."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import Any, cast

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.export.painter import Painted, Painter
from faqprint.export.typeface import Typeface
from faqprint.layout.display_list import FOOTER, HEADER, LAYOUT, REPEAT, Fill, Page, PlacedLine, Rule
from faqprint.layout.structure import StructureTree
from faqprint.storage.memory_cache import MemoryCache
from faqprint.text.line import Line, Piece

from .sample import HEIGHT, layout, line


class Spelling:
    """A typeface that has nothing but its name, and shows texts as they are."""

    def __init__(self, resource: str) -> None:
        self.resource = resource

    def encode(self, text: str) -> str:
        """Give the text."""
        return text


def tree() -> StructureTree:
    """A document with a heading, 1, a paragraph, 2, and a link in it, 3."""
    made = StructureTree()
    made.add("H1", 0)
    made.add("Link", made.add("P", 0))
    return made


PAINTER = Painter(layout([], tree()), [cast(Typeface, Spelling(name)) for name in ("F0", "F1")])


def painted(*texts: PlacedLine, rules: tuple[Rule, ...] = (), fills: tuple[Fill, ...] = ()) -> Painted:
    """A page of these."""
    return PAINTER.paint(Page(1, texts, rules, fills))


def text(name: str, tag: int, x: float = 50.0, y: float = 100.0, size: float = 9.0) -> PlacedLine:
    """A line of one piece of the first face."""
    return PlacedLine(x, y, size, line(name), tag)


def test_a_page_of_nothing_has_no_operators() -> None:
    """Nor any mark."""
    made = painted()
    assert (made.operators, made.owners) == ("", array("i"))
    assert [usage.texts for usage in made.usages] == [[], []]


def test_a_line_is_a_text_object_at_its_baseline() -> None:
    """Counted from the foot of the page, in its element's mark."""
    made = painted(text("あ", 2))
    assert made.operators == f"/P<</MCID 0>>BDC\nBT 50 {HEIGHT - 100:g} Td/F0 9 Tf(あ)Tj\nET\nEMC\n"
    assert list(made.owners) == [2]


def test_lines_of_one_element_share_a_mark() -> None:
    """As long as they follow each other; afterwards it gets another."""
    made = painted(text("a", 2), text("b", 2), text("c", 1), text("d", 2))
    assert list(made.owners) == [2, 1, 2]
    assert made.operators.count("BDC") == made.operators.count("EMC") == 3
    assert [part for part in ("/P<</MCID 0>>", "/H1<</MCID 1>>", "/P<</MCID 2>>") if part not in made.operators] == []


def test_a_font_is_named_when_it_changes() -> None:
    """By another face or another size, and not by a new line or a new mark."""
    two = PlacedLine(50.0, 120.0, 9.0, Line(0, 2, (Piece(0, "c"), Piece(1, "d")), 0), 2)
    made = painted(text("a", 2), text("b", 1), two, text("e", 1), text("f", 1, size=10.5))
    assert made.operators.count(" Tf") == 4
    assert [name for name in ("/F0 9 Tf(a)", "/F1 9 Tf(d)", "/F0 9 Tf(e)", "/F0 10.5 Tf(f)") if name not in made.operators] == []


def test_pieces_of_a_line_may_belong_to_several_elements() -> None:
    """Each run of them has its mark inside the line's text object; neighbours of one element share it."""
    pieces = tuple(Piece(0, name) for name in "abcd")
    made = painted(PlacedLine(50.0, 100.0, 9.0, Line(0, 4, pieces, 0), 2, (2, 3, 3, 2)))
    assert list(made.owners) == [2, 3, 2]
    operators = made.operators.split("BT", 1)[1]
    assert operators.index("(a)Tj") < operators.index("/Link<</MCID 1>>BDC") < operators.index("(b)Tj")
    assert operators.index("(c)Tj") < operators.index("/P<</MCID 2>>BDC") < operators.index("(d)Tj")
    assert made.operators.count("BT") == made.operators.count("ET\n") == 1
    assert operators.endswith("EMC\nET\n")


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        (HEADER, "/Type/Pagination/Subtype/Header/Attached[/Top]"),
        (FOOTER, "/Type/Pagination/Subtype/Footer/Attached[/Bottom]"),
        (REPEAT, "/Type/Pagination"),
        (LAYOUT, "/Type/Layout"),
    ],
)
def test_artifacts_have_their_kind_and_no_owner(tag: int, kind: str) -> None:
    """ISO 32000-1, 14.8.2.2."""
    made = painted(text("a", tag))
    assert made.operators.startswith(f"/Artifact<<{kind}>>BDC\n")
    assert list(made.owners) == []


def test_fills_and_rules_lie_beneath_the_text() -> None:
    """As artifacts; rules by their widths, each width once; black again after a fill."""
    rules = (Rule(10, 20, 90, 20, 0.75), Rule(10, 40, 90, 40, 0.35), Rule(10, 60, 90, 60, 0.75))
    fills = (Fill(10, 20, 80, 20, 0.9), Fill(10, 60, 80, 20, 0.9), Fill(10, 80, 80, 20, 0.8))
    operators = painted(text("a", 2), rules=rules, fills=fills).operators
    assert operators.index(" re\n") < operators.index(" l\n") < operators.index("BT")
    assert [operators.count(width) for width in ("0.75 w\n", "0.35 w\n")] == [1, 1]
    assert [operators.count(gray) for gray in ("0.9 g\n", "0.8 g\n", "0 g\n")] == [1, 1, 1]
    assert f"10 {HEIGHT - 40:g} 80 20 re\n" in operators
    assert f"10 {HEIGHT - 40:g} m 90 {HEIGHT - 40:g} l\n" in operators
    assert operators.count("BDC") == operators.count("EMC\n") == 3


def test_it_is_noted_what_is_shown_of_each_typeface() -> None:
    """So that the fonts hold just that."""
    two = PlacedLine(50.0, 120.0, 9.0, Line(0, 2, (Piece(0, "c"), Piece(1, "d")), 0), 2)
    made = painted(text("a", 2), text("b", HEADER), two)
    assert [usage.texts for usage in made.usages] == [["a", "b", "c"], ["d"]]


TEXTS = st.builds(text, st.sampled_from("abc"), st.sampled_from([0, 1, 2, HEADER]), size=st.sampled_from([9.0, 10.5]))


@given(st.lists(st.lists(TEXTS, max_size=3).map(tuple), max_size=4), TEXTS)
def test_parts_of_a_page_are_drawn_as_they_are_without(parts: list[tuple[PlacedLine, ...]], first: PlacedLine) -> None:
    """Marks and fonts go on from one to the next, and also where a part was drawn before, behind the same or behind others."""
    keeping = Painter(layout([], tree()), [cast(Typeface, Spelling("F0"))], memo=MemoryCache[Any](100).memo)
    for page in (parts, parts, [(first,), *parts], parts):
        texts = tuple(chain.from_iterable(page))
        one, other = painted(*texts), keeping.paint(Page(1, texts, parts=tuple(page)))
        assert (one.operators, one.owners, one.usages[0].texts) == (other.operators, other.owners, other.usages[0].texts)


def test_a_stamp_is_drawn_by_itself() -> None:
    """What other pages bear, too: artifacts, and no mark of an element."""
    stamp = (text("本店", FOOTER), text("営業部", FOOTER))
    made = PAINTER.stamp(stamp)
    assert made.operators.count("BDC") == 1
    assert (list(made.owners), made.usages[0].texts) == ([], ["本店", "営業部"])
    page = Page(1, (text("a", 2),), stamp=stamp)
    assert PAINTER.paint(page).operators == painted(text("a", 2)).operators


TAGS = st.sampled_from([0, 1, 2, 3, HEADER, REPEAT])


@given(st.lists(st.tuples(TAGS, st.none() | st.lists(TAGS, min_size=3, max_size=3)), max_size=10))
def test_every_mark_begins_and_ends_and_has_an_owner(tags: list[tuple[int, list[int] | None]]) -> None:
    """Whatever belongs to what: marks do not nest, numbers count from 0, each element's mark is of its kind."""
    pieces = tuple(Piece(0, name) for name in "abc")
    texts = [PlacedLine(50, 50 + i, 9, Line(0, 3, pieces, 0), tag, tuple(inner or ())) for i, (tag, inner) in enumerate(tags)]
    made = painted(*texts)
    kinds = tree().kinds
    opened, numbers = 0, []
    with pikepdf.new() as holder:
        for instruction in pikepdf.parse_content_stream(pikepdf.Stream(holder, made.operators.encode("latin-1"))):
            if str(instruction.operator) == "BDC":
                opened += 1
                kind, properties = instruction.operands
                if "/MCID" in properties:
                    numbers.append(int(properties.MCID))
                    assert str(kind) == f"/{kinds[made.owners[numbers[-1]]]}"
                else:
                    assert str(kind) == "/Artifact"
            elif str(instruction.operator) == "EMC":
                opened -= 1
            elif str(instruction.operator) == "Tj":
                assert opened == 1
            assert opened in (0, 1)
    assert (opened, numbers) == (0, list(range(len(made.owners))))
