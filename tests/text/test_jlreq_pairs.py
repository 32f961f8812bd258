"""All pairs of the characters that a rule speaks of, behind and before kana, kanji and digits, against JLREQ's tables."""

from __future__ import annotations

from itertools import accumulate, cycle

import pytest

from .corpus import broken, widths
from .jlreq_tables import CHARACTERS, CLASSES, aki, may_break

#: Pairs that stand for another thing than their characters: a quotation, a variation of what a Latin mark means.
_QUOTES = "“”‘’'\"#"
#: From 6 to 26 em, one after the other.
MEASURES = cycle([half / 2 for half in range(12, 53)])
#: What stands before and after a pair, besides kana: kanji, digits of either width.
FILLERS = ("漢", "５", "5")


#: The space that a line drops is no part of it.
_SPACE = "\u3000"


def told_by_context(before: str, after: str) -> bool:
    """Whether what stands around the pair has a say."""
    return any(mark in _QUOTES + _SPACE for mark in (before, after))


def parted(lines: list[str], at: int) -> bool:
    """Whether one of the lines of a text without spaces ends at a position of it."""
    return at in accumulate(map(len, lines))


@pytest.mark.parametrize("before", CHARACTERS)
def test_pairs(before: str) -> None:
    """With kana around it, a pair parts where a line ends between its characters if the tables let it, and only then."""
    (wide,) = widths(before, 9)
    for after in CHARACTERS:
        if told_by_context(before, after):
            continue
        measure = next(MEASURES)
        room = measure - wide
        lead = "あ" * int(room) + ("ｱ" if room % 1 else "")  # the first character of the pair fills the line
        text = f"{lead}{before}{after}いいいい"
        assert parted(broken(text, measure)[0], len(lead) + 1) == may_break(before, after), (text, measure)


#: What is otherwise beside a full-width number: between two numbers these are no signs, and a long word breaks.
_BESIDE_NUMBERS = "＋－±−§１９Ａｚ"


@pytest.mark.parametrize("filler", FILLERS)
def test_forbidden_pairs_beside_other_text(filler: str) -> None:
    """What may not part with kana around it does not part beside kanji or digits either; each filler with its share."""
    for before in CHARACTERS[FILLERS.index(filler) :: len(FILLERS)]:
        if filler.isdecimal() and before in _BESIDE_NUMBERS:
            continue
        lead = filler * 5 + before
        measure = max(widths(lead, 9))
        for after in CHARACTERS:
            if not told_by_context(before, after) and not may_break(before, after):
                lines, cut = broken(lead + after + filler * 4, measure)
                assert cut or not parted(lines, len(lead)), (lines, after)


#: What cl-15, 16 and 19 are set like, for the other classes.
_BODY = dict.fromkeys(("01", "02", "05", "06", "07"), 0.5)


@pytest.mark.parametrize("number", sorted(CLASSES))
def test_aki(number: str) -> None:
    """Table 1, as set: the body of each mark, and the space between the two."""
    bodies = {mark: _BODY.get(n) or widths(mark, 9)[0] for n, marks in CLASSES.items() for mark in marks if mark != _SPACE}
    for before in CLASSES[number]:
        for after in "".join(CLASSES.values()):
            expected = aki(before, after)
            if not told_by_context(before, after) and not {before, after} & {*"⦅⦆"}:  # which the face does not have
                natural = widths(f"亜{before}{after}亜", 30, spacing="jlreq")[0]
                outer = aki("亜", before) + aki(after, "亜")
                assert natural == 2 + outer + bodies[before] + bodies[after] + expected, before + after
