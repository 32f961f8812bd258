"""The proof of a build in bulk: yes if nothing is wrong with the file, no if something may be.

The same questions as ``prove`` asks of every run, mark and element by itself, asked of many at once: twice as fast.  It never
says what is wrong: whatever is not surely sound here, or is of a form that is not known here, ``prove`` goes through one by one.
Nothing of it is shared with drawing.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat, zip_longest
from typing import TYPE_CHECKING, Any, Final

from ..limits import OverBudgetError
from ..manuscript.printed_words import is_visible
from ..storage.last_build import BuildMemo, build_key
from ..storage.memory_cache import make_anew
from .content import Content, Lists, read_content
from .document import PdfFile, PdfPage
from .font import Font, read_font
from .glyphs import Sources, are_glyphs_sound
from .line_forms import read_forms
from .navigation import check_fonts
from .page_summary import LINE_SIGN, PageSummary, page_of_content, summarize
from .placement import Areas
from .reader import PageContent, ReadPdf
from .summary_memo import CodeMeanings, pack_summary, remembered_summary, unpack_summary
from .syntax import DamageError, Ref
from .text import page_labels
from .text_order import TextPlaces, lay_beside

if TYPE_CHECKING:
    from ..manuscript.model import Appendix
    from ..storage.other_process import OtherProcess
    from .bulk_structure import PageMark
    from .expected import Passage
    from .structure import Subject

#: What a page's content is that was read in bulk: it is told of as a summary.
_TOLD: Final = Content((), 0)


#: The share of the pages that the first of two processes reads: it reads the structure, too, and compares.
_FIRST_SHARE: Final = 0.3


def proves(
    data: bytes,
    appendix: Appendix,
    sources: Sources,
    areas: Areas,
    memo: BuildMemo = make_anew,
    other: OtherProcess | None = None,
) -> bool:
    """Whether a finished PDF is surely what an appendix says; ``sources``: the fonts that it was made from.

    ``memo``: has what the last proof read of pages and structure that are the same; ``other``: a process that reads a share of
    the pages (``read_share``).
    """
    try:
        return _Bulk(data, areas, _head(appendix), memo, other).says_all(appendix, sources)
    except (DamageError, OverBudgetError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return False


def read_share(appendix: Appendix, areas: Areas, other: OtherProcess) -> None:
    """Read this process's share of the pages of the PDF that the other one hands over, for that one."""
    (data,) = other.receive() or (b"",)
    other.send(_Bulk(data, areas, _head(appendix)).read_second_share())


def _head(appendix: Appendix) -> str:
    return "".join(appendix.mark.text.split()) if is_visible(appendix.mark.text) else ""


def _begin(sheets: Sequence[PdfPage]) -> int:
    """Where the pages begin that the second process reads."""
    return int(len(sheets) * _FIRST_SHARE)


class _LateStructure:
    """The structure of a file, read when it is asked for."""

    def __init__(self, document: PdfFile) -> None:
        self.document = document
        self._found: list[Subject | None] = []

    def read(self) -> Subject | None:
        """As ``read_structure`` gives it."""
        if not self._found:
            from .bulk_structure import read_structure

            self._found.append(read_structure(self.document))
        return self._found[0]

    def marks_in_order(self, drawn: Mapping[int, Sequence[int]]) -> list[PageMark] | None:
        """The marks of the pages as the tree reads them; ``None``: something may be wrong with it.  It is forgotten then."""
        from .bulk_structure import marks_in_order

        found = self.read()
        self._found.clear()
        return found and marks_in_order(found, drawn)


class _Bulk:
    """A file in bulk."""

    def __init__(
        self, data: bytes, areas: Areas, head: str, memo: BuildMemo = make_anew, other: OtherProcess | None = None
    ) -> None:
        if other:
            other.send([data])
        self.other = other
        self.document = PdfFile(data)
        self.areas = areas
        self.head = head
        self.memo = memo
        self.lists: Lists = {}
        self.summaries: dict[int, PageSummary] = {}  # by the number of the page's object
        self.meanings: dict[str, CodeMeanings] = {}

    def says_all(self, appendix: Appendix, sources: Sources) -> bool:
        """Whether all of it is as it should be."""
        sheets = list(self.document.pages())
        resources = sheets[0].resources.get("Font")
        if any(page.resources.get("Font") != resources for page in sheets):
            return False
        fonts = self._fonts(sheets)
        self.meanings = {name: CodeMeanings(font) for name, font in fonts.items()}
        structure = _LateStructure(self.document if self.memo is make_anew else self._without_content(sheets, resources))
        if self.other:
            structure.read()  # while the other process reads pages
        pages: list[PageContent] = []
        codes: dict[str, set[int]] = {}
        for page, given in self._sheets_with_summaries(sheets):
            content, summary = self._read(page, fonts, given)
            if summary is None:
                return False
            self.summaries[page.ref] = summary
            pages.append(PageContent(page, fonts, content))
            for name, shown in summary.codes.items():
                codes.setdefault(name, set()).update(shown)
        reading = ReadPdf(self.document, tuple(pages))
        order = self._order(structure)
        return (
            order is not None
            and are_glyphs_sound(reading, sources, codes, self.memo)
            and not any(True for _ in check_fonts(reading))
            and self._says(appendix, reading, order)
        )

    def read_second_share(self) -> list[bytes]:
        """The summaries of the pages that the second of two processes reads; empty: the first one must look for itself."""
        sheets = list(self.document.pages())
        fonts = self._fonts(sheets)
        return [pack_summary(self._read_forms(page, fonts)) for page in sheets[_begin(sheets) :]]

    def _fonts(self, sheets: Sequence[PdfPage]) -> dict[str, Font]:
        """The fonts, which are the same on all pages."""
        named = self.document.dictionary(sheets[0].resources.get("Font"))
        return {key: read_font(self.document, value, key) for key, value in named.items()}

    def _sheets_with_summaries(self, sheets: Sequence[PdfPage]) -> Iterator[tuple[PdfPage, bytes]]:
        """The pages, those of the other process behind this one's, and what that one tells of them."""
        begin = _begin(sheets) if self.other else len(sheets)
        yield from zip(sheets[:begin], repeat(b""))
        if self.other:
            yield from zip_longest(sheets[begin:], self.other.receive() or (), fillvalue=b"")

    def _read_forms(self, page: PdfPage, fonts: Mapping[str, Font]) -> PageSummary | None:
        """The summary of a page, if its stream is of the forms in which most are written."""
        form = read_forms(b"\n".join(map(self.document.decode, self.document.contents(page))), fonts)
        return form and summarize(page, form, self.areas, self.head)

    def _read(self, page: PdfPage, fonts: Mapping[str, Font], given: bytes) -> tuple[Content, PageSummary | None]:
        """What a page paints of figures, and its summary; ``None`` if anything on it may be wrong.

        ``given``: the summary, if the other process told it.
        """

        def read() -> PageSummary | None:
            return unpack_summary(given) or self._read_forms(page, fonts)

        parts = self.document.contents(page)
        if self.memo is make_anew:
            summary = read()
        else:
            streams = list(map(self.document.get, parts))
            context = repr((page.box, page.number % 2, self.areas, self.head)).encode()
            summary = remembered_summary(self.memo, context, streams, self.meanings, read)
        if summary:
            return _TOLD, summary
        from .page_forms import foreign_operators

        properties = self.document.dictionary(page.resources.get("Properties"))
        lists = {key: self.document.dictionary(value) for key, value in properties.items()}
        metrics = {key: font.metrics for key, font in fonts.items()}
        stream = b"\n".join(map(self.document.decode, parts))
        if foreign_operators(stream):
            return _TOLD, None
        content = read_content(stream, metrics, lists, self.lists)
        form = page_of_content(content, fonts)
        return content if content.figures else _TOLD, form and summarize(page, form, self.areas, self.head)

    def _order(self, structure: _LateStructure) -> list[PageMark] | None:
        """The marks in the order of the tree, as the last proof found it if nothing is another that it depends on."""
        drawn = {ref: list(summary.texts) for ref, summary in self.summaries.items()}
        if self.memo is make_anew:
            return structure.marks_in_order(drawn)
        made: list[list[PageMark] | None] = []

        def make() -> bytes:
            made.append(structure.marks_in_order(drawn))
            return array("q", (1, *chain.from_iterable(made[0]))).tobytes() if made[0] is not None else b""

        packed = self.memo(build_key(b"proved structure", structure.document.identity(), repr(drawn).encode()), make)
        if made or not packed:
            return made[0] if made else None
        numbers = array("q", packed)[1:]
        return list(zip(numbers[::2], numbers[1::2], strict=True))

    def _without_content(self, sheets: Iterable[PdfPage], resources: Any) -> PdfFile:
        """The file without what the pages draw and draw with: on nothing of these the structure depends."""
        shown = chain.from_iterable(map(self.document.contents, sheets))
        return self.document.without({*filter(lambda value: type(value) is Ref, shown), *self._reachable(resources)})

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
        from .facts import check_facts
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
            and not any(True for _ in check_facts(reading, content, (page for page, _ in order), found.begins))
            and self._are_figures(reading, passages)
        )

    def _texts(self, order: Iterable[PageMark]) -> list[str]:
        """The texts of marks; the first one of each page begins a line, whatever its page's stream has before it."""
        texts: list[str] = []
        before = 0
        for page, mcid in order:
            text = self.summaries[page].texts[mcid]
            texts.append(LINE_SIGN + text[1:] if text and page != before else text)
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
