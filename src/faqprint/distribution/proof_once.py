"""The proof of editions: each distinct page is read back once, and some editions whole.

A page that two editions share is one stream in both (``export.edition_pdf``), so it is proved where it is drawn; structure,
fonts and links, which come from shared documents and programs, are proved in the editions that are read back whole.
"""

from __future__ import annotations

import hashlib
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ..errors import ProofError
from ..export.object_file import ObjectBody
from ..layout.display_list import PlacedLine

if TYPE_CHECKING:
    from ..proof.content import CodeMetrics

#: How many editions are read back whole beside the first and the last.
SAMPLE: Final = 10


def choose_whole(codes: Sequence[str]) -> frozenset[str]:
    """Give the codes of the editions that are read back whole: the first, the last, and some by the hash of their code."""
    by_hash = sorted(codes, key=lambda code: hashlib.sha256(code.encode()).digest())
    return frozenset((*codes[:1], *codes[-1:], *by_hash[:SAMPLE]))


def without_spaces(text: str) -> str:
    """Give a text as it is compared: in NFC without its white space, which composition changes."""
    return "".join(unicodedata.normalize("NFC", text).split())


class StreamProof:
    """Reads the streams of pages back, each once."""

    def __init__(self, characters: Mapping[str, Mapping[int, str]]) -> None:
        """``characters``: the text of each code of each font, which may grow."""
        self._characters = characters
        self._fonts: dict[str, CodeMetrics] = {}
        self._marks: Any = {}
        self._proved: set[bytes] = set()

    def prove(self, body: ObjectBody, texts: Sequence[PlacedLine], marks: int) -> None:
        """Read a page's stream back: its glyphs say what was to be drawn, in marked content of its own, every mark once.

        Raises ``ProofError``.
        """
        from ..proof.content import CodeAdvances, CodeMetrics, read_content

        if body.digest in self._proved:
            return
        self._fonts = self._fonts or {name: CodeMetrics(2, CodeAdvances({}, 1000.0)) for name in self._characters}
        packed = b"".join(body.parts).partition(b"stream")[2].partition(b"\n")[2]
        operators = zlib.decompressobj().decompress(packed)
        content = read_content(operators, self._fonts, {}, self._marks)
        drawn = "".join(
            self._characters[run.font].get(code, "\ufffd") for mark in content.marks for run in mark.runs for code in run.codes
        )
        wanted = "".join(piece.text for text in texts for piece in text.line.pieces)
        mcids = [mark.mcid for mark in content.marks if mark.mcid >= 0]
        untagged = any(mark.mcid < 0 and not mark.artifact for mark in content.marks)
        if without_spaces(drawn) != without_spaces(wanted) or mcids != list(range(marks)) or untagged or content.unbalanced:
            raise ProofError("proof-failed", lambda lang: [f"{without_spaces(wanted)[:40]}…"])
        self._proved.add(body.digest)
