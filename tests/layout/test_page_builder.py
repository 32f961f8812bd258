"""A page being filled, and the frozen value that it becomes."""

from __future__ import annotations

import pytest

from faqprint.layout.display_list import Anchor, Figure, Fill, Link, Page, PlacedLine, Rule
from faqprint.layout.page_builder import PageBuilder
from faqprint.pictures.qr_code import QrModules

from .checks import check_rules
from .mocks import line


def filled(number: int, name: str) -> PageBuilder:
    """A builder with an item of each kind."""
    builder = PageBuilder(number)
    builder.texts.append(PlacedLine(1.0, 2.0, 9.0, line(name), 0))
    builder.rules.append(Rule(0.0, 0.0, 5.0, 0.0, 0.5))
    builder.fills.append(Fill(0.0, 0.0, 5.0, 5.0, 0.9))
    builder.links.append(Link(0.0, 0.0, 1.0, 1.0, "#q1", 3, name))
    builder.anchors.append(Anchor(name, 7.0))
    return builder


def test_an_empty_page_has_its_number_and_nothing_else() -> None:
    """A page without an item is a page."""
    assert PageBuilder(4).page() == Page(4, ())


def test_a_page_is_frozen_with_its_items_in_their_order() -> None:
    """What is added to the builder afterwards does not reach the page."""
    builder = filled(2, "a")
    page = builder.page()
    builder.add(filled(2, "b").items())
    assert page == filled(2, "a").page()
    assert all(isinstance(items, tuple) for items in page[1:])
    assert [anchor.name for anchor in builder.page().anchors] == ["a", "b"]


def test_a_part_s_items_stand_behind_those_before() -> None:
    """Of every kind; the page holds the texts of each part, too, as the part has them."""
    page, first, second = PageBuilder(1), filled(1, "a").items(), filled(9, "b").items()
    page.add(first)
    page.add(second)
    made = page.page()
    assert made.number == 1
    assert [len(items) for items in made[1:6]] == [2, 2, 2, 2, 2]
    assert [text.line.pieces[0].text for text in made.texts] == ["a", "b"]
    assert made.parts == (first.texts, second.texts)
    assert made.parts[1] is second.texts


def test_a_figure_counts_the_texts_before_it_on_the_page() -> None:
    """Those of the parts before its own, too."""
    page, part = PageBuilder(1), filled(1, "a")
    part.figures.append(Figure(0.0, 0.0, 5.0, 5.0, 4, QrModules(()), 1))
    page.add(filled(1, "b").items())
    page.add(part.items())
    assert [figure.before for figure in page.page().figures] == [2]


@pytest.mark.parametrize("width", [0.35, 0.75, 3.0])
def test_a_frame_closes_its_corners(width: float) -> None:
    """Two horizontal rules, longer by half a width at each end, and two vertical ones between their middles (TB-6)."""
    builder = PageBuilder(1)
    builder.frame(10.0, 20.0, 110.0, 70.0, width)
    across = [rule for rule in builder.rules if rule.y0 == rule.y1]
    down = [rule for rule in builder.rules if rule.x0 == rule.x1]
    assert [(rule.x0, rule.x1, rule.y0) for rule in across] == [(10 - width / 2, 110 + width / 2, y) for y in (20.0, 70.0)]
    assert [(rule.x0, rule.y0, rule.y1) for rule in down] == [(x, 20.0, 70.0) for x in (10.0, 110.0)]
    assert {rule.width for rule in builder.rules} == {width}
    if width < 1.0:
        check_rules(builder.rules)
