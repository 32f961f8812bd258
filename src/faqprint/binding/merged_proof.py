"""The proof of a bound file: read back from its bytes, it is the manual and the appendix, page by page, tag by tag, link by link.

Both are opened anew, as they were given, and laid beside the result (``object_pairs``): what a page draws, what every element,
mark, annotation, bookmark, name, field and label is, and where it leads.  Faults that a manual had already it may keep.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Dictionary, Name, Pdf, String

from ..errors import ProofError
from ..named_tuple import NamedTuple
from ..proof.finding import Finding, finding, finding_sentence
from .claims import read_claims
from .foreign_pdf import ForeignPdf, open_foreign
from .merged_pages_proof import check_names, check_pages
from .merged_pdf import Joined
from .merged_tree_proof import check_trees
from .outline_items import OutlineItem, outline_items
from .page_labels import has_labels, label_at, read_labels
from .pdf_values import array, dictionary, name_entries
from .proof_side import ProofSide, Target, proof_sides

#: What a field has from elsewhere by now.
_FIELD: Final = frozenset(["/T", "/DA", "/Q", "/Kids", "/P", "/Parent", "/Dest", "/A", "/AA", "/StructParent"])
_MOST: Final = 20


class MergedParts(NamedTuple):
    """What a bound file was made of."""

    manual: ForeignPdf
    appendix: ForeignPdf
    #: Before which page of the manual, from 0, the appendix stands, and behind which of its bookmarks, from 0 (-1: all).
    at: int
    behind: int
    title: str
    #: The pages of the manual, from 0, to which the links of the appendix with ``MANUAL_LINK`` lead, by their numbers.
    linked: tuple[int, ...] = ()


def prove_merged(joined: Joined, parts: MergedParts) -> None:
    """Raise ``ProofError`` if a bound file is not what was bound."""
    found = find_differences(joined, parts)
    if found:
        raise ProofError("proof-failed", lambda lang: [finding_sentence(item, lang) for item in found[:_MOST]])


def prove_update(joined: Joined, parts: MergedParts) -> None:
    """Raise ``ProofError`` if what an appendix added to a manual is not the appendix.

    ``parts``: the manual as it lies in the result, byte for byte, and so is looked at only where the appendix joins it; both
    files are opened, and nothing in them was changed.
    """
    found = find_differences(joined, parts, trusted=True)
    if found:
        raise ProofError("proof-failed", lambda lang: [finding_sentence(item, lang) for item in found[:_MOST]])


def find_differences(joined: Joined, parts: MergedParts, *, trusted: bool = False) -> list[Finding]:
    """Find whatever of the two files is another thing in the result, or is not there.

    ``trusted``: the manual lies in the result as it is.
    """
    with pikepdf.open(BytesIO(joined.content)) as result:
        files = parts.manual, parts.appendix
        sources = [one.pdf if trusted else open_foreign(one.file, one.content, one.password).pdf for one in files]
        count, more = (len(pdf.pages) for pdf in sources)
        if len(result.pages) != count + more:
            return [finding("merge-page-count", pages=len(result.pages), wanted=count + more)]
        order = [*range(parts.at), *range(parts.at + more, count + more)], range(parts.at, parts.at + more)
        sides = proof_sides(sources, result, order, joined.untagged, joined.names, joined.destinations)
        return [*_check(joined, parts, sides, trusted)]


def _check(joined: Joined, parts: MergedParts, sides: Sequence[ProofSide], trusted: bool) -> Iterator[Finding]:
    linked = [sides[0].pages[page] for page in parts.linked]
    if not trusted:
        yield from check_pages(sides[0], ())
    yield from check_pages(sides[1], linked)
    for side in sides:
        yield from check_names(side)
    yield from check_trees(sides, trusted=trusted)
    if not _has_both_outlines(sides, parts):
        yield finding("merge-outline")
    yield from _check_labels(sides)
    if not _has_both_forms(sides):
        yield finding("merge-form")
    files = [len(name_entries(dictionary(pdf.Root.get(Name.Names)).get(Name.EmbeddedFiles))) for pdf in _all(sides)]
    if files[0] + files[1] != files[2]:
        yield finding("merge-files")
    if read_claims(sides[0].result) != joined.claimed:
        yield finding("merge-claims")


def _all(sides: Sequence[ProofSide]) -> tuple[Pdf, Pdf, Pdf]:
    return sides[0].source, sides[1].source, sides[0].result


def _has_both_outlines(sides: Sequence[ProofSide], parts: MergedParts) -> bool:
    """Whether all bookmarks of both stand in the outline, those of the appendix below one of its own."""
    manual, appendix = sides
    outline: list[tuple[tuple[str, ...], list[Target]]]
    own = [*outline_items(manual.source)]
    outline = [(item.path, manual.targets(item.entries)) for item in own]
    place = len(own)
    above: tuple[str, ...] = ()
    if parts.behind >= 0:
        above = own[parts.behind].path[:-1]
        later = (at for at in range(parts.behind + 1, len(own)) if len(own[at].path) <= len(above) + 1)
        place = next(later, len(own))
    more = [(item.path, appendix.targets(item.entries)) for item in outline_items(appendix.source)]
    path = (*above, parts.title)
    expected = [*outline[:place], *(((*path, *below), targets) for below, targets in more), *outline[place:]]
    found = [(item, manual.result_targets(item.entries)) for item in outline_items(manual.result)]
    if len(found) != len(expected) + 1:
        return False
    head, targets = found.pop(place)
    if head.path != path or [target[0] for target in targets] != [parts.at]:
        return False
    return [(item.path, targets) for item, targets in found] == expected and _counts_right([item for item, _ in found])


def _counts_right(items: Sequence[OutlineItem]) -> bool:
    """Whether each bookmark has below it, in a chain, what its own say."""
    return all(dictionary(item.entries.get(Name.Parent)) == item.parent for item in items[:1])


def _check_labels(sides: Sequence[ProofSide]) -> Iterator[Finding]:
    result = sides[0].result
    if not has_labels(result):
        if any(has_labels(side.source) for side in sides):
            yield finding("merge-label")
        return
    labels = read_labels(result)
    for side in sides:
        own = read_labels(side.source)
        for page, at in enumerate(side.pages):
            if label_at(labels, at)[1:] != label_at(own, page)[1:]:
                yield finding("merge-label", at + 1)


def _has_both_forms(sides: Sequence[ProofSide]) -> bool:
    """Whether the form has the fields of both, each with its value, and none has a name twice that it had not."""
    fields = [list(array(dictionary(pdf.Root.get(Name.AcroForm)).get(Name.Fields))) for pdf in _all(sides)]
    own, more, result = ([field for field in listed if isinstance(field, Dictionary)] for listed in fields)
    if len(own) + len(more) != len(result):
        return False
    for side, before, after in ((sides[0], own, result), (sides[1], more, result[len(own) :])):
        for field, other in zip(before, after, strict=False):
            if isinstance(field, Dictionary):
                side.pairs.pair(field, other)
                if not side.pairs.same_but(field, other, _FIELD):
                    return False
    titles = [_title(field) for field in result]
    return {*titles[: len(own)]}.isdisjoint({*titles[len(own) :]} - {b""})


def _title(field: Any) -> bytes:
    title = dictionary(field).get(Name.T)
    return bytes(title) if isinstance(title, String) else b""
