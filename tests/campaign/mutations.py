"""Bytes damaged at random: flipped, cut, doubled, written over."""

from __future__ import annotations

from random import Random
from typing import Final, NamedTuple

_WORDS: Final = "99999999999 -1 null {{ }} [ ] { } : - &a *a endobj obj << >> \u3000 \u202e \x1b[31m"
_TOKENS: Final = (
    *_WORDS.encode().split(b" "),
    *(b"\0", b"\xff", b"|\n", b"\r\n", b"\t", b"stream\n", b"/Length 99999999", b"\xed\xa0\x80"),
)


class Edit(NamedTuple):
    """``length`` bytes from ``start`` on give way to others."""

    start: int
    length: int
    instead: bytes


def edits(rng: Random, data: bytes) -> list[Edit]:
    """One to four edits of some bytes."""
    made = []
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        at = rng.randrange(len(data) + 1)
        size = min(rng.choice((1, 1, 2, 4, 16, 300)), len(data) - at)
        kind = rng.random()
        if kind < 0.4 and at < len(data):
            made.append(Edit(at, 1, bytes([data[at] ^ (1 << rng.randrange(8))])))
        elif kind < 0.55:
            made.append(Edit(at, size, b""))
        elif kind < 0.65:
            made.append(Edit(at, 0, data[at : at + size]))
        elif kind < 0.85:
            made.append(Edit(at, 0, rng.choice(_TOKENS)))
        elif kind < 0.95:
            made.append(Edit(at, size, rng.randbytes(size)))
        else:
            made.append(Edit(at, len(data) - at, b""))
    return made


def edited(data: bytes, changes: list[Edit]) -> bytes:
    """Bytes after edits, which count in the bytes as they were."""
    for start, length, instead in sorted(changes, reverse=True):
        data = data[:start] + instead + data[start + length :]
    return data
