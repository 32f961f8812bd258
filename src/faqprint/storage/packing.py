"""Bytes put together so that they come apart again, for what is kept between runs; and numbers as fonts write them."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence


def wrap(parts: Sequence[bytes]) -> bytes:
    """Put parts together, for this machine."""
    return b"".join((array("Q", (len(parts), *map(len, parts))).tobytes(), *parts))


def unwrap(packed: bytes) -> list[bytes]:
    """Give back what ``wrap`` took; raises ``ValueError`` if this is not what it gave."""
    count = int.from_bytes(packed[:8], sys.byteorder)
    at = 8 * (count + 1)
    parts = []
    for size in array("Q", packed[8:at]):
        parts.append(packed[at : at + size])
        at += size
    if at != len(packed):
        raise ValueError
    return parts


def numbers(kind: str, big: bytes) -> array[int]:
    """Give the numbers, of ``array``'s kind, that stand in bytes with the highest first."""
    found: array[int] = array(kind, big)
    if sys.byteorder == "little":
        found.byteswap()
    return found
