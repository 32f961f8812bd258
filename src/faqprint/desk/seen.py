"""What a form showed, as a digest: a write that goes by it is refused once something else stands there.

Forms name a question or an item by its number.  Another hand may have put one above it a moment ago, and what was typed for it
would land in its neighbour.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from ..source.spans import NodePath
from .answers import RefusedRequestError
from .question_edits import find_question, yaml_file
from .requests import take_number, take_path, take_text
from .session import Session

#: Characters of a digest: enough that two texts never have the same by chance.
_LENGTH: Final = 16


def seen_question(session: Session, number: int) -> str:
    """Give the digest of a question.  Raises ``RefusedRequestError`` if there is none, or its file cannot be read."""
    asked = find_question(session, number)
    return digest_of(yaml_file(session, asked.file).texts_below(asked.path))


def seen_field(session: Session, form: int, path: NodePath) -> str:
    """Give the digest of what a field of a form stands in: its item, or itself if it is in none.

    ``path``: from the form's own node on.  Raises ``RefusedRequestError`` if there is no such form, row or file.
    """
    from .branch_rows import row_texts
    from .forms import WHOLE_FILE, form_place

    unit = unit_of(path)
    if form == session.content().branches_form:
        return digest_of(row_texts(session, unit))
    place = form_place(session, form)
    if place.file is None:
        return digest_of({})
    if unit == (WHOLE_FILE,):
        return digest_of({(): (session.draft.now.get(place.file) or b"").decode("utf-8", "replace")})
    return digest_of(yaml_file(session, place.file).texts_below((*place.at, *unit)))


def form_with_seen(session: Session, form: dict[str, Any]) -> dict[str, Any]:
    """Give a form whose fields and items have the digest of what they show."""
    entries = [*form["fields"], *(item for listed in form["lists"] for item in listed["items"])]
    for entry in entries if not form["readOnly"] else ():
        entry["seen"] = seen_field(session, form["form"], tuple(entry["path"]))
    return form


def unit_of(path: NodePath) -> NodePath:
    """Give the path of the outermost item of a list in which a path ends; the path itself, if that is none."""
    return next((path[: place + 1] for place, step in enumerate(path) if isinstance(step, int)), path)


def digest_of(texts: Mapping[NodePath, str]) -> str:
    """Give the digest of texts by their paths; such as are empty count as absent."""
    listed = sorted([[*map(str, path)], text] for path, text in texts.items() if text)
    return hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:_LENGTH]


def refuse_stale(session: Session, body: Mapping[str, Any]) -> None:
    """Raise ``RefusedRequestError``, with 409, if a request says what its form showed and that stands there no more."""
    if "seen" not in body:
        return
    try:
        found = _seen_by(session, body)
    except RefusedRequestError:
        found = None
    if found != take_text(body, "seen"):
        raise RefusedRequestError(409, "desk-stale", {"stale": True})


def with_seen(session: Session, body: Mapping[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """Give the answer to something typed with what its form shows by now."""
    try:
        return answer | {"seen": _seen_by(session, body)}
    except RefusedRequestError:  # what was typed keeps the file from being read
        return answer


def _seen_by(session: Session, body: Mapping[str, Any]) -> str:
    """Give the digest of what a request is about."""
    if "question" in body:
        return seen_question(session, take_number(body, "question"))
    if "list" in body:
        path: NodePath = (*take_path(body, "list"), take_number(body, "after"))
    else:
        path = take_path(body, "item" if "item" in body else "path")
    return seen_field(session, take_number(body, "form"), path)
