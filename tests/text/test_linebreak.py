"""Where lines break: the corpus, exact in every case; what it leaves open; and what holds for any text, measure and options."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import assume, given, settings

from faqprint.style import LineOptions
from faqprint.text.fonts import clusters

from .corpus import CASES, MORE, SEED, TEXTS, UNBROKEN, broken, content, forbidden_edge, widths, without_spaces
from .oracle import Oracle
from .strategies import measures, options, plain_options, plain_texts, texts
from .test_runs import PHONES

JLREQ = {"spacing": "jlreq", "adjust": "shrink"}
PROFILES = {"default": "strict", "seed": "normal"}
#: Units that fill a line of their own in the corpus.
UNITS = ["info@example.co.jp"]
MEASURES = [half / 2 for half in range(8, 91)]


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
    """％ begins a line only at loose, even behind a space, whatever stands before it; once only after a number (LB-7)."""
    assert lines("約１００％", 4, kinsoku=level) == ["約", "１００％"]
    assert lines("約１０ ％", 3.5, kinsoku=level) == ["約", "１０ ％"]
    assert lines("約百分％", 3, kinsoku=level) == ["約百", "分％"]
    assert lines("約百分 ％", 3, kinsoku=level) == ["約百", "分 ％"]
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


def test_soft_hyphen() -> None:
    """U+00AD allows a break inside a word, with a hyphen that takes room, and none before what begins no line (LB-10)."""
    assert lines("hyphen\u00adation", 3.5) == ["hyphen\u00ad", "ation"]
    assert widths("hyphen\u00adation", 3.5) == [3.5, 2.5]
    assert widths("hyphen\u00adation", 6) == [5.5]
    assert lines("甲hy\u00adphen\u00adation", 4.5) == ["甲hy\u00adphen\u00ad", "ation"]
    assert lines("甲hy\u00adphen\u00adation", 4) == ["甲hy\u00ad", "phen\u00ad", "ation"]  # no room for the second hyphen
    assert lines("甲乙\u00ad。丙", 2) == ["甲", "乙\u00ad。", "丙"]
    assert lines("甲hyphen\u00ad\u2060ation", 5.5) == ["甲", "hyphen\u00ad\u2060ation"]  # a joiner is stronger
    assert widths("甲乙\u00ad 丙丁", 2) == [2, 2]  # at a space there is no hyphen
    assert widths("甲乙\u00ad", 2) == [2]  # nor at the end
    assert cut_lines("a\u00adb", 0.5) == ["a\u00ad", "b"]


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
        ("あいうえおか", 5, {}, ["あいうえ", "おか"]),  # (b) pushed down
        ("あいうえIDか", 5, {}, ["あいうえ", "IDか"]),  # by the unit
        ("IDかきくけこさ", 1, {}, ["ID", "か", "き", "く", "け", "こ", "さ"]),  # nothing left to push
        ("あいうえおか？！", 6, JLREQ, ["あいうえ", "おか？！"]),  # marks are no content
        ("あいうｶﾞ", 3, {}, ["あい", "うｶﾞ"]),  # ﾞ is no character of its own (FN-2)
        ("あいうえ\u00a0。", 4, JLREQ, ["あい", "うえ\u00a0。"]),  # nor is a space that never breaks
        ("あいうえお" + "」" * 12, 8, JLREQ, ["あいう", "えお" + "」" * 12]),  # however many marks there are
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


# --- the corpus -------------------------------------------------------------------------------------------------------


# More than a thousand cases in three tests: each as a test of its own takes ten times as long to tell of as to break.
def test_each_case_has_a_name_of_its_own() -> None:
    """Each is told by it where it fails."""
    assert [name for name, count in Counter(case["id"] for case in CASES + MORE).items() if count > 1] == []


def test_cases() -> None:
    """Each case breaks exactly as the corpus, or the rule it names, says."""
    got = {case["id"]: broken(case["text"], case["width_em"], **case.get("options", {}))[0] for case in CASES + MORE}
    assert got == {case["id"]: [unicodedata.normalize("NFC", line) for line in case["expect"]["lines"]] for case in CASES + MORE}


def widths_of(cases: Iterable[dict[str, Any]]) -> dict[str, list[float]]:
    """The widths of the lines of each case."""
    return {case["id"]: widths(case["text"], case["width_em"], **case.get("options", {})) for case in cases}


def test_natural_widths() -> None:
    """The widths are the natural ones of the corpus, shrunk lines at the measure (SP-2, SP-6)."""
    cases = [case for case in CASES if "natural_em" in case["expect"]]
    expected = {case["id"]: [min(natural, case["width_em"]) for natural in case["expect"]["natural_em"]] for case in cases}
    assert cases and widths_of(cases) == expected


def test_widths() -> None:
    """The widths are what the rule says, and belong to the lines."""
    cases = [case for case in MORE if "widths_em" in case["expect"]]
    assert cases and widths_of(cases) == {case["id"]: case["expect"]["widths_em"] for case in cases}


@pytest.mark.parametrize(
    "paragraph", [paragraph for paragraph in SEED if "exception" not in paragraph], ids=lambda p: p["text"][:12]
)
def test_seed_paragraph(paragraph: dict[str, Any]) -> None:
    """The seed profile breaks each paragraph as the seed does, the one reference that fits no fixed measure apart."""
    assert broken(paragraph["text"], paragraph["measure"], profile="seed")[0] == paragraph["lines"]


def test_default_profile_on_the_seed() -> None:
    """The default profile at 17, 26 and 24 em changes the references and the small っ of row 13, nothing else."""
    changed = [
        paragraph["text"][:6]
        for paragraph in SEED
        if broken(paragraph["text"], {26.5: 26}.get(paragraph["measure"], paragraph["measure"]), profile="default")[0]
        != paragraph["lines"]
    ]
    assert changed == ["パソコンの推", "パソコンの推", "電子証明書の", "法人ＩＢの再", "電子証明書の"]


@pytest.mark.parametrize("profile", PROFILES)
def test_properties(profile: str) -> None:
    """PROP-1 to PROP-5 and PROP-8 hold for every text at every measure."""
    for text in TEXTS:
        for measure in MEASURES:
            lines, cut = broken(text, measure, profile=profile)
            where = (text, measure, lines)
            assert forbidden_edge(lines, PROFILES[profile]) == "", where
            assert without_spaces("".join(lines)) == without_spaces(text), where
            assert max(widths(text, measure, profile=profile)) <= measure + 1e-6, where
            for unit in UNBROKEN:
                if not cut and unit in text:
                    assert "\n".join(lines).count(unit) == unicodedata.normalize("NFC", text).count(unit), where
            # LB-15 parts no unit: where the line before is one, the runt stays.
            if profile == "default" and measure >= 8 and len(lines) > 1 and lines[-2] not in UNITS:
                assert content(lines[-1]) >= 2, where


def test_line_count() -> None:
    """PROP-6: JLREQ's spacing takes no more lines than fixed pitch, but for one that the runt rule may add."""
    for text in TEXTS:
        for measure in MEASURES:
            fixed = len(broken(text, measure, kinsoku="strict")[0])
            plain = len(broken(text, measure, kinsoku="strict", spacing="jlreq", adjust="shrink")[0])
            assert plain <= fixed, (text, measure)
            assert len(broken(text, measure, profile="default")[0]) <= fixed + 1, (text, measure)


# --- any text ---------------------------------------------------------------------------------------------------------


@settings(max_examples=600, deadline=None)
@given(plain_texts.map(str.strip), measures, plain_options)
def test_agrees_with_the_plain_reading(text: str, measure: float, named: dict[str, Any]) -> None:
    """The fast breaker gives the lines and widths of the rules read one by one."""
    expected = Oracle(text, measure, LineOptions(**named)).lines()
    assume(text and expected)
    assert broken(text, measure, **named) == ([line for line, _ in expected], False)
    if named["spacing"] == "jlreq" or named["line_end"] == "full":
        assert widths(text, measure, **named) == [width for _, width in expected]


@settings(max_examples=600, deadline=None)
@given(texts, measures, options)
def test_any_text(text: str, measure: float, named: dict[str, Any]) -> None:
    """PROP-1, 2, 4, 5 and 7, for any text and all options."""
    lines, cut = broken(text, measure, **named)
    assert (lines, cut) == broken(text, measure, **named)
    unseen = {0x200B: None, 0x0A: None}
    assert without_spaces("".join(lines).translate(unseen)) == without_spaces(text.translate(unseen))
    for line, width in zip(lines, widths(text, measure, **named), strict=True):
        if named["hang"] == "none" and width > measure + 1e-6:
            assert len(clusters(line.translate({0x200B: None, 0x2060: None, 0xAD: None, ord("ﾞ"): None, ord("ﾟ"): None}))) == 1
    # A zero width space breaks before anything, a URL before its ?, LF wherever it stands (LB-9 to LB-11).
    if not cut and not any(mark in text for mark in "\u200b\n\u00ad") and "://" not in text:
        assert forbidden_edge(lines, named["kinsoku"]) == ""
