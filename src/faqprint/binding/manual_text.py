"""The text of a manual's pages, to look for a heading in it that no bookmark bears.

By pdfium: 2 ms a page, where pypdf takes 20; qpdf reads no text.  It is asked only for what no bookmark has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from ..named_tuple import NamedTuple

if TYPE_CHECKING:
    from .foreign_pdf import ForeignPdf

#: What stands behind a heading in a list of contents: leaders, and the page.
_CONTENTS: Final = re.compile(r"[.…‥・·_\-]*\d{1,4}")
#: How an occurrence is taken, the best first: a line of its own, the beginning of one, within the text, in a list of contents.
_LINE, _BEGINNING, _WITHIN, _LISTED = range(4)


class Found(NamedTuple):
    """Where a text stands: how well it is a heading there, 0 best, and the page, from 0."""

    rank: int
    page: int


def manual_texts(manual: ForeignPdf) -> Iterator[str]:
    """Give the text of each page of a manual; of one that is locked or damaged, as it was opened."""
    if not manual.is_encrypted and not manual.repaired:
        return page_texts(manual.content)
    plain = BytesIO()
    manual.pdf.save(plain, deterministic_id=True)
    return page_texts(plain.getvalue())


def page_texts(content: bytes) -> Iterator[str]:
    """Give the text of each page; none, where pdfium cannot read the file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return
    with document:
        for number in range(len(document)):
            try:
                page = document[number]
                read = page.get_textpage()
                yield read.get_text_range()
                read.close()
                page.close()
            except pypdfium2.PdfiumError:
                yield ""


def find_in_text(wanted: Iterable[str], texts: Iterable[str]) -> dict[str, int]:
    """Give the page, from 0, of each of some folded texts (``bookmark_search.fold_title``) that stands on one.

    Of several pages the first on which it is a line by itself, else begins one, else stands anywhere but in a list of contents.
    """
    best: dict[str, Found] = {}
    open_texts = {*wanted}
    for number, text in enumerate(texts):
        lines = [fold for line in unicodedata.normalize("NFKC", text).splitlines() if (fold := "".join(line.split()))]
        whole = "".join(lines)
        for folded in [*open_texts]:
            if folded not in whole:
                continue
            found = Found(min((_rank(folded, line) for line in lines if folded in line), default=_WITHIN), number)
            best[folded] = min(best.get(folded, found), found)
            if best[folded].rank == _LINE:
                open_texts.discard(folded)
        if not open_texts:
            break
    return {folded: found.page for folded, found in best.items()}


def _rank(folded: str, line: str) -> int:
    if line == folded:
        return _LINE
    before, _, rest = line.partition(folded)
    if _CONTENTS.fullmatch(rest):
        return _LISTED
    return _BEGINNING if not before else _WITHIN
