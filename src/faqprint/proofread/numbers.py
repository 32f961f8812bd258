"""Dashes between digits: one kind of them in all numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from ..named_tuple import NamedTuple
from .rule import Example, Galley, ProofreadingRule, Remark

#: What is typed for a dash between digits; the hyphen of half width, which belongs to half-width numbers, is none of the kinds.
_KINDS: Final = "ー－−‐‑‒–—―ｰ"
_DIGIT: Final = "[0-9０-９]"
_NUMBER: Final = re.compile(rf"{_DIGIT}(?<!{_DIGIT}{{2}}){_DIGIT}*(?:[-{_KINDS}]{_DIGIT}+)+")
_DASH: Final = re.compile(f"[-{_KINDS}]")
#: A mark of a long vowel, which is no dash.
_VOWEL: Final = "ーｰ"
#: Dashes that no keyboard has: among telephone numbers the hyphen of half width, too, is what they should have been.
_ODD: Final = frozenset("−‐‑‒–—―")
_TELEPHONE: Final = re.compile(rf"[0０]{_DIGIT}+[^0-9０-９]{_DIGIT}+[^0-9０-９]{_DIGIT}+")


class DashedNumber(NamedTuple):
    """A number with dashes in it, where it stands in the copy, and its dashes."""

    start: int
    written: str
    dashes: tuple[str, ...]


def dashes(galley: Galley) -> Iterator[Remark]:
    """Find numbers whose dashes differ among themselves, or are of a rarer kind than those of the others."""
    numbers = [DashedNumber(match.start(), match[0], tuple(_DASH.findall(match[0]))) for match in galley.copy.find(_NUMBER)]
    counts = Counter(dash for number in numbers if len(set(number.dashes)) == 1 for dash in set(number.dashes))
    usual = _commonest_form({dash: count for dash, count in counts.items() if dash in _KINDS and dash not in _VOWEL})
    telephones = Counter(
        dash for number in numbers if _TELEPHONE.fullmatch(number.written) for dash in set(number.dashes) if dash not in _VOWEL
    )
    of_telephones = max(telephones, key=lambda dash: (telephones[dash], dash not in _ODD), default="")
    for number in numbers:
        kinds = set(number.dashes)
        if len(kinds) > 1:
            good = [dash for dash in number.dashes if dash not in _VOWEL]
            meant = _commonest_form(Counter({dash: counts[dash] * 10 + good.count(dash) for dash in good})) or usual or "-"
        elif kinds <= set(_VOWEL):
            meant = usual or ("-" if counts["-"] else "－")
        elif kinds <= _ODD and _TELEPHONE.fullmatch(number.written):
            meant = of_telephones
        else:
            meant = usual if kinds <= set(_KINDS) else ""
        if meant and kinds != {meant}:
            mended = _DASH.sub(meant, number.written)
            others = "・".join(sorted(kinds - {meant}))
            values = (("written", number.written), ("dashes", others), ("mended", mended), ("count", str(counts[meant])))
            yield galley.remark(number.start, number.start + len(number.written), values, mended)


def _commonest_form(counts: dict[str, int]) -> str:
    return max(counts, key=lambda dash: (counts[dash], dash)) if counts else ""


RULES: Final = (
    ProofreadingRule(
        "vary-dash",
        "warning",
        ("番号の区切りの線が混じっている", "different dashes in numbers"),
        Example("電話 096-326ー9407、ＦＡＸ 096-326-9408", "電話 096-326-9407、ＦＡＸ 096-326-9408"),
        True,
        dashes,
    ),
)
