"""PNG pictures decoded, against the samples that they were made of."""

from __future__ import annotations

import pytest

from faqprint.pictures.picture import PictureError, PictureFile
from faqprint.pictures.read import read_picture
from faqprint.pictures.samples import Samples, decode_png

from .files import chunk, png


def decoded(content: bytes) -> Samples:
    """The samples of a file."""
    return decode_png(read_picture(content))


@pytest.mark.parametrize("interlaced", [False, True])
@pytest.mark.parametrize("depth", [1, 2, 4, 8, 16])
def test_grey_of_every_depth(depth: int, interlaced: bool) -> None:
    """Scaled to 8 bits; of 16 the upper ones."""
    most = 2**depth - 1
    made = decoded(png(5, 3, lambda x, y: ((x + y) * most // 6,), colour=0, depth=depth, interlaced=interlaced))
    shades = [(x + y) * most // 6 for y in range(3) for x in range(5)]
    assert made == Samples(bytes([shade >> 8 if depth == 16 else shade * 255 // most for shade in shades]), 1)


@pytest.mark.parametrize(("depth", "unit"), [(8, 1), (16, 257)])
def test_colours_of_8_and_16_bits(depth: int, unit: int) -> None:
    """Red, green and blue."""
    made = decoded(png(3, 2, lambda x, y: (x * 80 * unit, y * 90 * unit, 7 * unit), depth=depth))
    assert made == Samples(bytes([sample for y in range(2) for x in range(3) for sample in (x * 80, y * 90, 7)]), 3)


def test_a_palette_is_looked_up() -> None:
    """Each sample stands for a colour."""
    palette = chunk(b"PLTE", bytes([10, 20, 30, 200, 100, 0]))
    made = decoded(png(2, 1, lambda x, y: (x,), colour=3, depth=8, extra=palette))
    assert made == Samples(bytes([10, 20, 30, 200, 100, 0]), 3)


@pytest.mark.parametrize(("alpha", "shade"), [(0, 255), (255, 0), (51, 204)])
def test_alpha_is_laid_onto_white(alpha: int, shade: int) -> None:
    """Black in part: grey, and grey stays grey."""
    assert decoded(png(1, 1, lambda x, y: (0, alpha), colour=4)) == Samples(bytes([shade]), 1)
    assert decoded(png(1, 1, lambda x, y: (0, 0, 0, alpha), colour=6)) == Samples(bytes([shade]), 1)


@pytest.mark.parametrize(
    ("depth", "clear"), [(1, b"\0\1"), (2, b"\0\1"), (4, b"\0\x0a"), (8, b"\0\x05"), (8, b"\1\x05"), (16, b"\x05\x05")]
)
def test_the_one_clear_shade_is_white(depth: int, clear: bytes) -> None:
    """The chunk tRNS of grey; of 2 and 4 bits it was taken for a shade of 8: nothing was white, or another shade.

    Bits above the depth do not count.
    """
    shade = int.from_bytes(clear) % (1 << depth)
    made = decoded(png(2, 1, lambda x, y: (shade if x else 0,), colour=0, depth=depth, extra=chunk(b"tRNS", clear)))
    assert made == Samples(bytes([0, 255]), 1)


def test_what_a_decoder_cannot_read_is_told() -> None:
    """Never the decoder's own error."""
    with pytest.raises(PictureError, match="picture-damaged"):
        decode_png(PictureFile(png(4, 4, lambda x, y: (1, 1, 1), data=b"none"), "", "png", 4, 4, 3))


def test_a_clear_sample_beyond_the_palette_is_damage() -> None:
    """The decoder finds it when it looks the colours up, long after it has read the file."""
    extra = chunk(b"PLTE", bytes(6)) + chunk(b"tRNS", bytes(300))
    content = png(2, 1, lambda x, y: (200,), colour=3, depth=8, extra=extra)
    with pytest.raises(PictureError, match="picture-damaged"):
        decode_png(PictureFile(content, "", "png", 2, 1, 3))


def test_too_short_a_clear_colour_is_damage() -> None:
    """Two bytes for each of red, green and blue."""
    with pytest.raises(PictureError, match="picture-damaged"):
        decoded(png(2, 1, lambda x, y: (1, 2, 3), extra=chunk(b"tRNS", b"\0\1\0")))


def test_the_one_clear_colour_of_16_bits_is_white() -> None:
    """And none that differs from it in a lower half alone; it was printed as a colour."""
    clear, near = (0x1234, 0x5678, 0x9ABC), (0x1234, 0x5679, 0x9ABC)
    extra = chunk(b"tRNS", b"".join(sample.to_bytes(2) for sample in clear))
    for interlaced in (False, True):
        made = decoded(png(3, 2, lambda x, y: clear if x == y else near, depth=16, extra=extra, interlaced=interlaced))
        white, colour = b"\xff\xff\xff", b"\x12\x56\x9a"
        assert made == Samples(white + colour * 2 + colour + white + colour, 3)
