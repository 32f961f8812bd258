"""Passwords as a PDF keeps them: prepared by SASLprep, in UTF-8, of at most 127 bytes (ISO 32000-2, 7.6.4.3.3; RFC 4013)."""

from __future__ import annotations

import stringprep
import unicodedata
from typing import Final

from ..errors import UsageError

#: Longest password in bytes; a reader does not look at what is behind them, or refuses it all.
LONGEST_PASSWORD: Final = 127
#: What no password may hold (RFC 4013, 2.3): controls, private use, non-characters, halves of characters and the like.
_PROHIBITED: Final = (
    stringprep.in_table_c21_c22,
    stringprep.in_table_c3,
    stringprep.in_table_c4,
    stringprep.in_table_c5,
    stringprep.in_table_c6,
    stringprep.in_table_c7,
    stringprep.in_table_c8,
    stringprep.in_table_c9,
)


def prepare_password(password: str) -> str:
    """Give a password as it is kept and compared: every reader prepares what is typed in the same way.

    Raises ``UsageError`` for one that holds what none may, that nothing is left of, or that is too long.
    """
    kept = "".join(" " if stringprep.in_table_c12(c) else c for c in password if not stringprep.in_table_b1(c))
    kept = unicodedata.normalize("NFKC", kept)
    for character in kept:
        if any(table(character) for table in _PROHIBITED):
            raise UsageError("password-character", point=f"U+{ord(character):04X}")
    if any(map(stringprep.in_table_d1, kept)) and not _is_one_way(kept):
        raise UsageError("password-directions")
    if not kept:
        raise UsageError("password-empty")
    if len(kept.encode()) > LONGEST_PASSWORD:
        raise UsageError("password-long", bytes=str(len(kept.encode())), limit=str(LONGEST_PASSWORD))
    return kept


def _is_one_way(text: str) -> bool:
    """Whether a text with letters that run from right to left begins and ends with one, and has no others."""
    return not any(map(stringprep.in_table_d2, text)) and stringprep.in_table_d1(text[0]) and stringprep.in_table_d1(text[-1])
