"""Warnings for what can be printed but is probably a slip."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from faqprint.errors import Fault

Faults = Callable[..., tuple[Fault, ...]]


@pytest.mark.parametrize(
    ("body", "code", "line", "column"),
    [
        ("大\ufa19社", "changed-by-nfc", 2, 8),
        (">\n  あ\n  い", "folded-block", 2, 7),
        ('あ"', "quote-unopened", 2, 7),
        ("あ**い", "unclosed-strong", 2, 8),
        ("受付は｛｛tel｝｝です", "wide-mark", 2, 10),
        ("|\n  あ\n  い［［ib］］を参照", "wide-mark", 4, 4),
        ("あ＊＊い＊＊う", "wide-mark", 2, 8),
        ("|\n  あ\n   ｜版｜日付｜ \n  い", "wide-mark", 4, 4),
        ("|\n  |版|日付|\n  |-|-|\n  |1|2|\n  | ＾＾ |4|", "wide-mark", 6, 5),
        ("|\n  あ\n  |版|日付|\n  |1|2|\n  |3|4|", "table-rule-missing", 4, 3),
        ("|\n  |版|日付|\n  |---|---|\n  |1|2|\n  |窓口|電話|\n  |---|:--|\n  |3|4|", "table-rule-again", 7, 3),
        ("|\n  |版|日付|\n  |ーー|ーー|\n  |3|4|", "table-rule-other", 4, 3),
        ("|\n  |版|日付|\n  |---+---|\n  |3|4|", "table-rule-other", 4, 3),
        ("|\n  |版|日付|\n  |===|===|\n  |3|4|", "table-rule-other", 4, 3),
    ],
)
def test_warning(faults_of: Faults, body: str, code: str, line: int, column: int) -> None:
    """Each is one warning at its place."""
    faults = faults_of("title: 別紙\nsections: [text.yaml]\n", text=f"type: text\nbody: {body}\n")
    assert [(f.code, f.severity, f.place) for f in faults] == [(code, "warning", ("text.yaml", line, column))]


TABLE = "|\n  |a|b|\n  |-|-|\n  |c|d|"


def test_another_rule_is_answered_with_a_rule(faults_of: Faults) -> None:
    """0.1.1 said that none stands there."""
    body = "|\n  |版|日付|\n  |－－|：－|\n  |3|4|"
    (fault,) = faults_of("title: 別紙\nsections: [text.yaml]\n", text=f"type: text\nbody: {body}\n")
    assert dict(fault.values) == {"written": "|－－|：－|", "mended": "|---|---|"}


@pytest.mark.parametrize(
    "body", ["｜漢字《かんじ》と｜仮名《かな》", "＊＊＊", "＊印", "｛あ｝", "［［］］", "'|a|b|'", TABLE, "|\n  |a|b\n  |c|d"]
)
def test_marks_that_are_nothing_else_are_not_warned_of(faults_of: Faults, body: str) -> None:
    """Ruby, a row of asterisks, brackets by themselves, one row of bars, and tables that are ones."""
    faults = faults_of("title: 別紙\nsections: [text.yaml]\n", text=f"type: text\nbody: {body}\n")
    assert not {"wide-mark", "table-rule-missing"} & {fault.code for fault in faults}


@pytest.mark.parametrize("body", ["“{{x}}”", "‘あ’", "”あ”", "＂あ＂"])
def test_curly_quotes_around_a_text_are_told_with_the_mended_line(faults_of: Faults, body: str) -> None:
    """They were meant for YAML, which prints them as they stand."""
    (fault,) = faults_of("title: 別紙\nvalues: {x: y}\nsections: [text.yaml]\n", text=f"type: text\nbody: {body} # 注\n")
    assert (fault.code, fault.severity, fault.place) == ("curly-quotes", "warning", ("text.yaml", 2, 7))
    assert dict(fault.values)["mended"] == f"body: '{body[1:-1]}' # 注"


@pytest.mark.parametrize("body", ["「あ」", "“あ”と“い”", "“あ”です", "|\n  “あ”", "'“あ”'", "『あ』"])
def test_quotes_that_are_part_of_a_text_are_not_warned_of(faults_of: Faults, body: str) -> None:
    """Japanese brackets, and curly quotes that enclose a part or that YAML's own quotes or a bar show to be meant."""
    assert faults_of("title: 別紙\nsections: [text.yaml]\n", text=f"type: text\nbody: {body}\n") == ()


@pytest.mark.parametrize("body", ['画面は6"', "「あ」", "it's", ">-\n  あ\n\n  ※い", ">\n  a\n  b"])
def test_what_only_looks_like_a_slip_is_not_warned_of(faults_of: Faults, body: str) -> None:
    """Inches, an apostrophe, and a fold in which no break becomes a space beside a full-width character (H)."""
    assert faults_of("title: 別紙\nsections: [text.yaml]\n", text=f"type: text\nbody: {body}\n") == ()


@pytest.mark.parametrize(
    ("row", "mended"),
    [("｜－－－｜－－－｜", "|---|---|"), ("｜：ーー｜―：｜", "|:---|---:|"), ("｜版｜－｜", "|版|－|")],
)
def test_a_rule_in_full_width_is_answered_with_a_rule(faults_of: Faults, row: str, mended: str) -> None:
    """0.1.1 answered with ``|－－－|－－－|``, which is none either."""
    faults = faults_of("title: 別紙\nsections: [text.yaml]\n", text=f"type: text\nbody: |\n  {row}\n")
    assert [dict(fault.values)["mended"] for fault in faults if fault.code == "wide-mark"] == [mended]


@pytest.mark.parametrize("written", ["［［ib：page］］", "［［ib:ｐａｇｅ］］", "［［ib ： page ］］"])
def test_a_wide_reference_to_a_page_is_narrowed_whole(faults_of: Faults, written: str) -> None:
    """With its colon: what is advised is a reference, not another slip."""
    (fault,) = faults_of("title: 別紙\nsections: [text.yaml]\n", text=f"type: text\nbody: あ{written}\n")
    assert dict(fault.values)["mended"].replace(" ", "") == "[[ib:page]]"
