"""Elements of structure trees, and the keys that lead to them."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, String

from faqprint.binding.structure_elements import (
    drop_keys,
    elements,
    holders,
    is_tagged,
    shift_keys,
    standard_type,
    survey_structure,
)
from tests.binding.manuals import plain_pdf, tagged_pdf


def test_what_is_tagged() -> None:
    """An empty tree is none."""
    pdf = tagged_pdf(1)
    assert is_tagged(pdf) and not is_tagged(plain_pdf())
    pdf.Root.StructTreeRoot.K = Array()
    assert not is_tagged(pdf)


def test_each_element_once() -> None:
    """Also where the tree is a ring."""
    pdf = tagged_pdf(2)
    top = pdf.Root.StructTreeRoot.K
    top.K.append(top)
    assert sorted(str(element.S) for element in elements(pdf)) == ["/Document", "/Link", "/Link", "/P", "/P"]


def test_survey() -> None:
    """Types as they are written, identifiers, and the first key that is free, whoever has the last one."""
    pdf = tagged_pdf(2)
    root = pdf.Root.StructTreeRoot
    root.K.S = Name("/A B")
    root.K.K[0].ID = String("(a)")
    root.K.K[1].ID = String("あ")
    found = survey_structure(pdf)
    assert found.types >= {"A B", "P", "Link"}
    assert found.ids == {b"(a)", b"\xfe\xff0B"}
    assert found.next_key == 4
    pdf.pages[0].obj.Annots.append(Dictionary(Type=Name.Annot, Subtype=Name.Link, StructParent=9))
    assert survey_structure(pdf).next_key == 10
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=pdf.make_stream(b"", StructParents=20))
    assert survey_structure(pdf).next_key == 21
    root.ParentTreeNextKey = 30
    assert survey_structure(pdf).next_key == 30


def test_types_in_a_ring_stand_for_something() -> None:
    """The way ends, wherever."""
    assert standard_type("A", {"A": "B", "B": "A"}) in "AB"
    assert standard_type("A", {"A": "P", "P": "H1"}) == "P"


def test_keys_are_shifted_and_dropped() -> None:
    """Those of pages and annotations, also of an annotation that is no object of its own."""
    pdf = tagged_pdf(2)
    pdf.pages[0].obj.Annots.append(Dictionary(Type=Name.Annot, Subtype=Name.Link, StructParent=9))
    shift_keys(pdf, 100)
    assert sorted(key for *_, key in holders(pdf)) == [100, 101, 102, 103, 109]
    drop_keys(pdf)
    assert [*holders(pdf)] == []
    assert survey_structure(pdf).next_key == 4  # the tree itself still has them
