"""Forms of one word in a content: the rarer ones are marked, with the counts of both (PR-2)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from ..named_tuple import NamedTuple
from .rule import Galley, Remark

#: Where a form begins and ends in the copy.
CopySpan = tuple[int, int]


class FormPlaces(NamedTuple):
    """A form of a word, and where it stands in the copy."""

    written: str
    spans: list[CopySpan]


class FormTally:
    """The forms of words: ``forms[word][form]`` are the places of a form."""

    def __init__(self) -> None:
        self.forms: Final[defaultdict[object, dict[str, list[CopySpan]]]] = defaultdict(dict)

    def add(self, word: object, form: str, start: int, end: int) -> None:
        """Count a place of a form: ``word``: what its forms have in common; ``start``, ``end``: in the copy."""
        self.forms[word].setdefault(form, []).append((start, end))

    def remarks(self, galley: Galley) -> Iterator[Remark]:
        """Mark the rarer forms of each word that has several; of two as common the one that comes first is kept."""
        for forms in self.forms.values():
            if len(forms) > 1:
                places = [FormPlaces(form, spans) for form, spans in forms.items()]
                usual = commonest_form(places)
                for rare in places:
                    if rare is not usual:
                        yield from contrast(galley, rare, usual)


def places_of(galley: Galley, pattern: re.Pattern[str]) -> dict[str, list[CopySpan]]:
    """Give what a pattern finds in the copy, each word with its places."""
    places: dict[str, list[CopySpan]] = {}
    for match in galley.copy.find(pattern):
        places.setdefault(match[0], []).append(match.span())
    return places


def commonest_form(forms: Iterable[FormPlaces]) -> FormPlaces:
    """Give the commonest form; of two as common the one that comes first."""
    return max(forms, key=lambda form: (len(form.spans), -form.spans[0][0]))


def contrast(galley: Galley, rare: FormPlaces, usual: FormPlaces) -> Iterator[Remark]:
    """Mark each place of a rarer form, to be told once, naming the commoner one."""
    file, line = galley.line_of(usual.spans[0][0])
    values = (
        ("written", in_one_line(rare.written)),
        ("count", str(len(rare.spans))),
        ("usual", in_one_line(usual.written)),
        ("usual_count", str(len(usual.spans))),
        ("file", file),
        ("line", line),
    )
    for start, end in rare.spans:
        yield galley.remark(start, end, values, once=f"{rare.written}/{usual.written}")


def in_one_line(form: str) -> str:
    """Give a form as a message shows it."""
    return form.replace("\n", " ")
