"""What is done to questions and 区分: typed, put in, moved, deleted; every function gives where the question is then.

What is asked for and is not there, or cannot be done, raises ``RefusedRequestError``, a way of writing that must stay
``SpliceError``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from ..messages.desk import NEW_TEXTS
from ..source.changes import Changes, ItemChange, NewItem, OldItem, SpliceError
from ..source.nodes import child_node
from ..source.spans import MappingSpan, NodePath, SequenceSpan
from .answers import RefusedRequestError
from .content_map import PlacedQuestion
from .drafted_file import DraftedFile
from .session import Session

#: The keys of a question; those that may be left out go when they are emptied.
FIELDS: Final = ("question", "answer", "id", "code")
_OPTIONAL: Final = ("id", "code")


def find_question(session: Session, number: int) -> PlacedQuestion:
    """Give a question by its number."""
    questions = session.content().questions
    if not 1 <= number <= len(questions):
        raise RefusedRequestError(404, "desk-nothing-there", what=f"No.{number}")
    return questions[number - 1]


def yaml_file(session: Session, file: Path) -> DraftedFile:
    """Give a file of the content for changes.

    Raises ``RefusedRequestError`` if it is gone, or its faults do not let it be read.
    """
    source = session.content().sources.get(file.as_posix())
    if source is not None and session.draft.now.get(file) is None:  # as its appendix is: the content is as it was read last
        raise RefusedRequestError(404, "desk-nothing-there", what=file.as_posix())
    if source is None or source.root is None:
        raise RefusedRequestError(422, "desk-unreadable", file=file.as_posix())
    drafted = session.draft.yaml(file, source)
    try:
        assert drafted.spans
    except SpliceError:
        raise RefusedRequestError(422, "desk-unreadable", file=file.as_posix()) from None
    return drafted


def type_text(drafted: DraftedFile, path: NodePath, text: str, *, optional: bool) -> bytes:
    """Put a text in its place, and give the file's bytes; an optional key that is emptied goes, where its line can go.

    Raises ``SpliceError`` where the text cannot be put in place.
    """
    if text or not optional:
        return drafted.type_text({path: text})
    try:
        return drafted.type_text({path: None})
    except SpliceError:  # it is the first or the only one of its mapping
        return drafted.type_text({path: ""})


def type_field(session: Session, number: int, field: str, text: str, *, goes_on: bool) -> dict[str, Any]:
    """Type a text of a question; gives its ``number`` as ``question``.

    ``number``: from 1 over the whole content; ``field``: one of ``FIELDS``; ``goes_on``: it belongs to the step before, if
    that was typed here, too.  Raises ``RefusedRequestError`` for what is none.
    """
    if field not in FIELDS:
        raise RefusedRequestError(400, "desk-request", reason="field")
    asked = find_question(session, number)
    drafted = yaml_file(session, asked.file)
    path = (*asked.path, field)
    content = type_text(drafted, path, text, optional=field in _OPTIONAL)
    session.draft.put({asked.file: content}, (asked.file, path), goes_on=goes_on)
    return {"question": number}


class _QuestionLists:
    """The lists of a section's questions, to be put in another order."""

    def __init__(self, session: Session, section: int) -> None:
        self.session = session
        self.placed = session.content().sections[section - 1]
        self.drafted = yaml_file(session, self.placed.file)
        self.root: NodePath = (*self.placed.at, "categories")
        self.before: list[list[ItemChange]] = []
        for number in range(self._length(self.root)):
            path = (*self.root, number, "questions")
            self.before.append([OldItem((*path, place)) for place in range(self._length(path))])
        self.after = [list(one) for one in self.before]
        #: The 区分 in their order.
        self.order: list[ItemChange] = [OldItem((*self.root, number)) for number in range(len(self.before))]

    def _length(self, path: NodePath) -> int:
        node = self.drafted.spans.node(path)
        return len(node.items) if isinstance(node, SequenceSpan) else 0

    def write(self) -> None:
        """Change the file; a 区分 that lost its last question goes with it."""
        changes: dict[NodePath, Any] = {}
        emptied: list[ItemChange] = []
        for number, (old, new) in enumerate(zip(self.before, self.after, strict=True)):
            if not new and old:
                emptied.append(OldItem((*self.root, number)))
            elif old != new:
                self._empty(number, old)
                changes[(*self.root, number, "questions")] = new
        order = [one for one in self.order if one not in emptied]
        if not order:
            raise RefusedRequestError(409, "desk-last-item")
        if order != [OldItem((*self.root, number)) for number in range(len(self.before))]:
            changes[self.root] = order
        self.put(changes)

    def _empty(self, number: int, old: list[ItemChange]) -> None:
        """Take away the key of a list that is empty, or of nothing: neither takes an item, and it is begun anew.

        An empty list between braces takes one where it is.
        """
        path = (*self.root, number, "questions")
        node, holder = self.drafted.spans.node(path), self.drafted.spans.node(path[:-1])
        takes_items = isinstance(node, SequenceSpan) and isinstance(holder, MappingSpan) and holder.flow
        if not old and node is not None and not takes_items:
            self.drafted.change_lists({path: None})

    def put(self, changes: Changes) -> None:
        """Make changes of the file."""
        content = self.drafted.change_lists(changes)
        self.session.draft.put({self.placed.file: content})
        self.session.findings = []  # they are told by numbers, which are others now

    def count_before(self) -> int:
        """Count the questions before the section's first."""
        content = self.session.content()
        own = content.sections.index(self.placed) + 1
        return sum(one.section < own for one in content.questions)

    def number_of(self, category: int, place: int) -> int:
        """Give the number of a question by its 区分 and its place there, from 0, as they are to be."""
        kept = [one for one in self.after[:category] if one]
        return self.count_before() + sum(map(len, kept)) + place + 1


def _lists_of(session: Session, asked: PlacedQuestion) -> _QuestionLists:
    """Give the lists of a question's section.

    Raises ``RefusedRequestError`` if the question is there no more: without its appendix the content is as it was read last.
    """
    lists = _QuestionLists(session, asked.section)
    category = asked.category - 1
    if category >= len(lists.before) or int(asked.path[-1]) >= len(lists.before[category]):
        raise RefusedRequestError(404, "desk-nothing-there", what=f"No.{asked.number}")
    return lists


def new_question(lang: str) -> NewItem:
    """Give a question with texts that say what to type."""
    return NewItem((("question", NEW_TEXTS["question"][lang == "en"]), ("answer", NEW_TEXTS["answer"][lang == "en"])))


def add_question(session: Session, number: int) -> dict[str, Any]:
    """Put a new question below another one (``number`` from 1); gives its number as ``question``."""
    asked = find_question(session, number)
    lists = _lists_of(session, asked)
    place = int(asked.path[-1]) + 1
    lists.after[asked.category - 1].insert(place, new_question(session.lang))
    lists.write()
    return {"question": lists.number_of(asked.category - 1, place)}


def add_to_category(session: Session, section: int, category: int) -> dict[str, Any]:
    """Put a new question at the end of a 区分, both counted from 1; gives its number as ``question``."""
    lists = _QuestionLists(session, section)
    _check_category(lists, category)
    lists.after[category - 1].append(new_question(session.lang))
    lists.write()
    return {"question": lists.number_of(category - 1, len(lists.after[category - 1]) - 1)}


def add_category(session: Session, section: int, after: int, name: str) -> dict[str, Any]:
    """Put a new 区分 with one question below the one at ``after`` (from 1), 0: above all.

    Gives the question's number and its own.  ``name``: ``''`` for a word that stands for one.  Raises
    ``RefusedRequestError``: there is no such 区分.
    """
    lists = _QuestionLists(session, section)
    if not 0 <= after <= len(lists.before):
        raise RefusedRequestError(404, "desk-nothing-there", what="category")
    name = name.strip() or NEW_TEXTS["category"][session.lang == "en"]
    new = NewItem((("name", name), ("questions", (new_question(session.lang),))))
    lists.order.insert(after, new)
    lists.put({lists.root: lists.order})
    number = lists.count_before() + sum(map(len, lists.before[:after])) + 1
    return {"question": number, "category": after + 1}


def set_category(session: Session, number: int, category: int) -> dict[str, Any]:
    """Put a question at the end of another 区分 of its section (from 1); gives its new number as ``question``."""
    asked = find_question(session, number)
    lists = _lists_of(session, asked)
    _check_category(lists, category)
    if category == asked.category:
        return {"question": number}
    moved = lists.after[asked.category - 1].pop(int(asked.path[-1]))
    lists.after[category - 1].append(moved)
    lists.write()
    return {"question": lists.number_of(category - 1, len(lists.after[category - 1]) - 1)}


def move_question(session: Session, number: int, by: int) -> dict[str, Any]:
    """Move a question up (``by`` -1) or down (1) by one; over the border of its 区分 it goes into the next.

    Gives its new number as ``question``.  Raises ``RefusedRequestError``: it is the first or the last one.
    """
    asked = find_question(session, number)
    lists = _lists_of(session, asked)
    category, place = asked.category - 1, int(asked.path[-1])
    own = lists.after[category]
    moved = own.pop(place)
    if 0 <= place + by <= len(own):
        place += by
    elif 0 <= category + by < len(lists.after):
        category += by
        place = 0 if by > 0 else len(lists.after[category])
    else:
        raise RefusedRequestError(409, "desk-no-move")
    lists.after[category].insert(place, moved)
    lists.write()
    return {"question": lists.number_of(category, place)}


def move_category(session: Session, section: int, category: int, by: int) -> dict[str, Any]:
    """Move a 区分 with its questions up or down by one."""
    lists = _QuestionLists(session, section)
    _check_category(lists, category)
    if not 0 <= category - 1 + by < len(lists.order):
        raise RefusedRequestError(409, "desk-no-move")
    lists.order.insert(category - 1 + by, lists.order.pop(category - 1))
    lists.write()
    return {"category": category + by}


def delete_question(session: Session, number: int) -> dict[str, Any]:
    """Delete a question (``number`` from 1); its 区分 goes with the last one.  Gives the number that stands there then."""
    asked = find_question(session, number)
    lists = _lists_of(session, asked)
    lists.after[asked.category - 1].pop(int(asked.path[-1]))
    lists.write()
    return {"question": min(number, len(session.content().questions) - 1)}


def delete_category(session: Session, section: int, category: int) -> dict[str, Any]:
    """Delete a 区分 with its questions; gives the number of the one above as ``category``."""
    lists = _QuestionLists(session, section)
    _check_category(lists, category)
    lists.after[category - 1].clear()
    if not lists.before[category - 1]:
        lists.order.pop(category - 1)
    lists.write()
    return {"category": max(category - 1, 1)}


def _check_category(lists: _QuestionLists, category: int) -> None:
    if not 1 <= category <= len(lists.before):
        raise RefusedRequestError(404, "desk-nothing-there", what="category")


def question_of(session: Session, number: int) -> dict[str, Any]:
    """Give a question's form: its texts by ``FIELDS``, where it stands, and the faults that concern it; ``number`` from 1."""
    asked = find_question(session, number)
    content = session.content()
    drafted = yaml_file(session, asked.file)
    texts = {field: drafted.text_at((*asked.path, field)) or "" for field in FIELDS}
    shown = session.shown.appendix if session.shown else None
    printed = next((one.printed_no for one in shown.questions() if one.number == number), "") if shown else ""
    node = asked.node
    own = [one for one in content.questions if one.section == asked.section]
    return {
        "number": number,
        "no": printed or str(number),
        "form": asked.section + 1,
        "file": asked.file.as_posix(),
        "line": getattr(child_node(node, "question") or node, "line", 1),
        "category": asked.category,
        "categories": content.categories(asked.section),
        **texts,
        "first": own[0].number == number,
        "last": own[-1].number == number,
        "faults": [one for one in (*session.faults, *session.findings) if one["question"] == number],
    }
