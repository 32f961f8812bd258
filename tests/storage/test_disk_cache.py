"""The cache gives back what was put there, or nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from faqprint.storage.disk_cache import DiskCache, cache_folder


def test_cache_gives_back_what_was_put(tmp_path: Path) -> None:
    """A value comes back under its kind and key and no other."""
    cache = DiskCache(tmp_path / "c")
    key = cache.key(b"a", b"b")
    cache.put("lines", key, b"value")
    assert DiskCache(tmp_path / "c").get("lines", key) == b"value"
    assert cache.get("pages", key) is None
    assert cache.key(b"ab", b"") != key


def test_cache_takes_anything_doubtful_as_absent(tmp_path: Path) -> None:
    """A file that is cut, changed in any byte or put under another name is not a value."""
    cache = DiskCache(tmp_path / "c")
    cache.put("k", "one", b"value")
    path = tmp_path / "c" / "k" / "one"
    kept = path.read_bytes()
    for position in range(len(kept)):
        path.write_bytes(kept[:position] + bytes([kept[position] ^ 1]) + kept[position + 1 :])
        assert cache.get("k", "one") is None
        path.write_bytes(kept[:position])
        assert cache.get("k", "one") is None
    (tmp_path / "c" / "k" / "two").write_bytes(kept)
    assert cache.get("k", "two") is None


def test_cache_stays_below_its_limit_and_drops_the_longest_unused(tmp_path: Path) -> None:
    """Past the limit the entries that were not read for longest go."""
    cache = DiskCache(tmp_path / "c", limit=10_000)
    for number in range(6):
        cache.put("k", f"{number}", bytes(1000))
        os.utime(tmp_path / "c" / "k" / f"{number}", (number, number))
    assert cache.get("k", "0") is not None
    for number in range(6, 30):
        cache.put("k", f"{number}", bytes(1000))
        os.utime(tmp_path / "c" / "k" / f"{number}", (number, number))
    size = sum(path.stat().st_size for path in (tmp_path / "c" / "k").iterdir())
    assert size < 10_000 * 9 / 8 + 1100
    assert cache.get("k", "0") is not None
    assert cache.get("k", "1") is None


def test_cache_never_makes_a_run_fail(tmp_path: Path) -> None:
    """No folder, a file in its place, a folder open to all: nothing is kept and nothing raised."""
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    for folder in (None, tmp_path / "file", tmp_path / "open"):
        cache = DiskCache(folder)
        cache.put("k", "one", b"value")
        assert cache.get("k", "one") is None
    assert os.listdir(tmp_path / "open") == []


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC], ids=errno.errorcode.get)
def test_cache_that_may_only_be_read_or_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """What is there is given; what the system refuses to write is not kept, and nothing is raised or left behind."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    cache = DiskCache(tmp_path / "c")
    cache.put("k", "one", b"value")
    monkeypatch.setattr(os, "utime", refuse)
    monkeypatch.setattr(os, "replace", refuse)
    cache.put("k", "two", b"other")
    assert cache.get("k", "one") == b"value"
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
