"""A drawn page as a value that can be kept, so that the next build draws only pages that changed."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence

from ..layout.display_list import Anchor, Figure, Link
from ..named_tuple import NamedTuple
from ..storage.packing import unwrap, wrap
from .page_parts import PageParts
from .typeface import Shown


class DrawnPage(NamedTuple):
    """What a page was drawn as."""

    #: The stream object of its content.
    body: bytes
    #: The element from which its structure elements count.
    first: int
    #: The element of each mark, by MCID.
    owners: array[int]
    links: Sequence[Link]
    anchors: Sequence[Anchor]
    #: What it shows of each typeface, if that was asked.
    shown: Sequence[Shown]
    #: Its figures; a page that has any is not kept.
    figures: Sequence[Figure] = ()

    def parts(self, first: int, stamp: int) -> PageParts:
        """Give what the document must know of the page.

        ``first``: the element from which its elements count in this document; ``stamp``: the number of its stamp, -1: none.
        """
        owners, links, by = self.owners, self.links, first - self.first
        if by:
            owners = array("i", [owner + by for owner in owners])
            links = [link._replace(tag=link.tag + by) for link in links]
        return PageParts(owners, links, self.anchors, stamp, self.figures)

    def pack(self) -> bytes:
        """Give the page as bytes, for this machine."""
        plain = json.dumps((self.first, self.links, self.anchors, self.shown), ensure_ascii=False).encode()
        return wrap([self.body, self.owners.tobytes(), plain])

    @classmethod
    def unpack(cls, packed: bytes) -> DrawnPage:
        """Give back what ``pack`` gave."""
        body, owners, plain = unwrap(packed)
        first, links, anchors, shown = json.loads(plain)
        return cls(
            body,
            first,
            array("i", owners),
            [Link(*link) for link in links],
            [Anchor(*anchor) for anchor in anchors],
            [Shown(*face) for face in shown],
        )
