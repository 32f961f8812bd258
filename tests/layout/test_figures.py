"""A figure in a flow."""

from __future__ import annotations

import pytest

from faqprint.layout.blocks import HangingMark, Lines
from faqprint.layout.figures import FigureBlock
from faqprint.layout.page_builder import PageBuilder
from faqprint.pictures.qr_code import QrModules
from faqprint.text.line import Line, Piece
from faqprint.units import EM

CODE = FigureBlock(QrModules(("1",)), 50.0, 40.0, 7, 10.0, 3.0)


def test_a_figure_is_as_high_as_it_and_its_white() -> None:
    """Above and below."""
    assert CODE.height == 46


def test_a_figure_is_never_cut() -> None:
    """It offers no place for that."""
    assert list(CODE.inner_cuts(20.0, 500.0)) == []
    with pytest.raises(AssertionError):
        CODE.split(None)


def test_a_figure_stands_below_its_white() -> None:
    """At its own edge inside the flow."""
    builder = PageBuilder(1)
    CODE.place(100.0, 200.0, builder)
    (figure,) = builder.figures
    assert (figure.x, figure.y, figure.width, figure.height, figure.tag) == (110, 203, 50, 40, 7)


def test_a_bar_is_as_high_as_the_figure() -> None:
    """Without its white."""
    builder = PageBuilder(1)
    CODE._replace(bar=True).place(10.0, 20.0, builder)
    assert builder.bars == [(20.0 + CODE.margin, 20.0 + CODE.margin + CODE.figure_height)]


def test_the_mark_of_an_item_stands_before_its_figure() -> None:
    """On the upper edge of the block, which is no higher for it, and first for those who hear the page."""
    builder = PageBuilder(1)
    line = Line(0, 1, (Piece(0, "◆"),), EM)
    mark = Lines((), 10.0, 16.0, 11.0, 10.0, 8, marks=(HangingMark(0.0, line, 6, 10.0),))
    marked = CODE._replace(mark=(mark,))
    marked.place(100.0, 200.0, builder)
    assert marked.height == CODE.height
    (placed,), (figure,) = builder.texts, builder.figures
    assert (placed.x, placed.y, placed.tag, figure.before) == (100.0, 211.0, 6, 1)
