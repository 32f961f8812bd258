"""The nodes of a YAML file: texts, mappings and lists, each with its place."""

from __future__ import annotations

from ..named_tuple import NamedTuple


class Scalar(NamedTuple):
    """A text; ``style`` is '' (plain), ``'``, ``"``, ``|`` or ``>``; ``end`` is its last line; positions count from 1."""

    text: str
    line: int
    column: int
    style: str
    end: int


class MappingNode(NamedTuple):
    """Keys with their nodes, in order, and where they begin."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


class SequenceNode(NamedTuple):
    """A list of nodes and where it begins."""

    items: tuple[Node, ...]
    line: int
    column: int


Node = Scalar | MappingNode | SequenceNode


def node_items(node: Node | None, key: str) -> tuple[Node, ...]:
    """Give the items of the list that a mapping has under a key, if it has one."""
    child = child_node(node, key)
    return child.items if isinstance(child, SequenceNode) else ()


def child_node(node: Node | None, key: str) -> Node | None:
    """Give what a mapping has under a key, if it is one and has it."""
    if not isinstance(node, MappingNode):
        return None
    return next((child for name, child in node.entries if name.text == key), None)


def nodes_by_key(node: Node | None) -> dict[str, Node]:
    """Give what a mapping holds by the texts of its keys; what is none holds nothing."""
    return {key.text: child for key, child in node.entries} if isinstance(node, MappingNode) else {}
