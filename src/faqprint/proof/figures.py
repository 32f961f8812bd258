"""Pictures and codes of the file against the content: which they are, where they stand, what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from ..manuscript.model import Picture, QrLine
from ..manuscript.printed_words import QR_CODE
from ..named_tuple import NamedTuple
from ..pictures.qr_code import encode
from ..units import MM
from .content import DrawnFigure
from .document import PdfFile
from .finding import Finding, finding
from .placement import Areas
from .reader import PageContent, ReadPdf
from .syntax import PdfStream, Ref, text
from .tree import Element, ReadTree, attributes

if TYPE_CHECKING:
    from ..pictures.picture import PictureFile
    from .expected import Passage

#: What rounding in the file may cost, in pt; and of a picture's proportions, one part of so many.
_TOLERANCE: Final = 0.02
_PROPORTION: Final = 500
#: What an edge that is written in three decimals may differ from what was meant, in pt.
_ROUNDING: Final = 0.001
#: The edge of a code in pt.
_QR_EDGE: Final = 18 * MM
#: Where the first sample of a picture and the last one of its first row are shown, by EXIF's orientation: (right, up).
_CORNERS: Final = {
    1: ((0, 1), (1, 1)), 2: ((1, 1), (0, 1)), 3: ((1, 0), (0, 0)), 4: ((0, 0), (1, 0)),
    5: ((0, 1), (0, 0)), 6: ((1, 1), (1, 0)), 7: ((1, 0), (1, 1)), 8: ((0, 0), (0, 1)),
}  # fmt: skip
_COMPONENTS: Final = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}


class _Tagged(NamedTuple):
    """A Figure of the tree: its element, the page on which it is drawn, and what is drawn there."""

    element: Element
    page: PageContent
    drawn: Sequence[DrawnFigure]


def check_picture(document: PdfFile, number: Ref) -> Iterator[Finding]:
    """A picture's object by itself: its data are as many as its size asks for, as far as this can be told."""
    entries = document.dictionary(number)
    columns, rows, depth = (document.get(entries.get(key)) for key in ("Width", "Height", "BitsPerComponent"))
    components = _COMPONENTS.get(str(document.get(entries.get("ColorSpace"))), 0)
    stream = document.get(number)
    size, _ = document.measure(number)
    if not components or not isinstance(stream, PdfStream) or number not in document.unpacked:
        return
    if all(isinstance(value, int) for value in (columns, rows, depth)):
        expected = rows * ((columns * components * depth + 7) // 8)
        if size != expected:
            yield finding("picture-data", found=size, expected=expected, columns=columns, rows=rows)


def check_figures(reading: ReadPdf, tree: ReadTree, passages: Sequence[Passage], areas: Areas) -> Iterator[Finding]:
    """Every picture and code of the content is there once, in its order, as it should be."""
    expected = [passage for passage in passages if passage.figure]
    found = list(_figures(reading, tree))
    if len(found) != len(expected):
        yield finding("figure-count", found=len(found), expected=len(expected))
        return
    for passage, tagged in zip(expected, found, strict=True):
        number, where = tagged.page.page.number, f"No.{passage.question}" if passage.question else ""
        for code, told in _differences(reading.document, passage.figure, tagged, areas):
            yield finding(code, number, where, **told)


def _figures(reading: ReadPdf, tree: ReadTree) -> Iterator[_Tagged]:
    pages = {int(page.page.ref): page for page in reading.pages}
    marks = {mark.element: (mark.page, mark.mcid) for mark in tree.marks}
    for index, element in enumerate(tree.elements):
        if element.kind == "Figure" and index in marks:
            number, mcid = marks[index]
            page = pages[number]
            yield _Tagged(element, page, [drawn for drawn in page.content.figures if drawn.mcid == mcid])


def _differences(
    document: PdfFile, figure: Picture | QrLine | None, tagged: _Tagged, areas: Areas
) -> Iterator[tuple[str, dict[str, object]]]:
    """What is wrong with one figure."""
    assert figure
    words = figure.words.text if isinstance(figure, Picture) else f"{QR_CODE}：{figure.url.text}"
    name = figure.file if isinstance(figure, Picture) else figure.url.text
    told = text(document.get(tagged.element.entries.get("Alt")))
    if told != words:
        yield "figure-words", {"found": told, "expected": words}
    if len(tagged.drawn) != 1:
        yield "figure-differs", {"expected": name}
        return
    (drawn,) = tagged.drawn
    if isinstance(figure, Picture):
        assert figure.picture
        same, corners = _is_picture(document, tagged.page, drawn, figure.picture), _CORNERS[figure.picture.turn]
        box = _box(drawn, 1.0)
        wanted = figure.picture.width / figure.picture.height
        wide, high = box[2] - box[0], box[3] - box[1]
        shaped = wide > 0 < high and abs(wide - wanted * high) < wide / _PROPORTION + _ROUNDING * (1 + wanted)
    else:
        size = encode(figure.url.text).size
        same, corners = _dark(drawn.path) == _expected_dark(figure.url.text), _CORNERS[1]
        box = _box(drawn, size)
        shaped = all(abs(edge - _QR_EDGE) < _TOLERANCE for edge in (box[2] - box[0], box[3] - box[1]))
    if not same:
        yield "figure-differs", {"expected": name}
    if not shaped or not _is_turned(drawn, box, corners) or not _is_inside(tagged.page, box, areas):
        yield "figure-place", {"expected": name}
    told_box = document.numbers(attributes(document, tagged.element.entries, "Layout").get("BBox"))
    if len(told_box) != 4 or any(abs(a - b) > _TOLERANCE for a, b in zip(told_box, box, strict=True)):
        yield "figure-box", {"expected": name}


def _is_picture(document: PdfFile, page: PageContent, drawn: DrawnFigure, picture: PictureFile) -> bool:
    """Whether the object that is drawn holds the samples of a picture's file, or the file itself without its remarks."""
    reference = document.dictionary(page.page.resources.get("XObject")).get(drawn.name)
    entries: dict[str, Any] = document.dictionary(reference)
    size = tuple(document.get(entries.get(key)) for key in ("Width", "Height", "BitsPerComponent"))
    _, digest = document.measure(reference)
    kind = "DCTDecode" if picture.kind == "jpeg" else "FlateDecode"
    wanted, components = _file(picture) if picture.kind == "jpeg" else _samples(picture)
    return (
        size == (picture.columns, picture.rows, 8)
        and document.get(entries.get("Filter")) == kind
        and _COMPONENTS.get(str(document.get(entries.get("ColorSpace")))) == components
        and digest == wanted
    )


@lru_cache(maxsize=64)
def _file(picture: PictureFile) -> tuple[str, int]:
    """The sha256 of what a picture's file draws, and its components."""
    from ..pictures.jpeg import bare_jpeg

    return sha256(bare_jpeg(picture.content)).hexdigest(), picture.components


@lru_cache(maxsize=64)
def _samples(picture: PictureFile) -> tuple[str, int]:
    """The sha256 and the components of a picture's samples, decoded anew, whatever the writer kept of it."""
    from ..pictures.samples import decode_png

    data, components = decode_png(picture)
    return sha256(data).hexdigest(), components


def _at(drawn: DrawnFigure, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = drawn.matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(drawn: DrawnFigure, size: float) -> tuple[float, float, float, float]:
    """Where a square of its own space stands on the page: left, bottom, right, top in pt."""
    corners = [_at(drawn, x, y) for x in (0.0, size) for y in (0.0, size)]
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def _is_turned(drawn: DrawnFigure, box: tuple[float, ...], corners: tuple[tuple[int, int], ...]) -> bool:
    """Whether the upper corners of its own space stand at the corners of its box that they should."""
    left, bottom, right, top = box
    size = 1.0 if drawn.name else (right - left) / abs(drawn.matrix[0] or 1.0)
    for x, (at_right, at_top) in zip((0.0, size), corners, strict=True):
        across, up = _at(drawn, x, size)
        if abs(across - (right if at_right else left)) > _TOLERANCE or abs(up - (top if at_top else bottom)) > _TOLERANCE:
            return False
    return True


def _is_inside(page: PageContent, box: tuple[float, float, float, float], areas: Areas) -> bool:
    """Whether it stands in the type area."""
    left, _, _, top = page.page.box
    area = areas.of(page.page.number)
    placed = box[0] - left, top - box[3], box[2] - left, top - box[1]
    return all(
        edge >= limit - _TOLERANCE if side < 2 else edge <= limit + _TOLERANCE
        for side, (edge, limit) in enumerate(zip(placed, area, strict=True))
    )


def _dark(path: Sequence[bytes]) -> set[tuple[int, int]]:
    """The squares of one unit that rectangles cover, from the lower left corner; empty if they are no whole squares."""
    dark: set[tuple[int, int]] = set()
    for segment in path:
        try:
            x, y, width, height = map(int, segment.removesuffix(b"re").split())
        except ValueError:
            return set()
        dark.update((x + i, y + j) for i in range(width) for j in range(height))
    return dark


def _expected_dark(url: str) -> set[tuple[int, int]]:
    rows = encode(url).rows
    return {(x, len(rows) - 1 - y) for y, row in enumerate(rows) for x, module in enumerate(row) if module == "1"}
