"""Papers by their names, and the paper for two pages."""

from __future__ import annotations

import pytest

from faqprint.binding.papers import SHEET_PAPERS, paper_of_name, paper_of_size, paper_of_two
from faqprint.units import MM


@pytest.mark.parametrize(
    ("page", "paper"),
    [("A4", "A3"), ("A5", "A4"), ("A6", "A5"), ("B5", "B4"), ("B6", "B5"), ("A3", "A2"), ("Letter", "Tabloid"), ("B4", "B3")],
)
def test_twice_a_page(page: str, paper: str) -> None:
    """Two pages fill the next paper, which lies on its side; two A5 are a millimetre narrower than A4."""
    one = paper_of_name(page)
    two = paper_of_two(one.width, one.height)
    assert two and two.name == paper and two.is_landscape
    assert paper_of_two(one.height, one.width) == two


def test_sizes_without_a_name() -> None:
    """They keep their size, and have no paper of twice it."""
    assert paper_of_size(500, 300) == ("", 500, 300)
    assert paper_of_two(500, 300) is None


@pytest.mark.parametrize("name", SHEET_PAPERS)
def test_names_and_sizes_agree(name: str) -> None:
    """A size that programs round otherwise is still that paper, and lies as it does."""
    paper = paper_of_name(name)
    found = paper_of_size(round(paper.height) + 0.3, round(paper.width) - 0.3)
    assert found == paper.turn() and not paper.is_landscape


def test_b_sizes_are_those_of_japan() -> None:
    """B4 is 257 by 364 mm, not ISO's 250 by 353."""
    paper = paper_of_name("B4")
    assert (round(paper.width / MM), round(paper.height / MM)) == (257, 364)
