"""The proof of bound pages: what each draws, its annotations, and where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pikepdf import Dictionary, Name, PdfError, Stream

from ..proof.finding import Finding, finding
from .layers import is_seen
from .merged_pdf import MANUAL_LINK
from .pdf_values import array, dictionary, inherit, items, text
from .proof_side import ProofSide

#: What a page shows, but for its content and its annotations; those in the second row it may have from above.
_LOOK: Final = (Name.BleedBox, Name.TrimBox, Name.ArtBox, Name.UserUnit, Name.Group)
_INHERITED: Final = (Name.Resources, Name.MediaBox, Name.CropBox, Name.Rotate)
#: The number of a mark, and all that is said of one.
_MARK_NUMBER: Final = re.compile(rb"/MCID[\s\0]*\d+")
_MARK_PROPERTIES: Final = re.compile(rb"(?:/[^\s()<>\[\]{}/%]+|<<(?:\((?:[^\\()]|\\.)*\)|<[0-9a-fA-F\s]*>|[^<>()])*>>)\s*BDC\b")
#: What an annotation has that leads elsewhere, or stands in the form: looked at by itself.
_LEADS: Final = frozenset(
    ["/P", "/Parent", "/Popup", "/IRT", "/Dest", "/A", "/AA", "/PA", "/StructParent", "/T", "/DA", "/Q", "/Kids"]
)


def check_pages(side: ProofSide, linked: Sequence[int]) -> Iterator[Finding]:
    """Find the pages that show something else than before, or lead elsewhere.

    ``linked``: the pages of the result, from 0, to which links with ``MANUAL_LINK`` lead, by their numbers.
    """
    side.pair_pages()
    for number, (page, at) in enumerate(zip(side.source.pages, side.pages, strict=True)):
        source, result = page.obj, side.result.pages[at].obj
        if not _shows_same(side, number, source, result):
            yield finding("merge-page", at + 1)
        notes, others = array(source.get(Name.Annots)), array(result.get(Name.Annots))
        if len(notes) != len(others):
            yield finding("merge-annotations", at + 1)
            continue
        for note, other in zip(notes, others, strict=True):
            if isinstance(note, Dictionary):
                yield from _check_annotation(side, note, other, linked, at)
    yield from _check_layers(side)


def _check_annotation(side: ProofSide, note: Any, other: Any, linked: Sequence[int], at: int) -> Iterator[Finding]:
    side.pairs.pair(note, other)
    if not side.pairs.same_but(note, other, _LEADS):
        yield finding("merge-annotations", at + 1)
    uri, address = (text(dictionary(one.get(Name.A)).get(Name.URI)) for one in (note, other))
    if linked and uri.startswith(MANUAL_LINK):
        page = linked[int(uri.removeprefix(MANUAL_LINK))]
        right = [target[0] for target in side.result_targets(other)] == [page]
    else:
        right = uri == address and side.targets(note) == side.result_targets(other)
    if not right:
        yield finding("merge-link", at + 1, text(note.get(Name.Contents)))


def _shows_same(side: ProofSide, number: int, source: Any, result: Any) -> bool:
    """Whether a page, by its number from 0, draws the same on the same paper."""
    entries = [(source.get(key), result.get(key)) for key in _LOOK]
    entries += [(inherit(source, key), inherit(result, key)) for key in _INHERITED]
    if not all(_same_entry(side, *entry) for entry in entries):
        return False
    contents, others = source.get(Name.Contents), result.get(Name.Contents)
    if number not in side.untagged:
        return _same_entry(side, contents, others)
    streams = [stream for stream in items(contents) if isinstance(stream, Stream)]
    drawn = list(items(others))
    if len(drawn) != len(streams) + 2 or not drawn[0].read_bytes().startswith(b"/P<</MCID"):
        return False
    return drawn[-1].read_bytes() == b"\nEMC" and all(_draws_same(side, *two) for two in zip(streams, drawn[1:-1], strict=True))


def _draws_same(side: ProofSide, source: Any, result: Any) -> bool:
    """Whether two streams of an untagged page draw the same: but for what its marks say, which led to nothing."""
    try:
        before, after = source.read_bytes(), result.read_bytes()
    except PdfError:
        return side.pairs.same(source, result)
    return any(what.sub(b"", before) == what.sub(b"", after) for what in (_MARK_NUMBER, _MARK_PROPERTIES))


def _same_entry(side: ProofSide, source: Any, result: Any) -> bool:
    if source is None or result is None:
        return source is result
    return side.pairs.same(source, result)


def _check_layers(side: ProofSide) -> Iterator[Finding]:
    """Find layers that are seen now and were not, or the other way round."""
    before, after = (dictionary(pdf.Root.get(Name.OCProperties)) for pdf in (side.source, side.result))
    layers = {layer.objgen: layer for layer in array(after.get(Name.OCGs))}
    for layer in array(before.get(Name.OCGs)):
        other = layers.get(side.pairs.other(layer))
        if other is not None and is_seen(layer, dictionary(before.get(Name.D))) != is_seen(other, dictionary(after.get(Name.D))):
            yield finding("merge-layer", where=text(dictionary(layer).get(Name.Name)))


def check_names(side: ProofSide) -> Iterator[Finding]:
    """Find named destinations that are gone, or lead elsewhere."""
    kinds = (side.places.strings, side.result_places.strings), (side.places.names, side.result_places.names)
    for own, found in kinds:
        for key, value in own.items():
            other = found.get(side.destinations.get(key, key))
            if other is None or side.target(value) != side.result_target(other):
                yield finding("merge-name", where=key.decode("utf-8", "replace"))
