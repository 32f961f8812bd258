"""A finished PDF read back from its bytes: pages with their marked content, and the fonts that draw it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..limits import WorkBudget
from ..named_tuple import NamedTuple
from ..storage.memory_cache import make_anew
from .content import Content, Lists, read_content
from .document import PdfFile, PdfPage
from .font import Font, read_font
from .syntax import Ref

if TYPE_CHECKING:
    from .kept_reading import KeptReading

#: Units of work that a resource takes that a page names.
_RESOURCE_UNITS: Final = 12
#: Characters of one code that need no further look: a base with its marks.
_FEW: Final = 8


class PageContent(NamedTuple):
    """A page, its fonts by resource name, and its marked content."""

    page: PdfPage
    fonts: Mapping[str, Font]
    content: Content


class ReadPdf(NamedTuple):
    """All that a file draws, page by page."""

    document: PdfFile
    pages: tuple[PageContent, ...]

    def fonts(self) -> dict[int, tuple[str, Font]]:
        """Every font object that a page names, once each, and what it is called there."""
        return {id(font): (name, font) for page in self.pages for name, font in page.fonts.items()}


def read_pdf(data: bytes, budget: WorkBudget | None = None, *, forms: bool = True, kept: KeptReading | None = None) -> ReadPdf:
    """Read a whole file; ``forms``: as ``PdfFile`` has it; ``kept``: what was read of other files.

    Raises ``DamageError`` if its syntax does not hold, ``OverBudgetError`` beyond ``budget``.
    """
    memo, unpacked = (kept.objects, kept.unpacked) if kept else (make_anew, make_anew)
    document = PdfFile(data, budget, forms=forms, memo=memo, unpacked=unpacked)
    budget = document.budget
    known: dict[int, Font] = {}  # by number, or by identity where a dictionary stands in the resources themselves
    lists: Lists = {}

    def font(value: Any, resource: str) -> Font:
        key = value if type(value) is Ref else -id(value)
        if key not in known:
            known[key] = read_font(document, value, resource)
        return known[key]

    pages = []
    for page in document.pages():
        fonts = {key: font(value, key) for key, value in document.dictionary(page.resources.get("Font")).items()}
        properties = document.dictionary(page.resources.get("Properties"))
        budget.spend(_RESOURCE_UNITS * (len(fonts) + len(properties)))
        streams = [document.decode(part, shared=True) for part in document.contents(page)]
        metrics = {key: value.metrics for key, value in fonts.items()}
        content = kept.content(streams, metrics, budget) if kept and not properties else None
        if content is None:
            named = {key: document.dictionary(value) for key, value in properties.items()}
            content = read_content(b"\n".join(streams), metrics, named, lists, budget)
        if any(value.longest > _FEW for value in fonts.values()):
            budget.spend(sum(fonts[run.font].longest * len(run.codes) for mark in content.marks for run in mark.runs))
        pages.append(PageContent(page, fonts, content))
    return ReadPdf(document, tuple(pages))
