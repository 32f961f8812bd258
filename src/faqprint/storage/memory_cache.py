"""A mapping of bounded size, for what is made once and asked for again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final, Generic, TypeVar

V = TypeVar("V")
_NOTHING: Final = object()
#: Pages that are kept at least, and pages of a document beyond which no more are.
_PAGES: Final = 256
_PAGES_MOST: Final = 512


class MemoryCache(Generic[V]):
    """Keeps values by key; what was not asked for since ``limit`` others were goes first.

    A key may name objects by their ``id`` if the value holds them: while it is kept no other object has that id.
    """

    def __init__(self, limit: int) -> None:
        """``limit``: how many values are kept at least, once there are so many; never more than twice as many."""
        self.limit = limit
        self._values: dict[Hashable, V] = {}
        self._older: dict[Hashable, V] = {}

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """Give the value kept under ``key``, making it if there is none."""
        value: Any = self._values.get(key, _NOTHING)  # hashes the key once: it may be a long one
        if value is _NOTHING:
            value = self._older.get(key, _NOTHING)
            if value is _NOTHING:
                value = make()
            if len(self._values) >= self.limit:
                self._older, self._values = self._values, {}
            self._values[key] = value
        made: V = value
        return made


def pages_kept(pages: int) -> int:
    """Give how many pages to keep of many documents of so many: those of two shapes, unless they are too many for the memory."""
    return max(_PAGES, 2 * pages if pages <= _PAGES_MOST else 0)
