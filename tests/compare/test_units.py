"""Appendices as units."""

from __future__ import annotations

from faqprint.compare.units import units_of

from .contents import FEE, HOURS, content, faq, read_text
from .pairs_of_contents import CHECKLIST, CONTACT, MEMO, NOTICE, TEXT

ALL = content(faq({"全般": [{**HOURS, "id": "h"}], "費用": [FEE]}, intro="前書き"), CONTACT, CHECKLIST, NOTICE, MEMO, TEXT)


def test_all_kinds_in_print_order() -> None:
    """The head of the appendix first, then each section with what it holds."""
    units = units_of(read_text(ALL)[0])
    assert [(unit.kind, unit.name) for unit in units] == [
        ("section", "別紙３　ＦＡＱ"),
        ("section", "ＦＡＱ"),
        ("category", "全般"),
        ("question", HOURS["question"]),
        ("category", "費用"),
        ("question", FEE["question"]),
        ("section", "お問い合わせ先"),
        ("desk", "事務部"),
        ("section", "確認事項"),
        ("item", "申込書を受け取る"),
        ("item", "本人確認をする"),
        ("section", "重要"),
        ("item", NOTICE["items"][0]),
        ("item", NOTICE["items"][1]),
        ("section", "控え"),
        ("section", "はじめに"),
        ("line", "この資料は店内用です。"),
        ("line", "◆社外に出さないこと。"),
        ("line", "◆古い版は捨てること。"),
    ]


def test_a_question_has_its_number_id_and_category() -> None:
    """As they print."""
    units = [unit for unit in units_of(read_text(ALL)[0]) if unit.kind == "question"]
    assert [(unit.no, unit.id, unit.group) for unit in units] == [("1", "h", "全般"), ("2", "", "費用")]
    assert units[0].field("answer").text == HOURS["answer"] and units[0].field("note").text == ""


def test_places() -> None:
    """Questions, desks, items and lines know their own line of the source, where it was read."""
    appendix, examined = read_text(ALL)
    lines = ALL.split("\n")
    for unit in units_of(appendix, examined):
        if unit.kind in ("desk", "item", "category"):
            line = lines[unit.place.line - 1]
            before = lines[unit.place.line - 2]
            assert unit.name in line or unit.name in lines[unit.place.line] or "{" in before, unit.name
    assert {unit.place.file for unit in units_of(appendix, examined)} == {"content/appendix.yaml"}
    assert [unit.place.line for unit in units_of(appendix) if unit.kind == "item"] != [
        unit.place.line for unit in units_of(appendix, examined) if unit.kind == "item"
    ]


def test_line_of_a_text_section_has_its_line() -> None:
    """A block of lines begins below its key."""
    body = ["一。", "| 甲 | 乙 |", "|---|---|", "| 丙 | 丁 |", "二。"]
    text = "\n".join(["title: 別紙", "sections:", "  - type: text", "    body: |", *(f"      {line}" for line in body), ""])
    lines = [unit for unit in units_of(*read_text(text)) if unit.kind == "line"]
    assert [(unit.name, unit.place.line) for unit in lines] == [("一。", 5), ("| 甲 | 乙 |\n| 丙 | 丁 |", 6), ("二。", 9)]
