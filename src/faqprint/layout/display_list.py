"""The display list: what stands where on each page, and which structure element it belongs to.

Coordinates are points from the page's top left corner, y downwards; ``Text.y`` is a baseline.  A ``tag`` of 0 or more is
an element of the ``structure.StructureTree``; the negative ones below are artifacts.  Items stand in reading order (PX-3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from ..text.line import Line
from .structure import StructureTree

#: Artifact of pagination: running head.
HEADER: Final = -1
#: Artifact of pagination: foot of the page.
FOOTER: Final = -2
#: Artifact of pagination: continuation markers, repeated heads and labels.
REPEAT: Final = -3
#: Artifact of layout: write-on lines' captions and the like.
LAYOUT: Final = -4


class Text(NamedTuple):
    """One line of text.  ``tags``: the tag of each of the line's pieces where they differ, else ``()``."""

    x: float
    y: float
    size: float
    line: Line
    tag: int
    tags: tuple[int, ...] = ()


class Rule(NamedTuple):
    """A straight black rule, horizontal or vertical (always an artifact)."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float


class Fill(NamedTuple):
    """A filled rectangle (always an artifact); ``gray`` 1 is white."""

    x: float
    y: float
    width: float
    height: float
    gray: float


class Link(NamedTuple):
    """A link's rectangle (left, top, right, bottom).

    ``target`` as in ``model.Span.link``; ``tag``: its Link element; ``text``: its words, for screen readers.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    target: str
    tag: int
    text: str


class Anchor(NamedTuple):
    """A named destination (``q12``, ``s1``…) at height ``y`` of its page."""

    name: str
    y: float


class Page(NamedTuple):
    """One page: texts in reading order, everything else beneath them.

    ``stamp``: artifacts that other pages bear, too, at the same places (the branch's name); the PDF holds them once.
    """

    number: int
    texts: tuple[Text, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    stamp: tuple[Text, ...] = ()


class PageDraft(NamedTuple):
    """A page that is yet to be drawn.

    ``digest``: of all that it shows but its stamp and the numbers of its structure elements, which count from ``first``; pages
    with the same digest are drawn alike in every document.  Empty: it is drawn each time.
    """

    draw: Callable[[], Page]
    stamp: tuple[Text, ...] = ()
    digest: bytes = b""
    first: int = 0


class Bookmark(NamedTuple):
    """An outline entry: its level from 0, its title and the anchor it leads to."""

    level: int
    title: str
    anchor: str


class Information(NamedTuple):
    """The document's own facts: for the PDF's XMP and Info."""

    title: str
    subject: str
    author: str
    date: str  # ISO date or ''
    label_prefix: str  # page labels: 別紙３－


class Layout(NamedTuple):
    """A laid-out appendix.  ``leaves()`` gives the pages one by one, so that none need stay in memory."""

    width: float
    height: float
    area: tuple[float, float, float, float]  # type area of an odd page: left, top, right, bottom
    area_even: tuple[float, float, float, float]
    count: int  # type: ignore[assignment]  # pages; it hides the count of a tuple, which nobody asks of a layout
    leaves: Callable[[], Iterator[PageDraft]]
    tree: StructureTree
    bookmarks: tuple[Bookmark, ...]
    information: Information
    report: Callable[[], object] = lambda: None  # a report.TypesettingReport, counted when asked for

    def pages(self) -> Iterator[Page]:
        """Draw the pages anew, one by one."""
        return (leaf.draw() for leaf in self.leaves())
