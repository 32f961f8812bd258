"""Values kept in memory: made once, the longest unused gone first, never more than twice the limit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.storage.memory_cache import MemoryCache, RunCache, identity, make_anew, value_memo


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
        assert cache.memo(("key", value), lambda value=value: value) is value  # type: ignore[misc]  # a lambda's default
        assert cache.memo(("key", value), lambda: "made again") is value


def test_what_was_asked_for_lately_stays() -> None:
    """Of three values at a limit of two, the one that was asked for meanwhile is not made again."""
    maker, cache = Maker(), MemoryCache[int](2)
    for key in (1, 2, 1, 3, 1, 4, 1, 5, 1):
        assert cache.memo(key, maker.of(key)) == key * 10
    assert maker.made.count(1) == 1


def test_the_longest_unused_goes() -> None:
    """After twice the limit of others a value is made anew."""
    maker, cache = Maker(), MemoryCache[int](2)
    for key in (1, 2, 3, 4, 5, 1):
        cache.memo(key, maker.of(key))
    assert maker.made == [1, 2, 3, 4, 5, 1]


def test_a_value_that_cannot_be_made_is_not_kept() -> None:
    """The error goes to who asked, and the next one is made."""
    cache: MemoryCache[int] = MemoryCache(2)

    def fail() -> int:
        raise ValueError

    with pytest.raises(ValueError):
        cache.memo("key", fail)
    assert cache.memo("key", lambda: 3) == 3


@given(st.integers(1, 5), st.lists(st.integers(0, 9), max_size=60))
def test_as_many_as_the_limit_are_always_kept(limit: int, keys: list[int]) -> None:
    """Whatever is asked for: the answer is the key's own, and the last ``limit`` different keys are never made again."""
    maker, cache = Maker(), MemoryCache[int](limit)
    lately: list[int] = []
    for key in keys:
        before = len(maker.made)
        assert cache.memo(key, maker.of(key)) == key * 10
        if key in lately[-limit:]:
            assert len(maker.made) == before
        lately = [other for other in lately if other != key] + [key]


def test_a_thing_is_the_same_as_itself_alone() -> None:
    """Equal values are other things; a key holds the thing that it names, so that none can take its place."""
    one, other = [1], [1]
    cache: MemoryCache[str] = MemoryCache(4)
    assert cache.memo((identity(one), 1), lambda: "one") == "one"
    assert cache.memo((identity(other), 1), lambda: "other") == "other"
    assert cache.memo((identity(one), 1), lambda: "again") == "one"
    assert identity(one) == identity(one) and identity(one) != identity(other) and hash(identity(one)) == hash(identity(one))
    for number in range(100):  # each is gone before the next one is made, and may lie where it lay
        assert cache.memo(identity([number]), partial(str, number)) == str(number)


def test_who_keeps_nothing_makes_all_anew() -> None:
    """Whatever was made before."""
    maker = Maker()
    assert [make_anew(1, maker.of(1)) for _ in range(2)] == [10, 10]
    assert maker.made == [1, 1]


def test_values_are_kept_as_bytes() -> None:
    """What was just made is given as it is; what was kept is unpacked."""
    cache: MemoryCache[bytes] = MemoryCache(2)
    memo = value_memo(cache.memo, lambda value: str(value).encode(), int)
    maker = Maker()
    assert [memo(4, maker.of(4)) for _ in range(2)] == [40, 40]
    assert maker.made == [4]
    assert cache.memo(4, lambda: b"") == b"40"
    assert value_memo(make_anew, repr, int) is make_anew  # type: ignore[arg-type]  # nothing is packed


def test_a_run_keeps_what_it_and_the_last_one_asked_for() -> None:
    """What neither did is made anew."""
    cache, made = RunCache(), []

    def ask(key: str) -> str:
        return cache.memo(key, lambda: made.append(key) or key)  # type: ignore[func-returns-value]  # a list's append

    for keys in ("ab", "ac", "ad", "b"):
        assert [ask(key) for key in keys] == list(keys)
        assert [ask(key) for key in keys] == list(keys)
        cache.end_run()
    assert made == ["a", "b", "c", "d", "b"]
