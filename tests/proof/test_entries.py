"""Entries that no dictionary of ours has: what they would show, say or do is told by both routes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from faqprint.proof import is_sound, prove

from .damage import bookmarks, damaged, elements, links
from .sample import Sample

SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def put(holder: Callable[[Pdf], Any], entry: str, value: object) -> Callable[[Pdf], None]:
    """Give something of a file another entry."""

    def change(pdf: Pdf) -> None:
        holder(pdf)[f"/{entry}"] = value

    return change


def first(kind: str) -> Callable[[Pdf], Any]:
    """The first element of a type."""
    return lambda pdf: elements(pdf, kind)[0]


def catalog(pdf: Pdf) -> Any:
    """The catalog."""
    return pdf.Root


def page(pdf: Pdf) -> Any:
    """The second page."""
    return pdf.pages[1].obj


def resources(pdf: Pdf) -> Any:
    """What the second page draws with."""
    return pdf.pages[1].obj.Resources


def link(pdf: Pdf) -> Any:
    """The first link."""
    return next(annotation for _, annotation in links(pdf))


def add_words_without_content(pdf: Pdf) -> None:
    """A Figure that is nowhere drawn, and read out."""
    parent = elements(pdf, "Sect")[0]
    parent.K.append(pdf.make_indirect(Dictionary(S=Name.Figure, P=parent, Alt=String("違う"))))


def add_popup(pdf: Pdf) -> None:
    """An annotation that needs no element."""
    sheet = next(each for each, _ in links(pdf))
    sheet.Annots.append(pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Popup, Rect=[0, 0, 600, 900])))


#: What was called sound on both routes, with the codes that tell it now.
FOREIGN: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "page turned": (put(page, "Rotate", 180), "entry-unknown"),
    "page turned by what it inherits": (put(lambda pdf: pdf.Root.Pages, "Rotate", 90), "entry-unknown"),
    "page cropped": (put(page, "CropBox", Array([0, 0, 90, 90])), "entry-unknown"),
    "page scaled": (put(page, "UserUnit", 2), "entry-unknown"),
    "script of a page": (put(page, "AA", Dictionary(O=SCRIPT)), "entry-unknown"),
    "gray inverted": (put(resources, "ColorSpace", Dictionary(DefaultGray=Array([Name.Indexed]))), "entry-unknown"),
    "script": (put(catalog, "OpenAction", SCRIPT), "entry-unknown"),
    "form": (put(catalog, "AcroForm", Dictionary(NeedAppearances=True)), "entry-unknown"),
    "layers": (put(catalog, "OCProperties", Dictionary()), "entry-unknown"),
    "other names": (put(lambda pdf: pdf.Root.Names, "JavaScript", Dictionary()), "entry-unknown"),
    "read from right to left": (put(lambda pdf: pdf.Root.ViewerPreferences, "Direction", Name.R2L), "entry-unknown"),
    "tags suspected": (put(lambda pdf: pdf.Root.MarkInfo, "Suspects", True), "entry-unknown"),
    "more information": (put(lambda pdf: pdf.trailer.Info, "Keywords", String("社外秘")), "entry-unknown"),
    "types for types": (put(lambda pdf: pdf.Root.StructTreeRoot, "RoleMap", Dictionary(TD=Name.NonStruct)), "entry-unknown"),
    "read as another text": (put(first("TD"), "ActualText", String("違う")), "entry-unknown"),
    "described": (put(first("P"), "Alt", String("違う")), "entry-unknown"),
    "spelt out": (put(first("P"), "E", String("違う")), "entry-unknown"),
    "in another language": (put(first("H1"), "Lang", String("en")), "entry-unknown"),
    "of a class": (put(first("P"), "C", Name.X), "entry-unknown"),
    "headed by others": (put(first("TD"), "A", Dictionary(O=Name.Table, Headers=Array())), "entry-unknown"),
    "not to be read": (put(first("P"), "S", Name.Private), "element-kind"),
    "words without content": (add_words_without_content, "element-empty"),
    "link with a picture": (put(link, "AP", Dictionary(N=Dictionary())), "entry-unknown"),
    "link that is hidden": (put(link, "F", 2), "entry-value"),
    "link with a frame": (put(link, "Border", Array([0, 0, 20])), "entry-value"),
    "link that starts a program": (put(link, "A", Dictionary(S=Name.Launch)), "entry-value"),
    "annotation that is no link": (add_popup, "entry-value"),
    "bookmark with an action": (put(lambda pdf: next(bookmarks(pdf)), "A", SCRIPT), "entry-unknown"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_an_entry_that_ours_have_not_is_told(name: str, sample: Sample) -> None:
    """On both routes."""
    change, code = FOREIGN[name]
    arguments = sample.appendix, sample.faces, sample.layout.area, sample.layout.area_even
    bad = damaged(sample.pdf, change)
    assert not is_sound(bad, *arguments)
    assert code in {item.code for item in prove(bad, *arguments, full=True)}
