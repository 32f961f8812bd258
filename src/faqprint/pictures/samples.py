"""PNG pictures decoded: 8 bits a sample, grey or red, green and blue, on white, as ISO/IEC 15948 says and so the same everywhere.

Pillow undoes filters, interlacing and palettes: in Python alone a screen takes seconds.  Only what is exact is asked of it.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from io import BytesIO
from typing import TYPE_CHECKING, Final

from ..named_tuple import NamedTuple
from .picture import PictureError, PictureFile
from .png import bare_png

if TYPE_CHECKING:
    from PIL.Image import Image

#: What Pillow raises at a file that it cannot read, some of it (an index beyond the palette) only when samples are converted.
_UNREADABLE: Final = (OSError, EOFError, SyntaxError, ValueError, IndexError, struct.error, zlib.error)


class Samples(NamedTuple):
    """The samples of a picture, row by row from the top; ``components``: 1 grey, 3 colour."""

    data: bytes
    components: int


def decode(picture: PictureFile) -> Samples:
    """Decode a PNG picture; one in which all is grey comes out grey.  It is not turned.

    Raises ``PictureError`` if it cannot be decoded though it seemed sound.
    """
    from PIL.PngImagePlugin import PngImageFile

    content = bare_png(picture.content)
    try:
        image: Image = PngImageFile(BytesIO(content))
        image.load()
        made = _deep_grey(image) if image.mode.startswith("I") else _on_white(image)
    except _UNREADABLE as error:
        raise PictureError("picture-damaged") from error
    if made.components == 3 and (red := made.data[::3]) == made.data[1::3] == made.data[2::3]:
        return Samples(red, 1)
    return made


def _deep_grey(image: Image) -> Samples:
    """Grey of 16 bits: the upper ones are taken, and the one shade that is transparent is white."""
    clear = image.info.get("transparency")
    if image.mode == "I":  # of 32 bits, in this machine's order
        deep = array("i", image.tobytes())
    else:
        deep = array("H", image.tobytes())
        if image.mode.endswith("B") != (array("H", b"\1\0")[0] == 256):
            deep.byteswap()
    return Samples(bytes([255 if shade == clear else shade >> 8 for shade in deep]), 1)


def _on_white(image: Image) -> Samples:
    """Anything else, laid on white where it is transparent."""
    from PIL import Image as images

    if "transparency" in image.info or image.mode in ("LA", "RGBA", "PA"):
        layer = image.convert("RGBA")
        image = images.new("RGB", layer.size, (255, 255, 255))
        image.paste(layer, mask=layer.getchannel("A"))
    components = 1 if image.mode in ("1", "L") else 3
    return Samples(image.convert("L" if components == 1 else "RGB").tobytes(), components)
