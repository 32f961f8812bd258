"""A PDF that grows at its end: the file as it was, then the objects that are new or others by now (ISO 32000-1, 7.5.6).

By hand: qpdf writes every file anew.  A manual that is bound with a thousand appendices is written once, and each result costs
the objects of its own appendix.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final

from pikepdf import Dictionary, Name, Object, Pdf, Stream

from ..export.deflate import deflate
from ..export.object_file import PACK, object_stream
from .hybrid_file import FILE_END
from .pdf_values import make_name

#: Bytes of a row of the cross-reference stream: what kind of entry, where, which of those there.
_ROW: Final = (1, 4, 2)


def written_objects(values: Iterable[Any]) -> dict[int, bytes]:
    """Give objects, but for streams, as they are written, by their numbers."""
    return {value.objgen[0]: value.unparse(resolved=True) for value in values if not isinstance(value, Stream)}


def update_file(base: bytes, pdf: Pdf, before: Mapping[int, bytes]) -> bytes:
    """Give a file with what was changed and added in memory behind its end.

    ``base``: the file as it was opened as ``pdf``, written by qpdf with object streams; ``before``: all objects of it that may be
    others by now, as they were written (``written_objects``).
    """
    size, end = int(pdf.trailer.Size), pdf.make_indirect(Dictionary()).objgen[0]
    changed = [number for number in sorted(before) if pdf.get_object(number, 0).unparse(resolved=True) != before[number]]
    plain = [(number, pdf.get_object(number, 0).unparse(resolved=True)) for number in changed]
    streams: list[tuple[int, bytes]] = []
    for number in range(size, end):
        value = pdf.get_object(number, 0)
        if isinstance(value, Stream):
            streams.append((number, _stream(value)))
        else:
            plain.append((number, value.unparse(resolved=True) if isinstance(value, Object) else _scalar(value)))
    return base + _update(base, pdf, plain, streams, end)


def _stream(value: Stream) -> bytes:
    raw = bytes(value.read_raw_bytes())
    entries = b" ".join(
        b"%b %b" % (make_name(key).unparse(), part.unparse() if isinstance(part, Object) else _scalar(part))
        for key, part in sorted(value.items())
        if key != "/Length"
    )
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries, len(raw), raw)


def _scalar(value: Any) -> bytes:
    """A number, a truth value or nothing as it is written."""
    if value is None:
        return b"null"
    return str(value).lower().encode() if isinstance(value, bool | int) else format(value, "f").encode()


def _update(base: bytes, pdf: Pdf, plain: list[tuple[int, bytes]], streams: list[tuple[int, bytes]], following: int) -> bytes:
    parts: list[bytes] = []
    at = len(base)
    rows: dict[int, tuple[int, int, int]] = {}

    def put(number: int, body: bytes) -> None:
        nonlocal at
        whole = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        parts.append(whole)
        rows[number] = 1, at, 0
        at += len(whole)

    for number, body in streams:
        put(number, body)
    for start in range(0, len(plain), PACK):
        members = plain[start : start + PACK]
        put(following, object_stream(members))
        rows.update((number, (2, following, place)) for place, (number, _) in enumerate(members))
        following += 1
    rows[following] = 1, at, 0
    content = deflate(b"".join(b"".join(n.to_bytes(w) for n, w in zip(rows[key], _ROW, strict=True)) for key in sorted(rows)))
    identity = sha256(b"".join(parts)).hexdigest()[:32].encode()
    first = pdf.trailer.ID[0].unparse()
    found = FILE_END.search(base, len(base) - 64)
    assert found is not None  # qpdf wrote it
    head = b"<</Type/XRef/Size %d/W[%d %d %d]/Index[%b]/Prev %b/Root %b/ID[%b<%b>]%b/Filter/FlateDecode/Length %d>>" % (
        following + 1,
        *_ROW,
        _runs(sorted(rows)),
        found[1],
        pdf.trailer.Root.unparse(),
        first,
        identity,
        b"/Info %b" % pdf.trailer.Info.unparse() if Name.Info in pdf.trailer else b"",
        len(content),
    )
    parts.append(b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (following, head, content, at))
    return b"".join(parts)


def _runs(numbers: list[int]) -> bytes:
    """Give where each run of numbers begins, and how many it has."""
    begins = [numbers[0], *(after for before, after in pairwise(numbers) if after != before + 1)]
    places = [*map(numbers.index, begins), len(numbers)]
    return b" ".join(b"%d %d" % (begin, end - start) for begin, (start, end) in zip(begins, pairwise(places), strict=True))
