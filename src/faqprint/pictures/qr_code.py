"""QR codes (ISO/IEC 18004) by segno: pure Python, without dependencies, and the same modules everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ..named_tuple import NamedTuple

#: Modules of white around a code (ISO/IEC 18004, 9.1).
QUIET_ZONE: Final = 4
#: The level of error correction: 15 % of a code may be lost.
_LEVEL: Final = "m"


class QrModules(NamedTuple):
    """The modules of a code, row by row from the top; each row is a text of ``1`` (dark) and ``0``."""

    rows: tuple[str, ...]

    @property
    def size(self) -> int:
        """Modules across, and down."""
        return len(self.rows)

    def dark_runs(self) -> Iterator[tuple[int, int, int]]:
        """Give the dark modules that stand beside each other: row and first column, from 0, and how many they are."""
        for row, modules in enumerate(self.rows):
            start = modules.find("1")
            while start >= 0:
                end = modules.find("0", start)
                end = self.size if end < 0 else end
                yield row, start, end - start
                start = modules.find("1", end)


@lru_cache(maxsize=256)
def encode(text: str) -> QrModules:
    """Encode a text that is short enough for one code."""
    from segno import make_qr

    code = make_qr(text, error=_LEVEL, boost_error=False)
    return QrModules(tuple("".join("1" if module else "0" for module in row) for row in code.matrix))
