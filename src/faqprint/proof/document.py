"""A PDF file's objects by number: cross-reference tables and streams, object streams, pages (by hand: see ``syntax``).

Every access is typed: ``dictionary`` gives ``{}`` where the file holds something else, so that a check needs no care of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Set
from copy import copy
from functools import cached_property, partial
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final, TypeVar

from ..limits import WorkBudget
from ..named_tuple import NamedTuple
from ..storage.memory_cache import Memoizer, make_anew
from .cross_reference import ROW, CrossReference
from .object_forms import object_reader, stream_head
from .syntax import DamageError, Parser, PdfStream, Ref, decode_stream, inflate_blocks

T = TypeVar("T")
_START: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_TABLE: Final = re.compile(rb"\s*xref\s+")
_SUBSECTION: Final = re.compile(rb"\s*(\d+)\s+(\d+)\s*(?:\r\n|\r|\n)")
_TRAILER: Final = re.compile(rb"\s*trailer\s*")
_STREAM_START: Final = re.compile(rb"\r?\n")
_COMMENT: Final = re.compile(rb"%[^\r\n]*")
_STREAM_END: Final = re.compile(rb"\s*endstream\s+endobj(?![^\s%])")


#: Units of work that an entry of a cross-reference takes, a node of a tree, and the head of a stream as one match.
_ENTRY_UNITS: Final = 60
_NODE_UNITS: Final = 80
_HEAD_UNITS: Final = 300
#: Bytes of a picture that are unpacked and not kept for a unit.
_BYTES_A_UNIT: Final = 16


class PdfPage(NamedTuple):
    """A page as the page tree gives it: its number from 1, its object, its resources and its box (inherited ones, too)."""

    number: int
    ref: Ref
    entries: dict[str, Any]
    resources: dict[str, Any]
    box: tuple[float, float, float, float]


class PdfFile:
    """The objects of one PDF file, read when asked for.

    ``data`` is the whole file.  Raises ``DamageError`` if it has no readable cross-reference or is encrypted; whatever is asked
    for raises ``OverBudgetError`` once more than ``budget`` was spent.
    """

    def __init__(
        self,
        data: bytes,
        budget: WorkBudget | None = None,
        *,
        forms: bool = True,
        memo: Memoizer = make_anew,
        unpacked: Memoizer = make_anew,
    ) -> None:
        """Find the file's objects; they are read later.

        ``forms``: objects as one match where they can be; ``memo``: has what was read of the same parts of other files,
        whose budgets were finite, ``unpacked``: what their streams held.
        """
        self.data = data
        self.budget = budget or WorkBudget()
        self._parser = Parser(self.budget)
        self._memo = memo
        self._unpacked_memo = unpacked
        self._forms = forms
        self._read_form = object_reader(self._parser, self.budget) if forms else lambda body: None
        self._places = CrossReference()
        self._objects: dict[int, Any] = {}
        self._measured: dict[int, tuple[int, str]] = {}
        self._reading: set[int] = set()
        #: The numbers of streams that were unpacked.
        self.unpacked: set[int] = set()
        #: Where sections of the cross-reference begin.
        self._sections: set[int] = set()
        if not data.startswith(b"%PDF-"):
            raise DamageError("no-header")
        starts = _START.findall(data, max(0, len(data) - 2048))
        if not starts:
            raise DamageError("no-startxref")
        self.trailer = self._cross_references(int(starts[-1]))
        if "Encrypt" in self.trailer:
            raise DamageError("encrypted")
        #: Where objects begin that lie in no other one.
        self._starts = sorted(set(self._places.offsets.values()))
        if not self.catalog:
            raise DamageError("no-catalog")

    @cached_property
    def catalog(self) -> dict[str, Any]:
        """The dictionary that leads to all others."""
        return self.dictionary(self.trailer.get("Root"))

    def _cross_references(self, offset: int) -> dict[str, Any]:
        trailer: dict[str, Any] = {}
        pending, seen = [offset], self._sections
        while pending:
            offset = pending.pop(0)
            if offset in seen or not 0 <= offset < len(self.data):
                raise DamageError("cross-reference", offset=offset)
            seen.add(offset)
            table = _TABLE.match(self.data, offset)
            section = self._table(table.end()) if table else self._reference_stream(offset)
            pending += [entry for key in ("XRefStm", "Prev") if isinstance(entry := section.get(key), int)]
            trailer = section | trailer
        return trailer

    def _table(self, offset: int) -> dict[str, Any]:
        while head := _SUBSECTION.match(self.data, offset):
            first, count = int(head[1]), int(head[2])
            offset = head.end()
            self.budget.spend(_ENTRY_UNITS * min(count, len(self.data)))
            rows = self.data[offset : offset + ROW * count]
            if len(rows) != ROW * count:
                raise DamageError("cross-reference-end")
            self._places.add_table(first, rows)
            offset += ROW * count
        head = _TRAILER.match(self.data, offset)
        if not head:
            raise DamageError("no-trailer")
        value = self._parser.parse_object(self.data, head.end())[0]
        return value if isinstance(value, dict) else {}

    def _reference_stream(self, offset: int) -> dict[str, Any]:
        stream = self._at(offset, None)
        if not isinstance(stream, PdfStream) or stream.entries.get("Type") != "XRef":
            raise DamageError("cross-reference", offset=offset)
        widths, size = stream.entries.get("W"), stream.entries.get("Size")
        if not (isinstance(widths, list) and len(widths) == 3 and all(isinstance(w, int) and 0 <= w <= 8 for w in widths)):
            raise DamageError("cross-reference-widths")
        sections = stream.entries.get("Index", [0, size])
        if not isinstance(sections, list) or not all(isinstance(value, int) for value in sections):
            raise DamageError("cross-reference-index")
        rows = self.decode(stream)
        self.budget.spend(_ENTRY_UNITS * (len(rows) // max(1, sum(widths))))
        self._places.add_stream(sections, rows, widths)
        return stream.entries

    def _at(self, offset: int, number: int | None) -> Any:
        form = stream_head(self.data, offset) if self._forms else None
        if form and form[0] == number and _STREAM_END.match(self.data, form[2] + form[1]):
            self.budget.spend(_HEAD_UNITS + form[1])
            return PdfStream({"Filter": "FlateDecode", "Length": form[1]}, self.data[form[2] : form[2] + form[1]])
        head, keyword, end = self._parser.parse_object(self.data, offset)
        if keyword != b"obj" or not isinstance(head, list) or len(head) != 2 or number not in (None, head[0]):
            raise DamageError("object-place", number=number or 0, offset=offset)
        value, keyword, end = self._parser.parse_object(self.data, end)
        if keyword == b"endobj":
            return value
        if keyword != b"stream" or not isinstance(value, dict):
            raise DamageError("object-open")
        start = _STREAM_START.match(self.data, end)
        length = self.get(value.get("Length"))
        if not start or not isinstance(length, int) or not _STREAM_END.match(self.data, start.end() + length):
            raise DamageError("stream-length", number=number or 0)
        self.budget.spend(length)  # two streams may lie in one another
        return PdfStream(value, self.data[start.end() : start.end() + length])

    def _unpack(self, holder: int) -> None:
        """Read every object of an object stream at once."""
        stream = self.get(Ref(holder))
        if not isinstance(stream, PdfStream) or holder in self._places.packed or stream.entries.get("Type") != "ObjStm":
            raise DamageError("object-stream", number=holder)
        body = self.decode(Ref(holder), shared=True)
        first, count = self.get(stream.entries.get("First")), self.get(stream.entries.get("N"))
        if not isinstance(first, int) or not isinstance(count, int):
            raise DamageError("object-stream", number=holder)
        found = self.make_once((first, count, body), partial(self._objects_in, body, first, count))
        if found is None:
            raise DamageError("object-stream", number=holder)
        for index, (number, value) in enumerate(found):
            if self._places.packed.get(number) == (holder, index):
                self._objects[number] = value

    def _objects_in(self, body: bytes, first: int, count: int) -> list[tuple[int, Any]] | None:
        """The numbers and objects of an object stream; ``None``: it does not hold so many."""
        head = _COMMENT.sub(b" ", body[:first]).split()
        if len(head) != 2 * count or not all(map(bytes.isdigit, head)):
            return None
        starts = [first + int(offset) for offset in head[1::2]]
        edges = sorted({*starts, len(body)})
        if len(edges) <= count:
            return None
        following = dict(pairwise(edges))
        values = self._values([body[start : following[start]] for start in starts if start < len(body)])
        return list(zip(map(int, head[::2]), values, strict=True)) if len(values) == count else None

    def make_once(self, key: Hashable, make: Callable[[], T], memo: Memoizer | None = None) -> T:
        """Give what is made of a part of the file that other files may have, too; the work that it takes is spent for each."""
        memo = memo or self._memo
        if memo is make_anew:
            return make()
        before = self.budget.left
        made, units = memo(key, lambda: (make(), before - self.budget.left))
        self.budget.left = before
        self.budget.spend(units)
        return made

    def _values(self, pieces: list[bytes]) -> list[Any]:
        """The objects of an object stream, each from its own bytes."""
        values: list[Any] = list(map(self._read_form, pieces))
        others = [index for index, value in enumerate(values) if value is None]
        if others:
            parsed = self._parser.parse_objects(b"\nendobj\n".join((*(pieces[index] for index in others), b"")))
            if len(parsed) != len(others):
                return []
            for index, value in zip(others, parsed, strict=True):
                values[index] = value
        return values

    def get(self, value: Any) -> Any:
        """``value``, or the object that it refers to (``None`` if there is none)."""
        while type(value) is Ref:
            if value not in self._objects:
                self._read(value)
            value = self._objects[value]
        return value

    def _read(self, number: Ref) -> None:
        if number in self._reading:
            raise DamageError("object-ring", number=number)
        self._reading.add(number)
        if number in self._places.offsets:
            self._objects[number] = self._at(self._places.offsets[number], number)
        elif number in self._places.packed:
            self._unpack(self._places.packed[number][0])
        if type(self._objects.setdefault(number, None)) is Ref:
            raise DamageError("object-reference", number=number)
        self._reading.discard(number)

    def numbers_in_use(self) -> list[int]:
        """The numbers of all objects, ascending."""
        return sorted(self._places.offsets.keys() | self._places.packed.keys())

    def places(self) -> list[tuple[int, int]]:
        """Where each object begins that lies in no other one, in the file's order, with its number."""
        return sorted((offset, number) for number, offset in self._places.offsets.items())

    def apart(self) -> PdfFile:
        """The same file, which does not keep what is read of it through the other one."""
        other = copy(self)
        other._objects, other._measured = self._objects.copy(), self._measured.copy()
        other._reading, other.unpacked = set(), set()
        return other

    def without(self, numbers: Set[int]) -> PdfFile:
        """The same file without some objects, and without the object streams that hold nothing else: as if they were not there.

        Nor is its cross-reference stream.
        """
        rest = copy(self)
        rest._places = self._places.without(numbers | set(filter(self._is_reference_stream, self._places.offsets)))
        rest._objects, rest._measured, rest._reading, rest.unpacked = {}, {}, set(), set()
        rest.__dict__.pop("catalog", None)  # it may lead elsewhere
        return rest

    def _is_reference_stream(self, number: int) -> bool:
        return self._places.offsets[number] in self._sections

    def identity(self) -> bytes:
        """A digest of every object that there is, as it lies in the file, and of what the trailer calls ``Root`` and ``Info``."""
        made = sha256(repr((self.trailer.get("Root"), self.trailer.get("Info"))).encode())
        made.update(self._places.packed_bytes())
        ends = dict(pairwise((*self._starts, len(self.data))))
        for offset, number in self.places():
            made.update(b"%d %d\n" % (number, ends[offset] - offset))
            made.update(memoryview(self.data)[offset : ends[offset]])
        return made.digest()

    def dictionary(self, value: Any) -> dict[str, Any]:
        """The dictionary (a stream's, too) that ``value`` is or refers to, else ``{}``."""
        value = self.get(value)
        if isinstance(value, PdfStream):
            value = value.entries
        return value if isinstance(value, dict) else {}

    def array(self, value: Any) -> list[Any]:
        """The array that ``value`` is or refers to, else ``[]``."""
        value = self.get(value)
        return value if isinstance(value, list) else []

    def numbers(self, value: Any) -> list[float]:
        """The numbers of an array; ``[]`` if it holds anything else."""
        values = [self.get(item) for item in self.array(value)]
        return values if all(isinstance(item, int | float) for item in values) else []

    def decode(self, value: Any, *, shared: bool = False) -> bytes:
        """The decoded bytes of the stream that ``value`` is or refers to; ``b''`` if it is none.

        ``shared``: other files are likely to have it, too.
        """
        stream = self.get(value)
        if not isinstance(stream, PdfStream):
            return b""
        if type(value) is Ref:
            self.unpacked.add(value)
        names = self._filter_names(stream)
        parameters = self.get(stream.entries.get("DecodeParms"))
        listed = parameters if isinstance(parameters, list) else [parameters] * bool(names)
        if len(listed) != len(names):
            listed = [None] * len(names)
        dictionaries = [self.dictionary(item) for item in listed]
        unpack = partial(decode_stream, stream.raw, names, dictionaries, self.budget)
        numbers = [entries.get(key, 1) for entries in dictionaries for key in ("Predictor", "Columns")] if shared else [None]
        if not {*map(type, numbers)} <= {int}:
            return unpack()
        return self.make_once((stream.raw, *names, *numbers), unpack, self._unpacked_memo)

    def measure(self, value: Any) -> tuple[int, str]:
        """The length and the sha256 of the decoded bytes of a picture's stream, which are not kept: they may be many.

        Of a stream whose filter is not undone here those of its raw bytes.  Raises ``DamageError``, ``OverBudgetError``.
        """
        if type(value) is Ref and value in self._measured:
            return self._measured[value]
        stream = self.get(value)
        if not isinstance(stream, PdfStream):
            return 0, ""
        if self._filter_names(stream) != ["FlateDecode"] or "DecodeParms" in stream.entries:
            return len(stream.raw), sha256(stream.raw).hexdigest()
        if type(value) is Ref:
            self.unpacked.add(value)
        size, digest = 0, sha256()
        for block in inflate_blocks(stream.raw):
            self.budget.spend(len(block) // _BYTES_A_UNIT)
            size += len(block)
            digest.update(block)
        if type(value) is Ref:
            self._measured[value] = size, digest.hexdigest()
        return size, digest.hexdigest()

    def filters(self, stream: PdfStream) -> set[str]:
        """The names of a stream's filters."""
        return set(self._filter_names(stream))

    def _filter_names(self, stream: PdfStream) -> list[str]:
        filters = self.get(stream.entries.get("Filter"))
        names = filters if isinstance(filters, list) else [] if filters is None else [filters]
        return [str(self.get(item)) for item in names]

    def pages(self) -> Iterator[PdfPage]:
        """The pages in order, with what they inherit; raises ``DamageError`` where their tree is broken."""
        pending: list[tuple[Any, dict[str, Any]]] = [(self.catalog.get("Pages"), {})]
        seen: set[int] = set()
        count = 0
        while pending:
            ref, inherited = pending.pop()
            entries = self.dictionary(ref)
            if type(ref) is not Ref or ref in seen or not entries:
                raise DamageError("page-tree")
            seen.add(ref)
            self.budget.spend(_NODE_UNITS)
            own = inherited | {key: entries[key] for key in ("Resources", "MediaBox") if key in entries}
            if "Kids" in entries:
                pending += [(kid, own) for kid in reversed(self.array(entries["Kids"]))]
                continue
            count += 1
            box = self.numbers(own.get("MediaBox"))
            if len(box) != 4:
                raise DamageError("page-size", number=count)
            yield PdfPage(count, ref, entries, self.dictionary(own.get("Resources")), (box[0], box[1], box[2], box[3]))

    def contents(self, page: PdfPage) -> list[Any]:
        """The streams of a page, or references to them."""
        contents = self.get(page.entries.get("Contents"))
        return contents if isinstance(contents, list) else [page.entries.get("Contents")]

    def number_tree(self, value: Any) -> dict[int, Any]:
        """The entries of a number tree by number; raises ``DamageError`` where it is broken."""
        found: dict[int, Any] = {}
        pending, seen = [value], set()
        while pending:
            node = pending.pop()
            if type(node) is Ref:
                if node in seen:
                    raise DamageError("number-tree")
                seen.add(node)
            entries = self.dictionary(node)
            pairs = self.array(entries.get("Nums"))
            self.budget.spend(_NODE_UNITS + len(pairs))
            found.update((key, item) for key, item in zip(pairs[::2], pairs[1::2], strict=False) if isinstance(key, int))
            pending += self.array(entries.get("Kids"))
        return found
