"""Objects of one PDF beside those of another that must say the same: compared text by text, with the references in pairs.

By hand: libraries compare values of one file; here numbers of objects differ, and which belongs to which is what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import pikepdf
from pikepdf import Dictionary, Object, Pdf, Stream

#: What a value is made of as qpdf writes it: strings, names, references and nulls by themselves.
_TOKENS: Final = re.compile(rb"(\((?:[^\\()]|\\.)*\)|<[0-9a-fA-F]*>|/[^\s()<>\[\]{}/%]*|\b\d+ \d+ R\b|\bnull\b)", re.DOTALL)
_REFERENCE: Final = re.compile(rb"(\d+) (\d+) R")
#: Keys of the parent tree: their numbers differ, and are compared by what stands there.
_KEY: Final = re.compile(rb"/StructParents? -?\d+ ?")
#: What says how a stream is packed.
_PACKING: Final = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})
_KEYS: Final = ("/StructParents", "/StructParent")

ObjectNumber = tuple[int, int]


class ObjectPairs:
    """Which object of ``result`` is which one of ``source``; it grows with what is compared."""

    def __init__(self, result: Pdf, source: Pdf, renamed: Mapping[bytes, bytes]) -> None:
        """``renamed``: names and strings, as they are written, that may have become others."""
        self._result = result
        self._source = source
        self._renamed = renamed
        self._pairs: dict[ObjectNumber, ObjectNumber] = {}
        self._waiting: list[tuple[Any, Any]] = []
        #: Keys of the parent tree in the source and in the result that belong to the same thing.
        self.keys: dict[int, int] = {}

    def pair(self, source: Any, result: Any) -> None:
        """Note that two objects belong to each other, without a look into them."""
        if source.is_indirect:
            self._pairs[source.objgen] = result.objgen
        for key in _KEYS:
            if (old := source.get(key)) is not None and (new := result.get(key)) is not None:
                self.keys[int(old)] = int(new)

    def other(self, source: Any) -> ObjectNumber | None:
        """Give the number of the object of the result that one of the source is; ``None``: it is none that was met."""
        return self._pairs.get(source.objgen)

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
        if source.is_indirect:
            known = self._pairs.get(source.objgen)
            if known is not None and result.is_indirect:
                return known == result.objgen
            if result.is_indirect:
                self._pairs[source.objgen] = result.objgen
        if isinstance(source, Stream) and isinstance(result, Stream):
            return self._same_stream(source, result)
        if isinstance(source, Dictionary):
            self._note_keys(source, result)
        return self._same_text(source.unparse(resolved=True), result.unparse(resolved=True))

    def _same_stream(self, source: Stream, result: Stream) -> bool:
        keys = [{*one.keys()} - _PACKING - {*_KEYS} for one in (source, result)]
        if keys[0] != keys[1]:
            return False
        self._note_keys(source, result)
        for key in keys[0]:
            self._waiting.append((source[key], result[key]))
        raw, other = source.read_raw_bytes(), result.read_raw_bytes()
        if bytes(raw) == bytes(other):
            return True
        try:
            return bytes(source.read_bytes()) == bytes(result.read_bytes())
        except pikepdf.PdfError:
            return False

    def _note_keys(self, source: Any, result: Any) -> None:
        for key in _KEYS:
            old = source.get(key)
            if isinstance(old, int):
                new = result.get(key) if isinstance(result, Dictionary | Stream) else None
                if isinstance(new, int):
                    self.keys[old] = new

    def _same_text(self, source: bytes, result: bytes) -> bool:
        if source == result and b" R" not in source:
            return True
        if b"/StructParent" in source or b"/StructParent" in result:
            source, result = _KEY.sub(b"", source), _KEY.sub(b"", result)
        tokens, others = _TOKENS.split(source), _TOKENS.split(result)
        if len(tokens) != len(others):
            return False
        return all(map(self._same_token, tokens, others))

    def _same_token(self, source: bytes, result: bytes) -> bool:
        own = _REFERENCE.fullmatch(source)
        if own is None:
            return source == result or self._renamed.get(source) == result
        other = _REFERENCE.fullmatch(result)
        number = int(own[1]), int(own[2])
        if other is None:
            return result == b"null" and _is_null(self._source, number)
        theirs = int(other[1]), int(other[2])
        known = self._pairs.get(number)
        if known is None:
            self._waiting.append((self._source.get_object(number), self._result.get_object(theirs)))
            return True
        return known == theirs


def _is_null(pdf: Pdf, number: ObjectNumber) -> bool:
    return not isinstance(pdf.get_object(number), Object)
