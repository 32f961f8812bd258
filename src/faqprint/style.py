"""The style: paper, margins, faces, sizes, measures and rules of the printed page, as one frozen value.

Lengths are in the unit of their key (FM-40): mm for margins, pt for sizes and rules, em for measures
and padding.  ``None`` in a measure means that it is worked out from the paper (TB-2).
"""

from __future__ import annotations

import re
from typing import Final

from .errors import Place
from .named_tuple import NamedTuple


class Margins(NamedTuple):
    """Page margins in mm; ``binding`` is added to the binding edge."""

    top: float = 22.0
    bottom: float = 20.0
    left: float = 18.0
    right: float = 18.0
    binding: float = 0.0


class Fonts(NamedTuple):
    """TrueType files: a shipped face by its file name, or an absolute path, ``#`` and a face's number or name behind a .ttc."""

    text: str = "BIZUDMincho-Regular.ttf"
    bold: str = "BIZUDGothic-Bold.ttf"
    fallback: tuple[str, ...] = ()


class Sizes(NamedTuple):
    """Type sizes in pt (TB-1, TB-17)."""

    table: float = 9.0
    body: float = 10.5
    title: float = 15.0
    marker: float = 9.0
    running: float = 8.5


class Measures(NamedTuple):
    """Measures of the table's columns in em of the table's size; ``None``: worked out (TB-2)."""

    no: float | None = None
    category: float | None = None
    question: float | None = None
    answer: float | None = None
    reference: float | None = None


class Padding(NamedTuple):
    """Cell padding in em (TB-3)."""

    x: float = 0.5
    y: float = 0.4


class RuleWidths(NamedTuple):
    """Rule widths in pt (TB-6)."""

    outer: float = 0.75
    inner: float = 0.35


class Markers(NamedTuple):
    """Continuation markers and the side they stand on, ``left`` or ``right`` (TB-11)."""

    next: str = "＜次頁へ続く＞"
    previous: str = "＜前ページからの続き＞"
    next_side: str = "right"
    previous_side: str = "left"


class LinkOptions(NamedTuple):
    """Words that are a link: whether the URL is printed behind them."""

    url: bool = True


class LineOptions(NamedTuple):
    """Options of the line breaker, by the names that a style and a script call them (FM-40, FM-71)."""

    #: ``strict``, ``normal`` or ``loose``: which characters begin no line (LB-3).
    kinsoku: str = "strict"
    #: ``fixed``: each glyph has its own advance; ``jlreq``: marks have half a body and the space of SP-2.
    spacing: str = "jlreq"
    #: ``full``: a closing mark keeps its em at a line's end; ``half``: half an em will do.
    line_end: str = "half"
    #: ``none``, or ``shrink``: spaces give way before a character goes to the next line (JU-2 to JU-4).
    adjust: str = "shrink"
    #: ``none``, or ``allow``: 、 and 。 may hang in the margin.
    hang: str = "none"
    #: Em between kana or kanji and half-width Latin letters or digits (SP-6).
    autospace: float = 0.0
    #: Characters that the last line of a paragraph holds at least.
    last_min: int = 2
    #: ``char``, or ``phrase``: ragged lines break between phrases (LB-17).
    wrap: str = "char"


#: Whole profiles by name (FM-40).
PROFILES: dict[str, LineOptions] = {
    "default": LineOptions(),
    "seed": LineOptions(kinsoku="normal", spacing="fixed", line_end="half", adjust="none", last_min=1),
}


#: The lines of a style by its profile: ragged text breaks between phrases, but where the seed is followed (LB-17).
STYLE_LINES: dict[str, LineOptions] = {**PROFILES, "default": PROFILES["default"]._replace(wrap="phrase")}


class Style(NamedTuple):
    """Everything that the page's look depends on."""

    paper: str = "A4"
    margins: Margins = Margins()
    duplex: bool = False
    fonts: Fonts = Fonts()
    sizes: Sizes = Sizes()
    measures: Measures = Measures()
    padding: Padding = Padding()
    leading: float = 1.5
    rules: RuleWidths = RuleWidths()
    markers: Markers = Markers()
    #: A style file may name a whole profile of them, of which it then changes some (FM-40).
    line: LineOptions = STYLE_LINES["default"]
    links: LinkOptions = LinkOptions()
    #: The words before the page's number, or a whole pattern of ``{prefix}`` (the title up to its first space), ``{page}`` and
    #: ``{pages}``; ``None``: ``{prefix}－{page}／{pages}``.
    folio: str | None = None
    running_numbers: bool = False
    #: Whether the paper lies on its long side: a comparison table's does.
    landscape: bool = False
    #: Where the style file begins, for messages; shipped styles have none.
    place: Place | None = None


#: The least size of type in pt (TB-1).
SIZE_LEAST: Final = 8

#: Paper sizes in mm (B5 is JIS).
PAPERS: dict[str, tuple[float, float]] = {
    "A4": (210.0, 297.0),
    "B5": (182.0, 257.0),
    "A5": (148.0, 210.0),
    "Letter": (215.9, 279.4),
}


def paper_size(style: Style) -> tuple[float, float]:
    """Give width and height of a style's paper in mm."""
    width, height = PAPERS[style.paper]
    return (height, width) if style.landscape else (width, height)


#: A face of a collection: the file, and the number or name of the face.
_CHOSEN: Final = re.compile(r"(.+\.ttc)#(.+)", re.IGNORECASE | re.DOTALL)


def split_font_name(name: str) -> tuple[str, str]:
    """Part what a style calls a font into the file's name and what chooses a face of a collection; ``''``: nothing does."""
    found = _CHOSEN.fullmatch(name)
    return (found[1], found[2]) if found else (name, "")


#: Type faces that ship, by file name.
FACES: tuple[str, ...] = ("BIZUDMincho-Regular.ttf", "BIZUDGothic-Regular.ttf", "BIZUDGothic-Bold.ttf")
