"""What a file that came from elsewhere may cost, in one place: bytes, work, memory, depth and count.

Work is counted and not timed, so that the same file gets the same answer on every machine: a ``WorkBudget`` grows with the file's
size, and readers spend from it whatever a few bytes can make them do many times over (decompress, repeat, span, refer).
"""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from math import inf
from typing import Final

#: The largest file of content (YAML, CSV, a workbook as it lies there), and how deep its lists may stand in one another.
CONTENT_BYTES: Final = 16_000_000
CONTENT_DEPTH: Final = 50
#: Nodes that the aliases of one YAML file may stand for.
CONTENT_ALIASED: Final = 100_000
#: Characters that are read again, in all, to see which of several mended lines of a YAML file is good: some seconds' work.
CONTENT_TRIALS: Final = 1_500_000
#: Longest text of a value, in characters, with the values that it uses put in.
VALUE_CHARACTERS: Final = 10_000
#: Bytes and elements of XML of a whole workbook.
WORKBOOK_BYTES: Final = 64_000_000
WORKBOOK_ELEMENTS: Final = 1_500_000
#: Characters of one cell (Excel holds 32,767), and columns of a sheet (as many as Excel has).
CELL_CHARACTERS: Final = 100_000
SHEET_COLUMNS: Final = 16_384
#: Cells of one sheet that is imported; cells and columns of a list of branches: what is more is no list that a hand keeps.
SHEET_CELLS: Final = 600_000
LIST_CELLS: Final = 100_000
LIST_COLUMNS: Final = 1_000
#: The largest file of each other kind that is read whole (fonts for Chinese, Japanese and Korean together have 120 MB).
FONT_BYTES: Final = 256 << 20
PDF_BYTES: Final = 256 << 20
#: What one packed stream of a PDF from elsewhere may take, unpacked, where it must be.
STREAM_BYTES: Final = 128 << 20
MANIFEST_BYTES: Final = 32 << 20
#: What a ZIP of editions takes for each member beside its bytes: two heads and its name in both.
ARCHIVE_FRAME: Final = 1_024
#: The largest file of a picture, its samples (pixels), and the bytes of all pictures of one appendix.
PICTURE_BYTES: Final = 20_000_000
PICTURE_PIXELS: Final = 25_000_000
#: Pixels of one that must be decoded: 12 million of the deepest kind take 4 s and 300 MB.
PNG_PIXELS: Final = 12_000_000
#: Chunks of a PNG, markers of a JPEG: what writes the smallest ones needs a fifth of these for the largest file.
PICTURE_PARTS: Final = 100_000
PICTURES_BYTES: Final = 100_000_000
#: Bytes of a password file's first line; the file may be a pipe: seconds until somebody opens it, and until the line has come.
PASSWORD_LINE: Final = 10_000
PIPE_OPENED: Final = 3
PIPE_WRITTEN: Final = 60
#: Seconds until a scheduler of other machines must have answered.
SCHEDULER_SECONDS: Final = 10
#: Units of work that any file may take, and further ones for each of its bytes (our own PDFs take 25 to 45 of them).  A unit
#: is at most a sixth of a microsecond and 20 bytes: a hostile file of a megabyte ends within 5 s and 512 MiB.
BASE_UNITS: Final = 12_000_000
UNITS_PER_BYTE: Final = 80
#: Faults of one code that are told in words; ``--json`` has all.
FAULTS: Final = 1_000
#: What a PDF is told of at most; how many more there are is not looked for.
FINDINGS: Final = 1_000
#: The largest XMP packet, in bytes, and how deep its elements may stand in one another.
XMP_BYTES: Final = 1 << 20
XMP_DEPTH: Final = 64
#: Parts of one glyph, parts of parts counted; the characters that one glyph may stand for (ISO 32000-1, 9.10.3: 512 bytes).
GLYPH_PARTS: Final = 4_096
GLYPH_CHARACTERS: Final = 256


class OverBudgetError(Exception):
    """A file asks for more work than its size allows."""


class WorkBudget:
    """Units of work that reading one file may still take."""

    def __init__(self, units: float = inf) -> None:
        """``inf``: a file of our own making, just made."""
        self.left = units

    @classmethod
    def of_size(cls, size: int) -> WorkBudget:
        """The budget of a file of so many bytes."""
        return cls(BASE_UNITS + UNITS_PER_BYTE * size)

    def spend(self, units: float) -> None:
        """Take units; raises ``OverBudgetError`` if there are not so many left."""
        self.left -= units
        if self.left < 0:
            raise OverBudgetError


class SpecialFileError(OSError):
    """A pipe, a device or a socket: it may never end."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        super().__init__(errno.EINVAL, "not a regular file", os.fspath(path))


class LargeFileError(OSError):
    """A file beyond what is read of its kind."""


def open_regular(path: str | os.PathLike[str]) -> BufferedReader:
    """Open a file to read its bytes; raises ``OSError``, also for what is no file."""

    def opener(name: str, flags: int) -> int:
        mode = os.stat(name).st_mode
        if stat.S_ISSOCK(mode):  # it cannot be opened at all
            raise SpecialFileError(name)
        if stat.S_ISDIR(mode):  # Windows would say that it may not
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
        descriptor = os.open(name, flags | getattr(os, "O_NONBLOCK", 0))  # a pipe that nobody writes to would wait for ever
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISREG(mode):
            return descriptor
        os.close(descriptor)
        raise SpecialFileError(name)

    try:
        return open(path, "rb", opener=opener)
    except UnicodeEncodeError as error:  # a character that no name has in this locale
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), os.fspath(path)) from error


def read_regular(path: str | os.PathLike[str], most: int) -> bytes:
    """The bytes of a file of at most ``most``; raises ``OSError``: ``SpecialFileError``: no file, ``LargeFileError``: more."""
    with open_regular(path) as file:
        size = min(os.fstat(file.fileno()).st_size, most)
        content = file.read(size + 1)  # Windows fills a buffer with zeros before it reads: one of ``most`` took a second
        if len(content) > size:  # it grew meanwhile
            content += file.read(most - size)
    if len(content) > most:
        raise LargeFileError("too large")
    return content
