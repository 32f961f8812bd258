"""The proof of a bound tree: one of each kind of damage, and it is found."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.binding.manuals import Bound, Change, plain_pdf, tagged_pdf


def root(pdf: Any) -> Any:
    """The root of the tree."""
    return pdf.Root.StructTreeRoot


def part(pdf: Any, number: int) -> Any:
    """One of the two parts."""
    return root(pdf).K.K[number]


def bound() -> Bound:
    """Two files with a type, a class and an identifier of one name that mean something else in each."""
    files = []
    for count, kind, space in ((3, "H1", 1), (2, "P", 2)):
        pdf = tagged_pdf(count)
        root(pdf).RoleMap = Dictionary({"/Foo": Name(f"/{kind}")})
        root(pdf).ClassMap = Dictionary({"/c": Dictionary(O=Name.Layout, SpaceAfter=space)})
        first = root(pdf).K.K[0]
        first.S, first.C, first.ID = Name.Foo, Name.c, String("i")
        files.append(pdf)
    return Bound(*files)


def swap(pdf: Pdf) -> None:
    """Exchange two entries of the parent tree."""
    numbers = list(root(pdf).ParentTree.Nums)
    numbers[1], numbers[3] = numbers[3], numbers[1]
    root(pdf).ParentTree.Nums = Array(numbers)


DAMAGE: dict[str, tuple[str, Change]] = {
    "no Document": ("merge-structure", lambda pdf: setattr(root(pdf).K, "S", Name.Div)),
    "two tops": ("merge-structure", lambda pdf: setattr(root(pdf), "K", root(pdf).K.K)),
    "a part less": ("merge-structure", lambda pdf: setattr(root(pdf).K, "K", Array([part(pdf, 0)]))),
    "the parts exchanged": ("merge-structure", lambda pdf: setattr(root(pdf).K, "K", Array([part(pdf, 1), part(pdf, 0)]))),
    "another parent": ("merge-structure", lambda pdf: setattr(part(pdf, 1), "P", root(pdf))),
    "an element less": ("merge-structure", lambda pdf: setattr(part(pdf, 0), "K", part(pdf, 0).K[:2])),
    "another type": ("merge-structure", lambda pdf: setattr(part(pdf, 1).K[1], "S", Name.H1)),
    "a type that means something else": ("merge-structure", lambda pdf: setattr(root(pdf).RoleMap, "Foo", Name.H2)),
    "a class that says something else": (
        "merge-structure",
        lambda pdf: setattr(root(pdf).ClassMap["/appendix.c"], "SpaceAfter", 9),
    ),
    "another mark": ("merge-structure", lambda pdf: setattr(part(pdf, 0).K[0], "K", 7)),
    "content of another page": ("merge-structure", lambda pdf: setattr(part(pdf, 1).K[0], "Pg", pdf.pages[0].obj)),
    "the identifier of another": ("merge-structure", lambda pdf: setattr(part(pdf, 1).K[0], "ID", String("j"))),
    "entries exchanged": ("merge-keys", swap),
    "an entry less": ("merge-keys", lambda pdf: setattr(root(pdf).ParentTree, "Nums", root(pdf).ParentTree.Nums[:-2])),
    "out of order": (
        "merge-keys",
        lambda pdf: setattr(
            root(pdf).ParentTree, "Nums", Array([*list(root(pdf).ParentTree.Nums)[2:], *list(root(pdf).ParentTree.Nums)[:2]])
        ),
    ),
    "a next key that is taken": ("merge-keys", lambda pdf: setattr(root(pdf), "ParentTreeNextKey", 3)),
    "two pages with one key": ("merge-keys", lambda pdf: setattr(pdf.pages[4].obj, "StructParents", 0)),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found(name: str) -> None:
    """And nothing is found without."""
    code, change = DAMAGE[name]
    whole = bound()
    assert whole.findings == []
    assert code in whole.findings_if(change)


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: setattr(part(pdf, 0).K[0], "S", Name.Div),
        lambda pdf: setattr(part(pdf, 0).K[0].K, "K", 1),
        lambda pdf: setattr(part(pdf, 0).K[1].K, "Pg", pdf.pages[0].obj),
        lambda pdf: setattr(part(pdf, 0), "K", part(pdf, 0).K[:1]),
        swap,
    ],
)
def test_sections_of_pages_without_tags(change: Change) -> None:
    """Each has its page, its mark, and its entry."""
    whole = Bound(plain_pdf(2), tagged_pdf(1))
    assert whole.findings == []
    assert "merge-structure" in whole.findings_if(change)


def test_faults_of_the_manual_stay_its_own() -> None:
    """A tree that does not close is bound as it is."""
    pdf = tagged_pdf(2)
    swap(pdf)
    root(pdf).K.K[0].Pg = pdf.pages[1].obj
    pdf.pages[1].obj.StructParents = 77
    assert Bound(pdf, tagged_pdf(1)).findings == []
