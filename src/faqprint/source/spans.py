"""Where every node of a YAML file stands in its text, for changes in place.

``yaml_source`` reads what a text means and says what is wrong with it; this module only says from which character to which a
node is written, so that all else can stay to the byte.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ..named_tuple import NamedTuple
from .node_builder import LOADER

_BOM: Final = codecs.BOM_UTF8.decode()

#: Keys and places of items that lead from the root to a node.
NodePath = tuple[str | int, ...]
#: What a tree of nodes says: texts, mappings and lists of them; an alias is what it names.
Plain = str | Mapping[str, "Plain"] | Sequence["Plain"]


class ScalarSpan(NamedTuple):
    """A scalar from its first character, its anchor and tag among them, to behind its last one, without the line end.

    ``style``: '' (plain), ``'``, ``"``, ``|`` or ``>``; ``*``: an alias, whose ``text`` is what it stands for.
    """

    text: str
    start: int
    end: int
    style: str


class MappingSpan(NamedTuple):
    """A mapping: its keys with their nodes; ``column`` (from 0) and ``start`` of its first key, or of its brace if ``flow``."""

    entries: tuple[tuple[ScalarSpan, NodeSpan], ...]
    start: int
    end: int
    column: int
    flow: bool

    def find(self, key: str) -> NodeSpan | None:
        """Give the node of a key; ``None``: the mapping has no such key."""
        return next((node for name, node in self.entries if name.text == key), None)


class SequenceSpan(NamedTuple):
    """A list of nodes; ``column`` (from 0) of its dashes, or of its bracket if ``flow``."""

    items: tuple[NodeSpan, ...]
    start: int
    end: int
    column: int
    flow: bool


NodeSpan = ScalarSpan | MappingSpan | SequenceSpan


class SpanText(NamedTuple):
    """A file's text without its byte order mark, as it stands; ``newline``: the line end that it begins with."""

    text: str
    bom: bool
    newline: str
    root: NodeSpan | None

    @classmethod
    def read(cls, content: bytes) -> SpanText:
        """Read a file; raises ``ValueError`` for bytes that are no UTF-8 and for a text that YAML cannot read."""
        text = content.decode()
        bom = text.startswith(_BOM)
        text = text.removeprefix(_BOM)
        first = text.find("\n")
        newline = "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
        try:
            return cls(text, bom, newline, _read(text))
        except yaml.YAMLError as error:
            raise ValueError(str(error)) from error

    def encode(self, text: str) -> bytes:
        """Give another text as this file's bytes."""
        return (_BOM + text if self.bom else text).encode()

    def node(self, path: NodePath) -> NodeSpan | None:
        """Give the node at a path; ``None``: there is none."""
        node = self.root
        for step in path:
            if isinstance(node, MappingSpan) and isinstance(step, str):
                node = node.find(step)
            elif isinstance(node, SequenceSpan) and isinstance(step, int) and 0 <= step < len(node.items):
                node = node.items[step]
            else:
                return None
        return node

    def line_start(self, at: int) -> int:
        """Give where the line begins in which a character stands, in characters from the text's beginning."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Give where the line ends in which a character stands, behind its line feed if it has one."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1


def plain_value(node: NodeSpan | None) -> Plain:
    """Give what a node says; the line feeds at a text's end, which blocks have and other forms have not, are left out."""
    if isinstance(node, MappingSpan):
        return {key.text: plain_value(child) for key, child in node.entries}
    if isinstance(node, SequenceSpan):
        return [plain_value(child) for child in node.items]
    return node.text.rstrip("\n") if node else ""


def spans_of(node: NodeSpan | None, path: NodePath = ()) -> Iterator[tuple[NodePath, ScalarSpan]]:
    """Give every scalar below a node with its path, in order; keys are none."""
    if isinstance(node, MappingSpan):
        for key, child in node.entries:
            yield from spans_of(child, (*path, key.text))
    elif isinstance(node, SequenceSpan):
        for number, child in enumerate(node.items):
            yield from spans_of(child, (*path, number))
    elif node is not None:
        yield path, node


def _read(text: str) -> NodeSpan | None:
    """Build the spans from the parser's events; its marks count characters, a CR LF as two."""
    children: list[NodeSpan] = []
    stack: list[tuple[list[NodeSpan], Any]] = []
    anchors: dict[str, NodeSpan] = {}
    for event in iter(LOADER(text).get_event, None):
        if isinstance(event, ScalarEvent):
            node: NodeSpan = _scalar(text, event)
        elif isinstance(event, AliasEvent):
            node = _alias(anchors, event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            stack.append((children, event))
            children = []
            continue
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            node = _collection(stack[-1][1], children, event)
            children, event = stack.pop()
        else:
            continue
        children.append(node)
        if getattr(event, "anchor", None) and not isinstance(event, AliasEvent):
            anchors[event.anchor] = node
    return children[0] if children else None


def _scalar(text: str, event: Any) -> ScalarSpan:
    start, end = event.start_mark.index, event.end_mark.index
    if event.style in ("|", ">"):  # the mark stands behind the blank lines that follow
        written = text[start:end].rstrip(" \t\r\n")
        rest, _, _ = text[start + len(written) : end].partition("\n")  # spaces at the last line's end are of the text
        end = start + len(written) + len(rest.rstrip("\r"))
    return ScalarSpan(event.value, start, end, event.style or "")


def _alias(anchors: Mapping[str, NodeSpan], event: Any) -> NodeSpan:
    start, end = event.start_mark.index, event.end_mark.index
    node = anchors.get(event.anchor)
    if node is None:
        raise yaml.YAMLError("an alias of nothing")
    if isinstance(node, ScalarSpan):
        return ScalarSpan(node.text, start, end, "*")
    return node._replace(start=start, end=end, flow=True)


def _collection(begin: Any, children: list[NodeSpan], finish: Any) -> MappingSpan | SequenceSpan:
    mark = begin.start_mark
    flow = bool(begin.flow_style)
    end = finish.end_mark.index if flow else max([child.end for child in children], default=mark.index)
    if isinstance(begin, SequenceStartEvent):
        return SequenceSpan(tuple(children), mark.index, end, mark.column, flow)
    keys = [key for key in children[::2] if isinstance(key, ScalarSpan)]
    if len(keys) * 2 != len(children):
        raise yaml.YAMLError("a key that is no text")
    return MappingSpan(tuple(zip(keys, children[1::2], strict=True)), mark.index, end, mark.column, flow)
