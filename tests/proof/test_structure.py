"""Marks, tree and parent tree of small files: they name the same content, once each, on the page where it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from faqprint.proof.finding import Finding
from faqprint.proof.reader import read_pdf
from faqprint.proof.structure import check_subject, subject

from .small import LINE, PARAGRAPH, Tag, first, shown, small, tag

Edit = Callable[[pikepdf.Pdf], None]
#: What is wrong with every small file: its font is not embedded.
ALWAYS = "font-not-embedded"


def found(data: bytes) -> list[Finding]:
    """What is wrong with the structure of a file, its font apart."""
    return [item for item in check_subject(subject(read_pdf(data))) if item.code != ALWAYS]


def codes(data: bytes) -> list[str]:
    """The codes of what is wrong."""
    return [item.code for item in found(data)]


def test_a_sound_file_has_no_finding() -> None:
    """Two pages, a paragraph that goes on from one to the other, an artifact."""
    tree = [tag("Document", tag("P", 0, (1, 0)), tag("P", (1, 1)))]
    pages = (shown("a") + shown("head", None, y=280.0), shown("b") + shown("c", 1, y=100.0))
    assert codes(small(tree, *pages)) == []


def test_a_subject_is_read_once() -> None:
    """Its pages' numbers by their objects, its elements, its parent tree."""
    examined = subject(read_pdf(small([tag("Document", tag("P", 0, (1, 0)))], LINE, LINE)))
    assert sorted(examined.numbers.values()) == [1, 2]
    assert [examined.numbers[mark.page] for mark in examined.tree.marks] == [1, 2]
    assert sorted(examined.parents) == [0, 1]
    assert [item.code for item in check_subject(examined)] == [ALWAYS]


@pytest.mark.parametrize(
    ("operators", "expected"),
    [
        (LINE + b"BT 20 100 Td/F 10 Tf(x)Tj ET", [("mark-untagged", "")]),
        (LINE + b"10 10 20 20 re f", [("mark-untagged", "")]),
        (LINE + b"BT 20 100 Td/F 10 Tf( )Tj ET", []),  # nobody sees a space
        (LINE + b"/P BMC BT 20 100 Td/F 10 Tf(x)Tj ET EMC", [("mark-unbound", "P")]),
        (LINE + b"/P BMC EMC", []),  # nothing is lost
        (LINE + shown("x", 0, y=100.0), [("mark-duplicate", "P")]),
        (b"/P<</MCID 0>>BDC /Span<</Lang(en)>>BDC BT 20 200 Td/F 10 Tf(x)Tj ET EMC EMC", []),
        (b"/P<</MCID 0>>BDC /P<</MCID 1>>BDC EMC EMC", [("mark-nested", "P"), ("mark-orphan", "P")]),
        (LINE + b"/Artifact BMC " + shown("x", 1, y=100.0) + b"EMC", [("mark-nested", "P"), ("mark-orphan", "P")]),
        (LINE + b"EMC", [("mark-unbalanced", "")]),
        (LINE + b"/Artifact BMC ", [("mark-unbalanced", "")]),
    ],
)
def test_marks_of_a_page_by_themselves(operators: bytes, expected: list[tuple[str, str]]) -> None:
    """Nothing untagged that can be seen, nothing nested, unbound or twice."""
    items = found(small(PARAGRAPH, operators))
    assert [(item.code, item.where) for item in items] == expected
    assert all(item.page == 1 for item in items)


@pytest.mark.parametrize(
    ("tree", "operators", "expected"),
    [
        ([tag("Document", tag("P", 0))], LINE + shown("x", 1, y=100.0), ["mark-orphan"]),
        ([tag("Document", tag("P", 0, 1))], LINE, ["mark-absent", "parent-tree-surplus"]),
        ([tag("Document", tag("P", 0), tag("P", 0))], LINE, ["mark-claimed-twice"]),
    ],
)
def test_marks_against_the_tree(tree: list[Tag], operators: bytes, expected: list[str]) -> None:
    """Every mark is some element's, once, and what an element names is there."""
    assert codes(small(tree, operators)) == expected


def nums(pdf: Any) -> Any:
    """The entries of the parent tree."""
    return pdf.Root.StructTreeRoot.ParentTree.Nums


def swap(pdf: Any) -> None:
    """Have the parent tree take two marks' elements for each other."""
    nums(pdf)[1] = Array([nums(pdf)[1][1], nums(pdf)[1][0]])


def shorten(pdf: Any) -> None:
    """Take a mark's element out of the parent tree."""
    nums(pdf)[1] = Array([nums(pdf)[1][0]])


def lengthen(pdf: Any) -> None:
    """Put a mark into the parent tree that is not there."""
    nums(pdf)[1].append(nums(pdf)[1][0])


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (swap, ["parent-tree-swapped"] * 2),
        (shorten, ["parent-tree-swapped"]),
        (lengthen, ["parent-tree-surplus"]),
        (lambda pdf: pdf.pages[0].obj.__delitem__("/StructParents"), ["page-struct-parents", "parent-tree-extra"]),
        (lambda pdf: pdf.pages[0].obj.__setitem__("/StructParents", 7), ["parent-tree-missing", "parent-tree-extra"]),
        (lambda pdf: nums(pdf).extend([9, Array()]), ["parent-tree-extra"]),
        (lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/ParentTree"), ["parent-tree-missing"]),
    ],
)
def test_the_parent_tree_leads_back(edit: Edit, expected: list[str]) -> None:
    """From each mark to the element that names it, and nowhere else."""
    tree = [tag("Document", tag("P", 0), tag("H1", 1))]
    assert codes(small(tree, LINE + shown("b", 1, "H1", y=100.0), edit=edit)) == expected


def test_pages_share_no_key() -> None:
    """Two pages with the same one."""

    def edit(pdf: Any) -> None:
        pdf.pages[1].obj.StructParents = 0

    items = found(small([tag("Document", tag("P", 0, (1, 0)))], LINE, LINE, edit=edit))
    assert [(item.code, item.page) for item in items if item.code == "page-struct-parents"] == [("page-struct-parents", 2)]


def test_an_element_that_names_no_page() -> None:
    """A mark of nowhere."""

    def edit(pdf: Any) -> None:
        del first(pdf, "P").Pg

    assert codes(small(PARAGRAPH, LINE, edit=edit)) == ["element-page", "mark-orphan"]


def linked(**changes: Any) -> bytes:
    """A file with a link, its annotation changed."""

    def edit(pdf: Any) -> None:
        link = first(pdf, "Link")
        action = Dictionary(S=Name.URI, URI=String("https://x.jp"))
        annotation = Dictionary(Type=Name.Annot, Subtype=Name.Link, A=action, Contents=String("x"), StructParent=1)
        for name, value in changes.items():
            if value is None:
                del annotation[f"/{name}"]
            elif name[0].isupper():
                annotation[f"/{name}"] = value
        made = pdf.make_indirect(annotation)
        pdf.pages[0].obj.Annots = Array([made] * changes.get("times", 1))
        kid = Dictionary(Type=Name.OBJR, Pg=pdf.pages[0].obj, Obj=made)
        link.K = Array([0, *[kid] * changes.get("named", 1)])
        nums(pdf).extend([1, link])

    return small([tag("Document", tag("P", tag("Link", 0)))], shown("x", 0, "Link"), edit=edit)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"Contents": None}, ["link-contents"]),
        ({"Contents": String("")}, ["link-contents"]),
        ({"StructParent": None}, ["annotation-parent", "parent-tree-extra"]),
        ({"StructParent": 0}, ["annotation-parent", "annotation-parent", "parent-tree-extra"]),
        ({"named": 0}, ["annotation-untagged", "link-no-object"]),
        ({"named": 2}, ["annotation-untagged"]),
        ({"times": 0}, ["annotation-absent", "parent-tree-extra"]),
        ({"Subtype": Name.Popup, "named": 0}, ["parent-tree-extra", "link-no-object"]),
    ],
)
def test_annotations_have_their_element(changes: dict[str, Any], expected: list[str]) -> None:
    """One element names each, and its key leads back to that one; a pop-up is part of another."""
    assert codes(linked(**changes)) == expected


def test_a_file_without_pages() -> None:
    """There is nothing to see, and that is told first."""

    def edit(pdf: Any) -> None:
        del pdf.pages[0]

    assert codes(small([tag("Document")], b"", edit=edit))[0] == "pdf-no-pages"
