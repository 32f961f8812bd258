"""Fields as read, made sections of the model: numbers over all of them, words that nobody typed, page breaks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from faqprint.errors import Place
from faqprint.manuscript.model import (
    CheckItem,
    Checklist,
    Contact,
    Desk,
    FaqSection,
    Inline,
    Memo,
    Notice,
    Paragraph,
    Section,
    TextSection,
)
from faqprint.manuscript.sections import section_of

PLACE = Place("a.yaml", 3, 1)
NOTHING = Inline("")


def numbered() -> Iterator[tuple[int, str]]:
    """Numbers from 1 on, of which 3 prints a code."""
    return ((number, "Q3" if number == 3 else str(number)) for number in count(1))


def made(kind: str, **fields: Any) -> Section:
    """A section of a kind, its title and intro empty, its questions numbered from 1."""
    common = {"title": NOTHING, "intro": (), "page_break": None, "place": PLACE}
    return section_of({"type": kind, **common, **fields}, numbered())


def question(name: str) -> dict[str, Any]:
    """A question as read."""
    return {"question": (Paragraph(Inline(name)),), "answer": (), "id": "", "place": PLACE}


def test_questions_are_numbered_over_categories_and_sections() -> None:
    """One counter for the whole appendix."""
    numbers = numbered()
    fields: dict[str, Any] = {
        "type": "faq",
        "title": Inline("題"),
        "intro": (),
        "page_break": None,
        "place": PLACE,
        "categories": [
            {"name": Inline("一"), "questions": [question("a"), question("b")], "place": PLACE},
            {"name": Inline("二"), "questions": [question("c")], "place": PLACE},
        ],
    }
    sections = [section_of(fields, numbers) for _ in range(2)]
    told = []
    for section in sections:
        assert isinstance(section, FaqSection)
        told.append([[(q.number, q.no) for q in category.questions] for category in section.categories])
    assert told == [[[(1, ""), (2, "")], [(3, "Q3")]], [[(4, ""), (5, "")], [(6, "")]]]


@pytest.mark.parametrize(("written", "expected"), [("before", True), (None, False)])
def test_a_page_break_is_before_or_none(written: str | None, expected: bool) -> None:
    """And every section knows its place."""
    section = made("text", body=(), page_break=written)
    assert (section.page_break, section.place) == (expected, PLACE)


@pytest.mark.parametrize(("written", "notice", "memo"), [("", "重要", "【メモ欄】"), ("注意", "注意", "注意")])
def test_labels_that_nobody_typed(written: str, notice: str, memo: str) -> None:
    """A notice and a memo have one of their own."""
    label = Inline(written)
    made_notice = made("notice", label=label, items=[])
    made_memo = made("memo", label=label, ruled=False, fields=[], return_to=NOTHING)
    assert isinstance(made_notice, Notice) and isinstance(made_memo, Memo)
    assert (made_notice.label.text, made_memo.label.text) == (notice, memo)


@pytest.mark.parametrize("kind", ["checklist", "notice"])
def test_items_are_texts_or_texts_with_a_note(kind: str) -> None:
    """A text alone has no note."""
    text, note = (Paragraph(Inline("文")),), (Paragraph(Inline("注")),)
    section = made(kind, items=[text, {"text": text, "note": note}], boxes=True, label=NOTHING)
    assert isinstance(section, Checklist | Notice)
    assert section.items == (CheckItem(text), CheckItem(text, note))


def test_desks_have_every_line() -> None:
    """In the model's order, whatever that of the fields."""
    fields = {name: Inline(name) for name in reversed(Desk._fields)}
    section = made("contact", desks=[fields])
    assert isinstance(section, Contact)
    assert [line.text for line in section.desks[0]] == list(Desk._fields)


def test_every_section_is_frozen() -> None:
    """What was a list when it was read is a tuple."""
    memo = made("memo", label=NOTHING, ruled=True, fields=[Inline("氏名")], return_to=Inline("事務部"))
    assert isinstance(memo, Memo)
    assert (memo.fields, memo.ruled, memo.return_to.text) == ((Inline("氏名"),), True, "事務部")
    text = made("text", body=(Paragraph(Inline("文")),))
    assert isinstance(text, TextSection)
    assert hash(text)
