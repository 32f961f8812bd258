"""Which unit of one appendix is which of another: one to one, the same from either side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from ..named_tuple import NamedTuple
from .match import Candidate, match, moved_places
from .printed_text import PrintedText
from .units import CATEGORY, DESK, ITEM, LINE, QUESTION, SECTION, Unit

#: What stands for a reference when texts are matched: its number says nothing.
_REFERENCE: Final = "No."
#: Sections of which an appendix seldom has two: if one is left on each side, they are one.
_SINGLE: Final = ("appendix", "faq", "contact", "checklist", "notice", "memo")


class UnitPair(NamedTuple):
    """Two units that are one, by their places in the old and the new list."""

    old: int
    new: int
    #: What told it: ``id``, ``question``, ``answer``, ``similar`` or ``place``.
    rule: str
    #: How alike they are, 0 to 1.
    score: float
    #: Whether it stands elsewhere: in another order among those that have both, or in another category (CD-6).
    moved: bool = False


def pair_units(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[UnitPair, ...]:
    """Pair the units of two appendices, in the order of the new one; with both exchanged they are the same pairs (CD-9)."""
    if _texts_of(old) > _texts_of(new):
        turned = pair_units(new, old)
        return tuple(sorted((pair._replace(old=pair.new, new=pair.old) for pair in turned), key=lambda pair: pair.new))
    olds, news = _places(old), _places(new)
    sections = _pair_sections(old, new, olds[SECTION, None], news[SECTION, None])
    questions = _pair_alike(old, new, olds[QUESTION, None], news[QUESTION, None], _question_candidate)
    categories = _pair_categories(old, new, questions, olds[CATEGORY, None], news[CATEGORY, None])
    names = {old[pair.old].name: new[pair.new].name for pair in categories}
    pairs = [*sections, *categories]
    for pair in questions:
        before = old[pair.old].group
        pairs.append(pair._replace(moved=pair.moved or names.get(before, before) != new[pair.new].group))
    for pair in sections:
        one, two = old[pair.old].section, new[pair.new].section
        for kind in (DESK, ITEM, LINE):
            pairs += _pair_alike(old, new, olds[kind, one], news[kind, two], _candidate)
    return tuple(sorted(pairs, key=lambda pair: pair.new))


def _texts_of(units: Sequence[Unit]) -> list[list[str]]:
    """What decides from which side two appendices are looked at: the rules of a match are no mirrors of themselves."""
    return [[text.text for _, text in unit.fields] for unit in units]


#: The places of units by their kind and section; ``None``: of all sections.
_UnitPlaces = Mapping[tuple[str, "int | None"], Sequence[int]]


def _places(units: Sequence[Unit]) -> _UnitPlaces:
    places: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        places[unit.kind, unit.section].append(at)
        places[unit.kind, None].append(at)
    return places


def _pair_alike(
    old: Sequence[Unit], new: Sequence[Unit], olds: Sequence[int], news: Sequence[int], candidate: Callable[[Unit], Candidate]
) -> list[UnitPair]:
    """Pair the units at some places by what they say."""
    found = match([candidate(old[i]) for i in olds], [candidate(new[j]) for j in news])
    elsewhere = moved_places(found)
    return [UnitPair(olds[pair.old], news[pair.new], pair.rule, pair.score, pair.new in elsewhere) for pair in found]


def _question_candidate(unit: Unit) -> Candidate:
    return Candidate(_match_text(unit.field("question")), _match_text(unit.field("answer")), unit.group, unit.id)


def _candidate(unit: Unit) -> Candidate:
    """A unit that has no answer: its first text, and all of them."""
    texts = [_match_text(text) for _, text in unit.fields]
    return Candidate(texts[0] if texts else "", "\n".join(texts), unit.group)


def _match_text(printed: PrintedText) -> str:
    """A text as it is matched: a reference is the same wherever its question stands."""
    text = printed.text
    for reference in reversed(printed.references):
        text = text[: reference.start] + _REFERENCE + text[reference.end :]
    return text


def _pair_sections(old: Sequence[Unit], new: Sequence[Unit], olds: Sequence[int], news: Sequence[int]) -> list[UnitPair]:
    """Pair sections of one type: by their titles, by what they hold, and the last ones of their type."""
    pairs: list[UnitPair] = []
    for group in dict.fromkeys(old[i].group for i in olds):
        left, right = [i for i in olds if old[i].group == group], [j for j in news if new[j].group == group]
        found = match([_section_candidate(old, i) for i in left], [_section_candidate(new, j) for j in right])
        made = [UnitPair(left[pair.old], right[pair.new], pair.rule, pair.score) for pair in found]
        alone = (
            [i for i in left if all(pair.old != i for pair in made)],
            [j for j in right if all(pair.new != j for pair in made)],
        )
        if group in _SINGLE and len(alone[0]) == len(alone[1]) == 1:
            made.append(UnitPair(alone[0][0], alone[1][0], "place", 0.0))
        pairs += made
    return pairs


def _section_candidate(units: Sequence[Unit], at: int) -> Candidate:
    """A section by its title and all that it holds."""
    own = units[at]
    held = [text.text for unit in units if unit.section == own.section for _, text in unit.fields]
    return Candidate(own.name, "\n".join(held), own.group)


def _pair_categories(
    old: Sequence[Unit], new: Sequence[Unit], questions: Iterable[UnitPair], olds: Sequence[int], news: Sequence[int]
) -> list[UnitPair]:
    """Pair categories by their names; one whose name is gone is the new one that most of its questions went to (CD-7)."""
    made: list[UnitPair] = []
    names, new_names = ([units[at].name for at in places] for units, places in ((old, olds), (new, news)))
    for name in dict.fromkeys(names):
        if name in new_names:
            one = [i for i in olds if old[i].name == name]
            two = [j for j in news if new[j].name == name]
            made += [UnitPair(i, j, "question", 1.0) for i, j in zip(one, two, strict=False)]
    went = Counter((old[pair.old].group, new[pair.new].group) for pair in questions)
    sizes = [Counter(unit.group for unit in units if unit.kind == QUESTION) for units in (old, new)]
    taken: set[str] = set()
    for (before, after), count in sorted(went.items(), key=lambda item: (-item[1], item[0])):
        most = 2 * count > sizes[0][before] or 2 * count > sizes[1][after]
        gone, come = before in names and before not in new_names, after in new_names and after not in names
        if most and gone and come and not {before, after} & taken:
            taken |= {before, after}
            share = count / sizes[0][before]
            made.append(UnitPair(olds[names.index(before)], news[new_names.index(after)], "place", share))
    return made
