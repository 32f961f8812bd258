"""What a PUT asks for, by its route: each takes the session and the request's object, and gives what is answered besides.

They raise ``RefusedRequestError``, and what the acts raise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from . import question_edits as questions
from .answers import RefusedRequestError
from .requests import take_direction, take_flag, take_number, take_path, take_text
from .seen import refuse_stale, with_seen
from .session import Session

_Body = Mapping[str, Any]
_Answer = dict[str, Any]


def write_draft(session: Session, body: _Body) -> _Answer:
    """Type something, choose an edition, settle what is to be settled."""
    if "edition" in body:
        session.show_edition(session.find_edition(take_number(body, "edition")))
        return {"edition": take_number(body, "edition")}
    _refuse_reader(session)
    if "offer" in body:
        session.take_offer(take=_word(body, "offer", "take", "drop") == "take")
        return {}
    if "conflict" in body:
        return _settle(session, _word(body, "conflict", "keep", "reload", "compare"))
    if "starter" in body:
        from .starter import write_starter

        write_starter(session)
        return {}
    refuse_stale(session, body)
    if "question" in body:
        number = take_number(body, "question")
        if "category" in body:
            category = take_number(body, "category")
            return session.act(lambda: questions.set_category(session, number, category))
        field, text, goes_on = take_text(body, "field"), take_text(body, "value"), take_flag(body, "continues")
        return with_seen(session, body, session.act(lambda: questions.type_field(session, number, field, text, goes_on=goes_on)))
    from .form_edits import type_in_form

    form, path, text = take_number(body, "form"), take_path(body, "path"), take_text(body, "value")
    goes_on = take_flag(body, "continues")
    return with_seen(session, body, session.act(lambda: type_in_form(session, form, path, text, goes_on=goes_on)))


def _settle(session: Session, how: str) -> _Answer:
    if how != "compare":
        session.settle(mine=how == "keep")
        return {}
    from .conflict import compare_hands

    return {"compare": compare_hands(session)}


def write_add(session: Session, body: _Body) -> _Answer:
    """Put something in."""
    _refuse_reader(session)
    refuse_stale(session, body)
    if "question" in body:
        number = take_number(body, "question")
        return session.act(lambda: questions.add_question(session, number))
    form = take_number(body, "form")
    if "list" in body:
        from .form_edits import add_item

        path, name = take_path(body, "list"), take_text(body, "name", "")
        after = take_number(body, "after") if "after" in body else None
        return session.act(lambda: add_item(session, form, path, after, name))
    section = section_number(session, form)
    if "categoryAfter" in body:
        after, name = take_number(body, "categoryAfter"), take_text(body, "name", "")
        return session.act(lambda: questions.add_category(session, section, after, name))
    category = take_number(body, "category")
    return session.act(lambda: questions.add_to_category(session, section, category))


def write_move(session: Session, body: _Body) -> _Answer:
    """Move something up or down."""
    _refuse_reader(session)
    refuse_stale(session, body)
    by = take_direction(body)
    if "question" in body:
        number = take_number(body, "question")
        return session.act(lambda: questions.move_question(session, number, by))
    form = take_number(body, "form")
    if "item" in body:
        from .form_edits import move_item

        path = take_path(body, "item")
        return session.act(lambda: move_item(session, form, path, by))
    section, category = section_number(session, form), take_number(body, "category")
    return session.act(lambda: questions.move_category(session, section, category, by))


def write_delete(session: Session, body: _Body) -> _Answer:
    """Delete something."""
    _refuse_reader(session)
    refuse_stale(session, body)
    if "question" in body:
        number = take_number(body, "question")
        return session.act(lambda: questions.delete_question(session, number))
    form = take_number(body, "form")
    if "item" in body:
        from .form_edits import delete_item

        path = take_path(body, "item")
        return session.act(lambda: delete_item(session, form, path))
    section, category = section_number(session, form), take_number(body, "category")
    return session.act(lambda: questions.delete_category(session, section, category))


def write_save(session: Session, body: _Body) -> _Answer:
    """Write the files."""
    _refuse_reader(session)
    return {"since": session.save(faulty=take_flag(body, "faulty"))}


def write_undo(session: Session, body: _Body) -> _Answer:
    """Take the last step back."""
    _refuse_reader(session)
    if session.draft.history.can_undo:
        session.act(session.draft.undo)
        session.findings = []
    return {}


def write_redo(session: Session, body: _Body) -> _Answer:
    """Make the last step that was taken back again."""
    _refuse_reader(session)
    if session.draft.history.can_redo:
        session.act(session.draft.redo)
        session.findings = []
    return {}


def section_number(session: Session, form: int) -> int:
    """Give the number of a section by that of its form."""
    if not 2 <= form < session.content().style_form:
        raise RefusedRequestError(404, "desk-nothing-there", what=f"form {form}")
    return form - 1


def _refuse_reader(session: Session) -> None:
    if session.read_only:
        raise RefusedRequestError(403, "desk-read-only")


def _word(body: _Body, key: str, *words: str) -> str:
    word = take_text(body, key)
    if word not in words:
        raise RefusedRequestError(400, "desk-request", reason=key)
    return word


WRITES: Final[Mapping[str, Callable[[Session, _Body], _Answer]]] = {
    "draft": write_draft,
    "add": write_add,
    "move": write_move,
    "delete": write_delete,
    "save": write_save,
    "undo": write_undo,
    "redo": write_redo,
}
