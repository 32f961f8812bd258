"""Is there a glyph for every character that will be printed? (FN-4)"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from ..errors import Fault, Place
from ..source import read_source
from .model import Appendix, Category, CheckItem, FaqSection, Heading, Inline, InnerTable, Section

#: A character with the marks and selectors that belong to it (FN-2).
_JOINED: Final = "\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
_CLUSTER: Final = re.compile(f".[{_JOINED}]+", re.DOTALL)
_JOINING: Final = re.compile(f"[{_JOINED}]")
#: Characters that are set without a glyph.
_BLANK: Final = frozenset("\n\u200b\u2060")


def coverage(appendix: Appendix, has_glyph: Callable[[str, bool], bool]) -> tuple[Fault, ...]:
    """Give a fault ``missing-glyph`` for every printed cluster without a glyph, at each of its places in the source files.

    ``has_glyph(cluster, bold)`` answers for the fonts.  ``appendix`` has its values put in.
    """
    inlines = list(_inlines(appendix))
    markers = appendix.style.markers
    plain = _clusters("\n".join([line.text for line in inlines] + [markers.next, markers.previous, appendix.style.folio or ""]))
    bold = _clusters("\n".join(_bold(appendix, inlines)))
    missing = {cluster for cluster in plain if not has_glyph(cluster, False)}
    missing |= {cluster for cluster in bold if not has_glyph(cluster, True)}
    return tuple(fault for cluster in sorted(missing) for fault in _faults(appendix, cluster)) if missing else ()


def _clusters(text: str) -> set[str]:
    """Give the distinct clusters of a text."""
    characters = set(text) - _BLANK
    joining = {character for character in characters if _JOINING.match(character)}
    if not joining:
        return characters
    return (characters - joining) | set(_CLUSTER.findall(text))


def _inlines(value: Any) -> Iterator[Inline]:
    """Give every inline of a value of the model, depth first; the values themselves only where they are printed."""
    if isinstance(value, Inline):
        if value.text:
            yield value
    elif isinstance(value, tuple):
        for part in value:
            if isinstance(part, tuple) or hasattr(part, "__slots__"):
                yield from _inlines(part)
    elif isinstance(value, Appendix | Section):
        for name in value.__slots__:
            if name not in ("values", "style", "inputs", "place"):
                yield from _inlines(getattr(value, name))


def _bold(appendix: Appendix, inlines: Iterable[Inline]) -> Iterator[str]:
    """Give the texts that may be set in the bold face: strong spans, titles, labels, headings, heads of tables."""
    for line in inlines:
        for span in line.spans:
            if span.strong:
                yield line.text[span.start : span.end]
    for section in appendix.sections:
        for name in ("title", "label"):
            if title := getattr(section, name, None):
                yield title.text
        yield from _headings(section)


def _headings(value: Any) -> Iterator[str]:
    if isinstance(value, Heading):
        yield value.body.text
    elif isinstance(value, InnerTable):
        yield from (cell.text for cell in value.rows[0])
    elif isinstance(value, FaqSection | Section):
        for name in ("intro", "categories", "items", "body"):
            yield from _headings(getattr(value, name, ()))
    elif type(value) is tuple or isinstance(value, Category | CheckItem):
        for part in value:
            yield from _headings(part)


def _faults(appendix: Appendix, cluster: str) -> Iterator[Fault]:
    """Give a fault for every place of a cluster in the scalars of the source files."""
    point = " ".join(f"U+{ord(character):04X}" for character in cluster)
    values = {"text": cluster, "point": point}
    rows = _rows(appendix)
    folder = Path(appendix.path).parent
    found = False
    for name, _ in appendix.inputs:
        path = folder / name
        source = read_source(path, path.as_posix())
        starts = [(line, column) for line, column, _ in rows.get(source.name, ())]
        for scalar in source.scalars():
            at = scalar.text.find(cluster)
            while at >= 0:
                line = scalar.text.count("\n", 0, at)
                place = source.position(scalar, line, at - scalar.text.rfind("\n", 0, at) - 1)
                row = bisect_right(starts, (scalar.line, scalar.column)) - 1
                number = rows[source.name][row][2] if row >= 0 else ""
                yield source.fault_at(*place, "missing-glyph", length=len(cluster), **values, row=number)
                found = True
                at = scalar.text.find(cluster, at + len(cluster))
    if not found:
        yield Fault(Place(Path(appendix.path).as_posix(), 1, 1), "missing-glyph", (*values.items(), ("row", "")))


def _rows(appendix: Appendix) -> dict[str, list[tuple[int, int, str]]]:
    """Give, by file, where each question and category begins, and the question's No ('' for a category)."""
    rows: dict[str, list[tuple[int, int, str]]] = {}
    for section in appendix.sections:
        starts: list[tuple[Place, str]] = [(section.place, "")]
        if isinstance(section, FaqSection):
            for category in section.categories:
                starts.append((category.place, ""))
                starts += [(question.place, str(question.number)) for question in category.questions]
        for place, number in starts:
            rows.setdefault(place.file, []).append((place.line, place.column, number))
    for entries in rows.values():
        entries.sort()
    return rows
