"""``build --since``: the same pages, with bars."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from faqprint.errors import UsageError
from faqprint.manuscript.load import load
from faqprint.manuscript.values import resolve
from faqprint.pipeline.build import build, dump
from faqprint.pipeline.since import add_change_bars

NOTE = "｜は第1.0版からの変更箇所"


def made(path: Path, **options: object) -> PdfReader:
    """The PDF of a content; it was proved."""
    out = BytesIO()
    build(path, out, cache=False, **options)  # type: ignore[arg-type]  # options of build
    return PdfReader(out)


def test_same_pages_and_lines_but_for_the_note(two: tuple[Path, Path]) -> None:
    """What stands on each page is the same, and the note."""
    without, barred = made(two[1]), made(two[1], since=two[0])
    assert len(without.pages) == len(barred.pages)
    for plain, changed in zip(without.pages, barred.pages, strict=True):
        text = changed.extract_text()
        assert text.replace(NOTE, "").split() == plain.extract_text().split()
        assert NOTE in text


def test_nothing_changed_is_the_same_pdf(two: tuple[Path, Path]) -> None:
    """Byte by byte."""
    plain, barred = BytesIO(), BytesIO()
    build(two[1], plain, cache=False)
    build(two[1], barred, cache=False, since=two[1])
    assert plain.getvalue() == barred.getvalue()


def test_values_of_the_same_branch(two: tuple[Path, Path]) -> None:
    """On both sides, by code, by name, and where the old content has no list."""
    new = resolve(load(two[1]), {"tel": "1"})
    build(two[0] / "appendix.yaml", two[0] / "old.pdf", attach_source=True, cache=False)
    for old, edition in ((two[0], {"tel": "1"}), (two[0] / "old.pdf", {"tel": "1"}), (two[0] / "old.pdf", "001")):
        barred = add_change_bars(new, str(old), edition)
        assert barred.sections[1] == new.sections[1] and barred.sections[0] != new.sections[0]


def test_old_content_that_is_not_there(two: tuple[Path, Path], tmp_path: Path) -> None:
    """Nothing is made."""
    with pytest.raises(UsageError):
        build(two[1], tmp_path / "a.pdf", since="none.yaml")
    assert not (tmp_path / "a.pdf").exists()
    assert NOTE not in dump(two[1])
