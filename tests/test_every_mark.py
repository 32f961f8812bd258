"""A document that uses every mark: built, proved, and what it says of its marks to those who hear it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

import faqprint
from faqprint.manuscript.load import read

from .every_mark import FAMILIES, write_every_mark
from .tag_dump import dump_tags


@pytest.mark.parametrize("style", ["base: standard", "{base: large, paper: B5}", "{base: large, links: {url: false}}"])
def test_it_is_built_and_proved(style: str, tmp_path: Path) -> None:
    """Without a word of warning of the marks, in either style; each mark is the label of its item or note."""
    path = write_every_mark(tmp_path)
    (tmp_path / "s.yaml").write_text(f"{style}\n", "utf-8")
    path.write_text(path.read_text("utf-8") + "style: s.yaml\n", "utf-8")
    assert read(path)[1] == ()
    report = faqprint.build(path, tmp_path / "a.pdf")
    assert report.pages > 5
    tags = dump_tags(tmp_path / "a.pdf")
    for marks in FAMILIES.values():
        assert [mark for mark in marks.split() if f'"{mark}"' not in tags] == []
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        targets = [str(a.A.URI) for page in pdf.pages for a in page.get("/Annots", []) if "/A" in a]
    assert {target.partition("?")[0] for target in targets} == {
        "https://www.example.jp/guide/index.html",
        "https://help.example.jp/",
    }
    assert ('"（"' in tags) == ("false" not in style)
    assert tags.count("RowSpan=9") == 8


def test_a_line_of_a_cell_may_begin_with_what_cannot_be_seen(tmp_path: Path) -> None:
    """U+200B before strong text: the proof once took what follows for the rest of the line above, and failed."""
    path = tmp_path / "appendix.yaml"
    table = "| あ | い |\n      |---|---|\n      | う<br>\u200b**え**<br>お | か |"
    path.write_text(f"title: 別紙\nsections:\n  - type: text\n    title: 題\n    body: |\n      {table}\n", "utf-8")
    assert faqprint.build(path, tmp_path / "a.pdf").pages == 1
