"""Values of PDFs of any origin, and their trees."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from faqprint.binding.pdf_values import (
    array,
    dictionary,
    flat_places,
    import_value,
    inherit,
    integer,
    items,
    name,
    name_entries,
    name_tree,
    number_entries,
    number_tree,
    sub_dictionary,
    text,
)
from tests.binding.manuals import plain_pdf


def test_what_is_of_another_type_counts_as_absent() -> None:
    """No check needs care of its own."""
    assert (dictionary(Array([1])), array(3), items(None), integer(True), name("/A"), text(Name.A)) == ({}, (), (), None, "", "")
    assert (list(items(4)), list(items(Array([4, 5]))), integer(4), name(Name.A), text(String("あ"))) == (
        [4],
        [4, 5],
        4,
        "/A",
        "あ",
    )


def test_trees_are_read_whole() -> None:
    """Of several nodes, one of them in a ring, and with entries out of order; of two with one key the first counts."""
    pdf = pikepdf.new()
    leaf = pdf.make_indirect(Dictionary(Nums=Array([5, Name.Five, 1, Name.One, 5, Name.Other, String("no"), 2])))
    root = pdf.make_indirect(Dictionary(Kids=Array([leaf, Dictionary(Nums=Array([9, Name.Nine]))])))
    leaf.Kids = Array([root])
    assert number_entries(root) == {5: Name.Five, 1: Name.One, 9: Name.Nine}
    assert number_entries(Array()) == {}
    names = Dictionary(Names=Array([String("b"), 1, String("a"), 2, 3, 4]))
    assert name_entries(names) == {b"b": 1, b"a": 2}


def test_trees_are_written_in_order() -> None:
    """As readers search them."""
    pdf = pikepdf.new()
    assert list(number_tree(pdf, {7: Name.B, 2: Name.A}).Nums) == [2, Name.A, 7, Name.B]
    tree = name_tree(pdf, {b"\xfe\xff0B": 1, b"a": 2})
    assert [bytes(part) for part in list(tree.Names)[::2]] == [b"a", b"\xfe\xff0B"]
    assert name_entries(tree) == {b"\xfe\xff0B": 1, b"a": 2}


def test_a_page_has_what_stands_above_it() -> None:
    """Its own first; a ring of nodes ends."""
    pdf = plain_pdf(1)
    page = pdf.pages[0].obj
    pdf.Root.Pages.Rotate = 90
    assert inherit(page, Name.Rotate) == 90
    page.Rotate = 180
    assert inherit(page, Name.Rotate) == 180
    pdf.Root.Pages.Parent = pdf.Root.Pages
    assert inherit(page, Name.CropBox) is None


def test_a_dictionary_is_made_where_there_is_none() -> None:
    """And the one that is there stays."""
    holder = Dictionary(Has=Dictionary(A=1), Bad=3)
    assert sub_dictionary(holder, Name.Has).A == 1
    sub_dictionary(holder, Name.Bad).B = 2
    sub_dictionary(holder, Name.New).C = 3
    assert [int(holder.Bad.B), int(holder.New.C)] == [2, 3]


def test_values_of_another_file_lead_to_the_pages_here() -> None:
    """Once the pages were taken, what refers to them refers to those taken."""
    source, pdf = plain_pdf(2), plain_pdf(1)
    for page in source.pages:
        pdf.pages.append(page)
    copied = import_value(pdf, source, Array([source.pages[1].obj, Name.Fit]))
    assert copied[0].objgen == pdf.pages[2].obj.objgen
    assert import_value(pdf, source, 3) == 3 and import_value(pdf, source, String("a")) == "a"


def test_where_the_values_of_one_node_stand() -> None:
    """None, if the tree has several nodes, or is not in order."""
    assert flat_places(Dictionary(Nums=Array([2, Name.A, 7, Name.B]))) == {2: 1, 7: 3}
    assert flat_places(Dictionary(Nums=Array())) == {}
    for bad in ([7, Name.B, 2, Name.A], [2, Name.A, 2, Name.B], [2], [Name.A, 2]):
        assert flat_places(Dictionary(Nums=Array(bad))) is None
    assert flat_places(Dictionary(Kids=Array())) is None
