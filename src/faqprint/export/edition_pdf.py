"""Many editions of one appendix as PDFs, each the same as a plain build's but for its font programs; what is equal is made once.

MemoryCache by value, never by a guess at what varies: a page that is the very page of an edition before is not drawn again; a
document with the same tree, marks, links and bookmarks as one before is not formatted again, only its page streams and fonts
are exchanged.  A font holds the glyphs of the appendix with its own values, shared by all, and behind them the edition's own
(``program``), so that an edition's bytes depend on its own inputs only.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import chain, compress
from struct import pack
from typing import TYPE_CHECKING, Final, NamedTuple

from ..layout.display_list import Text
from ..storage.disk_cache import DiskCache
from ..storage.memory_cache import MemoryCache, pages_kept
from .deflate import DeflateRun, compressed, joined, run, stored
from .embedding import CMAP_HEAD, CMAP_TAIL, blocks_of, font_dictionaries, letters, mapping, mappings, widths
from .growing_font import GrowingFont, SourceFont
from .object_file import ObjectBody, object_stream, whole
from .page_parts import CALL, PLACED_FONT, SUBSET, WIDTHS, DocumentObjects, PageParts, described
from .painter import Painted, Painter
from .pdf import document_objects_of, typefaces_of
from .typeface import Typeface, show

if TYPE_CHECKING:
    from ..layout.display_list import Layout, Page
    from ..text.fonts import Faces
    from ..text.line import Piece

#: Documents and fonts that are kept; the longest unused go first.
_DOCUMENTS: Final = 16
_STANDING: Final = 4
_FONTS: Final = 64
_SHOWN: Final = 20_000
#: Pages that are compared with one that is to be drawn (a foot takes one line, or two, or three), and sorts of such pages.
_LIKE: Final = 4
_PLACES: Final = 64
#: How a plain build's font leads from codes to glyphs, and how these do.
_IDENTITY: Final = b"/CIDToGIDMap /Identity"
_PLACED: Final = b"/CIDToGIDMap " + CALL % (len(PLACED_FONT) - 1)
_LINE: Final = Text._fields.index("line")
#: What all codes are wide that ``W`` does not tell of, in thousandths of an em.
_EM: Final = 1000
_STREAM_END: Final = b"\r\nendstream"
#: The codes that texts take of each face beyond those of the base, by the texts' places.
Own = Mapping[int, Sequence[tuple[int, frozenset[int]]]]


class DrawnPage(NamedTuple):
    """A page or a stamp as it stands in the file, and what it was made from.

    ``owners``: the element of each mark; ``faces``: the typefaces that it is drawn with; ``more``: the codes that it takes of
    each beyond those of the base; ``source``: holds what it was made from.
    """

    body: ObjectBody
    owners: array[int]
    faces: frozenset[int]
    more: Sequence[frozenset[int]]
    texts: Sequence[Text]
    source: object = None


class _Pattern(NamedTuple):
    """A page that others are drawn after, in parts; ``kinds``: of the element of each mark."""

    page: Page
    drawn: DrawnPage
    painted: Painted
    kinds: Sequence[str]
    own: Own


class _Shown(NamedTuple):
    """A piece of a line, the operator that shows it, and the codes that it takes beyond those of the base."""

    piece: Piece
    operator: str
    more: frozenset[int]


class _KeptDocument(NamedTuple):
    """A document and what it was made from."""

    layout: Layout
    key: tuple[object, ...]
    objects: DocumentObjects


class Drawing(NamedTuple):
    """An edition but for its fonts: its document, each page with its stamp, the codes that it takes of each beyond the base's."""

    document: DocumentObjects
    pages: Sequence[tuple[DrawnPage, ...]]
    more: Sequence[frozenset[int]]

    def streams(self) -> Iterator[tuple[ObjectBody, Sequence[Text], int]]:
        """Give each stream of the pages and their stamps, what it draws, and its number of marks."""
        for drawn in chain.from_iterable(self.pages):
            yield drawn.body, drawn.texts, len(drawn.owners)


class EditionPrinter:
    """Writes editions with the same faces; ``base`` is the layout of the appendix with its own values."""

    def __init__(self, faces: Faces, base: Layout, date: datetime | None = None, cache: DiskCache | None = None) -> None:
        """``cache``: where dictionaries of fonts and the first documents are kept between runs."""
        self._date = date
        self._cache = cache
        self._typefaces = typefaces_of(faces)
        self._pages: MemoryCache[DrawnPage] = MemoryCache(pages_kept(base.count))
        #: Pages that were drawn last, by their number, number of texts, and height.
        self._like: MemoryCache[list[_Pattern]] = MemoryCache(_PLACES)
        self._pieces: dict[int, _Shown] = {}
        self._documents: list[_KeptDocument] = []
        pieces: list[list[Piece]] = [[] for _ in self._typefaces]
        for page in base.pages():
            for text in chain(page.texts, page.stamp):
                for piece in text.line.pieces:
                    pieces[piece.face].append(piece)
        self._fonts = [
            _Font(typeface, frozenset(typeface.spent(own)), cache) for typeface, own in zip(self._typefaces, pieces, strict=True)
        ]

    def draw(self, layout: Layout, pages: Sequence[Page]) -> Drawing:
        """Draw an edition's pages, which are those that the layout gives."""
        drawn = [self._draw(layout, page) for page in pages]
        stamps = _stamps(pages)
        stamped = [self._stamp(layout, stamp) for stamp in stamps]
        order = list(map(id, stamps))
        stamp_of = [order.index(id(page.stamp)) if page.stamp else -1 for page in pages]
        every = [*drawn, *stamped]
        faces = frozenset().union(*[part.faces for part in every])
        more = [frozenset().union(*codes) for codes in zip(*[part.more for part in every], strict=True)]
        document = self._imposed(layout, pages, drawn, stamp_of, faces)
        whole_pages = [(part, stamped[stamp]) if stamp >= 0 else (part,) for part, stamp in zip(drawn, stamp_of, strict=True)]
        return Drawing(document, whole_pages, more)

    def subset_fonts(self, drawing: Drawing) -> list[FontSubset]:
        """Give the fonts of an edition, in the order of the faces."""
        return [font.made(codes) for font, codes in zip(self._fonts, drawing.more, strict=True)]

    def print(self, drawing: Drawing, fonts: Sequence[FontSubset]) -> list[bytes]:
        """Give an edition's file in parts."""
        document, pages, _ = drawing
        changed: dict[int, ObjectBody] = {}
        for numbers, parts in zip(document.contents, pages, strict=True):
            changed.update(zip(numbers, [part.body for part in parts], strict=True))
        members: list[tuple[int, bytes]] = []
        for font, made in zip(self._fonts, fonts, strict=True):
            if places := document.fonts.get(font.resource):
                members += font.dictionaries(made, places)
                changed.update(zip(compress(places, PLACED_FONT), made.streams, strict=True))
        if members:
            # as it is: to compress it takes longer than to write the kilobyte that it saves
            changed[document.object_file.holder(members[0][0])] = whole(object_stream(members, compress=False))
        return document.object_file.print(changed)

    @property
    def characters(self) -> dict[str, dict[int, str]]:
        """The text of each code of each font."""
        return {typeface.resource: typeface.texts for typeface in self._typefaces}

    def _draw(self, layout: Layout, page: Page) -> DrawnPage:
        """Draw a page, unless it was drawn before: kept by the identity of all that stands on it."""
        key = (id(page.texts), id(page.rules), id(page.fills), layout.height)
        return self._pages.get(key, lambda: self._paint(layout, page))

    def _paint(self, layout: Layout, page: Page) -> DrawnPage:
        """Draw a page; if it differs from one before in the words of some lines only, no more than those."""
        like = self._like.get((page.number, len(page.texts), layout.height), list)
        for place, other in enumerate(like):
            if made := self._exchanged(layout, page, other):
                like[place] = made
                return made.drawn
        painted = Painter(layout, self._typefaces, self._show).paint(page)
        own = self._owns(page.texts)
        drawn = self._drawn(painted, _faces(page.texts), own, page.texts, page)
        like[:] = [_Pattern(page, drawn, painted, _kinds(layout, painted), own), *like[: _LIKE - 1]]
        return drawn

    def _exchanged(self, layout: Layout, page: Page, like: _Pattern) -> _Pattern | None:
        """Draw a page by exchanging the words of lines of another, if it differs from that in nothing else."""
        old, drawn, painted, kinds, owns = like
        if page.rules != old.rules or page.fills != old.fills:
            return None
        parts, own = painted.parts.copy(), dict(owns)
        for place, (text, before) in enumerate(zip(page.texts, old.texts, strict=True)):
            if text is before or text == before:
                continue
            one, other = text.line.pieces, before.line.pieces
            if len(one) != 1 or len(other) != 1 or one[0].face != other[0].face:
                return None
            if text[:_LINE] != before[:_LINE] or text[_LINE + 1 :] != before[_LINE + 1 :]:
                return None
            parts[painted.slots[place]] = self._shown(one[0]).operator
            own[place] = self._own(text)
        if _kinds(layout, painted) != kinds:
            return None
        painted = painted._replace(parts=parts)
        return _Pattern(page, self._drawn(painted, drawn.faces, own, page.texts, page), painted, kinds, own)

    def _stamp(self, layout: Layout, stamp: tuple[Text, ...]) -> DrawnPage:
        painted = Painter(layout, self._typefaces, self._show).stamp(stamp)
        return self._drawn(painted, _faces(stamp), self._owns(stamp), stamp)

    def _drawn(
        self, painted: Painted, faces: frozenset[int], own: Own, texts: Sequence[Text], source: Page | None = None
    ) -> DrawnPage:
        more: list[frozenset[int]] = [frozenset()] * len(self._typefaces)
        for pieces in own.values():
            for face, codes in pieces:
                more[face] |= codes
        body = _stream([compressed(painted.operators.encode("latin-1"))])
        return DrawnPage(body, painted.owners, faces, more, texts, source)

    def _owns(self, texts: Sequence[Text]) -> Own:
        return {place: own for place, text in enumerate(texts) if (own := self._own(text))}

    def _own(self, text: Text) -> list[tuple[int, frozenset[int]]]:
        """Give the codes that a text takes of each face beyond those of the base."""
        return [(piece.face, more) for piece in text.line.pieces if (more := self._shown(piece).more)]

    def _show(self, piece: Piece, typeface: Typeface) -> str:
        return self._shown(piece).operator

    def _shown(self, piece: Piece) -> _Shown:
        """Give what shows a piece; a line that is the same in two editions is the same object (``Typesetter``)."""
        kept = self._pieces.get(id(piece))
        if kept is None:
            if len(self._pieces) >= _SHOWN:
                self._pieces.clear()
            typeface = self._typefaces[piece.face]
            codes = typeface.spent([piece])
            kept = self._pieces[id(piece)] = _Shown(piece, show(piece, typeface), frozenset(codes - self._fonts[piece.face].base))
        return kept

    def _imposed(
        self, layout: Layout, pages: Sequence[Page], drawn: Sequence[DrawnPage], stamps: Sequence[int], faces: frozenset[int]
    ) -> DocumentObjects:
        """Give a document that is equal but for its streams and fonts: one before, or a new one."""
        sheets = [
            PageParts(part.owners, described(page.links, layout.words_at), page.anchors, stamp)
            for page, part, stamp in zip(pages, drawn, stamps, strict=True)
        ]
        key = (
            sheets,
            faces,
            layout.bookmarks,
            layout.information,
            (layout.width, layout.height),
        )
        tree = layout.tree
        for place, kept in enumerate(self._documents):
            other = kept.layout.tree
            if (
                kept.key == key
                and tree.kinds == other.kinds
                and tree.parents == other.parents
                and tree.attributes == other.attributes
            ):
                if place:
                    self._documents.insert(0, self._documents.pop(place))
                return kept.objects
        self._documents[_DOCUMENTS - 1 :] = []
        made = _KeptDocument(layout, key, self._format(layout, sheets, faces))
        self._documents.insert(0, made)
        return made.objects

    def _format(self, layout: Layout, sheets: Sequence[PageParts], faces: frozenset[int]) -> DocumentObjects:
        fonts = {self._fonts[face].resource: PLACED_FONT for face in sorted(faces)}
        # there may be one for each edition: the first ones are kept between runs
        return document_objects_of(layout, sheets, fonts, self._date, self._cache if len(self._documents) < _STANDING else None)


class FontSubset(NamedTuple):
    """What a font says of its subset, its widths, and its streams: program, ToUnicode, CIDToGIDMap."""

    tag: bytes
    widths: bytes
    streams: tuple[ObjectBody, ...]


class _Font:
    """A typeface's font with the glyphs of the base, to which an edition adds its own."""

    def __init__(self, typeface: Typeface, base: frozenset[int], cache: DiskCache | None) -> None:
        self.resource = typeface.resource
        self.base: Final = base
        codes = sorted(base)
        self._program = GrowingFont(SourceFont(typeface.path, typeface.number), codes, typeface.copies)
        self._own = _Own(typeface, self._program)
        self._widths = widths(zip(codes, map(self._program.advance, codes), strict=True)).encode()
        self._mappings: list[DeflateRun] = [run((CMAP_HEAD + mappings(typeface.texts, codes)).encode()), run(CMAP_TAIL.encode())]
        self._dictionaries = font_dictionaries(typeface, cache)
        self._numbered: dict[tuple[int, ...], list[tuple[int, bytes]]] = {}
        #: Of all that the streams come from, but for the codes beyond the base's.
        self._identity = sha256(self._program.source.checks + repr(codes).encode())
        self._kept: MemoryCache[FontSubset] = MemoryCache(_FONTS)

    def made(self, more: frozenset[int]) -> FontSubset:
        """Give the font with more codes than the base's."""
        return self._kept.get(more, lambda: self._make(sorted(more)))

    def dictionaries(self, made: FontSubset, numbers: Sequence[int]) -> list[tuple[int, bytes]]:
        """Give the font's dictionaries with their numbers, its objects having these."""
        key = tuple(numbers)
        if key not in self._numbered:
            self._numbered[key] = self._number(key)
        return [(number, body.replace(SUBSET, made.tag).replace(WIDTHS, made.widths)) for number, body in self._numbered[key]]

    def _number(self, numbers: Sequence[int]) -> list[tuple[int, bytes]]:
        places = [number for number, is_stream in zip(numbers, PLACED_FONT, strict=True) if not is_stream]
        bodies = [body.replace(_IDENTITY, _PLACED) for body in self._dictionaries]
        for place, number in enumerate(numbers):
            bodies = [body.replace(CALL % place, b"%d 0 R" % number) for body in bodies]
        return list(zip(places, bodies, strict=True))

    def _make(self, extra: Sequence[int]) -> FontSubset:
        program, length, places = self._program.extended(extra)
        own = list(map(self._own.__getitem__, extra))
        entries = blocks_of([entry for entry, _ in own])
        texts = joined([self._mappings[0], stored(entries.encode()), self._mappings[1]])
        identity = self._identity.copy()
        identity.update(pack(f">{len(extra)}H", *extra))
        digest = identity.digest()
        streams = (
            _stream(program, b"/Length1 %d" % length, digest=digest),
            _stream(texts, digest=digest),
            _stream(places, digest=digest),
        )
        odd = [(code, width) for code, (_, width) in zip(extra, own, strict=True) if width != _EM]
        return FontSubset(letters(digest).encode(), self._widths + widths(odd).encode() if odd else self._widths, streams)


class _Own(dict[int, tuple[str, float]]):
    """Code -> its entry in the CMap, and its width."""

    def __init__(self, typeface: Typeface, program: GrowingFont) -> None:
        self._texts = typeface.texts
        self._program = program

    def __missing__(self, code: int) -> tuple[str, float]:
        own = self[code] = mapping(code, self._texts[code]), self._program.advance(code)
        return own


def _stamps(pages: Sequence[Page]) -> list[tuple[Text, ...]]:
    """Give the stamps of pages, each once; those of equal areas are the same object (``layout.compose``)."""
    return list({id(page.stamp): page.stamp for page in pages if page.stamp}.values())


def _kinds(layout: Layout, painted: Painted) -> list[str]:
    return list(map(layout.tree.kinds.__getitem__, painted.owners))


def _faces(texts: Sequence[Text]) -> frozenset[int]:
    return frozenset([piece.face for text in texts for piece in text.line.pieces])


def _stream(packed: Sequence[bytes], entries: bytes = b"", digest: bytes = b"") -> ObjectBody:
    """Give a stream object of compressed content in parts; ``digest``: one that stands for it, if there is one."""
    length = sum(map(len, packed))
    head = b"<</Filter/FlateDecode%b/Length %d>>\nstream\n" % (entries, length)
    parts = (head, *packed, _STREAM_END)
    return ObjectBody(parts, len(head) + length + len(_STREAM_END), digest or sha256(b"".join(packed)).digest())
