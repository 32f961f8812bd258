"""Pictures and codes of a file against the content, read back from its bytes."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from faqprint.manuscript.load import read as load
from faqprint.manuscript.values import resolve
from faqprint.pipeline.build import build
from faqprint.proof import examine
from faqprint.proof.expected import expected_passages
from faqprint.proof.figures import check_figures
from faqprint.proof.placement import Areas
from faqprint.proof.reader import read_pdf
from faqprint.proof.structure import subject
from tests.pictures.files import jpeg, plain

APPENDIX = """\
title: 別紙
sections:
  - type: text
    body: |
      次の画面です。
      ![画面](a.png)
      ![写真](b.jpg)
      QR https://www.example.jp/ 申込書
"""
PAGE = (0.0, 0.0, 595.3, 841.9)


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    """A PDF with two pictures and a code, beside its appendix."""
    (tmp_path / "a.png").write_bytes(plain(300, 200))
    (tmp_path / "b.jpg").write_bytes(jpeg(200, 100, turn=6))
    (tmp_path / "appendix.yaml").write_text(APPENDIX, "utf-8")
    build(tmp_path / "appendix.yaml", tmp_path / "x.pdf")
    return tmp_path / "x.pdf"


def codes(pdf: Path, edit: Callable[[pikepdf.Pdf], Any] = lambda file: None) -> set[str]:
    """The codes of what the proof tells of the figures of a file that ``edit`` changed."""
    with pikepdf.open(pdf) as file:
        edit(file)
        stream = BytesIO()
        file.save(stream, static_id=True)
    reading = read_pdf(stream.getvalue())
    appendix, _ = load(pdf.parent / "appendix.yaml")
    assert appendix is not None
    passages = expected_passages(resolve(appendix, {}))
    return {item.code for item in check_figures(reading, subject(reading).tree, passages, Areas(PAGE, PAGE))}


def test_a_sound_file_has_no_finding(printed: Path) -> None:
    """Neither against its content nor by itself."""
    assert codes(printed) == set()
    assert examine(printed.read_bytes()) == ()


def test_a_picture_that_was_changed_since_is_found(printed: Path) -> None:
    """Its file has other samples, or another file's bytes."""
    (printed.parent / "a.png").write_bytes(plain(300, 200, sample=91))
    assert codes(printed) == {"figure-differs"}


def of_operators(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Change what the first page draws."""

    def edit(file: pikepdf.Pdf) -> None:
        stream = file.pages[0].Contents
        data = stream.read_bytes()
        assert old in data
        stream.write(data.replace(old, new, 1))

    return edit


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"q 144 0 0 96", b"q 140 0 0 96", "figure-place"),
        (b"q 144 0 0 96", b"q -144 0 0 96", "figure-place"),
        (b" Do Q", b" Do Q q Q", ""),
        (b" 1 re\n", b" 2 re\n", "figure-differs"),
    ],
)
def test_what_is_drawn_otherwise_is_found(printed: Path, old: bytes, new: bytes, code: str) -> None:
    """Another shape, a mirror image, a module more."""
    found = codes(printed, of_operators(old, new))
    assert code in found if code else found == set()


def test_a_picture_under_data_of_another_size_is_found(printed: Path) -> None:
    """By the file alone."""
    with pikepdf.open(printed) as file:
        images = [thing for thing in file.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"]
        png = next(image for image in images if image.Filter == "/FlateDecode")
        png.Height = 201
        stream = BytesIO()
        file.save(stream)
    assert "picture-data" in {item.code for item in examine(stream.getvalue())}


@pytest.mark.parametrize(("columns", "rows"), [(8000, 1), (1, 9000), (1, 1), (7001, 3)])
def test_a_thin_picture_is_in_proportion_though_its_edges_are_rounded(tmp_path: Path, columns: int, rows: int) -> None:
    """Three decimals are a hundredth of a hairline, which was called another size: exit 4."""
    (tmp_path / "a.png").write_bytes(plain(columns, rows))
    (tmp_path / "appendix.yaml").write_text(APPENDIX.replace("      ![写真](b.jpg)\n", ""), "utf-8")
    build(tmp_path / "appendix.yaml", tmp_path / "x.pdf")
    assert codes(tmp_path / "x.pdf") == set()
