"""The structure tree in the file: elements, their marks on the pages, and the way back from marks to elements.

Formatted in bulk: a large appendix has more than a hundred thousand elements (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Final

from ..named_tuple import NamedTuple
from .names import literal, write_name_tree
from .object_file import PACK

if TYPE_CHECKING:
    from ..layout.structure import StructureTree
    from .document import ObjectDocument

#: Who owns an attribute (ISO 32000-1, 14.8.5); what is not here is an entry of the element itself.
_OWNERS: Final = {
    "ListNumbering": "List",
    **dict.fromkeys(("Scope", "RowSpan", "ColSpan", "Headers", "Summary"), "Table"),
    **dict.fromkeys(("Placement", "WritingMode", "BBox"), "Layout"),
}
_TEXTS: Final = frozenset({"Alt", "ActualText", "E", "Lang", "T"})
#: Kept though empty: without them a table's rows would not be of one length.
_CELLS: Final = frozenset({"TD", "TH"})


class _MarkOwners(NamedTuple):
    """The marks of a page: its key in the parent tree, and the number of its object."""

    key: int
    number: int
    owners: array[int]  # the element of each mark


class _Annotation(NamedTuple):
    key: int
    number: int
    page: int
    owner: int


class Structure:
    """The marks as pages are drawn, and the tree at the end."""

    def __init__(self, tree: StructureTree) -> None:
        self._tree = tree
        self._drawn: list[_MarkOwners] = []
        self._annotations: list[_Annotation] = []
        self._boxes: dict[int, str] = {}

    def add_page(self, key: int, number: int, owners: array[int]) -> None:
        """Note a drawn page: its key in the parent tree, its object number, and by MCID the element of each mark (``owners``)."""
        self._drawn.append(_MarkOwners(key, number, owners))

    def add_annotation(self, key: int, number: int, page: int, owner: int) -> None:
        """Note an annotation: its key in the parent tree, object number, the page's object number, and its element."""
        self._annotations.append(_Annotation(key, number, page, owner))

    def add_box(self, element: int, box: str) -> None:
        """Note where the figure of an element stands, as the value of its BBox."""
        self._boxes[element] = box

    def write(self, document: ObjectDocument) -> int:
        """Write the tree into ``document`` and give the number of its root; an element that holds nothing is left out."""
        tree = self._tree
        alive = self._used_elements()
        # within a pack elements of a kind stand together: neighbours then differ in few places
        present = [i for i, is_alive in enumerate(alive) if is_alive]
        packs = (present[start : start + PACK] for start in range(0, len(present), PACK))
        order = list(chain.from_iterable(sorted(pack, key=tree.kinds.__getitem__) for pack in packs))
        first = document.reserve(len(order))
        root = document.reserve(1)
        numbers = [""] * len(alive)
        for number, element in enumerate(order, first):
            numbers[element] = f"{number} 0 R"
        pages, contents = self._contents(alive, numbers)
        boxes = {element: {**tree.attributes[element], "BBox": box} for element, box in self._boxes.items()}
        heads = _heads(tree.kinds, {**tree.attributes, **boxes} if boxes else tree.attributes)
        bodies = [
            f"<<{head}/P {parent}{page}{content}>>"
            for head, parent, page, content in zip(
                heads, map([*numbers, f"{root} 0 R"].__getitem__, tree.parents), pages, contents, strict=True
            )
        ]
        document.fill(first, "\n".join(map(bodies.__getitem__, order)).encode().split(b"\n"), alike=True)
        keys = self._parent_tree(document, numbers)
        notes = [(f"{i:07}".encode(), numbers[i].encode()) for i, kind in enumerate(tree.kinds) if kind == "Note" and alive[i]]
        names = b"/IDTree %d 0 R" % write_name_tree(document, notes) if notes else b""
        document.fill(root, [b"<</Type/StructTreeRoot/K %b/ParentTree %d 0 R%b>>" % (numbers[0].encode(), keys, names)])
        return root

    def _used_elements(self) -> bytearray:
        """1 for each element that holds a mark, an annotation or such an element."""
        kinds, parents = self._tree.kinds, self._tree.parents
        alive = bytearray(kind in _CELLS for kind in kinds)
        alive[0] = 1
        for drawn in self._drawn:
            for owner in drawn.owners:
                alive[owner] = 1
        for annotation in self._annotations:
            alive[annotation.owner] = 1
        for i in range(len(kinds) - 1, 0, -1):
            if alive[i]:
                alive[parents[i]] = 1
        return alive

    def _contents(self, alive: bytearray, numbers: list[str]) -> tuple[list[str], list[str]]:
        """``Pg`` and ``K`` of each element."""
        count = len(alive)
        pages = [""] * count
        marks = [""] * count
        for drawn in self._drawn:
            page = f"/Pg {drawn.number} 0 R"
            for mark, owner in enumerate(drawn.owners):
                if not pages[owner]:
                    pages[owner] = page
                    marks[owner] = f" {mark}"
                elif pages[owner] is page:
                    marks[owner] += f" {mark}"
                else:
                    marks[owner] += f"<</Type/MCR{page}/MCID {mark}>>"
        for a in self._annotations:
            marks[a.owner] += f"<</Type/OBJR/Pg {a.page} 0 R/Obj {a.number} 0 R>>"
        children: dict[int, list[int]] = {}
        for i, parent in enumerate(self._tree.parents):
            if alive[i] and parent >= 0:
                children.setdefault(parent, []).append(i)
        contents = [m and (f"/K{m}" if m.count(" ") == 1 else f"/K[{m}]") for m in marks]
        for parent, elements in children.items():
            if not marks[parent]:
                contents[parent] = f"/K[{' '.join([numbers[i] for i in elements])}]"
        mixed = {parent for parent in children if marks[parent]}
        for parent, parts in self._interleave(mixed, children, pages, numbers).items():
            contents[parent] = f"/K[{' '.join(parts)}]"
        return pages, contents

    def _interleave(
        self, mixed: set[int], children: Mapping[int, list[int]], pages: list[str], numbers: list[str]
    ) -> dict[int, list[str]]:
        """``K`` of the elements that have marks of their own and children: all in the order in which they were drawn."""
        parts: dict[int, list[str]] = {parent: [] for parent in mixed}
        if not mixed:
            return parts
        parents = self._tree.parents
        waiting = {parent: iter(children[parent]) for parent in mixed}
        placed: set[int] = set()
        listed: set[int] = set()
        for drawn in self._drawn:
            page = f"/Pg {drawn.number} 0 R"
            for mark, owner in enumerate(drawn.owners):
                element = owner
                while element > 0 and element not in placed:
                    placed.add(element)
                    parent = parents[element]
                    if parent in mixed and element not in listed:
                        # with it the children before it that have no mark
                        for sibling in waiting[parent]:
                            parts[parent].append(numbers[sibling])
                            listed.add(sibling)
                            if sibling == element:
                                break
                    element = parent
                if owner in mixed:
                    parts[owner].append(str(mark) if pages[owner] == page else f"<</Type/MCR{page}/MCID {mark}>>")
        for a in self._annotations:
            if a.owner in mixed:
                parts[a.owner].append(f"<</Type/OBJR/Pg {a.page} 0 R/Obj {a.number} 0 R>>")
        for parent, rest in waiting.items():
            parts[parent].extend(numbers[i] for i in rest)
        return parts

    def _parent_tree(self, document: ObjectDocument, numbers: list[str]) -> int:
        """Write the number tree from marks and annotations to their elements and give its number."""
        arrays = [f"[{' '.join(map(numbers.__getitem__, drawn.owners))}]".encode() for drawn in self._drawn]
        first = document.add(arrays)
        values = {drawn.key: f"{number} 0 R" for number, drawn in enumerate(self._drawn, first)}
        values.update((annotation.key, numbers[annotation.owner]) for annotation in self._annotations)
        entries = " ".join(f"{key} {value}" for key, value in sorted(values.items()))
        return document.add([f"<</Nums[{entries}]>>".encode()])


def _heads(kinds: Iterable[str], attributes: Mapping[int, Mapping[str, str]]) -> list[str]:
    """``S`` and the attributes of each element, as they are written; a Note gets the ID that it must have."""
    heads = [f"/S/{kind}" if kind != "Note" else f"/S/Note/ID({i:07})" for i, kind in enumerate(kinds)]
    known: dict[tuple[tuple[str, str], ...], str] = {}
    for element, values in attributes.items():
        key = tuple(values.items())
        if key not in known:
            known[key] = _attributes(values)
        heads[element] += known[key]
    return heads


def _attributes(values: Mapping[str, str]) -> str:
    owned: dict[str, str] = {}
    own = ""
    for name, value in values.items():
        if name in _TEXTS:
            own += f"/{name}{literal(value)}"
        else:
            owner = _OWNERS.get(name, "Layout")
            plain = value if value.lstrip("-").replace(".", "", 1).isdigit() or value[:1] in "[(" else f"/{value}"
            owned[owner] = owned.get(owner, f"<</O/{owner}") + f"/{name} {plain}"
    if len(owned) == 1:
        return f"{own}/A{next(iter(owned.values()))}>>"
    return f"{own}/A[{''.join(f'{part}>>' for part in owned.values())}]" if owned else own
