"""The whole pipeline as a script calls it."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import faqprint
from faqprint import proof
from faqprint.compose.report import TypesettingReport
from faqprint.errors import ContentError, ProofError, UsageError
from faqprint.export.painter import Painter
from faqprint.layout.display_list import Layout
from faqprint.pipeline import build as pipeline
from faqprint.pipeline.build import check
from faqprint.text.fonts import find_font

LONG = "a" * 60
CONTENT = f"""\
title: 別紙
sections:
  - type: faq
    title: 表
    categories:
      - name: 区分
        questions:
          - {{question: 問, answer: 答}}
          - {{question: 別, answer: 語は{LONG}です。}}
"""


def test_word_that_is_cut_is_a_warning_of_build_and_check(tmp_path: Path) -> None:
    """Both name the file, the line and column, the No and the word (LB-14)."""
    file = tmp_path / "appendix.yaml"
    file.write_text(CONTENT, "utf-8")
    report = faqprint.build(file, tmp_path / "a.pdf")
    assert [(f.code, f.severity, f.place, dict(f.values)["row"]) for f in report.warnings] == [
        ("word-cut", "warning", (file.as_posix(), 9, 37), "2")
    ]
    assert check(file) == report.warnings


@pytest.mark.parametrize("password", [None, "ひみつ"])
def test_page_that_lacks_a_line_is_never_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str | None) -> None:
    """The proof finds it, also in what is then encrypted, and the old file stays."""
    file = tmp_path / "appendix.yaml"
    file.write_text(CONTENT, "utf-8")
    out = tmp_path / "a.pdf"
    faqprint.build(file, out, password=password)
    old = out.read_bytes()
    paint = Painter.paint
    monkeypatch.setattr(Painter, "paint", lambda self, page: paint(self, page._replace(texts=page.texts[:-2])))
    with pytest.raises(ProofError):
        faqprint.build(file, out, password=password, cache=False)
    assert out.read_bytes() == old


@pytest.mark.parametrize("name", ["appendix.yaml", "faq.YML", "out.docx", "branches.csv"])
def test_name_of_another_kind_of_file_is_no_output(tmp_path: Path, name: str) -> None:
    """A PDF under such a name could not be opened, or would take the place of a source file."""
    file = tmp_path / "appendix.yaml"
    file.write_text(CONTENT, "utf-8")
    with pytest.raises(UsageError, check=lambda error: error.code == "output-not-pdf"):
        faqprint.build(file, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["appendix.yaml"]
    assert file.read_text("utf-8") == CONTENT


def test_no_input_is_written_over(tmp_path: Path) -> None:
    """Whatever a section, the appendix or the branch list is called, and through a link, too."""
    (tmp_path / "appendix.pdf.yaml").write_text("title: 別紙\nsections: [memo.pdf]\n", "utf-8")
    (tmp_path / "memo.pdf").write_text("type: memo\n", "utf-8")
    (tmp_path / "link").symlink_to("appendix.pdf.yaml")
    (tmp_path / "list").write_text("code,name\n001,本店\n", "utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for name in ("memo.pdf", "link", "list"):
        with pytest.raises(UsageError, check=lambda error: error.code == "output-is-input"):
            pipeline.build(tmp_path / "appendix.pdf.yaml", tmp_path / name, branches=tmp_path / "list")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_no_font_style_or_list_is_written_over_through_a_link(tmp_path: Path) -> None:
    """``-o link`` wrote the PDF over the style's font; nor is the list of the folder taken, of which nobody spoke."""
    (tmp_path / "own.ttf").write_bytes(find_font("BIZUDGothic-Regular.ttf").read_bytes())
    (tmp_path / "style.yaml").write_text("fonts: {fallback: [own.ttf]}\n", "utf-8")
    (tmp_path / "branches.csv").write_text("code,name\n001,本店\n", "utf-8")
    (tmp_path / "appendix.yaml").write_text("style: style.yaml\n" + CONTENT, "utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for name in before:
        link = tmp_path / f"{name}.pdf"
        link.symlink_to(name)
        with pytest.raises(UsageError, check=lambda error: error.code == "output-is-input"):
            faqprint.build(tmp_path / "appendix.yaml", link)
        link.unlink()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_attached_is_what_was_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that changes while the pages are made is attached as it was read: しるしＢ was attached to しるしＡ."""
    file, out = tmp_path / "appendix.yaml", tmp_path / "a.pdf"
    first = "title: 別紙\nsections: [{type: text, body: しるしＡ}]\n"
    file.write_text(first, "utf-8")
    draw = Painter.paint

    def change(*arguments: Any) -> Any:
        file.write_text(first.replace("Ａ", "Ｂ"), "utf-8")
        return draw(*arguments)

    monkeypatch.setattr(Painter, "paint", change)
    faqprint.build(file, out, attach_source=True, cache=False)
    assert "Ｂ" in file.read_text("utf-8")
    with pikepdf.open(out) as pdf:
        assert pdf.attachments["appendix.yaml"].get_file().read_bytes().decode() == first


def test_layout_has_left_memory_when_it_is_proved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lines and the proof are the most that a build holds, each by itself: both at once took 299 MiB for 10,008 questions."""
    file = tmp_path / "appendix.yaml"
    file.write_text(CONTENT.replace("title: 別紙", "title: 出て行く別紙"), "utf-8")
    held: list[int] = []

    def layouts() -> int:
        """How many there are of this appendix."""
        return sum(isinstance(each, Layout) and each.information.title == "出て行く別紙" for each in gc.get_objects())

    def paint(*arguments: Any) -> Any:
        held.append(layouts())
        return draw(*arguments)

    def look(*arguments: Any, **named: Any) -> tuple[()]:
        held.append(layouts())
        return ()

    draw = Painter.paint
    monkeypatch.setattr(Painter, "paint", paint)
    monkeypatch.setattr(proof, "prove", look)
    report = faqprint.build(file, tmp_path / "a.pdf", cache=False)
    assert (held[0], held[-1], layouts()) == (1, 0, 0)
    assert isinstance(report.typesetting(), TypesettingReport)


@pytest.mark.parametrize("name", ["out", "out.PDF", "a.pdf.new"])
def test_other_names_are_taken_as_given(tmp_path: Path, name: str) -> None:
    """Scripts write to names of their own."""
    (tmp_path / "appendix.yaml").write_text(CONTENT, "utf-8")
    faqprint.build(tmp_path / "appendix.yaml", tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(b"%PDF")


def test_faults_of_every_kind_are_told_at_once(tmp_path: Path) -> None:
    """Content, a character without a glyph, the style and the branch list: one run of check tells of all."""
    content = CONTENT.replace("title: 別紙", "title: 𠮷\nstyle: a.yaml").replace("答}", "'{{x}}'}")
    (tmp_path / "appendix.yaml").write_text(content, "utf-8")
    (tmp_path / "a.yaml").write_text("paper: A4\n", "utf-8")
    (tmp_path / "branches.csv").write_text("code,name,y\n001,本店,a\n001,支店,b\n", "utf-8")
    codes = ["unknown-value", "missing-glyph", "branch-code-repeated"]
    assert [f.code for f in check(tmp_path / "appendix.yaml")] == codes
    with pytest.raises(ContentError) as raised:
        faqprint.build(tmp_path / "appendix.yaml", tmp_path / "a.pdf")
    assert [f.code for f in raised.value.faults] == codes[:2]


def test_no_glyph_is_missed_for_a_style_that_cannot_be_read(tmp_path: Path) -> None:
    """A style at fault might have named the font that has the character."""
    (tmp_path / "appendix.yaml").write_text(CONTENT.replace("title: 別紙", "title: 𠮷\nstyle: a.yaml"), "utf-8")
    (tmp_path / "a.yaml").write_text("papre: A4\n", "utf-8")
    assert [f.code for f in check(tmp_path / "appendix.yaml")] == ["unknown-key"]


def test_fault_of_a_branch_is_told_at_its_cell(tmp_path: Path) -> None:
    """A value in the list that uses an unknown one is named at its cell of the list; was at the row's first."""
    (tmp_path / "appendix.yaml").write_text(CONTENT.replace("title: 別紙", "title: '{{a}}'\nvalues: {a: b}"), "utf-8")
    (tmp_path / "branches.csv").write_text("code,name,a\n001,本店,x\n002,支店,{{y}}\n", "utf-8")
    with pytest.raises(ContentError) as raised:
        faqprint.build(tmp_path / "appendix.yaml", tmp_path / "a.pdf", edition="002")
    assert [(f.code, f.place) for f in raised.value.faults] == [("unknown-value", ((tmp_path / "branches.csv").as_posix(), 3, 3))]


def test_warnings_of_the_branch_list_are_told_when_it_is_used(tmp_path: Path) -> None:
    """A list in cp932 is read with a warning, by a build of one of its editions, too; without an edition it is not read."""
    (tmp_path / "appendix.yaml").write_text(CONTENT.replace(LONG, "語"), "utf-8")
    (tmp_path / "branches.csv").write_bytes("code,name\n001,本店\n".encode("cp932"))
    edition = faqprint.build(tmp_path / "appendix.yaml", tmp_path / "a.pdf", edition="001")
    assert [f.code for f in edition.warnings] == ["branches-cp932"]
    assert faqprint.build(tmp_path / "appendix.yaml", tmp_path / "a.pdf").warnings == ()
