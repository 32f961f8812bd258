"""How lines and pages came out: the lines adjusted by column, the keeps given up, the white at the foot of each page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ..layout.blocks import Flow
from ..layout.grid import lines_of
from ..layout.paginate import PlannedPage
from ..layout.rows import FaqRow
from ..layout.table import FaqFragment
from ..named_tuple import NamedTuple

#: What a line may bear in ``Line.note``, in the order of the report.
NOTES: Final = ("shrunk", "stretched", "ragged", "runt", "overflow")


class ColumnReport(NamedTuple):
    """One column: how many lines it has, and for each note the No of the question of every line that bears it.

    A No is a number, and a text where it prints as anything else.
    """

    column: str
    lines: int
    notes: Mapping[str, tuple[int | str, ...]]


class TypesettingReport(NamedTuple):
    """How lines and pages came out."""

    columns: tuple[ColumnReport, ...]
    #: The No of the questions at which a keep of TB-10 had to be given up.
    yielded: tuple[int | str, ...]
    #: The numbers of the pages at whose foot another keep was: of a title, a text, a box.
    parted: tuple[int, ...] = ()
    #: What stays white at the foot of each page, as a share of the paper's height.
    whites: tuple[float, ...] = (0.0,)

    @property
    def fullest(self) -> int:
        """The number of the page with the least white."""
        return self.whites.index(min(self.whites)) + 1

    @property
    def emptiest(self) -> int:
        """The number of the page with the most white."""
        return self.whites.index(max(self.whites)) + 1


def typesetting_report(planned: Sequence[PlannedPage], area: float, paper: float) -> TypesettingReport:
    """Count the lines of every FAQ table, the keeps given up, and the white on the planned pages.

    ``area``, ``paper``: the heights of type area and paper in pt.
    """
    fragments = [f for page in planned for _, f in page.fragments if isinstance(f, FaqFragment)]
    rows = [row for fragment in fragments for row in fragment.part.rows]
    columns = (_column("question", ((r, r.question) for r in rows)), _column("answer", ((r, r.answer) for r in rows)))
    printed = {row.number: _no_of(row) for row in rows}
    yielded = [printed[number] for number in sorted({number for fragment in fragments for number in fragment.table.yielded})]
    parted = tuple(number for number, page in enumerate(planned, 1) if page.parted)
    # a full page may be a rounding error fuller than full, which would print as -0 %
    whites = tuple(round((area - page.used) / paper, 6) + 0.0 for page in planned)
    return TypesettingReport(columns, tuple(yielded), parted, whites)


def _column(name: str, cells: Iterable[tuple[FaqRow, Flow]]) -> ColumnReport:
    count = 0
    notes: dict[str, list[int | str]] = {note: [] for note in NOTES}
    for row, flow in cells:
        for line in lines_of(flow):
            count += 1
            if line.note:
                notes[line.note].append(_no_of(row))
    return ColumnReport(name, count, {note: tuple(numbers) for note, numbers in notes.items()})


def _no_of(row: FaqRow) -> int | str:
    no = row.printed_no
    return int(no) if no.isascii() and no.isdecimal() and not no.startswith("0") else no
