"""The style: paper, margins, faces, sizes, measures and rules of the printed page, as one frozen value.

Lengths are in the unit that FORMAT.md names for each option: mm for margins, pt for sizes and rules, em for measures
and padding.  ``None`` in a measure means that it is worked out from the paper (TB-2).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .errors import Place


@dataclass(frozen=True, slots=True)
class Margins:
    """Page margins in mm; ``binding`` is added to the binding edge."""

    top: float = 22.0
    bottom: float = 20.0
    left: float = 18.0
    right: float = 18.0
    binding: float = 0.0


@dataclass(frozen=True, slots=True)
class Fonts:
    """TrueType files: a shipped face by its file name, or an absolute path."""

    text: str = "BIZUDMincho-Regular.ttf"
    bold: str = "BIZUDGothic-Bold.ttf"
    fallback: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in pt (TB-1)."""

    table: float = 9.0
    body: float = 10.5
    title: float = 15.0
    marker: float = 9.0


@dataclass(frozen=True, slots=True)
class Measures:
    """Measures of the table's columns in em of the table's size; ``None``: worked out (TB-2)."""

    no: float | None = None
    category: float | None = None
    question: float | None = None
    answer: float | None = None
    reference: float | None = None


@dataclass(frozen=True, slots=True)
class Padding:
    """Cell padding in em (TB-3)."""

    x: float = 0.5
    y: float = 0.4


@dataclass(frozen=True, slots=True)
class RuleWidths:
    """Rule widths in pt (TB-6)."""

    outer: float = 0.75
    inner: float = 0.35


@dataclass(frozen=True, slots=True)
class Markers:
    """Continuation markers and the side they stand on, ``left`` or ``right`` (TB-11)."""

    next: str = "＜次頁へ続く＞"
    previous: str = "＜前ページからの続き＞"
    next_side: str = "right"
    previous_side: str = "left"


@dataclass(frozen=True, slots=True)
class LineOptions:
    """Options of the line breaker by the names at the head of ``linebreak_cases.yaml``."""

    kinsoku: str = "strict"
    spacing: str = "jlreq"
    line_end: str = "half"
    adjust: str = "shrink"
    hang: str = "none"
    autospace: float = 0.0
    last_min: int = 2
    wrap: str = "char"


#: Whole profiles by name (TYPESETTING.md section 0).
PROFILES: dict[str, LineOptions] = {
    "default": LineOptions(),
    "seed": LineOptions(kinsoku="normal", spacing="fixed", line_end="half", adjust="none", last_min=1),
}


@dataclass(frozen=True, slots=True)
class Style:
    """Everything that the page's look depends on."""

    name: str = "standard"
    paper: str = "A4"
    margins: Margins = field(default_factory=Margins)
    duplex: bool = False
    fonts: Fonts = field(default_factory=Fonts)
    sizes: Sizes = field(default_factory=Sizes)
    measures: Measures = field(default_factory=Measures)
    padding: Padding = field(default_factory=Padding)
    leading: float = 1.5
    rules: RuleWidths = field(default_factory=RuleWidths)
    markers: Markers = field(default_factory=Markers)
    profile: str = "default"
    line: LineOptions = field(default_factory=LineOptions)
    folio: str | None = None
    running_numbers: bool = False
    #: Where the style file begins, for messages; shipped styles have none.
    place: Place | None = field(default=None, compare=False)


#: Paper sizes in mm (B5 is JIS).
PAPERS: dict[str, tuple[float, float]] = {
    "A4": (210.0, 297.0),
    "B5": (182.0, 257.0),
    "A5": (148.0, 210.0),
    "Letter": (215.9, 279.4),
}

#: Type faces that ship, by file name.
FACES: tuple[str, ...] = ("BIZUDMincho-Regular.ttf", "BIZUDGothic-Regular.ttf", "BIZUDGothic-Bold.ttf")
