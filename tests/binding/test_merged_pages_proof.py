"""The proof of bound pages: one of each kind of damage, and it is found."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.binding.manuals import Bound, Change, plain_pdf, tagged_pdf


def bound() -> Bound:
    """Three pages and two, with a name and a layer in each."""
    files = []
    for count in (3, 2):
        pdf = tagged_pdf(count)
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("n"), Array([pdf.pages[1].obj, Name.Fit])])))
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())
        pdf.pages[0].obj.Resources.Properties = Dictionary(L=layer)
        files.append(pdf)
    return Bound(*files)


def page(number: int) -> Any:
    """Change one page."""

    def of(change: Any) -> Change:
        return lambda pdf: change(pdf, pdf.pages[number].obj)

    return of


DAMAGE: dict[str, tuple[str, Change]] = {
    "another content": ("merge-page", page(1)(lambda pdf, own: setattr(own, "Contents", pdf.make_stream(b"q Q")))),
    "no content": ("merge-page", page(4)(lambda pdf, own: own.__delattr__("Contents"))),
    "another font": ("merge-page", page(0)(lambda pdf, own: setattr(own.Resources.Font.F1, "BaseFont", Name.Courier))),
    "turned": ("merge-page", page(3)(lambda pdf, own: setattr(own, "Rotate", 90))),
    "cropped": ("merge-page", page(2)(lambda pdf, own: setattr(own, "CropBox", Array([0, 0, 9, 9])))),
    "trimmed": ("merge-page", page(2)(lambda pdf, own: setattr(own, "TrimBox", Array([0, 0, 9, 9])))),
    "two pages exchanged": ("merge-page", lambda pdf: pdf.pages.reverse()),
    "a page less": ("merge-page-count", lambda pdf: pdf.pages.__delitem__(0)),
    "an annotation less": ("merge-annotations", page(3)(lambda pdf, own: setattr(own, "Annots", Array()))),
    "an annotation elsewhere": (
        "merge-annotations",
        page(3)(lambda pdf, own: setattr(own.Annots[0], "Rect", Array([0, 0, 1, 1]))),
    ),
    "a link into the manual": (
        "merge-link",
        page(4)(lambda pdf, own: setattr(own.Annots[0], "Dest", Array([pdf.pages[1].obj, Name.Fit]))),
    ),
    "a link to another height": (
        "merge-link",
        page(0)(lambda pdf, own: setattr(own.Annots[0], "Dest", Array([pdf.pages[1].obj, Name.FitH, 3]))),
    ),
    "a link out of the file": (
        "merge-link",
        page(0)(lambda pdf, own: setattr(own.Annots[0], "A", Dictionary(S=Name.URI, URI=String("https://example.jp/")))),
    ),
    "a name less": ("merge-name", lambda pdf: setattr(pdf.Root.Names.Dests, "Names", pdf.Root.Names.Dests.Names[:2])),
    "a name elsewhere": (
        "merge-name",
        lambda pdf: setattr(pdf.Root.Names.Dests, "Names", Array([String("n"), *list(pdf.Root.Names.Dests.Names)[1:]])),
    ),
    "a layer turned off": (
        "merge-layer",
        lambda pdf: setattr(pdf.Root.OCProperties.D, "OFF", Array([pdf.Root.OCProperties.OCGs[1]])),
    ),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found(name: str) -> None:
    """And nothing is found without."""
    code, change = DAMAGE[name]
    whole = bound()
    assert whole.findings == []
    assert code in whole.findings_if(change)


def test_marks_around_untagged_pages() -> None:
    """They are the only thing that may be new in what a page draws."""

    def more(pdf: Pdf) -> None:
        contents = pdf.pages[0].obj.Contents
        contents[2] = pdf.make_stream(b"EMC 0 0 99 99 re f")

    untagged = Bound(plain_pdf(2), plain_pdf(1))
    assert untagged.findings == []
    assert "merge-page" in untagged.findings_if(more)
    assert "merge-page" in untagged.findings_if(lambda pdf: setattr(pdf.pages[0].obj, "Contents", pdf.pages[1].obj.Contents))


def test_links_for_places_of_the_manual() -> None:
    """Each to the page that was found."""
    appendix = tagged_pdf(1)
    note = appendix.pages[0].obj.Annots[0]
    del note.Dest
    note.A = Dictionary(S=Name.URI, URI=String("manual:0"))
    linked = Bound(tagged_pdf(3), appendix, pages=(1,))
    assert linked.findings == []
    wrong = page(3)(lambda pdf, own: setattr(own.Annots[0], "Dest", Array([pdf.pages[0].obj, Name.Fit])))
    assert linked.findings_if(wrong) == ["merge-link"]
