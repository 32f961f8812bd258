"""The appendix as its editors wrote it: frozen values, marks read, values not yet put in.

Every text is NFC.  An ``Inline`` is one line of text without its marks; its spans say which of its characters are
strong, a link or a value.  A ``Text`` is the blocks of one YAML scalar, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from ..errors import Place
from ..named_tuple import NamedTuple
from ..pictures.picture import PictureFile

if TYPE_CHECKING:
    from ..style import Style


#: How a link to a question begins, and one that stands for the page on which it begins (``page_references``).
QUESTION_LINK: Final = "#q"
PAGE_LINK: Final = "#p"


#: The decoration that is a bar beside its lines.
CHANGE_BAR: Final = "bar"


class Span(NamedTuple):
    """A range of an inline's text that is not plain; spans are in order and do not overlap.

    ``link``: '' | 'https://…' | 'mailto:…' | '#q12' | '#p12'; a URL may hold ``{{name}}`` until values are put in.
    ``value``: the value's name while the text still holds its ``{{name}}``; '' once it is put in.
    ``decoration``: how a change is shown: ``underline``, ``double`` (underlined twice), ``strike``, ``bar`` (a bar beside its
    lines; such spans stand behind the others, whatever they overlap), or ''; no content holds any.
    """

    start: int
    end: int
    strong: bool = False
    link: str = ""
    value: str = ""
    decoration: str = ""

    @property
    def is_open(self) -> bool:
        """Whether a value is still to be put in."""
        return bool(self.value) or "{{" in self.link


class Inline(NamedTuple):
    """One line of text without its marks, and the ranges that are not plain."""

    text: str
    spans: tuple[Span, ...] = ()


class Paragraph(NamedTuple):
    """A paragraph; ``level`` > 0 when it continues the item of that level (1 to 3)."""

    body: Inline
    level: int = 0


class Heading(NamedTuple):
    """A line wholly in 【…】, 〔…〕, ≪…≫, 〈…〉 or ＜…＞, brackets included; kept with what follows."""

    body: Inline
    level: int = 0


class Item(NamedTuple):
    """A bullet or numbered item: its mark as written, its text hanging; level 1 is outermost."""

    mark: str
    body: Inline
    level: int = 1
    numbered: bool = False
    #: How a change of the mark is shown: as in ``Span``.
    decoration: str = ""


class Note(NamedTuple):
    """A note (※, 注）…): its mark as written, its text hanging; ``level`` > 0 under an item of that level."""

    mark: str
    body: Inline
    level: int = 0
    #: As in ``Item``.
    decoration: str = ""


class Reference(NamedTuple):
    """参照 and its hanging text (without the word 参照 and the space after it)."""

    body: Inline
    level: int = 0


class HalfLine(NamedTuple):
    """An empty line of the source: half a line of space."""


class TableColumn(NamedTuple):
    """How a column of an inner table is set."""

    #: ``left``, ``center`` or ``right``; empty: figures at the right, anything else at the left.
    align: str = ""
    #: Its least measure in em.
    least: float = 0.0
    #: Whether its cells are names of files, which break only behind ``_``.
    parts: bool = False
    #: Its least measure where else a date, a version or a file's name would break; 0: the same.
    tightest: float = 0.0


class InnerTable(NamedTuple):
    """A table inside an answer: rows of cells, the first one its head."""

    rows: tuple[tuple[Inline, ...], ...]
    level: int = 0
    #: One for each column, or none: all as their text asks.
    columns: tuple[TableColumn, ...] = ()
    #: The least height of a row below the head in pt: of a form to be filled in by hand.
    row: float = 0.0
    #: Whether it takes the whole measure, not only what its text asks for.
    whole: bool = False
    #: The cells, by row and column, that belong to the one above them; they have no text.
    joined: tuple[tuple[int, int], ...] = ()

    def row_spans(self) -> dict[tuple[int, int], int]:
        """Give the rows that each cell takes to which others belong, by its row and column."""
        spans: dict[tuple[int, int], int] = {}
        owners: dict[tuple[int, int], tuple[int, int]] = {}
        for row, column in self.joined:  # from the top down
            above = row - 1, column
            owners[row, column] = owner = owners.get(above, above)
            spans[owner] = spans.get(owner, 1) + 1
        return spans


class Picture(NamedTuple):
    """A line wholly ``![words](file.png)``: the picture of a file."""

    #: What stands for it to those who do not see it; not printed.
    words: Inline
    #: The file's name as it is written.
    file: str
    level: int = 0
    #: The width that is asked for, as a share of the column, or in mm; neither: as the picture comes out at 150 dpi.
    share: float = 0.0
    mm: float = 0.0
    #: Where the file's name stands, and its line; in a text by itself the place counts from 0 in the text.
    place: Place = Place("", 0, 0)
    line: str = ""
    #: The file, once it was read.
    picture: PictureFile | None = None


class QrLine(NamedTuple):
    """QR and a URL, with words or without: a code, and both beside it."""

    url: Inline
    words: Inline
    level: int = 0
    #: As in ``Picture``: of the URL.
    place: Place = Place("", 0, 0)


Block = Paragraph | Heading | Item | Note | Reference | HalfLine | InnerTable | Picture | QrLine
#: The blocks whose text is their ``body``.
Worded = Paragraph | Heading | Item | Note | Reference
Text = tuple[Block, ...]


def source_lines(block: Block) -> int:
    """Give how many lines of the source a block takes: one, a table one more than it has rows."""
    return len(block.rows) + 1 if isinstance(block, InnerTable) else 1


class Question(NamedTuple):
    """One row of the FAQ table; ``number`` counts from 1 over the whole appendix.

    ``no``: what the No column prints if it is not that number (a pattern's, a code), else ''.
    """

    number: int
    question: Text
    answer: Text
    id: str
    place: Place
    no: str = ""

    @property
    def printed_no(self) -> str:
        """What the No column prints."""
        return self.no or str(self.number)


class Category(NamedTuple):
    """A 区分 with its questions, at least one."""

    name: Inline
    questions: tuple[Question, ...]
    place: Place


class FaqSection(NamedTuple):
    """The FAQ table with its title and intro."""

    title: Inline
    intro: Text
    categories: tuple[Category, ...]
    page_break: bool
    place: Place


class Desk(NamedTuple):
    """One desk of the contact box; a line whose text is empty is left out."""

    name: Inline
    tel: Inline
    fax: Inline
    email: Inline
    url: Inline
    hours: Inline


class Contact(NamedTuple):
    """Where to ask: title, intro and a box of desks."""

    title: Inline
    intro: Text
    desks: tuple[Desk, ...]
    page_break: bool
    place: Place


class CheckItem(NamedTuple):
    """An item of a checklist or notice with its note (``()``: none); a mark of its own is in the text's first block."""

    text: Text
    note: Text = ()


class Checklist(NamedTuple):
    """What to have at hand before asking; ``boxes`` prints □ to tick."""

    title: Inline
    intro: Text
    items: tuple[CheckItem, ...]
    boxes: bool
    page_break: bool
    place: Place


class Notice(NamedTuple):
    """The framed 重要 notice."""

    label: Inline
    items: tuple[CheckItem, ...]
    page_break: bool
    place: Place


class Memo(NamedTuple):
    """Room to write: fills what is left of its page, never less than a third of one."""

    title: Inline
    label: Inline
    ruled: bool
    fields: tuple[Inline, ...]
    return_to: Inline
    page_break: bool
    place: Place


class TextSection(NamedTuple):
    """A section of plain text."""

    title: Inline
    body: Text
    page_break: bool
    place: Place


class TextRow(NamedTuple):
    """A row of a table of texts; ``cells``: a text a column, or a single one over all columns."""

    cells: tuple[Text, ...]


class TextTable(NamedTuple):
    """A table of texts over the whole measure that no content holds: the 新旧対照表."""

    #: Centred above it, and lines below that: centred ones, and one at the right.
    title: Inline
    lead: tuple[Inline, ...]
    remark: Inline
    heads: tuple[Inline, ...]
    #: In em; ``None``: an equal share of what is left.
    measures: tuple[float | None, ...]
    #: Without any, ``remark`` is all that is said.
    rows: tuple[TextRow, ...]
    page_break: bool
    place: Place


Section = FaqSection | Contact | Checklist | Notice | Memo | TextSection | TextTable


class Revision(NamedTuple):
    """A line of the 改訂履歴."""

    version: Inline
    date: Inline
    note: Inline


class Appendix(NamedTuple):
    """The whole appendix.

    As loaded it still holds ``{{name}}`` in value spans (``values`` has their texts); ``values.resolve`` gives an
    ``Appendix`` in which they are put in.  ``inputs`` are the files it was read from, with their bytes' sha256.
    ``toc``: '' (none), 'categories' or 'questions'.  ``first_page``: the number of its first page; beyond 1 it goes on from
    another document's, and its folio is that number alone unless the style says otherwise.  ``paged``: the numbers of the
    questions whose page a text prints.
    """

    title: Inline
    manual: Inline
    publisher: Inline
    version: Inline
    date: date | None
    values: Mapping[str, Inline]
    style: Style
    revisions: tuple[Revision, ...]
    toc: str
    sections: tuple[Section, ...]
    inputs: tuple[tuple[str, str], ...]
    path: str
    branch: str = ""
    mark: Inline = Inline("")
    paged: frozenset[int] = frozenset()
    #: The version from which changes are shown by bars; '' : none are.
    since: str = ""
    #: The pictures that its texts name, by their names from its folder.
    pictures: tuple[tuple[str, PictureFile], ...] = ()
    first_page: int = 1

    def questions(self) -> Iterator[Question]:
        """Give the questions of all sections, in order."""
        for section in self.sections:
            for category in section.categories if isinstance(section, FaqSection) else ():
                yield from category.questions
