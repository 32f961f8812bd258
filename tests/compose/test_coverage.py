"""Every printed cluster has a glyph, or a fault at each of its places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from faqprint.compose.coverage import coverage
from faqprint.manuscript.model import Appendix
from faqprint.manuscript.values import resolve
from faqprint.messages.sentences import render
from tests.pictures.files import plain

Load = Callable[..., Appendix]

APPENDIX = (
    "title: 別紙  # 𠮷 in a comment\nvalues: {who: '𠮷田', other: 髙}\nsections: [faq.yaml, {type: notice, items: ['{{who}}']}]\n"
)
FAQ = """\
type: faq
title: ＦＡＱ
categories:
  - name: 区分
    questions:
      - {question: あ, answer: い}
      - question: 番号は？
        answer: |
          ◆𠮷野家
          葛\U000e0100**太**
  - name: 𠮷
    questions: [{question: あ, answer: い}]
"""


def test_missing_glyph_is_told_at_each_place(load_one: Load) -> None:
    """A cluster without a glyph is a fault with file, line, column, No and code point; comments do not count."""
    appendix = resolve(load_one(APPENDIX, faq=FAQ))
    faults = coverage(appendix, lambda cluster, bold: cluster != "𠮷")
    assert [(f.code, f.place, dict(f.values)["row"]) for f in faults] == [
        ("missing-glyph", ("appendix.yaml", 2, 16), ""),
        ("missing-glyph", ("faq.yaml", 9, 12), "2"),
        ("missing-glyph", ("faq.yaml", 11, 11), ""),
    ]
    assert "No.2 「𠮷」（U+20BB7）" in render(faults[1])


def test_glyphs_missing_from_one_line_are_told_from_left_to_right(load_one: Load) -> None:
    """Their order is that of their columns, whichever code point is the greater."""
    appendix = resolve(load_one("title: 別紙\nsections: [{type: text, body: 髙𠮷髙}]\n"))
    faults = coverage(appendix, lambda cluster, bold: cluster not in ("𠮷", "髙"))
    assert [f.place.column for f in faults] == [31, 32, 33]


def test_a_character_typed_many_times_is_told_ten_times(load_one: Load) -> None:
    """Ten thousand faults of four megabytes were told; the tenth says how many more there are, and is followed by none."""
    typed = "\n".join(["          𠮷野家𠮷"] * 5_000)
    faq = FAQ.replace("          ◆𠮷野家", f"          髙\n{typed}")
    appendix = resolve(load_one("title: 髙\nsections: [faq.yaml]\n", faq=faq))
    faults = coverage(appendix, lambda cluster, bold: cluster not in ("𠮷", "髙"))
    told = [(dict(fault.values)["text"], dict(fault.values).get("further")) for fault in faults]
    assert told == [("髙", None), ("髙", None), *[("𠮷", None)] * 9, ("𠮷", "9991")]
    assert "書体にありません（ほか9991か所）。" in render(faults[-1])


def test_all_is_well(load_one: Load) -> None:
    """Each distinct cluster is asked once and nothing is told; marks, values in use and selectors count."""
    asked: list[tuple[str, bool]] = []

    def has_glyph(cluster: str, bold: bool) -> bool:
        asked.append((cluster, bold))
        return True

    assert coverage(resolve(load_one(APPENDIX, faq=FAQ)), has_glyph) == ()
    assert len(asked) == len(set(asked))
    assert {("◆", False), ("田", False), ("葛\U000e0100", False), ("太", True), ("Ｆ", True), ("＜", False)} <= set(asked)
    assert ("髙", False) not in asked and ("番", True) not in asked


def test_bold_face_is_asked_for_strong_text(load_one: Load) -> None:
    """A character that only the bold face lacks is a fault where it is strong."""
    faults = coverage(resolve(load_one(APPENDIX, faq=FAQ)), lambda cluster, bold: not (bold and cluster == "太"))
    assert [f.place for f in faults] == [("faq.yaml", 10, 15)]


def test_value_of_a_branch_is_told_without_a_line(load_one: Load) -> None:
    """A character that came from an edition's values stands in no source file."""
    faults = coverage(resolve(load_one(APPENDIX, faq=FAQ), {"who": "〱"}), lambda cluster, bold: cluster != "〱")
    assert [(f.place, f.line_text) for f in faults] == [(("appendix.yaml", 1, 1), "")]


def test_rare_characters_of_a_long_text_are_asked(load_one: Load, tmp_path: Path) -> None:
    """However long the text, a character that stands in it once is asked for."""
    long = "あいうえお" * 12_000
    appendix = load_one(faq=FAQ.replace("answer: い", f"answer: {long}〇", 1))
    assert [f.place.column for f in coverage(appendix, lambda cluster, bold: cluster != "〇")] == [60_031]


def test_mark_at_the_start_of_a_text_is_told_there(load_one: Load) -> None:
    """A combining mark without a character before it is not taken for one with the text before."""
    appendix = load_one(faq=FAQ.replace("番号は？", "\u3099番号"))
    found = coverage(appendix, lambda cluster, bold: cluster != "\u3099")
    assert [(f.place, dict(f.values)["point"]) for f in found] == [(("faq.yaml", 7, 19), "U+3099")]


def test_words_that_nobody_types_are_asked(load_one: Load) -> None:
    """The heads of the table, of a font that lacks them (they ended in exit 3, without a place); not where there is no table."""
    appendix = resolve(load_one(APPENDIX, faq=FAQ))
    faults = coverage(appendix, lambda cluster, bold: not (bold and cluster == "o"))
    assert [(f.code, f.place, dict(f.values)["text"]) for f in faults] == [("missing-glyph", ("appendix.yaml", 1, 1), "o")]
    plain = resolve(load_one("title: 別紙\nsections: [{type: text, body: あ}]\n"))
    assert not coverage(plain, lambda cluster, bold: cluster not in "o答")


def test_no_and_mark_and_named_pages_are_asked(load_one: Load) -> None:
    """A code in the text's face, the mark in the bold one, and the digits of a page in the face of the text that names it."""
    appendix = resolve(
        load_one(
            "title: 甲　題\nmark: 秘\nsections: [faq.yaml, {type: text, body: '**[[a:page]]**'}]\n",
            faq=FAQ.replace("answer: い}", "answer: い, id: a, code: 乙}", 1),
        )
    )

    def lacking(text: str, bold: bool) -> list[str]:
        faults = coverage(appendix, lambda cluster, heavy: not (cluster == text and heavy == bold))
        return sorted({dict(fault.values)["text"] for fault in faults})

    assert [lacking("乙", False), lacking("秘", True), lacking("7", True), lacking("甲", True)] == [["乙"], ["秘"], ["7"], ["甲"]]
    assert lacking("乙", True) == []


def test_words_of_a_picture_are_asked_where_a_list_of_questions_prints_them(load_one: Load, tmp_path: Path) -> None:
    """Of a question that is nothing else; elsewhere they are read aloud alone."""
    (tmp_path / "a.png").write_bytes(plain())
    faq = "type: faq\ntitle: ＦＡＱ\ncategories:\n  - name: あ\n    questions: [{question: '![𠮷](a.png)', answer: い}]\n"
    for toc, count in (("true", 0), ("questions", 1)):
        appendix = resolve(load_one(f"title: 別紙\ntoc: {toc}\nsections: [faq.yaml]\n", faq=faq))
        assert len(coverage(appendix, lambda cluster, bold: cluster != "𠮷")) == count
