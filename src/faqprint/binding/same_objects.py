"""Whether two objects of two PDFs are the same but for their numbers: what they hold, compared value by value.

``object_pairs`` asks for more: there each reference has its pair.  Here what refers to a page has lost it.
"""

from __future__ import annotations

from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Stream

#: Entries of a stream that say how it is packed, and not what it holds.
_PACKING: Final = frozenset({"/Length", "/Filter", "/DecodeParms"})
#: Kinds of objects that say where they stand, and lead to the whole document.
_UPWARDS: Final = frozenset({"/Parent", "/P"})


class ObjectComparison:
    """Compares objects of two files; what was compared once is not compared again."""

    def __init__(self) -> None:
        self._known: set[tuple[tuple[int, int], tuple[int, int]]] = set()

    def are_same(self, first: Any, second: Any) -> bool:
        """Whether two objects hold the same; rings of references end."""
        pending = [(first, second)]
        while pending:
            one, other = pending.pop()
            if _is_container(one) and _is_container(other) and one.is_indirect and other.is_indirect:
                pair = one.objgen, other.objgen
                if pair in self._known:
                    continue
                self._known.add(pair)
            inner = _compare(one, other)
            if inner is None:
                return False
            pending += inner
        return True


def _is_container(value: Any) -> bool:
    return isinstance(value, Dictionary | Array | Stream)


def _compare(one: Any, other: Any) -> list[tuple[Any, Any]] | None:
    """Give the pairs inside two objects that are still to be compared; ``None``: these two differ."""
    if not (_is_container(one) and _is_container(other)):
        return [] if _is_container(one) == _is_container(other) and one == other else None
    if type(one) is not type(other):
        return None
    if isinstance(one, Array):
        return [*zip(map(_drawn_value, one), map(_drawn_value, other), strict=True)] if len(one) == len(other) else None
    if isinstance(one, Stream):
        if not have_same_data(one, other):
            return None
        own, others = _entries(one.stream_dict, _UPWARDS | _PACKING), _entries(other.stream_dict, _UPWARDS | _PACKING)
    else:
        own, others = _entries(one, _UPWARDS), _entries(other, _UPWARDS)
    return [(value, others[name]) for name, value in own.items()] if own.keys() == others.keys() else None


def _entries(dictionary: Any, left_out: frozenset[str]) -> dict[str, Any]:
    """Give the entries of a dictionary by their names, which may have bytes of any encoding; what is null is none."""
    return {name: value for name, value in dictionary.items() if name not in left_out and _drawn_value(value) is not None}


def _drawn_value(value: Any) -> Any:
    """Give a value, or ``None`` for a page: whatever refers to one has lost it, for it is not drawn."""
    return None if isinstance(value, Dictionary) and value.get("/Type") in ("/Page", "/Pages") else value


def have_same_data(one: Any, other: Any) -> bool:
    """Whether two streams hold the same bytes, however they are packed; what cannot be unpacked must be the same as it lies."""
    if one.get("/Filter") == other.get("/Filter") and one.read_raw_bytes() == other.read_raw_bytes():
        return True
    try:
        return bool(one.read_bytes() == other.read_bytes())
    except pikepdf.PdfError:
        return False
