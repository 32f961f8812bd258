"""Bars beside the lines that changed: an appendix whose words and pages stay as they are (CD-21)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from ..manuscript.model import CHANGE_BAR, Appendix, Inline, Span
from .comparison import Comparison
from .marks import Range
from .printed_text import PrintedInline, PrintedText
from .rows import ADDED, MOVED, REMOVED, ComparedRow
from .units import Unit


def with_change_bars(appendix: Appendix, comparison: Comparison) -> Appendix:
    """Give the new appendix of a comparison with bars at what changed.

    The comparison must have been made of this very value: its lines are known by identity.
    """
    ranges: dict[int, list[Range]] = {}
    lines: dict[int, Inline] = {}
    before: Unit | None = None
    waiting = False  # whether something is gone before the first unit
    for row in comparison.rows:
        if row.kind == REMOVED:
            if before is None:
                waiting = True
            else:
                _note(before, [_end(before)], ranges, lines)
            continue
        unit = row.new
        assert unit
        _note(unit, [*_changed_ranges(row, unit), *([_begin(unit)] if waiting else [])], ranges, lines)
        before, waiting = unit if unit.fields else before, False
    barred = {key: _with_bars(lines[key], own) for key, own in ranges.items()}
    since = comparison.old.version or "前の版"
    return appendix._replace(sections=_replace_lines(appendix.sections, barred), since=since if barred else "")


#: A text of a unit by its name, and a range of its characters.
_FieldRange = tuple[str, Range]


def _changed_ranges(row: ComparedRow, unit: Unit) -> Iterator[_FieldRange]:
    """What has a bar: all that is new, what changed, and where something is gone; of what moved its first text."""
    if row.kind == ADDED:
        yield from ((name, (0, len(text.text))) for name, text in unit.fields)
    elif row.kind == MOVED and unit.fields:
        yield unit.fields[0][0], (0, len(unit.fields[0][1].text))
    for name, marks in row.marks:
        yield from ((name, ends) for ends in marks.new)
        if marks.gone and not any(name == own for own, _ in unit.fields):
            yield _end(unit, _names_before(row, name))
        else:
            yield from ((name, (at, at)) for at in marks.gone)


def _begin(unit: Unit) -> _FieldRange:
    return (unit.fields[0][0], (0, 0)) if unit.fields else ("", (0, 0))


def _end(unit: Unit, names: Collection[str] | None = None) -> _FieldRange:
    """Where a unit ends, or the last of some of its texts; where it begins if it has none of them."""
    ends = [(name, (len(text.text), len(text.text))) for name, text in unit.fields if names is None or name in names]
    return ends[-1] if ends else _begin(unit)


def _names_before(row: ComparedRow, name: str) -> list[str]:
    """The texts that stood before one that is gone."""
    names = [own for own, _ in row.old.fields] if row.old else []
    return names[: names.index(name)]


def _note(unit: Unit, spots: Sequence[_FieldRange], ranges: dict[int, list[Range]], lines: dict[int, Inline]) -> None:
    """Note the ranges in the lines of the model that hold them."""
    texts = dict(unit.fields)
    for name, (start, end) in spots:
        printed = texts.get(name)
        if printed is None or not printed.inlines:
            continue
        for place in _inlines(printed, start, end):
            line = printed.line_at(place)
            lines[id(line)] = line
            inside = max(start - place.start, 0), max(min(end, place.end) - place.start, 0)
            ranges.setdefault(id(line), []).append((min(inside[0], len(line.text)), inside[1]))


def _inlines(printed: PrintedText, start: int, end: int) -> list[PrintedInline]:
    """The lines of the model that hold a range, or whose marks do; where none does the nearest one before, or the first."""

    def begin(place: PrintedInline) -> int:
        return place.start if place.row >= 0 else printed.extents[place.block][0]

    found = [place for place in printed.inlines if begin(place) < end and place.end > start]
    if found:
        return found
    before = [place for place in printed.inlines if begin(place) <= start]
    return before[-1:] or [printed.inlines[0]]


def _with_bars(line: Inline, ranges: Sequence[Range]) -> Inline:
    bars = (Span(start, max(start, end), decoration=CHANGE_BAR) for start, end in sorted(ranges))
    return Inline(line.text, (*line.spans, *bars))


def _replace_lines(holder: Any, barred: Mapping[int, Inline]) -> Any:
    """The same tuple with the lines that have bars; itself if it holds none."""
    if id(holder) in barred:
        return barred[id(holder)]
    if not isinstance(holder, tuple) or isinstance(holder, Inline):
        return holder
    parts = [_replace_lines(part, barred) for part in holder]
    if all(new is old for new, old in zip(parts, holder, strict=True)):
        return holder
    return type(holder)(*parts) if hasattr(holder, "_fields") else tuple(parts)
