"""Objects of one PDF beside those of another that must say the same: compared text by text, with the references in pairs.

By hand: libraries compare values of one file; here numbers of objects differ, and which belongs to which is what is asked.  A
large manual has a hundred thousand objects, so what qpdf writes of each is compared, and not its values one by one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from pikepdf import Object, Pdf, Stream

from .same_objects import have_same_data

#: What a value is made of as qpdf writes it, whose parts may differ: strings, references, nulls; in the second also names.
_PLAIN_TOKENS: Final = re.compile(rb"(\((?:[^\\()]|\\.)*\)|<[0-9a-fA-F]*>|\b\d+ \d+ R\b|\bnull\b)", re.DOTALL)
_TOKENS: Final = re.compile(rb"(\((?:[^\\()]|\\.)*\)|<[0-9a-fA-F]*>|/[^\s()<>\[\]{}/%]*|\b\d+ \d+ R\b|\bnull\b)", re.DOTALL)
_REFERENCE: Final = b" R"
#: Keys of the parent tree: their numbers differ, and are compared by what stands there.
_KEY: Final = re.compile(rb"/StructParents? (-?\d+) ?")
_KEYS: Final = ("/StructParents", "/StructParent")
#: Objects that stand for the whole file: nothing should lead to them, and what is damaged does.
_WHOLE: Final = re.compile(rb"/Type /(?:Catalog|Pages|StructTreeRoot|Outlines)\b")
#: What says how a stream is packed.
_PACKING: Final = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})


class ObjectPairs:
    """Which object of ``result`` is which one of ``source``; it grows with what is compared."""

    def __init__(self, result: Pdf, source: Pdf, renamed: Mapping[bytes, bytes]) -> None:
        """``renamed``: names and strings, as they are written, that may have become others."""
        self._result = result
        self._source = source
        self._renamed = renamed
        self._split = (_TOKENS if renamed else _PLAIN_TOKENS).split
        #: References of the source and of the result, as they are written.
        self._pairs: dict[bytes, bytes] = {}
        self._waiting: list[tuple[Any, Any]] = []
        #: Keys of the parent tree in the source and in the result that belong to the same thing.
        self.keys: dict[int, int] = {}

    def pair(self, source: Any, result: Any, *, has_key: bool = True) -> None:
        """Note that two objects belong to each other, without a look into them; ``has_key``: so do their keys."""
        if source.is_indirect:
            self._pairs[_reference(source)] = _reference(result)
        if has_key:
            self._note_keys(source, result)

    def other(self, source: Any) -> tuple[int, int] | None:
        """Give the number of the object of the result that one of the source is; ``None``: it is none that was met."""
        known = self._pairs.get(_reference(source))
        return None if known is None else _number(known)

    def same(self, source: Any, result: Any) -> bool:
        """Whether two values, and all that they lead to, say the same; what was paired already is not looked into again."""
        self._waiting.append((source, result))
        while self._waiting:
            if not self._same_alone(*self._waiting.pop()):
                self._waiting.clear()
                return False
        return True

    def same_but(self, source: Any, result: Any, left_out: frozenset[str]) -> bool:
        """Whether two dictionaries say the same under all keys but some."""
        keys = {*source.keys()} - left_out
        if keys != {*result.keys()} - left_out:
            return False
        return all(self.same(source[key], result[key]) for key in sorted(keys))

    def _same_alone(self, source: Any, result: Any) -> bool:
        """Compare two values; what they refer to waits its turn."""
        if not isinstance(source, Object) or not isinstance(result, Object):
            return type(source) is type(result) and bool(source == result)
        if source.is_indirect and result.is_indirect:
            own, other = _reference(source), _reference(result)
            if (known := self._pairs.get(own)) is not None:
                return known == other
            self._pairs[own] = other
        if isinstance(source, Stream):
            return isinstance(result, Stream) and self._same_stream(source, result)
        return self._same_text(source.unparse(resolved=True), result.unparse(resolved=True))

    def _same_stream(self, source: Stream, result: Stream) -> bool:
        keys = [{*one.keys()} - _PACKING - {*_KEYS} for one in (source, result)]
        if keys[0] != keys[1] or not have_same_data(source, result):
            return False
        self._note_keys(source, result)
        self._waiting += [(source[key], result[key]) for key in keys[0]]
        return True

    def _note_keys(self, source: Any, result: Any) -> None:
        for key in _KEYS:
            old, new = source.get(key), result.get(key)
            if isinstance(old, int) and isinstance(new, int):
                self.keys[old] = new

    def _same_text(self, source: bytes, result: bytes) -> bool:
        if (kind := _WHOLE.search(source)) is not None and kind[0] in result:
            return True  # what lies there is of both files by now, and looked at by itself
        if b"/StructParent" in source or b"/StructParent" in result:
            old, new = _KEY.findall(source), _KEY.findall(result)
            if len(old) == len(new):
                self.keys.update(zip(map(int, old), map(int, new), strict=True))
            source, result = _KEY.sub(b"", source), _KEY.sub(b"", result)
        tokens, others = self._split(source), self._split(result)
        if len(tokens) != len(others):
            return False
        for own, other in zip(tokens, others, strict=True):
            if own[-2:] == _REFERENCE:
                if not self._same_reference(own, other):
                    return False
            elif own != other and self._renamed.get(own) != other:
                return False
        return True

    def _same_reference(self, source: bytes, result: bytes) -> bool:
        known = self._pairs.get(source)
        if known is not None:
            return known == result
        if result[-2:] != _REFERENCE:  # to an object that is not there
            return result == b"null" and not isinstance(self._source.get_object(_number(source)), Object)
        self._waiting.append((self._source.get_object(_number(source)), self._result.get_object(_number(result))))
        return True


def _reference(value: Any) -> bytes:
    return b"%d %d R" % (value.objgen if isinstance(value, Object) else (0, 0))


def _number(reference: bytes) -> tuple[int, int]:
    number, generation, _ = reference.split()
    return int(number), int(generation)
