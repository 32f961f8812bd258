"""What a page takes of a flowable: the part that stands on it, what is left, and why not if nothing does."""

from __future__ import annotations

from math import ceil, floor
from typing import Protocol

from ..errors import LayoutError, Place
from ..named_tuple import NamedTuple
from ..units import MM
from .page_builder import PageBuilder


class WhyNot(NamedTuple):
    """Why nothing of a flowable stands in the room that it was given; the error that a clerk sees is made from it."""

    #: Names the sentence in ``messages``.
    code: str
    #: Pt that the first part takes at least without giving up a keep that a new page could hold.
    needed: float
    #: Pt that there were for it, what is repeated around every part (head, markers, padding) taken off.
    room: float
    #: Where in the content it is, if that is narrower than the flowable's own place.
    place: Place | None = None
    #: What the sentence names besides the two lengths, by name.
    values: tuple[tuple[str, str], ...] = ()

    def error(self, place: Place) -> LayoutError:
        """Give the error for a page that is empty, with the lengths in mm; ``place``: the flowable's own."""
        needed, room = f"{ceil(self.needed / MM * 10) / 10:g}", f"{floor(max(self.room, 0.0) / MM * 10) / 10:g}"
        return LayoutError(self.code, place=self.place or place, needed=needed, available=room, **dict(self.values))


class Fragment(Protocol):
    """A part of a flowable that stands on one page."""

    @property
    def height(self) -> float:
        """Height in pt."""

    @property
    def framed(self) -> bool:
        """Whether its upper edge is a rule."""

    def place(self, x: float, y: float, builder: PageBuilder) -> None:
        """Draw it with its top left corner at (x, y), in pt from the page's."""


class Flowable(Protocol):
    """Something to put on pages: a title, a text, a box, a table, the memo."""

    def split(self, available: float, fresh: float, alone: bool = False) -> Split:
        """Take what stands on this page.

        ``available``: pt free here, ``fresh``: pt on a new page, ``alone``: this page holds nothing but what is kept with the
        flowable, so that a new page has no more room for it.
        """


class Split(NamedTuple):
    """What becomes of a flowable on one page."""

    #: What stands on it; ``None``: nothing, and ``why_not`` says why.
    fragment: Fragment | None
    #: What is left for later pages and knows that it continues; ``None``: all is placed.
    rest: Flowable | None = None
    #: Holds exactly if there is no fragment.
    why_not: WhyNot | None = None
