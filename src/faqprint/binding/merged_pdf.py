"""An appendix bound into a manual: one PDF with one structure tree, one outline, and the pages, links and names of both.

The manual's own file is the one that grows: what nobody here knows of stays in it as it is.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final

from pikepdf import Array, Name, ObjectStreamMode, Page, Pdf

from ..named_tuple import NamedTuple
from .attached_files import join_attached_files
from .claims import Claims, common_claims, have_common_intent, join_output_intents, read_claims, set_claims
from .destinations import destination_names, join_destinations, point_to_pages, separate_destinations, top_of
from .forms import join_forms
from .insertion import Insertion
from .layers import join_layers
from .outline import join_outlines
from .page_labels import has_labels, join_labels, read_labels, write_labels
from .pdf_values import array, dictionary, name, text
from .structure_elements import StructureSurvey, role_map, standard_type, survey_structure
from .structure_tree import StructureNames, join_trees, separate_names
from .untagged_pages import tag_pages, untagged_pages

#: How the address of a link begins that stands for a place of the manual: its number follows.
MANUAL_LINK: Final = "manual:"
#: From this version on objects may lie packed in streams.
_PACKED: Final = (1, 5)


class Joined(NamedTuple):
    """A manual with its appendix."""

    content: bytes
    #: The pages of each, from 0, that no structure tree spoke of.
    untagged: tuple[tuple[int, ...], tuple[int, ...]]
    #: What each claimed, and what both do.
    claims: tuple[Claims, Claims]
    claimed: Claims
    #: What became another name in the trees of both, and the named destinations of the appendix that did.
    names: tuple[StructureNames, StructureNames]
    destinations: Mapping[bytes, bytes]


class ManualFacts(NamedTuple):
    """What must be known of a whole manual before an appendix is bound into it."""

    survey: StructureSurvey
    #: The names of its destinations.
    names: frozenset[bytes]


def read_facts(manual: Pdf) -> ManualFacts:
    """Look at all of a manual."""
    return ManualFacts(survey_structure(manual), destination_names(manual))


def join_files(manual: Pdf, appendix: Pdf, insertion: Insertion, title: str, places: Sequence[Any] = ()) -> Joined:
    """Bind an appendix into a manual; both files are used up.

    ``title``: of the bookmark over those of the appendix; ``places``: the destinations in the manual of the links that begin with
    ``MANUAL_LINK``, by their numbers.
    """
    with no_warnings():
        version = max(version_of(manual), version_of(appendix))
        joined = join_objects(manual, appendix, insertion, title, places)
        return joined._replace(content=write_joined(manual, version, joined.claimed))


@contextmanager
def no_warnings() -> Iterator[None]:
    """Keep pikepdf from telling of widgets that no form has: in English, on standard error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


def join_objects(
    manual: Pdf,
    appendix: Pdf,
    insertion: Insertion,
    title: str,
    places: Sequence[Any] = (),
    facts: ManualFacts | None = None,
) -> Joined:
    """Bind an appendix into a manual, and write nothing yet: ``manual`` is then both.

    ``insertion``: where it goes; ``title``: of its bookmark; ``places``: the destinations of its references in the manual;
    ``facts``: of the manual, if they are known.
    """
    claims = read_claims(manual), read_claims(appendix)
    untagged = untagged_pages(manual), untagged_pages(appendix)
    for pdf, pages in zip((manual, appendix), untagged, strict=True):
        pdf.Root.Pages.Count = len(pdf.pages)  # qpdf minds a wrong one, readers do not
        tag_pages(pdf, pages)
    facts = facts or read_facts(manual)
    claimed = claims_of_both(manual, appendix, facts, claims, has_all_tags=not any(untagged))
    point_to_pages(appendix)
    if insertion.behind is not None:
        point_to_pages(manual)
    names = separate_names(manual, appendix, facts.survey)
    destinations = separate_destinations(appendix, facts.names, names[1].identifiers)
    _join_pages(manual, appendix, insertion, title, places)
    join_trees(manual, appendix)
    join_destinations(manual, appendix)
    join_forms(manual, appendix)
    join_layers(manual, appendix)
    join_attached_files(manual, appendix)
    if claimed.part:
        join_output_intents(manual, appendix)
    set_claims(manual, claims[0], claimed)
    return Joined(b"", untagged, claims, claimed, names, destinations)


def claims_of_both(
    manual: Pdf, appendix: Pdf, facts: ManualFacts, claims: tuple[Claims, Claims], *, has_all_tags: bool
) -> Claims:
    """What both claim and is still so when they are one; ``has_all_tags``: each page of both had tags."""
    claimed = common_claims(*claims)
    if not has_all_tags:
        claimed = claimed.without_tags
    if claimed.ua:
        types = (manual, facts.survey.types), (appendix, survey_structure(appendix).types)
        kinds = {standard_type(kind, roles) for pdf, used in types for roles in [role_map(pdf)] for kind in used}
        if "H" in kinds and any(f"H{level}" in kinds for level in range(1, 7)):  # ISO 14289-1, 7.4.4
            claimed = claimed._replace(ua="")
    if claimed.part and not have_common_intent(manual, appendix):
        claimed = claimed._replace(part="", level="")
    return claimed


def _join_pages(manual: Pdf, appendix: Pdf, insertion: Insertion, title: str, places: Sequence[Any]) -> None:
    """Put the pages in, with their labels and the bookmarks above them."""
    count, pages = len(appendix.pages), len(manual.pages)
    if has_labels(manual) or has_labels(appendix) or insertion.at < pages:
        labels = join_labels(read_labels(manual), read_labels(appendix), insertion.at, pages, count)
    else:
        labels = []
    for number, page in enumerate(appendix.pages):
        manual.pages.insert(insertion.at + number, page)
    if labels:
        write_labels(manual, labels)
    added = [manual.pages[insertion.at + number] for number in range(count)]
    for page in added if places else ():
        _lead_to_manual(page, places)
    behind = None if insertion.behind is None else insertion.behind.entries
    join_outlines(manual, appendix, title, top_of(added[0]), behind)


def _lead_to_manual(page: Page, places: Sequence[Any]) -> None:
    """Have links that stand for places of the manual lead there."""
    for annotation in array(page.obj.get(Name.Annots)):
        uri = text(dictionary(dictionary(annotation).get(Name.A)).get(Name.URI))
        if uri.startswith(MANUAL_LINK):
            del annotation.A
            annotation.Dest = Array(places[int(uri.removeprefix(MANUAL_LINK))])


def version_of(pdf: Pdf) -> tuple[int, ...]:
    """The version of a file: its head's, or a later one that an update set (ISO 32000-1, 7.2.2)."""
    versions = [pdf.pdf_version, name(pdf.Root.get(Name.Version))[1:]]
    return max(tuple(map(int, version.split("."))) for version in versions if version.replace(".", "", 1).isdigit())


def write_joined(pdf: Pdf, version: tuple[int, ...], claimed: Claims) -> bytes:
    """Write a file of at least such a version, which claims what is told."""
    if Name.Version in pdf.Root:
        del pdf.Root.Version
    if Name.Size not in pdf.trailer:  # what was read by its remains has none, and qpdf then writes a file that nobody can open
        pdf.trailer.Size = len(pdf.objects) + 1
    packed = version >= _PACKED and claimed.part != "1"
    out = BytesIO()
    pdf.save(
        out,
        min_version=".".join(map(str, version)),
        object_stream_mode=ObjectStreamMode.generate if packed else ObjectStreamMode.disable,
        deterministic_id=True,
    )
    return out.getvalue()
