"""The No column: as wide as its widest entry asks, and what is said where that leaves no room."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.compose.no_column import no_column
from faqprint.errors import LayoutError
from faqprint.manuscript.values import resolve
from faqprint.style import PAPERS, Measures, Style
from faqprint.text.fonts import Faces
from faqprint.text.setter import Typesetter
from faqprint.units import MM

from .real import content, manuscript

SETTER = Typesetter(Faces("BIZUDMincho-Regular.ttf", "BIZUDGothic-Bold.ttf"))
WIDTH = (PAPERS["A4"][0] - 36) * MM


def measure(folder: Path, *codes: str, style: Style | None = None, width: float = WIDTH) -> float:
    """The measure of the column in em, for questions with these codes."""
    rows = "".join(f"        - {{question: 問, answer: 答, code: '{code}'}}\n" for code in codes)
    path = content(
        folder, f"title: 別紙\nsections:\n  - type: faq\n    title: 題\n    categories:\n    - name: あ\n      questions:\n{rows}"
    )
    return no_column(resolve(manuscript(path)), SETTER).columns(style or Style(), width).measures[0]


@pytest.mark.parametrize(
    ("codes", "em"),
    [
        ([""], 2.0),
        (["1-10"], 2.0),
        (["10-10"], 2.5),
        (["", "Q103-9", ""], 3.0),
        (["Ａ1-2"], 2.5),
        (["Ａ1-22"], 3.0),
        (["手続き一"], 4.0),
        ([""] * 12, 2.0),
    ],
)
def test_the_column_is_as_wide_as_its_widest_entry(tmp_path: Path, codes: list[str], em: float) -> None:
    """In half em, and never less than two."""
    assert measure(tmp_path, *codes) == em


def test_a_measure_that_is_named_counts(tmp_path: Path) -> None:
    """If it holds the widest entry; else the least that does is told."""
    assert measure(tmp_path / "a", "10-10", style=Style(measures=Measures(no=4.0))) == 4.0
    with pytest.raises(LayoutError) as caught:
        measure(tmp_path / "b", "10-10", style=Style(measures=Measures(no=2.0)))
    assert (caught.value.code, caught.value.values) == ("no-too-narrow", {"no": "2", "needed": "2.5"})


@pytest.mark.parametrize("paper", ["A4", "B5", "A5"])
def test_a_no_that_leaves_no_room_is_told_at_its_question(tmp_path: Path, paper: str) -> None:
    """With the measure that it may have: at that it fits, half an em more does not."""
    width = (PAPERS[paper][0] - 36) * MM
    with pytest.raises(LayoutError) as caught:
        measure(tmp_path / "a", "短い", "長" * 40, width=width)
    assert (caught.value.code, caught.value.values["no"]) == ("no-too-wide", "長" * 40)
    assert caught.value.place is not None and caught.value.place.line == 9
    most = float(caught.value.values["most"])
    measure(tmp_path / "b", "a" * int(2 * most), width=width)
    with pytest.raises(LayoutError):
        measure(tmp_path / "c", "a" * int(2 * most + 1), width=width)
    assert all("長長" in caught.value.message(lang) for lang in ("ja", "en"))


def test_what_does_not_fit_for_another_reason_is_told_as_ever(tmp_path: Path) -> None:
    """A code has nothing to do with measures that do not fit without it."""
    with pytest.raises(LayoutError) as caught:
        measure(tmp_path, "長い番号", style=Style(measures=Measures(question=30.0, answer=30.0)))
    assert caught.value.code == "measures-too-wide"
