"""The font of many editions: the glyphs of the base, to which each edition adds its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from struct import pack
from typing import TYPE_CHECKING, Final

from .deflate import DeflateRun, compress_run, join_runs, store
from .embedding import CMAP_HEAD, CMAP_TAIL, blocks_of, font_dictionaries, format_widths, mapping, mappings, subset_tag
from .growing_font import GrowingFont, SourceFont
from .object_file import ObjectBody
from .page_parts import CALL, PLACED_FONT, SUBSET, WIDTHS, Embedded
from .typeface import Typeface, Usage

if TYPE_CHECKING:
    from ..text.line import Piece

#: How a plain build's font leads from codes to glyphs, and how these do.
_IDENTITY: Final = b"/CIDToGIDMap /Identity"
_PLACED: Final = b"/CIDToGIDMap " + CALL % (len(PLACED_FONT) - 1)
#: What all codes are wide that ``W`` does not tell of, in thousandths of an em.
_EM: Final = 1000
_NONE: Final[frozenset[int]] = frozenset()
_STREAM_END: Final = b"\r\nendstream"


class EditionFont:
    """A typeface's font with the glyphs of the base, to which an edition adds its own."""

    def __init__(self, typeface: Typeface, base: Sequence[Piece]) -> None:
        """``base``: what the appendix shows in this typeface with its own values."""
        self.resource: Final = typeface.resource
        codes = sorted(typeface.codes_for(base))
        self._typeface = typeface
        self._codes = frozenset(codes)
        self._clusters = {cluster for cluster, own in typeface.codes.items() if self._codes.issuperset(own)}
        self._program = GrowingFont(SourceFont(typeface.path, typeface.number), codes, typeface.copies)
        self._own = _Own(typeface, self._program)
        self._widths = format_widths(zip(codes, map(self._program.advance, codes), strict=True)).encode()
        self._mappings: list[DeflateRun] = [
            compress_run((CMAP_HEAD + mappings(typeface.texts, codes)).encode()),
            compress_run(CMAP_TAIL.encode()),
        ]
        self._dictionaries = [body.replace(_IDENTITY, _PLACED) for body in font_dictionaries(typeface)]
        #: Of all that the streams come from, but for the codes beyond the base's.
        self._identity = sha256(self._program.source.checks + repr(codes).encode())

    def beyond_base(self, usage: Usage) -> frozenset[int]:
        """Give the codes of what was shown, beyond those of the base."""
        return frozenset(self._typeface.codes_of(usage, self._clusters) - self._codes) if usage.texts else _NONE

    def embed(self, more: Iterable[int]) -> Embedded:
        """Give the font's objects with more codes than the base's."""
        extra = sorted(more)
        program, length, places = self._program.extend(extra)
        own = list(map(self._own.__getitem__, extra))
        texts = join_runs([self._mappings[0], store(blocks_of([entry for entry, _ in own]).encode()), self._mappings[1]])
        identity = self._identity.copy()
        identity.update(pack(f">{len(extra)}H", *extra))
        digest = identity.digest()
        streams = (
            edition_stream(program, b"/Length1 %d" % length, digest),
            edition_stream(texts, digest=digest),
            edition_stream(places, digest=digest),
        )
        odd = [(code, width) for code, (_, width) in zip(extra, own, strict=True) if width != _EM]
        listed = self._widths + format_widths(odd).encode() if odd else self._widths
        tag = subset_tag(digest).encode()
        descriptor, descendant, font = [body.replace(SUBSET, tag).replace(WIDTHS, listed) for body in self._dictionaries]
        return Embedded((streams[0], descriptor, descendant, streams[1], font, streams[2]))


class _Own(dict[int, tuple[str, float]]):
    """Code -> its entry in the CMap, and its width."""

    def __init__(self, typeface: Typeface, program: GrowingFont) -> None:
        self._texts = typeface.texts
        self._program = program

    def __missing__(self, code: int) -> tuple[str, float]:
        own = self[code] = mapping(code, self._texts[code]), self._program.advance(code)
        return own


def edition_stream(packed: Sequence[bytes], entries: bytes = b"", digest: bytes = b"") -> ObjectBody:
    """Give a stream object of compressed content in parts; ``digest``: one that stands for it, if there is one."""
    length = sum(map(len, packed))
    head = b"<</Filter/FlateDecode%b/Length %d>>\nstream\n" % (entries, length)
    parts = (head, *packed, _STREAM_END)
    return ObjectBody(parts, len(head) + length + len(_STREAM_END), digest or sha256(b"".join(packed)).digest())
