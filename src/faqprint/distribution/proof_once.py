"""The proof of editions: each distinct page is read back once, and some editions whole.

A page that two editions share is one stream in both (``export.edition_pdf``), so it is proved where it is drawn; structure,
fonts and links, which come from shared documents and programs, are proved in the editions that are read back whole.
"""

from __future__ import annotations

import hashlib
import unicodedata
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from ..errors import ProofError
from ..export.object_file import ObjectBody
from ..layout.display_list import PlacedLine
from ..limits import GLYPH_CHARACTERS
from ..named_tuple import NamedTuple
from ..storage.memory_cache import MemoryCache

if TYPE_CHECKING:
    from ..proof.content import Lists
    from ..proof.line_forms import FormText, SetFont

#: How many editions are read back whole beside the first and the last.
SAMPLE: Final = 10
#: Marks that are kept at least: most of a page come again in the next edition.
_MARKS: Final = 4096
_MARK_END: Final = b"EMC\n"


def choose_whole(codes: Sequence[str]) -> frozenset[str]:
    """Give the codes of the editions that are read back whole: the first, the last, and some by the hash of their code."""
    by_hash = sorted(codes, key=lambda code: hashlib.sha256(code.encode()).digest())
    return frozenset((*codes[:1], *codes[-1:], *by_hash[:SAMPLE]))


def without_spaces(text: str) -> str:
    """Give a text as it is compared: in NFC without its white space, which composition changes."""
    return "".join(unicodedata.normalize("NFC", text).split())


class _ReadStream(NamedTuple):
    """What a stream shows."""

    text: str
    #: Its marks by their MCID, artifacts aside, in stream order.
    mcids: Sequence[int]
    #: Whether every mark is closed, and bears content of the tree or is an artifact.
    sound: bool = True


class StreamProof:
    """Reads the streams of pages back, each once."""

    def __init__(self, characters: Mapping[str, Mapping[int, str]], text_of: Callable[[Sequence[PlacedLine]], str]) -> None:
        """``characters``: the text of each code of each font, which may grow; ``text_of``: of lines, ``without_spaces``."""
        from ..proof.content import CodeAdvances, CodeMetrics
        from ..proof.font import Font

        metrics = CodeMetrics(2, CodeAdvances({}, 1000.0))
        self._fonts = {
            name: Font(name, "", metrics, texts, b"", True, None, True, False, GLYPH_CHARACTERS, "")
            for name, texts in characters.items()
        }
        self._text_of = text_of
        self._lists: Lists = {}
        self._marks: MemoryCache[FormText | None] = MemoryCache(_MARKS)
        #: The digests of what was read back, with the hash of the text that it showed, and its number of marks.
        self._proved: set[tuple[bytes, int, int]] = set()

    def prove(self, body: ObjectBody, texts: Sequence[PlacedLine], marks: int) -> None:
        """Read a page's stream back: its glyphs say what was to be drawn, in marked content of its own, every mark once.

        Raises ``ProofError``.
        """
        wanted = self._text_of(texts)
        proved = body.digest, hash(wanted), marks
        if proved in self._proved:
            return
        packed = b"".join(body.parts).partition(b"stream")[2].partition(b"\n")[2]
        operators = zlib.decompressobj().decompress(packed)
        read = self._read_marks(operators) or self._read_content(operators)
        if without_spaces(read.text) != wanted or read.mcids != list(range(marks)) or not read.sound:
            raise ProofError("proof-failed", lambda lang: [f"{wanted[:40]}…"])
        self._proved.add(proved)

    def _read_marks(self, operators: bytes) -> _ReadStream | None:
        """Read a stream mark by mark, each once; ``None``: one is of no form that ``line_forms`` knows.

        It is cut wherever a mark may end.  Where that is inside a string, what stands before is none of the forms.
        """
        from ..proof.line_forms import NO_FONT

        *parts, rest = operators.split(_MARK_END)
        if rest:
            return None
        text = ""
        mcids: list[int] = []
        font = NO_FONT
        for part in parts:
            mark = self._marks.memo((part, font), partial(self._read_mark, part, font))
            if mark is None:
                return None
            text += mark.text
            mcids += mark.mcids
            font = mark.font
        return _ReadStream(text, mcids)

    def _read_mark(self, part: bytes, font: SetFont) -> FormText | None:
        """Read a mark but for its end; ``font``: set before it."""
        from ..proof.line_forms import read_text

        return read_text(part + _MARK_END, self._fonts, font)

    def _read_content(self, operators: bytes) -> _ReadStream:
        """Read a stream of any form."""
        from ..proof.content import read_content

        content = read_content(operators, {name: font.metrics for name, font in self._fonts.items()}, {}, self._lists)
        runs = [run for mark in content.marks for run in mark.runs]
        text = "".join(self._fonts[run.font].characters.get(code, "\ufffd") for run in runs for code in run.codes)
        sound = not content.unbalanced and all(mark.mcid >= 0 or mark.artifact for mark in content.marks)
        return _ReadStream(text, [mark.mcid for mark in content.marks if mark.mcid >= 0], sound)
