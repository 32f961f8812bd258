"""Pictures and QR codes of a text, with their sizes, and what is to be told of them (TB-19)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ..errors import Fault, LayoutError
from ..layout.blocks import BAR
from ..layout.display_list import PictureSize
from ..layout.figures import FigureBlock
from ..manuscript.model import Inline, Picture, QrLine, Span
from ..manuscript.printed_words import QR_CODE
from ..manuscript.qr_url import LONGEST_URL, encoded_url, refused_url
from ..pictures.qr_code import QUIET_ZONE, encode
from ..units import MM, TOLERANCE, floor_half
from .text_composer import TextComposer

#: Dots per inch of a picture for which no width is asked, and those below which it looks coarse.
_DPI: Final = 150
_COARSE: Final = 100
_INCH: Final = 72.0
#: What no printer draws, in mm: a dot of 1200 dpi.
_THIN: Final = 0.02
#: White above and below a picture, in em.
_MARGIN: Final = 0.3
#: Lines that a page has room for beside its highest picture: a line before and behind it, and the head of a section above them.
_LINES_BESIDE: Final = 6
#: The edge of a QR code in mm, its quiet zone not counted; the least measure of the words beside it, in em.
_QR_EDGE: Final = 18.0
_BESIDE_LEAST: Final = 6.0


def compose_picture(composer: TextComposer, block: Picture, measure: float, indent: float, tag: int) -> FigureBlock:
    """Set a picture into a measure behind an indent, in em, as the structure element ``tag``; notes how it comes out.

    Raises ``LayoutError`` if it would come out too thin to be seen.
    """
    picture, size = block.picture, composer.size
    assert picture  # a content with a picture that cannot be read is not laid out
    room, margin = (measure - indent) * size, _MARGIN * size
    asked = block.mm * MM if block.mm else min(block.share * measure * size, room)
    width = min(asked or picture.width * _INCH / _DPI, room)
    height = width * picture.height / picture.width
    most = composer.room - _LINES_BESIDE * composer.pitch - 2 * margin
    too_high = height > most + TOLERANCE
    if too_high:
        width, height = most * picture.width / picture.height, most
    if min(width, height) < _THIN * MM:
        raise LayoutError("picture-thin", place=block.place, file=block.file, printed=f"{_THIN:g}")
    composer.tree.describe(tag, {"Alt": block.words.text, "Placement": "Block"})
    dpi = picture.width * _INCH / width
    composer.pictures.append(PictureSize(block.place, block.file, block.line, width, asked if block.mm else 0.0, dpi, too_high))
    return FigureBlock(picture, width, height, tag, indent * size, margin, bar=_has_bar(block))


def compose_qr(composer: TextComposer, block: QrLine, measure: float, indent: float, tag: int, parent: int) -> FigureBlock:
    """Set a QR code, and beside it its words and its URL, or below where it is narrow; ``parent``: what they belong to.

    Raises ``LayoutError`` if what the values made of the URL is none, or too long, or if the code is wider than the measure.
    """
    url, size, tree = block.url.text, composer.size, composer.tree
    if why_not := refused_url(url):  # what its values made of it: one without any is refused where it is read
        values = {"written": url, "most": str(LONGEST_URL), "characters": str(len(url)), "encoded": encoded_url(url)}
        raise LayoutError(why_not, place=block.place, typed=f"{block.place.file}:{block.place.line}", **values)
    modules = encode(url)
    edge = _QR_EDGE * MM
    quiet = QUIET_ZONE * edge / modules.size
    needed, room = edge + 2 * quiet, (measure - indent) * size
    if needed > room + TOLERANCE:
        raise LayoutError("qr-too-wide", place=block.place, needed=f"{needed / MM:.1f}", available=f"{room / MM:.1f}")
    tree.describe(tag, {"Alt": f"{QR_CODE}：{url}", "Placement": "Block"})
    beside = floor_half(measure - indent - needed / size)
    below = beside < _BESIDE_LEAST
    x = indent * size if below else measure * size - beside * size
    told = [line for line in (block.words, Inline(url, (Span(0, len(url), link=url),))) if line.text]
    width = measure - indent if below else beside
    words = tuple([composer.lines(line, width, tree.add("P", parent), justify=False) for line in told])
    return FigureBlock(modules, edge, edge, tag, indent * size + quiet, quiet, words, x, below, bar=_has_bar(block))


def _has_bar(block: Picture | QrLine) -> bool:
    """Whether what changed is shown beside a figure: a bar stands at its words, printed or not."""
    return any(span.decoration == BAR for span in block.words.spans)


def picture_faults(sizes: Iterable[PictureSize]) -> tuple[Fault, ...]:
    """What is to be told of pictures as they come out: too coarse, too wide for their column, too high for a page."""
    return tuple([fault for size in dict.fromkeys(sizes) for fault in _faults(size)])


def _faults(size: PictureSize) -> Iterator[Fault]:
    place, file, line, width, asked, dpi, too_high = size
    values = {"file": file, "printed": f"{width / MM:.0f}", "asked": f"{asked / MM:g}", "dpi": f"{dpi:.0f}"}
    told = {
        "picture-coarse": dpi < _COARSE - TOLERANCE,
        "picture-too-high": too_high,
        "picture-too-wide": asked > width + TOLERANCE and not too_high,
    }
    for code in (code for code, holds in told.items() if holds):
        yield Fault(place, code, tuple(values.items()), line, len(file), "warning")
