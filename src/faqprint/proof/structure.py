"""Our own checker of a tagged PDF: it sees what validators do not.

By hand: the validators that CI asks (page-validation, outloud) and qpdf call files sound whose ParentTree is swapped, whose
tree names marks that no page has, or whose bookmarks lead nowhere (``tests/proof/damage.py`` has one of each kind).

The marks in each page's stream, the ParentTree and the structure tree must name the same content, once each; elements must nest,
count and be labelled as PDF/UA-1 asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from ..named_tuple import NamedTuple
from .elements import check_elements
from .finding import Finding, finding
from .navigation import check_navigation
from .reader import PageContent, ReadPdf
from .tree import ReadTree, read_tree

#: Units of work that an annotation takes.
_NODE_UNITS: Final = 80


class Subject(NamedTuple):
    """A file under examination: what it draws, its structure tree, its ParentTree, and its pages' numbers by object."""

    reading: ReadPdf
    tree: ReadTree
    parents: dict[int, Any]
    numbers: dict[int, int]


def subject(reading: ReadPdf) -> Subject:
    """Read the structure of a file that has been read."""
    document = reading.document
    root = document.dictionary(document.catalog.get("StructTreeRoot"))
    numbers = {page.page.ref: page.page.number for page in reading.pages}
    return Subject(
        reading, read_tree(document), document.number_tree(root.get("ParentTree")), {int(k): v for k, v in numbers.items()}
    )


def _check_page_marks(page: PageContent) -> Iterator[Finding]:
    """Marked content of one page by itself: nothing untagged, nested, unbound or twice."""
    number, seen = page.page.number, set()
    if page.content.unbalanced:
        yield finding("mark-unbalanced", number)
    for mark in page.content.marks:
        if not mark.tag:
            shown = "".join(page.fonts[run.font].characters.get(code, "") for run in mark.runs for code in run.codes)
            if shown.strip() or mark.painted or (mark.runs and not shown):
                yield finding("mark-untagged", number, what=shown[:20] or "—")
        elif mark.mcid >= 0:
            if mark.mcid in seen:
                yield finding("mark-duplicate", number, mark.tag, mcid=mark.mcid)
            seen.add(mark.mcid)
        elif not mark.artifact and (mark.runs or mark.painted):
            yield finding("mark-unbound", number, mark.tag)
        if mark.nested:
            yield finding("mark-nested", number, mark.tag)


def _check_marks(it: Subject) -> Iterator[Finding]:
    """Marks in the streams = marks in the tree, once each; no two in the wrong place."""
    kinds = it.tree.elements
    claimed: dict[int, dict[int, int]] = {}
    for mark in it.tree.marks:
        number = it.numbers.get(mark.page, 0)
        own = claimed.setdefault(number, {})
        if not number:
            yield finding("element-page", 0, kinds[mark.element].kind)
        elif mark.mcid in own:
            yield finding("mark-claimed-twice", number, kinds[mark.element].kind, mcid=mark.mcid)
        own[mark.mcid] = mark.element
    for page in it.reading.pages:
        number = page.page.number
        yield from _check_page_marks(page)
        drawn = {mark.mcid: mark.tag for mark in page.content.marks if mark.mcid >= 0}
        own = claimed.get(number, {})
        for mcid in sorted(own.keys() - drawn.keys()):
            yield finding("mark-absent", number, kinds[own[mcid]].kind, mcid=mcid)
        for mcid in sorted(drawn.keys() - own.keys()):
            yield finding("mark-orphan", number, drawn[mcid], mcid=mcid)
        yield from _check_parent_array(it, page, own, set(drawn))


def _check_parent_array(it: Subject, page: PageContent, claimed: dict[int, int], drawn: set[int]) -> Iterator[Finding]:
    """A page's array in the ParentTree names, for each MCID, the element that has it."""
    number = page.page.number
    key = it.reading.document.get(page.page.entries.get("StructParents"))
    if not isinstance(key, int):
        if drawn:
            yield finding("page-struct-parents", number)
        return
    if key not in it.parents:
        yield finding("parent-tree-missing", number, key=key)
        return
    array = it.reading.document.array(it.parents[key])
    it.reading.document.budget.spend(len(array))
    elements = it.tree.elements
    for mcid, element in sorted(claimed.items()):
        listed = array[mcid] if 0 <= mcid < len(array) else None
        if mcid in drawn and (listed is None or listed != elements[element].ref):
            yield finding("parent-tree-swapped", number, elements[element].kind, mcid=mcid)
    for mcid, listed in enumerate(array):
        if listed is not None and mcid not in drawn:
            yield finding("parent-tree-surplus", number, mcid=mcid)


def check_annotations(it: Subject) -> Iterator[Finding]:
    """Every annotation is named by one OBJR, and its StructParent leads to that element."""
    document, elements = it.reading.document, it.tree.elements
    named: dict[int, list[int]] = {}
    places: dict[int, int] = {}
    for mark in it.tree.objects:
        named.setdefault(mark.ref, []).append(mark.element)
        places[mark.ref] = it.numbers.get(mark.page, 0)
    seen: set[int] = set()
    keys: list[int] = []
    for page in it.reading.pages:
        annotations = document.array(page.page.entries.get("Annots"))
        document.budget.spend(_NODE_UNITS * len(annotations))
        for ref in annotations:
            annotation = document.dictionary(ref)
            kind, number = str(annotation.get("Subtype", "?")), page.page.number
            if kind == "Popup":
                continue
            seen.add(int(ref))
            key = document.get(annotation.get("StructParent"))
            keys += [key] if isinstance(key, int) else []
            owners = named.get(int(ref), [])
            if len(owners) != 1:
                yield finding("annotation-untagged", number, kind)
            else:
                owner = elements[owners[0]]
                closed = isinstance(key, int) and it.parents.get(key) == owner.ref and places[int(ref)] == number
                if not closed or owner.kind not in ("Link", "Annot", "Form"):
                    yield finding("annotation-parent", number, kind)
            if kind == "Link" and not document.get(annotation.get("Contents")):
                yield finding("link-contents", number)
    for ref in named.keys() - seen:
        yield finding("annotation-absent", places[ref], elements[named[ref][0]].kind)
    yield from _check_keys(it, keys)


def _check_keys(it: Subject, annotations: list[int]) -> Iterator[Finding]:
    """The keys of the ParentTree are those of the pages and annotations, once each."""
    document = it.reading.document
    pages = [document.get(page.page.entries.get("StructParents")) for page in it.reading.pages]
    keys = [key for key in chain(pages, annotations) if isinstance(key, int)]
    seen: set[int] = set()
    for number, key in enumerate(pages, 1):
        if key in seen:
            yield finding("page-struct-parents", number)
        seen.add(key)
    if len(set(keys)) < len(keys) and len(seen) == len(pages):
        yield finding("annotation-parent")
    for key in sorted(it.parents.keys() - set(keys)):
        yield finding("parent-tree-extra", key=key)


def check_subject(it: Subject) -> Iterator[Finding]:
    """Everything that can be wrong with the structure of ``it``."""
    if not it.reading.pages:
        yield finding("pdf-no-pages")
    yield from it.tree.findings
    yield from _check_marks(it)
    yield from check_annotations(it)
    yield from check_elements(it.reading.document, it.tree, it.numbers)
    yield from check_navigation(it.reading)
