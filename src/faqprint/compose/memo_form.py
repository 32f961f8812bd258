"""The fields of a memo as a form: each with enough room to write in, rows filled evenly (TB-15)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from ..layout.memo import FIELD_WIDTH, MemoField
from ..manuscript.model import Inline
from ..manuscript.printed_words import DATE_MARKS
from ..units import EM, ceil_half, floor_half
from .text_composer import TextComposer

#: A longer label turns over, in em.
_LABEL_MOST: Final = 12.0
#: A date is written in so much at least in em, and 年, 月 and 日 are not printed in less than the second.
_DATE_ROOM: Final = 6.5
_DATE_LEAST: Final = 4.5
#: What a label of a date ends in, but for a remark in brackets and a colon; and what only looks like it.
_DATE: Final = r"(?:日付け?|年月日|月日|期日|日)[ \u3000]*(?:[（(][^（()）]*[)）])?[ \u3000]*[:：]?$"
_NO_DATE: Final = r"(?:曜|休|祝|平|毎|終|連|営業|定休)日[ \u3000]*(?:[（(][^（()）]*[)）])?[ \u3000]*[:：]?$"


def memo_fields(composer: TextComposer, names: Sequence[Inline], width: float, element: int) -> tuple[tuple[MemoField, ...], ...]:
    """Set the fields of these names as rows of ``width`` pt, each label a paragraph under the structure element ``element``.

    In as few rows as give each field its room; where the rows have as many fields, these stand below each other.
    """
    rooms = [max(FIELD_WIDTH, _DATE_ROOM * composer.size if is_date(name.text) else 0.0) for name in names]
    labels = []
    for name, room in zip(names, rooms, strict=True):
        most = min(_LABEL_MOST, max(floor_half((width - room) / composer.size - 1.0), 2.0))
        measure = min(most, max(ceil_half(composer.width(name.text)), 1.0))
        labels.append(composer.lines(name, measure, composer.tree.add("P", element), justify=False))
    widths = [max(line.width for line in label.lines) * composer.size / EM + composer.size for label in labels]
    marks = tuple(map(composer.line, DATE_MARKS))
    made = []
    for row in _rows(widths, rooms, width):
        share = (width - sum(label for _, label in row)) / len(row)
        starts = accumulate((label + share for _, label in row), initial=0.0)
        dated = share - composer.size >= _DATE_LEAST * composer.size
        made.append(
            tuple(
                MemoField(x, label + share, labels[number], label, marks if dated and is_date(names[number].text) else ())
                for x, (number, label) in zip(starts, row, strict=False)
            )
        )
    return tuple(made)


def is_date(label: str) -> bool:
    """Whether a field of this label takes a date: 日付, ご記入日, 生年月日 and the like."""
    return bool(re.search(_DATE, label)) and not re.search(_NO_DATE, label)


def _rows(widths: Sequence[float], rooms: Sequence[float], width: float) -> list[list[tuple[int, float]]]:
    """Share the fields between as few rows as their labels and rooms of these widths let.

    Gives each row's numbers and labels' widths.
    """
    count = len(widths)
    for rows in range(1, count + 1):
        ends = [-(-count * row // rows) for row in range(rows + 1)]
        shared = [list(range(begin, end)) for begin, end in pairwise(ends)]
        if all(_fits(row, widths, rooms, width) for row in shared):
            return [_align_labels(row, shared, widths, rooms, width) for row in shared]
    return [[(i, label)] for i, label in enumerate(widths)]


def _fits(row: Sequence[int], labels: Sequence[float], rooms: Sequence[float], width: float) -> bool:
    """Whether each field of a row has its room: the row's width is shared evenly beside the labels."""
    return sum(labels[i] for i in row) + len(row) * max(rooms[i] for i in row) <= width


def _align_labels(
    row: Sequence[int], rows: Sequence[Sequence[int]], widths: Sequence[float], rooms: Sequence[float], width: float
) -> list[tuple[int, float]]:
    """Give the labels of a row the widths of those above and below in rows of as many fields, if there is room."""
    alike = [other for other in rows if len(other) == len(row)]
    labels = list(widths)
    for place, i in enumerate(row):
        labels[i] = max(widths[other[place]] for other in alike)
    if not _fits(row, labels, rooms, width):
        labels = list(widths)
    return [(i, labels[i]) for i in row]
