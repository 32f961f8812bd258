"""Where each question and section of a content stands in its files, in the numbers by which the page names them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter
from pathlib import Path

from ..manuscript.load import Examined
from ..named_tuple import NamedTuple
from ..source.nodes import MappingNode, Node, Scalar, SequenceNode, child_node, node_items
from ..source.spans import NodePath
from ..source.yaml_source import YamlSource


class PlacedSection(NamedTuple):
    """A section: its type ('' : it could not be read), the file that it stands in, and the path of its mapping there."""

    kind: str
    file: Path
    at: NodePath
    node: Node | None
    #: As the appendix names its file, '' if it stands in the appendix.
    name: str


class PlacedQuestion(NamedTuple):
    """A question: its running number, the numbers of its section among the sections and of its 区分 in it, all from 1."""

    number: int
    section: int
    category: int
    file: Path
    path: NodePath
    node: Node


class FaultPlace(NamedTuple):
    """What a fault concerns: a question by its number (0: none), a section by its number (0: none), and the path in it."""

    question: int = 0
    section: int = 0
    path: NodePath = ()


class ContentMap:
    """The sections and questions of a content as far as it could be read."""

    def __init__(self, examined: Examined) -> None:
        self.sources = examined.sources
        self.entry: YamlSource = next(iter(examined.sources.values()))
        self.sections = tuple(self._find_sections())
        self.questions = tuple(self._find_questions())

    @property
    def file(self) -> Path:
        """The appendix."""
        return Path(self.entry.name)

    @property
    def style_form(self) -> int:
        """The number of the form for style and paper: behind the appendix's own, 1, and those of the sections."""
        return len(self.sections) + 2

    @property
    def branches_form(self) -> int:
        """The number of the form for the branch list."""
        return len(self.sections) + 3

    def categories(self, section: int) -> list[str]:
        """Give the names of a section's 区分, by the section's number."""
        names = (child_node(category, "name") for category in node_items(self.sections[section - 1].node, "categories"))
        return [name.text.strip() if isinstance(name, Scalar) else "" for name in names]

    def locate(self, file: str, line: int, column: int) -> FaultPlace:
        """Say what a place of a file belongs to."""
        path = self._path_at(file, line, column)
        for number, section in enumerate(self.sections, 1):
            if section.file.as_posix() == file and path[: len(section.at)] == section.at:
                inner = path[len(section.at) :]
                if len(inner) >= 4 and inner[0] == "categories":
                    found = self._numbers.get((file, path[: len(section.at) + 4]), 0)
                    return FaultPlace(found, number, inner[4:])
                return FaultPlace(0, number, inner)
        return FaultPlace(0, 0, path)

    @cached_property
    def _numbers(self) -> dict[tuple[str, NodePath], int]:
        return {(one.file.as_posix(), one.path): one.number for one in self.questions}

    def _path_at(self, file: str, line: int, column: int) -> NodePath:
        """The path of the text that stands at a place, or of the last one before it."""
        texts = self._texts.get(file)
        if texts is None:
            source = self.sources.get(file)
            texts = self._texts[file] = sorted(
                (scalar.line, scalar.column, scalar.end, path) for path, scalar in _scalars(source.root if source else None, ())
            )
        last = bisect_right(texts, (line, column), key=itemgetter(0, 1)) - 1
        while last + 1 < len(texts) and texts[last + 1][0] == line and (last < 0 or texts[last][2] < line):
            last += 1  # the place is that of a key: its text stands behind it
        return texts[last][3] if last >= 0 else ()

    @cached_property
    def _texts(self) -> dict[str, list[tuple[int, int, int, NodePath]]]:
        return {}

    def _find_sections(self) -> Iterator[PlacedSection]:
        for number, item in enumerate(node_items(self.entry.root, "sections")):
            if not isinstance(item, Scalar):
                yield PlacedSection(_type_of(item), self.file, ("sections", number), item, "")
                continue
            written = item.text.strip().replace("\\", "/")
            name = (self.file.parent / written).as_posix()
            source = self.sources.get(name)
            root = source.root if source else None
            yield PlacedSection(_type_of(root), Path(name), (), root, written)

    def _find_questions(self) -> Iterator[PlacedQuestion]:
        count = 0
        for section, placed in enumerate(self.sections, 1):
            for i, category in enumerate(node_items(placed.node, "categories")):
                for j, question in enumerate(node_items(category, "questions")):
                    count += 1
                    path = (*placed.at, "categories", i, "questions", j)
                    yield PlacedQuestion(count, section, i + 1, placed.file, path, question)


def _type_of(node: Node | None) -> str:
    kind = child_node(node, "type")
    return kind.text.strip() if isinstance(kind, Scalar) else ""


def _scalars(node: Node | None, path: NodePath) -> Iterator[tuple[NodePath, Scalar]]:
    if isinstance(node, MappingNode):
        for key, child in node.entries:
            yield from _scalars(child, (*path, key.text))
    elif isinstance(node, SequenceNode):
        for number, child in enumerate(node.items):
            yield from _scalars(child, (*path, number))
    elif node is not None:
        yield path, node
