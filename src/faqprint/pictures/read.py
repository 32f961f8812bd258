"""From a picture's bytes to what kind it is, how large, and whether it is whole; nothing is decoded yet.

So that a file that means harm costs next to nothing, its head is held to the limits before its content is looked into.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from .jpeg import read_jpeg
from .picture import PictureError, PictureFile
from .png import SIGNATURE, read_png

#: How the files of other kinds of pictures begin.
_OTHER_KINDS: Final = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\0\0\0\x0cjP", "JPEG 2000"),
    (b"%PDF", "PDF"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\1\0\0\0", "EMF"),
    (b"\0\0\1\0", "ICO"),
    (b"<svg", "SVG"),
    (b"<?xml", "SVG"),
    (b"8BPS", "PSD"),
)


def read_picture(content: bytes) -> PictureFile:
    """Look into a picture's file; raises ``PictureError`` if it cannot be printed."""
    if content.startswith(SIGNATURE):
        png = read_png(content)
        return PictureFile(content, _digest(content), "png", png.columns, png.rows, png.components, png.turn)
    if content.startswith(b"\xff\xd8"):
        jpeg = read_jpeg(content)
        return PictureFile(content, _digest(content), "jpeg", jpeg.columns, jpeg.rows, jpeg.components, jpeg.turn)
    if not content:
        raise PictureError("picture-empty")
    kind = next((kind for start, kind in _OTHER_KINDS if content.startswith(start)), "")
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        kind = "WebP"
    elif content[4:8] == b"ftyp":
        kind = "AVIF" if content[8:12] in (b"avif", b"avis") else "HEIC"
    if kind:
        raise PictureError("picture-kind", other=kind)
    raise PictureError("picture-unknown")


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
