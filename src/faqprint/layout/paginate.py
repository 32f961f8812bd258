"""Flowables to pages: titles stay with what follows, every page is filled from the top, the folio knows the last page."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property, partial

from ..errors import Place
from ..named_tuple import NamedTuple
from ..storage.memory_cache import Memoizer, identity, make_anew
from .flowables import Title
from .split import Flowable, Fragment, Split
from .table import FaqFragment

#: Splits a flowable for the pt that are left, and those of a new page; and whether the page holds nothing else.
Splitter = Callable[[Flowable, float, float, bool], Split]


def split_flowable(flowable: Flowable, available: float, fresh: float, alone: bool) -> Split:
    """Split a flowable as it asks to be; ``available`` and ``fresh`` in pt: on this page, on a new one."""
    return flowable.split(available, fresh, alone)


class FlowableEntry(NamedTuple):
    """A flowable and how it stands to its neighbours."""

    flowable: Flowable
    #: Where it is in the content.
    place: Place
    #: White before it in pt; it vanishes at the head of a page.
    space: float = 0.0
    #: Whether it stays on the page on which the next entry begins.
    keep: bool = False
    #: Whether it begins a new page.
    break_before: bool = False


class PlannedPage:
    """A page being planned."""

    def __init__(self, fragments: Iterable[tuple[float, Fragment]] = (), used: float = 0.0, places: Iterable[Place] = ()) -> None:
        """``fragments``: with their distance from the head of the type area in pt; ``used``: pt of it that are taken.

        ``places``: where each of them is in the content.
        """
        self.fragments = list(fragments)
        self.used = used
        self.places = list(places)
        #: The groups of entries that it was filled with, as they were placed.
        self.groups: list[PlannedPage] = []
        #: Whether an entry on it parts from the next one, which it was to be kept with.
        self.apart = False

    def put(self, fragment: Fragment, space: float, place: Place) -> None:
        """Add a fragment below the others with ``space`` pt between; ``place``: where it is in the content."""
        top = self.used + (space if self.fragments else 0.0)
        self.fragments.append((top, fragment))
        self.places.append(place)
        self.used = top + fragment.height

    def extend(self, group: PlannedPage) -> None:
        """Take over a group that was planned to follow on the page."""
        self.fragments += group.fragments
        self.places += group.places
        if group.fragments:
            self.groups.append(group)
        self.used, self.apart = group.used, group.apart

    def after(self, count: int = 0) -> PlannedPage:
        """Give the page with its fragments behind the first ``count``, for ``extend``."""
        page = PlannedPage(self.fragments[count:], self.used, self.places[count:])
        page.apart = self.apart
        return page

    @property
    def numbers(self) -> tuple[str, ...]:
        """The first and last No of which something stands here; one, if all is of one question, or none."""
        found = [fragment.numbers for _, fragment in self.fragments if isinstance(fragment, FaqFragment)]
        return (found[0][0], found[-1][-1]) if len(found) > 1 else found[0] if found else ()

    @property
    def parted(self) -> bool:
        """Whether a keep is given up at its foot, those of a table of questions aside."""
        return self.apart or any(getattr(fragment, "parted", False) for _, fragment in self.fragments)

    @property
    def framed(self) -> bool:
        """Whether a rule stands at the head of the type area."""
        return bool(self.fragments) and self.fragments[0][1].framed

    @property
    def share(self) -> int:
        """Which of two processes draws the page, if two do: 1 if that one set all that stands on it."""
        return min([getattr(fragment, "share", 0) for _, fragment in self.fragments], default=0)

    @property
    def placement(self) -> tuple[Hashable, ...]:
        """What stands where on the page, as a key: ``memory_cache``."""
        return tuple(map(identity, self.groups))

    @cached_property
    def anchors(self) -> list[str]:
        """The anchors that the page sets when it is planned."""
        names: list[str] = []
        for _, fragment in self.fragments:
            if isinstance(fragment, FaqFragment):
                names += fragment.anchor_names
            elif isinstance(fragment, Title):
                names.append(fragment.anchor)
            else:
                names += [name] if (name := getattr(fragment, "anchor", "")) else []
        return names


def paginate(
    entries: Sequence[FlowableEntry], height: float, split: Splitter = split_flowable, memo: Memoizer = make_anew
) -> list[PlannedPage]:
    """Fill pages of ``height`` pt with the entries in order; at least one page.

    ``memo``: has how the same entries were placed on a page that was as full.  Raises ``LayoutError``, made of what the
    flowable says, if something of it fits no page.
    """
    pages = [PlannedPage()]
    i = 0
    while i < len(entries):
        stop = i
        while stop + 1 < len(entries) and entries[stop].keep and not entries[stop + 1].break_before:
            stop += 1
        if entries[i].break_before and pages[-1].fragments:
            pages.append(PlannedPage())
        page, group = pages[-1], entries[i : stop + 1]
        key = (page.used, bool(page.fragments), page.apart, height, *map(identity, group))
        onto, *others = memo(key, partial(_place_group, group, page, height, split))
        page.extend(onto)
        for other in others:
            pages.append(PlannedPage())
            pages[-1].extend(other)
        i = stop + 1
    return pages


def _place_group(group: Sequence[FlowableEntry], page: PlannedPage, height: float, split: Splitter) -> list[PlannedPage]:
    """Give what kept entries add to a page, and the pages that they go on to."""
    pages = [page.after()]
    _put_group(group, pages, height, split)
    pages[0] = pages[0].after(len(page.fragments))
    return pages


def _put_group(group: Sequence[FlowableEntry], pages: list[PlannedPage], height: float, split: Splitter) -> None:
    """Place kept entries together with the first part of the last one; on a new page if this one has no room for them."""
    *lead, body = group
    parts = [_part(entry.flowable, entry.place, height, split) for entry in lead]
    if any(rest is not None for _, rest in parts):
        _put_apart(lead, pages, height, split)  # no page holds one of them whole: nothing can be kept with it
        lead, parts = [], []
    while True:
        page = pages[-1]
        trial = PlannedPage(page.fragments, page.used, page.places)
        for entry, (part, _) in zip(lead, parts, strict=True):
            trial.put(part, entry.space, entry.place)
        space = body.space if trial.fragments else 0.0
        available = height - trial.used - space
        made = split(body.flowable, available, height, not page.fragments) if available > 0 else None
        if made and made.fragment is not None:
            trial.put(made.fragment, space, body.place)
            pages[-1] = trial
            break
        if page.fragments:
            pages.append(PlannedPage())
        elif lead:
            # no page holds the kept entries together with the body: they stand alone
            _put_apart(lead, pages, height, split)
            lead, parts = [], []
        else:
            assert made and made.why_not  # a page that is empty has room
            raise made.why_not.error(body.place)
    rest = made.rest
    while rest is not None:
        fragment, rest = _part(rest, body.place, height, split)
        pages.append(PlannedPage())
        pages[-1].put(fragment, 0.0, body.place)


def _part(flowable: Flowable, place: Place, height: float, split: Splitter) -> tuple[Fragment, Flowable | None]:
    """Give what an empty page takes of a flowable, and what is left; raises ``LayoutError`` if it takes nothing."""
    fragment, rest, why_not = split(flowable, height, height, True)
    if fragment is None:
        assert why_not
        raise why_not.error(place)
    return fragment, rest


def _put_apart(lead: Sequence[FlowableEntry], pages: list[PlannedPage], height: float, split: Splitter) -> None:
    for entry in lead:
        _put_group([entry], pages, height, split)
    pages[-1].apart = True
