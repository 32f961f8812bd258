"""The structure tree as it is read: elements, marks and objects in reading order, and a walk that always ends."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from faqprint.proof.reader import read_pdf
from faqprint.proof.tree import ReadTree, attributes, read_tree

from .small import Tag, first, shown, small, tag

PAGES = (shown("a", 0) + shown("b", 1, y=100.0), shown("c"))


def tree_of(*tree: Tag, edit: Any = lambda pdf: None) -> ReadTree:
    """The tree of a small PDF of two pages."""
    return read_tree(read_pdf(small(tree, *PAGES, edit=edit)).document)


def test_elements_stand_in_reading_order() -> None:
    """The root first; each with its parent's number and its children's."""
    made = tree_of(tag("Document", tag("Sect", tag("H1", 0), tag("P", 1)), tag("P", (1, 0))))
    assert [(each.kind, each.parent, each.kids) for each in made.elements] == [
        ("", -1, [1]),
        ("Document", 0, [2, 5]),
        ("Sect", 1, [3, 4]),
        ("H1", 2, []),
        ("P", 2, []),
        ("P", 1, []),
    ]
    assert made.findings == []


def test_marks_are_named_with_their_page() -> None:
    """The element's own page, or that of the reference; in the order in which they are read."""
    made = tree_of(tag("Document", tag("P", 1, (1, 0), 0)))
    pages = list(dict.fromkeys(mark.page for mark in made.marks))
    assert [(pages.index(mark.page), mark.mcid, mark.element) for mark in made.marks] == [(0, 1, 2), (1, 0, 2), (0, 0, 2)]


def test_objects_are_named_with_their_element() -> None:
    """An annotation by an OBJR, with the page where it lies."""

    def edit(pdf: pikepdf.Pdf) -> None:
        annotation = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link))
        first(pdf, "Link").K = Dictionary(Type=Name.OBJR, Pg=pdf.pages[1].obj, Obj=annotation)

    made = tree_of(tag("Document", tag("Link"), tag("P", (1, 0))), edit=edit)
    (named,) = made.objects
    assert (named.element, named.page) == (2, made.marks[0].page)
    assert named.ref > 0


def test_the_page_of_an_element_is_that_of_its_first_content() -> None:
    """Its own or what stands in it; 0 for one that holds nothing."""
    made = tree_of(tag("Document", tag("Sect", tag("P"), tag("P", (1, 0))), tag("P", 0), tag("P")))
    one, two = made.marks[1].page, made.marks[0].page
    assert made.first_pages()[1:] == [two, two, 0, two, one, 0]


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda element: element.__setattr__("K", Array([pikepdf.String("x")])), "element-kind"),
        (lambda element: element.__setattr__("K", Name.P), "element-kind"),
        (lambda element: element.__setattr__("K", element.P), "element-cycle"),
    ],
)
def test_what_is_no_kid_is_a_finding(damage: Any, code: str) -> None:
    """A text, a name, an element above: told, and the walk goes on."""
    made = tree_of(tag("Document", tag("P"), tag("H1", 0)), edit=lambda pdf: damage(first(pdf, "P")))
    assert [item.code for item in made.findings] == [code]
    assert made.elements[-1].kind == "H1"


def test_kids_may_be_missing_or_of_no_type() -> None:
    """Nothing is no finding here; an element without a type has an empty one."""

    def edit(pdf: pikepdf.Pdf) -> None:
        del first(pdf, "P").S
        first(pdf, "H1").K = Array([None, Array([0])])

    made = tree_of(tag("Document", tag("P"), tag("H1")), edit=edit)
    assert ([each.kind for each in made.elements], [mark.mcid for mark in made.marks]) == (["", "Document", "", "H1"], [0])
    assert made.findings == []


def test_attributes_by_their_owner() -> None:
    """One dictionary or several; those of a class come first, an element's own win; another owner's are none of them."""

    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot.ClassMap = Dictionary(
            a=Dictionary(O=Name.Table, RowSpan=9, ColSpan=2), b=Array([Dictionary(O=Name.Table, Summary=Name.x)])
        )

    own = Array([Dictionary(O=Name.List, ListNumbering=Name.Disc), Dictionary(O=Name.Table, RowSpan=3)])
    data = small([tag("Document", tag("TD", A=own, C=Array([Name.a, Name.b])))], *PAGES, edit=edit)
    document = read_pdf(data).document
    entries = read_tree(document).elements[2].entries
    table = attributes(document, entries, "Table")
    assert {key: table[key] for key in ("RowSpan", "ColSpan")} == {"RowSpan": 3, "ColSpan": 2}
    assert "Summary" in table and "ListNumbering" not in table
    assert "ListNumbering" in attributes(document, entries, "List")
    assert attributes(document, entries, "Layout") == {}


TREES = st.recursive(
    st.sampled_from(["P", "Sect", "TD"]).map(tag),
    lambda inner: st.tuples(st.sampled_from(["Sect", "L", "Div"]), st.lists(inner, max_size=3)).map(lambda t: tag(t[0], *t[1])),
    max_leaves=12,
)


def kinds(made: Tag) -> list[str]:
    """The types of a tree in reading order."""
    return [made.kind, *(kind for kid in made.kids for kind in kinds(kid))]


@settings(max_examples=40)
@given(st.lists(TREES, max_size=3))
def test_any_tree_is_read_as_it_was_written(trees: list[Tag]) -> None:
    """Depth first, no element twice."""
    made = tree_of(*trees)
    assert [each.kind for each in made.elements[1:]] == [kind for each in trees for kind in kinds(each)]
    assert all(index in made.elements[each.parent].kids for index, each in enumerate(made.elements) if index)
