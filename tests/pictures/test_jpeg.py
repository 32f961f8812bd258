"""JPEG files: their heads and ends, and the kinds that PDF readers do not know."""

from __future__ import annotations

from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.limits import PICTURE_PARTS
from faqprint.pictures.jpeg import JpegHead, bare_jpeg, read_jpeg
from faqprint.pictures.picture import PictureError

from .files import jpeg


def code_of(content: bytes) -> str:
    """The code of what is wrong with a file; '' if nothing is."""
    try:
        read_jpeg(content)
    except PictureError as error:
        return error.code
    return ""


def frame(marker: int, columns: int, rows: int, components: int = 1, depth: int = 8) -> bytes:
    """A file of nothing but the head of a frame."""
    body = pack(">BHHB", depth, rows, columns, components) + bytes(3 * components)
    return b"\xff\xd8\xff" + bytes([marker]) + (len(body) + 2).to_bytes(2) + body + b"\xff\xd9"


@pytest.mark.parametrize(("mode", "components"), [("L", 1), ("RGB", 3)])
@pytest.mark.parametrize("progressive", [False, True])
def test_grey_and_colour_are_read(mode: str, components: int, progressive: bool) -> None:
    """Baseline and progressive."""
    assert read_jpeg(jpeg(30, 20, mode, progressive=progressive)) == JpegHead(30, 20, components, 1)


@pytest.mark.parametrize("turn", range(1, 9))
def test_the_turn_of_a_camera_is_read(turn: int) -> None:
    """From its EXIF block."""
    assert read_jpeg(jpeg(30, 20, turn=turn)).turn == turn


def test_the_colours_of_a_press_are_told() -> None:
    """CMYK."""
    assert code_of(jpeg(30, 20, "CMYK")) == "picture-cmyk"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (jpeg()[:-2], "picture-cut-off"),
        (jpeg()[:100], "picture-cut-off"),
        (b"\xff\xd8", "picture-cut-off"),
        (b"\xff\xd8no marker", "picture-damaged"),
        (b"\xff\xd8\xff\xd9", "picture-damaged"),
        (frame(0xC3, 8, 8), "picture-jpeg-kind"),
        (frame(0xC1, 8, 8, depth=12), "picture-jpeg-kind"),
        (frame(0xC0, 65_000, 65_000), "picture-too-many-pixels"),
        (frame(0xC0, 0, 8), "picture-damaged"),
        (frame(0xC0, 8, 8), "picture-damaged"),
        (jpeg()[:2] + frame(0xC0, 8, 8)[2:-2] + jpeg()[2:], "picture-damaged"),
        (b"\xff\xd8" + b"\xff\xfe\0\2" * PICTURE_PARTS + jpeg()[2:], "picture-damaged"),
    ],
)
def test_what_cannot_be_printed_is_told(content: bytes, code: str) -> None:
    """Files that end too soon, lossless ones, 12 bits, too many pixels, no scan, two frames, parts without end."""
    assert code_of(content) == code


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    """Never another error."""
    assert code_of(b"\xff\xd8" + data) in (
        "", "picture-cut-off", "picture-damaged", "picture-cmyk", "picture-jpeg-kind", "picture-too-many-pixels",
    )  # fmt: skip


def test_a_bare_file_keeps_what_is_drawn() -> None:
    """EXIF, profiles and comments are gone; frames, tables and scans are the same, and so are the heads that tell the colours."""
    content = jpeg(30, 20, turn=6, icc_profile=b"x" * 70_000, comment="remark", progressive=True)
    bare = bare_jpeg(content)
    assert read_jpeg(bare) == read_jpeg(content)._replace(turn=1)
    assert (b"Exif" in content, b"ICC_PROFILE" in content, b"remark" in content, b"JFIF" in content) == (True,) * 4
    assert (b"Exif" in bare, b"ICC_PROFILE" in bare, b"remark" in bare, b"JFIF" in bare) == (False, False, False, True)
    assert content.endswith(bare[bare.index(b"\xff\xda") :])
    assert bare_jpeg(bare) == bare


@pytest.mark.parametrize("progressive", [False, True])
def test_what_lies_behind_the_end_of_a_picture_is_gone(progressive: bool) -> None:
    """A camera's film, or a second picture; a file without remarks is the same byte for byte."""
    content = jpeg(40, 30, progressive=progressive)
    assert bare_jpeg(content) is content
    assert bare_jpeg(content + b"\0\0\0\x18ftypmp42" * 9 + jpeg(8, 8)) == content


def test_a_remark_between_two_scans_is_gone() -> None:
    """Wherever one stands; pixels are the same."""
    content = jpeg(40, 30, progressive=True)
    second = content.index(b"\xff\xda", content.index(b"\xff\xda") + 2)
    second = content.rindex(b"\xff\xc4", 0, second)
    remarked = content[:second] + b"\xff\xfe\0\x08remark" + content[second:]
    assert read_jpeg(remarked) == read_jpeg(content)
    assert bare_jpeg(remarked) == content


@pytest.mark.parametrize("behind", [b"\0", b"\xd0", b""], ids=["data", "restart", "end"])
def test_a_megabyte_of_filling_is_passed_over(behind: bytes) -> None:
    """It was looked through from each of its bytes on: 80 kB took 88 s, this would take hours."""
    content = jpeg(40, 30)
    filled = content[:-2] + b"\xff" * 1_000_000 + behind + content[-2:]
    assert code_of(filled) == ("picture-damaged" if behind == b"\xd0" else "")
    assert bare_jpeg(filled) == filled
