"""The editions as ZIP archives that are the same whenever they are made of the same files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from io import RawIOBase
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from ..storage.files import write_atomic

#: The earliest date that a ZIP can hold: the clock and the files' own times would make every archive another.
_DATE: Final = (1980, 1, 1, 0, 0, 0)


class _Sink(RawIOBase):
    """Takes what the archive is written of, so that it can be handed on part by part."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]  # zipfile writes bytes only
        """Take some bytes."""
        self._parts.append(bytes(content))
        return len(content)

    def take(self) -> bytes:
        """Give what has come since the last time."""
        content = b"".join(self._parts)
        self._parts.clear()
        return content


def archive(paths: Sequence[Path]) -> Iterator[bytes]:
    """Give the archive of some files, in parts; PDFs are compressed already, so they are only stored."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_STORED) as made:
        for path in paths:
            entry = ZipInfo(path.name, _DATE)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on every system
            made.writestr(entry, path.read_bytes())
            yield sink.take()
    yield sink.take()


def write_archive(target: Path, paths: Sequence[Path]) -> bool:
    """Write the archive of some files unless it is there as it should be; whether it was written."""
    try:
        with target.open("rb") as file:
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
