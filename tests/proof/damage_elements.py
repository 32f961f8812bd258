"""Damages of elements, links, bookmarks, the catalog and fonts."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf, String

from .damage import (
    bookmarks,
    damage,
    elements,
    fonts,
    links,
)

# --- what elements must be


@damage("heading-skip")
def heading_level_skipped(pdf: Pdf) -> None:
    """After the first level comes the third."""
    elements(pdf, "H1")[-1].S = Name("/H3")


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
    pdf.Root.Metadata.write(data.replace(b"pdfuaid:part", b"pdfuaid:mistake"))


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
