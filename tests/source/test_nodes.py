"""What mappings have under their keys."""

from __future__ import annotations

from faqprint.source.nodes import Scalar, child_node, node_items, nodes_by_key

from .sources import read


def test_a_mapping_gives_what_it_has_under_a_key() -> None:
    """Nothing under a key that it has not, nor what is no mapping under any."""
    root = read("あ: い\nlist: [う, え]\n").root
    child = child_node(root, "あ")
    assert isinstance(child, Scalar) and child.text == "い"
    assert child_node(root, "い") is child_node(child, "あ") is child_node(None, "あ") is None


def test_a_list_gives_its_items() -> None:
    """What is no list has none."""
    root = read("あ: い\nlist: [う, え]\n").root
    assert [item.text for item in node_items(root, "list") if isinstance(item, Scalar)] == ["う", "え"]
    assert node_items(root, "あ") == node_items(root, "い") == ()


def test_nodes_by_key() -> None:
    """A mapping's by their keys; a list, a text and nothing have none."""
    found = nodes_by_key(read("あ: い\nlist: [う]\n").root)
    assert list(found) == ["あ", "list"]
    assert [nodes_by_key(node) for node in (*found.values(), None)] == [{}, {}, {}]
