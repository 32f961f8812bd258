"""What the text room hands on: the lines of a paragraph, in em units, independent of size and place."""

from __future__ import annotations

from ..named_tuple import NamedTuple
from .characters import SOFT_HYPHEN

#: Words that had to be cut (LB-14), by the paragraph that holds them.
CutWords = tuple[tuple[str, tuple[str, ...]], ...]


class Slot(NamedTuple):
    """A glyph that does not keep its font's advance: space added before and after it, in units of ``EM``.

    ``index``: where the glyph's cluster begins in its piece's text, in code points.
    Negative: half-width punctuation drawn trimmed on that side (SP-5).  Positive: stretched space (JU-5).
    """

    index: int  # type: ignore[assignment]  # a tuple's own index() is of no use here
    before: int
    after: int


class Piece(NamedTuple):
    """Characters of a line set in one face: ``face`` is an index into ``Faces`` (0 text, 1 bold, 2… fallback)."""

    face: int
    text: str
    slots: tuple[Slot, ...] = ()


class Line(NamedTuple):
    """One set line.

    ``start``/``end``: the range of the paragraph's text that it draws (spaces at its edges are left out).
    ``width``: what it takes, in units of ``EM``, line-end aki given back included.
    ``note``: '' | 'shrunk' | 'stretched' | 'ragged' | 'runt' | 'overflow', for ``--report``.
    Pieces end where the face changes and where a span of the paragraph begins or ends; U+00AD is left out of them, but for
    the one that is a hyphen at the line's end.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    width: int
    note: str = ""


def piece_end(text: str, start: int, piece: Piece) -> int:
    """Where in a paragraph's text that ends which a piece draws from ``start`` on, with what it leaves out."""
    end = start + len(piece.text)
    if text.find(SOFT_HYPHEN, start, end + 1) >= 0:
        end = start
        for character in piece.text:
            end = text.index(character, end) + 1
        while text.startswith(SOFT_HYPHEN, end):
            end += 1
    return end
