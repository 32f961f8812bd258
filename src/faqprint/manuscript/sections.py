"""The fields of a section, as read -> the section of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from .field_reader import Fields
from .model import Category, CheckItem, Checklist, Contact, Desk, FaqSection, Inline, Memo, Notice, Question, Section, TextSection

#: A question's running number, and what it prints as its No.
NumberedQuestion = tuple[int, str]


def section_of(fields: Fields, numbers: Iterator[NumberedQuestion]) -> Section:
    """Make a section; ``numbers`` gives each question its numbers."""
    return _MAKERS[fields["type"]](fields, numbers)


def _page(fields: Fields) -> dict[str, Any]:
    return {"page_break": fields["page_break"] == "before", "place": fields["place"]}


def _faq(fields: Fields, numbers: Iterator[NumberedQuestion]) -> Section:
    categories = tuple(
        Category(
            category["name"],
            tuple([_question(q, *next(numbers)) for q in category["questions"]]),
            category["place"],
        )
        for category in fields["categories"]
    )
    return FaqSection(fields["title"], fields["intro"], categories, **_page(fields))


def _question(fields: Fields, number: int, printed: str) -> Question:
    no = "" if printed == str(number) else printed
    return Question(number, fields["question"], fields["answer"], fields["id"], fields["place"], no)


def _contact(fields: Fields, _: Iterator[NumberedQuestion]) -> Section:
    desks = tuple(Desk(*(desk[name] for name in Desk._fields)) for desk in fields["desks"])
    return Contact(fields["title"], fields["intro"], desks, **_page(fields))


def _items(fields: Fields) -> tuple[CheckItem, ...]:
    return tuple(CheckItem(item["text"], item["note"]) if isinstance(item, dict) else CheckItem(item) for item in fields["items"])


def _checklist(fields: Fields, _: Iterator[NumberedQuestion]) -> Section:
    return Checklist(fields["title"], fields["intro"], _items(fields), fields["boxes"], **_page(fields))


def _notice(fields: Fields, _: Iterator[NumberedQuestion]) -> Section:
    return Notice(_or(fields["label"], "重要"), _items(fields), **_page(fields))


def _memo(fields: Fields, _: Iterator[NumberedQuestion]) -> Section:
    label = _or(fields["label"], "【メモ欄】")
    return Memo(fields["title"], label, fields["ruled"], tuple(fields["fields"]), fields["return_to"], **_page(fields))


def _text(fields: Fields, _: Iterator[NumberedQuestion]) -> Section:
    return TextSection(fields["title"], fields["body"], **_page(fields))


def _or(label: Inline, otherwise: str) -> Inline:
    return label if label.text else Inline(otherwise)


_MAKERS: Final[dict[str, Callable[[Fields, Iterator[NumberedQuestion]], Section]]] = {
    "faq": _faq,
    "contact": _contact,
    "checklist": _checklist,
    "notice": _notice,
    "memo": _memo,
    "text": _text,
}
