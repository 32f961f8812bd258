"""Forms: what a section, the appendix, the style or the branch list holds, as fields and lists of one shape.

They follow from the tables of keys (``content_schema``) alone, so that a key added there has its field here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from ..manuscript.content_schema import APPENDIX, SECTIONS, STYLE
from ..manuscript.schema_kinds import (
    Choice,
    Day,
    Either,
    Flag,
    FlagOrWord,
    Key,
    Kind,
    LineKind,
    ListOf,
    Named,
    NameKind,
    Number,
    Shape,
    TextKind,
    ValueKind,
)
from ..messages.desk import FIELD_LABELS, FORM_TITLES, NEW_TEXTS
from ..named_tuple import NamedTuple
from ..source.nodes import MappingNode, Scalar, child_node
from ..source.spans import MappingSpan, NodePath, ScalarSpan, SequenceSpan
from .answers import RefusedRequestError
from .branch_rows import branches_form
from .drafted_file import DraftedFile
from .question_edits import yaml_file
from .session import Session

#: Keys that have no field: they have forms of their own, or say what a form is.
_NO_FIELDS: Final = frozenset({"type", "sections", "proofread", "questions"})
#: The field of a file that cannot be taken apart.
WHOLE_FILE: Final = "file"
_SCALARS: Final = (LineKind, TextKind, ValueKind, NameKind, Flag, FlagOrWord, Choice, Day, Number)
_MARKED: Final = (LineKind, TextKind)


class FormPlace(NamedTuple):
    """Where a form's mapping stands; ``file`` ``None``: there is no such file yet."""

    kind: str
    shape: Shape
    file: Path | None
    at: NodePath = ()


def form_place(session: Session, form: int) -> FormPlace:
    """Say what a form, other than the branch list's, is of.  Raises ``RefusedRequestError``: there is no such form."""
    content = session.content()
    if form == 1:
        return FormPlace("appendix", APPENDIX, content.file)
    if form == session.content().style_form:
        return FormPlace("style", STYLE, style_file(session))
    if not 2 <= form < session.content().style_form:
        raise RefusedRequestError(404, "desk-nothing-there", what=f"form {form}")
    section = content.sections[form - 2]
    return FormPlace(section.kind, SECTIONS.get(section.kind, SECTIONS["text"]), section.file, section.at)


def style_file(session: Session) -> Path | None:
    """Give the style's file; ``None``: the appendix names a style that ships, or none."""
    content = session.content()
    node = child_node(content.entry.root, "style")
    written = node.text.strip().replace("\\", "/") if isinstance(node, Scalar) else ""
    path = content.file.parent / written
    return path if "." in written and path.as_posix() in content.sources else None


def form_of(session: Session, form: int) -> dict[str, Any]:
    """Give a form by its number."""
    if form == session.content().branches_form:
        return branches_form(session)
    english = session.lang == "en"
    place = form_place(session, form)
    faults = [one for one in (*session.faults, *session.findings) if one["form"] == form and one["question"] is None]
    answer: dict[str, Any] = {"form": form, "kind": place.kind, "title": FORM_TITLES.get(place.kind, FORM_TITLES[""])[english]}
    answer |= {"file": place.file.as_posix() if place.file else "", "line": 1, "faults": faults, "readOnly": session.read_only}
    if place.file is not None and place.file.as_posix() not in session.content().sources:
        return answer | {"fields": [], "lists": [], "readOnly": True}  # the file that the appendix names is not there
    if is_unreadable(session, place):
        return answer | {"fields": [_whole_file(session, place, english)], "lists": []}
    drafted = yaml_file(session, place.file) if place.file else DraftedFile(b"{}")
    reader = _FormReader(drafted, place.at, english)
    return answer | {"fields": list(reader.fields(place.shape, ())), "lists": list(reader.lists(place.shape, ()))}


def is_unreadable(session: Session, place: FormPlace) -> bool:
    """Whether a form's file is there and its faults do not let it be taken apart."""
    if place.file is None:
        return False
    source = session.content().sources.get(place.file.as_posix())
    return source is not None and (not isinstance(source.root, MappingNode) or (not place.kind and not place.at))


def file_text(session: Session, file: Path) -> str:
    """Give a file's text as it can be shown, its lines parted by LF."""
    content = session.draft.now.get(file) or b""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp932", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _whole_file(session: Session, place: FormPlace, english: bool) -> dict[str, Any]:
    assert place.file is not None
    field = {"path": [WHOLE_FILE], "label": FIELD_LABELS[WHOLE_FILE][english], "kind": "text", "help": ""}
    return field | {"value": file_text(session, place.file), "marks": False}


class _FormReader:
    """Reads the fields and lists of one mapping of a file."""

    def __init__(self, drafted: DraftedFile, at: NodePath, english: bool) -> None:
        self.drafted = drafted
        self.at = at
        self.english = english

    def fields(self, shape: Shape, path: NodePath) -> Iterator[dict[str, Any]]:
        """Give the fields of a mapping, those of mappings in it among them; ``path``: from the form's own on."""
        for key in shape.keys:
            where = (*path, key.name)
            if key.name in _NO_FIELDS:
                continue
            if isinstance(key.kind, Shape):
                yield from self.fields(key.kind, where)
            elif isinstance(key.kind, _SCALARS):
                yield self._field(key.kind, where, key)

    def lists(self, shape: Shape, path: NodePath) -> Iterator[dict[str, Any]]:
        """Give the lists of a mapping."""
        for key in shape.keys:
            where = (*path, key.name)
            if key.name in _NO_FIELDS:
                continue
            if isinstance(key.kind, Shape):
                yield from self.lists(key.kind, where)
            elif isinstance(key.kind, ListOf):
                yield self._list(key, key.kind, where)
            elif isinstance(key.kind, Named):
                yield self._list_of_names(key, key.kind.kind, where)

    def _field(self, kind: Kind, path: NodePath, key: Key | None = None, label: str = "") -> dict[str, Any]:
        field: dict[str, Any] = {
            "path": list(path),
            "label": label or self._label(path),
            "kind": _field_kind(kind),
            "value": self.drafted.text_at((*self.at, *path)) or "",
            "help": key.about if key else "",
            "marks": isinstance(kind, _MARKED),
            "required": bool(key and key.required),
        }
        if field["kind"] == "choice":
            options = kind.options if isinstance(kind, Choice) else ("true", "false", *getattr(kind, "words", ()))
            if field["value"] and field["value"] not in options:
                options = (*options, field["value"])  # what is wrong stands there until another is chosen
            none = {"value": "", "label": NEW_TEXTS["choice-none"][self.english]}
            field["choices"] = [none, *({"value": option, "label": option} for option in options)]
        return field

    def _label(self, path: NodePath) -> str:
        names = [step for step in path if isinstance(step, str)]
        label = FIELD_LABELS.get(".".join(names[-2:])) or FIELD_LABELS.get(names[-1])
        return label[self.english] if label else names[-1]

    def _list(self, key: Key, kind: ListOf, path: NodePath) -> dict[str, Any]:
        node = self.drafted.spans.node((*self.at, *path))
        count = len(node.items) if isinstance(node, SequenceSpan) else 0
        items = [self._item(kind.kind, (*path, number)) for number in range(count)]
        listed = {"path": list(path), "label": self._label(path), "items": items, "help": key.about}
        return listed | {"least": kind.least, "named": False}

    def _item(self, kind: Kind, path: NodePath) -> dict[str, Any]:
        node = self.drafted.spans.node((*self.at, *path))
        if isinstance(kind, Either):
            assert isinstance(kind.shape, Shape)
            first, *others = kind.shape.keys
            if isinstance(node, ScalarSpan):  # a text alone: the rest of its mapping can be typed all the same
                label = self._label((*path, first.name))
                fields = [self._field(kind.text, path, label=label)]
                fields += [self._field(key.kind, (*path, key.name), key) for key in others]
            else:
                fields = list(self.fields(kind.shape, path))
        elif isinstance(kind, Shape):
            fields = list(self.fields(kind, path))
        else:
            fields = [self._field(kind, path)]
        title = next((field["value"] for field in fields if field["value"]), "")
        return {"path": list(path), "title": title.partition("\n")[0][:60], "fields": fields}

    def _list_of_names(self, key: Key, kind: Kind, path: NodePath) -> dict[str, Any]:
        node = self.drafted.spans.node((*self.at, *path))
        names = [name.text for name, _ in node.entries] if isinstance(node, MappingSpan) else []
        items = [
            {"path": [*path, name], "title": name, "fields": [self._field(kind, (*path, name), label=name)]} for name in names
        ]
        listed = {"path": list(path), "label": self._label(path), "items": items, "help": key.about}
        return listed | {"least": 0, "named": True}


def _field_kind(kind: Kind) -> str:
    if isinstance(kind, TextKind):
        return "text"
    if isinstance(kind, Flag):
        return "check"
    if isinstance(kind, Choice | FlagOrWord):
        return "choice"
    return "number" if isinstance(kind, Number) else "line"
