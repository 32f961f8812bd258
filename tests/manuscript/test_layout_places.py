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


def test_a_mark_is_shown_where_it_is(write: Write) -> None:
    """In the appendix, whatever the style says."""
    path = write("title: 別紙\nmark: 社外秘\nsections: [faq.yaml]\n")
    error = LayoutError("mark-too-long", mark="社外秘", needed="1", available="0", most="1")
    assert layout_fault(load(path), error).place == ("appendix.yaml", 2, 7)


def test_a_page_that_never_stands_is_shown_where_it_is_asked_for(write: Write) -> None:
    """The first place that names the page of the question, spaces or not; its No and other questions' pages are none."""
    faq = (
        "type: faq\ntitle: 題\ncategories:\n- name: 区\n  questions:\n"
        "  - {id: a, question: 問, answer: '[[a]]と[[b:page]]'}\n  - id: b\n    question: 問\n    answer: |\n"
        "      行\n      あ[[ a:page ]]\n"
    )
    path = write("title: 別紙\nsections: [faq.yaml]\n", faq=faq)
    fault = layout_fault(load(path), LayoutError("pages-unsettled", id="a", page="9", other="10"))
    assert (fault.place, fault.length) == (("faq.yaml", 11, 8), 12)
    assert all("[[a]]" in fault.message(lang) for lang in ("ja", "en"))
