"""What an appendix must print, straight from its content and in reading order (PX-3), apart from any layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

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
    Reference,
    Section,
    Text,
    TextSection,
)
from ..manuscript.printed_words import (
    CONTENTS,
    DIAMOND,
    EMAIL,
    FAX,
    HEADS,
    HOURS,
    REFERENCE_WORD,
    REVISION_HEADS,
    REVISIONS,
    TEL,
    TICK,
    URL,
)


class Passage(NamedTuple):
    """A text that stands together: a paragraph, a mark, a cell.

    ``question``: the No that it belongs to, 0 for none.  ``begins``: the anchor that begins with it, or ``''``.
    ``page_of``: the text is the label of the page on which that anchor lies (contents list).
    """

    text: str
    question: int = 0
    begins: str = ""
    page_of: str = ""


def _blocks(text: Text, question: int = 0) -> Iterator[Passage]:
    for block in text:
        if isinstance(block, HalfLine):
            continue
        if isinstance(block, InnerTable):
            yield from (Passage(cell.text.replace("\n", " "), question) for row in block.rows for cell in row)
            continue
        if isinstance(block, Item | Note):
            yield Passage(block.mark, question)
        elif isinstance(block, Reference):
            yield Passage(REFERENCE_WORD, question)
        yield Passage(block.body.text, question)


def _items(items: Iterable[CheckItem], mark: str) -> Iterator[Passage]:
    for item in items:
        if item.text and isinstance(item.text[0], Paragraph) and not item.text[0].level:
            yield Passage(mark)
        yield from _blocks(item.text)
        yield from _blocks(item.note)


def _faq(section: FaqSection) -> Iterator[Passage]:
    yield from _blocks(section.intro)
    yield from map(Passage, HEADS)
    for category in section.categories:
        label = Passage(category.name.text, category.questions[0].number)
        for question in category.questions:
            yield Passage(str(question.number), question.number, f"c{question.number}" if label.text else "")
            yield label
            label = Passage("")
            yield from _blocks(question.question, question.number)
            yield from _blocks(question.answer, question.number)


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
        yield Passage(section.label.text, begins=anchor)
        yield from _items(section.items, DIAMOND)
        return
    yield Passage(section.title.text, begins=anchor)
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


def _revisions(appendix: Appendix) -> Iterator[Passage]:
    yield Passage(REVISIONS, begins="revisions")
    yield from map(Passage, REVISION_HEADS)
    yield from (Passage(cell.text) for revision in appendix.revisions for cell in revision)


def _in_order(appendix: Appendix) -> list[tuple[str, Section | None]]:
    """Sections with their anchors; ``None`` stands for the revisions, which come before the memos at the end."""
    order: list[tuple[str, Section | None]] = [(f"s{number}", s) for number, s in enumerate(appendix.sections, 1)]
    if appendix.revisions:
        last = max((place for place, (_, s) in enumerate(order, 1) if not isinstance(s, Memo)), default=0)
        order.insert(last, ("revisions", None))
    return order


def _contents(appendix: Appendix) -> Iterator[Passage]:
    yield Passage(CONTENTS)
    for anchor, section in _in_order(appendix):
        title = REVISIONS if section is None else section.label.text if isinstance(section, Notice) else section.title.text
        entries = [(title, anchor)] if title else []
        if isinstance(section, FaqSection):
            entries += [(c.name.text, f"c{c.questions[0].number}") for c in section.categories if c.name.text]
        for text, target in entries:
            yield Passage(text)
            yield Passage("", page_of=target)


def expected_passages(appendix: Appendix) -> list[Passage]:
    """The passages that a resolved appendix prints, in reading order; running heads and feet are not among them.

    Empty ones are among them.
    """
    passages = list(_contents(appendix)) if appendix.toc else []
    for anchor, section in _in_order(appendix):
        passages += _revisions(appendix) if section is None else _section(section, anchor)
    return passages
