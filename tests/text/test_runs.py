"""Unbreakable runs, each shape of them."""

from __future__ import annotations

from itertools import pairwise

import pytest

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
    """What a run breaks into at most, pairs apart."""
    glued = set(glue(run).glued)
    edges = [0, *(at for at in range(1, len(run)) if at not in glued), len(run)]
    return [run[a:b] for a, b in pairwise(edges)]


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


@pytest.mark.parametrize("word", ["ＡＢＣＤＥＦＧＨＩ", "１２３４５６７．８"])
def test_long_full_width_word(word: str) -> None:
    """Longer full-width runs break anywhere (LB-6)."""
    assert parts(word) == list(word)


def test_only_what_stands_inside_joins() -> None:
    """A mark at the edge of a word joins nothing, the plus signs of a name apart (LB-5)."""
    assert parts("-5") == ["-", "5"]
    assert parts("R&D") == ["R&D"]  # broke at & once, which is Latin like its neighbours (cl-27)
    assert parts("&R") == ["&", "R"]
    assert parts("C++") == ["C++"]
    assert parts("A+B") == ["A+B"]
    assert parts("++C") == ["+", "+", "C"]


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
    run = "http://x.jp/a?b"
    assert [run[at] for at in glue(run).free] == ["?"]
