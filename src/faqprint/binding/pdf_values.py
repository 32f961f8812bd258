"""Values of a PDF of any origin as they are asked for: what is of another type counts as absent, so that no check needs care.

Name and number trees (ISO 32000-1, 7.9.6 and 7.9.7) are read whole and written as one node: readers search it as fast.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

#: What a tree of names holds, and one of numbers.
NAMES: Final = Name.Names
NUMBERS: Final = Name.Nums
#: Nodes of a page tree that may stand above one another.
_PAGE_TREE_DEPTH: Final = 64


def dictionary(value: Any) -> Any:
    """Give ``value`` if it is a dictionary, or a stream, which has one; else an empty one, which nobody may change."""
    return value if isinstance(value, Dictionary | Stream) else {}


def array(value: Any) -> Any:
    """Give ``value`` if it is an array, else an empty one."""
    return value if isinstance(value, Array) else ()


def items(value: Any) -> Any:
    """Give what an entry holds that may be one thing or an array of such."""
    return value if isinstance(value, Array) else () if value is None else (value,)


def integer(value: Any) -> int | None:
    """Give ``value`` if it is an integer."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def name(value: Any) -> str:
    """Give a name with its ``/``; ``''`` if it is none.

    Bytes that are no UTF-8 become surrogates, as in the keys of dictionaries: old programs write Shift_JIS.
    """
    return bytes(value).decode("utf-8", "surrogateescape") if isinstance(value, Name) else ""


def make_name(written: str) -> Any:
    """Make a name of what ``name`` gives."""
    escaped = b"".join(b"#%02x" % byte for byte in written[1:].encode("utf-8", "surrogateescape"))
    return Object.parse(b"/" + escaped)


def make_dictionary(entries: Mapping[str, Any]) -> Dictionary:
    """Make a dictionary of entries by names with their ``/``."""
    made = Dictionary()
    for key, value in entries.items():
        made[key] = value
    return made


def text(value: Any) -> str:
    """Give a text string; ``''`` if it is none."""
    if not isinstance(value, String):
        return ""
    try:
        return str(value)
    except UnicodeError:
        return bytes(value).decode("utf-16", "replace")


def sub_dictionary(holder: Any, key: Name) -> Any:
    """Give the dictionary that ``holder`` has under a key, made if there is none."""
    found = holder.get(key)
    if not isinstance(found, Dictionary):
        holder[key] = found = Dictionary()
        found = holder[key]
    return found


def number_entries(tree: Any) -> dict[int, Any]:
    """Give the entries of a number tree; of two with one number the first."""
    found: dict[int, Any] = {}
    for key, value in _pairs(tree, NUMBERS):
        if (number := integer(key)) is not None:
            found.setdefault(number, value)
    return found


def name_entries(tree: Any) -> dict[bytes, Any]:
    """Give the entries of a name tree; of two with one name the first."""
    found: dict[bytes, Any] = {}
    for key, value in _pairs(tree, NAMES):
        if isinstance(key, String):
            found.setdefault(bytes(key), value)
    return found


def _pairs(tree: Any, kind: Name) -> Iterator[tuple[Any, Any]]:
    pending, seen = [tree], set()
    while pending:
        node = pending.pop()
        entries = dictionary(node)
        if not entries or node.objgen in seen:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        listed = list(array(entries.get(kind)))
        yield from zip(listed[::2], listed[1::2], strict=False)
        pending += reversed(list(array(entries.get(Name.Kids))))


def number_tree(pdf: Pdf, entries: Mapping[int, Any]) -> Any:
    """Make a number tree."""
    listed = [part for number in sorted(entries) for part in (number, entries[number])]
    return pdf.make_indirect(Dictionary(Nums=Array(listed)))


def flat_places(tree: Any) -> dict[int, int] | None:
    """Give where in the one node of a number tree the value of each number stands; ``None``: it has several, or no order.

    No value is looked at: each may lead to a large part of the file.
    """
    numbers = array(dictionary(tree).get(NUMBERS))
    if Name.Kids in dictionary(tree) or len(numbers) % 2:
        return None
    keys = [integer(numbers[at]) for at in range(0, len(numbers), 2)]
    if any(key is None for key in keys) or any(a >= b for a, b in pairwise(key or 0 for key in keys)):
        return None
    return {key or 0: 2 * at + 1 for at, key in enumerate(keys)}


def name_tree(pdf: Pdf, entries: Mapping[bytes, Any]) -> Any:
    """Make a name tree."""
    listed = [part for key in sorted(entries) for part in (String(key), entries[key])]
    return pdf.make_indirect(Dictionary(Names=Array(listed)))


def import_value(pdf: Pdf, source: Pdf, value: Any) -> Any:
    """Give a value of another file as one of this file's; pages and what was taken before are those that stand here already."""
    if isinstance(value, String):
        return String(bytes(value))
    if isinstance(value, Name):
        return make_name(name(value))
    if not isinstance(value, Array | Dictionary | Stream):
        return value
    return pdf.copy_foreign(value if value.is_indirect else source.make_indirect(value))


def inherit(page: Any, key: Name) -> Any:
    """Give an entry of a page, its own or that of the nodes above it (ISO 32000-1, 7.7.3.4)."""
    for _ in range(_PAGE_TREE_DEPTH):
        if key in page:
            return page[key]
        page = dictionary(page.get(Name.Parent))
        if not page:
            break
    return None
