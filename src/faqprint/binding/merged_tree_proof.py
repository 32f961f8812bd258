"""The proof of a bound structure tree: one Document, in it both trees as they were, and every key leads to its element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pikepdf import Dictionary, Name, Pdf

from ..proof.finding import Finding, finding
from ..proof.tree import STANDARD
from .pdf_values import array, dictionary, flat_places, integer, items, name, number_entries
from .proof_side import ProofSide
from .structure_elements import role_map, standard_type, survey_structure, tree_root

#: What the uppermost element of a tree has otherwise than before.
_TOP: Final = frozenset(["/S", "/P", "/Lang"])
_MARK: Final = re.compile(rb"/P<</MCID (\d+)>>BDC\n")


def check_trees(sides: Sequence[ProofSide], *, trusted: bool = False) -> Iterator[Finding]:
    """Find what of both trees is not in the result as it was; ``trusted``: the first one's objects lie in it as they are."""
    result = sides[0].result
    root = tree_root(result)
    tops = list(items(root.get(Name.K)))
    parts = list(items(dictionary(tops[0]).get(Name.K))) if len(tops) == 1 else []
    if len(parts) != 2 or name(tops[0].get(Name.S)) != "/Document" or any(name(part.S) != "/Part" for part in parts):
        yield finding("merge-structure", where="Document")
        return
    if tops[0].P.objgen != root.objgen or any(part.P.objgen != tops[0].objgen for part in parts):
        yield finding("merge-structure", where="Part")
    if trusted and not _begins_same(sides[0], parts[0]):
        yield finding("merge-structure", where="Part")
    for side, part in list(zip(sides, parts, strict=True))[trusted:]:
        sound = _has_paragraphs(side, part)
        if not side.has_no_tree:
            sound = sound and _holds_same(side, part) and _means_same(side)
        if not sound:
            yield finding("merge-structure", where="Part")
    yield from _check_keys(sides, result, sides[trusted:])


def _holds_same(side: ProofSide, part: Any) -> bool:
    """Whether a part holds the elements of a tree, and behind them nothing but the pages that had no tags."""
    tops = list(items(tree_root(side.source).get(Name.K)))
    kind = standard_type(name(dictionary(tops[0]).get(Name.S))[1:], role_map(side.source)) if len(tops) == 1 else ""
    kids = list(items(part.get(Name.K)))
    kids = kids[: len(kids) - len(side.untagged)]
    if kind in ("Document", "Part"):
        side.pairs.pair(tops[0], part)
        if not side.untagged:
            return side.pairs.same_but(tops[0], part, _TOP)
        return side.pairs.same_but(tops[0], part, _TOP | {"/K"}) and _are_same(side, list(items(tops[0].get(Name.K))), kids)
    if len(kids) != len(tops):
        return False
    for top, kid in zip(tops, kids, strict=True):
        if isinstance(top, Dictionary):
            side.pairs.pair(top, kid)
    pairs = [(top, kid) for top, kid in zip(tops, kids, strict=True) if isinstance(top, Dictionary)]
    return all(
        side.pairs.same_but(top, kid, frozenset(["/P"])) and (Name.S not in top or kid.P.objgen == part.objgen)
        for top, kid in pairs
    )


def _are_same(side: ProofSide, kids: Sequence[Any], others: Sequence[Any]) -> bool:
    """Whether kids of an element are those of another one."""
    return len(kids) == len(others) and all(map(side.pairs.same, kids, others))


def _means_same(side: ProofSide) -> bool:
    """Whether types and classes stand for what they stood for."""
    roles, others = role_map(side.source), role_map(side.result)
    for kind in survey_structure(side.source).types if roles or others else ():
        before, after = standard_type(kind, roles), standard_type(side.types.get(kind, kind), others)
        if before != after and {before, after} & STANDARD:  # of what nobody knows the name says nothing
            return False
    classes, now = (dictionary(tree_root(pdf).get(Name.ClassMap)) for pdf in (side.source, side.result))
    for key, value in classes.items():
        new = f"/{side.classes.get(key[1:], key[1:])}"
        if new not in now or not side.pairs.same(value, now[new]):
            return False
    return True


def _has_paragraphs(side: ProofSide, part: Any) -> bool:
    """Whether each page that had no tags is a Sect with one P, whose mark is about all that it draws, behind all others."""
    sections = list(items(part.get(Name.K)))
    pages = [side.pages[number] for number in sorted(side.untagged)]
    if side.has_no_tree and len(sections) != len(pages):
        return False
    parents = number_entries(tree_root(side.result).get(Name.ParentTree)) if pages else {}
    for section, at in zip(sections[len(sections) - len(pages) :], pages, strict=True):
        page, paragraph = side.result.pages[at].obj, section.K
        mark = _MARK.fullmatch(bytes(page.Contents[0].read_bytes()))
        own = array(parents.get(integer(page.get(Name.StructParents)) or 0))
        number = int(mark[1]) if mark else -1
        if (name(section.S), name(paragraph.S), integer(paragraph.K)) != ("/Sect", "/P", number):
            return False
        if paragraph.Pg.objgen != page.objgen or number >= len(own) or own[number].objgen != paragraph.objgen:
            return False
    return True


def _begins_same(side: ProofSide, part: Any) -> bool:
    """Whether a part has the uppermost elements of a tree, object for object."""
    tops = list(items(tree_root(side.source).get(Name.K)))
    kids = [part] if len(tops) == 1 and part.objgen == tops[0].objgen else list(items(part.get(Name.K)))
    return [kid.objgen for kid in kids] == [top.objgen for top in tops]


def _check_keys(sides: Sequence[ProofSide], result: Pdf, looked_at: Sequence[ProofSide]) -> Iterator[Finding]:
    """Find keys that lead to other elements than before, or that two things have; ``looked_at``: whose elements are compared."""
    root = tree_root(result)
    tree = dictionary(root.get(Name.ParentTree))
    places = flat_places(tree)
    if places is None or (integer(root.get(Name.ParentTreeNextKey)) or 0) <= max(places, default=-1):
        yield finding("merge-keys")
    for side in looked_at if places else ():
        before = number_entries(tree_root(side.source).get(Name.ParentTree))
        for old, new in side.pairs.keys.items() if not side.has_no_tree else ():
            value, other = before.get(old), tree.Nums[places[new]] if places and new in places else None
            if (value is None) != (other is None) or (value is not None and not side.pairs.same(value, other)):
                yield finding("merge-keys", where=str(new))
    used = [[*side.pairs.keys.values()] for side in sides]
    if any(len({*keys}) < len(keys) for keys in used) or not {*used[0]}.isdisjoint(used[1]):
        yield finding("merge-keys")
