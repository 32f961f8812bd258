"""A document of every kind of picture: built, proved, and what else is made of it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import faqprint
from faqprint.cli.main import main
from faqprint.pipeline.build import dump
from tests.pictures.files import plain

from .every_picture import pictures, write_every_picture


@pytest.mark.parametrize("style", ["base: standard", "{base: large, paper: B5}"])
def test_it_is_built_and_proved(style: str, tmp_path: Path) -> None:
    """Warned of is the picture higher than a page alone; each has its words, and one that stands twice is there once."""
    path = write_every_picture(tmp_path)
    (tmp_path / "s.yaml").write_text(f"{style}\n", "utf-8")
    path.write_text(path.read_text("utf-8") + "style: s.yaml\n", "utf-8")
    report = faqprint.build(path, tmp_path / "a.pdf")
    assert {(fault.code, fault.place.line) for fault in report.warnings} == {("picture-coarse", 5), ("picture-too-high", 5)}
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        things = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)]
        words = [str(thing.Alt) for thing in things if "/Alt" in thing]
        samples = {thing.read_raw_bytes() for thing in things if thing.get("/Subtype") == "/Image"}
    drawn = [name for name, _, _ in pictures()]
    assert words[: len(drawn)] == drawn
    assert len(words) == len(drawn) + 5
    assert len(samples) < len(drawn)  # interlaced or not, the samples are the same


def test_a_head_stands_with_the_picture_that_fills_its_page(tmp_path: Path) -> None:
    """Six lines are left beside it: with three the head of the section stood alone on a page."""
    lines = dump(write_every_picture(tmp_path)).split("\n")
    page = lines[lines.index("紙より高い絵", lines.index("== 2/5 ==")) - 2 :]
    assert page[0] == "== 5/5 =="
    assert page[4] == "[画像: 縦に長い絵]"


def test_dump_tells_every_picture_at_its_place(tmp_path: Path) -> None:
    """By its words, behind the sentence above it."""
    text = dump(write_every_picture(tmp_path))
    assert [f"[画像: {name}]" in text for name, _, _ in pictures()] == [True] * len(list(pictures()))


def test_a_picture_that_begins_an_answer_stands_behind_its_question(tmp_path: Path) -> None:
    """It was told above it, as if it belonged to the question before: its top is higher than the words' baseline."""
    questions = "".join(f"          - {{question: {name}の画面は？, answer: '![{name}](a.png)'}}\n" for name in "甲乙")
    faq = f"  - type: faq\n    title: 問い\n    categories:\n      - name: 区分\n        questions:\n{questions}"
    body = "  - type: text\n    body: |\n      前の文\n      ![点](b.png)\n      後の文\n"
    (tmp_path / "a.yaml").write_text(f"title: 別紙\nsections:\n{faq}{body}", "utf-8")
    (tmp_path / "a.png").write_bytes(plain(200, 100))
    (tmp_path / "b.png").write_bytes(plain(10, 10))
    lines = [line for line in dump(tmp_path / "a.yaml").split("\n") if line != "区分"]
    assert lines[4:8] == ["1 | 甲の画面は？", "[画像: 甲]", "2 | 乙の画面は？", "[画像: 乙]"]
    assert lines[8:11] == ["前の文", "[画像: 点]", "後の文"]


def test_attached_sources_hold_the_pictures(tmp_path: Path) -> None:
    """Each once, to the byte; content, style and pictures of them are enough to make the same pages."""
    path = write_every_picture(tmp_path / "one")
    faqprint.build(path, tmp_path / "one.pdf", attach_source=True)
    with pikepdf.open(tmp_path / "one.pdf") as pdf:
        files = {name: attached.get_file().read_bytes() for name, attached in pdf.attachments.items()}
    assert {name: content for name, content in files.items() if not name.endswith(".yaml")} == {
        file.name: file.read_bytes() for file in path.parent.iterdir() if file.suffix in (".png", ".jpg")
    }
    (tmp_path / "two").mkdir()
    for name, content in files.items():
        (tmp_path / "two" / name).write_bytes(content)
    plain, again = BytesIO(), BytesIO()
    faqprint.build(path, plain)
    faqprint.build(tmp_path / "two" / "appendix.yaml", again)
    assert again.getvalue() == plain.getvalue()


def test_a_workbook_leaves_the_lines_of_pictures_as_they_are(tmp_path: Path) -> None:
    """Written to a workbook and read back: not a byte changes."""
    path = write_every_picture(tmp_path / "in")
    before = (path.parent / "faq.yaml").read_bytes()
    assert main(["export", str(path), "-o", str(tmp_path / "a.xlsx"), "--quiet"]) == 0
    assert main(["import", str(tmp_path / "a.xlsx"), "-o", str(path), "--quiet"]) == 0
    assert (path.parent / "faq.yaml").read_bytes() == before
