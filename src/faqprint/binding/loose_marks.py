"""Marks in the content of a page whose numbers lead to no structure element (ISO 32000-1, 14.6 and 14.7.4.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from pikepdf import Dictionary, Name

from .pdf_values import dictionary, integer

#: The number of a mark where it is written, and a string, in which it would be text.
_NUMBER: Final = re.compile(rb"(\((?:[^\\()]|\\.)*\))|/MCID[\s\0]*(\d+)", re.DOTALL)
#: A mark whose properties have a name.
_NAMED: Final = re.compile(rb"/([^\s\0()<>\[\]{}/%]+)([\s\0]+BDC\b)")


def has_marks(content: bytes, properties: Mapping[str, Any]) -> bool:
    """Whether there are marks with numbers; ``properties``: the lists that the page's resources name, with the ``/``."""
    if b"/MCID" in content and any(match[2] for match in _NUMBER.finditer(content)):
        return True
    numbered = _lists_with_numbers(properties)
    return bool(numbered) and any(_key(match[1]) in numbered for match in _NAMED.finditer(content))


def without_numbers(content: bytes, properties: Mapping[str, Any]) -> bytes:
    """Give content whose marks have no numbers, and else the properties that they had."""
    numbered = _lists_with_numbers(properties)

    def write_out(match: re.Match[bytes]) -> bytes:
        entries = numbered.get(_key(match[1]))
        return match[0] if entries is None else _rest_of(entries) + match[2]

    bare = _NUMBER.sub(lambda match: match[1] or b"", content)
    return _NAMED.sub(write_out, bare) if numbered else bare


def _lists_with_numbers(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in properties.items() if integer(dictionary(value).get(Name.MCID)) is not None}


def _key(written: bytes) -> str:
    return "/" + written.decode("utf-8", "surrogateescape")


def _rest_of(entries: Any) -> bytes:
    """Write the properties of a mark but for its number; what is an object of its own cannot stand in content."""
    rest = Dictionary()
    for key, value in entries.items():
        if key != "/MCID" and not getattr(value, "is_indirect", False):
            rest[key] = value
    return bytes(rest.unparse())
