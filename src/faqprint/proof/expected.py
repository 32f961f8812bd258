"""What an appendix must print, straight from its content and in reading order (PX-3), apart from any layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..manuscript.model import (
    Appendix,
    CheckItem,
    Checklist,
    Contact,
    FaqSection,
    HalfLine,
    InnerTable,
    Item,
    Memo,
    Note,
    Notice,
    Paragraph,
    Picture,
    QrLine,
    Question,
    Reference,
    Section,
    Text,
    TextSection,
    TextTable,
)
from ..manuscript.printed_words import (
    CONTENTS,
    DIAMOND,
    EMAIL,
    FAX,
    HOURS,
    PRINTED_HEADS,
    REFERENCE_WORD,
    REVISION_HEADS,
    REVISIONS,
    TEL,
    TICK,
    URL,
    is_visible,
)
from ..named_tuple import NamedTuple


class Passage(NamedTuple):
    """A text that stands together: a paragraph, a mark, a cell.

    ``question``: the No of the question that it belongs to, as printed, or ``''``.  ``begins``: the anchors that begin with it.
    ``page_of``: the text is the label of the page on which that anchor lies (contents list).  ``in_head``: it stands in the head
    of its page, above the type area.  ``figure``: what is drawn here without text.
    """

    text: str
    question: str = ""
    begins: tuple[str, ...] = ()
    page_of: str = ""
    in_head: bool = False
    figure: Picture | QrLine | None = None


def _blocks(text: Text, question: str = "") -> list[Passage]:
    passages: list[Passage] = []
    for block in text:
        if isinstance(block, Paragraph):  # most are
            passages.append(Passage(block.body.text, question))
            continue
        if isinstance(block, HalfLine):
            continue
        if isinstance(block, InnerTable):
            passages += [Passage(cell.text.replace("\n", " "), question) for row in block.rows for cell in row]
            continue
        if isinstance(block, Picture | QrLine):
            passages.append(Passage("", question, figure=block))
            if isinstance(block, QrLine):
                passages += Passage(block.words.text, question), Passage(block.url.text, question)
            continue
        if isinstance(block, Item | Note):
            passages.append(Passage(block.mark, question))
        elif isinstance(block, Reference):
            passages.append(Passage(REFERENCE_WORD, question))
        passages.append(Passage(block.body.text, question))
    return passages


def _items(items: Iterable[CheckItem], mark: str) -> Iterator[Passage]:
    for item in items:
        if item.text and isinstance(item.text[0], Paragraph | Picture | QrLine) and not item.text[0].level:
            yield Passage(mark)
        yield from _blocks(item.text)
        yield from _blocks(item.note)


def _faq(section: FaqSection) -> Iterator[Passage]:
    yield from _blocks(section.intro)
    yield from map(Passage, PRINTED_HEADS)
    for category in section.categories:
        label = Passage(category.name.text, category.questions[0].printed_no)
        for question in category.questions:
            no, anchor = question.printed_no, f"q{question.number}"
            yield Passage(no, no, (anchor, f"c{question.number}") if label.text else (anchor,))
            yield label
            label = Passage("")
            yield from _blocks(question.question, no)
            yield from _blocks(question.answer, no)


def _contact(section: Contact) -> Iterator[Passage]:
    yield from _blocks(section.intro)
    for desk in section.desks:
        yield Passage(desk.name.text)
        lines = ((TEL, desk.tel), (FAX, desk.fax), (EMAIL, desk.email), (URL, desk.url), (HOURS, desk.hours))
        for word, line in lines:
            if line.text:
                yield Passage(word)
                yield Passage(line.text)


def _section(section: Section, anchor: str) -> Iterator[Passage]:
    if isinstance(section, Notice):
        yield Passage(section.label.text, begins=(anchor,))
        yield from _items(section.items, DIAMOND)
        return
    yield Passage(section.title.text, begins=(anchor,))
    if isinstance(section, FaqSection):
        yield from _faq(section)
    elif isinstance(section, Contact):
        yield from _contact(section)
    elif isinstance(section, Checklist):
        yield from _blocks(section.intro)
        yield from _items(section.items, TICK if section.boxes else DIAMOND)
    elif isinstance(section, Memo):
        yield from (Passage(text.text) for text in (section.label, *section.fields, section.return_to))
    elif isinstance(section, TextSection):
        yield from _blocks(section.body)
    elif isinstance(section, TextTable):
        yield from (Passage(line.text) for line in (*section.lead, section.remark))
        yield from (Passage(head.text) for head in section.heads if section.rows)
        yield from (passage for row in section.rows for cell in row.cells for passage in _blocks(cell))


def _revisions(appendix: Appendix) -> Iterator[Passage]:
    yield Passage(REVISIONS, begins=("revisions",))
    yield from map(Passage, REVISION_HEADS)
    yield from (Passage(cell.text) for revision in appendix.revisions for cell in revision)


def _in_order(appendix: Appendix) -> list[tuple[str, Section | None]]:
    """Sections with their anchors; ``None`` stands for the revisions, which come before the memos at the end."""
    order: list[tuple[str, Section | None]] = [(f"s{number}", s) for number, s in enumerate(appendix.sections, 1)]
    if appendix.revisions:
        last = max((place for place, (_, s) in enumerate(order, 1) if not isinstance(s, Memo)), default=0)
        order.insert(last, ("revisions", None))
    return order


def _heading(section: Section | None) -> str:
    """What a section is called; ``None``: the revisions."""
    if section is None:
        return REVISIONS
    return section.label.text if isinstance(section, Notice) else section.title.text


def expected_bookmarks(appendix: Appendix) -> Iterator[tuple[int, str, str]]:
    """Level, title and anchor of the bookmarks that a resolved appendix has, in order."""
    for anchor, section in _in_order(appendix):
        if _heading(section):
            yield 0, _heading(section), anchor
        for category in section.categories if isinstance(section, FaqSection) else ():
            if category.name.text:
                yield 1, category.name.text, f"c{category.questions[0].number}"


def _contents(appendix: Appendix) -> Iterator[Passage]:
    yield Passage(CONTENTS)
    for anchor, section in _in_order(appendix):
        if _heading(section):
            yield Passage(_heading(section))
            yield Passage("", page_of=anchor)
        for category in section.categories if isinstance(section, FaqSection) else ():
            if category.name.text:
                yield Passage(category.name.text)
                yield Passage("", page_of=f"c{category.questions[0].number}")
            if appendix.toc == "questions":
                yield from _question_entries(category.questions)


def _question_entries(questions: Iterable[Question]) -> Iterator[Passage]:
    from ..manuscript.question_line import question_line

    for question in questions:
        yield Passage(question.printed_no)
        yield Passage(question_line(question.question))
        yield Passage("", page_of=f"q{question.number}")


def expected_passages(appendix: Appendix) -> list[Passage]:
    """The passages that a resolved appendix prints, in reading order; running heads and feet but for the mark are not among them.

    Empty ones are among them.
    """
    passages = [Passage(appendix.mark.text, in_head=True)] if is_visible(appendix.mark.text) else []
    passages += _contents(appendix) if appendix.toc else ()
    for anchor, section in _in_order(appendix):
        passages += _revisions(appendix) if section is None else _section(section, anchor)
    return passages
