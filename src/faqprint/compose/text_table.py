"""A table of texts set: its title and lines above, its head and its rows, with their structure."""

from __future__ import annotations

from ..layout.blocks import HEADING, Flow, Lines
from ..layout.flow_table import FlowRow, FlowTable, FlowTableStyle
from ..layout.flowables import RunningText, Title
from ..layout.paginate import FlowableEntry
from ..manuscript.model import Inline, TextRow, TextTable
from ..manuscript.printed_words import CONTINUED
from ..style import Style
from ..units import floor_half
from .text_blocks import compose_flow
from .text_composer import ALIGN_CENTRE, ALIGN_RIGHT, TextComposer


def compose_text_table(
    body: TextComposer, titles: TextComposer, section: TextTable, style: Style, width: float, element: int, anchor: str
) -> list[FlowableEntry]:
    """Set a table of texts over ``width`` pt under the structure element ``element``.

    ``body`` and ``titles`` set the lines above it; its own texts have the size of the table of questions.
    """
    tree = body.tree
    measure = floor_half(width / titles.size)
    title = titles.lines(
        section.title, measure, tree.add("H1", element), role=HEADING, bold=True, justify=False, align=ALIGN_CENTRE
    )
    entries = [FlowableEntry(Title(title, anchor), section.place, keep=True)]
    lead = [_line(body, line, width, element, ALIGN_CENTRE) for line in section.lead]
    lead.append(_line(body, section.remark, width, element, ALIGN_RIGHT if section.rows else ALIGN_CENTRE))
    entries.append(FlowableEntry(RunningText(tuple(lead)), section.place, 0.3 * body.size, keep=bool(section.rows)))
    if section.rows:
        entries.append(FlowableEntry(_table(body, section, style, width, element), section.place, 0.4 * body.size))
    return entries


def _line(composer: TextComposer, line: Inline, width: float, element: int, align: float) -> Lines:
    tag = composer.tree.add("P", element)
    return composer.lines(line, floor_half(width / composer.size), tag, justify=False, align=align)


def _table(body: TextComposer, section: TextTable, style: Style, width: float, element: int) -> FlowTable:
    composer = TextComposer(body.setter, body.tree, style, style.sizes.table, style.leading, heading="P").without_hang()
    size, padding = composer.size, style.padding.x * style.sizes.table
    given = sum(measure or 0.0 for measure in section.measures)
    shares = section.measures.count(None)
    share = floor_half((width / size - 2 * len(section.measures) * style.padding.x - given) / shares)
    measures = [share if measure is None else measure for measure in section.measures]
    spare = (width - sum(measure * size + 2 * padding for measure in measures)) / len(measures)
    edges = [0.0]
    for measure in measures:
        edges.append(edges[-1] + measure * size + 2 * padding + spare)
    padding += spare / 2
    tree = composer.tree
    table = tree.add("Table", element)
    row = tree.add("TR", table)
    heads = tuple(
        composer.lines(head, measure, tree.add("TH", row, {"Scope": "Column"}), bold=True, justify=False, align=ALIGN_CENTRE)
        for head, measure in zip(section.heads, measures, strict=True)
    )
    pad = style.padding.y * size
    for key, marker in zip(("next", "previous"), composer.markers, strict=True):
        marker.check_width(key, width)
    made = FlowTableStyle(
        tuple(edges),
        heads,
        max(head.height for head in heads) + 2 * pad,
        padding,
        pad,
        style.rules.outer,
        style.rules.inner,
        *composer.markers,
        composer.line(CONTINUED),
        size,
        composer.pitch,
        composer.rise,
    )
    rows = tuple(FlowRow(_cells(composer, one, measures, table), section.place) for one in section.rows)
    return FlowTable(made, rows)


def _cells(composer: TextComposer, row: TextRow, measures: list[float], table: int) -> tuple[Flow, ...]:
    """Set the cells of a row; one that stands alone is as wide as all columns."""
    tree = composer.tree
    element = tree.add("TR", table)
    if len(row.cells) == 1:
        cell = tree.add("TD", element, {"ColSpan": str(len(measures))})
        return (compose_flow(composer, row.cells[0], sum(measures), cell, justify=False),)
    first, *others = row.cells
    label = tree.add("TH", element, {"Scope": "Row"})
    flows = [compose_flow(composer, first, measures[0], label, justify=False, container=True)]
    for text, measure in zip(others, measures[1:], strict=True):
        flows.append(compose_flow(composer, text, measure, tree.add("TD", element), container=True))
    return tuple(flows)
