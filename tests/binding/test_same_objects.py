"""Objects of two files, compared by what they hold."""

from __future__ import annotations

import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from faqprint.binding.same_objects import ObjectComparison, have_same_data


def font(pdf: Pdf, program: bytes = b"abc") -> Dictionary:
    """A font in a file: indirect objects within each other."""
    descriptor = pdf.make_indirect(Dictionary(FontFile=pdf.make_stream(program), Ascent=700))
    return Dictionary(Type=Name.Font, FontDescriptor=descriptor, Widths=Array([1, 2.5, String("x")]))


def test_same_things_in_other_files() -> None:
    """Numbers of objects do not count."""
    with pikepdf.new() as one, pikepdf.new() as other:
        other.make_stream(b"moves the numbers")
        assert ObjectComparison().are_same(font(one), font(other))


@pytest.mark.parametrize("change", ["stream", "entry", "value", "type"])
def test_what_differs_is_found(change: str) -> None:
    """Deep inside, by a byte of a stream, an entry, a value, a type."""
    with pikepdf.new() as one, pikepdf.new() as other:
        changed = font(other, b"abd" if change == "stream" else b"abc")
        if change == "entry":
            changed.FontDescriptor.Descent = 1
        elif change == "value":
            changed.Widths[1] = 2.6
        elif change == "type":
            changed.FontDescriptor.Ascent = Dictionary()
        assert not ObjectComparison().are_same(font(one), changed)


def test_rings_end() -> None:
    """A reference to an object that holds it."""
    with pikepdf.new() as one, pikepdf.new() as other:
        rings = []
        for pdf in (one, other):
            ring = pdf.make_indirect(Dictionary())
            ring.Self = ring
            rings.append(ring)
        assert ObjectComparison().are_same(*rings)


def test_packing_does_not_count() -> None:
    """A stream is the same packed and unpacked; one that cannot be unpacked is compared as it lies."""
    with pikepdf.new() as pdf:
        packed = Stream(pdf, zlib.compress(b"text"), Filter=Name.FlateDecode)
        assert have_same_data(packed, Stream(pdf, b"text"))
        assert not have_same_data(packed, Stream(pdf, b"texs"))
        picture = Stream(pdf, b"\xff\xd8picture", Filter=Name.DCTDecode)
        assert have_same_data(picture, Stream(pdf, b"\xff\xd8picture", Filter=Name.DCTDecode))
        assert not have_same_data(picture, Stream(pdf, b"\xff\xd8pictuer", Filter=Name.DCTDecode))
