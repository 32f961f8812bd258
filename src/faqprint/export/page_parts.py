"""What the document is made from once its pages are drawn, and the document as it then stands: values that can be kept.

Nothing here knows reportlab: a file can be printed from values that were kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from ..named_tuple import NamedTuple
from ..storage.packing import unwrap, wrap
from .object_file import ObjectBody, ObjectFile, object_stream, whole_object

if TYPE_CHECKING:
    from ..layout.display_list import Anchor, Figure, Link

#: Which objects of an embedded font are streams: program, descriptor, descendant, ToUnicode, Type0.
FONT: Final = (True, False, False, True, False)
#: The same with a table from codes to glyphs.
PLACED_FONT: Final = (*FONT, True)
#: How an object of an embedded font calls another one of them, by its place among them.
CALL: Final = b"\0%d\0"
_CALLS: Final = [CALL % place for place in range(len(PLACED_FONT))]
#: Where the dictionaries of a font name the subset, and where its widths stand.
SUBSET: Final = b"\0subset\0"
WIDTHS: Final = b"\0widths\0"


class PageParts(NamedTuple):
    """What the document must know of a page: the element of each mark, links, anchors, its stamp (-1: none), its figures."""

    owners: array[int]
    links: Sequence[Link]
    anchors: Sequence[Anchor]
    stamp: int = -1
    figures: Sequence[Figure] = ()


def describe_links(links: Sequence[Link], words_at: Callable[[str], str]) -> Sequence[Link]:
    """Give links that say, behind their own words, what stands where they lead (``Layout.words_at``), if they do not say it."""
    if not links:
        return links
    return tuple([_describe(link, words_at(link.target)) for link in links])


def _describe(link: Link, words: str) -> Link:
    return link._replace(text=f"{link.text}　{words}") if words and words not in link.text else link


class Embedded(NamedTuple):
    """The objects of an embedded font, in the order of ``FONT``."""

    #: Streams as they stand in the file, dictionaries calling each other and the streams by their places (``CALL``).
    bodies: Sequence[ObjectBody | bytes]

    def number_objects(self, numbers: Sequence[int]) -> Iterator[tuple[int, ObjectBody | bytes]]:
        """Give the objects with their numbers, the dictionaries calling each other by these."""
        for number, body in zip(numbers, self.bodies, strict=True):
            made = body
            if isinstance(made, bytes):
                for call, called in zip(_CALLS, numbers, strict=False):
                    made = made.replace(call, b"%d 0 R" % called)
            yield number, made

    def pack(self) -> bytes:
        """Give the objects as bytes, for this machine."""
        return wrap([body if isinstance(body, bytes) else b"".join(body.parts) for body in self.bodies])

    @classmethod
    def unpack(cls, packed: bytes) -> Embedded:
        """Give back what ``pack`` gave."""
        bodies = zip(unwrap(packed), FONT, strict=True)
        return cls([whole_object(body) if is_stream else body for body, is_stream in bodies])


class DocumentObjects(NamedTuple):
    """A document but for what is drawn on its pages and its fonts, with the numbers of those.

    ``contents``: of each page's streams; ``fonts``: of the objects of each font, by resource name.
    """

    object_file: ObjectFile
    contents: Sequence[Sequence[int]]
    fonts: Mapping[str, Sequence[int]]

    def print(
        self, pages: Sequence[Sequence[ObjectBody]], fonts: Mapping[str, Embedded], *, compress: bool = True
    ) -> list[bytes]:
        """Give the file in parts; ``pages``: the streams of each page; ``compress``: also the dictionaries of the fonts."""
        changed: dict[int, ObjectBody] = {}
        for numbers, bodies in zip(self.contents, pages, strict=True):
            changed.update(zip(numbers, bodies, strict=True))
        members: list[tuple[int, bytes]] = []
        for resource, numbers in self.fonts.items():
            for number, body in fonts[resource].number_objects(numbers):
                if isinstance(body, bytes):
                    members.append((number, body))
                else:
                    changed[number] = body
        if members:
            changed[self.object_file.holder(members[0][0])] = whole_object(object_stream(members, compress=compress))
        return self.object_file.print(changed)

    def pack(self) -> bytes:
        """Give the document as bytes, for this machine."""
        groups = (*self.contents, *self.fonts.values())
        names = "\n".join(self.fonts).encode()
        return wrap([self.object_file.to_bytes(), names, *(array("Q", numbers).tobytes() for numbers in groups)])

    @classmethod
    def unpack(cls, packed: bytes) -> DocumentObjects:
        """Give back what ``pack`` gave."""
        object_file, names, *groups = unwrap(packed)
        numbers = [array("Q", group) for group in groups]
        fonts = names.decode().splitlines()
        pages = len(numbers) - len(fonts)
        return cls(ObjectFile.from_bytes(object_file), numbers[:pages], dict(zip(fonts, numbers[pages:], strict=True)))
