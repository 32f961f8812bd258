"""Whether the objects of a PDF that binding touches are what ISO 32000-1 says they are: asked when something went wrong with it.

A table says of each kind of dictionary what its entries may be, and one walk from the catalog looks at all of them.  Elsewhere in
this room what is of another type counts as absent, so that most such files come out well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from ..named_tuple import NamedTuple
from .pdf_values import array, dictionary, integer, name

#: What each kind of dictionary may have: a kind, or several (``|``); ``[k]``: an array of such; ``{k}``: a dictionary of such;
#: ``up``: the dictionary in which it stands; ``!``: it must be there.  What is null counts as absent.
_ENTRIES: Final[Mapping[str, str]] = {
    "catalog": "Pages:pages! Outlines:outlines StructTreeRoot:tree Names:names Dests:{dest} PageLabels:numbers-label "
    "AcroForm:form OCProperties:layers MarkInfo:dict ViewerPreferences:dict Metadata:stream Lang:text OutputIntents:[dict] "
    "AF:dict|[dict] Version:name OpenAction:dest|action Perms:{dict}",
    "pages": "Kids:[pages|leaf]! Count:count! Parent:up Resources:resources MediaBox:paper CropBox:paper Rotate:number",
    "leaf": "Parent:up! Resources:resources MediaBox:paper CropBox:paper TrimBox:rectangle BleedBox:rectangle "
    "ArtBox:rectangle Rotate:number Contents:content|[content] Annots:[annotation] StructParents:key Group:dict UserUnit:number "
    "Metadata:stream PieceInfo:dict AA:{action}",
    "resources": "Font:{drawn} XObject:{drawn} ExtGState:{drawn} Pattern:{drawn} Shading:{drawn} ColorSpace:{drawn} "
    "Properties:{drawn}",
    "annotation": "Subtype:name! Rect:rectangle! Contents:text P:page F:integer AP:looks AS:name StructParent:key OC:dict "
    "A:action AA:{action} Dest:dest Popup:dict IRT:dict QuadPoints:[number] C:[number] Border:array BS:dict Parent:dict "
    "T:text FT:name",
    "looks": "N:look|{look|null} R:look|{look|null} D:look|{look|null}",
    "action": "S:name! Next:action|[action] URI:text F:text|dict",
    "jump": "S:name! Next:action|[action] D:dest!",
    "place": "D:dest! SD:array",
    "outlines": "First:item Last:dict Count:integer",
    "item": "Title:text! Parent:up! First:item Last:dict Next:sibling Prev:dict Count:integer Dest:dest A:action SE:dict "
    "C:[number] F:integer",
    "tree": "K:element|[element] ParentTree:numbers-parents ParentTreeNextKey:integer IDTree:names-dict RoleMap:{name} "
    "ClassMap:{attributes} Namespaces:[dict]",
    "element": "S:name! P:up! ID:text Pg:page K:kid|[kid] A:attributes C:name|[name|integer] R:integer T:text Lang:text Alt:text "
    "E:text ActualText:text NS:dict",
    "mark": "Type:name! MCID:integer! Pg:page Stm:stream",
    "object": "Type:name! Obj:dict|stream! Pg:page",
    "names": "Dests:names-dest EmbeddedFiles:names-dict",
    "form": "Fields:[field] DR:resources DA:text Q:integer NeedAppearances:boolean SigFlags:integer CO:array",
    "field": "Kids:[field] Parent:up T:text FT:name Ff:integer DA:text Q:integer",
    "layers": "OCGs:[dict] D:states Configs:[states]",
    "states": "ON:[dict] OFF:[dict] Order:array BaseState:name",
    "label": "S:name P:text St:integer",
}
#: What a page may not be drawn with: types of what says how the document is made up.
_NOT_DRAWN: Final = frozenset({"/Catalog", "/Pages", "/Page", "/Outlines", "/StructTreeRoot", "/StructElem", "/MCR", "/OBJR"})
#: A page's side, in units (annex C.2).
_LARGEST_PAGE: Final = 14_400
#: Kinds that stand in just one place of a file.
_ONCE: Final = frozenset({"pages", "leaf", "item", "element", "field"})
_TYPES: Final = {"pages": "/Pages", "leaf": "/Page", "mark": "/MCR", "object": "/OBJR"}


def _can_be_read(stream: Any) -> bool:
    try:
        stream.read_bytes()
    except pikepdf.PdfError:
        return False
    return True


_SIMPLE: Final[Mapping[str, Callable[[Any], bool]]] = {
    "name": lambda value: isinstance(value, Name),
    "text": lambda value: isinstance(value, String),
    "integer": lambda value: integer(value) is not None,
    "count": lambda value: (integer(value) or 0) > 0,
    "number": lambda value: isinstance(value, int | float | Decimal) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, Array),
    "dict": lambda value: isinstance(value, Dictionary),
    "stream": lambda value: isinstance(value, Stream),
    "null": lambda value: value is None,
    "rectangle": lambda value: isinstance(value, Array) and len(value) == 4 and all(map(_SIMPLE["number"], value)),
    "paper": lambda value: (
        _SIMPLE["rectangle"](value) and max(abs(value[2] - value[0]), abs(value[3] - value[1])) <= _LARGEST_PAGE
    ),
    "content": lambda value: isinstance(value, Stream) and _can_be_read(value),
    "attributes": lambda value: all(
        isinstance(one, Dictionary | Stream) or integer(one) is not None for one in array(value) or [value]
    ),
}


class _Visit(NamedTuple):
    """A value that is to be looked at: as what, where it stands, and in which dictionary of its kind."""

    value: Any
    kinds: str
    path: str
    above: Any = None


def find_flaw(pdf: Pdf) -> str:
    """Give where something stands that is not as it should be, such as ``Pages/Kids/2/Contents``; ``''``: nowhere."""
    return _FlawSearch(pdf).find_flaw()


class _FlawSearch:
    """One walk through a file."""

    def __init__(self, pdf: Pdf) -> None:
        self._root = pdf.Root
        self._pages = {page.obj.objgen for page in pdf.pages}
        #: What was looked at, and as what.
        self._seen: set[tuple[str, tuple[int, int]]] = set()
        #: Which page or annotation has a key of the parent tree.
        self._keys: dict[int, Any] = {}
        #: Elements that the parent tree names, and where.
        self._named: list[tuple[Any, str]] = []

    def find_flaw(self) -> str:
        """Give where it first stops."""
        pending = [_Visit(self._root, "catalog", "")]
        while pending:
            visit = pending.pop()
            for kind in _split(visit.kinds):
                inner = self._look(visit, kind)
                if inner is not None:
                    pending += reversed([*inner])
                    break
            else:
                return visit.path or "Root"
        return next((path for element, path in self._named if ("element", element.objgen) not in self._seen), "")

    def _look(self, visit: _Visit, kind: str) -> Iterable[_Visit] | None:
        """Give what there is to be looked at in a value; ``None``: it is not of such a kind."""
        value, _, path, above = visit
        if kind in _SIMPLE:
            return () if _SIMPLE[kind](value) else None
        if kind[0] == "[":
            each = enumerate(value) if isinstance(value, Array) else None
            return None if each is None else [_Visit(one, kind[1:-1], f"{path}/{at}", above) for at, one in each]
        if kind[0] == "{":
            entries = value.items() if isinstance(value, Dictionary) else None
            return None if entries is None else [_Visit(one, kind[1:-1], path + key) for key, one in entries]
        if kind.startswith(("names-", "numbers-")):
            return self._tree_node(visit, kind)
        match kind:
            case "up":
                return () if isinstance(value, Dictionary) and value.objgen == above.objgen else None
            case "page":
                return () if isinstance(value, Dictionary) and value.objgen in self._pages else None
            case "key":
                holder = self._keys.setdefault(value, above) if integer(value) is not None else None
                return () if holder is not None and holder.objgen == above.objgen else None
            case "dest":
                return self._destination(visit)
            case "parents":
                listed = enumerate(value) if isinstance(value, Array) else [(0, value)]
                return self._parents(list(listed), path)
            case "look" if not isinstance(value, Stream):
                return None
            case "look" | "drawn":
                return self._look_into_drawing(visit)
            case "kid" if not isinstance(value, Dictionary):
                return () if integer(value) is not None else None
            case "kid":
                kind = "element" if "/S" in value else "object" if "/Obj" in value else "mark"
            case "action" if dictionary(value).get("/S") == "/GoTo":
                kind = "jump"
            case "sibling":
                kind = "item"
        return self._entries(visit, kind)

    def _entries(self, visit: _Visit, kind: str) -> Iterable[_Visit] | None:
        value, _, path, above = visit
        if not isinstance(value, Dictionary) or not isinstance(value.get(Name.Type, Name.Any), Name):
            return None
        if kind in _TYPES and name(value.get(Name.Type)) != _TYPES[kind]:
            return None
        if value.is_indirect and (kind, value.objgen) in self._seen:
            return None if kind in _ONCE else ()
        self._seen.add((kind, value.objgen))
        found = []
        for entry, inner_kinds, is_needed in _entries_of(kind):
            inner = value.get(f"/{entry}")
            if inner is not None:
                stands_in = above if inner_kinds in ("up", "sibling") else value
                found.append(_Visit(inner, inner_kinds, f"{path}/{entry}".lstrip("/"), stands_in))
            elif is_needed:
                return None
        return found

    def _tree_node(self, visit: _Visit, kind: str) -> Iterable[_Visit] | None:
        """Look at a node of a tree of names or numbers (7.9.6, 7.9.7)."""
        value, _, path, _ = visit
        tree, _, leaf = kind.partition("-")
        if not isinstance(value, Dictionary) or (kind, value.objgen) in self._seen:
            return None
        if value.is_indirect:
            self._seen.add((kind, value.objgen))
        label, of_key = ("Names", "text") if tree == "names" else ("Nums", "integer")
        listed, kids = value.get(f"/{label}", Array()), value.get("/Kids", Array())
        if not isinstance(listed, Array) or not isinstance(kids, Array) or len(listed) % 2:
            return None
        keys: list[Any] = [bytes(key) if isinstance(key, String) else integer(key) for key in [*listed][::2]]
        if None in keys or any(type(one) is not type(other) or one >= other for one, other in pairwise(keys)):
            return None
        entries = [_Visit(one, leaf if at % 2 else of_key, f"{path}/{label}/{at}") for at, one in enumerate(listed)]
        return entries + [_Visit(kid, kind, f"{path}/Kids/{at}") for at, kid in enumerate(kids)]

    def _destination(self, visit: _Visit) -> Iterable[_Visit] | None:
        """Look at a destination: a name of one, an array, or a dictionary that has such (12.3.2)."""
        value = visit.value
        if isinstance(value, Name | String):
            return ()
        if isinstance(value, Array):
            kinds = ("page|integer|null", "name", *["number|null"] * len(value))
            return [_Visit(one, kind, f"{visit.path}/{at}") for at, (one, kind) in enumerate(zip(value, kinds, strict=False))]
        return self._entries(visit, "place")

    def _look_into_drawing(self, visit: _Visit) -> Iterable[_Visit] | None:
        """Look at what a page is drawn with, and all that leads to but for the way up: nobody asks what it says."""
        value, _, path, _ = visit
        if not isinstance(value, Dictionary | Stream | Array):
            return ()
        if value.is_indirect and ("drawn", value.objgen) in self._seen:
            return ()
        self._seen.add(("drawn", value.objgen))
        if isinstance(value, Array):
            return [_Visit(one, "drawn", f"{path}/{at}") for at, one in enumerate(value)]
        if name(value.get(Name.Type)) in _NOT_DRAWN:
            return None
        return [_Visit(one, "drawn", path + key) for key, one in value.items() if key not in ("/P", "/Parent")]

    def _parents(self, listed: list[tuple[int, Any]], path: str) -> Iterable[_Visit] | None:
        """Look at an entry of the parent tree: an element, or an array of such (14.7.4.4)."""
        self._named += [(one, f"{path}/{at}") for at, one in listed if isinstance(one, Dictionary)]
        return () if all(one is None or isinstance(one, Dictionary) for _, one in listed) else None


def _split(kinds: str) -> list[str]:
    """Split alternatives, but not those within brackets."""
    parts, depth = [""], 0
    for character in kinds:
        depth += (character in "[{") - (character in "]}")
        if character == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _entries_of(kind: str) -> list[tuple[str, str, bool]]:
    """Give the entries of a kind: the key, what it may hold, and whether it must be there."""
    found = []
    for entry in _ENTRIES[kind].split():
        key, _, kinds = entry.partition(":")
        found.append((key, kinds.rstrip("!"), kinds.endswith("!")))
    return found
