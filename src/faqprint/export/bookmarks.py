"""Bookmarks (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .names import literal

if TYPE_CHECKING:
    from ..layout.display_list import Bookmark
    from .document import ObjectDocument


def write_outline(document: ObjectDocument, bookmarks: Sequence[Bookmark]) -> int:
    """Write the outline and give the number of its root; the first level shows, the deeper ones are folded."""
    root = document.reserve(1)
    first = document.reserve(len(bookmarks))
    parents: list[int] = []
    children: dict[int, list[int]] = {-1: []}
    path: list[int] = []
    for i, bookmark in enumerate(bookmarks):
        del path[bookmark.level :]
        parents.append(path[-1] if path else -1)
        children.setdefault(parents[i], []).append(i)
        path.append(i)
    bodies = []
    place = {child: position for siblings in children.values() for position, child in enumerate(siblings)}
    for i, bookmark in enumerate(bookmarks):
        siblings, position = children[parents[i]], place[i]
        parent = root if parents[i] < 0 else first + parents[i]
        body = f"<</Title{literal(bookmark.title)}/Parent {parent} 0 R/Dest{literal(bookmark.anchor)}"
        if position:
            body += f"/Prev {first + siblings[position - 1]} 0 R"
        if position + 1 < len(siblings):
            body += f"/Next {first + siblings[position + 1]} 0 R"
        if i in children:
            inner = children[i]
            body += f"/First {first + inner[0]} 0 R/Last {first + inner[-1]} 0 R/Count {-len(inner)}"
        bodies.append(f"{body}>>".encode())
    document.fill(first, bodies)
    top = children[-1]
    ends = f"/First {first + top[0]} 0 R/Last {first + top[-1]} 0 R" if top else ""
    document.fill(root, [f"<</Type/Outlines{ends}/Count {len(top)}>>".encode()])
    return root
