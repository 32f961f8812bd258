"""What was found, told in words and in one line."""

from __future__ import annotations

import pytest

from faqprint.distribution.verdict import Verdict, tell_finding, tell_stale
from faqprint.proof.finding import finding

CODES = tuple(f"{number:03}" for number in range(1, 62))


def test_stale_editions_are_told_too() -> None:
    """They were left out, and a verdict that was not sound said nothing."""
    verdict = Verdict(61, (), (), CODES)
    assert not verdict.sound
    (japanese,), (english,) = verdict.messages(), verdict.messages("en")
    assert japanese == tell_stale(CODES, "ja") and "61件" in japanese and "ほか51件" in japanese
    assert "and 51 more" in english


@pytest.mark.parametrize(("code", "piece"), [("edition-missing", "faqprint editions"), ("pdf-no-pages", "ページがありません")])
def test_findings_of_the_folder_and_of_the_proof_are_told(code: str, piece: str) -> None:
    """Behind the name of the file."""
    found = finding(code)
    (message,) = Verdict(1, (("001.pdf", found),)).messages()
    assert message == f"001.pdf: {tell_finding(found, 'ja')}"
    assert piece in message


def test_it_prints_in_one_line() -> None:
    """With counts only."""
    assert repr(Verdict(2, (("a.pdf", finding("pdf-no-pages")),), ("b.pdf",))) == (
        "Verdict(sound=False, editions=2, findings=1, strays=1, stale=0)"
    )
