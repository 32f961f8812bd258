"""Texts that are cut short by a comment."""

from __future__ import annotations

import pytest

from .conftest import FAQ, Find


@pytest.mark.parametrize("answer", ["受付 # 3", "電話 # 内線 5", "Ｃ # を使う"])
def test_a_text_that_loses_its_rest_is_marked(find: Find, answer: str) -> None:
    """Exactly one space before the sign: it is shown where it begins, with the line as it should be."""
    (fault,) = find("comment-cut", faq=FAQ.replace("{0}", answer))
    assert (fault.place.line, fault.place.column) == (7, 17 + answer.index(" # ") - 1)
    assert dict(fault.values)["mended"] == f"answer: '{answer}'"


@pytest.mark.parametrize(
    "answer", ["受付  # 覚え", "'受付 # 3' # 覚え", "Ｃ#", "|\n          受付 # 3", "あ #", "あ # faqprint: ignore"]
)
def test_a_comment_is_none(find: Find, answer: str) -> None:
    """Two spaces, quotes, a block, nothing behind the sign, or what is said to this program."""
    assert find("comment-cut", faq=FAQ.replace("{0}", answer)) == []


def test_a_comment_behind_what_is_no_text_is_none(find: Find) -> None:
    """A flag, a date, a style and a file are not printed."""
    appendix = "title: 別紙\ndate: 2026-11-22 # 日\ntoc: true # 目次\nstyle: large # 大\nsections:\n  - faq.yaml # 節\n"
    assert find("comment-cut", appendix=appendix) == []
