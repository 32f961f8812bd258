"""The structure tree: elements numbered as they are added, children after their parents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faqprint.layout.structure import StructureTree


def test_a_new_tree_is_a_document() -> None:
    """Number 0 is the Document and has no parent."""
    tree = StructureTree()
    assert (tree.kinds, tree.parents, tree.attributes) == (["Document"], [-1], {})


def test_elements_are_numbered_in_the_order_they_are_added() -> None:
    """The number given is where kind and parent stand."""
    tree = StructureTree()
    table = tree.add("Table", 0)
    row = tree.add("TR", table)
    assert (table, row) == (1, 2)
    assert (tree.kinds, tree.parents) == (["Document", "Table", "TR"], [-1, 0, 1])


def test_only_elements_with_attributes_have_an_entry() -> None:
    """None and nothing are the same."""
    tree = StructureTree()
    head = tree.add("TH", 0, {"Scope": "Row"})
    tree.add("TD", 0, {})
    tree.add("TD", 0)
    assert tree.attributes == {head: {"Scope": "Row"}}


@given(st.lists(st.integers(0, 10**6), max_size=30))
def test_a_parent_stands_before_its_children(choices: list[int]) -> None:
    """So that one pass from the end reaches every child before its parent."""
    tree = StructureTree()
    for choice in choices:
        tree.add("P", choice % len(tree.kinds))
    assert len(tree.kinds) == len(tree.parents) == len(choices) + 1
    assert all(parent < number for number, parent in enumerate(tree.parents))
