"""Pages on sheets with their measures: the paper, the scale, where each page stands, how backs lie, where holes come; pt.

Every side is laid as it is read, y upwards.  The printer turns the sheet about one of its edges; what is read as the back of a
sheet that the reader turns about another one is turned by 180 degrees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import Final

from ..named_tuple import NamedTuple
from ..units import MM
from .arrangement import BOOKLET, CROP_MARKS, FOUR_UP, LEFT, TWO_UP, PageCell, SheetSide, arrange_booklet, arrange_rows
from .papers import SheetPaper, paper_of_name, paper_of_size, paper_of_two
from .printers_marks import BLEED, MARKED_MARGIN
from .sheet_geometry import PageBox

#: The edge about which the printer turns a sheet for its back.
SHORT: Final = "short"
LONG: Final = "long"
#: The edges that may be punched.
TOP: Final = "top"
#: How much a page may be larger than its place and is still set full size: as much as no printer prints at the edge.
_TOLERANCE: Final = 1 * MM
#: What two pages may lie over each other: what is written has five digits.
_TOUCHING: Final = 0.001
#: Centres of the holes from the edge, and from the middle of it (JIS S 6041: two holes 80 mm apart).
_HOLE_DEPTH: Final = 12 * MM
_HOLE_OFFSET: Final = 40 * MM


class ImpositionOptions(NamedTuple):
    """How pages are to be imposed; lengths are mm, as they were written."""

    mode: str = BOOKLET
    #: A name of ``SHEET_PAPERS``; ``''``: what suits the pages.
    paper: str = ""
    binding: str = LEFT
    creep: float = 0
    flip: str = SHORT
    gutter: float = 0
    #: ``LEFT``, ``TOP`` or ``''``: no ticks.
    punch: str = ""


class PageSize(NamedTuple):
    """The size of a page as it is read, in pt."""

    width: float
    height: float


class Placement(NamedTuple):
    """A page on its side of a sheet."""

    page: int
    scale: float
    #: Where it stands.
    box: PageBox
    #: What of the side it may use; ``None``: all.
    clip: PageBox | None


class LaidSide(NamedTuple):
    """One side of a sheet."""

    #: Whether it is printed upside down, so that it is read upright when the sheet is turned.
    is_turned: bool
    placements: tuple[Placement, ...]
    #: Centres of the holes; ``ticked``: those that have ticks.
    holes: tuple[tuple[float, float], ...]
    ticked: tuple[tuple[float, float], ...]


class SheetLayout(NamedTuple):
    """All sides of all sheets, on one paper."""

    paper: SheetPaper
    sides: tuple[LaidSide, ...]
    #: Whether sheets are turned sideways, like the leaves of a book; else upwards, like those of a pad.
    turns_sideways: bool
    #: How far a page that is cut may go beyond its place.
    bleed: float

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes."""
        return (len(self.sides) + 1) // 2


class _CellGrid(NamedTuple):
    """A paper with its places for pages."""

    paper: SheetPaper
    columns: int
    rows: int
    gutter: float
    margin: float

    def cell(self, column: int, row: int) -> PageBox:
        """Give a place; rows count from the top."""
        width = (self.paper.width - 2 * self.margin - (self.columns - 1) * self.gutter) / self.columns
        height = (self.paper.height - 2 * self.margin - (self.rows - 1) * self.gutter) / self.rows
        x = self.margin + column * (width + self.gutter)
        y = self.margin + (self.rows - 1 - row) * (height + self.gutter)
        return PageBox(x, y, x + width, y + height)

    def scale(self, size: PageSize) -> float:
        """Give the scale of a page: 1 where it fits, else less."""
        cell = self.cell(0, 0)
        if size.width <= cell.width + _TOLERANCE and size.height <= cell.height + _TOLERANCE:
            return 1
        return min(cell.width / size.width, cell.height / size.height)


def lay_sheets(sizes: Sequence[PageSize], options: ImpositionOptions) -> SheetLayout | None:
    """Lay pages of these sizes on sheets; ``None``: gutter or creep leave no room for a page."""
    if options.mode == CROP_MARKS and not options.paper:  # each page is cut at its own size
        usual = PageSize(max(size.width for size in sizes), max(size.height for size in sizes))
    else:
        usual = _usual_size(sizes)
    grid = _choose_grid(usual, options)
    cell = grid.cell(0, 0)
    if cell.width <= 0 or cell.height <= 0:
        return None
    if options.mode == BOOKLET:
        sides = arrange_booklet(len(sizes), options.binding)
        if sides[-1].sheet * options.creep * MM > cell.width / 2:
            return None
    else:
        sides = arrange_rows(len(sizes), grid.columns, grid.rows, options.binding)
    sideways = _turns_sideways(grid.paper, options)
    # sheets that are cut go to who arranges and folds them
    turned = options.mode != CROP_MARKS and options.flip != (SHORT if grid.paper.is_landscape == sideways else LONG)
    laid = []
    for side in sides:
        placements = tuple(_place(grid, page, sizes[page.page], options, side.sheet) for page in side.cells)
        holes = _holes(grid, side, placements, options, sideways) if options.punch else ()
        ticked = () if side.is_back or (options.mode == BOOKLET and side.sheet) else _choose_ticks(holes, grid, options)
        laid.append(LaidSide(side.is_back and turned, placements, holes, ticked))
    return SheetLayout(grid.paper, tuple(laid), sideways, BLEED if options.mode == CROP_MARKS else 0)


def _usual_size(sizes: Sequence[PageSize]) -> PageSize:
    """Give the size that most pages have, to the millimetre; of several the largest."""
    counts = Counter((round(size.width / MM), round(size.height / MM)) for size in sizes)
    usual = max(counts, key=lambda size: (counts[size], size[0] * size[1]))
    return next(size for size in sizes if (round(size.width / MM), round(size.height / MM)) == usual)


def _choose_grid(size: PageSize, options: ImpositionOptions) -> _CellGrid:
    """Give the paper as it lies, and its places, where the usual page stands largest."""
    gutter = options.gutter * MM
    grids = {BOOKLET: [(2, 1)], TWO_UP: [(2, 1), (1, 2)], FOUR_UP: [(2, 2)], CROP_MARKS: [(1, 1)]}[options.mode]
    margin = MARKED_MARGIN if options.mode == CROP_MARKS else 0.0
    papers: list[SheetPaper] = []
    if options.paper:
        papers = [paper_of_name(options.paper)]
    elif options.mode == FOUR_UP:
        papers = [paper_of_size(size.width, size.height)]
    elif options.mode == CROP_MARKS:
        papers = [SheetPaper("", size.width + 2 * margin, size.height + 2 * margin)]
    elif paper := paper_of_two(size.width, size.height):
        papers = [paper]
    if not papers:
        columns, rows = grids[0] if size.width <= size.height or options.mode == BOOKLET else grids[-1]
        return _CellGrid(SheetPaper("", columns * size.width, rows * size.height), columns, rows, gutter, margin)
    # a paper lies as the pages do, or where they stand side by side on its side, unless they are larger otherwise
    wide = size.width > size.height if options.mode in (FOUR_UP, CROP_MARKS) else True
    lying = [paper if paper.is_landscape == wide else paper.turn() for paper in papers]
    choices = [
        _CellGrid(paper, *grid, gutter, margin) for grid, paper in product(grids, [*lying, *(one.turn() for one in lying)])
    ]
    return max(choices, key=lambda grid: round(grid.scale(size), 4))


def _place(grid: _CellGrid, cell: PageCell, size: PageSize, options: ImpositionOptions, sheet: int) -> Placement:
    """Stand a page in the middle of its place, or that much nearer the spine."""
    place, scale = grid.cell(cell.column, cell.row), grid.scale(size)
    width, height = scale * size.width, scale * size.height
    x, y = (place.x0 + place.x1 - width) / 2, (place.y0 + place.y1 - height) / 2
    clip = None
    if options.mode == BOOKLET:
        fold, is_left = grid.paper.width / 2, cell.column == 0
        shift = options.creep * MM * sheet
        x += shift if is_left else -shift
        if shift and (x + width - fold if is_left else fold - x) > _TOUCHING:
            clip = PageBox(0 if is_left else fold, 0, fold if is_left else grid.paper.width, grid.paper.height)
    return Placement(cell.page, scale, PageBox(x, y, x + width, y + height), clip)


# --- backs and holes --------------------------------------------------------------------------------------------------


def _turns_sideways(paper: SheetPaper, options: ImpositionOptions) -> bool:
    """Whether the reader turns the sheets about a vertical edge.

    A booklet's leaves always turn so, and those of a file as it is punched; any others about their short edge.
    """
    if options.mode == BOOKLET or options.punch == LEFT:
        return True
    return paper.is_landscape and options.punch != TOP


def _holes(
    grid: _CellGrid, side: SheetSide, placements: Sequence[Placement], options: ImpositionOptions, sideways: bool
) -> tuple[tuple[float, float], ...]:
    """Give the centres of the holes on a side: those of the front, seen through the sheet on its back."""
    width, height = grid.paper.width, grid.paper.height
    if options.mode == BOOKLET:  # both leaves of the sheet, at the spine or at the top
        middle = width / 2
        leaves = [PageBox(0, 0, middle, height), PageBox(middle, 0, width, height)]
        if options.punch == TOP:
            return tuple(hole for leaf in leaves for hole in _edge_holes(leaf, TOP))
        return tuple(
            (middle + offset, height / 2 + along)
            for offset in (-_HOLE_DEPTH, _HOLE_DEPTH)
            for along in (_HOLE_OFFSET, -_HOLE_OFFSET)
        )
    sheet = placements[0].box if options.mode == CROP_MARKS else PageBox(0, 0, width, height)
    holes = _edge_holes(sheet, options.punch)
    if not side.is_back:
        return holes
    if sideways:
        return tuple((sheet.x0 + sheet.x1 - x, y) for x, y in holes)
    return tuple((x, sheet.y0 + sheet.y1 - y) for x, y in holes)


def _edge_holes(sheet: PageBox, punch: str) -> tuple[tuple[float, float], ...]:
    """Give the centres of the two holes at the left or the upper edge."""
    if punch == TOP:
        middle, y = (sheet.x0 + sheet.x1) / 2, sheet.y1 - _HOLE_DEPTH
        return (middle - _HOLE_OFFSET, y), (middle + _HOLE_OFFSET, y)
    x, middle = sheet.x0 + _HOLE_DEPTH, (sheet.y0 + sheet.y1) / 2
    return (x, middle + _HOLE_OFFSET), (x, middle - _HOLE_OFFSET)


def _choose_ticks(
    holes: tuple[tuple[float, float], ...], grid: _CellGrid, options: ImpositionOptions
) -> tuple[tuple[float, float], ...]:
    """Give the holes that have ticks: all, of a booklet those on its cover."""
    if options.mode != BOOKLET:
        return holes
    middle = grid.paper.width / 2
    return tuple(hole for hole in holes if (hole[0] > middle) == (options.binding == LEFT))
