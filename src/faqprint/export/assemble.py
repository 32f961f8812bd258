"""Many editions of one appendix as PDFs, each the same as a plain build's but for its font programs; what is equal is made once.

Kept by value, never by a guess at what varies: a page that is the very page of an edition before is not drawn again; a
document with the same tree, marks, links and bookmarks as one before is not formatted again, only its page streams and fonts
are exchanged.  A font holds the glyphs of the appendix with its own values, shared by all, and behind them the edition's own
(``program``), so that an edition's bytes depend on its own inputs only.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary

from ..kept import Kept
from .dictionaries import describe
from .embedding import CMAP_HEAD, CMAP_TAIL, mappings, tag, widths
from .forme import compressed, object_stream
from .impose import impose
from .painter import Painter
from .pdf import typefaces_of
from .program import Program, Run, Source, joined, run, stored
from .sheets import Imposed, Sheet
from .typeface import Typeface, show

if TYPE_CHECKING:
    from ..layout.frame import Layout, Page, Text
    from ..text.fonts import Faces
    from ..text.line import Piece

#: Drawn pages, documents and fonts that are kept; the longest unused go first.
_PAGES: Final = 256
_FORMES: Final = 16
_FONTS: Final = 64
_SHOWN: Final = 20_000
#: Objects of a font, and which are streams: descriptor, descendant, Type0; program, ToUnicode, CIDToGIDMap.
_FONT: Final = (False, False, False, True, True, True)
_DICTIONARIES: Final = 3


class Drawn(NamedTuple):
    """A page or a stamp as it stands in the file, and the elements of its marks.

    ``faces``: the typefaces that it is drawn with; ``more``: the codes that it takes of each beyond those of the base.
    """

    body: bytes
    owners: array[int]
    faces: frozenset[int]
    more: tuple[frozenset[int], ...]
    source: object


class _Shown(NamedTuple):
    """A piece of a line, the operator that shows it, and the codes that it takes beyond those of the base."""

    piece: Piece
    operator: str
    more: set[int]


class _Kept(NamedTuple):
    """A document and what it was made from."""

    layout: Layout
    key: tuple[object, ...]
    imposed: Imposed


class Assembler:
    """Writes editions with the same faces; ``base`` is the layout of the appendix with its own values."""

    def __init__(self, faces: Faces, base: Layout, date: datetime | None = None) -> None:
        self._date = date
        self._typefaces = typefaces_of(faces)
        self._pages: Kept[Drawn] = Kept(_PAGES)
        self._pieces: dict[int, _Shown] = {}
        self._formes: list[_Kept] = []
        pieces: list[list[Piece]] = [[] for _ in self._typefaces]
        for page in base.pages():
            for text in chain(page.texts, page.stamp):
                for piece in text.line.pieces:
                    pieces[piece.face].append(piece)
        self._fonts = [
            _Font(typeface, frozenset(typeface.spent(own))) for typeface, own in zip(self._typefaces, pieces, strict=True)
        ]

    def assemble(self, layout: Layout, pages: Sequence[Page]) -> list[bytes]:
        """Give an edition's file in parts; ``pages`` are those that the layout gives."""
        drawn = [self._draw(layout, page) for page in pages]
        stamps = _stamps(pages)
        stamped = [self._stamp(layout, stamp) for stamp in stamps]
        order = list(map(id, stamps))
        stamp_of = [order.index(id(page.stamp)) if page.stamp else -1 for page in pages]
        faces = frozenset().union(*[part.faces for part in chain(drawn, stamped)])
        more = [frozenset().union(*codes) for codes in zip(*[part.more for part in chain(drawn, stamped)], strict=True)]
        imposed = self._imposed(layout, pages, drawn, stamp_of, faces)
        changed: dict[int, bytes] = {}
        for numbers, part, stamp in zip(imposed.contents, drawn, stamp_of, strict=True):
            changed[numbers[0]] = part.body
            if stamp >= 0:
                changed[numbers[1]] = stamped[stamp].body
        members: list[tuple[int, bytes]] = []
        digests: dict[int, bytes] = {}
        for font, codes in zip(self._fonts, more, strict=True):
            if places := imposed.fonts.get(font.resource):
                made = font.made(codes)
                members += zip(places, font.dictionaries(made, places), strict=False)
                changed.update(zip(places[_DICTIONARIES:], made.streams, strict=True))
                digests.update(dict.fromkeys(places[_DICTIONARIES:], made.digest))
        if members:
            changed[imposed.forme.holder(members[0][0])] = object_stream(members)
        return imposed.forme.print(changed, digests)

    @property
    def characters(self) -> dict[str, dict[int, str]]:
        """The text of each code of each font."""
        return {typeface.resource: typeface.texts for typeface in self._typefaces}

    def streams(self, layout: Layout, pages: Sequence[Page]) -> Iterator[tuple[bytes, Sequence[Text], int]]:
        """Give the content streams of an edition's pages and stamps: the stream, what it draws, and its number of marks."""
        for page in pages:
            drawn = self._draw(layout, page)
            yield drawn.body, page.texts, len(drawn.owners)
        for stamp in _stamps(pages):
            yield self._stamp(layout, stamp).body, stamp, 0

    def _draw(self, layout: Layout, page: Page) -> Drawn:
        """Draw a page, unless it was drawn before: kept by the identity of all that stands on it."""
        key = (id(page.texts), id(page.rules), id(page.fills), layout.height)
        return self._pages.get(key, lambda: self._paint(layout, page))

    def _paint(self, layout: Layout, page: Page) -> Drawn:
        operators, owners = Painter(layout, self._typefaces, self._show).paint(page)
        return self._drawn(operators, owners, page.texts, page)

    def _stamp(self, layout: Layout, stamp: tuple[Text, ...]) -> Drawn:
        return self._drawn(Painter(layout, self._typefaces, self._show).stamp(stamp), array("i"), stamp, stamp)

    def _drawn(self, operators: str, owners: array[int], texts: Sequence[Text], source: object) -> Drawn:
        more: list[set[int]] = [set() for _ in self._typefaces]
        faces: set[int] = set()
        for text in texts:
            for piece in text.line.pieces:
                faces.add(piece.face)
                if own := self._shown(piece).more:
                    more[piece.face] |= own
        body = _stream([compressed(operators.encode("latin-1"))])
        return Drawn(body, owners, frozenset(faces), tuple(map(frozenset, more)), source)

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
            kept = self._pieces[id(piece)] = _Shown(piece, show(piece, typeface), codes - self._fonts[piece.face].base)
        return kept

    def _imposed(
        self, layout: Layout, pages: Sequence[Page], drawn: Sequence[Drawn], stamps: Sequence[int], faces: frozenset[int]
    ) -> Imposed:
        """Give a document that is equal but for its streams and fonts: one before, or a new one."""
        key = (
            [(page.links, page.anchors, stamp) for page, stamp in zip(pages, stamps, strict=True)],
            [part.owners for part in drawn],
            faces,
            layout.bookmarks,
            layout.information,
            (layout.width, layout.height),
        )
        tree = layout.tree
        for place, kept in enumerate(self._formes):
            other = kept.layout.tree
            if (
                kept.key == key
                and tree.kinds == other.kinds
                and tree.parents == other.parents
                and tree.attributes == other.attributes
            ):
                if place:
                    self._formes.insert(0, self._formes.pop(place))
                return kept.imposed
        self._formes[_FORMES - 1 :] = []
        made = _Kept(layout, key, self._format(layout, pages, drawn, stamps, faces))
        self._formes.insert(0, made)
        return made.imposed

    def _format(
        self, layout: Layout, pages: Sequence[Page], drawn: Sequence[Drawn], stamps: Sequence[int], faces: frozenset[int]
    ) -> Imposed:
        sheets = [
            Sheet(part.owners, page.links, page.anchors, stamp) for page, part, stamp in zip(pages, drawn, stamps, strict=True)
        ]
        return impose(layout, sheets, {self._fonts[face].resource: _FONT for face in sorted(faces)}, date=self._date)


class _Made(NamedTuple):
    """A font's name, its widths, its streams (program, ToUnicode, CIDToGIDMap), and what is hashed in place of those."""

    name: bytes
    widths: bytes
    streams: tuple[bytes, ...]
    digest: bytes


class _Font:
    """A typeface's font with the glyphs of the base, to which an edition adds its own."""

    def __init__(self, typeface: Typeface, base: frozenset[int]) -> None:
        self.resource = typeface.resource
        self.base: Final = base
        self._typeface = typeface
        codes = sorted(base)
        self._program = Program(Source(typeface.source), codes, typeface.copies)
        self._tag = tag(codes)
        self._widths = self._widths_of(codes)
        self._mappings: list[Run] = [run((CMAP_HEAD + mappings(typeface.texts, codes)).encode()), run(CMAP_TAIL.encode())]
        self._described = PDFDictionary(describe(typeface.source)).format(None)[2:-2].strip()
        #: Of all that the streams come from, but for the codes beyond the base's.
        self._identity = sha256(b"".join((*self._program.source.tables.values(), repr(codes).encode()))).digest()
        self._kept: Kept[_Made] = Kept(_FONTS)

    def made(self, more: frozenset[int]) -> _Made:
        """Give the font with more codes than the base's."""
        extra = tuple(sorted(more))
        return self._kept.get(extra, lambda: self._make(extra))

    def dictionaries(self, made: _Made, numbers: Sequence[int]) -> list[bytes]:
        """Give the bodies of a font's dictionaries, its objects having these numbers."""
        name = made.name
        descriptor, descendant, _, program, unicode, places = numbers
        return [
            b"<</FontName/%b/FontFile2 %d 0 R %b>>" % (name, program, self._described),
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b/CIDSystemInfo"
            b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap %d 0 R/DW 1000/W[%b]/FontDescriptor %d 0 R>>"
            % (name, places, made.widths, descriptor),
            b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
            % (name, descendant, unicode),
        ]

    def _make(self, extra: Sequence[int]) -> _Made:
        program, length, places = self._program.extended(extra)
        more = stored(mappings(self._typeface.texts, extra).encode())
        streams = (
            _stream(program, b"/Length1 %d" % length),
            _stream(joined([self._mappings[0], more, self._mappings[1]])),
            _stream(places),
        )
        name = f"{tag((self._tag, extra)) if extra else self._tag}+{self._typeface.name}".encode()
        digest = sha256(self._identity + repr(extra).encode()).digest()
        return _Made(name, (self._widths + self._widths_of(extra)).encode(), streams, digest)

    def _widths_of(self, codes: Iterable[int]) -> str:
        return widths((code, self._program.advance(code)) for code in codes)


def _stamps(pages: Sequence[Page]) -> list[tuple[Text, ...]]:
    """Give the stamps of pages, each once; those of equal areas are the same object (``layout.compose``)."""
    return list({id(page.stamp): page.stamp for page in pages if page.stamp}.values())


def _stream(packed: Sequence[bytes], entries: bytes = b"") -> bytes:
    """Give a stream object of compressed content in parts."""
    head = b"<</Filter/FlateDecode%b/Length %d>>\nstream\n" % (entries, sum(map(len, packed)))
    return b"".join((head, *packed, b"\r\nendstream"))
