"""Units in pairs."""

from __future__ import annotations

from typing import Any

from faqprint.compare.pairs import pair_units
from faqprint.compare.units import units_of

from .contents import FEE, HOURS, LOCK, PHONE, SAFE, content, faq, question, read_text
from .pairs_of_contents import CONTACT, DESK, MEMO, NOTICE, TEXT


def pairs(old: str, new: str) -> list[tuple[str, str, str, bool]]:
    """Names of both, the rule, whether it moved."""
    olds, news = units_of(read_text(old)[0]), units_of(read_text(new)[0])
    return [(olds[pair.old].name, news[pair.new].name, pair.rule, pair.moved) for pair in pair_units(olds, news)]


def questions(*asked: dict[str, str], **others: Any) -> str:
    """A content of one category."""
    return content(faq({"全般": list(asked)}, **others))


def test_rules_in_their_order() -> None:
    """CD-3: id before question, question before answer, then likeness and place."""
    old = questions({**HOURS, "id": "a"}, FEE, LOCK, question("口座は要りますか。", "はい、要ります。"))
    new = questions(
        {**PHONE, "id": "a"},
        {**FEE, "answer": "無料。"},
        {**LOCK, "question": "暗証番号が分かりません。"},
        question("口座は必要でしょうか。", "はい、要ります。"),
    )
    assert [pair[2:] for pair in pairs(old, new)[3:]] == [
        ("id", False),
        ("question", False),
        ("answer", False),
        ("similar", False),
    ]


def test_moved_is_out_of_order_or_in_another_category() -> None:
    """CD-6; one whose category was renamed stays where it was."""
    old = content(faq({"全般": [HOURS, FEE], "安全": [LOCK, SAFE]}))
    new = content(faq({"全般": [HOURS, FEE, SAFE], "守り": [LOCK]}))
    assert {pair[0]: pair[3] for pair in pairs(old, new)}[SAFE["question"]]
    renamed = content(faq({"全般": [HOURS, FEE], "守り": [LOCK, SAFE]}))
    assert not any(pair[3] for pair in pairs(old, renamed))
    assert ("安全", "守り", "place", False) in pairs(old, renamed)


def test_category_that_is_there_is_not_renamed() -> None:
    """CD-7: its old name must be gone and its new one new."""
    old = content(faq({"全般": [HOURS, FEE], "安全": [LOCK]}))
    new = content(faq({"全般": [HOURS], "安全": [LOCK], "費用": [FEE]}))
    assert [pair for pair in pairs(old, new) if pair[0] in ("全般", "安全")] == [
        ("全般", "全般", "question", False),
        ("安全", "安全", "question", False),
    ]


def test_sections_pair_by_title_then_by_type() -> None:
    """A notice with other words is the notice; desks pair inside paired sections only."""
    other = {"type": "notice", "label": "注意", "items": ["振り込め詐欺にご注意ください。"]}
    old, new = content(CONTACT, NOTICE, MEMO), content({**CONTACT, "desks": [{**DESK, "name": "業務部"}]}, other, MEMO)
    made = [pair[:2] for pair in pairs(old, new)]
    assert ("重要", "注意") in made and ("控え", "控え") in made and ("事務部", "業務部") in made


def test_two_text_sections_without_likeness_are_two() -> None:
    """Of texts an appendix may have many."""
    old, new = content(TEXT), content({"type": "text", "title": "おわりに", "body": "以上です。"})
    assert pairs(old, new) == [("別紙３　ＦＡＱ", "別紙３　ＦＡＱ", "question", False)]


def test_reference_is_the_same_wherever_its_question_stands() -> None:
    """The No of a reference says nothing when questions are matched."""
    there = question("問い合わせ", "[[a]]をご覧ください。", id="")
    old = questions({**HOURS, "id": "a"}, {**there, "id": "x"})
    new = questions({**there, "id": "x"}, {**HOURS, "id": "a"})
    assert sorted(pair[2] for pair in pairs(old, new)[3:]) == ["id", "id"]
