"""What the last build left: what is asked for again is not made again, what is not asked for goes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.storage.disk_cache import NO_CACHE, DiskCache
from faqprint.storage.last_build import KEY_SIZE, LastBuild, build_key

keys = st.binary(min_size=KEY_SIZE, max_size=KEY_SIZE)


def refuse() -> bytes:
    """Make nothing: it was made."""
    raise AssertionError


def build(cache: DiskCache, values: dict[bytes, bytes], *, made: bool = True) -> None:
    """Ask for values and leave them; ``made``: whether they may have to be made."""
    last = LastBuild(cache, "appendix")
    for key, value in values.items():
        assert last.memo(key, (lambda value=value: value) if made else refuse) == value  # type: ignore[misc]  # a lambda's default
    last.save()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sets(keys, max_size=6), min_size=1, max_size=4))
def test_only_what_the_last_build_asked_for_is_left(builds: list[set[bytes]]) -> None:
    """Whatever earlier builds asked for."""
    with TemporaryDirectory() as folder:
        check_builds(DiskCache(Path(folder)), builds)


def check_builds(cache: DiskCache, builds: list[set[bytes]]) -> None:
    """Build one after the other, each twice; a value is a part of its key."""
    for asked in builds:
        values = {key: key[: key[0] % 9] for key in sorted(asked)}
        build(cache, values)
        build(cache, values, made=False)
    gone = {key for asked in builds for key in asked} - builds[-1]
    last = LastBuild(cache, "appendix")
    assert [last.memo(key, lambda: b"made again") for key in gone] == [b"made again"] * len(gone)


def test_what_is_there_already_is_not_written_again(tmp_path: Path) -> None:
    """A build of an unchanged appendix leaves the file alone."""
    cache = DiskCache(tmp_path)
    values = {build_key(b"a"): b"1", build_key(b"b"): b"2"}
    build(cache, values)
    (file,) = (tmp_path / "build").iterdir()
    before = file.stat().st_ino
    build(cache, values)
    assert file.stat().st_ino == before
    build(cache, {build_key(b"a"): b"1"})
    assert file.stat().st_ino != before


def test_a_build_that_is_not_saved_leaves_what_was_there(tmp_path: Path) -> None:
    """One that fails, for one."""
    cache = DiskCache(tmp_path)
    build(cache, {build_key(b"a"): b"1"})
    LastBuild(cache, "appendix").memo(build_key(b"b"), lambda: b"2")
    build(cache, {build_key(b"a"): b"1"}, made=False)


def test_appendices_have_a_build_each(tmp_path: Path) -> None:
    """By their names; without a cache nothing is left."""
    for cache in (DiskCache(tmp_path), NO_CACHE):
        for name in ("one", "other"):
            last = LastBuild(cache, name)
            assert last.memo(build_key(b"a"), name.encode) == name.encode()
            last.save()
    assert LastBuild(DiskCache(tmp_path), "one").memo(build_key(b"a"), refuse) == b"one"
    assert LastBuild(NO_CACHE, "one").memo(build_key(b"a"), lambda: b"again") == b"again"


@pytest.mark.parametrize("value", [b"\0", bytes(100), b"\xff" * 100])
def test_what_makes_no_sense_is_an_error(tmp_path: Path, value: bytes) -> None:
    """Whoever builds makes all anew then (``make_with``)."""
    cache = DiskCache(tmp_path)
    cache.put("build/appendix", value)
    with pytest.raises((ValueError, IndexError)):
        LastBuild(cache, "appendix")


def test_a_key_tells_its_parts_apart() -> None:
    """And has as many bytes as a file has room for."""
    assert len({build_key(), build_key(b""), build_key(b"a", b"b"), build_key(b"ab", b""), build_key(b"", b"ab")}) == 5
    assert len(build_key(b"a")) == KEY_SIZE
