"""What is done in a form: a field typed, an item put in, moved, deleted; every function gives the path that it is then at.

What is asked for and is not there, or cannot be done, raises ``RefusedRequestError``, a way of writing that must stay
``SpliceError``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from ..manuscript.schema_kinds import Either, Kind, ListOf, Named, Shape
from ..messages.desk import FIELD_LABELS, NEW_TEXTS
from ..named_tuple import NamedTuple
from ..source.changes import ItemChange, NewItem, NewText, OldItem, SpliceError
from ..source.spans import MappingSpan, NodePath, ScalarSpan, SequenceSpan
from . import branch_rows as rows
from . import question_edits as questions
from .answers import RefusedRequestError
from .drafted_file import DraftedFile
from .forms import WHOLE_FILE, FormPlace, form_place, is_unreadable
from .session import Session

#: The name of a style's file where there is none yet, and the style that it is based on if the appendix names none.
_STYLE: Final = "style"
_STANDARD: Final = "standard"


class _Field(NamedTuple):
    """What may stand at a path of a form: its kind, and whether its key must be written."""

    kind: Kind
    required: bool


def type_in_form(session: Session, form: int, path: NodePath, text: str, *, goes_on: bool) -> dict[str, Any]:
    """Type a field of a form; an optional one that is emptied goes.  Gives its ``path``.

    ``path``: from the form's own node on; ``goes_on``: it belongs to the step before, if that was typed here, too.  Raises
    ``RefusedRequestError`` for a form or field that is none, ``SpliceError`` where the text cannot be put in place.
    """
    if form == session.content().branches_form:
        return rows.type_cell(session, path, text, goes_on=goes_on)
    place = form_place(session, form)
    if place.file is not None and is_unreadable(session, place):
        if path != (WHOLE_FILE,):
            raise RefusedRequestError(422, "desk-unreadable", file=place.file.as_posix())
        return _type_file(session, place, text, goes_on=goes_on)
    field = _field_at(place.shape, path)
    if isinstance(field.kind, ListOf | Named | Shape):
        raise RefusedRequestError(400, "desk-request", reason="path")
    if place.file is None:
        return _begin_style(session, path, text)
    drafted = questions.yaml_file(session, place.file)
    content = None if text or field.required else _bare_text(drafted, place, path)
    content = content or _set_text(drafted, place.at, path, text, optional=not field.required)
    changed: dict[Path, bytes | None] = {place.file: content}
    if place.kind == "style" and not text:
        changed |= _end_style(session, place.file, drafted)
    session.draft.put(changed, (place.file, place.at, path), goes_on=goes_on)
    return {"path": list(path)}


def _bare_text(drafted: DraftedFile, place: FormPlace, path: NodePath) -> bytes | None:
    """Empty the last key beside its text of an item that may be a text alone, which it is then; ``None``: it is no such thing."""
    kind = _field_at(place.shape, path[:-1]).kind if len(path) > 1 else None
    if not isinstance(kind, Either) or not isinstance(kind.shape, Shape):
        return None
    full = (*place.at, *path)
    node, own = drafted.spans.node(full[:-1]), kind.shape.keys[0].name
    keys = [key.text for key, _ in node.entries] if isinstance(node, MappingSpan) else []
    if keys != [own, path[-1]]:
        return None
    try:
        return drafted.change_lists({full[:-1]: NewText(drafted.text_at((*full[:-1], own)) or "")})
    except SpliceError:  # it is written in a way that must stay
        return None


def _field_at(kind: Kind, path: NodePath) -> _Field:
    """Walk the tables of keys along a path."""
    required = True
    for step in path:
        if isinstance(kind, Either) and isinstance(kind.shape, Shape):
            kind = kind.shape
        if isinstance(kind, Shape) and isinstance(step, str) and (key := kind.by_name.get(step)):
            kind, required = key.kind, key.required
        elif (isinstance(kind, ListOf) and isinstance(step, int)) or (isinstance(kind, Named) and isinstance(step, str)):
            kind, required = kind.kind, True
        else:
            raise RefusedRequestError(400, "desk-request", reason="path")
    return _Field(kind, required)


def _type_file(session: Session, place: FormPlace, text: str, *, goes_on: bool) -> dict[str, Any]:
    """Type the whole of a file that cannot be taken apart: its byte order mark and line ends stay."""
    assert place.file is not None
    before = session.draft.now.get(place.file) or b""
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    session.draft.put({place.file: mark + text.encode()}, (place.file, WHOLE_FILE), goes_on=goes_on)
    return {"path": [WHOLE_FILE]}


def _begin_style(session: Session, path: NodePath, text: str) -> dict[str, Any]:
    """Begin a style's file with its first key, and name it in the appendix."""
    content = session.content()
    appendix = questions.yaml_file(session, content.file)
    base = appendix.text_at(("style",)) or _STANDARD
    drafted = DraftedFile(f"base: {base}\n".encode())
    _set_text(drafted, (), path, text, optional=False)
    names = (f"{_STYLE}{number or ''}.yaml" for number in range(100))
    name = next(name for name in names if session.draft.read_file(session.folder / name) is None)
    session.draft.put({session.folder / name: drafted.content, content.file: appendix.type_text({("style",): name})})
    return {"path": list(path)}


def _end_style(session: Session, file: Path, drafted: DraftedFile) -> dict[Path, bytes | None]:
    """Take a style's file away that was begun here and says no more than its base, and name that in the appendix as before."""
    content = session.content()
    saved = session.draft.saved
    if saved.get(file) is not None:
        return {}
    drafted.reread()
    root = drafted.spans.node(())
    if not isinstance(root, MappingSpan) or [key.text for key, _ in root.entries] != ["base"]:
        return {}
    before = DraftedFile(saved.get(content.file) or b"").text_at(("style",))
    if drafted.text_at(("base",)) not in ("", before or _STANDARD):
        return {}
    appendix = questions.yaml_file(session, content.file)
    return {file: None, content.file: appendix.type_text({("style",): before})}


def _set_text(drafted: DraftedFile, at: NodePath, path: NodePath, text: str, *, optional: bool) -> bytes:
    """Put a text at a path, whatever stands there: a key, an item that is a text alone, a mapping that is not there yet."""
    full = (*at, *path)
    spans = drafted.spans
    holder, node = spans.node(full[:-1]), spans.node(full)
    if any(isinstance(step, int) and spans.node((*at, *path[: place + 1])) is None for place, step in enumerate(path)):
        raise RefusedRequestError(404, "desk-nothing-there", what="/".join(map(str, path)))
    if isinstance(node, MappingSpan) and isinstance(path[-1], int):  # it was a text alone when the form was read
        return drafted.type_text({(*full, node.entries[0][0].text): text})
    if isinstance(holder, ScalarSpan) and isinstance(path[-2], int) and isinstance(path[-1], str):
        return _set_in_bare_item(drafted, full, text)
    if holder is None or (isinstance(holder, ScalarSpan) and not holder.text):
        if not text:
            return drafted.content
        if holder is not None:
            drafted.change_lists({full[:-1]: None})
        return drafted.change_lists({full[:-1]: NewItem(((str(path[-1]), text),))})
    if not text and optional and len(path) > 1 and isinstance(holder, MappingSpan) and len(holder.entries) == 1:
        try:  # with its last key a mapping goes
            return drafted.change_lists({full[:-1]: None})
        except SpliceError:
            pass
    return questions.type_text(drafted, full, text, optional=optional)


def _set_in_bare_item(drafted: DraftedFile, full: NodePath, text: str) -> bytes:
    """Give an item that is a text alone a second key: it becomes a mapping."""
    where, key = full[:-1], str(full[-1])
    if key == "text":
        return drafted.type_text({where: text})
    if not text:
        return drafted.content
    listed = where[:-1]
    own = drafted.text_at(where) or ""
    try:
        return drafted.change_lists({where: NewItem((("text", own), (key, text)))})
    except SpliceError:  # its text stands in several lines, and must be written anew
        pass
    items = _items(drafted, listed)
    items[int(where[-1])] = NewItem((("text", own), (key, text)))
    return drafted.change_lists({listed: items})


def _items(drafted: DraftedFile, path: NodePath) -> list[ItemChange]:
    node = drafted.spans.node(path)
    return [OldItem((*path, number)) for number in range(len(node.items) if isinstance(node, SequenceSpan) else 0)]


# --- items --------------------------------------------------------------------------------------------------------------


def _list_place(session: Session, form: int, path: NodePath) -> tuple[FormPlace, Path, Kind]:
    place = form_place(session, form)
    kind = _field_at(place.shape, path).kind
    if place.file is None or not isinstance(kind, ListOf | Named):
        raise RefusedRequestError(400, "desk-request", reason="list")
    return place, place.file, kind


def add_item(session: Session, form: int, path: NodePath, after: int | None, name: str) -> dict[str, Any]:
    """Put a new item into a list, below the one at ``after`` (from 0; -1: above all; ``None``: at the end).

    Gives the item's ``path``; the one that is asked for is the list's, from the form's own node on.  ``name``: of a 区分 or of
    a value, ``''``: a word in its place.  Raises ``RefusedRequestError`` for a place that is none.
    """
    if form == session.content().branches_form:
        return rows.add_row(session, after)
    place, file, kind = _list_place(session, form, path)
    drafted = questions.yaml_file(session, file)
    full = (*place.at, *path)
    node = drafted.spans.node(full)
    if isinstance(kind, Named):
        return _add_named(session, place, path, name)
    assert isinstance(kind, ListOf)
    count = len(node.items) if isinstance(node, SequenceSpan) else 0
    at = count if after is None else after + 1
    if not 0 <= at <= count:
        raise RefusedRequestError(404, "desk-nothing-there", what="item")
    if path == ("categories",):
        return questions.add_category(session, form - 1, at, name)
    new = _new_item(kind.kind, str(path[-1]), english=session.lang == "en")
    if count:
        items = _items(drafted, full)
        items.insert(at, new)
        content = drafted.change_lists({full: items})
    else:
        content = _begin(drafted, full, [new], missing=node is None)
    session.draft.put({file: content})
    return {"path": [*path, at]}


def _begin(drafted: DraftedFile, full: NodePath, items: list[ItemChange], *, missing: bool) -> bytes:
    """Begin a list, in place of one that is empty or of nothing."""
    node, holder = drafted.spans.node(full), drafted.spans.node(full[:-1])
    if isinstance(node, SequenceSpan) and isinstance(holder, MappingSpan) and (holder.flow or _has_comment(drafted, node)):
        return drafted.change_lists({full: items})
    if not missing:  # neither ``[]`` nor nothing takes an item in lines: it is begun anew
        before = drafted.content
        if drafted.change_lists({full: None}).count(b"#") < before.count(b"#"):
            raise SpliceError(full, "a comment behind the empty list would be lost")
    if len(full) > 1 and isinstance(full[-2], str) and drafted.spans.node(full[:-1]) is None:
        return drafted.change_lists({full[:-1]: NewItem(((str(full[-1]), tuple(items)),))})
    return drafted.change_lists({full: items})


def _has_comment(drafted: DraftedFile, node: SequenceSpan) -> bool:
    """Whether a comment stands behind a list in its last line."""
    spans = drafted.spans
    return "#" in spans.text[node.end : spans.line_end(node.end)]


def _add_named(session: Session, place: FormPlace, path: NodePath, name: str) -> dict[str, Any]:
    assert place.file is not None
    name = name.strip()
    if not name or "\n" in name:
        raise RefusedRequestError(400, "desk-request", reason="name")
    drafted = questions.yaml_file(session, place.file)
    full = (*place.at, *path)
    node = drafted.spans.node(full)
    if isinstance(node, MappingSpan):
        if drafted.text_at((*full, name)) is not None:
            raise RefusedRequestError(409, "desk-request", reason=name)
        content = drafted.change_lists({(*full, name): ""})
    else:
        content = drafted.change_lists({full: NewItem(((name, ""),))})
    session.draft.put({place.file: content})
    return {"path": [*path, name]}


def _new_item(kind: Kind, listed: str, *, english: bool) -> ItemChange:
    """Give an item with the texts that it must have, which say what to type."""
    if isinstance(kind, Shape):
        return NewItem(
            tuple((key.name, NEW_TEXTS.get(key.name, FIELD_LABELS[key.name])[english]) for key in kind.keys if key.required)
        )
    return NewText(NEW_TEXTS["fields" if listed == "fields" else "text"][english])


def move_item(session: Session, form: int, path: NodePath, by: int) -> dict[str, Any]:
    """Move an item of a list up (``by`` -1) or down (1) by one; gives its new ``path``.

    Raises ``RefusedRequestError``: there is no such place, or the list has no order.
    """
    if form == session.content().branches_form:
        return rows.move_row(session, path, by)
    place, file, kind = _list_place(session, form, path[:-1])
    at = path[-1]
    if isinstance(kind, Named) or not isinstance(at, int):
        raise RefusedRequestError(409, "desk-no-move")
    if path[:-1] == ("categories",):
        questions.move_category(session, form - 1, at + 1, by)
        return {"path": [*path[:-1], at + by]}
    drafted = questions.yaml_file(session, file)
    full = (*place.at, *path[:-1])
    items = _items(drafted, full)
    _check_place(at, items)
    if not 0 <= at + by < len(items):
        raise RefusedRequestError(409, "desk-no-move")
    items.insert(at + by, items.pop(at))
    session.draft.put({file: drafted.change_lists({full: items})})
    return {"path": [*path[:-1], at + by]}


def delete_item(session: Session, form: int, path: NodePath) -> dict[str, Any]:
    """Delete an item of a list; gives the ``path`` of the list.

    Raises ``RefusedRequestError``: there is none, or it is the last one of a list that may not be empty.
    """
    if form == session.content().branches_form:
        return rows.delete_row(session, path)
    place, file, kind = _list_place(session, form, path[:-1])
    at = path[-1]
    drafted = questions.yaml_file(session, file)
    full = (*place.at, *path[:-1])
    if path[:-1] == ("categories",) and isinstance(at, int):
        return questions.delete_category(session, form - 1, at + 1)
    if isinstance(kind, Named):
        node = drafted.spans.node(full)
        if not isinstance(node, MappingSpan) or node.find(str(at)) is None:
            raise RefusedRequestError(404, "desk-nothing-there", what=str(at))
        content = drafted.change_lists({full if len(node.entries) == 1 else (*full, at): None})
    else:
        assert isinstance(kind, ListOf)
        items = _items(drafted, full)
        _check_place(at, items)
        if len(items) <= max(kind.least, 0):
            raise RefusedRequestError(409, "desk-last-item")
        items.pop(int(at))
        content = drafted.change_lists({full: items or None})
    session.draft.put({file: content})
    return {"path": list(path[:-1])}


def _check_place(at: str | int, items: list[ItemChange]) -> None:
    if not isinstance(at, int) or not 0 <= at < len(items):
        raise RefusedRequestError(404, "desk-nothing-there", what="item")
