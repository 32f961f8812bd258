"""The proof of a build in bulk: yes if nothing is wrong with the file, no if something may be.

The same questions as ``prove`` asks of every run, mark and element by itself, asked of many at once: twice as fast.  It never
says what is wrong: whatever is not surely sound here, or is of a form that is not known here, ``prove`` goes through one by one.
Nothing of it is shared with drawing.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from ..limits import OverBudgetError
from ..manuscript.printed_words import is_visible
from ..storage.last_build import BuildMemo, build_key
from ..storage.memory_cache import make_anew
from .bulk_structure import PageMark, marks_in_order
from .content import Content, Lists, read_content
from .document import PdfFile, PdfPage
from .font import Font, read_font
from .glyphs import Sources, are_glyphs_sound
from .line_forms import read_forms
from .navigation import check_fonts
from .page_summary import LINE, PageSummary, page_of_content, summarize
from .placement import Areas
from .reader import PageContent, ReadPdf
from .summary_memo import remembered_summary
from .syntax import DamageError, Ref
from .text import page_labels
from .text_order import TextPlaces, lay_beside

if TYPE_CHECKING:
    from ..manuscript.model import Appendix
    from .expected import Passage

#: What a page's content is that was read in bulk: it is told of as a summary.
_TOLD: Final = Content((), 0)


def holds(data: bytes, appendix: Appendix, sources: Sources, areas: Areas, memo: BuildMemo = make_anew) -> bool:
    """Whether a finished PDF is surely what an appendix says; ``sources``: the fonts that it was made from.

    ``memo``: has what the last proof read of pages and structure that are the same.
    """
    try:
        head = "".join(appendix.mark.text.split()) if is_visible(appendix.mark.text) else ""
        return _Bulk(data, areas, head, memo).says_all(appendix, sources)
    except (DamageError, OverBudgetError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return False


class _Bulk:
    """A file in bulk."""

    def __init__(self, data: bytes, areas: Areas, head: str, memo: BuildMemo) -> None:
        self.document = PdfFile(data)
        self.areas = areas
        self.head = head
        self.memo = memo
        self.lists: Lists = {}
        self.summaries: dict[int, PageSummary] = {}  # by the number of the page's object

    def says_all(self, appendix: Appendix, sources: Sources) -> bool:
        """Whether all of it is as it should be."""
        sheets = list(self.document.pages())
        resources = sheets[0].resources.get("Font")
        if any(page.resources.get("Font") != resources for page in sheets):
            return False
        fonts = {key: read_font(self.document, value, key) for key, value in self.document.dictionary(resources).items()}
        pages: list[PageContent] = []
        codes: dict[str, set[int]] = {}
        for page in sheets:
            content, summary = self._read(page, fonts)
            if summary is None:
                return False
            self.summaries[page.ref] = summary
            pages.append(PageContent(page, fonts, content))
            for name, shown in summary.codes.items():
                codes.setdefault(name, set()).update(shown)
        reading = ReadPdf(self.document, tuple(pages))
        order = self._order(reading, resources)
        return (
            order is not None
            and are_glyphs_sound(reading, sources, codes)
            and not any(True for _ in check_fonts(reading))
            and self._says(appendix, reading, order)
        )

    def _contents(self, page: PdfPage) -> list[Any]:
        """The streams of a page, or references to them."""
        contents = self.document.get(page.entries.get("Contents"))
        return contents if isinstance(contents, list) else [page.entries.get("Contents")]

    def _read(self, page: PdfPage, fonts: Mapping[str, Font]) -> tuple[Content, PageSummary | None]:
        """What a page paints of figures, and its summary; ``None`` if anything on it may be wrong."""

        def read() -> PageSummary | None:
            form = read_forms(b"\n".join(map(self.document.decode, parts)), fonts)
            return form and summarize(page, form, self.areas, self.head)

        parts = self._contents(page)
        if self.memo is make_anew:
            summary = read()
        else:
            streams = list(map(self.document.get, parts))
            context = repr((page.box, page.number % 2, self.areas, self.head)).encode()
            summary = remembered_summary(self.memo, context, streams, fonts, read)
        if summary:
            return _TOLD, summary
        properties = self.document.dictionary(page.resources.get("Properties"))
        lists = {key: self.document.dictionary(value) for key, value in properties.items()}
        metrics = {key: font.metrics for key, font in fonts.items()}
        content = read_content(b"\n".join(map(self.document.decode, parts)), metrics, lists, self.lists)
        form = page_of_content(content, fonts)
        return content if content.figures else _TOLD, form and summarize(page, form, self.areas, self.head)

    def _order(self, reading: ReadPdf, resources: Any) -> list[PageMark] | None:
        """The marks in the order of the tree, as the last proof found it if nothing is another that it depends on."""
        drawn = {ref: list(summary.texts) for ref, summary in self.summaries.items()}
        if self.memo is make_anew:
            return marks_in_order(self.document, drawn)
        shown = chain.from_iterable(self._contents(page.page) for page in reading.pages)
        others = self.document.without({*filter(lambda value: type(value) is Ref, shown), *self._reachable(resources)})
        made: list[list[PageMark] | None] = []

        def make() -> bytes:
            made.append(marks_in_order(others, drawn))
            return array("q", (1, *chain.from_iterable(made[0]))).tobytes() if made[0] is not None else b""

        packed = self.memo(build_key(b"proved structure", others.identity(), repr(drawn).encode()), make)
        if made or not packed:
            return made[0] if made else None
        numbers = array("q", packed)[1:]
        return list(zip(numbers[::2], numbers[1::2], strict=True))

    def _reachable(self, value: Any) -> set[int]:
        """The numbers of all objects that a value leads to: of the fonts, their dictionaries, programs and maps."""
        found: set[int] = set()
        pending = [value]
        while pending:
            value = pending.pop()
            if type(value) is Ref:
                if value not in found:
                    found.add(value)
                    pending.append(self.document.dictionary(value) or self.document.array(value))
            elif isinstance(value, dict | list):
                pending += value.values() if isinstance(value, dict) else value
        return found

    def _says(self, appendix: Appendix, reading: ReadPdf, order: Sequence[PageMark]) -> bool:
        """Whether texts and figures are those of the appendix."""
        from .expected import expected_passages
        from .named_pages import check_named_pages, put_named_pages

        named, content = put_named_pages(reading, appendix)
        passages = expected_passages(content)
        numbers = {int(page.page.ref): page.page.number for page in reading.pages}
        found = lay_beside(self._texts(order), [numbers[page] for page, _ in order], passages)
        return (
            found is not None
            and self._are_heads(order, found)
            and self._are_labels(found)
            and not any(True for _ in check_named_pages(appendix, named, found.begins))
            and self._are_figures(reading, passages)
        )

    def _texts(self, order: Iterable[PageMark]) -> list[str]:
        """The texts of marks; the first one of each page begins a line, whatever its page's stream has before it."""
        texts: list[str] = []
        before = 0
        for page, mcid in order:
            text = self.summaries[page].texts[mcid]
            texts.append(LINE + text[1:] if text and page != before else text)
            before = page
        return texts

    def _are_heads(self, order: Sequence[PageMark], found: TextPlaces) -> bool:
        """Whether the mark of the content stands above the type area, and nothing else."""
        above = {(int(ref), mcid) for ref, summary in self.summaries.items() for mcid in summary.heads}
        return above == {order[place] for place in found.heads}

    def _are_labels(self, found: TextPlaces) -> bool:
        """Whether the labels that are printed are those of the pages that they name."""
        labels = page_labels(self.document, len(self.summaries)) if found.labels else []
        return all(labels[found.begins[anchor] - 1] == label != "" for anchor, label in found.labels)

    def _are_figures(self, reading: ReadPdf, passages: Sequence[Passage]) -> bool:
        """Whether pictures and codes are those of the content."""
        if not any(passage.figure for passage in passages) and not any(page.content.figures for page in reading.pages):
            return True
        from .figures import check_figures
        from .tree import read_tree

        return not any(True for _ in check_figures(reading, read_tree(self.document), passages, self.areas))
