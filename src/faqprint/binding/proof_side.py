"""One of two bound files beside the result, as the proof looks at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pikepdf import Pdf

from ..named_tuple import NamedTuple
from .destinations import NamedPlaces, holder_places, named_places, page_numbers, page_of
from .object_pairs import ObjectPairs
from .pdf_values import make_name, name
from .structure_elements import is_tagged

#: Where a thing leads: the page of the result, from 0 (``None``: to none), and what of it is shown.
Target = tuple[int | None, tuple[str, ...]]


class ProofSide(NamedTuple):
    """A file that was bound, the result, and which object is which."""

    source: Pdf
    result: Pdf
    pairs: ObjectPairs
    #: The page of the result, from 0, of each of its pages.
    pages: Sequence[int]
    #: The named destinations and the numbers of the pages: its own, and those of the result.
    places: NamedPlaces
    numbers: Mapping[tuple[int, int], int]
    result_places: NamedPlaces
    result_numbers: Mapping[tuple[int, int], int]
    #: Its pages, from 0, that no structure tree spoke of, and whether there was none.
    untagged: frozenset[int]
    has_no_tree: bool
    #: Names of its structure tree and its named destinations that became others.
    types: Mapping[str, str] = {}
    classes: Mapping[str, str] = {}
    destinations: Mapping[bytes, bytes] = {}

    def pair_pages(self) -> None:
        """Note which page of the result is which of the source's."""
        for number, (page, at) in enumerate(zip(self.source.pages, self.pages, strict=True)):
            self.pairs.pair(page.obj, self.result.pages[at].obj, has_key=number not in self.untagged)

    def targets(self, holder: Any) -> list[Target]:
        """Where a thing of the source should lead in the result."""
        return [self.target(owner[key]) for owner, key in holder_places(holder)]

    def target(self, destination: Any) -> Target:
        """Where a destination of the source should lead in the result."""
        page, shown = target_of(destination, self.places, self.numbers)
        return (None if page is None else self.pages[page]), shown

    def result_targets(self, holder: Any) -> list[Target]:
        """Where a thing of the result leads."""
        return [self.result_target(owner[key]) for owner, key in holder_places(holder)]

    def result_target(self, destination: Any) -> Target:
        """Where a destination of the result leads."""
        return target_of(destination, self.result_places, self.result_numbers)


def target_of(destination: Any, places: NamedPlaces, numbers: Mapping[tuple[int, int], int]) -> Target:
    """Where a destination leads in its own file: the page, from 0 (``None``: nowhere), and how it is shown, as written.

    ``numbers``: of the pages, from 0, by their objects.
    """
    found = places.find(destination)
    page = page_of(found, numbers)
    return page, () if page is None else tuple(name(part) or str(part) for part in list(found)[1:])


def proof_sides(
    sources: Sequence[Pdf],
    result: Pdf,
    order: Sequence[Sequence[int]],
    untagged: Sequence[Sequence[int]],
    names: Sequence[Any],
    moved: Any,
) -> list[ProofSide]:
    """Lay two files beside the result.

    ``order``: the pages of the result that are those of each; ``names``: the ``StructureNames`` of each; ``moved``: the named
    destinations of the second that became others.
    """
    sides = []
    places, numbers = named_places(result), page_numbers(result)
    for number, source in enumerate(sources):
        types, classes, identifiers = names[number]
        pairs = ObjectPairs(result, source, written_names(types, classes, identifiers))
        own = named_places(source), page_numbers(source)
        side = ProofSide(
            source,
            result,
            pairs,
            order[number],
            *own,
            places,
            numbers,
            frozenset(untagged[number]),
            not is_tagged(source),
            types,
            classes,
            moved if number else {},
        )
        sides.append(side)
    return sides


def written_names(types: Mapping[str, str], classes: Mapping[str, str], identifiers: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    """Give names that became others as they are written in a file: the old one's bytes to the new one's.

    ``types``, ``classes``: of structure elements, without their ``/``; ``identifiers``: strings.
    """
    from pikepdf import String

    written = {make_name(f"/{old}").unparse(): make_name(f"/{new}").unparse() for old, new in (*types.items(), *classes.items())}
    return written | {String(old).unparse(): String(new).unparse() for old, new in identifiers.items()}
