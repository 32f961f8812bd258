"""A bound file beside the result."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, String

from faqprint.binding.proof_side import proof_sides, target_of, written_names
from faqprint.binding.structure_tree import StructureNames
from tests.binding.manuals import tagged_pdf


def test_where_things_should_lead_and_do() -> None:
    """By the pages that the result has for those of the file."""
    one, other, result = tagged_pdf(2), tagged_pdf(1), tagged_pdf(3)
    sides = proof_sides([one, other], result, [[0, 2], [1]], ((), (0,)), (StructureNames(), StructureNames()), {b"a": b"b"})
    sides[0].pair_pages()
    assert sides[0].targets(one.pages[0].obj.Annots[0]) == [(2, ("/Fit",))]
    assert sides[0].result_targets(result.pages[1].obj.Annots[0]) == [(2, ("/Fit",))]
    assert sides[0].target(String("nobody")) == (None, ())
    assert sides[0].pairs.other(one.pages[1].obj) == result.pages[2].obj.objgen
    assert [side.untagged for side in sides] == [set(), {0}]
    assert [side.destinations for side in sides] == [{}, {b"a": b"b"}]


def test_a_destination_in_its_own_file() -> None:
    """With what of the page is shown."""
    pdf = tagged_pdf(2)
    pdf.Root.Dests = Dictionary({"/n": Array([pdf.pages[1].obj, Name.XYZ, 1, 2, None])})
    side = proof_sides([pdf], pdf, [[0, 1]], ((),), (StructureNames(),), {})[0]
    assert target_of(Name.n, side.places, side.numbers) == (1, ("/XYZ", "1", "2", "None"))


def test_names_as_they_are_written() -> None:
    """Types and classes as names, identifiers as strings."""
    names = written_names({"a b": "c"}, {"d": "e"}, {b"i": b"\xfe\xff0B"})
    assert names == {b"/a#20b": b"/c", b"/d": b"/e", b"(i)": b"<feff3042>"}
