"""Objects of two files in pairs."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from faqprint.binding.object_pairs import ObjectPairs

RENAMED = {b"(old)": b"(new)", b"/Old": b"/New"}


def value_of(
    pdf: Pdf, text: str = "a", data: bytes = b"data" * 9, number: int = 3, name: Name = Name.Old, last: Any = None
) -> Any:
    """A value of every kind, with a ring of references."""
    ring = pdf.make_indirect(Dictionary(T=String(text), N=Array([number, True, None, name])))
    ring.Self = ring
    ring.Data = pdf.make_stream(data, Kind=name)
    if last is not None:
        ring.Last = last
    return ring


def same(source: dict[str, Any], result: dict[str, Any], **settings: Any) -> bool:
    """Whether two values that differ as told are the same to the proof."""
    one, other = pikepdf.new(), pikepdf.new()
    for _ in range(settings.get("more", 3)):
        other.make_indirect(Dictionary())  # so that the numbers differ
    return ObjectPairs(other, one, RENAMED).same(value_of(one, **source), value_of(other, **result))


@pytest.mark.parametrize(
    ("source", "result", "is_same"),
    [
        ({}, {}, True),
        ({"text": "a"}, {"text": "b"}, False),
        ({"text": "old"}, {"text": "new"}, True),
        ({"text": "new"}, {"text": "old"}, False),
        ({"name": Name.Old}, {"name": Name.New}, True),
        ({"name": Name.Old}, {"name": Name.Other}, False),
        ({"number": 3}, {"number": 4}, False),
        ({"data": b"a"}, {"data": b"b"}, False),
        ({"last": 5}, {"last": 5}, True),
        ({"last": 5}, {}, False),
        ({"text": "1 0 R ("}, {"text": "1 0 R ("}, True),
        ({"text": "1 0 R ("}, {"text": "2 0 R ("}, False),
    ],
)
def test_values(source: dict[str, Any], result: dict[str, Any], is_same: bool) -> None:
    """All that they lead to counts, numbers of objects do not; only such names may differ as became others."""
    assert same(source, result) is is_same


def test_one_object_is_not_two() -> None:
    """What was one object must be one, and two that were two."""
    one, other = pikepdf.new(), pikepdf.new()
    shared = one.make_indirect(Dictionary(A=1))
    source = one.make_indirect(Array([shared, shared]))
    two = [other.make_indirect(Dictionary(A=1)) for _ in range(2)]
    assert not ObjectPairs(other, one, {}).same(source, other.make_indirect(Array(two)))
    assert ObjectPairs(other, one, {}).same(source, other.make_indirect(Array([two[0], two[0]])))


def test_packing_does_not_count() -> None:
    """A stream that is packed otherwise holds the same."""
    one, other = pikepdf.new(), pikepdf.new()
    plain = one.make_stream(b"data" * 50)
    packed = other.make_stream(b"")
    packed.write((b"data" * 50).hex().encode(), filter=Name.ASCIIHexDecode)
    assert ObjectPairs(other, one, {}).same(plain, packed)


def test_keys_of_the_parent_tree() -> None:
    """Their numbers may differ, and are noted."""
    one, other = pikepdf.new(), pikepdf.new()
    pairs = ObjectPairs(other, one, {})
    source = one.make_indirect(Dictionary(StructParent=3, A=1))
    result = other.make_indirect(Dictionary(StructParent=30, A=1))
    assert pairs.same(source, result) and pairs.keys == {3: 30}
    assert pairs.other(source) == result.objgen
    assert pairs.other(one.make_indirect(Dictionary())) is None


def test_what_leads_to_nothing() -> None:
    """A reference to an object that is not there is null, and may be written so."""
    lost = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/X[9 0 R 1]>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    )
    with pikepdf.open(BytesIO(lost + b"trailer<</Root 1 0 R/Size 3>>\n%%EOF")) as one, pikepdf.new() as other:
        assert ObjectPairs(other, one, {}).same(one.Root.X, other.make_indirect(Array([None, 1])))
        assert not ObjectPairs(other, one, {}).same(one.Root.X, other.make_indirect(Array([2, 1])))
