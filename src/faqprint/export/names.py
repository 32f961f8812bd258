"""Numbers, names, texts and name trees as a PDF writes them (ISO 32000-1, 7.3.3, 7.9)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .document import ObjectDocument

#: Entries in a leaf of a name tree.
_LEAF: Final = 64


@lru_cache(maxsize=8192)
def decimal(value: float, digits: int = 3) -> str:
    """Write a length in pt as a PDF number, to a thousandth unless more digits are asked for."""
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")


def font_resource(face: int) -> str:
    """Give the name by which pages call the font of a face, by its number in ``Faces``."""
    return f"F{face}"


def text_string(text: str) -> bytes:
    """Encode a text string: printable ASCII as it is, all else in UTF-16."""
    return text.encode() if text.isascii() and text.isprintable() else b"\xfe\xff" + text.encode("utf-16-be")


def literal(text: str) -> str:
    """Write a text string: as a literal if it is ASCII, else in hexadecimal digits."""
    encoded = text_string(text)
    if encoded[:1] == b"\xfe":
        return f"<{encoded.hex().upper()}>"
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({escaped})"


def write_name_tree(document: ObjectDocument, entries: Sequence[tuple[bytes, bytes]]) -> int:
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
