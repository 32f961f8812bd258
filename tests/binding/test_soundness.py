"""A file that is sound has no flaw; one that is not has its flaw named, and is refused for it and not called our fault."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from faqprint.binding.arrangement import BOOKLET, CROP_MARKS
from faqprint.binding.foreign_pdf import open_foreign
from faqprint.binding.imposition import impose
from faqprint.binding.merge import merge
from faqprint.binding.sheet_layout import ImpositionOptions
from faqprint.binding.soundness import find_flaw
from faqprint.errors import CodedError, ProofError

from .manuals import add_outline, saved, tagged_pdf
from .nonsense import with_nonsense

PRODUCERS = sorted((Path(__file__).parent / "producers").glob("*.pdf"))


def sound_pdf() -> Pdf:
    """Tags, bookmarks, names, labels, a form."""
    pdf = add_outline(tagged_pdf(3), [(0, "一", 0), (1, "二", 1), (0, "三", 2)])
    place = Dictionary(D=Array([pdf.pages[1].obj, Name.XYZ, 0, None, 0]))
    pdf.Root.Names = Dictionary(Dests=Dictionary(Kids=[pdf.make_indirect(Dictionary(Names=["a", place, "b", place.D]))]))
    pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(S=Name.D), 1, Dictionary(P="A-", St=4)])
    look = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Btn, T=String("f"), Rect=[0, 0, 9, 9])
    field.AP = Dictionary(N=Dictionary(On=look))
    field.A = Dictionary(S=Name.GoTo, D=String("a"), Next=Dictionary(S=Name.URI, URI="https://a.example"))
    widget = pdf.make_indirect(field)
    pdf.Root.AcroForm = Dictionary(Fields=[widget])
    pdf.pages[2].obj.Annots.append(widget)
    return pdf


def test_sound_files() -> None:
    """Other programs' files, and one with all that is looked at."""
    for path in PRODUCERS:
        with pikepdf.open(path) as pdf:
            assert find_flaw(pdf) == "", path.name
    assert find_flaw(sound_pdf()) == ""


def ring(pdf: Any) -> None:
    """A structure element that holds the whole tree."""
    pdf.Root.StructTreeRoot.K.K[1].K = pdf.Root.StructTreeRoot.K


FLAWS: list[tuple[str, Callable[[Any], object]]] = [
    ("Outlines/First/Title", lambda pdf: pdf.Root.Outlines.First.__setattr__("Title", 1)),
    ("Outlines/First/Next", lambda pdf: pdf.Root.Outlines.First.__setattr__("Next", pdf.Root.Outlines.First)),
    ("Outlines/First/First/Parent", lambda pdf: pdf.Root.Outlines.First.First.__setattr__("Parent", pdf.Root.Outlines)),
    ("Outlines/First/Dest/0", lambda pdf: pdf.Root.Outlines.First.Dest.__setitem__(0, pdf.Root.Outlines)),
    ("Outlines/First/Dest/3", lambda pdf: pdf.Root.Outlines.First.Dest.__setitem__(3, Name.X)),
    ("StructTreeRoot/K/K/1/K", ring),
    ("StructTreeRoot/K/K/2/S", lambda pdf: pdf.Root.StructTreeRoot.K.K[2].__setattr__("S", 1)),
    ("StructTreeRoot/K/K/0/K/1/K", lambda pdf: pdf.Root.StructTreeRoot.K.K[0].K[1].__setattr__("K", True)),
    ("StructTreeRoot/K/K/0/K/1/K", lambda pdf: pdf.Root.StructTreeRoot.K.K[0].K[1].K.__delattr__("Obj")),
    ("StructTreeRoot/ParentTree", lambda pdf: pdf.Root.StructTreeRoot.ParentTree.Nums.__setitem__(2, -1)),
    ("StructTreeRoot/ParentTree/Nums/1", lambda pdf: pdf.Root.StructTreeRoot.ParentTree.Nums.__setitem__(1, 4)),
    (
        "StructTreeRoot/ParentTree/Nums/1/0",
        lambda pdf: pdf.Root.StructTreeRoot.ParentTree.Nums[1].__setitem__(0, Dictionary(S=Name.P)),
    ),
    (
        "Names/Dests/Kids/0/Kids/0",
        lambda pdf: pdf.Root.Names.Dests.Kids[0].__setattr__("Kids", Array([pdf.Root.Names.Dests.Kids[0]])),
    ),
    ("Names/Dests/Kids/0/Names/1", lambda pdf: pdf.Root.Names.Dests.Kids[0].Names.__setitem__(1, 3)),
    ("PageLabels/Nums/1", lambda pdf: pdf.Root.PageLabels.Nums.__setitem__(1, Name.D)),
    ("Pages/Kids/0/Annots", lambda pdf: pdf.pages[0].obj.__setattr__("Annots", Name.None_)),
    ("Pages/Kids/0/Annots/0", lambda pdf: pdf.pages[0].obj.Annots[0].__delattr__("Rect")),
    ("Pages/Kids/1/StructParents", lambda pdf: pdf.pages[1].obj.__setattr__("StructParents", 0)),
    ("Pages/Kids/1/Contents", lambda pdf: pdf.pages[1].obj.Contents.__setattr__("Filter", Name.Foo)),
    (
        "Pages/Kids/0/Resources/Font/F1/Odd",
        lambda pdf: pdf.pages[0].obj.Resources.Font.F1.__setattr__("Odd", pdf.Root.StructTreeRoot.K),
    ),
    ("Pages/Kids/2/Annots/1/AP/N", lambda pdf: pdf.pages[2].obj.Annots[1].AP.__setattr__("N", 1)),
    ("Pages/Kids/2/Annots/1/A/D", lambda pdf: pdf.pages[2].obj.Annots[1].A.__setattr__("D", 7)),
    ("AcroForm/Fields", lambda pdf: pdf.Root.AcroForm.__setattr__("Fields", 1)),
    ("StructTreeRoot", lambda pdf: pdf.Root.__setattr__("StructTreeRoot", 1)),
    ("Pages/Kids/0/MediaBox", lambda pdf: pdf.pages[0].obj.MediaBox.__setitem__(2, 10**9)),
    ("StructTreeRoot/K/K/1", lambda pdf: pdf.Root.StructTreeRoot.K.K[1].__setattr__("Type", pdf.Root.Outlines)),
    ("OCProperties/D/OFF/0", lambda pdf: pdf.Root.__setattr__("OCProperties", Dictionary(OCGs=[], D=Dictionary(OFF=[7])))),
]


@pytest.mark.parametrize(("place", "change"), FLAWS, ids=[f"{number} {place}" for number, (place, _) in enumerate(FLAWS)])
def test_flaws_are_named(place: str, change: Callable[[Any], object]) -> None:
    """By the way from the catalog to them."""
    pdf = sound_pdf()
    change(pdf)
    assert find_flaw(pdf) == place


def test_nonsense_is_never_called_our_fault(tmp_path: Path) -> None:
    """Three or four of a hundred such files ended as faults of the program; each is bound, imposed, or refused for what it is."""
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(saved(tagged_pdf(2)))
    bases = [saved(sound_pdf()), *(path.read_bytes() for path in PRODUCERS)]
    rng = Random(20261127)
    for number in range(48):
        bad.write_bytes(with_nonsense(bases[number % len(bases)], rng))
        acts: list[Callable[[], object]] = [
            lambda: merge(bad, good, BytesIO()),
            lambda: merge(good, bad, BytesIO()),
            lambda: impose(open_foreign(bad), ImpositionOptions(BOOKLET if rng.random() < 0.5 else CROP_MARKS)),
        ]
        for act in acts:
            try:
                act()
            except CodedError as error:
                assert not isinstance(error, ProofError), number
