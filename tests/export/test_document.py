"""The document: numbers, packs, pages and streams, and what reportlab would have written otherwise."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from reportlab.pdfbase.pdfdoc import PDFDictionary

from faqprint.export.deflate import deflate
from faqprint.export.document import Bytes, ObjectDocument, StreamObject, vacant_stream
from faqprint.export.object_file import PACK

from .objects import document, opened


def test_streams_are_compressed_at_once_if_at_all() -> None:
    """Each with its length and its own entries; the content of one that is not compressed stays as it is."""
    packed = StreamObject(b"a" * 99, {"Type": "/Metadata"})
    assert packed.content == deflate(b"a" * 99)
    body = packed.format(document())
    for part in (b"/Type /Metadata", b"/Filter /FlateDecode", b"/Length %d" % len(packed.content)):
        assert part in body
    plain = StreamObject(b"abc", compress=False).format(document())
    assert b"/Filter" not in plain
    assert plain.endswith(b"\nstream\nabc\r\nendstream\n")


def test_the_entries_given_are_not_changed() -> None:
    """A stream's dictionary is its own."""
    entries = {"N": 1}
    StreamObject(b"a", entries).format(document())
    assert entries == {"N": 1}


def test_keys_and_numbers_are_given_in_order() -> None:
    """Keys from 0; a number the same each time, and none twice."""
    made = document()
    assert [made.key() for _ in range(3)] == [0, 1, 2]
    thing, other = Bytes(b"1"), Bytes(b"2")
    number = made.number(thing)
    first = made.reserve(3)
    assert made.number(thing) == number
    assert [first, made.number(other)] == [number + 1, number + 4]


def test_bulk_objects_stand_at_their_numbers() -> None:
    """Reserved and filled later, or added at once, beside those that reportlab knows."""
    made = document()
    first = made.reserve(2)
    second = made.add([b"(c)", b"(d)"])
    made.fill(first, [b"(a)", b"(b)"])
    made.Catalog.AF = Bytes(b"[%s]" % b" ".join(b"%d 0 R" % n for n in (first, first + 1, second, second + 1)))
    with opened(made) as pdf:
        assert [str(each) for each in pdf.Root.AF] == ["a", "b", "c", "d"]


@pytest.mark.parametrize("alike", [False, True])
def test_many_objects_go_into_several_packs(alike: bool) -> None:
    """No object stream holds more than ``PACK``, and all of them are found."""
    made = document()
    count = PACK + 50
    first = made.reserve(count)
    made.fill(first, [b"(%d)" % number for number in range(count)], alike=alike)
    made.Catalog.AF = Bytes(b"[%s]" % b" ".join(b"%d 0 R" % (first + n) for n in range(count)))
    with opened(made) as pdf:
        assert [str(each) for each in pdf.Root.AF] == [str(n) for n in range(count)]
        sizes = [int(thing.N) for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == "/ObjStm"]
    assert max(sizes, default=0) <= PACK


def test_what_differs_between_editions_stands_apart() -> None:
    """In an object stream of its own, that can be exchanged without touching the others."""
    made = document()
    things = [Bytes(b"(%d)" % number) for number in range(3)]
    numbers = [made.number(thing) for thing in things]
    made.apart.update(made.Reference(thing).name for thing in things[:2])
    out = made.object_file()
    assert out.holder(numbers[0]) == out.holder(numbers[1]) != out.holder(numbers[2])


def test_nothing_that_nobody_asked_for_is_written() -> None:
    """No Helvetica, no transition, no page content before there is any."""
    made = document()
    made.add_page()
    with opened(made) as pdf:
        (page,) = pdf.pages
        own = {*page.obj.keys()} - {"/MediaBox"}  # it is inherited: the library that reads pushes it down
        assert own == {"/Contents", "/Parent", "/Resources", "/StructParents", "/Tabs", "/Type"}
        assert page.Resources.Font.keys() == set()
        assert page.Contents.read_bytes() == b""
        assert [int(edge) for edge in page.mediabox] == [0, 0, 10, 20]


def pages_with_stamps(made: ObjectDocument, stamps: list[list[int]]) -> None:
    """Write a page for each list, bearing those stamps."""
    for numbers in stamps:
        made.add_page(stamps=numbers)


def test_a_stamp_is_in_the_file_once() -> None:
    """Pages that bear the same one share its stream; each has a stream of its own before it."""
    made = document()
    pages_with_stamps(made, [[0], [0], [1], []])
    with opened(made) as pdf:
        contents: list[Any] = [page.obj.Contents for page in pdf.pages]
        streams = [[each.objgen for each in one] if isinstance(one, pikepdf.Array) else [one.objgen] for one in contents]
    assert [len(each) for each in streams] == [2, 2, 2, 1]
    assert streams[0][1] == streams[1][1] != streams[2][1]
    assert len({each[0] for each in streams}) == 4


def test_annotations_stay_with_their_page() -> None:
    """In the order in which they were put there, and on no other page; keys of the parent tree go up page by page."""
    made = document()
    made.add_page([PDFDictionary({"T": f"({number})"}) for number in (1, 2)])
    made.add_page()
    with opened(made) as pdf:
        first, second = (page.obj for page in pdf.pages)
        assert [str(annotation.T) for annotation in first.Annots] == ["1", "2"]
        assert "/Annots" not in second
        assert (first.StructParents, second.StructParents, str(first.Tabs)) == (0, 1, "/S")


def test_a_vacant_stream_has_no_content() -> None:
    """And is another each time, so that each keeps its place."""
    one, other = vacant_stream(), vacant_stream()
    made = document()
    assert made.number(one) != made.number(other)
    assert (one.content, other.content) == (b"", b"")
