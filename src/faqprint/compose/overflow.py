"""Words that are wider than their column, and so were cut: a warning at each, in its question (LB-14)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ..errors import Fault, Place
from ..manuscript.model import Appendix, Inline
from ..manuscript.occurrences import Occurrence, files, parts, spots

#: Characters of a word that a warning shows.
_SHOWN: Final = 40


def overflows(appendix: Appendix, cut: Mapping[str, tuple[str, ...]]) -> tuple[Fault, ...]:
    """Give a warning ``word-cut`` for every word that was cut.

    ``cut``: the words by the paragraph that holds them; ``appendix`` has its values put in.
    """
    if not cut:
        return ()
    words: dict[Place, dict[str, str]] = {}  # by part: each word that was cut in it, and the part's No
    for part in _all_parts(appendix):
        for word in (word for text in texts_of(part.holder) for word in cut.get(text, ())):
            words.setdefault(part.place, {})[word] = part.row
    start = _start(appendix)
    faults: list[Fault] = []
    found: set[tuple[Place, str]] = set()
    for spot in spots(appendix, lambda part: words.get(part.place if part else start, ())):
        place = spot.part.place if spot.part else start
        values = dict(_values(spot.text, words[place][spot.text]))
        length = len(spot.text)
        faults.append(spot.source.fault_at(spot.line, spot.column, "word-cut", length=length, severity="warning", **values))
        found.add((place, spot.text))
    for place, rows in words.items():  # a word that a value put in, or that has marks inside
        lost = (Fault(place, "word-cut", _values(word, row), severity="warning") for word, row in rows.items())
        faults += [fault for word, fault in zip(rows, lost, strict=True) if (place, word) not in found]
    order = {name: number for number, name in enumerate(files(appendix))}
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: (order[fault.place.file], fault.place)))


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
