"""The class table and the pair functions, against the tables of text/RULES.md."""

from __future__ import annotations

import re

import pytest

from faqprint.text import jlreq

from .oracle import aki

#: A character of each column and row of SP-2: opening, closing, middle dot, full stop, comma, kana, wide space, Latin.
ORDER = "「」・。、あ　a"
#: SP-2 as printed: the aki between the row's class and the column's, columns in ``ORDER``.
AKI = {
    "「": (0, 0, 0.25, 0, 0, 0, 0, 0),
    "」": (0.5, 0, 0.25, 0, 0, 0.5, 0, 0.5),
    "・": (0.25, 0.25, 0.5, 0.25, 0.25, 0.25, 0.25, 0.25),
    "。": (0.5, 0, 0.75, 0, 0, 0.5, 0.5, 0.5),
    "、": (0.5, 0, 0.75, 0, 0, 0.5, 0.5, 0.5),
    "あ": (0.5, 0, 0.25, 0, 0, 0, 0, 0),
    "　": (0, 0, 0.25, 0, 0, 0, 0, 0),
    "a": (0.5, 0, 0.25, 0, 0, 0, 0, 0),
    " ": (0.5, 0, 0.25, 0, 0, 0, 0, 0),
}

#: The levels of LB-3.
LEVELS = ("strict", "normal", "loose")

CLASSES = {
    jlreq.OPEN: "（「『【〔［｛〈《≪«｟⦅〘〖〝“‘",
    jlreq.CLOSE: "）」』】〕］｝〉》≫»｠⦆〙〗〟”’",
    jlreq.HYPHEN: "‐–〜～゠",
    jlreq.DIVIDING: "？！‼⁇⁈⁉",
    jlreq.STOP: "。．",
    jlreq.COMMA: "、，",
    jlreq.LONG: "ー",
    jlreq.SMALL: "ぁっゃゎゕゖァッャヮヵヶㇰㇿ",
    jlreq.SOUND_MARK: "゛゜",
    jlreq.PREFIX: "￥＄￡￦№＃",
    jlreq.LATIN_PREFIX: "¥$£€₩#",
    jlreq.POSTFIX: "％℃℉ℓ￠㏄㏋㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㎥㎖㏀㏈㍱",
    jlreq.LATIN_POSTFIX: "%‰°′″¢",
    jlreq.KANA: "あんアヴｱﾝ",
    jlreq.KANJI: "亜龠髙﨑𠮟𠮷〆",
    jlreq.NUMERAL: "〇一十万億",
    jlreq.YEN: "円",
    jlreq.NUMBER_MARK: "〒▲△℡☎※＊",
    jlreq.IDEOGRAPHIC: "◆●■→①㈱ⅠⅡＯｚ＆＠／－㍻㍿㌀㏍㏂㏘",
    jlreq.MATH: "＝＋×÷",
    jlreq.LATIN: "AzÀéßĝµªº℧",
    jlreq.GREEK: "Αωάя҂Ж",
    jlreq.LATIN_SIGN: "_@&*+=<>|\\~^\"'§©®™²³½⅓†±−∓₂",
    jlreq.SLASH: "/-",
    jlreq.LATIN_OPEN: "([{¡¿",
    jlreq.LATIN_CLOSE: ")]},.",
    jlreq.LATIN_DIVIDING: "!?",
    jlreq.LATIN_COLON: ":;",
    jlreq.HALF_OPEN: "｢",
    jlreq.HALF_CLOSE: "｣､｡",
}


def pair(characters: str) -> tuple[str, str]:
    """The classes of two characters."""
    before, after = map(jlreq.class_of, characters)
    return before, after


@pytest.mark.parametrize("letter", CLASSES)
def test_class_of(letter: str) -> None:
    """Every member that the class table names has its class, full-width forms as their base."""
    assert {character: jlreq.class_of(character) for character in CLASSES[letter]} == dict.fromkeys(CLASSES[letter], letter)


@pytest.mark.parametrize("row", AKI)
def test_aki(row: str) -> None:
    """Each row of SP-2, by the patterns that trim."""
    assert tuple(aki(*pair(row + column)) for column in ORDER) == AKI[row]


@pytest.mark.parametrize(
    "characters", ["あい", "漢字", "ーあ", "あ…", "ＯＳ", "aあ", "漢1", "◆あ", "々を", "……"[:1] + "あ", "円の", "※あ", "あя"]
)
def test_stretches(characters: str) -> None:
    """JU-5 stretches between kana, kanji and their like, and beside Latin."""
    assert re.match(jlreq.STRETCHED, "".join(pair(characters)))


@pytest.mark.parametrize(
    "characters", ["ab", "a1", "яж", "5Ω", "あ、", "「あ", "あ・", "あ　", "？あ", "――", "……", "あ(", "１％"]
)
def test_stretches_not(characters: str) -> None:
    """JU-5 never stretches beside punctuation, inside Latin or within an inseparable pair."""
    assert not re.match(jlreq.STRETCHED, "".join(pair(characters)))


@pytest.mark.parametrize(
    ("characters", "levels"),
    [
        ("あい", "strict normal loose"),
        ("あっ", "normal loose"),
        ("ター", "normal loose"),
        ("人々", "loose"),
        ("あ・", "loose"),
        ("時〜", "loose"),
        ("あ‐", "loose"),
        ("０％", "loose"),
        ("十℃", "loose"),
        ("あ％", "loose"),
        ("」℃", "loose"),
        (" ㎡", "loose"),
        ("a㌦", "loose"),
        ("あ°", "loose"),
        ("0%", ""),
        ("0％", "loose"),
        ("か゛", ""),
        ("ー゜", ""),
        ("……", "loose"),
        ("‥‥", "loose"),
        ("――", ""),
        ("——", ""),
        ("…‥", "strict normal loose"),
        ("中…", "strict normal loose"),
        ("いゝ", ""),
        ("⋯⋯", "loose"),
        ("〳〵", ""),
        ("〴〵", ""),
        ("〵〳", "strict normal loose"),
        ("※１", ""),
        ("▲5", ""),
        ("※あ", "strict normal loose"),
        ("１円", "loose"),
        ("万円", "loose"),
        ("あ円", "strict normal loose"),
        ("あ/", ""),
        ("漢-", ""),
        ("１/", ""),
        ("、-", "strict normal loose"),
        (" -", "strict normal loose"),
        ("/あ", "strict normal loose"),
        ("a\u2011", ""),
        ("\u2011漢", ""),
        ("Жя", ""),
        ("m²", ""),
        ("(a", ""),
        ("a(", ""),
        (")a", ""),
        ("あ&", "strict normal loose"),
        ("｣a", "strict normal loose"),
        ("あ。", ""),
        ("あ！", ""),
        ("あ：", ""),
        ("「あ", ""),
        ("(あ", ""),
        ("あ)", ""),
        ("a,", ""),
        ("ID", ""),
        ("P2", ""),
        ("é1", ""),
        ("＜次", ""),
        ("頁＞", ""),
        ("￥１", ""),
        ("№5", ""),
        ("￥あ", ""),
        ("$漢", ""),
        ("№「", ""),
        ("＃ ", ""),
        ("１枚", "strict normal loose"),
        ("あ ", ""),
        (" あ", "strict normal loose"),
        ("あ　", ""),
        ("編\u00a0", ""),
        ("\u00a04", ""),
        ("ｶﾞ", ""),
        ("」／", "strict normal loose"),
        ("あ｡", ""),
        ("｢あ", ""),
    ],
)
def test_may_break(characters: str, levels: str) -> None:
    """Each pair breaks at the levels of LB-3's table and at no other."""
    assert [level for level in LEVELS if jlreq.may_break(*pair(characters), level)] == levels.split()


@pytest.mark.parametrize(
    ("characters", "spaced"),
    [("者I", True), ("Dを", True), ("ー1", True), ("1ー", False), ("別２", False), ("」a", False), ("円1", True), ("あЖ", False)],
)
def test_autospaced(characters: str, spaced: bool) -> None:
    """SP-6: only kana and kanji beside half-width letters and digits."""
    assert bool(re.match(jlreq.AUTOSPACED, "".join(pair(characters)))) is spaced
