"""A CSV changed in place: one cell, or whole records; all else stays to the byte.

By hand, because the standard library's reader does not tell where a cell stands, and its writer writes all of a file anew.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from ..named_tuple import NamedTuple
from .csv_text import decode_csv


class CsvCell(NamedTuple):
    """A cell: its text, and the characters from ``start`` to ``end`` that it is written in."""

    text: str
    start: int
    end: int


class CsvRecord(NamedTuple):
    """A record: its cells, and its characters, the line end among them."""

    cells: tuple[CsvCell, ...]
    start: int
    end: int

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.text.strip() for cell in self.cells)


class CsvSpans:
    """The text of a CSV with the place of every cell."""

    def __init__(self, content: bytes) -> None:
        """Raises ``CsvEncodingError``."""
        self.text, encoding = decode_csv(content)
        self._encoding = encoding
        self._bom = content.startswith(codecs.BOM_UTF8)
        first = self.text.find("\n")
        self.newline = "\r\n" if first > 0 and self.text[first - 1] == "\r" else "\n"
        self.records = tuple(_records(self.text))

    @property
    def head(self) -> int:
        """The number of the record with the heads: the first that is not blank; -1: there is none."""
        return next((number for number, record in enumerate(self.records) if not record.is_blank), -1)

    @property
    def rows(self) -> list[int]:
        """The numbers of the records below the heads that are not blank."""
        head = self.head
        return [number for number, record in enumerate(self.records) if number > head >= 0 and not record.is_blank]

    @property
    def names(self) -> list[str]:
        """The heads."""
        return [cell.text.strip() for cell in self.records[self.head].cells] if self.head >= 0 else []

    def with_cell(self, record: int, column: int, text: str) -> bytes:
        """Give the bytes with another text in a cell, both counted from 0.  Raises ``ValueError`` if the file cannot hold it."""
        cells = self.records[record].cells
        if column < len(cells):
            cell = cells[column]
            if cell.text == text:
                return self._encode(self.text)
            quoted = self.text[cell.start : cell.start + 1] == '"'
            return self._replace(cell.start, cell.end, _write(text, quoted=quoted))
        if not text:
            return self._encode(self.text)
        at = cells[-1].end if cells else self.records[record].start
        return self._replace(at, at, "," * (column - len(cells) + bool(cells)) + _write(text))

    def with_record(self, before: int, texts: Sequence[str]) -> bytes:
        """Give the bytes with a new record behind one of a number."""
        at = self.records[before].end
        line = ",".join(_write(text) for text in texts)
        if not self.text[:at].endswith(("\n", "\r")):
            return self._replace(at, at, self.newline + line)
        return self._replace(at, at, line + self.newline)

    def without_record(self, record: int) -> bytes:
        """Give the bytes without a record."""
        gone = self.records[record]
        start = gone.start
        if record == len(self.records) - 1 and record and not self.text.endswith(("\n", "\r")):
            start = self.records[record - 1].end - len(_ending(self.text[: self.records[record - 1].end]))
        return self._replace(start, gone.end, "")

    def with_records_changed(self, one: int, other: int) -> bytes:
        """Give the bytes with two records in each other's place; each place keeps its line end."""
        first, second = sorted((self.records[one], self.records[other]), key=lambda record: record.start)
        lines = []
        for record in (first, second):
            line = self.text[record.start : record.end]
            lines.append((line.removesuffix(_ending(line)), _ending(line)))
        between = self.text[first.end : second.start]
        changed = lines[1][0] + lines[0][1] + between + lines[0][0] + lines[1][1]
        return self._replace(first.start, second.end, changed)

    def _replace(self, start: int, end: int, text: str) -> bytes:
        return self._encode(self.text[:start] + text + self.text[end:])

    def _encode(self, text: str) -> bytes:
        return (codecs.BOM_UTF8 if self._bom else b"") + text.encode(self._encoding)


def _ending(line: str) -> str:
    return next((mark for mark in ("\r\n", "\n", "\r") if line.endswith(mark)), "")


def _write(text: str, *, quoted: bool = False) -> str:
    if quoted or set(text) & set('",\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _records(text: str) -> list[CsvRecord]:
    records: list[CsvRecord] = []
    at = 0
    while at < len(text):
        begin, cells = at, []
        while True:
            cell = _cell(text, at)
            cells.append(cell)
            at = cell.end
            if text[at : at + 1] != ",":
                break
            at += 1
        at += 2 if text[at : at + 2] == "\r\n" else 1 if at < len(text) else 0
        records.append(CsvRecord(tuple(cells), begin, at))
    return records


def _cell(text: str, start: int) -> CsvCell:
    """Read a cell; what stands behind a closed quotation mark belongs to it, as other readers have it."""
    if text[start : start + 1] != '"':
        end = start
        while end < len(text) and text[end] not in ",\r\n":
            end += 1
        return CsvCell(text[start:end], start, end)
    parts: list[str] = []
    at = start + 1
    while True:
        close = text.find('"', at)
        if close < 0:
            return CsvCell("".join(parts) + text[at:], start, len(text))
        parts.append(text[at:close])
        if text[close + 1 : close + 2] != '"':
            break
        parts.append('"')
        at = close + 2
    end = close + 1
    while end < len(text) and text[end] not in ",\r\n":
        end += 1
    return CsvCell("".join(parts) + text[close + 1 : end], start, end)
