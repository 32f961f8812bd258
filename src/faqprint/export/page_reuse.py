"""Standing pages: what drawing a page came to in an earlier build, so that only changed pages are placed and drawn anew.

A font must hold the codes that the document takes, and no others.  To count those of every page would cost too much: of a
page those are kept that no page before took, and the page is read when others are in doubt.
"""

from __future__ import annotations

import json
import re
import zlib
from array import array
from collections.abc import Sequence
from struct import iter_unpack
from typing import TYPE_CHECKING, Final, NamedTuple

from ..layout.display_list import Anchor, Link
from ..storage.packing import unwrap, wrap
from .page_parts import PageParts
from .typeface import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..layout.display_list import Page, PageDraft
    from ..text.line import Piece
    from .typeface import Typeface

#: What the painter writes of a line: a font's resource name, or a string.
_SHOWN: Final = re.compile(rb"/(\w+) [\d.]+ Tf|\(((?:[^\\()]|\\.)*)\)", re.DOTALL)
_ESCAPED: Final = re.compile(rb"\\(.)", re.DOTALL)
_CONTROLS: Final = {b"r": b"\r", b"n": b"\n"}

#: For each typeface the text of each code.
Texts = Sequence["Mapping[int, str]"]


class ReusablePage(NamedTuple):
    """A drawn page: its stream, what the document must know of it, and codes that it is known to take of each typeface.

    The structure elements count from the leaf's first.
    """

    body: bytes
    owners: array[int]
    links: Sequence[Link]
    anchors: Sequence[Anchor]
    codes: Sequence[Sequence[int]]


class PageReuse:
    """The pages that an earlier build kept, by the leaf's digest, and those that this build keeps."""

    def __init__(self, kept: Mapping[bytes, ReusablePage] | None = None, texts: Texts = ()) -> None:
        """``texts``: of all codes that the earlier build took."""
        self._kept: Final = dict(kept or {})
        self._texts = texts
        self._used: dict[bytes, ReusablePage] = {}
        self._found: list[bytes] = []
        self._asked = 0
        self._told: list[set[int]] = []

    def find(self, leaf: PageDraft) -> tuple[PageParts, bytes] | None:
        """Give the page that was kept for a leaf, as it stands in this document, and its stream, and keep it on."""
        page = self._kept.get(leaf.digest)
        if page is None:
            return None
        self._used[leaf.digest] = page
        self._found.append(leaf.digest)
        return PageParts(_moved(page.owners, leaf.first), _linked(page.links, leaf.first), page.anchors), page.body

    def keep(self, leaf: PageDraft, drawn: Page, owners: Sequence[int], body: bytes, typefaces: Sequence[Typeface]) -> None:
        """Keep what a leaf was drawn as for later builds."""
        asked = sum([len(typeface.texts) for typeface in typefaces])
        grown, self._asked = asked > self._asked, asked
        if leaf.digest:
            codes = self._new(drawn, typefaces) if grown else ()
            own, links = _moved(owners, -leaf.first), _linked(drawn.links, -leaf.first)
            self._used[leaf.digest] = ReusablePage(body, own, links, drawn.anchors, codes)

    def _new(self, page: Page, typefaces: Sequence[Typeface]) -> list[list[int]]:
        """The codes of each typeface that a page takes, and none did that was asked before."""
        pieces: list[list[Piece]] = [[] for _ in typefaces]
        for text in page.texts:
            for piece in text.line.pieces:
                pieces[piece.face].append(piece)
        spent = [typeface.spent(own) for typeface, own in zip(typefaces, pieces, strict=True)]
        self._told = self._told or [set() for _ in typefaces]
        new = [sorted(codes - told) for codes, told in zip(spent, self._told, strict=True)]
        for codes, told in zip(new, self._told, strict=True):
            told.update(codes)
        return new

    def close(self, typefaces: Sequence[Typeface]) -> None:
        """Tell the typefaces, when all pages are drawn, which codes the kept ones take."""
        if self._found:
            known = zip(self._texts, typefaces, self._taken(typefaces), strict=True)
            self._settle([{*texts}.difference(typeface.used, taken) for texts, typeface, taken in known], typefaces)
            for texts, typeface, taken in zip(self._texts, typefaces, self._taken(typefaces), strict=True):
                typeface.take({code: texts[code] for code in taken})
        self._texts = [{code: typeface.texts[code] for code in sorted(typeface.used)} for typeface in typefaces]

    def _taken(self, typefaces: Sequence[Typeface]) -> list[set[int]]:
        """The codes of each typeface that kept pages are known to take."""
        taken: list[set[int]] = [set() for _ in typefaces]
        for digest in self._found:
            for codes, own in zip(taken, self._used[digest].codes, strict=False):  # most pages have none
                codes.update(own)
        return taken

    def _settle(self, doubtful: list[set[int]], typefaces: Sequence[Typeface]) -> None:
        """Read kept pages until it is known of each doubtful code of each typeface whether one of them takes it."""
        resources = {typeface.resource.encode(): number for number, typeface in enumerate(typefaces)}
        signs: list[bytes] = []
        for digest in self._found:
            if not any(doubtful):
                return
            signs = signs or [escaped(code).encode("latin-1") for codes in doubtful for code in codes]
            page = self._used[digest]
            content = zlib.decompress(_packed(page.body))
            if any(sign in content for sign in signs):
                read = _read(content, resources)
                settled = [codes & own for codes, own in zip(doubtful, read, strict=True)]
                known = page.codes or [()] * len(read)
                codes = [sorted({*own, *new}) for own, new in zip(known, settled, strict=True)]
                self._used[digest] = page._replace(codes=codes)
                doubtful = [codes - own for codes, own in zip(doubtful, settled, strict=True)]
                signs = []

    def pack(self) -> bytes:
        """Give what this build keeps."""
        pages = self._used.values()
        told = [(page.links, page.anchors, page.codes) for page in pages]
        texts = [list(texts.items()) for texts in self._texts]
        plain = json.dumps((told, texts), ensure_ascii=False).encode()
        return wrap([plain, *self._used, *[page.owners.tobytes() for page in pages], *[page.body for page in pages]])

    @classmethod
    def unpack(cls, packed: bytes) -> PageReuse:
        """Give back what ``pack`` gave."""
        plain, *parts = unwrap(packed)
        told, texts = json.loads(plain)
        count = len(told)
        digests, owners, bodies = parts[:count], parts[count : 2 * count], parts[2 * count :]
        kept = {
            digest: ReusablePage(
                body, array("i", own), [Link(*link) for link in links], [Anchor(*anchor) for anchor in anchors], codes
            )
            for digest, own, body, (links, anchors, codes) in zip(digests, owners, bodies, told, strict=True)
        }
        return cls(kept, [dict(face) for face in texts])


def _moved(owners: Sequence[int], by: int) -> array[int]:
    return array("i", [owner + by for owner in owners])


def _linked(links: Sequence[Link], by: int) -> tuple[Link, ...]:
    return tuple([link._replace(tag=link.tag + by) for link in links])


def _packed(body: bytes) -> bytes:
    """What a stream object holds."""
    return body[body.index(b"stream\n") + 7 : body.rindex(b"\r\nendstream")]


def _read(content: bytes, resources: Mapping[bytes, int]) -> list[set[int]]:
    """The codes of each font that a page's operators show."""
    shown: list[list[bytes]] = [[] for _ in resources]
    current: list[bytes] = []
    for resource, string in _SHOWN.findall(content):
        if resource:
            current = shown[resources[resource]]
        else:
            current.append(_ESCAPED.sub(lambda found: _CONTROLS.get(found[1], found[1]), string))
    return [{code for (code,) in iter_unpack(">H", b"".join(strings))} for strings in shown]
