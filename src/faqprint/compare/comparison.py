"""Two contents compared: their rows, and all that is told of them by text and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ..manuscript.load import Examined
from ..manuscript.model import Appendix
from ..messages.comparison import CHANGE_WORDS, FIELD_WORDS, LINE_WORDS, UNIT_WORDS
from ..named_tuple import NamedTuple
from .marks import Range, clip_ranges
from .printed_text import PrintedText
from .revision import revision_note
from .rows import ADDED, REMOVED, SAME, ComparedRow, compare_units, summary
from .units import ITEM, LINE, QUESTION, Unit, units_of


class ComparedSide(NamedTuple):
    """The facts of one side: how it was named, its version as it prints, its date."""

    source: str
    version: str
    date: date | None

    @property
    def written_date(self) -> str:
        """Its date as the content has it; '' without one."""
        return self.date.isoformat() if self.date else ""


class Comparison(NamedTuple):
    """What changed between two appendices."""

    old: ComparedSide
    new: ComparedSide
    #: Of all units, those that stayed among them, in the order of the new appendix.
    rows: tuple[ComparedRow, ...]

    @property
    def changes(self) -> tuple[ComparedRow, ...]:
        """The rows but for those that stayed."""
        return tuple(row for row in self.rows if row.kind != SAME)


def compare(
    old: Appendix,
    new: Appendix,
    sources: tuple[str, str] = ("", ""),
    read: tuple[Examined | None, Examined | None] = (None, None),
) -> Comparison:
    """Compare two resolved appendices: each unit with its other self, and what became of it (CD-1).

    ``sources``: how they were named, old and new; ``read``: what they were made from, for the places in their files.
    """
    sides = [ComparedSide(source, it.version.text, it.date) for source, it in zip(sources, (old, new), strict=True)]
    return Comparison(sides[0], sides[1], compare_units(units_of(old, read[0]), units_of(new, read[1])))


def result_of(comparison: Comparison) -> dict[str, Any]:
    """Give a comparison as plain values for JSON."""
    return {
        **{name: _side(side) for name, side in (("old", comparison.old), ("new", comparison.new))},
        "summary": summary(comparison.rows),
        "rows": [_row(row) for row in comparison.changes],
        "revision": {
            "version": comparison.new.version,
            "date": comparison.new.written_date,
            "note": revision_note(comparison.rows),
        },
    }


def change_lines(comparison: Comparison, lang: str = "ja") -> Iterator[str]:
    """Give a line for each change, the changed words in ［］."""
    at = int(lang == "en")
    for row in comparison.changes:
        parts = [f"{_name(row, at)} {CHANGE_WORDS[row.kind][at]}"]
        if row.moved and row.old:
            parts.append(LINE_WORDS["moved-from" if row.old.no else "moved"][at].format(no=row.old.no))
        if row.split_from:
            parts.append(LINE_WORDS["split-from"][at].format(no=row.split_from))
        if row.merged_into:
            parts.append(LINE_WORDS["merged-into"][at].format(no=row.merged_into))
        parts += _texts(row, at)
        yield " ".join(parts)


def _side(side: ComparedSide) -> dict[str, str]:
    return {"source": side.source, "version": side.version, "date": side.written_date}


def _row(row: ComparedRow) -> dict[str, Any]:
    marks = {
        name: {
            "old": [] if row.old is None else _spots(row.old.field(name), marks.old),
            "new": [] if row.new is None else _spots(row.new.field(name), marks.new),
        }
        for name, marks in row.marks
    }
    notes: list[dict[str, Any]] = [{"split_from": _no(row.split_from)}] if row.split_from else []
    notes += [{"merged_into": _no(row.merged_into)}] if row.merged_into else []
    return {
        "unit": row.unit.kind,
        "kind": row.kind,
        "match": row.rule or None,
        "score": round(row.score, 3) if row.rule else None,
        "moved": row.moved,
        "fields": list(row.fields),
        "old": row.old and _unit(row.old),
        "new": row.new and _unit(row.new),
        "marks": marks,
        "note": notes,
    }


def _unit(unit: Unit) -> dict[str, Any]:
    place = {"file": unit.place.file, "line": unit.place.line}
    if unit.kind == QUESTION:
        said: dict[str, Any] = {"no": _no(unit.no), "id": unit.id, "category": unit.group}
        return {**said, **{name: text.text for name, text in unit.fields}, **place}
    texts = {name: text.text for name, text in unit.fields}
    own = {"text": unit.name} if unit.kind in (ITEM, LINE) else {"name": unit.name}
    return {**own, **{name: text for name, text in texts.items() if name not in own}, **place}


def _no(printed: str) -> int | str:
    """A No as a number, or as the text that it is."""
    return int(printed) if printed.isascii() and printed.isdecimal() else printed


def _spots(printed: PrintedText, ranges: Sequence[Range]) -> list[dict[str, Any]]:
    return [{"at": start, "text": printed.text[start:end]} for start, end in ranges]


def _name(row: ComparedRow, at: int) -> str:
    unit = row.unit
    if unit.kind == QUESTION:
        return LINE_WORDS["no" if row.new else "old-no"][at].format(no=unit.no)
    return f"{UNIT_WORDS[unit.kind][at]}「{_short(_on_one_line(unit.name))}」"


def _texts(row: ComparedRow, at: int) -> Iterator[str]:
    """What a row says: its changed texts on both sides, or all that is new or gone."""
    if row.kind in (ADDED, REMOVED):
        if row.unit.kind == QUESTION:
            yield f"［{_on_one_line(row.unit.field('question').text)}］"
        return
    for name, marks in row.marks:
        assert row.old and row.new
        old = _changed_lines(row.old.field(name), marks.old, [(one.old, one.old_end) for one in marks.blocks])
        new = _changed_lines(row.new.field(name), marks.new, [(one.new, one.new_end) for one in marks.blocks])
        yield f"{FIELD_WORDS[name][at]}: {old or LINE_WORDS['nothing'][at]} → {new or LINE_WORDS['nothing'][at]}"


def _changed_lines(printed: PrintedText, ranges: Sequence[Range], blocks: Sequence[Range]) -> str:
    """The lines of a text that changed, with brackets around the changed words; '' if there are none on this side."""
    lines: list[str] = []
    for start, end in (printed.extents[block] for first, last in blocks for block in range(first, last)):
        text = printed.text[start:end]
        parts, at = [], 0
        for begin, stop in clip_ranges(ranges, start, end):
            parts += [text[at:begin], "［", text[begin:stop], "］"]
            at = stop
        told = [line for line in "".join((*parts, text[at:])).split("\n") if line]
        rows = [line for line in told if "［" in line or "］" in line] if len(told) > 1 else told
        lines += rows
    return "／".join(lines)


def _on_one_line(text: str) -> str:
    return text.replace("\n", "／")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
