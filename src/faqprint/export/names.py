"""Texts and name trees as a PDF writes them (ISO 32000-1, 7.9)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .document import Document

#: Entries in a leaf of a name tree.
_LEAF: Final = 64


def literal(text: str) -> str:
    """Write a text string: ASCII as a literal, all else as UTF-16 in hexadecimal digits."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def name_tree(document: Document, entries: Sequence[tuple[bytes, bytes]]) -> int:
    """Write a name tree of keys and formatted values, and give the number of its root."""
    ordered = sorted(entries)
    leaves = []
    for start in range(0, len(ordered), _LEAF):
        leaf = ordered[start : start + _LEAF]
        names = b" ".join(b"<%b>%b" % (key.hex().encode(), value) for key, value in leaf)
        limits = b"/Limits[<%b><%b>]" % (leaf[0][0].hex().encode(), leaf[-1][0].hex().encode())
        leaves.append(b"<<%b/Names[%b]>>" % (limits, names))
    first = document.add(leaves)
    kids = b" ".join(b"%d 0 R" % number for number in range(first, first + len(leaves)))
    return document.add([b"<</Kids[%b]>>" % kids])
