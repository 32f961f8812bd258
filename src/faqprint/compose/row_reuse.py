"""Standing type: what the rows of an FAQ table came to in an earlier build, so that only changed rows are set anew.

To plan the pages a row's heights and structure elements are enough.  Its lines are set when they are looked into: where the
row must be cut, or where its page is drawn.  From the rows' digests those of pages are made, so that these can stand, too.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import islice
from typing import Final, NamedTuple, overload

from ..errors import DoubtError
from ..layout.blocks import Block, Flow, flow_height
from ..layout.structure import StructureTree
from ..layout.table import FaqFragment, FaqTable
from ..manuscript.model import Heading, Paragraph, Reference, Text
from ..storage.packing import unwrap, wrap

#: Bytes of a digest: by 128 bits no two texts meet by chance.
DIGEST: Final = 16
_ROW: Final = struct.Struct(f"<{DIGEST}sIdd")
#: The blocks that are a line and a level: one letter each.
_PLAIN: Final[Mapping[type, str]] = {Paragraph: "P", Heading: "H", Reference: "R"}


class RowStructure(NamedTuple):
    """The structure elements that a row's cells add: ``parents`` from the first of them, -1: the row's own element."""

    kinds: tuple[str, ...]
    parents: tuple[int, ...]
    attributes: tuple[tuple[int, tuple[tuple[str, str], ...]], ...]

    @property
    def answer(self) -> int:
        """The place of the answer's cell; the question's is the first."""
        return self.parents.index(-1, 1)

    def add_to(self, tree: StructureTree, row: int) -> int:
        """Add the elements below the element ``row`` and give the number of the first."""
        first = len(tree.kinds)
        tree.kinds += self.kinds
        tree.parents += [first + parent if parent >= 0 else row for parent in self.parents]
        for element, values in self.attributes:
            tree.attributes[first + element] = dict(values)
        return first


class ReusableRow(NamedTuple):
    """What a row came to: its elements, and the heights of its cells' flows in pt."""

    shape: RowStructure
    question: float
    answer: float


class RowReuse:
    """The rows that an earlier build kept, by digest of all that they depend on, and those that this build keeps."""

    def __init__(
        self, program: bytes = b"", kept: Mapping[bytes, ReusableRow] | None = None, shapes: Iterable[RowStructure] = ()
    ) -> None:
        """``program``: names the program and the faces, on which every row depends."""
        self.program: Final = program
        self._kept: Final = dict(kept or {})
        self._used: dict[bytes, ReusableRow] = {}
        self._shapes: dict[tuple[object, ...], RowStructure] = {shape: shape for shape in shapes}  # each once

    def digester(self, context: object) -> Callable[[Text, Text], bytes]:
        """Give what digests a row's question and answer; ``context``: all else that it depends on, of plain values."""
        base = blake2b(self.program + repr(context).encode(), digest_size=DIGEST)

        def digest(question: Text, answer: Text) -> bytes:
            state = base.copy()
            state.update(f"{_written(question)}\n{_written(answer)}".encode())
            return state.digest()

        return digest

    def find(self, digest: bytes) -> ReusableRow | None:
        """Give the row that was kept under ``digest``, and keep it on."""
        row = self._kept.get(digest)
        if row is not None:
            self._used[digest] = row
        return row

    def keep(self, digest: bytes, tree: StructureTree, first: int, attributed: int, question: float, answer: float) -> None:
        """Keep a row whose cells added the last elements of ``tree``, from ``first`` on, and are so high.

        ``attributed``: how many elements had attributes before them.
        """
        kinds = tuple(tree.kinds[first:])
        parents = tuple([parent - first if parent >= first else -1 for parent in tree.parents[first:]])
        attributes: tuple[tuple[int, tuple[tuple[str, str], ...]], ...] = ()
        if len(tree.attributes) > attributed:
            own = islice(tree.attributes.items(), attributed, None)
            attributes = tuple([(element - first, tuple(values.items())) for element, values in own])
        key = (kinds, parents, attributes)
        shape = self._shapes.get(key) or self._shapes.setdefault(key, RowStructure(*key))
        self._used[digest] = ReusableRow(shape, question, answer)

    def pack(self) -> bytes:
        """Give what this build keeps."""
        shapes = list({id(row[0]): row[0] for row in self._used.values()}.values())
        places = {id(shape): place for place, shape in enumerate(shapes)}
        rows = [_ROW.pack(digest, places[id(shape)], asked, answer) for digest, (shape, asked, answer) in self._used.items()]
        return wrap([json.dumps(shapes, ensure_ascii=False).encode(), b"".join(rows)])

    @classmethod
    def unpack(cls, program: bytes, packed: bytes) -> RowReuse:
        """Give back what ``pack`` gave."""
        plain, rows = unwrap(packed)
        shapes = [
            RowStructure(tuple(kinds), tuple(parents), tuple((at, tuple(map(tuple, values))) for at, values in attributes))
            for kinds, parents, attributes in json.loads(plain)
        ]
        known = {digest: ReusableRow(shapes[at], asked, answer) for digest, at, asked, answer in _ROW.iter_unpack(rows)}
        return cls(program, known, shapes)


def _written(text: Text) -> str:
    """A text's blocks as characters, no two texts alike."""
    parts: list[str] = []
    for block in text:
        letter = _PLAIN.get(block.__class__)
        if letter:
            (words, spans), level = block  # type: ignore[misc]  # one of the plain blocks
            parts.append(f"{letter}{level},{len(words)}{spans or ''}:{words}")
        else:
            parts.append(repr(block))
    return "".join(parts)


class PageDigester:
    """Digests pages that hold nothing but a part of a table, which another page began."""

    def __init__(self, program: bytes, context: object) -> None:
        """``context``: all that the pages depend on, but their numbers and the table, of plain values."""
        self._base = blake2b(program + repr(context).encode(), digest_size=DIGEST)
        self._styles: dict[int, blake2b] = {}
        self._labels: dict[tuple[int, int], str] = {}

    def digest(self, number: int, fragments: Sequence[tuple[float, object]]) -> tuple[bytes, int]:
        """Give the digest of the page of this number, and the element from which its elements count; empty: it has none."""
        top, fragment = fragments[0] if len(fragments) == 1 else (0.0, None)
        if not isinstance(fragment, FaqFragment) or not fragment.part.continued:
            return b"", 0
        table, part = fragment
        rows = part.rows
        first, before = rows[0].element, table.category_before(rows[0])
        shown = [len(rows), number, part.continues]
        labels = [repr(top)]
        for row in rows:
            begins = row.category != before
            shown += (len(row.digest), row.number, row.first, row.element - first, row.no_tag - first, begins)
            if begins or row is rows[0]:
                if table.labels[row.category].tags:
                    return b"", 0
                labels.append(self._label(table, row.category))
            before = row.category
        state = self._with_style(table).copy()
        state.update(array("q", shown).tobytes() + array("d", part.heights).tobytes())
        state.update(b"".join([row.digest for row in rows]) + "\n".join(labels).encode())
        return state.digest(), first

    def _with_style(self, table: FaqTable) -> blake2b:
        style = table.style
        if id(style) not in self._styles:
            state = self._styles[id(style)] = self._base.copy()
            state.update(repr(style._replace(head=tuple(lines._replace(tag=0) for lines in style.head))).encode())
        return self._styles[id(style)]

    def _label(self, table: FaqTable, category: int) -> str:
        key = (id(table.labels), category)
        if key not in self._labels:
            self._labels[key] = repr(table.labels[category]._replace(tag=0))
        return self._labels[key]


class SubTree(StructureTree):
    """Elements that a tree holds already from the number ``first`` on, added once more: they get the same numbers."""

    __slots__ = ("_first",)

    def __init__(self, first: int) -> None:
        super().__init__()
        self.kinds.clear()
        self.parents.clear()
        self._first = first

    def add(self, kind: str, parent: int, attributes: Mapping[str, str] | None = None) -> int:
        """Add an element as its parent's last child and give its number in the tree."""
        return self._first + super().add(kind, parent, attributes)


class LazyFlow(Sequence[Block]):
    """A flow that is set when it is looked into; raises ``DoubtError`` if it is not as high as it was kept."""

    __slots__ = ("_flow", "_height", "_make")

    def __init__(self, height: float, make: Callable[[], Flow]) -> None:
        self._height = height
        self._make = make
        self._flow: Flow | None = None

    def _set(self) -> Flow:
        if self._flow is None:
            self._flow = self._make()
            if flow_height(self._flow) != self._height:
                raise DoubtError
        return self._flow

    def __len__(self) -> int:
        return len(self._set())

    def __iter__(self) -> Iterator[Block]:
        return iter(self._set())

    @overload
    def __getitem__(self, at: int) -> Block: ...
    @overload
    def __getitem__(self, at: slice) -> Flow: ...
    def __getitem__(self, at: int | slice) -> Block | Flow:
        return self._set()[at]
