"""Two trees made one."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from faqprint.binding.structure_tree import StructureNames, separate_names
from tests.binding.manuals import Bound, plain_pdf, tagged_pdf


def tree_of(pdf: Any) -> Any:
    """The root of the structure tree."""
    return pdf.Root.StructTreeRoot


def test_one_document_over_two_parts() -> None:
    """What was the Document of each is a Part, and says its language where it is another."""
    bound = Bound(tagged_pdf(2, lang="en"), tagged_pdf(1, lang="ja-JP"))
    root = tree_of(bound.pdf)
    document = root.K
    assert (str(document.S), [str(part.S) for part in document.K]) == ("/Document", ["/Part", "/Part"])
    assert [part.get("/Lang") for part in document.K] == [None, "ja-JP"]
    assert bound.pdf.Root.Lang == "en"
    keys = list(root.ParentTree.Nums)[::2]
    assert keys == sorted({*keys}) and root.ParentTreeNextKey == keys[-1] + 1
    assert bound.findings == []


def test_a_language_of_the_same_name_is_not_said_again() -> None:
    """Case does not count."""
    bound = Bound(tagged_pdf(1, lang="ja-JP"), tagged_pdf(1, lang="ja-jp"))
    assert ["/Lang" in part for part in tree_of(bound.pdf).K.K] == [False, False]


def test_a_tree_of_several_tops() -> None:
    """They stand in a Part of their own; each says so."""
    pdf = tagged_pdf(2)
    root = tree_of(pdf)
    kids = list(root.K.K)
    root.K = Array(kids)
    for kid in kids:
        kid.P = root
    bound = Bound(pdf, tagged_pdf(1))
    part = tree_of(bound.pdf).K.K[0]
    assert [str(kid.S) for kid in part.K] == ["/P", "/P"]
    assert {kid.P.objgen for kid in part.K} == {part.objgen}
    assert bound.findings == []


def with_type(kind: str, target: str) -> Pdf:
    """A file whose paragraphs are of a type of its own."""
    pdf = tagged_pdf(1)
    tree_of(pdf).RoleMap = Dictionary({f"/{kind}": Name(f"/{target}")})
    tree_of(pdf).K.K[0].S = Name(f"/{kind}")
    return pdf


def paragraph_types(bound: Bound) -> list[str]:
    """The types of the paragraph of each part."""
    return [str(part.K[0].S) for part in tree_of(bound.pdf).K.K]


def test_a_type_that_means_something_else_is_renamed() -> None:
    """One that means the same is not."""
    bound = Bound(with_type("Foo", "H1"), with_type("Foo", "P"))
    assert paragraph_types(bound) == ["/Foo", "/appendix.Foo"]
    assert dict(tree_of(bound.pdf).RoleMap.items()) == {"/Foo": Name.H1, "/appendix.Foo": Name.P}
    assert bound.findings == []
    assert paragraph_types(Bound(with_type("Foo", "P"), with_type("Foo", "P"))) == ["/Foo", "/Foo"]


def test_a_type_that_only_one_file_explains() -> None:
    """An unknown type must not become known by the other file, nor the other way round."""
    unknown = with_type("Foo", "P")
    del tree_of(unknown).RoleMap
    bound = Bound(with_type("Foo", "H1"), unknown)
    assert paragraph_types(bound) == ["/Foo", "/appendix.Foo"] and bound.findings == []
    unknown = with_type("Foo", "P")
    del tree_of(unknown).RoleMap
    assert paragraph_types(Bound(unknown, with_type("Foo", "H1"))) == ["/Foo", "/appendix.Foo"]


@pytest.mark.parametrize("order", [1, -1])
def test_a_standard_type_that_stands_for_another(order: int) -> None:
    """P that was H1 in one file would be H1 in both: it gets a name of its own, in whichever file it is."""
    bound = Bound(*[with_type("P", "H1"), tagged_pdf(1)][::order])
    assert sorted(paragraph_types(bound)) == ["/P", "/appendix.P"]
    assert dict(tree_of(bound.pdf).RoleMap.items()) == {"/appendix.P": Name.H1}
    assert bound.findings == []


def test_types_by_way_of_others() -> None:
    """A name on the way is renamed with what it stands for."""
    one, other = with_type("A", "B"), with_type("A", "B")
    tree_of(one).RoleMap.B, tree_of(other).RoleMap.B = Name.P, Name.H2
    bound = Bound(one, other)
    roles = {key: str(value) for key, value in tree_of(bound.pdf).RoleMap.items()}
    assert roles == {"/A": "/B", "/B": "/P", "/appendix.A": "/appendix.B", "/appendix.B": "/H2"}


def with_class(space: int) -> Pdf:
    """A file whose paragraphs have a class."""
    pdf = tagged_pdf(1)
    tree_of(pdf).ClassMap = Dictionary({"/c": Dictionary(O=Name.Layout, SpaceAfter=space)})
    tree_of(pdf).K.K[0].C = Array([Name.c, 0])
    return pdf


def test_classes() -> None:
    """A class of the same name and other attributes is renamed, with its elements."""
    bound = Bound(with_class(1), with_class(2))
    assert [str(part.K[0].C[0]) for part in tree_of(bound.pdf).K.K] == ["/c", "/appendix.c"]
    assert tree_of(bound.pdf).ClassMap["/appendix.c"].SpaceAfter == 2
    assert bound.findings == []
    bound = Bound(with_class(1), with_class(1))
    assert tree_of(bound.pdf).ClassMap.keys() == {"/c"}


def with_heads() -> Pdf:
    """A file of a head cell with an identifier and a cell that names it."""
    pdf = tagged_pdf(2)
    root = tree_of(pdf)
    head, cell = root.K.K
    head.S, cell.S, head.ID = Name.TH, Name.TD, String("h1")
    cell.A = Array([Dictionary(O=Name.Layout), Dictionary(O=Name.Table, Headers=Array([String("h1")]))])
    root.IDTree = Dictionary(Names=Array([String("h1"), head]))
    return pdf


def test_identifiers_and_those_who_name_them() -> None:
    """Both are renamed, and the tree of identifiers has both heads."""
    bound = Bound(with_heads(), with_heads())
    one, other = tree_of(bound.pdf).K.K
    assert [str(part.K[0].ID) for part in (one, other)] == ["h1", "appendix.h1"]
    assert [str(part.K[1].A[1].Headers[0]) for part in (one, other)] == ["h1", "appendix.h1"]
    names = list(tree_of(bound.pdf).IDTree.Names)
    assert [str(key) for key in names[::2]] == ["appendix.h1", "h1"]
    assert names[1].objgen == other.K[0].objgen
    assert bound.findings == []


def test_what_became_another_name_is_given() -> None:
    """For the proof, and for destinations that name elements."""
    manual, appendix = with_heads(), with_heads()
    own = separate_names(manual, appendix)
    assert own == (StructureNames(), StructureNames(identifiers={b"h1": b"appendix.h1"}))


def test_marks_of_the_whole() -> None:
    """What is suspect in one file is suspect in both."""
    suspect = tagged_pdf(1)
    suspect.Root.MarkInfo.Suspects = True
    assert Bound(tagged_pdf(1), suspect).pdf.Root.MarkInfo.Suspects is True
    assert "/Suspects" not in Bound(tagged_pdf(1), tagged_pdf(1)).pdf.Root.MarkInfo
    assert Bound(plain_pdf(1), tagged_pdf(1)).pdf.Root.MarkInfo.Suspects is True


def test_lists_of_the_root() -> None:
    """Namespaces of both."""
    one, other = tagged_pdf(1), tagged_pdf(1)
    for pdf, name in ((one, "a"), (other, "b")):
        tree_of(pdf).Namespaces = Array([pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String(name)))])
    bound = Bound(one, other)
    assert [str(space.NS) for space in tree_of(bound.pdf).Namespaces] == ["a", "b"]


def test_names_in_shift_jis() -> None:
    """Old Japanese programs write them so; a type, a class, a destination that is taken is renamed all the same."""

    def old(target: str) -> Pdf:
        pdf = with_type("Foo", target)
        word = "/\udc8c\udca9\udc8fo"
        root = tree_of(pdf)
        root.RoleMap[word] = Name(f"/{target}")
        root.K.K[0].S = root.K.K[0].C = Object.parse(b"/#8c#a9#8fo")
        root.ClassMap = Dictionary()
        root.ClassMap[word] = Dictionary(O=Name.Layout, SpaceAfter=len(target))
        pdf.Root.Dests = Dictionary()
        pdf.Root.Dests[word] = Array([pdf.pages[0].obj, Name.Fit])
        pdf.pages[0].obj.Annots[0].Dest = Object.parse(b"/#8c#a9#8fo")
        return pdf

    bound = Bound(old("H1"), old("P"))
    assert [bytes(part.K[0].S) for part in tree_of(bound.pdf).K.K] == [b"/\x8c\xa9\x8fo", b"/appendix.\x8c\xa9\x8fo"]
    assert bytes(bound.pdf.pages[1].obj.Annots[0].Dest) == b"/appendix.\x8c\xa9\x8fo"
    assert bound.findings == []
