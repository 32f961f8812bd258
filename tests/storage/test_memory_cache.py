"""Values kept in memory: made once, the longest unused gone first, never more than twice the limit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.storage.memory_cache import MemoryCache, pages_kept


class Maker:
    """Makes a value for each key and counts how often it was asked to."""

    def __init__(self) -> None:
        self.made: list[int] = []

    def of(self, key: int) -> Callable[[], int]:
        """What makes the value of ``key``."""

        def make() -> int:
            self.made.append(key)
            return key * 10

        return make


def test_a_value_is_made_once() -> None:
    """The second time it is what was made the first time, though it be false or ``None``."""
    cache: MemoryCache[object] = MemoryCache(4)
    for value in (0, None, ""):
        assert cache.get(("key", value), lambda value=value: value) is value  # type: ignore[misc]  # a lambda's default
        assert cache.get(("key", value), lambda: "made again") is value


def test_what_was_asked_for_lately_stays() -> None:
    """Of three values at a limit of two, the one that was asked for meanwhile is not made again."""
    maker, cache = Maker(), MemoryCache[int](2)
    for key in (1, 2, 1, 3, 1, 4, 1, 5, 1):
        assert cache.get(key, maker.of(key)) == key * 10
    assert maker.made.count(1) == 1


def test_the_longest_unused_goes() -> None:
    """After twice the limit of others a value is made anew."""
    maker, cache = Maker(), MemoryCache[int](2)
    for key in (1, 2, 3, 4, 5, 1):
        cache.get(key, maker.of(key))
    assert maker.made == [1, 2, 3, 4, 5, 1]


def test_a_value_that_cannot_be_made_is_not_kept() -> None:
    """The error goes to who asked, and the next one is made."""
    cache: MemoryCache[int] = MemoryCache(2)

    def fail() -> int:
        raise ValueError

    with pytest.raises(ValueError):
        cache.get("key", fail)
    assert cache.get("key", lambda: 3) == 3


@given(st.integers(1, 5), st.lists(st.integers(0, 9), max_size=60))
def test_as_many_as_the_limit_are_always_kept(limit: int, keys: list[int]) -> None:
    """Whatever is asked for: the answer is the key's own, and the last ``limit`` different keys are never made again."""
    maker, cache = Maker(), MemoryCache[int](limit)
    lately: list[int] = []
    for key in keys:
        before = len(maker.made)
        assert cache.get(key, maker.of(key)) == key * 10
        if key in lately[-limit:]:
            assert len(maker.made) == before
        lately = [other for other in lately if other != key] + [key]


@pytest.mark.parametrize(("pages", "kept"), [(0, 256), (5, 256), (128, 256), (129, 258), (512, 1024), (513, 256), (10_000, 256)])
def test_pages_of_two_shapes_are_kept_unless_they_are_too_many(pages: int, kept: int) -> None:
    """Never fewer than 256; of a document beyond 512 pages no more than these."""
    assert pages_kept(pages) == kept
