"""Structure elements, and arrays of references, in the form in which most are written, each as one match.

Any other object is ``syntax``'s.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from ..limits import WorkBudget
from .syntax import Parser, Ref

_ELEMENT: Final = re.compile(
    rb"<</S/(\w++)(/A(?:<<[^<>()%]*+>>|\[[^\[\]()%]*+\]))?/P ([0-9]++) 0 R(?:/Pg ([0-9]++) 0 R)?"
    rb"(?:/K(?: ([0-9]++)|\[((?:[0-9]++ 0 R ?)++)\]|\[ ?([0-9 ]++)\]))?>>\s*+"
)


#: What the ParentTree says of a page.
_REFERENCES: Final = re.compile(rb"\[((?:[0-9]++ 0 R ?)++)\]\s*+")


class _Refs(dict[bytes, Ref]):
    """References by their digits: each is met at least twice, in an element and in its parent."""

    def __missing__(self, digits: bytes) -> Ref:
        reference = self[digits] = Ref(digits)
        return reference


class _Kinds(dict[bytes, str]):
    """Types of elements by their names: there are few."""

    def __missing__(self, name: bytes) -> str:
        kind = self[name] = name.decode()
        return kind


def element_reader(parser: Parser, budget: WorkBudget) -> Callable[[bytes], dict[str, Any] | list[Ref] | None]:
    """What reads an element's dictionary, or an array of references, from all of its bytes; ``None``: it is neither."""
    match = _ELEMENT.fullmatch
    known: dict[bytes, dict[str, Any]] = {}
    refs, kinds = _Refs(), _Kinds()

    def references(digits: bytes) -> list[Ref]:
        return list(map(refs.__getitem__, digits.replace(b" 0 R", b"").split()))

    def read(body: bytes) -> dict[str, Any] | list[Ref] | None:
        found = match(body)
        if not found:
            array = body[:1] == b"[" and _REFERENCES.fullmatch(body)
            if array:
                budget.spend(len(body))
            return references(array[1]) if array else None
        budget.spend(len(body))
        kind, attributes, parent, page, mark, kids, marks = found.groups()
        element: dict[str, Any] = {"S": kinds[kind], "P": refs[parent]}
        if attributes:
            if attributes not in known:
                (known[attributes],) = parser.parse_objects(b"<<%b>> endobj" % attributes)
            element |= known[attributes]
        if page:
            element["Pg"] = refs[page]
        if mark:
            element["K"] = int(mark)
        elif kids:
            element["K"] = references(kids)
        elif marks:
            element["K"] = list(map(int, marks.split()))
        return element

    return read
