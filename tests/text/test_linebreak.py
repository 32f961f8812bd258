"""What the corpus leaves open: overflow, hanging, runts, spaces and zero-width characters, phrases."""

from __future__ import annotations

from typing import Any

import pytest

from .corpus import broken, widths
from .test_runs import PHONES

JLREQ = {"spacing": "jlreq", "adjust": "shrink"}


def lines(text: str, measure: float, **options: Any) -> list[str]:
    """The lines of a text that needs no cut."""
    got, cut = broken(text, measure, **options)
    assert not cut
    return got


def cut_lines(text: str, measure: float, **options: Any) -> list[str]:
    """The lines of a text of which a unit had to be cut, and was warned of."""
    got, cut = broken(text, measure, **options)
    assert cut
    return got


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("info@example.co.jp", 6, ["info", "@example.co.", "jp"]),  # before @ first, then after . or _
        ("example.information", 6, ["example.", "information"]),
        ("abc_def-ghijk", 5, ["abc_def-", "ghijk"]),
        ("abcdefghij", 3, ["abcdef", "ghij"]),  # then anywhere
        ("０９６－３２６－９４０７", 10, ["０９６－３２６－", "９４０７"]),  # full-width marks as their base
        ("ＡＢＣＤ", 3, ["ＡＢＣ", "Ｄ"]),
        ("……", 1, ["…", "…"]),
        ("aaa.。", 2, ["aa", "a.。"]),  # LB-1 is kept where a cut keeps it
        ("（（あ", 2, ["（（", "あ"]),  # and yields where none does
        ("。。。", 2, ["。。", "。"]),
        ("ｶﾞｷﾞ", 0.5, ["ｶﾞ", "ｷﾞ"]),  # a cluster is never cut
        ("葛\U000e0100飾", 0.5, ["葛\U000e0100", "飾"]),
    ],
)
def test_overflow(text: str, measure: float, expected: list[str]) -> None:
    """A unit wider than the measure is cut in the order of LB-14, with a warning."""
    assert cut_lines(text, measure) == expected


def test_overflow_begins_on_a_line_of_its_own() -> None:
    """A legal break before the unit comes before any cut inside it."""
    assert cut_lines("詳細はabcdefghijklをみる", 5) == ["詳細は", "abcdefghij", "klをみる"]


def test_runt_of_a_cut_unit() -> None:
    """LB-15 moves the last cut of a unit, for there is no break to push from."""
    assert cut_lines("abcdefg", 3, last_min=2) == ["abcde", "fg"]


@pytest.mark.parametrize("phone", PHONES)
def test_phone_goes_down_whole(phone: str) -> None:
    """A telephone number that does not fit beside the text before it begins a line (LB-8)."""
    (measure,) = widths(f"{phone}へ", 20)
    assert lines(f"電話番号は{phone}へ", measure) == ["電話番号は", f"{phone}へ"]


def test_url_breaks_before_its_query() -> None:
    """LB-9: after a slash or before ? & #, nowhere else."""
    assert lines("https://x.example.jp/faq?id=12&page=3", 12) == ["https://x.example.jp/faq", "?id=12&page=3"]


@pytest.mark.parametrize(
    ("level", "expected"),
    [("strict", ["ああ", "い々々い"]), ("normal", ["ああ", "い々々い"]), ("loose", ["ああい々", "々い"])],
)
def test_levels(level: str, expected: list[str]) -> None:
    """々 begins a line only at loose (LB-3)."""
    assert lines("ああい々々い", 4, kinsoku=level) == expected


@pytest.mark.parametrize("level", ["strict", "normal"])
def test_percent_stays_with_its_number(level: str) -> None:
    """％ leaves its number only at loose, even across a space, and begins a line after anything else (LB-7)."""
    assert lines("約１００％", 4, kinsoku=level) == ["約", "１００％"]
    assert lines("約１０ ％", 3.5, kinsoku=level) == ["約", "１０ ％"]
    assert lines("約百分％", 3, kinsoku=level) == ["約百分", "％"]
    assert lines("約１００％", 4, kinsoku="loose") == ["約１００", "％"]


def test_hanging() -> None:
    """A full stop or comma hangs only where it does not fit otherwise, shrinking included (LB-16)."""
    assert lines("あいう。えお", 3, hang="allow") == ["あいう。", "えお"]
    assert lines("あいう｡えお", 3, hang="allow") == ["あい", "う｡え", "お"]
    assert widths("あいう。えお", 3, hang="allow", spacing="jlreq") == [3.5, 2.0]
    assert lines("あ、い。えお", 3.5, hang="allow", **JLREQ) == ["あ、い。", "えお"]
    assert max(widths("あ、い。えお", 3.5, hang="allow", **JLREQ)) == 3.5
    assert lines("あいう。 えお", 3, hang="allow") == ["あいう。", "えお"]


def test_spaces_at_line_edges() -> None:
    """Scripts get lines without spaces at their edges; those that begin a paragraph count in its measure (LB-10)."""
    from faqprint.text import lines as raw_lines

    assert raw_lines("  あ  い　　う ", 1) == ["あ", "い", "う"]
    assert raw_lines("　あいう\n　え", 3) == ["あい", "う", "え"]
    assert raw_lines("　abcdef", 3) == ["abcdef"]  # an indent never leaves a line empty, nor cuts what fits without it
    assert raw_lines("   ", 3) == [""]


def test_no_break_space_and_word_joiner() -> None:
    """Neither ever breaks (LB-10)."""
    assert lines("ああ\u00a0いい", 3) == ["あ", "あ\u00a0い", "い"]
    assert lines("あい\u2060う", 2) == ["あ", "い\u2060う"]


def test_zero_width_space() -> None:
    """U+200B always breaks, inside a word and before what may not begin a line (LB-10)."""
    assert lines("abcd\u200befgh", 3) == ["abcd", "efgh"]
    assert lines("ああ\u200b。い", 2) == ["ああ", "。い"]
    assert lines("ああ \u200bい", 2) == ["ああ", "い"]  # after a space, once cut as if one unit
    assert lines("ああ\u3000\u200bい", 2) == ["ああ", "い"]


def test_spaces_after_an_opening_bracket() -> None:
    """A bracket with spaces after it ends no line either (LB-2)."""
    assert lines("ああ（ いう）", 3.5) == ["ああ", "（ い", "う）"]


def test_hard_breaks() -> None:
    """LF ends a line, and each part has its own last line (LB-11)."""
    assert lines("あいう\n\nえお", 2, last_min=1) == ["あい", "う", "", "えお"]


@pytest.mark.parametrize(
    ("text", "measure", "options", "expected"),
    [
        ("甲、乙、丙丁", 5, JLREQ, ["甲、乙、丙丁"]),  # (a) taken up
        ("あいうえおか。", 6, {}, ["あいうえ", "おか。"]),  # (b) pushed down
        ("あいうえIDか。", 6, {}, ["あいうえ", "IDか。"]),  # by the unit
        ("IDかきくけこさ", 1, {}, ["ID", "か", "き", "く", "け", "こ", "さ"]),  # nothing left to push
        ("あいうえおか？！", 6, {}, ["あいうえ", "おか？！"]),  # marks are no content
        ("あいうｶﾞ", 3, {}, ["あい", "うｶﾞ"]),  # ﾞ is no character of its own (FN-2)
        ("あいうえ\u00a0。", 4, {}, ["あい", "うえ\u00a0。"]),  # nor is a space that never breaks
        ("あいうえお" + "」" * 12, 16, {}, ["あいう", "えお" + "」" * 12]),  # however many marks there are
    ],
)
def test_runt(text: str, measure: float, options: dict[str, Any], expected: list[str]) -> None:
    """The last line has two content characters, taken up or pushed down (LB-15)."""
    assert lines(text, measure, last_min=2, **options) == expected


def test_look_ahead_never_squeezes_a_full_line() -> None:
    """JU-2: what is exactly full stays; what is short takes the next character by the fill tier."""
    assert lines("甲、乙、丙丁戊", 5, **JLREQ) == ["甲、乙、丙", "丁戊"]
    assert lines("甲、乙、丙丁戊", 4.5, **JLREQ) == ["甲、乙、丙", "丁戊"]


def test_fill_and_kinsoku_tiers() -> None:
    """A legal cut is shrunk past by quarters, a forbidden one by halves (JU-3, JU-4)."""
    assert lines("（甲）乙、丙丁", 5.5, **JLREQ) == ["（甲）乙、丙", "丁"]
    assert lines("甲、乙、丙っ丁戊", 5, **JLREQ) == ["甲、乙、丙っ", "丁戊"]
    assert lines("甲、乙、丙丁戊己", 4, **JLREQ) == ["甲、乙、", "丙丁戊己"]


def test_middle_dots_give_way_in_the_kinsoku_tier() -> None:
    """・ loses its quarters where the cut is forbidden, not elsewhere (JU-4)."""
    assert lines("あ・い・うっえお", 5, **JLREQ) == ["あ・い・うっ", "えお"]
    assert lines("あ・い・うえお", 4.5, **JLREQ) == ["あ・い・", "うえお"]


def test_word_spaces_shrink_to_a_quarter() -> None:
    """U+0020 gives a quarter of an em, in either tier (JU-3)."""
    assert lines("ああ いい うう", 5.5 + 1 - 0.5, **JLREQ) == ["ああ いい う", "う"]
    assert lines("ああ いい うう", 6, last_min=2, **JLREQ) == ["ああ いい", "うう"]


def test_phrases_only_where_they_cost_no_line() -> None:
    """LB-17: phrases hold together unless that takes another line."""
    heading = "本操作説明書に係るご意見・ご要望の記入欄"
    assert lines(heading, 12, wrap="phrase") == ["本操作説明書に係る", "ご意見・ご要望の記入欄"]
    assert lines(heading, 10.5, wrap="phrase") == lines(heading, 10.5)


def test_phrases_without_budoux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the optional dependency a heading breaks by characters (LB-17)."""
    from faqprint.text import phrase

    monkeypatch.setattr(phrase, "_parser", lambda: None)
    heading = "本操作説明書に係るご意見・ご要望の記入欄"
    assert lines(heading, 12, wrap="phrase") == lines(heading, 12)
