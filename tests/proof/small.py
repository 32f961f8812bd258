"""Small tagged PDFs made by another library, right or wrong as a test asks: what each check of the proof looks at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

#: Width and height of each page in pt.
WIDTH, HEIGHT = 200, 300
#: Each character of the font ``F`` is half an em wide and its own code.
_CMAP = b"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n1 beginbfrange\n<20> <7E> <0020>\nendbfrange\n"

#: What an element holds: an element; the number of a mark on the first page; a page and the number of a mark there.
Kid = Any


class Tag(NamedTuple):
    """An element: its type, what it holds, what its dictionary holds besides."""

    kind: str
    kids: Sequence[Kid] = ()
    entries: Sequence[tuple[str, Any]] = ()


def tag(kind: str, *kids: Kid, **entries: Any) -> Tag:
    """An element; its entries by name without the slash."""
    return Tag(kind, kids, [(f"/{name}", value) for name, value in entries.items()])


def shown(text: str, mark: int | None = 0, kind: str = "P", x: float = 20.0, y: float = 200.0, size: float = 10.0) -> bytes:
    """The operators of a line of text in a mark of its own; without a number in an artifact."""
    begin = "/Artifact<</Type/Layout>>BDC" if mark is None else f"/{kind}<</MCID {mark}>>BDC"
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"{begin}\nBT {x:g} {y:g} Td/F {size:g} Tf({escaped})Tj\nET\nEMC\n".encode()


class Small:
    """A PDF being made: ``tree`` below the root, a page for each stream of operators."""

    def __init__(self, tree: Sequence[Tag], pages: Sequence[bytes]) -> None:
        self.pdf = pikepdf.new()
        self.owners: dict[tuple[int, int], Any] = {}
        self.root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Small, FirstChar=32, LastChar=126)
        font.Widths = Array([500] * 95)
        font.ToUnicode = self.pdf.make_stream(_CMAP)
        self.font = self.pdf.make_indirect(font)
        for number, operators in enumerate(pages):
            page = self.pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
            page.Resources = Dictionary(Font=Dictionary(F=self.font))
            page.Contents = self.pdf.make_stream(operators)
            page.obj.StructParents = number
            page.obj.Tabs = Name.S
        self.root.K = Array([self.element(each, self.root) for each in tree])
        arrays = []
        for number in range(len(pages)):
            owned = {mark: owner for (page_number, mark), owner in self.owners.items() if page_number == number}
            arrays += [number, Array([owned.get(mark) for mark in range(max(owned, default=-1) + 1)])]
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(arrays)))
        catalog = self.pdf.Root
        catalog.StructTreeRoot = self.root
        catalog.MarkInfo = Dictionary(Marked=True)
        catalog.Lang = String("ja-JP")
        catalog.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        catalog.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        catalog.Metadata = self.pdf.make_stream(b"<dc:title>")
        self.pdf.trailer.Info = self.pdf.make_indirect(Dictionary(Title=String("small")))

    def element(self, made: Tag, parent: Any) -> Any:
        """Write an element and all below it."""
        element = self.pdf.make_indirect(Dictionary(S=Name(f"/{made.kind}"), P=parent))
        kids: list[Any] = []
        for kid in made.kids:
            if isinstance(kid, Tag):
                kids.append(self.element(kid, element))
                continue
            page, mark = kid if isinstance(kid, tuple) else (0, kid)
            self.owners[page, mark] = element
            reference = self.pdf.pages[page].obj
            kids.append(mark if not page else Dictionary(Type=Name.MCR, Pg=reference, MCID=mark))
        if any(isinstance(kid, int) for kid in made.kids):
            element.Pg = self.pdf.pages[0].obj
        if kids:
            element.K = Array(kids)
        for name, value in made.entries:
            element[name] = value
        return element


def small(tree: Sequence[Tag], *pages: bytes, edit: Callable[[pikepdf.Pdf], None] = lambda pdf: None) -> bytes:
    """The bytes of a small PDF, after ``edit`` changed it."""
    made = Small(tree, pages)
    edit(made.pdf)
    out = BytesIO()
    made.pdf.save(out, fix_metadata_version=False)
    return out.getvalue()


def first(pdf: Any, kind: str) -> Any:
    """The first element of a type, in reading order."""
    pending = [pdf.Root.StructTreeRoot]
    while pending:
        node = pending.pop(0)
        if isinstance(node, Dictionary) and str(node.get("/S", "")) == f"/{kind}":
            return node
        if isinstance(node, Dictionary) and "/K" in node:
            kids = node.K
            pending = [*(kids if isinstance(kids, Array) else [kids]), *pending]
    raise LookupError(kind)


#: A paragraph on a page, and the page that it stands on: nothing is wrong with them but the font, which is not embedded.
PARAGRAPH = (tag("Document", tag("P", 0)),)
LINE = shown("small")
