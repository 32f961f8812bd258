"""Page labels: those of two files, each page keeping its own (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

from typing import Any

from pikepdf import Dictionary, Name, Pdf, String

from ..named_tuple import NamedTuple
from .pdf_values import dictionary, integer, name, number_entries, number_tree, text


class LabelRange(NamedTuple):
    """How pages are numbered from one on."""

    #: The page that is the first, from 0.
    first: int
    #: ``D``, ``R``, ``r``, ``A``, ``a``; empty: the prefix alone.
    style: str
    prefix: str
    #: The number of the first page.
    start: int

    def from_page(self, page: int) -> LabelRange:
        """Give the same numbering as it goes on at a later page."""
        return self._replace(first=page, start=self.start + page - self.first)

    def entries(self) -> Dictionary:
        """Give it as a PDF has it."""
        made = Dictionary()
        if self.style:
            made.S = Name(f"/{self.style}")
        if self.prefix:
            made.P = String(self.prefix)
        if self.start != 1:
            made.St = self.start
        return made


def read_labels(pdf: Pdf) -> list[LabelRange]:
    """Give the ranges of a file's labels in order; of a file without any, and of pages before the first, the usual 1, 2, …"""
    ranges = []
    for first, value in sorted(number_entries(pdf.Root.get(Name.PageLabels)).items()):
        entries: Any = dictionary(value)
        if 0 <= first < len(pdf.pages):
            start = integer(entries.get(Name.St)) or 1
            ranges.append(LabelRange(first, name(entries.get(Name.S))[1:], text(entries.get(Name.P)), max(start, 1)))
    if not ranges or ranges[0].first:
        ranges.insert(0, LabelRange(0, "D", "", 1))
    return ranges


def label_at(ranges: list[LabelRange], page: int) -> LabelRange:
    """Give the numbering of a page, from 0, as it begins there."""
    return [one for one in ranges if one.first <= page][-1].from_page(page)


def has_labels(pdf: Pdf) -> bool:
    """Whether a file says how its pages are numbered."""
    return bool(number_entries(pdf.Root.get(Name.PageLabels)))


def join_labels(own: list[LabelRange], more: list[LabelRange], at: int, pages: int, count: int) -> list[LabelRange]:
    """Give the labels of a file of so many ``pages`` into which another one's ``count`` pages are put before page ``at``.

    ``own``: its ranges; ``more``: those of the other one, each counted from its own first page; pages count from 0.
    """
    before = [one for one in own if one.first < at]
    between = [one._replace(first=one.first + at) for one in more]
    if at == pages:
        return before + between
    behind = [label_at(own, at), *(one for one in own if one.first > at)]
    return before + between + [one._replace(first=one.first + count) for one in behind]


def write_labels(pdf: Pdf, ranges: list[LabelRange]) -> None:
    """Say how the pages of a file are numbered."""
    pdf.Root.PageLabels = number_tree(pdf, {one.first: one.entries() for one in ranges})


def last_number(pdf: Pdf, at: int) -> int:
    """Give the number of the page before page ``at``, from 0: its label's, or where that has none its place."""
    label = label_at(read_labels(pdf), at - 1)
    return label.start if label.style else at
