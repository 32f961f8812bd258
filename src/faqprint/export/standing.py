"""Standing pages: what drawing a page came to in an earlier build, so that only changed pages are placed and drawn anew."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, islice, pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..layout.frame import Anchor, Link
from .sheets import Sheet

if TYPE_CHECKING:
    from ..layout.frame import Leaf, Page
    from ..text.line import Piece
    from .typeface import Typeface

_DIGEST: Final = 16


class StandingPage(NamedTuple):
    """A drawn page: its stream, what the document must know of it, and the codes that it takes of each typeface.

    The structure elements count from the leaf's first.
    """

    body: bytes
    owners: array[int]
    links: tuple[Link, ...]
    anchors: tuple[Anchor, ...]
    used: tuple[array[int], ...]


class StandingPages:
    """The pages that an earlier build kept, by the leaf's digest, and those that this build keeps."""

    def __init__(
        self, kept: Mapping[bytes, StandingPage] | None = None, texts: Sequence[Mapping[int, str]] | None = None
    ) -> None:
        """``texts``: of each typeface the text of each code that kept pages take."""
        self._kept: Final = kept or {}
        self._texts = texts or ()
        self._used: dict[bytes, StandingPage] = {}
        self._found: list[StandingPage] = []

    def find(self, leaf: Leaf) -> tuple[Sheet, bytes] | None:
        """Give the page that was kept for a leaf, as it stands in this document, and its stream, and keep it on."""
        page = self._kept.get(leaf.digest)
        if page is None:
            return None
        self._used[leaf.digest] = page
        self._found.append(page)
        return Sheet(_moved(page.owners, leaf.first), _linked(page.links, leaf.first), page.anchors), page.body

    def keep(self, leaf: Leaf, drawn: Page, owners: array[int], body: bytes, typefaces: Sequence[Typeface]) -> None:
        """Keep what a leaf was drawn as for later builds."""
        if leaf.digest:
            own, links = _moved(owners, -leaf.first), _linked(drawn.links, -leaf.first)
            self._used[leaf.digest] = StandingPage(body, own, links, drawn.anchors, _spent(drawn, typefaces))

    def close(self, typefaces: Sequence[Typeface]) -> None:
        """Tell the typefaces, when all pages are drawn, which codes the kept ones take."""
        for typeface, texts, codes in zip(typefaces, self._texts, _taken(self._found), strict=False):
            typeface.take({code: texts[code] for code in codes})
        self._texts = [typeface.texts for typeface in typefaces]

    def pack(self) -> tuple[list[Any], list[bytes]]:
        """Give what this build keeps, as plain values: the pages and the texts of their codes; and the rest as bytes."""
        pages = self._used.values()
        taken = zip(self._texts, _taken(pages), strict=False)  # without pages nothing is taken
        texts = [[(code, texts[code]) for code in sorted(codes)] for texts, codes in taken]
        told = [(len(p.body), len(p.owners), [len(codes) for codes in p.used], p.links, p.anchors) for p in pages]
        owners, used = array("i"), array("H")
        for page in pages:
            owners += page.owners
            for codes in page.used:
                used += codes
        return [told, texts], [b"".join(self._used), owners.tobytes(), used.tobytes(), *[page.body for page in pages]]

    @classmethod
    def unpack(cls, plain: Sequence[Any], packed: bytes) -> StandingPages:
        """Give back what ``pack`` gave, its bytes in one."""
        told, texts = plain
        counts = [count for page in told for count in page[2]]
        owners, used = array("i"), array("H")
        sizes = _DIGEST * len(told), owners.itemsize * sum(p[1] for p in told), used.itemsize * sum(counts)
        parts = _slices([*sizes, *[p[0] for p in told]])
        digests, all_owners, all_used = [packed[part] for part in parts[:3]]
        owners.frombytes(all_owners)
        used.frombytes(all_used)
        codes = iter([used[part] for part in _slices(counts)])
        kept = {
            digests[digest]: StandingPage(
                packed[body],
                owners[own],
                tuple([Link(*link) for link in links]),
                tuple([Anchor(*anchor) for anchor in anchors]),
                tuple(islice(codes, len(faces))),
            )
            for digest, body, own, (_, _, faces, links, anchors) in zip(
                _slices([_DIGEST] * len(told)), parts[3:], _slices([p[1] for p in told]), told, strict=True
            )
        }
        return cls(kept, [dict(face) for face in texts])


def _taken(pages: Iterable[StandingPage]) -> list[set[int]]:
    """The codes of each typeface that pages take; without pages not even the typefaces are known."""
    return [set().union(*codes) for codes in zip(*[page.used for page in pages], strict=True)]


def _slices(lengths: Sequence[int]) -> list[slice]:
    """Where parts of these lengths lie, one behind the other."""
    return [slice(begin, end) for begin, end in pairwise(accumulate(lengths, initial=0))]


def _moved(owners: Sequence[int], by: int) -> array[int]:
    return array("i", [owner + by for owner in owners])


def _linked(links: Sequence[Link], by: int) -> tuple[Link, ...]:
    return tuple([link._replace(tag=link.tag + by) for link in links])


def _spent(page: Page, typefaces: Sequence[Typeface]) -> tuple[array[int], ...]:
    """The codes of each typeface that it takes to show a page without its stamp."""
    pieces: list[list[Piece]] = [[] for _ in typefaces]
    for text in page.texts:
        for piece in text.line.pieces:
            pieces[piece.face].append(piece)
    return tuple([array("H", typeface.spent(own) if own else ()) for typeface, own in zip(typefaces, pieces, strict=True)])
