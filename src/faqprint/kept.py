"""A mapping of bounded size, for what is made once and asked for again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Kept(Generic[V]):
    """Keeps values by key; what was not asked for the longest goes first.

    A key may name objects by their ``id`` if the value holds them: while it is kept no other object has that id.
    """

    def __init__(self, limit: int) -> None:
        """``limit``: how many values are kept."""
        self._limit = limit
        self._values: OrderedDict[Hashable, V] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """Give the value kept under ``key``, making it if there is none."""
        values = self._values
        if key in values:
            values.move_to_end(key)
            return values[key]
        value = values[key] = make()
        if len(values) > self._limit:
            values.popitem(last=False)
        return value
