"""The text of a CSV, whatever program saved it, and the mark that keeps a cell of one from being computed."""

from __future__ import annotations

import codecs
from typing import Final

#: The beginnings that a spreadsheet takes for a formula, or takes off.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "'")


class CsvEncodingError(ValueError):
    """A CSV that is neither UTF-8 nor cp932; ``line``: the first that is not, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def decode_csv(content: bytes) -> tuple[str, str]:
    """Give a CSV's text and its encoding: ``utf-8`` (with or without a byte order mark) or ``cp932``, as Excel saves plain CSV.

    Raises ``CsvEncodingError``, for JIS, too, whose kanji would be read as ASCII with controls.
    """
    if (kanji := content.find(b"\x1b$")) >= 0:
        raise CsvEncodingError(content.count(b"\n", 0, kanji) + 1)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # what Excel saves as Unicode text
        raise CsvEncodingError(1)
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as unreadable:
        try:
            return content.decode("cp932"), "cp932"
        except UnicodeDecodeError:
            raise CsvEncodingError(content.count(b"\n", 0, unreadable.start) + 1) from None


def as_text(cell: str) -> str:
    """Give a cell of a CSV so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def without_mark(cell: str) -> str:
    """Take the mark off that ``as_text`` put before a cell of a CSV."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell
