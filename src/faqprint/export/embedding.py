"""A typeface's objects in the file: the subset, its descriptor, widths and ToUnicode (ISO 32000-1, 9.7)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from struct import unpack_from
from typing import Final

from ..storage.packing import unwrap, wrap
from .deflate import deflate
from .object_file import stream, whole_object
from .outlines import TABLES, Copy, append_copies, sfnt
from .page_parts import SUBSET, WIDTHS, Embedded
from .typeface import Typeface

#: Tables that every TrueType font has, and that are not empty in any.
_NEVER_EMPTY: Final = ("head", "hhea", "hmtx", "loca", "maxp")
_POWERS: Final = [26**place for place in range(6)]
#: A CMap before and behind its entries.
CMAP_HEAD: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
CMAP_TAIL: Final = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def embed(typeface: Typeface, used: Iterable[int]) -> Embedded:
    """Give a typeface's objects for codes that were asked of it."""
    codes = sorted(used)
    copies = {code: typeface.copies[code] for code in codes if code in typeface.copies}
    tables = _subset(typeface, codes, copies)
    program = sfnt(tables)
    tag = subset_tag(hashlib.sha256(repr(codes).encode()).digest())
    descriptor, descendant, font = (
        body.replace(SUBSET, tag.encode()).replace(WIDTHS, _widths(tables, codes).encode())
        for body in font_dictionaries(typeface)
    )
    texts = CMAP_HEAD + mappings(typeface.texts, codes) + CMAP_TAIL
    return Embedded(
        (
            whole_object(stream(deflate(program), b" /Length1 %d" % len(program))),
            descriptor,
            descendant,
            whole_object(stream(deflate(texts.encode()))),
            font,
        )
    )


def font_dictionaries(typeface: Typeface) -> list[bytes]:
    """Give a typeface's dictionaries for any subset (``dictionaries``)."""

    def make() -> bytes:
        from .dictionaries import dictionaries

        return wrap(dictionaries(typeface))

    return unwrap(typeface.face.memo("dictionaries", make))


def _subset(typeface: Typeface, codes: Iterable[int], copies: Mapping[int, Copy]) -> dict[str, bytes]:
    """The tables of the subset: glyph ids kept, hints dropped, the copies appended.

    Raises ``MemoryError`` if a font that is whole cannot be subset: HarfBuzz does not say why.
    """
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.glyph_set.update(code for code in codes if code not in copies)
    wanted.glyph_set.update(copy.glyph for copy in copies.values())
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in typeface.source.table_tags if tag not in TABLES)
    try:
        subset = hb.subset(typeface.source, wanted)
        tables = {tag: subset.reference_table(tag).data for tag in TABLES}
        if not all(map(tables.get, _NEVER_EMPTY)):
            raise RuntimeError("a table is lost")
    except RuntimeError:
        if typeface.face.intact:
            raise MemoryError from None
        raise
    if copies:
        append_copies(tables, copies)
    return tables


def subset_tag(digest: bytes) -> str:
    """Six letters that stand for the glyphs of a subset, of which this is a digest (ISO 32000-1, 9.6.4)."""
    number = int.from_bytes(digest[:8])
    return "".join([chr(65 + number // power % 26) for power in _POWERS])


def _widths(tables: dict[str, bytes], codes: list[int]) -> str:
    full = unpack_from(">H", tables["hhea"], 34)[0]
    upem = unpack_from(">H", tables["head"], 18)[0]
    hmtx = tables["hmtx"]
    return format_widths((code, unpack_from(">H", hmtx, 4 * min(code, full - 1))[0] * 1000 / upem) for code in codes)


def format_widths(advances: Iterable[tuple[int, float]]) -> str:
    """Give what ``W`` says of codes that are not a full em (1,000) wide; neighbours share an entry."""
    runs: list[tuple[int, list[str]]] = []
    for code, width in advances:
        if width == 1000:
            continue
        if not runs or runs[-1][0] + len(runs[-1][1]) != code:
            runs.append((code, []))
        runs[-1][1].append(f"{round(width, 1):g}")
    return "".join(f"{first}[{' '.join(alike)}]" for first, alike in runs)


def mappings(texts: Mapping[int, str], codes: Sequence[int]) -> str:
    """Give the entries of a CMap that lead from codes to the texts that they stand for (PX-2)."""
    return blocks_of([mapping(code, texts[code]) for code in codes])


def blocks_of(lines: Sequence[str]) -> str:
    """Give the entries of a CMap, which must not be more than a hundred at a time."""
    blocks = (lines[i : i + 100] for i in range(0, len(lines), 100))
    return "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)


def mapping(code: int, text: str) -> str:
    """Give the entry of a CMap for a code, its text in UTF-16BE."""
    return f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>\n"
