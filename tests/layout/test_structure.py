"""The structure tree: elements numbered as they are added, children after their parents."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from faqprint.layout.structure import StructureTree, SubTree


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


def test_elements_apart_bear_the_numbers_that_they_will_have() -> None:
    """Below one element of the tree or another they are the same, and the tree is the one that had them added one by one."""
    tree, direct = StructureTree(), StructureTree()
    for each in (tree, direct):
        each.add("TR", each.add("Table", 0))
    apart = SubTree(tree.next_number)
    for each in (apart, direct):
        cell = each.add("TD", 2, {"RowSpan": "2"})
        each.add("Link", each.add("P", cell))
        each.add("TD", 2)
    assert (apart.first, apart.next_number) == (3, direct.next_number)
    assert (apart.kinds, apart.parents, apart.attributes) == (["TD", "P", "Link", "TD"], [2, 3, 4, 2], {3: {"RowSpan": "2"}})
    tree.add_tree(apart, 2)
    assert tree == direct


@given(st.lists(st.tuples(st.integers(-1, 9), st.booleans()), max_size=12), st.integers(2, 10**6), st.integers(2, 10**6))
def test_elements_stand_wherever_they_are_added(made: list[tuple[int, bool]], first: int, other: int) -> None:
    """Whatever numbers they bore: those whose parent is none of them come below the one that is told."""
    assume(first != other)

    def apart(at: int, parent: int) -> SubTree:
        tree = SubTree(at)
        for place, attributed in made:
            above = at + place if 0 <= place < len(tree.kinds) else parent
            tree.add("P", above, {"a": "b"} if attributed else None)
        return tree

    moved = SubTree(other)
    moved.add_tree(apart(first, first - 1), other - 2)
    assert moved == apart(other, other - 2)
    again = SubTree(first)
    again.add_tree(moved, first - 1)
    assert again == apart(first, first - 1)


def test_trees_are_equal_by_what_they_hold() -> None:
    """Kinds, parents and attributes."""
    trees = [StructureTree() for _ in range(4)]
    for tree in trees:
        tree.add("Table", 0)
    assert trees[0] == trees[1]
    trees[1].add("P", 0)
    trees[2].add("P", 1)
    trees[3].add("P", 0, {"Scope": "Row"})
    assert all(one != other for i, one in enumerate(trees) for other in trees[:i])
    assert trees[0] != ["Document", "Table"]
