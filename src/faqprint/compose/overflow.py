"""Words that are wider than their column, and so were cut: a warning at each, in its question (LB-14)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ..errors import Fault, Place
from ..manuscript.model import Appendix, Inline
from ..manuscript.occurrences import Occurrence, Spot, files, parts, spots
from ..source.yaml_source import NO_SOURCES, SourcesByName
from ..text.line import CutWords

#: Characters of a word that a warning shows.
_SHOWN: Final = 40


def overflows(
    appendix: Appendix,
    cut: Mapping[str, tuple[str, ...]],
    rows: Mapping[Place, CutWords] | None = None,
    sources: SourcesByName = NO_SOURCES,
) -> tuple[Fault, ...]:
    """Give a warning ``word-cut`` for every word that was cut.

    ``cut``: the words by the paragraph that holds them; ``rows``: those of the questions' rows by the question's place, if known:
    a paragraph that is cut in a narrow cell may stand whole in another row.  ``appendix`` has its values put in.
    ``sources``: files that need not be read again.
    """
    if not cut:
        return ()
    words = _words_by_part(appendix, cut, rows)
    start = _start(appendix)
    faults: list[Fault] = []
    found: set[tuple[Place, str]] = set()
    covered: set[tuple[str, int, int]] = set()
    for spot in sorted(spots(appendix, lambda part: words.get(part.place if part else start, ()), sources), key=_by_length):
        place = spot.part.place if spot.part else start
        found.add((place, spot.text))
        values = dict(_values(spot.text, words[place][spot.text]))
        length = len(spot.text)
        fault = spot.source.fault_at(spot.line, spot.column, "word-cut", length=length, severity="warning", **values)
        if fault.place not in covered:  # else it is but the beginning or the middle of a longer word
            faults.append(fault)
            covered.update((fault.place.file, spot.line, spot.column + at) for at in range(length))
    for place, numbers in words.items():  # a word that a value put in, or that has marks inside
        lost = (Fault(place, "word-cut", _values(word, row), severity="warning") for word, row in numbers.items())
        faults += [fault for word, fault in zip(numbers, lost, strict=True) if (place, word) not in found]
    order = {name: number for number, name in enumerate(files(appendix))}
    return tuple(sorted(faults, key=lambda fault: (order[fault.place.file], fault.place)))


def _by_length(spot: Spot) -> int:
    return -len(spot.text)


def _words_by_part(
    appendix: Appendix, cut: Mapping[str, tuple[str, ...]], rows: Mapping[Place, CutWords] | None
) -> dict[Place, dict[str, str]]:
    """Give each word that was cut in a part, by the part's place, and the part's No."""
    told = tuple(_all_parts(appendix))
    elsewhere = dict(cut)
    if rows is not None:  # what is cut in no row and no other part is told wherever it stands: the contents list may have cut it
        for text in (text for part in told if not part.row for text in texts_of(part.holder)):
            elsewhere.pop(text, None)
        for text in (text for row in rows.values() for text, _ in row):
            elsewhere.pop(text, None)
    words: dict[Place, dict[str, str]] = {}
    for part in told:
        here = cut if rows is None or not part.row else {**elsewhere, **dict(rows.get(part.place, ()))}
        for word in (word for text in texts_of(part.holder) for word in here.get(text, ())):
            words.setdefault(part.place, {})[word] = part.row
    return words


def _all_parts(appendix: Appendix) -> Iterator[Occurrence]:
    """Give what the appendix itself prints, then its parts."""
    own = tuple(getattr(appendix, name) for name in ("title", "manual", "publisher", "version", "revisions"))
    yield Occurrence(_start(appendix), "", own)
    yield from parts(appendix)


def texts_of(holder: Any) -> Iterator[str]:
    """Give the text of each line that a part of the model, or all of it, holds."""
    if isinstance(holder, Inline):
        yield holder.text
    elif isinstance(holder, tuple):
        for part in holder:
            yield from texts_of(part)


def _start(appendix: Appendix) -> Place:
    return Place(Path(appendix.path).as_posix(), 1, 1)


def _values(word: str, row: str) -> tuple[tuple[str, str], ...]:
    shown = word if len(word) <= _SHOWN else word[:_SHOWN] + "…"
    return ("text", shown), ("row", row)
