"""Where objects lie, row by row and many at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.proof.cross_reference import CrossReference
from faqprint.proof.syntax import DamageError

#: Kind, and two fields.
Row = tuple[int, int, int]
rows = st.lists(st.tuples(st.sampled_from([0, 1, 2, 3]), st.integers(0, 255), st.integers(0, 255)), max_size=12)


def packed(rows: list[Row], widths: tuple[int, int, int]) -> bytes:
    """The rows of a stream."""
    return b"".join(field.to_bytes(width, "big") for row in rows for field, width in zip(row, widths, strict=True))


widths = st.sampled_from([(1, 4, 2), (1, 1, 1), (1, 3, 2), (2, 2, 2)])


@given(rows, widths, st.integers(0, 9), st.integers(0, 14), st.integers(0, 3))
def test_rows_of_a_stream(rows: list[Row], widths: tuple[int, int, int], first: int, count: int, cut: int) -> None:
    """In whatever way they are read, and where rows or numbers are missing: the same objects at the same places."""
    found = CrossReference()
    data = packed(rows, widths)
    data = data[: len(data) - min(cut, sum(widths) - 1)]
    whole = rows[: len(data) // sum(widths)]
    found.add_stream([first, count], data, widths)
    numbered = list(zip(range(first, first + count), whole, strict=False))
    assert found.offsets == {number: one for number, (kind, one, _) in numbered if kind == 1}
    assert found.packed == {number: (one, two) for number, (kind, one, two) in numbered if kind == 2}


def test_what_was_added_first_counts() -> None:
    """Of sections of a stream that overlap, of a stream behind another one, and of a table behind both."""
    found = CrossReference()
    found.add_stream([1, 2, 2, 2], packed([(1, 10, 0), (2, 7, 0), (1, 99, 0), (1, 30, 0)], (1, 1, 1)), (1, 1, 1))
    assert (found.offsets, found.packed) == ({1: 10, 3: 30}, {2: (7, 0)})
    found.add_stream([1, 5], packed([(2, 5, n) for n in range(5)], (1, 1, 1)), (1, 1, 1))
    assert (found.offsets, found.packed) == ({1: 10, 3: 30}, {2: (7, 0), 4: (5, 3), 5: (5, 4)})
    found.add_table(5, b"0000000011 00000 n \n0000000012 00000 n \n0000000013 00000 f \n")
    assert (found.offsets, found.packed) == ({1: 10, 3: 30, 6: 12}, {2: (7, 0), 4: (5, 3), 5: (5, 4)})


def test_a_stream_without_kinds() -> None:
    """All are objects of their own then."""
    found = CrossReference()
    found.add_stream([1, 2], packed([(0, 10, 0), (0, 20, 0)], (0, 2, 1)), (0, 2, 1))
    assert found.offsets == {1: 10, 2: 20}


def test_a_row_of_a_table_without_an_offset() -> None:
    """It is damage."""
    with pytest.raises(DamageError):
        CrossReference().add_table(0, b"00000000x1 00000 n \n")


@given(
    st.dictionaries(st.integers(1, 20), st.integers(0, 99)),
    st.dictionaries(st.integers(1, 20), st.tuples(st.integers(1, 20), st.integers(0, 9))),
    st.sets(st.integers(1, 20)),
)
def test_without_some_objects(offsets: dict[int, int], packed: dict[int, tuple[int, int]], numbers: set[int]) -> None:
    """Streams go that hold nothing else, and with a stream what it holds."""
    whole = CrossReference()
    whole.offsets, whole.packed = offsets, packed
    rest = whole.without(numbers)
    held = {holder: {n for n, (other, _) in packed.items() if other == holder} for holder, _ in packed.values()}
    gone = {number for number in offsets if number in numbers or (held.get(number) and held[number] <= numbers)}
    assert rest.offsets == {number: offset for number, offset in offsets.items() if number not in gone}
    assert rest.packed == {n: place for n, place in packed.items() if n not in numbers and place[0] not in gone}


@given(
    *2 * [st.dictionaries(st.integers(1, 9), st.tuples(st.integers(1, 9), st.integers(0, 9)), max_size=4)],
)
def test_packed_objects_as_bytes(packed: dict[int, tuple[int, int]], others: dict[int, tuple[int, int]]) -> None:
    """Others are other bytes."""
    one, other = CrossReference(), CrossReference()
    one.packed, other.packed = packed, others
    assert (one.packed_bytes() == other.packed_bytes()) == (list(packed.items()) == list(others.items()))
