"""The logical structure of the appendix: one tree, built once, without pages.

Elements are numbered in the order they are added, children in reading order; number 0 is the Document.
"""

from __future__ import annotations

from collections.abc import Mapping


class StructureTree:
    """Elements as parallel lists: ``kinds[i]`` (a PDF structure type) and ``parents[i]``.

    ``attributes[i]``: of those that have any, e.g. ``{'Scope': 'Row', 'RowSpan': '7'}``, ``{'ListNumbering': 'Disc'}``.
    """

    __slots__ = ("attributes", "first", "kinds", "parents")

    def __init__(self) -> None:
        #: The number of the first element that it holds.
        self.first = 0
        self.kinds: list[str] = ["Document"]
        self.parents: list[int] = [-1]
        self.attributes: dict[int, Mapping[str, str]] = {}

    def __eq__(self, other: object) -> bool:
        """Whether the other has the same elements."""
        return (
            isinstance(other, StructureTree)
            and self.kinds == other.kinds
            and self.parents == other.parents
            and self.attributes == other.attributes
        )

    __hash__ = None  # type: ignore[assignment]  # it grows

    @property
    def next_number(self) -> int:
        """The number of the element that is added next."""
        return self.first + len(self.kinds)

    def add(self, kind: str, parent: int, attributes: Mapping[str, str] | None = None) -> int:
        """Add an element as the last child of ``parent`` (0: the root) and give its number; ``kind``: its structure type."""
        number = self.first + len(self.kinds)
        self.kinds.append(kind)
        self.parents.append(parent)
        if attributes:
            self.attributes[number] = attributes
        return number

    def parent_of(self, element: int) -> int:
        """The number of the element in which another one stands."""
        return self.parents[element - self.first]

    def describe(self, element: int, attributes: Mapping[str, str]) -> None:
        """Give an element its attributes, or others."""
        self.attributes[element] = attributes

    def add_tree(self, other: SubTree, parent: int) -> None:
        """Add the elements of a tree apart below ``parent``, which they name already unless they take other numbers."""
        first, by = other.first, self.next_number - other.first
        self.kinds += other.kinds
        if by:
            self.parents += [own + by if own >= first else parent for own in other.parents]
            self.attributes.update({element + by: values for element, values in other.attributes.items()})
        else:
            self.parents += other.parents
            self.attributes.update(other.attributes)


class SubTree(StructureTree):
    """Elements apart from their tree, with the numbers that they will have there."""

    __slots__ = ()

    def __init__(self, first: int) -> None:
        """``first``: the number of the first of them; a parent below that is the one to which they will be added."""
        self.first = first
        self.kinds = []
        self.parents = []
        self.attributes = {}
