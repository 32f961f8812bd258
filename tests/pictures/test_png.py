"""PNG files: their heads, their ends, and the limits that hold before anything is decoded."""

from __future__ import annotations

import zlib
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.limits import PICTURE_PARTS, PNG_PIXELS
from faqprint.pictures.picture import PictureError
from faqprint.pictures.png import SIGNATURE, PngHead, bare_png, chunks, read_png

from .files import SAMPLES, chunk, exif, plain, png


def code_of(content: bytes) -> str:
    """The code of what is wrong with a file; '' if nothing is."""
    try:
        read_png(content)
    except PictureError as error:
        return error.code
    return ""


def head(columns: int, rows: int, depth: int = 8, colour: int = 0) -> bytes:
    """The chunk that a file begins with."""
    return chunk(b"IHDR", pack(">LLBBBBB", columns, rows, depth, colour, 0, 0, 0))


@pytest.mark.parametrize("interlaced", [False, True])
@pytest.mark.parametrize(("colour", "depth"), [(0, 1), (0, 8), (0, 16), (2, 8), (2, 16), (4, 8), (6, 16)])
def test_every_colour_type_is_read(colour: int, depth: int, interlaced: bool) -> None:
    """With its size, and whether it has colours."""
    content = png(9, 5, lambda x, y: (1,) * SAMPLES[colour], colour=colour, depth=depth, interlaced=interlaced)
    found = read_png(content)
    assert found == PngHead(9, 5, depth, colour, interlaced, 1)
    assert found.components == (1 if colour in (0, 4) else 3)


def test_a_palette_is_needed_where_one_is_named() -> None:
    """Colour type 3."""
    palette = chunk(b"PLTE", bytes(6))
    assert code_of(png(4, 4, lambda x, y: (1,), colour=3, extra=palette)) == ""
    assert code_of(png(4, 4, lambda x, y: (1,), colour=3)) == "picture-damaged"


def test_a_turn_is_read_from_its_chunk() -> None:
    """The chunk eXIf."""
    assert read_png(png(4, 4, lambda x, y: (1,), colour=0, extra=chunk(b"eXIf", exif(6)))).turn == 6


def test_more_pixels_than_the_limit_are_told_before_the_data_is_looked_into() -> None:
    """A bomb of a few bytes that claims to be huge."""
    assert code_of(SIGNATURE + head(PNG_PIXELS, 2)) == "picture-too-many-pixels"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (SIGNATURE, "picture-cut-off"),
        (plain()[:-20], "picture-cut-off"),
        (png(9, 9, lambda x, y: (1, 1, 1), data=zlib.compress(bytes(20))), "picture-cut-off"),
        (png(9, 9, lambda x, y: (1, 1, 1), data=b"none"), "picture-damaged"),
        (png(2, 1, lambda x, y: (1,), colour=0, data=zlib.compress(b"\x05ab")), "picture-damaged"),
        (SIGNATURE + head(0, 4) + chunk(b"IEND", b""), "picture-damaged"),
        (SIGNATURE + head(4, 4, 3) + chunk(b"IEND", b""), "picture-damaged"),
        (SIGNATURE + chunk(b"IDAT", b"") + chunk(b"IEND", b""), "picture-damaged"),
        (plain().replace(b"IHDR\0\0\x01", b"IHDR\0\0\x02"), "picture-damaged"),
        (png(4, 4, lambda x, y: (1,), colour=0, extra=chunk(b"ABCD", b"")), "picture-damaged"),
        (png(4, 4, lambda x, y: (1,), colour=0, extra=head(4, 4)), "picture-damaged"),
        (png(4, 4, lambda x, y: (1,), colour=0, extra=chunk(b"tRNS", b"\0")), "picture-damaged"),
        (png(4, 4, lambda x, y: (1,) * 3, extra=chunk(b"tRNS", b"\0\1\0\1")), "picture-damaged"),
        (
            png(4, 4, lambda x, y: (0,), colour=3, extra=chunk(b"PLTE", bytes(768)) + chunk(b"tRNS", bytes(257))),
            "picture-damaged",  # exit 4
        ),
        (png(4, 4, lambda x, y: (0,), colour=3, extra=chunk(b"PLTE", bytes(3)) + chunk(b"tRNS", bytes(256))), ""),
        (
            plain().replace(chunk(b"IEND", b""), chunk(b"tEXt", b"") + chunk(b"IDAT", b"") + chunk(b"IEND", b"")),
            "picture-damaged",
        ),
        (
            png(4, 4, lambda x, y: (0,), colour=3).replace(chunk(b"IEND", b""), chunk(b"PLTE", bytes(3)) + chunk(b"IEND", b"")),
            "picture-damaged",
        ),
        (png(4, 4, lambda x, y: (1,), colour=0, data=zlib.compress(bytes(20))[:-2]), "picture-cut-off"),
        (png(4, 4, lambda x, y: (1,), colour=0, extra=chunk(b"tEXt", b"") * PICTURE_PARTS), "picture-damaged"),
    ],
)
def test_what_is_not_whole_is_told(content: bytes, code: str) -> None:
    """Ends, sizes, checksums, filters, chunks that nobody knows or that the decoder trips over (some ended in exit 4)."""
    assert code_of(content) == code


def test_data_beyond_the_last_row_is_not_unpacked() -> None:
    """A bomb behind one row: what is asked for is there, the rest is left alone."""
    bomb = zlib.compress(bytes(50_000_000))
    assert code_of(png(2, 1, lambda x, y: (1,), colour=0, data=bomb)) == ""


def test_a_bare_file_has_only_what_it_looks_like() -> None:
    """Texts and profiles may unpack to anything: the decoder never sees them."""
    texts = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(1000))) + chunk(b"iCCP", b"x")
    content = png(4, 4, lambda x, y: (1,), colour=0, extra=texts)
    assert [kind for kind, _ in chunks(bare_png(content))] == [b"IHDR", b"IDAT", b"IEND"]


@given(st.binary(max_size=80))
def test_any_bytes_behind_the_signature_are_read_or_told(data: bytes) -> None:
    """Never another error."""
    assert code_of(SIGNATURE + data) in ("", "picture-cut-off", "picture-damaged", "picture-too-many-pixels")
