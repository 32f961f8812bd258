"""A manual that is bound with many appendices of one kind: it is written and proved once, each result is an update of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from .claims import read_claims, set_claims
from .file_update import update_file, written_objects
from .foreign_pdf import ForeignPdf, open_foreign
from .insertion import Insertion
from .merged_pdf import Joined, claims_of_both, join_objects, no_warnings, read_facts, version_of, write_joined
from .merged_proof import MergedParts, prove_merged, prove_update
from .outline import count_items
from .pdf_values import dictionary, items
from .structure_elements import tree_root
from .structure_tree import StructureNames, free_standard_types
from .untagged_pages import tag_pages, untagged_pages

#: The version of the appendices, which have object streams.
_VERSION: Final = (1, 7)


class PreparedManual:
    """A manual, ready to be bound."""

    def __init__(self, manual: ForeignPdf, title: str, pages: Sequence[int] = ()) -> None:
        """``title``: of the bookmark over those of each appendix; ``pages``: as in ``MergedParts.linked``."""
        self._title = title
        self._manual = manual
        self._linked = tuple(pages)
        self._untagged = untagged_pages(manual.pdf)
        self._claims = read_claims(manual.pdf)
        self._base = b""

    def bind(self, appendix: bytes, places: Sequence[Sequence[Any]], *, proof: bool, whole: bool) -> bytes:
        """Give the manual with an appendix behind it.

        ``places``: what the destinations of the links into the manual say behind the page; ``proof``: whether what is the
        appendix's is read back, ``whole``: whether all is.  Raises ``ProofError``.
        """
        opened = open_foreign("appendix.pdf", appendix)
        if not self._base:
            self._prepare(opened.pdf)
        with no_warnings(), pikepdf.open(BytesIO(self._base)) as pdf:
            count = len(pdf.pages)
            links = [Array([pdf.pages[page].obj, *rest]) for page, rest in zip(self._linked, places, strict=True)]
            joined = join_objects(pdf, opened.pdf, Insertion(count, None), self._title, links, self._facts)
            joined = joined._replace(content=update_file(self._base, pdf, self._before))
        parts = MergedParts(self._manual, open_foreign("appendix.pdf", appendix), count, -1, self._title, self._linked)
        if whole:
            prove_merged(self._as_bound(joined), parts)
        elif proof:
            prove_update(joined, parts._replace(manual=self._written))
        return joined.content

    def _as_bound(self, joined: Joined) -> Joined:
        """Tell of the manual as it was given."""
        return joined._replace(untagged=(self._untagged, joined.untagged[1]), names=(self._names, joined.names[1]))

    def _prepare(self, appendix: Pdf) -> None:
        """Write the manual once, with what every appendix of this kind changes in it in the same way."""
        pdf = self._manual.pdf
        tag_pages(pdf, self._untagged)
        self._names = StructureNames(free_standard_types(pdf))
        if isinstance(pdf.Root.get(Name.Outlines), Dictionary):
            count_items(pdf)
        claims = self._claims, read_claims(appendix)
        claimed = claims_of_both(pdf, appendix, read_facts(pdf), claims, has_all_tags=not self._untagged)
        set_claims(pdf, self._claims, claimed)
        with no_warnings():
            self._base = write_joined(pdf, max(version_of(pdf), _VERSION), claimed)
        self._written = open_foreign(self._manual.file, self._base)
        self._facts = read_facts(self._written.pdf)
        self._before = written_objects(changeable_objects(self._written.pdf))
        pdf.close()


def changeable_objects(pdf: Pdf) -> Iterator[Any]:
    """Give the objects of a file that an appendix may change: those that say what the file is as a whole."""
    root = pdf.Root
    outlines = dictionary(root.get(Name.Outlines))
    tree = tree_root(pdf)
    form = dictionary(root.get(Name.AcroForm))
    found = [root, *(value for _, value in root.items()), outlines.get(Name.Last)]
    found += [*items(tree.get(Name.K)), *(value for _, value in tree.items())]
    found += [
        value for holder in (dictionary(root.get(Name.Names)), form, dictionary(form.get(Name.DR))) for _, value in holder.items()
    ]
    for value in found:
        if isinstance(value, Dictionary | Array) and value.is_indirect:
            yield value
