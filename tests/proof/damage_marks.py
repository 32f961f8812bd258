"""Damages of the structure tree, the ParentTree and the marks in the pages' streams."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Operator, Pdf, String

from .damage import (
    Instructions,
    bookmarks,
    content_mark,
    damage,
    edit,
    elements,
    index_of,
    marks,
    page_parents,
    parents,
)

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
