"""An appendix as what is compared: questions, categories, desks, items, lines and sections, in print order, as they print
(CD-1, CD-2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from ..errors import Place
from ..manuscript.load import Examined
from ..manuscript.model import (
    Appendix,
    Category,
    Checklist,
    Contact,
    FaqSection,
    HalfLine,
    Inline,
    Memo,
    Notice,
    Section,
    TextSection,
    source_lines,
)
from ..manuscript.source_text import SourceText
from ..named_tuple import NamedTuple
from .printed_text import PrintedText, print_line, print_text

QUESTION: Final = "question"
CATEGORY: Final = "category"
DESK: Final = "desk"
ITEM: Final = "item"
LINE: Final = "line"
SECTION: Final = "section"


class Unit(NamedTuple):
    """A part of an appendix that is compared as a whole."""

    #: One of the kinds above.
    kind: str
    #: Its texts by the names of their keys.
    fields: tuple[tuple[str, PrintedText], ...]
    place: Place
    #: The place of its section among the sections; -1: it is the appendix's own head.
    section: int
    #: What tells it from others of its kind at once: a section's type, the name of a question's category.
    group: str = ""
    #: Of a question: its running number, its No as it prints, its id.
    number: int = 0
    no: str = ""
    id: str = ""

    @property
    def name(self) -> str:
        """Its first text that is not empty."""
        return next((text.text for _, text in self.fields if text.text), "")

    def field(self, name: str) -> PrintedText:
        """Give a text by its name; an empty one if there is none."""
        return next((text for key, text in self.fields if key == name), print_text(()))


def units_of(appendix: Appendix, examined: Examined | None = None) -> tuple[Unit, ...]:
    """Give the units of a resolved appendix in print order; ``examined``: what it was made from, for the places of lines."""
    texts = sorted(examined.texts if examined else (), key=lambda text: (text.source.name, text.scalar.line, text.scalar.column))
    head = (("title", appendix.title), ("manual", appendix.manual), ("mark", appendix.mark))
    units = [Unit(SECTION, _fields(head), Place(appendix.path, 1, 1), -1, "appendix")]
    for number, section in enumerate(appendix.sections):
        units += _SECTIONS[type(section)](section, number, texts)
    return tuple(units)


def _fields(lines: Iterable[tuple[str, Inline]]) -> tuple[tuple[str, PrintedText], ...]:
    return tuple((key, print_line(line)) for key, line in lines if line.text)


def _faq(section: FaqSection, number: int, _: Sequence[SourceText]) -> Iterator[Unit]:
    yield _section_unit(section, number, "faq")
    for category in section.categories:
        if category.name.text:
            yield Unit(CATEGORY, (("name", print_line(category.name)),), category.place, number)
        yield from _questions(category, number)


def _questions(category: Category, number: int) -> Iterator[Unit]:
    for question in category.questions:
        fields = ("question", print_text(question.question)), ("answer", print_text(question.answer))
        no = question.printed_no
        yield Unit(QUESTION, fields, question.place, number, category.name.text, question.number, no, question.id)


def _contact(section: Contact, number: int, texts: Sequence[SourceText]) -> Iterator[Unit]:
    yield _section_unit(section, number, "contact")
    places = _places(texts, section.place, lambda text: text.shape == "desk" and text.key == "name", len(section.desks))
    for desk, place in zip(section.desks, places, strict=True):
        yield Unit(DESK, _fields(zip(desk._fields, desk, strict=True)), place, number)


def _checklist(section: Checklist, number: int, texts: Sequence[SourceText]) -> Iterator[Unit]:
    yield _section_unit(section, number, "checklist")
    yield from _items(section, number, texts)


def _notice(section: Notice, number: int, texts: Sequence[SourceText]) -> Iterator[Unit]:
    yield Unit(SECTION, _fields((("label", section.label),)), section.place, number, "notice")
    yield from _items(section, number, texts)


def _items(section: Checklist | Notice, number: int, texts: Sequence[SourceText]) -> Iterator[Unit]:
    places = _places(texts, section.place, _is_item, len(section.items))
    for item, place in zip(section.items, places, strict=True):
        fields = [("text", print_text(item.text))] + ([("note", print_text(item.note))] if item.note else [])
        yield Unit(ITEM, tuple(fields), place, number)


def _is_item(text: SourceText) -> bool:
    """Whether a text is an item of a list, written alone or with a note."""
    return (text.shape, text.key) == ("item", "text") or text.key == "items"


def _memo(section: Memo, number: int, _: Sequence[SourceText]) -> Iterator[Unit]:
    fields = Inline("、".join(field.text for field in section.fields))
    lines = (("title", section.title), ("label", section.label), ("fields", fields), ("return_to", section.return_to))
    yield Unit(SECTION, _fields(lines), section.place, number, "memo")


def _text(section: TextSection, number: int, texts: Sequence[SourceText]) -> Iterator[Unit]:
    yield Unit(SECTION, _fields((("title", section.title),)), section.place, number, "text")
    body = next((text for text in texts if text.key == "body" and text.parent == section.place), None)
    row = 0
    for block in section.body:
        place = Place(section.place.file, *body.source.position(body.scalar, row, 0)) if body else section.place
        row += source_lines(block)
        if not isinstance(block, HalfLine):
            yield Unit(LINE, (("text", print_text((block,))),), place, number)


def _section_unit(section: FaqSection | Contact | Checklist, number: int, group: str) -> Unit:
    """The unit of a section's title and intro."""
    fields = _fields((("title", section.title),)) + ((("intro", print_text(section.intro)),) if section.intro else ())
    return Unit(SECTION, fields, section.place, number, group)


def _places(texts: Sequence[SourceText], begin: Place, wanted: Callable[[SourceText], bool], count: int) -> list[Place]:
    """The places of so many texts from the beginning of a section on; the section's own where they are not known."""
    own = (text for text in texts if text.source.name == begin.file and text.scalar.line >= begin.line and wanted(text))
    found = [Place(begin.file, text.scalar.line, text.scalar.column) for text in islice(own, count)]
    return found + [begin] * (count - len(found))


_SECTIONS: Final[dict[type[Section], Callable[..., Iterator[Unit]]]] = {
    FaqSection: _faq,
    Contact: _contact,
    Checklist: _checklist,
    Notice: _notice,
    Memo: _memo,
    TextSection: _text,
}
