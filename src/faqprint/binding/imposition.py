"""``faqprint impose``: a PDF's pages on sheets, to be folded, cut or filed; from bytes to bytes, proved."""

from __future__ import annotations

import contextlib
import warnings
from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Pdf

from ..errors import ForeignPdfError, ProofError, UsageError
from ..limits import OverBudgetError, WorkBudget
from ..named_tuple import NamedTuple
from ..units import MM
from .arrangement import BOOKLET, CROP_MARKS, count_blanks
from .field_looks import complete_looks
from .foreign_pdf import ForeignPdf, blame_damage, has_pages_in_xml, is_signed, is_xfa, may_be_printed, open_foreign
from .imposed_pdf import write_sheets
from .pdf_values import dictionary, text
from .sheet_layout import ImpositionOptions, SheetLayout, lay_sheets
from .source_page import SourcePage, read_pages
from .xmp import read_title

#: From so many sheets on the inner ones stand out noticeably, in millimetres.
_THICK: Final = 8
#: Half of a hole in paper (JIS S 6041: 6 mm), in pt.
_HOLE: Final = 3 * MM


class Imposition(NamedTuple):
    """Sheets, and what is to be said of them."""

    pdf: bytes
    layout: SheetLayout
    pages: int
    #: Blank pages at the end of a booklet.
    blanks: int
    #: Pages that are printed smaller, from 1, by the per cent of their size.
    reduced: dict[int, tuple[int, ...]]
    #: Whether inner sheets will stand out at the fore edge, and creep was not asked for.
    is_thick: bool
    #: Pages, from 1, whose ink stands where the holes come, and where the spine cuts it off.
    punched: tuple[int, ...]
    cut: tuple[int, ...]
    #: What the source has and sheets do not: whether it was encrypted, and whether it is signed.
    is_decrypted: bool
    loses_signature: bool
    #: Whether it is a form in XML, too, that may show something else.
    is_xfa: bool


def impose(foreign: ForeignPdf, options: ImpositionOptions) -> Imposition:
    """Impose the pages of a PDF.

    Raises ``ForeignPdfError`` for a file that must not be printed or has a page that cannot be read, ``UsageError`` if
    gutter or creep leave no room, and ``ProofError`` if the sheets are not what they should be.
    """
    refuse_imposing(foreign)
    try:
        with blame_damage(foreign):
            return _impose(foreign, options)
    except OverBudgetError as error:
        raise ForeignPdfError("foreign-heavy", file=foreign.file) from error


def _impose(foreign: ForeignPdf, options: ImpositionOptions) -> Imposition:
    """Impose the pages of a PDF that may be imposed; raises ``PdfError`` where it is damaged."""
    complete_looks(foreign.pdf)
    budget = WorkBudget.of_size(len(foreign.content))
    pages = read_pages(foreign.pdf, budget, to_be_trimmed=options.mode == CROP_MARKS)
    if options.punch or options.creep:  # pages are drawn then
        _weigh(pages, budget)
    layout = lay_sheets([page.size for page in pages], options)
    if layout is None:
        raise UsageError("impose-no-room", file=foreign.file)
    title = document_title(foreign.pdf)
    content = write_sheets(foreign.pdf, pages, layout, options, title)
    _prove(foreign, content, layout)
    bare = write_sheets(foreign.pdf, pages, layout, options, title, ticks=False) if options.punch else b""
    return Imposition(
        content,
        layout,
        len(pages),
        count_blanks(len(pages)) if options.mode == BOOKLET else 0,
        _find_reductions(layout),
        options.mode == BOOKLET and layout.sheets >= _THICK and not options.creep,
        _find_punched_pages(bare, layout) if bare else (),
        _find_cut_pages(foreign.pdf, layout),
        foreign.is_encrypted,
        is_signed(foreign.pdf),
        is_xfa(foreign.pdf),
    )


def _weigh(pages: Sequence[SourcePage], budget: WorkBudget) -> None:
    """Spend from the budget what the pages' content takes, unpacked; raises ``OverBudgetError`` if that is too much."""
    for page in {page.form.objgen: page for page in pages}.values():
        with contextlib.suppress(pikepdf.PdfError):  # then nobody can draw it
            budget.spend(len(page.form.read_bytes()))


def refuse_imposing(foreign: ForeignPdf) -> None:
    """Raise ``ForeignPdfError`` for a PDF whose author forbids print, or that has no pages but in XML.

    A ban on changes does not matter: sheets are a way to print, and the file stays as it is.
    """
    if not may_be_printed(foreign.pdf):
        raise ForeignPdfError("foreign-unprintable", file=foreign.file)
    if has_pages_in_xml(foreign.pdf):
        raise ForeignPdfError("foreign-xfa", file=foreign.file)


def document_title(pdf: Pdf) -> str:
    """Give the title that a document has in Info, else in its XMP, which takes longer to read; ``''``: it has none."""
    return text(dictionary(pdf.trailer.get("/Info")).get("/Title")).strip() or read_title(pdf)


def _prove(foreign: ForeignPdf, result: bytes, layout: SheetLayout) -> None:
    """Raise ``ProofError`` if the written sheets are not the source's pages in their places.

    Of a source whose objects are damaged nobody can say what its pages are: it is refused.
    """
    from .imposed_proof import find_imposition_faults

    given = open_foreign(foreign.file, foreign.content, foreign.password).pdf
    with given, pikepdf.open(BytesIO(result)) as made:
        complete_looks(given)
        faults = list(find_imposition_faults(given, made, layout))
        is_damaged = foreign.repaired or bool(given.get_warnings())
    if faults and is_damaged:
        raise ForeignPdfError("foreign-damaged", file=foreign.file)
    if faults:
        raise ProofError("impose-proof-failed", lambda lang: faults[:20])


def _find_reductions(layout: SheetLayout) -> dict[int, tuple[int, ...]]:
    """Give the pages that are printed smaller, from 1, by per cent: never 100."""
    found: dict[int, list[int]] = defaultdict(list)
    for side in layout.sides:
        for placement in side.placements:
            if placement.scale < 1:
                found[min(round(100 * placement.scale), 99)].append(placement.page + 1)
    return {percent: tuple(sorted(pages)) for percent, pages in sorted(found.items())}


# --- ink --------------------------------------------------------------------------------------------------------------


def _find_punched_pages(bare: bytes, layout: SheetLayout) -> tuple[int, ...]:
    """Give the pages, from 1, that have ink in a hole; ``bare``: the sheets without ticks."""
    from .ink import InkReader

    reader = InkReader(bare)
    found: set[int] = set()
    for number, side in enumerate(layout.sides):
        for x, y in side.holes:
            below = [one.page + 1 for one in side.placements if _covers(one.box.grow(_HOLE), x, y)]
            printed = (layout.paper.width - x, layout.paper.height - y) if side.is_turned else (x, y)
            if below and not {*below} <= found and reader.has_ink_within(number, *printed, _HOLE):
                found.update(below)
    reader.close()
    return tuple(sorted(found))


def _covers(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    x0, y0, x1, y1 = box
    return x0 <= x <= x1 and y0 <= y <= y1


def _find_cut_pages(pdf: Pdf, layout: SheetLayout) -> tuple[int, ...]:
    """Give the pages, from 1, whose ink creep moves beyond the fold."""
    clipped = [placement for side in layout.sides for placement in side.placements if placement.clip]
    if not clipped:
        return ()
    from .ink import InkReader

    whole = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of fields that no form has, in English
        # pdfium cannot read all that is damaged, nor without the password
        pdf.save(whole, encryption=False, fix_metadata_version=False)
    reader, found = InkReader(whole.getvalue()), []
    for page, _, box, clip in clipped:
        assert clip
        at_left = clip.x0 > box.x0
        share = (clip.x0 - box.x0 if at_left else box.x1 - clip.x1) / box.width
        if share > 0 and reader.has_ink_at_side(page, share, left=at_left):
            found.append(page + 1)
    reader.close()
    return tuple(sorted(found))
