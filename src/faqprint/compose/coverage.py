"""Is there a glyph for every character that will be printed? (FN-4)"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from ..errors import Fault, Place
from ..manuscript.model import (
    Appendix,
    Block,
    Checklist,
    Contact,
    Desk,
    FaqSection,
    HalfLine,
    Heading,
    Inline,
    InnerTable,
    Item,
    Memo,
    Note,
    Notice,
    Picture,
    QrLine,
    Question,
    Section,
    Text,
)
from ..manuscript.occurrences import files, first_spots
from ..manuscript.printed_words import (
    CONTENTS,
    CONTINUED,
    DATE_MARKS,
    DIAMOND,
    EMAIL,
    FAX,
    HOURS,
    PRINTED_HEADS,
    REFERENCE_WORD,
    REVISION_HEADS,
    REVISIONS,
    TEL,
    TICK,
    URL,
)
from ..messages.lists import SHOWN
from ..source.yaml_source import NO_SOURCES, SourcesByName
from ..text.characters import COMBINING_MARKS, ZERO_WIDTH

#: A character with the marks and selectors that belong to it (FN-2); at a text's start they have none.
_CLUSTER: Final = f".?[{COMBINING_MARKS}]+"
_JOINING: Final = re.compile(f"[{COMBINING_MARKS}]")
#: What page numbers are printed with, and No.
_FOLIO: Final = "0123456789－／"
#: Characters that are set without a glyph, and the tab, which is refused as such.
_BLANK: Final = frozenset("\n\t" + ZERO_WIDTH)


#: Characters of which the distinct ones are collected one by one; the rest is only searched for others.
_SAMPLE: Final = 50_000


def coverage(
    appendix: Appendix, has_glyph: Callable[[str, bool], bool], sources: SourcesByName = NO_SOURCES
) -> tuple[Fault, ...]:
    """Give a fault ``missing-glyph`` for every printed cluster without a glyph, at each of its first places in the source files.

    ``has_glyph(cluster, bold)`` answers for the fonts.  ``appendix`` has its values put in.  ``sources``: files that
    need not be read again.
    """
    has_glyph = cache(has_glyph)
    if appendix.paged:
        from ..manuscript.page_references import put_pages

        appendix = put_pages(appendix, dict.fromkeys(appendix.paged, "0123456789"))
    texts, own = _Texts(), _OwnWords()
    texts.visit(appendix)
    own.visit(appendix)
    if appendix.toc == "questions":
        texts.plain += _listed_pictures(appendix)
    markers = appendix.style.markers
    texts.plain += (markers.next, markers.previous, appendix.style.folio or "")

    def find_missing(plain: Sequence[str], bold: Sequence[str]) -> set[str]:
        lacked = {cluster for cluster in _clusters("\n".join(plain)) if not has_glyph(cluster, False)}
        return lacked | {cluster for cluster in _clusters("\n".join(bold)) if not has_glyph(cluster, True)}

    missing = find_missing(texts.plain, texts.bold)
    faults = _faults(appendix, sorted(missing), sources) if missing else []
    start = Place(Path(appendix.path).as_posix(), 1, 1)
    faults += [Fault(start, "missing-glyph", _values(text, "")) for text in sorted(find_missing(own.plain, own.bold) - missing)]
    order = {name: number for number, name in enumerate(files(appendix))}
    return tuple(sorted(faults, key=lambda fault: (order[fault.place.file], fault.place)))


def _listed_pictures(appendix: Appendix) -> list[str]:
    """The words of questions that are pictures alone: a list of questions prints them."""
    from ..manuscript.question_line import question_line

    return [
        question_line(question.question)
        for section in appendix.sections
        if isinstance(section, FaqSection)
        for category in section.categories
        for question in category.questions
        if all(isinstance(block, Picture | HalfLine) for block in question.question)
    ]


class _Texts:
    """The texts that are printed: all of them (``plain``), and those that may be set in the bold face (``bold``)."""

    def __init__(self) -> None:
        self.plain: list[str] = []
        self.bold: list[str] = []

    def visit(self, value: Any) -> None:
        """Collect the texts of a value of the model and of all it holds."""
        if isinstance(value, Inline):
            self._line(value)
        elif isinstance(value, Question):
            self.plain.append(value.no)
            self._text(value.question)
            self._text(value.answer)
        elif isinstance(value, Desk):
            self.bold.append(value.name.text)
            for line in value:
                self._line(line)
        elif isinstance(value, Appendix | Section):
            for name in value._fields:
                if name in ("title", "label", "mark"):
                    self.bold.append(getattr(value, name).text)
                if name not in ("values", "style", "inputs", "place"):
                    self.visit(getattr(value, name))
        elif isinstance(value, tuple):
            if value and isinstance(value[0], Block):
                self._text(value)
            else:
                for part in value:
                    if isinstance(part, tuple):
                        self.visit(part)

    def _text(self, text: Text) -> None:
        for block in text:
            if isinstance(block, HalfLine | Picture):
                continue
            if isinstance(block, QrLine):
                self._line(block.url)
                self._line(block.words)
                continue
            if isinstance(block, InnerTable):
                for row in block.rows:
                    for cell in row:
                        self._line(cell)
                self.bold += [cell.text for cell in block.rows[0]]
                continue
            line = block.body
            self.plain.append(line.text)
            if line.spans:
                self.bold += [line.text[span.start : span.end] for span in line.spans if span.strong]
            if isinstance(block, Heading):
                self.bold.append(line.text)
            elif isinstance(block, Item | Note):
                self.plain.append(block.mark)

    def _line(self, line: Inline) -> None:
        self.plain.append(line.text)
        self.bold += [line.text[span.start : span.end] for span in line.spans if span.strong]


class _OwnWords:
    """The words that are printed though nobody types them, in either face."""

    def __init__(self) -> None:
        self.plain: list[str] = [_FOLIO]
        self.bold: list[str] = []

    def visit(self, appendix: Appendix) -> None:
        """Collect those that the sections of an appendix ask for; a reference may stand in any text."""
        if appendix.toc:
            self.bold.append(CONTENTS)
        if appendix.revisions:
            self.bold += (REVISIONS, *REVISION_HEADS)
        for section in appendix.sections:
            if isinstance(section, FaqSection):
                self.bold += (*PRINTED_HEADS, REFERENCE_WORD)
                self.plain.append(CONTINUED)
            elif isinstance(section, Contact):
                self.plain += (TEL, FAX, EMAIL, URL, HOURS)
            elif isinstance(section, Checklist | Notice):
                self.plain += (DIAMOND, TICK)
            elif isinstance(section, Memo):
                self.plain += DATE_MARKS


def _clusters(text: str) -> set[str]:
    """Give the distinct clusters of a text."""
    characters = set(text[:_SAMPLE])
    if len(text) > _SAMPLE:
        others = re.compile(f"[^{re.escape(''.join(sorted(characters)))}]")
        characters.update(others.findall(text, _SAMPLE))
    characters -= _BLANK
    joining = {character for character in characters if _JOINING.match(character)}
    if not joining:
        return characters
    return (characters - joining) | set(re.findall(_CLUSTER, text))


def _faults(appendix: Appendix, missing: Sequence[str], sources: SourcesByName) -> list[Fault]:
    """Give a fault for each of the first places of the clusters in the source files; for one without, at the appendix's start.

    The last of them tells how many further places there are.
    """
    faults: list[Fault] = []
    spots, further = first_spots(appendix, missing, SHOWN, sources)
    last = {spot.text: spot for spot in spots}
    for spot in spots:
        values = dict(_values(spot.text, spot.part.row if spot.part else ""))
        if spot is last[spot.text] and further[spot.text]:
            values["further"] = str(further[spot.text])
        faults.append(spot.source.fault_at(spot.line, spot.column, "missing-glyph", length=len(spot.text), **values))
    start = Place(Path(appendix.path).as_posix(), 1, 1)
    return faults + [Fault(start, "missing-glyph", _values(text, "")) for text in missing if text not in last]


def _values(cluster: str, row: str) -> tuple[tuple[str, str], ...]:
    from ..manuscript.usual_forms import usual_form

    point = " ".join(f"U+{ord(character):04X}" for character in cluster)
    return ("text", cluster), ("point", point), ("near", usual_form(cluster)), ("row", row)
