"""The sections of the appendix to entries for the pages: titles, texts, boxes, lists, memo, revisions, contents."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from ..errors import LayoutError, Place
from ..layout.blocks import HEADING, ITEM, NOTE, Flow, HangingMark, Lines, Space, flow_height
from ..layout.display_list import Bookmark, PictureSize
from ..layout.flowables import Box, RunningText, Title
from ..layout.geometry import HUNG_MEASURE, Area, place_hang
from ..layout.grid import Grid
from ..layout.memo import MemoFrame
from ..layout.paginate import FlowableEntry
from ..layout.structure import SubTree
from ..layout.table import FaqTable
from ..manuscript.model import (
    Appendix,
    Block,
    CheckItem,
    Checklist,
    Contact,
    Desk,
    FaqSection,
    HalfLine,
    Heading,
    Inline,
    InnerTable,
    Item,
    Memo,
    Notice,
    Paragraph,
    Picture,
    QrLine,
    Section,
    TableColumn,
    TextSection,
    TextTable,
)
from ..manuscript.printed_words import (
    DIAMOND,
    EMAIL,
    FAX,
    HOURS,
    REVISION_HEADS,
    REVISIONS,
    TEL,
    TICK,
    URL,
)
from ..named_tuple import NamedTuple
from ..storage.memory_cache import Memoizer, identity
from ..units import ceil_half, floor_half
from .memo_form import memo_fields
from .text_blocks import compose_flow
from .text_composer import ALIGN_CENTRE, TextComposer

#: Sets the table of a section, under a structure element, amid the text of a composer; gives it with its bookmarks.
TableComposer = Callable[[FaqSection, int, TextComposer], tuple[FaqTable, Sequence[Bookmark]]]


class ComposedSection(NamedTuple):
    """What a section came to."""

    #: Its flowables in print order.
    entries: tuple[FlowableEntry, ...]
    #: Its own bookmark and those inside it.
    bookmarks: tuple[Bookmark, ...]
    #: Its structure elements, below the document's.
    tree: SubTree
    #: How its pictures came out.
    pictures: tuple[PictureSize, ...]


class SectionComposer:
    """Sets one section after the other; lengths in pt."""

    def __init__(self, appendix: Appendix, composer: TextComposer, area: Area, pages_of: Mapping[str, int], prefix: str) -> None:
        self.appendix = appendix
        self.composer = composer
        self.style = appendix.style
        self.width = area.width
        self.height = area.height
        self.measure = floor_half(area.width / composer.size)
        self.pages_of = pages_of
        self.prefix = prefix
        #: How the pictures of the sections that were set came out.
        self.pictures: list[PictureSize] = []
        self.title_composer = TextComposer(composer.setter, composer.tree, self.style, self.style.sizes.title, 1.4)

    def compose(
        self,
        entries: list[FlowableEntry],
        bookmarks: list[Bookmark],
        compose_table: TableComposer,
        memo: Memoizer,
        numbers: Hashable,
    ) -> None:
        """Append every section's entries and bookmarks; the revisions come before the memos at the end.

        ``memo`` has what was composed before; ``numbers``: what the No column's width depends on.
        """
        if self.appendix.toc:
            self._contents(entries)
        tree = self.composer.tree
        around = "section", self.width, self.height, numbers
        for anchor, section in self._order():
            made_from = self.appendix.revisions if section is None else section
            key = (identity(made_from), anchor, self.composer.heading, tree.next_number, around)
            made = memo(key, lambda: self._compose_apart(section, anchor, compose_table))  # noqa: B023  # it is called at once
            tree.add_tree(made.tree, 0)
            entries += made.entries
            bookmarks += made.bookmarks
            self.pictures += made.pictures

    def _compose_apart(self, section: Section | None, anchor: str, compose_table: TableComposer) -> ComposedSection:
        """Set one section, or the revisions; its elements have the next numbers of the tree and are not in it yet."""
        tree = SubTree(self.composer.tree.next_number)
        heading = self.composer.heading if self.composer.heading == "H2" else ""  # else a title in the section decides
        composer = self.composer.on(tree, heading)
        composer.pictures = []
        apart = SectionComposer.__new__(SectionComposer)  # as in ``TextComposer.on``: each edition has sections of its own
        apart.__dict__.update(self.__dict__, composer=composer, title_composer=self.title_composer.on(tree))
        entries: list[FlowableEntry] = []
        bookmarks: list[Bookmark] = []
        if section is None:
            apart._revisions(anchor, entries, bookmarks)
        else:
            apart._section(section, anchor, entries, bookmarks, compose_table)
        return ComposedSection(tuple(entries), tuple(bookmarks), tree, tuple(apart.composer.pictures))

    def _order(self) -> list[tuple[str, Section | None]]:
        """Anchors and sections in print order; ``None`` stands for the revisions."""
        numbered: list[tuple[str, Section | None]] = [(f"s{i}", s) for i, s in enumerate(self.appendix.sections, 1)]
        tail = len(numbered)
        while tail and isinstance(numbered[tail - 1][1], Memo):
            tail -= 1
        if self.appendix.revisions:
            numbered.insert(tail, ("revisions", None))
        return numbered

    def _section(
        self,
        section: Section,
        anchor: str,
        entries: list[FlowableEntry],
        bookmarks: list[Bookmark],
        compose_table: TableComposer,
    ) -> None:
        element = self.composer.tree.add("Sect", 0)
        begin = len(entries)
        try:
            if isinstance(section, Notice):
                self._notice(section, anchor, element, entries, bookmarks)
            elif isinstance(section, TextTable):
                from .text_table import compose_text_table  # only a comparison has one

                entries += compose_text_table(
                    self.composer, self.title_composer, section, self.style, self.width, element, anchor
                )
                bookmarks.append(Bookmark(0, section.title.text, anchor))
            else:
                self._title(section.title, anchor, section.place, element, entries, bookmarks)
                if isinstance(section, FaqSection):
                    self._intro(section, element, entries)
                    table, marks = compose_table(section, element, self.composer)
                    entries.append(FlowableEntry(table, section.place, space=0.5 * self.composer.size))
                    bookmarks += marks
                else:
                    self._compose_body(section, element, entries)
        except LayoutError as error:
            # a style's misfit is told at the style: only what a section's own content provokes has its place
            if error.place is None and error.code in ("inner-table-too-wide", "inner-table-no-room", "mark-too-wide"):
                error.place = section.place
            raise
        if len(entries) > begin:
            gap = 1.5 * self.composer.pitch
            entries[begin] = entries[begin]._replace(space=gap, break_before=section.page_break)

    def _compose_body(
        self, section: Contact | Checklist | Memo | TextSection, element: int, entries: list[FlowableEntry]
    ) -> None:
        if isinstance(section, Contact):
            self._intro(section, element, entries)
            self._contact(section, element, entries)
        elif isinstance(section, Checklist):
            self._intro(section, element, entries)
            self._checklist(section, element, entries)
        elif isinstance(section, Memo):
            self._memo(section, element, entries)
        else:
            self._body(section, element, entries)

    def _title(
        self, title: Inline, anchor: str, place: Place, element: int, entries: list[FlowableEntry], bookmarks: list[Bookmark]
    ) -> None:
        """A section's title, kept with what follows."""
        if not title.text:
            return
        composer = self.title_composer
        measure = floor_half(self.width / composer.size)
        tag = composer.tree.add("H1", element)
        lines = composer.lines(title, measure, tag, role=HEADING, bold=True, justify=False)
        bookmarks.append(Bookmark(0, title.text, anchor))
        entries.append(FlowableEntry(Title(lines, anchor), place, keep=True))

    def _intro(self, section: FaqSection | Contact | Checklist, element: int, entries: list[FlowableEntry]) -> None:
        """An introduction; a short one is kept with what it introduces.

        Where there is no title its first paragraph is one for those who hear the page, and find sections by their headings.
        """
        if not section.intro:
            return
        heading = "" if section.title.text else "H1"
        flow = compose_flow(self.composer, section.intro, self.measure, element, container=True, heading=heading)
        keep = flow_height(flow) <= self.height / 4
        entries.append(FlowableEntry(RunningText(flow), section.place, 0.4 * self.composer.size, keep=keep))

    def _body(self, section: TextSection, element: int, entries: list[FlowableEntry]) -> None:
        begins_with_head = not section.title.text and isinstance(section.body[0], Heading)
        heading = "H1" if begins_with_head else ""
        flow = compose_flow(self.composer, section.body, self.measure, element, container=True, heading=heading)
        if isinstance(section.body[0], InnerTable) and section.body[0].whole and isinstance(grid := flow[0], Grid):
            flow = (self._to_full_width(grid), *flow[1:])
        entries.append(FlowableEntry(RunningText(flow), section.place, 0.4 * self.composer.size))

    def _to_full_width(self, grid: Grid) -> Grid:
        """Give a grid that takes the half em, too, which the measure leaves of the type area's width."""
        return grid._replace(edges=(*grid.edges[:-1], self.width))

    def _contact(self, section: Contact, element: int, entries: list[FlowableEntry]) -> None:
        """A box; the numbers of TEL and FAX stand on one left edge by position (TB-14)."""
        composer = self.composer
        padding = composer.size
        flow: list[Lines | Space] = []
        indent = max([composer.width(word) for desk in section.desks for word, _ in _lines_of(desk)], default=0.0) + 0.5
        for i, desk in enumerate(section.desks):
            if i:
                flow.append(Space(composer.pitch / 2))
            flow += self._desk(desk, element, padding, indent)
        box = Box(tuple(flow), self.width, padding, self.style.rules.outer)
        entries.append(FlowableEntry(box, section.place, 0.6 * composer.size))

    def _desk(self, desk: Desk, element: int, padding: float, indent: float) -> list[Lines | Space]:
        composer = self.composer
        measure = floor_half((self.width - 2 * padding) / composer.size)
        group = composer.tree.add("Div", element)
        blocks: list[Lines | Space] = [
            composer.lines(desk.name, measure, composer.tree.add("P", group), bold=True, role=HEADING, justify=False)
        ]
        for word, inline in _lines_of(desk):
            place_hang(measure, 0.0, indent, word)
            tag = composer.tree.add("P", group)
            mark = HangingMark(0.0, composer.line(word), tag, composer.size)
            blocks.append(composer.lines(inline, measure - indent, tag, x=indent * composer.size, justify=False, marks=(mark,)))
        return blocks

    def _checklist(self, section: Checklist, element: int, entries: list[FlowableEntry]) -> None:
        flow = self._items(section.items, TICK if section.boxes else DIAMOND, self.measure, element)
        entries.append(FlowableEntry(RunningText(flow), section.place, 0.4 * self.composer.size))

    def _items(self, items: tuple[CheckItem, ...], mark: str, measure: float, element: int) -> Flow:
        """Items of a list, with ``mark`` unless they begin with a mark of their own, each note one level below.

        The mark of an item that is a figure stands beside it.
        """
        text: list[Block] = []
        beside: list[int] = []
        for item in items:
            first, *others = item.text
            if isinstance(first, Picture | QrLine):
                beside.append(len(text))
                text += (Item(mark, Inline("")), _under_item(first))
            else:
                text.append(Item(mark, first.body) if isinstance(first, Paragraph) and not first.level else first)
            text += [_under_item(block) for block in (*others, *item.note)]
        flow = compose_flow(self.composer, tuple(text), measure, element, container=True, beside=beside)
        # a note without a mark of its own is set as a paragraph of its item, and kept with it like any note
        return tuple(b._replace(role=NOTE) if isinstance(b, Lines) and b.role == ITEM and not b.marks else b for b in flow)

    def _notice(
        self, section: Notice, anchor: str, element: int, entries: list[FlowableEntry], bookmarks: list[Bookmark]
    ) -> None:
        """The 重要 box: its label in a filled cell at the left (TB-14)."""
        composer = self.composer
        padding = 0.7 * composer.size
        need = min(composer.width(section.label.text, bold=True), 6.0)
        label_em = ceil_half(need)
        label_width = label_em * composer.size + 2 * padding
        tag = composer.tree.add("H1", element)  # it is to a notice what a title is to other sections
        label = composer.lines(section.label, label_em, tag, x=padding, bold=True, justify=False, align=ALIGN_CENTRE)
        measure = floor_half((self.width - label_width - 2 * padding) / composer.size)
        if measure < HUNG_MEASURE:
            needed = label_em + (4 * padding / composer.size) + HUNG_MEASURE
            raise LayoutError("mark-too-wide", mark=section.label.text, measure=f"{self.measure:g}", needed=f"{needed:g}")
        composer.room -= 2 * padding
        flow = self._items(section.items, DIAMOND, measure, element)
        bookmarks.append(Bookmark(0, section.label.text, anchor))
        rule = max(self.style.rules.outer, 1.0)
        box = Box(flow, self.width, padding, rule, label, label_width, anchor)
        entries.append(FlowableEntry(box, section.place))

    def _memo(self, section: Memo, element: int, entries: list[FlowableEntry]) -> None:
        composer = self.composer
        if section.label.text:
            tag = composer.tree.add("P" if section.title.text else "H1", element)
            label = composer.lines(section.label, self.measure, tag, role=HEADING, bold=True, justify=False, align=ALIGN_CENTRE)
            entries.append(FlowableEntry(RunningText((label,)), section.place, 0.4 * composer.size, keep=True))
        rows = memo_fields(composer, section.fields, self.width, element)
        return_to: Flow = ()
        if section.return_to.text:
            return_to = (composer.lines(section.return_to, self.measure, composer.tree.add("P", element), justify=False),)
        memo = MemoFrame(self.width, rows, return_to, section.ruled, self.style.rules.outer, composer.size)
        entries.append(FlowableEntry(memo, section.place, 0.4 * composer.size))

    def _revisions(self, anchor: str, entries: list[FlowableEntry], bookmarks: list[Bookmark]) -> None:
        from .inner_tables import compose_grid

        place = Place(self.appendix.path, 1, 1)
        element = self.composer.tree.add("Sect", 0)
        begin = len(entries)
        self._title(Inline(REVISIONS), anchor, place, element, entries, bookmarks)
        rows = (tuple(map(Inline, REVISION_HEADS)), *self.appendix.revisions)
        columns = (TableColumn("left"), TableColumn("left"), TableColumn("left"))
        table = self.composer.tree.add("Table", element)
        grid = compose_grid(self.composer, InnerTable(rows, columns=columns, whole=True), self.measure, table)
        entries.append(FlowableEntry(RunningText((self._to_full_width(grid),)), place))
        entries[begin] = entries[begin]._replace(space=1.5 * self.composer.pitch)

    def _contents(self, entries: list[FlowableEntry]) -> None:
        """A list of what the appendix holds, with the pages."""
        from .contents_list import compose_contents, listed_places

        places = list(listed_places(self.appendix, self._order()))
        place = Place(self.appendix.path, 1, 1)
        pages = (self.width, self.pages_of, self.prefix)
        entries += compose_contents(places, self.composer, self.title_composer, self.measure, *pages, place)


def _lines_of(desk: Desk) -> list[tuple[str, Inline]]:
    """The words and texts of a desk's lines; one whose text is empty is left out."""
    rows = ((TEL, desk.tel), (FAX, desk.fax), (EMAIL, desk.email), (URL, desk.url), (HOURS, desk.hours))
    return [(word, inline) for word, inline in rows if inline.text]


def _under_item(block: Block) -> Block:
    """The block as part of the item above it."""
    return block if isinstance(block, HalfLine) or block.level else block._replace(level=1)
