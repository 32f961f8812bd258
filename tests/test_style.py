"""The style's defaults are legal and ship with the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.style import FACES, PAPERS, PROFILES, STYLE_LINES, Fonts, LineOptions, Style
from faqprint.text import lines
from faqprint.text.fonts import find_font


@pytest.mark.parametrize("name", [*FACES, Fonts().text, Fonts().bold])
def test_the_faces_ship(name: str) -> None:
    """Every shipped face, and every face of the default style, is found without a path."""
    assert find_font(name).is_file()
    assert name in FACES


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_is_made_of_options_that_exist(profile: str) -> None:
    """The line breaker takes each of its options by name."""
    assert lines("あいう", 2, **PROFILES[profile]._asdict()) == lines("あいう", 2, profile=profile)


def test_the_default_profile_is_what_a_style_has() -> None:
    """Ragged lines break between phrases; in the seed's look they do not."""
    assert Style().line == STYLE_LINES["default"] == LineOptions(wrap="phrase")
    assert {"default": PROFILES["default"]._replace(wrap="phrase"), "seed": PROFILES["seed"]} == STYLE_LINES


def test_papers_stand_upright() -> None:
    """Width before height; B5 is JIS's and not ISO's."""
    assert all(width < height for width, height in PAPERS.values())
    assert PAPERS["B5"] == (182.0, 257.0)
    assert Style().paper in PAPERS


def test_a_style_is_a_key() -> None:
    """Equal styles are one key, so that what is made for one is used again for the other."""
    assert hash(Style()) == hash(Style(paper="A4"))
    assert Style() != Style(leading=1.6)
    assert Path(Fonts().text).suffix == ".ttf"
