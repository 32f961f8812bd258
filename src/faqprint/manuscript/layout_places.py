"""Where in the content something stands that comes to light only when it is laid out: the key or the line to change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

from ..errors import Fault, LayoutError, Place
from ..source.nodes import Node, child_node
from ..source.yaml_source import NO_SOURCES, SourcesByName, YamlSource, source_again
from ..style import Markers
from .markup import PAGE_PART, split_reference
from .model import Appendix, InnerTable
from .occurrences import files

#: Faults of a style, by the keys that lead to what must change; the outermost of them that is written is shown.
_STYLE_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "no-type-area": ("margins",),
    "no-too-narrow": ("measures", "no"),
    "reference-too-wide": ("measures", "reference"),
    "measures-too-wide": ("measures",),
    "columns-too-narrow": ("sizes", "table"),
    "paper-too-narrow": ("paper",),
}

_REFERENCE: Final = re.compile(r"\[\[([^\[\]\n]*)\]\]")


def layout_fault(appendix: Appendix, error: LayoutError, sources: SourcesByName = NO_SOURCES) -> Fault:
    """Make the fault of what cannot be laid out, at the line that its author must change, with the line and a caret.

    ``sources``: what need not be read again.
    """
    values = tuple(error.values.items())
    start = Place(Path(appendix.path).as_posix(), 1, 1)
    place = error.place or appendix.style.place or start
    try:
        fault = next(_faults(appendix, error, place, sources), None)
    except OSError:  # the file went while it was laid out
        fault = None
    return (fault or Fault(place, ""))._replace(code=error.code, values=values)


def _faults(appendix: Appendix, error: LayoutError, place: Place, sources: SourcesByName) -> Iterator[Fault]:
    def read(name: str) -> YamlSource:
        return source_again(name, sources)

    style = appendix.style.place
    if error.code == "pages-unsettled":
        yield from _at_reference(map(read, files(appendix)), error.values["id"])
    elif error.code == "mark-too-long":
        yield from _at_key(read(Path(appendix.path).as_posix()), ("mark",))
    elif error.code == "folio-too-long" and appendix.style.folio is None:
        yield from _at_key(read(Path(appendix.path).as_posix()), ("title",))
    elif style is not None and (keys := ("folio",) if error.code == "folio-too-long" else _STYLE_KEYS.get(error.code)):
        yield from _at_key(read(style.file), keys)
    elif style is not None and error.code in ("marker-too-large", "marker-too-long"):
        key = error.values["key"]
        own = getattr(appendix.style.markers, key) != getattr(Markers(), key)
        yield from _at_key(read(style.file), ("markers", key) if own else ("sizes", "marker"))
    elif error.code in ("inner-table-too-wide", "inner-table-no-room"):
        yield from islice(_tables(read(place.file), place, int(error.values["columns"])), _tables_before(appendix, error), None)
    yield read(place.file).fault_at(place.line, place.column, "")


def _at_key(source: YamlSource, keys: tuple[str, ...]) -> Iterator[Fault]:
    """The value of a key, or of as much of the way to it as is written."""
    node: Node | None = source.root
    for key in keys:
        child = child_node(node, key)
        if child is None:
            break
        node = child
    if node is not None and node is not source.root:
        yield source.fault(node, "")


def _at_reference(sources: Iterable[YamlSource], name: str) -> Iterator[Fault]:
    """The places where the page of a question is asked for."""
    for source in sources:
        for scalar in source.scalars():
            for match in _REFERENCE.finditer(scalar.text):
                if split_reference(match[1].strip(" \u3000")) == (name, PAGE_PART):
                    yield source.fault_at(*source.position_at(scalar, match.start()), "", length=len(match[0]))


def _tables_before(appendix: Appendix, error: LayoutError) -> int:
    """How many tables of as many columns stand before the one that does not fit: in an answer, those of its question."""
    if error.values.get("field") != "answer":
        return 0
    asked = next(question.question for question in appendix.questions() if question.place == error.place)
    return sum(isinstance(block, InnerTable) and str(len(block.rows[0])) == error.values["columns"] for block in asked)


def _tables(source: YamlSource, place: Place, columns: int) -> Iterator[Fault]:
    """The heads of the tables of so many columns in the texts from a place on."""
    for scalar in source.scalars():
        if (scalar.end, scalar.column) < (place.line, place.column):
            continue
        above = ""
        for number, line in enumerate(scalar.text.split("\n")):
            row = line.strip(" \u3000")
            is_head, above = not above.startswith("|"), row
            if is_head and row.startswith("|") and row.replace("\\|", "").rstrip("|").count("|") == columns:
                at = source.position(scalar, number, line.index("|"))
                yield source.fault_at(*at, "", length=len(row))
