"""The nodes of a file in which one item of a list was changed: only that item is read again.

A typist changes a line; a file of 1,800 questions has 11,000.  YAML is read from the start to the end, so that what stands before
an item is read as it was; whether what stands behind it is, too, shows at the next item: it is read with the changed one, and
must begin where it did, in the same list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .node_builder import FaultMaker, NodeBuilder, YamlSyntaxError
from .nodes import MappingNode, Node, Scalar, SequenceNode
from .surrogates import SurrogatePairs
from .yaml_mistake import YamlMistake

#: Before an item of a list that is written in lines.
_DASH: Final = re.compile(r" *- +")
#: Collections within each other in an item: more are not looked into.
_DEPTH_MOST: Final = 8
#: What stands for the next item.
_NEXT: Final = "x"


def reread_changed_item(root: Node, before: Sequence[str], source: FaultMaker, lines: list[str]) -> Node | None:
    """Give the root of a file's changed lines; ``root``: that of the lines before, of which nothing was to be mended or told.

    ``None``: the file must be read as a whole.  That is so unless the change lies in one item of a list, in as many lines as
    before, and its item is as sound as it was.
    """
    if len(before) != len(lines):
        return None
    changed = [row for row, (old, new) in enumerate(zip(before, lines, strict=True)) if old != new]
    if not changed:
        return root
    way = list(_way_to(root, changed[0] + 1, changed[-1] + 1))
    for depth in range(len(way) - 1, -1, -1):
        parent, number = way[depth]
        if isinstance(parent, SequenceNode) and number + 1 < len(parent.items):
            item = _reread(parent.items[number], parent.items[number + 1], before, source, lines)
            return None if item is None else _replace(way[: depth + 1], item)
    return None


def _way_to(node: Node, first: int, last: int) -> Iterator[tuple[MappingNode | SequenceNode, int]]:
    """The collections that hold the lines from ``first`` to ``last``, and the number of the child in each that does."""
    while not isinstance(node, Scalar):
        children: Sequence[Node] = node.items if isinstance(node, SequenceNode) else [key for key, _ in node.entries]
        number = sum(child.line <= first for child in children) - 1
        if number < 0 or (number + 1 < len(children) and children[number + 1].line <= last):
            return
        yield node, number
        node = node.items[number] if isinstance(node, SequenceNode) else node.entries[number][1]


def _reread(old: Node, following: Node, before: Sequence[str], source: FaultMaker, lines: list[str]) -> Node | None:
    """Read an item again, from its own line to that of the one that follows it."""
    start, end = old.line - 1, following.line - 1
    dash, next_dash = _DASH.match(lines[start]), _DASH.match(lines[end])
    if start >= end or not dash or not next_dash or (dash.end(), next_dash.end()) != (old.column - 1, following.column - 1):
        return None
    indent = dash[0].index("-")
    written = lines[start:end]
    if next_dash[0].index("-") != indent or any("&" in line or "*" in line for line in (*before[start:end], *written)):
        return None  # an anchor may be meant from elsewhere
    text = "\n" * start + "\n".join((*written, f"{lines[end][: next_dash.end()]}{_NEXT}", ""))
    builder = NodeBuilder(source, lines, SurrogatePairs(""))
    try:
        root = builder.read(text)
    except (YamlMistake, YamlSyntaxError):
        return None
    if builder.faults or builder.replaced or builder.swallowed:
        return None
    match root:
        case SequenceNode((item, Scalar(text=text, line=line, column=column))):
            if (text, line, column) != (_NEXT, following.line, following.column) or _depth(item) > _DEPTH_MOST:
                return None
            return item if (item.line, item.column) == (old.line, old.column) else None
    return None


def _depth(node: Node) -> int:
    """How many collections stand within each other."""
    if isinstance(node, Scalar):
        return 0
    children = node.items if isinstance(node, SequenceNode) else [child for _, child in node.entries]
    return 1 + max(map(_depth, children), default=0)


def _replace(way: Sequence[tuple[MappingNode | SequenceNode, int]], node: Node) -> Node:
    """The root with another node at the end of a way."""
    for parent, number in reversed(way):
        if isinstance(parent, SequenceNode):
            node = parent._replace(items=(*parent.items[:number], node, *parent.items[number + 1 :]))
        else:
            key = parent.entries[number][0]
            node = parent._replace(entries=(*parent.entries[:number], (key, node), *parent.entries[number + 1 :]))
    return node
