"""The proof of written sheets finds what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Pdf

from faqprint.binding.arrangement import BOOKLET, CROP_MARKS
from faqprint.binding.foreign_pdf import open_foreign
from faqprint.binding.imposed_pdf import write_sheets
from faqprint.binding.imposed_proof import find_imposition_faults, read_drawn_forms
from faqprint.binding.sheet_layout import ImpositionOptions, lay_sheets
from faqprint.binding.source_page import read_pages
from faqprint.limits import WorkBudget

from .numbered_pages import numbered_pdf

CONTENT = numbered_pdf(5)


def faults_after(change: Callable[[Pdf], None], mode: str = BOOKLET) -> list[str]:
    """What is found on sheets that were changed after they were written."""
    source = open_foreign("m.pdf", CONTENT).pdf
    pages = read_pages(source, WorkBudget())
    options = ImpositionOptions(mode)
    layout = lay_sheets([page.size for page in pages], options)
    assert layout
    with pikepdf.open(BytesIO(write_sheets(source, pages, layout, options, ""))) as made, pikepdf.open(BytesIO(CONTENT)) as given:
        change(made)
        return list(find_imposition_faults(given, made, layout))


def rewrite(old: bytes, new: bytes, side: int = 3) -> Callable[[Pdf], None]:
    """Change the content of a side."""

    def change(pdf: Pdf) -> None:
        contents = pdf.pages[side].obj.Contents
        changed = contents.read_bytes().replace(old, new)
        assert changed != contents.read_bytes()
        contents.write(changed)

    return change


@pytest.mark.parametrize("mode", [BOOKLET, CROP_MARKS])
def test_sound_sheets(mode: str) -> None:
    """There is nothing to find."""
    assert faults_after(lambda pdf: None, mode) == []


def exchange_pages(pdf: Pdf) -> None:
    """Let a page's name lead to another page."""
    forms = pdf.pages[3].obj.Resources.XObject
    forms.P4, forms.P5 = forms.P5, forms.P4


def change_content(pdf: Pdf) -> None:
    """Print another text."""
    form = pdf.pages[3].obj.Resources.XObject.P4
    form.write(form.read_bytes().replace(b"T4", b"T5"))


def change_font(pdf: Pdf) -> None:
    """Print the text in another font."""
    for font in pdf.pages[3].obj.Resources.XObject.P4.Resources.Font.values():
        font.BaseFont = pikepdf.Name.Courier


def add_side(pdf: Pdf) -> None:
    """Add a page of paper."""
    pdf.pages.append(pdf.pages[0])


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (exchange_pages, "another content"),
        (change_content, "another content"),
        (change_font, "another resources"),
        (add_side, "5 sides, not 4"),
        (rewrite(b"/P4 Do", b""), "page 4 is drawn 0 times"),
        (rewrite(b"/P4 Do", b"/P4 Do /P4 Do"), "page 4 is drawn 2 times"),
        (rewrite(b"q 1 0 0 1", b"q -1 0 0 1"), "another way up"),
        (rewrite(b"q 1 0 0 1", b"q -1 0 0 -1"), "another way up"),
        (rewrite(b"q 1 0 0 1", b"q .9 0 0 .9"), "another place"),
        (rewrite(b"q 1 0 0 1", b"1 0 0 1 9 0 cm q 1 0 0 1"), "another place"),
        (lambda pdf: pdf.pages[3].obj.Resources.XObject.P4.__setitem__("/BBox", Array([0, 0, 500, 800])), "another place"),
    ],
)
def test_what_is_wrong_is_found(change: Callable[[Pdf], None], found: str) -> None:
    """An exchanged page, another text or font, one that is missing, drawn twice, mirrored, upside down, moved or cut off."""
    assert any(found in fault for fault in faults_after(change)), faults_after(change)


def test_drawn_forms_have_the_transformation_in_force() -> None:
    """What ``q`` keeps and ``Q`` brings back, and one transformation inside another."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].obj.Contents = pdf.make_stream(b"2 0 0 2 10 0 cm q 1 0 0 1 5 5 cm /A Do Q /B Do")
        first, second = read_drawn_forms(pdf.pages[0].obj)
    assert first == ("/A", (2, 0, 0, 2, 20, 10)) and second == ("/B", (2, 0, 0, 2, 10, 0))
