"""What is made once and asked for again: ``memo(key, make)`` gives what was made under a key, or makes it.

All that is used again goes through this one idiom, in memory (``MemoryCache``), from run to run (``disk_cache``) and from
build to build (``last_build``).  A key names all that the value depends on, so that what is given is what would be made.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from types import MethodType
from typing import Any, Final, Generic, Protocol, TypeVar

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")
_NOTHING: Final = object()


class Memoizer(Protocol):
    """Gives what was made under a key, or makes it."""

    def __call__(self, key: Hashable, make: Callable[[], T], /) -> T:
        """``key``: names all that the value depends on."""


def make_anew(key: object, make: Callable[[], T], /) -> T:
    """Make it, whatever was made before: the memo of those who keep nothing."""
    return make()


def value_memo(
    memo: Callable[[K, Callable[[], bytes]], bytes], pack: Callable[[V], bytes], unpack: Callable[[bytes], V]
) -> Callable[[K, Callable[[], V]], V]:
    """Give the memo of values that another one keeps as bytes; what was just made is not unpacked again."""
    if memo is make_anew:
        return make_anew

    def value_of(key: K, make: Callable[[], V]) -> V:
        made: list[V] = []

        def make_packed() -> bytes:
            made.append(make())
            return pack(made[0])

        packed = memo(key, make_packed)
        return made[0] if made else unpack(packed)

    return value_of


def identity(thing: object) -> Hashable:
    """Give a thing as a part of a key, by its identity: equal to itself alone, however it may compare with others.

    It is a bound method: the one object that holds a thing and is hashed and compared by its identity without a call.
    """
    return MethodType(identity, thing)


class MemoryCache(Generic[V]):
    """Keeps values by key; what was not asked for since ``limit`` others were goes first."""

    def __init__(self, limit: int) -> None:
        """``limit``: how many values are kept at least, once there are so many; never more than twice as many."""
        self.limit = limit
        self._values: dict[Hashable, V] = {}
        self._older: dict[Hashable, V] = {}

    def memo(self, key: Hashable, make: Callable[[], V]) -> V:
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


class RunCache:
    """Keeps what the last run asked for, and this one, and nothing older: it grows no larger than what is worked on."""

    def __init__(self) -> None:
        self._last: dict[Hashable, Any] = {}
        self._asked: dict[Hashable, Any] = {}

    def memo(self, key: Hashable, make: Callable[[], T], /) -> T:
        """Give the value kept under ``key``, making it if there is none."""
        value: Any = self._asked.get(key, _NOTHING)
        if value is _NOTHING:
            value = self._last.get(key, _NOTHING)
            if value is _NOTHING:
                value = make()
            self._asked[key] = value
        made: T = value
        return made

    def end_run(self) -> None:
        """Let what was not asked for since the last run ended go."""
        self._last, self._asked = self._asked, {}
