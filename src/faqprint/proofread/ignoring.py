"""``# faqprint: ignore [RULE, …]``: what the authors of a content do not wish to be told (PR-5)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from ..errors import Fault
from ..manuscript.nearest_name import nearest_name
from ..named_tuple import NamedTuple
from ..source.nodes import MappingNode, Node, Scalar, SequenceNode
from ..source.yaml_source import YamlSource

#: How a comment to this program begins.
ADDRESSED: Final = re.compile(r"(?<!\S)#[ \t\u3000]*faqprint[ \t]*[:：]")
_SAID: Final = re.compile(ADDRESSED.pattern + r"[ \t\u3000]*(?P<verb>[^\s,、\[]*)[ \t\u3000]*(?P<names>[^#\n]*)")
_NAME: Final = re.compile(r"[^\s,、\[\]\u3000]+")
_VERB: Final = "ignore"


class IgnoredLines(NamedTuple):
    """Lines of a file, the first and the last, and the rules that say nothing of them; none named: all rules."""

    first: int
    last: int
    rules: frozenset[str]

    def covers(self, line: int, rule: str) -> bool:
        """Say whether a rule's finding in a line is not to be told."""
        return self.first <= line <= self.last and (not self.rules or rule in self.rules)


class Ignoring(NamedTuple):
    """What the comments of a file say, and what is wrong with them."""

    lines: tuple[IgnoredLines, ...]
    faults: tuple[Fault, ...]


def read_ignoring(source: YamlSource, rules: Collection[str]) -> Ignoring:
    """Read a file's comments; ``rules``: the names of all rules."""
    if "faqprint" not in source.text or source.root is None:
        return Ignoring((), ())
    lines: list[IgnoredLines] = []
    faults: list[Fault] = []
    spans = NodeLines(source)
    for number, row in enumerate(source.lines, 1):
        match = _SAID.search(row) if "faqprint" in row else None
        if match is None:
            continue
        if spans.is_inside(number, match.start() + 1):
            if match["verb"] == _VERB:
                faults.append(
                    _fault(source, number, match.start(), len(match[0].rstrip()), "ignore-in-text", written=match[0].strip())
                )
            continue
        names = list(_NAME.finditer(row, match.start("names"), match.end("names")))
        unknown = [(name.start(), name[0]) for name in names if name[0] not in rules]
        if match["verb"] != _VERB:
            unknown = [(match.start("verb"), match["verb"])]
        for at, name in unknown:
            near = nearest_name(name, rules if match["verb"] == _VERB else [_VERB])
            faults.append(_fault(source, number, at, len(name), "ignore-unknown", name=name, near=near))
        known = frozenset(name[0] for name in names if name[0] in rules)
        if match["verb"] == _VERB and (known or not names):
            lines += [IgnoredLines(*span, known) for span in spans.covered_lines(number, row[: match.start()].strip())]
    return Ignoring(tuple(lines), tuple(faults))


def _fault(source: YamlSource, line: int, at: int, length: int, code: str, **values: str) -> Fault:
    return source.fault_at(line, at + 1, code, length=length, severity="warning", **values)


class _LineSpan(NamedTuple):
    """The first and last line of an item, or of a key with its value; whether it is an item, and a text."""

    first: int
    last: int
    item: bool
    text: bool


class NodeLines:
    """Where the nodes of a file stand, by lines."""

    def __init__(self, source: YamlSource) -> None:
        self._source = source
        #: The spans that begin, and the texts that stand, in each line.
        self._first: dict[int, list[_LineSpan]] = {}
        self._texts: dict[int, list[Scalar]] = {}
        for span in _spans(source.root) if source.root is not None else ():
            self._first.setdefault(span.first, []).append(span)
        for scalar in source.scalars():
            for line in range(scalar.line, scalar.end + 1):
                self._texts.setdefault(line, []).append(scalar)

    def is_inside(self, line: int, column: int) -> bool:
        """Say whether a place lies within a text."""
        return any(self._holds(scalar, line, column) for scalar in self._texts.get(line, ()))

    def _holds(self, scalar: Scalar, line: int, column: int) -> bool:
        if scalar.style in ("|", ">"):
            return line > scalar.line
        last = scalar.text.rfind("\n") + 1
        end = self._source.position(scalar, scalar.text.count("\n"), len(scalar.text) - last)
        return (scalar.line, scalar.column) <= (line, column) < end

    def covered_lines(self, line: int, before: str) -> Iterator[tuple[int, int]]:
        """Give the lines that a comment speaks of: the item or the value below it, or those of its own line.

        ``before``: what stands in the line before it; a dash alone begins the item below.
        """
        rows = self._source.lines
        alone = before in ("", "-")
        if alone:
            line += 1
            while line <= len(rows) and (not rows[line - 1].strip() or rows[line - 1].lstrip().startswith("#")):
                line += 1
        spans = self._first.get(line, [])
        if alone and spans:
            item = before == "-" or rows[line - 1].lstrip().startswith(("-", "{", "["))
            spans = ([span for span in spans if span.item == item] or spans)[:1]
        elif not alone:
            spans = [span for span in spans if not span.item] or spans or self._ending(line)
        yield from (span[:2] for span in spans)

    def _ending(self, line: int) -> list[_LineSpan]:
        """Give the texts of several lines that end in a line."""
        starts = {scalar.line for scalar in self._texts.get(line, ())}
        return [span for start in starts for span in self._first.get(start, ()) if span.text and span.last == line]


def _spans(root: Node) -> Iterator[_LineSpan]:
    """Give the lines of every item and of every key with its value; an item before what it holds."""
    stack: list[tuple[Node, int, bool]] = [(root, 0, False)]
    while stack:
        node, line, item = stack.pop()
        if line:
            yield _LineSpan(line, _last(node), item, isinstance(node, Scalar))
        if isinstance(node, MappingNode):
            stack += [(child, key.line, False) for key, child in reversed(node.entries)]
        elif isinstance(node, SequenceNode):
            stack += [(child, child.line, True) for child in reversed(node.items)]


def _last(node: Node) -> int:
    """Give the last line of a node."""
    last = node.line
    stack = [node]
    while stack:
        node = stack.pop()
        if isinstance(node, Scalar):
            last = max(last, node.end)
        else:
            stack += [child for _, child in node.entries] if isinstance(node, MappingNode) else node.items
    return last
