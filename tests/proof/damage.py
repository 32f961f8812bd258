"""Ways to damage a good tagged PDF: each takes an open file and breaks one thing in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf, String

Damage = Callable[[Pdf], None]
Instructions = list[tuple[list[Any], Operator]]

#: Every damage by its name, with the code of the finding that names it, or the validator's profile whose matter it is.
DAMAGES: dict[str, tuple[Damage, str]] = {}


def damage(found: str) -> Callable[[Damage], Damage]:
    """Enter a damage under its own name."""

    def enter(function: Damage) -> Damage:
        DAMAGES[function.__name__] = function, found
        return function

    return enter


def damaged(pdf: bytes, change: Damage) -> bytes:
    """The file after ``change``."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        out = BytesIO()
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def elements(pdf: Pdf, kind: str) -> list[Any]:
    """The structure elements of a kind, in reading order."""
    found: list[Any] = []
    pending = [pdf.Root.StructTreeRoot.K]
    while pending:
        node = pending.pop()
        if isinstance(node, Array):
            pending += reversed(list(node))
        elif isinstance(node, Dictionary) and "/S" in node:
            if str(node.S) == "/" + kind:
                found.append(node)
            pending.append(node.get("/K", Array()))
    return found


def marks(element: Any) -> list[int]:
    """The MCIDs that an element names by number."""
    kids = element.get("/K", Array())
    return [int(kid) for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, int)]


def edit(page: Any, change: Callable[[Instructions], Instructions], pdf: Pdf) -> None:
    """Rewrite the operators of a page."""
    instructions: Instructions = [(list(operands), operator) for operands, operator in pikepdf.parse_content_stream(page)]  # type: ignore[misc]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(change(instructions)))


def index_of(instructions: Instructions, operator: str, start: int = 0) -> int:
    """The place of the next ``operator``."""
    return next(i for i in range(start, len(instructions)) if str(instructions[i][1]) == operator)


def content_mark(instructions: Instructions, skip: int = 0) -> int:
    """Where the first marked content with an MCID begins (after ``skip`` others)."""
    found = (i for i, (operands, op) in enumerate(instructions) if str(op) == "BDC" and "/MCID" in operands[1])
    for _ in range(skip):
        next(found)
    return next(found)


def bookmarks(pdf: Pdf) -> Iterator[Any]:
    """Every bookmark."""
    pending = [pdf.Root.Outlines.First]
    while pending:
        entry = pending.pop()
        yield entry
        pending += [entry[key] for key in ("/Next", "/First") if key in entry]


def links(pdf: Pdf) -> Iterator[tuple[Any, Any]]:
    """Every annotation with its page."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            yield page.obj, annotation


def parents(pdf: Pdf) -> Any:
    """The array of the ParentTree (whatever its depth)."""
    node = pdf.Root.StructTreeRoot.ParentTree
    while "/Nums" not in node:
        node = node.Kids[0]
    return node.Nums


def page_parents(pdf: Pdf, page: int) -> Any:
    """The ParentTree's array of a page."""
    nums, key = parents(pdf), int(pdf.pages[page].obj.StructParents)
    return next(nums[i + 1] for i in range(0, len(nums), 2) if int(nums[i]) == key)


def fonts(pdf: Pdf) -> list[Any]:
    """The font objects of the first page."""
    return list(pdf.pages[0].obj.Resources.Font.values())


# --- the tree and the marks


@damage("parent-tree-swapped")
def parent_tree_entries_swapped(pdf: Pdf) -> None:
    """Two marks of a page name each other's element in the ParentTree."""
    array = page_parents(pdf, 1)
    other = next(i for i in range(1, len(array)) if array[i].objgen != array[0].objgen)
    array[0], array[other] = array[other], array[0]


@damage("page-struct-parents")
def struct_parents_missing(pdf: Pdf) -> None:
    """A page has no StructParents."""
    del pdf.pages[1].obj["/StructParents"]


@damage("parent-tree-swapped")
def struct_parents_of_pages_swapped(pdf: Pdf) -> None:
    """Two pages have each other's StructParents."""
    one, other = pdf.pages[1].obj, pdf.pages[2].obj
    one.StructParents, other.StructParents = other.StructParents, one.StructParents


@damage("mark-duplicate")
def mcid_twice_in_the_stream(pdf: Pdf) -> None:
    """Two sequences of a page have the same MCID."""

    def change(instructions: Instructions) -> Instructions:
        first, second = content_mark(instructions), content_mark(instructions, 1)
        instructions[second][0][1] = instructions[first][0][1]
        return instructions

    edit(pdf.pages[1], change, pdf)


@damage("mark-absent")
def element_names_an_absent_mcid(pdf: Pdf) -> None:
    """An element names an MCID that its page does not have."""
    element = next(element for element in elements(pdf, "TD") if marks(element))
    element.K = Array([*([element.K] if not isinstance(element.K, Array) else element.K), 9999])


@damage("outline-title")
def bookmark_without_title(pdf: Pdf) -> None:
    """A bookmark's title is empty."""
    next(bookmarks(pdf)).Title = String("")


@damage("mark-claimed-twice")
def mark_named_twice(pdf: Pdf) -> None:
    """Two elements name the same mark."""
    first, second = [element for element in elements(pdf, "TD") if len(marks(element)) == 1][:2]
    second.K, second.Pg = first.K, first.Pg


@damage("mark-orphan")
def element_dropped_from_its_parent(pdf: Pdf) -> None:
    """A row is no longer among the kids of its table."""
    table = elements(pdf, "Table")[0]
    table.K = Array(list(table.K)[:-1])


@damage("table-irregular")
def rows_in_another_order(pdf: Pdf) -> None:
    """The category's row head comes last in its table."""
    table = elements(pdf, "Table")[0]
    rows = list(table.K)
    table.K = Array([*rows[2:], rows[0], rows[1]])


@damage("parent-tree-missing")
def parent_tree_entry_missing(pdf: Pdf) -> None:
    """The ParentTree has no array for a page."""
    nums = parents(pdf)
    key = int(pdf.pages[1].obj.StructParents)
    place = next(i for i in range(0, len(nums), 2) if int(nums[i]) == key)
    del nums[place + 1]
    del nums[place]


@damage("parent-tree-swapped")
def parent_tree_without_a_mark(pdf: Pdf) -> None:
    """A page's array in the ParentTree ends one mark too early."""
    array = page_parents(pdf, 1)
    del array[len(array) - 1]


@damage("parent-tree-surplus")
def parent_tree_with_a_mark_too_many(pdf: Pdf) -> None:
    """A page's array in the ParentTree has one mark more than the page."""
    array = page_parents(pdf, 1)
    array.append(array[0])


@damage("catalog-no-tree")
def structure_tree_missing(pdf: Pdf) -> None:
    """There is no structure tree."""
    del pdf.Root["/StructTreeRoot"]


@damage("element-cycle")
def element_within_itself(pdf: Pdf) -> None:
    """The tree has a cycle."""
    row = elements(pdf, "TR")[0]
    row.K = Array([*row.K, elements(pdf, "Table")[0]])


@damage("element-kind")
def element_of_an_unknown_kind(pdf: Pdf) -> None:
    """A structure type that nobody knows."""
    elements(pdf, "P")[0].S = Name("/Paragraf")


@damage("element-kind")
def element_without_a_kind(pdf: Pdf) -> None:
    """A structure element without its type."""
    del elements(pdf, "P")[0]["/S"]


@damage("element-parent")
def parent_link_wrong(pdf: Pdf) -> None:
    """A row says that its parent is another element."""
    elements(pdf, "TR")[1].P = elements(pdf, "H1")[0]


@damage("mark-orphan")
def page_of_an_element_wrong(pdf: Pdf) -> None:
    """An element says that its content lies on another page."""
    element = next(e for e in elements(pdf, "TD") if marks(e) and e.Pg.objgen == pdf.pages[1].obj.objgen)
    element.Pg = pdf.pages[2].obj


# --- the page's stream


@damage("mark-untagged")
def text_without_marks(pdf: Pdf) -> None:
    """A line stands outside any marked content."""

    def change(instructions: Instructions) -> Instructions:
        begin = content_mark(instructions)
        del instructions[index_of(instructions, "EMC", begin)]
        del instructions[begin]
        return instructions

    edit(pdf.pages[1], change, pdf)


@damage("mark-absent")
def content_marked_as_artifact(pdf: Pdf) -> None:
    """A line of the content is marked as an artifact."""

    def change(instructions: Instructions) -> Instructions:
        instructions[content_mark(instructions)] = ([Name("/Artifact"), Dictionary(Type=Name("/Layout"))], Operator("BDC"))
        return instructions

    edit(pdf.pages[1], change, pdf)


@damage("mark-nested")
def artifact_within_content(pdf: Pdf) -> None:
    """Marked content holds an artifact."""

    def change(instructions: Instructions) -> Instructions:
        begin = content_mark(instructions)
        end = index_of(instructions, "EMC", begin)
        instructions.insert(end, ([], Operator("EMC")))
        instructions.insert(begin + 1, ([Name("/Artifact")], Operator("BMC")))
        return instructions

    edit(pdf.pages[1], change, pdf)


@damage("mark-nested")
def content_within_an_artifact(pdf: Pdf) -> None:
    """An artifact holds marked content."""

    def change(instructions: Instructions) -> Instructions:
        begin = content_mark(instructions)
        end = index_of(instructions, "EMC", begin)
        instructions.insert(end + 1, ([], Operator("EMC")))
        instructions.insert(begin, ([Name("/Artifact")], Operator("BMC")))
        return instructions

    edit(pdf.pages[1], change, pdf)


@damage("mark-unbalanced")
def marked_content_not_closed(pdf: Pdf) -> None:
    """The last sequence of a page has no end."""

    def change(instructions: Instructions) -> Instructions:
        last = max(i for i, (_, operator) in enumerate(instructions) if str(operator) == "EMC")
        return instructions[:last] + instructions[last + 1 :]

    edit(pdf.pages[1], change, pdf)


@damage("mark-unbalanced")
def marked_content_closed_twice(pdf: Pdf) -> None:
    """A sequence ends that never began."""
    edit(pdf.pages[1], lambda instructions: [*instructions, ([], Operator("EMC"))], pdf)


@damage("mark-unbound")
def mark_without_a_number(pdf: Pdf) -> None:
    """Content is marked, but with neither an MCID nor as an artifact."""

    def change(instructions: Instructions) -> Instructions:
        instructions[content_mark(instructions)] = ([Name("/Span")], Operator("BMC"))
        return instructions

    edit(pdf.pages[1], change, pdf)


@damage("mark-untagged")
def picture_without_marks(pdf: Pdf) -> None:
    """Something is painted outside any marked content."""

    def change(instructions: Instructions) -> Instructions:
        return [*instructions, ([100, 100, 50, 50], Operator("re")), ([], Operator("f"))]

    edit(pdf.pages[1], change, pdf)


@damage("text-off-page")
def line_moved_off_the_page(pdf: Pdf) -> None:
    """A line stands beyond the paper's edge."""

    def change(instructions: Instructions) -> Instructions:
        move = index_of(instructions, "Td", content_mark(instructions))
        instructions[move][0][0] = 5000
        return instructions

    edit(pdf.pages[1], change, pdf)


@damage("text-overlap")
def line_on_another(pdf: Pdf) -> None:
    """A line of the content stands on the one before it."""

    def change(instructions: Instructions) -> Instructions:
        move = index_of(instructions, "Td", content_mark(instructions))
        following = index_of(instructions, "Td", move + 1)
        instructions[following][0][:] = instructions[move][0]
        return instructions

    edit(pdf.pages[1], change, pdf)


@damage("text-overlap")
def line_drawn_twice(pdf: Pdf) -> None:
    """A line's glyphs are shown once more within its own text object."""

    def change(instructions: Instructions) -> Instructions:
        begin = index_of(instructions, "BT", content_mark(instructions))
        end = index_of(instructions, "ET", begin)
        return instructions[: end + 1] + instructions[begin : end + 1] + instructions[end + 1 :]

    edit(pdf.pages[1], change, pdf)


@damage("glyph-notdef")
def notdef_drawn(pdf: Pdf) -> None:
    """A glyph that stands for nothing is shown."""

    def change(instructions: Instructions) -> Instructions:
        shows = (i for i, (_, op) in enumerate(instructions) if str(op) == "Tj" and i > content_mark(instructions))
        place = next(shows)
        instructions[place][0][0] = String(b"\0\0" + bytes(instructions[place][0][0])[2:])
        return instructions

    edit(pdf.pages[1], change, pdf)


# --- what elements must be


@damage("heading-skip")
def heading_level_skipped(pdf: Pdf) -> None:
    """After the first level comes the third."""
    elements(pdf, "H1")[1].S = Name("/H3")


@damage("table-irregular")
def row_span_too_small(pdf: Pdf) -> None:
    """A category's head spans one row less than it has."""
    head = next(th for th in elements(pdf, "TH") if "/RowSpan" in th.get("/A", {}))
    head.A = Dictionary(O=Name("/Table"), Scope=Name("/Row"), RowSpan=int(head.A.RowSpan) - 1)


@damage("table-irregular")
def row_span_missing(pdf: Pdf) -> None:
    """A category's head spans one row only."""
    head = next(th for th in elements(pdf, "TH") if "/RowSpan" in th.get("/A", {}))
    head.A = Dictionary(O=Name("/Table"), Scope=Name("/Row"))


@damage("table-row-span")
def row_span_beyond_the_table(pdf: Pdf) -> None:
    """The last category's head spans more rows than there are."""
    head = [th for th in elements(pdf, "TH") if "/RowSpan" in th.get("/A", {})][-1]
    head.A = Dictionary(O=Name("/Table"), Scope=Name("/Row"), RowSpan=int(head.A.RowSpan) + 1)


@damage("table-scope")
def head_cell_without_scope(pdf: Pdf) -> None:
    """A TH does not say what it heads."""
    del elements(pdf, "TH")[0]["/A"]


@damage("mark-orphan")
def cell_dropped_from_a_row(pdf: Pdf) -> None:
    """A row lacks a cell."""
    row = elements(pdf, "TR")[2]
    row.K = Array(list(row.K)[:-1])


@damage("element-child")
def cell_outside_a_row(pdf: Pdf) -> None:
    """Cells stand in a Div instead of a TR."""
    elements(pdf, "TR")[1].S = Name("/Div")


@damage("list-label")
def list_item_without_body(pdf: Pdf) -> None:
    """An LI holds a P where its LBody should be."""
    elements(pdf, "LBody")[0].S = Name("/P")


@damage("element-child")
def list_holds_a_paragraph(pdf: Pdf) -> None:
    """An L holds a P where an LI should be."""
    elements(pdf, "LI")[0].S = Name("/P")


@damage("note-id")
def note_without_id(pdf: Pdf) -> None:
    """A Note has no ID."""
    del elements(pdf, "Note")[0]["/ID"]


@damage("note-id")
def two_notes_with_one_id(pdf: Pdf) -> None:
    """Two Notes share an ID."""
    first, second = elements(pdf, "Note")[:2]
    second.ID = first.ID


@damage("figure-alt")
def figure_without_words(pdf: Pdf) -> None:
    """A paragraph becomes a Figure without alternate text."""
    elements(pdf, "P")[0].S = Name("/Figure")


# --- links


@damage("link-contents")
def link_without_description(pdf: Pdf) -> None:
    """A link annotation has no Contents."""
    del next(links(pdf))[1]["/Contents"]


@damage("annotation-untagged")
def link_not_in_the_tree(pdf: Pdf) -> None:
    """A Link element no longer names its annotation."""
    link = elements(pdf, "Link")[0]
    link.K = Array([kid for kid in link.K if isinstance(kid, int)])


@damage("annotation-parent")
def annotation_with_a_wrong_key(pdf: Pdf) -> None:
    """A link's StructParent is that of another one."""
    first, second = [annotation for _, annotation in links(pdf)][:2]
    first.StructParent, second.StructParent = second.StructParent, first.StructParent


@damage("annotation-parent")
def annotation_without_a_key(pdf: Pdf) -> None:
    """A link has no StructParent."""
    del next(links(pdf))[1]["/StructParent"]


@damage("annotation-absent")
def annotation_dropped_from_its_page(pdf: Pdf) -> None:
    """A page does not list an annotation that the tree names."""
    page, _ = next(links(pdf))
    del page["/Annots"]


@damage("link-target")
def link_to_nowhere(pdf: Pdf) -> None:
    """A link's named destination does not exist."""
    _, annotation = next((p, a) for p, a in links(pdf) if "/Dest" in a or a.get("/A", {}).get("/S") == Name("/GoTo"))
    if "/Dest" in annotation:
        annotation.Dest = String("nowhere")
    else:
        annotation.A.D = String("nowhere")


# --- the catalog, bookmarks, metadata


@damage("page-tabs")
def tab_order_missing(pdf: Pdf) -> None:
    """A page has no Tabs."""
    del pdf.pages[1].obj["/Tabs"]


@damage("catalog-lang")
def language_missing(pdf: Pdf) -> None:
    """The catalog has no Lang."""
    del pdf.Root["/Lang"]


@damage("catalog-mark-info")
def not_marked_as_tagged(pdf: Pdf) -> None:
    """MarkInfo is missing."""
    del pdf.Root["/MarkInfo"]


@damage("catalog-show-title")
def title_not_shown(pdf: Pdf) -> None:
    """The viewer shows the file's name."""
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@damage("catalog-metadata")
def metadata_missing(pdf: Pdf) -> None:
    """There is no XMP."""
    del pdf.Root["/Metadata"]


@damage("catalog-labels")
def page_labels_missing(pdf: Pdf) -> None:
    """Pages have no labels."""
    del pdf.Root["/PageLabels"]


@damage("outline-count")
def bookmark_count_wrong(pdf: Pdf) -> None:
    """The outline counts one bookmark too many."""
    pdf.Root.Outlines.Count = int(pdf.Root.Outlines.Count) + 1


@damage("outline-chain")
def bookmark_chain_broken(pdf: Pdf) -> None:
    """A bookmark does not name the one before it."""
    del next(entry for entry in bookmarks(pdf) if "/Prev" in entry)["/Prev"]


@damage("outline-target")
def bookmark_to_nowhere(pdf: Pdf) -> None:
    """A bookmark leads to a page that is not there."""
    entry = next(bookmarks(pdf))
    for key in ("/Dest", "/A"):
        if key in entry:
            del entry[key]
    entry.Dest = Array([pdf.make_indirect(Dictionary(Type=Name("/Page"))), Name("/Fit")])


@damage("element-page")
def page_dropped(pdf: Pdf) -> None:
    """The last page is gone, the tree still names it."""
    del pdf.pages[-1]


@damage("mark-orphan")
def page_twice(pdf: Pdf) -> None:
    """A page comes twice, with the same marks."""
    pdf.pages.append(pdf.pages[1])


@damage("ua1")
def identifier_of_ua_missing(pdf: Pdf) -> None:
    """XMP does not say PDF/UA."""
    data = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(data.replace(b"pdfuaid:part", b"pdfuaid:trap"))


@damage("2a")
def output_intent_missing(pdf: Pdf) -> None:
    """There is no output intent."""
    del pdf.Root["/OutputIntents"]


# --- fonts


@damage("font-not-embedded")
def font_not_embedded(pdf: Pdf) -> None:
    """A font has no program."""
    del fonts(pdf)[0].DescendantFonts[0].FontDescriptor["/FontFile2"]


@damage("font-damaged")
def font_program_cut(pdf: Pdf) -> None:
    """A font's program ends in its middle."""
    descriptor = fonts(pdf)[0].DescendantFonts[0].FontDescriptor
    program = descriptor.FontFile2.read_bytes()
    descriptor.FontFile2 = pdf.make_stream(program[: len(program) // 2])


@damage("glyph-width")
def widths_missing(pdf: Pdf) -> None:
    """A font says that all its glyphs are 1 em wide."""
    del fonts(pdf)[0].DescendantFonts[0]["/W"]


@damage("glyph-no-unicode")
def unicode_missing(pdf: Pdf) -> None:
    """A font has no ToUnicode."""
    del fonts(pdf)[0]["/ToUnicode"]


@damage("glyph-no-unicode")
def unicode_in_the_private_use_area(pdf: Pdf) -> None:
    """ToUnicode gives a character that means nothing."""
    font = fonts(pdf)[0]
    lines = font.ToUnicode.read_bytes().split(b"\n")
    place = next(i for i, line in enumerate(lines) if line.startswith(b"<") and line.count(b"<") == 2 and b"<0000>" not in line)
    lines[place] = lines[place].rpartition(b"<")[0] + b"<E000>"
    font.ToUnicode = pdf.make_stream(b"\n".join(lines))
