"""Pages without a structure tree get the least that there is: each is a Sect with one P, in the order in which it is drawn."""

from __future__ import annotations

import re
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from .pdf_values import array, dictionary, inherit, integer, number_tree, sub_dictionary
from .structure_elements import drop_keys

#: A mark that a program left which dropped the tree to it.
_MARK: Final = re.compile(rb"/MCID[\s\0]*(\d{1,9})")
#: Marks beyond are not believed: the parent tree has a place for each number below.
_MOST: Final = 100_000


def tag_pages(pdf: Pdf) -> None:
    """Give an untagged file a structure tree; its pages stay as they look (ISO 32000-1, 14.7)."""
    drop_keys(pdf)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    root.K = document
    sections: list[Any] = []
    parents: dict[int, Any] = {}
    ends = pdf.make_stream(b"\nEMC")
    begins: dict[int, Any] = {}
    for key, page in enumerate(pdf.pages):
        number = _free_mark(page.obj)
        if number not in begins:
            begins[number] = pdf.make_stream(b"/P<</MCID %d>>BDC\n" % number)
        section = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Sect, P=document))
        section.K = paragraph = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=section, Pg=page.obj, K=number))
        sections.append(section)
        contents = page.obj.get(Name.Contents)
        page.obj.Contents = Array([begins[number], *_streams(contents), ends])
        page.obj.StructParents = key
        parents[key] = pdf.make_indirect(Array([*[None] * number, paragraph]))
    document.K = Array(sections)
    root.ParentTree = number_tree(pdf, parents)
    root.ParentTreeNextKey = len(parents)
    pdf.Root.StructTreeRoot = root
    marks = sub_dictionary(pdf.Root, Name.MarkInfo)
    marks.Marked = True
    marks.Suspects = True


def _streams(contents: Any) -> list[Any]:
    return [stream for stream in array(contents) or [contents] if isinstance(stream, Stream)]


def _free_mark(page: Any) -> int:
    """Give a number of marked content that the page has not."""
    numbers = [-1]
    for stream in _streams(page.get(Name.Contents)):
        try:
            content = stream.read_bytes()
        except pikepdf.PdfError:  # nobody can read it, and so it draws nothing
            continue
        numbers += map(int, _MARK.findall(content))
    properties = dictionary(dictionary(inherit(page, Name.Resources)).get(Name.Properties))
    for value in properties.values():
        numbers.append(integer(dictionary(value).get(Name.MCID)) or 0)
    return max(number for number in numbers if number < _MOST) + 1
