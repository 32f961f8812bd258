"""Pictures and codes in a PDF: operators and objects."""

from __future__ import annotations

import zlib

import pytest

from faqprint.export.figures import box_of, draw_figure, picture_object, picture_resource, pictures_of
from faqprint.layout.display_list import Figure
from faqprint.pictures.picture import PictureFile
from faqprint.pictures.qr_code import QrModules
from faqprint.pictures.read import read_picture
from tests.pictures.files import jpeg, plain

PHOTO = read_picture(jpeg(30, 20))
SCREEN = read_picture(plain(30, 20))


def figure(shown: PictureFile | QrModules) -> Figure:
    """At 10, 20 on a page, 30 wide and 40 high."""
    return Figure(10.0, 20.0, 30.0, 40.0, 1, shown, 0)


def test_a_picture_is_drawn_into_its_box() -> None:
    """From the lower left corner."""
    assert draw_figure(figure(SCREEN), 100.0) == f"q 30 0 0 40 10 40 cm /{picture_resource(SCREEN)} Do Q\n"


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [(3, "-30 0 0 -40 40 80"), (6, "0 -40 30 0 10 80"), (8, "0 40 -30 0 40 40")],
)
def test_a_picture_is_turned_as_its_camera_was(turn: int, matrix: str) -> None:
    """By its matrix; its samples stay as they are."""
    assert draw_figure(figure(PHOTO._replace(turn=turn)), 100.0).startswith(f"q {matrix} cm")


def test_dark_modules_beside_each_other_are_one_rectangle() -> None:
    """In units of a module, from the lower left corner."""
    made = draw_figure(figure(QrModules(("110", "001", "111"))), 100.0)
    assert made.split("\n")[1:-1] == ["0 2 2 1 re", "2 1 1 1 re", "0 0 3 1 re", "f Q"]


def test_the_bytes_of_a_jpeg_pass_through() -> None:
    """In colour; grey is called grey."""
    content, entries = picture_object(PHOTO)
    assert content == PHOTO.content
    assert (entries["Filter"], entries["ColorSpace"], entries["Width"]) == ("/DCTDecode", "/DeviceRGB", 30)
    assert picture_object(read_picture(jpeg(30, 20, "L")))[1]["ColorSpace"] == "/DeviceGray"


def test_where_a_photo_was_taken_is_not_in_the_pdf() -> None:
    """EXIF (with GPS, and the turn, which the matrix has), profiles, remarks, and the film behind a photo were handed out."""
    taken = read_picture(jpeg(30, 20, turn=6, comment="GPS", icc_profile=b"GPS") + b"GPS")
    content, _ = picture_object(taken)
    assert taken.turn == 6
    assert (b"GPS" in taken.content, b"GPS" in content, b"Exif" in content) == (True, False, False)


def test_a_png_is_its_samples() -> None:
    """One in which all is grey is grey, whatever its file says."""
    content, entries = picture_object(SCREEN)
    assert zlib.decompress(content) == bytes((90, 60, 200)) * 600
    assert entries["ColorSpace"] == "/DeviceRGB"
    assert picture_object(read_picture(plain(4, 4, colour=0)))[1]["ColorSpace"] == "/DeviceGray"


def test_each_picture_is_there_once() -> None:
    """Codes are no objects."""
    made = pictures_of([figure(SCREEN), figure(PHOTO), figure(SCREEN), figure(QrModules(("1",)))])
    assert made == {picture_resource(SCREEN): SCREEN, picture_resource(PHOTO): PHOTO}


def test_the_box_of_a_figure() -> None:
    """Left, bottom, right, top."""
    assert box_of(figure(SCREEN), 100.0) == "[10 40 40 80]"
