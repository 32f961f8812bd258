"""Ruled tables inside texts, 改訂履歴, the ledger: columns by the least total height that the measure allows (TB-16)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, partial
from typing import Final

from ..errors import LayoutError
from ..layout.blocks import DecorationSpot, Lines, LinkSpot
from ..layout.grid import Grid
from ..layout.head_cells import head_scopes
from ..layout.joined_cells import GridRow
from ..manuscript.inline_runs import split_lines
from ..manuscript.model import Inline, InnerTable, TableColumn
from ..named_tuple import NamedTuple
from ..text.line import Line
from ..units import ceil_half, floor_half
from .column_widths import MeasuredCell, least_height
from .text_composer import ALIGN_CENTRE, ALIGN_RIGHT, TextComposer

#: White at the sides of a cell's text, and above and below it, in em (JLREQ 4.4.3: a quarter at least beside a rule).
_PADDING_X: Final = 0.4
_PADDING_Y: Final = 0.2
#: White above and below a table, in em.
_MARGIN: Final = 0.25
#: No column is narrower, in em; up to this many em a date, a version or a figure stays on one line.
_NARROWEST: Final = 2.0
_UNBROKEN_MOST: Final = 14.0
#: Up to this many em the name of several rows stays on its line.
_NAME_MOST: Final = 7.0
#: Cells of a column that are looked at for their longest word: the widest.
_CELLS: Final = 100

#: A date or a version by itself, NFKC.
_DATE: Final = r"(?:令和|平成|昭和|[RHS])?[\d元]{1,4}(?:年\d\d?月(?:\d\d?日)?|[-/.]\d\d?[-/.]\d\d?)(?:\([月火水木金土日]\))?"
_VERSION: Final = r"(?:第|[Vv](?:er)?\.? ?)?\d+(?:\.\d+)*版?"
_UNBROKEN: Final = f"{_DATE}|{_VERSION}"
#: A figure, NFKC: sign, currency, digits that do not begin with a needless zero, and a unit.
_FIGURE: Final = r"[-+±−▲△]? ?[¥$€£]?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)? ?([^\d\s.,:/()~-]{0,3})"
#: What stands where there is no figure.
_NO_FIGURE: Final = frozenset(("", "-", "−", "―", "—", "–", "ー"))


def least_measure(columns: int) -> float:
    """The least measure in em of a table with so many columns."""
    return columns * (_NARROWEST + 2 * _PADDING_X)


def compose_grid(composer: TextComposer, table: InnerTable, measure_em: float, element: int, *, x: float = 0.0) -> Grid:
    """Set a table into a measure in em under the structure element ``element``; its left rule is at ``x`` pt.

    Raises ``LayoutError`` if the measure does not hold so many columns.
    """
    rows, composer = table.rows, composer.without_hang()
    columns = table.columns or (TableColumn(),) * len(rows[0])
    measures = column_measures(composer, table, columns, measure_em)
    aligns = [_ALIGNS.get(column.align, _own_align(rows, c)) for c, column in enumerate(columns)]
    size, tree, rules = composer.size, composer.tree, composer.style.rules
    edges = [0.0]
    for measure in measures:
        edges.append(edges[-1] + (measure + 2 * _PADDING_X) * size)
    made: list[GridRow] = []
    cells_above: list[Lines] = []
    spans, joined = table.row_spans(), frozenset(table.joined)
    scopes = head_scopes([[inline.text.strip() for inline in row] for row in rows], joined)
    for r, row in enumerate(rows):
        line = tree.add("TR", element)
        cells = []
        for c, (measure, inline) in enumerate(zip(measures, row, strict=True)):
            if (r, c) in joined:
                cells.append(cells_above[c]._replace(lines=(), tags=(), links=()))
                continue
            attributes = {"Scope": scopes[r][c]} if scopes[r][c] else {}
            if (r, c) in spans:
                attributes["RowSpan"] = str(spans[r, c])
            tag = tree.add("TH" if scopes[r][c] else "TD", line, attributes)
            if not made:
                cells.append(compose_cell(composer, inline, measure, tag, ALIGN_CENTRE, bold=True))
            elif columns[c].parts:
                inline = broken_between_parts(composer, inline, measure)
                cells.append(composer.lines(inline, measure, tag, justify=False, align=aligns[c]))
            else:
                cells.append(compose_cell(composer, inline, measure, tag, aligns[c]))
        alone = [len(cell.lines) for c, cell in enumerate(cells) if (r, c) not in spans]
        below = frozenset(c for c in range(len(row)) if (r, c) in joined)
        made.append(GridRow(tuple(cells), max(1, *alone), table.row if made else 0.0, below))
        cells_above = cells
    if composer.body:
        for key, marker in zip(("next", "previous"), composer.markers, strict=True):
            marker.check_width(key, measure_em * size)
    return Grid(
        made[0],
        tuple(made[1:]),
        tuple(edges),
        composer.pitch,
        _PADDING_X * size,
        _PADDING_Y * size,
        rules.inner,
        rules.outer if composer.body else rules.inner,
        composer.markers if composer.body else None,
        x,
        _MARGIN * size,
    )


def compose_cell(
    composer: TextComposer, inline: Inline, measure_em: float, element: int, align: float, *, bold: bool = False
) -> Lines:
    """Set a cell; where its author ends lines each of them is a paragraph, for those who hear it.

    ``element``: the cell's structure element; ``align``: as ``Lines`` has it.
    """
    if "\n" not in inline.text:
        return composer.lines(inline, measure_em, element, bold=bold, justify=False, align=align)
    lines: list[Line] = []
    tags: list[tuple[int, ...]] = []
    links: list[LinkSpot] = []
    decorations: list[DecorationSpot] = []
    for part in split_lines(inline):
        tag = composer.tree.add("P", element)
        made = composer.lines(part, measure_em, tag, bold=bold, justify=False, align=align)
        links += [spot._replace(line=spot.line + len(lines)) for spot in made.links]
        decorations += [spot._replace(line=spot.line + len(lines)) for spot in made.decorations]
        tags += made.tags or [(tag,) * len(line.pieces) for line in made.lines]
        lines += made.lines
    return made._replace(lines=tuple(lines), tag=element, tags=tuple(tags), links=tuple(links), decorations=tuple(decorations))


def column_measures(composer: TextComposer, table: InnerTable, columns: Sequence[TableColumn], measure_em: float) -> list[float]:
    """Give the columns' measures in em, multiples of half an em; raises ``LayoutError`` if ``measure_em`` does not hold so many.

    What each column needs on one line if that fits; else those that make the table lowest, none narrower than what holds
    together in it: names of files, dates and figures, at last words, as far as they fit.  What is filled in by hand gives way
    before they do; where not even the words fit, those of dates and figures are the last to be cut.
    """
    count = len(columns)
    free = floor_half(measure_em - 2 * _PADDING_X * count)
    if free < _NARROWEST * count:
        fits = max(n for n in range(count) if floor_half(measure_em - 2 * _PADDING_X * n) >= _NARROWEST * n)
        raise LayoutError("inner-table-too-wide" if fits else "inner-table-no-room", columns=str(count), fits=str(fits))
    spans = table.row_spans()
    asked = [
        _Asked(composer, [(row[c], spans.get((r, c), 1)) for r, row in enumerate(table.rows)], column)
        for c, column in enumerate(columns)
    ]
    needs = [column.need for column in asked]
    if sum(needs) <= free:
        if table.whole:
            needs[-1] += free - sum(needs)
        return needs
    squeezable = any(column.tightest for column in columns)
    for together in (_NAMES | _DATES | _WORDS, _DATES | _WORDS, _WORDS):
        leasts = [column.least_width(together) for column in asked]
        if squeezable and sum(leasts) > free:
            leasts = [column.least_width(together, squeezed=True) for column in asked]
        if sum(leasts) <= free:
            cells = [column.cells() for column in asked]
            floor = (table.row - 2 * _PADDING_Y * composer.size) / composer.pitch
            widths = least_height(cells, [int(2 * e) for e in leasts], [int(2 * e) for e in needs], int(2 * free), floor)
            return [width / 2 for width in widths]
    uncut = [column.least_width(_FIGURES, squeezed=True) for column in asked]
    return _level(leasts, uncut if sum(uncut) <= free else [_NARROWEST] * count, free)


#: What holds together in a cell: the parts of a file's name, and a short text that stands beside several rows; dates, versions
#: and figures with their units; words, of any text or of those alone.
_NAMES: Final = 1
_DATES: Final = 2
_WORDS: Final = 4
_FIGURES: Final = 8


class _AskedCell(NamedTuple):
    """What a cell asks for."""

    #: Its width on as few lines as its author ended, in em, in half em.
    natural: float
    head: bool
    text: Inline
    #: The rows that it takes.
    rows: int


class _Asked:
    """What a column's cells ask for, in em, in half em."""

    def __init__(self, composer: TextComposer, cells: Sequence[tuple[Inline, int]], column: TableColumn) -> None:
        """``cells``: each with the rows that it takes."""
        self._composer = composer
        self._column = column
        #: The widest stretch of a text, bold or not, that no line may break: it is asked for more than once.
        self._unit = cache(lambda text, bold: ceil_half(composer.unbreakable_width(text, bold=bold)))
        self._cells = [
            _AskedCell(ceil_half(composer.width(text.text, bold=not i)), not i, text, rows)
            for i, (text, rows) in enumerate(cells)
        ]
        #: What the widest cell takes if only its line feeds end lines.
        self.need = max(column.least, _NARROWEST, *[cell.natural for cell in self._cells])

    def least_width(self, together: int, *, squeezed: bool = False) -> float:
        """What the longest stretch that no line breaks takes; ``together``: what counts as one.

        ``squeezed``: a column to be filled in by hand has no more than its ``tightest``.
        """
        least = max((squeezed and self._column.tightest) or self._column.least, _NARROWEST)
        wider = [cell for cell in self._cells if cell.natural > least]
        for cell in sorted(wider, key=_by_width)[:_CELLS]:
            if cell.natural > least:
                least = max(least, self._stretch(cell, together))
        return least

    def cells(self) -> list[MeasuredCell]:
        """The cells as the search for the lowest table asks for them."""
        return [MeasuredCell(int(2 * cell.natural), partial(self._count, cell)) for cell in self._cells]

    def _stretch(self, cell: _AskedCell, together: int) -> float:
        natural, head, text, rows = cell
        if together & _NAMES and rows > 1 and natural <= _NAME_MOST:
            return natural
        if "\n" in text.text:
            widths = [(ceil_half(self._composer.width(line.text, bold=head)), line) for line in split_lines(text)]
            return max(self._stretch(_AskedCell(width, head, line, 1), together) for width, line in widths)
        figure = together & (_DATES | _FIGURES) and natural <= _UNBROKEN_MOST and _is_figure(text.text)
        if figure and together & _DATES:
            return natural
        if together & _NAMES and self._column.parts and not head:
            return max(ceil_half(self._composer.width(part)) for part in _parts(text.text))
        return self._unit(text, head) if figure or together & _WORDS else 0.0

    def _count(self, cell: _AskedCell, width: int) -> int:
        """Lines of a cell in each of the rows that it takes."""
        text = cell.text
        if self._column.parts and not cell.head:
            text = broken_between_parts(self._composer, text, width / 2)
        return -(-self._composer.count(text, width / 2, bold=cell.head) // cell.rows)


def _is_figure(text: str) -> bool:
    """Whether a text is a date, a version or a figure with its unit, and nothing else."""
    plain = unicodedata.normalize("NFKC", text)
    return bool(re.fullmatch(_UNBROKEN, plain) or re.fullmatch(_FIGURE, plain))


def _by_width(cell: _AskedCell) -> float:
    return -cell.natural


def _level(leasts: Sequence[float], uncut: Sequence[float], free: float) -> list[float]:
    """Cut the widest columns to one width so that all together take ``free`` em; the others have what they need.

    None is cut below the words of its dates and figures (``uncut``), in all no more than ``free``.
    """
    measures = [0.0] * len(leasts)
    left = free
    order = sorted(range(len(leasts)), key=leasts.__getitem__)
    for position, c in enumerate(order):
        measures[c] = min(leasts[c], floor_half(left / (len(order) - position)))
        left -= measures[c]
    measures[order[-1]] += left
    short = [c for c in order if measures[c] < uncut[c]]
    if not short:
        return measures
    others = [c for c in order if c not in short]
    rest = _level([leasts[c] for c in others], [uncut[c] for c in others], free - sum(uncut[c] for c in short))
    levelled = dict(zip(others, rest, strict=True))
    return [levelled.get(c, low) for c, low in enumerate(uncut)]


_ALIGNS: Final = {"left": 0.0, "center": ALIGN_CENTRE, "right": ALIGN_RIGHT}


def _own_align(rows: Sequence[Sequence[Inline]], c: int) -> float:
    """A column of nothing but figures of one unit stands at the right (JLREQ 4.4.3), any other at the left."""
    units = set()
    for row in rows[1:]:
        for line in row[c].text.split("\n"):
            text = unicodedata.normalize("NFKC", line).strip()
            if text in _NO_FIGURE:
                continue
            if not (match := re.fullmatch(_FIGURE, text)):
                return 0.0
            units.add(match[1])
    return ALIGN_RIGHT if len(units) == 1 else 0.0


def _parts(text: str) -> list[str]:
    """The parts of a file's name, each with the ``_`` that ends it."""
    return re.findall("[^_]*_|[^_]+$", text) or [text]


def broken_between_parts(composer: TextComposer, inline: Inline, measure_em: float) -> Inline:
    """A file's name with line feeds between the parts that the measure does not hold beside each other (LB-11)."""
    lines = [""]
    for part in _parts(inline.text):
        if lines[-1] and composer.width(lines[-1] + part) > measure_em:
            lines.append("")
        lines[-1] += part
    return Inline("\n".join(lines))
