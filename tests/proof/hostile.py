"""Small files that would take gigabytes, or not end: each a PDF whose few bytes ask for much."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from itertools import count
from typing import Final

Bomb = Callable[[], bytes]

#: Every hostile file by its name, with the code of the last finding about it.
BOMBS: Final[dict[str, tuple[Bomb, str]]] = {}
#: Characters of plain text that most have: a file of any size may have so many, so that it is their sense that matters.
MUCH: Final = 1_500_000


def bomb(last: str) -> Callable[[Bomb], Bomb]:
    """Enter a file under its own name."""

    def enter(function: Bomb) -> Bomb:
        BOMBS[function.__name__] = function, last
        return function

    return enter


def stream(content: bytes, entries: str = "", *, packed: bool = True) -> bytes:
    """A stream object, compressed unless it is not to be."""
    body = zlib.compress(content, 9) if packed else content
    kind = "/Filter/FlateDecode" if packed else ""
    return f"<<{entries}{kind}/Length {len(body)}>>\nstream\n".encode() + body + b"\nendstream"


def file_of(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A file with a table of its objects, which have the numbers from 1; the first is the catalog."""
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\n"
    return bytes(out) + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


def page_of(content: bytes, *further: bytes, resources: str = "", catalog: str = "", contents: str = "4 0 R") -> bytes:
    """A file of one page; the objects that are its own are 1 to 4, those in ``further`` follow."""
    return file_of(
        [
            f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {contents}/Resources<<{resources}>>>>".encode(),
            content,
            *further,
        ]
    )


def objects_packed(members: Sequence[bytes], root: int) -> bytes:
    """A file whose objects all lie in one object stream, one more for each number from 2."""
    starts, at = [], 0
    for member in members:
        starts.append(at)
        at += len(member) + 1
    index = " ".join(f"{number} {start}" for number, start in zip(count(2), starts, strict=False)).encode() + b"\n"
    holder = stream(index + b"\n".join(members), f"/Type/ObjStm/N {len(members)}/First {len(index)}")
    out = bytearray(b"%PDF-1.7\n")
    at = len(out)
    out += b"1 0 obj\n" + holder + b"\nendobj\n"
    rows = [b"\0\0\0\0\0\xff\xff", b"\1" + at.to_bytes(4, "big") + b"\0\0"]
    rows += [b"\2\0\0\0\1" + place.to_bytes(2, "big") for place in range(len(members))]
    own = len(members) + 2
    rows.append(b"\1" + len(out).to_bytes(4, "big") + b"\0\0")
    entries = f"/Type/XRef/Size {own + 1}/W[1 4 2]/Root {root} 0 R"
    end = len(out)
    out += b"%d 0 obj\n" % own + stream(b"".join(rows), entries) + b"\nendobj\n"
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % end


NARROW = "/Font<</F0<</Type/Font/Subtype/Type1/BaseFont/X/ToUnicode 5 0 R>>>>"
WIDE = "/Font<</F0<</Type/Font/Subtype/Type0/BaseFont/X/ToUnicode 5 0 R/DescendantFonts[<</W 6 0 R>>]>>>>"


def repeated(piece: bytes, size: int = MUCH) -> bytes:
    """A piece as often as it fits."""
    return piece * (size // len(piece))


@bomb("page-tabs")
def states() -> bytes:
    """Operators without end."""
    return page_of(stream(repeated(b"q Q ")))


@bomb("page-tabs")
def saved_states() -> bytes:
    """States that are saved and never restored."""
    return page_of(stream(repeated(b"q ")))


@bomb("page-tabs")
def operands() -> bytes:
    """Numbers that no operator takes, as distinct as may be."""
    return page_of(stream(b" ".join(b"%d" % number for number in range(MUCH // 7))))


@bomb("page-tabs")
def numbers() -> bytes:
    """Numbers that might belong to a path, whose operator does not come: each was a new beginning."""
    return page_of(stream(repeated(b"1 ")))


@bomb("pdf-too-much")
def nested_marks() -> bytes:
    """Marked content in marked content: each looked at all that it stands in."""
    return page_of(stream(repeated(b"/P<</MCID 0>>BDC ")))


@bomb("pdf-more-findings")
def distinct_marks() -> bytes:
    """A property list of its own for each mark."""
    return page_of(stream(b"".join(b"/P<</MCID %d>>BDC EMC " % number for number in range(MUCH // 24))))


@bomb("pdf-too-much")
def small_runs() -> bytes:
    """A run for every ten bytes, all at one place."""
    return page_of(stream(b"BT /F0 1 Tf " + repeated(b"<00>Tj ")), stream(b""), resources=NARROW)


@bomb("pdf-too-much")
def runs_on_one_line() -> bytes:
    """Runs beside each other: each was compared with all that follow."""
    return page_of(stream(b"BT /F0 1 Tf " + repeated(b"<00>Tj 9 0 Td ")), stream(b""), resources=NARROW)


@bomb("pdf-too-much")
def long_texts() -> bytes:
    """A code that stands for 256 characters, shown again and again."""
    cmap = b"1 beginbfchar <00> <" + b"3042" * 256 + b"> endbfchar"
    return page_of(stream(b"BT /F0 1 Tf " + repeated(b"(" + b"\0" * 5000 + b")Tj ")), stream(cmap), resources=NARROW)


@bomb("pdf-too-much")
def very_long_text() -> bytes:
    """A code that stands for a million characters, in a range of all codes."""
    cmap = b"1 beginbfrange <0000> <ffff> <" + b"3042" * 1_000_000 + b"> endbfrange"
    return page_of(stream(b""), stream(cmap), b"[]", resources=WIDE)


@bomb("pdf-too-much")
def ranges() -> bytes:
    """All codes, again and again."""
    cmap = repeated(b"1 beginbfrange <0000> <ffff> <0000> endbfrange\n", 1_000_000)
    return page_of(stream(b""), stream(cmap), b"[]", resources=WIDE)


@bomb("font-encoding")
def sections_without_end() -> bytes:
    """Beginnings of maps without an end: each was sought to the end of the file."""
    return page_of(stream(b""), stream(repeated(b"beginbfchar ")), b"[]", resources=WIDE)


@bomb("font-encoding")
def lists_without_end() -> bytes:
    """Ranges whose list does not close."""
    cmap = b"beginbfrange " + repeated(b"<00><00>[") + b" endbfrange"
    return page_of(stream(b""), stream(cmap), b"[]", resources=WIDE)


@bomb("font-encoding")
def maps() -> bytes:
    """A map of a million codes."""
    cmap = b"beginbfchar " + b"".join(b"<%06x><0041>" % number for number in range(MUCH // 14)) + b" endbfchar"
    return page_of(stream(b""), stream(cmap), b"[]", resources=WIDE)


@bomb("pdf-too-much")
def widths() -> bytes:
    """The widths of all codes, again and again."""
    listed = b"[" + repeated(b"0 65535 1 ", 400_000) + b"]"
    return page_of(stream(b""), stream(b""), listed, resources=WIDE)


@bomb("pdf-damaged")
def images_without_end() -> bytes:
    """Beginnings of images without an end."""
    return page_of(stream(repeated(b"BI ")))


@bomb("pdf-damaged")
def strings_without_end() -> bytes:
    """Beginnings of strings, all of them escaped but for the first."""
    return page_of(stream(b"(" + repeated(b"\\(")))


@bomb("pdf-damaged")
def strings_in_objects() -> bytes:
    """The same in an object."""
    return page_of(stream(b""), b"(" + repeated(b"\\(", 1_000_000), catalog="/StructTreeRoot 5 0 R")


@bomb("pdf-damaged")
def arrays_without_end() -> bytes:
    """Beginnings of arrays with a string that does not end."""
    return page_of(stream(repeated(b"[(\\([(\\((\\(")))


@bomb("pdf-too-much")
def same_content() -> bytes:
    """One stream as the content of a page, thousands of times."""
    return page_of(stream(b"q Q " * 250_000), contents="[" + "4 0 R " * 10_000 + "]")


@bomb("pdf-too-much")
def inflated() -> bytes:
    """Two hundred megabytes of zeros, packed by the megabyte, of which the second is like all that follow."""
    packer = zlib.compressobj(9)
    first, following = (packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    end = b"\3\0" + ((200 << 20) % 65521 << 16 | 1).to_bytes(4, "big")  # the last block, and the zeros' Adler-32
    body = first + following * 199 + end
    return page_of(b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(body), body))


@bomb("pdf-too-much")
def inflated_twice() -> bytes:
    """Compressed and compressed again."""
    body = zlib.compress(zlib.compress(bytes(1 << 26), 9), 9)
    return page_of(b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>\nstream\n%b\nendstream" % (len(body), body))


@bomb("pdf-too-much")
def cross_references() -> bytes:
    """A cross-reference of millions of entries, predicted in rows of a byte."""
    rows = stream(bytes(20_000_000), "/Type/XRef/Size 10000000/W[0 1 0]/Root 1 0 R/DecodeParms<</Predictor 12/Columns 1>>")
    return b"%PDF-1.7\n1 0 obj\n" + rows + b"\nendobj\nstartxref\n9\n%%EOF\n"


@bomb("pdf-too-much")
def objects() -> bytes:
    """Millions of objects in one stream."""
    return objects_packed([b"<</Type/Catalog/Pages 3 0 R>>", b"[" + repeated(b"1 ", 30_000_000) + b"]"], 2)


@bomb("pdf-damaged")
def distinct_objects() -> bytes:
    """Values, each another one."""
    values = b" ".join(b"%d" % number for number in range(300_000))
    return objects_packed([b"<</Type/Catalog/Pages 3 0 R>>", b"[" + values + b"]"], 2)


@bomb("pdf-damaged")
def overlapping_objects() -> bytes:
    """Objects of an object stream that all begin at one place, each of them long."""
    body = b"[" + repeated(b"1 ", 100_000) + b"]"
    index = b" ".join(b"%d 0" % number for number in range(3, 3000)) + b"\n"
    holder = stream(index + body, f"/Type/ObjStm/N 2997/First {len(index)}")
    rows = b"".join((b"\2\0\0\0\2" + place.to_bytes(2, "big")) for place in range(2997))
    head = b"%PDF-1.7\n"
    rows = bytes(14) + b"\1" + len(head).to_bytes(4, "big") + bytes(2) + rows
    own = stream(rows, "/Type/XRef/Size 3000/W[1 4 2]/Root 3 0 R")
    first = head + b"2 0 obj\n" + holder + b"\nendobj\n"
    return first + b"3001 0 obj\n" + own + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(first)


@bomb("pdf-too-much")
def streams_in_streams() -> bytes:
    """Streams each of which holds all that follow it."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    total = 4000
    names = " ".join(f"{number} 0 R" for number in range(4, 4 + total))
    objects.append(f"<</Type/Page/MediaBox[0 0 9 9]/Contents[{names}]>>".encode())
    made = bytearray(file_of([*objects, *[b"<</Length 0000000>>\nstream\n% " + b"x" * 60] * total]))
    end = made.rfind(b"xref\n0")
    tail = b"\nendstream\nendobj\n"
    made[end:end] = tail
    at = made.find(b"/Length 0000000")
    while 0 <= at < end:
        start = made.find(b"stream\n", at) + 7
        made[at : at + 15] = b"/Length %07d" % (end - start)
        at = made.find(b"/Length 0000000", at)
    return bytes(made).replace(b"startxref\n%d" % end, b"startxref\n%d" % (end + len(tail)))


@bomb("pdf-too-much")
def same_kids() -> bytes:
    """Lists of lists of lists: ten to the ninth elements."""
    levels = [f"[{' '.join([f'{number + 1} 0 R'] * 1000)}]".encode() for number in range(6, 12)]
    return page_of(stream(b""), b"<</Type/StructTreeRoot/K 6 0 R>>", *levels, b"7", catalog="/StructTreeRoot 5 0 R")


@bomb("page-tabs")
def nested_elements() -> bytes:
    """Twenty thousand elements, each in the one before: each was looked for to the end of the tree."""
    depth = 20_000
    elements = [b"<</S/P/P %d 0 R/K %d 0 R>>" % (max(5, number - 1), number + 1) for number in range(6, 6 + depth)]
    return page_of(stream(b""), b"<</Type/StructTreeRoot/K 6 0 R>>", *elements, b"null", catalog="/StructTreeRoot 5 0 R")


@bomb("pdf-more-findings")
def direct_elements() -> bytes:
    """Fifty thousand elements written into one another."""
    nested = b"<</S/P/K " * 50_000 + b"0" + b">>" * 50_000
    return page_of(stream(b""), b"<</Type/StructTreeRoot/K " + nested + b">>", catalog="/StructTreeRoot 5 0 R")


@bomb("pdf-more-findings")
def long_names() -> bytes:
    """Elements of a type whose name is a megabyte long."""
    elements = b"<</S/" + b"A" * 1_000_000 + b">>"
    return page_of(
        stream(b""),
        b"<</Type/StructTreeRoot/K[" + b"<</S 6 0 R>>" * 5000 + b"]>>",
        elements[4:-2],
        catalog="/StructTreeRoot 5 0 R",
    )


@bomb("page-tabs")
def roles() -> bytes:
    """A chain of types, each another's."""
    chain = b"".join(b"/A%d/A%d" % (number, number + 1) for number in range(50_000))
    return page_of(stream(b""), b"<</Type/StructTreeRoot/K null/RoleMap<<" + chain + b">>>>", catalog="/StructTreeRoot 5 0 R")


@bomb("pdf-too-much")
def same_attributes() -> bytes:
    """Elements that all have the same ten thousand attributes."""
    elements = b"<</S/TH/A 6 0 R>>" * 20_000
    attributes = b"[" + b"<</O/Layout>>" * 10_000 + b"]"
    root = b"<</Type/StructTreeRoot/K[" + elements + b"]>>"
    return page_of(stream(b""), root, attributes, catalog="/StructTreeRoot 5 0 R")


@bomb("pdf-too-much")
def wide_cells() -> bytes:
    """Cells that span ten thousand columns and rows."""
    cells = b"<</S/TD/A<</O/Table/ColSpan 10000/RowSpan 10000>>>>" * 2000
    root = b"<</Type/StructTreeRoot/K<</S/Table/K[<</S/TR/K[" + cells + b"]>>" + b"<</S/TR>>" * 5000 + b"]>>>>"
    return page_of(stream(b""), root, catalog="/StructTreeRoot 5 0 R")


@bomb("pdf-too-much")
def same_annotations() -> bytes:
    """Pages that all have the same thousands of annotations and fonts."""
    pages = 3000
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages)).encode()
    fonts = b"".join(b"/F%d<<>>" % number for number in range(3000))
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/MediaBox[0 0 9 9]/Resources 4 0 R/Kids[" + kids + b"]/Count %d>>" % pages,
            b"[" + b"<</Subtype/Link>>" * 3000 + b"]",
            b"<</Font<<" + fonts + b">>>>",
            *[b"<</Type/Page/Annots 3 0 R>>"] * pages,
        ]
    )


@bomb("pdf-too-much")
def same_numbers() -> bytes:
    """A number tree whose leaves all have the same thousands of entries."""
    leaves = b"[" + b"<</Nums 7 0 R>>" * 5_000 + b"]"
    numbers = b"[" + b"".join(b"%d 1 " % number for number in range(5_000)) + b"]"
    root = b"<</Type/StructTreeRoot/ParentTree<</Kids 6 0 R>>>>"
    return page_of(stream(b""), root, leaves, numbers, catalog="/StructTreeRoot 5 0 R")


@bomb("pdf-too-much")
def compound_glyphs() -> bytes:
    """Glyphs made of two of the next one, many levels deep, and of themselves."""
    return page_of(
        stream(b"BT /F0 1 Tf " + b"".join(b"<%04x>Tj " % number for number in range(1, 2000))),
        stream(b"beginbfrange <0000><ffff><0041> endbfrange"),
        stream(_font()),
        resources="/Font<</F0<</Type/Font/Subtype/Type0/BaseFont/X/ToUnicode 5 0 R"
        "/DescendantFonts[<</FontDescriptor<</FontFile2 6 0 R>>>>]>>>>",
    )


def _font() -> bytes:
    """A TrueType font of 2,000 glyphs, each made of a hundred of the next one."""
    part = b"\0\x20" + b"%b" + b"\0\0"
    glyphs = []
    for number in range(2000):
        following = min(number + 1, 1999).to_bytes(2, "big")
        glyphs.append(b"\xff\xff" + bytes(8) + (part % following) * 99 + b"\0\0" + following + b"\0\0")
    offsets, glyf = [0], b""
    for glyph in glyphs:
        glyf += glyph
        offsets.append(len(glyf))
    tables = {
        b"glyf": glyf,
        b"head": bytes(18) + (1000).to_bytes(2, "big") + bytes(30) + b"\0\1" + bytes(2),
        b"hhea": bytes(34) + b"\0\1",
        b"hmtx": b"\x03\xe8\0\0" + bytes(4000),
        b"loca": b"".join(offset.to_bytes(4, "big") for offset in offsets),
        b"maxp": b"\0\1\0\0" + (2000).to_bytes(2, "big"),
    }
    directory, body, at = b"", b"", 12 + 16 * len(tables)
    for tag, table in tables.items():
        directory += tag + bytes(4) + (at + len(body)).to_bytes(4, "big") + len(table).to_bytes(4, "big")
        body += table
    return b"\0\1\0\0" + len(tables).to_bytes(2, "big") + bytes(6) + directory + body
