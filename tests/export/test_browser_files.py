"""Fonts and pictures as browsers have them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]  # it ships no types
from PIL import Image

from faqprint.export.browser_files import data_address, font_file, picture_file
from faqprint.pictures.png import chunks
from faqprint.pictures.read import read_picture
from faqprint.text.fonts import Face, find_font
from tests.pictures.files import chunk, exif, jpeg, png

SHIPPED = [find_font(name) for name in ("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf")]


def opened(content: bytes) -> TTFont:
    """A font file."""
    return TTFont(BytesIO(content))


def collection(folder: Path) -> Path:
    """Both faces in one file."""
    made = TTCollection()
    made.fonts = [TTFont(path) for path in SHIPPED]
    made.save(path := folder / "both.ttc")
    return path


def test_a_font_has_all_its_glyphs_and_nothing_that_sets_text() -> None:
    """Each character has the glyph and the advance that the program reckons with; neither kerning nor substitution is left."""
    face = Face(SHIPPED[0])
    source, served = TTFont(SHIPPED[0]), opened(font_file(face))
    assert served.getBestCmap() == source.getBestCmap()
    assert served["hmtx"].metrics == source["hmtx"].metrics
    assert {"GSUB", "GPOS", "kern", "fpgm"}.isdisjoint(served.keys())
    assert {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "OS/2", "post"} <= set(served.keys())


@pytest.mark.parametrize("number", [1, 2])
def test_a_face_of_a_collection_is_a_file_of_its_own(tmp_path: Path, number: int) -> None:
    """Browsers open no collections."""
    face = Face(collection(tmp_path), choice=str(number))
    served, alone = opened(font_file(face)), opened(font_file(Face(SHIPPED[number - 1])))
    assert served.sfntVersion == "\0\1\0\0"
    for tag in ("cmap", "glyf", "hmtx", "loca", "maxp"):
        assert served.getTableData(tag) == alone.getTableData(tag)


def test_a_picture_is_neither_turned_nor_tinted_by_the_browser() -> None:
    """Its EXIF and its profile are gone; its samples are the same."""
    turned = read_picture(jpeg(30, 20, turn=6, icc_profile=b"profile", comment="x"))
    bare = picture_file(turned)
    assert (turned.turn, read_picture(bare).turn) == (6, 1)
    image = Image.open(BytesIO(bare))
    assert not {"exif", "icc_profile", "comment"} & image.info.keys()
    assert image.tobytes() == Image.open(BytesIO(turned.content)).tobytes()


def test_a_screen_shot_keeps_only_what_is_drawn() -> None:
    """Its turn and its gamma are gone."""
    content = png(3, 2, lambda x, y: (x, y, 9), extra=chunk(b"gAMA", bytes(4)) + chunk(b"eXIf", exif(3)))
    assert [kind for kind, _ in chunks(picture_file(read_picture(content)))] == [b"IHDR", b"IDAT", b"IEND"]


def test_a_picture_may_be_written_into_an_address() -> None:
    """With its type."""
    assert data_address(read_picture(jpeg(3, 2))).startswith("data:image/jpeg;base64,/9j/")
