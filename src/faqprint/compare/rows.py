"""Two appendices to rows: what was added, removed, changed, moved, and what stayed, with the marks of the changed words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..named_tuple import NamedTuple
from .marks import Marks, cut_text, mark_changes
from .match import squeeze
from .pairs import UnitPair, pair_units
from .printed_text import PrintedReference, PrintedText
from .units import QUESTION, Unit

ADDED: Final = "added"
REMOVED: Final = "removed"
CHANGED: Final = "changed"
MOVED: Final = "moved"
SAME: Final = "same"

#: The share of an answer's sentences that tells a split or a merger (CD-8), and the characters of a sentence that counts.
_SHARE: Final = 0.6
_SENTENCE: Final = 6
_SENTENCE_END: Final = re.compile("(?<=[。？！?!])|\n")


class ComparedRow(NamedTuple):
    """A unit of the old appendix, of the new one, or of both."""

    #: ``added``, ``removed``, ``changed`` (whether it moved or not), ``moved`` (its words are the same) or ``same``.
    kind: str
    old: Unit | None
    new: Unit | None
    #: What told that they are one, and how alike they are (0 to 1); '' and 0 if there is but one.
    rule: str = ""
    score: float = 0.0
    moved: bool = False
    #: The names of the texts that changed, and the marks in each.
    marks: tuple[tuple[str, Marks], ...] = ()
    #: Of a question that is new, the No of the old one that its answer stood in; of one that is gone, of the new one.
    split_from: str = ""
    merged_into: str = ""

    @property
    def unit(self) -> Unit:
        """The new unit, or the old one if it is gone."""
        made = self.new or self.old
        assert made
        return made

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the texts that changed."""
        return tuple(name for name, _ in self.marks)

    def marks_of(self, name: str) -> Marks:
        """The marks in one of its texts."""
        return dict(self.marks).get(name, Marks((), ()))


def compare_units(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[ComparedRow, ...]:
    """Give a row for each unit, in the order of the new appendix; what is gone stands behind what it stood behind."""
    pairs = pair_units(old, new)
    identities = _Identities(old, new, pairs)
    by_new = {pair.new: pair for pair in pairs}
    gone = sorted(set(range(len(old))) - {pair.old for pair in pairs})
    come = [j for j in range(len(new)) if j not in by_new]
    splits = _sources([new[j] for j in come], [(old[pair.old], new[pair.new]) for pair in pairs], 0)
    mergers = _sources([old[i] for i in gone], [(old[pair.old], new[pair.new]) for pair in pairs], 1)
    behind: dict[int, list[int]] = defaultdict(list)
    steady = {pair.old: pair.new for pair in pairs if not pair.moved}
    for i in gone:
        before = next((steady[at] for at in range(i - 1, -1, -1) if at in steady), -1)
        behind[before].append(i)
    rows: list[ComparedRow] = []
    for j in range(-1, len(new)):
        if j in by_new:
            rows.append(_row(old, new, by_new[j], identities))
        elif j >= 0:
            rows.append(ComparedRow(ADDED, None, new[j], split_from=splits.get(new[j], "")))
        rows += [ComparedRow(REMOVED, old[i], None, merged_into=mergers.get(old[i], "")) for i in behind[j]]
    return tuple(rows)


def summary(rows: Sequence[ComparedRow]) -> dict[str, int]:
    """Count the questions by what became of them; one that stayed is renumbered if another No is printed."""
    asked = [row for row in rows if row.unit.kind == QUESTION]
    kinds = Counter(row.kind for row in asked)
    renumbered = sum(bool(row.old and row.new and row.old.no != row.new.no) for row in asked)
    return {**{kind: kinds[kind] for kind in (ADDED, REMOVED, CHANGED, MOVED)}, "renumbered": renumbered, SAME: kinds[SAME]}


class _Identities:
    """What a reference is compared by: the question that it leads to, on whichever side it stands."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], pairs: Sequence[UnitPair]) -> None:
        self._new_numbers = {old[pair.old].number: new[pair.new].number for pair in pairs if old[pair.old].kind == QUESTION}

    def old(self, printed: PrintedText) -> list[tuple[PrintedReference, str]]:
        """The references of an old text with their keys."""
        numbers: Mapping[int, int] = self._new_numbers
        return [(it, self._key(it, str(numbers.get(it.number, f"old {it.number}")))) for it in printed.references]

    def new(self, printed: PrintedText) -> list[tuple[PrintedReference, str]]:
        """The references of a new text with their keys."""
        return [(it, self._key(it, str(it.number))) for it in printed.references]

    @staticmethod
    def _key(reference: PrintedReference, question: str) -> str:
        return f"\0{question}{' page' if reference.is_page else ''}"


def _row(old: Sequence[Unit], new: Sequence[Unit], pair: UnitPair, identities: _Identities) -> ComparedRow:
    one, two = old[pair.old], new[pair.new]
    names = dict.fromkeys([name for name, _ in one.fields] + [name for name, _ in two.fields])
    marks = tuple((name, made) for name in names if (made := _marks(one.field(name), two.field(name), identities)))
    kind = CHANGED if marks else MOVED if pair.moved else SAME
    return ComparedRow(kind, one, two, pair.rule, pair.score, pair.moved, marks)


def _marks(old: PrintedText, new: PrintedText, identities: _Identities) -> Marks | None:
    """The marks of two texts; ``None``: they say the same."""
    if old.text == new.text and old.pictures == new.pictures and not old.references and not new.references:
        return None
    one, two = cut_text(old, identities.old(old)), cut_text(new, identities.new(new))
    return None if one.keys == two.keys else mark_changes(one, two)


def _sources(alone: Sequence[Unit], pairs: Sequence[tuple[Unit, Unit]], side: int) -> dict[Unit, str]:
    """For questions that have no partner: the No of the pair in whose answer (old: 0, new: 1) most of their sentences stand."""
    wanted = [unit for unit in alone if unit.kind == QUESTION]
    if not wanted:
        return {}
    holders: dict[str, list[Unit]] = defaultdict(list)
    for pair in pairs:
        if pair[side].kind == QUESTION:
            for sentence in dict.fromkeys(_sentences(pair[side])):
                holders[sentence].append(pair[side])
    found = {}
    for unit in wanted:
        sentences = list(_sentences(unit))
        counts = Counter(holder for sentence in sentences for holder in holders.get(sentence, ()))
        if counts:
            best, count = min(counts.items(), key=lambda item: (-item[1], item[0].number))
            if count >= _SHARE * len(sentences):
                found[unit] = best.no
    return found


def _sentences(unit: Unit) -> Iterator[str]:
    """The sentences of an answer that are long enough to tell something."""
    for sentence in _SENTENCE_END.split(unit.field("answer").text):
        if len(squeezed := squeeze(sentence)) >= _SENTENCE:
            yield squeezed
