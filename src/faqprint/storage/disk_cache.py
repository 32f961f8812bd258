"""The cache: what is kept between runs in the user's own folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeVar

from ..errors import FaqprintError
from ..limits import read_regular
from .files import write_atomic
from .fingerprint import fingerprint

T = TypeVar("T")
#: Gives what is kept under a name, and makes it and keeps it if nothing is (``memory_cache``).
DiskMemo = Callable[[str, Callable[[], bytes]], bytes]

_CACHE_MARK: Final = b"faqprint-cache-2\n"
_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH
_HEAD_SIZE: Final = len(_CACHE_MARK) + 32


def cache_key(*parts: bytes) -> str:
    """Give a key from everything that a value depends on, as the hexadecimal digits of a sha256."""
    made = hashlib.sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()


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


def user_cache(environ: Mapping[str, str]) -> DiskCache:
    """The user's cache.

    It keeps nothing if the program does not lie in files of its own, which tell its versions apart, or if the user has
    settings for reportlab: what is made with them is not what is made without.
    """
    settings = os.path.join(environ.get("HOME", ""), ".reportlab_settings")
    if any(name.startswith("RL_") for name in environ) or os.path.exists(settings):
        return NO_CACHE
    try:
        return DiskCache(cache_folder(environ), fingerprint())
    except OSError:
        return NO_CACHE


class DiskCache:
    """Values kept between runs under names that say everything they depend on but the program.

    A name is ``kind/key``: a kind is a folder, ``face`` (what was read of font files) or ``build`` (what the last build of an
    appendix made).  What is read back is exactly what this very program put, or nothing: a file that is cut short, changed,
    of another program, or in a folder that others may write to counts as absent.  A cache never makes a run fail, so refusals
    of the system are kept quiet.
    """

    def __init__(self, folder: Path | None, program: bytes = b"", limit: int = 256 << 20, *, renew: bool = False) -> None:
        """``folder`` ``None``: nothing is kept; ``program``: names the program and the libraries (``fingerprint``).

        ``limit``: bytes on disk above which the longest unused go; ``renew``: take nothing, but keep what is made.
        """
        self._folder = folder if folder is not None and _is_ours(folder) else None
        self._program = program
        self._limit = limit
        self._renew = renew
        self._until_trim = 0
        #: Whether anything was taken from it.
        self.taken = False

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    def make_anew(self) -> DiskCache:
        """Give the same cache for one who does not trust what is there: all is made anew, and takes its place."""
        return DiskCache(self._folder, self._program, self._limit, renew=True)

    def memo(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Give the value kept under a name; if there is none, make it and keep it."""
        value = self.get(name)
        if value is None:
            value = make()
            self.put(name, value)
        return value

    def get(self, name: str) -> bytes | None:
        """The value kept under a name, or ``None``."""
        if self._folder is None or self._renew:
            return None
        path = self._folder / name
        if not is_private(path.parent):
            return None
        try:
            kept = read_regular(path, self._limit + _HEAD_SIZE)
        except OSError:
            return None
        with contextlib.suppress(OSError):  # a folder that may only be read serves, too
            os.utime(path)  # the longest unused go first
        if kept[:_HEAD_SIZE] != self._head(name, memoryview(kept)[_HEAD_SIZE:]):
            return None
        self.taken = True
        return kept[_HEAD_SIZE:]

    def put(self, name: str, value: bytes) -> None:
        """Keep a value; a larger one than the limit is not kept."""
        if self._folder is None or len(value) > self._limit:
            return
        path = self._folder / name
        with contextlib.suppress(OSError, FaqprintError):
            for folder in (self._folder, path.parent):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not is_private(path.parent):
                return
            write_atomic(path, (self._head(name, value), value), sync=False)
            self._until_trim -= len(value)
            if self._until_trim <= 0:
                self._trim()

    def _head(self, name: str, value: bytes | memoryview) -> bytes:
        """What stands before a kept value: one of another program or under another name is seen to be foreign."""
        made = hashlib.sha256(b"%b%b\n" % (self._program, name.encode()))
        made.update(value)
        return _CACHE_MARK + made.digest()

    def _trim(self) -> None:
        """Where the limit does not hold, remove the longest unused until an eighth of it is free; the next look comes after that.

        A look asks for every file: of a cache that is just full again each value would call for one.
        """
        assert self._folder is not None
        entries = [(status.st_mtime_ns, status.st_size, path) for path, status in _files_below(self._folder)]
        total = sum(size for _, size, _ in entries)
        room = self._limit // 8
        if total > self._limit:
            for _, size, path in sorted(entries):
                if total <= self._limit - room:
                    break
                with contextlib.suppress(OSError):
                    path.unlink()
                    total -= size
        self._until_trim = min(room, self._limit - total)


def _is_ours(folder: Path) -> bool:
    """Whether a cache folder is this user's own; one that is not there yet will be."""
    try:
        status = folder.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and (not hasattr(os, "geteuid") or status.st_uid == os.geteuid())


def is_private(folder: Path) -> bool:
    """Whether a kind's folder is this user's own, and nobody else may put files there.

    The program makes it so, whatever the umask: a cache folder that others may write to holds no danger then.
    """
    try:
        status = folder.lstat()
    except OSError:
        return False
    if not hasattr(os, "geteuid"):
        return stat.S_ISDIR(status.st_mode)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & _OTHERS_WRITE


def _files_below(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """The kept files with their status; one that another process just removed is left out."""
    for kind in folder.iterdir():
        if kind.is_dir():
            for path in kind.iterdir():
                with contextlib.suppress(OSError):
                    yield path, path.stat()


#: Keeps nothing.
NO_CACHE: Final = DiskCache(None)


def make_with(cache: DiskCache, make: Callable[[DiskCache], T]) -> T:
    """Make something with what a cache has; if that fails, make it once more without, so that a cache is never to blame.

    What is made then takes the place of what was kept: a value that is whole and wrong heals.
    """
    try:
        return make(cache)
    except Exception:
        if not cache.taken:
            raise
    return make(cache.make_anew())
