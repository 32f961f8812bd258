"""Where the text stands: content in the type area, everything on the paper, no two lines on one another, columns downwards."""

from __future__ import annotations

from collections.abc import Container, Iterator
from math import inf
from typing import Final

from ..limits import WorkBudget
from ..named_tuple import NamedTuple
from .content import GlyphRun, Marked
from .finding import Finding, finding
from .glyphs import Locate
from .reader import PageContent, ReadPdf
from .text import characters, is_joined

#: An em box's part above and below the baseline (TB-3), in em.
ASCENT: Final = 0.88
DESCENT: Final = 0.12
#: What rounding in the file may cost, in pt.
ROUNDING: Final = 0.02
#: How far em boxes may reach into one another, in em of the smaller, and lines may touch.
BESIDE: Final = 0.05
ABOVE: Final = 0.12

#: Codes of a run that are looked at to show it.
_LOOKED_AT: Final = 100
#: Units of work that two runs of one line take.
_PAIR_UNITS: Final = 8
#: Content paler than this cannot be read.
PALE: Final = 0.5
#: Decimals of pt by which left edges are the same.
EDGE_DIGITS: Final = 2

Rectangle = tuple[float, float, float, float]


class Areas(NamedTuple):
    """Type areas of odd and even pages, in pt from the page's top left corner: left, top, right, bottom.

    ``hang``: em that punctuation may hang out at the right (LB-16).
    """

    odd: Rectangle
    even: Rectangle
    hang: float = 0.0

    def of(self, page: int) -> Rectangle:
        """The type area of a page by its number in the file, from 1."""
        return self.odd if page % 2 else self.even


class _Placed(NamedTuple):
    top: float
    bottom: float
    left: float
    right: float
    size: float
    mark: Marked
    run: GlyphRun


def _boxes(page: PageContent) -> list[_Placed]:
    """The em boxes of a page's runs, measured from its top left corner, topmost first."""
    left, _, _, top = page.page.box
    placed = []
    for mark in page.content.marks:
        for run in mark.runs:
            if run.codes:
                baseline, start = top - run.y, run.x - left
                above, below = baseline - ASCENT * run.size, baseline + DESCENT * run.size
                placed.append(_Placed(above, below, start, start + run.width, run.size, mark, run))
    placed.sort(key=lambda box: box[:3])
    return placed


def _overlaps(boxes: list[_Placed], budget: WorkBudget) -> Iterator[tuple[_Placed, _Placed]]:
    for index, one in enumerate(boxes):
        looked = 0
        for looked in range(index + 1, len(boxes)):
            other = boxes[looked]
            size = min(one.size, other.size)
            if other.top > one.bottom - ABOVE * size:
                break
            if min(one.right, other.right) - max(one.left, other.left) > BESIDE * size:
                yield one, other
        budget.spend(_PAIR_UNITS * max(0, looked - index))


def check_placement(
    reading: ReadPdf, areas: Areas | None, place: Locate, in_head: Container[tuple[int, int]] = ()
) -> Iterator[Finding]:
    """Every run's em box; without ``areas`` only the paper's edges count.

    ``in_head``: the marks, by page and MCID, of content that stands above the type area.
    """
    for page in reading.pages:
        number = page.page.number
        x0, y0, x1, y1 = page.page.box
        boxes = _boxes(page)
        for box in boxes:
            paper = (0.0, 0.0, x1 - x0, y1 - y0)
            code, area, hang = "text-off-page", paper, 0.0
            if areas and not box.mark.artifact and _inside(box, paper, 0.0):
                code, area, hang = "text-outside", areas.of(number), areas.hang
                if (number, box.mark.mcid) in in_head:
                    area = area[0], 0.0, area[2], area[1]
            if not _inside(box, area, hang * box.size):
                yield finding(code, number, place(number, box.mark), found=_beginning(page, box.run))
            if box.run.gray > PALE and not box.mark.artifact:
                yield finding("text-pale", number, place(number, box.mark), found=_beginning(page, box.run))
        for one, other in _overlaps(boxes, reading.document.budget):
            texts = _beginning(page, one.run), _beginning(page, other.run)
            if all(texts):
                yield finding("text-overlap", number, place(number, one.mark), found=texts[0], other=texts[1])
        if areas:
            for mark, run in _risen_lines(page):
                yield finding("text-risen", number, place(number, mark), found=_beginning(page, run))


def _risen_lines(page: PageContent) -> Iterator[tuple[Marked, GlyphRun]]:
    """The lines of content that do not stand below those read before them which begin at the same left edge.

    Columns do not share their left edges: what begins at one is read from the top down, a paragraph's lines or a column's cells.
    """
    lowest: dict[float, float] = {}
    baseline, end = 0.0, -inf
    for mark in page.content.marks:
        for run in mark.runs if mark.mcid >= 0 else ():
            if run.codes:
                left = round(run.x, EDGE_DIGITS)
                if not is_joined(run.y - baseline, run.x - end, run.size):
                    if run.y >= lowest.get(left, inf):
                        yield mark, run
                    lowest[left] = run.y
                baseline, end = run.y, run.x + run.width


def _inside(box: _Placed, area: Rectangle, hang: float) -> bool:
    left, top, right, bottom = area
    return (
        box.left >= left - ROUNDING
        and box.top >= top - ROUNDING
        and box.right <= right + hang + ROUNDING
        and box.bottom <= bottom + ROUNDING
    )


def _beginning(page: PageContent, run: GlyphRun) -> str:
    """The beginning of a run's text."""
    return characters(page, run._replace(codes=run.codes[:_LOOKED_AT])).strip()[:24]
