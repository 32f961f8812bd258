"""Findings as values and as lines for people."""

from __future__ import annotations

import pytest

from faqprint.messages.findings import FINDING_SENTENCES
from faqprint.proof.finding import Finding, finding, sentence


def test_values_are_written_as_text() -> None:
    """Whatever they are."""
    assert finding("mark-orphan", 3, "TD", mcid=7) == Finding("mark-orphan", 3, "TD", (("mcid", "7"),))
    assert finding("catalog-lang") == Finding("catalog-lang", 0, "", ())


@pytest.mark.parametrize(
    ("page", "where", "japanese", "english"),
    [
        (0, "", "文書の言語（Lang）がありません", "the document has no language (Lang)"),
        (3, "", "3ページ: 文書の言語（Lang）がありません", "p. 3: the document has no language (Lang)"),
        (0, "No.12", "No.12: 文書の言語（Lang）がありません", "No.12: the document has no language (Lang)"),
        (3, "TD", "3ページ TD: 文書の言語（Lang）がありません", "p. 3 TD: the document has no language (Lang)"),
    ],
)
def test_a_finding_is_a_line(page: int, where: str, japanese: str, english: str) -> None:
    """Page, what is at fault, what is wrong; what is not known is left out."""
    item = finding("catalog-lang", page, where)
    assert (sentence(item), sentence(item, "en")) == (japanese, english)


@pytest.mark.parametrize("code", FINDING_SENTENCES)
def test_every_sentence_can_be_filled(code: str) -> None:
    """Both languages ask for the same values."""
    names = {part.split("}")[0].split(":")[0] for part in FINDING_SENTENCES[code][0].split("{")[1:]}
    item = finding(code, 1, "P", **dict.fromkeys(names, "x"))
    assert sentence(item) != sentence(item, "en")
