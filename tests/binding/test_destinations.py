"""Where links lead."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from faqprint.binding.destinations import (
    destination_names,
    destination_places,
    join_destinations,
    named_places,
    page_numbers,
    page_of,
    point_to_pages,
    separate_destinations,
    top_of,
)
from tests.binding.manuals import Bound, add_outline, plain_pdf, tagged_pdf


def names(pdf: Pdf, **pages: int) -> Pdf:
    """Give a file named destinations in its name tree."""
    listed: list[Any] = [part for key in sorted(pages) for part in (String(key), Array([pdf.pages[pages[key]].obj, Name.Fit]))]
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(listed)))
    return pdf


def test_places_of_both_kinds() -> None:
    """By string in the tree, by name in the dictionary, each as an array or in a dictionary."""
    pdf = names(plain_pdf(3), a=1)
    pdf.Root.Dests = Dictionary({"/b": Dictionary(D=Array([pdf.pages[2].obj, Name.Fit]))})
    places, numbers = named_places(pdf), page_numbers(pdf)
    found = [page_of(places.find(one), numbers) for one in (String("a"), Name.b, Name.a, String("b"), Array([1, Name.Fit]), 3)]
    assert found == [1, 2, None, None, 1, None]
    assert page_of(Array([7, Name.Fit]), numbers) is None and page_of(Array(), numbers) is None


def test_every_place_where_a_destination_stands() -> None:
    """Annotations, bookmarks, actions and those that follow them; an action in a ring ends."""
    pdf = add_outline(tagged_pdf(1), [(0, "t", 0)])
    action = pdf.make_indirect(Dictionary(S=Name.GoTo, D=String("x")))
    action.Next = Array([Dictionary(S=Name.GoTo, D=String("y")), action, Dictionary(S=Name.URI, D=String("no"))])
    pdf.pages[0].obj.Annots.append(Dictionary(Subtype=Name.Widget, AA=Dictionary(U=action)))
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.GoTo, D=String("z")))
    found = [holder[key] for holder, key in destination_places(pdf)]
    assert sorted(str(one) for one in found if isinstance(one, String)) == ["x", "y", "z"]
    assert sum(isinstance(one, Array) for one in found) == 2


def test_numbers_of_pages_become_pages() -> None:
    """In links and in named destinations; a number of no page stays."""
    pdf = tagged_pdf(2)
    pdf.pages[0].obj.Annots[0].Dest = Array([1, Name.Fit])
    pdf.pages[1].obj.Annots[0].Dest = Array([9, Name.Fit])
    pdf.Root.Dests = Dictionary({"/n": Array([0, Name.Fit])})
    point_to_pages(pdf)
    assert pdf.pages[0].obj.Annots[0].Dest[0].objgen == pdf.pages[1].obj.objgen
    assert pdf.Root.Dests["/n"][0].objgen == pdf.pages[0].obj.objgen
    assert pdf.pages[1].obj.Annots[0].Dest[0] == 9


def test_names_that_are_taken() -> None:
    """In the tree and in the dictionary, with the links to them; the others stay."""
    manual, appendix = names(plain_pdf(1), a=0), names(tagged_pdf(1), a=0, b=0)
    appendix.Root.Dests = Dictionary({"/a": Array([appendix.pages[0].obj, Name.Fit])})
    note = appendix.pages[0].obj.Annots[0]
    note.Dest = Name.a
    assert separate_destinations(appendix, destination_names(manual), {}) == {b"a": b"appendix.a"}
    assert note.Dest == Name("/appendix.a")
    own = named_places(appendix)
    assert own.strings.keys() == {b"appendix.a", b"b"} and own.names.keys() == {b"appendix.a"}


def test_links_by_a_name_that_nobody_has_lead_nowhere() -> None:
    """In neither file: a dead link of the appendix jumped into the manual, one of the manual into the appendix."""
    appendix = tagged_pdf(1)
    appendix.pages[0].obj.Annots[0].Dest = String("a")
    bound = Bound(names(tagged_pdf(1), a=0), appendix)
    assert str(bound.pdf.pages[1].obj.Annots[0].Dest) == "appendix.a" and bound.findings == []
    manual = tagged_pdf(1)
    manual.pages[0].obj.Annots[0].Dest = String("a")
    bound = Bound(manual, names(tagged_pdf(1), a=0))
    assert named_places(bound.pdf).strings.keys() == {b"appendix.a"} and bound.findings == []


def test_elements_named_by_a_destination() -> None:
    """Their identifiers are renamed there, too (ISO 32000-2, 12.6.4.2)."""
    appendix = tagged_pdf(1)
    note = appendix.pages[0].obj.Annots[0]
    place = Array([appendix.pages[0].obj, Name.Fit])
    note.A = Dictionary(S=Name.GoTo, D=place, SD=Array([String("id"), Name.Fit]))
    separate_destinations(appendix, set(), {b"id": b"appendix.id"})
    assert str(note.A.SD[0]) == "appendix.id"


def test_names_of_both_files() -> None:
    """All of them, sorted in one tree."""
    manual, appendix = names(plain_pdf(1), m=0), names(plain_pdf(1), a=0)
    appendix.Root.Dests = Dictionary({"/d": Array([appendix.pages[0].obj, Name.Fit])})
    manual.pages.append(appendix.pages[0])
    join_destinations(manual, appendix)
    assert [bytes(key) for key in list(manual.Root.Names.Dests.Names)[::2]] == [b"a", b"m"]
    places, numbers = named_places(manual), page_numbers(manual)
    found = [page_of(places.find(one), numbers) for one in (String("a"), String("m"), Name.d)]
    assert found == [1, 0, 1]


def test_the_top_of_a_page() -> None:
    """Of what is seen of it, with the reader's own zoom."""
    pdf = plain_pdf(1)
    pdf.pages[0].obj.CropBox = Array([10, 20, 300, 400])
    assert list(top_of(pdf.pages[0]))[1:] == [Name.XYZ, 10, 400, None]
