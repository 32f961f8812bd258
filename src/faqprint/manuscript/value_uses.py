"""Which values use which, followed to the end once: rings of them, and how long their texts become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from ..limits import VALUE_CHARACTERS
from .model import Inline

#: Names of a ring that a message shows.
_SHOWN: Final = 8


def value_rings(values: Mapping[str, Inline]) -> dict[str, str]:
    """Give the values that come to use themselves, each with the ring of names that leads back to it, as it is shown.

    Every ring has at least one of its values among them; a long one is told at its first alone.
    """
    rings: dict[str, str] = {}
    done: set[str] = set()
    for start in values:
        way: dict[str, Iterator[str]] = {} if start in done else {start: _used_names(values, start)}
        while way:
            name, uses = next(reversed(way.items()))
            used = next(uses, None)
            if used is None:
                done.add(name)
                del way[name]
            elif used in way:
                names = list(way)
                ring = names[names.index(used) :]
                for at in range(len(ring) if len(ring) <= _SHOWN else 1):
                    rings.setdefault(ring[at], show_ring([*ring[at:], *ring[:at]]))
            elif used in values and used not in done:
                way[used] = _used_names(values, used)
    return rings


def show_ring(ring: list[str]) -> str:
    """Give the names by which a value comes back to itself, with arrows between them."""
    names = [*ring, ring[0]] if len(ring) <= _SHOWN else [*islice(ring, _SHOWN), "…", ring[0]]
    return " → ".join(names)


def long_values(values: Mapping[str, Inline]) -> dict[str, int]:
    """Give the values whose text becomes longer than is printed, with its length, and of those that use them none."""
    lengths: dict[str, int] = {}
    long: dict[str, int] = {}
    for start in values:
        way: dict[str, Iterator[str]] = {} if start in lengths else {start: _used_names(values, start)}
        while way:
            name, uses = next(reversed(way.items()))
            used = next((used for used in uses if used in values and used not in lengths and used not in way), None)
            if used is not None:
                way[used] = _used_names(values, used)
                continue
            text, spans = values[name]
            put_in = sum(lengths.get(span.value, 0) - (span.end - span.start) for span in spans)
            lengths[name] = min(len(text) + put_in, VALUE_CHARACTERS + 1)
            if lengths[name] > VALUE_CHARACTERS and not any(lengths.get(span.value, 0) > VALUE_CHARACTERS for span in spans):
                long[name] = len(text) + put_in
            del way[name]
    return long


def _used_names(values: Mapping[str, Inline], name: str) -> Iterator[str]:
    return (span.value for span in values[name].spans)
