"""What the layouts of many editions share: sections composed, pieces split, pages drawn.

All are kept by the identity of what they are made from: an unchanged section is the very section of the edition before
(``manuscript.edition``), so the pieces, fragments and pages that come of it are the same objects, too.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from ..layout.page_builder import PageBuilder
from ..layout.paginate import FlowableEntry, PlannedPage, exchanged, paginate
from ..layout.structure import StructureTree
from ..storage.memory_cache import MemoryCache, pages_kept

if TYPE_CHECKING:
    from ..layout.display_list import Bookmark, Page
    from ..layout.split import Flowable, Split

#: Sections that are kept at least.
_SECTIONS: Final = 128
#: Plans that new entries are compared with.
_PLANS: Final = 4

T = TypeVar("T")


class _Composed(NamedTuple):
    """What a section added to the tree, the entries and the bookmarks, and the section itself."""

    section: object
    kinds: list[str]
    parents: list[int]
    attributes: list[tuple[int, dict[str, str]]]
    entries: list[FlowableEntry]
    bookmarks: list[Bookmark]


class EditionReuse:
    """Shared by the layouts of editions of one appendix, with one style; a layout by itself keeps nothing."""

    def __init__(self, sections: int = 0, *, lasting: bool = True) -> None:
        """``sections``: how many the appendix has; ``lasting``: whether anything is kept at all."""
        self._lasting = lasting
        self._sections: MemoryCache[_Composed] = MemoryCache(max(_SECTIONS, 2 * sections))
        self._splits: MemoryCache[tuple[Flowable, Split]] = MemoryCache(2 * pages_kept(0))
        self._pages: MemoryCache[tuple[object, Page]] = MemoryCache(pages_kept(0))
        self._drawn: MemoryCache[tuple[object, PageBuilder]] = MemoryCache(2 * pages_kept(0))
        self._plans: list[tuple[float, Sequence[FlowableEntry], list[PlannedPage]]] = []
        self._shared: MemoryCache[Any] = MemoryCache(64)

    def expect(self, pages: int) -> None:
        """Make room for editions of so many pages."""
        self._pages.limit = pages_kept(pages)
        self._drawn.limit = self._splits.limit = 2 * pages_kept(pages)

    def section(
        self,
        section: object,
        context: Hashable,
        tree: StructureTree,
        entries: list[FlowableEntry],
        bookmarks: list[Bookmark],
        compose: Callable[[], None],
    ) -> None:
        """Compose a section by ``compose``, or add what it added when it was composed at the same place in the tree.

        ``context``: what else its composition depends on.
        """
        if not self._lasting:
            compose()
            return
        begin, first, mark = len(tree.kinds), len(entries), len(bookmarks)

        def make() -> _Composed:
            compose()
            own = [(element, dict(values)) for element, values in tree.attributes.items() if element >= begin]
            return _Composed(section, tree.kinds[begin:], tree.parents[begin:], own, entries[first:], bookmarks[mark:])

        composed = self._sections.get((id(section), begin, context), make)
        if len(tree.kinds) == begin:
            tree.kinds += composed.kinds
            tree.parents += composed.parents
            tree.attributes.update(composed.attributes)
            entries += composed.entries
            bookmarks += composed.bookmarks

    def plan(self, entries: Sequence[FlowableEntry], height: float) -> list[PlannedPage]:
        """Fill pages of ``height`` pt with entries, or with few of them exchanged those that were filled with others."""
        if not self._lasting:
            return paginate(entries, height)
        for room, before, planned in self._plans:
            if room == height and (pages := exchanged(entries, before, planned)):
                return pages
        pages = paginate(entries, height, self._split)
        self._plans[:] = [(height, entries, pages), *self._plans[: _PLANS - 1]]
        return pages

    def _split(self, piece: Flowable, available: float, fresh: float, alone: bool) -> Split:
        """Split a piece, or give the parts that it was split into for the same room."""
        return self._splits.get((id(piece), available, fresh, alone), lambda: (piece, piece.split(available, fresh, alone)))[1]

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give what was made under a key; it holds what the key names by its ``id``."""
        made: T = self._shared.get(key, make)
        return made

    def page(self, planned: PlannedPage, context: Hashable, holder: object, draw: Callable[[], Page]) -> Page:
        """Draw a page, or give the one that was drawn of the same fragments in the same places.

        ``context``: what else it depends on, by value; ``holder`` holds what that names by its ``id``.
        """
        if not self._lasting:
            return draw()
        return self._pages.get((planned.placement, context), lambda: ((planned, holder), draw()))[1]

    def add(self, key: Hashable, holder: object, builder: PageBuilder, draw: Callable[[PageBuilder], None]) -> None:
        """Draw a part of a page on its builder, or add what was drawn before.

        ``key``: all that the part depends on; ``holder`` holds what that names by its ``id``.
        """
        if self._lasting:
            builder.add(self._drawn.get(key, lambda: (holder, _sheet_of(draw)))[1])
        else:
            draw(builder)


def _sheet_of(draw: Callable[[PageBuilder], None]) -> PageBuilder:
    builder = PageBuilder(0)
    draw(builder)
    return builder
