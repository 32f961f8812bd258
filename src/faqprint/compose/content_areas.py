"""Where the content stands on a page: what a click on it means."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from ..errors import Place
from ..layout.display_list import ContentArea
from ..layout.geometry import Area
from ..layout.paginate import PlannedPage
from ..layout.table import FaqFragment


def content_areas(page: PlannedPage, area: Area, sections: Mapping[Place, int]) -> tuple[ContentArea, ...]:
    """Give where each piece of the content stands on a page, in pt, from the top down.

    A question's row has the whole width of its table between its upper and its lower rule: the label of its 区分, which hangs
    beside the rows below, too, does not count.  All else is its section's.  ``area``: the page's type area; ``sections``: the
    number of the section of each place; what has another place is the appendix's own.
    """
    found: list[ContentArea] = []
    for (top, fragment), place in zip(page.fragments, page.places, strict=True):
        section, y = sections.get(place, 0), area.top + top
        if not isinstance(fragment, FaqFragment):
            found.append(ContentArea(area.left, y, area.width, fragment.height, section))
            continue
        width, edges = fragment.table.style.width, fragment.row_edges
        found.append(ContentArea(area.left, y, width, edges[0], section))
        found += [
            ContentArea(area.left, y + upper, width, lower - upper, section, row.number)
            for row, (upper, lower) in zip(fragment.part.rows, pairwise(edges), strict=True)
        ]
    return tuple(found)
