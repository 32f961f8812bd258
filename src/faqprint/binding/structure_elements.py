"""The structure tree of a PDF of any origin: its elements, and the keys that lead from pages and annotations to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pikepdf import Dictionary, Name, Pdf, Stream

from ..named_tuple import NamedTuple
from ..proof.tree import STANDARD
from .pdf_values import array, dictionary, integer, items, name, number_entries

#: What leads from a page or a form to the elements of its marks, and from an annotation or a picture to its own.
KEYS: Final = (Name.StructParents, Name.StructParent)
_STEPS: Final = 16


class StructureSurvey(NamedTuple):
    """What the elements of a tree say of themselves."""

    #: Types as they are written, without the ``/``; those of a namespace are not among them.
    types: frozenset[str]
    #: The same as standard types.
    kinds: frozenset[str]
    ids: frozenset[bytes]
    #: Whether an identifier is that of two elements.
    id_twice: bool


def is_tagged(pdf: Pdf) -> bool:
    """Whether it has a structure tree with anything in it."""
    return any(isinstance(kid, Dictionary) for kid in items(tree_root(pdf).get(Name.K)))


def tree_root(pdf: Pdf) -> Any:
    """Give the root of the structure tree, or an empty dictionary."""
    return dictionary(pdf.Root.get(Name.StructTreeRoot))


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
    """Look at all elements of a tree."""
    types: set[str] = set()
    ids: set[bytes] = set()
    twice = False
    for element in elements(pdf):
        if Name.NS not in element:
            types.add(name(element.S)[1:])
        if Name.ID in element:
            identifier = bytes(element.ID)
            twice = twice or identifier in ids
            ids.add(identifier)
    roles = role_map(pdf)
    kinds = frozenset(standard_type(kind, roles) for kind in types)
    return StructureSurvey(frozenset(types), kinds, frozenset(ids), twice)


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


def next_key(pdf: Pdf) -> int:
    """Give the first key that neither the parent tree nor anything else of the file has, nor any behind it."""
    root = tree_root(pdf)
    following = integer(root.get(Name.ParentTreeNextKey)) or 0
    keys = [*number_entries(root.get(Name.ParentTree)), *(key for *_, key in holders(pdf))]
    return max([following, *(key + 1 for key in keys)])


def shift_keys(pdf: Pdf, by: int) -> None:
    """Add to every key, but for those in the parent tree itself."""
    for holder, kind, key in [*holders(pdf)]:
        holder[kind] = key + by


def drop_keys(pdf: Pdf) -> None:
    """Take all keys away: of a file without a tree they lead nowhere."""
    for holder, kind, _ in [*holders(pdf)]:
        del holder[kind]
