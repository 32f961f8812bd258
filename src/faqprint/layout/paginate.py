"""Pieces to pages: titles stay with what follows, every page is filled from the top, the folio knows the last page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..errors import LayoutError, Place
from .pieces import Fragment, Piece, Title
from .table import FaqFragment

#: Splits a piece for the room that is left, and that of a new page.
Splitter = Callable[[Piece, float, float, bool], tuple[Fragment | None, Piece | None]]


def split_piece(piece: Piece, available: float, fresh: float, alone: bool) -> tuple[Fragment | None, Piece | None]:
    """Split a piece as it asks to be."""
    return piece.split(available, fresh, alone)


class Entry(NamedTuple):
    """A piece with the space before it (it vanishes at the head of a page) and how it clings to its neighbours."""

    piece: Piece
    place: Place
    space: float = 0.0
    keep: bool = False  # stays with the next entry
    break_before: bool = False


class Planned:
    """A page being planned: fragments with their distance from the head of the type area; ``used`` pt are taken."""

    __slots__ = ("fragments", "used")

    def __init__(self, fragments: Iterable[tuple[float, Fragment]] = (), used: float = 0.0) -> None:
        self.fragments = list(fragments)
        self.used = used

    def put(self, fragment: Fragment, space: float) -> None:
        """Add a fragment below the others."""
        top = self.used + (space if self.fragments else 0.0)
        self.fragments.append((top, fragment))
        self.used = top + fragment.height

    @property
    def numbers(self) -> tuple[int, int] | None:
        """The first and last No of which something stands here."""
        found = [fragment.numbers for _, fragment in self.fragments if isinstance(fragment, FaqFragment)]
        return (found[0][0], found[-1][1]) if found else None

    def anchors(self) -> list[str]:
        """The anchors that this page sets."""
        names: list[str] = []
        for _, fragment in self.fragments:
            if isinstance(fragment, FaqFragment):
                names += fragment.anchored
            elif isinstance(fragment, Title):
                names.append(fragment.anchor)
            else:
                names += [name] if (name := getattr(fragment, "anchor", "")) else []
        return names


def paginate(entries: Sequence[Entry], height: float, split: Splitter = split_piece) -> list[Planned]:
    """Fill pages of ``height`` pt with the entries in order; at least one page.

    Raises ``LayoutError`` naming the place if a piece fits no page.
    """
    pages = [Planned()]
    i = 0
    while i < len(entries):
        stop = i
        while stop + 1 < len(entries) and entries[stop].keep and not entries[stop + 1].break_before:
            stop += 1
        if entries[i].break_before and pages[-1].fragments:
            pages.append(Planned())
        _put_group(entries[i : stop + 1], pages, height, split)
        i = stop + 1
    return pages


def _put_group(group: Sequence[Entry], pages: list[Planned], height: float, split: Splitter) -> None:
    """Place kept entries together with the first part of the last one; on a new page if this one has no room for them."""
    *lead, body = group
    while True:
        page = pages[-1]
        trial = Planned(page.fragments, page.used)
        for entry in lead:
            fragment, rest = split(entry.piece, height, height, False)
            if fragment is None or rest is not None:
                raise LayoutError("piece-unplaceable", place=entry.place)
            trial.put(fragment, entry.space)
        space = body.space if trial.fragments else 0.0
        available = height - trial.used - space
        fragment, rest = split(body.piece, available, height, not page.fragments) if available > 0 else (None, body.piece)
        if fragment is not None:
            trial.put(fragment, space)
            pages[-1] = trial
            break
        if page.fragments:
            pages.append(Planned())
        elif lead:
            # no page holds the kept entries together with the body: they stand alone
            _put_apart(lead, pages, height, split)
            lead = []
        else:
            raise LayoutError("piece-unplaceable", place=body.place)
    while rest is not None:
        fragment, following = split(rest, height, height, True)
        if fragment is None:
            raise LayoutError("piece-unplaceable", place=body.place)
        pages.append(Planned())
        pages[-1].put(fragment, 0.0)
        rest = following


def _put_apart(lead: Sequence[Entry], pages: list[Planned], height: float, split: Splitter) -> None:
    for entry in lead:
        _put_group([entry], pages, height, split)
