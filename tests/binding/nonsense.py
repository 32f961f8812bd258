"""Whole PDFs with nonsense in them: values of a wrong type, rings in trees, objects that are not there."""

from __future__ import annotations

from io import BytesIO
from random import Random
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from .manuals import saved


def with_nonsense(content: bytes, rng: Random) -> bytes:
    """The file with one to twelve entries that are nonsense."""
    with pikepdf.open(BytesIO(content)) as pdf:
        holders = _holders(pdf)
        for _ in range(rng.choice((1, 1, 2, 4, 12))):
            holder = rng.choice(holders)
            keys = range(len(holder)) if isinstance(holder, Array) else sorted(holder.keys() - {"/Length"})
            if keys:
                _set(holder, rng.choice(keys), _nonsense(pdf, holders, rng))
        return saved(pdf)


def _holders(pdf: Pdf) -> list[Any]:
    """All dictionaries and arrays of a file, and those within them."""
    found = [value for value in pdf.objects if isinstance(value, Dictionary | Stream | Array)]
    for holder in found:
        inner = list(holder) if isinstance(holder, Array) else [value for _, value in holder.items()]
        found += [value for value in inner if isinstance(value, Dictionary | Array) and not value.is_indirect]
    return found


def _set(holder: Any, key: Any, value: Any) -> None:
    if value is None and not isinstance(holder, Array):
        del holder[key]
    else:
        holder[key] = value


def _nonsense(pdf: Pdf, holders: list[Any], rng: Random) -> Any:
    """A value: simple, empty, of the file's own (and so maybe a ring), or a reference to nothing."""
    simple: list[Any] = [
        None,
        True,
        -1,
        10**9,
        Object.parse(b"1.5"),
        Name.Foo,
        String("x"),
        Array(),
        Dictionary(),
        Array([1, None]),
    ]
    made = [pdf.make_stream(b"abc"), pdf.make_indirect(Dictionary(Foo=1)), pdf.get_object(99_999, 0)]
    own = [holder for holder in holders if holder.is_indirect]
    return rng.choice([*simple, *made, *rng.sample(own, min(len(own), 6))])
