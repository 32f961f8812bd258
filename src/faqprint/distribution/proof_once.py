"""The proof of editions: each distinct page is read back once, and some editions whole.

A page that two editions share is one stream in both (``export.assemble``), so it is proved where it is drawn; structure, fonts
and links, which come from shared documents and programs, are proved in the editions that are read back whole.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from typing import Final

from ..errors import ProofError
from ..layout.display_list import Text
from .squeeze import squeezed

#: How many editions are read back whole beside the first and the last.
SAMPLE: Final = 10


def chosen_whole(codes: Sequence[str]) -> frozenset[str]:
    """Give the codes of the editions that are read back whole: the first, the last, and some by the hash of their code."""
    by_hash = sorted(codes, key=lambda code: hashlib.sha256(code.encode()).digest())
    return frozenset((*codes[:1], *codes[-1:], *by_hash[:SAMPLE]))


def prove_stream(body: bytes, texts: Sequence[Text], marks: int, characters: Mapping[str, Mapping[int, str]]) -> None:
    """Read a page's stream back: its glyphs say what was to be drawn, in marked content of its own, every mark once.

    ``characters``: the text of each code of each font.  Raises ``ProofError``.
    """
    from ..proof.content import Advances, CodeMetrics, read_content

    packed = body.partition(b"stream")[2].partition(b"\n")[2]
    operators = zlib.decompressobj().decompress(packed)
    fonts = {name: CodeMetrics(2, Advances({}, 1000.0)) for name in characters}
    content = read_content(operators, fonts, {}, {})
    shown = "".join(characters[run.font].get(code, "\ufffd") for mark in content.marks for run in mark.runs for code in run.codes)
    wanted = "".join(piece.text for text in texts for piece in text.line.pieces)
    mcids = [mark.mcid for mark in content.marks if mark.mcid >= 0]
    untagged = any(mark.mcid < 0 and not mark.artifact for mark in content.marks)
    if squeezed(shown) != squeezed(wanted) or mcids != list(range(marks)) or untagged or content.unbalanced:
        raise ProofError("proof-failed", lambda lang: [f"{squeezed(wanted)[:40]}…"])
