"""The file of a picture as a value."""

from __future__ import annotations

import pytest

from faqprint.pictures.picture import PictureError, PictureFile


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_that_lies_on_its_side_is_shown_upright(turn: int) -> None:
    """Orientations 5 to 8 change width and height for each other."""
    made = PictureFile(b"", "", "jpeg", 30, 20, 3, turn)
    assert (made.width, made.height) == ((30, 20) if turn < 5 else (20, 30))


def test_it_is_shown_in_a_few_words() -> None:
    """A failed comparison does not print megabytes."""
    assert repr(PictureFile(bytes(1000), "ab", "png", 3, 2, 1)) == "PictureFile(png, 3×2, ab)"


def test_an_error_carries_what_fills_its_sentence() -> None:
    """By name."""
    error = PictureError("picture-kind", other="GIF")
    assert (error.code, error.values) == ("picture-kind", {"other": "GIF"})
