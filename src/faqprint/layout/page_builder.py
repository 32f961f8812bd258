"""A page being filled: items are added in reading order and frozen into a ``display_list.Page`` at the end."""

from __future__ import annotations

from .display_list import Anchor, Figure, Fill, Link, Page, PlacedLine, Rule


class PageBuilder:
    """Collects the items of one page; coordinates as in ``display_list``."""

    __slots__ = ("anchors", "bars", "figures", "fills", "links", "number", "rules", "texts")

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

    def frame(self, x0: float, y0: float, x1: float, y1: float, width: float) -> None:
        """Draw the four rules of a frame from corner to corner, in pt; the horizontal ones close the corners (TB-6)."""
        half = width / 2
        self.rules += (
            Rule(x0 - half, y0, x1 + half, y0, width),
            Rule(x0 - half, y1, x1 + half, y1, width),
            Rule(x0, y0, x0, y1, width),
            Rule(x1, y0, x1, y1, width),
        )

    def add(self, other: PageBuilder) -> None:
        """Add the items of another builder behind these."""
        self.figures += [figure._replace(before=figure.before + len(self.texts)) for figure in other.figures]
        self.texts += other.texts
        self.rules += other.rules
        self.fills += other.fills
        self.links += other.links
        self.anchors += other.anchors
        self.bars += other.bars

    def renumber(self, texts: int, links: int, by: int) -> None:
        """Add to the structure elements of what was added behind so many texts and links; artifacts have none."""
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
        )
