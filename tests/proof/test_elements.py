"""Structure elements by themselves, in small trees: where each may stand, and what each must say."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from faqprint.proof.elements import check_elements
from faqprint.proof.finding import Finding
from faqprint.proof.reader import read_pdf
from faqprint.proof.structure import subject

from .small import Tag, first, shown, small, tag

TWO_PAGES = (shown("a"), shown("b"))


def found(*tree: Tag, edit: object = None) -> list[Finding]:
    """What is wrong with the elements of a small PDF of two pages."""
    examined = subject(read_pdf(small(tree, *TWO_PAGES, **({"edit": edit} if edit else {}))))  # type: ignore[arg-type]  # a function
    return list(check_elements(examined.reading.document, examined.tree, examined.numbers))


def codes(*tree: Tag) -> list[str]:
    """The codes of what is wrong."""
    return [item.code for item in found(*tree)]


def rows(*counts: Sequence[dict[str, int]]) -> Tag:
    """A table of rows, each cell told by its attributes."""

    def cell(spans: dict[str, int]) -> Tag:
        attributes = Dictionary({"/O": Name.Table, **{f"/{name}": number for name, number in spans.items()}})
        return tag("TD", A=attributes) if spans else tag("TD")

    return tag("Table", *(tag("TR", *map(cell, row)) for row in counts))


HEAD = Dictionary(O=Name.Table, Scope=Name.Column)


@pytest.mark.parametrize(
    "tree",
    [
        tag("P", 0),
        tag("H1", 0),
        tag("L", tag("LI", tag("Lbl"), tag("LBody", tag("L", tag("LI", tag("LBody")))))),
        tag("Table", tag("Caption"), tag("THead", tag("TR", tag("TH", A=HEAD))), tag("TBody", tag("TR", tag("TD")))),
        tag("TOC", tag("Caption"), tag("TOCI", tag("Reference"), tag("Lbl")), tag("TOC", tag("TOCI"))),
        tag("Note", ID=String("n1")),
        tag("Figure", Alt=String("図")),
        tag("Figure", ActualText=String("図")),
    ],
    ids=lambda tree: tree.kind,
)
def test_what_is_right_is_no_finding(tree: Tag) -> None:
    """Every type that our files use, as it should be."""
    assert codes(tag("Document", tree)) == []


@pytest.mark.parametrize(
    ("tree", "code"),
    [
        (tag("Paragraph"), "element-kind"),
        (tag("Sect", tag("TR", tag("TD"))), "element-child"),
        (tag("Sect", tag("TD")), "element-child"),
        (tag("Sect", tag("LI", tag("LBody"))), "element-child"),
        (tag("Sect", tag("TOCI")), "element-child"),
        (tag("Table", tag("TR", tag("TD")), tag("P")), "element-child"),
        (tag("L", tag("P")), "element-child"),
        (tag("L", tag("LI", tag("Lbl"))), "list-label"),
        (tag("L", tag("LI", tag("LBody"), tag("Lbl"))), "list-label"),
        (tag("L", tag("LI", tag("LBody"), tag("LBody"))), "list-label"),
        (tag("Note"), "note-id"),
        (tag("Figure"), "figure-alt"),
        (tag("Formula", Alt=String("")), "figure-alt"),
        (tag("Link", 0), "link-no-object"),
        (tag("Table"), "table-empty"),
        (tag("Table", tag("TR", tag("TH"))), "table-scope"),
        (tag("Table", tag("TR", tag("TH", A=Dictionary(O=Name.Table, Scope=Name.Cell)))), "table-scope"),
        (tag("Table", tag("TR", tag("TH", A=Dictionary(O=Name.List, Scope=Name.Row)))), "table-scope"),
    ],
)
def test_what_is_wrong_is_one_finding(tree: Tag, code: str) -> None:
    """By the rule that it breaks."""
    assert codes(tag("Document", tree)) == [code]


def test_notes_have_ids_of_their_own() -> None:
    """Two with the same are both told."""
    two = [tag("Note", ID=String("n")), tag("P", ID=String("n"))]
    assert codes(tag("Document", *two)) == ["note-id"]
    assert codes(tag("Document", two[0], two[0])) == ["note-id", "note-id"]


def test_a_parent_that_does_not_know_its_child() -> None:
    """An element's P must lead to the element that names it."""

    def edit(pdf: pikepdf.Pdf) -> None:
        first(pdf, "P").P = first(pdf, "P")

    assert [item.code for item in found(tag("Document", tag("P", 0)), edit=edit)] == ["element-parent"]


@pytest.mark.parametrize(
    ("levels", "skips"),
    [([1, 2, 3, 1, 2], []), ([2], ["H2"]), ([1, 3, 2], ["H3"]), ([1, 2, 4, 4], ["H4"]), ([1, 1, 6], ["H6"])],
)
def test_headings_go_down_one_level_at_a_time(levels: list[int], skips: list[str]) -> None:
    """From 1 on; up they may go as far as they like."""
    items = found(tag("Document", *(tag(f"H{level}") for level in levels)))
    assert [(item.code, item.where) for item in items] == [("heading-skip", where) for where in skips]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (rows([{}, {}], [{}, {}]), None),
        (rows([{"ColSpan": 2}], [{}, {}]), None),
        (rows([{"RowSpan": 2}, {}], [{}]), None),
        (rows([{}, {"RowSpan": 3}], [{}], [{}]), None),
        (rows([{"RowSpan": 2, "ColSpan": 2}, {}], [{}]), None),
        (rows([{}, {}], [{}]), "table-irregular"),
        (rows([{}, {}], [{}, {}, {}]), "table-irregular"),
        (rows([{"RowSpan": 2}, {}], [{}, {}]), "table-irregular"),
        (rows([{}, {"RowSpan": 2}]), "table-row-span"),
        (rows([{"RowSpan": 0}, {}]), "table-span"),
        (rows([{"ColSpan": 10_000_000}]), None),
    ],
)
def test_rows_take_as_many_columns_as_the_first(table: Tag, code: str | None) -> None:
    """Spans from above counted, and none beyond the last row."""
    assert codes(tag("Document", table)) == ([code] if code else [])


def test_spans_may_come_from_a_class() -> None:
    """Attributes by way of ClassMap count as an element's own."""

    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot.ClassMap = Dictionary(wide=Dictionary(O=Name.Table, ColSpan=2))

    table = tag("Table", tag("TR", tag("TD", C=Name.wide)), tag("TR", tag("TD"), tag("TD")))
    assert found(tag("Document", table), edit=edit) == []


def test_a_type_may_be_mapped_to_a_standard_one() -> None:
    """By RoleMap, over several steps; in a circle it leads nowhere."""

    def edit(pdf: pikepdf.Pdf) -> None:
        roles = Dictionary(Question=Name.Sub, Sub=Name.P, One=Name.Other, Other=Name.One)
        pdf.Root.StructTreeRoot.RoleMap = roles

    items = found(tag("Document", tag("Question", 0), tag("One")), edit=edit)
    assert [item.code for item in items] == ["element-kind"]


def test_a_finding_names_the_page_where_its_element_begins() -> None:
    """By the content of the element or of what stands in it; an element without content is nowhere."""
    items = found(tag("Document", tag("Sect", tag("TD", tag("P", (1, 0)))), tag("Sect", tag("TD", 0)), tag("Sect", tag("TD"))))
    assert [(item.code, item.where, item.page) for item in items] == [("element-child", "TD", page) for page in (2, 1, 0)]


def test_a_file_without_a_tree_has_no_elements() -> None:
    """That it has none is for others to say."""
    assert codes() == []
