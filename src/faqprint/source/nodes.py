"""The nodes of a YAML file: texts, mappings and lists, each with its place."""

from __future__ import annotations

from typing import NamedTuple


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
