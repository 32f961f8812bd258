"""Many editions of one appendix as PDFs, each the same as a plain build's but for its font programs; what is equal is made once.

A page that is the very page of an edition before is not drawn again; a document with the same tree, marks, links and bookmarks
as one before is not formatted again, only its page streams and fonts are exchanged.  A font holds the glyphs of the appendix
with its own values, shared by all, and behind them the edition's own (``growing_font``), so that an edition's bytes depend on
its own inputs only.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from ..layout.display_list import Bookmark, Information, PlacedLine
from ..layout.structure import StructureTree
from ..named_tuple import NamedTuple
from ..storage.last_build import BuildMemo
from ..storage.memory_cache import MemoryCache, identity, make_anew
from .deflate import deflate
from .edition_font import EditionFont, edition_stream
from .object_file import ObjectBody
from .page_parts import PLACED_FONT, DocumentObjects, Embedded, PageParts, describe_links
from .painter import Painted, Painter
from .pdf import document_objects, typefaces_of
from .typeface import Typeface, Usage, show

if TYPE_CHECKING:
    from ..layout.display_list import Layout, Page
    from ..text.fonts import Faces
    from ..text.line import Piece

#: Documents that are kept, and how many of them between runs: there may be one for each edition.
_DOCUMENTS: Final = 16
_DOCUMENTS_ON_DISK: Final = 4
#: Parts of pages that are kept at least: of those that are drawn anew for each edition.
_PARTS: Final = 256


class EditionPage(NamedTuple):
    """A page or a stamp as it stands in the file."""

    body: ObjectBody
    #: The structure element of each mark.
    owners: array[int]
    #: The typefaces that it is drawn with.
    faces: frozenset[int]
    #: The codes that it takes of each typeface beyond those of the base.
    more: Sequence[frozenset[int]]
    #: What it shows.
    texts: Sequence[PlacedLine]


class _DocumentKey(NamedTuple):
    """All that a document depends on but its page streams and fonts."""

    information: Information
    bookmarks: tuple[Bookmark, ...]
    size: tuple[float, float]
    faces: frozenset[int]
    tree: StructureTree
    parts: Sequence[PageParts]

    def __hash__(self) -> int:
        return hash((self.information, len(self.bookmarks), self.size, self.faces, self.tree.next_number, len(self.parts)))


class Drawing(NamedTuple):
    """An edition but for its fonts."""

    document: DocumentObjects
    #: Each page with its stamp.
    pages: Sequence[tuple[EditionPage, ...]]
    #: The codes that it takes of each typeface beyond those of the base.
    more: Sequence[frozenset[int]]

    def streams(self) -> Iterator[tuple[ObjectBody, Sequence[PlacedLine], int]]:
        """Give each stream of the pages and their stamps, what it draws, and its number of marks."""
        for drawn in chain.from_iterable(self.pages):
            yield drawn.body, drawn.texts, len(drawn.owners)


class EditionPrinter:
    """Writes editions with the same faces; ``base`` is the layout of the appendix with its own values."""

    def __init__(
        self, faces: Faces, base: Layout, pages: int = 256, date: datetime | None = None, memo: BuildMemo = make_anew
    ) -> None:
        """``pages``: how many are kept at least; ``memo``: has the first documents of an earlier run."""
        self._date = date
        self._memo = memo
        self._typefaces = typefaces_of(faces)
        self._pages: MemoryCache[EditionPage] = MemoryCache(pages)
        self._parts: MemoryCache[Any] = MemoryCache(_PARTS)
        self._documents: MemoryCache[DocumentObjects] = MemoryCache(_DOCUMENTS)
        self._formatted = 0
        pieces: list[list[Piece]] = [[] for _ in self._typefaces]
        for text in chain.from_iterable(chain(page.texts, page.stamp) for page in base.pages()):
            for piece in text.line.pieces:
                pieces[piece.face].append(piece)
        #: Those of the base, by their identity: a line that an edition shares with it is the same object (``Typesetter``).
        self._base = {id(piece): piece for face in pieces for piece in face}
        self._shown: dict[int, str] = {}
        self._fonts = [EditionFont(typeface, face) for typeface, face in zip(self._typefaces, pieces, strict=True)]

    @property
    def characters(self) -> dict[str, dict[int, str]]:
        """The text of each code of each font."""
        return {typeface.resource: typeface.texts for typeface in self._typefaces}

    def draw(self, layout: Layout, pages: Sequence[Page]) -> Drawing:
        """Draw an edition's pages, which are those that the layout gives."""
        stamps = list({id(page.stamp): page.stamp for page in pages if page.stamp}.values())  # one for all pages of an area
        places = {id(stamp): place for place, stamp in enumerate(stamps)}
        painter = Painter(layout, self._typefaces, self._show, self._parts.memo)
        drawn = [self._page(painter, layout, page) for page in pages]
        stamped = [self._edition_page(painter.stamp(stamp), stamp) for stamp in stamps]
        stamp_of = [places.get(id(page.stamp), -1) for page in pages]
        every = [*drawn, *stamped]
        faces = frozenset().union(*[part.faces for part in every])
        more = [frozenset().union(*codes) for codes in zip(*[part.more for part in every], strict=True)]
        parts = [
            PageParts(part.owners, describe_links(page.links, layout.words_at), page.anchors, stamp, page.figures)
            for page, part, stamp in zip(pages, drawn, stamp_of, strict=True)
        ]
        key = _DocumentKey(layout.information, layout.bookmarks, (layout.width, layout.height), faces, layout.tree, parts)
        document = self._documents.memo(key, lambda: self._document(layout, parts, faces))
        with_stamps = [(part, stamped[stamp]) if stamp >= 0 else (part,) for part, stamp in zip(drawn, stamp_of, strict=True)]
        return Drawing(document, with_stamps, more)

    def embed_fonts(self, drawing: Drawing) -> dict[str, Embedded]:
        """Give the fonts of an edition by their resource names."""
        fonts = zip(self._fonts, drawing.more, strict=True)
        return {font.resource: font.embed(more) for font, more in fonts if font.resource in drawing.document.fonts}

    def print(self, drawing: Drawing, fonts: Mapping[str, Embedded]) -> list[bytes]:
        """Give an edition's file in parts."""
        streams = [[part.body for part in parts] for parts in drawing.pages]
        # to compress the dictionaries takes longer than to write the kilobyte that it saves
        return drawing.document.print(streams, fonts, compress=False)

    def _page(self, painter: Painter, layout: Layout, page: Page) -> EditionPage:
        """Draw a page, unless it was drawn before: what stands on it is the same object then."""
        key = (identity(page.texts), identity(page.rules), identity(page.fills), identity(page.figures), layout.height)
        return self._pages.memo(key, lambda: self._edition_page(painter.paint(page), page.texts))

    def _show(self, piece: Piece, typeface: Typeface, usage: Usage) -> str:
        """Show a piece; one of the base is the same in each edition, and what it shows need not be noted."""
        shown = self._shown.get(id(piece))
        if shown is None:
            if id(piece) not in self._base:
                return show(piece, typeface, usage)
            shown = self._shown[id(piece)] = show(piece, typeface, Usage())
        return shown

    def _edition_page(self, painted: Painted, texts: Sequence[PlacedLine]) -> EditionPage:
        more = [font.beyond_base(usage) for font, usage in zip(self._fonts, painted.usages, strict=True)]
        faces = frozenset([piece.face for text in texts for piece in text.line.pieces])
        body = edition_stream([deflate(painted.operators.encode("latin-1"))])
        return EditionPage(body, painted.owners, faces, more, texts)

    def _document(self, layout: Layout, parts: Sequence[PageParts], faces: frozenset[int]) -> DocumentObjects:
        fonts = {self._fonts[face].resource: PLACED_FONT for face in sorted(faces)}
        self._formatted += 1
        memo = self._memo if self._formatted <= _DOCUMENTS_ON_DISK else make_anew
        return document_objects(layout, parts, fonts, self._date, memo)
