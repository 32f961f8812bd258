"""What a spreadsheet leaves behind in a branch list: zeros that it took away, numbers in its own writing, errors (FM-53)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..source.tables import SheetCell, SheetTable

_EXPONENT: Final = re.compile(r"[+-]?\d+(?:\.\d+)?E[+-]\d+", re.ASCII | re.IGNORECASE)
#: A whole number with decimals: no telephone number has them, and no code.
_DECIMALS: Final = re.compile(r"\d{5,}\.0+", re.ASCII)
_CODE_DECIMALS: Final = re.compile(r"\d+\.0+", re.ASCII)
#: What stands in a cell instead of a value, and what Excel saves of one that was too narrow.
_ERROR: Final = re.compile(
    r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA|#{2,})"
)
#: A Japanese telephone number without its zero: nine or ten digits, in one or as a number format parts them.
_TELEPHONE: Final = re.compile(r"(?=(?:\D*\d){9,10}\D*$)\(?[1-9]\d{0,3}(?:\d{5,9}|(?:-|\) ?)\d{1,4}-\d{4})", re.ASCII)


def look_for_traces(table: SheetTable, code_at: int) -> None:
    """Warn of each cell that a spreadsheet changed, or seems to have; ``code_at`` is the column of the codes."""
    for i, head in enumerate(table.heads):
        cells = [row.cells[i] for row in table.rows]
        rest = [cell for cell in cells if not _warn_of_writing(table, cell, head.text, is_code=i == code_at)]
        short = _short_ones(rest)
        for cell, full in short:
            code = "branch-code-short" if i == code_at else "branch-cell-short"
            table.fault(cell, code, severity="warning", column=head.text, text=cell.text, full=full)
        if i == code_at and not short:
            _look_for_mixed_lengths(table, rest)


def _warn_of_writing(table: SheetTable, cell: SheetCell, column: str, *, is_code: bool) -> bool:
    """Warn of a cell that looks like no value of an office; whether it does."""
    text = cell.text
    if not text.isascii():  # none of the patterns has anything else
        return False
    if _ERROR.fullmatch(text):
        table.fault(cell, "branch-cell-trace", severity="warning", column=column, text=text)
    elif _EXPONENT.fullmatch(text) or (_CODE_DECIMALS if is_code else _DECIMALS).fullmatch(text):
        table.fault(cell, "branch-cell-number", severity="warning", column=column, text=text)
    elif not is_code and _TELEPHONE.fullmatch(text):
        table.fault(cell, "branch-cell-short", severity="warning", column=column, text=text, full=_with_zero(text))
    else:
        return False
    return True


def _with_zero(text: str) -> str:
    return re.sub(r"\d", r"0\g<0>", text, count=1)


def _short_ones(cells: Sequence[SheetCell]) -> list[tuple[SheetCell, str]]:
    """Give the numbers that are shorter than those beginning with a zero, with their zeros put back."""
    numbers = [cell for cell in cells if cell.text.isascii() and cell.text.isdecimal()]
    length = max((len(cell.text) for cell in numbers if cell.text.startswith("0")), default=0)
    return [(cell, cell.text.zfill(length)) for cell in numbers if len(cell.text) < length]


def _look_for_mixed_lengths(table: SheetTable, codes: Sequence[SheetCell]) -> None:
    """Warn once, at the first code of the shortest, of numbers with more or fewer digits."""
    numbers = [code for code in codes if code.text.isascii() and code.text.isdecimal()]
    shortest = min(numbers, key=lambda code: len(code.text), default=None)
    longest = max(numbers, key=lambda code: len(code.text), default=None)
    if shortest and longest and len(shortest.text) < len(longest.text):
        full = shortest.text.zfill(len(longest.text))
        table.fault(shortest, "branch-codes-mixed", severity="warning", text=shortest.text, other=longest.text, full=full)
