"""Where in the source files something stands that only comes to light when it is printed."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from ..errors import Place
from ..named_tuple import NamedTuple
from ..source.nodes import Scalar
from ..source.yaml_source import NO_SOURCES, SourcesByName, YamlSource, source_again
from .model import Appendix, FaqSection


class Occurrence(NamedTuple):
    """A question, a category or another section: where it begins, its No ('' if it has none), and the model's value."""

    place: Place
    row: str
    holder: Any


class Spot(NamedTuple):
    """A place of a text: its file, line and column from 1, and the part in which it stands (``None``: before all)."""

    text: str
    source: YamlSource
    line: int
    column: int
    part: Occurrence | None


def files(appendix: Appendix) -> list[str]:
    """Give the names of the files an appendix was read from, as messages show them."""
    folder = Path(appendix.path).parent
    return [(folder / name).as_posix() for name, _ in appendix.inputs]


def parts(appendix: Appendix) -> Iterator[Occurrence]:
    """Give the parts of an appendix in order; a FAQ section and its categories come before what they hold."""
    for section in appendix.sections:
        if not isinstance(section, FaqSection):
            yield Occurrence(section.place, "", section)
            continue
        yield Occurrence(section.place, "", (section.title, section.intro))
        for category in section.categories:
            yield Occurrence(category.place, "", category.name)
            for question in category.questions:
                yield Occurrence(question.place, question.printed_no, (question.question, question.answer))


def spots(
    appendix: Appendix, wanted: Callable[[Occurrence | None], Collection[str]], sources: SourcesByName = NO_SOURCES
) -> Iterator[Spot]:
    """Give every place in the scalars of the source files of the texts that are wanted in a part, file by file.

    What values put in stands where the value does.  ``sources``: what need not be read again.
    """
    for scalar in _scalars(appendix, sources):
        for text in wanted(scalar.part):
            yield from scalar.spots(text)


def first_spots(
    appendix: Appendix, texts: Collection[str], most: int, sources: SourcesByName = NO_SOURCES
) -> tuple[list[Spot], Counter[str]]:
    """Give the first places of each of some texts in the source files, and how many further ones a text has.

    ``sources``: what need not be read again.
    """
    found: list[Spot] = []
    told, places = Counter[str](), Counter[str]()
    for scalar in _scalars(appendix, sources):
        for text in texts:
            if count := scalar.node.text.count(text):
                first = list(islice(scalar.spots(text), most - told[text]))
                found += first
                told[text] += len(first)
                places[text] += count
    return found, places - told


class _PlacedScalar(NamedTuple):
    """A scalar of a source file and the part in which it stands (``None``: before all)."""

    node: Scalar
    source: YamlSource
    part: Occurrence | None

    def spots(self, text: str) -> Iterator[Spot]:
        """Give the places of a text in it."""
        whole = self.node.text
        at = whole.find(text)
        while at >= 0:
            yield Spot(text, self.source, *self.source.position_at(self.node, at), self.part)
            at = whole.find(text, at + len(text))


def _scalars(appendix: Appendix, sources: SourcesByName) -> Iterator[_PlacedScalar]:
    """Give the scalars of the source files, file by file."""
    by_file: dict[str, list[Occurrence]] = {}
    for part in parts(appendix):
        by_file.setdefault(part.place.file, []).append(part)
    for name in files(appendix):
        source = source_again(name, sources)
        inside = sorted(by_file.get(name, []), key=lambda part: part.place)
        starts = [(part.place.line, part.place.column) for part in inside]
        for scalar in source.scalars():
            index = bisect_right(starts, (scalar.line, scalar.column)) - 1
            yield _PlacedScalar(scalar, source, inside[index] if index >= 0 else None)
