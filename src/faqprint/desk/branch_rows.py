"""The branch list as a form: the rows of a CSV, each cell typed in its place; a list of another kind is only shown.

What is asked for and is not there, or cannot be done, raises ``RefusedRequestError``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

from ..manuscript.branches import lists_beside
from ..messages.desk import FIELD_LABELS, FORM_TITLES, NEW_TEXTS
from ..source.csv_splice import CsvSpans
from ..source.csv_text import CsvEncodingError
from ..source.spans import NodePath
from .answers import RefusedRequestError
from .session import Session

#: What the list of rows is called in a path.
ROWS: Final = "rows"


def branches_form(session: Session) -> dict[str, Any]:
    """Give the form of the branch list."""
    english = session.lang == "en"
    path = _list_of(session)
    form: dict[str, Any] = {
        "form": session.content().branches_form,
        "kind": "branches",
        "title": FORM_TITLES["branches"][english],
        "file": path.as_posix() if path else "",
        "line": 1,
        "fields": [],
        "lists": [],
        "readOnly": path is None or path.suffix != ".csv",
        "faults": [one for one in (*session.faults, *session.findings) if one["form"] == session.content().branches_form],
    }
    if path is None:
        return form
    if path.suffix == ".csv":
        spans = _spans(session, path)
        names = spans.names
        texts = [[cell.text for cell in spans.records[row].cells] for row in spans.rows]
    else:
        listed = session.laid.branches if session.laid else None
        names = ["code", "name", *dict.fromkeys(key for one in (listed.branches if listed else ()) for key in one.values)]
        texts = [
            [one.code, one.name, *(one.values.get(name, "") for name in names[2:])] for one in (listed.branches if listed else ())
        ]
    items = [
        {
            "path": [ROWS, number],
            "title": " ".join(filter(None, cells[:2])),
            "fields": [
                _field(number, name, cells[column] if column < len(cells) else "", english) for column, name in enumerate(names)
            ],
        }
        for number, cells in enumerate(texts)
    ]
    form["lists"] = [{"path": [ROWS], "label": FIELD_LABELS[ROWS][english], "items": items, "named": False, "least": 0}]
    return form


def _field(row: int, name: str, text: str, english: bool) -> dict[str, Any]:
    label = {"code": FIELD_LABELS["code"][english], "name": FIELD_LABELS["name"][english]}.get(name, name)
    return {"path": [ROWS, row, name], "label": label, "kind": "line", "value": text, "help": "", "marks": False}


def type_cell(session: Session, path: NodePath, text: str, *, goes_on: bool) -> dict[str, Any]:
    """Type a cell of a row.  Gives its ``path``; ``goes_on``: it belongs to the step before, if that was typed here, too.

    Raises ``RefusedRequestError`` for a place that is none, and for what the file's encoding cannot hold.
    """
    file, spans = _csv_of(session)
    row, name = _row(spans, path), path[2] if len(path) == 3 else None
    names = spans.names
    if name not in names:
        raise RefusedRequestError(400, "desk-request", reason="path")
    content = _encodable(lambda: spans.with_cell(row, names.index(name), " ".join(text.split("\n"))))
    session.draft.put({file: content}, (file, path), goes_on=goes_on)
    return {"path": list(path)}


def row_texts(session: Session, path: NodePath) -> dict[NodePath, str]:
    """Give the cells of a row by their columns.  Raises ``RefusedRequestError`` if there is no such row."""
    _, spans = _csv_of(session)
    cells = spans.records[_row(spans, path)].cells
    return {(column,): cell.text for column, cell in enumerate(cells)}


def add_row(session: Session, after: int | None) -> dict[str, Any]:
    """Put a new row with a free code below one (``after`` from 0; -1: above all; ``None``: at the end); gives its ``path``.

    Raises ``RefusedRequestError``: there is no such row, or the file's encoding cannot hold it.
    """
    file, spans = _csv_of(session)
    rows = spans.rows
    place = len(rows) - 1 if after is None else after
    if not -1 <= place < len(rows):
        raise RefusedRequestError(404, "desk-nothing-there", what="row")
    english = session.lang == "en"
    names = spans.names
    codes = {record.cells[names.index("code")].text for record in map(spans.records.__getitem__, rows) if "code" in names}
    width = max(map(len, codes), default=3)
    free = next(code for number in range(1, len(rows) + 2) if (code := f"{number:0{width}d}") not in codes)
    texts = [{"code": free, "name": NEW_TEXTS["name"][english]}.get(name, "") for name in names]
    before = rows[place] if place >= 0 else spans.head
    session.draft.put({file: _encodable(lambda: spans.with_record(before, texts))})
    return {"path": [ROWS, place + 1]}


def move_row(session: Session, path: NodePath, by: int) -> dict[str, Any]:
    """Move a row up (``by`` -1) or down (1) by one; gives its new ``path``.

    Raises ``RefusedRequestError``: there is no such place.
    """
    file, spans = _csv_of(session)
    rows = spans.rows
    row = _row(spans, path)
    to = rows.index(row) + by
    if not 0 <= to < len(rows):
        raise RefusedRequestError(409, "desk-no-move")
    session.draft.put({file: spans.with_records_changed(row, rows[to])})
    return {"path": [ROWS, to]}


def delete_row(session: Session, path: NodePath) -> dict[str, Any]:
    """Delete a row; gives the ``path`` of the list.  Raises ``RefusedRequestError``: there is no such row."""
    file, spans = _csv_of(session)
    session.draft.put({file: spans.without_record(_row(spans, path))})
    return {"path": [ROWS]}


def _encodable(make: Any) -> bytes:
    """Make bytes.  Raises ``RefusedRequestError`` for a character that the file's code does not have."""
    try:
        made: bytes = make()
    except UnicodeEncodeError as error:
        raise RefusedRequestError(422, "desk-request", reason=f"{error.object[error.start]}: {error.encoding}") from None
    return made


def _list_of(session: Session) -> Path | None:
    return next(iter(lists_beside(session.path, session.draft.overlay())), None)


def _csv_of(session: Session) -> tuple[Path, CsvSpans]:
    path = _list_of(session)
    if path is None or path.suffix != ".csv":
        name = path.name if path else os.path.join(session.folder.name, "branches.csv")
        raise RefusedRequestError(409, "desk-list-not-csv", file=name)
    spans = _spans(session, path)
    if spans.head < 0:
        raise RefusedRequestError(422, "desk-unreadable", file=path.as_posix())
    return path, spans


def _spans(session: Session, path: Path) -> CsvSpans:
    try:
        return CsvSpans(session.draft.now[path] or b"")
    except CsvEncodingError:
        raise RefusedRequestError(422, "desk-unreadable", file=path.as_posix()) from None


def _row(spans: CsvSpans, path: NodePath) -> int:
    """The record of a row by its path."""
    rows = spans.rows
    place = path[1] if len(path) > 1 and path[0] == ROWS else None
    if not isinstance(place, int):
        raise RefusedRequestError(400, "desk-request", reason="path")
    if not 0 <= place < len(rows):
        raise RefusedRequestError(404, "desk-nothing-there", what="row")
    return rows[place]
