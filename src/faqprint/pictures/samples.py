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
#: Where the bits of a sample stand in a file whose first chunk is its head.
_DEPTH_AT: Final = 24


class Samples(NamedTuple):
    """The samples of a picture, row by row from the top; ``components``: 1 grey, 3 colour."""

    data: bytes
    components: int


def decode_png(picture: PictureFile) -> Samples:
    """Decode a PNG picture; one in which all is grey comes out grey.  It is not turned.

    Raises ``PictureError`` if it cannot be decoded though it seemed sound.
    """
    from PIL.PngImagePlugin import PngImageFile

    content = bare_png(picture.content)
    try:
        image: Image = PngImageFile(BytesIO(content))
        image.load()
        if image.mode.startswith("I"):
            made = _deep_grey(image)
        elif image.mode == "RGB" and "transparency" in image.info and content[_DEPTH_AT] == 16:
            made = _deep_colour(image, content)
        else:
            _scale_clear_shade(image, content[_DEPTH_AT])
            made = _on_white(image)
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


def _deep_colour(image: Image, content: bytes) -> Samples:
    """Colours of 16 bits, of which one is transparent, so white: the decoder gives the upper halves alone, and then the lower."""
    from PIL import Image as images
    from PIL import ImageChops
    from PIL.PngImagePlugin import PngImageFile

    lower = PngImageFile(BytesIO(content))
    lower.tile = [tile._replace(args="RGB;16L") for tile in lower.tile]  # takes the second byte of each sample for the upper one
    lower.load()
    clear: tuple[int, ...] = image.info["transparency"]
    halves = [*(shade >> 8 for shade in clear), *(shade & 0xFF for shade in clear)]
    mask = images.new("L", image.size, 0xFF)
    for band, half in zip((*image.split(), *lower.split()), halves, strict=True):
        mask = ImageChops.darker(mask, band.point([0xFF * (shade == half) for shade in range(0x100)]))
    image.paste((0xFF, 0xFF, 0xFF), mask=mask)
    return Samples(image.tobytes(), 3)


def _scale_clear_shade(image: Image, depth: int) -> None:
    """The one transparent shade or colour in 8 bits, as the samples are: the decoder leaves it as the file has it (11.3.2.1)."""
    clear, most = image.info.get("transparency"), (1 << depth) - 1
    if image.mode == "L" and isinstance(clear, int):
        image.info["transparency"] = (clear & most) * (0xFF // most)
    elif image.mode == "RGB" and isinstance(clear, tuple):
        image.info["transparency"] = tuple([shade & most for shade in clear])


def _on_white(image: Image) -> Samples:
    """Anything else, laid on white where it is transparent."""
    from PIL import Image as images

    if "transparency" in image.info or image.mode in ("LA", "RGBA", "PA"):
        layer = image.convert("RGBA")
        image = images.new("RGB", layer.size, (255, 255, 255))
        image.paste(layer, mask=layer.getchannel("A"))
    components = 1 if image.mode in ("1", "L") else 3
    return Samples(image.convert("L" if components == 1 else "RGB").tobytes(), components)
