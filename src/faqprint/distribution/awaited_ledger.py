"""The ledger of editions that are still being made: a copy of this process lays it out and draws its pages as they come.

All that the ledger says is known before but for what comes of each edition: its 照合番号, and how many pages it has.  The copy
sets other figures in their place, which take the same width, and draws each page when it is told those of its rows.  It gives the
ledger only if all came as it was foreseen; else that is made when all editions are (``ledger``), and comes out the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from ..errors import DoubtError
from ..export.pdf import write
from ..manuscript.values import resolve
from ..storage.other_process import OtherProcess, can_be_copied, copy_of_process, processors
from ..text.setter import Typesetter
from ..units import em_units
from .ledger import COLUMNS, DIGITS, lay_out_ledger

if TYPE_CHECKING:
    from ..layout.display_list import Layout, Page, PageDraft, PlacedLine
    from ..text.line import Line
    from .edition_maker import EditionMaker
    from .manifest import ManifestEntry

#: A sha256 that is awaited: in it digits and letters stand beside each other in all the ways in which they can.
AWAITED_SHA256: Final = "00aa00aa" * 8
#: Editions from which on it pays to lay their ledger out while they are made.
_PAYING: Final = 100
#: Messages about editions: few enough for a pipe to hold them all, so that nobody waits for the copy to read one.
_MESSAGES: Final = 64
_NAMES: Final = tuple(COLUMNS)
_PAGES, _SHA256 = _NAMES.index("頁"), _NAMES.index("照合番号")
#: As wide as a 照合番号 may be for its column to ask for no more than it has in any case.
_WIDEST: Final = em_units(COLUMNS["照合番号"].least)


class AwaitedLedger:
    """The ledger as the process sees it that makes the editions, or has them made."""

    def __init__(self, foreseen: Sequence[ManifestEntry], stale: Sequence[str], other: OtherProcess) -> None:
        """``foreseen``, ``stale``: as for ``awaited_ledger``; ``other``: lays the ledger out."""
        self._foreseen: Final = [(entry.code, entry.file) for entry in foreseen]
        self._stale: Final = stale
        self._other: Final = other
        self._left = len(_rows_awaited(foreseen))
        self._at_once: Final = -(-self._left // _MESSAGES)
        self._untold: list[bytes] = []

    def note(self, entry: ManifestEntry) -> None:
        """Be told what came of an edition, in the order in which they were foreseen."""
        self._untold.append(f"{entry.pages} {entry.sha256[:DIGITS]}".encode())
        if len(self._untold) == self._at_once or self._left == 1:
            self._other.send(self._untold)
            self._untold = []
        self._left -= 1  # behind it: a Ctrl-C in between must not leave the copy and this process waiting for each other

    def pdf(self, entries: Sequence[ManifestEntry], stale: Sequence[str]) -> bytes:
        """Give the ledger of entries; empty: it is another one than was foreseen."""
        if self._left or self._foreseen != [(entry.code, entry.file) for entry in entries] or stale != self._stale:
            return b""
        (pdf,) = self._other.receive() or [b""]
        return pdf


@contextmanager
def awaited_ledger(
    maker: EditionMaker, foreseen: Sequence[ManifestEntry], stale: Sequence[str]
) -> Iterator[AwaitedLedger | None]:
    """Give the ledger of editions that are going to be made; ``None``: nobody lays it out, for that does not pay.

    ``foreseen``: what its rows will say; the sha256 of an edition that is to be made is ``AWAITED_SHA256``, and its number of
    pages that which is likely.  ``stale``: the codes of those that were made from older inputs and stay.
    """
    if len(_rows_awaited(foreseen)) < _PAYING or processors() < 2 or not can_be_copied():
        yield None
        return
    with copy_of_process(partial(send_ledger, maker, foreseen, stale)) as other:
        yield AwaitedLedger(foreseen, stale, other) if other else None


def _rows_awaited(foreseen: Sequence[ManifestEntry]) -> list[int]:
    return [row for row, entry in enumerate(foreseen) if entry.sha256 == AWAITED_SHA256]


def send_ledger(maker: EditionMaker, foreseen: Sequence[ManifestEntry], stale: Sequence[str], other: OtherProcess) -> None:
    """Do what the copy does; ``other``: the process that tells what came of each edition.

    Raises ``DoubtError`` if something came otherwise than foreseen.
    """
    from ..export import document_objects, embedding  # noqa: F401  # loaded before the editions are made, and not when all wait

    layout = lay_out_ledger(resolve(maker.appendix), foreseen, stale, maker.faces)
    drafts = _AwaitedCells(layout, foreseen, Typesetter(maker.faces), other).drafts
    other.send([write(layout._replace(drafts=drafts), maker.faces, date=maker.date)])


class _AwaitedCells:
    """The cells that other figures stand in."""

    def __init__(self, layout: Layout, foreseen: Sequence[ManifestEntry], setter: Typesetter, other: OtherProcess) -> None:
        self._layout = layout
        self._setter = setter
        self._other = other
        rows = _rows_awaited(foreseen)
        cells = [number for number, kind in enumerate(layout.tree.kinds) if kind in ("TH", "TD")]
        #: The row and the column of a cell by its structure element.
        self._places: Mapping[int, tuple[int, int]] = {
            cells[(row + 1) * len(_NAMES) + column]: (row, column) for row in rows for column in (_PAGES, _SHA256)
        }
        self._untold = iter(rows)
        self._told: dict[int, Mapping[int, str]] = {}

    def drafts(self) -> Iterator[PageDraft]:
        """Give the pages, as ``Layout.drafts`` does."""
        for draft in self._layout.drafts():
            yield draft._replace(draw=partial(self._draw, draft))

    def _draw(self, draft: PageDraft) -> Page:
        page = draft.draw()
        return page._replace(texts=tuple([self._put_in(text) if text.tag in self._places else text for text in page.texts]))

    def _put_in(self, foreseen: PlacedLine) -> PlacedLine:
        row, column = self._places[foreseen.tag]
        while row not in self._told:
            self._listen()
        return foreseen._replace(line=self._line(foreseen.line, self._told[row][column]))

    def _listen(self) -> None:
        for message in self._other.receive() or ():
            pages, digits = message.decode().split()
            self._told[next(self._untold)] = {_PAGES: pages, _SHA256: digits}

    def _line(self, foreseen: Line, text: str) -> Line:
        """Set what came instead of what was foreseen, which must take the same room on one line of its own."""
        awaited = "".join([piece.text for piece in foreseen.pieces])
        if text == awaited:  # of pages, for most
            return foreseen
        line, known = map(self._setter.line_of, (text, awaited))
        if known != foreseen or line.width != foreseen.width or line.width > _WIDEST:
            raise DoubtError
        return line
