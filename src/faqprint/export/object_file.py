"""The file's objects as bytes, ready to be printed with some of them exchanged, in object streams (ISO 32000-1, 7.5.7, 7.5.8).

By hand: reportlab writes neither object streams nor a cross-reference stream; pikepdf would write the whole file anew for each
edition, in bytes that change with qpdf's version.  Here an edition costs its own objects alone, and
its bytes are the same everywhere.  Nothing here knows reportlab: a file can be printed from an object file that was kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from itertools import accumulate, chain, cycle, pairwise
from struct import pack_into
from typing import Final

from ..named_tuple import NamedTuple
from ..storage.packing import unwrap, wrap
from .deflate import DeflateRun, compress_run, deflate, deflate_run, join_runs

#: Objects in one object stream: more make the file smaller, and readers unpack more to get at one.
PACK: Final = 800
#: Row of an object stream of objects that are alike, in bytes: room for one of them, or for five entries of the index.
_ROW: Final = 80
_PACKED: Final = b"/Filter/FlateDecode"
_END: Final = b"\nendobj\n"
_MARKS: Final = [bytes([number & 255]) for number in range(2, 258, 2)]


def stream(packed: bytes, entries: bytes = b"") -> bytes:
    """Give the stream object of compressed bytes; ``entries``: of its dictionary, beyond what each has."""
    return b"<<\n/Filter /FlateDecode /Length %d%b\n>>\nstream\n%b\r\nendstream" % (len(packed), entries, packed)


class ObjectBody(NamedTuple):
    """An object as the file has it, in parts: their length together, and a digest that stands for them."""

    parts: Sequence[bytes]
    size: int
    digest: bytes


def whole_object(body: bytes) -> ObjectBody:
    """Give an object that is one part."""
    return ObjectBody((body,), len(body), sha256(body).digest())


class ObjectFile:
    """A file's objects in the order in which they are written, with what holds the packed ones."""

    def __init__(self, root: int, info: int) -> None:
        self._root = root
        self._info = info
        self._objects: dict[int, bytes] = {}
        self._entries: dict[int, bytes] = {0: b"\0\0\0\0\0\xff\xff"}
        self._number = 0
        self._table = b""

    def stream(self, number: int, body: bytes) -> None:
        """Take an object of its own, that stands in no object stream: its number and its bytes."""
        self._objects[number] = body.rstrip(b"\n")
        self._entries[number] = b"\1\0\0\0\0\0\0"  # where it stands is known when the file is printed

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
        table = index + b"".join(rows)
        content = _differences(_mark_rows([table[at : at + _ROW] for at in range(0, len(table), _ROW)]), _ROW)
        self._hold(number, numbers, _object_stream(len(numbers), len(index), deflate(content), _PACKED + _predictor(_ROW)))

    def _hold(self, number: int, numbers: Sequence[int], body: bytes) -> None:
        self.stream(number, body)
        holder = b"\2" + number.to_bytes(4)
        self._entries.update(zip(numbers, (holder + place.to_bytes(2) for place in range(len(numbers))), strict=True))

    def holder(self, number: int) -> int:
        """Give the number of the object stream that holds an object."""
        return int.from_bytes(self._table[8 * number + 2 : 8 * number + 6])

    def close(self, number: int) -> None:
        """Say which number the cross-reference stream has, the last one."""
        self._number = number
        self._entries[number] = b"\1\0\0\0\0\0\0"
        self._table = _mark_rows([self._entries[n] for n in range(number + 1)])

    def to_bytes(self) -> bytes:
        """Give the object_file as bytes, for this machine."""
        numbers = array("Q", (self._root, self._info, self._number, *self._objects))
        return wrap([numbers.tobytes(), self._table, *self._objects.values()])

    @classmethod
    def from_bytes(cls, packed: bytes) -> ObjectFile:
        """Give back what ``to_bytes`` gave."""
        head, table, *bodies = unwrap(packed)
        root, info, number, *numbers = array("Q", head)
        object_file = cls(root, info)
        object_file._objects = dict(zip(numbers, bodies, strict=True))
        object_file._number, object_file._table = number, table
        return object_file

    @cached_property
    def _bodies(self) -> list[tuple[int, bytes, ObjectBody]]:
        """The objects in their order: number, head and body."""
        return [(number, b"%d 0 obj\n" % number, whole_object(body)) for number, body in self._objects.items()]

    def print(self, changed: Mapping[int, ObjectBody]) -> list[bytes]:
        """Give the file in parts, some objects exchanged for others, with its cross-reference stream (ISO 32000-1, 7.5.8)."""
        # the comment's bytes say that the file is binary (ISO 32000-1, 7.5.2)
        parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        at = len(parts[0])
        digests: list[bytes] = []
        table = bytearray(self._table)
        for number, head, kept in self._bodies:
            body, size, digest = changed.get(number, kept)
            pack_into(">L", table, 8 * number + 2, at)
            parts += (head, *body, _END)
            at += len(head) + size + len(_END)
            digests.append(digest)
        number = self._number
        pack_into(">L", table, 8 * number + 2, at)
        content = self._pack_table(_differences(table, 7))
        identity = sha256(b"".join(digests)).hexdigest()[:32].encode()
        head = b"<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Filter/FlateDecode%b/Length %d>>"
        dictionary = head % (number + 1, self._root, self._info, identity, identity, _predictor(7), len(content))
        parts.append(b"%d 0 obj\n%b\nstream\n%b\r\nendstream\nendobj\n" % (number, dictionary, content))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return parts

    def _pack_table(self, rows: bytes) -> bytes:
        """Compress the cross-reference table; the rows that no offset touches only once."""
        begin, end, quiet = self._rows_without_offsets
        return b"".join(join_runs((deflate_run(rows[:begin]), quiet, deflate_run(rows[end:]))))

    @cached_property
    def _rows_without_offsets(self) -> tuple[int, int, DeflateRun]:
        """Where the longest stretch of rows begins and ends that tell no offset, nor stand below one that does, and that."""
        told = sorted({*self._objects, self._number})
        before, after = max(pairwise((-1, *told)), key=lambda pair: pair[1] - pair[0])
        begin = 8 * (before + 2)
        end = max(8 * after, begin)
        return begin, end, compress_run(_differences(self._table, 7)[begin:end])


def object_stream(members: Sequence[tuple[int, bytes]], *, compress: bool = True) -> bytes:
    """Give the object stream of objects with their numbers (ISO 32000-1, 7.5.7)."""
    numbers, bodies = zip(*members, strict=True)
    starts = accumulate(map((1).__add__, map(len, bodies)), initial=0)
    index = " ".join(map("%d %d".__mod__, zip(numbers, starts, strict=False))).encode() + b"\n"
    content = index + b"\n".join(bodies)
    packed = (deflate(content), _PACKED) if compress else (content,)
    return _object_stream(len(numbers), len(index), *packed)


def _object_stream(count: int, index: int, content: bytes, entries: bytes = b"") -> bytes:
    head = b"<</Type/ObjStm/N %d/First %d%b/Length %d>>" % (count, index, entries, len(content))
    return b"%b\nstream\n%b\r\nendstream" % (head, content)


def _predictor(row: int) -> bytes:
    return b"/DecodeParms<</Predictor 12/Columns %d>>" % row


def _mark_rows(rows: Sequence[bytes]) -> bytes:
    """Put a byte before each row that is 2 more than the one before: its difference is the predictor's own mark."""
    return b"".join(chain.from_iterable(zip(cycle(_MARKS), rows, strict=False)))


def _differences(table: bytes | bytearray, row: int) -> bytes:
    """PNG's predictor "up" of the rows from ``_mark_rows``: each as its difference from the one above, bytewise.

    All bytes are subtracted at once, as two long integers: with its high bit set aside no byte borrows from the next.
    """
    size = len(table)
    now = int.from_bytes(table)
    above = now >> 8 * (row + 1)
    high = int.from_bytes(b"\x80" * size)
    low = int.from_bytes(b"\x7f" * size)
    return (((now | high) - (above & low)) ^ ((now ^ ~above) & high)).to_bytes(size)
