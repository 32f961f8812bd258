"""Where the objects of a PDF file lie: what its cross-reference tables and streams say (ISO 32000-1, 7.5.4 and 7.5.8)."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import accumulate, chain, compress, pairwise
from operator import itemgetter
from struct import iter_unpack
from typing import Final

from .syntax import DamageError

#: Formats of whole numbers by their bytes.
_FORMATS: Final = {1: "B", 2: "H", 4: "L", 8: "Q"}
#: Bytes of a table's row.
ROW: Final = 20
#: Of objects of their own and of those in object streams: what makes kinds, each a byte, true where they are theirs.
_KINDS: Final = bytes(kind == 1 for kind in range(256)), bytes(kind == 2 for kind in range(256))


class CrossReference:
    """Where each object lies by its number; what was added first counts."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        #: Of an object of its own, where it begins in the file.
        self.offsets: dict[int, int] = {}
        #: Of one in an object stream, that one's number and its place there.
        self.packed: dict[int, tuple[int, int]] = {}

    def add_table(self, first: int, rows: bytes) -> None:
        """Add the rows of a table, which begin with the number ``first``; raises ``DamageError``."""
        for index in range(len(rows) // ROW):
            row = rows[ROW * index : ROW * index + ROW]
            known = first + index in self.offsets or first + index in self.packed
            if row[17:18] == b"n" and not known:
                if not row[:10].isdigit():
                    raise DamageError("cross-reference-entry", number=first + index)
                self.offsets[first + index] = int(row[:10])

    def add_stream(self, sections: Sequence[int], rows: bytes, widths: Sequence[int]) -> None:
        """Add the rows of a stream; ``sections``: first numbers and counts, ``widths``: bytes of the fields."""
        ranges = [range(first, first + count) for first, count in zip(sections[::2], sections[1::2], strict=False)]
        if len(ranges) == 1 and widths[0] == 1 and _FORMATS.keys() >= {*widths} and not self.offsets and not self.packed:
            self._add_at_once(ranges[0], rows, widths)  # as most files are
            return
        for number, (kind, one, two) in zip(chain.from_iterable(ranges), _fields(rows, widths), strict=False):
            if not kind or number in self.offsets or number in self.packed:
                continue
            if kind == 1:
                self.offsets[number] = one
            elif kind == 2:
                self.packed[number] = one, two

    def _add_at_once(self, numbers: range, rows: bytes, widths: Sequence[int]) -> None:
        """Add the rows of a stream whose fields have whole numbers' sizes, the first one a byte, where nothing is known yet."""
        stride, (_, one, two) = sum(widths), widths
        rows = rows[: len(rows) // stride * stride]
        places = list(iter_unpack(f">x{_FORMATS[one]}{_FORMATS[two]}", rows))
        alone, packed = map(rows[::stride].translate, _KINDS)
        self.packed = dict(zip(compress(numbers, packed), compress(places, packed), strict=False))
        self.offsets = {n: offset for n, (offset, _) in zip(compress(numbers, alone), compress(places, alone), strict=False)}

    def without(self, numbers: Set[int]) -> CrossReference:
        """The same without some objects, and without the object streams that hold nothing else."""
        held = Counter(map(itemgetter(0), self.packed.values()))
        inner = self.packed.keys() & numbers
        emptied = Counter(self.packed[number][0] for number in inner)
        gone = self.offsets.keys() & (numbers | {holder for holder, count in emptied.items() if count == held[holder]})
        rest = CrossReference()
        rest.offsets = {number: offset for number, offset in self.offsets.items() if number not in gone}
        rest.packed = self.packed.copy()
        for number in inner:
            del rest.packed[number]
        if not gone.isdisjoint(held):
            rest.packed = {number: place for number, place in rest.packed.items() if place[0] not in gone}
        return rest

    def packed_bytes(self) -> bytes:
        """What is known of the objects in object streams, as bytes."""
        columns = list(self.packed), *(list(map(itemgetter(part), self.packed.values())) for part in (0, 1))
        return b"".join(array("q", column).tobytes() for column in columns)


def _fields(rows: bytes, widths: Sequence[int]) -> Iterable[tuple[int, int, int]]:
    """The fields of each row of a cross-reference stream; one without a kind is of kind 1 (ISO 32000-1, 7.5.8.3)."""
    stride = max(1, sum(widths))
    rows = rows[: len(rows) // stride * stride]
    if all(width in _FORMATS for width in widths):
        return iter_unpack(f">{''.join(map(_FORMATS.__getitem__, widths))}", rows)
    edges = list(accumulate(widths, initial=0))
    return (
        (kind if widths[0] else 1, one, two)
        for start in range(0, len(rows), stride)
        for kind, one, two in [[int.from_bytes(rows[start + a : start + b], "big") for a, b in pairwise(edges)]]
    )
