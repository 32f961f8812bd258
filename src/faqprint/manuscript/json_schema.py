"""The JSON Schema of the content, from the same tables by which it is read: for editors that complete and check YAML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from .content_schema import APPENDIX, PROOFREAD, SECTIONS, STYLE
from .schema_kinds import (
    Choice,
    Day,
    Either,
    Flag,
    FlagOrWord,
    Kind,
    LineKind,
    ListOf,
    Named,
    NameKind,
    Number,
    SectionKind,
    Shape,
    TextKind,
    ValueKind,
)

#: A scalar as an editor sees it: it may take ``0120`` for a number and ``no`` for a flag, all of which are texts here.
_TEXT: Final = {"type": ["string", "number", "boolean", "null"]}
_ONE_LINE: Final = r"^[^\n]*\n*$"
_NUMBER_TEXT: Final = r"^(-?([0-9]{1,6}(\.[0-9]{0,6})?|\.[0-9]{1,6}))?$"
_DATE_TEXT: Final = r"^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$"

JsonSchema = dict[str, Any]


def schema(rules: Mapping[str, str] = {}) -> JsonSchema:
    """Give the schema of an appendix, a section file or a style file, whichever the file is.

    ``rules``: those of proofreading with their titles, which only a room above knows.
    """
    shapes = (APPENDIX, *SECTIONS.values(), STYLE)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "faqprint の原稿",
        "description": "別紙（sections のあるもの）、節のファイル（type のあるもの）、体裁ファイル",
        "$defs": {shape.name: _shape(shape) for shape in shapes} | {"section": _section()} | _rules(rules),
        "if": {"required": ["type"]},
        "then": _ref("section"),
        "else": {
            "if": {"anyOf": [{"required": [key.name]} for key in APPENDIX.keys]},
            "then": _ref("appendix"),
            "else": {"allOf": [{"type": "object", "minProperties": 1}, _ref("style")]},
        },
    }


def _rules(rules: Mapping[str, str]) -> JsonSchema:
    """Give what proofreading may be told, each rule by its name."""
    made = _shape(PROOFREAD)
    kind = next(key.kind for key in PROOFREAD.keys if key.name == "rules")
    if rules and isinstance(kind, Named):
        levels = {"type": "object", "additionalProperties": False}
        levels["properties"] = {name: {**_ref("level"), "description": title} for name, title in rules.items()}
        made["properties"]["rules"] = {**made["properties"]["rules"], "anyOf": [levels, {"enum": [None, ""]}]}
        return {PROOFREAD.name: made, "level": _kind(kind.kind)}
    return {PROOFREAD.name: made}


def _ref(name: str) -> JsonSchema:
    return {"$ref": f"#/$defs/{name}"}


def _shape(shape: Shape) -> JsonSchema:
    return {
        "type": "object",
        "description": shape.about,
        "properties": {key.name: _describe(key.kind, key.about) for key in shape.keys},
        "required": [key.name for key in shape.keys if key.required],
        "additionalProperties": False,
    }


def _describe(kind: Kind, about: str) -> JsonSchema:
    return {**_kind(kind), "description": about}


def _section() -> JsonSchema:
    """A section: its ``type`` says which shape it has."""
    return {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": list(SECTIONS), "description": "節の種類"}},
        "allOf": [
            {"if": {"properties": {"type": {"const": name}}, "required": ["type"]}, "then": _ref(name)} for name in SECTIONS
        ],
    }


def _kind(kind: Kind) -> JsonSchema:
    return _SCHEMA[type(kind)](kind)


def _line(kind: LineKind) -> JsonSchema:
    """A text of one line; one that must be filled holds something besides white space."""
    if kind.filled:
        return {"type": ["string", "number", "boolean"], "pattern": r"^[^\n]*[^ \u3000\n][^\n]*\n*$"}
    return {**_TEXT, "pattern": _ONE_LINE}


def _body(kind: TextKind) -> JsonSchema:
    """A text of any number of lines."""
    return {"type": ["string", "number", "boolean"], "pattern": r"[^ \u3000\n]"} if kind.filled else _TEXT


def _number(kind: Number) -> JsonSchema:
    """A number, as an editor sees it or as text; a schema cannot look into the text's range."""
    bounds: JsonSchema = {"minimum": kind.least, "maximum": kind.most}
    if kind.step:
        bounds["multipleOf"] = kind.step
    return {"type": ["number", "string", "null"], "pattern": _NUMBER_TEXT, **bounds}


def _list(kind: ListOf) -> JsonSchema:
    listed = {"type": "array", "items": _kind(kind.kind), "minItems": kind.least}
    return listed if kind.least else {"anyOf": [listed, {"enum": [None, ""]}]}


_SCHEMA: Final[dict[type[Any], Callable[[Any], JsonSchema]]] = {
    LineKind: _line,
    TextKind: _body,
    ValueKind: lambda kind: {**_TEXT, "pattern": _ONE_LINE},
    NameKind: lambda kind: {**_TEXT, "pattern": kind.pattern or _ONE_LINE},
    Flag: lambda kind: {"enum": [True, False, "true", "false", None, ""]},
    FlagOrWord: lambda kind: {"enum": [*kind.words, True, False, "true", "false", None, ""]},
    Choice: lambda kind: {"enum": [*kind.options, *([False] if "off" in kind.options else []), None, ""]},
    Day: lambda kind: {"type": ["string", "null"], "pattern": _DATE_TEXT},
    Number: _number,
    ListOf: _list,
    Named: lambda kind: {"anyOf": [{"type": "object", "additionalProperties": _kind(kind.kind)}, {"enum": [None, ""]}]},
    Shape: lambda kind: _ref(kind.name) if kind is PROOFREAD else _shape(kind),
    Either: lambda kind: {"anyOf": [_kind(kind.text), _kind(kind.shape)]},
    SectionKind: lambda kind: _ref("section"),
}
