"""Unbreakable runs, each shape of them."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.text import jlreq
from faqprint.text.runs import RUN, glue

PHONES = [
    "096-326-9407",
    "096－326－9407",
    "096‐326‐9407",
    "096–326–9407",
    "096−326−9407",
    "０９６－３２６－９４０７",
    "０９６（３２６）９４０７",
    "096(326)9407",
    "（０９６）３２６－９４０７",
    "(096)326-9407",
    "（096）-326-9407",
    "0120-123-456",
    "０１２０－１２３－４５６",
    "+81-96-326-9407",
    "０９６‐３２６−９４０７",
]


def parts(run: str) -> list[str]:
    """What a run breaks into at most."""
    units = glue(run)
    classes = list(map(jlreq.class_of, run))
    legal = {at for at in range(1, len(run)) if jlreq.may_break(*classes[at - 1 : at + 1])} - units.glued | units.free
    return [run[a:b] for a, b in pairwise([0, *sorted(legal), len(run)])]


@pytest.mark.parametrize("phone", PHONES)
def test_phone(phone: str) -> None:
    """A telephone number of nine or more digits is one unit, however its groups are joined (LB-8)."""
    assert RUN.fullmatch(phone)
    assert parts(phone) == [phone]


@pytest.mark.parametrize("numbers", ["１２－３４", "１２（３４）５６", "２０２６－１１－２２"])
def test_no_phone(numbers: str) -> None:
    """Fewer than nine digits are no telephone number (LB-8)."""
    assert len(parts(numbers)) > 1


@pytest.mark.parametrize(
    "word",
    ["1,000", "10.2.1", "SP2-a", "it's", "a_b", "e-mail", "9:00", "10/20", "ＯＳ", "１０", "１．５", "Ａ１２３４５６７"],
)
def test_word(word: str) -> None:
    """Half-width words and numbers, and full-width ones of up to eight characters, are one unit (LB-5, LB-6)."""
    assert parts(word) == [word]


@pytest.mark.parametrize("word", ["ＡＢＣＤＥＦＧＨＩ", "Ａ１２３４５６７８"])
def test_long_full_width_word(word: str) -> None:
    """Longer full-width words break anywhere (LB-6)."""
    assert parts(word) == list(word)


@pytest.mark.parametrize(
    "number",
    [
        *(
            "１，０００",
            "９：００",
            "１２：３０：４５",
            "２０２６／１１／２２",
            "１．２．３",
            "９：００",
            "1，000",
            "9：00",
            "１,０００",
        ),
        *("１２３４５６７８９０１２", "１２３，４５６，７８９，０１２", "１２３４５６７．８"),
        *(
            "－１，０００",
            "＋５",
            "−５",
            "±５",
            "▲１，０００",
            "△５",
            "￥１，０００",
            "Ｎｏ．５",
            "Ｖｅｒ．２．１",
            "No．5",
            "№５",
            "§１",
        ),
        *("１．５％", "１，０００円", "１０㎏", "３０℃", "１０㎖", "−５℃", "※１", "＊１", "１，０００ＧＢ"),
        *(
            "〒８６０－０００１",
            "〒860-0001",
            "〒８６０−０００１",
            "℡０９６－３２６－９４０７",
            "☎096-326-9407",
            "℡(096)326-9407",
        ),
    ],
)
def test_full_width_number(number: str) -> None:
    """A number of up to twelve digits holds with the marks in it, its sign and its unit; broke at each mark once (LB-6)."""
    assert parts(number) == [number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("１２３４５６７８９０１２３", list("１２３４５６７８９０１２３")),  # too long
        ("１，２３４，５６７，８９０，１２３", ["１，", *"２３", "４，", *"５６", "７，", *"８９", "０，", *"１２３"]),
        ("５＋３", ["５", "＋", "３"]),  # an operator, no sign
        ("１０－２０", ["１０", "－", "２０"]),
        ("１．基本", ["１．", "基", "本"]),  # no digit behind
        ("Ａ／Ｂ", ["Ａ", "／", "Ｂ"]),
        ("Ｗ．Ｃ", ["Ｗ．", "Ｃ"]),
        ("No．あ", ["No．", "あ"]),
        ("１枚", ["１", "枚"]),  # a counter is no unit (LB-7)
        ("８６０－０００１", ["８６０", "－", "０００１"]),  # without its mark no postcode
    ],
)
def test_what_is_no_full_width_number(text: str, expected: list[str]) -> None:
    """Longer numbers, operators, and marks without a digit on each side hold nothing together (LB-6)."""
    assert parts(text) == expected


@pytest.mark.parametrize(
    "word",
    [
        *('"OK"', "'OK'", "don't", "users'", "−5℃", "25°C", "10%OFF", "US$100", "±5%", "∓5", "*1", "§1", "m²", "CO₂", "3½", "⅓"),
        *("Windows®", "Java™", "©2026", "user(s)", "f(x)=1", "A=B", "a<b", "<br>", "C:\\Users", "R&D", "&R", "A+B", "C++", "++C"),
        *(
            "-5",
            "+5",
            "(1)a",
            "[1]b",
            "{x}",
            "a|b",
            "x~y",
            "@home",
            "50%",
            "$5",
            "£5",
            "5€",
            "1/2",
            "10kg",
            "#1",
            "5°",
            "5′",
            "5″",
        ),
        *("Привет", "Москва-2", "αβγ", "Ωm", "5Ω", "μm", "λ=5", "Ελλάδα", "naïve", "Zürich", "ĝis", "5µm", "Nº5"),
    ],
)
def test_latin_holds(word: str) -> None:
    """Nothing Latin breaks (LB-5): once broke at quotes, signs, brackets, and between Greek or Cyrillic letters."""
    assert parts(word) == [word]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("入金/出金", ["入", "金/", "出", "金"]),
        ("入金-出金", ["入", "金-", "出", "金"]),
        ("カナ/カナ", ["カ", "ナ/", "カ", "ナ"]),
        ("々-ー/っ/", ["々-ー/っ/"]),
        ("、-5", ["、", "-5"]),  # after a mark it may, and so may what is full-width
        ("金／出", ["金", "／", "出"]),
        ("金(a)出", ["金", "(a)", "出"]),
        ("金&出", ["金", "&", "出"]),
        ("は*1を", ["は", "*1", "を"]),
        ("はm²を", ["は", "m²", "を"]),
        ("Windows®は", ["Windows®", "は"]),
    ],
)
def test_latin_beside_japanese(text: str, expected: list[str]) -> None:
    """A Latin word parts from kana and kanji, but / and - begin no line behind them (LB-5)."""
    assert parts(text) == expected


@pytest.mark.parametrize("mail", ["info@example.co.jp", "a.b+c_d%e-f@x-y.example"])
def test_mail(mail: str) -> None:
    """An e-mail address is one unit (LB-9)."""
    assert parts(mail) == [mail]


def test_url() -> None:
    """A URL breaks after a slash, not inside a double one, and before ? & # (LB-9)."""
    assert parts("https://www.example.co.jp/a-b/c.html?x=1&y=2#z") == [
        "https://",
        "www.example.co.jp/",
        "a-b/",
        "c.html",
        "?x=1",
        "&y=2",
        "#z",
    ]


def test_url_query_breaks_in_spite_of_its_mark() -> None:
    """The break before ? is LB-9's own, although no line else begins with ?."""
    assert parts("http://x.jp/a?b") == ["http://", "x.jp/", "a", "?b"]


def test_a_long_latin_word_is_looked_through_once() -> None:
    """Each of its letters began a search to its end: 20,000 of them took 5 s."""
    word = "https://a.b/" + "x" * 200_000
    assert glue(word).glued == set() == glue("１" * 200_000).glued


@given(st.text("19０７aZｂＹ（）－.．/:@〒＋℡", min_size=2, max_size=24), st.randoms(use_true_random=False))
def test_which_digit_and_which_letter_counts_nowhere(text: str, chance: random.Random) -> None:
    """Runs that differ in them alone hold together alike."""
    kinds = ("0123456789", "０１２３４５６７８９", "abczABCZ", "ａｂｚＡＢＺ")
    other = "".join(next((chance.choice(kind) for kind in kinds if character in kind), character) for character in text)
    assert glue(other) == glue(text)
