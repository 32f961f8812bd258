"""Characters that nobody sees, or that only look like others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faqprint.manuscript.load import read

from .conftest import Find, SentenceCase, cases, judge


@pytest.mark.parametrize("character", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u202e", "\u200e", "\u3164"])
def test_an_invisible_character_is_marked_once_in_a_text(find: Find, character: str) -> None:
    """At its first place, with its number and how often it stands there."""
    (fault,) = find("invisible", f"ご利用{character}く{character}ださい")
    assert fault.place.column == 20
    assert dict(fault.values) == {"point": f"U+{ord(character):04X}", "count": "2"}


@pytest.mark.parametrize("answer", ["ご利用\u3000ください", "辻\U000e0100", "🏴\u200d☠\ufe0f", "か\u3099"])
def test_what_changes_what_is_seen_is_not(find: Find, answer: str) -> None:
    """Spaces, selectors, joiners, marks."""
    assert find("invisible", answer) == []


@pytest.mark.parametrize("character", ["\u2028", "\u2029"])
def test_a_separator_of_lines_is_told_by_everyone(find: Find, write: Callable[..., Path], character: str) -> None:
    """The lines that it parted are joined: ``build`` tells it, and proofreading not once more."""
    text = f"type: text\nbody: あ{character}い\n"
    path = write("title: 別紙\nsections: [text.yaml]\n", text=text)
    assert [(fault.code, fault.place) for fault in read(path)[1]] == [("invisible", ("text.yaml", 2, 8))]
    assert find("invisible", appendix="title: 別紙\nsections: [text.yaml]\n", text=text) == []


@pytest.mark.parametrize(
    ("answer", "mended"),
    [
        ("desk＠example.jp", "desk@example.jp"),
        ("宛先はｄｅｓｋ＠ｅｘａｍｐｌｅ．ｊｐです", "desk@example.jp"),
        ("https：//www.example.jp/a", "https://www.example.jp/a"),
        ("ｈｔｔｐｓ：／／ｗｗｗ．example.jp／", "https://www.example.jp/"),
    ],
)
def test_an_address_in_full_width_is_marked(find: Find, answer: str, mended: str) -> None:
    """With the address that works."""
    assert [dict(fault.values)["mended"] for fault in find("address-form", answer)] == [mended]


@pytest.mark.parametrize(
    "answer", ["desk@example.jp", "https://www.example.jp/", "単価＠100円", "ＩＢ：／／", "メール：desk@x.jp"]
)
def test_an_address_that_works_is_not(find: Find, answer: str) -> None:
    """Nor a price."""
    assert find("address-form", answer) == []


@pytest.mark.parametrize(
    ("body", "code", "line", "column"),
    [
        ("'９～１７、9〜17'", "look-alike", 2, 14),
        ("'０－１、0−1'", "look-alike", 2, 13),
        ("'―と—'", "look-alike", 2, 10),
        ("ｶﾅ入力", "half-width-katakana", 2, 7),
    ],
)
def test_look_alikes_and_half_width_are_marked(find: Find, body: str, code: str, line: int, column: int) -> None:
    """Each at its place."""
    faults = find(code, appendix="title: 別紙\nsections: [text.yaml]\n", text=f"type: text\nbody: {body}\n")
    assert [fault.place for fault in faults] == [("text.yaml", line, column)]


@pytest.mark.parametrize(
    ("answer", "columns"),
    [("{{desk}}です。", [2, 3]), ("{{kana}}です。", [2, 3, 4]), ("半角カナ（{{desk}}）です。", [2]), ("はい。", [2])],
)
def test_half_width_katakana_of_a_branch(find: Find, answer: str, columns: list[int]) -> None:
    """It is marked where a page prints it, as in the content itself: nothing was said of the branch list's."""
    appendix = "title: 別紙\nsections: [faq.yaml]\nvalues: {desk: 本店, kana: '{{desk}}', other: 外}\n"
    branches = "code,name,desk,kana,other\n001,ｴｷﾏｴ支店,ﾃｽﾄ,ｶﾅ,ﾎｶ\n"
    faults = find("half-width-katakana", answer, appendix=appendix, branches=branches)
    assert [fault.place for fault in faults] == [("branches.csv", 2, column) for column in columns]


def test_comments_are_not_proofread(find: Find) -> None:
    """Look-alikes and half-width katakana in comments are nobody's business."""
    assert find("", appendix="title: 別紙～  # 〜 ｶﾅ\nsections: [faq.yaml]\n# 神\n") == []


def test_look_alikes_of_different_files_may_differ(find: Find) -> None:
    """A pair is told of only where both stand in one file."""
    assert find("look-alike", appendix="title: ～\nsections: [text.yaml]\n", text="type: text\nbody: 〜\n") == []


@pytest.mark.parametrize("character", ["x", "ａ", ".", "1", "１", "\u3000"])
def test_a_long_word_is_looked_through_once(find: Find, character: str) -> None:
    """Each of its letters began a search to its end, by this rule and by those of numbers: 20,000 of them took 6 s."""
    assert {fault.code for fault in find("", "あ" + character * 200_000)}.isdisjoint({"address-form", "vary-dash"})


@pytest.mark.parametrize("case", cases("characters"), ids=str)
def test_a_text_is_marked_or_let_alone(find: Find, case: SentenceCase) -> None:
    """Each text of the data file."""
    judge(find, case)


def test_a_long_run_of_marks_of_half_width_is_gone_through_once(find: Find) -> None:
    """It was for each mark anew: 40,000 took nine seconds."""
    (fault,) = find("half-width-katakana", "あ" + "ﾞ" * 40_000 + "・ｱ")
    assert fault.place.column == 40_003 + 16
