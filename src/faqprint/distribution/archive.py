"""The editions as ZIP archives that are the same whenever they are made of the same files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import RawIOBase
from pathlib import Path
from typing import Final

from ..limits import ARCHIVE_FRAME, PDF_BYTES, open_regular, read_regular
from ..named_tuple import NamedTuple
from ..storage.files import write_atomic

#: The archive of all editions.
ARCHIVE: Final = "editions.zip"
#: The earliest date that a ZIP can hold: the clock and the files' own times would make every archive another.
_DATE: Final = (1980, 1, 1, 0, 0, 0)


class Member(NamedTuple):
    """What an archive holds, as the manifest tells of it."""

    name: str
    #: Bytes.
    size: int
    sha256: str


class _Sink(RawIOBase):
    """Takes what the archive is written of, so that it can be handed on part by part."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        #: Bytes that have come.
        self.size = 0

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]  # zipfile writes bytes only
        """Take some bytes."""
        self._parts.append(bytes(content))
        self.size += len(content)
        return len(content)

    def take(self) -> bytes:
        """Give what has come since the last time."""
        content = b"".join(self._parts)
        self._parts.clear()
        return content


def archive(paths: Sequence[Path]) -> Iterator[bytes]:
    """Give the archive of some files, in parts; PDFs are compressed already, so they are only stored."""

    def read(path: Path, at: int) -> bytes:
        return read_regular(path, PDF_BYTES)

    return _parts((path.name, partial(read, path)) for path in paths)


def _parts(members: Iterable[tuple[str, Callable[[int], bytes]]]) -> Iterator[bytes]:
    """Give the archive of members, in parts: each has a name, and what gives its bytes, told where in the archive they go."""
    from zipfile import ZIP_STORED, ZipFile, ZipInfo

    sink = _Sink()
    with ZipFile(sink, "w", ZIP_STORED) as made:
        for name, read in members:
            entry = ZipInfo(name, _DATE)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on every system
            with made.open(entry, "w") as target:
                target.write(read(sink.size))
            yield sink.take()
    yield sink.take()


def archives(table: Path, editions: Sequence[Path], *, all_in_one: bool, each: bool) -> dict[Path, list[Path]]:
    """Give the archives of a folder's editions, and of their ``table`` beside them, each with the files that it is made of.

    Those that were once asked for are kept up to date: they must not hold older files than the folder.
    """
    there = {path.name for path in table.parent.glob("*.zip")}
    wanted = {table.with_name(ARCHIVE): [table, *editions]} if all_in_one or ARCHIVE in there else {}
    return wanted | {file.with_suffix(".zip"): [file] for file in editions if each or f"{file.stem}.zip" in there}


def write_archive(target: Path, paths: Sequence[Path]) -> bool:
    """Write the archive of some files unless it is there as it should be; whether it was written."""
    try:
        with open_regular(target) as file:
            there = hashlib.file_digest(file, "sha256").digest()
    except OSError:
        there = b""
    digest = hashlib.sha256()
    for part in archive(paths):
        digest.update(part)
    if digest.digest() == there:
        return False
    write_atomic(target, archive(paths))
    return True


def holds_just(path: Path, members: Sequence[Member]) -> bool:
    """Whether a file is, byte for byte, the archive that would be written of these files; raises ``OSError``.

    Nothing of it is believed and nothing is unpacked: what it should be is written once more, of the bytes that stand where each
    member's should, and compared.  So what is read is bounded by what the members should take, whatever the file says it holds.
    """
    if len({member.name for member in members}) < len(members):
        return False
    most = sum(member.size for member in members) + ARCHIVE_FRAME * (len(members) + 1)
    with open_regular(path) as file:

        def read(member: Member, at: int) -> bytes:
            file.seek(at)
            content = file.read(min(max(member.size, 0), PDF_BYTES))
            if hashlib.sha256(content).hexdigest() != member.sha256:
                raise _OtherError
            return content

        size = file.seek(0, 2)
        if size > most:
            return False
        digest = hashlib.sha256()
        try:
            for part in _parts((member.name, partial(read, member)) for member in members):
                digest.update(part)
        except _OtherError:
            return False
        file.seek(0)
        return hashlib.file_digest(file, "sha256").digest() == digest.digest()


class _OtherError(Exception):
    """A member has other bytes than it should."""
