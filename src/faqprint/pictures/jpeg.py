"""The file of a JPEG picture (ISO/IEC 10918-1): its head, and whether it is whole.

By hand: its bytes go into the PDF as they are, remarks left out, so that no decoder is needed, and none could change them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from struct import error, unpack_from
from typing import Final

from ..limits import PICTURE_PARTS, PICTURE_PIXELS
from ..named_tuple import NamedTuple
from .exif import orientation
from .jpeg_restarts import JpegFrame, are_restarts_whole, frame_of
from .picture import PictureError

#: Markers that stand alone.
_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD8)))
_START, _END, _SCAN, _INTERVAL, _APP1 = 0xD8, 0xD9, 0xDA, 0xDD, 0xE1
#: Frames: those that PDF readers know (baseline, extended, progressive; Huffman), and all (B.1.1.3).
_KNOWN_FRAMES: Final = frozenset((0xC0, 0xC1, 0xC2))
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
#: A marker that begins a segment, and one that ends a scan, which is any but a restart; a zero behind FF is data.  FF may be
#: repeated before it; to look for the last one alone costs no more where many are.
_MARKER: Final = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)
_SCAN_END: Final = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])", re.DOTALL)
#: What programs say of a picture, but for the heads of JFIF and of Adobe, which tell its colours; comments.
_REMARKS: Final = frozenset((*range(0xE1, 0xEE), 0xEF, 0xFE))
_EXIF: Final = b"Exif\0\0"
#: Scans of one picture: each costs a reader all its samples.
_SCANS: Final = 100


class JpegHead(NamedTuple):
    """What a JPEG picture says of itself; ``turn``: as in ``PictureFile``."""

    columns: int
    rows: int
    #: 1 grey, 3 colour.
    components: int
    turn: int


def read_jpeg(content: bytes) -> JpegHead:
    """Read the head of a JPEG file and see that it comes to its end, its restart markers whole; raises ``PictureError``."""
    head: JpegHead | None = None
    frame: JpegFrame | None = None
    at, turn, scans, interval = 2, 1, 0, 0
    for _ in range(PICTURE_PARTS):
        found = _SCAN_END.search(content, at) if scans else _MARKER.match(content, at)
        if not found:
            raise PictureError("picture-cut-off" if at >= len(content) or scans else "picture-damaged")
        marker, at = found[1][0], found.end()
        if marker == _END:
            if head is None or not scans:
                raise PictureError("picture-damaged")
            return head._replace(turn=turn)
        if marker in _ALONE or marker == _START:
            continue
        size = int.from_bytes(content[at : at + 2])
        body = content[at + 2 : at + size]
        if size < 2 or len(body) != size - 2:
            raise PictureError("picture-cut-off")
        if marker in _FRAMES:
            if head:  # readers differ in which one they follow
                raise PictureError("picture-damaged")
            head, frame = _frame(marker, body), frame_of(body)
        elif marker == _APP1 and body.startswith(_EXIF):
            turn = orientation(body[len(_EXIF) :])
        elif marker == _INTERVAL:
            interval = int.from_bytes(body[:2])
        elif marker == _SCAN:
            scans += 1
            if frame is None or scans > _SCANS:
                raise PictureError("picture-damaged")
            end = _SCAN_END.search(content, at + size)
            if end and not are_restarts_whole(content[at + size : end.start()], body, interval, frame):
                raise PictureError("picture-damaged")
        at += size
    raise PictureError("picture-damaged")


@lru_cache(maxsize=32)  # editions share their pictures
def bare_jpeg(content: bytes) -> bytes:
    """Give a sound file with nothing but what says how it looks: up to its end, for what cameras put behind it are films.

    EXIF's turn and the place where it was taken, profiles and remarks are gone.
    """
    parts = [content[:2]]
    at, drawn, scans = 2, 2, 0  # drawn: up to where it is in parts
    while found := _SCAN_END.search(content, at) if scans else _MARKER.match(content, at):
        marker, start = found[1][0], found.end()
        if marker == _END:
            parts.append(content[drawn:start])
            break
        at = start if marker in _ALONE or marker == _START else start + int.from_bytes(content[start : start + 2])
        scans += marker == _SCAN
        if marker in _REMARKS:
            parts.append(content[drawn : found.start()])
            drawn = at
    return content if sum(map(len, parts)) == len(content) else b"".join(parts)


def _frame(marker: int, body: bytes) -> JpegHead:
    try:
        depth, rows, columns, components = unpack_from(">BHHB", body)
    except error:
        raise PictureError("picture-damaged") from None
    if components == 4:
        raise PictureError("picture-cmyk")
    if marker not in _KNOWN_FRAMES or depth != 8:
        raise PictureError("picture-jpeg-kind")
    if not rows or not columns or components not in (1, 3) or len(body) != 6 + 3 * components:
        raise PictureError("picture-damaged")
    if columns * rows > PICTURE_PIXELS:
        raise PictureError("picture-too-many-pixels", columns=f"{columns:,}", rows=f"{rows:,}", most=f"{PICTURE_PIXELS:,}")
    return JpegHead(columns, rows, components, 1)
