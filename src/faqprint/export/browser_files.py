"""Fonts and pictures as a browser is to have them, so that it shows them as the PDF does."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Final

from ..pictures.jpeg import bare_jpeg
from ..pictures.png import bare_png

if TYPE_CHECKING:
    from ..pictures.picture import PictureFile
    from ..text.fonts import Face

#: What would set text otherwise than this program does, and hints, which the PDF has not either.
_DROPPED: Final = ("GSUB", "GPOS", "GDEF", "BASE", "JSTF", "kern", "vhea", "vmtx", "cvt ", "fpgm", "prep", "gasp", "hdmx", "DSIG")


def font_file(face: Face) -> bytes:
    """Give a face as a TrueType file of its own, with all its glyphs: also one of a collection, which browsers do not open.

    It neither kerns nor joins nor hints, so that a browser draws each character with the glyph and the advance of its ``cmap``.
    """
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.flags |= hb.SubsetFlags.NO_HINTING
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _DROPPED)
    made: bytes = hb.subset(face.font.face, wanted).blob.data
    return made


def picture_file(picture: PictureFile) -> bytes:
    """Give a picture's file without what a browser would turn or tint it by: pages turn it themselves, and know no profiles."""
    return bare_png(picture.content) if picture.kind == "png" else bare_jpeg(picture.content)


def data_address(picture: PictureFile) -> str:
    """Give the address of a picture that holds the picture itself (RFC 2397)."""
    return f"data:image/{picture.kind};base64,{b64encode(picture_file(picture)).decode()}"
