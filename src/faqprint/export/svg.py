"""One page of the display list as SVG: the same glyphs at the same places as in the PDF, as texts that can be chosen and found.

Each character has its own x, so that nothing depends on how a browser sets text; lengths are pt.  The fonts have the names
``f0``, ``f1``… in the order of ``Faces``: whoever shows the page serves them (``browser_files.font_file``).  No ``style``
attribute stands in it, which a content security policy would refuse.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from operator import attrgetter
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ..layout.display_list import ContentArea, Figure, Fill, Layout, PlacedLine, Rule, stretches
from ..pictures.picture import PictureFile
from ..pictures.qr_code import QrModules
from ..text.characters import SOFT_HYPHEN, ZERO_WIDTH
from ..text.fonts import Face, Faces, clusters
from ..text.line import Piece
from ..units import EM
from .browser_files import data_address
from .figures import turn_matrix

_HEAD: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" lang="ja" xml:lang="ja"'
    ' xml:space="preserve" text-rendering="geometricPrecision">\n<rect class="paper" width="{0}" height="{1}" fill="#fff"/>\n'
)
#: Bidirectional classes of characters that browsers put into another order (UAX #9).
_FROM_THE_RIGHT: Final = frozenset({"R", "AL", "AN"})
#: General categories of characters for which browsers may take a face of their own: signs that are emoji, too, and marks.
_OWN_FACE: Final = frozenset({"So", "Mn", "Me", "Mc", "Cf", "Cn", "Co"})
#: Of a text that is there to be chosen and found, while its outlines are seen.
_UNSEEN: Final = ' fill-opacity="0"'


def draw_svg(layout: Layout, index: int, faces: Faces, picture_address: Callable[[PictureFile], str] = data_address) -> str:
    """Give the page of an index, from 0, as an SVG document.

    Below all else stand its areas (``ContentArea``), to be clicked: ``data-question-area`` has a question's running number,
    ``data-form-area`` 1 for what is the appendix's own, then a number for each section.  ``picture_address``: where a browser
    finds a picture (``browser_files.picture_file``); else it is written into the document.
    """
    page = layout.page(index)
    parts = [_HEAD.format(_length(layout.width), _length(layout.height))]
    parts += _fills(page.fills)
    parts += _rules(page.rules)
    for texts, figure in stretches(page.texts, page.figures):
        parts += _texts(texts, faces.faces)
        if figure:
            parts.append(_figure(figure, layout.tree.attributes[figure.tag]["Alt"], picture_address))
    parts += _texts(page.stamp, faces.faces)
    parts += _areas(layout.areas(index))
    parts.append("</svg>\n")
    return "".join(parts)


def _length(value: float) -> str:
    """A length in pt, to a thousandth at least on any paper."""
    return f"{value:.6g}"


def _fills(fills: Sequence[Fill]) -> Iterator[str]:
    for x, y, width, height, gray in fills:
        place = f'x="{_length(x)}" y="{_length(y)}" width="{_length(width)}" height="{_length(height)}"'
        shade = f"{100 * gray:.6g}%"
        yield f'<rect {place} fill="rgb({shade},{shade},{shade})"/>\n'


def _rules(rules: Sequence[Rule]) -> Iterator[str]:
    """Rules of one width are one path; below them all is one whose rules are a pixel wide at least, as PDF viewers show them."""
    paths: list[tuple[float, str]] = []
    for width, alike in groupby(sorted(rules, key=attrgetter("width")), attrgetter("width")):
        path = "".join([f"M{_length(x0)} {_length(y0)}L{_length(x1)} {_length(y1)}" for x0, y0, x1, y1, _ in alike])
        paths.append((width, path))
    if paths:
        yield f'<path d="{"".join([path for _, path in paths])}" stroke="#000" vector-effect="non-scaling-stroke"/>\n'
    for width, path in paths:
        yield f'<path d="{path}" stroke="#000" stroke-width="{_length(width)}"/>\n'


def _areas(areas: Iterable[ContentArea]) -> Iterator[str]:
    yield '<g class="areas" aria-hidden="true">\n'
    for x, y, width, height, section, question in areas:
        what = f'data-question-area="{question}"' if question else f'data-form-area="{section + 1}"'
        place = f'x="{_length(x)}" y="{_length(y)}" width="{_length(width)}" height="{_length(height)}"'
        yield f'<rect class="area" {what} {place} fill="none"/>\n'
    yield "</g>\n"


def place_clusters(piece: Piece, face: Face, x: float, size: float) -> tuple[list[str], list[float]]:
    """Give the clusters of a piece that begins at ``x`` pt, and where the origin of each glyph is; last, where the piece ends.

    ``size``: of its type in pt.
    """
    found, scale = clusters(piece.text), size / EM
    steps = list(map(face.advances.__getitem__, found))
    number_at: Sequence[int] | dict[int, int] = range(len(found))
    if len(found) < len(piece.text):
        number_at = {at: number for number, at in enumerate(accumulate(map(len, found), initial=0))}
    for at, before, after in piece.slots:
        steps[number_at[at]] += before + after
    places = [x + pen * scale for pen in accumulate(steps, initial=0)]
    for at, before, _ in piece.slots:
        places[number_at[at]] += before * scale
    return found, places


@lru_cache(maxsize=8192)
def _is_plain(cluster: str) -> bool:
    """Whether browsers draw a cluster with the face that they are told, and where they are told; else its outline is drawn."""
    return (
        len(cluster) == 1
        and cluster != SOFT_HYPHEN
        and unicodedata.category(cluster) not in _OWN_FACE
        and unicodedata.bidirectional(cluster) not in _FROM_THE_RIGHT
    )


def _texts(texts: Sequence[PlacedLine], faces: Sequence[Face]) -> Iterator[str]:
    """Lines of one element that follow each other are one text, so that words that run over are found; artifacts are not."""
    for tag, alike in groupby(texts, attrgetter("tag")):
        if tag < 0:
            yield '<g aria-hidden="true">\n'
            yield from (_text([line], faces) for line in alike)
            yield "</g>\n"
        else:
            yield _text(list(alike), faces)


def _text(lines: Sequence[PlacedLine], faces: Sequence[Face]) -> str:
    parts: list[str] = []
    outlines: list[str] = []
    for number, placed in enumerate(lines):
        parts += _line(placed, faces, outlines)
        following = lines[number + 1].line if number + 1 < len(lines) else None
        if following and following.start > placed.line.end:  # the space at which the line was broken
            parts.append(" ")
    return f"<text>{''.join(parts)}</text>\n{''.join(outlines)}"


def _line(placed: PlacedLine, faces: Sequence[Face], outlines: list[str]) -> Iterator[str]:
    """The characters of a line; of those that a browser would draw in its own way ``outlines`` get what is seen of them."""
    x, y, size, line, _, _ = placed
    for piece in line.pieces:
        found, places = place_clusters(piece, faces[piece.face], x, size)
        x = places.pop()
        font = f'y="{_length(y)}" font-family="f{piece.face}" font-size="{_length(size)}"'
        if all(map(_is_plain, found)):
            yield f'<tspan x="{" ".join([f"{place:.6g}" for place in places])}" {font}>{escape(piece.text)}</tspan>'
            continue
        for cluster, left in zip(found, places, strict=True):
            if cluster in ZERO_WIDTH:  # a browser would follow what only says how others are read
                continue
            plain = _is_plain(cluster)
            # each character of a cluster has a place, which is the same
            x_list = " ".join([_length(left)] * len(cluster))
            yield f'<tspan x="{x_list}" {font}{"" if plain else _UNSEEN}>{escape(cluster)}</tspan>'
            if not plain:
                outlines.append(_outline(faces[piece.face], cluster, left, y, size))


def _outline(face: Face, cluster: str, x: float, y: float, size: float) -> str:
    """The outline of a cluster's glyph with its origin at (x, y)."""
    from .glyph_path import glyph_path

    scale = size / face.upem
    path = glyph_path(face, face.glyph(cluster))
    matrix = f"matrix({scale:.8g} 0 0 {-scale:.8g} {_length(x)} {_length(y)})"
    return f'<path d="{path}" transform="{matrix}" aria-hidden="true"/>\n' if path else ""


def _figure(figure: Figure, words: str, picture_address: Callable[[PictureFile], str]) -> str:
    x, y, width, height, shown = figure.x, figure.y, figure.width, figure.height, figure.shown
    if isinstance(shown, QrModules):
        matrix = (width / shown.size, 0.0, 0.0, height / shown.size, x, y)
        drawn = f'<path d="{_modules(shown)}"/>'
    else:
        # of the unit square with y downwards, while the turns of a PDF are of one with y upwards
        a, b, c, d, e, f = turn_matrix(shown)
        matrix = (a * width, -b * height, -c * width, d * height, x + (c + e) * width, y + (1 - d - f) * height)
        drawn = f'<image href={quoteattr(picture_address(shown))} width="1" height="1" preserveAspectRatio="none"/>'
    numbers = " ".join([f"{number:.8g}" for number in matrix])
    return f'<g role="img" aria-label={quoteattr(words)} transform="matrix({numbers})">{drawn}</g>\n'


def _modules(modules: QrModules) -> str:
    """One path for the whole code, in units of a module; dark ones beside each other are one rectangle."""
    return "".join([f"M{column} {row}h{count}v1h-{count}z" for row, column, count in modules.dark_runs()])
