"""The file: reportlab's document and objects, put together as PDF 1.7 with object streams.

What is subclassed here and why: reportlab ends a stream without an end of line (PDF/A forbids it), writes an empty ``/Trans``,
gives different contents one ``/ID``, and has no object streams.  Its canvas would begin each page with an unused Helvetica and
pack it in ASCII85; what is drawn on the pages comes from ``painter``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
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

from .deflate import deflate
from .object_file import PACK, ObjectFile


class StreamObject(PDFStream):  # type: ignore[misc]  # reportlab has no types
    """A stream whose content is compressed at once, if it is, and of which nothing else is kept."""

    def __init__(self, content: bytes, entries: Mapping[str, object] | None = None, *, compress: bool = True) -> None:
        dictionary = PDFDictionary(dict(entries or {}))
        if compress:
            content = deflate(content)
            dictionary["Filter"] = "/FlateDecode"
        super().__init__(dictionary, content)

    def format(self, document: ObjectDocument | None) -> bytes:
        """Give the object as the file has it."""
        self.dictionary["Length"] = len(self.content)
        # CR LF: after a bare LF a content that ends in CR would seem to be a byte shorter
        return b"%b\nstream\n%b\r\nendstream\n" % (self.dictionary.format(document), self.content)


class Bytes(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object that is there as bytes already."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: ObjectDocument) -> bytes:
        """Give the object as the file has it."""
        return self.body


class PageObject(PDFPage):  # type: ignore[misc]  # reportlab has no types
    """A page; its paper is that of all pages (so are its fonts, but PDF/A wants each page to say so)."""

    def __init__(self, key: int, contents: Sequence[StreamObject], annotations: Sequence[PDFObjectReference]) -> None:
        self.key = key
        self.contents = contents
        self.annotations = annotations

    def format(self, document: ObjectDocument) -> bytes:
        """Give the object as the file has it."""
        contents = list(chain.from_iterable((document.Reference(content), " ") for content in self.contents))
        parts = ["<</Type/Page/Parent ", document.Reference(document.Pages), "/Contents"]
        parts += [" ", contents[0]] if len(self.contents) == 1 else ["[", *contents, "]"]
        if self.annotations:
            parts += ["/Annots[", *chain.from_iterable((reference, " ") for reference in self.annotations), "]"]
        parts += ["/Resources ", document.resources, f"/Tabs/S/StructParents {self.key}>>"]
        return b"".join(format(part, document) for part in parts)


class Resources(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """What all pages draw with."""

    def format(self, document: ObjectDocument) -> bytes:
        """Give the object as the file has it."""
        entries: dict[str, object] = {"Font": PDFObjectReference(BasicFonts)}
        if document.pictures:
            entries["XObject"] = PDFDictionary(document.pictures)
        formatted: bytes = PDFDictionary(entries).format(document)
        return formatted


class PageTree(PDFPages):  # type: ignore[misc]  # reportlab has no types
    """The page tree, holding what its pages inherit."""

    __NoDefault__: Final = (*PDFPages.__NoDefault__, "MediaBox")


class Root(PDFCatalog):  # type: ignore[misc]  # reportlab has no types
    """The catalog, with the entries that reportlab does not know."""

    __NoDefault__: Final = (*PDFCatalog.__NoDefault__, "OutputIntents", "AF")
    __Refs__: Final = ("Pages", "Outlines", "Metadata", "StructTreeRoot")


class ObjectDocument(PDFDocument):  # type: ignore[misc]  # reportlab has no types
    """The objects of a file, by number; most are reportlab's, the many that are alike are bytes made in bulk."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(invariant=1, pdfVersion=(1, 7))
        self.Catalog = self._catalog = Root()
        self.Catalog.Pages = self.Pages = PageTree()
        self.Pages.MediaBox = PDFArray([0, 0, width, height])
        #: The pictures, by the names by which pages call them.
        self.pictures: dict[str, PDFObjectReference] = {}
        self.resources = self.Reference(Resources())
        self.fonts = self.idToObject[BasicFonts]
        self._bulk: list[tuple[int, list[bytes]]] = []
        self._alike: list[tuple[int, list[bytes]]] = []
        self._keys = 0
        self._stamps: dict[int, StreamObject] = {}
        #: Names of objects that stand in an object stream of their own: those that differ from edition to edition.
        self.apart: set[str] = set()

    def key(self) -> int:
        """Give the next key of the parent tree."""
        self._keys += 1
        return self._keys - 1

    def add_page(self, annotations: Iterable[PDFObject] = (), stamps: Iterable[int] = ()) -> PageObject:
        """Give a new page behind the others, on which nothing is drawn before the file is printed.

        ``stamps``: the numbers of what lies on it and on others, too: each a stream of its own, once in the file.
        """
        references = [self.Reference(annotation) for annotation in annotations]
        laid = [self._stamps.setdefault(number, vacant_stream()) for number in stamps]
        page = PageObject(self.key(), (vacant_stream(), *laid), references)
        self.addPage(page)
        return page

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

    def object_file(self) -> ObjectFile:
        """Give the file's objects, ready to be printed: streams first, all else in object streams."""
        root = self.number(self.Catalog)
        info = self.number(self.info)
        out = ObjectFile(root, info)
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


def vacant_stream() -> StreamObject:
    """Give a stream whose place another takes when the file is printed."""
    return StreamObject(b"", compress=False)
