"""Small YAML files for the tests of this room."""

from __future__ import annotations

from faqprint.errors import Fault
from faqprint.source.nodes import MappingNode, Scalar
from faqprint.source.yaml_source import YamlSource


def read(text: str | bytes) -> YamlSource:
    """Read a text as if it were the file ``f.yaml``."""
    return YamlSource("f.yaml", text if isinstance(text, bytes) else text.encode())


def only(source: YamlSource) -> Fault:
    """Give the one fault of a source."""
    assert [fault.code for fault in source.faults] == [source.faults[0].code]
    return source.faults[0]


def first_text(source: YamlSource) -> str:
    """Give the text of the first key of a source without faults."""
    assert source.faults == []
    assert isinstance(source.root, MappingNode)
    node = source.root.entries[0][1]
    assert isinstance(node, Scalar)
    return node.text
