"""What cannot be laid out is told at the line to change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faqprint.errors import LayoutError, Place
from faqprint.manuscript.layout_places import layout_fault
from faqprint.manuscript.load import load

Write = Callable[..., Path]
TABLE = "type: text\nbody: |\n  前\n  |あ|い|\n  |-|-|\n  |う|え|\n  間\n  |か|き|く|\n  |-|-|-|\n"


@pytest.mark.parametrize(
    ("code", "values", "place"),
    [
        ("folio-too-long", {"folio": "x"}, ("appendix.yaml", 1, 8)),
        ("no-too-narrow", {"no": "1", "needed": "2"}, ("style.yaml", 2, 16)),
        ("columns-too-narrow", {}, ("style.yaml", 1, 1)),
        ("inner-table-too-wide", {"columns": "3"}, ("text.yaml", 8, 3)),
        ("piece-unplaceable", {}, ("text.yaml", 1, 1)),
    ],
)
def test_the_line_to_change_is_shown(write: Write, code: str, values: dict[str, str], place: tuple[str, int, int]) -> None:
    """The title, the style's key or the style, the table's head, or where the layout says (0.1.1: 1:1, the question)."""
    path = write(
        "title: 別紙\nstyle: style.yaml\nsections: [text.yaml]\n", text=TABLE, style="leading: 1.5\nmeasures: {no: 1.5}\n"
    )
    at = Place("text.yaml", 1, 1) if code in ("inner-table-too-wide", "piece-unplaceable") else None
    fault = layout_fault(load(path), LayoutError(code, place=at, **values))
    assert fault.code == code
    assert fault.place == place
    assert fault.line_text


@pytest.mark.parametrize(
    ("style", "line", "column"),
    [("leading: 1.5\nmarkers: {next: 次}\n", 2, 17), ("markers: {previous: 前}\nsizes: {marker: 40}\n", 2, 17)],
)
def test_a_marker_is_shown_where_its_words_or_its_size_are(write: Write, style: str, line: int, column: int) -> None:
    """Those of the marker that is too wide; the other's say nothing of it."""
    path = write("title: 別紙\nstyle: style.yaml\nsections: [faq.yaml]\n", style=style)
    assert layout_fault(load(path), LayoutError("marker-too-large", key="next")).place == ("style.yaml", line, column)


def test_a_style_s_folio_is_shown_where_it_is(write: Write) -> None:
    """The appendix's title has nothing to do with it."""
    path = write("title: 別紙\nstyle: style.yaml\nsections: [faq.yaml]\n", style="leading: 1.5\nfolio: ああ\n")
    assert layout_fault(load(path), LayoutError("folio-too-long", folio="ああ")).place == ("style.yaml", 2, 8)
