"""What is told of two files that are bound together: what is not as one would think, and what is promised no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from pikepdf import Name, Page

from ..errors import Fault, Place
from ..units import MM
from .foreign_pdf import ForeignPdf
from .merged_pdf import Joined
from .pdf_values import inherit, integer
from .source_page import visible_box

#: Two pages of paper are of one size if their sides differ by no more, in pt: a millimetre, which no printer keeps.
_SAME_SIZE: Final = MM


def notes_before(manual: ForeignPdf, appendix: ForeignPdf) -> Iterator[Fault]:
    """Tell what there is to say of two files before they are one: damage, passwords, sizes."""
    yield from notes_of(manual)
    yield from notes_of(appendix)
    own, other = page_size(manual.pdf.pages[0]), page_size(appendix.pdf.pages[0])
    if any(abs(a - b) > _SAME_SIZE for a, b in zip(own, other, strict=True)):
        yield _note(manual.file, "merge-page-size", own=_in_mm(own), other=_in_mm(other), appendix=appendix.file)


def notes_of(foreign: ForeignPdf) -> Iterator[Fault]:
    """Tell of one file: damage, and a protection that the result has not."""
    if foreign.repaired:
        yield _note(foreign.file, "merge-repaired")
    if foreign.is_encrypted:
        yield _note(foreign.file, "merge-encrypted")


def notes_after(joined: Joined, manual: str, appendix: str, counts: Sequence[int]) -> Iterator[Fault]:
    """Tell which pages had no tags, and what the result does not claim that one of them did; ``counts``: the pages of each."""
    for file, pages, count in zip((manual, appendix), joined.untagged, counts, strict=True):
        if len(pages) == count:
            yield _note(file, "merge-untagged", "info")
        elif pages:
            yield _note(file, "merge-untagged-pages", "info", pages=_list_pages(pages))
    theirs, own = (claims.labels for claims in joined.claims)
    now = joined.claimed.labels
    for kind in dict.fromkeys((*theirs, *own)):
        one, other, kept = theirs.get(kind), own.get(kind), now.get(kind)
        if kept is not None and one is not None and other is not None:
            if not one == other == kept:
                yield _note(manual, "merge-claim-lowered", "info", claim=one if one != kept else other, kept=kept)
        elif one is None or other is None:
            lacking = manual if one is None else appendix
            yield _note(manual, "merge-claim-gone", "info", claim=one or other or "", lacking=lacking)
        elif one != other:
            yield _note(manual, "merge-claim-differs", "info", claim=one, other=other)
        elif any(joined.untagged):
            lacking = manual if joined.untagged[0] else appendix
            yield _note(manual, "merge-claim-gone", "info", claim=one, lacking=lacking)
        else:
            yield _note(manual, "merge-claim-void", "info", claim=one)


def page_size(page: Page) -> tuple[float, float]:
    """Give the width and the height of a page as it is seen, in pt."""
    box, unit = visible_box(page.obj), page.obj.get(Name.UserUnit)
    scale = float(unit) if isinstance(unit, int | float | Decimal) else 1.0
    width, height = box.width * scale, box.height * scale
    return (height, width) if (integer(inherit(page.obj, Name.Rotate)) or 0) % 180 else (width, height)


def _list_pages(pages: Sequence[int]) -> str:
    """Give pages, from 0, as people count them, those that follow each other as the first and the last."""
    firsts = [page for page in pages if page - 1 not in pages]
    lasts = [page for page in pages if page + 1 not in pages]
    return ", ".join(f"{a + 1}" if a == b else f"{a + 1}-{b + 1}" for a, b in zip(firsts, lasts, strict=True))


def _in_mm(sides: Sequence[float]) -> str:
    return "×".join(f"{side / MM:.0f}" for side in sides)


def _note(file: str, code: str, severity: str = "warning", **values: str) -> Fault:
    return Fault(Place(file, 1, 1), code, (("file", file), *values.items()), severity=severity)
