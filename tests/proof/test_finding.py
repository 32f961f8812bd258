"""Findings as values and as lines for people."""

from __future__ import annotations

from string import Formatter

import pytest

from faqprint.messages.findings import DAMAGE_SENTENCES, FINDING_SENTENCES
from faqprint.proof.finding import Finding, damage_finding, finding, finding_sentence
from faqprint.proof.syntax import DamageError


def names_in(text: str) -> set[str]:
    """The values that a sentence asks for."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


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
    assert (finding_sentence(item), finding_sentence(item, "en")) == (japanese, english)


@pytest.mark.parametrize("code", FINDING_SENTENCES)
def test_every_sentence_can_be_filled(code: str) -> None:
    """Both languages ask for the same values; a reason is a damage's."""
    values = dict.fromkeys(names_in(FINDING_SENTENCES[code][0]), "x")
    if "reason" in values:
        values["reason"] = "no-header"
    item = finding(code, 1, "P", **values)
    assert finding_sentence(item) != finding_sentence(item, "en")


@pytest.mark.parametrize("fault", DAMAGE_SENTENCES)
def test_every_damage_can_be_told(fault: str) -> None:
    """As the reason of a finding, with its own values, in both languages."""
    damage = DamageError(fault, **dict.fromkeys(names_in(DAMAGE_SENTENCES[fault][0]), 7))
    item = damage_finding("pdf-damaged", damage, 3, "x")
    assert (item.page, item.where, dict(item.values)["reason"]) == (3, "x", fault)
    assert DAMAGE_SENTENCES[fault][1].partition("{")[0] in finding_sentence(item, "en")
    assert finding_sentence(item) != finding_sentence(item, "en")
