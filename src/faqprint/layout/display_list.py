"""The display list: what stands where on each page, and which structure element it belongs to.

Coordinates are points from the page's top left corner, y downwards; ``PlacedLine.y`` is a baseline.  A ``tag`` of 0 or more is
an element of the ``structure.StructureTree``; the negative ones below are artifacts.  Items stand in reading order (PX-3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from ..errors import Place
from ..named_tuple import NamedTuple
from ..pictures.picture import PictureFile
from ..text.line import CutWords, Line
from .structure import StructureTree

if TYPE_CHECKING:
    from ..pictures.qr_code import QrModules

#: Artifact of pagination: running head.
HEADER: Final = -1
#: Artifact of pagination: foot of the page.
FOOTER: Final = -2
#: Artifact of pagination: continuation markers, repeated heads and labels.
REPEAT: Final = -3
#: Artifact of layout: write-on lines' captions and the like.
LAYOUT: Final = -4


class PlacedLine(NamedTuple):
    """One line of text."""

    #: The left end of its baseline.
    x: float
    y: float
    #: Type size in pt.
    size: float
    line: Line
    #: Its structure element, or an artifact.
    tag: int
    #: The tag of each of the line's pieces where they differ, else ``()``.
    tags: tuple[int, ...] = ()


class Rule(NamedTuple):
    """A straight black rule, horizontal or vertical (always an artifact)."""

    #: Its ends, left or upper one first, in the middle of its width.
    x0: float
    y0: float
    x1: float
    y1: float
    #: In pt.
    width: float


class Fill(NamedTuple):
    """A filled rectangle (always an artifact)."""

    #: Its upper left corner.
    x: float
    y: float
    #: In pt.
    width: float
    height: float
    #: From 0, black, to 1, white.
    gray: float


class Figure(NamedTuple):
    """A picture or a code: content that is no text."""

    #: Its upper left corner.
    x: float
    y: float
    #: In pt.
    width: float
    height: float
    #: Its Figure element.
    tag: int
    shown: PictureFile | QrModules
    #: How many texts of the page stand before it in reading order.
    before: int = 0


class Link(NamedTuple):
    """A link's rectangle."""

    #: Left, top, right, bottom.
    x0: float
    y0: float
    x1: float
    y1: float
    #: Where it leads: as in ``model.Span.link``.
    target: str
    #: Its Link element.
    tag: int
    #: Its words, for screen readers.
    text: str


class Anchor(NamedTuple):
    """A named destination (``q12``, ``s1``…) at height ``y`` of its page."""

    name: str
    y: float


class ContentArea(NamedTuple):
    """Where a piece of the content stands on a page: a question's row, or what a section has there besides."""

    #: Its upper left corner.
    x: float
    y: float
    #: In pt.
    width: float
    height: float
    #: The section, from 1; 0: what is the appendix's own.
    section: int
    #: The question's running number; 0: it is no question's row.
    question: int = 0


class Page(NamedTuple):
    """One page: texts in reading order, everything else beneath them."""

    #: From 1.
    number: int
    texts: tuple[PlacedLine, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    #: Artifacts that other pages bear, too, at the same places (the branch's name); the PDF holds them once.
    stamp: tuple[PlacedLine, ...] = ()
    figures: tuple[Figure, ...] = ()
    #: The texts once more, by the parts of the page: those that editions share are the same objects.  Empty: not known.
    parts: tuple[tuple[PlacedLine, ...], ...] = ()


class PageDraft(NamedTuple):
    """A page that is yet to be drawn."""

    #: Draws it.
    draw: Callable[[], Page]
    #: As in ``Page``.
    stamp: tuple[PlacedLine, ...] = ()
    #: Of all that the page shows but its stamp and the numbers of its structure elements: pages with the same digest are
    #: drawn alike in every document.  Empty: it is drawn each time.
    digest: bytes = b""
    #: The number from which the structure elements of the page count.
    first: int = 0
    #: Which of two processes draws it, if two do: 0 or 1.
    share: int = 0


class Bookmark(NamedTuple):
    """An outline entry."""

    #: From 0.
    level: int
    title: str
    #: The named destination that it leads to.
    anchor: str


class Information(NamedTuple):
    """The document's own facts: for the PDF's XMP and Info."""

    title: str
    subject: str
    author: str
    #: In ISO form; empty: none.
    date: str
    #: Before the number in a page's label: 別紙３－.
    label_prefix: str
    #: The number of the first page.
    first_page: int = 1


class PictureSize(NamedTuple):
    """How a picture came out."""

    #: Where its file is named, that name, and its line.
    place: Place
    file: str
    line: str
    #: Its width in pt, and that which was asked for.
    width: float
    asked: float
    #: Dots per inch.
    dpi: float
    #: Whether it is less wide than was asked so that no page cuts it.
    too_high: bool


class Layout(NamedTuple):
    """A laid-out appendix."""

    #: Of the paper in pt.
    width: float
    height: float
    #: The type area of the first page and every other one, and of those between: left, top, right, bottom.
    area: tuple[float, float, float, float]
    area_even: tuple[float, float, float, float]
    #: How many pages there are.
    count: int  # type: ignore[assignment]  # it hides the count of a tuple, which nobody asks of a layout
    #: Gives the pages one by one, so that none need stay in memory.
    drafts: Callable[[], Iterator[PageDraft]]
    #: Draws the page of an index, from 0, and no other one.
    page: Callable[[int], Page]
    tree: StructureTree
    bookmarks: tuple[Bookmark, ...]
    information: Information
    #: Counts a ``report.TypesettingReport`` when it is asked for.
    report: Callable[[], object] = lambda: None
    #: The number of the page of each named destination.
    pages_of: Mapping[str, int] = {}
    #: What a link to a target says besides its own words.
    words_at: Callable[[str], str] = lambda target: ""
    #: How the pictures came out.
    pictures: tuple[PictureSize, ...] = ()
    #: The words that had to be cut in the rows of its tables of questions, by the question's place (LB-14).
    cut: Mapping[Place, CutWords] = {}
    #: Gives where the content stands on the page of an index, from the top down.
    areas: Callable[[int], tuple[ContentArea, ...]] = lambda index: ()

    def pages(self) -> Iterator[Page]:
        """Draw the pages anew, one by one."""
        return (draft.draw() for draft in self.drafts())


def stretches(texts: Sequence[PlacedLine], figures: Sequence[Figure]) -> Iterator[tuple[Sequence[PlacedLine], Figure | None]]:
    """Give the texts of a page before each of its figures with that figure, then those behind the last one."""
    start = 0
    for figure in figures:
        yield texts[start : figure.before], figure
        start = figure.before
    yield texts[start:], None
