"""From an appendix to its pages, and what cannot be set."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.errors import ContentError
from faqprint.manuscript.load import examine, load
from faqprint.manuscript.values import resolve
from faqprint.pipeline.composition import all_faults, compose_layout, load_faces


def test_pages_of_an_appendix(content: Path) -> None:
    """With the warnings of words that had to be cut: none."""
    appendix = resolve(load(content))
    layout, warnings = compose_layout(appendix, load_faces(appendix))
    assert layout.count == 1 and warnings == ()


def test_a_word_is_told_in_the_row_that_cuts_it(content: Path) -> None:
    """Not in one that has room for it: once the paragraph of No.2 was told of for the cell of No.1."""
    word = "AuthenticationServiceName"
    (content.parent / "faq.yaml").write_text(
        "type: faq\ntitle: ＦＡＱ\ncategories:\n  - name: 語\n    questions:\n      - question: 表\n        answer: |\n"
        f"          | {word} | {word}s | 名 | 他 |\n          |---|---|---|---|\n          | あ | い | う | え |\n"
        f"      - {{question: 本文, answer: {word}}}\n",
        "utf-8",
    )
    content.write_text("title: 別紙\nsections: [faq.yaml]\n", "utf-8")
    appendix = resolve(load(content))
    _, warnings = compose_layout(appendix, load_faces(appendix))
    assert [(fault.code, fault.place.line, fault.place.column) for fault in warnings] == [
        ("word-cut", 8, 13),
        ("word-cut", 8, 41),
    ]


def test_character_that_no_font_has(content: Path) -> None:
    """Is told beside the other faults, at its place."""
    content.write_text(content.read_text("utf-8").replace("要りません", "要\U00012000りません") + "titel: 別紙\n", "utf-8")
    codes = [fault.code for fault in all_faults(examine(content))]
    assert len(codes) == 2 and "unknown-key" in codes


def test_what_fits_no_page(content: Path) -> None:
    """Is a fault of the content."""
    text = content.read_text("utf-8") + "style: own.yaml\n"
    content.write_text(text, "utf-8")
    (content.parent / "own.yaml").write_text("paper: A5\nsizes: {table: 16}\nmargins: {left: 45, right: 45}\n", "utf-8")
    appendix = resolve(load(content))
    with pytest.raises(ContentError):
        compose_layout(appendix, load_faces(appendix))
