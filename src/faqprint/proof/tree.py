"""The structure tree of a PDF in reading order (ISO 32000-1, 14.7)."""

from __future__ import annotations

from typing import Any, Final

from ..named_tuple import NamedTuple
from .document import PdfFile
from .finding import Finding, finding
from .syntax import Ref

#: The standard structure types that a document like ours may use (ISO 32000-1, 14.8.4).
STANDARD: Final = frozenset(
    [
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
        "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
        "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby",
        "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
    ]
)  # fmt: skip


#: Units of work that a node of the tree takes, and steps from a type of the file's own to a standard one.
_NODE_UNITS: Final = 80
_ROLES: Final = 16


class Element(NamedTuple):
    """A structure element: its object (0: a direct one), its standard type, its dictionary, and its parent's and own index."""

    ref: int
    kind: str
    entries: dict[str, Any]
    parent: int
    kids: list[int]


class MarkedKid(NamedTuple):
    """Content that an element names: the page's object and the MCID."""

    page: int
    mcid: int
    element: int


class ObjectKid(NamedTuple):
    """An object (an annotation) that an element names."""

    page: int
    ref: int
    element: int


class ReadTree(NamedTuple):
    """Elements, marks and objects, each in reading order; ``elements[0]`` is the root; ``findings``: what broke the walk."""

    elements: list[Element]
    marks: list[MarkedKid]
    objects: list[ObjectKid]
    findings: list[Finding]

    def first_pages(self) -> list[int]:
        """The object number of the page where each element begins (0: it has no content)."""
        first = [0] * len(self.elements)
        known = [False] * len(self.elements)
        for mark in self.marks:
            index = mark.element
            while index >= 0 and not known[index]:
                first[index], known[index] = mark.page, True
                index = self.elements[index].parent
        return first


def _roles(document: PdfFile, root: dict[str, Any]) -> dict[str, str]:
    """Standard types of the types that the file names itself."""
    roles = document.dictionary(root.get("RoleMap"))
    standard = {}
    document.budget.spend(_NODE_UNITS * len(roles))
    for name in roles:
        kind: Any = name
        for _ in range(_ROLES):
            if kind in STANDARD or not isinstance(kind, str):
                break
            kind = document.get(roles.get(kind))
        standard[name] = kind if isinstance(kind, str) else ""
    return standard


def _page(entries: dict[str, Any], otherwise: int) -> int:
    page = entries.get("Pg")
    return page if type(page) is Ref else otherwise


def read_tree(document: PdfFile) -> ReadTree:
    """Walk the tree once, in reading order; a cycle or a broken link is a finding, not an end."""
    root = document.dictionary(document.catalog.get("StructTreeRoot"))
    roles = _roles(document, root)
    root_ref = document.catalog.get("StructTreeRoot")
    tree = ReadTree([Element(root_ref if type(root_ref) is Ref else 0, "", root, -1, [])], [], [], [])
    elements, marks, objects, findings = tree
    seen: set[int] = set()
    pending: list[tuple[Any, int, int]] = [(root.get("K"), 0, 0)]  # what, the element it stands in, that one's own page
    get, spend = document.get, document.budget.spend
    while pending:
        value, parent, page = pending.pop()
        spend(_NODE_UNITS)
        ref = 0
        if type(value) is Ref:
            ref, value = value, get(value)
        if type(value) is int:
            marks.append(MarkedKid(page, value, parent))
        elif type(value) is list:
            if set(map(type, value)) == {int}:
                spend(_NODE_UNITS * len(value))
                marks += [MarkedKid(page, mcid, parent) for mcid in value]
            else:
                pending += [(kid, parent, page) for kid in reversed(value)]
        elif type(value) is not dict:
            if value is not None:
                findings.append(finding("element-kind", where=elements[parent].kind))
        elif value.get("Type") == "MCR":
            mcid = get(value.get("MCID"))
            marks.append(MarkedKid(_page(value, page), mcid if isinstance(mcid, int) else -1, parent))
        elif value.get("Type") == "OBJR":
            target = value.get("Obj")
            objects.append(ObjectKid(_page(value, page), target if type(target) is Ref else 0, parent))
        elif ref in seen:
            findings.append(finding("element-cycle", where=elements[parent].kind))
        else:
            if ref:
                seen.add(ref)
            kind = get(value.get("S"))
            kind = roles.get(kind, kind) if isinstance(kind, str) else ""
            index = len(elements)
            elements[parent].kids.append(index)
            elements.append(Element(ref, kind, value, parent, []))
            own, kids = _page(value, 0), value.get("K")
            if type(kids) is int:
                marks.append(MarkedKid(own, kids, index))
            else:
                pending.append((kids, index, own))
    return tree


def attributes(document: PdfFile, entries: dict[str, Any], owner: str) -> dict[str, Any]:
    """The attributes that an element has from ``owner`` (``Table``, ``List``), from its A and from the classes in its C."""
    own = document.get(entries.get("A"))
    found: dict[str, Any] = {}
    listed = list(own) if isinstance(own, list) else [own]
    names = document.get(entries.get("C"))
    if names:
        classes = document.dictionary(document.dictionary(document.catalog.get("StructTreeRoot")).get("ClassMap"))
        several: list[Any] = []
        for name in reversed(names) if isinstance(names, list) else [names]:
            value = document.get(classes.get(name)) if isinstance(name, str) else None
            document.budget.spend(len(value) if isinstance(value, list) else 1)
            several += value if isinstance(value, list) else [value]
        listed = several + listed
    document.budget.spend(_NODE_UNITS * len(listed))
    for item in listed:
        attribute = document.dictionary(item)
        if attribute.get("O") == owner:
            found.update(attribute)
    return found
