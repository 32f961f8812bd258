"""The widths of a table's columns that make it lowest (TB-16); all widths in half em.

Every way to share the measure between the columns is tried, in steps of half an em, where there are not too many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ..named_tuple import NamedTuple

#: Rows of which the search thinks: in a longer table some, from the widest to the narrowest, stand for all.
_ROWS: Final = 24
#: Ways to share the measure that are tried at most, and widths of one column.
_WAYS: Final = 4_000
_WIDTHS: Final = 60


class MeasuredCell(NamedTuple):
    """What a cell asks for."""

    #: The width from which on it does not break.
    natural: int
    #: Its lines in a width, if that is not less than its longest word.
    count: Callable[[int], int]


class _FlexibleColumn:
    """A column between its least width and what it needs; knows the lines of its cells in each width."""

    def __init__(self, cells: Sequence[MeasuredCell], least: int, need: int) -> None:
        self.least, self.need = least, need
        self._cells = cells
        self._known: dict[int, tuple[int, ...]] = {}

    def lines(self, width: int) -> tuple[int, ...]:
        """How many lines each cell takes in a width, in half em."""
        if width not in self._known:
            self._known[width] = tuple([cell.count(min(width, cell.natural)) for cell in self._cells])
        return self._known[width]

    def choices(self, most: int, count: int) -> Iterator[int]:
        """About ``count`` widths up to ``most``, from the narrowest, each the least for the lines it makes."""
        top = min(most, self.need)
        before = None
        for width in sorted({*range(self.least, top + 1, max(1, (top - self.least) // count)), top}):
            if (lines := self.lines(width)) != before:
                yield width
            before = lines

    def least_width(self, width: int) -> int:
        """The least width with the same lines as in this one."""
        lines = self.lines(width)
        while width > self.least and self.lines(width - 1) == lines:
            width -= 1
        return width


def least_height(
    cells: Sequence[Sequence[MeasuredCell]], leasts: Sequence[int], needs: Sequence[int], free: int, floor: float
) -> list[int]:
    """Share ``free`` half em between columns so that their rows take the fewest lines; then that their cells do.

    ``cells``: by column, then by row; ``leasts``, ``needs``: of each column, in all less and more than ``free``; ``floor``: lines
    that every row takes in any case.  What is over goes to the columns by what they lack.
    """
    count = len(cells[0])
    order = sorted(range(count), key=lambda row: -sum(column[row].natural for column in cells))
    order = order[:: -(-count // _ROWS)]
    columns = [
        _FlexibleColumn([column[row] for row in order], least, need)
        for column, least, need in zip(cells, leasts, needs, strict=True)
    ]
    widths = [
        column.least_width(width) for column, width in zip(columns, _lowest_widths(columns, free, floor, len(order)), strict=True)
    ]
    lacking = [need - width for need, width in zip(needs, widths, strict=True)]
    spare = free - sum(widths)
    shares = [spare * lack // sum(lacking) for lack in lacking]
    shares[max(range(len(columns)), key=lacking.__getitem__)] += spare - sum(shares)
    return [width + share for width, share in zip(widths, shares, strict=True)]


def _lowest_widths(columns: Sequence[_FlexibleColumn], free: int, floor: float, rows: int) -> list[int]:
    """The widths that make the rows lowest: those of all columns but the widest are tried, that one gets what is left."""
    order = sorted(range(len(columns)), key=lambda c: columns[c].need - columns[c].least)
    flexible = sum(column.need > column.least for column in columns)
    tried = min(_WIDTHS, int(_WAYS ** (1 / max(flexible - 1, 1))))
    best: tuple[tuple[float, int], list[int]] | None = None

    def share(position: int, left: int, heights: Sequence[float], lines_before: int, widths: list[int]) -> None:
        nonlocal best
        column = columns[order[position]]
        later = [columns[c].least for c in order[position + 1 :]]
        for width in column.choices(left - sum(later), tried) if later else (min(left, column.need),):
            lines = column.lines(width)
            higher = tuple(map(max, heights, lines))
            score = sum(higher), lines_before + sum(lines)
            if best and score[0] > best[0][0]:
                continue
            if later:
                share(position + 1, left - width, higher, score[1], [*widths, width])
            elif best is None or score < best[0]:
                best = score, [*widths, width]

    share(0, free, (floor,) * rows, 0, [])
    assert best
    return [width for _, width in sorted(zip(order, best[1], strict=True))]
