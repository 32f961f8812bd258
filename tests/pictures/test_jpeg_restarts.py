"""The restart markers of JPEG files: what encoders write is whole, and a piece that was lost is found."""

from __future__ import annotations

import re
from io import BytesIO
from random import Random
from typing import Any

import pytest
from PIL import Image

from faqprint.pictures.jpeg import read_jpeg
from faqprint.pictures.jpeg_restarts import JpegFrame, are_restarts_whole, frame_of
from faqprint.pictures.picture import PictureError


def noise(columns: int, rows: int, mode: str, **options: Any) -> bytes:
    """A JPEG file of a noisy picture by libjpeg."""
    count = columns * rows * len(mode)
    image = Image.frombytes(mode, (columns, rows), Random(count).randbytes(count))
    file = BytesIO()
    image.save(file, "JPEG", **options)
    return file.getvalue()


RESTARTS: list[dict[str, int]] = [{}, *({f"restart_marker_{unit}": n} for unit in ("blocks", "rows") for n in (1, 2, 7))]


@pytest.mark.parametrize("restarts", RESTARTS, ids=str)
@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_sound_picture_is_never_refused(mode: str, progressive: bool, restarts: dict[str, int]) -> None:
    """Of every size, sampling and quality: 40 of each kind."""
    random = Random(str((mode, progressive, restarts)))
    for _ in range(40):
        columns, rows = random.randint(1, 70), random.randint(1, 70)
        options = {"quality": random.randint(1, 95), "subsampling": random.randint(0, 2), "optimize": random.random() < 0.5}
        made = noise(columns, rows, mode, progressive=progressive, **options, **restarts)
        assert read_jpeg(made)[:2] == (columns, rows)


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("lost", [slice(3, 4), slice(5, 6), slice(20, None)], ids=["one", "another", "the rest"])
def test_a_piece_that_was_lost_is_found(lost: slice, progressive: bool) -> None:
    """Between two markers, or all that followed, the end's marker apart: it printed half grey without a word."""
    whole = noise(80, 80, "RGB", progressive=progressive, restart_marker_blocks=1)
    places = [match.start() for match in re.finditer(rb"\xff[\xd0-\xd7]", whole)]
    first, last = places[lost][0], ([*places, len(whole) - 2][lost.stop] if lost.stop else len(whole) - 2)
    with pytest.raises(PictureError, match="picture-damaged"):
        read_jpeg(whole[:first] + whole[last:])


@pytest.mark.parametrize(
    ("scan", "interval", "whole"),
    [
        (b"", 0, True),
        (b"\xff\xd0", 0, False),
        (b"a\xff\xd0b\xff\x00\xff\xff\xd1c\xff\xd2d", 1, True),
        (b"a\xff\xd0b\xff\xd1c\xff\xd2d\xff\xd3", 1, True),
        (b"a\xff\xd0b\xff\xd1c", 1, False),
        (b"a\xff\xd0b\xff\xd2c\xff\xd1d", 1, False),
        (b"a\xff\xd0b", 3, True),
        (b"a", 4, True),
        (b"a", 65535, True),
    ],
)
def test_markers_are_counted(scan: bytes, interval: int, whole: bool) -> None:
    """Four MCUs; bytes that only look like a marker are none, and one more at the end does no harm."""
    assert are_restarts_whole(scan, b"\1\1\0\0\x3f\0", interval, JpegFrame(16, 16, [(1, 1, 1)])) == whole


def test_a_frame() -> None:
    """Its size, and the sampling factors of its components."""
    body = b"\x08\x00\x10\x00\x20\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    assert frame_of(body) == JpegFrame(32, 16, [(1, 2, 2), (2, 1, 1), (3, 1, 1)])
