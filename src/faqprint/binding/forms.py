"""Forms of two files made one: every field keeps its value and its look (ISO 32000-1, 12.7)."""

from __future__ import annotations

import re
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Pdf, String

from .free_names import free_names
from .pdf_values import array, dictionary, import_value, integer, items, make_name, sub_dictionary

#: What fields without their own take from the form: how text looks, and where it stands.
_DEFAULTS: Final = (Name.DA, Name.Q)
_FONT: Final = re.compile(rb"/([^\s()<>\[\]{}/%]+)(?=\s+[-+.0-9]+\s+Tf\b)")
_DEPTH: Final = 64


def join_forms(manual: Pdf, appendix: Pdf) -> None:
    """Put the appendix's fields, whose widgets stand on the manual's pages by now, into the manual's form.

    A field whose name the manual has gets another one: two of one name would show one value.
    """
    source = dictionary(appendix.Root.get(Name.AcroForm))
    fields = [field for field in array(source.get(Name.Fields)) if isinstance(field, Dictionary)]
    if not source:
        return
    form = sub_dictionary(manual.Root, Name.AcroForm)
    taken = {_title(field) for field in array(form.get(Name.Fields))}
    renamed = free_names({_title(field) for field in fields} - {b""}, taken)
    fonts = _join_resources(manual, appendix, form, source)
    for field in fields:
        copied = import_value(manual, appendix, field)
        if (new := renamed.get(_title(field))) is not None:
            copied.T = String(new)
        for key in _DEFAULTS:
            if key in source and key not in copied and source[key] != form.get(key):
                copied[key] = import_value(manual, appendix, source[key])
        _rename_fonts(copied, fonts)
        _append(form, Name.Fields, copied)
    for value in array(source.get(Name.CO)):
        _append(form, Name.CO, import_value(manual, appendix, value))
    if source.get(Name.NeedAppearances) is True:
        form.NeedAppearances = True
    if flags := (integer(source.get(Name.SigFlags)) or 0) | (integer(form.get(Name.SigFlags)) or 0):
        form.SigFlags = flags


def _title(field: Any) -> bytes:
    title = dictionary(field).get(Name.T)
    return bytes(title) if isinstance(title, String) else b""


def _append(form: Any, key: Name, value: Any) -> None:
    form[key] = Array([*items(form.get(key)), value])


def _join_resources(manual: Pdf, appendix: Pdf, form: Any, source: Any) -> dict[bytes, bytes]:
    """Put the fonts and the like of the appendix's form among the manual's; give the fonts that have other names there."""
    fonts: dict[bytes, bytes] = {}
    for kind, entries in dictionary(source.get(Name.DR)).items():
        if not isinstance(entries, Dictionary):
            continue
        resources = sub_dictionary(sub_dictionary(form, Name.DR), make_name(kind))
        renamed = {}
        if kind == "/Font":
            fonts = renamed = free_names([_key(name) for name in entries.keys()], [_key(name) for name in resources.keys()])  # noqa: SIM118 - no mapping
        for name, value in entries.items():
            new = f"/{renamed.get(_key(name), _key(name)).decode('utf-8', 'surrogateescape')}"
            if new not in resources and value is not None:
                resources[new] = import_value(manual, appendix, value)
    return fonts


def _key(name: str) -> bytes:
    return name[1:].encode("utf-8", "surrogateescape")


def _rename_fonts(field: Any, fonts: dict[bytes, bytes]) -> None:
    """Call the fonts of a field, and of those below it, by their new names."""
    if not fonts:
        return
    pending, seen = [(field, 0)], set()
    while pending:
        value, depth = pending.pop()
        if not isinstance(value, Dictionary) or value.objgen in seen or depth > _DEPTH:
            continue
        if value.is_indirect:
            seen.add(value.objgen)
        if isinstance(look := value.get(Name.DA), String):
            value.DA = String(_FONT.sub(lambda match: b"/" + fonts.get(match[1], match[1]), bytes(look)))
        pending += [(kid, depth + 1) for kid in array(value.get(Name.Kids))]
