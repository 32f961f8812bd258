"""How the lines came out: per column the lines adjusted, and the keeps given up, each with its question's No."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from ..layout.blocks import Flow
from ..layout.grid import lines_of
from ..layout.paginate import PlannedPage
from ..layout.rows import FaqRow
from ..layout.table import FaqFragment

#: What a line may bear in ``Line.note``, in the order of the report.
NOTES: Final = ("shrunk", "stretched", "ragged", "runt", "overflow")


class ColumnReport(NamedTuple):
    """One column: how many lines it has, and for each note the No of the question of every line that bears it."""

    column: str
    lines: int
    notes: Mapping[str, tuple[int, ...]]


class TypesettingReport(NamedTuple):
    """All columns, and the questions at which a keep of TB-10 had to be given up."""

    columns: tuple[ColumnReport, ...]
    yielded: tuple[int, ...]


def typesetting_report(planned: Iterable[PlannedPage]) -> TypesettingReport:
    """Count the lines of every FAQ table on the planned pages."""
    fragments = [f for page in planned for _, f in page.fragments if isinstance(f, FaqFragment)]
    rows = [row for fragment in fragments for row in fragment.part.rows]
    columns = (_column("question", ((r, r.question) for r in rows)), _column("answer", ((r, r.answer) for r in rows)))
    yielded = sorted({number for fragment in fragments for number in fragment.table.yielded})
    return TypesettingReport(columns, tuple(yielded))


def _column(name: str, cells: Iterable[tuple[FaqRow, Flow]]) -> ColumnReport:
    count = 0
    notes: dict[str, list[int]] = {note: [] for note in NOTES}
    for row, flow in cells:
        for line in lines_of(flow):
            count += 1
            if line.note:
                notes[line.note].append(row.number)
    return ColumnReport(name, count, {note: tuple(numbers) for note, numbers in notes.items()})
