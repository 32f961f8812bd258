"""The files of pictures: where they may lie, and what is told of those that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.limits import PICTURE_BYTES
from faqprint.manuscript.load import read
from faqprint.manuscript.model import Picture, TextSection
from faqprint.manuscript.picture_files import PictureFinder, picture_names
from faqprint.messages.sentences import render, sentence
from tests.conftest import Write
from tests.pictures.files import jpeg, plain


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with pictures beside and below the appendix, and one outside."""
    (tmp_path / "outside.png").write_bytes(plain())
    inner = tmp_path / "content"
    (inner / "絵").mkdir(parents=True)
    (inner / "a.png").write_bytes(plain())
    (inner / "絵" / "b.jpg").write_bytes(jpeg())
    (inner / "note.txt").write_text("x")
    (inner / "gif.png").write_bytes(b"GIF89a")
    return inner


@pytest.mark.parametrize("name", ["a.png", "./a.png", "絵/b.jpg", "絵\\b.jpg"])
def test_pictures_beside_and_below_are_found(folder: Path, name: str) -> None:
    """Under their names from the folder, with slashes of either kind."""
    finder = PictureFinder(folder)
    assert finder.find(name).picture
    assert list(finder.found) == [name.replace("\\", "/").removeprefix("./")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("https://example.jp/a.png", "picture-is-url"),
        ("none.png", "picture-missing"),
        ("A.png", "picture-case"),
        ("../outside.png", "picture-outside"),
        ("絵", "picture-is-folder"),
        (".", "picture-is-folder"),
        ("a" * 300 + ".png", "picture-name"),  # it had no sentence: a traceback
        ("gif.png", "picture-kind"),
        ("note.txt", "picture-unknown"),
        ("{{支店}}.png", "picture-value"),
    ],
)
def test_what_cannot_be_read_is_told(folder: Path, name: str, code: str) -> None:
    """By the code of its sentence, which is there."""
    found = PictureFinder(folder).find(name)
    assert found.code == code
    assert sentence(found.code, dict(found.values), "ja")


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    """Nor one that leads to itself."""
    (folder / "link.png").symlink_to(folder.parent / "outside.png")
    (folder / "loop.png").symlink_to(folder / "loop.png")
    assert PictureFinder(folder).find("link.png").code == "picture-link"
    assert PictureFinder(folder).find("loop.png").code in ("picture-loops", "picture-missing")


def test_a_file_beyond_the_limit_is_not_read(folder: Path) -> None:
    """A sparse one: its size is enough."""
    with (folder / "big.png").open("wb") as file:
        file.truncate(PICTURE_BYTES + 1)
    assert PictureFinder(folder).find("big.png").code == "picture-too-large"


def test_names_that_may_be_meant(folder: Path) -> None:
    """Pictures in the folder and in the folders in it."""
    assert sorted(picture_names(folder)) == ["a.png", "gif.png", "絵/b.jpg"]


TEXT = """\
title: 別紙
sections:
  - type: text
    body: |
      次の画面です。
      ![画面](%s)
"""


def test_a_fault_stands_at_the_name_with_advice_in_both_languages(write: Write) -> None:
    """At the line of the picture, below the name of its file."""
    path = write(TEXT % "画面.gif")
    (path.parent / "画面.gif").write_bytes(b"GIF89a")
    (fault,) = read(path)[1]
    assert (fault.place.line, fault.place.column, fault.code) == (6, 13, "picture-kind")
    assert "GIF" in render(fault, "ja")
    assert "PNG" in render(fault, "ja")
    assert "save it as PNG" in render(fault, "en")


def test_a_figure_knows_its_place_and_its_file(write: Write) -> None:
    """And the appendix all pictures that it names."""
    path = write(TEXT % "画面.png")
    (path.parent / "画面.png").write_bytes(plain(30, 20))
    appendix, faults = read(path)
    assert appendix is not None
    assert faults == ()
    (section,) = appendix.sections
    assert isinstance(section, TextSection)
    picture = section.body[1]
    assert isinstance(picture, Picture)
    assert picture.picture is not None
    assert (picture.place.line, picture.picture.columns) == (6, 30)
    assert [name for name, _ in appendix.pictures] == ["画面.png"]


BAD = """\
title: 別紙
sections:
  - type: text
    body: |
      ![](a.png)
      ![絵](a.png){60}
      ![絵]()
      QR www.example.jp/
      QR
      QR https://www.example.jp/LONG
      | 絵 |
      |---|
      | ![絵](a.png) |
      ![絵](a.png)です。
"""


def test_every_slip_of_a_figure_is_told_at_its_place_in_both_languages(write: Write) -> None:
    """All at once; that a URL is too long ended in exit 4, for its length was taken for that of the caret."""
    path = write(BAD.replace("LONG", "a" * 400))
    (path.parent / "a.png").write_bytes(plain())
    faults = read(path)[1]
    assert [(fault.place.line, fault.place.column, fault.code) for fault in faults] == [
        (5, 7, "picture-no-words"),
        (6, 18, "picture-width"),
        (7, 7, "picture-no-file"),
        (8, 10, "qr-not-url"),
        (9, 7, "qr-nothing"),
        (10, 10, "qr-too-long"),
        (13, 9, "picture-in-cell"),
        (14, 7, "picture-not-alone"),
    ]
    for fault in faults:
        assert render(fault, "ja") != render(fault, "en")
