"""目次: the list of sections and categories, or of these and every question, with the pages they begin on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..errors import LayoutError, Place
from ..layout.blocks import HEADING, PARAGRAPH, HangingMark
from ..layout.contents import ContentsEntry
from ..layout.display_list import LAYOUT
from ..layout.flowables import RunningText
from ..layout.paginate import FlowableEntry
from ..manuscript.model import Appendix, FaqSection, Inline, Notice, Section, Span
from ..manuscript.printed_words import CONTENTS, REVISIONS
from ..manuscript.question_line import question_line
from ..named_tuple import NamedTuple
from ..units import EM, ceil_half
from .text_composer import TextComposer

#: The least measure of an entry beside its page, in em.
LEAST: Final = 4.0
#: White between a No and its question, in em.
_NO_GAP: Final = 1.0


class ListedPlace(NamedTuple):
    """What an entry names and where it leads."""

    #: How deep it stands, in em.
    level: int
    text: str
    #: The named destination.
    anchor: str
    #: Of a question: what its No prints.
    no: str = ""


def listed_places(appendix: Appendix, order: Sequence[tuple[str, Section | None]]) -> Iterator[ListedPlace]:
    """Give what the list names: sections with a title, categories with a name, and questions if they are asked for.

    ``order``: anchors and sections as they are printed; ``None`` stands for the revisions.
    """
    for anchor, section in order:
        if section is None:
            yield ListedPlace(0, REVISIONS, anchor)
            continue
        title = section.label.text if isinstance(section, Notice) else section.title.text
        if title:
            yield ListedPlace(0, title, anchor)
        for category in section.categories if isinstance(section, FaqSection) else ():
            if category.name.text:
                yield ListedPlace(1, category.name.text, f"c{category.questions[0].number}")
            if appendix.toc == "questions":
                for question in category.questions:
                    yield ListedPlace(2, question_line(question.question), f"q{question.number}", question.printed_no)


def compose_contents(
    places: Sequence[ListedPlace],
    composer: TextComposer,
    titles: TextComposer,
    measure: float,
    width: float,
    pages_of: Mapping[str, int],
    prefix: str,
    place: Place,
) -> list[FlowableEntry]:
    """Set the list under its title to a measure in em; ``width``: pt from its left edge to the right end of the pages.

    ``titles``: sets its title; ``pages_of``: the page of each destination, known when the pages are drawn; ``prefix``: before
    their numbers.  Raises ``LayoutError`` if nothing is left of the measure.
    """
    tree = composer.tree
    element = tree.add("TOC", 0)
    lines = titles.lines(Inline(CONTENTS), measure, tree.add("Caption", element), role=HEADING, bold=True, justify=False)
    reserve = composer.width(prefix) + 4.0
    numbers = _Numbers(places, composer)
    shift = 0 if measure - 2 - numbers.hang - reserve >= LEAST else 2  # a narrow page has no room for indents
    flow = []
    for listed, following in zip(places, (*places[1:], None), strict=True):
        item = tree.add("TOCI", element)
        level = max(listed.level - shift, 0) if numbers.hang else listed.level
        marks = (numbers.mark(listed.no, level, tree.add("Lbl", item)),) if listed.no else ()
        label = tree.add("Reference", item) if listed.text else LAYOUT  # a value may leave a question empty
        page = tree.add("Lbl", item)
        body = Inline(listed.text, (Span(0, len(listed.text), link=f"#{listed.anchor}"),) if listed.text else ())
        indent = level + numbers.hang if listed.no else level
        room = measure - indent - reserve
        if room < LEAST:
            raise LayoutError("folio-too-long", folio=prefix)
        hang = 1.0 if not marks and composer.count(body, room) > 1 else 0.0  # a turned-over entry hangs
        entry = composer.lines(body, room - hang, label, x=indent * composer.size, marks=marks, justify=False)
        leads = bool(numbers.hang) and following is not None and following.level > listed.level
        flow.append(
            ContentsEntry(
                entry._replace(hang=hang * composer.size),
                listed.anchor,
                page,
                width,
                composer.setter,
                pages_of,
                prefix,
                HEADING if leads else PARAGRAPH,
            )
        )
    return [
        FlowableEntry(RunningText((lines,)), place, keep=True),
        FlowableEntry(RunningText(tuple(flow)), place, 0.4 * composer.size),
    ]


class _Numbers:
    """The No before the questions of a list: figures end at one edge, codes begin at one."""

    def __init__(self, places: Sequence[ListedPlace], composer: TextComposer) -> None:
        printed = [place.no for place in places if place.no]
        self._composer = composer
        self._figures = all(map(str.isdecimal, printed))
        self._widest = max(map(composer.width, printed), default=0.0)
        #: From the left edge of the numbers to that of the questions, in em; 0: there are none.
        self.hang: Final = ceil_half(self._widest + _NO_GAP) if printed else 0.0

    def mark(self, no: str, level: int, tag: int) -> HangingMark:
        """Give the structure element ``tag`` of a No that stands before the text of an entry of a level (from 1)."""
        composer = self._composer
        line = composer.line(no)
        left = level + (self._widest - line.width / EM if self._figures else 0.0)
        return HangingMark(left * composer.size, line, tag, composer.size)
