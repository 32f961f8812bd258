"""Standing type: what the rows of an FAQ table came to in an earlier build, so that only changed rows are set anew.

To plan the pages a row's heights and structure elements are enough.  Its lines are set when they are looked into: where the
row must be cut, or where its page is drawn.  From the rows' digests those of pages are made, so that these can stand, too.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final, NamedTuple, overload

from ..errors import DoubtError
from ..manuscript.model import Heading, Paragraph, Reference, Text
from ..parcel import unwrap, wrap
from .blocks import Block, Flow, flow_height
from .structure import Tree
from .table import FaqFragment, FaqTable

#: Bytes of a digest: by 128 bits no two texts meet by chance.
DIGEST: Final = 16
_ROW: Final = struct.Struct(f"<{DIGEST}sIdd")
#: The blocks that are a line and a level: one letter each.
_PLAIN: Final[Mapping[type, str]] = {Paragraph: "P", Heading: "H", Reference: "R"}


class Shape(NamedTuple):
    """The structure elements that a row's cells add: ``parents`` from the first of them, -1: the row's own element."""

    kinds: tuple[str, ...]
    parents: tuple[int, ...]
    attributes: tuple[tuple[int, tuple[tuple[str, str], ...]], ...]

    @property
    def answer(self) -> int:
        """The place of the answer's cell; the question's is the first."""
        return self.parents.index(-1, 1)

    @classmethod
    def of(cls, tree: Tree, first: int, attributed: int) -> Shape:
        """The elements of a tree from ``first`` on; ``attributed``: how many elements had attributes before them."""
        own = list(tree.attributes.items())[attributed:] if len(tree.attributes) > attributed else ()
        return cls(
            tuple(tree.kinds[first:]),
            tuple([parent - first if parent >= first else -1 for parent in tree.parents[first:]]),
            tuple([(element - first, tuple(values.items())) for element, values in own]),
        )

    def add_to(self, tree: Tree, row: int) -> int:
        """Add the elements below the element ``row`` and give the number of the first."""
        first = len(tree.kinds)
        tree.kinds += self.kinds
        tree.parents += [first + parent if parent >= 0 else row for parent in self.parents]
        for element, values in self.attributes:
            tree.attributes[first + element] = dict(values)
        return first


class StandingRow(NamedTuple):
    """What a row came to: its elements, and the heights of its cells' flows in pt."""

    shape: Shape
    question: float
    answer: float


class StandingRows:
    """The rows that an earlier build kept, by digest of all that they depend on, and those that this build keeps."""

    def __init__(self, program: bytes = b"", kept: Mapping[bytes, StandingRow] | None = None) -> None:
        """``program``: names the program and the faces, on which every row depends."""
        self.program: Final = program
        self._kept: Final = dict(kept or {})
        self._used: dict[bytes, StandingRow] = {}

    @property
    def any(self) -> bool:
        """Whether an earlier build kept rows."""
        return bool(self._kept)

    def begin(self, count: int, settle: Callable[[int], None]) -> None:
        """Be told of a table's ``count`` rows before they are asked for; ``settle`` sets one of them, to be kept."""

    def digester(self, context: object) -> Callable[[Text, Text], bytes]:
        """Give what digests a row's question and answer; ``context``: all else that it depends on, of plain values."""
        base = blake2b(self.program + repr(context).encode(), digest_size=DIGEST)

        def digest(question: Text, answer: Text) -> bytes:
            state = base.copy()
            state.update(f"{_written(question)}\n{_written(answer)}".encode())
            return state.digest()

        return digest

    def find(self, digest: bytes) -> StandingRow | None:
        """Give the row that was kept under ``digest``, and keep it on."""
        row = self._kept.get(digest)
        if row is not None:
            self._used[digest] = row
        return row

    def keep(self, digest: bytes, row: StandingRow) -> None:
        """Keep a row for later builds."""
        self._used[digest] = row

    def pack(self) -> tuple[list[Shape], bytes]:
        """Give what this build keeps, as plain values: the shapes, and the rows by the shapes' places."""
        places: dict[Shape, int] = {}
        pack, place = _ROW.pack, places.setdefault
        rows = [pack(digest, place(row[0], len(places)), row[1], row[2]) for digest, row in self._used.items()]
        return list(places), b"".join(rows)

    def packed(self) -> bytes:
        """Give what this build keeps, for ``learn``."""
        shapes, rows = self.pack()
        return wrap([json.dumps(shapes).encode(), rows])

    def learn(self, packed: bytes) -> None:
        """Take over the rows that another process keeps."""
        shapes, rows = unwrap(packed)
        self._kept.update(StandingRows.unpack(self.program, json.loads(shapes), rows)._kept)

    @classmethod
    def unpack(cls, program: bytes, plain: Sequence[Any], rows: bytes) -> StandingRows:
        """Give back what ``pack`` gave."""
        shapes = [
            Shape(tuple(kinds), tuple(parents), tuple((at, tuple(map(tuple, values))) for at, values in attributes))
            for kinds, parents, attributes in plain
        ]
        known = {digest: StandingRow(shapes[at], *heights) for digest, at, *heights in _ROW.iter_unpack(rows)}
        return cls(program, known)


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
        first = part.rows[0].element
        shown: list[object] = [number, top, part.continues]
        category = -1
        for row in part.rows:
            begins = table.category_before(row) != row.category
            shown += (len(row.digest), row.number, row.first, row.element - first, row.no_tag - first, begins)
            if row.category != category:
                category = row.category
                if table.labels[category].tags:
                    return b"", 0
                shown.append(self._label(table, category))
        state = self._with_style(table).copy()
        state.update(b"".join([row.digest for row in part.rows]) + array("d", part.heights).tobytes() + repr(shown).encode())
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


class Branch(Tree):
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


class Later(Sequence[Block]):
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
