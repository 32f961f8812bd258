"""The file: reportlab's document and objects, put together as PDF 1.7 with object streams.

What is subclassed here and why: reportlab ends a stream without an end of line (PDF/A forbids it), packs pages in ASCII85, writes
an unused Helvetica and an empty ``/Trans``, gives different contents one ``/ID``, and has no object streams.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import accumulate, chain
from typing import Final

from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFObject,
    PDFObjectReference,
    PDFPage,
    PDFPages,
    PDFStream,
    format,
)
from reportlab.pdfgen.canvas import Canvas

#: zlib's level: measured, higher ones take twice the time for 1 to 2 %.
LEVEL: Final = 6
#: Objects in one object stream: more make the file smaller, and readers unpack more to get at one.
PACK: Final = 800
#: Row of an object stream of objects that are alike, in bytes: room for one of them, or for five entries of the index.
_ROW: Final = 80


def compressed(content: bytes) -> bytes:
    """Compress with a window as large as the content: to set the usual one up takes longer than to fill it with a few lines."""
    bits = min(max((len(content) - 1).bit_length(), 9), 15)
    squeeze = zlib.compressobj(LEVEL, zlib.DEFLATED, bits, bits - 7)
    return squeeze.compress(content) + squeeze.flush()


class Stream(PDFStream):  # type: ignore[misc]  # reportlab has no types
    """A stream whose content is compressed at once, if it is, and of which nothing else is kept.

    ``measure``: with ``Length1``, as embedded fonts need it.
    """

    def __init__(
        self, content: bytes, entries: Mapping[str, object] | None = None, *, compress: bool = True, measure: bool = False
    ) -> None:
        dictionary = PDFDictionary(dict(entries or {}))
        if measure:
            dictionary["Length1"] = len(content)
        if compress:
            content = compressed(content)
            dictionary["Filter"] = "/FlateDecode"
        super().__init__(dictionary, content)

    def format(self, document: Document | None) -> bytes:
        """Give the object as the file has it."""
        self.dictionary["Length"] = len(self.content)
        # CR LF: after a bare LF a content that ends in CR would seem to be a byte shorter
        return b"%b\nstream\n%b\r\nendstream\n" % (self.dictionary.format(document), self.content)


class Bytes(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object that is there as bytes already."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: Document) -> bytes:
        """Give the object as the file has it."""
        return self.body


class Sheet(PDFPage):  # type: ignore[misc]  # reportlab has no types
    """A page; its paper is that of all pages (so are its fonts, but PDF/A wants each page to say so)."""

    def __init__(self, key: int, contents: Sequence[Stream], annotations: Sequence[PDFObjectReference]) -> None:
        self.key = key
        self.contents = contents
        self.annotations = annotations

    def format(self, document: Document) -> bytes:
        """Give the object as the file has it."""
        contents = list(chain.from_iterable((document.Reference(content), " ") for content in self.contents))
        parts = ["<</Type/Page/Parent ", document.Reference(document.Pages), "/Contents"]
        parts += [" ", contents[0]] if len(self.contents) == 1 else ["[", *contents, "]"]
        if self.annotations:
            parts += ["/Annots[", *chain.from_iterable((reference, " ") for reference in self.annotations), "]"]
        parts += ["/Resources ", document.resources, f"/Tabs/S/StructParents {self.key}>>"]
        return b"".join(format(part, document) for part in parts)


class Sheets(PDFPages):  # type: ignore[misc]  # reportlab has no types
    """The page tree, holding what its pages inherit."""

    __NoDefault__: Final = (*PDFPages.__NoDefault__, "MediaBox")


class Root(PDFCatalog):  # type: ignore[misc]  # reportlab has no types
    """The catalog, with the entries that reportlab does not know."""

    __NoDefault__: Final = (*PDFCatalog.__NoDefault__, "OutputIntents", "AF")
    __Refs__: Final = ("Pages", "Outlines", "Metadata", "StructTreeRoot")


class Document(PDFDocument):  # type: ignore[misc]  # reportlab has no types
    """The objects of a file, by number; most are reportlab's, the many that are alike are bytes made in bulk."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(invariant=1, pdfVersion=(1, 7))
        self.Catalog = self._catalog = Root()
        self.Catalog.Pages = self.Pages = Sheets()
        self.Pages.MediaBox = PDFArray([0, 0, width, height])
        self.resources = self.Reference(PDFDictionary({"Font": PDFObjectReference(BasicFonts)}))
        self.fonts = self.idToObject[BasicFonts]
        self._bulk: list[tuple[int, list[bytes]]] = []
        self._alike: list[tuple[int, list[bytes]]] = []
        self._keys = 0
        #: Names of objects that stand in an object stream of their own: those that differ from edition to edition.
        self.apart: set[str] = set()

    def key(self) -> int:
        """Give the next key of the parent tree."""
        self._keys += 1
        return self._keys - 1

    def number(self, thing: PDFObject) -> int:
        """Give the number of an object, registering it if it is new."""
        return int(self.idToObjectNumberAndVersion[self.Reference(thing).name][0])

    def reserve(self, count: int) -> int:
        """Set ``count`` numbers aside, for ``fill``, and give the first."""
        first: int = self.objectcounter + 1
        self.objectcounter += count
        return first

    def fill(self, first: int, bodies: list[bytes], *, alike: bool = False) -> None:
        """Say what stands at the numbers from ``first`` on; ``alike``: each differs from the one before in few places."""
        (self._alike if alike else self._bulk).append((first, bodies))

    def add(self, bodies: list[bytes]) -> int:
        """Add objects and give the number of the first."""
        first = self.reserve(len(bodies))
        self.fill(first, bodies)
        return first

    def assemble(self) -> bytes:
        """Give the file."""
        return b"".join(self.forme().print({}))

    def forme(self) -> Forme:
        """Give the file's objects, ready to be printed: streams first, all else in object streams."""
        root = self.number(self.Catalog)
        info = self.number(self.info)
        out = Forme(root, info)
        packed: list[tuple[int, bytes]] = []
        apart: list[tuple[int, bytes]] = []
        number = 0
        while number < self.objectcounter:  # formatting an object may register others
            number += 1
            name = self.numberToId.get(number)
            if name is None:
                continue
            thing = self.idToObject[name]
            body = format(thing, self, toplevel=1)
            if isinstance(thing, PDFStream):
                out.stream(number, body)
            else:
                (apart if name in self.apart else packed).append((number, body))
        for first, bodies in self._bulk:
            packed.extend(enumerate(bodies, first))
        for start in range(0, len(packed), PACK):
            out.pack(self.reserve(1), packed[start : start + PACK])
        for first, bodies in self._alike:
            for start in range(0, len(bodies), PACK):
                out.pack_alike(self.reserve(1), first + start, bodies[start : start + PACK])
        if apart:
            out.pack(self.reserve(1), apart)
        out.close(self.reserve(1))
        return out


class Forme:
    """A file's objects in the order in which they are written, with what holds the packed ones."""

    def __init__(self, root: int, info: int) -> None:
        self._root = root
        self._info = info
        self._objects: dict[int, bytes] = {}
        self._entries: dict[int, bytes] = {0: b"\0\0\0\0\0\xff\xff"}
        self._number = 0
        self._written: dict[int, tuple[bytes, bytes]] = {}

    def stream(self, number: int, body: bytes) -> None:
        """Take an object of its own."""
        self._objects[number] = body
        self._entries[number] = b""

    def pack(self, number: int, members: Sequence[tuple[int, bytes]]) -> None:
        """Write objects in an object stream (ISO 32000-1, 7.5.7)."""
        self._hold(number, [member for member, _ in members], object_stream(members))

    def pack_alike(self, number: int, first: int, bodies: Sequence[bytes]) -> None:
        """Write objects of successive numbers as rows, of which only the differences are compressed."""
        numbers = range(first, first + len(bodies))
        rows = [body.ljust(-(-len(body) // _ROW) * _ROW) for body in bodies]
        starts = accumulate(map(len, rows), initial=0)
        index = b"".join(map(b"%07d %07d ".__mod__, zip(numbers, starts, strict=False)))
        index = index.ljust(-(-len(index) // _ROW) * _ROW)
        content = _differences(index + b"".join(rows), _ROW)
        self._hold(number, numbers, _object_stream(len(numbers), len(index), content, _predictor(_ROW)))

    def _hold(self, number: int, numbers: Sequence[int], body: bytes) -> None:
        self.stream(number, body)
        holder = b"\2" + number.to_bytes(4)
        self._entries.update(zip(numbers, (holder + place.to_bytes(2) for place in range(len(numbers))), strict=True))

    def holder(self, number: int) -> int:
        """Give the number of the object stream that holds an object."""
        return int.from_bytes(self._entries[number][1:5])

    def close(self, number: int) -> None:
        """Say which number the cross-reference stream has, the last one."""
        self._number = number

    def print(self, changed: Mapping[int, bytes]) -> list[bytes]:
        """Give the file in parts, some objects exchanged for others, with its cross-reference stream (ISO 32000-1, 7.5.8)."""
        # the comment's bytes say that the file is binary (ISO 32000-1, 7.5.2)
        digests: list[bytes] = []
        parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        for n, kept in self._objects.items():
            written = _written(n, changed[n]) if n in changed else self._written.get(n)
            if written is None:
                written = self._written[n] = _written(n, kept)
            parts.append(written[0])
            digests.append(written[1])
        starts = list(accumulate(map(len, parts)))
        start = starts[-1]
        places = zip((*self._objects, self._number), starts, strict=True)
        entries = self._entries | {n: b"\1" + at.to_bytes(4) + b"\0\0" for n, at in places}
        number = self._number
        rows = b"".join([entries[n] for n in range(number + 1)])
        content = compressed(_differences(rows, 7))
        identity = sha256(b"".join(digests)).hexdigest()[:32].encode()
        head = b"<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Filter/FlateDecode%b/Length %d>>"
        body = (head % (number + 1, self._root, self._info, identity, identity, _predictor(7), len(content)), content)
        parts.append(b"%d 0 obj\n%b\nstream\n%b\r\nendstream\nendobj\n" % (number, *body))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return parts


def _written(number: int, body: bytes) -> tuple[bytes, bytes]:
    """Give an object as it stands in the file, and the digest of that."""
    part = b"%d 0 obj\n%b\nendobj\n" % (number, body.rstrip(b"\n"))
    return part, sha256(part).digest()


def object_stream(members: Sequence[tuple[int, bytes]]) -> bytes:
    """Give the object stream of objects with their numbers (ISO 32000-1, 7.5.7)."""
    numbers, bodies = zip(*members, strict=True)
    starts = accumulate(map((1).__add__, map(len, bodies)), initial=0)
    index = " ".join(map("%d %d".__mod__, zip(numbers, starts, strict=False))).encode() + b"\n"
    return _object_stream(len(numbers), len(index), index + b"\n".join(bodies))


def _object_stream(count: int, index: int, content: bytes, parameters: bytes = b"") -> bytes:
    content = compressed(content)
    head = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode%b/Length %d>>" % (count, index, parameters, len(content))
    return b"%b\nstream\n%b\r\nendstream" % (head, content)


def _predictor(row: int) -> bytes:
    return b"/DecodeParms<</Predictor 12/Columns %d>>" % row


def _differences(table: bytes, row: int) -> bytes:
    """PNG's predictor "up": each row as its difference from the one above, bytewise.

    All bytes are subtracted at once, as two long integers: with its high bit set aside no byte borrows from the next.
    """
    size = len(table)
    now = int.from_bytes(table)
    above = int.from_bytes(table[:-row]) if size > row else 0
    high = int.from_bytes(b"\x80" * size)
    low = int.from_bytes(b"\x7f" * size)
    difference = (((now | high) - (above & low)) ^ ((now ^ ~above) & high)).to_bytes(size)
    return b"".join([b"\2" + difference[start : start + row] for start in range(0, size, row)])


class Press(Canvas):  # type: ignore[misc]  # reportlab has no types
    """The canvas that pages are drawn on, one after the other; it draws with the operators that it is given."""

    def __init__(self, document: Document) -> None:
        super().__init__("", invariant=1, pageCompression=0, initialFontName="none")
        self._doc = document
        self._stamps: dict[str, Stream] = {}
        self._laid: list[Stream] = []

    def _make_preamble(self) -> None:
        """A page begins with nothing; reportlab would begin it with Helvetica."""
        self._preamble = ""

    def annotate(self, annotation: PDFObject) -> None:
        """Put an annotation on the page."""
        self._addAnnotation(annotation)

    def stamp(self, operators: str) -> None:
        """Lay on the page what others bear, too: a stream of its own, once in the file."""
        if operators not in self._stamps:
            self._stamps[operators] = Stream(operators.encode("latin-1"))
        self._laid.append(self._stamps[operators])

    def showPage(self) -> None:
        """Make a page of what was drawn; its operators are Latin-1 characters."""
        content = Stream("".join(self._code).encode("latin-1"))
        self._doc.addPage(Sheet(self._doc.key(), (content, *self._laid), self._annotationrefs))
        self._laid.clear()
        self._startPage()
