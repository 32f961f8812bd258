"""What the rows of an FAQ table came to in the last build, so that only changed rows are set anew.

To plan the pages a row's heights and structure elements are enough.  Its lines are set when they are looked into: where the
row must be cut, or where its page is drawn.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from struct import Struct
from typing import Final

from ..layout.structure import SubTree
from ..manuscript.model import Heading, Paragraph, Picture, QrLine, Reference, Text
from ..named_tuple import NamedTuple
from ..storage.last_build import KEY_SIZE, BuildMemo
from ..storage.memory_cache import value_memo
from ..text.line import CutWords

_HEIGHTS: Final = Struct("<dd")
#: The blocks that are a line and a level: one letter each.
_PLAIN: Final[Mapping[type, str]] = {Paragraph: "P", Heading: "H", Reference: "R"}
#: The blocks that are figures.
_FIGURES: Final = frozenset({Picture, QrLine})


class MeasuredRow(NamedTuple):
    """What a row came to: all of it that planning pages needs."""

    #: Heights of the flows of question and answer in pt.
    question: float
    answer: float
    #: The structure elements of the cells, below the row's own.
    tree: SubTree
    #: The words that had to be cut: every build tells them.
    cut: CutWords

    def pack(self) -> bytes:
        """Give the row as bytes, for this machine; rows of one structure, wherever it stands, give the same for it."""
        tree, first = self.tree, self.tree.first
        parents = tuple([parent - first if parent >= first else -1 for parent in tree.parents])
        attributes = tuple([(element - first, *values.items()) for element, values in tree.attributes.items()])
        return _HEIGHTS.pack(self.question, self.answer) + _pack_tree(tuple(tree.kinds), parents, attributes, self.cut)

    @classmethod
    def unpack(cls, packed: bytes) -> MeasuredRow:
        """Give back what ``pack`` gave."""
        question, answer = _HEIGHTS.unpack_from(packed)
        return cls(question, answer, *_unpack_tree(packed[_HEIGHTS.size :]))


def holds_figure(*texts: Text) -> bool:
    """Whether a picture or a code stands in one of some texts: it is set in each build, for each tells how it comes out."""
    return not _FIGURES.isdisjoint(map(type, chain(*texts)))


class RowReuse:
    """The rows of the last build by digest of all that they depend on."""

    def __init__(self, memo: BuildMemo, program: bytes) -> None:
        """``program``: names the faces, and what else every row depends on beside the appendix and its style."""
        #: Gives what the last build had of the row of a digest, or makes it.
        self.memo: Final = value_memo(memo, MeasuredRow.pack, MeasuredRow.unpack)
        self.program: Final = program

    def digester(self, context: object) -> Callable[[Text, Text], bytes]:
        """Give what digests a row's question and answer; ``context``: all else that it depends on, of plain values."""
        base = blake2b(self.program + repr(context).encode(), digest_size=KEY_SIZE)

        def digest(question: Text, answer: Text) -> bytes:
            state = base.copy()
            state.update(f"{_characters(question)}\n{_characters(answer)}".encode())
            return state.digest()

        return digest


# the same few structures come again and again
@lru_cache(maxsize=1024)
def _pack_tree(*parts: object) -> bytes:
    return json.dumps(parts, ensure_ascii=False).encode()


@lru_cache(maxsize=1024)
def _unpack_tree(packed: bytes) -> tuple[SubTree, CutWords]:
    tree = SubTree(0)
    tree.kinds, tree.parents, attributes, cut = json.loads(packed)
    tree.attributes = {element: dict(values) for element, *values in attributes}
    return tree, tuple((text, tuple(words)) for text, words in cut)


def _characters(text: Text) -> str:
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
