"""The file of a PNG picture (ISO/IEC 15948): its head, and whether it is whole.

By hand: the limits must hold before anything is decoded, and what is found here is found without loading a library.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from struct import unpack
from typing import Final

from ..limits import PICTURE_PARTS, PNG_PIXELS
from ..named_tuple import NamedTuple
from .exif import orientation
from .picture import PictureError

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
#: The chunks that say how the picture looks.
_DRAWN: Final = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
#: Samples of each colour type, and the depths that it may have (11.2.2).
_COLOURS: Final = {0: (1, (1, 2, 4, 8, 16)), 2: (3, (8, 16)), 3: (1, (1, 2, 4, 8)), 4: (2, (8, 16)), 6: (4, (8, 16))}
_PALETTE: Final = 3
#: Bytes that name the one transparent shade or colour (11.3.2.1).
_CLEAR: Final = {0: 2, 2: 6}
#: Bytes that say how transparent the entries of a palette are: it has no more entries (11.2.3).
_MOST_CLEAR: Final = 256
#: The passes of an interlaced picture: first column and row, and how far apart they are (8.2).
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
#: Bytes that are unpacked at once.
_BLOCK: Final = 1 << 16
#: The filter types of a row (9.2).
_FILTERS: Final = 4


class PngHead(NamedTuple):
    """What a PNG picture says of itself; ``colour``: its colour type, ``turn``: as in ``PictureFile``."""

    columns: int
    rows: int
    depth: int
    colour: int
    interlaced: bool
    turn: int

    @property
    def components(self) -> int:
        """1 grey, 3 colour."""
        return 1 if self.colour in (0, 4) else 3


def read_png(content: bytes) -> PngHead:
    """Read the head of a PNG file and see that the file is whole; raises ``PictureError``."""
    head: PngHead | None = None
    data: list[bytes] = []
    palette = False
    turn, last = 1, b""
    for kind, body in chunks(content):
        if head is None:
            head = _head(kind, body)
        elif kind == b"IHDR" or (kind == b"IDAT" != last and data):  # a second head; data in two places (5.6)
            raise PictureError("picture-damaged")
        elif kind == b"IDAT":
            data.append(body)
        elif kind == b"PLTE":
            palette = not data and 0 < len(body) <= 768 and len(body) % 3 == 0
        elif kind == b"tRNS" and not _CLEAR.get(head.colour, 0) <= len(body) <= _MOST_CLEAR:
            raise PictureError("picture-damaged")
        elif kind == b"eXIf":
            turn = orientation(body)
        elif kind not in _DRAWN and not kind[0] & 0x20:  # a critical chunk that nobody knows
            raise PictureError("picture-damaged")
        last = kind
    if head is None or (head.colour == _PALETTE and not palette):
        raise PictureError("picture-damaged")
    _check_data(head, b"".join(data))
    return head._replace(turn=turn)


def chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG file up to its end, with their types; raises ``PictureError`` if one is not whole."""
    at = len(SIGNATURE)
    for _ in range(PICTURE_PARTS):
        head = content[at : at + 8]
        size, kind = int.from_bytes(head[:4]), head[4:]
        body = content[at + 8 : at + 8 + size]
        check = content[at + 8 + size : at + 12 + size]
        if len(check) < 4:
            raise PictureError("picture-cut-off")
        if kind in _DRAWN and zlib.crc32(body, zlib.crc32(kind)) != int.from_bytes(check):
            raise PictureError("picture-damaged")
        yield kind, body
        if kind == b"IEND":
            return
        at += 12 + size
    raise PictureError("picture-damaged")


def bare_png(content: bytes) -> bytes:
    """The file with nothing but what says how it looks: texts and profiles, which may unpack to anything, are gone."""
    parts = [SIGNATURE]
    for kind, body in chunks(content):
        if kind in _DRAWN:
            parts += (len(body).to_bytes(4), kind, body, zlib.crc32(body, zlib.crc32(kind)).to_bytes(4))
    return b"".join(parts)


def _head(kind: bytes, body: bytes) -> PngHead:
    if kind != b"IHDR" or len(body) != 13:
        raise PictureError("picture-damaged")
    columns, rows, depth, colour, packing, filtering, interlacing = unpack(">LLBBBBB", body)
    if not columns or not rows or packing or filtering or interlacing > 1 or depth not in _COLOURS.get(colour, (0, ()))[1]:
        raise PictureError("picture-damaged")
    if columns * rows > PNG_PIXELS:
        raise PictureError("picture-too-many-pixels", columns=f"{columns:,}", rows=f"{rows:,}", most=f"{PNG_PIXELS:,}")
    return PngHead(columns, rows, depth, colour, bool(interlacing), 1)


def _check_data(head: PngHead, packed: bytes) -> None:
    """See that the rows are all there, each with a filter that exists; what is unpacked is not kept."""
    blocks = _unpack(packed)
    block = b""
    for rows, stride in _scans(head):
        at, size = 0, rows * stride
        while at < size:
            if not block:
                block = next(blocks, b"")
                if not block:
                    raise PictureError("picture-cut-off")
            part, block = block[: size - at], block[size - at :]
            if max(part[-at % stride :: stride], default=0) > _FILTERS:
                raise PictureError("picture-damaged")
            at += len(part)
    next(blocks, b"")  # behind the last row the data ends with its checksum, or goes on


def _unpack(packed: bytes) -> Iterator[bytes]:
    inflater = zlib.decompressobj()
    try:
        while packed and not inflater.eof:
            block = inflater.decompress(packed, _BLOCK)
            packed = inflater.unconsumed_tail
            if block:
                yield block
    except zlib.error:
        raise PictureError("picture-damaged") from None
    if not inflater.eof:
        raise PictureError("picture-cut-off")


def _scans(head: PngHead) -> Iterator[tuple[int, int]]:
    """Rows and bytes of a row, its filter among them, of each pass that holds anything."""
    bits = head.depth * _COLOURS[head.colour][0]
    for left, top, across, down in _PASSES if head.interlaced else ((0, 0, 1, 1),):
        columns, rows = -(-(head.columns - left) // across), -(-(head.rows - top) // down)
        if columns > 0 and rows > 0:
            yield rows, 1 + (columns * bits + 7) // 8
