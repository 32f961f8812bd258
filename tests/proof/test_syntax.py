"""Tokens and objects: what ISO 32000-1, 7.2 and 7.3 allow, and what they do not."""

from __future__ import annotations

import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.proof.syntax import DamageError, Parser, Ref, decode_stream, string, text


def parsed(source: bytes) -> object:
    """The one object of ``source``."""
    (value,) = Parser().parse_objects(source + b" endobj")
    return value


@pytest.mark.parametrize(
    ("source", "value"),
    [
        (b"12", 12),
        (b"-.5", -0.5),
        (b"+4.", 4.0),
        (b"12 0 R", Ref(12)),
        (b"[1 2 3 0 R 4]", [1, 2, Ref(3), 4]),
        (b"/A#20B", "A B"),
        (b"/", ""),
        (b"(a(b)\\)\\n\\101\\\r\nc)", b"a(b))\nAc"),
        (b"<48 6 5 7>", b"Hep"),
        (b"<</A<</B[/C(]>>)]>>/D null>>", {"A": {"B": ["C", b"]>>"]}, "D": None}),
        (b"%no\n[true%no\nfalse]", [True, False]),
    ],
)
def test_every_kind_of_object(source: bytes, value: object) -> None:
    """Numbers, references, names, strings, arrays, dictionaries, comments."""
    assert parsed(source) == value
    assert type(parsed(source)) is type(value)


@pytest.mark.parametrize("source", [b"[1>>", b"<</A>>", b"<<[1] 2>>", b"[", b")", b"12x", b"1 2", b"<5x>"])
def test_broken_syntax_is_damage(source: bytes) -> None:
    """What does not close, pair or mean anything."""
    with pytest.raises(DamageError):
        parsed(source)


def test_strings_as_text() -> None:
    """UTF-16 and UTF-8 by their marks, else one byte a character; other objects are no text."""
    assert text(b"\xfe\xff\x30\x42\xd8\x42\xdf\xb7") == "あ𠮷"
    assert text(b"\xef\xbb\xbf\xe3\x81\x82") == "あ"
    assert text(b"abc") == "abc"
    assert text(["abc"]) == ""
    assert string(b"(a\rb\r\nc)") == b"a\nb\nc"


def test_filters() -> None:
    """Flate with and without prediction, ASCII85, hexadecimal; a chain of them; others are damage."""
    rows = bytes(range(12))
    up = b"".join(bytes([2, *((b - a) & 255 for a, b in zip(above, row, strict=True))]) for above, row in _pairs(rows, 4))
    assert decode_stream(zlib.compress(up), ["FlateDecode"], [{"Predictor": 12, "Columns": 4}]) == rows
    assert decode_stream(zlib.compress(b"\x01\x01\x01\x01"), ["Fl"], [{"Predictor": 15, "Columns": 3}]) == b"\1\2\3"
    assert decode_stream(b"<~87cURDZ~>", ["ASCII85Decode"], [{}]) == b"Hello"
    assert decode_stream(b"3 0 3 1>", ["ASCIIHexDecode"], [{}]) == b"01"
    assert decode_stream(zlib.compress(b"3031").hex().encode() + b">", ["AHx", "FlateDecode", "AHx"], [{}, {}, {}]) == b"01"
    assert decode_stream(b"", ["FlateDecode"], [{}]) == b""  # as qpdf writes nothing; it was damage
    for data, name in ((b"x", "FlateDecode"), (zlib.compress(b"a")[:-1], "FlateDecode"), (b"", "LZWDecode"), (b"\xff", "A85")):
        with pytest.raises(DamageError):
            decode_stream(data, [name], [{}])


def _pairs(data: bytes, width: int) -> list[tuple[bytes, bytes]]:
    rows = [data[start : start + width] for start in range(0, len(data), width)]
    return list(zip([bytes(width), *rows], rows, strict=False))


@given(st.lists(st.binary(min_size=5, max_size=5), max_size=40), st.binary(max_size=4))
def test_rows_predicted_from_above(rows: list[bytes], rest: bytes) -> None:
    """Rows that all come from above are the same as among rows that come from nothing."""
    above = bytes(5)
    plain = []
    for row in rows:
        above = bytes((a + b) & 255 for a, b in zip(row, above, strict=True))
        plain.append(above)
    alike, mixed = (
        zlib.compress(b"".join(b"\2" + row for row in rows) + rest),
        zlib.compress(b"\0abcde" + b"".join((b"\2" if number else b"\0") + row for number, row in enumerate(rows)) + rest),
    )
    parameters: list[dict[str, Any]] = [{"Predictor": 12, "Columns": 5}]
    assert decode_stream(alike, ["FlateDecode"], parameters) == b"".join(plain)
    assert decode_stream(mixed, ["FlateDecode"], parameters) == b"".join((b"abcde", *plain))


@given(
    st.lists(st.sampled_from([b"\\(", b"\\)", b"\\n", b"\\r", b"\\\\", b"\\101", b"\\7", b"a", b"\r", b"\r\n", b"\\t", b"\\x"]))
)
def test_escapes_one_by_one(pieces: list[bytes]) -> None:
    """A string's escapes mean the same together as each by itself (a number takes up to three digits)."""
    values = {
        b"\\(": b"(", b"\\)": b")", b"\\n": b"\n", b"\\r": b"\r", b"\\\\": b"\\", b"\\101": b"A", b"\\7": b"\7", b"\\t": b"\t",
        b"\\x": b"x", b"\r": b"\n", b"\r\n": b"\n",
    }  # fmt: skip
    assert string(b"(%b)" % b"".join(pieces)) == b"".join(values.get(piece, piece) for piece in pieces)
