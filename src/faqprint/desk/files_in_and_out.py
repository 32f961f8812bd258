"""Workbooks and pictures that come in by a file chooser, and workbooks that go out; nothing is written but the draft."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final

from ..errors import ContentError, Fault, UsageError
from ..exchange.content_lists import read_lists
from ..exchange.csv_export import write_csv
from ..exchange.importing import Imported, ImportOptions, import_file
from ..exchange.owner import printed_numbers
from ..exchange.sheets import sheets_of
from ..exchange.workbook_export import write_workbook
from ..limits import PICTURES_BYTES
from ..manuscript.picture_files import picture_names
from ..messages.sentences import sentence
from ..pictures.picture import PictureError
from ..pictures.read import read_picture
from ..storage.scratch import scratch_folder
from .answers import RefusedRequestError, records
from .session import Session

#: Kinds of workbooks that are written, with what a browser calls them.
_KINDS: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
_PICTURES: Final = {"png": (".png",), "jpeg": (".jpg", ".jpeg")}
#: What the name of a picture cannot hold: it stands in a mark of a text, and on every system.
_UNFIT: Final = re.compile(r'[\s\u3000\x00-\x1f\x7f/\\:*?"<>|(){}\[\]#%&;]+')
_LONGEST: Final = 60
_FOLDER: Final = "content"


def take_file(session: Session, name: str, content: bytes, *, dry: bool) -> dict[str, Any]:
    """Take a file in: a workbook or CSV into the lists, a picture beside the content; ``dry``: only say what it comes to.

    Raises ``RefusedRequestError`` if there is no content yet, and for what is no such file, and what ``import_file`` does.
    """
    session.content()
    if Path(name).suffix.lower() in (".xlsx", ".xlsm", ".csv", ".xls", ".ods"):
        return _import_lists(session, name, content, dry=dry)
    return _take_picture(session, name, content)


def export_lists(session: Session, kind: str) -> tuple[bytes, str]:
    """Give the lists of the draft as a workbook's bytes, with its kind for the browser.

    Raises ``RefusedRequestError`` for another kind than ``xlsx`` and ``csv``, and what ``read_lists`` and the writers do.
    """
    if kind not in _KINDS:
        raise RefusedRequestError(400, "desk-request", reason="kind")
    with scratch_folder(_files(session)) as folder:
        path = folder / _FOLDER / session.path.name
        try:
            lists = read_lists(path)
            sheets = sheets_of(lists, printed_numbers(path, sum(len(one.questions) for one in lists)))
            if kind == "xlsx":
                return write_workbook(sheets, merge=False, file=session.path.as_posix()), _KINDS[kind]
            return write_csv(sheets, "utf-8-sig", session.path.as_posix()), _KINDS[kind]
        except ContentError as error:
            raise ContentError(_at_home(session, folder, error.faults)) from None


def _files(session: Session) -> dict[str, bytes]:
    """The drafted files by their names in a folder of their own."""
    with session.lock:
        overlay = session.draft.overlay()
    names = {path: os.path.relpath(path, session.folder) for path in overlay}
    return {f"{_FOLDER}/{name}": overlay[path] for path, name in names.items() if not name.startswith("..")}


def _pictures(session: Session) -> dict[str, bytes]:
    """The pictures that texts may name, by their names there: the pages' first, then others, as many as one content may have."""
    appendix = session.laid.appendix if session.laid else None
    used = [name for name, _ in appendix.pictures] if appendix else []
    found: dict[str, bytes] = {}
    left = PICTURES_BYTES
    for name in dict.fromkeys((*used, *picture_names(session.folder))):
        path = session.folder / name
        with suppress(OSError):  # it is gone
            if path.stat().st_size <= left and (content := session.draft.read_file(path)) is not None:
                left -= len(content)
                found[f"{_FOLDER}/{name}"] = content
    return found


def _import_lists(session: Session, name: str, content: bytes, *, dry: bool) -> dict[str, Any]:
    upload = f"upload{Path(name).suffix.lower()}"
    while True:
        files = _files(session)
        with scratch_folder({**_pictures(session), **files, upload: content}) as folder:
            names = {(folder / upload).as_posix(): PurePosixPath(name.replace("\\", "/")).name}
            try:
                imported = import_file(folder / upload, folder / _FOLDER / session.path.name, ImportOptions())
            except ContentError as error:
                raise ContentError(_at_home(session, folder, error.faults, names)) from None
            except UsageError as error:
                file = _name_at_home(session, folder, error.values.get("file", ""), names)
                raise UsageError(error.code, **{**error.values, "file": file}) from None
            counts, told = dict(imported.counts), records(_at_home(session, folder, imported.warnings, names), session.lang)
            if dry:
                return {"counts": counts, "faults": told}
            with session.lock:
                if _files(session) == files:  # nothing was typed meanwhile
                    since = session.revision
                    session.act(partial(_put, session, folder, imported))
                    also = {"since": since, "outline": session.outline, "counts": counts, "warnings": told}
                    return session.short_state() | also


def _put(session: Session, folder: Path, imported: Imported) -> None:
    session.draft.put({session.folder / path.relative_to(folder / _FOLDER): new for path, new in imported.files.items()})
    session.findings = []


def _at_home(session: Session, folder: Path, faults: Sequence[Fault], names: Mapping[str, str] = {}) -> list[Fault]:
    """Faults with the names that the files have outside the folder for a moment; ``names``: of those that were sent."""
    return [
        fault._replace(place=fault.place._replace(file=_name_at_home(session, folder, fault.place.file, names)))
        for fault in faults
    ]


def _name_at_home(session: Session, folder: Path, file: str, names: Mapping[str, str]) -> str:
    inside = f"{(folder / _FOLDER).as_posix()}/"
    if file.startswith(inside):
        return (session.folder / file.removeprefix(inside)).as_posix()
    return names.get(file, file)


def _take_picture(session: Session, name: str, content: bytes) -> dict[str, Any]:
    """Put a picture beside the content; one that lies there already is not put there again."""
    try:
        kind = read_picture(content).kind
    except PictureError as error:
        why_not = sentence(error.code, {"file": name, **error.values}, session.lang)
        raise RefusedRequestError(422, "desk-picture", why_not=why_not) from error
    stem = _UNFIT.sub("_", Path(name.replace("\\", "/")).stem).strip("._") or "picture"
    suffix = Path(name).suffix.lower() if Path(name).suffix.lower() in _PICTURES[kind] else _PICTURES[kind][0]
    with session.lock:
        since = session.revision
        for number in range(1, 1000):
            written = f"{stem[:_LONGEST]}{f'-{number}' if number > 1 else ''}{suffix}"
            path = session.folder / written
            there = session.draft.now[path] if path in session.draft.now else session.draft.read_file(path)
            if there == content:
                break
            if there is None and not os.path.lexists(path):
                session.act(partial(session.draft.put, {path: content}))
                break
        return session.short_state() | {"since": since, "name": written}
