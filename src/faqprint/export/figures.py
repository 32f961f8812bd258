"""Pictures and QR codes in the file: the operators that draw them, and the pictures' own objects (ISO 32000-1, 8.9)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from ..pictures.jpeg import bare_jpeg
from ..pictures.picture import PictureFile
from ..pictures.qr_code import QrModules
from ..storage.last_build import BuildMemo, build_key
from ..storage.memory_cache import make_anew
from .names import decimal

if TYPE_CHECKING:
    from ..layout.display_list import Figure

#: Where the unit square's corners go when a picture is turned as EXIF says (Exif 2.32, 4.6.4): a, b, c, d, e, f of a matrix.
_TURNS: Final = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
#: Digits of a digest that name a picture.
_DIGITS: Final = 16


def picture_resource(picture: PictureFile) -> str:
    """Give the name by which pages call a picture: the same in every document."""
    return f"P{picture.sha256[:_DIGITS]}"


def turn_matrix(picture: PictureFile) -> tuple[int, int, int, int, int, int]:
    """Give the matrix that turns a picture in the unit square (ISO 32000-1, 8.3.3)."""
    return _TURNS[picture.turn]


def draw_figure(figure: Figure, height: float) -> str:
    """Give the operators of a figure on a page of this height in pt."""
    x, y = figure.x, height - figure.y - figure.height
    if isinstance(figure.shown, QrModules):
        return _draw_modules(figure.shown, x, y, figure.width)
    wide, high = figure.width, figure.height
    a, b, c, d, e, f = turn_matrix(figure.shown)
    matrix = (a * wide, b * high, c * wide, d * high, x + e * wide, y + f * high)
    return f"q {' '.join(map(decimal, matrix))} cm /{picture_resource(figure.shown)} Do Q\n"


def _draw_modules(modules: QrModules, x: float, y: float, edge: float) -> str:
    """One path for the whole code, in units of a module; dark ones beside each other are one rectangle."""
    scale = edge / modules.size
    parts = [f"q {decimal(scale, 5)} 0 0 {decimal(scale, 5)} {decimal(x)} {decimal(y)} cm\n"]
    parts += [f"{column} {modules.size - 1 - row} {count} 1 re\n" for row, column, count in modules.dark_runs()]
    return "".join((*parts, "f Q\n"))


def picture_object(picture: PictureFile, memo: BuildMemo = make_anew) -> tuple[bytes, dict[str, object]]:
    """Give the content of a picture's object and its dictionary: of JPEG the file's own bytes, without its remarks.

    ``memo``: has what was decoded in the last build.
    """
    entries: dict[str, object] = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": picture.columns,
        "Height": picture.rows,
        "BitsPerComponent": 8,
    }
    if picture.kind == "jpeg":
        content, components = bare_jpeg(picture.content), picture.components
        entries["Filter"] = "/DCTDecode"
    else:
        packed = memo(build_key(b"picture", picture.sha256.encode()), lambda: _pack_samples(picture))
        components, content = packed[0], packed[1:]
        entries["Filter"] = "/FlateDecode"
    return content, {**entries, "ColorSpace": "/DeviceGray" if components == 1 else "/DeviceRGB"}


def _pack_samples(picture: PictureFile) -> bytes:
    """The samples of a picture, compressed, behind a byte that counts its components."""
    from ..pictures.samples import decode_png
    from .deflate import deflate

    data, components = decode_png(picture)
    return bytes([components]) + deflate(data)


def pictures_of(figures: Iterable[Figure]) -> dict[str, PictureFile]:
    """Give the pictures among figures by their names, each once."""
    return {picture_resource(f.shown): f.shown for f in figures if isinstance(f.shown, PictureFile)}


def box_of(figure: Figure, height: float) -> str:
    """Give where a figure stands on a page of this height, as the value of BBox (ISO 32000-1, 14.8.5.4.5)."""
    edges = (figure.x, height - figure.y - figure.height, figure.x + figure.width, height - figure.y)
    return f"[{' '.join(map(decimal, edges))}]"
