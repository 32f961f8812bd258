"""The cache: what is kept between runs in the user's own folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from ..errors import FaqprintError
from ..limits import read_regular
from .files import write_atomic

_CACHE_MARK: Final = b"faqprint-cache-1\n"
_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH
_HEAD_SIZE: Final = len(_CACHE_MARK) + 32


def cache_folder(environ: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """The user's cache folder for faqprint; ``FAQPRINT_CACHE`` moves it, ``None``: this user has none."""
    if chosen := environ.get("FAQPRINT_CACHE"):
        return Path(chosen)
    home = environ.get("USERPROFILE" if platform == "win32" else "HOME", "")
    if platform == "win32":
        base = environ.get("LOCALAPPDATA", "") or (os.path.join(home, "AppData", "Local") if home else "")
    elif platform == "darwin":
        base = os.path.join(home, "Library", "Caches") if home else ""
    else:
        base = environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):  # the XDG rule: a relative path counts as unset
            base = os.path.join(home, ".cache") if home else ""
    return Path(base, "faqprint") if base else None


class DiskCache:
    """Values kept between runs under a key that names everything they depend on.

    What is read back is exactly what was put, or nothing: a file that is cut short, changed, or in a folder that others
    may write to counts as absent.  A cache never makes a run fail, so refusals of the system are kept quiet.
    """

    def __init__(self, folder: Path | None, limit: int = 256 << 20) -> None:
        """``folder`` ``None``: nothing is kept.  ``limit``: bytes on disk above which the longest unused go."""
        self._folder = folder if folder is not None and _is_ours(folder) else None
        self._limit = limit
        self._until_trim = 0

    @staticmethod
    def key(*parts: bytes) -> str:
        """A key from everything that the value depends on (the program's version is the caller's to add)."""
        digest = hashlib.sha256()
        for part in parts:
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.hexdigest()

    def get(self, kind: str, key: str) -> bytes | None:
        """The value put under ``kind`` and ``key``, or ``None``."""
        if self._folder is None:
            return None
        path = self._folder / kind / key
        try:
            kept = read_regular(path, self._limit + _HEAD_SIZE)
        except OSError:
            return None
        with contextlib.suppress(OSError):  # a folder that may only be read serves, too
            os.utime(path)  # the longest unused go first
        head, value = kept[:_HEAD_SIZE], kept[_HEAD_SIZE:]
        return value if head == _cache_head(kind, key, value) else None

    def put(self, kind: str, key: str, value: bytes) -> None:
        """Keep a value; a larger one than the limit is not kept."""
        if self._folder is None or len(value) > self._limit:
            return
        with contextlib.suppress(OSError, FaqprintError):
            (self._folder / kind).mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomic(self._folder / kind / key, (_cache_head(kind, key, value), value), sync=False)
            self._until_trim -= len(value)
            if self._until_trim <= 0:
                self._trim()

    def _trim(self) -> None:
        """Remove the longest unused until the limit holds; the next look comes after another eighth of it."""
        assert self._folder is not None
        entries = [(status.st_mtime_ns, status.st_size, path) for path, status in _files_below(self._folder)]
        total = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries):
            if total <= self._limit:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                total -= size
        self._until_trim = min(self._limit // 8, self._limit - total)


def _cache_head(kind: str, key: str, value: bytes) -> bytes:
    """What stands before a kept value: a value under another name, too, is seen to be foreign."""
    return _CACHE_MARK + hashlib.sha256(f"{kind}/{key}\n".encode() + value).digest()


def _is_ours(folder: Path) -> bool:
    """Whether nobody else may put files into the cache folder (a folder that is not there yet will be made ours)."""
    try:
        status = folder.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    if not stat.S_ISDIR(status.st_mode):
        return False
    return not hasattr(os, "geteuid") or (status.st_uid == os.geteuid() and not status.st_mode & _OTHERS_WRITE)


def _files_below(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """The kept files with their status; one that another process just removed is left out."""
    for kind in folder.iterdir():
        if kind.is_dir():
            for path in kind.iterdir():
                with contextlib.suppress(OSError):
                    yield path, path.stat()
