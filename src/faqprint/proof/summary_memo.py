"""What a page came to in the last proof, for a page that is the same: of the same bytes, of fonts whose codes say the same.

The maps of the fonts are the file's own each time: what the last proof kept is found by what they say of the codes on the page.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..storage.last_build import BuildMemo, build_key
from ..storage.packing import unwrap, wrap
from .font import Font
from .page_summary import PageSummary
from .syntax import PdfStream


def remembered_summary(
    memo: BuildMemo, context: bytes, streams: Sequence[Any], fonts: Mapping[str, Font], read: Callable[[], PageSummary | None]
) -> PageSummary | None:
    """The summary of a page, by its streams as they lie in the file; ``read`` gives it anew, ``None``: it has none.

    ``context``: all else that a summary depends on but ``fonts``.
    """
    if not all(isinstance(stream, PdfStream) for stream in streams):
        return read()
    base = build_key(context, *(part for stream in streams for part in (repr(stream.entries).encode(), stream.raw)))
    made: list[PageSummary | None] = []

    def make() -> PageSummary | None:
        if not made:
            made.append(read())
        return made[0]

    codes = _unpack_codes(memo(build_key(b"proved codes", base), lambda: _pack_codes(make())))
    maps = [part for name, shown in codes.items() for part in (name.encode(), *_meanings(fonts[name], shown))]
    packed = memo(build_key(b"proved page", base, *maps), lambda: _pack(make()))
    return made[0] if made else _unpack(packed, codes)


def pack_summary(summary: PageSummary | None) -> bytes:
    """Give a summary as bytes, for this machine; of none, nothing."""
    return wrap([_pack_codes(summary), _pack(summary)]) if summary else b""


def unpack_summary(packed: bytes) -> PageSummary | None:
    """Give back what ``pack_summary`` took."""
    if not packed:
        return None
    codes, told = unwrap(packed)
    return _unpack(told, _unpack_codes(codes))


def _meanings(font: Font, codes: Sequence[int]) -> tuple[bytes, ...]:
    """What a font says of codes: their texts, or that they have none, and their advances."""
    texts = [font.characters.get(code) for code in codes]
    advances = array("d", map(font.metrics.advances.__getitem__, codes))
    return json.dumps((texts, font.composite, font.metrics.code_bytes)).encode(), advances.tobytes()


def _pack_codes(summary: PageSummary | None) -> bytes:
    codes = summary.codes if summary else {}
    return wrap([json.dumps(list(codes)).encode(), *(array("H", sorted(shown)).tobytes() for shown in codes.values())])


def _unpack_codes(packed: bytes) -> dict[str, array[int]]:
    names, *codes = unwrap(packed)
    return dict(zip(json.loads(names), (array("H", shown) for shown in codes), strict=True))


def _pack(summary: PageSummary | None) -> bytes:
    if summary is None:
        return b""
    return json.dumps((list(summary.texts.items()), sorted(summary.heads)), ensure_ascii=False).encode()


def _unpack(packed: bytes, codes: Mapping[str, Iterable[int]]) -> PageSummary | None:
    if not packed:
        return None
    texts, heads = json.loads(packed)
    return PageSummary(dict(texts), frozenset(heads), codes)
