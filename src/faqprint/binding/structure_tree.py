"""Two structure trees made one: a Document over both, each a Part of it (ISO 32000-1, 14.7; ISO 14289-1, 7.1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Pdf, String

from ..named_tuple import NamedTuple
from ..proof.tree import STANDARD
from .free_names import free_names
from .pdf_values import (
    array,
    dictionary,
    flat_places,
    import_value,
    items,
    make_dictionary,
    make_name,
    name,
    name_entries,
    name_tree,
    number_entries,
    number_tree,
    sub_dictionary,
    text,
)
from .structure_elements import (
    StructureSurvey,
    elements,
    role_map,
    shift_keys,
    standard_type,
    survey_structure,
    tree_root,
    whole_element,
)

#: What only lists things, in the root of a tree.
_LISTS: Final = (Name.Namespaces, Name.AF, Name.PronunciationLexicon)


class StructureNames(NamedTuple):
    """Names of a structure tree that became others, by the old ones; types and classes without the ``/``."""

    types: Mapping[str, str] = {}
    classes: Mapping[str, str] = {}
    identifiers: Mapping[bytes, bytes] = {}


def separate_names(manual: Pdf, appendix: Pdf, theirs: StructureSurvey | None = None) -> tuple[StructureNames, StructureNames]:
    """Make each tree a part, and rename in the appendix's what the manual's uses for something else: types, classes, ids, keys.

    That is done before anything is copied: a page, or a bookmark, may take elements along.  Types of either that are standard
    ones by name and stand for others are renamed as well: nobody else could use them.  Gives the names that became others in
    the manual and in the appendix.  ``theirs``: what ``survey_structure`` says of the manual, if that is known.
    """
    freed = [free_standard_types(pdf) for pdf in (manual, appendix)]
    theirs, own = theirs or survey_structure(manual), survey_structure(appendix)
    roles, own_roles = role_map(manual), role_map(appendix)
    used = theirs.types | roles.keys()
    clashing = {
        kind
        for kind in own.types | own_roles.keys()
        if kind in used and standard_type(kind, roles) != standard_type(kind, own_roles)
    }
    types = _free_names(clashing, used | own.types | own_roles.keys())
    classes = dictionary(tree_root(manual).get(Name.ClassMap))
    own_classes = dictionary(tree_root(appendix).get(Name.ClassMap))
    differing = {key[1:] for key, value in own_classes.items() if key in classes and not _is_same(value, classes[key])}
    class_names = _free_names(differing, {key[1:] for key in (*classes.keys(), *own_classes.keys())})
    taken = theirs.ids | name_entries(tree_root(manual).get(Name.IDTree)).keys()
    identifiers = free_names(own.ids | name_entries(tree_root(appendix).get(Name.IDTree)).keys(), taken)
    for pdf in (manual, appendix):
        _make_part(pdf)
    names = StructureNames(types, class_names, identifiers)
    _rename(appendix, names)
    shift_keys(appendix, by := theirs.next_key)
    root = tree_root(appendix)
    entries = {key + by: value for key, value in number_entries(root.get(Name.ParentTree)).items()}
    root.ParentTree = number_tree(appendix, entries)
    return StructureNames(freed[0]), names._replace(types={**freed[1], **types})


def _free_names(own: set[str], taken: set[str] | frozenset[str]) -> dict[str, str]:
    renamed = free_names(_to_bytes(own), _to_bytes(taken))
    return {_from_bytes(old): _from_bytes(new) for old, new in renamed.items()}


def _to_bytes(kinds: Collection[str]) -> list[bytes]:
    return [kind.encode("utf-8", "surrogateescape") for kind in kinds]


def _from_bytes(kind: bytes) -> str:
    return kind.decode("utf-8", "surrogateescape")


def _is_same(value: Any, other: Any) -> bool:
    """Whether two values of different files say the same."""
    if isinstance(value, Dictionary) and isinstance(other, Dictionary):
        return value.keys() == other.keys() and all(_is_same(value[key], other[key]) for key in value.keys())  # noqa: SIM118 - no mapping
    if isinstance(value, Array) and isinstance(other, Array):
        return len(value) == len(other) and all(map(_is_same, value, other))
    return bool(value == other)


def free_standard_types(pdf: Pdf) -> dict[str, str]:
    """Rename standard types that a file says are others, and give the new names.

    Where both files are one they would be so in the other part, too.
    """
    roles = role_map(pdf)
    changed = {kind for kind, target in roles.items() if kind in STANDARD and target != kind}
    types = _free_names(changed, roles.keys() | STANDARD)
    _rename(pdf, StructureNames(types))
    return types


def _rename(pdf: Pdf, names: StructureNames) -> None:
    types, classes, identifiers = names
    if not any(names):
        return
    for element in elements(pdf):
        if Name.NS not in element and (new := types.get(name(element.S)[1:])):
            element.S = make_name(f"/{new}")
        if classes and Name.C in element:
            named = [make_name(f"/{classes[name(item)[1:]]}") if name(item)[1:] in classes else item for item in items(element.C)]
            element.C = Array(named) if isinstance(element.C, Array) else named[0]
        if identifiers:
            _rename_identifiers(element, identifiers)
    root = tree_root(pdf)
    if types:
        root.RoleMap = make_dictionary(
            {
                f"/{types.get(kind, kind)}": make_name(f"/{target if target in STANDARD else types.get(target, target)}")
                for kind, target in role_map(pdf).items()
            }
        )
    if classes:
        root.ClassMap = make_dictionary({f"/{classes.get(key[1:], key[1:])}": value for key, value in root.ClassMap.items()})
    if identifiers and Name.IDTree in root:
        entries = name_entries(root.IDTree)
        root.IDTree = name_tree(pdf, {identifiers.get(key, key): value for key, value in entries.items()})


def _rename_identifiers(element: Any, identifiers: Mapping[bytes, bytes]) -> None:
    """Rename an element's identifier, and those of the head cells that it names."""
    if isinstance(element.get(Name.ID), String) and (new := identifiers.get(bytes(element.ID))) is not None:
        element.ID = String(new)
    for attributes in items(element.get(Name.A)):
        if (heads := array(dictionary(attributes).get(Name.Headers))) and any(bytes_of(head) in identifiers for head in heads):
            attributes.Headers = Array([_new_name(head, identifiers) for head in heads])


def bytes_of(value: Any) -> bytes:
    """Give the bytes of a string; none of anything else."""
    return bytes(value) if isinstance(value, String) else b""


def _new_name(value: Any, names: Mapping[bytes, bytes]) -> Any:
    new = names.get(bytes_of(value))
    return value if new is None else String(new)


def join_trees(manual: Pdf, appendix: Pdf) -> None:
    """Put the tree of the appendix, whose pages are the manual's by now, into that of the manual.

    No name of one may mean another thing in the other (``separate_names``); each has a tree.
    """
    root, source = tree_root(manual), tree_root(appendix)
    del source.K.P  # or the whole root would come along
    part, other = root.K, import_value(manual, appendix, source.K)
    document = manual.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array([part, other])))
    part.P = other.P = document
    root.K = document
    if (lang := _language(appendix)) and lang.lower() != _language(manual).lower() and Name.Lang not in other:
        other.Lang = String(lang)
    for key in (Name.RoleMap, Name.ClassMap):
        for entry, value in dictionary(source.get(key)).items():
            entries = sub_dictionary(root, key)
            if entry not in entries:
                entries[entry] = import_value(manual, appendix, value)
    for key in _LISTS:
        if listed := [import_value(manual, appendix, value) for value in items(source.get(key))]:
            root[key] = Array([*items(root.get(key)), *listed])
    _join_entries(manual, appendix, root, source)
    _join_mark_info(manual, appendix)


def _join_entries(manual: Pdf, appendix: Pdf, root: Any, source: Any) -> None:
    """Join the trees from keys and from identifiers to elements."""
    more = {key: import_value(manual, appendix, value) for key, value in number_entries(source.get(Name.ParentTree)).items()}
    places = flat_places(root.get(Name.ParentTree))
    if places and max(places) < min(more, default=0):
        for key in sorted(more):
            root.ParentTree.Nums.extend([key, more[key]])
        last = max(more)
    else:
        parents = number_entries(root.get(Name.ParentTree)) | more
        root.ParentTree = number_tree(manual, parents)
        last = max([-1, *parents])
    root.ParentTreeNextKey = last + 1
    if own := name_entries(source.get(Name.IDTree)):
        identifiers = name_entries(root.get(Name.IDTree))
        identifiers.update((key, import_value(manual, appendix, value)) for key, value in own.items())
        root.IDTree = name_tree(manual, identifiers)


def _join_mark_info(manual: Pdf, appendix: Pdf) -> None:
    marks, others = sub_dictionary(manual.Root, Name.MarkInfo), dictionary(appendix.Root.get(Name.MarkInfo))
    marks.Marked = True
    for key in (Name.Suspects, Name.UserProperties):
        if others.get(key) is True:
            marks[key] = True


def _make_part(pdf: Pdf) -> None:
    """Make what stands in the root of a tree one Part."""
    root = _tree(pdf)
    kids = list(items(root.get(Name.K)))
    if (whole := whole_element(pdf)) is not None:
        part = whole if whole.is_indirect else pdf.make_indirect(whole)
        part.S = Name.Part
    else:
        part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, P=root, K=Array(kids)))
        for kid in kids:
            if isinstance(kid, Dictionary) and Name.S in kid:
                kid.P = part
    root.K = part


def _tree(pdf: Pdf) -> Any:
    """Give the root of the structure tree as an object of its own."""
    root = tree_root(pdf)
    if not root.is_indirect:
        pdf.Root.StructTreeRoot = root = pdf.make_indirect(root)
    return root


def _language(pdf: Pdf) -> str:
    lang = pdf.Root.get(Name.Lang)
    return text(lang)
