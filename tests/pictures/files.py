"""Picture files of every kind, made from samples by the letter of their standards, and not by a library."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import chain
from struct import pack
from typing import Any, Final

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
#: Samples of a pixel by colour type.
SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))

#: Gives the samples of the pixel at (x, y).
Pixel = Callable[[int, int], Sequence[int]]


def chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk with its length and checksum."""
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def row_of(pixels: Sequence[Sequence[int]], depth: int) -> bytes:
    """A row's samples, packed, behind the filter that changes nothing."""
    if depth == 8:
        return b"\0" + bytes(chain.from_iterable(pixels))
    bits = "".join(f"{sample:0{depth}b}" for pixel in pixels for sample in pixel)
    bits += "0" * (-len(bits) % 8)
    return b"\0" + int(bits, 2).to_bytes(len(bits) // 8)


def png(
    columns: int,
    rows: int,
    pixel: Pixel,
    *,
    colour: int = 2,
    depth: int = 8,
    interlaced: bool = False,
    extra: bytes = b"",
    data: bytes | None = None,
) -> bytes:
    """A PNG file; ``extra``: chunks before its data, ``data``: in place of what its pixels pack to."""
    scans = PASSES if interlaced else ((0, 0, 1, 1),)
    lines = [
        row_of([pixel(x, y) for x in range(left, columns, across)], depth)
        for left, top, across, down in scans
        if left < columns
        for y in range(top, rows, down)
    ]
    head = pack(">LLBBBBB", columns, rows, depth, colour, 0, 0, interlaced)
    packed = zlib.compress(b"".join(lines)) if data is None else data
    return SIGNATURE + chunk(b"IHDR", head) + extra + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def plain(columns: int = 300, rows: int = 200, *, colour: int = 2, sample: int = 90) -> bytes:
    """A PNG file in which every pixel is the same."""
    shade = (sample, 60, 200, 128)[: SAMPLES[colour]]
    return png(columns, rows, lambda x, y: shade, colour=colour)


def exif(turn: int, order: str = ">") -> bytes:
    """An EXIF block that tells nothing but an orientation."""
    head = (b"MM\0*" if order == ">" else b"II*\0") + pack(f"{order}L", 8)
    return head + pack(f"{order}HHHLHHL", 1, 0x0112, 3, 1, turn, 0, 0)


def jpeg(columns: int = 300, rows: int = 200, mode: str = "RGB", turn: int = 0, **options: Any) -> bytes:
    """A JPEG file; its upper left quarter is dark."""
    from PIL import Image

    image = Image.new(mode, (columns, rows), 220 if mode == "L" else (220, 120, 40, 0)[: len(mode)])
    image.paste(20 if mode == "L" else (20, 20, 120, 0)[: len(mode)], (0, 0, columns // 2, rows // 2))
    stream = BytesIO()
    if turn:
        options["exif"] = b"Exif\0\0" + exif(turn)
    image.save(stream, "JPEG", **options)
    return stream.getvalue()
