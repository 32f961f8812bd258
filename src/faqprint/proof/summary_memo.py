"""What a page came to in the last proof, for a page that is the same: of the same bytes, of fonts whose codes say the same.

The maps of the fonts are the file's own each time: what the last proof kept is found by what they say of the codes on the page.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..storage.last_build import BuildMemo, build_key
from ..storage.packing import unwrap, wrap
from .font import Font
from .page_summary import NOWHERE, PageSummary
from .syntax import PdfStream


class CodeMeanings(dict[int, bytes]):
    """What a font says of each code, as bytes, found once: its text, or that it has none, and its advance."""

    def __init__(self, font: Font) -> None:
        """Nothing was asked yet."""
        self._font = font
        #: What holds for all of its codes.
        self.head = repr((font.composite, font.metrics.code_bytes)).encode()

    def __missing__(self, code: int) -> bytes:
        meaning = self[code] = repr((self._font.characters.get(code), self._font.metrics.advances[code])).encode()
        return meaning

    def of(self, codes: Iterable[int]) -> bytes:
        """What it says of some codes."""
        return b"".join(map(self.__getitem__, codes))


def remembered_summary(
    memo: BuildMemo,
    context: bytes,
    streams: Sequence[Any],
    meanings: Mapping[str, CodeMeanings],
    read: Callable[[], PageSummary | None],
) -> PageSummary | None:
    """The summary of a page, by its streams as they lie in the file; ``read`` gives it anew, ``None``: it has none.

    ``context``: all else that a summary depends on but the fonts, ``meanings``: what these say.
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
    maps = [part for name, shown in codes.items() for part in (name.encode(), meanings[name].head, meanings[name].of(shown))]
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


def _pack_codes(summary: PageSummary | None) -> bytes:
    codes = summary.codes if summary else {}
    return wrap([" ".join(codes).encode(), *(array("H", sorted(shown)).tobytes() for shown in codes.values())])


def _unpack_codes(packed: bytes) -> dict[str, array[int]]:
    names, *codes = unwrap(packed)
    return dict(zip(names.decode().split(), (array("H", shown) for shown in codes), strict=True))


def _pack(summary: PageSummary | None) -> bytes:
    if summary is None:
        return b""
    marks, heads = (array("q", mcids).tobytes() for mcids in (summary.texts, sorted(summary.heads)))
    return wrap([marks, heads, NOWHERE.join(summary.texts.values()).encode()])


def _unpack(packed: bytes, codes: Mapping[str, Iterable[int]]) -> PageSummary | None:
    if not packed:
        return None
    marks, heads, texts = unwrap(packed)
    listed = texts.decode().split(NOWHERE) if marks else []
    return PageSummary(dict(zip(array("q", marks), listed, strict=True)), frozenset(array("q", heads)), codes)
