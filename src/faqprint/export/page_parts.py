"""What the document is made from once its pages are drawn, and the document as it then stands: values that can be kept.

Nothing here knows reportlab: a file can be printed from values that were kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from ..storage.packing import unwrap, wrap
from .object_file import ObjectBody, ObjectFile, object_stream, whole

if TYPE_CHECKING:
    from ..layout.display_list import Anchor, Link

#: Which objects of an embedded font are streams: program, descriptor, descendant, ToUnicode, Type0.
FONT: Final = (True, False, False, True, False)
#: The same with a table from codes to glyphs.
PLACED_FONT: Final = (*FONT, True)
#: How an object of an embedded font calls another one of them, by its place among them.
CALL: Final = b"\0%d\0"
#: Where the dictionaries of a font name the subset, and where its widths stand.
SUBSET: Final = b"\0subset\0"
WIDTHS: Final = b"\0widths\0"


class PageParts(NamedTuple):
    """What the document must know of a page: the element of each mark, what leads from it and to it, its stamp (-1: none)."""

    owners: array[int]
    links: Sequence[Link]
    anchors: Sequence[Anchor]
    stamp: int = -1


def described(links: Sequence[Link], words_at: Callable[[str], str]) -> Sequence[Link]:
    """Give links that say, behind their own words, what stands where they lead (``Layout.words_at``)."""
    if not links:
        return links
    return tuple([link._replace(text=f"{link.text}　{words}") if (words := words_at(link.target)) else link for link in links])


class Embedded(NamedTuple):
    """The objects of an embedded font, as ``FONT`` tells them, calling each other by their places."""

    bodies: tuple[bytes, ...]

    def numbered(self, numbers: Sequence[int]) -> list[bytes]:
        """Give the objects, which have these numbers."""
        bodies = list(self.bodies)
        for place, is_stream in enumerate(FONT):
            if not is_stream:
                for called, number in enumerate(numbers):
                    bodies[place] = bodies[place].replace(CALL % called, b"%d 0 R" % number)
        return bodies

    def keep(self) -> bytes:
        """Give the objects as bytes, for this machine."""
        return wrap(self.bodies)

    @classmethod
    def kept(cls, packed: bytes) -> Embedded:
        """Give back what ``keep`` gave."""
        return cls(tuple(unwrap(packed)))


class DocumentObjects(NamedTuple):
    """A document but for what is drawn on its pages and its fonts, with the numbers of those.

    ``contents``: of each page's streams; ``fonts``: of the objects of each font, by resource name.
    """

    object_file: ObjectFile
    contents: Sequence[Sequence[int]]
    fonts: Mapping[str, Sequence[int]]

    def print(self, pages: Sequence[Sequence[bytes]], fonts: Mapping[str, Embedded]) -> list[bytes]:
        """Give the file in parts; ``pages``: the streams of each page."""
        changed: dict[int, ObjectBody] = {}
        for numbers, bodies in zip(self.contents, pages, strict=True):
            changed.update(zip(numbers, map(whole, bodies), strict=True))
        members: list[tuple[int, bytes]] = []
        for resource, numbers in self.fonts.items():
            for number, body, is_stream in zip(numbers, fonts[resource].numbered(numbers), FONT, strict=True):
                if is_stream:
                    changed[number] = whole(body)
                else:
                    members.append((number, body))
        if members:
            changed[self.object_file.holder(members[0][0])] = whole(object_stream(members))
        return self.object_file.print(changed)

    def keep(self) -> bytes:
        """Give the document as bytes, for this machine."""
        groups = (*self.contents, *self.fonts.values())
        names = "\n".join(self.fonts).encode()
        return wrap([self.object_file.keep(), names, *(array("Q", numbers).tobytes() for numbers in groups)])

    @classmethod
    def kept(cls, packed: bytes) -> DocumentObjects:
        """Give back what ``keep`` gave."""
        object_file, names, *groups = unwrap(packed)
        numbers = [array("Q", group) for group in groups]
        fonts = names.decode().splitlines()
        pages = len(numbers) - len(fonts)
        return cls(ObjectFile.kept(object_file), numbers[:pages], dict(zip(fonts, numbers[pages:], strict=True)))
