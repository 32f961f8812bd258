"""Objects in the forms in which most are written, each as one match: structure elements, arrays of references, pages, bookmarks,
leaves of the tree of names, the heads of streams.

Any other object is ``syntax``'s.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Callable
from typing import Any, Final

from ..limits import WorkBudget
from .syntax import Parser, Ref, string

#: A whole number, references beside each other, and white space at the end (ISO 32000-1, 7.2.2).
_NUMBER: Final = rb"[0-9]{1,10}+"
_REFS: Final = rb"NUM 0 R(?: NUM 0 R)*+ ?"
_SPACE: Final = rb"[\0\t\n\f\r ]*+"
#: A name, and the place on a page that it stands for.
_PLACE: Final = rb"<((?:[0-9a-f]{2})++)>\[(NUM) 0 R/XYZ null (NUM(?:\.NUM)?) null\] ?"


def _form(pattern: bytes) -> re.Pattern[bytes]:
    """Compile a form, its numbers and references put in."""
    return re.compile(pattern.replace(b"REFS", _REFS).replace(b"NUM", _NUMBER).replace(b"SPACE", _SPACE))


_ELEMENT: Final = _form(
    rb"<</S/(\w++)(/A(?:<<[^<>()%]*+>>|\[[^\[\]()%]*+\]))?/P (NUM) 0 R(?:/Pg (NUM) 0 R)?"
    rb"(?:/K(?: (NUM)|\[(REFS)\]|\[ ?(NUM(?: NUM)*+) ?\]))?>>SPACE"
)
#: What the ParentTree says of a page.
_REFERENCES: Final = _form(rb"\[(REFS)\]SPACE")
_PAGE: Final = _form(
    rb"<</Type/Page/Parent (NUM) 0 R/Contents (NUM) 0 R(?:/Annots\[(REFS)\])?"
    rb"/Resources (NUM) 0 R/Tabs/S/StructParents (NUM)>>SPACE"
)
_BOOKMARK: Final = _form(
    rb"<</Title(<[0-9A-F]*+>|\([^()\\\r]*+\))/Parent (NUM) 0 R/Dest\((\w++)\)(?:/Prev (NUM) 0 R)?(?:/Next (NUM) 0 R)?"
    rb"(?:/First (NUM) 0 R/Last (NUM) 0 R/Count (-?NUM))?>>SPACE"
)
_PLACES: Final = _form(_PLACE)
_LEAF: Final = _form(
    rb"<</Limits\[<((?:[0-9a-f]{2})++)><((?:[0-9a-f]{2})++)>\]/Names\[((?:PLACE)++)\]>>SPACE".replace(
        b"PLACE", re.sub(rb"\((?!\?)", b"(?:", _PLACE)
    )
)
_STREAM: Final = _form(rb"(NUM) 0 obj\n<<\n/Filter /FlateDecode /Length (NUM)\n>>\nstream\n")

#: What a form gives: a dictionary, or an array of references.
FormObject = dict[str, Any] | list[Ref]


class _Refs(dict[bytes, Ref]):
    """References by their digits: each is met at least twice, in an element and in its parent."""

    def __missing__(self, digits: bytes) -> Ref:
        reference = self[digits] = Ref(digits)
        return reference

    def array(self, digits: bytes) -> list[Ref]:
        """The references of an array."""
        return list(map(self.__getitem__, digits.replace(b" 0 R", b"").split()))


class _Kinds(dict[bytes, str]):
    """Types of elements by their names: there are few."""

    def __missing__(self, name: bytes) -> str:
        kind = self[name] = name.decode()
        return kind


class _Heights(dict[bytes, int | float]):
    """Numbers as they are written: most lines of a table stand at the heights of others."""

    def __missing__(self, token: bytes) -> int | float:
        height = self[token] = float(token) if b"." in token else int(token)
        return height


def object_reader(parser: Parser, budget: WorkBudget) -> Callable[[bytes], FormObject | None]:
    """What reads an object of one of the forms from all of its bytes; ``None``: it is of none."""
    match = _ELEMENT.fullmatch
    known: dict[bytes, dict[str, Any]] = {}
    refs, kinds, heights = _Refs(), _Kinds(), _Heights()

    def read(body: bytes) -> FormObject | None:
        found = match(body)
        if not found:
            value = _read_other(body, refs, heights)
            budget.spend(0 if value is None else len(body))
            return value
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
            element["K"] = refs.array(kids)
        elif marks:
            element["K"] = list(map(int, marks.split()))
        return element

    return read


def _read_other(body: bytes, refs: _Refs, heights: _Heights) -> FormObject | None:
    """What is no structure element."""
    if body[:1] == b"[":
        array = _REFERENCES.fullmatch(body)
        return refs.array(array[1]) if array else None
    if found := _PAGE.fullmatch(body):
        parent, contents, annotations, resources, key = found.groups()
        page: dict[str, Any] = {"Type": "Page", "Parent": refs[parent], "Contents": refs[contents]}
        if annotations:
            page["Annots"] = refs.array(annotations)
        return page | {"Resources": refs[resources], "Tabs": "S", "StructParents": int(key)}
    if found := _LEAF.fullmatch(body):
        first, last, places = found.groups()
        names: list[Any] = []
        for key, page_ref, height in _PLACES.findall(places):
            names += unhexlify(key), [refs[page_ref], "XYZ", None, heights[height], None]
        return {"Limits": [unhexlify(first), unhexlify(last)], "Names": names}
    if found := _BOOKMARK.fullmatch(body):
        title, parent, target, *chain, count = found.groups()
        bookmark: dict[str, Any] = {"Title": string(title), "Parent": refs[parent], "Dest": target}
        bookmark |= {name: refs[digits] for name, digits in zip(("Prev", "Next", "First", "Last"), chain, strict=True) if digits}
        return bookmark | {"Count": int(count)} if count else bookmark
    return None


def stream_head(data: bytes, offset: int) -> tuple[int, int, int] | None:
    """The number, the length and the beginning of a stream that is only compressed; ``None``: its head is of another form."""
    found = _STREAM.match(data, offset)
    return (int(found[1]), int(found[2]), found.end()) if found else None
