"""E, G, P: holes inside marks and behind apostrophes, pages and fields that stay white."""

from __future__ import annotations

import pytest

from faqprint.compose.report import TypesettingReport
from faqprint.manuscript.markup import MarkupReader
from faqprint.manuscript.model import Note
from faqprint.text import widths

from ..compose.real import layout, words
from .clerk import APPENDIX, ClerkFolder


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("※１お手続き", "※１"),
        ("※1 お手続き", "※1"),
        ("（注１）お手続き", "（注１）"),
        ("(注1) お手続き", "(注1)"),
        ("注１）お手続き", "注１）"),
        ("注1）お手続き", "注1）"),
        ("※１枚につき", "※"),
        ("※３営業日", "※"),
    ],
)
def test_e_a_note_hangs_by_its_whole_mark(line: str, mark: str) -> None:
    """``（注１）`` and ``注1）`` did not hang; beside ``注）…`` a hole stood inside ``※１``."""
    (note,) = MarkupReader({}, {}).text(line)
    assert isinstance(note, Note) and note.mark == mark


def test_e_there_is_no_hole_inside_a_mark(desk: ClerkFolder) -> None:
    """``※１`` beside ``注）`` is drawn in one run."""
    desk.block("※１お手続きの用紙は窓口にあります。", "注）お手続きの用紙は窓口にあります。")
    page = next(iter(layout(desk.folder / "appendix.yaml").pages()))
    assert {"※１", "注）"} <= {words(line) for line in page.texts}


@pytest.mark.parametrize("word", ["It’s", "Don’t", "user’s", "We’re", "rock’n’roll"])
def test_g_there_is_no_hole_after_an_apostrophe(word: str) -> None:
    """U+2019 between Latin letters is an apostrophe, not a closing bracket of full width."""
    assert widths(word, 20.0) == [0.5 * len(word)]


def test_p_a_page_is_filled(desk: ClerkFolder) -> None:
    """A third of a page stood white though the next row fitted."""
    rows = "".join(
        f"      - question: 質問{number}ですか？\n        answer: |\n" + "          答えの行です。\n" * (3 + number % 9)
        for number in range(40)
    )
    desk.write("faq.yaml", "type: faq\ntitle: ＦＡＱ\ncategories:\n  - name: 操作\n    questions:\n" + rows)
    made = layout(desk.folder / "appendix.yaml")
    report = made.report()
    assert isinstance(report, TypesettingReport) and len(report.whites) > 3
    assert max(report.whites[:-1]) < 0.2


def test_p_rows_that_go_on_keep_their_no_and_fields_have_room(desk: ClerkFolder) -> None:
    """They went on without their No; memo fields of 13 mm."""
    desk.block(*("答えの行です。" for _ in range(120)))
    desk.write("appendix.yaml", APPENDIX.replace("[faq.yaml]", "[faq.yaml, memo.yaml]"))
    desk.write("memo.yaml", "type: memo\nfields: [所属, 氏名, 日付]\n")
    pages = desk.printed().split("\n== ")
    assert len(pages) >= 3
    assert all("[repeat: 1] | " in page and "[repeat: 続き]" in page for page in pages[1:])
