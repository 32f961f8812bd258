"""The logical structure of the appendix: one tree, built once, without pages.

Elements are numbered in the order they are added, children in reading order; number 0 is the Document.
"""

from __future__ import annotations

from collections.abc import Mapping


class StructureTree:
    """Elements as parallel lists: ``kinds[i]`` (a PDF structure type) and ``parents[i]``.

    ``attributes[i]``: of those that have any, e.g. ``{'Scope': 'Row', 'RowSpan': '7'}``, ``{'ListNumbering': 'Disc'}``.
    """

    __slots__ = ("attributes", "kinds", "parents")

    def __init__(self) -> None:
        self.kinds: list[str] = ["Document"]
        self.parents: list[int] = [-1]
        self.attributes: dict[int, Mapping[str, str]] = {}

    def add(self, kind: str, parent: int, attributes: Mapping[str, str] | None = None) -> int:
        """Add an element as its parent's last child and give its number."""
        number = len(self.kinds)
        self.kinds.append(kind)
        self.parents.append(parent)
        if attributes:
            self.attributes[number] = attributes
        return number
