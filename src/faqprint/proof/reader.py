"""A finished PDF read back from its bytes: pages with their marked content, and the fonts that draw it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from .content import Advances, CodeMetrics, Content, Lists, read_content
from .document import PdfFile, PdfPage
from .syntax import Ref

_SECTION: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_PAIR: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]+)>")
_RANGE: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[([^\]]*)\])")
#: Encodings that name their characters, but for those that ``Differences`` name (Annex D).
_CODECS: Final = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman"}
_UNI_NAME: Final = re.compile(r"uni([0-9A-F]{4})")
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]+)>")


class Font(NamedTuple):
    """A font of the file: its name, advances, characters by code, and its embedded program (``b''``: none).

    ``glyphs`` gives the glyph id of a code where it is not the code itself; ``truetype``: the program is a TrueType one;
    ``drawn``: it needs none, its glyphs are streams of the file (Type 3).
    """

    name: str
    metrics: CodeMetrics
    characters: Mapping[int, str]
    program: bytes
    truetype: bool
    glyphs: Mapping[int, int] | None
    composite: bool
    drawn: bool

    def glyph(self, code: int) -> int:
        """The glyph id that a code of a composite font shows."""
        return code if self.glyphs is None else self.glyphs.get(code, 0)


class PageContent(NamedTuple):
    """A page, its fonts by resource name, and its marked content."""

    page: PdfPage
    fonts: Mapping[str, Font]
    content: Content


class ReadPdf(NamedTuple):
    """All that a file draws, page by page."""

    document: PdfFile
    pages: tuple[PageContent, ...]

    def fonts(self) -> dict[int, tuple[str, Font]]:
        """Every font object that a page names, once each, and what it is called there."""
        return {id(font): (name, font) for page in self.pages for name, font in page.fonts.items()}


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def to_unicode(cmap: bytes) -> dict[int, str]:
    """The characters of each code by a ToUnicode CMap (ISO 32000-1, 9.10.3)."""
    characters: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        if kind == b"char":
            characters.update((int(code, 16), _utf16(target)) for code, target in _PAIR.findall(body))
            continue
        for first, last, target, several in _RANGE.findall(body):
            codes = range(int(first, 16), min(int(last, 16), int(first, 16) + 0xFFFF) + 1)
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
            widths.update(zip(range(first, first + len(second)), document.numbers(second), strict=False))
            index += 2
        elif index + 2 < len(items) and isinstance(second, int) and isinstance(items[index + 2], int | float):
            widths.update(dict.fromkeys(range(first, min(second, first + 0xFFFF) + 1), items[index + 2]))
            index += 3
        else:
            break
    return widths


def _number(value: Any, default: float) -> float:
    return value if isinstance(value, int | float) else default


def _encoded(document: PdfFile, value: Any) -> dict[int, str]:
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
    glyphs: dict[int, int] | None = None
    if composite:
        descendants = document.array(entries.get("DescendantFonts"))
        inner = document.dictionary(descendants[0] if descendants else None)
        metrics = CodeMetrics(2, Advances(_cid_widths(document, inner.get("W")), _number(document.get(inner.get("DW")), 1000)))
        table = document.plain(inner.get("CIDToGIDMap"))
        if table:
            glyphs = {code: int.from_bytes(table[2 * code : 2 * code + 2], "big") for code in range(len(table) // 2)}
        descriptor = document.dictionary(inner.get("FontDescriptor"))
    else:
        first = document.get(entries.get("FirstChar"))
        first = first if isinstance(first, int) else 0
        descriptor = document.dictionary(entries.get("FontDescriptor"))
        widths = dict(zip(range(first, first + 256), document.numbers(entries.get("Widths")), strict=False))
        if drawn:  # in the font's own units, not in thousandths of an em
            scale = 1000 * (document.numbers(entries.get("FontMatrix")) or [0.001])[0]
            widths = {code: width * scale for code, width in widths.items()}
        metrics = CodeMetrics(1, Advances(widths, _number(document.get(descriptor.get("MissingWidth")), 0)))
    characters = to_unicode(document.plain(entries.get("ToUnicode")))
    if not characters and not composite:
        characters = _encoded(document, entries.get("Encoding"))
    kind = next((key for key in ("FontFile2", "FontFile3", "FontFile") if key in descriptor), "")
    return Font(
        str(entries.get("BaseFont") or (f"{resource} (Type 3)" if drawn else resource)),
        metrics,
        characters,
        document.plain(descriptor.get(kind)),
        kind == "FontFile2",
        glyphs,
        composite,
        drawn,
    )


def read(data: bytes) -> ReadPdf:
    """Read a whole file; raises ``Damaged`` if its syntax does not hold."""
    document = PdfFile(data)
    known: dict[int, Font] = {}
    lists: Lists = {}

    def font(value: Any, resource: str) -> Font:
        if type(value) is not Ref:
            return read_font(document, value, resource)
        if value not in known:
            known[value] = read_font(document, value, resource)
        return known[value]

    pages = []
    for page in document.pages():
        fonts = {key: font(value, key) for key, value in document.dictionary(page.resources.get("Font")).items()}
        properties = document.dictionary(page.resources.get("Properties"))
        contents = document.get(page.entries.get("Contents"))
        parts = contents if isinstance(contents, list) else [page.entries.get("Contents")]
        content = read_content(
            b"\n".join(map(document.plain, parts)),
            {key: value.metrics for key, value in fonts.items()},
            {key: document.dictionary(value) for key, value in properties.items()},
            lists,
        )
        pages.append(PageContent(page, fonts, content))
    return ReadPdf(document, tuple(pages))
