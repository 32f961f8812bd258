"""Objects as one match: the same as the parser of any object gives, or left to it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.limits import OverBudgetError, WorkBudget
from faqprint.proof.object_forms import object_reader, stream_head
from faqprint.proof.syntax import DamageError, Parser, Ref


def bulk(body: bytes) -> Any:
    """An object as one match."""
    return object_reader(Parser(), WorkBudget())(body)


def by_tokens(body: bytes) -> list[Any]:
    """What the parser of any object makes of some bytes; nothing if they are damaged."""
    try:
        return Parser().parse_objects(body + b"\nendobj\n")
    except DamageError:
        return []


def types(value: Any) -> Any:
    """A value with the types of all that it holds."""
    if isinstance(value, dict):
        return {key: types(item) for key, item in value.items()}
    return [types(item) for item in value] if isinstance(value, list) else (type(value), value)


refs = st.integers(1, 99_999).map(b"%d 0 R".__mod__)
attributes = st.sampled_from(
    [b"", b"/A<</O/Table/RowSpan 3>>", b"/A<</O/Table/Scope/Row>>", b"/A[<</O/List/ListNumbering/Disc>><</O/Layout>>]"]
)
kids = st.one_of(
    st.just(b""),
    st.integers(0, 999).map(b"/K %d".__mod__),
    st.lists(refs, min_size=1, max_size=4).map(lambda items: b"/K[%b]" % b" ".join(items)),
    st.lists(st.integers(0, 99).map(b"%d".__mod__), min_size=2, max_size=4).map(lambda items: b"/K[ %b]" % b" ".join(items)),
)
pages = st.just(b"") | refs.map(b"/Pg ".__add__)
elements = st.tuples(
    st.sampled_from([b"TD", b"TH", b"P", b"H1"]), attributes, refs, pages, kids, st.sampled_from([b"", b"   \n"])
).map(b"<</S/%b%b/P %b%b%b>>%b".__mod__)


arrays = st.lists(refs, min_size=1, max_size=4).map(lambda items: b"[%b]" % b" ".join(items))
page_objects = st.tuples(refs, refs, st.just(b"") | arrays.map(b"/Annots".__add__), refs, st.integers(0, 999)).map(
    lambda parts: b"<</Type/Page/Parent %b/Contents %b%b/Resources %b/Tabs/S/StructParents %d>>" % parts
)
titles = st.sampled_from([b"()", b"(A b)", b"<FEFF3042>", b"<>", b"<FEF>"])
chains = st.tuples(*[st.just(b"") | refs.map((b"/%b " % key).__add__) for key in (b"Prev", b"Next")]).map(b"".join)
inner = st.just(b"") | st.tuples(refs, refs, st.integers(-9, 9)).map(b"/First %b/Last %b/Count %d".__mod__)
bookmarks = st.tuples(titles, refs, chains, inner).map(lambda parts: b"<</Title%b/Parent %b/Dest(c12)%b%b>>" % parts)
keys = st.binary(min_size=1, max_size=4).map(lambda key: b"<%b>" % key.hex().encode())
places = st.tuples(keys, refs, st.sampled_from([b"744.428", b"30", b"0.5", b"007"])).map(b"%b[%b/XYZ null %b null]".__mod__)
named = st.lists(places, min_size=1, max_size=3).map(b" ".join)
leaves = st.tuples(keys, keys, named).map(b"<</Limits[%b%b]/Names[%b]>>".__mod__)
objects = elements | arrays | page_objects | bookmarks | leaves


@given(objects)
def test_an_object_in_its_form(body: bytes) -> None:
    """Every entry, with its type."""
    assert [types(bulk(body))] == types(by_tokens(body))


@given(objects, st.data())
def test_a_changed_byte_is_read_alike_or_left(body: bytes, data: st.DataObject) -> None:
    """What is still of the form means the same to both; the rest is no form."""
    at = data.draw(st.integers(0, len(body) - 1))
    changed = body[:at] + bytes([data.draw(st.integers(0, 255))]) + body[at + 1 :]
    try:
        found = bulk(changed)
    except DamageError:
        assert by_tokens(changed) == []
        return
    if found is not None:
        assert [types(found)] == types(by_tokens(changed))


@pytest.mark.parametrize(
    "body",
    [
        b"<</S/P/P 1 0 R/Alt(a)>>",
        b"<</S/Note/ID(0000001)/P 1 0 R/K 0>>",
        b"<</S/P/P 1 0 R/Pg 2 0 R/K[0<</Type/MCR/Pg 3 0 R/MCID 1>>]>>",
        b"<</P 1 0 R/S/P>>",
        b"<</S/P/P 1 0 R/K 0>> <</S/P/P 1 0 R>>",
        b"<</S/P#41/P 1 0 R>>",
        b"<</S/P/P 1 0 R/P 2 0 R>>",
        b"<</Type/Page/Parent 1 0 R>>",
        b"<</Type/Page/Parent 1 0 R/Contents 2 0 R/Resources 3 0 R/Tabs/S/StructParents 0/Rotate 90>>",
        b"<</Type/Page/Parent 1 0 R/Contents[2 0 R 4 0 R]/Resources 3 0 R/Tabs/S/StructParents 0>>",
        b"<</Title(a\\)b)/Parent 1 0 R/Dest(c1)>>",
        b"<</Title(a)/Parent 1 0 R/Dest(c1)/A<</S/URI>>>>",
        b"<</Limits[<61><62>]/Names[<61>[1 0 R/XYZ null 1 null]<6>[1 0 R/XYZ null 1 null]]>>",
        b"<</Limits[<61><62>]/Names[<61>[1 0 R/Fit]]>>",
        b"null",
        b"[]",
        b"[1 0 R null]",
        b"[1 0 R 2]",
        b"[1 0 R] [2 0 R]",
        b"[5 0 R6 0 R]",  # was read as the reference 56
        b"<</Type/Page/Parent 1 0 R/Contents 2 0 R/Annots[5 0 R6 0 R]/Resources 3 0 R/Tabs/S/StructParents 0>>",
        b"[5 0 R]\x0b",
        b"<</S/P/P 1 0 R/K " + b"9" * 5000 + b">>",
    ],
)
def test_other_objects_are_left(body: bytes) -> None:
    """Texts, marks on other pages, another order, other objects: the parser of any object has them."""
    assert bulk(body) is None


def test_attributes_are_damaged() -> None:
    """What stands in the attributes is parsed, and may be damaged."""
    with pytest.raises(DamageError):
        bulk(b"<</S/P/A<</O>>/P 1 0 R>>")


def test_references_are_references() -> None:
    """Parent, page and children refer; marks are numbers."""
    found = bulk(b"<</S/TD/P 7 0 R/Pg 8 0 R/K[1 0 R 2 0 R]>>")
    assert types(found) == types({"S": "TD", "P": Ref(7), "Pg": Ref(8), "K": [Ref(1), Ref(2)]})


def test_its_cost_is_spent() -> None:
    """A file of elements spends as it is read."""
    read = object_reader(Parser(), WorkBudget(30))
    with pytest.raises(OverBudgetError):
        read(b"<</S/TD/P 7 0 R/Pg 8 0 R/K[1 0 R 2 0 R]>>")


@pytest.mark.parametrize(
    ("data", "head"),
    [
        (b"%7 0 obj\n<<\n/Filter /FlateDecode /Length 12\n>>\nstream\nabc", (7, 12, 54)),
        (b"%7 1 obj\n<<\n/Filter /FlateDecode /Length 12\n>>\nstream\nabc", None),
        (b"%7 0 obj\n<<\n/Filter /FlateDecode /Length 12 /N 1\n>>\nstream\nabc", None),
        (b"%7 0 obj\n<<\n/Filter /FlateDecode /Length 12\n>>\nstream\r\nabc", None),
        (b"%7 0 obj\n<<\n/Filter /FlateDecode /Length 12 0 R\n>>\nstream\nabc", None),
    ],
)
def test_the_head_of_a_stream(data: bytes, head: tuple[int, int, int] | None) -> None:
    """Its number, its length and where it begins; any other head is left."""
    assert stream_head(data, 1) == head
