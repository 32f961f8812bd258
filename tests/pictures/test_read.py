"""Which kind a picture's file is."""

from __future__ import annotations

from hashlib import sha256

import pytest

from faqprint.pictures.picture import PictureError
from faqprint.pictures.read import read_picture

from .files import jpeg, plain


def test_png_and_jpeg_are_known_by_their_bytes() -> None:
    """Not by the names of their files."""
    png, photo = read_picture(plain(30, 20)), read_picture(jpeg(30, 20, "L", turn=6))
    assert (png.kind, png.width, png.height, png.components) == ("png", 30, 20, 3)
    assert (photo.kind, photo.width, photo.height, photo.components) == ("jpeg", 20, 30, 1)
    assert png.sha256 == sha256(plain(30, 20)).hexdigest()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"GIF89a", "GIF"),
        (b"BM6\0", "BMP"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"\0\0\0\x18ftypavif", "AVIF"),
        (b"<svg xmlns=", "SVG"),
        (b"<?xml version=", "SVG"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_other_kinds_are_called_by_their_names(content: bytes, kind: str) -> None:
    """So that a clerk knows what to save anew."""
    with pytest.raises(PictureError) as raised:
        read_picture(content)
    assert (raised.value.code, raised.value.values) == ("picture-kind", {"other": kind})


@pytest.mark.parametrize(("content", "code"), [(b"", "picture-empty"), (b"text", "picture-unknown")])
def test_what_is_no_picture_is_told(content: bytes, code: str) -> None:
    """An empty file, and any other."""
    with pytest.raises(PictureError) as raised:
        read_picture(content)
    assert raised.value.code == code
