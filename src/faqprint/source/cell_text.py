"""A cell's text as Excel shows it."""

from __future__ import annotations

import re
from typing import Final

from .number_format import GENERAL, DateRangeError, NumberFormatError, serial_number, show_number, show_text
from .workbook_parts import WorkbookCell

_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?", re.ASCII)


class CellError(ValueError):
    """A cell of which no text can be given.

    ``reason``: ``formula`` (its result is not stored), ``error`` (``#N/A`` and its like), ``hashes`` (Excel shows ``####``) or
    ``format`` (nobody knows how it looks); ``text``: its value; ``format``: its number format.
    """

    def __init__(self, reason: str, text: str, format_code: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.text = text
        self.format = format_code


def show_cell(cell: WorkbookCell, *, date1904: bool) -> str:
    """Give a cell's value as Excel shows it; ``date1904``: its workbook counts days from 1904.  Raises ``CellError``."""
    code = cell.format or GENERAL
    try:
        if cell.kind == "text":
            return show_text(cell.value, code)
        if cell.kind == "b":
            return "FALSE" if cell.value in ("0", "false") else "TRUE"
        if cell.kind in ("none", "e"):
            raise CellError("formula" if cell.kind == "none" else "error", cell.value, code)
        if cell.kind == "d" and cell.format is not None:
            return show_number(serial_number(cell.value, date1904=date1904), code, date1904=date1904)
        if cell.format is not None and _NUMBER.fullmatch(cell.value):
            return show_number(float(cell.value), code, date1904=date1904)
    except DateRangeError:
        raise CellError("hashes", cell.value, code) from None
    except NumberFormatError:
        pass
    raise CellError("format", cell.value, cell.format or "?")
