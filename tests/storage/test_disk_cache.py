"""The cache gives back what was put there, or nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from faqprint.storage.disk_cache import DiskCache, cache_folder, cache_key, make_with


def test_cache_gives_back_what_was_put(tmp_path: Path) -> None:
    """A value comes back under its kind and key and no other; keys of other parts are others."""
    cache = DiskCache(tmp_path / "c")
    cache.put("face/a", b"value")
    assert DiskCache(tmp_path / "c").get("face/a") == b"value"
    assert cache.get("build/a") is None
    assert cache_key(b"ab", b"") != cache_key(b"a", b"b") == cache_key(b"a", b"b")


def test_a_value_is_made_once(tmp_path: Path) -> None:
    """By the first run; what cannot be made is not kept."""
    with pytest.raises(ZeroDivisionError):
        DiskCache(tmp_path / "c").memo("k/one", lambda: bytes(1 // 0))
    assert DiskCache(tmp_path / "c").memo("k/one", lambda: b"made") == b"made"
    cache = DiskCache(tmp_path / "c")
    assert not cache.taken
    assert cache.memo("k/one", lambda: b"again") == b"made"
    assert cache.taken


def test_another_program_has_values_of_its_own(tmp_path: Path) -> None:
    """What one kept counts for nothing to another, which puts its own in its place."""
    old, new = (DiskCache(tmp_path / "c", program) for program in (b"old", b"new"))
    old.put("k/one", b"value")
    assert new.memo("k/one", lambda: b"other") == b"other"
    assert old.get("k/one") is None


def test_a_cache_that_is_renewed_gives_nothing_and_keeps_all(tmp_path: Path) -> None:
    """So that what is whole and wrong is made again."""
    cache = DiskCache(tmp_path / "c")
    cache.put("k/one", b"wrong")
    assert cache.make_anew().memo("k/one", lambda: b"right") == b"right"
    assert cache.get("k/one") == b"right"


def test_what_fails_with_a_cache_is_made_without(tmp_path: Path) -> None:
    """Once, and if anything was taken from it; an error that comes again is the maker's own."""
    cache = DiskCache(tmp_path / "c")
    cache.put("k/one", b"a word")
    assert make_with(cache, lambda cache: int(cache.memo("k/one", lambda: b"12"))) == 12
    assert make_with(cache, lambda cache: int(cache.memo("k/one", lambda: b"13"))) == 12
    with pytest.raises(ValueError):
        make_with(cache, lambda cache: int(cache.memo("k/one", lambda: b"13") + b"a word"))
    tried: list[DiskCache] = []
    with pytest.raises(ZeroDivisionError):
        make_with(DiskCache(tmp_path / "other"), lambda cache: tried.append(cache) or 1 // 0)  # type: ignore[func-returns-value]
    assert len(tried) == 1


def test_cache_takes_anything_doubtful_as_absent(tmp_path: Path) -> None:
    """A file that is cut, changed in any byte or put under another name is not a value."""
    cache = DiskCache(tmp_path / "c")
    cache.put("k/one", b"value")
    path = tmp_path / "c" / "k" / "one"
    kept = path.read_bytes()
    for position in range(len(kept)):
        path.write_bytes(kept[:position] + bytes([kept[position] ^ 1]) + kept[position + 1 :])
        assert cache.get("k/one") is None
        path.write_bytes(kept[:position])
        assert cache.get("k/one") is None
    (tmp_path / "c" / "k" / "two").write_bytes(kept)
    assert cache.get("k/two") is None


def test_cache_stays_below_its_limit_and_drops_the_longest_unused(tmp_path: Path) -> None:
    """Past the limit the entries that were not read for longest go."""
    cache = DiskCache(tmp_path / "c", limit=10_000)
    for number in range(6):
        cache.put(f"k/{number}", bytes(1000))
        os.utime(tmp_path / "c" / "k" / f"{number}", (number, number))
    assert cache.get("k/0") is not None
    for number in range(6, 30):
        cache.put(f"k/{number}", bytes(1000))
        os.utime(tmp_path / "c" / "k" / f"{number}", (number, number))
    size = sum(path.stat().st_size for path in (tmp_path / "c" / "k").iterdir())
    assert size < 10_000 * 9 / 8 + 1100
    assert cache.get("k/0") is not None
    assert cache.get("k/1") is None


def test_full_cache_is_gone_through_no_more_than_twice_for_an_eighth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file of it was asked for at each value once it was full."""
    cache = DiskCache(tmp_path / "c", limit=100_000)
    looks = 0
    iterdir = Path.iterdir

    def count(folder: Path) -> Iterator[Path]:
        nonlocal looks
        looks += folder == tmp_path / "c"
        return iterdir(folder)

    for number in range(300):
        if number == 100:
            monkeypatch.setattr(Path, "iterdir", count)
        cache.put(f"k/{number}", bytes(1000))
    assert 0 < looks <= 2 * 200_000 / (100_000 / 8)
    assert sum(path.stat().st_size for path in iterdir(tmp_path / "c" / "k")) < 100_000 * 9 / 8


def test_cache_never_makes_a_run_fail(tmp_path: Path) -> None:
    """No folder, a file in its place, a kind's folder that is open to all or a link: nothing is kept and nothing raised."""
    (tmp_path / "file").write_bytes(b"")
    for name in ("open", "link"):
        (tmp_path / name).mkdir()
    (tmp_path / "open" / "k").mkdir()
    (tmp_path / "open" / "k").chmod(0o777)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link" / "k").symlink_to(tmp_path / "elsewhere")
    for folder in (None, tmp_path / "file", tmp_path / "open", tmp_path / "link"):
        cache = DiskCache(folder)
        cache.put("k/one", b"value")
        assert cache.get("k/one") is None
    assert os.listdir(tmp_path / "open" / "k") == os.listdir(tmp_path / "elsewhere") == []


def test_what_others_put_into_an_open_folder_is_not_believed(tmp_path: Path) -> None:
    """A kind's folder that was closed when it was filled, and is opened: what lies there may be anyone's."""
    cache = DiskCache(tmp_path / "c")
    cache.put("k/one", b"value")
    (tmp_path / "c" / "k").chmod(0o770)
    assert cache.get("k/one") is None
    (tmp_path / "c" / "k").chmod(0o700)
    assert cache.get("k/one") == b"value"


@pytest.mark.parametrize("mask", [0o002, 0o000, 0o077])
def test_a_cache_is_the_user_s_own_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    """Under 002 the folder that the program had made itself was distrusted for good, and nothing was ever used."""
    before = os.umask(mask)
    try:
        cache = DiskCache(tmp_path / "a" / "b" / "c")
        cache.put("k/one", b"value")
        assert DiskCache(tmp_path / "a" / "b" / "c").get("k/one") == b"value"
    finally:
        os.umask(before)
    assert (tmp_path / "a" / "b" / "c" / "k").stat().st_mode & 0o777 == 0o700


def test_a_folder_made_by_an_older_version_serves(tmp_path: Path) -> None:
    """It was open to the user's group; what counts is that the folders in it are not."""
    (tmp_path / "c").mkdir()
    (tmp_path / "c").chmod(0o775)
    DiskCache(tmp_path / "c").put("k/one", b"value")
    assert DiskCache(tmp_path / "c").get("k/one") == b"value"


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC], ids=errno.errorcode.get)
def test_cache_that_may_only_be_read_or_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """What is there is given; what the system refuses to write is not kept, and nothing is raised or left behind."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    cache = DiskCache(tmp_path / "c")
    cache.put("k/one", b"value")
    monkeypatch.setattr(os, "utime", refuse)
    monkeypatch.setattr(os, "replace", refuse)
    cache.put("k/two", b"other")
    assert cache.get("k/one") == b"value"
    assert os.listdir(tmp_path / "c" / "k") == ["one"]


def test_cache_folder_of_each_platform() -> None:
    """The user's own cache folder, moved by FAQPRINT_CACHE; none without a home."""
    folder = cache_folder
    assert folder({"FAQPRINT_CACHE": "c", "HOME": "/h"}, "linux") == Path("c")
    assert folder({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, "linux") == Path("/x/faqprint")
    assert folder({"XDG_CACHE_HOME": "x", "HOME": "/h"}, "linux") == Path("/h/.cache/faqprint")
    assert folder({"HOME": "/h"}, "darwin") == Path("/h/Library/Caches/faqprint")
    assert folder({"LOCALAPPDATA": "/l"}, "win32") == Path("/l/faqprint")
    assert folder({}, "linux") is None
