"""PDFs as other programs make them, small: with or without tags, bookmarks, names, labels, forms."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, PageCopyWarning, Pdf, String

from faqprint.binding.foreign_pdf import ForeignPdf, open_foreign
from faqprint.binding.insertion import find_insertion
from faqprint.binding.merged_pdf import Joined, join_files
from faqprint.binding.merged_proof import MergedParts, find_differences

A4 = (595.276, 841.89)
Change = Callable[[Pdf], object]


def plain_pdf(pages: int = 3, word: str = "page", size: tuple[float, float] = A4) -> Pdf:
    """Pages that say which they are, and no more."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number in range(pages):
        page = pdf.add_blank_page(page_size=size)
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(b"BT /F1 20 Tf 72 700 Td (%b %d) Tj ET" % (word.encode(), number + 1))
    return pdf


def tagged_pdf(pages: int = 3, word: str = "page", lang: str = "ja") -> Pdf:
    """The same with a tree: a Document with a P a page, and on each page a link, in the tree, to the page behind it."""
    pdf = plain_pdf(pages, word)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    kids, numbers = [], []
    for number, page in enumerate(pdf.pages):
        paragraph = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page.obj))
        link = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=paragraph, Pg=page.obj))
        following = pdf.pages[(number + 1) % pages].obj
        note = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([72, 600, 200, 620]),
                Dest=Array([following, Name.Fit]),
                Contents=String(f"to {number}"),
                StructParent=pages + number,
            )
        )
        link.K = Dictionary(Type=Name.OBJR, Obj=note, Pg=page.obj)
        paragraph.K = Array([0, link])
        page.obj.Annots = Array([note])
        page.obj.StructParents = number
        page.obj.Contents = pdf.make_stream(b"/P<</MCID 0>>BDC\n" + page.obj.Contents.read_bytes() + b"\nEMC")
        kids.append(paragraph)
        numbers += [(number, Array([paragraph])), (pages + number, link)]
    document.K = Array(kids)
    root.K = document
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([part for pair in sorted(numbers, key=first) for part in pair])))
    root.ParentTreeNextKey = 2 * pages
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String(lang)
    return pdf


def first(pair: tuple[int, Any]) -> int:
    """The key of an entry."""
    return pair[0]


def add_outline(pdf: Pdf, titles: Sequence[tuple[int, str, int]]) -> Pdf:
    """Give a file bookmarks: level, title, and the page, from 0, to the top of which each leads."""
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    pdf.Root.Outlines = root
    last: dict[int, Any] = {-1: root}
    for level, title, page in titles:
        parent = last[level - 1]
        item = pdf.make_indirect(Dictionary(Title=String(title), Parent=parent))
        item.Dest = Array([pdf.pages[page].obj, Name.XYZ, 0, 800, None])
        if Name.Last in parent:
            item.Prev, parent.Last.Next = parent.Last, item
        else:
            parent.First = item
        parent.Last = item
        last[level] = item
        parent.Count = 1
    return pdf


def attach(pdf: Pdf, name: str, content: bytes) -> Pdf:
    """Put a file into a file, which is associated with it."""
    pdf.attachments[name] = content
    pdf.Root.AF = pdf.make_indirect(Array([pdf.Root.Names.EmbeddedFiles.Names[1]]))
    return pdf


def saved(pdf: Pdf, **settings: Any) -> bytes:
    """The bytes of a file."""
    out = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PageCopyWarning)
        pdf.save(out, deterministic_id=True, **settings)
    return out.getvalue()


def unpacked(pdf: Pdf) -> bytes:
    """The bytes of a file with a table of references and nothing packed."""
    return saved(pdf, object_stream_mode=ObjectStreamMode.disable, compress_streams=False)


def opened(content: bytes, file: str = "manual.pdf") -> ForeignPdf:
    """A file of such bytes."""
    return open_foreign(file, content)


class Bound:
    """Two files bound, with what the proof says."""

    def __init__(
        self, manual: Pdf | bytes, appendix: Pdf | bytes, *, after: str = "", title: str = "別紙", pages: Sequence[int] = ()
    ) -> None:
        """``pages``: of the manual, from 0, to which links of the appendix lead that stand for places of it."""
        files = [opened(one if isinstance(one, bytes) else saved(one)) for one in (manual, appendix)]
        insertion = find_insertion(files[0].pdf, after, files[0].file)
        places = [Array([files[0].pdf.pages[page].obj, Name.Fit]) for page in pages]
        self.parts = MergedParts(files[0], files[1], insertion.at, insertion.place, title, tuple(pages))
        self.joined: Joined = join_files(files[0].pdf, files[1].pdf, insertion, title, places)
        self.pdf: Any = pikepdf.open(BytesIO(self.joined.content))

    @property
    def findings(self) -> list[str]:
        """What the proof finds in the result."""
        return [item.code for item in find_differences(self.joined, self.parts)]

    def findings_if(self, change: Change) -> list[str]:
        """What the proof would find if the result were another one."""
        with pikepdf.open(BytesIO(self.joined.content)) as pdf:
            change(pdf)
            changed = saved(pdf)
        return [item.code for item in find_differences(self.joined._replace(content=changed), self.parts)]

    @property
    def texts(self) -> list[bytes]:
        """What each page draws."""
        return [b"".join(part.read_bytes() for part in _streams(page.obj.Contents)) for page in self.pdf.pages]

    @property
    def link_pages(self) -> list[int]:
        """The page, from 0, to which the first link of each page leads."""
        numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        return [numbers[page.obj.Annots[0].Dest[0].objgen] for page in self.pdf.pages]


def _streams(contents: Any) -> list[Any]:
    return list(contents) if isinstance(contents, Array) else [contents]


def titles_of(pdf: Any) -> list[str]:
    """The bookmarks of a file in order, indented by level."""
    found = []

    def walk(item: Any, level: int) -> None:
        while item is not None:
            found.append("  " * level + str(item.Title))
            walk(item.get("/First"), level + 1)
            item = item.get("/Next")

    walk(pdf.Root.Outlines.get("/First"), 0)
    return found


def labels_of(pdf: Any) -> list[str]:
    """The label of each page, as pikepdf reads it."""
    return [page.label for page in pdf.pages]
