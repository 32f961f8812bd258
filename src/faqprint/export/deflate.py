"""Deflate and zlib streams (RFC 1951, RFC 1950): contents compressed at once, or put together of runs that were packed before."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from struct import pack
from typing import Final

from ..named_tuple import NamedTuple

#: zlib's level: measured, higher ones take twice the time for 1 to 2 %.
_LEVEL: Final = 6
#: Fewer bytes than these are taken as they are: to set the compressor up takes longer than what they would lose is worth.
_FEW: Final = 512
#: The modulus of Adler-32.
_ADLER: Final = 65521


class DeflateRun(NamedTuple):
    """Bytes, a run of deflate that stands for them wherever it stands, and their Adler-32."""

    plain: bytes
    packed: bytes
    check: int


def deflate(content: bytes) -> bytes:
    """Compress with a window as large as the content: to set the usual one up takes longer than to fill it with a few lines."""
    if len(content) < _FEW:
        return b"".join(join_runs((store(content),)))
    bits = _bits(content)
    squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, bits, bits - 7)
    return squeeze.compress(content) + squeeze.flush()


def compress_run(plain: bytes) -> DeflateRun:
    """Compress bytes by themselves."""
    bits = _bits(plain)
    squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, -bits, bits - 7)
    return DeflateRun(plain, squeeze.compress(plain) + squeeze.flush(zlib.Z_FULL_FLUSH), zlib.adler32(plain))


def _bits(content: bytes) -> int:
    return min(max((len(content) - 1).bit_length(), 9), 15)


def store(plain: bytes) -> DeflateRun:
    """Take a few bytes as they are."""
    size = len(plain)
    return (
        DeflateRun(plain, pack("<xHH", size, size ^ 0xFFFF) + plain, zlib.adler32(plain))
        if size < 0x10000
        else compress_run(plain)
    )


def deflate_run(plain: bytes) -> DeflateRun:
    """Take a few bytes as they are, compress more."""
    return store(plain) if len(plain) < _FEW else compress_run(plain)


def join_runs(runs: Sequence[DeflateRun]) -> list[bytes]:
    """Give the parts of the zlib stream of runs that follow each other."""
    low, high = 1, 0
    for plain, _, check in runs:  # what two checksums come to together (RFC 1950, 8.2) takes no second look at the bytes
        high += (check >> 16) + len(plain) * (low - 1)
        low += (check & 0xFFFF) - 1
    return zlib_stream([packed for _, packed, _ in runs], low, high)


def zlib_stream(packed: Sequence[bytes], low: int, high: int) -> list[bytes]:
    """Give the parts of the zlib stream of runs of deflate; ``low``, ``high``: the sums of their Adler-32, not yet reduced."""
    return [b"\x78\x9c", *packed, b"\x03\x00" + pack(">HH", high % _ADLER, low % _ADLER)]
