"""Common words in kana and in kanji, and two words for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from ..named_tuple import NamedTuple
from .rule import Example, Galley, ProofreadingRule, Remark
from .spelling_pairs import SPELLINGS, TERMS
from .variants import FormTally

_GROUP: Final = re.compile(r"\(\?(?:<?[=!:]|m\))[^()]*\)|\(\?m\)")
_OPTIONAL: Final = re.compile(r"(?:\[[^\]]*\]|.)\?|\[[^\]]*\]")
#: What stands before a word, then the character with which it begins.
_BEGINNING: Final = re.compile(r"(?:\(\?<[=!][^()]*\))+(\[[^\]]*\]|[ぁ-んァ-ヶー一-龥])(?![?*{])")
_LETTERS: Final = re.compile("[ぁ-んァ-ヶー一-龥々A-Za-zＡ-Ｚａ-ｚ№]+")


class Spelling(NamedTuple):
    """A form of a word: how it is found."""

    pattern: str
    #: Letters one of which a text has that holds it; none: nothing is known.
    letters: tuple[str, ...]
    #: The pattern of its first character, where that tells more than what stands before it; '': it does not.
    beginning: str

    @classmethod
    def read(cls, pattern: str) -> Spelling:
        """Find letters that a text must have: to look for them takes a tenth of the time."""
        bare = pattern
        while bare != (bare := _GROUP.sub("", bare)):
            pass
        runs = [max(_LETTERS.findall(_OPTIONAL.sub(" ", form)), key=len, default="") for form in bare.split("|")]
        beginning = _BEGINNING.match(pattern) if "|" not in bare else None
        return cls(pattern, tuple(runs) if all(runs) else (), beginning[1] if beginning else "")

    def is_possible(self, galley: Galley) -> bool:
        """Say whether something may be written so."""
        copy = galley.copy
        return not self.letters or any(copy.characters.issuperset(word) and word in copy.text for word in self.letters)

    def find(self, galley: Galley) -> list[re.Match[str]]:
        """Give what is written so."""
        if not self.is_possible(galley):
            return []
        if self.beginning:
            return list(galley.copy.find_where(_compile(self.beginning), self.pattern))
        return list(galley.copy.find(_compile(self.pattern)))


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that is used: most words stand in no text, and to compile all takes longer than to search with some."""
    return re.compile(pattern)


_SPELLINGS: Final = tuple(tuple(map(Spelling.read, forms)) for forms in SPELLINGS)
_TERMS: Final = tuple(tuple(map(Spelling.read, forms)) for forms in TERMS)
#: Between a word and the one that explains it: 電子メール（Ｅメール）.
_EXPLAINED: Final = re.compile("[（(「](?:以下[、，]?)?[「]?|[」]?[）)]")


def kana_or_kanji(galley: Galley) -> Iterator[Remark]:
    """Find common words that are written in kana here and in kanji there."""
    for found in used_forms(galley, _SPELLINGS):
        yield from remarks_by_form(galley, found)


def terms(galley: Galley) -> Iterator[Remark]:
    """Find two words for one thing, unless one explains the other in brackets."""
    for found in used_forms(galley, _TERMS):
        if not _is_explained(galley, found):
            yield from remarks_by_form(galley, found)


def used_forms(galley: Galley, words: Iterable[Sequence[Spelling]]) -> Iterator[list[list[re.Match[str]]]]:
    """Give what there is of words of which at least two forms are used."""
    for forms in words:
        if _are_several(forms, galley):  # most words are written in one way
            first = forms[0].find(galley)
            if not first and len(forms) == 2:
                continue
            found = [first, *(form.find(galley) for form in forms[1:])]
            if sum(map(bool, found)) > 1:
                yield found


def _are_several(forms: Sequence[Spelling], galley: Galley) -> bool:
    """Say whether at least two forms may be used; no more of them are looked for than that takes."""
    lacking = 0
    for form in forms:
        lacking += not form.is_possible(galley)
        if lacking > len(forms) - 2:
            return False
    return True


def remarks_by_form(galley: Galley, found: list[list[re.Match[str]]]) -> Iterator[Remark]:
    """Mark the rarer forms of one word; a form is called as it stands first."""
    tally = FormTally()
    for matches in found:
        if matches:
            for match in matches:
                tally.add("", matches[0][0], *match.span())
    yield from tally.remarks(galley)


def _is_explained(galley: Galley, found: list[list[re.Match[str]]]) -> bool:
    """Say whether one word stands in brackets behind another somewhere (PR-8)."""
    starts = {match.start() for matches in found for match in matches}
    text = galley.copy.text
    return any(
        (between := _EXPLAINED.match(text, match.end())) is not None and between.end() in starts
        for matches in found
        for match in matches
    )


RULES: Final = (
    ProofreadingRule(
        "vary-kana",
        "warning",
        ("同じ語が漢字とかなで書かれている", "a word in kanji here and in kana there"),
        Example("お客さまと、お客さまのご家族と、お客様の方です。", "お客さまと、お客さまのご家族と、お客さまの方です。"),
        False,
        kana_or_kanji,
    ),
    ProofreadingRule(
        "vary-term",
        "warning",
        ("同じものを二つの語で呼んでいる", "two words for one thing"),
        Example("ログインした後、またログインして、ログオンします。", "ログインした後、またログインして、ログインします。"),
        False,
        terms,
    ),
)
