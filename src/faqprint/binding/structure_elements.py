"""The structure tree of a PDF of any origin: its elements, and the keys that lead from pages and annotations to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from ..named_tuple import NamedTuple
from ..proof.tree import STANDARD
from .pdf_values import array, dictionary, integer, items, name, number_entries

#: What leads from a page or a form to the elements of its marks, and from an annotation or a picture to its own.
KEYS: Final = (Name.StructParents, Name.StructParent)
_STEPS: Final = 16
#: Types that stand for a whole file, or become a part of one.
_WHOLES: Final = frozenset({"Document", "Part"})
#: A type, an identifier and a key as qpdf writes them.
_TYPE: Final = re.compile(rb"/S (/[^\s()<>\[\]{}/%]+)")
_ID: Final = re.compile(rb"/ID (\((?:[^\\()]|\\.)*\)|<[0-9a-fA-F]*>)", re.DOTALL)
_KEY: Final = re.compile(rb"/StructParents? (\d+)")


class StructureSurvey(NamedTuple):
    """What the objects of a file say that may be elements of a tree; a little more than there is in it does no harm."""

    #: Types as they are written, without the ``/``.
    types: frozenset[str]
    ids: frozenset[bytes]
    #: The first key that nothing has, nor any behind it.
    next_key: int


def is_tagged(pdf: Pdf) -> bool:
    """Whether it has a structure tree with anything in it."""
    return any(isinstance(kid, Dictionary) for kid in items(tree_root(pdf).get(Name.K)))


def tree_root(pdf: Pdf) -> Any:
    """Give the root of the structure tree, or an empty dictionary."""
    return dictionary(pdf.Root.get(Name.StructTreeRoot))


def whole_element(pdf: Pdf) -> Any:
    """Give the one element that holds the whole file, if there is one, as there should be."""
    tops = list(items(tree_root(pdf).get(Name.K)))
    kind = standard_type(name(dictionary(tops[0]).get(Name.S))[1:], role_map(pdf)) if len(tops) == 1 else ""
    return tops[0] if kind in _WHOLES else None


def elements(pdf: Pdf) -> Iterator[Any]:
    """Give each structure element once, in no order that counts."""
    pending, seen = [tree_root(pdf).get(Name.K)], set()
    while pending:
        value = pending.pop()
        if isinstance(value, Dictionary):
            if value.is_indirect:
                if value.objgen in seen:
                    continue
                seen.add(value.objgen)
            if Name.S in value:
                yield value
                pending.append(value.get(Name.K))
        else:
            pending.extend(array(value))


def survey_structure(pdf: Pdf) -> StructureSurvey:
    """Look at all objects of a file, as qpdf writes them: a large one has a hundred thousand elements."""
    types: set[bytes] = set()
    ids: set[bytes] = set()
    root = tree_root(pdf)
    keys = [integer(root.get(Name.ParentTreeNextKey)) or 0, *(key + 1 for key in number_entries(root.get(Name.ParentTree)))]
    for value in pdf.objects:
        if isinstance(value, Stream):
            keys += [key + 1 for *_, key in _keys_of(value)]
        elif isinstance(value, Dictionary | Array):
            written = value.unparse(resolved=True)
            types.update(_TYPE.findall(written))
            if b"/ID " in written:
                ids.update(_ID.findall(written))
            if b"/StructParent" in written:
                keys += [int(key) + 1 for key in _KEY.findall(written)]
    return StructureSurvey(frozenset(map(_parse_name, types)), frozenset(map(_parse_string, ids)), max(keys))


def _parse_name(written: bytes) -> str:
    return name(Object.parse(written))[1:] if b"#" in written else written[1:].decode("utf-8", "surrogateescape")


def _parse_string(written: bytes) -> bytes:
    return bytes(Object.parse(written))


def role_map(pdf: Pdf) -> dict[str, str]:
    """Give what the types of a file's own stand for, without the ``/``."""
    roles = dictionary(tree_root(pdf).get(Name.RoleMap))
    return {key[1:]: name(value)[1:] for key, value in roles.items()}


def standard_type(kind: str, roles: dict[str, str]) -> str:
    """Give the type that another one stands for in the end: a standard one, or one that nobody knows."""
    for _ in range(_STEPS):
        target = roles.get(kind)
        if target is None or target == kind:
            break
        kind = target
        if kind in STANDARD:
            break
    return kind


def holders(pdf: Pdf) -> Iterator[tuple[Any, Name, int]]:
    """Give whatever has a key of the parent tree: the object, which kind of key, the key."""
    for value in pdf.objects:
        if isinstance(value, Dictionary | Stream):
            yield from _keys_of(value)
    for page in pdf.pages:
        for annotation in array(page.obj.get(Name.Annots)):
            if isinstance(annotation, Dictionary) and not annotation.is_indirect:
                yield from _keys_of(annotation)


def _keys_of(holder: Any) -> Iterator[tuple[Any, Name, int]]:
    for kind in KEYS:
        key = integer(holder.get(kind))
        if key is not None:
            yield holder, kind, key


def shift_keys(pdf: Pdf, by: int) -> None:
    """Add to every key, but for those in the parent tree itself."""
    for holder, kind, key in [*holders(pdf)]:
        holder[kind] = key + by


def drop_keys(pdf: Pdf) -> None:
    """Take all keys away: of a file without a tree they lead nowhere."""
    for holder, kind, _ in [*holders(pdf)]:
        del holder[kind]
