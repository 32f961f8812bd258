"""The only writer: whole files, and the lock of an output folder.

A file that this module writes is the whole new one or the whole old one, whatever happens: the bytes go to a file
beside the target, reach the disk, and take the target's name in one step.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Final

from ..errors import FaqprintError, MachineError, UsageError

#: What the system's refusal means to the person at the desk; any other is ``write-failed``.  By name: a system need not
#: have all of them.
_MACHINE_CODES: Final = {
    "ENOSPC": "disk-full",
    "EDQUOT": "disk-full",
    "EROFS": "read-only",
    "EACCES": "no-permission",
    "EPERM": "no-permission",
    "EBUSY": "file-in-use",
    "ETXTBSY": "file-in-use",
}
_USAGE_CODES: Final = {
    "EISDIR": "output-is-folder",
    "ENOTDIR": "folder-is-file",
    "EEXIST": "folder-is-file",
    "ENAMETOOLONG": "name-too-long",
    "ELOOP": "name-loops",
    "EINVAL": "name-not-allowed",
}
#: Windows: another program holds the file (ERROR_ACCESS_DENIED on a rename, sharing and lock violations).
_WINDOWS_IN_USE: Final = frozenset({5, 32, 33})
_WINDOWS_TRIES: Final = 6
#: With one of these at its end a name is a folder's.
_SEPARATORS: Final = ("/", os.sep)
#: A file that is being written.
_PART: Final = ".faqprint-{}.part"
#: Parts of its name that no other run has, and no other file of this one (short: the target's name may be at the limit).
_RUN: Final = os.urandom(6).hex()
_COUNT: Final = count()


def refusal(error: OSError, path: str | os.PathLike[str]) -> FaqprintError:
    """Turn the system's refusal to read or write ``path`` into the error that the user sees."""
    file = os.fspath(path)
    if getattr(error, "winerror", None) in _WINDOWS_IN_USE - {5}:
        return MachineError("file-in-use", file=file)
    name = errno.errorcode.get(error.errno or 0, "")
    if name in _USAGE_CODES:
        return UsageError(_USAGE_CODES[name], file=file)
    return MachineError(_MACHINE_CODES.get(name, "write-failed"), file=file, reason=error.strerror or str(error))


def write_atomic(path: str | os.PathLike[str], content: bytes | Iterable[bytes], *, sync: bool = True) -> None:
    """Write a whole file or leave the old one as it was; missing folders are made.

    ``content`` is the bytes or a run of them; ``sync=False`` lets the system decide when they reach the disk.  A
    link is followed, an existing file keeps its permissions.  Raises ``UsageError`` if the
    target is no file, ``MachineError`` if the machine refuses; the file beside the target never stays behind.
    """
    target, beside = _laid(path, (content,) if isinstance(content, bytes) else content, sync)
    with _nothing_left(beside, path):
        _take_name(beside, target)


def lay_beside(path: str | os.PathLike[str], parts: Iterable[bytes], *, sync: bool = True) -> str:
    """Write what ``path`` is to become to a file beside it, for ``take_place``; raises what ``write_atomic`` does."""
    return _laid(path, parts, sync)[1]


def take_place(beside: str, path: str | os.PathLike[str]) -> None:
    """Give a file that was laid beside ``path`` its name; raises what ``write_atomic`` does."""
    with _nothing_left(beside, path):
        _take_name(beside, os.path.realpath(path) if os.path.islink(path) else os.fspath(path))


def _laid(path: str | os.PathLike[str], parts: Iterable[bytes], sync: bool) -> tuple[str, str]:
    """Write a file beside another, and give the names of both, that which ``path`` leads to first."""
    name = os.fspath(path)
    if not name or name.endswith(_SEPARATORS):
        raise UsageError("output-is-folder", file=name.rstrip("/\\"))
    try:
        target, mode = _target(name)
    except ValueError as error:  # a NUL in the name, or what no file name can hold
        raise UsageError("name-not-allowed", file=name) from error
    except OSError as error:
        raise refusal(error, path) from error
    beside = os.path.join(os.path.dirname(target), _PART.format(f"{os.getpid()}-{_RUN}-{next(_COUNT)}"))
    with _nothing_left(beside, path):
        _write(beside, parts, mode, sync)
    return target, beside


@contextlib.contextmanager
def _nothing_left(beside: str, path: str | os.PathLike[str]) -> Iterator[None]:
    """Remove the file beside the target if anything fails, Ctrl-C, too, and tell a refusal of the machine."""
    try:
        yield
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        if isinstance(error, OSError):
            raise refusal(error, path) from error
        raise


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write files none of which may be there yet: all of them, or none.

    Raises ``UsageError`` (``file-exists``, with the first that is there) before anything is touched.
    """
    for path in files:
        if os.path.lexists(path):
            raise UsageError("file-exists", file=path.as_posix())
    written: list[Path] = []
    try:
        for path, content in files.items():
            written.append(path)
            write_atomic(path, content)
    except BaseException:
        for path in written:
            with contextlib.suppress(OSError):
                path.unlink()
        raise


def _target(name: str) -> tuple[str, int | None]:
    """Give the file that a name leads to, and its permissions (``None``: there is none yet); refuses what is no file of ours."""
    target = name
    try:
        status = os.lstat(name)
        if stat.S_ISLNK(status.st_mode):
            target = os.path.realpath(name)
            status = os.stat(target)
    except FileNotFoundError:
        return target, None
    if stat.S_ISDIR(status.st_mode):
        raise UsageError("output-is-folder", file=name)
    if not stat.S_ISREG(status.st_mode):  # replacing a device would take it away from the whole machine
        raise UsageError("output-not-file", file=name)
    if not os.access(target, os.W_OK):  # a rename would get past the write protection that someone set on purpose
        raise MachineError("no-permission", file=name, reason=os.strerror(errno.EACCES))
    return target, stat.S_IMODE(status.st_mode)


def _write(beside: str, parts: Iterable[bytes], mode: int | None, sync: bool) -> None:
    """Write parts to a new file."""
    file = _open_new(beside)
    try:
        for part in parts:
            written = os.write(file, part)
            while written < len(part):  # the system may take a part at a time
                part = part[written:]
                written = os.write(file, part)
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(file, mode)
        if sync:
            os.fsync(file)
    finally:
        os.close(file)


def _open_new(beside: str) -> int:
    """Open a new file; a folder that is missing is made when it is missed."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return os.open(beside, flags, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(beside), exist_ok=True)
    return os.open(beside, flags, 0o666)


def _take_name(beside: str, target: str) -> None:
    """Rename; on Windows try again for a moment (virus scanners), then say that the file is in use."""
    for pause in range(_WINDOWS_TRIES):
        try:
            os.replace(beside, target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _WINDOWS_IN_USE:
                raise
            if pause == _WINDOWS_TRIES - 1:
                raise MachineError("file-in-use", file=Path(target).as_posix()) from error
            time.sleep(0.05 * 2**pause)
        else:
            return


def remove(path: Path) -> None:
    """Remove a file; raises ``MachineError`` if the machine refuses."""
    try:
        path.unlink()
    except OSError as error:
        raise refusal(error, path) from error


def remove_remains(folder: Path) -> None:
    """Remove what runs that were killed left in a folder that is locked now."""
    for path in folder.glob(_PART.format("*")):
        with contextlib.suppress(OSError):
            path.unlink()


# --- the lock ---------------------------------------------------------------------------------------------------------

_LOCK_NAME: Final = ".faqprint.lock"
#: Open locks of this process.
_HELD: Final[set[int]] = set()


def _leave_locks() -> None:
    """A copy of this process holds none of its locks: they are dropped with the process that took them."""
    while _HELD:
        os.close(_HELD.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_locks)


@contextlib.contextmanager
def lock(folder: str | os.PathLike[str]) -> Iterator[None]:
    """Hold an output folder (made if missing) for this process.

    Raises ``MachineError`` (``folder-locked``, with the process that holds it) at once if another holds it.  The
    system itself keeps the lock on the open file and drops it with the process, so a killed run never blocks the next;
    the text of the file only says who it is.
    """
    import socket  # only here: it costs every start of the program some milliseconds

    path = Path(folder) / _LOCK_NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = _open_locked(path)
    except OSError as error:
        raise refusal(error, folder) from error
    try:
        _HELD.add(descriptor)
        with contextlib.suppress(OSError):  # a full disk: the lock holds without its text
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()} {socket.gethostname()}\n".encode())
        yield
    finally:
        if descriptor in _HELD:  # a copy of this process has left it already
            _HELD.remove(descriptor)
            _close_locked(path, descriptor)


def _open_locked(path: Path) -> int:
    """Open and lock the lock file; if its holder removed it meanwhile, start again with the new one."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
        try:
            if not _try_lock(descriptor):
                raise MachineError("folder-locked", file=path.parent.as_posix(), holder=_holder(path))
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(descriptor), path.stat()):
                    return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _holder(path: Path) -> str:
    """Who holds the lock, as it wrote itself down (``?`` while it has not)."""
    with contextlib.suppress(OSError):
        return path.read_bytes()[:200].decode("utf-8", "replace").strip() or "?"
    return "?"


if sys.platform == "win32":
    import msvcrt

    #: Windows locks bytes against reading, too; one far behind the text leaves that readable.
    _LOCK_AT: Final = 1 << 30

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCK_AT, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True

    def _close_locked(path: Path, descriptor: int) -> None:
        os.close(descriptor)
        with contextlib.suppress(OSError):  # the next holder may have it open already
            path.unlink()

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _close_locked(path: Path, descriptor: int) -> None:
        with contextlib.suppress(OSError):  # removed while still held: nobody can take the old file for the lock
            path.unlink()
        os.close(descriptor)
