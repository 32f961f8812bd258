"""Workbooks (.xlsx) as Excel stores them: cells with their raw values and number formats, merged cells, hidden rows.

By hand, on ``zipfile`` and ``expat``: openpyxl turns numbers to dates by its own guess before anybody can show them as Excel
does, gives merged cells and hidden rows only where it holds the whole book in memory, warns in English, and takes gigabytes
for a few bytes that name a row far down.
"""

from __future__ import annotations

import contextlib
import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Final
from xml.parsers import expat

from ..limits import WORKBOOK_BYTES, WORKBOOK_ELEMENTS
from ..named_tuple import NamedTuple
from .workbook_parts import (
    BookReader,
    Budget,
    Merged,
    PartReader,
    RelationsReader,
    SheetName,
    StringsReader,
    StylesReader,
    WorkbookCell,
    WorkbookError,
)
from .workbook_sheet import NotesReader, SheetReader

#: The head of what Excel writes with a password, and wrote before 2007.
_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")

#: What ``zipfile`` and ``expat`` raise; RuntimeError: a part with a password, or of a kind that is not known.
_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError, KeyError, ValueError, OverflowError, OSError, EOFError,
    RuntimeError,
)  # fmt: skip


class Worksheet(NamedTuple):
    """The rows that hold something, with their cells in order; the rows that are hidden; the merged cells."""

    rows: Mapping[int, tuple[WorkbookCell, ...]]
    hidden: frozenset[int]
    merged: tuple[Merged, ...]


class Workbook:
    """A workbook; ``sheets`` in order, ``date1904``: its days are counted from 1904.  Raises ``WorkbookError``."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_COMPOUND):
            raise WorkbookError("locked")
        self._budget = Budget(WORKBOOK_BYTES, WORKBOOK_ELEMENTS)
        with _tell_damage():
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = frozenset(self._archive.namelist())
        main = next(
            (target for kind, target in self._related_parts("").values() if kind.endswith("/officeDocument")), "xl/workbook.xml"
        )
        related = self._related_parts(main)
        book = BookReader(related)
        self._read(main, book)
        self.sheets: Final = tuple(book.sheets)
        self.date1904: Final = book.date1904
        parts = {kind.rpartition("/")[2]: target for kind, target in related.values()}
        self._strings = StringsReader()
        self._styles = StylesReader()
        for name, reader in (("sharedStrings", self._strings), ("styles", self._styles)):
            if parts.get(name) in self._names:
                self._read(parts[name], reader)

    def worksheet(self, sheet: SheetName, most_cells: int) -> Worksheet:
        """Read a sheet of at most so many filled cells.  Raises ``WorkbookError``."""
        reader = SheetReader(self._strings, self._styles.styles, most_cells)
        self._read(sheet.part, reader)
        return Worksheet(reader.rows, frozenset(reader.hidden), tuple(reader.merged))

    def notes(self, sheet: SheetName) -> tuple[tuple[int, int], ...]:
        """Give the rows and columns of a sheet's cells that have notes.  Raises ``WorkbookError``."""
        reader = NotesReader()
        for kind, target in self._related_parts(sheet.part).values():
            if kind.endswith("/comments") and target in self._names:
                self._read(target, reader)
        return tuple(reader.places)

    def _related_parts(self, part: str) -> dict[str, tuple[str, str]]:
        """Give the parts that a part names: by id, the kind and the path."""
        folder, name = posixpath.split(part)
        relations = f"{folder}/_rels/{name}.rels".lstrip("/")
        if relations not in self._names:
            return {}
        reader = RelationsReader(folder)
        self._read(relations, reader)
        return reader.targets

    def _read(self, part: str, reader: PartReader) -> None:
        with _tell_damage():
            if self._archive.getinfo(part).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise WorkbookError("damaged")
            with self._archive.open(part) as stream:
                reader.parse(stream, self._budget)


@contextlib.contextmanager
def _tell_damage() -> Iterator[None]:
    """Raise ``WorkbookError`` for whatever the readers of archives and XML raise at damaged ones."""
    try:
        yield
    except WorkbookError:
        raise
    except _DAMAGE as error:
        raise WorkbookError("damaged") from error
