"""Appendix and style to a layout: sets every section, plans the pages, and draws them when asked."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from ..errors import LayoutError
from ..layout.display_list import HEADER, Bookmark, ContentArea, Information, Layout, Page, PageDraft, PlacedLine
from ..layout.geometry import Paper, paper
from ..layout.page_builder import PageBuilder, PageItems
from ..layout.page_digest import PageDigester
from ..layout.paginate import FlowableEntry, PlannedPage, paginate
from ..layout.structure import StructureTree
from ..layout.table import FaqTable
from ..manuscript.dates import wareki
from ..manuscript.model import QUESTION_LINK, Appendix, FaqSection, Worded
from ..manuscript.printed_words import is_visible
from ..named_tuple import NamedTuple
from ..storage.memory_cache import Memoizer, MemoryCache, identity, make_anew
from ..style import Style
from ..text.fonts import Faces
from ..text.setter import Typesetter
from ..units import EM
from .faq import compose_faq
from .no_column import no_column
from .row_reuse import RowReuse
from .running_heads import Running, branch_stamp, draw_running, fill_folio, folio_parts, set_head, set_strip
from .sections import SectionComposer
from .text_composer import TextComposer

if TYPE_CHECKING:
    from ..storage.other_process import OtherProcess
    from .mark_box import MarkBox
    from .report import TypesettingReport

#: The padding in em that a stop needs to hang into: its ink is in the first half of its body (LB-16).
HANGING_PADDING: Final = 0.5
#: Sections that are kept at least while an appendix is laid out again.
_SECTIONS: Final = 256


def compose(
    appendix: Appendix,
    faces: Faces,
    setter: Typesetter | None = None,
    memo: Memoizer = make_anew,
    rows: RowReuse | None = None,
    other: OtherProcess | None = None,
) -> Layout:
    """Lay out a resolved appendix with its style; the pages that it names are put in.

    ``setter`` may be shared between appendices with the same faces: equal paragraphs are then broken once.  ``memo`` may be
    shared between editions of one appendix: unchanged sections, fragments and pages are then the same objects.
    ``rows``: those of the last build need not be set; ``other``: a process that lays it out, too, and sets a half of the rows.
    Raises ``LayoutError`` if something fits no page.
    """
    setter = setter or Typesetter(faces)
    if not appendix.paged:
        return _lay_out(appendix, setter, memo, rows, other)
    from .settled_pages import settle_pages

    kept = MemoryCache[Any](_SECTIONS).memo if memo is make_anew else memo  # what names no page is set once
    return settle_pages(appendix, lambda appendix: _lay_out(appendix, setter, memo, rows, other, kept), kept)


def _lay_out(
    appendix: Appendix,
    setter: Typesetter,
    memo: Memoizer,
    rows: RowReuse | None,
    other: OtherProcess | None,
    sections_memo: Memoizer | None = None,
) -> Layout:
    """Lay out an appendix that names no page any more; ``sections_memo``: has its sections, if another than ``memo`` does."""
    style = appendix.style
    numbers = no_column(appendix, setter, memo)
    running = _running_heads(appendix, style, setter, memo, numbers.printed)
    heights = running.head_height, running.foot_height
    page_paper = memo(("paper", identity(style), *heights), lambda: paper(style, *heights))
    tree = StructureTree()
    mark_tag = tree.add("P", 0) if running.mark else HEADER
    body = TextComposer(setter, tree, style, style.sizes.body, style.leading + 0.15, body=True, room=page_paper.odd.height)
    pages_of: dict[str, int] = {}
    sections = SectionComposer(appendix, body, page_paper.odd, pages_of, running.contents_prefix)
    entries: list[FlowableEntry] = []
    bookmarks: list[Bookmark] = []

    def compose_table(section: FaqSection, element: int, around: TextComposer) -> tuple[FaqTable, list[Bookmark]]:
        shares = numbers.columns(style, page_paper.odd.width)
        sizes, hang = (style.sizes.table, style.leading), shares.reference_hang
        cell = TextComposer(
            setter, around.tree, style, *sizes, heading=around.heading, reference_hang=hang, pictures=around.pictures
        )
        if style.padding.x < HANGING_PADDING:
            cell = cell.without_hang()
        for key, marker in zip(("next", "previous"), cell.markers, strict=True):
            marker.check_width(key, page_paper.odd.width)
        around_rows = cell.pitch + 4 * style.padding.y * cell.size + sum(marker.height for marker in cell.markers)
        cell.room = page_paper.odd.height - around_rows  # head and markers, and the padding of head and row
        return compose_faq(section, style, cell, shares, element, rows, other)

    sections.compose(entries, bookmarks, compose_table, sections_memo or memo, numbers[:2])
    planned = paginate(entries, page_paper.odd.height, memo=memo)
    for number, page in enumerate(planned, appendix.first_page):
        for name in page.anchors:
            pages_of.setdefault(name, number)
    odd = branch_stamp(running, page_paper.odd, 1)
    stamps = odd, branch_stamp(running, page_paper.even, 2) if running.duplex else odd
    shared = tuple(map(identity, (page_paper, *running.shared_content)))
    pages = _PlacedPages(planned, appendix.first_page, page_paper, setter, running, stamps, mark_tag, memo, shared)
    layout = _layout(appendix, pages, tree, bookmarks, pages_of, rows)
    tables = [entry.flowable for entry in entries if isinstance(entry.flowable, FaqTable)] if setter.overflowing else ()
    cut = {row.place: row.cut for table in tables for row in table.rows if row.cut}
    return layout._replace(pictures=tuple(sections.pictures), cut=cut) if sections.pictures or cut else layout


class _PlacedPages(NamedTuple):
    """The planned pages of an appendix on their paper; each is placed when it is asked for."""

    planned: Sequence[PlannedPage]
    #: The number of the first one.
    first: int
    paper: Paper
    setter: Typesetter
    running: Running
    #: What stands in the foot of odd pages and of even ones.
    stamps: tuple[tuple[PlacedLine, ...], tuple[PlacedLine, ...]]
    #: The element of the running heads' mark.
    mark_tag: int
    memo: Memoizer
    #: What all pages depend on, as it stands in the keys of ``memo``.
    shared: tuple[Hashable, ...]

    @property
    def last(self) -> int:
        """The number of the last page, which a folio tells."""
        return self.first + len(self.planned) - 1

    def page(self, index: int) -> Page:
        """The page of an index, from 0."""
        return self._place(self.first + index, self.planned[index])

    def drafts(self, digester: PageDigester | None) -> Iterator[PageDraft]:
        """All pages in order, not placed yet; with the digests by which the next build knows them, if there is a digester."""
        for number, page in enumerate(self.planned, self.first):
            digest, first = digester.digest(number, page.fragments) if digester else (b"", 0)
            yield PageDraft(partial(self._place, number, page), self._stamp(number), digest, first, page.share)

    def _stamp(self, number: int) -> tuple[PlacedLine, ...]:
        return self.stamps[(number + 1) % 2]

    def _place(self, number: int, page: PlannedPage) -> Page:
        placed = self.memo((page.placement, number, self.last, self.shared), partial(self._place_items, number, page))
        return placed._replace(stamp=self._stamp(number))

    def _place_items(self, number: int, page: PlannedPage) -> Page:
        """A page without its stamp: its running heads, then its groups, each the same object as long as it is unchanged."""
        left, top, *_ = self.paper.area(number)
        groups = [
            self.memo((identity(group), left, top), partial(_place_group, group, number, left, top)) for group in page.groups
        ]
        bars = tuple([bar for group in groups for bar in group.bars])
        key = "running", number, self.last, page.numbers, page.framed, bars, self.shared
        builder = PageBuilder(number)
        builder.add(self.memo(key, partial(self._place_running, number, page, bars)))
        for group in groups:
            builder.add(group)
        return builder.page()

    def _place_running(self, number: int, page: PlannedPage, bars: tuple[tuple[float, float], ...]) -> PageItems:
        tag = self.mark_tag if number == self.first else HEADER  # it is told once (ISO 14289-1, 7.1)
        alone = PageBuilder(number)
        area = self.paper.area(number)
        draw_running(self.running, self.setter, area, number, self.last, page.numbers, page.framed, bars, alone, tag)
        return alone.items()


def _place_group(group: PlannedPage, number: int, left: float, top: float) -> PageItems:
    alone = PageBuilder(number)
    for down, fragment in group.fragments:
        fragment.place(left, top + down, alone)
    return alone.items()


def _layout(
    appendix: Appendix,
    pages: _PlacedPages,
    tree: StructureTree,
    bookmarks: Sequence[Bookmark],
    pages_of: Mapping[str, int],
    rows: RowReuse | None,
) -> Layout:
    page_paper, running, planned, first_page = pages.paper, pages.running, pages.planned, pages.first

    def drafts() -> Iterator[PageDraft]:
        context = (appendix.style._replace(place=None), page_paper, *running.shared_content, pages.last)
        return pages.drafts(PageDigester(rows.program, context) if rows else None)

    def areas(index: int) -> tuple[ContentArea, ...]:
        from .content_areas import content_areas  # a build asks for none

        sections = {section.place: number for number, section in enumerate(appendix.sections, 1)}
        return content_areas(planned[index], page_paper.area(first_page + index), sections)

    def report() -> TypesettingReport:
        from .report import typesetting_report

        return typesetting_report(planned, page_paper.odd.height, page_paper.height)

    information = Information(
        appendix.title.text,
        appendix.manual.text,
        appendix.publisher.text,
        appendix.date.isoformat() if appendix.date else "",
        running.contents_prefix,
        first_page,
    )
    return Layout(
        page_paper.width,
        page_paper.height,
        page_paper.area(first_page),
        page_paper.area(first_page + 1),
        len(planned),
        drafts,
        pages.page,
        tree,
        tuple(bookmarks),
        information,
        report,
        pages_of,
        partial(question_at, appendix),
        areas=areas,
    )


def question_at(appendix: Appendix, target: str) -> str:
    """Give the words of the question that a link leads to: their first block; ``''`` if ``target`` is no question's."""
    if not target.startswith(QUESTION_LINK):
        return ""
    number = int(target.removeprefix(QUESTION_LINK))
    for section in appendix.sections:
        for category in section.categories if isinstance(section, FaqSection) else ():
            place = number - category.questions[0].number
            if 0 <= place < len(category.questions):
                blocks = category.questions[place].question
                return next((block.body.text for block in blocks if isinstance(block, Worded)), "")
    return ""


def _running_heads(appendix: Appendix, style: Style, setter: Typesetter, memo: Memoizer, widest: str) -> Running:
    """Head: manual left, title and mark right.  Foot: version and date left, folio in the middle, branch right (FM-4)."""
    title, manual, version = appendix.title.text, appendix.manual.text, appendix.version.text
    key = (
        "running",
        identity(style),
        title,
        manual,
        version,
        appendix.date,
        appendix.mark.text,
        appendix.since,
        appendix.first_page,
        widest,
    )
    shared = memo(key, lambda: _compose_running_heads(appendix, style, setter, widest))
    return shared.running._replace(foot=set_strip(setter, style, shared.edition, appendix.branch, shared.width, shared.middle))


def _mark(appendix: Appendix, setter: Typesetter, width: float) -> MarkBox | None:
    if not is_visible(appendix.mark.text):
        return None
    from .mark_box import mark_box

    return mark_box(setter, appendix.style, appendix.mark.text, width)


class _SharedRunning(NamedTuple):
    """Head and foot without a branch; the words at the foot's left, its width, and the room that its middle takes, in pt."""

    running: Running
    edition: str
    width: float
    middle: float


def _compose_running_heads(appendix: Appendix, style: Style, setter: Typesetter, widest: str) -> _SharedRunning:
    title = appendix.title.text
    before, suffix = folio_parts(style.folio, title, continued=appendix.first_page > 1)
    width = paper(style, 0.0, 0.0).odd.width
    date = wareki(appendix.date) if appendix.date else ""
    edition = "　".join(text for text in (appendix.version.text, date) if text)
    middle = setter.measure_of(fill_folio(before, suffix, "0000", "0000")) / EM * style.sizes.running
    if middle > width:
        raise LayoutError("folio-too-long", folio=before)
    no = max("00000", widest, key=setter.measure_of)
    numbers = setter.measure_of(f"No.{no}－{no}") / EM * style.sizes.running if style.running_numbers else 0.0
    mark = _mark(appendix, setter, width)
    head, mark = set_head(setter, style, appendix.manual.text, title, mark, width, numbers)
    foot = set_strip(setter, style, edition, "", width, middle)
    since = (setter.line_of(f"｜は{appendix.since}からの変更箇所"),) if appendix.since else ()
    running = Running(head, foot, before, suffix, style.running_numbers, style.sizes.running, style.duplex, mark, since)
    return _SharedRunning(running, edition, width, middle)
