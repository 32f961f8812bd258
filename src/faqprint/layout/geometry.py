"""From the style to lengths in points: paper, type area, columns of the table."""

from __future__ import annotations

from typing import Final

from ..errors import LayoutError
from ..named_tuple import NamedTuple
from ..style import Style, paper_size
from ..units import MM, TOLERANCE, ceil_half, fits, floor_half

#: Defaults of the columns' measures in em (TB-2); 質問 and 回答 share what is left in this proportion.
NO_MEASURE: Final = 2.0
NO_MEASURE_WIDE: Final = 3.0
CATEGORY_MEASURE: Final = 5.0
QUESTION_SHARE: Final = 17.0
ANSWER_SHARE: Final = 26.0
QUESTION_LEAST: Final = 8.0
ANSWER_LEAST: Final = 12.0
#: The hang of a reference, behind its badge, in em (24 of 26 em are left, TB-12), and the least that holds the badge.
REFERENCE_HANG: Final = 2.0
REFERENCE_LEAST: Final = 1.5
#: The least measure of a text behind a hanging mark, in em: for its sake the mark leaves its indent, and the least of all.
HUNG_MEASURE: Final = 4.0
HUNG_LEAST: Final = 1.0
#: From this many questions on the No column is wider.
WIDE_NUMBERS: Final = 10_000
#: Left-over width up to this many em widens the cells' padding, so that the table is as wide as the text.
PADDING_GIVE: Final = 2.0


class Area(NamedTuple):
    """The type area of a page in pt from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in pt."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.bottom - self.top


class Paper(NamedTuple):
    """A page and where text stands on it."""

    #: In pt.
    width: float
    height: float
    #: The type areas of odd and of even pages; the same but under ``duplex``.
    odd: Area
    even: Area

    def area(self, page: int) -> Area:
        """The type area of page ``page`` (from 1)."""
        return self.odd if page % 2 else self.even


class Columns(NamedTuple):
    """The columns of the table of questions."""

    #: Of No, 区分, 質問 and 回答, in em.
    measures: tuple[float, float, float, float]
    #: At the sides of a cell's text, in pt.
    padding: float
    #: Of a reference's text behind its badge, in em.
    reference_hang: float


def paper(style: Style, head: float, foot: float) -> Paper:
    """Page and type areas; running head and foot need ``head`` and ``foot`` pt and push the type area if the margins are less.

    Raises ``LayoutError`` if fewer than 10 em of the table's size are left across, or 8 em down.
    """
    width, height = (length * MM for length in paper_size(style))
    margins = style.margins
    top, bottom = max(margins.top * MM, head), height - max(margins.bottom * MM, foot)
    inside, outside = (margins.left + margins.binding) * MM, margins.right * MM
    odd = Area(inside, top, width - outside, bottom)
    even = Area(outside, top, width - inside, bottom) if style.duplex else odd
    size = style.sizes.table
    if odd.width < 10 * size or odd.height < 8 * size:
        raise LayoutError("no-type-area", width=f"{odd.width / MM:.0f}", height=f"{odd.height / MM:.0f}")
    return Paper(width, height, odd, even)


def place_hang(measure: float, base: float, hang: float, mark: str) -> tuple[float, float]:
    """Give where a mark and the text that hangs behind it begin, in em of a measure.

    That is ``base``, and ``hang`` behind it; both farther left where too little of the measure were left (TB-13).
    Raises ``LayoutError`` if the measure is too narrow for mark and text even so.
    """
    indent = min(base + hang, max(hang, measure - HUNG_MEASURE))
    if measure - indent < HUNG_LEAST:
        raise LayoutError("mark-too-wide", mark=mark, measure=f"{measure:g}", needed=f"{hang + HUNG_MEASURE:g}")
    return indent - hang, indent


def no_measure(questions: int) -> float:
    """The measure of the No column in em if no No asks for more."""
    return NO_MEASURE_WIDE if questions >= WIDE_NUMBERS else NO_MEASURE


def columns(style: Style, width: float, questions: int, widest: float = 0.0) -> Columns:
    """Work out the measures of the table's columns for a type area of ``width`` pt (TB-2).

    ``widest``: em of the widest No; its column holds it unless the style names its measure.
    Raises ``LayoutError`` naming the sums if named measures do not fit, or a size that would if the shares get too small.
    """
    size, padding = style.sizes.table, style.padding.x
    named = style.measures
    number = named.no if named.no is not None else max(no_measure(questions), ceil_half(widest))
    if not fits(widest, number):
        raise LayoutError("no-too-narrow", no=f"{number:g}", needed=f"{ceil_half(widest):g}")
    category = named.category if named.category is not None else CATEGORY_MEASURE
    available = width / size - 8 * padding + TOLERANCE
    left = available - number - category
    if named.question is not None and named.answer is not None:
        question, answer = named.question, named.answer
    elif named.question is not None:
        question = named.question
        answer = float(int(max(left - question, 0.0)))
    elif named.answer is not None:
        answer = named.answer
        question = float(int(max(left - answer, 0.0)))
    else:
        whole = int(max(left, 0.0))
        question = float(int(whole * QUESTION_SHARE / (QUESTION_SHARE + ANSWER_SHARE) + 0.5))
        answer = whole - question
    total = number + category + question + answer
    too_small = (named.question is None and question < QUESTION_LEAST) or (named.answer is None and answer < ANSWER_LEAST)
    if total > available or too_small:
        raise _misfit(style, width, (number, category, question, answer), too_small=too_small)
    spare = available - total
    if spare <= PADDING_GIVE:
        padding += spare / 8
    hang = REFERENCE_HANG if named.reference is None else answer - named.reference
    if hang < REFERENCE_LEAST:
        raise LayoutError("reference-too-wide", reference=f"{named.reference:g}", answer=f"{answer:g}")
    return Columns((number, category, question, answer), padding * size, hang)


def _misfit(style: Style, width: float, measures: tuple[float, float, float, float], *, too_small: bool) -> LayoutError:
    """The error that names the sums, or the largest size at which the least measures fit."""
    number, category, question, answer = measures
    named = style.measures
    least = number + category + 8 * style.padding.x
    least += named.question if named.question is not None else QUESTION_LEAST
    least += named.answer if named.answer is not None else ANSWER_LEAST
    largest = floor_half(width / least)
    size = style.sizes.table
    code = "measures-too-wide"
    if too_small:
        code = "columns-too-narrow" if largest >= 8 else "paper-too-narrow"
    return LayoutError(
        code,
        size=f"{size:g}",
        needed=f"{(least if too_small else sum(measures) + 8 * style.padding.x) * size / MM:.1f}",
        available=f"{width / MM:.1f}",
        fits=f"{largest:g}",
        sum=f"{number:g} + {category:g} + {question:g} + {answer:g} = {sum(measures):g}",
        padding=f"{8 * style.padding.x:g}",
    )
