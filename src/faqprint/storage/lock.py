"""The lock of an output folder: one run at a time, and the second one is told who the first is.

By hand, and not by ``filelock`` (4.3.1 was looked at): on Windows that locks the file's first byte, so that the second run
cannot read who holds it; its Unix locks leave their file in the folder, and name no holder; it takes 95 ms to import, where
a run that makes 12 editions takes 400 in all.  What is needed is the system's own lock on an open file and these lines.
On a folder in the network the system's lock is the server's (NFS 4, SMB); where there is none, the refusal is told.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ..errors import MachineError, UsageError
from ..limits import open_regular
from .files import system_error

_LOCK_NAME: Final = ".faqprint.lock"
#: A link of that name is not followed (``O_NOFOLLOW``), and what is no file does not make the run wait (``O_NONBLOCK``).
_FLAGS: Final = os.O_RDWR | os.O_CREAT | sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK"))
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

    Raises ``MachineError`` (``folder-locked``, with the process that holds it) at once if another holds it, ``UsageError``
    (``lock-not-file``) if what bears the lock's name is a link or no file: nothing is written through it.  The system itself
    keeps the lock on the open file and drops it with the process, so a killed run never blocks the next; the text of the
    file only says who it is.
    """
    import socket  # only here: it costs every start of the program some milliseconds

    path = Path(folder) / _LOCK_NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = _open_locked(path)
    except OSError as error:
        raise system_error(error, folder) from error
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
        _refuse_other(path)
        descriptor = os.open(path, _FLAGS, 0o666)
        try:
            if not _try_lock(descriptor):
                raise MachineError("folder-locked", file=path.parent.as_posix(), holder=_holder(path))
            with contextlib.suppress(FileNotFoundError):
                _refuse_other(path)
                if os.path.samestat(os.fstat(descriptor), path.lstat()):
                    return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _refuse_other(path: Path) -> None:
    """Refuse a link, by a second name, too, and what is no file; nothing there is well."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        raise UsageError("lock-not-file", file=path.as_posix())


def _holder(path: Path) -> str:
    """Who holds the lock, as it wrote itself down (``?`` while it has not)."""
    with contextlib.suppress(OSError), open_regular(path) as file:
        return file.read(200).decode("utf-8", "replace").strip() or "?"
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
