"""A file's objects: whatever they are and however they are packed, another library reads them as they were given."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.export.object_file import PACK, ObjectBody, ObjectFile, object_stream, stream, whole_object

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[]/Count 0>>"


def file_of(
    streams: Sequence[bytes] = (), packed: Sequence[bytes] = (), alike: Sequence[bytes] = ()
) -> tuple[ObjectFile, dict[int, bytes]]:
    """A file of catalog, pages, streams, packed objects and such that are alike; and what was given, by number."""
    made = ObjectFile(1, 3)
    number = 4
    given: dict[int, bytes] = {}
    for body in streams:
        made.stream(number, stream(zlib.compress(body)))
        given[number] = body
        number += 1
    members = [(1, CATALOG), (2, PAGES), (3, b"<</Producer(x)>>"), *enumerate(packed, number)]
    given.update(members[3:])
    number += len(packed)
    if alike:
        made.pack_alike(number + len(alike), number, alike)
        given.update(enumerate(alike, number))
        number += len(alike) + 1
    made.pack(number, members)
    made.close(number + 1)
    return made, given


def printed(made: ObjectFile, changed: Mapping[int, ObjectBody] | None = None) -> bytes:
    """The file's bytes."""
    return b"".join(made.print(changed or {}))


def read(content: bytes, numbers: Sequence[int]) -> dict[int, bytes]:
    """The objects of a file as another library reads them: a stream's content, or a string in hexadecimal digits."""
    with pikepdf.open(BytesIO(content)) as pdf:
        found = {number: pdf.get_object(number, 0) for number in numbers}
        told = {
            number: thing.read_bytes() if isinstance(thing, pikepdf.Stream) else b"<%b>" % bytes(thing).hex().encode()
            for number, thing in found.items()
        }
        assert pdf.get_warnings() == []
    return told


BODIES = st.binary(max_size=40).map(lambda content: b"<%b>" % content.hex().encode())


@settings(max_examples=60)
@given(
    st.lists(st.binary(max_size=30), max_size=4),
    st.lists(BODIES, max_size=6),
    st.lists(st.binary(max_size=140).map(lambda content: b"<%b>" % content.hex().encode()), max_size=12),
)
def test_objects_are_read_as_they_were_given(streams: list[bytes], packed: list[bytes], alike: list[bytes]) -> None:
    """Streams, packed ones and rows of any length."""
    made, given_objects = file_of(streams, packed, alike)
    assert read(printed(made), [*given_objects]) == given_objects


def test_many_rows_that_are_alike_take_little_room() -> None:
    """A full pack of elements that differ in a number or two: less than four bytes each."""
    rows = [b"<</S/TD/P %d 0 R/Pg 7 0 R/K %d>>" % (100 + n // 4, n) for n in range(PACK)]
    few, many = (len(printed(file_of((), (), rows[:count])[0])) for count in (1, PACK))
    assert many - few < 4 * PACK


def test_a_file_begins_and_ends_as_it_must() -> None:
    """Version, a comment of high bytes, and where the cross-reference stream begins (7.5)."""
    content = printed(file_of([b"a"])[0])
    assert content.startswith(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    assert content.endswith(b"%%EOF\n")
    start = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
    assert b"/Type/XRef" in content[start : start + 60]


def test_objects_can_be_exchanged() -> None:
    """For longer and for shorter ones; all others stay, and are found where they now are."""
    made, given_objects = file_of([b"a" * 50, b"b", b"c"], [b"<00>"])
    body = stream(zlib.compress(b"other" * 100))
    half = len(body) // 2
    in_parts = ObjectBody((body[:half], body[half:]), len(body), b"digest")
    changed = {4: whole_object(stream(zlib.compress(b""))), 5: in_parts}
    expected = {**given_objects, 4: b"", 5: b"other" * 100}
    assert read(printed(made, changed), [*given_objects]) == expected
    assert read(printed(made), [*given_objects]) == given_objects


def test_the_identity_is_of_what_the_file_holds() -> None:
    """The same objects give the same bytes; another one another ID, in both places."""

    def identity(content: bytes) -> list[bytes]:
        with pikepdf.open(BytesIO(content)) as pdf:
            return [bytes(each) for each in pdf.trailer.ID]

    made, _ = file_of([b"a"])
    one, other = printed(made), printed(made, {4: whole_object(stream(zlib.compress(b"b")))})
    assert one == printed(file_of([b"a"])[0])
    assert identity(one) != identity(other)
    assert identity(one)[0] == identity(one)[1]


def test_a_file_is_kept_between_runs() -> None:
    """What comes back prints the same, with and without exchanged objects, and knows its holders."""
    made, _ = file_of([b"a", b"b"], [b"<00>", b"<01>"], [b"<02>"] * 5)
    again = ObjectFile.from_bytes(made.to_bytes())
    changed = {5: whole_object(stream(zlib.compress(b"other")))}
    assert printed(again) == printed(made)
    assert printed(again, changed) == printed(made, changed)
    assert again.holder(6) == made.holder(6)
    assert again.to_bytes() == made.to_bytes()


def test_a_packed_object_s_holder_can_be_exchanged() -> None:
    """Whoever changes a packed object writes its object stream anew."""
    made, given_objects = file_of((), [b"<00>", b"<01>"])
    members = [(1, CATALOG), (2, PAGES), (3, b"<</Producer(x)>>"), (4, b"<ab>"), (5, b"<01>")]
    for compress in (True, False):
        changed = {made.holder(4): whole_object(object_stream(members, compress=compress))}
        assert read(printed(made, changed), [*given_objects]) == {4: b"<ab>", 5: b"<01>"}


@pytest.mark.parametrize("entries", [b"", b" /Length1 9"])
def test_a_stream_keeps_its_length_and_its_end(entries: bytes) -> None:
    """What ends in a line end ends there, and CR LF follows that belongs to nothing (7.3.8.1)."""
    made = stream(b"packed\r", entries)
    assert made.endswith(b"\nstream\npacked\r\r\nendstream")
    assert b"/Length 7" + entries in made


def test_an_object_in_one_part() -> None:
    """Its length, and a digest that another object has not."""
    one, other = whole_object(b"<00>"), whole_object(b"<01>")
    assert (one.parts, one.size) == ((b"<00>",), 4)
    assert one.digest == whole_object(b"<00>").digest != other.digest
