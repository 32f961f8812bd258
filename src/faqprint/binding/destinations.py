"""Where links and bookmarks of a PDF lead: explicit places, and places by name (ISO 32000-1, 12.3.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from ..named_tuple import NamedTuple
from .free_names import free_names
from .outline_items import outline_items
from .pdf_values import (
    array,
    dictionary,
    import_value,
    integer,
    items,
    make_dictionary,
    make_name,
    name_entries,
    name_tree,
    sub_dictionary,
)
from .source_page import pdf_number, visible_box


class NamedPlaces(NamedTuple):
    """The named destinations of a file: those of its name tree, and those of its dictionary by names without the ``/``."""

    strings: dict[bytes, Any]
    names: dict[bytes, Any]

    def find(self, destination: Any) -> Any:
        """Give the array of a destination, named or explicit; an empty tuple: it leads nowhere."""
        if isinstance(destination, String):
            destination = self.strings.get(bytes(destination))
        elif isinstance(destination, Name):
            destination = self.names.get(name_bytes(destination))
        return array(dictionary(destination).get(Name.D)) or array(destination)


def named_places(pdf: Pdf) -> NamedPlaces:
    """Read the named destinations of a file."""
    names = dictionary(pdf.Root.get(Name.Dests))
    tree = dictionary(pdf.Root.get(Name.Names)).get(Name.Dests)
    return NamedPlaces(name_entries(tree), {key[1:].encode("utf-8", "surrogateescape"): value for key, value in names.items()})


def name_bytes(value: Name) -> bytes:
    """Give the bytes of a name without the ``/``."""
    return bytes(value)[1:]


def destination_places(pdf: Pdf) -> Iterator[tuple[Any, Name]]:
    """Give each place of a file where a destination stands: its holder, and under which key (``Dest``, ``D``)."""
    for page in pdf.pages:
        yield from _in_actions(page.obj)
        for annotation in array(page.obj.get(Name.Annots)):
            yield from holder_places(annotation)
    for item in outline_items(pdf):
        yield from holder_places(item.entries)


def holder_places(holder: Any) -> Iterator[tuple[Any, Name]]:
    """Give the places where destinations of one annotation or bookmark stand: the dictionary, and its key."""
    if not isinstance(holder, Dictionary):
        return
    if Name.Dest in holder:
        yield holder, Name.Dest
    yield from _in_actions(holder)


def _in_actions(holder: Any) -> Iterator[tuple[Any, Name]]:
    """Give the destinations of what a thing does when it is touched, and of what follows."""
    pending = [holder.get(Name.A), *(action for _, action in dictionary(holder.get(Name.AA)).items())]
    seen: set[tuple[int, int]] = set()
    while pending:
        action = pending.pop()
        if not isinstance(action, Dictionary) or (action.is_indirect and action.objgen in seen):
            continue
        seen.add(action.objgen)
        if action.get(Name.S) == Name.GoTo and Name.D in action:
            yield action, Name.D
        pending.extend(items(action.get(Name.Next)))


def point_to_pages(pdf: Pdf) -> None:
    """Turn destinations that count pages, as some programs write them, into such that name the page: it will be another one."""
    pages = [page.obj for page in pdf.pages]
    places = named_places(pdf)
    for holder, key in destination_places(pdf):
        _point_to_page(array(holder[key]), pages)
    for value in (*places.strings.values(), *places.names.values()):
        _point_to_page(places.find(value), pages)


def _point_to_page(destination: Any, pages: Sequence[Any]) -> None:
    number = integer(destination[0]) if len(destination) else None
    if number is not None and 0 <= number < len(pages):
        destination[0] = pages[number]


def separate_destinations(appendix: Pdf, taken: Collection[bytes], identifiers: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    """Rename the appendix's named destinations that are taken, and give the new names.

    ``taken``: the names that the manual has, or asks for in vain; ``identifiers``: the structure elements that were renamed,
    which a destination may name, too.
    """
    own = named_places(appendix)
    renamed = free_names({*own.strings, *own.names, *_names_used(appendix)}, taken)
    for holder, key in [*destination_places(appendix)]:
        value = holder[key]
        if isinstance(value, String) and bytes(value) in renamed:
            holder[key] = String(renamed[bytes(value)])
        elif isinstance(value, Name) and name_bytes(value) in renamed:
            holder[key] = make_name(_key(renamed[name_bytes(value)]))
        element: Any = array(holder.get(Name.SD)) if key == Name.D else ()
        if len(element) and isinstance(element[0], String) and bytes(element[0]) in identifiers:
            element[0] = String(identifiers[bytes(element[0])])
    if own.strings:
        entries = {renamed.get(key, key): value for key, value in own.strings.items()}
        sub_dictionary(appendix.Root, Name.Names).Dests = name_tree(appendix, entries)
    if own.names:
        appendix.Root.Dests = make_dictionary({_key(renamed.get(key, key)): value for key, value in own.names.items()})
    return renamed


def destination_names(pdf: Pdf) -> frozenset[bytes]:
    """Give the names of destinations that a file has, or asks for."""
    places = named_places(pdf)
    return frozenset((*places.strings, *places.names, *_names_used(pdf)))


def _key(value: bytes) -> str:
    return f"/{value.decode('utf-8', 'surrogateescape')}"


def _names_used(pdf: Pdf) -> set[bytes]:
    used: set[bytes] = set()
    for holder, key in destination_places(pdf):
        value = holder[key]
        if isinstance(value, String):
            used.add(bytes(value))
        elif isinstance(value, Name):
            used.add(name_bytes(value))
    return used


def join_destinations(manual: Pdf, appendix: Pdf) -> None:
    """Put the appendix's named destinations, whose pages are the manual's by now, among those of the manual."""
    theirs, own = named_places(manual), named_places(appendix)
    if own.strings:
        entries = theirs.strings | {key: import_value(manual, appendix, value) for key, value in own.strings.items()}
        sub_dictionary(manual.Root, Name.Names).Dests = name_tree(manual, entries)
    if own.names:
        names = sub_dictionary(manual.Root, Name.Dests)
        for key, value in own.names.items():
            names[_key(key)] = import_value(manual, appendix, value)


def page_of(destination: Any, numbers: Mapping[tuple[int, int], int]) -> int | None:
    """Give the page, from 0, that a destination's array leads to; ``numbers``: those of the pages by their objects."""
    first = destination[0] if len(destination) else None
    if (number := integer(first)) is not None:
        return number if 0 <= number < len(numbers) else None
    return numbers.get(first.objgen) if isinstance(first, Dictionary) else None


def page_numbers(pdf: Pdf) -> dict[tuple[int, int], int]:
    """Give the numbers of a file's pages, from 0, by their objects."""
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages)}


def top_of(page: Any) -> Array:
    """Give the place at the upper left corner of a page, at whatever zoom the reader has."""
    box = visible_box(page.obj)
    return Array([page.obj, Name.XYZ, pdf_number(box.x0), pdf_number(box.y1), None])
