"""What the content's keys add to the mistakes of its YAML: the name of a list that is missing, and what not to say on a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
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


def _hangs_on_a_guess(fault: Fault, source: YamlSource) -> bool:
    """Say whether a line was guessed within the entries among which a fault stands, or at one of those that hold them.

    The entries are those of an item that begins with a dash, or of the whole file; the line behind them may be one, too.
    Behind a comma that was put in only what stands on its line and on the next may hang on it.
    """
    commas = {told.place.line for told in source.faults if told.code == "comma-missing"}
    if not commas.isdisjoint((fault.place.line - 1, fault.place.line)):
        return True
    if not source.guessed:
        return False
    lines = [source.mends.get(line, text) for line, text in enumerate(source.lines, 1)]
    depths = [depth(text) if text.strip() and not text.lstrip().startswith("#") else None for text in lines]
    first = last = fault.place.line - 1
    margin = depth(lines[first]) + bool(_DASHES.match(lines[first]))
    while first > 0 and not (_DASHES.match(lines[first]) and depth(lines[first]) < margin):
        first -= 1
    margin = depth(lines[first]) if first else -1
    holders = {first + 1}
    while last + 1 < len(lines) and ((deep := depths[last + 1]) is None or deep > margin):
        last += 1
    for row in range(first - 1, -1, -1):
        deep = depths[row]
        if deep is not None and deep < margin:
            margin = deep
            holders.add(row + 1)
    return any(line in holders or first < line <= last + 2 for line in source.guessed)


def without_guesses(faults: Iterable[Fault], sources: Mapping[str, YamlSource]) -> Iterator[Fault]:
    """Leave out what may only be wrong because lines were read where they were not meant to stand, or not at all."""
    unsure = [source.text for source in sources.values() if source.root is None or source.guessed]
    for fault in faults:
        source = sources.get(fault.place.file)
        if source is not None and fault.code in _ON_A_GUESS and fault not in source.faults and _hangs_on_a_guess(fault, source):
            continue
        if fault.code in _DEFINED and unsure:
            written = _DEFINED[fault.code].format(re.escape(dict(fault.values)["name"]))
            if any(re.search(written, text) for text in unsure):
                continue
        yield fault
