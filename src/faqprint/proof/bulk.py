"""The proof of a build in bulk: yes if nothing is wrong with the file, no if something may be.

The same questions as ``prove`` asks of every run, mark and element by itself, asked of many at once: three times as fast.  It
never says what is wrong: whatever is not surely sound here, or is of a form that is not known here, ``prove`` goes through one
by one.  Nothing of it is shared with drawing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ..limits import OverBudgetError
from ..manuscript.printed_words import is_visible
from .content import Content, Lists, read_content
from .document import PdfFile, PdfPage
from .elements import check_elements
from .font import Font, read_font
from .glyphs import Sources, are_glyphs_sound
from .line_forms import read_forms
from .navigation import check_navigation
from .page_summary import LINE, PageSummary, page_of_content, summarize
from .placement import Areas
from .reader import PageContent, ReadPdf
from .structure import Subject, check_annotations, subject
from .syntax import DamageError
from .text import page_labels
from .text_order import TextPlaces, lay_beside

if TYPE_CHECKING:
    from ..manuscript.model import Appendix
    from .expected import Passage

#: What a page's content is that was read in bulk: it is told of as a summary.
_TOLD: Final = Content((), 0)


def holds(data: bytes, appendix: Appendix, sources: Sources, areas: Areas) -> bool:
    """Whether a finished PDF is surely what an appendix says; ``sources``: the fonts that it was made from."""
    try:
        head = "".join(appendix.mark.text.split()) if is_visible(appendix.mark.text) else ""
        return _Bulk(data, areas, head).says_all(appendix, sources)
    except (DamageError, OverBudgetError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return False


class _Bulk:
    """A file's pages in bulk."""

    def __init__(self, data: bytes, areas: Areas, head: str) -> None:
        self.document = PdfFile(data)
        self.areas = areas
        self.head = head
        self.fonts: Mapping[str, Font] = {}
        self.resources: Any = None
        self.lists: Lists = {}
        self.summaries: dict[int, PageSummary] = {}  # by the number of the page's object

    def says_all(self, appendix: Appendix, sources: Sources) -> bool:
        """Whether all of it is as it should be."""
        pages = [self._read(page) for page in self.document.pages()]
        if None in pages:
            return False
        it = subject(ReadPdf(self.document, tuple(filter(None, pages))))
        order = self._reading_order(it)
        if order is None or it.tree.findings or not pages:
            return False
        codes: dict[str, set[int]] = {}
        for summary in self.summaries.values():
            for name, shown in summary.codes.items():
                codes.setdefault(name, set()).update(shown)
        return (
            self._says(appendix, it, *order)
            and are_glyphs_sound(it.reading, sources, codes)
            and not any(True for _ in check_annotations(it))
            and not any(True for _ in check_elements(self.document, it.tree, it.numbers))
            and not any(True for _ in check_navigation(it.reading))
        )

    def _read(self, page: PdfPage) -> PageContent | None:
        """Read a page and keep its summary; ``None`` if anything on it may be wrong."""
        fonts = self._fonts_of(page)
        contents = self.document.get(page.entries.get("Contents"))
        parts = contents if isinstance(contents, list) else [page.entries.get("Contents")]
        stream = b"\n".join(map(self.document.decode, parts))
        content, read = _TOLD, read_forms(stream, fonts)
        if read is None:
            properties = self.document.dictionary(page.resources.get("Properties"))
            lists = {key: self.document.dictionary(value) for key, value in properties.items()}
            content = read_content(stream, {key: font.metrics for key, font in fonts.items()}, lists, self.lists)
            read = page_of_content(content, fonts)
        summary = read and summarize(page, read, self.areas, self.head)
        if summary is None:
            return None
        self.summaries[page.ref] = summary
        return PageContent(page, fonts, content if content.figures else _TOLD)

    def _fonts_of(self, page: PdfPage) -> Mapping[str, Font]:
        """The fonts of a page, which must be those of all pages."""
        resources = page.resources.get("Font")
        if self.resources is None:
            self.resources = resources
            entries = self.document.dictionary(resources)
            self.fonts = {key: read_font(self.document, value, key) for key, value in entries.items()}
        elif resources != self.resources:
            raise DamageError("font", font="—")
        return self.fonts

    def _reading_order(self, it: Subject) -> tuple[list[str], list[int]] | None:
        """The text of each mark in the tree's order, and its page; ``None``: marks, tree and ParentTree do not name the same."""
        left = {ref: dict(summary.texts) for ref, summary in self.summaries.items()}
        order = {ref: {mcid: place for place, mcid in enumerate(texts)} for ref, texts in left.items()}
        owners: dict[int, dict[int, int]] = {ref: {} for ref in left}
        texts: list[str] = []
        pages: list[int] = []
        before = last = 0
        for page, mcid, element in it.tree.marks:
            text = left[page].pop(mcid)
            place = order[page][mcid]
            owners[page][mcid] = it.tree.elements[element].ref
            if page != before:
                text = LINE + text[1:] if text else text
            elif place != last + 1:
                return None
            before, last = page, place
            texts.append(text)
            pages.append(it.numbers[page])
        if any(left.values()):
            return None
        document = it.reading.document
        for each in it.reading.pages:
            named = document.array(it.parents[document.get(each.page.entries.get("StructParents"))])
            own = owners[each.page.ref]
            if list(map(own.get, range(len(named)))) != named or len(own) != len(named):
                return None
        return texts, pages

    def _says(self, appendix: Appendix, it: Subject, texts: Sequence[str], pages: Sequence[int]) -> bool:
        """Whether texts and figures are those of the appendix."""
        from .expected import expected_passages
        from .named_pages import check_named_pages, put_named_pages

        named, content = put_named_pages(it.reading, appendix)
        passages = expected_passages(content)
        found = lay_beside(texts, pages, passages)
        return (
            found is not None
            and self._are_heads(it, found)
            and self._are_labels(found)
            and not any(True for _ in check_named_pages(appendix, named, found.begins))
            and self._are_figures(it, passages)
        )

    def _are_heads(self, it: Subject, found: TextPlaces) -> bool:
        """Whether the mark of the content stands above the type area, and nothing else."""
        above = {(ref, mcid) for ref, summary in self.summaries.items() for mcid in summary.heads}
        return above == {it.tree.marks[place][:2] for place in found.heads}

    def _are_labels(self, found: TextPlaces) -> bool:
        """Whether the labels that are printed are those of the pages that they name."""
        labels = page_labels(self.document, len(self.summaries)) if found.labels else []
        return all(labels[found.begins[anchor] - 1] == label != "" for anchor, label in found.labels)

    def _are_figures(self, it: Subject, passages: Sequence[Passage]) -> bool:
        """Whether pictures and codes are those of the content."""
        if not any(passage.figure for passage in passages) and not any(page.content.figures for page in it.reading.pages):
            return True
        from .figures import check_figures

        return not any(True for _ in check_figures(it.reading, it.tree, passages, self.areas))
