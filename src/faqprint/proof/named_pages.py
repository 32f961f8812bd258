"""The pages that an appendix names (``[[id:page]]``) against where the file's destinations lie, and where the questions begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..manuscript.model import Appendix
from .finding import Finding, finding
from .navigation import named_destinations
from .reader import ReadPdf
from .syntax import Ref


def destination_pages(reading: ReadPdf, numbers: frozenset[int]) -> dict[int, int]:
    """The pages, from 1, on which the destinations of questions lie, by the questions' running numbers."""
    document = reading.document
    pages = {page.page.ref: page.page.number for page in reading.pages}
    named = named_destinations(document)
    found = {}
    for number in numbers:
        target = document.get(named.get(f"q{number}".encode()))
        if isinstance(target, dict):
            target = document.get(target.get("D"))
        if isinstance(target, list) and target and type(target[0]) is Ref and target[0] in pages:
            found[number] = pages[target[0]]
    return found


def check_named_pages(appendix: Appendix, pages: Mapping[int, int], begins: Mapping[str, int]) -> Iterator[Finding]:
    """Every question whose page is named begins where its destination lies; ``begins``: the page of each anchor's text."""
    for number in sorted(appendix.paged):
        page = begins.get(f"q{number}", 0)
        if pages.get(number) != page:
            yield finding("named-page", page, f"q{number}", named=pages.get(number, "—"))


def put_named_pages(reading: ReadPdf, appendix: Appendix) -> tuple[Mapping[int, int], Appendix]:
    """The pages of the questions that are named, and the appendix with what it prints of them put in."""
    if not appendix.paged:
        return {}, appendix
    from ..manuscript.page_references import put_pages

    pages = destination_pages(reading, appendix.paged)
    return pages, put_pages(appendix, {number: page + appendix.first_page - 1 for number, page in pages.items()})
