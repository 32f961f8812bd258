"""Texts in words, none of which a mark of change may cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqprint.compare.printed_text import PrintedReference
from faqprint.compare.tokens import tokens


def words(text: str) -> str:
    """The tokens with bars between them."""
    return "|".join(text[token.start : token.end] for token in tokens(text))


@pytest.mark.parametrize(
    "cut",
    [
        "https://example.jp/a?b=1|を|開く",
        "ib-desk@example.co.jp|へ",
        "手数料|は|330円|です|。",
        "１０月１日|から",
        "096－326－9407|へ",
        "別紙２|を",
        "第３条|の",
        "No.12|を",
        "1,000件|まで",
        "Windows| |11|で",
        "ログイン|し",
        "申込書|を|届け|る",
        "正午|までに|届く",
        "お客さま|ご自身|で",
        "窓口|へ|お越し|ください",
        "３営業日|以内",
        "髙田支店|で|辻\U000e0100本",
    ],
)
def test_words(cut: str) -> None:
    """CD-10; it was 正午ま|でに, and ご was parted from 自身."""
    assert words(cut.replace("|", "")) == cut


def test_reference_is_one_word_compared_by_what_it_leads_to() -> None:
    """No.12 and No.13 may be the same question."""
    made = tokens("前のNo.12を見る", [(PrintedReference(2, 7, 12), "\0 7")])
    assert [(token.start, token.end, token.key) for token in made][:3] == [(0, 1, "前"), (1, 2, "の"), (2, 7, "\0 7")]


@given(st.text())
def test_tokens_are_the_whole_text(text: str) -> None:
    """One after another, with nothing between and nothing twice."""
    made = tokens(text)
    assert "".join(token.key for token in made) == text
    assert [token.start for token in made[1:]] == [token.end for token in made[:-1]]
