"""What the content's keys add to the mistakes of its YAML: the name of a list that is missing, and what not to say on a guess."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ..errors import Fault
from ..source.yaml_mistake import depth
from ..source.yaml_source import YamlSource
from .content_schema import APPENDIX, SECTIONS
from .schema_kinds import Either, ListOf, Shape

_TYPE: Final = r"(?m)^type:[ ]*(\w+)"
#: Faults that may only come of a guess at where a line belongs.
_ON_A_GUESS: Final = frozenset(
    {
        "missing-key",
        "missing-type",
        "unknown-key",
        "repeated-key",
        "want-text",
        "want-list",
        "want-mapping",
        "empty-text",
        "empty-list",
    }
)
_DASHES: Final = re.compile(r"[ ]*-[ ]")
#: Faults for what is defined nowhere, and how it would be defined in a file that could not be read as it was meant.
_DEFINED: Final = {"unknown-id": r"\bid[:：]\s*['\"]?{}", "unknown-value": r"(?m)^[\s\u3000-]*['\"]?{}['\"]?[ \u3000]*[:：]"}


def with_list_names(source: YamlSource) -> Iterator[Fault]:
    """Give the faults of a file's YAML; a list without its key is told which key it lacks."""
    for fault in source.faults:
        if fault.code == "list-without-key":
            match = re.search(_TYPE, source.text)
            shape = SECTIONS.get(match[1], APPENDIX) if match else APPENDIX
            item = dict(fault.values)["item"]
            fault = fault._replace(values=(*fault.values, ("list", _list_of(shape, item))))
        yield fault


def _list_of(shape: Shape, item: str) -> str:
    """Give the key whose list's items have a certain key, ``''`` if there is none."""
    for key in shape.keys:
        if isinstance(key.kind, ListOf):
            of = key.kind.kind.shape if isinstance(key.kind.kind, Either) else key.kind.kind
            if isinstance(of, Shape):
                found = key.name if item in of.by_name else _list_of(of, item)
                if found:
                    return found
    return ""


class _Guesses:
    """What of a file may hang on a line that was guessed."""

    def __init__(self, source: YamlSource) -> None:
        self._guessed = source.guessed
        self._commas = {told.place.line for told in source.faults if told.code == "comma-missing"}
        mended = [source.mends.get(line, text) for line, text in enumerate(source.lines, 1)] if source.guessed else []
        self._depths = [depth(text) for text in mended]
        #: Rows from 0 that begin with a dash.
        self._begins: set[int] = set()
        #: Rows in order, by how deep they stand: those that say something, and those that begin with a dash.
        self._rows: dict[int, list[int]] = {}
        self._items: dict[int, list[int]] = {}
        for row, (deep, text) in enumerate(zip(self._depths, mended, strict=True)):
            if text.strip() and not text.lstrip().startswith("#"):
                self._rows.setdefault(deep, []).append(row)
            if _DASHES.match(text):
                self._begins.add(row)
                self._items.setdefault(deep, []).append(row)

    def reach(self, fault: Fault) -> bool:
        """Say whether a line was guessed within the entries among which a fault stands, or at one of those that hold them.

        The entries are those of an item that begins with a dash, or of the whole file; the line behind them may be one, too.
        Behind a comma that was put in only what stands on its line and on the next may hang on it.
        """
        if not self._commas.isdisjoint((fault.place.line - 1, fault.place.line)):
            return True
        if not self._guessed:
            return False
        row = fault.place.line - 1
        first = row if row in self._begins else _last_before(self._items, row, self._depths[row])
        margin = self._depths[first] if first > 0 else -1
        behind = [rows[at] for own, rows in self._rows.items() if own <= margin and (at := bisect_right(rows, row)) < len(rows)]
        last = min(behind, default=len(self._depths)) - 1
        if any(first < line <= last + 2 for line in self._guessed):
            return True
        holder = first
        while margin > 0 and (holder := _last_before(self._rows, holder, margin)) >= 0:
            if holder + 1 in self._guessed:
                return True
            margin = self._depths[holder]
        return False


def _last_before(rows: Mapping[int, Sequence[int]], row: int, deep: int) -> int:
    """Give the last row before one that stands less deep; -1: there is none."""
    return max((own[at - 1] for found, own in rows.items() if found < deep and (at := bisect_left(own, row))), default=-1)


def without_guesses(faults: Iterable[Fault], sources: Mapping[str, YamlSource]) -> Iterator[Fault]:
    """Leave out what may only be wrong because lines were read where they were not meant to stand, or not at all."""
    unsure = [source.text for source in sources.values() if source.root is None or source.guessed]
    guesses: dict[str, _Guesses] = {}
    for fault in faults:
        source = sources.get(fault.place.file)
        if source is not None and fault.code in _ON_A_GUESS and fault not in source.faults:
            if source.name not in guesses:
                guesses[source.name] = _Guesses(source)
            if guesses[source.name].reach(fault):
                continue
        if fault.code in _DEFINED and unsure:
            written = _DEFINED[fault.code].format(re.escape(dict(fault.values)["name"]))
            if any(re.search(written, text) for text in unsure):
                continue
        yield fault
