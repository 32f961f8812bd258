"""Words that are wider than their column, and so were cut: a warning at each, in its question (LB-14)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ..errors import Fault, Place
from .model import Appendix, Inline
from .places import Part, files, parts, spots

#: Characters of a word that a warning shows.
_SHOWN: Final = 40


def overflows(appendix: Appendix, cut: Mapping[str, tuple[str, ...]]) -> tuple[Fault, ...]:
    """Give a warning ``word-cut`` for every word that was cut.

    ``cut``: the words by the paragraph that holds them; ``appendix`` has its values put in.
    """
    if not cut:
        return ()
    faults: list[Fault] = []
    known: dict[str, list[tuple[Place, Fault]]] = {}
    for part in _all_parts(appendix):
        for word in dict.fromkeys(word for text in _texts(part.holder) for word in cut.get(text, ())):
            if word not in known:
                known[word] = list(_warnings(appendix, word))
            own = [fault for place, fault in known[word] if place == part.place]
            faults += own or [Fault(part.place, "word-cut", _values(word, part.row), severity="warning")]
    order = {name: number for number, name in enumerate(files(appendix))}
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: (order[fault.place.file], fault.place)))


def _all_parts(appendix: Appendix) -> Iterator[Part]:
    """Give what the appendix itself prints, then its parts."""
    own = tuple(getattr(appendix, name) for name in ("title", "manual", "publisher", "version", "revisions"))
    yield Part(_start(appendix), "", own)
    yield from parts(appendix)


def _texts(holder: Any) -> Iterator[str]:
    """Give the text of each line that a value of the model holds."""
    if isinstance(holder, Inline):
        yield holder.text
    elif isinstance(holder, tuple):
        for part in holder:
            yield from _texts(part)


def _start(appendix: Appendix) -> Place:
    return Place(Path(appendix.path).as_posix(), 1, 1)


def _warnings(appendix: Appendix, word: str) -> Iterator[tuple[Place, Fault]]:
    """Give a warning for each place of a word, and where the part begins in which it is."""
    for spot in spots(appendix, word):
        values = dict(_values(word, spot.part.row if spot.part else ""))
        fault = spot.source.fault_at(spot.line, spot.column, "word-cut", length=len(word), severity="warning", **values)
        yield spot.part.place if spot.part else _start(appendix), fault


def _values(word: str, row: str) -> tuple[tuple[str, str], ...]:
    shown = word if len(word) <= _SHOWN else word[:_SHOWN] + "…"
    return ("text", shown), ("row", row)
