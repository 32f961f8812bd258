"""A layout gives its pages one by one, drawn when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from faqprint.layout.display_list import FOOTER, HEADER, LAYOUT, REPEAT, Information, Layout, Page, PageDraft
from faqprint.layout.structure import StructureTree


def test_pages_are_drawn_one_by_one_and_anew_each_time() -> None:
    """None is drawn before it is asked for, and the second round draws again."""
    drawn: list[int] = []

    def draw(number: int) -> Page:
        drawn.append(number)
        return Page(number, ())

    def drafts() -> Iterator[PageDraft]:
        return (PageDraft(partial(draw, number)) for number in (1, 2, 3))

    area = (0.0, 0.0, 1.0, 1.0)
    layout = Layout(1.0, 1.0, area, area, 3, drafts, draw, StructureTree(), (), Information("", "", "", "", ""))
    pages = layout.pages()
    assert drawn == []
    assert next(pages).number == 1
    assert drawn == [1]
    assert [page.number for page in pages] == [2, 3]
    assert [page.number for page in layout.pages()] == [1, 2, 3]
    assert drawn == [1, 2, 3, 1, 2, 3]
    assert layout.report() is None


def test_artifacts_are_no_elements() -> None:
    """Every artifact's tag is a number that no element of a tree can have."""
    tags = [HEADER, FOOTER, REPEAT, LAYOUT]
    assert len(set(tags)) == 4
    assert all(tag < 0 for tag in tags)
