"""Pages without tags get the least that there is: each is a Sect with one P, in the order in which it is drawn.

They are all pages of a file without a structure tree, or those that a program put behind the others and whose tags it dropped.
Marks that lead to no element any more are then plain content of the paragraph: a mark that has a number stands for an element
(ISO 32000-1, 14.7.4.2), and none may stand within another (ISO 14289-1, 7.1, asks that all content is tagged, or an artifact).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from .loose_marks import has_marks, without_numbers
from .pdf_values import array, dictionary, inherit, integer, items, number_entries, number_tree, sub_dictionary
from .structure_elements import drop_keys, is_tagged, survey_structure, tree_root, whole_element

#: Operators that show something.
_SHOWS: Final = re.compile(rb"(?<![^\s\])>])(?:Tj|TJ|'|\"|Do|[sSfFbB]\*?|sh|EI)(?![^\s])")


def untagged_pages(pdf: Pdf) -> tuple[int, ...]:
    """Give the pages, from 0, of which the structure tree says nothing though they show something: all, if there is no tree."""
    if not is_tagged(pdf):
        return tuple(range(len(pdf.pages)))
    parents = number_entries(tree_root(pdf).get(Name.ParentTree))
    keys = [integer(page.obj.get(Name.StructParents)) for page in pdf.pages]
    counts = Counter(keys)
    return tuple(
        number
        for number, (page, key) in enumerate(zip(pdf.pages, keys, strict=True))
        if _is_outside(page.obj, {} if key is None else parents.get(key), is_alone=counts[key] == 1)
    )


def _is_outside(page: Any, entry: Any, *, is_alone: bool) -> bool:
    """Whether a page has no element; ``entry``: of the parent tree, under its key; ``is_alone``: no other page has that."""
    element = next((one for one in array(entry) if isinstance(one, Dictionary)), None)
    if element is not None:
        return not is_alone and not _stands_on(element, page)
    content = b"\n".join(_read(stream) for stream in content_streams(page))
    if has_marks(content, _properties(page)):
        return True
    drawn = dictionary(dictionary(inherit(page, Name.Resources)).get(Name.XObject))
    if any(key in dictionary(one) for _, one in drawn.items() for key in (Name.StructParents, Name.StructParent)):
        return False  # what it draws has elements of its own
    return b"/Artifact" not in content and _SHOWS.search(content) is not None


def _stands_on(element: Any, page: Any) -> bool:
    """Whether an element, or a mark in it, stands on a page."""
    kids = (kid for kid in items(element.get(Name.K)) if isinstance(kid, Dictionary) and Name.S not in kid)
    pages = [one.get(Name.Pg) for one in (element, *kids)]
    return any(isinstance(one, Dictionary) and one.objgen == page.objgen for one in pages)


def tag_pages(pdf: Pdf, pages: Sequence[int]) -> None:
    """Tag pages, from 0, that have no tags; they stay as they look (ISO 32000-1, 14.7).

    Without a structure tree there must be no other pages; else they stand at its end.
    """
    if not pages:
        return
    if is_tagged(pdf):
        above, first = _holder_of_all(pdf), survey_structure(pdf).next_key
    else:
        drop_keys(pdf)
        above, first = _make_tree(pdf), 0
    root = tree_root(pdf)
    sections: list[Any] = []
    parents: dict[int, Any] = {}
    begins, ends = pdf.make_stream(b"/P<</MCID 0>>BDC\n"), pdf.make_stream(b"\nEMC")
    for key, number in enumerate(pages, first):
        page = pdf.pages[number].obj
        streams = [_without_loose_marks(pdf, stream, _properties(page)) for stream in content_streams(page)]
        section = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Sect, P=above))
        section.K = paragraph = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=section, Pg=page, K=0))
        sections.append(section)
        page.Contents = Array([begins, *streams, ends])
        page.StructParents = key
        parents[key] = pdf.make_indirect(Array([paragraph]))
        for annotation in array(page.get(Name.Annots)):
            if Name.StructParent in dictionary(annotation):
                del annotation.StructParent
    above.K = Array([*items(above.get(Name.K)), *sections])
    root.ParentTree = number_tree(pdf, number_entries(root.get(Name.ParentTree)) | parents)
    root.ParentTreeNextKey = max(parents) + 1
    marks = sub_dictionary(pdf.Root, Name.MarkInfo)
    marks.Marked = True
    marks.Suspects = True


def _make_tree(pdf: Pdf) -> Any:
    """Give a file a structure tree with an empty Document, and give that."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    pdf.Root.StructTreeRoot = root
    return root.K


def _holder_of_all(pdf: Pdf) -> Any:
    """Give what holds all elements of a tree: the one that stands for the file, or the root."""
    root = tree_root(pdf)
    whole = whole_element(pdf)
    if whole is None:
        if not root.is_indirect:
            pdf.Root.StructTreeRoot = pdf.make_indirect(root)
        return tree_root(pdf)
    if not whole.is_indirect:
        root.K = whole = pdf.make_indirect(whole)
    return whole


def content_streams(page: Any) -> list[Any]:
    """Give the streams that a page is drawn by."""
    contents = page.get(Name.Contents)
    return [stream for stream in array(contents) or [contents] if isinstance(stream, Stream)]


def _properties(page: Any) -> Mapping[str, Any]:
    """Give the lists of properties that marks on a page may name."""
    return dict(dictionary(dictionary(inherit(page, Name.Resources)).get(Name.Properties)).items())


def _read(stream: Any) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:  # nobody can read it, and so it draws nothing
        return b""


def _without_loose_marks(pdf: Pdf, stream: Any, properties: Mapping[str, Any]) -> Any:
    """Give a stream without the numbers of its marks: itself, if it has none."""
    content = _read(stream)
    return pdf.make_stream(without_numbers(content, properties)) if has_marks(content, properties) else stream
