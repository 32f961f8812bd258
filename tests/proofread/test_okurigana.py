"""What the rules of ``okurigana`` mark, and what looks like it and is right."""

from __future__ import annotations

import pytest

from .conftest import Find, SentenceCase, cases, judge


@pytest.mark.parametrize("case", cases("okurigana"), ids=str)
def test_a_text_is_marked_or_let_alone(find: Find, case: SentenceCase) -> None:
    """Each text of the data file."""
    judge(find, case)


def test_two_findings_never_ask_for_opposite_forms(find: Find) -> None:
    """問合せ was to become 問い合わせ by what stands alone, and 問い合わせ先 was to become 問合せ先 by the compounds."""
    answer = "問合せ窓口と問合せ先と、お問い合わせと、お問い合わせと、お問い合わせと、問い合わせ先です。"
    wanted = {dict(fault.values)["usual"] for fault in find("vary-okurigana", answer)}
    assert wanted == {"問い合わせ"}


def test_a_compound_is_told_to_be_as_its_like_and_not_as_the_noun_alone(find: Find) -> None:
    """申込み書 beside 申込書 is 申込書, though 申し込み is the commoner noun."""
    found = find("vary-okurigana", "申込書と申込書と申込み書です。申し込みと申し込みをします。")
    assert [dict(fault.values)["usual"] for fault in found] == ["申込"]
