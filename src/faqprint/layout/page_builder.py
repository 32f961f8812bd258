"""A page being filled: items are added in reading order and frozen into a ``display_list.Page`` at the end."""

from __future__ import annotations

from ..named_tuple import NamedTuple
from .display_list import Anchor, Figure, Fill, Link, Page, PlacedLine, Rule


class PageItems(NamedTuple):
    """A part of a page, the same on all that have it there; coordinates as in ``display_list``."""

    texts: tuple[PlacedLine, ...]
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    links: tuple[Link, ...]
    anchors: tuple[Anchor, ...]
    #: Those of ``PageBuilder.bars``.
    bars: tuple[tuple[float, float], ...]
    figures: tuple[Figure, ...]


class PageBuilder:
    """Collects the items of one page; coordinates as in ``display_list``."""

    __slots__ = ("anchors", "bars", "figures", "fills", "links", "number", "parts", "rules", "texts")

    def __init__(self, number: int) -> None:
        self.number = number
        self.texts: list[PlacedLine] = []
        self.rules: list[Rule] = []
        self.fills: list[Fill] = []
        self.links: list[Link] = []
        self.anchors: list[Anchor] = []
        #: The upper and lower edges of lines that changed, in pt: a bar stands beside each.
        self.bars: list[tuple[float, float]] = []
        self.figures: list[Figure] = []
        #: The texts of each part that was added.
        self.parts: list[tuple[PlacedLine, ...]] = []

    def frame(self, x0: float, y0: float, x1: float, y1: float, width: float) -> None:
        """Draw the four rules of a frame from corner to corner, in pt; the horizontal ones close the corners (TB-6)."""
        half = width / 2
        self.rules += (
            Rule(x0 - half, y0, x1 + half, y0, width),
            Rule(x0 - half, y1, x1 + half, y1, width),
            Rule(x0, y0, x0, y1, width),
            Rule(x1, y0, x1, y1, width),
        )

    def items(self) -> PageItems:
        """Give what was added, as a part of a page."""
        return PageItems(
            tuple(self.texts),
            tuple(self.rules),
            tuple(self.fills),
            tuple(self.links),
            tuple(self.anchors),
            tuple(self.bars),
            tuple(self.figures),
        )

    def add(self, part: PageItems) -> None:
        """Add a part of the page behind the others; a page is made of parts alone, or has none."""
        texts, rules, fills, links, anchors, bars, figures = part
        if figures:
            self.figures += [figure._replace(before=figure.before + len(self.texts)) for figure in figures]
        self.parts.append(texts)
        self.texts += texts
        self.rules += rules
        self.fills += fills
        self.links += links
        self.anchors += anchors
        self.bars += bars

    def renumber(self, texts: int, links: int, by: int) -> None:
        """Add ``by`` to the structure elements of what was added behind so many ``texts`` and ``links``; artifacts have none."""
        self.texts[texts:] = [
            text._replace(
                tag=text.tag + by if text.tag >= 0 else text.tag,
                tags=tuple([tag + by if tag >= 0 else tag for tag in text.tags]),
            )
            for text in self.texts[texts:]
        ]
        self.links[links:] = [link._replace(tag=link.tag + by) for link in self.links[links:]]

    def page(self) -> Page:
        """The page as a frozen value."""
        return Page(
            self.number,
            tuple(self.texts),
            tuple(self.rules),
            tuple(self.fills),
            tuple(self.links),
            tuple(self.anchors),
            figures=tuple(self.figures),
            parts=tuple(self.parts),
        )
