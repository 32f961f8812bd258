"""The mark in the head (社外秘) on every page: it is an artifact on all but the first, which the text of the tags cannot tell."""

from __future__ import annotations

from collections.abc import Iterator

from .finding import Finding, finding
from .reader import ReadPdf
from .text import characters


def check_page_marks(reading: ReadPdf, mark: str) -> Iterator[Finding]:
    """Every page shows the mark, alone or amid the texts of its head; an empty one is nowhere."""
    wanted = _without_spaces(mark)
    for page in reading.pages if wanted else ():
        if not any(wanted in _without_spaces("".join(characters(page, run) for run in each.runs)) for each in page.content.marks):
            yield finding("page-mark-missing", page.page.number, expected=mark.strip())


def _without_spaces(text: str) -> str:
    return "".join(text.split())
