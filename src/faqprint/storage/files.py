"""The only writer of files.

A file that this module writes is the whole new one or the whole old one, whatever happens (FM-65): the bytes go to a file
beside the target, reach the disk, and take the target's name in one step.
"""

from __future__ import annotations

import contextlib
import errno
import math
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Final

from ..errors import FaqprintError, MachineError, UsageError
from ..limits import SpecialFileError, read_regular
from .part_files import part_name, remove_remains

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
    "ENOMEM": "out-of-memory",
}
_USAGE_CODES: Final = {
    "EISDIR": "output-is-folder",
    "ENOTDIR": "folder-is-file",
    "EEXIST": "folder-is-file",
    "ENAMETOOLONG": "name-too-long",
    "ELOOP": "name-loops",
    "EINVAL": "name-not-allowed",
}
#: Windows' own numbers where they say more: its C library makes EINVAL, EACCES or ENOENT of most.
_WINDOWS_CODES: Final = {
    19: "EROFS",  # ERROR_WRITE_PROTECT
    39: "ENOSPC",  # ERROR_HANDLE_DISK_FULL
    112: "ENOSPC",  # ERROR_DISK_FULL
    1295: "EDQUOT",  # ERROR_DISK_QUOTA_EXCEEDED
    206: "ENAMETOOLONG",  # ERROR_FILENAME_EXCED_RANGE
}
#: Windows' most characters of a path with the one that ends it, and of a name in it, in units of UTF-16.
_WINDOWS_PATH: Final = 260
_WINDOWS_NAME: Final = 255
#: Windows: another program holds the file (ERROR_ACCESS_DENIED on a rename, sharing and lock violations).
_WINDOWS_IN_USE: Final = frozenset({5, 32, 33})
_WINDOWS_TRIES: Final = 6
#: Ends of names that belong to other programs' files: nobody who writes one expects a PDF.
_OTHER_KINDS: Final = frozenset(
    {".yaml", ".yml", ".json", ".csv", ".xlsx", ".xls", ".docx", ".doc", ".pptx", ".txt", ".html", ".htm", ".zip", ".ttf", ".ttc"}
)
#: With one of these at its end a name is a folder's.
_SEPARATORS: Final = ("/", os.sep)


def system_error(error: OSError, path: str | os.PathLike[str]) -> FaqprintError:
    """Turn the system's refusal to read or write ``path`` into the error that the user sees."""
    file = path.as_posix() if isinstance(path, PurePath) else os.fspath(path)
    if isinstance(error, SpecialFileError):
        return UsageError("not-a-file", file=file)
    if getattr(error, "winerror", None) in _WINDOWS_IN_USE - {5}:
        return MachineError("file-in-use", file=file)
    name = errno.errorcode.get(error.errno or 0, "").removeprefix("WSA")  # Windows names some after its sockets
    name = _WINDOWS_CODES.get(getattr(error, "winerror", None) or 0, name)
    if name == "ENOENT" and sys.platform == "win32" and _is_too_long(file):
        name = "ENAMETOOLONG"
    if name in _USAGE_CODES:
        return UsageError(_USAGE_CODES[name], file=file)
    return MachineError(_MACHINE_CODES.get(name, "write-failed"), file=file, reason=error.strerror or str(error))


def _is_too_long(name: str) -> bool:
    """Whether Windows says of a name that there is no such place because it is too long."""
    path = os.path.abspath(name)
    units = [len(part.encode("utf-16-le", "surrogatepass")) // 2 for part in (path, *path.split(os.sep))]
    return units[0] >= _WINDOWS_PATH or max(units[1:]) > _WINDOWS_NAME


def write_atomic(
    path: str | os.PathLike[str], content: bytes | Iterable[bytes], *, sync: bool = True, follow: bool = False
) -> None:
    """Write a whole file or leave the old one as it was; missing folders are made.

    ``content`` is the bytes or a run of them; ``sync=False`` lets the system decide when they reach the disk.  A link that
    bears the name gives way to the file, and what it leads to is left alone; ``follow``: a person wrote the name, so the
    link is hers, and its target is written; what killed runs left beside it is removed.  An existing file keeps its
    permissions.  Raises ``UsageError`` if the target is no file, ``MachineError`` if the machine refuses; the file beside the
    target never stays behind.
    """
    target, beside = _write_beside(path, (content,) if isinstance(content, bytes) else content, sync, follow)
    with _or_remove(beside, path):
        _take_name(beside, target)


def write_beside(path: str | os.PathLike[str], parts: Iterable[bytes], *, sync: bool = True) -> str:
    """Write what ``path`` is to become to a file beside it, for ``take_place``; raises what ``write_atomic`` does."""
    return _write_beside(path, parts, sync, follow=False)[1]


def take_place(beside: str, path: str | os.PathLike[str]) -> None:
    """Give a file that was laid beside ``path`` its name; raises what ``write_atomic`` does."""
    with _or_remove(beside, path):
        _take_name(beside, os.fspath(path))


def _write_beside(path: str | os.PathLike[str], parts: Iterable[bytes], sync: bool, follow: bool) -> tuple[str, str]:
    """Write a file beside that which ``path`` names, and give the names of both, the latter's first."""
    name = os.fspath(path)
    if not name or name.endswith(_SEPARATORS):
        raise UsageError("output-is-folder", file=name.rstrip("/\\"))
    try:
        target, mode = _target(name, follow)
    except ValueError as error:  # a NUL in the name, or what no file name can hold
        raise UsageError("name-not-allowed", file=name) from error
    except OSError as error:
        raise system_error(error, path) from error
    if follow:
        remove_remains(os.path.dirname(target))
    beside = os.path.join(os.path.dirname(target), part_name())
    with _or_remove(beside, path):
        _write(beside, parts, mode, sync)
    return target, beside


@contextlib.contextmanager
def _or_remove(beside: str, path: str | os.PathLike[str]) -> Iterator[None]:
    """Remove the file beside the target if anything fails, Ctrl-C, too, and tell a refusal of the machine."""
    try:
        yield
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        if isinstance(error, OSError):
            raise system_error(error, path) from error
        raise


def write_all(files: Mapping[Path, bytes], *, follow: bool = True, check: Callable[[], None] = lambda: None) -> None:
    """Write files: all of them lie beside their places before the first takes it.

    ``follow``: a person named them, as for ``write_atomic``.  ``check`` is called right before that; if it raises, all files stay
    as they are.  Raises what ``write_atomic`` does.
    """
    beside: dict[str, str] = {}
    try:
        for path, content in files.items():
            target, laid = _write_beside(path, (content,), sync=True, follow=follow)
            beside[laid] = target
        check()
        for laid, target in beside.items():
            take_place(laid, target)
    finally:
        for laid in beside:
            with contextlib.suppress(OSError):
                os.unlink(laid)


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


def _target(name: str, follow: bool) -> tuple[str, int | None]:
    """Give the file that a name leads to, and its permissions (``None``: there is none yet); refuses what is no file of ours."""
    target = name
    try:
        status = os.lstat(name)
        if stat.S_ISLNK(status.st_mode) and not follow:
            return target, None
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
            while part:  # the system may take a part at a time
                part = part[_write_some(file, part, beside) :]
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(file, mode)
        if sync:
            os.fsync(file)
    finally:
        os.close(file)


def _write_some(file: int, part: bytes, name: str) -> int:
    """Write of a part what the system takes, and give how much that was.

    On Windows EINVAL says that it takes nothing for whatever reason (Python 3.13 makes it of a full disk's ENOSPC, where it looks
    for pipes): of the name there can be no question any more.
    """
    try:
        return os.write(file, part)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        number = errno.ENOSPC if _free_bytes(name) < len(part) else errno.EIO
        raise OSError(number, os.strerror(number)) from error


def _free_bytes(name: str) -> float:
    """What the disk of a file has left; more than anything, if that cannot be known."""
    import shutil

    try:
        return shutil.disk_usage(os.path.dirname(os.path.abspath(name))).free
    except OSError:
        return math.inf


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


def has_content(path: Path, content: bytes) -> bool:
    """Whether a file is there and holds just this."""
    try:
        return read_regular(path, len(content)) == content
    except OSError:
        return False


def has_other_names(path: str | os.PathLike[str]) -> bool:
    """Whether what lies at a path may lie elsewhere, too: it is a symbolic link, or a file with hard links."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISLNK(found.st_mode) or found.st_nlink > 1


def refuse_other_kinds(out: str | os.PathLike[str]) -> None:
    """Raise ``UsageError`` for the name of a PDF that is another kind of file's."""
    if (suffix := Path(out).suffix.lower()) in _OTHER_KINDS:
        raise UsageError("output-not-pdf", file=os.fspath(out), suffix=suffix)


def refuse_inputs(outputs: Iterable[str | os.PathLike[str]], inputs: Iterable[Path]) -> None:
    """Raise ``UsageError`` (``output-is-input``) if a file to be written is one that is read, by whatever name or link."""
    read = set(filter(None, map(_identity, inputs)))
    for path in outputs:
        if _identity(path) in read:
            raise UsageError("output-is-input", file=Path(path).as_posix())


def has_any(folder: Path, files: Iterable[Path]) -> bool:
    """Whether what lies in a folder may be one of these files, by whatever name or link, once the folders on the way are made."""
    wanted = set(filter(None, map(_identity, files)))
    try:
        with os.scandir(os.path.realpath(folder)) as entries:  # ``new/../folder``
            return any(_identity(entry.path) in wanted for entry in entries)
    except FileNotFoundError:
        return False
    except OSError:  # it does not show what it holds
        return True


def _identity(path: str | os.PathLike[str]) -> tuple[int, int] | None:
    """Device and number of the file that a name leads to, once the folders on the way are made; ``None``: there is none."""
    with contextlib.suppress(OSError, ValueError):  # what cannot be asked for cannot be read either
        try:
            status = os.stat(path)
        except FileNotFoundError:  # ``new/../file``
            status = os.stat(os.path.realpath(path))
        return status.st_dev, status.st_ino
    return None


def remove(path: Path) -> None:
    """Remove a file; raises ``MachineError`` if the machine refuses."""
    try:
        path.unlink()
    except OSError as error:
        raise system_error(error, path) from error
