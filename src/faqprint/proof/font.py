"""A font of a file: what its codes mean, how wide they are, and the program that draws them."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from ..limits import GLYPH_CHARACTERS, WorkBudget
from ..named_tuple import NamedTuple
from ..storage.memory_cache import Memoizer, make_anew
from .content import CodeAdvances, CodeMetrics
from .document import PdfFile
from .syntax import DamageError, PdfStream

_SECTION: Final = re.compile(rb"beginbf(char|range)(?:(.*?)endbf|.*+)", re.DOTALL)  # without an end it is none, and the last
_PAIR: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]+)>")
_RANGE: Final = rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[([^\[\]]*)\])"
#: Encodings that name their characters, but for those that ``Differences`` name (Annex D).
_CODECS: Final = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman"}
_UNI_NAME: Final = re.compile(r"uni([0-9A-F]{4})")
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]+)>")


#: Codes have two bytes at most.
_CODES: Final = 1 << 16
#: Units of work that an entry of a font's maps takes.
_ENTRY_UNITS: Final = 50


class Font(NamedTuple):
    """A font of the file: its name, type, advances, characters by code, and its embedded program (``b''``: none).

    ``subtype`` is that of its descendant if it is a composite one.
    ``glyphs`` gives the glyph id of each code where it is not the code itself; ``truetype``: the program is a TrueType one;
    ``drawn``: it needs none, its glyphs are streams of the file (Type 3); ``longest``: the most characters that a code stands
    for; ``encoding``: the name of the CMap from bytes to codes, ``''`` if that is embedded.
    """

    name: str
    subtype: str
    metrics: CodeMetrics
    characters: Mapping[int, str]
    program: bytes
    truetype: bool
    glyphs: Sequence[int] | None
    composite: bool
    drawn: bool
    longest: int
    encoding: str

    def glyph(self, code: int) -> int:
        """The number of the glyph that a code of a composite font shows; 0: none."""
        if self.glyphs is None:
            return code
        return self.glyphs[code] if code < len(self.glyphs) else 0


def _utf16(digits: bytes) -> str:
    if len(digits) > 4 * GLYPH_CHARACTERS:
        raise DamageError("code-text", most=GLYPH_CHARACTERS)
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def to_unicode(cmap: bytes, budget: WorkBudget | None = None, share: Memoizer = make_anew) -> dict[int, str]:
    """The characters of each code by a ToUnicode CMap (ISO 32000-1, 9.10.3); ``share``: has its sections of other fonts."""
    budget = budget or WorkBudget()
    characters: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        characters.update(share((kind, body), partial(_read_section, kind, body, budget)))
    return characters


def _read_section(kind: bytes, body: bytes, budget: WorkBudget) -> dict[int, str]:
    """The characters that a section of a CMap tells of, each code by itself or (``range``) several at once."""
    characters: dict[int, str] = {}
    if kind == b"char":
        for pair in _PAIR.finditer(body):
            budget.spend(_ENTRY_UNITS)
            characters[int(pair[1], 16)] = _utf16(pair[2])
        return characters
    for first, last, target, several in re.findall(_RANGE, body):
        codes = range(int(first, 16), min(int(last, 16), _CODES - 1) + 1)
        budget.spend((_ENTRY_UNITS + len(target)) * len(codes))
        if target:
            start = _utf16(target)
            head, base = start[:-1], ord(start[-1:] or "\0")
            characters.update((code, head + chr(min(base + step, 0x10FFFF))) for step, code in enumerate(codes))
        else:
            characters.update(zip(codes, map(_utf16, _HEX.findall(several)), strict=False))
    return characters


def _cid_widths(document: PdfFile, value: Any) -> dict[int, float]:
    """The advances of a CIDFont's W array."""
    widths: dict[int, float] = {}
    items = document.array(value)
    index = 0
    while index + 1 < len(items):
        first, second = items[index], document.get(items[index + 1])
        if not isinstance(first, int):
            break
        if isinstance(second, list):
            document.budget.spend(_ENTRY_UNITS * len(second))
            widths.update(zip(range(first, first + len(second)), document.numbers(second), strict=False))
            index += 2
        elif index + 2 < len(items) and isinstance(second, int) and isinstance(items[index + 2], int | float):
            codes = range(max(first, 0), min(second, _CODES - 1) + 1)
            document.budget.spend(_ENTRY_UNITS * len(codes))
            widths.update(dict.fromkeys(codes, items[index + 2]))
            index += 3
        else:
            break
    return widths


def _number(value: Any, default: float) -> float:
    return value if isinstance(value, int | float) else default


def _encoding_of(document: PdfFile, value: Any) -> dict[int, str]:
    """The characters of each code by the encoding of a simple font, as far as its names say (ISO 32000-1, 9.6.6)."""
    encoding = document.get(value)
    entries = document.dictionary(encoding)
    codec = _CODECS.get(str(entries.get("BaseEncoding") if entries else encoding))
    characters = {code: bytes((code,)).decode(codec, "ignore") for code in range(32, 256)} if codec else {}
    code = 0
    for item in map(document.get, document.array(entries.get("Differences"))):
        if isinstance(item, str):
            named = _UNI_NAME.fullmatch(item)
            characters[code] = chr(int(named[1], 16)) if named else item if len(item) == 1 else ""
            code += 1
        elif isinstance(item, int):
            code = item
    return characters


def read_font(document: PdfFile, value: Any, resource: str) -> Font:
    """The font that a resource of this name refers to."""
    entries = document.dictionary(value)
    composite, drawn = entries.get("Subtype") == "Type0", entries.get("Subtype") == "Type3"
    subtype = entries.get("Subtype")
    glyphs: array[int] | None = None
    if composite:
        descendants = document.array(entries.get("DescendantFonts"))
        inner = document.dictionary(descendants[0] if descendants else None)
        subtype = document.get(inner.get("Subtype"))
        metrics = CodeMetrics(
            2, CodeAdvances(_cid_widths(document, inner.get("W")), _number(document.get(inner.get("DW")), 1000))
        )
        table = document.decode(inner.get("CIDToGIDMap"))[: 2 * _CODES]
        if table:
            glyphs = array("H", table[: len(table) // 2 * 2])
            if sys.byteorder == "little":
                glyphs.byteswap()
        descriptor = document.dictionary(inner.get("FontDescriptor"))
    else:
        first = document.get(entries.get("FirstChar"))
        first = first if isinstance(first, int) else 0
        descriptor = document.dictionary(entries.get("FontDescriptor"))
        widths = dict(zip(range(first, first + 256), document.numbers(entries.get("Widths")), strict=False))
        if drawn:  # in the font's own units, not in thousandths of an em
            scale = 1000 * (document.numbers(entries.get("FontMatrix")) or [0.001])[0]
            widths = {code: width * scale for code, width in widths.items()}
        metrics = CodeMetrics(1, CodeAdvances(widths, _number(document.get(descriptor.get("MissingWidth")), 0)))
    characters = to_unicode(document.decode(entries.get("ToUnicode")), document.budget, document.make_once)
    if not characters and not composite:
        characters = _encoding_of(document, entries.get("Encoding"))
    kind = next((key for key in ("FontFile2", "FontFile3", "FontFile") if key in descriptor), "")
    encoding = document.get(entries.get("Encoding"))
    return Font(
        str(entries.get("BaseFont") or (f"{resource} (Type 3)" if drawn else resource)),
        str(subtype),
        metrics,
        characters,
        document.decode(descriptor.get(kind)),
        kind == "FontFile2",
        glyphs,
        composite,
        drawn,
        max(map(len, characters.values()), default=0),
        "" if isinstance(encoding, dict | PdfStream) else str(encoding),
    )
